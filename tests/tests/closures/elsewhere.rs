//! Functions of another file that take functions, and what is handed to them.

use grad_runtime::grad;
use grad_tests::check::value_and_gradient;

#[grad]
use super::numerics::{midpoint, secant, steps};

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

#[test]
fn functions_of_other_files() {
    let f = |&(k, b): &(f64, f64)| bell(k, b);
    value_and_gradient(f, &(0.8, 1.5), bell_value_and_grad(0.8, 1.5));
    value_and_gradient(|k| root(*k), &1.6, root_value_and_grad(1.6));
    let f = |&(w, angle): &(f64, f64)| swing(w, angle);
    value_and_gradient(f, &(1.3, 0.4), swing_value_and_grad(1.3, 0.4));
}
