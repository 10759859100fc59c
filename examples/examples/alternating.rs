//! Trains one small net twice: by back-propagation, and by alternating directions, without a gradient through the net.
//!
//! Wines are good or not; a net with one hidden layer tells from eleven measurements. Read as equality constraints, the net
//! has variables for what goes into and comes out of each layer, `z = W a` and `a = relu(z)`. Back-propagation holds the
//! constraints and takes the multipliers that make the Lagrangian stationary. Alternating directions lets go of the
//! constraints: each block (the weights of a layer, its inputs, its outputs) has a closed-form minimiser while the others
//! are held, and a multiplier on the last constraint pulls the net together (G. Taylor et al., Training neural networks
//! without gradients: a scalable ADMM approach, 2016).
//! `cargo run -p grad-examples --example alternating` draws both losses in one picture.
// Loops are written with indices, as formulas are.
#![allow(clippy::needless_range_loop)]

use grad_runtime::lagrangian::optimise::lbfgs;
use grad_runtime::{grad, linalg};
use linfa_datasets::winequality;
use textplots::{Chart, Plot, Shape};

/// Measurements, and a constant.
pub const INPUTS: usize = 12;
/// Hidden units.
pub const HIDDEN: usize = 6;
/// Weights: the hidden units', row after row, then the output's with a constant.
pub const WEIGHTS: usize = HIDDEN * INPUTS + HIDDEN + 1;
/// Standardised measurements with a constant, and whether the wine is good: 1 or -1.
pub type Wine = ([f64; INPUTS], f64);

/// The mean squared error.
#[grad(wrt(w))]
pub fn loss(w: &[f64], wines: &[Wine]) -> f64 {
    let (first, second) = w.split_at(HIDDEN * INPUTS);
    let mut total = 0.0;
    for (x, good) in wines {
        let mut out = second[HIDDEN] - good;
        for h in 0..HIDDEN {
            let mut z = 0.0;
            for i in 0..INPUTS {
                z += first[h * INPUTS + i] * x[i];
            }
            out += second[h] * 0f64.max(z);
        }
        total += out * out;
    }
    total / wines.len() as f64
}

/// Wines to learn from and to test with.
pub fn wines() -> [Vec<Wine>; 2] {
    let data = winequality();
    let (rows, grades) = (data.records(), data.targets());
    let n = rows.nrows();
    let mut wines: Vec<Wine> = (0..n).map(|_| ([1.0; INPUTS], 0.0)).collect();
    for j in 0..INPUTS - 1 {
        let mean = (0..n).map(|i| rows[(i, j)]).sum::<f64>() / n as f64;
        let variance = (0..n).map(|i| (rows[(i, j)] - mean).powi(2)).sum::<f64>() / n as f64;
        for (i, wine) in wines.iter_mut().enumerate() {
            wine.0[j] = (rows[(i, j)] - mean) / variance.sqrt();
        }
    }
    for (i, wine) in wines.iter_mut().enumerate() {
        wine.1 = if grades[i] > 5 { 1.0 } else { -1.0 };
    }
    let part = |keep: fn(usize) -> bool| {
        let kept = (0..n).filter(|i| keep(*i));
        kept.map(|i| wines[i]).collect()
    };
    [part(|i| i % 3 == 0), part(|i| i % 3 == 1)]
}

/// The share of wines that a net tells rightly.
pub fn accuracy(w: &[f64], wines: &[Wine]) -> f64 {
    let right = |wine: &&Wine| {
        let asked = [(wine.0, 0.0)];
        // The squared error of 0 is the output squared, that of 1 tells its sign.
        loss(w, &[(wine.0, 1.0)]) < loss(w, &asked) + 1.0 && wine.1 > 0.0
            || loss(w, &[(wine.0, 1.0)]) > loss(w, &asked) + 1.0 && wine.1 < 0.0
    };
    wines.iter().filter(right).count() as f64 / wines.len() as f64
}

/// Small numbers of both signs, always the same.
pub fn noise(n: usize, size: f64) -> Vec<f64> {
    let mut state = 12345u64;
    let next = |_| {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        size * ((state >> 11) as f64 / (1u64 << 52) as f64 - 1.0)
    };
    (0..n).map(next).collect()
}

/// By back-propagation: the weights, and the loss after each gradient.
pub fn by_gradients(wines: &[Wine], evaluations: usize) -> (Vec<f64>, Vec<f64>) {
    let mut losses: Vec<f64> = vec![];
    let mut f = |w: &[f64], gradient: &mut [f64]| {
        let (value, bar) = loss_value_and_grad(w, wines);
        gradient.copy_from_slice(&bar);
        let best = losses.last().copied().unwrap_or(f64::INFINITY);
        losses.push(value.min(best));
        value
    };
    let w = lbfgs(&mut f, noise(WEIGHTS, 0.5), 1e-6, evaluations);
    losses.truncate(evaluations);
    (w, losses)
}

/// Weights of the squared constraints `z = W a` and `a = relu(z)`.
const LINEAR: f64 = 1.0;
const ACTIVATION: f64 = 10.0;
/// Sweeps before the multiplier begins to move.
const WARM: usize = 8;

