//! Nothing is imported: no `Option`, no `Vec`, no macro, no trait.
#![no_implicit_prelude]

use ::grad_runtime::grad;

/// Mixed scalars, slices, loops, early exits.
#[grad]
fn settle(start: f64, rates: &[f64]) -> f64 {
    let mut level = start;
    for rate in rates {
        level = level + rate * (1.0 - level);
        if level > 10.0 {
            return level * start;
        }
    }
    level.exp()
}

#[grad]
fn smooth(x: &mut [f64], k: f64) {
    for i in 1..x.len() {
        x[i] = k * x[i] + (1.0 - k) * x[i - 1] * x[i];
    }
}

#[grad]
fn squares(x: &[f64]) -> ::std::vec::Vec<f64> {
    let mut out = ::std::vec![0.0; x.len()];
    for i in 0..x.len() {
        out[i] = x[i] * x[i];
    }
    out
}

#[grad]
fn total(x: &[f64]) -> f64 {
    let parts = squares(x);
    let mut sum = 0.0;
    for i in 0..parts.len() {
        sum += parts[i];
    }
    ::std::assert!(sum >= 0.0);
    sum
}

fn doubled(_: f64, seed: f64) -> f64 {
    2.0 * seed
}

#[grad(custom = doubled)]
fn custom(x: f64) -> f64 {
    x
}

#[::core::prelude::v1::test]
fn works() {
    let (value, (start_bar, rates_bar)) = settle_value_and_grad(0.5, &[0.1, 0.3]);
    ::std::assert_eq!(value, settle(0.5, &[0.1, 0.3]));
    let slope = value * 0.9 * 0.7;
    ::std::assert!((start_bar - slope).abs() < 1e-12);
    ::std::assert_eq!(rates_bar.len(), 2);
    let mut x = [1.0, 2.0];
    let mut x_bar = [0.0, 1.0];
    let k_bar = smooth_vjp(&mut x, 0.5, &mut x_bar);
    ::std::assert_eq!((x_bar, k_bar), ([1.0, 1.0], 0.0));
    ::std::assert_eq!(total_grad(&[1.0, 3.0]), [2.0, 6.0]);
    ::std::assert_eq!(custom_grad(3.0), 2.0);
}
