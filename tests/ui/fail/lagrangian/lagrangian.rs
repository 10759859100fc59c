//! Functions that cannot be seen as constraints.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Differentiable)]
struct Spring {
    k: f64,
}

impl Spring {
    #[grad(lagrangian)]
    fn energy(&self, x: f64) -> f64 {
        0.5 * self.k * x * x
    }
}

#[grad(lagrangian)]
fn of_struct(spring: &Spring, x: f64) -> f64 {
    let e = spring.k * x;
    e * x
}

#[grad(lagrangian)]
fn generic<const N: usize>(x: [f64; N]) -> f64 {
    let s = x[0] * x[1];
    s
}

#[grad(lagrangian)]
fn perhaps(x: f64) -> Option<f64> {
    if x > 0.0 { Some(x.sqrt()) } else { None }
}

#[grad(lagrangian, wrt(x))]
fn closure(x: f64, f: impl Fn(f64) -> f64) -> f64 {
    let y = f(2.0) * x;
    y
}

#[grad(lagrangian)]
fn scratch(x: f64, count: &mut usize) -> f64 {
    *count += 1;
    x * x
}

#[grad]
fn lookup(x: f64) -> Vec<(f64, usize)> {
    vec![(x * x, 1)]
}

#[grad(lagrangian)]
fn pairs(x: f64) -> f64 {
    let v: Vec<(f64, usize)> = lookup(x);
    v[0].0
}

#[grad(lagrangian(all))]
fn argument(x: f64) -> f64 {
    x * x
}

#[grad(lagrangian)]
fn constant(x: f64) -> f64 {
    2.0
}

fn main() {}
