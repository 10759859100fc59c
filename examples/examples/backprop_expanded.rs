//! What `#[grad]` makes of the functions in `backprop.rs`, written out for people.
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

/// The gradient of `f`: the value is not needed, so `d + e` is not computed.
pub fn f_grad(x: f64) -> f64 {
    let (_, x_bar) = f_vjp(x, 1.0);
    x_bar
}

/// The value of `f`, and `seed` times its derivative.
pub fn f_vjp(x: f64, seed: f64) -> (f64, f64) {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    let value = d + e;

    let d_bar = seed;
    let e_bar = seed;
    let c_bar = e_bar * c.cos() + d_bar * d;
    let b_bar = c_bar;
    let a_bar = c_bar + 2.0 * b_bar * a;
    let x_bar = a_bar * a;
    (value, x_bar)
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

/// The value of `relaxed`; `seed` times its derivative in `x`; that in `slack` is added to `slack_bar`.
pub fn relaxed_vjp(x: f64, slack: &[f64], slack_bar: &mut [f64], seed: f64) -> (f64, f64) {
    let t = x.exp();
    let a = t + slack[0];
    let b = a * a + slack[1];
    let c = a + b + slack[2];
    let u = c.exp();
    let d = u + slack[3];
    let e = c.sin() + slack[4];
    let value = d + e;

    slack_bar[4] += seed;
    slack_bar[3] += seed;
    let c_bar = seed * c.cos() + seed * u;
    slack_bar[2] += c_bar;
    slack_bar[1] += c_bar;
    let a_bar = c_bar + 2.0 * c_bar * a;
    slack_bar[0] += a_bar;
    (value, a_bar * t)
}

// STAND-IN: the macro's constant in `backprop.rs` is the real one; delete this then.
/// The emitted code as text.
#[allow(dead_code)]
pub const F_GRAD_SOURCE: &str = "fn f_vjp(x: f64, seed: f64) -> (f64, f64) {\n    // ..\n}";

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
