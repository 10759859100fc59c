//! Functions of another file that take functions, and what is handed to them.

use grad_runtime::grad;
use grad_tests::check::value_and_gradient;

#[grad]
use super::numerics::{gauss, midpoint, secant, steps, valley};

/// The error function by its integral.
#[grad]
fn bell(k: f64, b: f64) -> f64 {
    midpoint(|x| (-k * x * x).exp(), 0.0, b, 24)
}

#[grad]
fn cubic(x: f64) -> f64 {
    x * x * x - 2.0
}

#[grad]
fn root(k: f64) -> f64 {
    secant(cubic, k, 2.0) * secant(|x| x * x - 3.0, k, 2.0)
}

/// A pendulum with friction.
#[grad]
fn swing(w: f64, angle: f64) -> f64 {
    let slope = |_: f64, y: &[f64; 2]| [y[1], -w * w * y[0].sin() - 0.1 * y[1]];
    let y = steps(slope, [angle, 0.0], 0.05, 20);
    y[0] + 0.5 * y[1]
}

/// The caller's own constants have the names of the others.
const WEIGHTS: f64 = 2.5;
const NODES: usize = 2;

#[grad]
fn mean_of_wave(k: f64, phase: f64) -> f64 {
    gauss(
        |x| (k * x + phase).sin() * WEIGHTS,
        0.0,
        phase * WEIGHTS,
        NODES,
    )
}

#[grad]
fn depth(k: f64) -> f64 {
    valley(|x| (x - k) * (x - k) + (x * k).exp(), -1.0, k * 0.1)
}

#[test]
fn functions_of_other_files() {
    let f = |&(k, b): &(f64, f64)| bell(k, b);
    value_and_gradient(f, &(0.8, 1.5), bell_value_and_grad(0.8, 1.5));
    value_and_gradient(|k| root(*k), &1.6, root_value_and_grad(1.6));
    let f = |&(w, angle): &(f64, f64)| swing(w, angle);
    value_and_gradient(f, &(1.3, 0.4), swing_value_and_grad(1.3, 0.4));
    let f = |&(k, phase): &(f64, f64)| mean_of_wave(k, phase);
    value_and_gradient(f, &(1.3, 0.4), mean_of_wave_value_and_grad(1.3, 0.4));
    value_and_gradient(|k| depth(*k), &0.3, depth_value_and_grad(0.3));
}
