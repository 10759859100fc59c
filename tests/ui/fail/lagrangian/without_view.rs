//! A function without a view of its own cannot be listed.

use grad_runtime::grad;

#[grad]
fn plain(x: f64) -> f64 {
    x * x
}

#[grad(lagrangian(plain))]
fn caller(x: f64) -> f64 {
    let y = plain(x);
    y * x
}

fn main() {}
