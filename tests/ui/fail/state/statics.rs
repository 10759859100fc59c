use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use grad_runtime::grad;

static LAST: AtomicU64 = AtomicU64::new(0);

static mut TOTAL: f64 = 0.0;

thread_local! {
    static PREVIOUS: Cell<f64> = const { Cell::new(0.0) };
}

#[grad]
fn atomic(x: f64) -> f64 {
    LAST.store(x.to_bits(), Ordering::Relaxed);
    x
}

#[grad]
fn mutable(x: f64) -> f64 {
    unsafe {
        TOTAL += x;
        TOTAL
    }
}

#[grad]
fn thread_local(x: f64) -> f64 {
    let previous: f64 = PREVIOUS.replace(x);
    x - previous
}

#[grad]
fn nested(x: f64) -> f64 {
    static mut CALLS: f64 = 0.0;
    static COUNT: AtomicU64 = AtomicU64::new(0);
    x
}

fn main() {}
