//! The companions of `solve`.
//!
//! ```text
//! reverse           A^T w = x_bar,                          b_bar += w,      A_bar -= w x^T
//! forward           A x_dot = b_dot - A_dot x
//! reverse of that   A^T w = x_dot_bar,                      b_dot_bar += w,  A_dot_bar -= w x^T,  A_bar -= w x_dot^T
//!                   A^T u = x_bar - A_dot^T w,              b_bar += u,      A_bar -= u x^T
//! ```
#![allow(missing_docs, non_camel_case_types)]

use alloc::vec;
use alloc::vec::Vec;

use super::Lu;
use super::functions::{by_columns, solve_with};
use super::rules::{Shadow, add_to};
use crate::Tape;
use crate::rt::{IntoShadow, IntoTangent, NoTangent, Rev};

#[doc(hidden)]
pub enum solve_grad {}

type Two = (Vec<f64>, Vec<f64>);

/// `a_bar -= w x^T`, for matrices of `n` rows.
fn outer(a_bar: Shadow<'_>, w: &[f64], x: &[f64], n: usize) {
    let m = w.len().checked_div(n).unwrap_or(0);
    for i in 0..n {
        for j in 0..n {
            let sum: f64 = (0..m).map(|k| w[i * m + k] * x[j * m + k]).sum();
            let cell = &a_bar[i * n + j];
            cell.set(cell.get() - sum);
        }
    }
}

/// `A x`, or `A^T x`.
fn product(a: &[f64], x: &[f64], n: usize, transposed: bool) -> Vec<f64> {
    let m = x.len().checked_div(n).unwrap_or(0);
    let mut out = vec![0.0; x.len()];
    for i in 0..n {
        for j in 0..n {
            let entry = if transposed {
                a[j * n + i]
            } else {
                a[i * n + j]
            };
            for k in 0..m {
                out[i * m + k] += entry * x[j * m + k];
            }
        }
    }
    out
}

fn reverse(lu: &Lu, x: &[f64], a_bar: Shadow<'_>, b_bar: Shadow<'_>, seed: &[f64]) {
    let w = by_columns(seed, lu.n(), |column| lu.solve_transposed(column));
    add_to(b_bar, &w);
    outer(a_bar, &w, x, lu.n());
}

fn tangent(lu: &Lu, x: &[f64], a_dot: Option<&[f64]>, b_dot: Option<&[f64]>) -> Vec<f64> {
    let mut rhs = b_dot.map_or_else(|| vec![0.0; x.len()], <[f64]>::to_vec);
    if let Some(a_dot) = a_dot {
        let moved = product(a_dot, x, lu.n(), false);
        rhs.iter_mut().zip(&moved).for_each(|(r, m)| *r -= m);
    }
    solve_with(lu, &rhs)
}

