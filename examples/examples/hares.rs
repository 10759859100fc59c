//! Parameters of a differential equation from data: the gradient goes through the integrator.
//!
//! Pelts of snowshoe hares and of lynxes that the Hudson's Bay Company took in from 1900 to 1920 (thousands), against the
//! equations of Lotka and Volterra. Six unknowns: four rates and the two populations at the start; the loss is the mean
//! squared difference of logarithms. L-BFGS finds them with the gradient of `#[grad]` through 800 steps of Runge and Kutta's
//! method. `cargo run -p grad-examples --example hares` draws pelts and curves.
//!
//! The data: E. Odum, Fundamentals of Ecology (1953), as tabulated by J. Mahaffy.
// Loops are written with indices, as formulas are.
#![allow(clippy::needless_range_loop)]

use grad_runtime::grad;
use grad_runtime::lagrangian::optimise::lbfgs;
use textplots::{Chart, Plot, Shape};

/// Hares and lynxes, year by year.
pub const PELTS: [[f64; 2]; 21] = [
    [30.0, 4.0],
    [47.2, 6.1],
    [70.2, 9.8],
    [77.4, 35.2],
    [36.3, 59.4],
    [20.6, 41.7],
    [18.1, 19.0],
    [21.4, 13.0],
    [22.0, 8.3],
    [25.4, 9.1],
    [27.1, 7.4],
    [40.3, 8.0],
    [57.0, 12.3],
    [76.6, 19.5],
    [52.3, 45.7],
    [19.5, 51.1],
    [11.2, 29.7],
    [7.6, 15.8],
    [14.6, 9.7],
    [16.2, 10.1],
    [24.7, 8.6],
];
/// Steps of the integrator in a year.
pub const STEPS: usize = 40;

/// How the populations change: hares breed and are eaten, lynxes eat and die.
#[grad]
fn change(at: [f64; 2], rates: [f64; 4]) -> [f64; 2] {
    let [hares, lynxes] = at;
    let [breed, eaten, die, fed] = rates;
    [
        breed * hares - eaten * hares * lynxes,
        fed * hares * lynxes - die * lynxes,
    ]
}

#[grad]
fn moved(at: [f64; 2], by: [f64; 2], time: f64) -> [f64; 2] {
    [at[0] + time * by[0], at[1] + time * by[1]]
}

/// One step of the classical method of fourth order.
#[grad(wrt(at, rates))]
fn step(at: [f64; 2], rates: [f64; 4], time: f64) -> [f64; 2] {
    let k1 = change(at, rates);
    let k2 = change(moved(at, k1, 0.5 * time), rates);
    let k3 = change(moved(at, k2, 0.5 * time), rates);
    let k4 = change(moved(at, k3, time), rates);
    let slope = |i: usize| (k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]) / 6.0;
    moved(at, [slope(0), slope(1)], time)
}

/// The mean squared difference of logarithms; `logs` are those of the four rates and of the two populations at the start.
#[grad(wrt(logs))]
pub fn loss(logs: &[f64], pelts: &[[f64; 2]]) -> f64 {
    let rates = [logs[0].exp(), logs[1].exp(), logs[2].exp(), logs[3].exp()];
    let mut at = [logs[4].exp(), logs[5].exp()];
    let mut total = 0.0;
    for (year, pelts) in pelts.iter().enumerate() {
        if year > 0 {
            for _ in 0..STEPS {
                at = step(at, rates, 1.0 / STEPS as f64);
            }
        }
        for i in 0..2 {
            total += (at[i] / pelts[i]).ln().powi(2);
        }
    }
    total / (2 * pelts.len()) as f64
}

/// The start: rates of a rough guess (10-year cycles, means of the data), and the first pelts.
pub fn start() -> Vec<f64> {
    [0.6f64, 0.03, 0.6, 0.02, 30.0, 4.0].map(f64::ln).to_vec()
}

/// The parameters that fit best (not their logarithms), and the loss.
pub fn fit() -> ([f64; 6], f64) {
    let mut evaluate =
        |logs: &[f64], gradient: &mut [f64]| loss_value_and_grad_into(logs, &PELTS, gradient);
    let found = lbfgs(&mut evaluate, start(), 1e-8, 200);
    let loss = loss(&found, &PELTS);
    (std::array::from_fn(|k| found[k].exp()), loss)
}

/// The curves of these parameters, `STEPS` points a year.
pub fn curves(fitted: &[f64; 6]) -> Vec<[f64; 2]> {
    let [a, b, c, d, hares, lynxes] = *fitted;
    let mut at = [hares, lynxes];
    let next = |_| {
        let now = at;
        at = step(at, [a, b, c, d], 1.0 / STEPS as f64);
        now
    };
    (0..=STEPS * (PELTS.len() - 1)).map(next).collect()
}

fn main() {
    let (fitted, loss_there) = fit();
    let curves = curves(&fitted);
    for (i, name) in ["hares", "lynxes"].into_iter().enumerate() {
        println!("{name}, thousands: pelts and the fitted curve");
        let line = |n: usize| (1900.0 + n as f32 / STEPS as f32, curves[n][i] as f32);
        let curve: Vec<_> = (0..curves.len()).map(line).collect();
        let point = |year: usize| (1900.0 + year as f32, PELTS[year][i] as f32);
        let pelts: Vec<_> = (0..PELTS.len()).map(point).collect();
        Chart::new(120, 40, 1900.0, 1920.0)
            .lineplot(&Shape::Lines(&curve))
            .lineplot(&Shape::Points(&pelts))
            .display();
    }
    let names = [
        "breed",
        "eaten",
        "die",
        "fed",
        "hares in 1900",
        "lynxes in 1900",
    ];
    for (name, value) in names.iter().zip(fitted) {
        println!("{name:>14} {value:8.4}");
    }
    println!(
        "loss {:.4}, at the start {:.4}",
        loss_there,
        loss(&start(), &PELTS)
    );
}
