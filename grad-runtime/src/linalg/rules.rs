//! The companions of the functions of one matrix, from what each does with its factorisation.
//!
//! With `D(A)` for the derivative, `w` and `w_dot` for the adjoints of value and tangent:
//!
//! ```text
//! reverse           A_bar += D^T w
//! forward           D A_dot
//! reverse of that   A_dot_bar += D^T w_dot,   A_bar += D^T w + d/dA (D^T w_dot) A_dot
//! ```
#![allow(missing_docs, non_camel_case_types)]

use alloc::vec::Vec;
use core::cell::Cell;

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
pub(super) trait Record: Sized {
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
pub(super) trait Rule {
    type Out;
    type Record: Record;
    fn forward(a: &[f64], n: usize) -> (Self::Out, Self::Record);
    fn reverse(a: &[f64], n: usize, record: &Self::Record, seed: &Self::Out) -> Vec<f64>;
    fn tangent(a: &[f64], n: usize, record: &Self::Record, a_dot: &[f64]) -> Self::Out;
    /// How what `reverse` returns for this seed moves with the matrix in the direction `a_dot`.
    fn turned(
        a: &[f64],
        n: usize,
        record: &Self::Record,
        seed: &Self::Out,
        a_dot: &[f64],
    ) -> Vec<f64>;
    /// How what `tangent` returns for `a_1` moves with the matrix in the direction `a_2`.
    fn bent(a: &[f64], n: usize, record: &Self::Record, a_1: &[f64], a_2: &[f64]) -> Self::Out;
    fn zero(n: usize) -> Self::Out;
}

/// What results can be added.
trait Sum {
    fn plus(self, other: Self) -> Self;
}

impl Sum for f64 {
    fn plus(self, other: f64) -> f64 {
        self + other
    }
}

impl Sum for Vec<f64> {
    fn plus(mut self, other: Vec<f64>) -> Vec<f64> {
        self.iter_mut().zip(&other).for_each(|(a, b)| *a += b);
        self
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

            fn moved(
                a: &[f64],
                n: usize,
                record: &<Self as Rule>::Record,
                a_dot: Option<&[f64]>,
            ) -> $out {
                match a_dot {
                    Some(a_dot) => Self::tangent(a, n, record, a_dot),
                    None => Self::zero(n),
                }
            }

            fn second(
                (a, n): (&[f64], usize),
                record: &<Self as Rule>::Record,
                a_dot: Option<&[f64]>,
                (a_bar, a_dot_bar): (Shadow<'_>, Shadow<'_>),
                (seed, seed_dot): ($out, $out),
            ) {
                add_to(a_dot_bar, &Self::reverse(a, n, record, &seed_dot));
                add_to(a_bar, &Self::reverse(a, n, record, &seed));
                if let Some(a_dot) = a_dot {
                    add_to(a_bar, &Self::turned(a, n, record, &seed_dot, a_dot));
                }
            }

            pub fn jvp<'a>(
                a: &[f64],
                n: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
            ) -> ($out, $out) {
                check_square("a", a, n);
                let (value, record) = Self::forward(a, n);
                let tangent = Self::moved(a, n, &record, a_dot.given());
                (value, tangent)
            }

            pub fn order_2_jvp<'a, 'b, 'c>(
                a: &[f64],
                n: usize,
                a_1: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
                a_2: impl IntoTangent<&'b [f64]>,
                _: impl NoTangent,
                a_12: impl IntoTangent<&'c [f64]>,
                _: impl NoTangent,
            ) -> (($out, $out), ($out, $out)) {
                check_square("a", a, n);
                let (value, record) = Self::forward(a, n);
                let (a_1, a_2): (Option<&[f64]>, Option<&[f64]>) = (a_1.given(), a_2.given());
                let moved = |dot| Self::moved(a, n, &record, dot);
                let both = match (a_1, a_2) {
                    (Some(a_1), Some(a_2)) => Self::bent(a, n, &record, a_1, a_2),
                    _ => Self::zero(n),
                };
                let (one, two) = (moved(a_1), moved(a_2));
                ((value, one), (two, both.plus(moved(a_12.given()))))
            }

            pub fn jvp_fwd<'a>(
                a: &[f64],
                n: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
                tape: &mut Tape,
            ) -> ($out, $out) {
                check_square("a", a, n);
                let (value, record) = Self::forward(a, n);
                let tangent = Self::moved(a, n, &record, a_dot.given());
                Record::save(&record, tape);
                (value, tangent)
            }

            pub fn jvp_rev<'a, 'b, 'c>(
                a: &[f64],
                n: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
                a_bar: impl IntoShadow<Shadow<'b>>,
                _: (),
                a_dot_bar: impl IntoShadow<Shadow<'c>>,
                _: (),
                tape: &mut Rev<'_, '_>,
                seed: ($out, $out),
            ) -> ((), (), (), ()) {
                let record = <Self as Rule>::Record::recreate(n, tape);
                let bars = (a_bar.into_shadow(), a_dot_bar.into_shadow());
                Self::second((a, n), &record, a_dot.given(), bars, seed);
                ((), (), (), ())
            }

            pub fn jvp_vjp<'a, 'b, 'c>(
                a: &[f64],
                n: usize,
                a_dot: impl IntoTangent<&'a [f64]>,
                _: impl NoTangent,
                a_bar: impl IntoShadow<Shadow<'b>>,
                _: (),
                a_dot_bar: impl IntoShadow<Shadow<'c>>,
                _: (),
                _: &mut Tape,
                seed: ($out, $out),
            ) -> (($out, $out), ((), (), (), ())) {
                check_square("a", a, n);
                let (value, record) = Self::forward(a, n);
                let a_dot: Option<&[f64]> = a_dot.given();
                let tangent = Self::moved(a, n, &record, a_dot);
                let bars = (a_bar.into_shadow(), a_dot_bar.into_shadow());
                Self::second((a, n), &record, a_dot, bars, seed);
                ((value, tangent), ((), (), (), ()))
            }
        }
    )*};
}

rules! {
    inverse_grad: Vec<f64>;
    det_grad: f64;
    ln_abs_det_grad: f64;
    cholesky_grad: Vec<f64>;
    symmetric_eigenvalues_grad: Vec<f64>;
}
