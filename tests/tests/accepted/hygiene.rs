//! Names of the user's that the emitted code would like to have as well.

use grad_runtime::grad;

/// Not the standard one.
#[allow(unused_macros)]
macro_rules! vec {
    ($($any:tt)*) => {
        compile_error!("this is no list")
    };
}

/// Not `num_traits`'.
trait Float {
    fn doubled(self) -> Self;
}

impl Float for f64 {
    fn doubled(self) -> f64 {
        2.0 * self
    }
}

#[allow(non_upper_case_globals)]
const x_bar: f64 = 3.0;

#[grad]
fn weighted(x: &[f64], shift: f64) -> f64 {
    let mut sum = x_bar * shift;
    for v in x {
        sum = sum * 0.5 + (v * -1.5).sin() * x_bar;
    }
    sum * sum
}

#[test]
fn a_constant_called_like_an_adjoint() {
    let (x, shift) = ([0.4, -0.9, 1.1], 0.7);
    assert_eq!(Float::doubled(shift), 1.4);
    let (value, (bar, shift_bar)) = weighted_value_and_grad(&x, shift);
    assert_eq!(value, weighted(&x, shift));
    let step = 1e-6;
    for k in 0..3 {
        let moved = |by: f64| {
            let mut x = x;
            x[k] += by;
            weighted(&x, shift)
        };
        assert!((bar[k] - (moved(step) - moved(-step)) / (2.0 * step)).abs() < 1e-7);
    }
    let slope = (weighted(&x, shift + step) - weighted(&x, shift - step)) / (2.0 * step);
    assert!((shift_bar - slope).abs() < 1e-7);
}

#[cfg(target_pointer_width = "16")]
type Scalar = f32;
#[cfg(not(target_pointer_width = "16"))]
type Scalar = f64;

/// A type that a `#[cfg]` chooses.
#[grad]
fn drag(speed: Scalar, area: Scalar) -> Scalar {
    0.5 * area * speed * speed.abs()
}

#[test]
fn types_that_a_cfg_chooses() {
    assert_eq!(drag_grad(3.0, 2.0), (6.0, 4.5));
}
