use grad_runtime::{Differentiable, grad};

trait Doubled {
    fn grown(self) -> f64;
}

impl Doubled for f64 {
    fn grown(self) -> f64 {
        2.0 * self
    }
}

#[grad]
trait Squared {
    fn grown(&self) -> f64;
    fn norm(&self) -> f64;
}

#[grad]
impl Squared for f64 {
    fn grown(&self) -> f64 {
        self * self
    }
    fn norm(&self) -> f64 {
        self.abs()
    }
}

#[grad]
impl Squared for [f64; 2] {
    fn grown(&self) -> f64 {
        self[0] * self[1]
    }
    fn norm(&self) -> f64 {
        self[0].hypot(self[1])
    }
}

trait Listed: Sized {
    fn norm(self) -> f64;
    fn to_vec(self) -> Vec<f64>;
}

impl Listed for [f64; 2] {
    fn norm(self) -> f64 {
        self[0]
    }
    fn to_vec(self) -> Vec<f64> {
        vec![self[1], self[0]]
    }
}

#[derive(Clone, Copy, Differentiable)]
struct Disc {
    radius: f64,
}

#[grad]
impl Disc {
    fn area(&self) -> f64 {
        3.0 * self.radius * self.radius
    }
}

trait Area {
    fn area(self) -> f64;
}

impl Area for Disc {
    fn area(self) -> f64 {
        self.radius
    }
}

trait Clipped {
    fn add(self, more: f64) -> f64;
}

impl Clipped for f64 {
    fn add(self, more: f64) -> f64 {
        (self + more).min(1.0)
    }
}

#[grad]
fn of_floats(x: f64) -> f64 {
    x.grown()
}

#[grad]
fn of_arrays(x: f64, y: f64) -> f64 {
    let at = [x, y];
    at.norm()
}

#[grad]
fn of_lists(x: f64, y: f64) -> f64 {
    let at = [x, y];
    at.to_vec()[0]
}

#[grad]
fn of_structs(x: f64) -> f64 {
    let disc = Disc { radius: x };
    disc.area()
}

#[grad]
fn like_an_operator(x: f64) -> f64 {
    x.add(2.0)
}

#[grad]
impl Disc {
    fn grow(&mut self, by: f64) {
        self.radius *= by;
    }
}

trait Growing {
    fn grow(&self, by: f64);
}

impl Growing for Disc {
    fn grow(&self, _: f64) {}
}

#[grad]
fn tried_first(x: f64) -> f64 {
    let mut disc = Disc { radius: x };
    disc.grow(x);
    disc.radius
}

fn main() {}
