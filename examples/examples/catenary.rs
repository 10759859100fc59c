//! A hanging chain: the multipliers of its constraints are the forces in its links.
//!
//! Equal links hang between two supports. Their potential energy is least under one constraint per link, its length; the
//! multiplier of a length, as the energy's derivative in it, is the force that the link carries. And since
//! `implicit::argmin_subject_to` has derivatives, so have forces: how does the force at the support change with the span?
//! `cargo run -p grad-examples --example catenary` draws the chain.
// Loops are written with indices, as formulas are.
#![allow(clippy::needless_range_loop)]

use grad_runtime::{grad, implicit};
use textplots::{Chart, Plot, Shape};

/// Links.
pub const LINKS: usize = 10;
/// Joints that hang freely.
pub const JOINTS: usize = LINKS - 1;

/// Joint `k` of the chain, the supports included; `z` are the free joints' coordinates, `shape` is the span and the length
/// of a link.
#[grad]
fn joint(z: &[f64], shape: &[f64], k: usize) -> (f64, f64) {
    if k == 0 {
        (0.0, 0.0)
    } else if k == LINKS {
        (shape[0], 0.0)
    } else {
        (z[2 * k - 2], z[2 * k - 1])
    }
}

/// The potential energy: each link weighs 1.
#[grad]
pub fn energy(z: &[f64], _shape: &[f64]) -> f64 {
    let mut total = 0.0;
    for k in 0..JOINTS {
        // Half a link on each side.
        total += z[2 * k + 1];
    }
    total
}

/// The lengths of links, less what they must be.
#[grad]
pub fn lengths(z: &[f64], shape: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; LINKS];
    for k in 0..LINKS {
        let (x0, y0) = joint(z, shape, k);
        let (x1, y1) = joint(z, shape, k + 1);
        out[k] = ((x1 - x0).powi(2) + (y1 - y0).powi(2)).sqrt() - shape[1];
    }
    out
}

/// A sagging start: joints on a parabola.
pub fn start(span: f64) -> Vec<f64> {
    let along = |k: usize| k as f64 / LINKS as f64;
    (1..LINKS)
        .flat_map(|k| [span * along(k), -span * 1.6 * along(k) * (1.0 - along(k))])
        .collect()
}

/// Joints and forces. A longer link lets the chain down: the multiplier is minus the pull.
pub fn hang(span: f64, link: f64) -> (Vec<f64>, Vec<f64>) {
    let (z, mu) = implicit::argmin_subject_to(
        energy_value_and_grad,
        lengths_vjp,
        &start(span),
        &[0.0; LINKS],
        &[span, link],
    );
    (z, mu.iter().map(|mu| -mu).collect())
}

/// The force at a support.
#[grad]
pub fn pull(span: f64, link: f64) -> f64 {
    let z0 = start(grad_runtime::stop_gradient(span));
    let (_, mu) = implicit::argmin_subject_to(
        energy_value_and_grad,
        lengths_vjp,
        &z0,
        &[0.0; LINKS],
        &[span, link],
    );
    -mu[0]
}

fn main() {
    let (span, link) = (6.0, 1.0);
    let (z, forces) = hang(span, link);
    let mut points = vec![(0.0, 0.0)];
    points.extend(z.chunks(2).map(|p| (p[0] as f32, p[1] as f32)));
    points.push((span as f32, 0.0));
    Chart::new(120, 60, 0.0, span as f32)
        .lineplot(&Shape::Lines(&points))
        .display();
    println!("link   force   horizontal part");
    for (k, force) in forces.iter().enumerate() {
        let run = (points[k + 1].0 - points[k].0) as f64;
        println!("{k:4}  {force:6.3}   {:.4}", force * run / link);
    }
    let (span_bar, link_bar) = pull_grad(span, link);
    println!("d force at the support / d span = {span_bar:.4}, / d link = {link_bar:.4}");
}
