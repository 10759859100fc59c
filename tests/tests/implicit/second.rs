//! Products with second derivatives, through the solve.

use grad_runtime::{grad, implicit};

#[grad]
fn balance(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![
        z[0] * z[0] + theta[0] * z[1] - theta[1],
        z[1].exp() * theta[2] - z[0] * z[1] - 2.5,
    ]
}

#[grad(hvp, jvp)]
fn outcome(theta: &[f64], scale: f64) -> f64 {
    let z = implicit::root(balance, &[1.0, 0.2], theta);
    scale * z[0] * z[1] + z[1].sin()
}

#[grad]
fn shrink(z: &[f64], theta: &[f64]) -> [f64; 2] {
    [
        0.4 * (theta[0] * z[1]).sin() + theta[1] * z[0] * 0.1,
        0.3 * (z[0] * theta[2]).cos() + 0.1 * z[1] * z[1],
    ]
}

#[grad(hvp)]
fn settled(theta: &[f64], scale: f64) -> f64 {
    let z = implicit::fixed_point(shrink, &[0.0, 0.0], theta);
    scale * z[0] * z[1] + z[1].sin()
}

fn moved(gradient: impl Fn(f64) -> Vec<f64>) -> Vec<f64> {
    let central = |h: f64| -> Vec<f64> {
        let (up, down) = (gradient(h), gradient(-h));
        up.iter()
            .zip(&down)
            .map(|(u, d)| (u - d) / (2.0 * h))
            .collect()
    };
    let (coarse, fine) = (central(2e-3), central(1e-3));
    fine.iter()
        .zip(&coarse)
        .map(|(f, c)| (4.0 * f - c) / 3.0)
        .collect()
}

#[test]
fn hessians_times_directions() {
    let (theta, dot) = ([0.5, 1.2, 2.0], [0.3, -1.0, 0.7]);
    let at = |h: f64| -> Vec<f64> { theta.iter().zip(&dot).map(|(t, d)| t + h * d).collect() };
    let flat = |(t, s): (Vec<f64>, f64)| [t, vec![s]].concat();
    let pairs = [
        (
            flat(outcome_hvp(&theta, 1.1, &dot, -0.4)),
            moved(|h| flat(outcome_grad(&at(h), 1.1 - 0.4 * h))),
        ),
        (
            flat(settled_hvp(&theta, 1.1, &dot, -0.4)),
            moved(|h| flat(settled_grad(&at(h), 1.1 - 0.4 * h))),
        ),
    ];
    for (got, expected) in pairs {
        for (g, e) in got.iter().zip(&expected) {
            assert!(
                (g - e).abs() < 1e-8 * e.abs().max(1.0),
                "{got:?}\n{expected:?}"
            );
        }
    }
}

// ---- against the iteration itself -------------------------------------------------------------------------

/// Unrolled until its second derivative has converged, too.
#[grad(hvp)]
fn iterated(theta: &[f64], scale: f64) -> f64 {
    let mut z = [0.0, 0.0];
    for _ in 0..200 {
        z = shrink(&z, theta);
    }
    scale * z[0] * z[1] + z[1].sin()
}

#[test]
fn second_derivatives_are_those_of_the_iteration_unrolled() {
    let (theta, dot) = ([0.5, 1.2, 2.0], [0.3, -1.0, 0.7]);
    let (theta_bar, scale_bar) = settled_hvp(&theta, 1.1, &dot, -0.4);
    let (unrolled_bar, unrolled_scale) = iterated_hvp(&theta, 1.1, &dot, -0.4);
    for (got, expected) in theta_bar.iter().zip(&unrolled_bar) {
        assert!(
            (got - expected).abs() < 1e-10 * expected.abs().max(1.0),
            "{got} {expected}"
        );
    }
    assert!((scale_bar - unrolled_scale).abs() < 1e-10);
}

/// A minimiser by the root of its gradient, written out: what `argmin` itself refuses.
#[grad]
fn slope_of_well(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![
        2.0 * (z[0] - theta[0]) + z[0].exp() + theta[1] * z[1],
        4.0 * z[1] + theta[1] * z[0],
    ]
}

#[grad(hvp)]
fn bottom(theta: &[f64], scale: f64) -> f64 {
    let z = implicit::root(slope_of_well, &[0.0, 0.0], theta);
    scale * z[0] * z[1] + z[0]
}

#[test]
fn minimisers_by_their_conditions() {
    let (theta, dot) = ([0.5, 1.2], [0.3, -1.0]);
    let at = |h: f64| -> Vec<f64> { theta.iter().zip(&dot).map(|(t, d)| t + h * d).collect() };
    let flat = |(t, s): (Vec<f64>, f64)| [t, vec![s]].concat();
    let got = flat(bottom_hvp(&theta, 1.1, &dot, -0.4));
    let expected = moved(|h| flat(bottom_grad(&at(h), 1.1 - 0.4 * h)));
    for (g, e) in got.iter().zip(&expected) {
        assert!(
            (g - e).abs() < 1e-8 * e.abs().max(1.0),
            "{got:?}\n{expected:?}"
        );
    }
}
