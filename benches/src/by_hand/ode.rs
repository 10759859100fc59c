//! Adjoint of the Runge-Kutta integration.
//!
//! Equation `i` reads only equation `i - 1`, so that one pass over `i` computes all four stages of a step with three
//! earlier stage values in registers; the reverse step is one pass in the other direction. Only the states between the
//! steps are kept: the stages are cheaper to compute again than to store.

use super::scratch::with_scratch;

/// Integrates as `integrate` does, then takes the adjoint `y_bar` of the final state back: `x_bar` receives (in addition)
/// the adjoint of `x`, and `y_bar` becomes zero, since the incoming contents of `y` are not read.
pub fn integrate_vjp(x: &[f64], s: usize, y: &mut [f64], x_bar: &mut [f64], y_bar: &mut [f64]) {
    let n = x.len();
    if n == 0 {
        return;
    }
    let h = 2.0 / s as f64;
    with_scratch((s + 1) * n, |states| {
        states[..n].fill(0.0);
        for step in 0..s {
            let (earlier, later) = states.split_at_mut((step + 1) * n);
            forward_step(x, h, &earlier[step * n..], &mut later[..n]);
        }
        y.copy_from_slice(&states[s * n..]);
        for step in (0..s).rev() {
            reverse_step(x, h, &states[step * n..][..n], x_bar, y_bar);
        }
    });
    y_bar.fill(0.0);
}

/// The four stage inputs of one equation, of which the next equation computes its rates.
#[derive(Clone, Copy)]
struct Stages([f64; 4]);

impl Stages {
    /// What equation 0 reads in place of a predecessor: its rate is `x_0` itself.
    const SOURCE: Stages = Stages([1.0; 4]);
}

fn forward_step(x: &[f64], h: f64, y: &[f64], next: &mut [f64]) {
    let mut before = Stages::SOURCE;
    for ((&x, &y), next) in x.iter().zip(y).zip(next) {
        let [k1, k2, k3, k4] = before.0.map(|stage| x * stage);
        *next = y + h * (k1 + 2.0 * k2 + 2.0 * k3 + k4) / 6.0;
        before = Stages([y, y + h / 2.0 * k1, y + h / 2.0 * k2, y + h * k3]);
    }
}

/// Turns `y_bar` from the adjoint of the state after the step into that of the state before it.
fn reverse_step(x: &[f64], h: f64, y: &[f64], x_bar: &mut [f64], y_bar: &mut [f64]) {
    let n = x.len();
    let (sixth, third, half) = (h / 6.0, h / 3.0, h / 2.0);
    // Adjoints of the stage inputs of equation i, left by equation i + 1.
    let mut stage_bar = [0.0; 4];
    for i in (0..n).rev() {
        let before = stages_at(x, h, y, i);
        let [b1, b2, b3, b4] = stage_bar;
        let out = y_bar[i];
        let k4_bar = sixth * out;
        let k3_bar = third * out + h * b4;
        let k2_bar = third * out + half * b3;
        let k1_bar = sixth * out + half * b2;
        y_bar[i] = out + b1 + b2 + b3 + b4;
        let [s1, s2, s3, s4] = before;
        x_bar[i] += k1_bar * s1 + k2_bar * s2 + k3_bar * s3 + k4_bar * s4;
        stage_bar = [k1_bar * x[i], k2_bar * x[i], k3_bar * x[i], k4_bar * x[i]];
    }
}

/// The stage inputs of equation `i - 1`, computed again from the state: the last stage reaches back four equations.
#[inline(always)]
fn stages_at(x: &[f64], h: f64, y: &[f64], i: usize) -> [f64; 4] {
    if i < 4 {
        let mut before = Stages::SOURCE;
        for (&x, &y) in x[..i].iter().zip(y) {
            let [k1, k2, k3, _] = before.0.map(|stage| x * stage);
            before = Stages([y, y + h / 2.0 * k1, y + h / 2.0 * k2, y + h * k3]);
        }
        return before.0;
    }
    let half = h / 2.0;
    let (x, y) = (&x[i - 4..i], &y[i - 4..i]);
    let second = [
        y[1] + half * (x[1] * y[0]),
        y[2] + half * (x[2] * y[1]),
        y[3] + half * (x[3] * y[2]),
    ];
    let third = [
        y[2] + half * (x[2] * second[0]),
        y[3] + half * (x[3] * second[1]),
    ];
    let fourth = y[3] + h * (x[3] * third[0]);
    [y[3], second[2], third[1], fourth]
}
