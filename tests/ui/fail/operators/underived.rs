use std::ops::{Add, Mul, Neg};

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy)]
struct Force {
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, Differentiable)]
struct Polar {
    r: f64,
    angle: f64,
}

#[grad]
impl Add for Force {
    type Output = Force;

    fn add(self, other: Force) -> Force {
        Force {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }
}

#[grad]
impl Mul<f64> for Force {
    type Output = Force;

    fn mul(self, k: f64) -> Force {
        Force {
            x: self.x * k,
            y: self.y * k,
        }
    }
}

#[grad]
impl Neg for Force {
    type Output = Force;

    fn neg(self) -> Force {
        self * -1.0
    }
}

#[grad]
impl From<Polar> for Force {
    fn from(of: Polar) -> Force {
        Force {
            x: of.r * of.angle.cos(),
            y: of.r * of.angle.sin(),
        }
    }
}

fn main() {
    let _ = Force::from(Polar { r: 1.0, angle: 0.0 }) + Force { x: 1.0, y: 0.0 } * 2.0;
}
