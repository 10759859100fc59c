//! A trait that a macro makes which cannot be read: its method goes before the annotated one.

use grad_runtime::{Differentiable, grad};

macro_rules! measures {
    ($d:tt) => {
        macro_rules! measure {
            ($d of:ty) => {
                trait Measure {
                    fn area(self) -> f64;
                }
                impl Measure for $d of {
                    fn area(self) -> f64 {
                        1.0
                    }
                }
            };
        }
    };
}
measures!($);

#[derive(Clone, Copy, Differentiable)]
struct Disc {
    radius: f64,
}

measure!(Disc);

#[grad]
impl Disc {
    fn area(&self) -> f64 {
        3.0 * self.radius * self.radius
    }
}

#[grad]
fn first(x: f64) -> f64 {
    let disc = Disc { radius: x };
    disc.area()
}

fn main() {
    assert_eq!(first(2.0), 1.0);
}
