//! Sums of which all terms have something in common.
// Index loops are how such programs are written.
#![allow(clippy::needless_range_loop)]

use grad_runtime::grad;

// Attention to one query after the other, at a temperature that moves on.
ways!(attend(keys: &[f64], values: &[f64], queries: &[f64], heat: f64) {
    let mut heat = heat;
    let mut total = 0.0;
    for q in queries {
        let mut top = f64::NEG_INFINITY;
        for k in keys {
            top = top.max(q * k / heat);
        }
        let mut norm = 0.0;
        for k in keys {
            norm += (q * k / heat - top).exp();
        }
        let mut mean = 0.0;
        for i in 0..keys.len() {
            mean += values[i] * (q * keys[i] / heat - top).exp() / norm;
        }
        total += mean * mean + 0.1 * norm.ln();
        heat = 0.9 * heat + 0.1 * norm;
    }
    total * heat
});

#[test]
fn shares_of_a_sum() {
    agree!(attend, [k = vec![0.3, -0.7, 0.2], v = vec![0.5, 0.9, -0.2], q = vec![0.1, -0.4, 0.6], heat = 0.7] => (&k, &v, &q, heat));
    agree!(attend, [k = vec![0.3], v = vec![0.5], q = vec![0.1, -0.4], heat = 0.7] => (&k, &v, &q, heat));
    agree!(attend, [k = vec![0.3], v = vec![0.5], q = Vec::<f64>::new(), heat = 0.7] => (&k, &v, &q, heat));
}

// The length of a vector of exponentials, and what is left of it.
ways!(length(x: &[f64], shift: f64, rate: f64) {
    let mut squares = 0.0;
    let mut logs = 0.0;
    for v in x {
        let t = (v * v - shift).exp();
        squares += t;
        logs += (1.0 + t).ln();
    }
    (1.0 + squares).sqrt() * shift + rate * logs
});

#[test]
fn sums_of_what_is_recorded() {
    agree!(length, [x = vec![0.3, -0.7, 0.2], shift = 0.4, rate = 1.7] => (&x, shift, rate));
    agree!(length, [x = Vec::<f64>::new(), shift = 0.4, rate = 1.7] => (&x, shift, rate));
}

#[grad]
fn norm(x: &[f64], shift: f64) -> f64 {
    let mut squares = 0.0;
    for v in x {
        let t = (v - shift).exp();
        squares += t;
    }
    squares.sqrt()
}

#[test]
fn nothing_to_sum_up() {
    // The square root's derivative is infinite there; it meets no term.
    assert_eq!(norm_value_and_grad(&[], 0.5), (0.0, (vec![], 0.0)));
}
