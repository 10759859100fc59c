//! Values of generic types that are made from what is put into them, and recorded where they are used.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::value_and_gradient;

#[grad]
trait Density {
    fn ln_density(&self, x: f64) -> f64;
}

#[derive(Clone, Copy, Debug, Differentiable)]
struct Normal {
    mean: f64,
    deviation: f64,
}

#[derive(Clone, Debug, Differentiable)]
struct Mixture<D> {
    parts: Vec<(f64, D)>,
}

#[grad]
impl Density for Normal {
    fn ln_density(&self, x: f64) -> f64 {
        let z = (x - self.mean) / self.deviation;
        -0.5 * z * z - self.deviation.ln()
    }
}

#[grad]
impl<D: Density> Mixture<D> {
    fn density(&self, x: f64) -> f64 {
        let parts = self.parts.iter();
        parts
            .map(|(share, of)| share * of.ln_density(x).exp())
            .sum()
    }
}

/// Nothing but the literal says of what the mixture is.
#[grad]
fn two_peaks(x: f64, apart: f64, share: f64) -> f64 {
    let peak = |mean, deviation| Normal { mean, deviation };
    let mixture = Mixture {
        parts: vec![(share, peak(0.0, 1.0)), (1.0 - share, peak(apart, 0.5))],
    };
    mixture.density(x)
}

#[test]
fn mixtures() {
    let at = (0.4, 1.3, 0.7);
    let got = two_peaks_value_and_grad(at.0, at.1, at.2);
    value_and_gradient(|&(x, apart, share)| two_peaks(x, apart, share), &at, got);
}
