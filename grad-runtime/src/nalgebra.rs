//! Hessians and Jacobians as matrices of the crate [`nalgebra`](::nalgebra), which are column-major (feature `nalgebra`).
//!
//! `f_hessian_into` and `f_jacobian_into` write row by row; these functions stand between.
//!
//! ```
//! use grad_runtime::nalgebra::{matrix, symmetric};
//! use nalgebra::DMatrix;
//!
//! // What `#[grad(jacobian)] fn polar(r: f64, phi: f64) -> [f64; 2]` emits has this signature.
//! fn polar_jacobian_into(r: f64, phi: f64, out: &mut [f64]) -> [f64; 2] {
//!     out.copy_from_slice(&[phi.cos(), -r * phi.sin(), phi.sin(), r * phi.cos()]);
//!     [r * phi.cos(), r * phi.sin()]
//! }
//!
//! let (jacobian, value) = matrix(2, 2, |out| polar_jacobian_into(2.0, 0.0, out));
//! assert_eq!(jacobian, DMatrix::from_row_slice(2, 2, &[1.0, 0.0, 0.0, 2.0]));
//! assert_eq!(value, [2.0, 0.0]);
//! ```

use ::nalgebra::DMatrix;

/// The matrix whose elements `fill` writes row by row, and what `fill` returns.
///
/// `fill` gets `rows * columns` zeros. Panics as `fill` does.
pub fn matrix<R>(
    rows: usize,
    columns: usize,
    fill: impl FnOnce(&mut [f64]) -> R,
) -> (DMatrix<f64>, R) {
    // Written as the columns of the transposed matrix.
    let mut transposed = DMatrix::zeros(columns, rows);
    let result = fill(transposed.as_mut_slice());
    (transposed.transpose(), result)
}

/// The symmetric matrix whose elements `fill` writes in any order, and what `fill` returns: of two elements that rounding made
/// unequal, both become the mean, so that decompositions of symmetric matrices see one.
///
/// ```
/// # use grad_runtime::nalgebra::symmetric;
/// let (hessian, ()) = symmetric(2, |out| out.copy_from_slice(&[2.0, 1.0, 1.5, 4.0]));
/// assert_eq!(hessian, nalgebra::DMatrix::from_row_slice(2, 2, &[2.0, 1.25, 1.25, 4.0]));
/// ```
pub fn symmetric<R>(n: usize, fill: impl FnOnce(&mut [f64]) -> R) -> (DMatrix<f64>, R) {
    let mut matrix = DMatrix::zeros(n, n);
    let result = fill(matrix.as_mut_slice());
    for column in 0..n {
        for row in 0..column {
            let mean = 0.5 * (matrix[(row, column)] + matrix[(column, row)]);
            matrix[(row, column)] = mean;
            matrix[(column, row)] = mean;
        }
    }
    (matrix, result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_rows() {
        let (wide, count) = matrix(2, 3, |out| {
            out.copy_from_slice(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
            out.len()
        });
        let columns = DMatrix::from_column_slice(2, 3, &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
        assert_eq!(wide, columns);
        assert_eq!(count, 6);
        assert_eq!(matrix(0, 3, |out| out.len()).0.shape(), (0, 3));
    }
}
