//! Options of the attribute, and `stop_gradient`.

use grad_runtime::{grad, stop_gradient};
use grad_tests::check::{close, same};

#[grad(wrt(x))]
fn only_x(x: f64, y: f64, w: &[f64]) -> f64 {
    x * y + w[0] * x * x
}

#[grad(wrt(w, x))]
fn two_of_three(x: f64, y: f64, w: &[f64]) -> f64 {
    x * y * w[0] + w[1]
}

#[grad(wrt(u))]
fn data_left_out(u: &mut [f64], forcing: &[f64], names: &[&str]) -> f64 {
    let mut s = 0.0;
    for i in 0..u.len() {
        u[i] = u[i] * forcing[i] + names.len() as f64;
        s += u[i] * u[i];
    }
    s
}

#[grad]
fn calls_left_out(x: f64, c: &[f64]) -> f64 {
    only_x(x, 2.0, &[0.5, 1.0]) + x * c[0]
}

fn straight_through(x: f64, limit: f64, seed: f64) -> (f64, f64) {
    // The straight-through estimator: a gradient also where the value is clipped.
    let _ = (x, limit);
    (seed, 0.0)
}

#[grad(custom = straight_through)]
fn clipped(x: f64, limit: f64) -> f64 {
    x.clamp(-limit, limit)
}

fn norm_rule(v: &[f64], v_bar: &mut [f64], seed: f64) {
    let n = external_norm(v);
    for i in 0..v.len() {
        v_bar[i] += seed * v[i] / n;
    }
}

#[grad(custom = norm_rule)]
fn external_norm(v: &[f64]) -> f64 {
    v.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[grad]
fn uses_custom(x: f64, v: &[f64]) -> f64 {
    let y = clipped(x * 2.0, 1.0);
    y * external_norm(v) + clipped(x, 10.0)
}

#[grad]
fn stopped(x: f64, y: f64) -> f64 {
    let frozen = stop_gradient(x * y);
    frozen * x + grad_runtime::stop_gradient(y)
}

#[grad(name = base)]
fn renamed(x: f64) -> f64 {
    x * x
}

#[allow(dead_code)]
fn renamed_grad() -> &'static str {
    "taken"
}

#[test]
fn with_respect_to() {
    same(only_x_grad(0.5, 3.0, &[2.0]), 5.0);
    let (value, x_bar) = only_x_vjp(0.5, 3.0, &[2.0], 2.0);
    assert_eq!((value, x_bar), (only_x(0.5, 3.0, &[2.0]), 10.0));
    // In the order of the parameters, whatever the option's order.
    let (x_bar, w_bar) = two_of_three_grad(0.5, 3.0, &[2.0, 1.0]);
    close(&[x_bar, w_bar[0], w_bar[1]], &[6.0, 1.5, 1.0], 1e-12);
    let mut u = [1.0, 2.0];
    let u_bar = data_left_out_grad(&mut u, &[0.5, 3.0], &["a"]);
    assert_eq!(u, [1.5, 7.0]);
    close(&u_bar, &[1.5, 42.0], 1e-12);
    let (x_bar, c_bar) = calls_left_out_grad(0.5, &[4.0]);
    close(&[x_bar, c_bar[0]], &[2.0 + 0.5 + 4.0, 0.5], 1e-12);
}

#[test]
fn custom_rules() {
    assert_eq!(clipped_grad(3.0, 1.0), (1.0, 0.0));
    let v = [3.0, 4.0];
    let (x_bar, v_bar) = uses_custom_grad(2.0, &v);
    // Through the clipped branch as if it were the identity.
    close(&[x_bar], &[2.0 * 5.0 + 1.0], 1e-12);
    close(&v_bar, &[0.6, 0.8], 1e-12);
    same(uses_custom_value_and_grad(2.0, &v).0, uses_custom(2.0, &v));
}

#[test]
fn stop_gradient_stops() {
    let (x, y) = (0.5, 3.0);
    assert_eq!(stopped_grad(x, y), (x * y, 0.0));
    same(stopped_value_and_grad(x, y).0, stopped(x, y));
}

#[test]
fn renamed_companions() {
    same(base_grad(3.0), 6.0);
    assert_eq!(base_value_and_grad(3.0), (9.0, 6.0));
    assert_eq!(renamed_grad(), "taken");
}
