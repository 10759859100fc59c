//! Operators of types that are declared elsewhere, and who imports the types alone.

use std::ops::{Add, Mul};

use grad_runtime::grad;

use super::attitude::{Attitude, Spin};

#[grad]
impl Add for Spin {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Spin {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }
}

#[grad]
impl Mul<f64> for Spin {
    type Output = Self;

    fn mul(self, k: f64) -> Self {
        Spin {
            x: self.x * k,
            y: self.y * k,
        }
    }
}

#[grad]
impl Add for Attitude {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Attitude {
            w: self.w + other.w,
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }
}

#[grad]
impl Mul<Spin> for Attitude {
    type Output = Self;

    fn mul(self, by: Spin) -> Self {
        Attitude {
            w: -self.x * by.x - self.y * by.y,
            x: self.w * by.x,
            y: self.w * by.y,
        }
    }
}

#[grad]
impl Mul<f64> for Attitude {
    type Output = Self;

    fn mul(self, k: f64) -> Self {
        Attitude {
            w: self.w * k,
            x: self.x * k,
            y: self.y * k,
        }
    }
}
