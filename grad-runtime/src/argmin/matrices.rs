//! Hessians and Jacobians as problems for `argmin`'s solvers.

use core::marker::PhantomData;
use std::vec::Vec;

use ::argmin::core::{CostFunction, Error, Gradient, Hessian, Jacobian, Operator};

use super::Memo;

/// Vectors in which solvers compute, and the matrices that belong to them: `Vec<f64>` and rows; with the feature
/// `nalgebra` also `DVector<f64>` and `DMatrix<f64>`, which is column-major.
pub trait Vector: Clone {
    /// A matrix.
    type Matrix;

    /// The components.
    fn components(&self) -> &[f64];

    /// A vector of these components.
    fn of(components: Vec<f64>) -> Self;

    /// A matrix with this many columns, from its elements row by row.
    fn matrix(columns: usize, elements: &[f64]) -> Self::Matrix;
}

impl Vector for Vec<f64> {
    type Matrix = Vec<Vec<f64>>;

    fn components(&self) -> &[f64] {
        self
    }

    fn of(components: Vec<f64>) -> Self {
        components
    }

    fn matrix(columns: usize, elements: &[f64]) -> Vec<Vec<f64>> {
        let rows = elements.chunks_exact(columns.max(1));
        rows.map(<[f64]>::to_vec).collect()
    }
}

#[cfg(feature = "nalgebra")]
impl Vector for nalgebra::DVector<f64> {
    type Matrix = nalgebra::DMatrix<f64>;

    fn components(&self) -> &[f64] {
        self.as_slice()
    }

    fn of(components: Vec<f64>) -> Self {
        components.into()
    }

    fn matrix(columns: usize, elements: &[f64]) -> Self::Matrix {
        let rows = elements.len() / columns.max(1);
        nalgebra::DMatrix::from_row_slice(rows, columns, elements)
    }
}

/// A function with gradient and Hessian, for Newton's method and trust regions.
///
/// The first closure does what `f_value_and_grad_into` does, the second what `f_hessian_into` does: it writes `n * n` elements,
/// row by row.
///
/// ```
/// use argmin::core::{CostFunction, Gradient, Hessian};
/// use grad_runtime::argmin::Curved;
///
/// // What `#[grad(hessian)] fn product(x: &[f64]) -> f64 { x[0] * x[1] }` emits has these signatures.
/// fn product_value_and_grad_into(x: &[f64], x_grad: &mut [f64]) -> f64 {
///     x_grad.copy_from_slice(&[x[1], x[0]]);
///     x[0] * x[1]
/// }
/// fn product_hessian_into(_x: &[f64], out: &mut [f64]) {
///     out.copy_from_slice(&[0.0, 1.0, 1.0, 0.0]);
/// }
///
/// let problem: Curved<Vec<f64>, _, _> = Curved::new(product_value_and_grad_into, product_hessian_into);
/// let x = vec![2.0, 5.0];
/// assert_eq!(problem.cost(&x)?, 10.0);
/// assert_eq!(problem.gradient(&x)?, [5.0, 2.0]);
/// assert_eq!(problem.hessian(&x)?, [[0.0, 1.0], [1.0, 0.0]]);
/// # Ok::<(), argmin::core::Error>(())
/// ```
#[derive(Debug)]
pub struct Curved<V, F, H> {
    first: Memo<F>,
    hessian: H,
    vectors: PhantomData<fn(V)>,
}

impl<V, F, H> Curved<V, F, H>
where
    V: Vector,
    F: FnMut(&[f64], &mut [f64]) -> f64,
    H: Fn(&[f64], &mut [f64]),
{
    /// Wraps `function(point, gradient) -> value` and `hessian(point, elements)`, which overwrite their second arguments.
    pub fn new(function: F, hessian: H) -> Self {
        Self {
            first: Memo::new(function),
            hessian,
            vectors: PhantomData,
        }
    }

    /// How often the first closure was called: once per point for value and gradient together.
    pub fn evaluations(&self) -> u64 {
        self.first.evaluations()
    }
}

impl<V, F, H> CostFunction for Curved<V, F, H>
where
    V: Vector,
    F: FnMut(&[f64], &mut [f64]) -> f64,
{
    type Param = V;
    type Output = f64;

    fn cost(&self, param: &V) -> Result<f64, Error> {
        Ok(self.first.value(param.components()))
    }
}

impl<V, F, H> Gradient for Curved<V, F, H>
where
    V: Vector,
    F: FnMut(&[f64], &mut [f64]) -> f64,
{
    type Param = V;
    type Gradient = V;

    fn gradient(&self, param: &V) -> Result<V, Error> {
        let point = param.components();
        let mut gradient = std::vec![0.0; point.len()];
        self.first.gradient_into(point, &mut gradient);
        Ok(V::of(gradient))
    }
}

