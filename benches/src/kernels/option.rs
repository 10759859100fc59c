//! The price of a European call: straight-line scalar code.

use grad_runtime::grad;

/// Black-Scholes price.
#[grad(hvp, lagrangian)]
pub fn price(spot: f64, strike: f64, rate: f64, volatility: f64, years: f64) -> f64 {
    let spread = volatility * years.sqrt();
    let d1 = ((spot / strike).ln() + (rate + 0.5 * volatility * volatility) * years) / spread;
    let d2 = d1 - spread;
    spot * normal_cdf(d1) - strike * (-rate * years).exp() * normal_cdf(d2)
}

/// The normal distribution function.
#[grad]
fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Value and gradient, by hand.
pub fn by_hand(spot: f64, strike: f64, rate: f64, volatility: f64, years: f64) -> (f64, [f64; 5]) {
    let root = years.sqrt();
    let spread = volatility * root;
    let d1 = ((spot / strike).ln() + (rate + 0.5 * volatility * volatility) * years) / spread;
    let d2 = d1 - spread;
    let (n1, n2) = (normal_cdf(d1), normal_cdf(d2));
    let discount = (-rate * years).exp();
    let value = spot * n1 - strike * discount * n2;
    // `spot * density(d1)` equals `strike * discount * density(d2)`.
    let density = (-0.5 * d1 * d1).exp() * 0.398_942_280_401_432_7;
    let vega = spot * density * root;
    let theta = spot * density * volatility / (2.0 * root) + rate * strike * discount * n2;
    let rho = strike * years * discount * n2;
    (value, [n1, -discount * n2, rho, vega, theta])
}
