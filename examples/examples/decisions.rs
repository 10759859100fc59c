//! What a decision maker's value, and its decisions, owe to each reward: a fixed point in a cyclic system.
//!
//! A walker on a grid gets the reward of the field it is on, forever, discounted. Values and decisions depend on each other
//! in circles, so there is no order in which back-substitution could go: the soft Bellman equation
//! `v = f(v, rewards)` is solved as a fixed point, and its derivative is one linear solve.
//! `cargo run -p grad-examples --example decisions` prints the grid's sensitivities.
// Loops are written with indices, as formulas are.
#![allow(clippy::needless_range_loop)]

use grad_runtime::{grad, implicit};

/// Rows of the grid.
pub const ROWS: usize = 4;
/// Their number in a row.
pub const COLUMNS: usize = 6;
/// Fields.
pub const FIELDS: usize = ROWS * COLUMNS;
/// A reward in the next step is worth this much now.
pub const DISCOUNT: f64 = 0.9;
/// How readily the walker takes a worse step, in units of value.
pub const TEMPERATURE: f64 = 0.05;
/// Probability of slipping: staying where it is instead of moving.
pub const SLIP: f64 = 0.1;

/// Where a step leads: up, down, left, right; at walls nowhere.
pub fn next(field: usize, step: usize) -> usize {
    let (row, column) = (field / COLUMNS, field % COLUMNS);
    match step {
        0 if row > 0 => field - COLUMNS,
        1 if row + 1 < ROWS => field + COLUMNS,
        2 if column > 0 => field - 1,
        3 if column + 1 < COLUMNS => field + 1,
        _ => field,
    }
}

/// The worth of a step from a field.
#[grad]
pub fn worth(v: &[f64], rewards: &[f64], field: usize, step: usize) -> f64 {
    let moved = v[next(field, step)];
    rewards[field] + DISCOUNT * ((1.0 - SLIP) * moved + SLIP * v[field])
}

/// One round of value iteration, with the maximum over steps softened.
#[grad]
pub fn bellman(v: &[f64], rewards: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; FIELDS];
    for field in 0..FIELDS {
        let mut best = worth(v, rewards, field, 0);
        for step in 1..4 {
            best = best.max(worth(v, rewards, field, step));
        }
        let mut sum = 0.0;
        for step in 0..4 {
            sum += ((worth(v, rewards, field, step) - best) / TEMPERATURE).exp();
        }
        out[field] = best + TEMPERATURE * sum.ln();
    }
    out
}

/// The value of starting on a field.
#[grad]
pub fn value(rewards: &[f64], start: usize) -> f64 {
    implicit::fixed_point(bellman, &[0.0; FIELDS], rewards)[start]
}

/// The logarithm of the odds of going right rather than down from a field.
#[grad]
pub fn right_or_down(rewards: &[f64], field: usize) -> f64 {
    let v = implicit::fixed_point(bellman, &[0.0; FIELDS], rewards);
    (worth(&v, rewards, field, 3) - worth(&v, rewards, field, 1)) / TEMPERATURE
}

/// Rewards: a big one in a far corner, a small one nearby, a swamp between.
pub fn rewards() -> Vec<f64> {
    let mut rewards = vec![0.0; FIELDS];
    rewards[COLUMNS - 1] = 1.0;
    rewards[2 * COLUMNS + 1] = 0.6;
    rewards[3] = -0.3;
    rewards[COLUMNS + 3] = -0.3;
    rewards
}

fn grid(title: &str, values: &[f64]) {
    println!("{title}");
    for row in values.chunks(COLUMNS) {
        let cells: Vec<String> = row.iter().map(|v| format!("{v:8.3}")).collect();
        println!("{}", cells.join(" "));
    }
    println!();
}

fn main() {
    let (rewards, start) = (rewards(), 2 * COLUMNS);
    grid("rewards", &rewards);
    grid(
        "values",
        &implicit::fixed_point(bellman, &[0.0; FIELDS], &rewards),
    );
    let visits = value_grad(&rewards, start);
    grid(
        "d value of the start (third row, left) / d reward: discounted visits",
        &visits,
    );
    println!(
        "their sum is 1 / (1 - discount): {:.6}\n",
        visits.iter().sum::<f64>()
    );
    let odds = right_or_down_grad(&rewards, start);
    grid(
        "d log odds (right : down, at the start) / d reward: what makes it change its mind",
        &odds,
    );
}
