//! What a call lends is seen in the body of what is called.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Table {
    data: Vec<f64>,
    width: usize,
}

impl Table {
    fn row(&self, i: usize) -> &[f64] {
        &self.data[i * self.width..(i + 1) * self.width]
    }
}

#[grad]
fn first_row(table: &Table, x: f64) -> f64 {
    let row: &[f64] = table.row(0);
    row[0] * x
}

fn main() {}
