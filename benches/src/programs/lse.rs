//! The logarithm of a sum of exponentials, shifted by the maximum so that nothing overflows.

use grad_runtime::grad;

/// `ln(sum(exp(x)))`.
#[grad(lagrangian)]
pub fn logsumexp(x: &[f64]) -> f64 {
    let mut max = f64::NEG_INFINITY;
    for &v in x {
        max = max.max(v);
    }
    let mut sum = 0.0;
    for &v in x {
        sum += (v - max).exp();
    }
    max + sum.ln()
}
