//! Iterators that come from elsewhere than slices and ranges.

use std::iter;

use grad_runtime::grad;

#[grad(jvp)]
fn repeated(x: f64, n: usize) -> f64 {
    let powers: f64 = std::iter::repeat(x).take(n).product();
    let list: Vec<f64> = iter::repeat(x * x).take(3).collect();
    powers + list.iter().sum::<f64>()
}

#[grad(jvp)]
fn once_and_chain(a: f64, xs: &[f64], b: f64) -> f64 {
    let padded: Vec<f64> = iter::once(a)
        .chain(xs.iter().copied())
        .chain(iter::once(b))
        .collect();
    padded.windows(2).map(|w| (w[1] - w[0]).powi(2)).sum()
}

#[grad(jvp)]
fn series(x: f64) -> f64 {
    std::iter::successors(Some(1.0), |t| Some(t * x))
        .take(6)
        .sum()
}

#[grad(jvp)]
fn terms(x: f64) -> f64 {
    iter::successors(Some((1.0, 1)), |&(t, k)| Some((t * x / k as f64, k + 1)))
        .map(|(t, _)| t)
        .take_while(|t| t.abs() > 1e-9)
        .sum()
}

#[grad(jvp)]
fn infinite(x: f64, tolerance: f64) -> f64 {
    (1..)
        .map(|k| x.powi(k) / k as f64)
        .take_while(|t| *t > tolerance)
        .sum()
}

#[grad(jvp)]
fn from_function(x: f64, n: usize) -> f64 {
    let mut k = 0;
    iter::from_fn(|| {
        k += 1;
        if k <= n { Some(x.powi(k as i32)) } else { None }
    })
    .sum()
}

#[grad(jvp)]
fn signs(xs: &[f64]) -> f64 {
    xs.iter()
        .zip([1.0, -1.0].iter().cycle())
        .map(|(x, s)| x * s)
        .sum()
}

#[grad(jvp)]
fn arrays(x: f64, y: f64) -> f64 {
    let total: f64 = [x, y, x * y].iter().sum();
    let sines: f64 = [x, y].iter().map(|v| v.sin()).product();
    let largest = [x, y, 0.1].into_iter().fold(f64::NEG_INFINITY, f64::max);
    let mut s = 0.0;
    for (c, v) in [(1.0, x), (2.0, y)] {
        s += c * v * v;
    }
    for v in [x, y, x - y].iter() {
        s *= v;
    }
    total * sines + largest + s
}

const NODES: [f64; 3] = [-0.774_596_669_241_483_4, 0.0, 0.774_596_669_241_483_4];
const WEIGHTS: &[f64] = &[
    0.555_555_555_555_555_6,
    0.888_888_888_888_888_9,
    0.555_555_555_555_555_6,
];

#[grad(jvp)]
fn gauss(a: f64, b: f64) -> f64 {
    let (mid, half) = ((a + b) / 2.0, (b - a) / 2.0);
    NODES
        .iter()
        .zip(WEIGHTS.iter())
        .map(|(&x, &w)| w * (mid + half * x).exp())
        .sum::<f64>()
        * half
}

#[test]
fn sources() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7];
    check!(repeated, repeated_value_and_grad, repeated_jvp(x), [x = 0.7] => (x, 4));
    check!(once_and_chain, once_and_chain_value_and_grad, once_and_chain_jvp(a, &xs, b), [a = 0.7, xs = v(), b = 0.2] => (a, &xs, b));
    check!(series, series_value_and_grad, series_jvp(x), [x = 0.7] => (x));
    check!(terms, terms_value_and_grad, terms_jvp(x), [x = 0.7] => (x));
    check!(infinite, infinite_value_and_grad, infinite_jvp(x, f64::abs(t)), [x = 0.5, t = 1e-9] => (x, f64::abs(t)));
    check!(from_function, from_function_value_and_grad, from_function_jvp(x), [x = 0.5] => (x, 4));
    check!(signs, signs_value_and_grad, signs_jvp(&xs), [xs = v()] => (&xs));
    check!(arrays, arrays_value_and_grad, arrays_jvp(x, y), [x = 0.7, y = 1.2] => (x, y));
    check!(gauss, gauss_value_and_grad, gauss_jvp(a, b), [a = 0.7, b = 1.2] => (a, b));
}
