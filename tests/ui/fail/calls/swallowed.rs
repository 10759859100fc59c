//! What gets a value and gives nothing back may keep it, so that it comes out elsewhere without its derivative.

use std::cell::Cell;

use grad_runtime::{grad, stop_gradient};

thread_local! {
    static PREVIOUS: Cell<f64> = const { Cell::new(0.0) };
}

fn remember(x: f64) {
    PREVIOUS.set(x);
}

fn recall() -> f64 {
    PREVIOUS.get()
}

#[grad]
fn behind_a_call(x: f64) -> f64 {
    remember(x);
    let previous: f64 = recall();
    previous * x
}

// It ends there on purpose.
#[grad]
fn on_purpose(x: f64) -> f64 {
    remember(stop_gradient(x));
    x
}

#[grad]
fn nothing(x: f64) {
    let _ = x;
}

// It has a `#[grad]` of its own.
#[grad]
fn for_nothing(x: f64) -> f64 {
    nothing(x);
    x
}

fn main() {}
