//! Optimisation on the view.

use grad_runtime::grad;
use grad_runtime::lagrangian::optimise::{self, Augmented, Problem, Settings};

/// Rosenbrock's valley, through a recurrence.
#[grad(lagrangian)]
fn valley(x: f64, y: f64) -> f64 {
    let gap = y - x * x;
    let far = 1.0 - x;
    let steep = 10.0 * gap * gap;
    steep + far * far
}

#[test]
fn descent_is_gradient_descent() {
    let view = valley_lagrangian(-0.5, 0.8);
    let at = optimise::descend(&view, 0.01, 20);
    let (mut x, mut y) = (-0.5, 0.8);
    for _ in 0..20 {
        let (dx, dy) = valley_grad(x, y);
        (x, y) = (x - 0.01 * dx, y - 0.01 * dy);
    }
    assert!((at.x[0] - x).abs() < 1e-12 && (at.x[1] - y).abs() < 1e-12);
    assert!(valley(x, y) < valley(-0.5, 0.8));
    let up = optimise::ascend(&view, 0.01, 1);
    assert!(valley(up.x[0], up.x[1]) > valley(-0.5, 0.8));
}

#[test]
fn other_multipliers_are_another_direction() {
    let view = valley_lagrangian(-0.5, 0.8);
    let mut at = optimise::forward(&view);
    let (_, backprop) = view.value_and_gradients_flat(&at);
    at.l.iter_mut().for_each(|l| *l = 1.0);
    let (value, other) = view.value_and_gradients_flat(&at);
    // L is the objective as long as the constraints hold, and dL/dl does not change either.
    assert_eq!(value, valley(-0.5, 0.8));
    assert_eq!(backprop.l, other.l);
    assert_ne!(backprop.x, other.x);
}

/// So that tests read well.
trait FlatSweep {
    fn value_and_gradients_flat(&self, at: &optimise::Flat) -> (f64, optimise::Flat);
}

impl<P: Problem> FlatSweep for P {
    fn value_and_gradients_flat(&self, at: &optimise::Flat) -> (f64, optimise::Flat) {
        Problem::value_and_gradients(self, at)
    }
}

#[test]
fn the_augmented_lagrangian_has_this_gradient() {
    let view = valley_lagrangian(-0.5, 0.8);
    let at = optimise::forward(&view);
    let l: Vec<f64> = (0..at.l.len()).map(|n| 0.3 * n as f64 - 0.7).collect();
    let augmented = Augmented {
        problem: &view,
        l: &l,
        penalty: 3.0,
    };
    let mut joined = [&at.x[..], &at.z[..]].concat();
    joined
        .iter_mut()
        .enumerate()
        .for_each(|(n, x)| *x += 0.1 * (n as f64).sin());
    let mut gradient = vec![0.0; joined.len()];
    augmented.value_and_gradient(&joined, &mut gradient);
    let expected = super::support::differences(&joined, |at| {
        augmented.value_and_gradient(at, &mut vec![0.0; at.len()])
    });
    super::support::near(&gradient, &expected, 1e-6, "gradient");
}

#[test]
fn the_method_of_multipliers_finds_the_minimum() {
    let view = valley_lagrangian(-0.5, 0.8);
    // From a point that is not feasible.
    let mut start = optimise::forward(&view);
    start.z.iter_mut().for_each(|z| *z = 0.5);
    start.l.iter_mut().for_each(|l| *l = 0.0);
    let found = optimise::method_of_multipliers(&view, start, Settings::default(), |f, x| {
        optimise::lbfgs(f, x, 1e-10, 2000)
    });
    assert!(found.converged, "{found:?}");
    assert!(
        (found.at.x[0] - 1.0).abs() < 1e-4 && (found.at.x[1] - 1.0).abs() < 1e-4,
        "{found:?}"
    );
    // What it found for l is what back-substitution gives there.
    let expected = Problem::multipliers(&view, &found.at.x, &found.at.z);
    super::support::near(&found.at.l, &expected, 1e-6, "multipliers");
}
