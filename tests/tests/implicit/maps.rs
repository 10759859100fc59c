//! Roots and fixed points of several unknowns.

use grad_runtime::implicit::{self, Linear, Settings};
use grad_runtime::{Tape, grad};

#[track_caller]
fn close(got: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(got.len(), expected.len());
    for (g, e) in got.iter().zip(expected) {
        assert!(
            (g - e).abs() <= tolerance * e.abs().max(1.0),
            "{got:?}\n{expected:?}"
        );
    }
}

// ---- a recurrent layer at rest ------------------------------------------------------------------------

const UNITS: usize = 4;

/// `theta`: the weights, row after row, then the input.
#[grad]
fn layer(z: &[f64], theta: &[f64]) -> Vec<f64> {
    let n = z.len();
    let (weights, input) = theta.split_at(n * n);
    let mut out = vec![0.0; n];
    for i in 0..n {
        let mut sum = input[i];
        for j in 0..n {
            sum += weights[i * n + j] * z[j];
        }
        out[i] = sum.tanh();
    }
    out
}

#[grad]
fn energy(z: &[f64]) -> f64 {
    z.iter()
        .enumerate()
        .map(|(k, z)| z * z * (k as f64 + 0.5))
        .sum()
}

#[grad(jvp)]
fn at_rest(theta: &[f64], gain: f64) -> f64 {
    let start = vec![0.0; UNITS];
    let z = implicit::fixed_point(layer, &start, theta);
    gain * energy(&z) + z[0]
}

#[grad]
fn unrolled(theta: &[f64], gain: f64, trips: usize) -> f64 {
    let mut z = vec![0.0; UNITS];
    for _ in 0..trips {
        z = layer(&z, theta);
    }
    gain * energy(&z) + z[0]
}

fn theta() -> Vec<f64> {
    (0..UNITS * UNITS + UNITS)
        .map(|k| 0.35 * (1.7 * k as f64 + 0.3).sin())
        .collect()
}

#[test]
fn a_fixed_point_is_the_iteration_unrolled() {
    let (value, (theta_bar, gain_bar)) = at_rest_value_and_grad(&theta(), 1.3);
    let (long, (unrolled_bar, unrolled_gain)) = unrolled_value_and_grad(&theta(), 1.3, 600);
    assert_eq!(value, at_rest(&theta(), 1.3));
    assert!((value - long).abs() < 1e-12);
    close(&theta_bar, &unrolled_bar, 1e-10);
    close(&[gain_bar], &[unrolled_gain], 1e-10);
    check!(at_rest, at_rest_value_and_grad, [t = theta(), g = 1.3] => (&t, g));
}

#[test]
fn tangents() {
    let dot: Vec<f64> = (0..theta().len()).map(|k| (k as f64).cos()).collect();
    let (_, tangent) = at_rest_jvp(&theta(), 1.3, &dot, 0.0);
    let (theta_bar, _) = at_rest_grad(&theta(), 1.3);
    let along: f64 = theta_bar.iter().zip(&dot).map(|(b, d)| b * d).sum();
    close(&[tangent], &[along], 1e-12);
}

/// The same as a root, whose residual is an array.
#[grad]
fn imbalance(z: &[f64], theta: &[f64]) -> [f64; UNITS] {
    let image = layer(z, theta);
    std::array::from_fn(|i| z[i] - image[i])
}

#[grad(wrt(theta))]
fn root_at_rest(start: &[f64], theta: &[f64]) -> f64 {
    energy(&implicit::root(imbalance, start, theta))
}

#[test]
fn a_root_is_the_same_fixed_point() {
    let theta = theta();
    let expected: Vec<f64> = {
        let (theta_bar, _) = at_rest_grad(&theta, 1.0);
        let (of_first, _) = first_grad(&theta, 1.0);
        theta_bar.iter().zip(of_first).map(|(t, f)| t - f).collect()
    };
    close(&root_at_rest_grad(&[0.0; UNITS], &theta), &expected, 1e-12);
    // Another start, another way, the same root.
    close(&root_at_rest_grad(&[1.0; UNITS], &theta), &expected, 1e-12);
}

#[grad]
fn first(theta: &[f64], scale: f64) -> f64 {
    scale * implicit::fixed_point(layer, &[0.0; UNITS], theta)[0]
}

// ---- the start has no derivative ----------------------------------------------------------------------

#[grad]
fn from(start: &[f64], theta: &[f64]) -> f64 {
    energy(&implicit::fixed_point(layer, start, theta))
}

#[test]
fn the_start_has_no_derivative() {
    let (start_bar, theta_bar) = from_grad(&[0.1, -0.2, 0.3, 0.0], &theta());
    assert_eq!(start_bar, [0.0; UNITS]);
    assert!(theta_bar.iter().all(|t| *t != 0.0));
}

// ---- memory -------------------------------------------------------------------------------------------

