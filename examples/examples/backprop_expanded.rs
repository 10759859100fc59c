//! What `#[grad]` makes of the functions in `backprop.rs`, written out for people: the emitted code with
//! comments of our own, without the companions that are not used here.
//!
//! Run it to compare with central differences: `cargo run -p grad-examples --example backprop_expanded`.

/// exp(exp x + (exp x)^2) + sin(exp x + (exp x)^2), by intermediates.
pub fn f(x: f64) -> f64 {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    d + e
}

/// The gradient of `f`. The value is not needed, so neither `sin(c)` nor `d + e` is computed.
pub fn f_grad(x: f64) -> f64 {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    // From the last statement to the first. d + e: both have the adjoint of the result, 1.
    // let e = c.sin();
    let mut c_bar = c.cos();
    // let d = c.exp(): its derivative is its result.
    c_bar += d;
    // let c = a + b: both have its adjoint.
    // let b = a * a: `a` occurs twice, so two contributions are added to the one through `c`.
    let mut a_bar = c_bar + c_bar * a;
    a_bar += c_bar * a;
    // let a = x.exp();
    a_bar * a
}

/// `f` with relaxed constraints.
pub fn relaxed(x: f64, slack: &[f64]) -> f64 {
    let a = x.exp() + slack[0];
    let b = a * a + slack[1];
    let c = a + b + slack[2];
    let d = c.exp() + slack[3];
    let e = c.sin() + slack[4];
    d + e
}

/// The gradient of `relaxed` in `x` and `slack`.
pub fn relaxed_grad(x: f64, slack: &[f64]) -> (f64, Vec<f64>) {
    let mut slack_bar = vec![0.0; slack.len()];
    let (_, x_bar) = relaxed_vjp(x, slack, &mut slack_bar, 1.0);
    (x_bar, slack_bar)
}

/// The value of `relaxed` and `seed` times its derivative in `x`; that in `slack` is added to `slack_bar`.
pub fn relaxed_vjp(x: f64, slack: &[f64], slack_bar: &mut [f64], seed: f64) -> (f64, f64) {
    assert_eq!(slack.len(), slack_bar.len());
    let exp_x = x.exp();
    let a = exp_x + slack[0];
    let b = a * a + slack[1];
    let c = a + b + slack[2];
    let exp_c = c.exp();
    let d = exp_c + slack[3];
    let e = c.sin() + slack[4];

    // d + e: `seed` is the adjoint of both. Slack is added to an intermediate, so it has its adjoint.
    slack_bar[4] += seed;
    let mut c_bar = seed * c.cos();
    slack_bar[3] += seed;
    c_bar += seed * exp_c;
    slack_bar[2] += c_bar;
    slack_bar[1] += c_bar;
    let mut a_bar = c_bar + c_bar * a;
    a_bar += c_bar * a;
    slack_bar[0] += a_bar;
    (d + e, a_bar * exp_x)
}

/// Compares the gradients with central differences.
#[allow(dead_code)]
fn main() {
    let (x, step) = (0.3, 1e-5);
    let difference = (f(x + step) - f(x - step)) / (2.0 * step);
    println!(
        "f_grad({x}) = {:.9}, central difference {difference:.9}",
        f_grad(x)
    );
    assert!((f_grad(x) - difference).abs() < 1e-6 * difference);

    let (x_bar, multipliers) = relaxed_grad(x, &[0.0; 5]);
    println!("relaxed_grad({x}, 0) = {x_bar:.9}, multipliers {multipliers:.4?}");
    assert!((x_bar - difference).abs() < 1e-6 * difference);
    for (i, multiplier) in multipliers.iter().enumerate() {
        let at = |step: f64| {
            let mut slack = [0.0; 5];
            slack[i] = step;
            relaxed(x, &slack)
        };
        let difference = (at(step) - at(-step)) / (2.0 * step);
        assert!((multiplier - difference).abs() < 1e-6 * multiplier.abs().max(1.0));
    }
}
