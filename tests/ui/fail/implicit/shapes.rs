//! Functions that do not fit the solvers they are given to.

use grad_runtime::grad;
use grad_runtime::implicit;

fn without_companions(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] - theta[0]]
}

#[grad]
fn unknown(x: f64) -> f64 {
    implicit::root(without_companions, &[1.0], &[x])[0]
}

#[grad]
fn ridge(z: &[f64], theta: &[f64]) -> f64 {
    (z[0] - theta[0]).powi(2)
}

#[grad]
fn without_its_gradient(x: f64) -> f64 {
    implicit::argmin(ridge, &[1.0], &[x])[0]
}

fn main() {}
