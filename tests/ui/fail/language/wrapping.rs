use std::num::Wrapping;

use grad_runtime::grad;

#[grad]
fn jittered(x: f64, seed: u32, steps: usize) -> f64 {
    let mut state = Wrapping(seed);
    let mut sum = 0.0;
    for _ in 0..steps {
        state = state * Wrapping(1664525) + Wrapping(1013904223);
        sum += (x * state.0 as f64).sin();
    }
    sum
}

fn main() {}
