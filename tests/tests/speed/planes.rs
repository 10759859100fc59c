//! Small structs whose methods and operators other modules call: see `flights`.

use std::ops::{Add, AddAssign, Mul, Sub};

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
pub struct Vec2 {
    pub x: f64,
    pub y: f64,
}

/// There are other constants and functions of these names where the methods are called.
const SCALE: f64 = 3.0;

#[grad]
fn bent(x: f64) -> f64 {
    x * x * x
}

#[grad]
fn length(v: Vec2) -> f64 {
    v.x.hypot(v.y)
}

#[grad]
impl Vec2 {
    pub const ZERO: Vec2 = Vec2 { x: 0.0, y: 0.0 };
    const OWN: f64 = 0.25;

    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn dot(self, o: Vec2) -> f64 {
        self.x * o.x + self.y * o.y
    }

    pub fn squared(&self) -> f64 {
        self.dot(*self)
    }

    pub fn turn(&mut self, angle: f64) {
        let (s, c) = angle.sin_cos();
        *self = Vec2::new(self.x * c - self.y * s, self.x * s + self.y * c);
    }

    pub fn scaled(self) -> Vec2 {
        self * SCALE
    }

    pub fn bent(self) -> f64 {
        bent(self.x) + self.y
    }

    /// The variable has the name of the function.
    pub fn unit(self) -> Vec2 {
        let length = length(self);
        self * (1.0 / length)
    }

    fn hidden(self) -> f64 {
        self.x - self.y
    }

    pub fn through_hidden(self) -> f64 {
        self.hidden() * Vec2::OWN
    }
}

#[grad]
impl Add for Vec2 {
    type Output = Vec2;
    fn add(self, o: Vec2) -> Vec2 {
        Vec2::new(self.x + o.x, self.y + o.y)
    }
}

#[grad]
impl Sub for Vec2 {
    type Output = Vec2;
    fn sub(self, o: Vec2) -> Vec2 {
        Vec2::new(self.x - o.x, self.y - o.y)
    }
}

#[grad]
impl Mul<f64> for Vec2 {
    type Output = Vec2;
    fn mul(self, k: f64) -> Vec2 {
        Vec2::new(self.x * k, self.y * k)
    }
}

#[grad]
impl AddAssign for Vec2 {
    fn add_assign(&mut self, o: Vec2) {
        *self = *self + o;
    }
}
