//! Gradient of logsumexp: the exponentials wait in the gradient itself until their sum is known.

/// The value of `logsumexp`; its gradient is written to `x_grad`.
pub fn logsumexp_value_and_grad_into(x: &[f64], x_grad: &mut [f64]) -> f64 {
    let max = x.iter().fold(f64::NEG_INFINITY, |max, &v| max.max(v));
    let mut sum = 0.0;
    for (term, &v) in x_grad.iter_mut().zip(x) {
        *term = (v - max).exp();
        sum += *term;
    }
    let share = 1.0 / sum;
    for term in x_grad {
        *term *= share;
    }
    max + sum.ln()
}
