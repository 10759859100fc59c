//! The functions of one matrix: values, adjoints, tangents, and how the adjoints move with the matrix.

use alloc::vec;
use alloc::vec::Vec;

use nalgebra::DMatrix;

use super::Lu;
use super::functions::{cholesky, eigen, regular};
use super::rules::{
    Rule, cholesky_grad, det_grad, inverse_grad, ln_abs_det_grad, symmetric_eigenvalues_grad,
};

/// A matrix from its rows.
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
    /// `-B_dot^T w B^T - B^T w B_dot^T`, with `B_dot = -B A_dot B`.
    fn turned(_: &[f64], n: usize, record: &Vec<f64>, seed: &Vec<f64>, a_dot: &[f64]) -> Vec<f64> {
        let (inverse, seed) = (matrix(record, n), matrix(seed, n));
        let moved = (&inverse * matrix(a_dot, n) * &inverse).transpose();
        let transposed = inverse.transpose();
        rows(&(&moved * &seed * &transposed + &transposed * &seed * &moved))
    }
    /// `B A_1 B A_2 B + B A_2 B A_1 B`.
    fn bent(_: &[f64], n: usize, record: &Vec<f64>, a_1: &[f64], a_2: &[f64]) -> Vec<f64> {
        let inverse = matrix(record, n);
        let (one, two) = (&inverse * matrix(a_1, n), &inverse * matrix(a_2, n));
        rows(&((&one * &two + &two * &one) * &inverse))
    }
    fn zero(n: usize) -> Vec<f64> {
        vec![0.0; n * n]
    }
}

/// The cofactors of a matrix: the derivative of its determinant.
fn cofactors(a: &[f64], n: usize, lu: &Lu) -> Vec<f64> {
    if lu.vanishing_pivot().is_none() {
        let (inverse, det) = (lu.inverse(), lu.det());
        return (0..n * n)
            .map(|k| det * inverse[k % n * n + k / n])
            .collect();
    }
    let entry = |k: usize| sign(n, k) * Lu::new(&without(a, n, k), n - 1).det();
    (0..n * n).map(entry).collect()
}

/// How the cofactors move with the matrix: `det A (tr(B A_dot) B - B A_dot B)^T` for `B = A^-1`; of a singular matrix those
/// of its minors.
fn cofactors_dot(a: &[f64], n: usize, lu: &Lu, a_dot: &[f64]) -> Vec<f64> {
    if lu.vanishing_pivot().is_none() {
        let (inverse, moved) = (matrix(&lu.inverse(), n), matrix(a_dot, n));
        let turned = &inverse * moved;
        let by = lu.det() * (turned.trace() * &inverse - &turned * &inverse);
        // Columns of the transpose are rows.
        return by.as_slice().to_vec();
    }
    let entry = |k: usize| {
        let (minor, moved) = (without(a, n, k), without(a_dot, n, k));
        let lu = Lu::new(&minor, n - 1);
        sign(n, k) * super::dot(&cofactors(&minor, n - 1, &lu), &moved)
    };
    (0..n * n).map(entry).collect()
}

/// The matrix without the row and the column of its element `k`.
fn without(a: &[f64], n: usize, k: usize) -> Vec<f64> {
    let others = (0..n * n).filter(|other| other / n != k / n && other % n != k % n);
    others.map(|other| a[other]).collect()
}

