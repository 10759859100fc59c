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

/// Value and gradient, by hand.
pub fn by_hand(x: &[f64], grad: &mut [f64]) -> f64 {
    grad.fill(0.0);
    let mut total = 0.0;
    for (pair, bars) in x.windows(2).zip(0..) {
        let valley = pair[1] - pair[0] * pair[0];
        let along = 1.0 - pair[0];
        total += 100.0 * valley * valley + along * along;
        grad[bars] -= 400.0 * valley * pair[0] + 2.0 * along;
        grad[bars + 1] += 200.0 * valley;
    }
    total
}
