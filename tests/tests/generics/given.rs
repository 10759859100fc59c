//! Methods that annotated traits give to type parameters, by value and by reference.

use std::ops::{Add, Mul};

use grad_runtime::grad;

#[grad(jvp)]
trait Saturating {
    fn saturated(self) -> Self;

    fn softened(&self, by: Self) -> Self;
}

#[grad(jvp)]
impl Saturating for f64 {
    fn saturated(self) -> f64 {
        self / (1.0 + self * self).sqrt()
    }

    fn softened(&self, by: f64) -> f64 {
        by * (self / by).tanh()
    }
}

#[grad(jvp)]
impl Saturating for f32 {
    fn saturated(self) -> f32 {
        self / (1.0 + self * self).sqrt()
    }

    fn softened(&self, by: f32) -> f32 {
        by * (self / by).tanh()
    }
}

trait Level: Saturating + Copy + Add<Output = Self> + Mul<Output = Self> {
    const REST: Self;
}

impl Level for f64 {
    const REST: f64 = 0.25;
}

impl Level for f32 {
    const REST: f32 = 0.25;
}

#[grad(jvp)]
fn gated<T: Saturating + Copy + Mul<T, Output = T>>(x: T, gain: T) -> T {
    x.saturated() * gain.softened(x)
}

#[grad(jvp)]
fn lent<T: Saturating + Copy + Mul<T, Output = T>>(x: &T, gain: T) -> T {
    x.softened(gain) * gain
}

#[grad(jvp)]
fn borrowed<T: Saturating + Copy + Mul<T, Output = T>>(x: T, gain: T) -> T {
    lent(&x, gain) * x
}

#[grad(jvp)]
fn excited<T: Level>(levels: &[T], gain: T) -> T {
    let mut sum = T::REST;
    for level in levels {
        let out = level.softened(gain) + T::REST;
        sum = sum + out.saturated() * *level;
    }
    sum
}

#[test]
fn methods_of_annotated_traits() {
    check!(gated, gated_value_and_grad, gated_jvp(x, gain), [x = 0.7, gain = 1.5] => (x, gain));
    check!(excited, excited_value_and_grad, excited_jvp(&levels, gain),
        [levels = [0.5, -1.25, 2.0], gain = 1.5] => (&levels, gain));
    check!(borrowed, borrowed_value_and_grad, borrowed_jvp(x, gain), [x = 0.7, gain = 1.5] => (x, gain));
}

#[test]
fn in_single_precision() {
    let (value, (x_bar, _)) = gated_value_and_grad(0.7_f32, 1.5);
    let (_, (wide, _)) = gated_value_and_grad(0.7_f64, 1.5);
    assert_eq!(value, gated(0.7_f32, 1.5));
    assert!((f64::from(x_bar) - wide).abs() < 1e-6);
}
