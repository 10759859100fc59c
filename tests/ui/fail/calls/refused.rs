//! In a module, what cannot be differentiated matters to those who call it, and so do its callers there.

use grad_runtime::grad;

#[grad]
mod hashing {
    pub fn mixed(x: f64) -> (f64, f64) {
        let (low, high) = scrambled(x);
        (low + high, x)
    }

    pub fn scrambled(x: f64) -> (f64, f64) {
        (f64::from_bits(x.to_bits() ^ 1), x)
    }

    pub fn smooth(x: f64) -> f64 {
        x.sin()
    }
}

#[grad]
fn noise(x: f64) -> f64 {
    hashing::mixed(x).0 * hashing::smooth(x)
}

fn main() {
    hashing::scrambled_vjp(0.5, (1.0, 1.0));
}
