//! Structs without fields, by their names: rules and shapes that hold no numbers.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Debug, Default, PartialEq, Differentiable)]
pub struct Squares;

#[grad]
impl Squares {
    pub fn of(&self, x: &[f64]) -> f64 {
        x.iter().map(|x| x * x).sum()
    }

    pub fn weighted(self, x: f64, weight: f64) -> f64 {
        weight * self.of(&[x, 2.0 * x])
    }
}

#[grad]
pub trait Kernel {
    fn at(&self, r: f64) -> f64;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Gauss;

#[grad]
impl Kernel for Gauss {
    fn at(&self, r: f64) -> f64 {
        (-0.5 * r * r).exp()
    }
}

#[grad]
fn smooth<K: Kernel + Differentiable<Tangent: 'static> + 'static>(kernel: &K, x: &[f64]) -> f64 {
    x.iter().map(|&x| kernel.at(x)).sum()
}

#[grad]
fn bound(x: &[f64]) -> f64 {
    let rule = Squares;
    rule.of(x) + Squares.weighted(x[0], x[1])
}

#[grad]
fn annotated(x: &[f64]) -> f64 {
    let rule: Squares = Squares;
    let kernel = Gauss;
    rule.of(x) * kernel.at(x[1])
}

agrees!(rules_by_name, [x = vec![0.3, 0.7]] => bound(&x), bound_value_and_grad(&x));
agrees!(rules_with_types, [x = vec![0.3, 0.7]] => annotated(&x), annotated_value_and_grad(&x));

#[test]
fn structs_without_fields() {
    assert_eq!(bound_grad(&[1.0, 2.0]), [2.0 + 20.0, 4.0 + 5.0]);
    assert_eq!(smooth(&Gauss, &[0.0, 0.0]), 2.0);
}