fn second(
    lu: &Lu,
    (x, x_dot): (&[f64], &[f64]),
    a_dot: Option<&[f64]>,
    [a_bar, b_bar, a_dot_bar, b_dot_bar]: [Shadow<'_>; 4],
    (x_bar, x_dot_bar): (&[f64], &[f64]),
) {
    let n = lu.n();
    let w = by_columns(x_dot_bar, n, |column| lu.solve_transposed(column));
    add_to(b_dot_bar, &w);
    outer(a_dot_bar, &w, x, n);
    outer(a_bar, &w, x_dot, n);
    let mut x_bar = x_bar.to_vec();
    if let Some(a_dot) = a_dot {
        let back = product(a_dot, &w, n, true);
        x_bar.iter_mut().zip(&back).for_each(|(x, b)| *x -= b);
    }
    reverse(lu, x, a_bar, b_bar, &x_bar);
}

impl solve_grad {
    pub const RECORDS: bool = true;
    crate::record::unknown_lengths!();
    pub const READS: [bool; 3] = [true; 3];
    pub const READS_IF_FIXED: [bool; 3] = [true; 3];

    pub fn vjp<'a, 'b>(
        a: &[f64],
        b: &[f64],
        n: usize,
        a_bar: impl IntoShadow<Shadow<'a>>,
        b_bar: impl IntoShadow<Shadow<'b>>,
        _: (),
        _: &mut Tape,
        seed: Vec<f64>,
    ) -> (Vec<f64>, ((), (), ())) {
        let lu = Lu::new(a, n);
        let x = solve_with(&lu, b);
        reverse(&lu, &x, a_bar.into_shadow(), b_bar.into_shadow(), &seed);
        (x, ((), (), ()))
    }

    pub fn fwd(a: &[f64], b: &[f64], n: usize, tape: &mut Tape) -> Vec<f64> {
        let lu = Lu::new(a, n);
        let x = solve_with(&lu, b);
        lu.save(tape);
        tape.save(&x);
        x
    }

    pub fn rev<'a, 'b>(
        _: &[f64],
        _: &[f64],
        n: usize,
        a_bar: impl IntoShadow<Shadow<'a>>,
        b_bar: impl IntoShadow<Shadow<'b>>,
        _: (),
        tape: &mut Rev<'_, '_>,
        seed: Vec<f64>,
    ) -> ((), (), ()) {
        let x: Vec<f64> = tape.recreate();
        let lu = Lu::recreate(n, tape);
        reverse(&lu, &x, a_bar.into_shadow(), b_bar.into_shadow(), &seed);
        ((), (), ())
    }

    pub fn jvp<'a, 'b>(
        a: &[f64],
        b: &[f64],
        n: usize,
        a_dot: impl IntoTangent<&'a [f64]>,
        b_dot: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
    ) -> Two {
        let lu = Lu::new(a, n);
        let x = solve_with(&lu, b);
        let x_dot = tangent(&lu, &x, a_dot.given(), b_dot.given());
        (x, x_dot)
    }

    pub fn order_2_jvp<'a, 'b, 'c, 'd, 'e, 'f>(
        a: &[f64],
        b: &[f64],
        n: usize,
        a_1: impl IntoTangent<&'a [f64]>,
        b_1: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        a_2: impl IntoTangent<&'c [f64]>,
        b_2: impl IntoTangent<&'d [f64]>,
        _: impl NoTangent,
        a_12: impl IntoTangent<&'e [f64]>,
        b_12: impl IntoTangent<&'f [f64]>,
        _: impl NoTangent,
    ) -> (Two, Two) {
        let lu = Lu::new(a, n);
        let x = solve_with(&lu, b);
        let (a_1, a_2) = (a_1.given(), a_2.given());
        let x_1 = tangent(&lu, &x, a_1, b_1.given());
        let x_2 = tangent(&lu, &x, a_2, b_2.given());
        let mut x_12 = tangent(&lu, &x, a_12.given(), b_12.given());
        // A_1 x_2 + A_2 x_1 is the rest of what must vanish.
        for (dot, by) in [(a_1, &x_2), (a_2, &x_1)] {
            if let Some(dot) = dot {
                let moved = solve_with(&lu, &product(dot, by, n, false));
                x_12.iter_mut().zip(&moved).for_each(|(x, m)| *x -= m);
            }
        }
        ((x, x_1), (x_2, x_12))
    }

    pub fn jvp_vjp<'a, 'b, 'c, 'd, 'e, 'f>(
        a: &[f64],
        b: &[f64],
        n: usize,
        a_dot: impl IntoTangent<&'a [f64]>,
        b_dot: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        a_bar: impl IntoShadow<Shadow<'c>>,
        b_bar: impl IntoShadow<Shadow<'d>>,
        _: (),
        a_dot_bar: impl IntoShadow<Shadow<'e>>,
        b_dot_bar: impl IntoShadow<Shadow<'f>>,
        _: (),
        _: &mut Tape,
        seed: Two,
    ) -> (Two, ((), (), (), (), (), ())) {
        let (lu, a_dot) = (Lu::new(a, n), a_dot.given());
        let x = solve_with(&lu, b);
        let x_dot = tangent(&lu, &x, a_dot, b_dot.given());
        let bars = [
            a_bar.into_shadow(),
            b_bar.into_shadow(),
            a_dot_bar.into_shadow(),
            b_dot_bar.into_shadow(),
        ];
        second(&lu, (&x, &x_dot), a_dot, bars, (&seed.0, &seed.1));
        ((x, x_dot), ((), (), (), (), (), ()))
    }

    pub fn jvp_fwd<'a, 'b>(
        a: &[f64],
        b: &[f64],
        n: usize,
        a_dot: impl IntoTangent<&'a [f64]>,
        b_dot: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        tape: &mut Tape,
    ) -> Two {
        let lu = Lu::new(a, n);
        let x = solve_with(&lu, b);
        let x_dot = tangent(&lu, &x, a_dot.given(), b_dot.given());
        lu.save(tape);
        tape.save(&x);
        tape.save(&x_dot);
        (x, x_dot)
    }

    pub fn jvp_rev<'a, 'b, 'c, 'd, 'e, 'f>(
        _: &[f64],
        _: &[f64],
        n: usize,
        a_dot: impl IntoTangent<&'a [f64]>,
        _: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        a_bar: impl IntoShadow<Shadow<'c>>,
        b_bar: impl IntoShadow<Shadow<'d>>,
        _: (),
        a_dot_bar: impl IntoShadow<Shadow<'e>>,
        b_dot_bar: impl IntoShadow<Shadow<'f>>,
        _: (),
        tape: &mut Rev<'_, '_>,
        seed: Two,
    ) -> ((), (), (), (), (), ()) {
        let x_dot: Vec<f64> = tape.recreate();
        let x: Vec<f64> = tape.recreate();
        let lu = Lu::recreate(n, tape);
        let bars = [
            a_bar.into_shadow(),
            b_bar.into_shadow(),
            a_dot_bar.into_shadow(),
            b_dot_bar.into_shadow(),
        ];
        second(&lu, (&x, &x_dot), a_dot.given(), bars, (&seed.0, &seed.1));
        ((), (), (), (), (), ())
    }
}
