//! Closures and functions handed to adaptors, and closures that the caller hands in.

use grad_runtime::grad;

#[grad]
fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

#[grad]
fn blend(a: f64, b: f64) -> f64 {
    a * 0.3 + b * b
}

#[grad]
fn norm(v: &[f64]) -> f64 {
    v.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[grad(jvp)]
fn named_functions(v: &[f64]) -> f64 {
    let activated: f64 = v.iter().copied().map(logistic).sum();
    let roots: f64 = v.iter().copied().map(f64::abs).map(f64::sqrt).product();
    let folded = v.iter().copied().fold(0.5, blend);
    let chunks: f64 = v.chunks(2).map(norm).sum();
    activated * roots + folded * chunks
}

#[grad(jvp)]
fn bound_before(v: &[f64], t: f64) -> f64 {
    let kernel = |x: &f64| (x * t).tanh();
    let positive = |x: &&f64| **x > 0.0;
    let add = |acc: f64, x: f64| acc * 0.9 + x;
    let first: f64 = v.iter().map(kernel).sum();
    let second: f64 = v.iter().filter(positive).map(|x| kernel(x)).fold(0.0, add);
    first * second
}

/// Called with arguments that carry no derivative.
#[grad(wrt(x), jvp)]
fn on_a_grid<F: Fn(f64) -> f64>(f: F, x: f64, n: usize) -> f64 {
    let mut s = 0.0;
    for i in 0..n {
        let t = i as f64 / n as f64;
        s += f(t) * (x * t).sin();
    }
    s
}

#[grad(wrt(x), jvp)]
fn by_impl(f: impl Fn(usize) -> f64, x: f64, n: usize) -> f64 {
    (0..n).map(|i| f(i) * x.powi(i as i32)).sum()
}

#[grad(wrt(x), jvp)]
fn by_dyn(f: &dyn Fn(f64) -> f64, x: f64) -> f64 {
    let c = f(2.0);
    c * x * x
}

#[test]
fn passed() {
    let v = || vec![0.5, 1.2, -0.8, 0.3];
    check!(named_functions, named_functions_value_and_grad, named_functions_jvp(&v), [v = v()] => (&v));
    check!(bound_before, bound_before_value_and_grad, bound_before_jvp(&v, t), [v = v(), t = 0.7] => (&v, t));
    check!(on_a_grid, on_a_grid_value_and_grad, on_a_grid_jvp(x), [x = 0.7] => (|t| t * t + 1.0, x, 5));
    check!(by_impl, by_impl_value_and_grad, by_impl_jvp(x), [x = 0.7] => (|i| i as f64 + 0.5, x, 5));
    check!(by_dyn, by_dyn_value_and_grad, by_dyn_jvp(x), [x = 0.7] => (&|t| t * t + 1.0, x));
}
