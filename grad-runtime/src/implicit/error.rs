//! What may go wrong.

use alloc::vec::Vec;
use core::fmt;

/// Why there is no solution, or no derivative at it.
///
/// The functions that are called in differentiated code panic with it; those whose names begin with `try_` return it.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The iteration did not get the residual below the tolerance.
    NotConverged {
        /// The iterate with which it stopped.
        last: Vec<f64>,
        /// The residual there.
        residual: Vec<f64>,
        /// The iterations made.
        iterations: usize,
    },
    /// The Jacobian in `z` (of a minimiser: the Hessian) is singular, up to rounding: the equations do not define `z` as
    /// a function of `theta` here.
    Singular {
        /// Where it is.
        last: Vec<f64>,
        /// The residual there.
        residual: Vec<f64>,
        /// The first pivot that vanishes.
        pivot: usize,
    },
    /// The function returned another number of components than it must.
    Dimension {
        /// What has the wrong length.
        what: &'static str,
        /// The length it must have.
        expected: usize,
        /// The length it has.
        found: usize,
        /// The argument with which the function was called.
        last: Vec<f64>,
    },
    /// A residual, or its derivative, is NaN or infinite.
    NotFinite {
        /// The argument with which the function was called.
        last: Vec<f64>,
        /// What it returned.
        residual: Vec<f64>,
    },
    /// What was given as a solution is none.
    NotASolution {
        /// What was given.
        last: Vec<f64>,
        /// The residual there.
        residual: Vec<f64>,
    },
    /// The conditions hold at a point that is no minimum.
    NotAMinimum {
        /// The point, and then the multipliers.
        last: Vec<f64>,
        /// What the conditions leave there.
        residual: Vec<f64>,
    },
    /// The iterative linear solver did not reach its tolerance.
    LinearSolve {
        /// Where the system was linearised.
        last: Vec<f64>,
        /// Norm of the linear system's residual, relative to that of its right-hand side.
        relative_residual: f64,
        /// The products with the Jacobian made.
        products: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotConverged {
                last,
                residual,
                iterations,
            } => write!(
                f,
                "no convergence in {iterations} iterations: the residual is {} at {}",
                Few(residual),
                Few(last)
            ),
            Error::Singular {
                last,
                residual,
                pivot,
            } => write!(
                f,
                "the Jacobian is singular (pivot {pivot} vanishes) at {}, where the residual is {}",
                Few(last),
                Few(residual)
            ),
            Error::Dimension {
                what,
                expected,
                found,
                last,
            } => write!(
                f,
                "{what} has {found} components, it must have {expected} (at {})",
                Few(last)
            ),
            Error::NotFinite { last, residual } => write!(
                f,
                "a residual is not finite: {} at {}",
                Few(residual),
                Few(last)
            ),
            Error::NotASolution { last, residual } => write!(
                f,
                "this is no solution: the residual is {} at {}",
                Few(residual),
                Few(last)
            ),
            Error::NotAMinimum { last, residual } => write!(
                f,
                "the point is stationary, but no strict minimum under the constraints: {} (residual {})",
                Few(last),
                Few(residual)
            ),
            Error::LinearSolve {
                last,
                relative_residual,
                products,
            } => write!(
                f,
                "the linear solve stopped at a relative residual of {relative_residual:e} after {products} \
                 products, at {}",
                Few(last)
            ),
        }
    }
}

impl core::error::Error for Error {}

/// A vector, of which the first components are written.
struct Few<'a>(&'a [f64]);

impl fmt::Display for Few<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 8;
        let Few(of) = self;
        match of.len() > SHOWN {
            false => write!(f, "{of:?}"),
            true => {
                let largest = of
                    .iter()
                    .fold(0.0, |m: f64, x| if x.abs() > m { x.abs() } else { m });
                write!(
                    f,
                    "{:?} and {} more (largest: {largest:e})",
                    &of[..SHOWN],
                    of.len() - SHOWN
                )
            }
        }
    }
}
