//! The companions of the functions of one matrix, from what each does with its factorisation.
#![allow(missing_docs, non_camel_case_types)]

use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;

use nalgebra::DMatrix;

use super::functions::{cholesky, eigen, regular};
use super::{Lu, check_square};
use crate::Tape;
use crate::rt::{IntoShadow, IntoTangent, NoTangent, Rev};

pub(super) type Shadow<'a> = &'a [Cell<f64>];

pub(super) fn add_to(shadow: Shadow<'_>, values: &[f64]) {
    for (cell, value) in shadow.iter().zip(values) {
        cell.set(cell.get() + value);
    }
}

/// What is kept for the reverse sweep.
trait Record: Sized {
    fn save(&self, tape: &mut Tape);
    fn recreate(n: usize, tape: &mut Rev<'_, '_>) -> Self;
}

impl Record for Lu {
    fn save(&self, tape: &mut Tape) {
        Lu::save(self, tape);
    }
    fn recreate(n: usize, tape: &mut Rev<'_, '_>) -> Self {
        Lu::recreate(n, tape)
    }
}

impl Record for Vec<f64> {
    fn save(&self, tape: &mut Tape) {
        tape.save(self);
    }
    fn recreate(_: usize, tape: &mut Rev<'_, '_>) -> Self {
        tape.recreate()
    }
}

impl Record for (Vec<f64>, Vec<f64>) {
    fn save(&self, tape: &mut Tape) {
        tape.save(&self.0);
        tape.save(&self.1);
    }
    fn recreate(_: usize, tape: &mut Rev<'_, '_>) -> Self {
        let second = tape.recreate();
        (tape.recreate(), second)
    }
}

/// A function of one matrix.
trait Rule {
    type Out;
    type Record: Record;
    fn forward(a: &[f64], n: usize) -> (Self::Out, Self::Record);
    fn reverse(a: &[f64], n: usize, record: &Self::Record, seed: &Self::Out) -> Vec<f64>;
    fn tangent(a: &[f64], n: usize, record: &Self::Record, a_dot: &[f64]) -> Self::Out;
    fn zero(n: usize) -> Self::Out;
}

/// `left right`, each `n` by `n`, row after row.
fn matrix(a: &[f64], n: usize) -> DMatrix<f64> {
    DMatrix::from_row_slice(n, n, a)
}

fn rows(a: &DMatrix<f64>) -> Vec<f64> {
    a.transpose().as_slice().to_vec()
}

impl Rule for inverse_grad {
    type Out = Vec<f64>;
    type Record = Vec<f64>;
    fn forward(a: &[f64], n: usize) -> (Vec<f64>, Vec<f64>) {
        let inverse = super::inverse(a, n);
        (inverse.clone(), inverse)
    }
    fn reverse(_: &[f64], n: usize, record: &Vec<f64>, seed: &Vec<f64>) -> Vec<f64> {
        let transposed = matrix(record, n).transpose();
        rows(&-(&transposed * matrix(seed, n) * &transposed))
    }
    fn tangent(_: &[f64], n: usize, record: &Vec<f64>, a_dot: &[f64]) -> Vec<f64> {
        let inverse = matrix(record, n);
        rows(&-(&inverse * matrix(a_dot, n) * &inverse))
    }
    fn zero(n: usize) -> Vec<f64> {
        vec![0.0; n * n]
    }
}

/// The cofactors of a matrix: the derivative of its determinant.
fn cofactors(a: &[f64], n: usize, lu: &Lu) -> Vec<f64> {
    let (mut out, det) = (vec![0.0; n * n], lu.det());
    if lu.vanishing_pivot().is_none() {
        let inverse = lu.inverse();
        for i in 0..n {
            for j in 0..n {
                out[i * n + j] = det * inverse[j * n + i];
            }
        }
        return out;
    }
    for i in 0..n {
        for j in 0..n {
            let others = (0..n * n).filter(|k| k / n != i && k % n != j);
            let minor: Vec<f64> = others.map(|k| a[k]).collect();
            let sign = if (i + j).is_multiple_of(2) { 1.0 } else { -1.0 };
            out[i * n + j] = sign * Lu::new(&minor, n - 1).det();
        }
    }
    out
}

