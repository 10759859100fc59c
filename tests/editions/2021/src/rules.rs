//! Companions that are not there are errors for those who use them, and for nobody else. This crate is optimised: the compiler
//! evaluates constants of public functions that nobody calls.

use grad_runtime::grad;

/// A rule for first derivatives, in reverse mode only.
#[grad(custom = rule)]
pub fn exp(x: f64) -> f64 {
    x.exp()
}

fn rule(x: f64, seed: f64) -> f64 {
    seed * x.exp()
}

/// Asks for what cannot be had, which nobody uses.
#[grad(jvp, hvp)]
pub fn twice(x: f64) -> f64 {
    exp(exp(x))
}

/// Goes through all of it.
#[grad]
pub fn scaled(x: f64, w: &[f64]) -> f64 {
    twice(x) * w.iter().sum::<f64>()
}

#[test]
fn works() {
    let (x_bar, w_bar) = scaled_grad(0.5, &[0.25, 0.5]);
    let y = 0.5f64.exp().exp();
    assert!((x_bar - 0.75 * y * 0.5f64.exp()).abs() < 1e-14);
    assert_eq!(w_bar, [y, y]);
}
