//! Operators without a derivative.

use std::ops::{Add, Mul};

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
struct Vec2 {
    x: f64,
    y: f64,
}

impl Add for Vec2 {
    type Output = Vec2;
    fn add(self, other: Vec2) -> Vec2 {
        Vec2 {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }
}

#[grad]
impl Mul<f64> for Vec2 {
    type Output = Vec2;
    fn mul(self, k: f64) -> Vec2 {
        Vec2 {
            x: self.x * k,
            y: self.y * k,
        }
    }
}

#[grad]
fn midpoint(a: Vec2, b: Vec2) -> f64 {
    let middle = (a + b) * 0.5;
    middle.x * middle.y
}

fn main() {}
