//! How much is overwritten: a function may touch little of a long argument, and then little is recorded.

use grad_runtime::{Tape, grad};

#[grad]
fn put(at: usize, x: f64, out: &mut [f64]) {
    out[at] = x * x;
}

#[grad]
fn block(start: usize, x: &[f64], out: &mut [f64]) {
    for i in 0..x.len() {
        out[start + i] = x[i] * x[i];
    }
}

#[grad]
fn head(x: &[f64], out: &mut [f64]) {
    for i in 0..x.len() {
        out[i] = x[i] * out[i];
    }
}

/// Each call overwrites what the one before wrote, and the sum reads.
#[grad]
fn squares(x: &[f64], out: &mut [f64]) -> f64 {
    let mut total = 0.0;
    for round in 0..2 {
        for i in 0..x.len() {
            put(3 * i, x[i] + round as f64, out);
        }
        block(3 * x.len(), x, out);
        head(x, out);
        for v in &*out {
            total += v * v;
        }
    }
    total
}

fn inputs() -> (Vec<f64>, Vec<f64>) {
    (
        vec![0.4, 1.2, -0.9],
        (0..13).map(|i| 0.1 * i as f64).collect(),
    )
}

#[test]
fn parts_of_an_argument() {
    let (x, out) = inputs();
    check!(squares, squares_value_and_grad_of, [x = x, out = out] => (&x, &mut out));
}

/// The gradient with respect to the incoming contents, in the form of the check.
fn squares_value_and_grad_of(x: &[f64], out: &mut [f64]) -> (f64, (Vec<f64>, Vec<f64>)) {
    let (mut x_bar, mut out_bar) = (vec![0.0; x.len()], vec![0.0; out.len()]);
    let value = squares_vjp(x, out, &mut x_bar, &mut out_bar, 1.0);
    (value, (x_bar, out_bar))
}

#[grad]
fn scattered(x: &[f64], long: &mut [f64]) -> f64 {
    let mut total = 0.0;
    for i in 0..x.len() {
        put(i, x[i], long);
        head(&x[..1], long);
        block(2 * i, &x[..2], long);
        total += long[0] * long[i];
    }
    total
}

/// A few numbers per iteration, however long the argument is.
#[test]
fn little_is_recorded_of_a_long_argument() {
    let x = [0.4, 1.2, -0.9, 0.3];
    let recorded = |n: usize| {
        let mut tape = Tape::new();
        let mut long = vec![0.5; n];
        let (mut x_bar, mut long_bar) = ([0.0; 4], vec![0.0; n]);
        scattered_vjp_with(&mut tape, &x, &mut long, &mut x_bar, &mut long_bar, 1.0);
        tape.peak_bytes() - 8 * n // the outgoing contents
    };
    assert_eq!(recorded(100), recorded(1000));
}

/// Panics where the function does, not before.
#[grad]
fn first_found(x: &[f64], n: usize, out: &mut [f64]) -> f64 {
    for i in 0..n {
        out[i] = x[i] * x[i];
        if out[i] > 1.0 {
            break;
        }
    }
    out[0]
}

#[grad(jvp)]
fn uses_bound_beyond_the_end(x: &[f64]) -> f64 {
    let mut out = [0.3, 0.1];
    let mut total = 0.0;
    for _ in 0..2 {
        total += out[1] * first_found(x, 10, &mut out);
    }
    total
}

#[test]
fn bounds_beyond_the_end() {
    check!(uses_bound_beyond_the_end, uses_bound_beyond_the_end_value_and_grad, uses_bound_beyond_the_end_jvp(&x), [x = vec![0.5, 1.5]] => (&x));
}
