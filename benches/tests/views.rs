//! The programs as constraints: what holds of every view at a point of a forward pass, and elsewhere.

#[path = "../../tests/tests/lagrangian/support.rs"]
#[allow(dead_code, unused_macros)]
mod support;

use grad_benches::kernels::*;
use grad_benches::programs::{gmm, kmeans, llsq, lse, lstm};
use support::holds_flat;

/// Numbers that look random.
fn numbers(n: usize, lo: f64, hi: f64) -> Vec<f64> {
    let wave = |k: usize| (k as f64 * 12.9898 + lo).sin() * 43758.5453;
    (0..n)
        .map(|k| lo + (hi - lo) * (wave(k) - wave(k).floor()))
        .collect()
}

#[test]
fn sums_of_terms() {
    let x = numbers(5, -1.5, 1.5);
    let (value, grad) = rosenbrock::rosenbrock_value_and_grad(&x);
    holds_flat(&rosenbrock::rosenbrock_lagrangian(&x), value, &grad);

    let x = numbers(9, 0.0, 3.0);
    let (value, grad) = lennard_jones::energy_value_and_grad(&x);
    holds_flat(&lennard_jones::energy_lagrangian(&x), value, &grad);

    let x = numbers(6, -1.0, 2.0);
    let (value, grad) = lse::logsumexp_value_and_grad(&x);
    holds_flat(&lse::logsumexp_lagrangian(&x), value, &grad);

    let x = numbers(3, -1.0, 1.0);
    let (value, grad) = llsq::misfit_value_and_grad(&x, 5);
    holds_flat(&llsq::misfit_lagrangian(&x, 5), value, &grad);
}

#[test]
fn models_of_data() {
    let (w, x) = (numbers(3, -1.0, 1.0), numbers(12, -2.0, 2.0));
    let labels = [1.0, 0.0, 0.0, 1.0];
    let (value, grad) = logistic::loss_value_and_grad(&w, &x, &labels, 0.1);
    let view = logistic::loss_lagrangian(&w, &x, &labels, 0.1);
    holds_flat(&view, value, &grad);

    let w = [
        0.4, 1.2, 3.1, 7.8, 5.3, 0.8, 0.3, 0.14, 0.9, 2.2, 0.05, 0.34, 1.3, 0.9,
    ];
    let (days, grades) = (numbers(8, 1.0, 9.0), [2, 0, 3, 1, 1, 2, 0, 3]);
    let (value, grad) = scheduler::loss_value_and_grad(&w, 4, &days, &grades);
    let view = scheduler::loss_lagrangian(&w, 4, &days, &grades);
    holds_flat(&view, value, &grad);

    let (w, inputs, targets) = (numbers(13, -1.0, 1.0), numbers(4, -1.0, 1.0), [0.3, 0.7]);
    let (value, grad) = dense::error_value_and_grad(&w, 3, &inputs, &targets);
    holds_flat(
        &dense::error_lagrangian(&w, 3, &inputs, &targets),
        value,
        &grad,
    );

    let (points, centroids) = (numbers(8, -1.0, 1.0), numbers(4, -1.0, 1.0));
    let (value, grad) = kmeans::cost_value_and_grad(4, 2, 2, &points, &centroids);
    let view = kmeans::cost_lagrangian(4, 2, 2, &points, &centroids);
    holds_flat(&view, value, &grad);

    let (d, k, n) = (2, 2, 3);
    let (x, alpha, mu) = (
        numbers(n * d, -1.0, 1.0),
        numbers(k, 0.0, 1.0),
        numbers(k * d, 0.0, 1.0),
    );
    let (q, l) = (numbers(k * d, -0.5, 0.5), numbers(k, -0.5, 0.5));
    let (value, (a, b, c, e)) =
        gmm::objective_value_and_grad(d, k, n, &x, &alpha, &mu, &q, &l, 1.0, 0);
    let view = gmm::objective_lagrangian(d, k, n, &x, &alpha, &mu, &q, &l, 1.0, 0);
    holds_flat(&view, value, &[a, b, c, e].concat());
}

#[test]
fn steps_in_time() {
    let (p, start, target) = ([1.3, 0.1, 0.2], [0.5, -0.2], [0.1, 0.3]);
    let (value, grad) = pendulum::miss_value_and_grad(&p, &start, 4, 0.05, &target);
    let view = pendulum::miss_lagrangian(&p, &start, 4, 0.05, &target);
    holds_flat(&view, value, &grad);

    let series = numbers(4, -1.0, 1.0);
    let (value, (a, b, c)) = kalman::likelihood_value_and_grad(0.9, 0.1, 0.3, &series);
    let view = kalman::likelihood_lagrangian(0.9, 0.1, 0.3, &series);
    holds_flat(&view, value, &[a, b, c]);

    let (b, c) = (2, 3);
    let (main, extra) = (numbers(8 * b, -1.0, 1.0), numbers(3 * b, -1.0, 1.0));
    let (state, sequence) = (numbers(2 * b, -1.0, 1.0), numbers(b * c, 0.0, 1.0));
    let (value, (m, e)) = lstm::objective_value_and_grad(1, b, c, &main, &extra, &state, &sequence);
    let view = lstm::objective_lagrangian(1, b, c, &main, &extra, &state, &sequence);
    holds_flat(&view, value, &[m, e].concat());
}

#[test]
fn solvers_and_formulas() {
    let (times, seen) = (numbers(2, 0.0, 6.0), numbers(2, -1.0, 1.0));
    let (value, (a, b, c)) = kepler::misfit_value_and_grad(0.3, 1.1, 0.2, &times, &seen);
    let view = kepler::misfit_lagrangian(0.3, 1.1, 0.2, &times, &seen);
    holds_flat(&view, value, &[a, b, c]);

    let (value, (a, b, c, d, e)) = option::price_value_and_grad(100.0, 95.0, 0.03, 0.2, 0.75);
    let view = option::price_lagrangian(100.0, 95.0, 0.03, 0.2, 0.75);
    holds_flat(&view, value, &[a, b, c, d, e]);
}
