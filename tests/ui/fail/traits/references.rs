use grad_runtime::{Differentiable, grad};

#[grad]
trait Next<T> {
    type Output;
    fn next(&mut self, input: T) -> Self::Output;
}

trait Close {
    fn close(&self) -> f64;
}

#[derive(Differentiable)]
struct Average {
    weight: f64,
    current: f64,
}

#[grad]
impl Next<f64> for Average {
    type Output = f64;
    fn next(&mut self, input: f64) -> f64 {
        self.current += self.weight * (input - self.current);
        self.current
    }
}

#[grad]
impl<T: Close> Next<&T> for Average {
    type Output = f64;
    fn next(&mut self, input: &T) -> f64 {
        self.next(input.close())
    }
}

fn main() {}