impl Rule for det_grad {
    type Out = f64;
    type Record = Lu;
    fn forward(a: &[f64], n: usize) -> (f64, Lu) {
        let lu = Lu::new(a, n);
        (lu.det(), lu)
    }
    fn reverse(a: &[f64], n: usize, record: &Lu, seed: &f64) -> Vec<f64> {
        let mut bar = cofactors(a, n, record);
        bar.iter_mut().for_each(|b| *b *= seed);
        bar
    }
    fn tangent(a: &[f64], n: usize, record: &Lu, a_dot: &[f64]) -> f64 {
        super::dot(&cofactors(a, n, record), a_dot)
    }
    fn zero(_: usize) -> f64 {
        0.0
    }
}

impl Rule for ln_abs_det_grad {
    type Out = f64;
    type Record = Lu;
    fn forward(a: &[f64], n: usize) -> (f64, Lu) {
        let lu = Lu::new(a, n);
        (lu.ln_abs_det(), lu)
    }
    fn reverse(_: &[f64], n: usize, record: &Lu, seed: &f64) -> Vec<f64> {
        regular("ln_abs_det", record);
        let inverse = record.inverse();
        (0..n * n)
            .map(|k| seed * inverse[k % n * n + k / n])
            .collect()
    }
    fn tangent(a: &[f64], n: usize, record: &Lu, a_dot: &[f64]) -> f64 {
        super::dot(&Self::reverse(a, n, record, &1.0), a_dot)
    }
    fn zero(_: usize) -> f64 {
        0.0
    }
}

/// The lower triangle with half of the diagonal.
fn lower_half(mut a: DMatrix<f64>) -> DMatrix<f64> {
    a.fill_upper_triangle(0.0, 1);
    let half = a.diagonal() * 0.5;
    a.set_diagonal(&half);
    a
}

/// The adjoint of the lower triangle, from that of the symmetric matrix.
fn of_lower(symmetric: &DMatrix<f64>) -> Vec<f64> {
    let n = symmetric.nrows();
    let entry = |k: usize| match (k / n, k % n) {
        (i, j) if i > j => symmetric[(i, j)] + symmetric[(j, i)],
        (i, j) if i == j => symmetric[(i, i)],
        _ => 0.0,
    };
    (0..n * n).map(entry).collect()
}

/// The symmetric matrix with this lower triangle.
fn symmetric(a: &[f64], n: usize) -> DMatrix<f64> {
    DMatrix::from_fn(n, n, |i, j| a[i.max(j) * n + i.min(j)])
}

impl Rule for cholesky_grad {
    type Out = Vec<f64>;
    type Record = Vec<f64>;
    fn forward(a: &[f64], n: usize) -> (Vec<f64>, Vec<f64>) {
        let l = cholesky(a, n);
        (l.clone(), l)
    }
    /// `L^T S L = tril(L^T L_bar)` with half of the diagonal; the symmetric part of `S`.
    fn reverse(_: &[f64], n: usize, record: &Vec<f64>, seed: &Vec<f64>) -> Vec<f64> {
        let l = matrix(record, n);
        let mut s = lower_half(l.transpose() * matrix(seed, n));
        l.tr_solve_lower_triangular_mut(&mut s);
        let mut s = s.transpose();
        l.tr_solve_lower_triangular_mut(&mut s);
        of_lower(&((&s + s.transpose()) * 0.5))
    }
    /// `L_dot = L tril(L^-1 A_dot L^-T)` with half of the diagonal.
    fn tangent(_: &[f64], n: usize, record: &Vec<f64>, a_dot: &[f64]) -> Vec<f64> {
        let l = matrix(record, n);
        let mut inner = symmetric(a_dot, n);
        l.solve_lower_triangular_mut(&mut inner);
        let mut inner = inner.transpose();
        l.solve_lower_triangular_mut(&mut inner);
        rows(&(&l * lower_half(inner)))
    }
    fn zero(n: usize) -> Vec<f64> {
        vec![0.0; n * n]
    }
}

