//! Prices and rates.

use grad_runtime::grad;
use std::f64::consts::PI;

#[grad(jvp)]
pub fn norm_cdf(x: f64) -> f64 {
    // Abramowitz-Stegun 26.2.17
    const A: [f64; 5] = [
        0.319381530,
        -0.356563782,
        1.781477937,
        -1.821255978,
        1.330274429,
    ];
    let l = x.abs();
    let k = 1.0 / (1.0 + 0.2316419 * l);
    let mut w = 0.0;
    for (i, a) in A.iter().enumerate() {
        w += a * k.powi(i as i32 + 1);
    }
    let w = 1.0 - 1.0 / (2.0 * PI).sqrt() * (-l * l / 2.0).exp() * w;
    if x < 0.0 { 1.0 - w } else { w }
}
#[grad(jvp)]
pub fn erf_approx(x: f64) -> f64 {
    let sign = if x >= 0.0 { 1.0 } else { -1.0 };
    let x = x.abs();
    let t = 1.0 / (1.0 + 0.3275911 * x);
    let y = 1.0
        - (((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t
            + 0.254829592)
            * t
            * (-x * x).exp();
    sign * y
}
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Call,
    Put,
}
#[grad(wrt(s, k, r, q, sigma, t), jvp)]
pub fn black_scholes(kind: Kind, s: f64, k: f64, r: f64, q: f64, sigma: f64, t: f64) -> f64 {
    if t <= 0.0 {
        return match kind {
            Kind::Call => (s - k).max(0.0),
            Kind::Put => (k - s).max(0.0),
        };
    }
    let sqrt_t = t.sqrt();
    let d1 = ((s / k).ln() + (r - q + 0.5 * sigma * sigma) * t) / (sigma * sqrt_t);
    let d2 = d1 - sigma * sqrt_t;
    let (df_r, df_q) = ((-r * t).exp(), (-q * t).exp());
    match kind {
        Kind::Call => s * df_q * norm_cdf(d1) - k * df_r * norm_cdf(d2),
        Kind::Put => k * df_r * norm_cdf(-d2) - s * df_q * norm_cdf(-d1),
    }
}
#[grad(jvp)]
pub fn crr_american_put(s0: f64, k: f64, r: f64, sigma: f64, t: f64, steps: usize) -> f64 {
    let dt = t / steps as f64;
    let u = (sigma * dt.sqrt()).exp();
    let d = 1.0 / u;
    let p = ((r * dt).exp() - d) / (u - d);
    let disc = (-r * dt).exp();
    let mut values: Vec<f64> = (0..=steps)
        .map(|i| (k - s0 * u.powi(i as i32) * d.powi((steps - i) as i32)).max(0.0))
        .collect();
    for step in (0..steps).rev() {
        for i in 0..=step {
            let hold = disc * (p * values[i + 1] + (1.0 - p) * values[i]);
            let s = s0 * u.powi(i as i32) * d.powi((step - i) as i32);
            values[i] = hold.max(k - s);
        }
    }
    values[0]
}
#[grad(jvp)]
pub fn bond_price(face: f64, coupon: f64, ytm: f64, years: u32, freq: u32) -> f64 {
    let n = years * freq;
    let c = face * coupon / freq as f64;
    let y = ytm / f64::from(freq);
    let annuity: f64 = (1..=n).map(|k| c / (1.0 + y).powi(k as i32)).sum();
    annuity + face / (1.0 + y).powi(n as i32)
}
#[grad(jvp)]
pub fn yield_to_maturity(price: f64, face: f64, coupon: f64, n: usize) -> f64 {
    let mut y = 0.05;
    let mut iter = 0;
    loop {
        let mut f = -price;
        let mut df = 0.0;
        for k in 1..=n {
            let disc = (1.0f64 + y).powi(-(k as i32));
            let cf = if k == n { face + coupon } else { coupon };
            f += cf * disc;
            df -= k as f64 * cf * disc / (1.0 + y);
        }
        let step = f / df;
        y -= step;
        iter += 1;
        if step.abs() < 1e-12 || iter >= 50 {
            break y;
        }
    }
}
#[grad(jvp)]
pub fn irr_npv(rate: f64, flows: &[f64]) -> f64 {
    flows
        .iter()
        .enumerate()
        .fold(0.0, |acc, (t, cf)| acc + cf / (1.0 + rate).powf(t as f64))
}
#[grad(jvp)]
pub fn svi(k: f64, a: f64, b: f64, rho: f64, m: f64, sigma: f64) -> f64 {
    let km = k - m;
    a + b * (rho * km + (km.powi(2) + sigma.powi(2)).sqrt())
}
#[grad(jvp)]
pub fn nelson_siegel(tau: f64, beta: [f64; 3], lambda: f64) -> f64 {
    let x = lambda * tau;
    let load = if x.abs() < 1e-8 {
        1.0 - x / 2.0
    } else {
        -(-x).exp_m1() / x
    };
    beta[0] + beta[1] * load + beta[2] * (load - (-x).exp())
}

#[test]
fn gradients() {
    check!(norm_cdf, norm_cdf_value_and_grad, norm_cdf_jvp(x), [x = -0.3] => (x));
    check!(erf_approx, erf_approx_value_and_grad, erf_approx_jvp(x), [x = 0.7] => (x));
    check!(black_scholes, black_scholes_value_and_grad, black_scholes_jvp(s, k, r, q, v, t), [s = 100.0, k = 95.0, r = 0.03, q = 0.01, v = 0.2, t = 0.5] => (Kind::Put, s, k, r, q, v, t));
    check!(crr_american_put, crr_american_put_value_and_grad, crr_american_put_jvp(s, k, r, v, t), [s = 100.0, k = 97.0, r = 0.03, v = 0.2, t = 0.5] => (s, k, r, v, t, 3));
    check!(bond_price, bond_price_value_and_grad, bond_price_jvp(f, c, y), [f = 100.0, c = 0.05, y = 0.04] => (f, c, y, 5, 2));
    check!(yield_to_maturity, yield_to_maturity_value_and_grad, yield_to_maturity_jvp(p, f, c), [p = 98.0, f = 100.0, c = 5.0] => (p, f, c, 6));
    check!(irr_npv, irr_npv_value_and_grad, irr_npv_jvp(p, &f), [p = 0.04, f = vec![-100.0, 40.0, 70.0]] => (p, &f));
    check!(svi, svi_value_and_grad, svi_jvp(k, a, b, r, m, s), [k = 0.1, a = 0.04, b = 0.3, r = -0.4, m = 0.02, s = 0.2] => (k, a, b, r, m, s));
    check!(nelson_siegel, nelson_siegel_value_and_grad, nelson_siegel_jvp(t, b, l), [t = 2.0, b = [0.04, -0.02, 0.01], l = 0.5] => (t, b, l));
}
