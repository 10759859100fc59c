//! Refusing a function gives its errors and no warning.

#![deny(warnings, missing_docs, unused, unreachable_pub, nonstandard_style)]

use grad_runtime::grad;

#[grad]
fn bad(x: f64, w: &mut Vec<f64>, n: usize) -> (f64, [f64; 2]) {
    let bits = x.to_bits();
    w.push(x);
    (x, [x, (bits as usize + n) as f64])
}

fn main() {
    let mut w = vec![];
    let _ = bad(1.0, &mut w, 2);
}
