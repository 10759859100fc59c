//! The square of a number.

use grad_runtime::grad;

/// `x` squared.
#[grad]
pub fn square(x: f64) -> f64 {
    x * x
}