#[test]
fn memory_does_not_grow_with_iterations() {
    // Nearer and nearer to where the iteration stops contracting.
    let peak = |scale: f64| {
        let theta: Vec<f64> = theta().iter().map(|t| scale * t).collect();
        let (mut tape, mut theta_bar) = (Tape::new(), vec![0.0; theta.len()]);
        at_rest_vjp_with(&mut tape, &theta, 1.0, &mut theta_bar, 1.0);
        let start = [0.0; UNITS];
        let solved = implicit::try_fixed_point(layer, &start, &theta, Settings::default());
        (tape.peak_bytes(), solved.unwrap().iterations)
    };
    let ((few_bytes, few), (many_bytes, many)) = (peak(0.2), peak(2.5));
    assert!(many > few, "{few} {many}");
    assert_eq!(few_bytes, many_bytes);
}

// ---- a solver of the user's ---------------------------------------------------------------------------

/// Without a derivative of its own.
fn by_bisection(theta: &[f64]) -> Vec<f64> {
    let cube = |z: f64| z * z * z + theta[0] * z - theta[1];
    let (mut low, mut high) = (-10.0, 10.0);
    for _ in 0..200 {
        let mid = 0.5 * (low + high);
        if cube(mid) > 0.0 {
            high = mid
        } else {
            low = mid
        }
    }
    vec![0.5 * (low + high)]
}

#[grad]
fn depressed_cubic(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] * z[0] * z[0] + theta[0] * z[0] - theta[1]]
}

#[grad]
fn by_own_solver(p: f64, q: f64) -> f64 {
    let theta = [p, q];
    let found = by_bisection(&[
        grad_runtime::stop_gradient(p),
        grad_runtime::stop_gradient(q),
    ]);
    let z = implicit::root_at(depressed_cubic, &found, &theta, 1e-12);
    z[0] * z[0]
}

#[test]
fn a_solution_that_somebody_else_found() {
    let (p_bar, q_bar) = by_own_solver_grad(1.5, 2.0);
    let z = by_bisection(&[1.5, 2.0])[0];
    let slope = 3.0 * z * z + 1.5;
    close(
        &[p_bar, q_bar],
        &[-2.0 * z * z / slope, 2.0 * z / slope],
        1e-13,
    );
}

// ---- large systems ------------------------------------------------------------------------------------

/// A steady state of diffusion with a source that grows with the temperature, on a rod.
#[grad]
fn heat(z: &[f64], theta: &[f64]) -> Vec<f64> {
    let n = z.len();
    let (conductivity, growth) = (theta[0], theta[1]);
    let mut out = vec![0.0; n];
    for i in 0..n {
        let left = if i > 0 { z[i - 1] } else { 0.0 };
        let right = if i + 1 < n { z[i + 1] } else { theta[2] };
        out[i] = conductivity * (2.0 * z[i] - left - right) + z[i] + growth * z[i] * z[i] - 0.1;
    }
    out
}

const PRODUCTS: Settings = Settings {
    tolerance: 1e-13,
    iterations: 100,
    linear: Linear::Krylov {
        tolerance: 1e-14,
        products: 200,
    },
    memory: 0,
    least_step: 1e-6,
};

#[grad(jvp)]
fn warmth(theta: &[f64], n: usize) -> f64 {
    implicit::root(heat, &vec![0.0; n], theta).iter().sum()
}

#[grad(jvp)]
fn warmth_by_products(theta: &[f64], n: usize) -> f64 {
    let start = vec![0.0; n];
    let z = implicit::root_with(heat, &start, theta, PRODUCTS);
    z.iter().sum()
}

#[test]
fn matrix_free_is_the_same() {
    let theta = [2.0, 0.5, 1.0];
    let dense = warmth_grad(&theta, 60);
    close(&warmth_by_products_grad(&theta, 60), &dense, 1e-10);
    let dot = [0.5, -1.0, 2.0];
    let (_, dense_dot) = warmth_jvp(&theta, 60, &dot);
    let (_, free_dot) = warmth_by_products_jvp(&theta, 60, &dot);
    close(&[free_dot], &[dense_dot], 1e-10);
    // More unknowns than `Linear::Auto` factorises.
    check!(warmth, warmth_value_and_grad, [t = vec![2.0, 0.5, 1.0]] => (&t, 300));
}

// ---- as constraints -----------------------------------------------------------------------------------

/// A solved variable among explicit ones.
#[grad(lagrangian)]
fn valve(opening: f64, pressure: f64) -> f64 {
    let area = opening * opening;
    let flow = implicit::root_scalar(loss_of_pressure, 1.0, &[area, pressure]);
    let work = flow * pressure;
    work - 0.1 * flow
}

#[grad]
fn loss_of_pressure(flow: f64, theta: &[f64]) -> f64 {
    flow * flow.abs() / theta[0] + 0.3 * flow - theta[1]
}

#[test]
fn a_solved_variable_has_a_multiplier() {
    let view = valve_lagrangian(0.8, 2.0);
    let at = view.forward();
    assert_eq!(at.l.flow, 2.0 - 0.1);
    let (opening_bar, pressure_bar) = valve_grad(0.8, 2.0);
    let x_bar = view.gradient_x(&at);
    close(
        &[x_bar.opening, x_bar.pressure],
        &[opening_bar, pressure_bar],
        1e-13,
    );
}
