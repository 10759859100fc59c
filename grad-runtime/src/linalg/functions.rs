//! What is called: values.

use alloc::vec;
use alloc::vec::Vec;

use nalgebra::DMatrix;

use super::{Lu, check_square};

/// The solution of `A x = b`. `b` may be several right-hand sides, an `n` by `m` matrix: then `x` is one, too.
///
/// In a function with `#[grad]`, written as `linalg::solve(&a, &b, n)`, one LU factorisation serves the value, the tangent
/// and the adjoint: `A^T w = x_bar`, `b_bar = w`, `A_bar = -w x^T`.
///
/// # Panics
/// If `a` is not `n` by `n`, if `b` has not a multiple of `n` elements, if a pivot is zero or not finite.
pub fn solve(a: &[f64], b: &[f64], n: usize) -> Vec<f64> {
    let lu = Lu::new(a, n);
    solve_with(&lu, b)
}

/// The solution with a factorised matrix.
pub(super) fn solve_with(lu: &Lu, b: &[f64]) -> Vec<f64> {
    regular("solve", lu);
    by_columns(b, lu.n(), |column| lu.solve(column))
}

/// # Panics
/// If a pivot is zero or not finite.
pub(super) fn regular(what: &str, lu: &Lu) {
    if let Some(pivot) = lu.zero_pivot() {
        panic!(
            "linalg::{what}: the matrix is singular or not finite: pivot {pivot} is zero or not finite"
        );
    }
}

/// Applies `f` to each column of an `n` by `m` matrix.
pub(super) fn by_columns(b: &[f64], n: usize, f: impl Fn(&mut [f64])) -> Vec<f64> {
    if n == 0 {
        assert!(
            b.is_empty(),
            "`b` has {} elements, the matrix has no rows",
            b.len()
        );
        return vec![];
    }
    assert!(
        b.len().is_multiple_of(n),
        "`b` has {} elements, which is no multiple of the {n} rows of the matrix",
        b.len()
    );
    let m = b.len() / n;
    if m == 1 {
        let mut x = b.to_vec();
        f(&mut x);
        return x;
    }
    let (mut x, mut column) = (vec![0.0; b.len()], vec![0.0; n]);
    for j in 0..m {
        (0..n).for_each(|i| column[i] = b[i * m + j]);
        f(&mut column);
        (0..n).for_each(|i| x[i * m + j] = column[i]);
    }
    x
}

/// The inverse of an `n` by `n` matrix. To solve systems with it, [`solve`] is cheaper and more exact.
///
/// `B = A^-1`: `A_bar = -B^T B_bar B^T`, `B_dot = -B A_dot B`.
///
/// # Panics
/// If `a` is not `n` by `n`, or a pivot is zero or not finite.
pub fn inverse(a: &[f64], n: usize) -> Vec<f64> {
    let lu = Lu::new(a, n);
    regular("inverse", &lu);
    lu.inverse()
}

/// The determinant of an `n` by `n` matrix.
///
/// Its derivative are the cofactors, `det A A^-T`, also where the matrix is singular (then they are determinants of minors:
/// `n^5` operations).
///
/// # Panics
/// If `a` is not `n` by `n`.
pub fn det(a: &[f64], n: usize) -> f64 {
    Lu::new(a, n).det()
}

/// The logarithm of the absolute value of the determinant; minus infinity for a singular matrix.
///
/// `A_bar = A^-T`.
///
/// # Panics
/// If `a` is not `n` by `n`; the derivative if a pivot is zero or not finite.
pub fn ln_abs_det(a: &[f64], n: usize) -> f64 {
    Lu::new(a, n).ln_abs_det()
}

/// The lower triangular `L`, with positive diagonal, of `L L^T = A`, an `n` by `n` matrix with zeros above the diagonal.
///
/// Reads the lower triangle of `a` only; its adjoint is zero above the diagonal, and below counts for both triangles of
/// the symmetric matrix. The adjoint is that of Murray (2016), "Differentiation of the Cholesky decomposition", in
/// matrix form.
///
/// # Panics
/// If `a` is not `n` by `n`, or not positive definite.
pub fn cholesky(a: &[f64], n: usize) -> Vec<f64> {
    check_square("a", a, n);
    let Some(factor) = DMatrix::from_row_slice(n, n, a).cholesky() else {
        panic!("linalg::cholesky: the matrix is not positive definite");
    };
    let l = factor.l();
    // Columns of the transpose are rows.
    l.transpose().as_slice().to_vec()
}

/// The eigenvalues of a symmetric `n` by `n` matrix, in ascending order.
///
/// Reads the lower triangle of `a` only; its adjoint is zero above the diagonal, and below counts for both triangles of
/// the symmetric matrix: `A_bar = V diag(bar) V^T`, for orthonormal eigenvectors `V`.
///
/// Where eigenvalues coincide, each alone has no derivative: they cross, and ascending order makes a kink of it. What does
/// not tell them apart (their sum, say) has one, and that comes out right: equal adjoints give a multiple of the projection
/// on their common eigenspace, whatever basis of it was found. Otherwise the result is the derivative in that basis, one
/// of several that are equally right; the tangent likewise.
///
/// Second derivatives divide by the distances of the eigenvalues.
///
/// # Panics
/// If `a` is not `n` by `n`, or has an element that is not finite. The second derivative where eigenvalues coincide up to
/// rounding, in a direction that parts them: even of functions that do not tell them apart it is more than what is known
/// here.
pub fn symmetric_eigenvalues(a: &[f64], n: usize) -> Vec<f64> {
    eigen(a, n).0
}

/// Eigenvalues, ascending, and the eigenvectors, one after the other.
pub(super) fn eigen(a: &[f64], n: usize) -> (Vec<f64>, Vec<f64>) {
    check_square("a", a, n);
    let symmetric = DMatrix::from_fn(n, n, |i, j| a[i.max(j) * n + i.min(j)]);
    assert!(
        symmetric.iter().all(|a| a.is_finite()),
        "linalg::symmetric_eigenvalues: an element is not finite"
    );
    let found = symmetric.symmetric_eigen();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| found.eigenvalues[i].total_cmp(&found.eigenvalues[j]));
    let values = order.iter().map(|&i| found.eigenvalues[i]).collect();
    let columns = order.iter().map(|&i| found.eigenvectors.column(i));
    let vectors = columns.flat_map(|column| column.iter().copied().collect::<Vec<_>>());
    (values, vectors.collect())
}
