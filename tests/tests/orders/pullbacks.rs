//! `f_vjp` inside of differentiated functions.

use grad_runtime::grad;
use grad_tests::check;
use grad_tests::check::close;

#[grad(order = 2, wrt(x, k))]
fn residuals(x: &[f64], k: f64, out_scale: [f64; 2]) -> [f64; 2] {
    let (mut a, mut b) = (0.0, 1.0);
    for v in x {
        a += (k * v).sin();
        b *= 1.0 + 0.1 * v * v;
    }
    [a * out_scale[0], b * k * out_scale[1]]
}

/// The size of J^T r.
#[grad(jvp)]
fn stationarity(x: &[f64], k: f64) -> f64 {
    let r = residuals(x, k, [1.0, 0.5]);
    let mut x_bar = vec![0.25; x.len()];
    let (_, k_bar) = residuals_vjp(x, k, [1.0, 0.5], &mut x_bar, r);
    let mut total = k_bar * k_bar;
    for (b, v) in x_bar.iter().zip(x) {
        total += b * b * v;
    }
    total
}

#[test]
fn vectors() {
    check!(stationarity, stationarity_value_and_grad, [x = vec![0.5, -1.0, 0.75], k = 1.25] => (&x, k));
    let (g, k) = stationarity_grad(&[0.5, -1.0, 0.75], 1.25);
    let (_, dot) = stationarity_jvp(&[0.5, -1.0, 0.75], 1.25, &[1.0, -2.0, 0.5], 0.25);
    close(&[dot], &[g[0] - 2.0 * g[1] + 0.5 * g[2] + 0.25 * k], 1e-13);
}

#[grad(order = 2)]
fn area(a: f64, b: f64) -> f64 {
    a * b.exp() + a * a
}

#[grad(jvp)]
fn seeded(a: f64, b: f64, s: f64) -> f64 {
    let (value, (a_bar, b_bar)) = area_vjp(a, b, s * s);
    value * a_bar - b_bar
}

#[test]
fn scalars() {
    check!(seeded, seeded_value_and_grad, [a = 0.5, b = 0.25, s = 1.5] => (a, b, s));
    let (a, b, s) = seeded_grad(0.5, 0.25, 1.5);
    let (_, dot) = seeded_jvp(0.5, 0.25, 1.5, 1.0, -2.0, 0.5);
    close(&[dot], &[a - 2.0 * b + 0.5 * s], 1e-13);
}
