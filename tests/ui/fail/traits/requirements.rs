use grad_runtime::{Differentiable, grad};
use num_traits::Float;

#[derive(Clone, Copy, Debug, Differentiable)]
struct OnePole<T: Float> {
    state: T,
    gain: T,
}

#[grad]
trait Filter<T> {
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
impl<T> Response for OnePole<T>
where
    T: Float,
{
    fn response(&self, frequency: f64) -> f64 {
        frequency / (1.0 + frequency * frequency)
    }
}

#[derive(Clone, Copy, Debug, Differentiable)]
struct Scaled<S, R> {
    inner: S,
    other: R,
    gain: f64,
}

#[grad]
impl<S: Response, R> Response for Scaled<S, R>
where
    R: Response + Clone + Differentiable,
{
    fn response(&self, frequency: f64) -> f64 {
        self.gain * self.inner.response(frequency) + self.other.response(frequency)
    }
}

fn main() {}
