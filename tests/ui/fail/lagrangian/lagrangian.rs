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
fn loaded(spring: &mut Spring, x: f64) -> f64 {
    let e = spring.k * x;
    spring.k = e;
    e * x
}

#[grad(lagrangian)]
fn generic<const N: usize>(x: [f64; N]) -> f64 {
    let s = x[0] * x[1];
    s
}

#[grad(lagrangian)]
fn parsed<D: std::fmt::Display>(x: f64, text: &D) -> f64 {
    let s = x * text.to_string().len() as f64;
    s
}

mod shop {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Differentiable)]
    pub struct Coil {
        pub k: f64,
    }

    #[grad]
    pub fn made(k: f64) -> Coil {
        Coil { k: 2.0 * k }
    }
}

#[grad]
use shop::made;

#[grad(lagrangian)]
fn stiffer(k: f64) -> shop::Coil {
    let twice = 2.0 * k;
    made(twice)
}

#[grad(lagrangian, wrt(x))]
fn closure(x: f64, f: impl Fn(f64) -> f64) -> f64 {
    let y = f(2.0) * x;
    y
}

#[grad(lagrangian, wrt(x))]
fn logged(x: f64, log: &mut dyn std::fmt::Write) -> f64 {
    let _ = log.write_str("called");
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

#[grad(lagrangian = all)]
fn argument(x: f64) -> f64 {
    x * x
}

#[grad(lagrangian(all))]
fn listed(x: f64) -> f64 {
    x * x
}

#[grad(lagrangian)]
fn power(x: f64, n: usize) -> f64 {
    if n == 0 {
        return 1.0;
    }
    let rest = power(x, n - 1);
    rest * x
}

#[grad(lagrangian)]
fn constant(x: f64) -> f64 {
    2.0
}

fn main() {}
