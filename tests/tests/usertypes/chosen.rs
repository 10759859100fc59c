//! Aliases that `cfg` chooses between, as crates have them that compute in either precision.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::{check_tangent, value_and_gradient};

#[cfg(target_pointer_width = "64")]
type Price = f64;
#[cfg(not(target_pointer_width = "64"))]
type Price = f32;

#[cfg(target_pointer_width = "64")]
use core::primitive::f64 as Ops;
#[cfg(not(target_pointer_width = "64"))]
use std::primitive::f64 as Ops;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Smoothing {
    weight: Price,
    last: Price,
}

#[grad]
impl Smoothing {
    fn next(&self, price: Price) -> Price {
        self.last + self.weight * (price - self.last)
    }
}

#[grad]
fn mean(prices: &[Price]) -> Price {
    prices.iter().sum::<Price>() / prices.len() as Price
}

#[grad]
fn deviation(prices: &[Price], scale: Price) -> Price {
    let middle = mean(prices);
    let mut sum: Price = 0.0;
    for price in prices {
        sum += (price - middle).abs() as Price;
    }
    sum * scale / prices.len() as Price
}

#[grad]
fn diffusion(t: f64, rate: f64) -> f64 {
    Ops::sqrt(2.0 * rate * t) * Ops::exp(-rate)
}

#[test]
fn chosen_aliases() {
    let prices = vec![1.3, 0.2, 0.9];
    value_and_gradient(
        |(p, k)| deviation(p, *k),
        &(prices.clone(), 1.4),
        deviation_value_and_grad(&prices, 1.4),
    );
    value_and_gradient(
        |(t, k)| diffusion(*t, *k),
        &(0.7, 1.4),
        diffusion_value_and_grad(0.7, 1.4),
    );
    let ema = Smoothing {
        weight: 0.3,
        last: 1.1,
    };
    let (value, gradient) = ema.next_value_and_grad(0.7);
    grad_tests::check::same(value, ema.next(0.7));
    check_tangent(&(ema, 0.7), |(ema, p)| ema.next(*p), &gradient);
}
