//! What an iterator of the user's has from its `next`.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Differentiable)]
struct Halvings {
    at: f64,
    left: usize,
}

#[grad]
impl Iterator for Halvings {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        self.at *= 0.5;
        Some(self.at * self.at)
    }
}

#[grad]
fn by_adaptors(x: f64) -> f64 {
    let halvings = Halvings { at: x, left: 4 };
    halvings.map(|x| x * x).sum()
}

#[grad]
fn at_once(x: f64) -> f64 {
    Halvings { at: x, left: 4 }.sum::<f64>()
}

#[grad]
fn looped(x: f64) -> f64 {
    let mut total = 0.0;
    for x in (Halvings { at: x, left: 4 }) {
        total += x;
    }
    total
}

#[grad]
fn fine(x: f64) -> f64 {
    let (mut total, mut halvings) = (0.0, Halvings { at: x, left: 4 });
    while let Some(x) = halvings.next() {
        total += x;
    }
    total
}

fn main() {
    fine_grad(1.0);
}
