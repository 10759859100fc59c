//! Options that would have no effect where they stand.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
struct Spring {
    stiffness: f64,
}

#[grad(name = stored, hvp)]
impl Spring {
    fn energy(&self, x: f64) -> f64 {
        0.5 * self.stiffness * x * x
    }
}

impl Spring {
    #[grad(lagrangian)]
    fn period(stiffness: f64, mass: f64) -> f64 {
        let ratio = mass / stiffness;
        ratio.sqrt()
    }
}

#[grad(hvp, order = 2)]
impl std::ops::Mul<f64> for Spring {
    type Output = Spring;

    fn mul(self, k: f64) -> Spring {
        Spring {
            stiffness: self.stiffness * k,
        }
    }
}

#[grad(jacobian)]
impl From<f64> for Spring {
    fn from(stiffness: f64) -> Spring {
        Spring { stiffness }
    }
}

#[grad(show, order = 2, custom = rule)]
trait Stored {
    fn at(&self, x: f64) -> f64;

    fn between(&self, x: f64, y: f64) -> f64 {
        (self.at(x) - self.at(y)).powi(2)
    }

    #[grad]
    fn around(&self, x: f64) -> f64 {
        self.at(x) * self.at(-x)
    }
}

#[grad(jvp, order = 2)]
impl Stored for Spring {
    fn at(&self, x: f64) -> f64 {
        self.stiffness * x
    }
}

#[grad(order = 2)]
fn through<S: Stored>(spring: &S, x: f64) -> f64 {
    spring.at(x) * x
}

#[grad(wrt(x))]
mod springs {
    pub fn square(x: f64) -> f64 {
        x * x
    }
}

fn main() {}
