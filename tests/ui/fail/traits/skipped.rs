use grad_runtime::{Differentiable, grad};

#[grad]
trait Easing {
    fn at(&self, t: f64) -> f64 {
        t
    }
}

#[derive(Clone, Differentiable)]
struct Smooth(f64);

// What it has in place of the trait's would have no companions.
impl Easing for Smooth {
    fn at(&self, t: f64) -> f64 {
        self.0 * t * t
    }
}

#[derive(Clone, Differentiable)]
struct Steps(f64);

#[grad(skip)]
impl Easing for Steps {
    fn at(&self, t: f64) -> f64 {
        (t * self.0).floor()
    }
}

#[grad]
fn ended(by: &Steps, t: f64) -> f64 {
    by.at(t * t)
}

struct Linear;

impl Easing for Linear {
    #[grad]
    fn at(&self, t: f64) -> f64 {
        3.0 * t
    }
}

#[grad(skip)]
impl Smooth {
    fn twice(&self) -> f64 {
        2.0 * self.0
    }
}

#[grad]
impl Linear {
    #[grad(skip, hvp)]
    fn area(&self, t: f64) -> f64 {
        t * t
    }
}

#[grad(skip)]
fn plain(x: f64) -> f64 {
    x
}

fn main() {
    plain(Smooth(1.0).twice() + Linear.at(ended(&Steps(4.0), 1.0)));
}
