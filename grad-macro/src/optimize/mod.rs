//! Improvements of the primal before differentiation: what becomes a scalar needs no record of memory.

mod scalarise;

pub use scalarise::scalarise;
