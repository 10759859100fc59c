//! Checks of gradients, for your own tests.
//!
//! ```
//! use grad_runtime::{check, grad};
//!
//! #[grad(jvp, hvp)]
//! fn energy(x: &[f64], k: f64) -> f64 {
//!     x.iter().map(|x| 0.5 * k * x * x).sum::<f64>() + k.ln()
//! }
//!
//! let at = (vec![1.0, -2.0, 0.5], 3.0);
//! // Against central differences:
//! check::gradient(&at, ["x", "k"], |(x, k)| energy(x, *k), &energy_grad(&at.0, at.1)).unwrap();
//! // Reverse against forward mode, with no differences at all:
//! check::forward(&at, ["x", "k"], |(x, k), (dx, dk)| energy_jvp(x, *k, dx, *dk).1, &energy_grad(&at.0, at.1)).unwrap();
//! // Products with the Hessian against differences of the gradient:
//! check::second_order(
//!     &at,
//!     ["x", "k"],
//!     |(x, k)| energy_grad(x, *k),
//!     |(x, k), (dx, dk)| energy_hvp(x, *k, dx, *dk),
//! )
//! .unwrap();
//! ```
//! What is differentiated in is one value: a tuple of the arguments, or the argument where there is one. `names` are those of
//! the parameters, for the report.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use crate::{Differentiable, Tangent};

/// A value to differentiate in: one argument, or a tuple of several.
pub trait Arguments: Differentiable + Clone {
    /// How many components the derivative with respect to each argument has.
    fn components(tangent: &Self::Tangent) -> Vec<usize>;
}

macro_rules! single {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> Arguments for $ty {
            fn components(tangent: &Self::Tangent) -> Vec<usize> {
                vec![Tangent::len(tangent)]
            }
        }
    )*};
}

single! {
    [] f64;
    [] f32;
    [T: Differentiable + Clone] Vec<T>;
    [T: Differentiable + Clone, const N: usize] [T; N];
}

macro_rules! several {
    ($(($($name:ident $n:tt)*);)*) => {$(
        impl<$($name: Differentiable + Clone),*> Arguments for ($($name,)*) {
            fn components(tangent: &Self::Tangent) -> Vec<usize> {
                vec![$(Tangent::len(&tangent.$n)),*]
            }
        }
    )*};
}

several! {
    (A 0);
    (A 0 B 1);
    (A 0 B 1 C 2);
    (A 0 B 1 C 2 D 3);
    (A 0 B 1 C 2 D 3 E 4);
    (A 0 B 1 C 2 D 3 E 4 F 5);
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6);
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7);
}

/// The worst disagreement that was found, where it is more than the difference quotients excuse.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The parameter.
    pub parameter: String,
    /// Which of the parameter's components, counted from 0 as [`Tangent::flatten`] lists them.
    pub index: usize,
    /// What was to be checked, and what it should be.
    pub got: f64,
    /// See `got`.
    pub expected: f64,
    /// How far they may be apart.
    pub tolerance: f64,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Disagreement {
            parameter,
            index,
            got,
            expected,
            tolerance,
        } = self;
        write!(
            f,
            "the derivative with respect to component {index} of `{parameter}` is {got:e}, and {expected:e} was expected \
             (they may differ by {tolerance:e})"
        )
    }
}

impl core::error::Error for Disagreement {}

/// Compares a gradient with central differences of `f` at `at`, component by component.
///
/// The step is chosen for each component: differences of five widths are extrapolated to width zero (Ridders 1982; Press et
/// al., *Numerical Recipes*, section 5.7), and how much the extrapolations differ says how far they can be trusted. Points
/// where `f` is not smooth will disagree.
///
/// # Errors
/// The worst disagreement.
///
/// # Panics
/// If the gradient has another shape than `at`.
pub fn gradient<X: Arguments, const N: usize>(
    at: &X,
    names: [&str; N],
    f: impl Fn(&X) -> f64,
    gradient: &X::Tangent,
) -> Result<(), Disagreement> {
    let got = flat(gradient);
    let expected = each_direction(at, got.len(), |direction| {
        quotient(|h| vec![f(&moved(at, direction, h))])[0]
    });
    verdict::<X, N>(&got, &expected, names, gradient)
}

