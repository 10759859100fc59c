//! One equation in one unknown.

use grad_runtime::{grad, implicit};

/// Kepler's equation.
#[grad]
fn kepler(anomaly: f64, orbit: &[f64]) -> f64 {
    let (mean, eccentricity) = (orbit[0], orbit[1]);
    anomaly - eccentricity * anomaly.sin() - mean
}

#[grad(jvp, hvp)]
fn distance(mean: f64, axis: f64, eccentricity: f64) -> f64 {
    let anomaly = implicit::root_scalar(kepler, mean, &[mean, eccentricity]);
    axis * (1.0 - eccentricity * anomaly.cos())
}

#[test]
fn keplers_equation() {
    check!(distance, distance_value_and_grad, [m = 1.2, a = 1.5, e = 0.4] => (m, a, e));
    let (m, a, e) = (1.2, 1.5, 0.4);
    let root = implicit::root_scalar(kepler, m, &[m, e]);
    let slope = 1.0 - e * root.cos();
    let (m_bar, a_bar, e_bar) = distance_grad(m, a, e);
    assert!((m_bar - a * e * root.sin() / slope).abs() < 1e-14);
    assert!((a_bar - slope).abs() < 1e-15);
    assert!((e_bar - a * (e * root.sin().powi(2) / slope - root.cos())).abs() < 1e-14);
}

#[test]
fn forwards_and_twice() {
    let at = (1.2, 1.5, 0.4);
    let (m_bar, a_bar, e_bar) = distance_grad(at.0, at.1, at.2);
    let (value, tangent) = distance_jvp(at.0, at.1, at.2, 0.3, -1.0, 2.0);
    assert_eq!(value, distance(at.0, at.1, at.2));
    assert!((tangent - (0.3 * m_bar - a_bar + 2.0 * e_bar)).abs() < 1e-14);
    let product = distance_hvp(at.0, at.1, at.2, 0.3, -1.0, 2.0);
    let h = 1e-4;
    let moved = |h: f64| distance_grad(at.0 + 0.3 * h, at.1 - h, at.2 + 2.0 * h);
    let (up, down) = (moved(h), moved(-h));
    for (got, (up, down)) in [product.0, product.1, product.2].into_iter().zip([
        (up.0, down.0),
        (up.1, down.1),
        (up.2, down.2),
    ]) {
        let expected = (up - down) / (2.0 * h);
        assert!((got - expected).abs() < 1e-6, "{got} {expected}");
    }
}

mod market {
    use grad_runtime::grad;

    #[grad]
    pub fn discounted(rate: f64, flows: &[f64]) -> f64 {
        let mut value = 0.0;
        let mut factor = 1.0;
        for flow in flows {
            value += flow * factor;
            factor /= 1.0 + rate;
        }
        value
    }
}

/// A solve in each trip of a loop, and a start that the loop carries.
#[grad]
fn yields(flows: &[f64], terms: usize, weight: f64) -> f64 {
    let mut rate = 0.05;
    let mut total = 0.0;
    for k in 2..=terms {
        rate = implicit::root_scalar(market::discounted, rate, &flows[..=k]);
        total += weight * rate * rate + rate;
    }
    total
}

#[test]
fn internal_rates_of_return() {
    let flows = || vec![-100.0, 30.0, 45.0, 50.0, 20.0, 10.0];
    check!(yields, yields_value_and_grad, [f = flows(), w = 0.7] => (&f, 5, w));
}
