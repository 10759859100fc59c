//! Traits of generic types: what the trait asks for, or the implementation.

use grad_runtime::{Differentiable, Real, grad};
use grad_tests::check::{check_tangent, same};
use num_traits::Float;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct OnePole<T: Float> {
    state: T,
    gain: T,
}

#[grad]
trait Filter<T: Float> {
    fn run(&mut self, x: T) -> T;
}

#[grad]
impl<T: Float> Filter<T> for OnePole<T> {
    fn run(&mut self, x: T) -> T {
        self.state = self.state + self.gain * (x - self.state);
        self.state
    }
}

#[grad]
trait Response {
    fn response(&self, frequency: f64) -> f64;
}

#[grad]
impl<T: Float + Real> Response for OnePole<T> {
    fn response(&self, frequency: f64) -> f64 {
        frequency / (1.0 + frequency * frequency)
    }
}

#[grad]
fn filtered(pole: OnePole<f64>) -> f64 {
    let mut pole = pole;
    let first = pole.run(0.7);
    first * pole.run(-0.4) + pole.response(first)
}

#[test]
fn gradients() {
    let at = OnePole {
        state: 0.3,
        gain: 0.8,
    };
    let (value, bar) = filtered_value_and_grad(at);
    same(value, filtered(at));
    check_tangent(&at, |pole| filtered(*pole), &bar);
}
