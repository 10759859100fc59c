//! How the solvers go on.

/// How a solution is found, and how the linear system of its derivative is solved.
///
/// The default suits smooth, well-scaled problems of up to some thousand unknowns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Enough when the largest component of the residual is below `tolerance * (1 + largest |z|)`.
    pub tolerance: f64,
    /// At most so many iterations.
    pub iterations: usize,
    /// How the linear systems are solved: those of Newton's method and that of the derivative.
    pub linear: Linear,
    /// Previous iterates that Anderson acceleration combines; 0 is the plain iteration.
    pub memory: usize,
    /// The least fraction of a Newton step that is tried.
    pub least_step: f64,
}

/// How linear systems with the Jacobian are solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Linear {
    /// Dense up to 256 unknowns, then by Krylov subspaces.
    Auto,
    /// The Jacobian is made, row by row, and factorised: n products and `2/3 n^3` operations.
    Dense,
    /// GMRES without restarts, on products with the Jacobian: memory for one vector per product, at most so many.
    Krylov {
        /// The relative residual that is enough.
        tolerance: f64,
        /// At most so many products.
        products: usize,
    },
}

/// Up to so many unknowns [`Linear::Auto`] is dense.
const DENSE: usize = 256;

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            tolerance: 1e-13,
            iterations: 200,
            linear: Linear::Auto,
            memory: 5,
            least_step: 1e-10,
        }
    }
}

impl Linear {
    /// The relative residual and the number of products for `n` unknowns; `None` for the dense solver.
    pub(crate) fn krylov(self, n: usize) -> Option<(f64, usize)> {
        match self {
            Linear::Dense => None,
            Linear::Auto if n <= DENSE => None,
            Linear::Auto => Some((1e-13, n.min(1000))),
            Linear::Krylov {
                tolerance,
                products,
            } => Some((tolerance, products)),
        }
    }
}
