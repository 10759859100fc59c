//! In a block, a method that cannot be differentiated matters to those who call it, and so do its callers there.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Differentiable)]
struct Filter {
    gain: f64,
    taps: Vec<f64>,
}

#[grad]
impl Filter {
    fn response(&self, x: f64) -> f64 {
        self.noisy(&[x]).gain * x
    }

    fn noisy(&self, taps: &[f64]) -> Filter {
        let mut other = self.clone();
        other.gain = f64::from_bits(self.gain.to_bits() ^ taps.len() as u64);
        other
    }

    #[grad]
    fn doubled(&self, x: f64) -> f64 {
        2.0 * self.response(x)
    }
}

#[grad]
fn loudness(of: &Filter, x: f64) -> f64 {
    of.response(x).abs()
}

fn main() {
    let filter = Filter { gain: 1.0, taps: vec![] };
    filter.response_grad(0.5);
}
