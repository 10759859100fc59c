//! Minimisers under equality constraints: what is called.

use alloc::vec;
use alloc::vec::Vec;

use nalgebra::DMatrix;

use super::error::Error;
use super::maps::{Vector, found};
use super::minimise::Gradient;
use super::newton::newton;
use super::settings::Settings;

/// What `c_vjp` returns: the value, or the value and the adjoints of parameters that are passed by value.
pub trait Pulled<R> {
    /// The value.
    fn value(self) -> R;
}

impl<R: Vector> Pulled<R> for R {
    fn value(self) -> R {
        self
    }
}

impl<R: Vector, A> Pulled<R> for (R, A) {
    fn value(self) -> R {
        self.0
    }
}

/// The minimiser of `f(z, theta)` over the `z` with `c(z, theta) = 0`, near `z0`, and the multipliers `mu` of the
/// constraints, one each.
///
/// The Lagrangian is `f - mu . c`: at the solution `f_z = c_z^T mu`, and `mu` says how fast the least value grows when the
/// right-hand sides of the constraints do (`c = b`: `d f / d b = mu`). What is given are the companions
/// `f_value_and_grad` and `c_vjp`; `mu0` are first guesses of the multipliers, zeros if you have none.
///
/// ```
/// use grad_runtime::{grad, implicit};
///
/// #[grad]
/// fn square(z: &[f64], theta: &[f64]) -> f64 {
///     theta[0] * z[0] * z[0] + z[1] * z[1]
/// }
///
/// #[grad]
/// fn line(z: &[f64], theta: &[f64]) -> Vec<f64> {
///     vec![z[0] + z[1] - theta[1]]
/// }
///
/// #[grad]
/// fn force(stiffness: f64, length: f64) -> f64 {
///     let theta = [stiffness, length];
///     let (_, mu) = implicit::argmin_subject_to(
///         square_value_and_grad, line_vjp, &[1.0, 0.0], &[0.0], &theta);
///     mu[0]
/// }
///
/// // mu = 2 length stiffness / (1 + stiffness)
/// assert!((force(3.0, 2.0) - 3.0).abs() < 1e-12);
/// assert!((force_grad(3.0, 2.0).0 - 0.25).abs() < 1e-12);
/// ```
///
/// In a function with `#[grad]` both results have derivatives, by one solve with the symmetric matrix of the optimality
/// conditions (Karush, Kuhn, Tucker). Newton's method on these conditions finds a stationary point; that it is a minimum
/// is checked by the signs of that matrix's eigenvalues.
///
/// # Panics
/// With an [`Error`]; [`try_argmin_subject_to`] returns it. The derivative panics with [`Error::Singular`] where the
/// constraints' gradients depend on each other, or the minimum is not strict.
pub fn argmin_subject_to<G: Gradient, R: Vector, P: Pulled<R>>(
    f: impl Fn(&[f64], &[f64]) -> (f64, G),
    c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> P,
    z0: &[f64],
    mu0: &[f64],
    theta: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let settings = Settings::default();
    found(
        "argmin_subject_to",
        try_argmin_subject_to(f, c, z0, mu0, theta, settings),
    )
}

/// As [`argmin_subject_to`], outside of differentiated code.
///
/// # Errors
/// See [`Error`]; last iterates and residuals there are those of `z` and then those of `mu`.
pub fn try_argmin_subject_to<G: Gradient, R: Vector, P: Pulled<R>>(
    f: impl Fn(&[f64], &[f64]) -> (f64, G),
    c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> P,
    z0: &[f64],
    mu0: &[f64],
    theta: &[f64],
    settings: Settings,
) -> Result<(Vec<f64>, Vec<f64>), Error> {
    let (n, m) = (z0.len(), mu0.len());
    let mut unused = vec![0.0; theta.len()];
    let mut conditions = |at: &[f64]| -> Result<Vec<f64>, Error> {
        let (z, mu) = at.split_at(n);
        let (_, gradient) = f(z, theta);
        let mut residual = gradient.in_z();
        if residual.len() != n {
            return Err(wrong("the gradient", n, residual.len(), at));
        }
        let mut pulled = vec![0.0; n];
        let value = c(z, theta, &mut pulled, &mut unused, R::from_components(mu)).value();
        let value = value.as_ref();
        if value.len() != m {
            return Err(wrong("the constraints' value", m, value.len(), at));
        }
        residual.iter_mut().zip(&pulled).for_each(|(r, p)| *r -= p);
        residual.extend(value.iter().map(|c| -c));
        match residual.iter().all(|r| r.is_finite()) {
            true => Ok(residual),
            false => Err(Error::NotFinite {
                last: at.to_vec(),
                residual,
            }),
        }
    };
    let start = [z0, &least_squares(&mut conditions, z0, mu0)?].concat();
    let solution = newton(&mut conditions, &start, &settings)?;
    if !is_minimum(&mut conditions, &solution.z, &solution.residual, m)? {
        return Err(Error::NotAMinimum {
            last: solution.z,
            residual: solution.residual,
        });
    }
    let (z, mu) = solution.z.split_at(n);
    Ok((z.to_vec(), mu.to_vec()))
}

fn wrong(what: &'static str, expected: usize, found: usize, at: &[f64]) -> Error {
    Error::Dimension {
        what,
        expected,
        found,
        last: at.to_vec(),
    }
}

/// The multipliers that fit the gradient at the start best, unless some are given.
fn least_squares(
    conditions: &mut impl FnMut(&[f64]) -> Result<Vec<f64>, Error>,
    z0: &[f64],
    mu0: &[f64],
) -> Result<Vec<f64>, Error> {
    if mu0.iter().any(|mu| *mu != 0.0) {
        return Ok(mu0.to_vec());
    }
    let n = z0.len();
    let mut at = [z0, mu0].concat();
    let gradient = conditions(&at)?;
    let mut columns = DMatrix::zeros(n, mu0.len());
    for k in 0..mu0.len() {
        at[n + k] = 1.0;
        let there = conditions(&at)?;
        at[n + k] = 0.0;
        for i in 0..n {
            columns[(i, k)] = gradient[i] - there[i];
        }
    }
    let rhs = nalgebra::DVector::from_column_slice(&gradient[..n]);
    let mu = columns.svd(true, true).solve(&rhs, 1e-12);
    Ok(mu.map_or_else(|_| mu0.to_vec(), |mu| mu.as_slice().to_vec()))
}

/// Whether the Hessian of the Lagrangian is positive where the constraints leave room: then the matrix of the conditions
/// has as many negative eigenvalues as there are constraints (Nocedal and Wright, theorem 16.3).
fn is_minimum(
    conditions: &mut impl FnMut(&[f64]) -> Result<Vec<f64>, Error>,
    at: &[f64],
    residual: &[f64],
    constraints: usize,
) -> Result<bool, Error> {
    let n = at.len();
    let mut matrix = DMatrix::zeros(n, n);
    let mut moved = at.to_vec();
    for j in 0..n {
        moved[j] = at[j] + f64::EPSILON.sqrt() * at[j].abs().max(1.0);
        let width = moved[j] - at[j];
        let there = conditions(&moved)?;
        for i in 0..n {
            matrix[(i, j)] = (there[i] - residual[i]) / width;
        }
        moved[j] = at[j];
    }
    let symmetric = (&matrix + matrix.transpose()) * 0.5;
    let negative = symmetric.symmetric_eigenvalues();
    Ok(negative.iter().filter(|e| **e < 0.0).count() == constraints)
}
