//! Gradients for the solvers of the crate [`argmin`](::argmin) (feature `argmin`).
//!
//! Solvers there ask for the value and for the gradient in separate calls, usually at the same point; a
//! gradient companion computes both in one sweep. [`Memo`] stands between: it makes the sweep when the first
//! of the two is asked for and keeps the other. [`Curved`] adds the Hessian, [`Residuals`] are for the Gauss-Newton method.

mod matrices;

pub use matrices::{Curved, Residuals, Vector};

use std::sync::{Mutex, PoisonError};
use std::vec::Vec;

use ::argmin::core::{CostFunction, Error, Gradient};

/// A function with its gradient, as a problem for `argmin`'s solvers: computed once per point.
///
/// It wraps a closure that overwrites its second argument with the gradient and returns the value, which is
/// what `f_value_and_grad_into` does:
///
/// ```
/// use argmin::core::{CostFunction, Gradient};
/// use grad_runtime::argmin::Memo;
///
/// // What `#[grad(wrt(x))] fn distance(x: &[f64], to: &[f64]) -> f64` emits has this signature.
/// fn distance_value_and_grad_into(x: &[f64], to: &[f64], x_grad: &mut [f64]) -> f64 {
///     let mut sum = 0.0;
///     for i in 0..x.len() {
///         sum += (x[i] - to[i]).powi(2);
///         x_grad[i] = 2.0 * (x[i] - to[i]);
///     }
///     sum
/// }
///
/// let to = [1.0, 2.0];
/// let problem = Memo::new(|x: &[f64], x_grad: &mut [f64]| distance_value_and_grad_into(x, &to, x_grad));
/// assert_eq!(problem.cost(&vec![1.0, 4.0])?, 4.0);
/// assert_eq!(problem.gradient(&vec![1.0, 4.0])?, [0.0, 4.0]);
/// assert_eq!(problem.evaluations(), 1);
/// # Ok::<(), argmin::core::Error>(())
/// ```
///
/// The last point is remembered, by its bits: `-0.0` and `0.0` are different points, for a function may tell
/// them apart. Several threads may share a `Memo`; they wait for each other.
#[derive(Debug)]
pub struct Memo<F> {
    last: Mutex<Last<F>>,
}

/// The function and what it gave at the last point.
#[derive(Debug)]
struct Last<F> {
    function: F,
    point: Vec<f64>,
    /// False before the first call, and after one that panicked.
    known: bool,
    value: f64,
    gradient: Vec<f64>,
    evaluations: u64,
}

impl<F: FnMut(&[f64], &mut [f64]) -> f64> Memo<F> {
    /// Wraps `function(point, gradient) -> value`, which overwrites `gradient` (as long as `point`).
    pub fn new(function: F) -> Self {
        let (point, gradient) = (Vec::new(), Vec::new());
        Self {
            last: Mutex::new(Last {
                function,
                point,
                known: false,
                value: 0.0,
                gradient,
                evaluations: 0,
            }),
        }
    }

    /// How often the wrapped function was called.
    pub fn evaluations(&self) -> u64 {
        self.with(|last| last.evaluations)
    }

    /// The value at a point.
    pub fn value(&self, point: &[f64]) -> f64 {
        self.with(|last| {
            last.visit(point);
            last.value
        })
    }

    /// The gradient at a point, copied into `gradient`.
    ///
    /// # Panics
    /// If `gradient` is not as long as `point`.
    pub fn gradient_into(&self, point: &[f64], gradient: &mut [f64]) {
        self.with(|last| {
            last.visit(point);
            gradient.copy_from_slice(&last.gradient);
        });
    }

    // A panic of the function leaves `known` false, so a poisoned lock holds nothing wrong.
    fn with<R>(&self, look: impl FnOnce(&mut Last<F>) -> R) -> R {
        look(&mut self.last.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<F: FnMut(&[f64], &mut [f64]) -> f64> Last<F> {
    fn visit(&mut self, point: &[f64]) {
        if self.known && same_bits(&self.point, point) {
            return;
        }
        self.known = false;
        self.point.clear();
        self.point.extend_from_slice(point);
        self.gradient.resize(point.len(), 0.0);
        self.evaluations += 1;
        self.value = (self.function)(point, &mut self.gradient);
        self.known = true;
    }
}

fn same_bits(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
}

impl<F: FnMut(&[f64], &mut [f64]) -> f64> CostFunction for Memo<F> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, param: &Vec<f64>) -> Result<f64, Error> {
        Ok(self.value(param))
    }
}

impl<F: FnMut(&[f64], &mut [f64]) -> f64> Gradient for Memo<F> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, param: &Vec<f64>) -> Result<Vec<f64>, Error> {
        let mut gradient = std::vec![0.0; param.len()];
        self.gradient_into(param, &mut gradient);
        Ok(gradient)
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::vec;

    use super::*;

    /// Half the squared norm; the gradient is the point.
    fn bowl(x: &[f64], x_grad: &mut [f64]) -> f64 {
        x_grad.copy_from_slice(x);
        x.iter().map(|x| 0.5 * x * x).sum()
    }

    #[test]
    fn value_and_gradient_share_one_evaluation() {
        let problem = Memo::new(bowl);
        let (here, there) = (vec![3.0, 4.0], vec![1.0, 0.0]);
        assert_eq!(problem.cost(&here).unwrap(), 12.5);
        assert_eq!(problem.gradient(&here).unwrap(), here);
        assert_eq!(problem.cost(&here).unwrap(), 12.5);
        assert_eq!(problem.evaluations(), 1);
        assert_eq!(problem.gradient(&there).unwrap(), there);
        assert_eq!(problem.cost(&there).unwrap(), 0.5);
        assert_eq!(problem.evaluations(), 2);
    }

    #[test]
    fn only_the_last_point_is_kept() {
        let problem = Memo::new(bowl);
        for point in [vec![1.0], vec![2.0], vec![1.0]] {
            problem.cost(&point).unwrap();
        }
        assert_eq!(problem.evaluations(), 3);
    }

    #[test]
    fn points_are_told_apart_by_bits_and_length() {
        let problem = Memo::new(bowl);
        for point in [
            vec![0.0],
            vec![-0.0],
            vec![-0.0, 0.0],
            vec![f64::NAN, 0.0],
            vec![f64::NAN, 0.0],
        ] {
            problem.cost(&point).unwrap();
            assert_eq!(problem.gradient(&point).unwrap().len(), point.len());
        }
        assert_eq!(problem.evaluations(), 4);
    }

    #[test]
    fn a_panic_is_not_remembered() {
        let mut first = true;
        let problem = Memo::new(|x: &[f64], x_grad: &mut [f64]| {
            if std::mem::take(&mut first) {
                panic!("the first call fails");
            }
            bowl(x, x_grad)
        });
        catch_unwind(AssertUnwindSafe(|| problem.value(&[2.0]))).unwrap_err();
        assert_eq!(problem.value(&[2.0]), 2.0);
    }

    #[test]
    fn may_be_shared_between_threads() {
        fn check<T: Send + Sync>(_: &T) {}
        check(&Memo::new(bowl));
    }
}
