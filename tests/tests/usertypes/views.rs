//! Structs that hold references, whose lifetimes signatures hide.
// Hidden lifetimes are what this is about.
#![allow(elided_lifetimes_in_paths)]

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Differentiable)]
pub struct Series<'a> {
    xs: &'a [f64],
    step: f64,
}

#[grad]
impl Series<'_> {
    pub fn integral(&self, scale: f64) -> f64 {
        let n = self.xs.len();
        let inner: f64 = self.xs[1..n - 1].iter().sum();
        scale * self.step * (inner + 0.5 * (self.xs[0] + self.xs[n - 1]))
    }
}

#[grad]
pub fn energy(of: Series, scale: f64) -> f64 {
    of.xs.iter().map(|x| scale * x * x).sum::<f64>() * of.step
}

#[grad]
pub fn both(of: &Series<'_>, other: &Series, scale: f64) -> f64 {
    of.integral(scale) * other.integral(1.0) + of.xs[0]
}

#[grad(wrt(scale))]
pub fn scaled(of: Series, other: Series<'_>, scale: f64) -> f64 {
    of.xs[0] * scale * scale + other.step * scale
}

#[grad]
pub trait Curve {
    fn at(&self, t: f64) -> f64;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Parabola {
    a: f64,
}

#[grad]
impl Curve for Parabola {
    fn at(&self, t: f64) -> f64 {
        self.a * t * t
    }
}

#[grad]
pub fn slope<C: Curve + ?Sized>(curve: &C, t: f64) -> f64 {
    curve.at(t) / t
}

#[grad]
pub fn of_parabola(curve: Parabola, t: f64) -> f64 {
    slope(&curve, t) * t.sin()
}

#[grad]
pub fn where_unsized<F>(f: &F, t: f64) -> f64
where
    F: Fn(f64) -> f64 + ?Sized,
{
    f(t) * t
}

#[test]
fn hidden_lifetimes() {
    let split = |at: &Vec<f64>| (at[..4].to_vec(), at[4], at[5]);
    let at = vec![0.3, -0.7, 1.2, 0.4, 0.1, 1.5];
    let (xs, step, scale) = split(&at);
    let of = Series { xs: &xs, step };

    let f = |at: &Vec<f64>| {
        let (xs, step, scale) = split(at);
        energy(Series { xs: &xs, step }, scale)
    };
    let (value, (bar, scale_bar)) = energy_value_and_grad(of.clone(), scale);
    assert_eq!(value, f(&at));
    let got = [bar.xs, vec![bar.step, scale_bar]].concat();
    grad_tests::check::gradient(f, &at, &got);

    let other = Series {
        xs: &[1.0, 2.0],
        step: 0.5,
    };
    let f = |at: &Vec<f64>| {
        let (xs, step, scale) = split(at);
        both(&Series { xs: &xs, step }, &other, scale)
    };
    let (value, (bar, other_bar, scale_bar)) = both_value_and_grad(&of, &other, scale);
    assert_eq!(value, f(&at));
    let got = [bar.xs, vec![bar.step, scale_bar]].concat();
    grad_tests::check::gradient(f, &at, &got);
    assert_eq!(other_bar.xs.len(), 2);

    assert_eq!(scaled_grad(of, other, 2.0), 4.0 * 0.3 + 0.5);
}

#[test]
fn types_of_unknown_size() {
    let at = vec![1.5, 0.7];
    let f = |at: &Vec<f64>| of_parabola(Parabola { a: at[0] }, at[1]);
    let (value, (bar, t_bar)) = of_parabola_value_and_grad(Parabola { a: 1.5 }, 0.7);
    assert_eq!(value, f(&at));
    grad_tests::check::gradient(f, &at, &[bar.a, t_bar]);
    let (bar, t_bar) = slope_grad(&Parabola { a: 1.5 }, 0.7);
    assert_eq!(bar.a, 0.7);
    grad_tests::check::gradient(
        |at: &Vec<f64>| slope(&Parabola { a: at[0] }, at[1]),
        &at,
        &[bar.a, t_bar],
    );
}
