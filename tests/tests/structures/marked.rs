//! Units that only mark what a number is measured in: nothing but a result says which one a call is for.

use std::ops::{Add, Mul, Sub};

use grad_runtime::{Differentiable, grad};

use super::agree;
#[grad]
use super::spots::spot;
use super::spots::{Shift, Spot, SpotTangent, Unity};

/// No unit is ever made, nor has one a derivative.
pub struct Metres;
pub struct Feet;

/// Has the units in its corners.
#[derive(Differentiable)]
pub struct Patch<T, U> {
    pub low: Spot<T, U>,
    pub high: Spot<T, U>,
}

impl<T: Copy, U> Copy for Patch<T, U> {}

impl<T: Clone, U> Clone for Patch<T, U> {
    fn clone(&self) -> Self {
        Patch {
            low: self.low.clone(),
            high: self.high.clone(),
        }
    }
}

#[grad]
impl<T, U> Patch<T, U> {
    pub const fn new(low: Spot<T, U>, high: Spot<T, U>) -> Self {
        Patch { low, high }
    }

    pub fn of_width(low: Spot<T, U>, width: T) -> Self
    where
        T: Copy + Add<Output = T>,
    {
        Patch {
            low,
            high: spot(low.x + width, low.y + width),
        }
    }
}

#[grad]
impl<T, U> Patch<T, U>
where
    T: Copy + Unity + Add<Output = T> + Sub<Output = T> + Mul<Output = T>,
{
    pub fn diagonal(&self) -> T {
        (self.high - self.low)
            .turned()
            .product(self.high - self.low)
    }

    pub fn moved(&self, by: Shift<T, U>) -> Self {
        Patch {
            low: self.low + by,
            high: self.high + by,
        }
    }

    pub fn between(&self, other: Self, t: T) -> Self {
        Self::new(
            self.low.between(other.low, t),
            self.high.between(other.high, t),
        )
    }

    pub fn in_unit<V>(&self) -> Patch<T, V> {
        Patch::new(self.low.in_unit(), self.high.in_unit())
    }
}

#[grad]
fn reach(from: &Patch<f64, Metres>, t: f64) -> f64 {
    let to: Patch<f64, Metres> = Patch::of_width(Spot::new(t * t, 1.0), 2.0 * t);
    let there = from.between(to, t).in_unit::<Feet>();
    there.moved(there.high - there.low).diagonal()
}

#[grad]
fn along(from: &Patch<f64, Metres>) -> f64 {
    reach(from, 0.4)
}

#[test]
fn units_in_structs() {
    let (low, high) = (spot(0.3, -1.1), spot(2.0, 0.7));
    let from = Patch { low, high };
    agree(&from, along, along_value_and_grad(&from));
    let (_, t_bar) = reach_grad(&from, 0.4);
    let h = 1e-5;
    let quotient = (reach(&from, 0.4 + h) - reach(&from, 0.4 - h)) / (2.0 * h);
    assert!((t_bar - quotient).abs() < 1e-7 * (1.0 + quotient.abs()));
    // Of places in metres and in feet, there is one tangent.
    let _: [SpotTangent<f64>; 2] = [
        from.low.zero_tangent(),
        from.in_unit::<Feet>().high.zero_tangent(),
    ];
}
