//! Results of which only callers know what they hold.

use grad_runtime::grad;

#[grad]
fn scaled(x: f64) -> Box<dyn Fn(f64) -> f64> {
    Box::new(move |y| x * y)
}

#[grad]
fn squares(v: &[f64]) -> impl Iterator<Item = f64> + '_ {
    v.iter().map(|x| x * x)
}

#[grad]
fn multiples(x: f64) -> Box<dyn Iterator<Item = f64>> {
    Box::new((0..3).map(move |i| x * i as f64))
}

struct Spring<F>(F);

#[grad]
fn damped(stiffness: f64) -> Spring<impl Fn(f64) -> f64> {
    let force = move |x: f64| -stiffness * x;
    Spring(force)
}

fn main() {}