fn sign(n: usize, k: usize) -> f64 {
    if (k / n + k % n).is_multiple_of(2) {
        1.0
    } else {
        -1.0
    }
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
    fn turned(a: &[f64], n: usize, record: &Lu, seed: &f64, a_dot: &[f64]) -> Vec<f64> {
        let mut bar = cofactors_dot(a, n, record, a_dot);
        bar.iter_mut().for_each(|b| *b *= seed);
        bar
    }
    fn bent(a: &[f64], n: usize, record: &Lu, a_1: &[f64], a_2: &[f64]) -> f64 {
        super::dot(&Self::turned(a, n, record, &1.0, a_1), a_2)
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
    /// `-w (B A_dot B)^T`.
    fn turned(_: &[f64], n: usize, record: &Lu, seed: &f64, a_dot: &[f64]) -> Vec<f64> {
        regular("ln_abs_det", record);
        let inverse = matrix(&record.inverse(), n);
        let moved = &inverse * matrix(a_dot, n) * &inverse * -*seed;
        // Columns of the transpose are rows.
        moved.as_slice().to_vec()
    }
    fn bent(a: &[f64], n: usize, record: &Lu, a_1: &[f64], a_2: &[f64]) -> f64 {
        super::dot(&Self::turned(a, n, record, &1.0, a_1), a_2)
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
    /// `S = L^-T P L^-1` moves by `L^-T P_dot L^-1 - K S - S K^T`, where `P` is the half of the lower triangle of
    /// `L^T L_bar` and `K = L^-T L_dot^T`.
    fn turned(a: &[f64], n: usize, record: &Vec<f64>, seed: &Vec<f64>, a_dot: &[f64]) -> Vec<f64> {
        let (l, seed) = (matrix(record, n), matrix(seed, n));
        let l_dot = matrix(&Self::tangent(a, n, record, a_dot), n);
        let around = |mut inner: DMatrix<f64>| {
            l.tr_solve_lower_triangular_mut(&mut inner);
            let mut inner = inner.transpose();
            l.tr_solve_lower_triangular_mut(&mut inner);
            inner.transpose()
        };
        let s = around(lower_half(l.transpose() * &seed));
        let mut k = l_dot.transpose();
        l.tr_solve_lower_triangular_mut(&mut k);
        let moved = around(lower_half(l_dot.transpose() * &seed)) - &k * &s - &s * k.transpose();
        of_lower(&((&moved + moved.transpose()) * 0.5))
    }
    /// With `M = L^-1 A_1 L^-T` and `N = L^-1 L_2`: `L_2 half(M) - L half(N M + M N^T)`.
    fn bent(a: &[f64], n: usize, record: &Vec<f64>, a_1: &[f64], a_2: &[f64]) -> Vec<f64> {
        let l = matrix(record, n);
        let l_2 = matrix(&Self::tangent(a, n, record, a_2), n);
        let divided = |mut of: DMatrix<f64>| {
            l.solve_lower_triangular_mut(&mut of);
            of
        };
        let m = divided(divided(symmetric(a_1, n)).transpose());
        let turned = divided(l_2.clone()) * &m;
        let back = &turned + turned.transpose();
        rows(&(&l_2 * lower_half(m) - &l * lower_half(back)))
    }
    fn zero(n: usize) -> Vec<f64> {
        vec![0.0; n * n]
    }
}

/// `m_jk (s_k - s_j) / (lambda_k - lambda_j)` off the diagonal.
///
/// # Panics
/// Where eigenvalues coincide up to rounding and `m` parts them.
fn quotients(values: &[f64], m: &DMatrix<f64>, s: &dyn Fn(usize) -> f64) -> DMatrix<f64> {
    let n = values.len();
    let size = values.iter().fold(0.0, |size: f64, of| size.max(of.abs()));
    let rounding = n as f64 * f64::EPSILON;
    let (near, still) = (rounding * size, rounding * m.amax());
    DMatrix::from_fn(n, n, |j, k| {
        let apart = values[k] - values[j];
        match (j == k || m[(j, k)].abs() <= still, apart.abs() <= near) {
            (true, _) => 0.0,
            (false, false) => m[(j, k)] * (s(k) - s(j)) / apart,
            (false, true) => panic!(
                "linalg::symmetric_eigenvalues: the eigenvalues {} and {} coincide ({}), and have no second \
                 derivatives in a direction that parts them",
                j.min(k),
                j.max(k),
                values[j]
            ),
        }
    })
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
    /// The eigenvectors turn: `v_k` by `sum_j v_j m_jk / (lambda_k - lambda_j)`, where `M = V^T A_dot V`.
    fn turned(
        _: &[f64],
        n: usize,
        (values, vectors): &Self::Record,
        seed: &Vec<f64>,
        a_dot: &[f64],
    ) -> Vec<f64> {
        let v = DMatrix::from_column_slice(n, n, vectors);
        let m = v.transpose() * symmetric(a_dot, n) * &v;
        let inner = quotients(values, &m, &|k| seed[k]);
        of_lower(&(&v * inner * v.transpose()))
    }
    fn bent(_: &[f64], n: usize, record: &Self::Record, a_1: &[f64], a_2: &[f64]) -> Vec<f64> {
        let v = DMatrix::from_column_slice(n, n, &record.1);
        let moved = |a: &[f64]| v.transpose() * symmetric(a, n) * &v;
        let (one, two) = (moved(a_1), moved(a_2));
        let along = |k: usize| {
            let apart = quotients(&record.0, &one, &|j| f64::from(u8::from(j == k)));
            (0..n).map(|j| 2.0 * apart[(j, k)] * two[(j, k)]).sum()
        };
        (0..n).map(along).collect()
    }
    fn zero(n: usize) -> Vec<f64> {
        vec![0.0; n]
    }
}
