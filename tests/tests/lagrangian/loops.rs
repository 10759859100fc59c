//! Loops, memory, slices.

use super::support::holds;
use grad_runtime::grad;

#[grad(lagrangian)]
fn growth(rates: &[f64], start: f64) -> f64 {
    let mut y = start;
    for rate in rates {
        y += rate * y * (1.0 - y);
    }
    y
}

#[test]
fn one_value_per_trip() {
    let (rates, start) = ([0.3, 0.5, 0.2, 0.9], 0.1);
    let view = growth_lagrangian(&rates, start);
    let at = view.forward();
    assert_eq!(at.z.y.len(), 4);
    assert_eq!(at.z.y[3], growth(&rates, start));
    assert_eq!(at.l.y[3], 1.0);
    let (rates_bar, start_bar) = growth_grad(&rates, start);
    let gradient = GrowthInputs {
        rates: rates_bar,
        start: start_bar,
    };
    holds(&view, growth(&rates, start), &gradient);
}

#[grad(lagrangian)]
fn newton(a: f64) -> f64 {
    let mut x = a;
    while (x * x - a).abs() > 1e-12 {
        x = 0.5 * (x + a / x);
    }
    x
}

#[test]
fn while_loops() {
    let view = newton_lagrangian(2.0);
    let at = view.forward();
    assert_eq!(at.z.x.len(), 5);
    holds(
        &view,
        newton(2.0),
        &NewtonInputs {
            a: newton_grad(2.0),
        },
    );
}

#[grad(lagrangian)]
fn smooth(x: &[f64], k: f64, n: usize) -> f64 {
    let mut y = k.exp();
    let mut v = vec![0.0; n];
    let pair = [k * 2.0, y];
    for i in 0..n {
        let t = x[i] * y;
        if t > 1.0 {
            y = y * 0.5 + t;
        } else {
            y += 0.1;
        }
        v[i] = y * pair[0];
    }
    while y > 0.1 {
        y = y / 2.0;
        let m = (y * 10.0).floor() as usize;
        v[m % n] += y;
    }
    let mut s = 0.0;
    for i in 0..n {
        for j in 0..=i {
            s += v[i] * v[j];
        }
    }
    s * y + v[0]
}

#[test]
fn memory_indices_and_nests() {
    let x = [0.4, 0.9, 0.2];
    let view = smooth_lagrangian(&x, 0.3, 3);
    let at = view.forward();
    assert_eq!(at.z.v_1.len(), 3);
    assert_eq!(at.z.s.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(at.z.y_2.len(), 3);
    let count = at.z.y_2.iter().flatten().count() + at.z.y_3.iter().flatten().count();
    assert_eq!(count, 3);
    assert_eq!(at.z.pair_0, 0.6);
    let (x_bar, k) = smooth_grad(&x, 0.3, 3);
    holds(&view, smooth(&x, 0.3, 3), &SmoothInputs { x: x_bar, k });
}
