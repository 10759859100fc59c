//! Traits of another crate, whose methods go before those that are annotated.

use grad_runtime::{Differentiable, grad};
use grad_tests::traits::{Area, Growing, Length, Tallied};
use std::ops::AddAssign;

#[derive(Clone, Copy, Differentiable)]
struct Disc {
    radius: f64,
}

#[grad]
impl Disc {
    fn area(&self) -> f64 {
        3.0 * self.radius * self.radius
    }
    fn grow(&mut self, by: f64) {
        self.radius *= by;
    }
}

#[grad]
impl AddAssign<f64> for Disc {
    fn add_assign(&mut self, by: f64) {
        self.radius += by;
    }
}

#[grad]
trait Vector {
    fn norm(&self) -> f64;
}

#[grad]
impl Vector for [f64; 2] {
    fn norm(&self) -> f64 {
        self[0].hypot(self[1])
    }
}

#[grad]
fn by_value(x: f64) -> f64 {
    let disc = Disc { radius: x };
    disc.area()
}

#[grad]
fn by_reference(x: f64) -> f64 {
    let disc = Disc { radius: x };
    disc.grow(x);
    disc.radius
}

#[grad]
fn spelled(x: f64) -> f64 {
    let pair = (Disc { radius: x }, 1.0);
    pair.0.add_assign(x);
    pair.0.radius
}

#[grad]
fn of_an_array(x: f64) -> f64 {
    let at = [x, 2.0];
    at.norm()
}

fn main() {
    assert_eq!(by_value(1.0) + by_reference(1.0), 1.0);
    assert_eq!(spelled(1.0) + of_an_array(1.0), 2.0);
}
