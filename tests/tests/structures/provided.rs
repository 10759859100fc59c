//! What a trait's provided methods return, called on a type that has them from its trait.

use std::ops::Mul;

use grad_runtime::{Differentiable, grad};

use super::agree;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Place {
    x: f64,
    y: f64,
}

#[grad]
impl Place {
    fn height_over(self, floor: f64) -> f64 {
        self.y - floor * self.x
    }
}

#[grad]
impl Mul<f64> for Place {
    type Output = Place;

    fn mul(self, k: f64) -> Place {
        Place {
            x: self.x * k,
            y: self.y * k,
        }
    }
}

#[grad]
trait Flight {
    fn speed(&self) -> Place;

    fn place(&self, t: f64) -> Place {
        let v = self.speed();
        Place {
            x: v.x * t,
            y: (v.y - 4.9 * t) * t,
        }
    }

    fn reach(&self) -> f64 {
        self.place(self.speed().y / 4.9).x
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Throw {
    strength: f64,
    angle: f64,
}

#[grad]
impl Flight for Throw {
    fn speed(&self) -> Place {
        let (s, c) = self.angle.sin_cos();
        Place { x: c, y: s } * self.strength
    }
}

#[grad]
fn clearance(throw: &Throw) -> f64 {
    let half = throw.place(0.5);
    let later = throw.place(0.8);
    half.x * half.y + (later * 2.0).height_over(0.1) + throw.reach()
}

#[test]
fn results_of_provided_methods() {
    let throw = Throw {
        strength: 9.0,
        angle: 0.7,
    };
    agree(&throw, clearance, clearance_value_and_grad(&throw));
}
