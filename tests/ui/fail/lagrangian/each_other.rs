//! Views that contain each other have no end.

use grad_runtime::grad;

#[grad(lagrangian)]
fn even(x: f64, n: usize) -> f64 {
    if n == 0 {
        return x;
    }
    let y = odd(x * 0.5, n - 1);
    y
}

#[grad(lagrangian)]
fn odd(x: f64, n: usize) -> f64 {
    if n == 0 {
        return -x;
    }
    let y = even(x * 2.0, n - 1);
    y
}

fn main() {}
