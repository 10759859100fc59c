//! Fields of types without derivatives: who uses the struct hears of nothing else.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use grad_runtime::{Differentiable, grad};

#[derive(Differentiable)]
struct Model {
    gain: f64,
    weights: HashMap<String, f64>,
    #[differentiable(skip)]
    names: HashMap<u32, String>,
}

#[derive(Differentiable)]
enum Rule {
    Constant(f64),
    Table(BTreeMap<u32, f64>),
    Cached(Vec<RefCell<f64>>),
}

#[grad]
fn scaled(of: &Model, x: f64) -> f64 {
    of.gain * x
}

#[grad]
fn applied(rule: &Rule, x: f64) -> f64 {
    match rule {
        Rule::Constant(k) => k * x,
        _ => x,
    }
}

fn main() {}
