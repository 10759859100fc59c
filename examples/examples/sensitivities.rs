//! The multipliers of a simulation are its sensitivities over time.
//!
//! An epidemic: susceptible, infected and recovered shares of a population. How much does one more infection on day t
//! change the number of those who are ever infected? `cargo run --example sensitivities` plots the answer.

use grad_runtime::grad;
use textplots::{Chart, Plot, Shape};

/// The share of the population that has been infected after `days` days.
#[grad(lagrangian, wrt(contacts, recovery))]
pub fn epidemic(contacts: f64, recovery: f64, first: f64, days: usize) -> f64 {
    let mut infected = first;
    let mut susceptible = 1.0 - first;
    for _ in 0..days {
        let new = contacts * infected * susceptible;
        susceptible -= new;
        infected += new - recovery * infected;
    }
    1.0 - susceptible
}

/// Per day: the infected share, and the change of the result per infection that is added on that day.
pub fn sensitivities(view: &EpidemicLagrangian) -> (Vec<f64>, Vec<f64>) {
    let at = view.forward();
    (at.z.infected, at.l.infected)
}

fn main() {
    let view = epidemic_lagrangian(0.4, 0.15, 1e-3, 100);
    let (infected, sensitivity) = sensitivities(&view);
    plot("infected share over time", &infected);
    plot(
        "sensitivity of the final share to an infection on that day",
        &sensitivity,
    );
    let gradient = view.gradient_x(&view.forward());
    println!(
        "d/d contacts = {:.4}, d/d recovery = {:.4}",
        gradient.contacts, gradient.recovery
    );
}

fn plot(title: &str, values: &[f64]) {
    println!("{title}");
    let points: Vec<(f32, f32)> = values
        .iter()
        .enumerate()
        .map(|(day, value)| (day as f32, *value as f32))
        .collect();
    Chart::new(120, 40, 0.0, values.len() as f32)
        .lineplot(&Shape::Lines(&points))
        .display();
}
