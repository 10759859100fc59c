//! Shared helpers of the integration tests: checks of gradients, and a generator of random programs.

pub mod check;
pub mod crates;
pub mod expected;
pub mod flatten;
pub mod fuzz;
pub mod generator;
pub mod indicators;
mod macros;
pub mod stats;
pub mod traits;

/// The README's code, as doctests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}

/// Directions are at least one:
/// ```compile_fail,E0080
/// # use grad_runtime::grad;
/// #[grad(jvp)]
/// fn square(x: f64) -> f64 {
///     x * x
/// }
/// square_jvp_many::<0>(2.0, []);
/// ```
/// With one it compiles:
/// ```
/// # use grad_runtime::grad;
/// #[grad(jvp)]
/// fn square(x: f64) -> f64 {
///     x * x
/// }
/// assert_eq!(square_jvp_many(2.0, [1.0]), (4.0, [4.0]));
/// ```
#[cfg(doctest)]
mod directions {}
