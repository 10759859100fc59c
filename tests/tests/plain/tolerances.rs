//! Comparisons up to a tolerance by the macros of several crates, which the attribute cannot read.

use grad_runtime::grad;
use grad_tests::{approx_eq, float_eq};

/// The mixing ratio of air of this pressure.
#[grad(jvp)]
fn mixing_ratio(pressure: f64, vapour: f64) -> Result<f64, String> {
    if approx_eq!(f64, pressure, vapour, ulps = 2) {
        return Err("nothing but vapour".to_string());
    }
    Ok(0.622 * vapour / (pressure - vapour))
}

#[grad]
fn settled(start: f64, rate: f64) -> f64 {
    let (mut x, mut steps) = (start, 0);
    while !float_eq!(x, 1.0, abs <= 1e-3) && steps < 50 {
        x += rate * (1.0 - x);
        steps += 1;
    }
    x * steps as f64
}

#[test]
fn compared_up_to_a_tolerance() {
    let (pressure, vapour) = (1000.0, 20.0);
    let bar = mixing_ratio_grad(pressure, vapour).unwrap();
    let dry = pressure - vapour;
    assert_eq!(bar.0, -0.622 * vapour / (dry * dry));
    assert!((bar.1 - 0.622 * pressure / (dry * dry)).abs() < 1e-15);
    assert!(mixing_ratio_grad(7.0, 7.0).is_err());
}

agrees!(until_it_has_settled, [start = 0.3, rate = 0.4] => settled(start, rate), settled_value_and_grad(start, rate));