/// The weights that map columns `a` nearest to columns `z`: `z a^T (a a^T + ridge)^-1`. Both are given sample by sample.
fn nearest(z: &[Vec<f64>], a: &[Vec<f64>]) -> Vec<f64> {
    let (rows, n) = (z[0].len(), a[0].len());
    let (mut gram, mut rhs) = (vec![0.0; n * n], vec![0.0; n * rows]);
    for (z, a) in z.iter().zip(a) {
        for i in 0..n {
            (0..n).for_each(|j| gram[i * n + j] += a[i] * a[j]);
            (0..rows).for_each(|r| rhs[i * rows + r] += a[i] * z[r]);
        }
    }
    (0..n).for_each(|i| gram[i * n + i] += 1e-3);
    let solved = linalg::solve(&gram, &rhs, n);
    (0..rows * n)
        .map(|k| solved[k % n * rows + k / n])
        .collect()
}

fn product(w: &[f64], a: &[f64]) -> Vec<f64> {
    let row = |row: &[f64]| row.iter().zip(a).map(|(w, a)| w * a).sum();
    w.chunks(a.len()).map(row).collect()
}

/// What goes into a unit: least `ACTIVATION (a - relu(z))^2 + LINEAR (z - m)^2`, on either side of the kink.
fn into_unit(a: f64, m: f64) -> f64 {
    let cost = |z: f64| ACTIVATION * (a - z.max(0.0)).powi(2) + LINEAR * (z - m).powi(2);
    let above = ((ACTIVATION * a + LINEAR * m) / (ACTIVATION + LINEAR)).max(0.0);
    let below = m.min(0.0);
    if cost(above) < cost(below) {
        above
    } else {
        below
    }
}

/// By alternating directions: the weights, and the net's loss after each sweep.
pub fn by_blocks(wines: &[Wine], sweeps: usize) -> (Vec<f64>, Vec<f64>) {
    let n = wines.len();
    let inputs: Vec<Vec<f64>> = wines.iter().map(|(x, _)| x.to_vec()).collect();
    let start = noise(n * HIDDEN, 1.0);
    let mut hidden: Vec<Vec<f64>> = start.chunks(HIDDEN).map(<[f64]>::to_vec).collect();
    // With a constant at the end.
    let relu = |z: &Vec<f64>| -> Vec<f64> { z.iter().map(|z| z.max(0.0)).chain([1.0]).collect() };
    let mut active: Vec<Vec<f64>> = hidden.iter().map(relu).collect();
    let mut out: Vec<Vec<f64>> = wines.iter().map(|(_, good)| vec![*good]).collect();
    let mut multiplier = vec![0.0; n];
    let mut losses = vec![];
    let mut weights = noise(WEIGHTS, 0.5);
    for sweep in 0..sweeps {
        let first = nearest(&hidden, &inputs);
        let second = nearest(&out, &active);
        // What comes out of the units: (LINEAR w w^T + ACTIVATION) a = LINEAR w (z - bias) + ACTIVATION relu(z).
        let w = &second[..HIDDEN];
        let mut matrix = vec![0.0; HIDDEN * HIDDEN];
        for i in 0..HIDDEN {
            (0..HIDDEN).for_each(|j| matrix[i * HIDDEN + j] = LINEAR * w[i] * w[j]);
            matrix[i * HIDDEN + i] += ACTIVATION;
        }
        let mut rhs = vec![0.0; HIDDEN * n];
        for k in 0..n {
            let target = LINEAR * (out[k][0] - second[HIDDEN]);
            for i in 0..HIDDEN {
                rhs[i * n + k] = w[i] * target + ACTIVATION * hidden[k][i].max(0.0);
            }
        }
        let solved = linalg::solve(&matrix, &rhs, HIDDEN);
        for k in 0..n {
            (0..HIDDEN).for_each(|i| active[k][i] = solved[i * n + k]);
            let m = product(&first, &inputs[k]);
            hidden[k] = (0..HIDDEN).map(|i| into_unit(active[k][i], m[i])).collect();
        }
        // The output: (z - good)^2 + multiplier z + LINEAR (z - m)^2.
        let second = nearest(&out, &active);
        for k in 0..n {
            let m = product(&second, &active[k])[0];
            out[k][0] = (wines[k].1 + LINEAR * m - 0.5 * multiplier[k]) / (1.0 + LINEAR);
            if sweep >= WARM {
                multiplier[k] += 2.0 * LINEAR * (out[k][0] - m);
            }
        }
        weights = [first, second].concat();
        losses.push(loss(&weights, wines));
    }
    (weights, losses)
}

fn main() {
    let [training, test] = wines();
    let steps = 60;
    let (by_gradients, gradient_losses) = by_gradients(&training, steps);
    let (by_blocks, block_losses) = by_blocks(&training, steps);
    println!(
        "mean squared error after each gradient (lower at the end) and after each sweep over the blocks"
    );
    let line = |losses: &[f64]| -> Vec<(f32, f32)> {
        losses
            .iter()
            .enumerate()
            .map(|(k, l)| (k as f32, l.min(1.5) as f32))
            .collect()
    };
    let (gradients, blocks) = (line(&gradient_losses), line(&block_losses));
    Chart::new(140, 60, 0.0, steps as f32)
        .lineplot(&Shape::Lines(&gradients))
        .lineplot(&Shape::Points(&blocks))
        .display();
    println!("                   loss   on test wines   told rightly");
    for (name, w) in [("back-propagation", &by_gradients), ("blocks", &by_blocks)] {
        println!(
            "{name:16}  {:.3}   {:13.3}   {:.1} %",
            loss(w, &training),
            loss(w, &test),
            100.0 * accuracy(w, &test)
        );
    }
}
