//! Constants that become the type parameter's.

use grad_runtime::grad;
use num_traits::Float;

/// A polynomial with coefficients in `f64`, in whatever precision.
#[grad]
fn horner<T: Float>(x: T, scale: T) -> T
where
    f64: Into<T>,
{
    let mut sum: T = 0.25.into();
    for c in [1.5, -0.5, 2.0] {
        let c: T = c.into();
        sum = sum * x + scale * c;
    }
    sum
}

#[test]
fn into_a_type_parameter() {
    let (x, s) = (0.7, 1.3);
    let (value, (x_bar, s_bar)) = horner_value_and_grad(x, s);
    assert_eq!(value, horner(x, s));
    let step = 1e-6;
    let by_x = (horner(x + step, s) - horner(x - step, s)) / (2.0 * step);
    let by_s = (horner(x, s + step) - horner(x, s - step)) / (2.0 * step);
    assert!((x_bar - by_x).abs() < 1e-8 && (s_bar - by_s).abs() < 1e-8);
}
