//! Traits over a number of dimensions, whatever they are called.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

trait Named {
    fn name(&self) -> &'static str;
}

/// Not a field of numbers: types of this trait are no floats.
#[grad]
trait Field<const D: usize, Point = [f64; D]>: Named {
    fn at(&self, point: Point, shift: i32) -> f64;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Wave {
    wavenumber: f64,
    height: f64,
}

impl Named for Wave {
    fn name(&self) -> &'static str {
        "wave"
    }
}

#[grad]
impl<const DIM: usize> Field<DIM> for Wave {
    fn at(&self, point: [f64; DIM], shift: i32) -> f64 {
        let phase: f64 = point.iter().map(|x| self.wavenumber * x).sum();
        self.height * (phase + f64::from(shift)).sin()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Bowl {
    centre: [f64; 2],
}

impl Named for Bowl {
    fn name(&self) -> &'static str {
        "bowl"
    }
}

#[grad]
impl Field<2> for Bowl {
    fn at(&self, point: [f64; 2], shift: i32) -> f64 {
        let [x, y] = [point[0] - self.centre[0], point[1] - self.centre[1]];
        x * x + y * y * f64::from(shift)
    }
}

/// A parameter that is known by that trait is the receiver's type, not a number.
#[grad]
fn slope<F>(field: &F, x: f64, y: f64) -> f64
where
    F: Field<2> + Differentiable<Tangent: 'static> + 'static,
{
    (field.at([x + 0.5, y], 2) - field.at([x, y * y], 2)) * 2.0
}

#[grad]
fn both(k: f64, x: f64, centre: [f64; 2]) -> f64 {
    let wave = Wave {
        wavenumber: k,
        height: 0.4,
    };
    let bowl = Bowl { centre };
    wave.at([x, 0.3, x * k], 3) + bowl.at([x, k], 2) * slope(&wave, x, 0.8) + slope(&bowl, k, x)
}

#[test]
fn over_constants() {
    check!(both, both_value_and_grad, [k = 1.7, x = 0.3, c = [0.2, -0.3]] => (k, x, c));
    let (wave, bowl) = (
        Wave {
            wavenumber: 1.7,
            height: 0.4,
        },
        Bowl {
            centre: [0.2, -0.3],
        },
    );
    assert_eq!((wave.name(), bowl.name()), ("wave", "bowl"));
}
