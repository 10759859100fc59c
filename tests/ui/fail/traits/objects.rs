//! Methods of trait objects.

use grad_runtime::grad;

#[grad]
pub trait Potential {
    fn energy(&self, r: f64) -> f64;
}

#[derive(Clone, Copy, grad_runtime::Differentiable)]
pub struct Spring {
    stiffness: f64,
}

#[grad]
impl Potential for Spring {
    fn energy(&self, r: f64) -> f64 {
        0.5 * self.stiffness * r * r
    }
}

#[grad(wrt(r))]
fn twice(of: &dyn Potential, r: f64) -> f64 {
    2.0 * of.energy(r)
}

#[grad(wrt(r))]
fn total(all: &[Box<dyn Potential>], r: f64) -> f64 {
    let mut sum = 0.0;
    for of in all {
        sum += of.energy(r);
    }
    sum
}

fn main() {
    let spring = Spring { stiffness: 2.0 };
    assert_eq!(twice(&spring, 1.0), 2.0);
    assert_eq!(total(&[Box::new(spring)], 1.0), 1.0);
}
