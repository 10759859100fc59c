//! An active argument for a parameter that the function called leaves out: the derivative would be lost.

use grad_runtime::grad;

#[grad(wrt(x))]
fn weighted(x: f64, y: f64) -> f64 {
    x * y
}

#[grad(wrt(x))]
fn sampled(x: f64, w: &[f64]) -> f64 {
    x * w[0]
}

#[grad]
fn by_value(x: f64) -> f64 {
    weighted(x, x)
}

#[grad]
fn by_reference(x: f64, w: &[f64]) -> f64 {
    sampled(x, w)
}

fn main() {}
