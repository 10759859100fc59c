//! Expected use of each road in a network with circles, as the gradient of the soft distance.
//!
//! Of all routes from start to goal, circles included, each has the weight `exp(-length / temperature)`. Their sum solves a
//! linear system, `z = W z + goal`, which circles make cyclic. The soft distance is `-temperature ln z`, and its derivative
//! in a road's length is how often that road is used: fractions of travellers, and for temperature to zero the shortest
//! route. `cargo run -p grad-examples --example routes` prints a table.
// Loops are written with indices, as formulas are.
#![allow(clippy::needless_range_loop)]

use grad_runtime::{grad, linalg};

/// From, to.
pub const ROADS: [(usize, usize); 10] = [
    (0, 1),
    (1, 0),
    (0, 2),
    (1, 2),
    (2, 1),
    (1, 3),
    (2, 3),
    (3, 2),
    (3, 4),
    (2, 4),
];
/// Length of each road.
pub const LENGTHS: [f64; 10] = [1.0, 1.0, 2.5, 1.0, 1.0, 3.0, 1.5, 1.5, 1.0, 3.2];
/// Crossings; the last is the goal.
pub const CROSSINGS: usize = 5;

/// The soft distance from crossing 0 to the last.
#[grad(wrt(lengths))]
pub fn distance(lengths: &[f64], temperature: f64) -> f64 {
    let n = CROSSINGS;
    let mut matrix = vec![0.0; n * n];
    for i in 0..n {
        matrix[i * n + i] = 1.0;
    }
    for (k, (from, to)) in ROADS.iter().enumerate() {
        matrix[from * n + to] -= (-lengths[k] / temperature).exp();
    }
    let mut goal = vec![0.0; n];
    goal[n - 1] = 1.0;
    let z = linalg::solve(&matrix, &goal, n);
    -temperature * z[0].ln()
}

fn main() {
    println!("road     length   use at temperature 1, 0.3, 0.05");
    let uses = [1.0, 0.3, 0.05].map(|t| distance_grad(&LENGTHS, t));
    for (k, (from, to)) in ROADS.iter().enumerate() {
        let [hot, warm, cold] = [&uses[0], &uses[1], &uses[2]].map(|of| of[k]);
        println!(
            "{from} -> {to}   {:6.2}   {hot:6.3} {warm:6.3} {cold:6.3}",
            LENGTHS[k]
        );
    }
    for t in [1.0, 0.3, 0.05] {
        println!(
            "soft distance at temperature {t}: {:.4}",
            distance(&LENGTHS, t)
        );
    }
}
