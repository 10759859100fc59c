//! Forward over forward, forward over reverse, reverse over forward, reverse over reverse: the same numbers.

use grad_runtime::grad;
use grad_tests::check;
use grad_tests::check::close;

#[grad(order = 2, jvp)]
fn wave(x: &[f64], phase: f64) -> f64 {
    let mut total = phase;
    for i in 1..x.len() {
        total += (x[i] - x[i - 1] + phase).sin() * x[i].exp();
        if total > 2.0 {
            total -= x[i - 1] * phase;
        }
    }
    total
}

/// The squared size of the gradient, column by column.
#[grad(jvp)]
fn by_forward(x: &[f64], phase: f64) -> f64 {
    let mut size = 0.0;
    for k in 0..x.len() {
        let mut e = vec![0.0; x.len()];
        e[k] = 1.0;
        let (_, d) = wave_jvp(x, phase, &e, 0.0);
        size += d * d;
    }
    size
}

#[grad(jvp)]
fn by_reverse(x: &[f64], phase: f64) -> f64 {
    let (g, _) = wave_grad(x, phase);
    let mut size = 0.0;
    for d in g {
        size += d * d;
    }
    size
}

#[test]
fn all_four_agree() {
    let (x, phase) = ([0.5, 0.25, -0.75, 1.0], 0.4);
    check!(by_forward, by_forward_value_and_grad, [x = x.to_vec(), p = phase] => (&x, p));
    check!(by_reverse, by_reverse_value_and_grad, [x = x.to_vec(), p = phase] => (&x, p));
    let (rf, rf_p) = by_forward_grad(&x, phase);
    let (rr, rr_p) = by_reverse_grad(&x, phase);
    let forward = |f: fn(&[f64], f64, &[f64], f64) -> (f64, f64)| -> Vec<f64> {
        let column = |k: usize| {
            let mut e = [0.0; 5];
            e[k] = 1.0;
            f(&x, phase, &e[..4], e[4]).1
        };
        (0..5).map(column).collect()
    };
    let (ff, fr) = (forward(by_forward_jvp), forward(by_reverse_jvp));
    let flat = |mut g: Vec<f64>, p: f64| {
        g.push(p);
        g
    };
    let rr = flat(rr, rr_p);
    close(&flat(rf, rf_p), &rr, 1e-13);
    close(&ff, &rr, 1e-13);
    close(&fr, &rr, 1e-13);
}

/// The derivative along a direction that is differentiated as well.
#[grad(jvp)]
fn along(x: &[f64], d: &[f64], phase: f64) -> f64 {
    let (value, slope) = wave_jvp(x, phase, d, phase * phase);
    value * slope
}

#[test]
fn directions() {
    check!(along, along_value_and_grad, [x = vec![0.5, 0.25, -0.75], d = vec![1.0, 0.5, 2.0], p = 0.4]
        => (&x, &d, p));
    let (x, d, p) = along_grad(&[0.5, 0.25, -0.75], &[1.0, 0.5, 2.0], 0.4);
    let (_, dot) = along_jvp(
        &[0.5, 0.25, -0.75],
        &[1.0, 0.5, 2.0],
        0.4,
        &[1.0, 0.0, -1.0],
        &[0.5, 2.0, 0.0],
        3.0,
    );
    let expected = x[0] - x[2] + 0.5 * d[0] + 2.0 * d[1] + 3.0 * p;
    close(&[dot], &[expected], 1e-13);
}
