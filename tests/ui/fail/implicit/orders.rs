//! Second derivatives through a minimiser whose objective has first ones only.

use grad_runtime::grad;
use grad_runtime::implicit;

#[grad]
fn cost(z: &[f64], theta: &[f64]) -> f64 {
    (z[0] - theta[0]).powi(2) + z[0].exp()
}

#[grad(hvp)]
fn best(a: f64) -> f64 {
    implicit::argmin(cost_value_and_grad, &[0.0], &[a])[0]
}

#[grad]
fn balance(z: &[f64], theta: &[f64]) -> [f64; 1] {
    [z[0].exp() - theta[0]]
}

#[grad(order = 2)]
fn level(a: f64) -> f64 {
    implicit::root(balance, &[0.0], &[a])[0]
}

fn main() {
    best_hvp(1.0, 1.0);
    level_grad(1.0);
}
