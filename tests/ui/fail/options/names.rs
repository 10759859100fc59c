//! Functions that are called like companions, which then have no place.

use grad_runtime::{Differentiable, grad};

#[grad]
fn bump(x: f64) -> f64 {
    (-x * x).exp()
}

fn bump_grad(x: f64) -> f64 {
    -2.0 * x * bump(x)
}

#[derive(Clone, Debug, Differentiable)]
struct Rope {
    weight: f64,
}

impl Rope {
    #[grad]
    fn sag(&self, span: f64) -> f64 {
        self.weight * span * span / 8.0
    }

    fn sag_vjp(&self, span: f64) -> f64 {
        self.weight * span / 4.0
    }
}

// Both have companions, of which some are called alike whatever `name` says.
#[grad]
impl Rope {
    fn pull(&self, span: f64) -> f64 {
        self.weight * span
    }

    fn pull_grad(&self, span: f64) -> f64 {
        span + self.weight
    }
}

#[grad]
trait Loaded {
    fn load(&self, at: f64) -> f64;
    fn load_grad(&self, at: f64) -> f64;
}

#[grad]
mod profiles {
    pub fn ramp(x: f64) -> f64 {
        x.max(0.0)
    }

    pub fn ramp_jvp(x: f64) -> f64 {
        x
    }

    pub fn step(x: f64) -> f64 {
        x.tanh()
    }

    pub fn step_vjp(x: f64) -> f64 {
        1.0 - x * x
    }
}

// The same names where no companion has them.
#[grad]
fn both(x: f64) -> (f64, f64) {
    (x.sin(), x.cos())
}

fn both_grad(x: f64) -> (f64, f64) {
    (x.cos(), -x.sin())
}

#[grad(name = swell_of)]
fn swell(x: f64) -> f64 {
    x.exp()
}

fn swell_grad(x: f64) -> f64 {
    swell_of_grad(x)
}

fn main() {
    bump_grad(1.0);
    both_grad(swell_grad(profiles::ramp_jvp(1.0)));
    both_vjp(profiles::ramp_grad(1.0), (1.0, 0.0));
}
