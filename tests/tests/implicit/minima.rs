//! Minimisers of inner problems: derivatives against closed forms and difference quotients.

use std::panic::catch_unwind;

use grad_runtime::implicit::{self, Error, Settings};
use grad_runtime::{grad, linalg};

const POINTS: [(f64, f64); 6] = [
    (0.0, 1.1),
    (0.5, 0.4),
    (1.0, 0.9),
    (1.5, 2.2),
    (2.0, 3.1),
    (2.5, 5.3),
];

/// Ridge regression with a quadratic; `theta`: the penalty.
#[grad]
fn ridge(w: &[f64], theta: &[f64]) -> f64 {
    let mut total = 0.0;
    for (x, y) in POINTS {
        let miss = w[0] + w[1] * x + w[2] * x * x - y;
        total += miss * miss;
    }
    for w in w {
        total += theta[0].exp() * w * w;
    }
    total
}

/// The loss on other points.
#[grad(jvp)]
fn validation(log_penalty: f64) -> f64 {
    let w = implicit::argmin(ridge_value_and_grad, &[0.0; 3], &[log_penalty]);
    let mut total = 0.0;
    for (x, y) in [(0.25, 0.6), (1.25, 1.4), (2.25, 4.0)] {
        let miss = w[0] + w[1] * x + w[2] * x * x - y;
        total += miss * miss;
    }
    total
}

/// The same by the normal equations.
#[grad]
fn by_normal_equations(log_penalty: f64) -> f64 {
    let mut a = vec![0.0; 9];
    let mut b = vec![0.0; 3];
    for (x, y) in POINTS {
        let row = [1.0, x, x * x];
        for i in 0..3 {
            for j in 0..3 {
                a[3 * i + j] += row[i] * row[j];
            }
            b[i] += row[i] * y;
        }
    }
    for i in 0..3 {
        a[4 * i] += log_penalty.exp();
    }
    let w = linalg::solve(&a, &b, 3);
    let mut total = 0.0;
    for (x, y) in [(0.25, 0.6), (1.25, 1.4), (2.25, 4.0)] {
        let miss = w[0] + w[1] * x + w[2] * x * x - y;
        total += miss * miss;
    }
    total
}

#[test]
fn bilevel() {
    for log_penalty in [-3.0, 0.0, 1.5] {
        let (value, bar) = validation_value_and_grad(log_penalty);
        let (expected, expected_bar) = by_normal_equations_value_and_grad(log_penalty);
        assert!((value - expected).abs() < 1e-11 * expected);
        assert!(
            (bar - expected_bar).abs() < 1e-10 * expected_bar.abs().max(1.0),
            "{bar} {expected_bar}"
        );
        let (_, dot) = validation_jvp(log_penalty, 2.0);
        assert!((dot - 2.0 * bar).abs() < 1e-10 * bar.abs().max(1.0));
    }
    check!(validation, validation_value_and_grad, [p = 0.3] => (p));
}

/// Not quadratic, and not convex everywhere.
#[grad]
fn well(z: &[f64], theta: &[f64]) -> f64 {
    let (a, b) = (theta[0], theta[1]);
    (z[0] * z[0] - a).powi(2) + b * (z[1] - z[0]).powi(2) + (0.3 * z[0] * z[1]).sin()
}

#[grad]
fn bottom(a: f64, b: f64, start: f64) -> f64 {
    let z = implicit::argmin(well_value_and_grad, &[start, 0.0], &[a, b]);
    z[0] * z[1] + 2.0 * z[1]
}

/// The solution found by somebody else, with the same derivative.
#[grad(wrt(a, b))]
fn bottom_at(a: f64, b: f64, z: &[f64]) -> f64 {
    let z = implicit::argmin_at(well_value_and_grad, z, &[a, b], 1e-9);
    z[0] * z[1] + 2.0 * z[1]
}

#[test]
fn from_a_start_where_it_is_not_convex() {
    check!(bottom, bottom_value_and_grad, [a = 1.5, b = 2.0, s = 0.1] => (a, b, s));
    let (a_bar, b_bar, start_bar) = bottom_grad(1.5, 2.0, 0.1);
    assert_eq!(start_bar, 0.0);
    let z = implicit::argmin(well_value_and_grad, &[0.1, 0.0], &[1.5, 2.0]);
    let at = bottom_at_grad(1.5, 2.0, &z);
    assert!((at.0 - a_bar).abs() < 1e-12 && (at.1 - b_bar).abs() < 1e-12);
}

