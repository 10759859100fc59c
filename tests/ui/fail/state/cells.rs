//! A number that goes into a cell would come out without its derivative.

use std::cell::{Cell, RefCell};

use grad_runtime::grad;

#[grad]
fn local_cell(x: f64) -> f64 {
    let total = Cell::new(x);
    total.set(total.get() * 2.0);
    total.get()
}

#[grad]
fn local_refcell(x: f64) -> f64 {
    let total = RefCell::new(x);
    *total.borrow_mut() *= 2.0;
    let value = *total.borrow();
    value
}

#[grad(wrt(x))]
fn lent_cell(x: f64, last: &Cell<f64>) -> f64 {
    last.set(x);
    last.get() * x
}

#[grad(wrt(x))]
fn lent_history(x: f64, history: &RefCell<Vec<f64>>) -> f64 {
    history.borrow_mut().push(x);
    x
}

fn main() {}
