//! The factorisation that values and adjoints share: `P A = L U`, by nalgebra, and the four substitutions.

use alloc::vec;
use alloc::vec::Vec;

use nalgebra::{DMatrix, DVector};

use crate::Tape;
use crate::rt::Rev;

/// An LU factorisation with row exchanges. Solves with `A` and with its transpose, each in `n^2` multiplications.
#[derive(Clone, Debug, PartialEq)]
pub struct Lu {
    n: usize,
    /// `L` below the diagonal (its own diagonal is 1), `U` above; column after column.
    factors: Vec<f64>,
    /// Row `i` of `P A` is row `order[i]` of `A`.
    order: Vec<usize>,
    /// Whether `det P` is -1.
    odd: bool,
    /// The largest entry of each column of `A`.
    columns: Vec<f64>,
}

impl Lu {
    /// Factorises the `n` by `n` matrix in `a`, row after row, in about `2/3 n^3` operations.
    ///
    /// # Panics
    /// If `a` has not `n * n` elements.
    pub fn new(a: &[f64], n: usize) -> Lu {
        super::check_square("a", a, n);
        let columns = (0..n).map(|j| (0..n).fold(0.0, |m: f64, i| m.max(a[i * n + j].abs())));
        let columns = columns.collect();
        let lu = nalgebra::LU::new(DMatrix::from_row_slice(n, n, a));
        let mut order = DVector::from_iterator(n, 0..n);
        lu.p().permute_rows(&mut order);
        Lu {
            n,
            factors: lu.lu_internal().as_slice().to_vec(),
            order: order.as_slice().to_vec(),
            odd: lu.p().determinant::<f64>() < 0.0,
            columns,
        }
    }

    /// The number of rows.
    pub fn n(&self) -> usize {
        self.n
    }

    fn column(&self, j: usize) -> &[f64] {
        &self.factors[j * self.n..][..self.n]
    }

    fn pivot(&self, j: usize) -> f64 {
        self.factors[j * self.n + j]
    }

    /// The first pivot that is zero or not finite, if there is one: then no system with this matrix can be solved.
    pub fn zero_pivot(&self) -> Option<usize> {
        (0..self.n).find(|&j| self.pivot(j) == 0.0 || !self.pivot(j).is_finite())
    }

    /// The first pivot that is zero up to rounding, measured against the entries of its column in `A`.
    pub fn vanishing_pivot(&self) -> Option<usize> {
        let small = |j: usize| self.n as f64 * f64::EPSILON * self.columns[j];
        (0..self.n).find(|&j| !self.pivot(j).is_finite() || self.pivot(j).abs() <= small(j))
    }

    /// Replaces `b` by the solution of `A x = b`.
    ///
    /// # Panics
    /// If `b` has not `n` elements. A zero pivot gives infinite or NaN components.
    pub fn solve(&self, b: &mut [f64]) {
        let given = b.to_vec();
        for (b, &row) in b.iter_mut().zip(&self.order) {
            *b = given[row];
        }
        for j in 0..self.n {
            let (at, below) = (b[j], &self.column(j)[j + 1..]);
            subtract(&mut b[j + 1..], at, below);
        }
        for j in (0..self.n).rev() {
            b[j] /= self.pivot(j);
            let (at, above) = (b[j], &self.column(j)[..j]);
            subtract(&mut b[..j], at, above);
        }
    }

    /// Replaces `b` by the solution of `A^T x = b`.
    ///
    /// # Panics
    /// As [`Lu::solve`].
    pub fn solve_transposed(&self, b: &mut [f64]) {
        for j in 0..self.n {
            b[j] = (b[j] - dot(&b[..j], &self.column(j)[..j])) / self.pivot(j);
        }
        for j in (0..self.n).rev() {
            b[j] -= dot(&b[j + 1..], &self.column(j)[j + 1..]);
        }
        let permuted = b.to_vec();
        for (&b_i, &row) in permuted.iter().zip(&self.order) {
            b[row] = b_i;
        }
    }

    /// The determinant.
    pub fn det(&self) -> f64 {
        let sign = if self.odd { -1.0 } else { 1.0 };
        (0..self.n).fold(sign, |det, j| det * self.pivot(j))
    }

    /// The logarithm of the determinant's absolute value: it neither overflows nor underflows.
    pub fn ln_abs_det(&self) -> f64 {
        (0..self.n).map(|j| self.pivot(j).abs().ln()).sum()
    }

    /// The inverse, row after row.
    pub fn inverse(&self) -> Vec<f64> {
        let n = self.n;
        let mut out = vec![0.0; n * n];
        let mut column = vec![0.0; n];
        for j in 0..n {
            column.fill(0.0);
            column[j] = 1.0;
            self.solve(&mut column);
            for i in 0..n {
                out[i * n + j] = column[i];
            }
        }
        out
    }

    pub(crate) fn save(&self, tape: &mut Tape) {
        tape.save(&self.factors);
        tape.save(&self.order);
        tape.save(&self.odd);
        tape.save(&self.columns);
    }

    pub(crate) fn recreate(n: usize, tape: &mut Rev<'_, '_>) -> Lu {
        let columns = tape.recreate();
        let odd = tape.recreate();
        let order = tape.recreate();
        let factors = tape.recreate();
        Lu {
            n,
            factors,
            order,
            odd,
            columns,
        }
    }
}

fn subtract(from: &mut [f64], factor: f64, of: &[f64]) {
    for (a, b) in from.iter_mut().zip(of) {
        *a -= factor * b;
    }
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_with_the_matrix_and_its_transpose() {
        let a = [0.0, 2.0, 1.0, 3.0, -1.0, 0.5, 4.0, 0.25, -2.0];
        let lu = Lu::new(&a, 3);
        let x = [1.0, -2.0, 3.0];
        let mut b: Vec<f64> = (0..3).map(|i| dot(&a[3 * i..3 * i + 3], &x)).collect();
        lu.solve(&mut b);
        let mut c: Vec<f64> = (0..3)
            .map(|j| (0..3).map(|i| a[3 * i + j] * x[i]).sum())
            .collect();
        lu.solve_transposed(&mut c);
        for k in 0..3 {
            assert!((b[k] - x[k]).abs() < 1e-14 && (c[k] - x[k]).abs() < 1e-14);
        }
        let det = -2.0 * (3.0 * -2.0 - 0.5 * 4.0) + (3.0 * 0.25 + 4.0);
        assert!((lu.det() - det).abs() < 1e-13);
        assert!((lu.ln_abs_det() - det.abs().ln()).abs() < 1e-14);
    }

    #[test]
    fn singular_matrices_are_told() {
        let lu = Lu::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0], 3);
        assert_eq!(lu.vanishing_pivot(), Some(2));
        assert_eq!(Lu::new(&[1.0, 2.0, 2.0, 4.0], 2).zero_pivot(), Some(1));
        assert_eq!(Lu::new(&[1.0, 0.0, 0.0, 1e-20], 2).vanishing_pivot(), None);
        assert_eq!(Lu::new(&[f64::NAN], 1).zero_pivot(), Some(0));
    }
}
