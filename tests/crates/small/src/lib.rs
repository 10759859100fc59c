//! A crate as people publish them, for the test of the tool that annotates whole crates.

#![forbid(unsafe_code)]

#[cfg(feature = "curves")]
mod curves;
#[cfg(feature = "other")]
mod not_there;
pub mod points;

pub use curves::Ease;
use curves::{clamp01, STEPS};
pub use points::Point;

/// The mean of squares.
pub fn energy(x: &[f64]) -> f64 {
    x.iter().map(|v| v * v).sum::<f64>() / x.len() as f64
}

/// Speaks of an imported function and an imported constant.
pub fn softened(x: f64) -> f64 {
    clamp01(x).sqrt() / STEPS as f64
}

/// Cannot be differentiated.
pub fn scrambled(x: f64) -> f64 {
    f64::from_bits(x.to_bits() ^ 1)
}

/// Nor can its callers.
pub fn twice_scrambled(x: f64) -> f64 {
    2.0 * scrambled(x)
}

/// Has no floats in its result.
pub fn is_small(x: f64) -> bool {
    x.abs() < 1e-3
}
