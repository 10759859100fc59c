use std::collections::VecDeque;

use grad_runtime::grad;

#[grad]
fn delayed(xs: &[f64], lag: usize) -> f64 {
    let mut line: VecDeque<f64> = VecDeque::with_capacity(lag);
    let mut sum = 0.0;
    for &x in xs {
        line.push_back(x);
        if line.len() > lag {
            sum += x * line.pop_front().unwrap();
        }
    }
    sum
}

fn main() {}