#[grad]
fn chain(z: &[f64], theta: &[f64]) -> f64 {
    let mut total = theta[0] * (z[0] - 1.0).powi(2);
    for k in 1..z.len() {
        total += (z[k] - z[k - 1]).powi(2) + theta[1] * z[k].powi(4) + 0.05 * z[k] * z[k];
    }
    total
}

#[grad]
fn end_of_chain(theta: &[f64], n: usize) -> f64 {
    let z = implicit::argmin(chain_value_and_grad, &vec![0.5; n], theta);
    z[1] * z[2] + z[5]
}

#[test]
fn many_unknowns() {
    check!(end_of_chain, end_of_chain_value_and_grad, [t = vec![3.0, 0.4]] => (&t, 300));
    // Without products of its own the same by factorisation.
    check!(end_of_chain, end_of_chain_value_and_grad, [t = vec![3.0, 0.4]] => (&t, 30));
}

#[test]
fn minima_that_there_are_not() {
    let down = |z: &[f64], _: &[f64]| (z[0], vec![1.0]);
    let few = Settings {
        iterations: 20,
        ..Settings::default()
    };
    let found = implicit::try_argmin(down, &[0.0], &[], few);
    assert!(
        matches!(found, Err(Error::NotConverged { .. })),
        "{found:?}"
    );
    let nan = |z: &[f64], _: &[f64]| (z[0].ln(), vec![1.0 / z[0]]);
    let found = implicit::try_argmin(nan, &[-1.0], &[], few);
    assert!(matches!(found, Err(Error::NotFinite { .. })), "{found:?}");
    let short = |z: &[f64], _: &[f64]| (z[0] * z[0], vec![]);
    let found = implicit::try_argmin(short, &[-1.0], &[], few);
    assert!(
        matches!(
            found,
            Err(Error::Dimension {
                expected: 1,
                found: 0,
                ..
            })
        ),
        "{found:?}"
    );
    assert!(catch_unwind(|| bottom_at_grad(1.5, 2.0, &[0.3, 0.1])).is_err());
}

// ---- under constraints --------------------------------------------------------------------------------

/// The potential energy of two springs and a weight.
#[grad]
fn potential(z: &[f64], theta: &[f64]) -> f64 {
    let stretch = (z[0] * z[0] + z[1] * z[1]).sqrt() - 1.0;
    let other = ((z[0] - 2.0).powi(2) + z[1] * z[1]).sqrt() - 1.0;
    0.5 * theta[0] * stretch * stretch + 0.5 * theta[1] * other * other + theta[2] * z[1]
}

/// The weight slides on a parabola.
#[grad]
fn rail(z: &[f64], theta: &[f64]) -> [f64; 1] {
    [z[1] + 0.5 - theta[3] * (z[0] - 0.8).powi(2)]
}

#[grad(jvp)]
fn held(theta: &[f64], scale: f64) -> f64 {
    let (z, mu) = implicit::argmin_subject_to(
        potential_value_and_grad,
        rail_vjp,
        &[1.0, -0.5],
        &[0.0],
        theta,
    );
    scale * mu[0] * z[0] + z[1] * mu[0] * mu[0]
}

/// The least energy: by the envelope theorem its derivative is that of the Lagrangian.
#[grad]
fn least(theta: &[f64]) -> f64 {
    let (z, _) = implicit::argmin_subject_to(
        potential_value_and_grad,
        rail_vjp,
        &[1.0, -0.5],
        &[0.0],
        theta,
    );
    potential(&z, theta)
}

#[test]
fn multipliers_have_derivatives() {
    let theta = || vec![4.0, 3.0, 2.0, 0.3];
    check!(held, held_value_and_grad, [t = theta(), s = 1.2] => (&t, s));
    check!(least, least_value_and_grad, [t = theta()] => (&t));
    let dot = [0.5, -1.0, 0.25, 2.0];
    let (theta_bar, s_bar) = held_grad(&theta(), 1.2);
    let (_, tangent) = held_jvp(&theta(), 1.2, &dot, 0.7);
    let along: f64 = theta_bar.iter().zip(dot).map(|(b, d)| b * d).sum();
    assert!((tangent - along - 0.7 * s_bar).abs() < 1e-10);
}

