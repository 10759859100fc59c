//! Indicators of a series, each in a file of its own, passed on by name.

mod bands;
mod changes;
pub mod gauge;
pub mod gauge_series;
mod levels;
pub mod series;
pub mod smooth_series;
mod smoothing;

pub use self::bands::{Bands, Width};
pub(crate) use self::changes::*;
pub use self::smoothing::{InvalidPeriod, Smoothed, Start, Windowed};

/// What takes one value after the other.
#[grad_runtime::grad]
pub trait Next<T> {
    type Output;
    fn next(&mut self, input: T) -> Self::Output;
}
