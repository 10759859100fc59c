//! Structs that borrow, and are more than names for their fields.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
struct Window<'a> {
    of: &'a [f64],
    first: usize,
}

#[grad]
impl<'a> Window<'a> {
    fn energy(&self) -> f64 {
        self.of.iter().map(|x| x * x).sum()
    }
}

#[grad]
fn begin(signal: &[f64], n: usize) -> f64 {
    let window = Window {
        of: &signal[..n],
        first: 0,
    };
    window.energy()
}

#[grad]
fn again(window: &Window<'_>) -> f64 {
    let other = Window {
        of: window.of,
        first: window.first + 1,
    };
    other.energy()
}

fn main() {}