#[test]
fn multipliers_are_the_envelope() {
    let theta = [4.0, 3.0, 2.0, 0.3];
    let settings = Settings::default();
    let (z, mu) = implicit::try_argmin_subject_to(
        potential_value_and_grad,
        rail_vjp,
        &[1.0, -0.5],
        &[0.0],
        &theta,
        settings,
    )
    .unwrap();
    // L = f - mu c.
    let (_, f_theta) = potential_grad(&z, &theta);
    let expected = [
        f_theta[0],
        f_theta[1],
        f_theta[2],
        mu[0] * (z[0] - 0.8).powi(2),
    ];
    for (got, expected) in least_grad(&theta).iter().zip(expected) {
        assert!((got - expected).abs() < 1e-10);
    }
}

#[grad]
fn saddle(z: &[f64], theta: &[f64]) -> f64 {
    theta[0] * z[0] * z[0] - z[1] * z[1]
}

#[grad]
fn level(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] - theta[0]]
}

#[test]
fn stationary_is_not_enough() {
    let settings = Settings::default();
    let found = implicit::try_argmin_subject_to(
        saddle_value_and_grad,
        level_vjp,
        &[0.0, 0.1],
        &[0.0],
        &[1.0],
        settings,
    );
    assert!(matches!(found, Err(Error::NotAMinimum { .. })), "{found:?}");
}

// ---- with data ----------------------------------------------------------------------------------------

#[grad(wrt(w, theta))]
fn logistic(w: &[f64], theta: &[f64], samples: &[([f64; 2], bool)]) -> f64 {
    let mut total = 0.0;
    for (x, class) in samples {
        let score = w[0] * x[0] + w[1] * x[1] + w[2];
        let signed = if *class { -score } else { score };
        total += (1.0 + signed.exp()).ln();
    }
    total + 0.5 * theta[0] * (w[0] * w[0] + w[1] * w[1])
}

#[grad(wrt(penalty))]
fn boundary(penalty: f64, samples: &[([f64; 2], bool)]) -> f64 {
    let w = implicit::argmin_on(logistic_value_and_grad, &[0.0; 3], &[penalty], samples);
    w[2] / w[0]
}

/// Pages that link to each other; `links` are integers.
#[grad(wrt(rank, theta))]
fn surf(rank: &[f64], theta: &[f64], links: &[(usize, usize)]) -> Vec<f64> {
    let n = rank.len();
    let mut out = vec![(1.0 - theta[0]) / n as f64; n];
    for (from, to) in links {
        out[*to] += theta[0] * rank[*from] * theta[1 + *from];
    }
    out
}

#[grad(wrt(theta))]
fn first_page(theta: &[f64], links: &[(usize, usize)]) -> f64 {
    let rank = implicit::fixed_point_on(surf, &[0.25; 4], theta, links);
    rank[0] / rank[2]
}

#[grad(wrt(theta))]
fn first_page_by_root(theta: &[f64], links: &[(usize, usize)]) -> f64 {
    let rank = implicit::root_on(still, &[0.25; 4], theta, links);
    rank[0] / rank[2]
}

#[grad(wrt(rank, theta))]
fn still(rank: &[f64], theta: &[f64], links: &[(usize, usize)]) -> Vec<f64> {
    let mut out = surf(rank, theta, links);
    for (out, rank) in out.iter_mut().zip(rank) {
        *out -= rank;
    }
    out
}

#[test]
fn data_beside_the_parameters() {
    let samples = [
        ([0.5, 1.0], true),
        ([1.5, -0.3], false),
        ([0.2, 0.4], true),
        ([2.0, 0.8], false),
        ([0.9, 0.1], true),
        ([0.7, 0.2], false),
    ];
    check!(boundary, boundary_value_and_grad, [p = 0.7] => (p, &samples));
    let links = [(0, 1), (0, 2), (1, 2), (2, 0), (3, 2), (3, 0), (3, 1)];
    let theta = || vec![0.85, 0.5, 1.0, 1.0, 1.0 / 3.0];
    check!(first_page, first_page_value_and_grad, [t = theta()] => (&t, &links));
    check!(first_page_by_root, first_page_by_root_value_and_grad, [t = theta()] => (&t, &links));
}
