//! Types whose operators stand in another file: `products`.

use grad_runtime::Differentiable;

#[derive(Clone, Copy, Debug, Differentiable)]
pub struct Spin {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, Debug, Differentiable)]
pub struct Attitude {
    pub w: f64,
    pub x: f64,
    pub y: f64,
}
