//! A rule beside the function cannot have the name of a companion.

use grad_runtime::grad;

#[grad(custom = clipped_vjp)]
fn clipped(x: f64) -> f64 {
    x.clamp(-1.0, 1.0)
}

fn clipped_vjp(_x: f64, seed: f64) -> f64 {
    seed
}

// Callers hear nothing of it.
#[grad]
fn caller(x: f64) -> f64 {
    clipped(x) + clipped_grad(1.0)
}

fn main() {}
