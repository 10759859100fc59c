use std::borrow::Borrow;

use grad_runtime::grad;

#[grad]
fn mean<T: AsRef<[f64]>>(x: T) -> f64 {
    let x = x.as_ref();
    (x[0] + x[1]) / 2.0
}

#[grad]
fn power(x: impl AsRef<[f64]>, scale: f64) -> f64 {
    x.as_ref().iter().map(|x| x * x * scale).sum()
}

#[grad]
fn total<B>(all: &[f64], first: &B) -> f64
where
    B: Borrow<f64>,
{
    let first = first.borrow();
    all.iter().sum::<f64>() + first
}

fn main() {
    mean(vec![1.0, 2.0]);
    power([1.0, 2.0], 2.0);
    total(&[1.0], &2.0);
}
