use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Differentiable)]
struct Spring {
    stiffness: f64,
    friction: f64,
}

impl Spring {
    fn damping(&self, velocity: f64) -> f64 {
        self.friction * velocity
    }

    fn softened(stiffness: f64) -> f64 {
        stiffness.tanh()
    }

    #[grad]
    fn force(&self, at: f64, velocity: f64) -> f64 {
        -Self::softened(self.stiffness) * at - self.damping(velocity)
    }
}

#[grad]
fn power(spring: &Spring, velocity: f64) -> f64 {
    spring.damping(velocity) * velocity
}

trait Stiffened {
    fn stiffened(self, by: f64) -> Self;
}

impl Stiffened for Spring {
    fn stiffened(self, by: f64) -> Self {
        Spring { stiffness: self.stiffness * by, friction: self.friction }
    }
}

#[grad]
fn of_a_trait(spring: Spring, by: f64) -> f64 {
    spring.stiffened(by).stiffness
}

fn main() {}
