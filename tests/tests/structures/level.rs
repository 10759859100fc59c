//! A level, which `levels` passes on.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Debug, Default, Differentiable)]
pub struct Level {
    pub value: f64,
}

#[grad]
impl Level {
    pub fn raise(&mut self, by: f64) {
        self.value = self.value * by + by;
    }
}
