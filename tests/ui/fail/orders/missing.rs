//! Derivatives of companions whose function does not say that it has as many.

use grad_runtime::grad;

#[grad]
fn height(x: f64, y: f64) -> f64 {
    x * x * y
}

#[grad]
fn steepness(x: f64, y: f64) -> f64 {
    let (by_x, by_y) = height_grad(x, y);
    by_x.hypot(by_y)
}

#[grad(order = 2)]
fn bend(x: f64) -> f64 {
    height(x, 1.0).sin()
}

#[grad(order = 2)]
fn guarded(x: f64) -> Option<f64> {
    if x > 0.0 { Some(x.ln()) } else { None }
}

#[grad]
fn slope(x: f64) -> f64 {
    match guarded_grad(x) {
        Some(slope) => slope * x,
        None => 0.0,
    }
}

fn main() {
    steepness_grad(1.0, 2.0);
    bend_grad(1.0);
    slope_grad(1.0);
}
