use std::collections::BTreeMap;

use grad_runtime::grad;

#[grad]
fn map(x: f64, table: &BTreeMap<String, f64>) -> f64 {
    x * table["k"]
}

#[grad]
fn only_one(shared: std::rc::Rc<std::cell::Cell<f64>>) -> f64 {
    shared.get()
}

trait Easing {
    fn eased(&self, t: f64) -> f64;
}

#[grad]
fn tween(easing: &dyn Easing, from: f64, to: f64, t: f64) -> f64 {
    from + (to - from) * easing.eased(t)
}

struct Model;

impl Model {
    #[grad(wrt(x, w))]
    fn trait_object(&self, x: f64, w: &[f64], f: &dyn Fn(&[f64]) -> f64) -> f64 {
        f(w) * x
    }

    #[grad(wrt(x))]
    fn changing<F: FnMut(f64) -> f64>(&self, x: f64, mut f: F) -> f64 {
        f(x)
    }
}

#[grad]
fn references_to_numbers(xs: &[&f64]) -> f64 {
    xs.iter().map(|x| **x * **x).sum()
}

#[grad]
fn option_of_a_reference(x: f64, k: Option<&f64>) -> f64 {
    match k {
        Some(k) => k * x,
        None => x,
    }
}

#[grad]
fn reference_to_an_option(x: f64, k: &Option<f64>) -> f64 {
    x * k.unwrap_or(1.0)
}

#[derive(Clone, Copy, grad_runtime::Differentiable)]
struct Point {
    x: f64,
    y: f64,
}

#[grad]
fn copied(points: &[&Point]) -> f64 {
    let mut first = *points[0];
    first.x += first.y;
    first.x
}

fn main() {}
