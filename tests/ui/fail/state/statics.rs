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

fn remember(x: f64) {
    PREVIOUS.set(x);
}

fn keep(cell: &Cell<f64>, x: &[f64]) {
    cell.set(x[0]);
}

#[grad(wrt(x))]
fn behind_a_call(x: &[f64], cell: &Cell<f64>) -> f64 {
    remember(x[0]);
    keep(cell, x);
    let (previous, first): (f64, f64) = (PREVIOUS.get(), cell.get());
    remember(grad_runtime::stop_gradient(x[0]));
    previous * first * x[0]
}

#[grad]
fn nested(x: f64) -> f64 {
    static mut CALLS: f64 = 0.0;
    static COUNT: AtomicU64 = AtomicU64::new(0);
    x
}

fn main() {}
