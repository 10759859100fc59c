//! Lists in structs that hold text beside numbers.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Differentiable)]
struct Basket {
    items: Vec<(String, f64)>,
    rate: f64,
}

#[grad]
fn price(basket: &Basket, k: f64) -> f64 {
    basket.items.iter().map(|(_, price)| price * k).sum::<f64>() * basket.rate
}

#[grad]
fn price_of(basket: &Basket, name: &str) -> f64 {
    let mut sum = 0.0;
    for (own, price) in &basket.items {
        if own == name {
            sum += price * basket.rate;
        }
    }
    sum
}

fn main() {}
