//! The one linear solve per derivative.

use alloc::vec;
use alloc::vec::Vec;

use super::error::Error;
use super::krylov::gmres;
use super::settings::Linear;
use crate::linalg::Lu;

/// The Jacobian at a solution.
pub(crate) enum Jacobian {
    Dense(Lu),
    Krylov { tolerance: f64, products: usize },
}

/// Where the Jacobian is, for error messages.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    pub z: &'a [f64],
    pub residual: &'a [f64],
}

impl Jacobian {
    /// From products with its transpose: each gives a row.
    pub fn by_rows(
        n: usize,
        linear: Linear,
        at: At<'_>,
        transposed: &mut dyn FnMut(&[f64]) -> Vec<f64>,
    ) -> Result<Jacobian, Error> {
        Self::made(n, linear, at, transposed, false)
    }

    /// From products with itself: each gives a column.
    pub fn by_columns(
        n: usize,
        linear: Linear,
        at: At<'_>,
        product: &mut dyn FnMut(&[f64]) -> Vec<f64>,
    ) -> Result<Jacobian, Error> {
        Self::made(n, linear, at, product, true)
    }

    fn made(
        n: usize,
        linear: Linear,
        at: At<'_>,
        product: &mut dyn FnMut(&[f64]) -> Vec<f64>,
        columns: bool,
    ) -> Result<Jacobian, Error> {
        if let Some((tolerance, products)) = linear.krylov(n) {
            return Ok(Jacobian::Krylov {
                tolerance,
                products,
            });
        }
        let (mut a, mut unit) = (vec![0.0; n * n], vec![0.0; n]);
        for k in 0..n {
            unit[k] = 1.0;
            let line = product(&unit);
            unit[k] = 0.0;
            for (j, &entry) in line.iter().enumerate() {
                let at = if columns { j * n + k } else { k * n + j };
                a[at] = entry;
            }
        }
        if a.iter().any(|a| !a.is_finite()) {
            return Err(Error::NotFinite {
                last: at.z.to_vec(),
                residual: at.residual.to_vec(),
            });
        }
        let lu = Lu::new(&a, n);
        match lu.vanishing_pivot() {
            None => Ok(Jacobian::Dense(lu)),
            Some(pivot) => Err(Error::Singular {
                last: at.z.to_vec(),
                residual: at.residual.to_vec(),
                pivot,
            }),
        }
    }

    /// Solves `J^T mu = rhs`.
    pub fn solve_transposed(
        &self,
        at: At<'_>,
        transposed: &mut dyn FnMut(&[f64]) -> Vec<f64>,
        rhs: &[f64],
    ) -> Result<Vec<f64>, Error> {
        match self {
            Jacobian::Dense(lu) => {
                let mut mu = rhs.to_vec();
                lu.solve_transposed(&mut mu);
                Ok(mu)
            }
            Jacobian::Krylov { .. } => self.by_products(at, transposed, rhs),
        }
    }

    /// Solves `J z_dot = rhs`.
    pub fn solve(
        &self,
        at: At<'_>,
        product: &mut dyn FnMut(&[f64]) -> Vec<f64>,
        rhs: &[f64],
    ) -> Result<Vec<f64>, Error> {
        match self {
            Jacobian::Dense(lu) => {
                let mut dot = rhs.to_vec();
                lu.solve(&mut dot);
                Ok(dot)
            }
            Jacobian::Krylov { .. } => self.by_products(at, product, rhs),
        }
    }

    fn by_products(
        &self,
        at: At<'_>,
        product: &mut dyn FnMut(&[f64]) -> Vec<f64>,
        rhs: &[f64],
    ) -> Result<Vec<f64>, Error> {
        let &Jacobian::Krylov {
            tolerance,
            products,
        } = self
        else {
            unreachable!("a factorised matrix is not multiplied")
        };
        let found = gmres(product, rhs, tolerance, products);
        // What rounding leaves of a small tolerance is no failure.
        if found.residual <= tolerance.max(1e-11) && found.x.iter().all(|x| x.is_finite()) {
            return Ok(found.x);
        }
        Err(Error::LinearSolve {
            last: at.z.to_vec(),
            relative_residual: found.residual,
            products: found.products,
        })
    }
}
