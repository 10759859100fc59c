//! What holds of every view, at forward points and elsewhere.

use grad_runtime::lagrangian::{Inputs, Point, PointOf, Program, Variables, View};
use std::fmt::Debug;

/// A small deterministic perturbation.
pub struct Noise(u64);

impl Noise {
    pub fn new(seed: u64) -> Noise {
        Noise(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Between -1 and 1.
    pub fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    }
}

/// Everything that must hold, whatever the function: `value` is what it returns (weighted), `gradient` its own gradient.
pub fn holds<P>(view: &View<P>, value: f64, gradient: &P::Inputs)
where
    P: Program,
    P::Inputs: Inputs + Debug,
    P::Variables: Variables,
{
    holds_flat(view, value, &view.flatten_inputs(gradient));
}

/// The same with the gradient as one vector.
pub fn holds_flat<P: Program>(view: &View<P>, value: f64, expected: &[f64]) {
    let at = view.forward();
    // Forward propagation solves dL/dl = 0.
    let residuals = view.flatten(&view.residuals(&at));
    assert!(residuals.iter().all(|r| *r == 0.0), "{residuals:?}");
    // The objective is the function's own value, and so is L.
    assert_eq!(view.objective(&at.x, &at.z), value);
    assert_eq!(view.value(&at), value);
    // Back-substitution solves dL/dz = 0.
    let scale: f64 = view.flatten(&at.l).iter().map(|l| l.abs()).sum();
    for (label, d) in view
        .labels()
        .iter()
        .zip(view.flatten(&view.gradient_z(&at)))
    {
        assert!(d.abs() <= 1e-12 * (1.0 + scale), "dL/d{label} = {d}");
    }
    // And then dL/dx is the gradient.
    let got = view.flatten_inputs(&view.gradient_x(&at));
    near(&got, expected, 1e-12, "dL/dx");
    there_and_back(view, &at);
    for seed in 1..4 {
        infeasible(view, &at, seed);
    }
}

/// At any point, the derivatives of L are what central differences say, and the multipliers make L stationary in z.
fn infeasible<P: Program>(view: &View<P>, feasible: &PointOf<P>, seed: u64) {
    let mut noise = Noise::new(seed);
    let mut shaken = |v: Vec<f64>, by: f64| -> Vec<f64> {
        v.into_iter()
            .map(|x| x + by * noise.next() * (0.1 + x.abs()))
            .collect()
    };
    let x = shaken(view.flatten_inputs(&feasible.x), 0.01);
    let z = shaken(view.flatten(&feasible.z), 0.05);
    let l = shaken(view.flatten(&feasible.l), 0.5);
    let point = |x: &[f64], z: &[f64], l: &[f64]| Point {
        x: view.unflatten_inputs(x),
        z: view.unflatten(z),
        l: view.unflatten(l),
    };
    let at = point(&x, &z, &l);
    let (here, d) = view.value_and_gradients(&at);
    if !here.is_finite() {
        // Outside of the domain of some operation.
        return;
    }
    let value = |x: &[f64], z: &[f64], l: &[f64]| view.value(&point(x, z, l));
    agrees(
        &x,
        &view.flatten_inputs(&d.x),
        |x| value(x, &z, &l),
        "dL/dx",
    );
    agrees(&z, &view.flatten(&d.z), |z| value(&x, z, &l), "dL/dz");
    agrees(&l, &view.flatten(&d.l), |l| value(&x, &z, l), "dL/dl");
    let residuals = view.flatten(&view.residuals(&at));
    for (r, d) in residuals.iter().zip(view.flatten(&d.l)) {
        assert_eq!(*r, -d);
    }
    second_derivatives(view, &at, seed);
    let solved = Point {
        l: view.multipliers(&at.x, &at.z),
        ..at
    };
    let scale: f64 = view.flatten(&solved.l).iter().map(|l| l.abs()).sum();
    for (label, d) in view
        .labels()
        .iter()
        .zip(view.flatten(&view.gradient_z(&solved)))
    {
        assert!(
            d.abs() <= 1e-12 * (1.0 + scale),
            "dL/d{label} = {d} where z is infeasible"
        );
    }
}

/// Hessian products are what central differences of the gradients say, and the Hessian is symmetric.
fn second_derivatives<P: Program>(view: &View<P>, at: &PointOf<P>, seed: u64) {
    let mut noise = Noise::new(seed + 100);
    let (x, z) = (view.flatten_inputs(&at.x), view.flatten(&at.z));
    let l = view.flatten(&at.l);
    let flat = |p: &PointOf<P>| {
        [
            view.flatten_inputs(&p.x),
            view.flatten(&p.z),
            view.flatten(&p.l),
        ]
        .concat()
    };
    let here = [x.clone(), z.clone(), l.clone()].concat();
    let point = |all: &[f64]| {
        let (x, rest) = all.split_at(x.len());
        let (z, l) = rest.split_at(z.len());
        Point {
            x: view.unflatten_inputs(x),
            z: view.unflatten(z),
            l: view.unflatten(l),
        }
    };
    let mut direction = || -> Vec<f64> {
        let scaled = here.iter().map(|x| noise.next() * (0.1 + x.abs()));
        scaled.collect()
    };
    let (u, v) = (direction(), direction());
    let product = |d: &[f64]| flat(&view.hessian_product(at, &point(d)));
    let (hu, hv) = (product(&u), product(&v));
    if !hu.iter().chain(&hv).all(|x| x.is_finite()) {
        // At the border of the domain of some operation.
        return;
    }
    let dot = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
    let terms = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| (a * b).abs()).sum() };
    let (left, right) = (dot(&v, &hu), dot(&u, &hv));
    assert!(
        (left - right).abs() <= 1e-10 * (1.0 + terms(&v, &hu) + terms(&u, &hv)),
        "the Hessian is not symmetric: {left} and {right}"
    );
    let moved = |h: f64| -> Vec<f64> {
        let moved = here
            .iter()
            .zip(&u)
            .map(|(x, d)| x + h * d)
            .collect::<Vec<_>>();
        flat(&view.gradients(&point(&moved)))
    };
    let mut found = vec![];
    for h in [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-9, 1e-11] {
        let (up, down) = (moved(h), moved(-h));
        found.push(
            (up.iter().zip(&down))
                .map(|(a, b)| (a - b) / (2.0 * h))
                .collect::<Vec<f64>>(),
        );
    }
    let scale = hu.iter().fold(1.0, |m: f64, x| m.max(x.abs()));
    for (n, got) in hu.iter().enumerate() {
        let any = found.iter().any(|d| (d[n] - got).abs() <= 1e-5 * scale);
        let finite = found.iter().any(|d| d[n].is_finite());
        assert!(
            any || !finite,
            "Hessian product [{n}]: {got}, expected one of {:?}",
            found.iter().map(|d| d[n]).collect::<Vec<_>>()
        );
    }
}

