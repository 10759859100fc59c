//! Closures given to solvers that cannot become functions, and what is no function.

use grad_runtime::grad;
use grad_runtime::implicit;

#[grad]
fn weights(w: &[f64]) -> f64 {
    implicit::root(|z, _| vec![z[0] - w[0]], &[1.0], &[])[0]
}

#[grad]
fn count(x: f64, n: usize) -> f64 {
    implicit::root(|z, theta| vec![z[0] * n as f64 - theta[0]], &[1.0], &[x])[0]
}

#[grad]
fn behind(x: f64, theta: &[f64]) -> f64 {
    implicit::root(|z, theta| vec![z[0] * x - theta[0]], &[1.0], theta)[0]
}

#[grad]
fn by_name(x: f64) -> f64 {
    let offset = |z: &[f64], _: &[f64]| vec![z[0] - x];
    implicit::root(offset, &[1.0], &[])[0]
}

#[grad]
fn objective(x: f64) -> f64 {
    implicit::argmin(|z, theta| (z[0] * theta[0], vec![theta[0]]), &[1.0], &[x])[0]
}

#[grad]
fn given(x: f64, g: fn(&[f64], &[f64]) -> Vec<f64>) -> f64 {
    implicit::root(g, &[1.0], &[x])[0]
}

#[grad]
fn taken_apart(x: f64) -> f64 {
    implicit::root_scalar(|z, &[ref a]: &[f64; 1]| z - a, 1.0, &[x])
}

fn main() {}
