//! What no other module names but `gauge`.

use grad_runtime::Differentiable;

#[derive(Clone, Copy, Debug, Differentiable)]
pub struct Level {
    pub height: f64,
    pub at: usize,
}