/// Compares a gradient with forward mode: `jvp(at, direction)` is the tangent of the result. Both are exact to rounding.
///
/// # Errors
/// The worst disagreement.
///
/// # Panics
/// If the gradient has another shape than `at`.
pub fn forward<X: Arguments, const N: usize>(
    at: &X,
    names: [&str; N],
    jvp: impl Fn(&X, &X::Tangent) -> f64,
    gradient: &X::Tangent,
) -> Result<(), Disagreement> {
    let got = flat(gradient);
    let expected = each_direction(at, got.len(), |direction| (jvp(at, direction), 0.0));
    verdict::<X, N>(&got, &expected, names, gradient)
}

/// Compares products with the Hessian with differences of the gradient, in the direction of every component.
///
/// # Errors
/// The worst disagreement.
///
/// # Panics
/// If gradients or products have another shape than `at`.
pub fn second_order<X: Arguments, const N: usize>(
    at: &X,
    names: [&str; N],
    gradient: impl Fn(&X) -> X::Tangent,
    hvp: impl Fn(&X, &X::Tangent) -> X::Tangent,
) -> Result<(), Disagreement> {
    let count = at.zero_tangent().len();
    let mut worst: Option<(f64, Disagreement)> = None;
    for k in 0..count {
        let direction = unit(at, k, count);
        let product = hvp(at, &direction);
        let quotients = quotient(|h| flat(&gradient(&moved(at, &direction, h))));
        let Err(found) = verdict::<X, N>(&flat(&product), &quotients, names, &product) else {
            continue;
        };
        let ratio = (found.got - found.expected).abs() / found.tolerance;
        if worst
            .as_ref()
            .is_none_or(|(before, _)| exceeds(ratio, *before))
        {
            worst = Some((ratio, found));
        }
    }
    worst.map_or(Ok(()), |(_, found)| Err(found))
}

/// How far apart values may be that are exact to rounding, relative to the larger of 1 and the value.
const ROUNDING: f64 = 1e-9;

fn verdict<X: Arguments, const N: usize>(
    got: &[f64],
    expected: &[(f64, f64)],
    names: [&str; N],
    tangent: &X::Tangent,
) -> Result<(), Disagreement> {
    assert!(
        got.len() == expected.len(),
        "a gradient of {} components, where the arguments have {}",
        got.len(),
        expected.len()
    );
    let sizes = X::components(tangent);
    let mut worst: Option<(f64, Disagreement)> = None;
    for (k, (&got, &(expected, error))) in got.iter().zip(expected).enumerate() {
        let tolerance = ROUNDING * expected.abs().max(1.0) + 8.0 * error;
        let ratio = (got - expected).abs() / tolerance;
        // Not a number is the worst of all.
        let wrong = exceeds(ratio, 1.0);
        if wrong
            && worst
                .as_ref()
                .is_none_or(|(before, _)| exceeds(ratio, *before))
        {
            let (parameter, index) = located(k, &sizes, &names);
            let found = Disagreement {
                parameter,
                index,
                got,
                expected,
                tolerance,
            };
            worst = Some((ratio, found));
        }
    }
    worst.map_or(Ok(()), |(_, found)| Err(found))
}

/// The name of the parameter that has the k-th component, and the number of the component in it.
fn located(mut k: usize, sizes: &[usize], names: &[&str]) -> (String, usize) {
    for (n, size) in sizes.iter().enumerate() {
        if k < *size {
            let name = names.get(n).copied().unwrap_or("?");
            return (name.into(), k);
        }
        k -= size;
    }
    ("?".into(), k)
}

fn flat<T: Tangent>(tangent: &T) -> Vec<f64> {
    let mut out = vec![0.0; tangent.len()];
    tangent.flatten(&mut out);
    out
}

fn unit<X: Differentiable>(at: &X, k: usize, count: usize) -> X::Tangent {
    let mut flat = vec![0.0; count];
    flat[k] = 1.0;
    let mut direction = at.zero_tangent();
    direction.unflatten(&flat);
    direction
}

fn each_direction<X: Differentiable>(
    at: &X,
    count: usize,
    f: impl Fn(&X::Tangent) -> (f64, f64),
) -> Vec<(f64, f64)> {
    (0..count).map(|k| f(&unit(at, k, count))).collect()
}

fn moved<X: Differentiable + Clone>(at: &X, direction: &X::Tangent, h: f64) -> X {
    let mut there = at.clone();
    there.move_by(direction, h);
    there
}

