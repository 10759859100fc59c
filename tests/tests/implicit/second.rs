//! Products with second derivatives, through the solve.

use grad_runtime::{grad, implicit, linalg};

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

// ---- minimisers: third derivatives of what they minimise ---------------------------------------------------

#[grad(order = 3)]
fn well(z: &[f64], theta: &[f64]) -> f64 {
    let coupling = theta[1] * (z[0] + z[1]).powi(2) + theta[1] * theta[0] * z[1].powi(4);
    (z[0] - theta[0]).powi(4) + coupling + z[1].exp() * theta[0]
}

#[grad(order = 2)]
fn slope_of_well(z: &[f64], theta: &[f64]) -> Vec<f64> {
    let (slope, _) = well_grad(z, theta);
    slope
}

#[grad(order = 3)]
fn rail(z: &[f64], theta: &[f64]) -> [f64; 1] {
    [z[1] + 0.5 - theta[0] * z[0] * z[0] * z[1].sin()]
}

const START: [f64; 2] = [0.3, -0.4];

#[grad(hvp, order = 2)]
fn by_conditions(theta: &[f64], scale: f64) -> f64 {
    let z = implicit::root(slope_of_well, &START, theta);
    scale * z[0] * z[1] + theta[0] * z[0].sin()
}

#[grad(hvp, order = 2)]
fn bottom(theta: &[f64], scale: f64) -> f64 {
    let z = implicit::argmin(well_value_and_grad, &START, theta);
    scale * z[0] * z[1] + theta[0] * z[0].sin()
}

#[grad(hvp, order = 2)]
fn held(theta: &[f64], scale: f64) -> f64 {
    let (z, mu) = implicit::argmin_subject_to(well_value_and_grad, rail_vjp, &START, &[0.0], theta);
    scale * z[0] * z[1] * mu[0] + theta[0] * z[0].sin()
}

/// The same in a loop, with what a closure captures, and with data.
#[grad(order = 3, wrt(w, penalty, shift))]
fn fit(w: &[f64], penalty: f64, shift: f64, samples: &[([f64; 2], f64)]) -> f64 {
    let mut total = penalty * (w[0] * w[0] + w[1] * w[1]);
    for (x, y) in samples {
        total += (w[0] * x[0] + w[1] * x[1] - y - shift).powi(4);
    }
    total
}

#[grad(hvp, wrt(theta, scale))]
fn path(theta: &[f64], scale: f64, samples: &[([f64; 2], f64)]) -> f64 {
    let mut total = 0.0;
    for k in 0..2 {
        let penalty = theta[k].exp();
        let w = implicit::argmin_on(
            |w, _, samples| fit_value_and_grad(w, penalty, scale, samples),
            &[1.0, 0.5],
            &[],
            samples,
        );
        total += w[0] * w[1] * theta[1 - k];
    }
    total
}

const SAMPLES: [([f64; 2], f64); 4] = [
    ([0.5, 1.0], 1.0),
    ([1.5, -0.3], 0.2),
    ([0.2, 0.4], 0.7),
    ([2.0, 0.8], 1.4),
];

#[test]
fn minimisers_are_differentiated_twice() {
    type Hvp = fn(&[f64], f64, &[f64], f64) -> (Vec<f64>, f64);
    type Grad = fn(&[f64], f64) -> (Vec<f64>, f64);
    let path_hvp: Hvp = |t, s, t_dot, s_dot| path_hvp(t, s, &SAMPLES, t_dot, s_dot);
    let functions: [(Hvp, Grad); 4] = [
        (by_conditions_hvp, by_conditions_grad),
        (bottom_hvp, bottom_grad),
        (held_hvp, held_grad),
        (path_hvp, |t, s| path_grad(t, s, &SAMPLES)),
    ];
    let (theta, dot) = ([1.0, 0.3], [0.3, -1.0]);
    let at = |h: f64| -> Vec<f64> { theta.iter().zip(&dot).map(|(t, d)| t + h * d).collect() };
    let flat = |(t, s): (Vec<f64>, f64)| [t, vec![s]].concat();
    for (hvp, grad) in functions {
        let got = flat(hvp(&theta, 1.1, &dot, -0.4));
        let expected = moved(|h| flat(grad(&at(h), 1.1 - 0.4 * h)));
        for (g, e) in got.iter().zip(&expected) {
            assert!(
                (g - e).abs() < 1e-7 * e.abs().max(1.0),
                "{got:?}\n{expected:?}"
            );
        }
    }
    let (one, other) = (
        bottom_hvp(&theta, 1.1, &dot, -0.4),
        by_conditions_hvp(&theta, 1.1, &dot, -0.4),
    );
    for (a, b) in flat(one).iter().zip(flat(other)) {
        assert!((a - b).abs() < 1e-11, "{a} {b}");
    }
}

