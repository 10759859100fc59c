//! Changes from one value to the next.

use super::Next;
use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Default, Differentiable)]
pub struct Change {
    pub last: Option<f64>,
}

#[derive(Clone, Copy, Debug, Default, Differentiable)]
pub struct Step {
    pub up: f64,
    pub down: f64,
}

#[grad]
impl Next<f64> for Change {
    type Output = Step;

    fn next(&mut self, input: f64) -> Self::Output {
        let d = input - self.last.unwrap_or(input);
        self.last = Some(input);
        Step {
            up: d.max(0.0),
            down: (-d).max(0.0),
        }
    }
}
