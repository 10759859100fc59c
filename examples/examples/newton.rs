//! Newton's method on a logistic regression: the Hessian is asked for by `#[grad(hessian)]`.
//!
//! Which red wines are good (grade 7 or better)? Eleven measurements and a bias; the negative log-likelihood with a small
//! penalty is convex. Newton's method with the exact Hessian is at its minimum after a handful of steps; gradient descent with
//! the best fixed rate for its curvature is still on the way after hundreds.
//! `cargo run -p grad-examples --example newton` prints both.
//!
//! The data: 1,599 Portuguese red wines (P. Cortez et al. 2009; shipped by the crate `linfa-datasets`).

use grad_runtime::{grad, linalg};
use linfa_datasets::winequality;

/// Measurements of a wine.
pub const FEATURES: usize = 11;
/// Weights: those of the measurements, and the bias.
pub const WEIGHTS: usize = FEATURES + 1;
/// Standardised measurements, and whether the wine is good.
pub type Wine = ([f64; FEATURES], bool);

/// The mean negative log-likelihood, with a penalty.
#[grad(hessian, wrt(w))]
pub fn loss(w: &[f64], wines: &[Wine], penalty: f64) -> f64 {
    let mut total = 0.0;
    for (x, good) in wines {
        let score = w[FEATURES] + x.iter().zip(w).map(|(x, w)| x * w).sum::<f64>();
        let margin = if *good { score } else { -score };
        // ln(1 + exp(-margin)), without overflow. Written with `abs` and `max` it would have a kink at 0, where we start.
        total += if margin > 0.0 {
            (-margin).exp().ln_1p()
        } else {
            margin.exp().ln_1p() - margin
        };
    }
    total / wines.len() as f64 + 0.5 * penalty * w.iter().map(|w| w * w).sum::<f64>()
}

/// All wines.
pub fn wines() -> Vec<Wine> {
    let data = winequality();
    let (rows, grades) = (data.records(), data.targets());
    let n = rows.nrows();
    let mut wines: Vec<Wine> = (0..n).map(|i| ([0.0; FEATURES], grades[i] >= 7)).collect();
    for j in 0..FEATURES {
        let mean = (0..n).map(|i| rows[(i, j)]).sum::<f64>() / n as f64;
        let variance = (0..n).map(|i| (rows[(i, j)] - mean).powi(2)).sum::<f64>() / n as f64;
        for (i, wine) in wines.iter_mut().enumerate() {
            wine.0[j] = (rows[(i, j)] - mean) / variance.sqrt();
        }
    }
    wines
}

/// A loss, and the norm of the gradient there.
pub type Line = (f64, f64);

fn norm(v: &[f64]) -> f64 {
    v.iter().map(|v| v * v).sum::<f64>().sqrt()
}

/// Newton's method: where it ends, and a line for each point.
pub fn newton(wines: &[Wine], penalty: f64, steps: usize) -> (Vec<f64>, Vec<Line>) {
    let (mut w, mut lines) = (vec![0.0; WEIGHTS], vec![]);
    for step in 0..=steps {
        let (value, gradient) = loss_value_and_grad(&w, wines, penalty);
        lines.push((value, norm(&gradient)));
        if step < steps {
            let mut hessian = [0.0; WEIGHTS * WEIGHTS];
            loss_hessian_into(&w, wines, penalty, &mut hessian);
            let change = linalg::solve(&hessian, &gradient, WEIGHTS);
            w.iter_mut()
                .zip(&change)
                .for_each(|(w, change)| *w -= change);
        }
    }
    (w, lines)
}

/// Gradient descent: a line for each point.
pub fn descend(wines: &[Wine], penalty: f64, rate: f64, steps: usize) -> Vec<Line> {
    let (mut w, mut lines) = (vec![0.0; WEIGHTS], vec![]);
    for _ in 0..=steps {
        let (value, gradient) = loss_value_and_grad(&w, wines, penalty);
        lines.push((value, norm(&gradient)));
        w.iter_mut()
            .zip(&gradient)
            .for_each(|(w, g)| *w -= rate * g);
    }
    lines
}

/// The share of wines that the weights tell right.
pub fn told(w: &[f64], wines: &[Wine]) -> f64 {
    let right = wines.iter().filter(|(x, good)| {
        let score = w[FEATURES] + x.iter().zip(w).map(|(x, w)| x * w).sum::<f64>();
        (score > 0.0) == *good
    });
    right.count() as f64 / wines.len() as f64
}

/// The largest stable rate: 2 over the largest eigenvalue of the Hessian, which is largest at zero weights.
pub fn rate(wines: &[Wine], penalty: f64) -> f64 {
    let mut hessian = [0.0; WEIGHTS * WEIGHTS];
    loss_hessian_into(&[0.0; WEIGHTS], wines, penalty, &mut hessian);
    1.9 / linalg::symmetric_eigenvalues(&hessian, WEIGHTS)[WEIGHTS - 1]
}

fn main() {
    let (wines, penalty) = (wines(), 1e-4);
    let (w, lines) = newton(&wines, penalty, 8);
    println!("Newton's method\n   step      loss   |gradient|");
    for (step, (value, norm)) in lines.iter().enumerate() {
        println!("{step:7} {value:9.6}   {norm:.3e}");
    }
    println!("gradient descent");
    let path = descend(&wines, penalty, rate(&wines, penalty), 1000);
    for (step, (value, norm)) in path.iter().enumerate().step_by(200) {
        println!("{step:7} {value:9.6}   {norm:.3e}");
    }
    println!(
        "{:.1} % of the wines are told right",
        100.0 * told(&w, &wines)
    );
}
