//! Long records: what is computed again is what would have been recorded.
// Index loops are how such programs are written.
#![allow(clippy::needless_range_loop, clippy::useless_vec)]

use grad_runtime::{Tape, grad};

macro_rules! midpoint {
    ($name:ident, $float:ident, $($option:tt)*) => {
        #[grad($($option)*)]
        fn $name(x: &[$float], s: usize, y: &mut [$float]) {
            let n = x.len();
            let h = 1.0 / s as $float;
            let mut k = vec![0.0; n];
            let mut stage = vec![0.0; n];
            for i in 0..n {
                y[i] = 0.5 * x[i];
            }
            for _ in 0..s {
                k[0] = x[0] * y[0];
                for i in 1..x.len() {
                    k[i] = x[i] * y[i - 1] * y[i];
                }
                for i in 0..y.len() {
                    stage[i] = y[i] + 0.5 * h * k[i];
                }
                k[0] = x[0] * stage[0];
                for i in 1..x.len() {
                    k[i] = x[i] * stage[i - 1] * stage[i];
                }
                for i in 0..n {
                    y[i] += h * k[i];
                }
            }
        }
    };
}

midpoint!(midpoint, f64, name = chosen);
midpoint!(stored, f64, off(again));
midpoint!(always, f64, name = always, off(cache));
midpoint!(short, f32, name = chosen_short);
midpoint!(stored_short, f32, off(again));

const N: usize = 10_000;

fn numbers() -> Vec<f64> {
    (0..N).map(|k| 0.1 + (k as f64 * 0.7).sin()).collect()
}

/// The adjoint of `x`, and the bytes on the tape.
macro_rules! adjoint {
    ($vjp:ident, $x:expr, $s:expr) => {{
        let (x, one) = ($x, $x[0] / $x[0]);
        let (mut y, mut x_bar, mut y_bar) = (x.clone(), vec![0.0; N], vec![one; N]);
        let mut tape = Tape::new();
        $vjp(&mut tape, &x, $s, &mut y, &mut x_bar, &mut y_bar);
        (x_bar, tape.peak_bytes())
    }};
}

#[test]
fn the_same_numbers_to_the_bit() {
    // Just below the bound, and above.
    for (s, again) in [(70, false), (90, true)] {
        let (ours, bytes) = adjoint!(chosen_vjp_with, numbers(), s);
        let (theirs, all) = adjoint!(stored_vjp_with, numbers(), s);
        assert_eq!(ours, theirs);
        assert_eq!(
            (all, bytes),
            (16 * s * N, if again { all / 2 } else { all })
        );
    }
    let x: Vec<f32> = numbers().iter().map(|x| *x as f32).collect();
    let (ours, bytes) = adjoint!(chosen_short_vjp_with, x.clone(), 180);
    let (theirs, all) = adjoint!(stored_short_vjp_with, x.clone(), 180);
    assert_eq!((ours, 2 * bytes), (theirs, all));
}

#[test]
fn a_buffer_for_all_of_it_is_long_enough() {
    let (x, s) = (numbers(), 90);
    let (mut y, mut x_bar, mut y_bar) = (x.clone(), vec![0.0; N], vec![1.0; N]);
    let mut buffer = vec![0.0; 2 * s * N];
    let mut tape = Tape::in_buffer(&mut buffer);
    chosen_vjp_with(&mut tape, &x, s, &mut y, &mut x_bar, &mut y_bar);
    assert_eq!(x_bar, adjoint!(stored_vjp_with, x.clone(), s).0);
}

#[test]
fn no_iteration_and_no_element() {
    let x = numbers();
    let (mut y, mut x_bar, mut y_bar) = (x.clone(), vec![0.0; N], vec![1.0; N]);
    let mut tape = Tape::new();
    chosen_vjp_with(&mut tape, &x, 0, &mut y, &mut x_bar, &mut y_bar);
    assert!(x_bar.iter().all(|bar| *bar == 0.5));
}

#[test]
fn few_elements() {
    for (n, s) in [(1, 3), (2, 1), (5, 4)] {
        let x: Vec<f64> = numbers()[..n].to_vec();
        let (mut ours, mut theirs, one) = (vec![0.0; n], vec![0.0; n], vec![1.0; n]);
        let (mut y, mut y_bar) = (x.clone(), one.clone());
        let mut tape = Tape::new();
        always_vjp_with(&mut tape, &x, s, &mut y, &mut ours, &mut y_bar);
        assert_eq!(tape.peak_bytes(), 8 * s * n);
        let (mut z, mut z_bar) = (x.clone(), one);
        stored_vjp(&x, s, &mut z, &mut theirs, &mut z_bar);
        assert_eq!((y, ours, y_bar), (z, theirs, z_bar));
    }
}

/// The sweeps that are apart record everything.
#[test]
fn several_seeds() {
    let (x, s) = (numbers(), 90);
    let mut y = x.clone();
    let mut tape = Tape::new();
    let mut pullback = chosen_pullback(&mut tape, &x, s, &mut y);
    for seed in [1.0, -2.0] {
        let (mut x_bar, mut y_bar) = (vec![0.0; N], vec![seed; N]);
        pullback(&mut x_bar, &mut y_bar);
        let (mut z, mut ours, mut z_bar) = (x.clone(), vec![0.0; N], vec![seed; N]);
        chosen_vjp(&x, s, &mut z, &mut ours, &mut z_bar);
        for (a, b) in x_bar.iter().zip(&ours) {
            assert!(
                (a - b).abs() <= 1e-12 * (1.0 + b.abs()),
                "{a} instead of {b}"
            );
        }
    }
}
