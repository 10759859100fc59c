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
    let expected = view.flatten_inputs(gradient);
    near(&got, &expected, 1e-12, "dL/dx");
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
    let d = view.gradients(&at);
    let value = |x: &[f64], z: &[f64], l: &[f64]| view.value(&point(x, z, l));
    let dx = differences(&x, |x| value(x, &z, &l));
    near(&view.flatten_inputs(&d.x), &dx, 1e-5, "dL/dx");
    let dz = differences(&z, |z| value(&x, z, &l));
    near(&view.flatten(&d.z), &dz, 1e-5, "dL/dz");
    let dl = differences(&l, |l| value(&x, &z, l));
    near(&view.flatten(&d.l), &dl, 1e-5, "dL/dl");
    let residuals = view.flatten(&view.residuals(&at));
    for (r, d) in residuals.iter().zip(view.flatten(&d.l)) {
        assert_eq!(*r, -d);
    }
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

pub fn differences(at: &[f64], f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    (0..at.len())
        .map(|n| {
            let h = 1e-6 * (1.0 + at[n].abs());
            let mut x = at.to_vec();
            x[n] = at[n] + h;
            let up = f(&x);
            x[n] = at[n] - h;
            (up - f(&x)) / (2.0 * h)
        })
        .collect()
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
