//! Memory that only some paths assign, of a type of which no value can be written.

use grad_runtime::{Differentiable, grad};

/// Which there are, only rustc knows.
#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    #[cfg(not(test))]
    Slow,
    #[cfg(not(test))]
    Fast,
}

#[derive(Clone, Copy, Differentiable)]
pub struct Gear {
    ratio: f64,
    #[differentiable(skip)]
    mode: Mode,
}

#[grad]
fn shifted(ratio: f64, n: u32) -> f64 {
    let gear;
    if n > 3 {
        gear = Gear { ratio: ratio * ratio, mode: Mode::Fast };
    } else {
        gear = Gear { ratio, mode: Mode::Slow };
    }
    gear.ratio * 2.0
}

fn main() {}
