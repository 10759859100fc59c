//! Finance.

use grad_runtime::grad;

const DAYS_PER_YEAR: f64 = 365.25;
pub type Rate = f64;

#[derive(Debug, PartialEq)]
enum PricingError {
    NonPositive { what: &'static str, value: f64 },
    DidNotConverge(usize),
}

#[grad]
fn phi(x: f64) -> f64 {
    let a = [
        0.319381530,
        -0.356563782,
        1.781477937,
        -1.821255978,
        1.330274429,
    ];
    let k = 1.0 / (1.0 + 0.2316419 * x.abs());
    let poly = k * (a[0] + k * (a[1] + k * (a[2] + k * (a[3] + k * a[4]))));
    let tail = (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * poly;
    if x >= 0.0 { 1.0 - tail } else { tail }
}

#[grad]
fn black_scholes(
    spot: f64,
    strike: f64,
    rate: f64,
    vol: f64,
    expiry: f64,
    is_call: bool,
) -> Result<f64, PricingError> {
    if spot <= 0.0 {
        return Err(PricingError::NonPositive {
            what: "spot",
            value: spot,
        });
    }
    if vol <= 0.0 {
        return Err(PricingError::NonPositive {
            what: "vol",
            value: vol,
        });
    }
    let sqrt_t = expiry.sqrt();
    let d1 = ((spot / strike).ln() + (rate + vol * vol / 2.0) * expiry) / (vol * sqrt_t);
    let d2 = d1 - vol * sqrt_t;
    let df = (-rate * expiry).exp();
    Ok(if is_call {
        spot * phi(d1) - strike * df * phi(d2)
    } else {
        strike * df * phi(-d2) - spot * phi(-d1)
    })
}

/// Price, delta, vega.
#[grad]
fn greeks(s: f64, k: f64, r: f64, sigma: f64, t: f64) -> (f64, f64, f64) {
    let srt = sigma * t.sqrt();
    let d1 = ((s / k).ln() + (r + 0.5 * sigma.powi(2)) * t) / srt;
    let d2 = d1 - srt;
    let pdf = (-0.5 * d1 * d1).exp() / (2.0 * std::f64::consts::PI).sqrt();
    (
        s * phi(d1) - k * (-r * t).exp() * phi(d2),
        phi(d1),
        s * pdf * t.sqrt(),
    )
}

#[grad]
fn implied_vol(price: f64, s: f64, k: f64, r: f64, t: f64) -> Result<f64, PricingError> {
    let mut vol = 0.2;
    for _ in 0..60 {
        let (value, _, vega) = greeks(s, k, r, vol, t);
        let diff = value - price;
        if diff.abs() < 1e-12 {
            return Ok(vol - diff / vega);
        }
        vol -= diff / vega;
        if vol <= 0.0 {
            vol = 1e-4;
        }
    }
    Err(PricingError::DidNotConverge(60))
}

/// Cox, Ross and Rubinstein.
#[grad]
fn binomial_american_put(s: f64, k: f64, r: f64, sigma: f64, t: f64, steps: usize) -> f64 {
    let dt = t / steps as f64;
    let u = (sigma * dt.sqrt()).exp();
    let d = 1.0 / u;
    let disc = (-r * dt).exp();
    let p = ((r * dt).exp() - d) / (u - d);
    let mut values: Vec<f64> = Vec::with_capacity(steps + 1);
    for i in 0..=steps {
        let price = s * u.powi(i as i32) * d.powi((steps - i) as i32);
        values.push((k - price).max(0.0));
    }
    for step in (0..steps).rev() {
        for i in 0..=step {
            let hold = disc * (p * values[i + 1] + (1.0 - p) * values[i]);
            let price = s * u.powi(i as i32) * d.powi((step - i) as i32);
            let exercise = k - price;
            values[i] = if exercise > hold { exercise } else { hold };
        }
    }
    values[0]
}

#[grad(lagrangian, jvp)]
fn bond_price(face: f64, coupon: f64, yield_: f64, years: u32, freq: u32) -> f64 {
    let n = years * freq;
    let c = face * coupon / freq as f64;
    let y = 1.0 + yield_ / freq as f64;
    let mut pv = 0.0;
    for i in 1..=n {
        pv += c / y.powi(i as i32);
    }
    pv + face / y.powi(n as i32)
}

#[grad]
fn yield_to_maturity(price: f64, face: f64, coupon: f64, years: u32) -> Option<f64> {
    let mut y = coupon;
    let mut iterations = 0;
    let h = 1e-6;
    while iterations < 100 {
        let p = bond_price(face, coupon, y, years, 2);
        let dp = (bond_price(face, coupon, y + h, years, 2)
            - bond_price(face, coupon, y - h, years, 2))
            / (2.0 * h);
        let next = y - (p - price) / dp;
        if (next - y).abs() < 1e-12 {
            return Some(next);
        }
        y = next;
        iterations += 1;
    }
    None
}

#[grad(lagrangian, jvp)]
fn npv(rate: f64, cash_flows: &[f64]) -> f64 {
    cash_flows
        .iter()
        .enumerate()
        .map(|(t, cf)| cf / (1.0 + rate).powi(t as i32))
        .sum()
}

/// Derivative through the last Newton step, bracketing by bisection before.
#[grad]
fn irr(flows: &[f64]) -> Option<f64> {
    let (mut lo, mut hi) = (-0.99, 10.0);
    let f_lo = npv(lo, flows);
    if f_lo * npv(hi, flows) > 0.0 {
        return None;
    }
    let mut mid = 0.5 * (lo + hi);
    for _ in 0..200 {
        mid = 0.5 * (lo + hi);
        let f_mid = npv(mid, flows);
        if f_mid.abs() < 1e-13 || (hi - lo) < 1e-15 {
            break;
        }
        if f_lo * f_mid < 0.0 {
            hi = mid
        } else {
            lo = mid
        }
    }
    let mut slope = 0.0;
    for (t, cf) in flows.iter().enumerate().skip(1) {
        slope -= t as f64 * cf / (1.0 + mid).powi(t as i32 + 1);
    }
    Some(mid - npv(mid, flows) / slope)
}

#[grad]
fn xnpv(rate: f64, flows: &[(f64, i64)]) -> f64 {
    let Some(&(_, first)) = flows.first() else {
        return 0.0;
    };
    let mut total = 0.0;
    for &(amount, day) in flows {
        let years = (day - first) as f64 / DAYS_PER_YEAR;
        total += amount / (1.0 + rate).powf(years);
    }
    total
}

#[grad(lagrangian, jvp)]
fn monthly_payment(principal: f64, annual_rate: f64, months: u32) -> f64 {
    let r = annual_rate / 12.0;
    if r.abs() < 1e-12 {
        return principal / f64::from(months);
    }
    principal * r / (1.0 - (1.0 + r).powi(-(months as i32)))
}

#[grad(lagrangian, jvp)]
fn max_drawdown(prices: &[f64]) -> f64 {
    let mut peak = prices[0];
    let mut worst = 0.0;
    for &p in &prices[1..] {
        if p > peak {
            peak = p;
        } else {
            let drop = (peak - p) / peak;
            if drop > worst {
                worst = drop;
            }
        }
    }
    worst
}

#[grad(lagrangian, jvp)]
fn sharpe(returns: &[f64], risk_free: f64) -> f64 {
    let n = returns.len() as f64;
    let excess: Vec<f64> = returns.iter().map(|r| r - risk_free).collect();
    let mean = excess.iter().sum::<f64>() / n;
    let var = excess.iter().map(|e| (e - mean) * (e - mean)).sum::<f64>() / (n - 1.0);
    mean / var.sqrt() * 252f64.sqrt()
}

#[grad(lagrangian, jvp)]
fn nelson_siegel(t: f64, beta: [f64; 3], tau: f64) -> f64 {
    let [b0, b1, b2] = beta;
    let x = t / tau;
    let decay = (1.0 - (-x).exp()) / x;
    b0 + b1 * decay + b2 * (decay - (-x).exp())
}

#[grad(lagrangian, jvp)]
fn discount_from_curve(times: &[f64], zeros: &[f64], t: f64) -> f64 {
    debug_assert!(times.len() == zeros.len());
    let n = times.len();
    let rate = if t <= times[0] {
        zeros[0]
    } else if t >= times[n - 1] {
        zeros[n - 1]
    } else {
        let mut i = 1;
        while times[i] < t {
            i += 1;
        }
        let w = (t - times[i - 1]) / (times[i] - times[i - 1]);
        zeros[i - 1] + w * (zeros[i] - zeros[i - 1])
    };
    (-rate * t).exp()
}

#[test]
fn options() {
    for call in [true, false] {
        let (value, gradient) =
            black_scholes_value_and_grad(100.0, 95.0, 0.02, 0.3, 0.75, call).unwrap();
        let f = |at: &(f64, f64, f64, f64, f64)| {
            black_scholes(at.0, at.1, at.2, at.3, at.4, call).unwrap()
        };
        grad_tests::check::value_and_gradient(
            f,
            &(100.0, 95.0, 0.02, 0.3, 0.75),
            (value, gradient),
        );
    }
    let error = PricingError::NonPositive {
        what: "vol",
        value: -0.3,
    };
    assert_eq!(
        black_scholes_grad(100.0, 95.0, 0.02, -0.3, 0.75, true),
        Err(error)
    );
    check_vjp!(greeks, greeks_vjp, [s = 100.0, k = 95.0, r = 0.02, v = 0.3, t = 0.75] => (s, k, r, v, t), (1.0, 2.0, 0.5));
    let (vol, gradient) = implied_vol_value_and_grad(12.0, 100.0, 95.0, 0.02, 0.75).unwrap();
    let (_, (_, _, _, vega, _)) =
        black_scholes_value_and_grad(100.0, 95.0, 0.02, vol, 0.75, true).unwrap();
    grad_tests::check::close(&[gradient.0], &[1.0 / vega], 1e-5);
    assert!(implied_vol_grad(300.0, 100.0, 95.0, 0.02, 0.75).is_err());
    // Difference quotients see the early exercises change.
    let at = (100.0, 105.0, 0.03, 0.25, 0.5);
    let (value, gradient) = binomial_american_put_value_and_grad(at.0, at.1, at.2, at.3, at.4, 12);
    assert_eq!(
        value,
        binomial_american_put(at.0, at.1, at.2, at.3, at.4, 12)
    );
    let f = |p: &(f64, f64, f64, f64, f64)| binomial_american_put(p.0, p.1, p.2, p.3, p.4, 12);
    let slopes = grad_tests::check::central_gradient(f, &at);
    grad_tests::check::close(&grad_tests::flatten::floats(&gradient), &slopes, 1e-4);
}

#[test]
fn bonds_and_flows() {
    check!(bond_price, bond_price_value_and_grad, bond_price_jvp(f, c, y), view bond_price_lagrangian, [f = 100.0, c = 0.05, y = 0.04] => (f, c, y, 5, 2));
    let (y, (price_bar, _, _)) = yield_to_maturity_value_and_grad(98.0, 100.0, 0.05, 5).unwrap();
    let (_, (_, _, slope)) = bond_price_value_and_grad(100.0, 0.05, y, 5, 2);
    grad_tests::check::close(&[price_bar], &[1.0 / slope], 1e-6);
    check!(npv, npv_value_and_grad, npv_jvp(r, &cf), view npv_lagrangian, [r = 0.05, cf = vec![-100.0, 30.0, 50.0, 60.0]] => (r, &cf));
    let flows = vec![-100.0, 30.0, 50.0, 60.0];
    let (rate, flows_bar) = irr_value_and_grad(&flows).unwrap();
    let (_, (slope, by_flow)) = npv_value_and_grad(rate, &flows);
    let expected: Vec<f64> = by_flow.iter().map(|d| -d / slope).collect();
    grad_tests::check::close(&flows_bar, &expected, 1e-8);
    assert_eq!(irr_grad(&[1.0, 2.0]), None);
    let dated = [(-100.0, 19_000), (60.0, 19_200), (70.0, 19_500)];
    let (value, (rate_bar, flow_bar)) = xnpv_value_and_grad(0.07, &dated);
    assert_eq!(value, xnpv(0.07, &dated));
    let f = |r: &f64| xnpv(*r, &dated);
    grad_tests::check::gradient(f, &0.07, &rate_bar);
    assert_eq!(flow_bar[0].0, 1.0);
    check!(monthly_payment, monthly_payment_value_and_grad, monthly_payment_jvp(p, r), view monthly_payment_lagrangian, [p = 2e5, r = 0.04] => (p, r, 360));
}

#[test]
fn portfolios_and_curves() {
    check!(max_drawdown, max_drawdown_value_and_grad, max_drawdown_jvp(&p), view max_drawdown_lagrangian, [p = vec![1.0, 1.2, 0.9, 1.1, 1.3, 1.25]] => (&p));
    check!(sharpe, sharpe_value_and_grad, sharpe_jvp(&r, f), view sharpe_lagrangian, [r = vec![0.01, -0.005, 0.02, 0.004], f = 0.001] => (&r, f));
    check!(nelson_siegel, nelson_siegel_value_and_grad, nelson_siegel_jvp(t, b, tau), view nelson_siegel_lagrangian, [t = 4.0, b = [0.04, -0.02, 0.01], tau = 1.8] => (t, b, tau));
    let (times, zeros) = (vec![1.0, 2.0, 5.0], vec![0.02, 0.025, 0.03]);
    for t in [0.5, 3.0, 7.0] {
        check!(discount_from_curve, discount_from_curve_value_and_grad, discount_from_curve_jvp(&times, &zeros, t),
            view discount_from_curve_lagrangian,
            [times = times.clone(), zeros = zeros.clone(), t = t] => (&times, &zeros, t));
    }
}
