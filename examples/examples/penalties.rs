//! Tunes the penalties of a regression by the gradient of its validation loss, through the fit itself.
//!
//! Wines are graded from eleven measurements and their squares; few wines are there to learn from, so each weight is
//! penalised. How strongly? The fit is the minimiser of an inner problem that depends on the penalties:
//! `implicit::argmin_on` in a function with `#[grad]` gives the gradient of the loss on other wines in all 22 penalties by
//! one linear solve (the implicit function theorem), whatever iterations found the fit.
//! `cargo run -p grad-examples --example penalties` prints losses as the penalties are tuned.
//!
//! The data: 1,599 Portuguese red wines (P. Cortez et al. 2009; shipped by the crate `linfa-datasets`).
// Loops are written with indices, as formulas are.
#![allow(clippy::needless_range_loop)]

use grad_runtime::lagrangian::optimise::lbfgs;
use grad_runtime::{grad, implicit};
use linfa_datasets::winequality;
use textplots::{Chart, Plot, Shape};

/// Measurements and their squares.
pub const FEATURES: usize = 22;
/// Standardised features, and the grade.
pub type Wine = ([f64; FEATURES], f64);

/// The mean squared error of a linear model; `w` is the bias and the weights.
#[grad(wrt(w))]
pub fn mean_square(w: &[f64], wines: &[Wine]) -> f64 {
    let mut total = 0.0;
    for (x, grade) in wines {
        let mut miss = w[0] - grade;
        for i in 0..FEATURES {
            miss += w[i + 1] * x[i];
        }
        total += miss * miss;
    }
    total / wines.len() as f64
}

/// What the fit minimises.
#[grad(wrt(w, log_penalties))]
pub fn penalised(w: &[f64], log_penalties: &[f64], wines: &[Wine]) -> f64 {
    let mut total = mean_square(w, wines);
    for i in 0..FEATURES {
        total += log_penalties[i].exp() * w[i + 1] * w[i + 1];
    }
    total
}

/// The fit.
pub fn fit(log_penalties: &[f64], wines: &[Wine]) -> Vec<f64> {
    implicit::argmin_on(
        penalised_value_and_grad,
        &[0.0; FEATURES + 1],
        log_penalties,
        wines,
    )
}

/// The loss on other wines than those of the fit.
#[grad(wrt(log_penalties))]
pub fn validation(log_penalties: &[f64], wines: &[Wine], others: &[Wine]) -> f64 {
    let start = [0.0; FEATURES + 1];
    let w = implicit::argmin_on(penalised_value_and_grad, &start, log_penalties, wines);
    mean_square(&w, others)
}

/// Wines to fit, to tune by, and to test with.
pub fn wines() -> [Vec<Wine>; 3] {
    let data = winequality();
    let (rows, grades) = (data.records(), data.targets());
    let n = rows.nrows();
    let mut wines: Vec<Wine> = (0..n).map(|_| ([0.0; FEATURES], 0.0)).collect();
    for j in 0..FEATURES {
        let raw = |i: usize| match rows[(i, j % 11)] {
            x if j < 11 => x,
            x => x * x,
        };
        let mean = (0..n).map(raw).sum::<f64>() / n as f64;
        let variance = (0..n).map(|i| (raw(i) - mean).powi(2)).sum::<f64>() / n as f64;
        for (i, wine) in wines.iter_mut().enumerate() {
            wine.0[j] = (raw(i) - mean) / variance.sqrt();
        }
    }
    for (i, wine) in wines.iter_mut().enumerate() {
        wine.1 = grades[i] as f64;
    }
    // Neighbours in the table are often of one winery: every 16th is in the first part.
    let part = |keep: fn(usize) -> bool| {
        let kept = (0..n).filter(|i| keep(*i));
        kept.map(|i| wines[i]).collect()
    };
    [
        part(|i| i % 16 == 0),
        part(|i| i % 4 == 1),
        part(|i| i % 4 == 2),
    ]
}

/// One line of the table: evaluations of the validation loss, that loss, and the loss on the test wines.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// How often the validation loss was evaluated.
    pub evaluations: usize,
    /// The validation loss.
    pub validation: f64,
    /// The loss on the test wines.
    pub test: f64,
}

/// Tunes the logarithms of the penalties; the best so far after each evaluation that improved it.
pub fn tune(iterations: usize) -> (Vec<f64>, Vec<Line>) {
    let [training, others, test] = wines();
    let mut lines: Vec<Line> = vec![];
    let mut evaluations = 0;
    let mut loss = |log_penalties: &[f64], gradient: &mut [f64]| {
        evaluations += 1;
        let (value, bar) = validation_value_and_grad(log_penalties, &training, &others);
        gradient.copy_from_slice(&bar);
        if lines.last().is_none_or(|last| value < last.validation) {
            let w = fit(log_penalties, &training);
            lines.push(Line {
                evaluations,
                validation: value,
                test: mean_square(&w, &test),
            });
        }
        value
    };
    let tuned = lbfgs(&mut loss, vec![-6.0; FEATURES], 1e-6, iterations);
    (tuned, lines)
}

fn main() {
    let (tuned, lines) = tune(25);
    println!("evaluations  validation  test");
    for line in &lines {
        println!(
            "{:11}  {:10.4}  {:.4}",
            line.evaluations, line.validation, line.test
        );
    }
    println!("\nvalidation loss (mean squared error of the grade) as the penalties are tuned");
    let points: Vec<(f32, f32)> = lines
        .iter()
        .map(|line| (line.evaluations as f32, line.validation as f32))
        .collect();
    let end = points.last().map_or(1.0, |last| last.0);
    Chart::new(120, 40, 1.0, end)
        .lineplot(&Shape::Lines(&points))
        .display();
    let strongest = tuned.iter().cloned().fold(f64::MIN, f64::max);
    let weakest = tuned.iter().cloned().fold(f64::MAX, f64::min);
    println!(
        "penalties: from {:.1e} to {:.1e}",
        weakest.exp(),
        strongest.exp()
    );
}
