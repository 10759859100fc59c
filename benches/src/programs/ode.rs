//! The classical Runge-Kutta method on a chain of equations `y_0' = x_0`, `y_i' = x_i y_{i-1}`.

use grad_runtime::grad;

/// Integrates from `y = 0` at time 0 to time 2 in `s` steps; the final state is left in `y`.
#[grad]
pub fn integrate(x: &[f64], s: usize, y: &mut [f64]) {
    let n = x.len();
    let h = 2.0 / s as f64;
    let mut k1 = vec![0.0; n];
    let mut k2 = vec![0.0; n];
    let mut k3 = vec![0.0; n];
    let mut k4 = vec![0.0; n];
    let mut stage = vec![0.0; n];
    for i in 0..n {
        y[i] = 0.0;
    }
    for _ in 0..s {
        rate(x, y, &mut k1);
        move_along(y, h / 2.0, &k1, &mut stage);
        rate(x, &stage, &mut k2);
        move_along(y, h / 2.0, &k2, &mut stage);
        rate(x, &stage, &mut k3);
        move_along(y, h, &k3, &mut stage);
        rate(x, &stage, &mut k4);
        for i in 0..n {
            y[i] += h * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]) / 6.0;
        }
    }
}

/// The right-hand side of the equations at the state `y`.
#[grad]
fn rate(x: &[f64], y: &[f64], dy: &mut [f64]) {
    dy[0] = x[0];
    for i in 1..x.len() {
        dy[i] = x[i] * y[i - 1];
    }
}

/// `moved = y + h * dy`.
#[grad]
fn move_along(y: &[f64], h: f64, dy: &[f64], moved: &mut [f64]) {
    for i in 0..y.len() {
        moved[i] = y[i] + h * dy[i];
    }
}
