//! What gives types of other modules, which it does not pass on.

use super::Width;
use super::levels::Level;
use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Differentiable)]
pub struct Gauge {
    pub gain: f64,
}

#[grad]
impl Gauge {
    pub fn width(&self, x: f64) -> Width {
        Width {
            upper: x + self.gain * x * x,
            lower: x - self.gain,
        }
    }

    pub fn level(&self, x: f64) -> Level {
        Level {
            height: self.gain * x.sin(),
            at: 2,
        }
    }
}
