//! No derivative at all, more than there are, and what is no number.

use grad_runtime::grad;

#[grad(order = 0)]
fn none(x: f64) -> f64 {
    x * x
}

#[grad(order = 9)]
fn many(x: f64) -> f64 {
    x * x
}

#[grad(order)]
fn unsaid(x: f64) -> f64 {
    x * x
}

#[grad(order = two)]
fn spelled(x: f64) -> f64 {
    x * x
}

fn main() {
    none_grad(1.0);
    many_grad(1.0);
    unsaid_grad(1.0);
    spelled_grad(1.0);
}
