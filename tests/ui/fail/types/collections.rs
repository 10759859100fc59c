use std::collections::{BTreeMap, VecDeque};

use grad_runtime::grad;

#[grad]
fn latest(xs: &[f64], lag: usize) -> f64 {
    let mut seen: BTreeMap<usize, f64> = BTreeMap::new();
    let mut sum = 0.0;
    for (k, &x) in xs.iter().enumerate() {
        seen.insert(k, x);
        if k >= lag {
            sum += x * seen[&(k - lag)];
        }
    }
    sum
}

#[grad]
fn in_one_piece(xs: &[f64]) -> f64 {
    let mut line: VecDeque<f64> = xs.iter().copied().collect();
    line.rotate_left(1);
    line.make_contiguous()[0]
}

fn main() {}
