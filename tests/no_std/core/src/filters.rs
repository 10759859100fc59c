//! Loops over arrays and slices, which record.

use grad_runtime::{Differentiable, grad};
// If another crate of the build has `std`, these are its methods.
#[allow(unused_imports)]
use grad_runtime::Math as _;

/// How many samples a window has.
pub const WINDOW: usize = 12;

/// A nonlinear filter: every output depends on the one before. Records one number per sample.
#[grad]
pub fn settle(samples: &[f32; WINDOW], gain: f32) -> f32 {
    let mut state = 0.0;
    for sample in samples {
        state = (state + gain * (sample - state)).tanh();
    }
    state
}

/// The same over a slice: how much is recorded is known at run time only.
#[grad]
pub fn settle_slice(samples: &[f32], gain: f32) -> f32 {
    let mut state = 0.0;
    for sample in samples {
        state = (state + gain * (sample - state)).tanh();
    }
    state
}

/// Calls another function that records, twice.
#[grad]
pub fn mismatch(left: &[f32; WINDOW], right: &[f32; WINDOW], gain: f32) -> f32 {
    let difference = settle(left, gain) - settle(right, 0.5 * gain);
    difference * difference
}

/// Floats, flags and counts.
#[grad]
pub fn limited(x: &[f64; 6], limit: f64) -> f64 {
    let mut level = 0.1;
    for v in x {
        if level * v > limit {
            level = (level * v).sqrt();
        } else {
            level += v * level * level;
        }
    }
    level
}

/// Relaxes in place, until nothing changes much: a loop of unknown length over an array that is overwritten.
#[grad]
pub fn relax(heat: &mut [f64; 5], conductivity: f64) -> f64 {
    let mut rounds = 0;
    loop {
        let mut change = 0.0;
        for i in 1..4 {
            let flow = conductivity * (heat[i - 1] - 2.0 * heat[i] + heat[i + 1]) * heat[i];
            heat[i] += flow;
            change += flow * flow;
        }
        rounds += 1;
        if change < 1e-3 || rounds == 8 {
            break;
        }
    }
    heat[1] + heat[2] * heat[3]
}

/// Records nothing: the companions that need no tape are all there.
#[grad]
pub fn norm(x: &[f64]) -> f64 {
    x.iter().map(|v| v * v).sum::<f64>().sqrt()
}

// Without `alloc` there is no gradient that is a `Vec`, hence the name is free.
grad_runtime::rt::without_alloc! {
    /// A function of the crate's own.
    pub fn norm_grad() {}

    /// Another.
    pub fn settle_vjp() {}
}

/// A calibration.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Calibration {
    /// Per unit.
    pub scale: f32,
    /// Added.
    pub offset: [f32; 2],
}

impl Calibration {
    /// The reading that it makes of a raw one.
    #[grad]
    pub fn reading(&self, raw: [f32; 2]) -> f32 {
        let x = self.scale * raw[0] + self.offset[0];
        let y = self.scale * raw[1] + self.offset[1];
        x.hypot(y)
    }
}