impl Rule for symmetric_eigenvalues_grad {
    type Out = Vec<f64>;
    /// Values and vectors.
    type Record = (Vec<f64>, Vec<f64>);
    fn forward(a: &[f64], n: usize) -> (Vec<f64>, Self::Record) {
        let both = eigen(a, n);
        (both.0.clone(), both)
    }
    fn reverse(_: &[f64], n: usize, (_, vectors): &Self::Record, seed: &Vec<f64>) -> Vec<f64> {
        let entry = |i: usize, j: usize| {
            (0..n)
                .map(|k| seed[k] * vectors[k * n + i] * vectors[k * n + j])
                .sum()
        };
        of_lower(&DMatrix::from_fn(n, n, entry))
    }
    fn tangent(_: &[f64], n: usize, (_, vectors): &Self::Record, a_dot: &[f64]) -> Vec<f64> {
        let moved = symmetric(a_dot, n);
        let along = |k: usize| {
            let v = nalgebra::DVector::from_column_slice(&vectors[k * n..(k + 1) * n]);
            v.dot(&(&moved * &v))
        };
        (0..n).map(along).collect()
    }
    fn zero(n: usize) -> Vec<f64> {
        vec![0.0; n]
    }
}

macro_rules! rules {
    ($($hidden:ident: $out:ty;)*) => {$(
        #[doc(hidden)]
        pub enum $hidden {}

        impl $hidden {
            pub const RECORDS: bool = true;
            crate::record::unknown_lengths!();
            pub const READS: [bool; 2] = [true; 2];
            pub const READS_IF_FIXED: [bool; 2] = [true; 2];

            pub fn vjp<'a>(
                a: &[f64],
                n: usize,
                a_bar: impl IntoShadow<Shadow<'a>>,
                _: (),
                _: &mut Tape,
                seed: $out,
            ) -> ($out, ((), ())) {
                check_square("a", a, n);
                let (value, record) = Self::forward(a, n);
                add_to(a_bar.into_shadow(), &Self::reverse(a, n, &record, &seed));
                (value, ((), ()))
            }

            pub fn fwd(a: &[f64], n: usize, tape: &mut Tape) -> $out {
                check_square("a", a, n);
                let (value, record) = Self::forward(a, n);
                Record::save(&record, tape);
                value
            }

            pub fn rev<'a>(
                a: &[f64],
                n: usize,
                a_bar: impl IntoShadow<Shadow<'a>>,
                _: (),
                tape: &mut Rev<'_, '_>,
                seed: $out,
            ) -> ((), ()) {
                let record = <Self as Rule>::Record::recreate(n, tape);
                add_to(a_bar.into_shadow(), &Self::reverse(a, n, &record, &seed));
                ((), ())
            }

            pub fn jvp<'a>(
                a: &[f64],
                n: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
            ) -> ($out, $out) {
                check_square("a", a, n);
                let (value, record) = Self::forward(a, n);
                let tangent = match a_dot.given() {
                    Some(a_dot) => Self::tangent(a, n, &record, a_dot),
                    None => Self::zero(n),
                };
                (value, tangent)
            }

            pub fn jvp_fwd<'a>(
                _: &[f64],
                _: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
                _: &mut Tape,
            ) -> ($out, $out) {
                no_second_derivatives(&a_dot)
            }

            pub fn jvp_rev<'a, 'b, 'c>(
                _: &[f64],
                _: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
                _: impl IntoShadow<Shadow<'b>>,
                _: (),
                _: impl IntoShadow<Shadow<'c>>,
                _: (),
                _: &mut Rev<'_, '_>,
                _: ($out, $out),
            ) -> ((), (), (), ()) {
                no_second_derivatives(&a_dot)
            }

            pub fn jvp_vjp<'a, 'b, 'c>(
                _: &[f64],
                _: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
                _: impl IntoShadow<Shadow<'b>>,
                _: (),
                _: impl IntoShadow<Shadow<'c>>,
                _: (),
                _: &mut Tape,
                _: ($out, $out),
            ) -> (($out, $out), ((), (), (), ())) {
                no_second_derivatives(&a_dot)
            }
        }
    )*};
}

/// An error for those who use it: the constant depends on their types.
fn no_second_derivatives<D, R>(_: &D) -> R {
    const {
        assert!(
            size_of::<D>() == usize::MAX,
            "of the functions in `linalg`, only `solve` has second derivatives"
        )
    };
    unreachable!()
}

rules! {
    inverse_grad: Vec<f64>;
    det_grad: f64;
    ln_abs_det_grad: f64;
    cholesky_grad: Vec<f64>;
    symmetric_eigenvalues_grad: Vec<f64>;
}
