//! Least-squares fit of a polynomial to the sign function.

use grad_runtime::grad;

/// Half the squared residual of the polynomial with coefficients `x` at `n` points spread evenly over [-1, 1].
#[grad(lagrangian)]
pub fn misfit(x: &[f64], n: usize) -> f64 {
    let mut total = 0.0;
    for i in 0..n {
        let t = -1.0 + i as f64 * 2.0 / (n as f64 - 1.0);
        let mut residual = sign(t);
        let mut power = 1.0;
        for &coefficient in x {
            residual -= coefficient * power;
            power *= t;
        }
        total += residual * residual;
    }
    0.5 * total
}

fn sign(t: f64) -> f64 {
    if t > 0.0 {
        1.0
    } else if t < 0.0 {
        -1.0
    } else {
        0.0
    }
}
