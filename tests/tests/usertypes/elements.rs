//! Elements that hold several numbers, assigned to one another: it may be one and the same.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
struct Node {
    x: f64,
    y: f64,
}

#[grad]
fn structs(a: f64, i: usize, j: usize) -> f64 {
    let mut items = [Node { x: a, y: a * a }, Node { x: 2.0 * a, y: a }];
    items[i] = items[j];
    items[0].x * 3.0 + items[1].y
}

#[grad]
fn rows(a: f64, i: usize, j: usize) -> f64 {
    let mut items = [[a, a * a], [2.0 * a, a]];
    items[i] = items[j];
    items[0][0] * 3.0 + items[1][1]
}

#[grad]
fn lists(a: f64, i: usize, j: usize) -> f64 {
    let mut items = vec![vec![a, a * a], vec![2.0 * a, a]];
    items[i] = items[j].clone();
    items[0][0] * 3.0 + items[1][1]
}

#[test]
fn elements_assigned_to_themselves() {
    for (i, j, a_bar) in [(0, 0, 4.0), (1, 1, 4.0), (0, 1, 7.0), (1, 0, 6.0)] {
        assert_eq!(structs_grad(1.5, i, j), a_bar);
        assert_eq!(rows_grad(1.5, i, j), a_bar);
        assert_eq!(lists_grad(1.5, i, j), a_bar);
    }
}
