//! A band around an average.

use super::Next;
use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Default, Differentiable)]
pub struct Bands {
    pub mean: f64,
    pub spread: f64,
}

#[derive(Clone, Copy, Debug, Default, Differentiable)]
pub struct Width {
    pub upper: f64,
    pub lower: f64,
}

#[grad]
impl Next<f64> for Bands {
    type Output = Width;

    fn next(&mut self, input: f64) -> Self::Output {
        let d = input - self.mean;
        self.mean += 0.25 * d;
        self.spread = 0.75 * (self.spread + 0.25 * d * d);
        self.width(2.0)
    }
}

#[grad]
impl Bands {
    pub fn width(&self, deviations: f64) -> Width {
        let half = deviations * self.spread.sqrt();
        Width {
            upper: self.mean + half,
            lower: self.mean - half,
        }
    }
}
