//! The chained Rosenbrock function.

use grad_runtime::grad;

/// Sum of `100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2`.
#[grad(hvp, hessian, lagrangian)]
pub fn rosenbrock(x: &[f64]) -> f64 {
    let mut total = 0.0;
    for i in 0..x.len() - 1 {
        let valley = x[i + 1] - x[i] * x[i];
        let along = 1.0 - x[i];
        total += 100.0 * valley * valley + along * along;
    }
    total
}

/// Value and gradient, by hand: each adjoint is written once, with what the pair before left to it.
pub fn by_hand(x: &[f64], grad: &mut [f64]) -> f64 {
    let mut total = 0.0;
    let mut left = 0.0;
    for (pair, bar) in x.windows(2).zip(grad.iter_mut()) {
        let valley = pair[1] - pair[0] * pair[0];
        let along = 1.0 - pair[0];
        total += 100.0 * valley * valley + along * along;
        *bar = left - 400.0 * valley * pair[0] - 2.0 * along;
        left = 200.0 * valley;
    }
    grad[x.len() - 1] = left;
    total
}
