//! Code without `std` that has `alloc`: its tests stand in `tests/`.
#![no_std]

extern crate alloc;

use alloc::vec::Vec;

use grad_runtime::grad;
// If another crate of the build has `std`, these are its methods.
#[allow(unused_imports)]
use grad_runtime::Math as _;

/// Log-likelihood of a normal distribution.
#[grad]
pub fn log_likelihood(data: &[f64], mean: f64, log_sigma: f64) -> f64 {
    let sigma = log_sigma.exp();
    let squares: f64 = data.iter().map(|x| ((x - mean) / sigma).powi(2)).sum();
    -0.5 * squares - data.len() as f64 * (log_sigma + 0.5 * core::f64::consts::TAU.ln())
}

/// A smoothed copy.
#[grad]
pub fn smoothed(signal: &[f64], weight: f64) -> Vec<f64> {
    let mut out = Vec::with_capacity(signal.len());
    let mut level = 0.0;
    for x in signal {
        level = (weight * level).sin() + x;
        out.push(level);
    }
    out
}

/// Its energy.
#[grad]
pub fn energy(signal: &[f64], weight: f64) -> f64 {
    smoothed(signal, weight)
        .iter()
        .map(|x| x * x)
        .sum::<f64>()
        .sqrt()
}

pub mod lines {
    //! Here `Vec` has no name.

    use grad_runtime::grad;

    /// The slope of the line through the mean that fits best.
    #[grad]
    pub fn slope(points: impl Iterator<Item = (f64, f64)>, mean: (f64, f64)) -> Option<f64> {
        let (mut xx, mut xy) = (0.0, 0.0);
        for (x, y) in points {
            xx += (x - mean.0) * (x - mean.0);
            xy += (x - mean.0) * (y - mean.1);
        }
        (xx > 0.0).then(|| xy / xx)
    }
}
