//! What is in an `Option`, changed where it is: `&mut`, `as_mut`, `ref mut`, `get_or_insert`, `insert`, `replace`.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::value_and_gradient;

/// A leaky accumulator that starts with the first sample.
#[grad]
fn leaky(xs: &[f64], k: f64) -> f64 {
    let mut level: Option<f64> = None;
    for &x in xs {
        if let Some(level) = &mut level {
            *level += (x - *level) * k;
        } else {
            level = Some(x);
        }
    }
    level.unwrap_or(k)
}

#[grad]
fn products(xs: &[f64], k: f64) -> f64 {
    let mut all: Option<f64> = None;
    let mut sum = 0.0;
    for &x in xs {
        match all.as_mut() {
            Some(all) => *all *= x,
            None => all = Some(k * k),
        }
        if x > 1.5 {
            sum += all.take().unwrap_or(0.0);
        }
    }
    let before = all;
    if let Some(ref mut all) = all {
        *all = all.sin() * k;
    }
    sum + before.unwrap_or(1.0) * all.unwrap_or(2.0)
}

#[grad]
fn counted(xs: &[f64], k: f64) -> f64 {
    let (mut first, mut last): (Option<f64>, Option<f64>) = (None, None);
    let mut sum = 0.0;
    for &x in xs {
        let base = first.get_or_insert(x * k);
        *base += 0.1 * x;
        sum += *base * x;
        if let Some(previous) = last.replace(x * k) {
            sum += previous * x;
        }
    }
    let slot = first.insert(sum);
    *slot *= k;
    first.unwrap() + last.unwrap_or(k)
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Peak {
    at: f64,
    height: f64,
}

#[grad]
fn highest(xs: &[f64], k: f64) -> f64 {
    let mut peak: Option<Peak> = None;
    for &x in xs {
        let found = peak.get_or_insert_with(|| Peak {
            at: k,
            height: 0.5 * x,
        });
        found.at += 0.2 * x;
        if let Some(peak) = peak.as_mut() {
            if x > peak.height {
                peak.height = x * k;
                peak.at = x;
            }
        }
    }
    peak.map_or(k, |peak| peak.at * peak.height)
}

#[test]
fn contents_that_are_changed_in_place() {
    for xs in [
        vec![],
        vec![0.4],
        vec![0.7, 1.9, -0.6, 1.2],
        vec![1.7, 0.3, 0.9, 2.2, 0.5],
    ] {
        for k in [0.6, 1.4] {
            let at = (xs.clone(), k);
            let f = |(xs, k): &(Vec<f64>, f64)| leaky(xs, *k);
            value_and_gradient(f, &at, leaky_value_and_grad(&xs, k));
            let f = |(xs, k): &(Vec<f64>, f64)| products(xs, *k);
            value_and_gradient(f, &at, products_value_and_grad(&xs, k));
            let f = |(xs, k): &(Vec<f64>, f64)| highest(xs, *k);
            value_and_gradient(f, &at, highest_value_and_grad(&xs, k));
            if !xs.is_empty() {
                let f = |(xs, k): &(Vec<f64>, f64)| counted(xs, *k);
                value_and_gradient(f, &at, counted_value_and_grad(&xs, k));
            }
        }
    }
}
