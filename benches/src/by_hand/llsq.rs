//! Gradient of the least-squares fit: each point runs forward, keeping its powers, then backward.

use super::scratch::with_scratch;

/// The value of `misfit`; its gradient with respect to `x` is written to `x_grad`.
pub fn misfit_value_and_grad_into(x: &[f64], n: usize, x_grad: &mut [f64]) -> f64 {
    x_grad.fill(0.0);
    with_scratch(x.len(), |powers| {
        let mut total = 0.0;
        for i in 0..n {
            let t = -1.0 + i as f64 * 2.0 / (n as f64 - 1.0);
            let residual = residual(x, t, powers);
            total += residual * residual;
            subtract_scaled(residual, powers, x_grad);
        }
        0.5 * total
    })
}

/// What the polynomial leaves of the sign of `t`; leaves the powers of `t` behind.
fn residual(x: &[f64], t: f64, powers: &mut [f64]) -> f64 {
    let mut residual = if t == 0.0 { 0.0 } else { t.signum() };
    let mut power = 1.0;
    for (coefficient, kept) in x.iter().zip(powers) {
        *kept = power;
        residual -= coefficient * power;
        power *= t;
    }
    residual
}

/// A function of its own, so that the compiler knows the two slices to be apart.
#[inline(never)]
fn subtract_scaled(residual: f64, powers: &[f64], x_bar: &mut [f64]) {
    for (bar, power) in x_bar.iter_mut().zip(powers) {
        *bar -= residual * power;
    }
}
