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

#[grad]
fn weighted(x: &[f64], shift: f64) -> f64 {
    let mut sum = 3.0 * shift;
    for v in x {
        sum = sum * 0.5 + (v * -1.5).sin() * 3.0;
    }
    sum * sum
}

#[test]
fn a_macro_and_a_trait_with_known_names() {
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
