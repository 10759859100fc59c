use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
struct Point {
    x: f64,
}

#[grad]
fn chosen<T>(left: bool, a: T, b: T) -> T {
    if left { a } else { b }
}

#[grad]
fn abscissa(x: f64, left: bool) -> f64 {
    chosen(left, Point { x }, Point { x: -x }).x
}

fn main() {}