impl<V, F, H> Hessian for Curved<V, F, H>
where
    V: Vector,
    H: Fn(&[f64], &mut [f64]),
{
    type Param = V;
    type Hessian = V::Matrix;

    fn hessian(&self, param: &V) -> Result<V::Matrix, Error> {
        let point = param.components();
        let mut elements = std::vec![0.0; point.len() * point.len()];
        (self.hessian)(point, &mut elements);
        Ok(V::matrix(point.len(), &elements))
    }
}

/// Residuals with their Jacobian, for the Gauss-Newton method.
///
/// The first closure gives the residuals, the second does what `f_jacobian_into` does: it writes `m * n` elements, row by row.
///
/// ```
/// use argmin::core::{Jacobian, Operator};
/// use grad_runtime::argmin::Residuals;
///
/// // What `#[grad(jacobian)] fn squares(x: &[f64]) -> Vec<f64>` emits has the second signature, and returns the value.
/// fn squares(x: &[f64]) -> Vec<f64> {
///     x.iter().map(|x| x * x).collect()
/// }
/// fn squares_jacobian_into(x: &[f64], out: &mut [f64]) -> Vec<f64> {
///     out.fill(0.0);
///     for k in 0..x.len() {
///         out[k * x.len() + k] = 2.0 * x[k];
///     }
///     squares(x)
/// }
///
/// let problem: Residuals<Vec<f64>, _, _> =
///     Residuals::new(2, squares, |x: &[f64], out: &mut [f64]| drop(squares_jacobian_into(x, out)));
/// assert_eq!(problem.apply(&vec![1.0, 3.0])?, [1.0, 9.0]);
/// assert_eq!(problem.jacobian(&vec![1.0, 3.0])?, [[2.0, 0.0], [0.0, 6.0]]);
/// # Ok::<(), argmin::core::Error>(())
/// ```
#[derive(Debug)]
pub struct Residuals<V, R, J> {
    count: usize,
    residuals: R,
    jacobian: J,
    vectors: PhantomData<fn(V)>,
}

impl<V, R, J> Residuals<V, R, J>
where
    V: Vector,
    R: Fn(&[f64]) -> Vec<f64>,
    J: Fn(&[f64], &mut [f64]),
{
    /// Wraps `residuals(point)`, which gives `count` of them, and `jacobian(point, elements)`.
    pub fn new(count: usize, residuals: R, jacobian: J) -> Self {
        Self {
            count,
            residuals,
            jacobian,
            vectors: PhantomData,
        }
    }
}

impl<V, R, J> Operator for Residuals<V, R, J>
where
    V: Vector,
    R: Fn(&[f64]) -> Vec<f64>,
{
    type Param = V;
    type Output = V;

    fn apply(&self, param: &V) -> Result<V, Error> {
        Ok(V::of((self.residuals)(param.components())))
    }
}

impl<V, R, J> Jacobian for Residuals<V, R, J>
where
    V: Vector,
    J: Fn(&[f64], &mut [f64]),
{
    type Param = V;
    type Jacobian = V::Matrix;

    fn jacobian(&self, param: &V) -> Result<V::Matrix, Error> {
        let point = param.components();
        let mut elements = std::vec![0.0; self.count * point.len()];
        (self.jacobian)(point, &mut elements);
        Ok(V::matrix(point.len(), &elements))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_and_gradient_share_an_evaluation() {
        let problem: Curved<Vec<f64>, _, _> = Curved::new(
            |x: &[f64], x_grad: &mut [f64]| {
                x_grad.copy_from_slice(x);
                0.5 * x.iter().map(|x| x * x).sum::<f64>()
            },
            |x: &[f64], out: &mut [f64]| {
                for (k, row) in out.chunks_exact_mut(x.len()).enumerate() {
                    row.fill(0.0);
                    row[k] = 1.0;
                }
            },
        );
        let x = std::vec![3.0, 4.0];
        assert_eq!(problem.cost(&x).unwrap(), 12.5);
        assert_eq!(problem.gradient(&x).unwrap(), x);
        assert_eq!(problem.hessian(&x).unwrap(), [[1.0, 0.0], [0.0, 1.0]]);
        assert_eq!(problem.evaluations(), 1);
    }

    #[cfg(feature = "nalgebra")]
    #[test]
    fn column_major() {
        use nalgebra::{DMatrix, DVector};
        let problem: Residuals<DVector<f64>, _, _> = Residuals::new(
            1,
            |x: &[f64]| std::vec![x[0] * x[1] * x[2]],
            |x: &[f64], out: &mut [f64]| {
                out.copy_from_slice(&[x[1] * x[2], x[0] * x[2], x[0] * x[1]]);
            },
        );
        let x = DVector::from_vec(std::vec![1.0, 2.0, 3.0]);
        assert_eq!(
            problem.apply(&x).unwrap(),
            DVector::from_vec(std::vec![6.0])
        );
        let row = DMatrix::from_row_slice(1, 3, &[6.0, 3.0, 2.0]);
        assert_eq!(problem.jacobian(&x).unwrap(), row);
    }
}
