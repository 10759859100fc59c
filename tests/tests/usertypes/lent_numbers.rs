//! Operators whose left operand is a reference to a number: `&k / &v` is another one than `k / v`.

use std::ops::{Div, Mul};

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct Pair {
    x: f64,
    y: f64,
}

#[grad]
impl<'a> Div<&'a Pair> for &'a f64 {
    type Output = Pair;
    fn div(self, of: &'a Pair) -> Pair {
        Pair {
            x: self / of.x,
            y: self / of.y,
        }
    }
}

/// By value it means something else.
#[grad]
impl Div<&Pair> for f64 {
    type Output = Pair;
    fn div(self, of: &Pair) -> Pair {
        Pair {
            x: of.y / self,
            y: of.x / self,
        }
    }
}

#[grad]
impl Mul<Pair> for &f64 {
    type Output = Pair;
    fn mul(self, of: Pair) -> Pair {
        Pair {
            x: self * of.x,
            y: self * of.y,
        }
    }
}

#[grad]
fn both(k: f64, v: &Pair) -> f64 {
    let lent = &k / v;
    let given = k / v;
    lent.x * given.y + lent.y.sin()
}

#[grad]
fn of_a_parameter(k: &f64, v: Pair) -> f64 {
    let turned = k / &v;
    let scaled = k * turned;
    scaled.x * (*k / &scaled).x
}

#[grad]
fn of_a_list(weights: &[f64], v: Pair) -> f64 {
    let mut sum = 0.0;
    for weight in weights {
        let part = weight * v;
        sum += part.x * part.y.cos();
    }
    let last = &weights[0] / &v;
    sum + weights.iter().map(|weight| (weight * v).x).sum::<f64>() * last.y
}

#[test]
fn numbers_that_are_lent() {
    let (k, v) = (0.6, Pair { x: 0.8, y: -1.3 });
    let at = (k, v.x, v.y);

    let (k_bar, v_bar) = both_grad(k, &v);
    let f = |&(k, x, y): &(f64, f64, f64)| both(k, &Pair { x, y });
    check::gradient(f, &at, &(k_bar, v_bar.x, v_bar.y));

    let (k_bar, v_bar) = of_a_parameter_grad(&k, v);
    let f = |&(k, x, y): &(f64, f64, f64)| of_a_parameter(&k, Pair { x, y });
    check::gradient(f, &at, &(k_bar, v_bar.x, v_bar.y));

    let weights = vec![0.5, -1.2, 0.3];
    let (weights_bar, v_bar) = of_a_list_grad(&weights, v);
    let f = |(weights, x, y): &(Vec<f64>, f64, f64)| of_a_list(weights, Pair { x: *x, y: *y });
    let at = (weights, v.x, v.y);
    check::gradient(f, &at, &(weights_bar, v_bar.x, v_bar.y));
}
