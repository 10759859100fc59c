//! Explicit methods with work arrays that are used again in every step.

use grad_runtime::{Tape, grad};

#[grad]
fn slope(t: f64, y: &[f64], k: &[f64], dy: &mut [f64]) {
    dy[0] = -k[0] * y[0] + k[1] * y[1] * y[2];
    dy[2] = k[2] * y[1] * y[1] * (1.0 + 0.1 * t);
    dy[1] = -dy[0] - dy[2];
}

#[grad]
fn advance(from: &[f64], h: f64, dy: &[f64], to: &mut [f64]) {
    for i in 0..from.len() {
        to[i] = from[i] + h * dy[i];
    }
}

/// The midpoint method with a fixed step: what `advance` gets for `h` is no argument of the derivative.
#[grad(wrt(y0, k), jvp)]
fn midpoint(y0: &[f64], k: &[f64], h: f64, steps: usize) -> f64 {
    let mut y = y0.to_vec();
    let mut mid = vec![0.0; y.len()];
    let mut dy = vec![0.0; y.len()];
    let mut t = 0.0;
    for _ in 0..steps {
        slope(t, &y, k, &mut dy);
        advance(&y, 0.5 * h, &dy, &mut mid);
        slope(t + 0.5 * h, &mid, k, &mut dy);
        let before = y.clone();
        advance(&before, h, &dy, &mut y);
        t += h;
    }
    y[0] * y[1] + y[2]
}

/// The step is an argument too: now `advance` is asked for its adjoint, and reads `dy`.
#[grad(jvp)]
fn with_step(y0: &[f64], k: &[f64], h: f64) -> f64 {
    let mut y = [y0[0], y0[1], y0[2]];
    let mut dy = [0.0; 3];
    let mut next = [0.0; 3];
    for n in 0..4 {
        slope(n as f64 * h, &y, k, &mut dy);
        advance(&y, h, &dy, &mut next);
        y = next;
    }
    y[0] + 2.0 * y[1] * y[2]
}

#[test]
fn midpoint_steps() {
    check!(midpoint, midpoint_value_and_grad, midpoint_jvp(&y0, &k), [y0 = vec![1.0, 0.3, 0.2], k = vec![0.4, 1.1, 0.7]] => (&y0, &k, 0.1, 5));
    check!(midpoint, midpoint_value_and_grad, midpoint_jvp(&y0, &k), [y0 = vec![1.0, 0.3, 0.2], k = vec![0.4, 1.1, 0.7]] => (&y0, &k, 0.1, 0));
}

#[test]
fn steps_of_variable_length() {
    check!(with_step, with_step_value_and_grad, with_step_jvp(&y0, &k, h), [y0 = vec![1.0, 0.3, 0.2], k = vec![0.4, 1.1, 0.7], h = 0.15] => (&y0, &k, h));
}

#[grad]
fn decay(y: &[f64], dy: &mut [f64]) {
    for i in 0..y.len() {
        dy[i] = -y[i] * y[i];
    }
}

#[grad(wrt(y))]
fn euler(y: &mut [f64], h: f64, steps: usize) {
    let mut dy = vec![0.0; y.len()];
    for _ in 0..steps {
        decay(y, &mut dy);
        for i in 0..y.len() {
            y[i] += h * dy[i];
        }
    }
}

/// One state per step, no slope, and not the state on return.
#[test]
fn what_an_integrator_records() {
    let (n, steps) = (50, 20);
    let mut tape = Tape::new();
    let mut y: Vec<f64> = (0..n).map(|i| 1.0 + 0.01 * i as f64).collect();
    let mut y_bar = vec![1.0; n];
    euler_vjp_with(&mut tape, &mut y, 0.05, steps, &mut y_bar);
    assert_eq!(tape.peak_bytes(), 8 * n * steps);
}