/// The derivatives of `f` in `h` at zero and estimates of their errors, by extrapolated central differences.
fn quotient(f: impl Fn(f64) -> Vec<f64>) -> Vec<(f64, f64)> {
    const WIDTHS: usize = 5;
    let widths: Vec<f64> = (0..WIDTHS as i32)
        .map(|n| 1e-2 / libm::exp2(f64::from(n)))
        .collect();
    let central = |h: &f64| -> Vec<f64> {
        let (up, down) = (f(*h), f(-h));
        up.iter()
            .zip(&down)
            .map(|(u, d)| (u - d) / (2.0 * h))
            .collect()
    };
    let rows: Vec<Vec<f64>> = widths.iter().map(central).collect();
    let magnitude = f(0.0);
    (0..rows[0].len())
        .map(|k| {
            let column: Vec<f64> = rows.iter().map(|row| row[k]).collect();
            let (value, error) = extrapolated(&column);
            // What rounding of the values does to the narrowest quotient.
            let rounding = f64::EPSILON * magnitude[k].abs() / widths[WIDTHS - 1];
            (value, error.max(rounding))
        })
        .collect()
}

/// Richardson's extrapolation to width zero of quotients whose widths halve, the best of its entries and its error.
fn extrapolated(quotients: &[f64]) -> (f64, f64) {
    let mut before: Vec<f64> = vec![];
    let mut best = (f64::NAN, f64::INFINITY);
    for (row, &first) in quotients.iter().enumerate() {
        let mut entries = vec![first];
        let mut factor = 4.0;
        for col in 0..row {
            let next = (factor * entries[col] - before[col]) / (factor - 1.0);
            let error = (next - entries[col]).abs().max((next - before[col]).abs());
            if error <= best.1 {
                best = (next, error);
            }
            entries.push(next);
            factor *= 4.0;
        }
        before = entries;
    }
    best
}

/// Whether a disagreement is larger; NaN is larger than any number.
fn exceeds(ratio: f64, limit: f64) -> bool {
    ratio > limit || ratio.is_nan()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn f((x, k): &(Vec<f64>, f64)) -> f64 {
        x.iter().map(|x| libm::sin(*x) * k).sum::<f64>() + k * k * k
    }

    fn right((x, k): &(Vec<f64>, f64)) -> (Vec<f64>, f64) {
        let g = x.iter().map(|x| libm::cos(*x) * k).collect();
        (
            g,
            x.iter().map(|x| libm::sin(*x)).sum::<f64>() + 3.0 * k * k,
        )
    }

    #[test]
    fn right_gradients_pass() {
        let at = (vec![0.5, -1.0, 30.0], 2.0);
        gradient(&at, ["x", "k"], f, &right(&at)).unwrap();
        let jvp = |at: &(Vec<f64>, f64), d: &(Vec<f64>, f64)| {
            let g = right(at);
            g.dot(d)
        };
        forward(&at, ["x", "k"], jvp, &right(&at)).unwrap();
    }

    #[test]
    fn wrong_ones_are_named() {
        let at = (vec![0.5, -1.0, 30.0], 2.0);
        let mut wrong = right(&at);
        wrong.0[1] += 1e-6;
        wrong.0[2] += 1e-3;
        let found = gradient(&at, ["x", "k"], f, &wrong).unwrap_err();
        assert_eq!((&*found.parameter, found.index), ("x", 2));
        let mut wrong = right(&at);
        wrong.1 = f64::NAN;
        let found = gradient(&at, ["x", "k"], f, &wrong).unwrap_err();
        assert_eq!((&*found.parameter, found.index), ("k", 0));
        assert!(alloc::format!("{found}").contains("component 0 of `k`"));
    }

    #[test]
    fn second_derivatives() {
        let at = (vec![0.5, -1.0], 2.0);
        let hvp = |(x, k): &(Vec<f64>, f64), (dx, dk): &(Vec<f64>, f64)| {
            let hx = x
                .iter()
                .zip(dx)
                .map(|(x, d)| libm::cos(*x) * dk - libm::sin(*x) * k * d);
            let hk = x
                .iter()
                .zip(dx)
                .map(|(x, d)| libm::cos(*x) * d)
                .sum::<f64>()
                + 6.0 * k * dk;
            (hx.collect::<Vec<f64>>(), hk)
        };
        second_order(&at, ["x", "k"], right, hvp).unwrap();
        let wrong = |at: &(Vec<f64>, f64), d: &(Vec<f64>, f64)| {
            let mut product = hvp(at, d);
            product.0[1] += 1e-5 * d.1;
            product
        };
        let found = second_order(&at, ["x", "k"], right, wrong).unwrap_err();
        assert_eq!((&*found.parameter, found.index), ("x", 1));
    }
}
