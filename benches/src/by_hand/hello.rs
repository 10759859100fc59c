//! Derivative of the square.

/// The derivative of `square` at `x`.
pub fn square_grad(x: f64) -> f64 {
    2.0 * x
}
