//! Which linear solver when: a factorised Jacobian against products with it, and both against backpropagation through the
//! iterations.
//!
//! `cargo bench -p grad-benches --bench solvers` prints the table. Times are in evaluations of the function whose root or
//! fixed point it is; everything is the gradient of a function of the solution, forward solve included.

// Index loops are how such programs are written.
#![allow(clippy::needless_range_loop)]

use std::hint::black_box;
use std::time::Instant;

use grad_runtime::grad;
use grad_runtime::implicit::{self, Linear, Settings};

/// Units that all feed each other. `theta`: the weights, row after row, then what comes in.
#[grad]
fn layer(z: &[f64], theta: &[f64]) -> Vec<f64> {
    let n = z.len();
    let (weights, input) = theta.split_at(n * n);
    let mut out = vec![0.0; n];
    for i in 0..n {
        let mut sum = input[i];
        for j in 0..n {
            sum += weights[i * n + j] * z[j];
        }
        out[i] = sum.tanh();
    }
    out
}

#[grad(wrt(theta))]
fn at_rest(theta: &[f64], start: &[f64], settings: Settings) -> f64 {
    let z = implicit::fixed_point_with(layer, start, theta, settings);
    energy(&z)
}

#[grad(wrt(theta))]
fn at_rest_unrolled(theta: &[f64], start: &[f64], trips: usize) -> f64 {
    let mut z = start.to_vec();
    for _ in 0..trips {
        z = layer(&z, theta);
    }
    energy(&z)
}

/// A rod that heats itself: neighbours only, and stiff.
#[grad]
fn rod(z: &[f64], theta: &[f64]) -> Vec<f64> {
    let n = z.len();
    let stiffness = (n * n) as f64;
    let mut out = vec![0.0; n];
    for i in 0..n {
        let left = if i > 0 { z[i - 1] } else { 0.0 };
        let right = if i + 1 < n { z[i + 1] } else { 0.0 };
        out[i] = stiffness * (2.0 * z[i] - left - right) + z[i].powi(3) - theta[i];
    }
    out
}

#[grad(wrt(theta))]
fn heated(theta: &[f64], start: &[f64], settings: Settings) -> f64 {
    let z = implicit::root_with(rod, start, theta, settings);
    energy(&z)
}

#[grad]
fn energy(z: &[f64]) -> f64 {
    let mut total = 0.0;
    for k in 0..z.len() {
        total += z[k] * z[k];
    }
    total
}

/// The least time of several calls, in seconds.
fn time(mut call: impl FnMut()) -> f64 {
    call();
    let mut least = f64::INFINITY;
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < 0.4 {
        let start = Instant::now();
        call();
        least = least.min(start.elapsed().as_secs_f64());
    }
    least
}

fn main() {
    println!("| function | unknowns | factorised | products | through the iterations |");
    println!("|---|---|---|---|---|");
    let dense = Settings {
        linear: Linear::Dense,
        ..Settings::default()
    };
    for n in [8, 32, 128, 512] {
        let krylov = Linear::Krylov {
            tolerance: 1e-12,
            products: 2 * n,
        };
        let free = Settings {
            linear: krylov,
            ..Settings::default()
        };
        let wave = |k: usize| (1.7 * k as f64 + 0.3).sin();
        let theta: Vec<f64> = (0..n * n + n)
            .map(|k| {
                if k < n * n {
                    wave(k) * 0.9 / (n as f64).sqrt()
                } else {
                    wave(k)
                }
            })
            .collect();
        let start = vec![0.0; n];
        let unit = time(|| drop(black_box(layer(&start, black_box(&theta)))));
        let plain = Settings { memory: 0, ..dense };
        let unrolled = match implicit::try_fixed_point(layer, &start, &theta, plain) {
            Ok(found) => {
                let trips = found.iterations;
                let time = time(|| drop(black_box(at_rest_unrolled_grad(&theta, &start, trips))));
                format!("{:.0} ({trips} trips)", time / unit)
            }
            Err(_) => "does not converge".to_owned(),
        };
        let times =
            [dense, free].map(|s| time(|| drop(black_box(at_rest_grad(&theta, &start, s)))));
        println!(
            "| layer at rest | {n} | {:.0} | {:.0} | {unrolled} |",
            times[0] / unit,
            times[1] / unit,
        );
        let theta: Vec<f64> = (0..n).map(|k| 40.0 * wave(k)).collect();
        let unit = time(|| drop(black_box(rod(&start, black_box(&theta)))));
        let times = [dense, free].map(|s| time(|| drop(black_box(heated_grad(&theta, &start, s)))));
        println!(
            "| stiff rod | {n} | {:.0} | {:.0} | |",
            times[0] / unit,
            times[1] / unit
        );
    }
}