// ---- gradients of gradients -----------------------------------------------------------------------------------

/// Steepness, by reverse of reverse and by forward of reverse.
macro_rules! steepness {
    ($name:ident, $grad:ident) => {
        #[grad(jvp)]
        fn $name(theta: &[f64], scale: f64) -> f64 {
            let (t, s) = $grad(theta, scale);
            let mut sum = s * s;
            for k in 0..t.len() {
                sum += t[k] * t[k] * (k as f64 + 0.5);
            }
            sum
        }
    };
}

steepness!(steep_conditions, by_conditions_grad);
steepness!(steep_bottom, bottom_grad);
steepness!(steep_held, held_grad);
steepness!(steep_matrices, matrices_grad);

#[grad(order = 2)]
fn matrices(a: &[f64], x: f64) -> f64 {
    let b = linalg::solve(a, &[x, 1.0, x * x], 3);
    let l = linalg::cholesky(a, 3);
    let i = linalg::inverse(a, 3);
    let e = linalg::symmetric_eigenvalues(a, 3);
    let z = implicit::root_scalar(|z, _| z * z * z + x * z - a[1] - 2.0, 1.0, &[]);
    let products = b[0] * b[1] + l[3] * l[4] * l[8] + i[2] * i[3] + e[0] * e[1] * e[2] * e[2];
    products + linalg::det(a, 3).sin() + linalg::ln_abs_det(a, 3).powi(2) + z * z
}

#[test]
fn gradients_of_gradients() {
    let theta = || vec![1.0, 0.3];
    check!(steep_conditions, steep_conditions_value_and_grad, [t = theta(), s = 1.1] => (&t, s));
    check!(steep_bottom, steep_bottom_value_and_grad, [t = theta(), s = 1.1] => (&t, s));
    check!(steep_held, steep_held_value_and_grad, [t = theta(), s = 1.1] => (&t, s));
    let a = || vec![4.0, 0.2, 0.1, 1.0, 3.0, 0.3, -0.5, 0.7, 2.5];
    check!(steep_matrices, steep_matrices_value_and_grad, [a = a(), x = 0.7] => (&a, x));
    type Jvp = fn(&[f64], f64, &[f64], f64) -> (f64, f64);
    type Grad = fn(&[f64], f64) -> (Vec<f64>, f64);
    let functions: [(Jvp, Grad, Vec<f64>); 4] = [
        (steep_conditions_jvp, steep_conditions_grad, theta()),
        (steep_bottom_jvp, steep_bottom_grad, theta()),
        (steep_held_jvp, steep_held_grad, theta()),
        (steep_matrices_jvp, steep_matrices_grad, a()),
    ];
    for (jvp, grad, at) in functions {
        let dot: Vec<f64> = (0..at.len()).map(|k| (k as f64 * 1.3).cos()).collect();
        let (_, tangent) = jvp(&at, 0.9, &dot, 0.3);
        let (t, s) = grad(&at, 0.9);
        let along = t.iter().zip(&dot).map(|(t, d)| t * d).sum::<f64>() + 0.3 * s;
        assert!(
            (tangent - along).abs() < 1e-9 * along.abs().max(1.0),
            "{tangent} {along}"
        );
    }
}
