//! A helper without companions, found by its name and by a path.

use grad_runtime::grad;

fn decay(x: f64, rate: f64) -> f64 {
    (-rate * x).exp()
}

mod stats {
    pub fn mean(x: &[f64]) -> f64 {
        x.iter().sum::<f64>() / x.len() as f64
    }
}

#[grad]
fn dose(x: f64, samples: &[f64]) -> f64 {
    decay(x, 0.5) * stats::mean(samples)
}

// With constants only it is simply called.
#[grad]
fn scaled(x: f64) -> f64 {
    x * decay(1.0, 0.5)
}

fn main() {}
