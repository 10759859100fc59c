use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
struct Lens {
    power: f64,
}

trait Thin {
    fn image(&self, distance: f64) -> f64;
}

trait Thick {
    fn image(&self, distance: f64, width: f64) -> f64;
}

#[grad]
impl Thin for Lens {
    fn image(&self, distance: f64) -> f64 {
        1.0 / (self.power - 1.0 / distance)
    }
}

#[grad]
impl Thick for Lens {
    fn image(&self, distance: f64, width: f64) -> f64 {
        1.0 / (self.power - 1.0 / distance) - 0.3 * width
    }
}

trait Sized {
    fn size(&self, at: f64) -> f64;
}

#[grad]
impl Lens {
    fn size(&self, at: f64) -> f64 {
        self.power * at
    }
}

#[grad]
impl Sized for Lens {
    fn size(&self, at: f64) -> f64 {
        self.power / at
    }
}

trait Focus<T> {
    fn focus(&self, at: f64) -> T;
}

#[grad]
impl Focus<f64> for Lens {
    fn focus(&self, at: f64) -> f64 {
        at / self.power
    }
}

#[grad]
impl Focus<(f64, f64)> for Lens {
    fn focus(&self, at: f64) -> (f64, f64) {
        (at / self.power, at)
    }
}

fn main() {}