fn there_and_back<P: Program>(view: &View<P>, at: &PointOf<P>) {
    let numbers: Vec<f64> = (0..view.len()).map(|n| n as f64 + 0.5).collect();
    assert_eq!(view.flatten(&view.unflatten(&numbers)), numbers);
    assert_eq!(view.unflatten(&view.flatten(&at.z)), at.z);
    assert_eq!(view.labels().len(), view.len());
    let mut labels = view.labels();
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), view.len(), "labels are unique");
}

/// The derivatives are those of central differences, for one of several widths: which is best depends on the function.
/// Where the function has no value beside the point, there is nothing to compare.
fn agrees(at: &[f64], got: &[f64], f: impl Fn(&[f64]) -> f64, what: &str) {
    let widths = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-9];
    let scale = got.iter().fold(1.0, |m: f64, x| m.max(x.abs()));
    // Of many, some.
    let stride = got.len().div_ceil(30).max(1);
    for (n, d) in got.iter().enumerate().step_by(stride) {
        let found: Vec<f64> = widths.iter().map(|h| difference(at, n, *h, &f)).collect();
        let near = |x: &f64| (x - d).abs() <= 1e-5 * scale;
        let finite = found.iter().any(|x| x.is_finite());
        assert!(
            !finite || found.iter().any(near),
            "{what}[{n}]: {d}, expected one of {found:?}"
        );
    }
}

pub fn differences(at: &[f64], f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    (0..at.len()).map(|n| difference(at, n, 1e-6, &f)).collect()
}

fn difference(at: &[f64], n: usize, width: f64, f: &dyn Fn(&[f64]) -> f64) -> f64 {
    let h = width * (1.0 + at[n].abs());
    let mut x = at.to_vec();
    x[n] = at[n] + h;
    let up = f(&x);
    x[n] = at[n] - h;
    (up - f(&x)) / (2.0 * h)
}

pub fn near(got: &[f64], expected: &[f64], tolerance: f64, what: &str) {
    assert_eq!(got.len(), expected.len(), "{what}");
    let scale = expected.iter().fold(1.0, |m: f64, x| m.max(x.abs()));
    for (n, (a, b)) in got.iter().zip(expected).enumerate() {
        assert!(
            (a - b).abs() <= tolerance * scale,
            "{what}[{n}]: {a}, expected {b}"
        );
    }
}
