//! The attribute in a crate of edition 2021.

#[macro_use]
mod constants;
pub mod easing;
pub mod rules;

use grad_runtime::grad;

#[grad]
fn helper(x: f64, w: &[f64]) -> f64 {
    let mut sum = 0.0;
    for v in w {
        sum += v * x;
    }
    if sum > 10.0 {
        return 10.0;
    }
    sum.tanh()
}

// A call that is not inlined.
#[grad(show, off(inline))]
fn caller(x: f64, w: &mut Vec<f64>) -> f64 {
    w.push(x * x);
    let y = helper(x, w);
    let closure = |v: f64| v * y;
    closure(x) + w.iter().map(|v| v * v).sum::<f64>()
}

#[test]
fn works() {
    let mut w = vec![0.5];
    let (value, (x_bar, w_bar)) = caller_value_and_grad(0.75, &mut w);
    let f = |x: f64| caller(x, &mut vec![0.5]);
    assert_eq!(value, f(0.75));
    let quotient = (f(0.75 + 1e-6) - f(0.75 - 1e-6)) / 2e-6;
    assert!((x_bar - quotient).abs() < 1e-7, "{} {}", x_bar, quotient);
    assert_eq!(w_bar.len(), 1);
    assert!(CALLER_GRAD_SOURCE.contains("helper_grad"));
}
