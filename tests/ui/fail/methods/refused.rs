//! In a block, a method that cannot be differentiated matters to those who call it.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Differentiable)]
struct Filter {
    gain: f64,
    taps: Vec<f64>,
}

#[grad]
impl Filter {
    fn noisy(&self, taps: &[f64]) -> Filter {
        let mut other = self.clone();
        other.gain = f64::from_bits(self.gain.to_bits() ^ taps.len() as u64);
        other
    }

    fn response(&self, x: f64) -> f64 {
        self.noisy(&[x]).gain * x
    }
}

fn main() {}
