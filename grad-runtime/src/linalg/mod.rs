//! Linear algebra as rules: one factorisation serves the value and its derivatives.
//!
//! Matrices are slices, row after row, with the number of rows `n` beside them. In a function with `#[grad]` the functions
//! here are called by their module's name, which is how the macro knows them: `linalg::solve(&a, &b, n)`.
//!
//! ```
//! use grad_runtime::{grad, linalg};
//!
//! /// The log-likelihood of `y` under a Gaussian with this covariance, up to a constant.
//! #[grad]
//! fn log_likelihood(covariance: &[f64], y: &[f64]) -> f64 {
//!     let weighted = linalg::solve(covariance, y, y.len());
//!     let mut square = 0.0;
//!     for i in 0..y.len() {
//!         square += y[i] * weighted[i];
//!     }
//!     -0.5 * (square + linalg::ln_abs_det(covariance, y.len()))
//! }
//!
//! let (_, y_bar) = log_likelihood_grad(&[2.0, 0.0, 0.0, 4.0], &[1.0, 2.0]);
//! assert_eq!(y_bar, [-0.5, -0.5]);
//! ```
//!
//! | function | cost of the value | of value and adjoint | derivatives |
//! |---|---|---|---|
//! | [`solve`] | `2/3 n^3 + 2 n^2` | plus `4 n^2` | gradient, tangent, both of each other |
//! | [`inverse`] | `8/3 n^3` | plus `4 n^3` | gradient, tangent, both of each other |
//! | [`det`], [`ln_abs_det`] | `2/3 n^3` | plus `2 n^3` | gradient, tangent, both of each other |
//! | [`cholesky`] | `1/3 n^3` | plus `4 n^3` | gradient, tangent, both of each other |
//! | [`symmetric_eigenvalues`] | about `9 n^3` | plus `2 n^3` | gradient, tangent, both of each other |
//!
//! All of them can be differentiated twice (`hvp`, `hessian`, `order = 2`); the second derivative costs one more adjoint or two,
//! with the same factorisation.
//!
//! Factorisations are nalgebra's. It is optional (feature `linalg`), plain Rust without a system library, and quick to
//! compile; of `faer`, which is faster from some hundred unknowns on, all of the tree would have to be built for one
//! factorisation.

// Indices are those of the formulas; parameters are those of the protocol between companions.
#![allow(
    clippy::needless_range_loop,
    clippy::too_many_arguments,
    clippy::type_complexity
)]

mod functions;
mod lu;
mod one_matrix;
mod rules;
mod solve;

pub use functions::{cholesky, det, inverse, ln_abs_det, solve, symmetric_eigenvalues};
pub use lu::Lu;
pub(crate) use lu::dot;
#[doc(hidden)]
pub use rules::{
    cholesky_grad, det_grad, inverse_grad, ln_abs_det_grad, symmetric_eigenvalues_grad,
};
#[doc(hidden)]
pub use solve::solve_grad;

/// # Panics
/// If `a` is no matrix of `n` by `n`.
#[track_caller]
pub(crate) fn check_square(name: &str, a: &[f64], n: usize) {
    assert!(
        n.checked_mul(n) == Some(a.len()),
        "`{name}` has {} elements, a matrix of {n} by {n} has {n} * {n}",
        a.len()
    );
}
