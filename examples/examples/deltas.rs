//! The multipliers of a two-layer net are the classic deltas.
//!
//! `cargo run --example deltas` prints both side by side.

use grad_runtime::grad;

/// Half the squared error of a net with one hidden layer. `w` has a row of weights per hidden unit, the bias last;
/// `v` one weight per hidden unit.
#[grad(lagrangian, wrt(w, v))]
pub fn loss(w: &[[f64; 3]], v: &[f64], x: &[f64; 2], target: f64) -> f64 {
    let mut y = 0.0;
    for j in 0..w.len() {
        let net = w[j][0] * x[0] + w[j][1] * x[1] + w[j][2];
        let h = net.tanh();
        y += v[j] * h;
    }
    let error = y - target;
    0.5 * error * error
}

/// The textbook: delta of the output, then delta_j = (1 - h_j^2) v_j delta.
pub fn deltas(v: &[f64], h: &[f64], error: f64) -> (f64, Vec<f64>) {
    let of_unit = |(v, h): (&f64, &f64)| (1.0 - h * h) * v * error;
    (error, v.iter().zip(h).map(of_unit).collect())
}

/// Weights, an example, and its target.
pub const W: [[f64; 3]; 3] = [[0.5, -0.3, 0.1], [-0.7, 0.9, 0.0], [0.2, 0.4, -0.6]];
/// The output weights.
pub const V: [f64; 3] = [0.8, -1.1, 0.4];

fn main() {
    let (x, target) = ([0.6, -0.2], 0.25);
    let view = loss_lagrangian(&W, &V, &x, target);
    let at = view.forward();
    let (output, hidden) = deltas(&V, &at.z.h, at.z.error);
    println!("{:>8} {:>12} {:>12}", "unit", "delta", "multiplier");
    println!("{:>8} {output:>12.6} {:>12.6}", "output", at.l.error);
    for (j, (delta, l)) in hidden.iter().zip(&at.l.net).enumerate() {
        println!("{j:>8} {delta:>12.6} {l:>12.6}");
    }
    println!("The gradient of a weight is the delta times what comes in:");
    let gradient = view.gradient_x(&at);
    for (j, row) in gradient.w.iter().enumerate() {
        let by_hand = [hidden[j] * x[0], hidden[j] * x[1], hidden[j]];
        println!("{j:>8} {row:?} = {by_hand:?}");
    }
}
