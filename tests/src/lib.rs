//! Shared helpers of the integration tests: checks of gradients, and a generator of random programs.

pub mod check;
pub mod expected;
pub mod flatten;
pub mod fuzz;
pub mod generator;
mod macros;
pub mod stats;

/// The README's code, as doctests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
