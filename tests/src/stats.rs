//! Differentiable functions for the tests that import them from another crate.

use grad_runtime::grad;

/// The arithmetic mean.
#[grad]
pub fn mean(x: &[f64]) -> f64 {
    let mut sum = 0.0;
    for v in x {
        sum += v;
    }
    sum / x.len() as f64
}

/// The mean of squared deviations.
#[grad]
pub fn variance(x: &[f64]) -> f64 {
    let centre = mean(x);
    let mut sum = 0.0;
    for v in x {
        sum += (v - centre) * (v - centre);
    }
    sum / x.len() as f64
}

/// Shifts and scales to mean 0 and variance 1. Returns what it took away.
#[grad]
pub fn standardise(x: &mut [f64]) -> (f64, f64) {
    let (centre, width) = (mean(x), variance(x).sqrt());
    for v in x.iter_mut() {
        *v = (*v - centre) / width;
    }
    (centre, width)
}

/// In a file of its own in a real crate.
pub mod robust {
    use grad_runtime::grad;

    /// Huber's loss.
    #[grad]
    pub fn huber(r: f64, delta: f64) -> f64 {
        let size = r.abs();
        if size <= delta {
            0.5 * r * r
        } else {
            delta * (size - 0.5 * delta)
        }
    }

    /// The index of the largest: nothing to differentiate, but callers are.
    #[grad]
    pub fn argmax(x: &[f64]) -> usize {
        let mut best = 0;
        for i in 1..x.len() {
            if x[i] > x[best] {
                best = i;
            }
        }
        best
    }

    /// Its companions have another stem.
    #[grad(name = root_mean_square)]
    pub fn rms(x: &[f64]) -> f64 {
        let mut sum = 0.0;
        for v in x {
            sum += v * v;
        }
        (sum / x.len() as f64).sqrt()
    }

    /// Taken.
    pub fn rms_vjp() -> &'static str {
        "mine"
    }
}

/// What an inner module gives away under its own name.
#[grad]
pub use robust::rms;
