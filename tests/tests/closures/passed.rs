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

/// Behind a pointer that owns the function, called with what carries a derivative.
#[grad]
fn by_box(f: Box<dyn Fn(f64) -> f64>, x: f64) -> f64 {
    f(x * x) * x + f(1.0)
}

#[grad]
fn by_rc(f: std::rc::Rc<dyn Fn(f64, f64) -> f64>, x: f64, y: f64) -> f64 {
    let mut sum = 0.0;
    for i in 0..3 {
        sum += f(x, y * i as f64);
    }
    sum
}

#[grad(wrt(x))]
fn by_a_lent_box(f: &Box<dyn Fn(f64) -> f64>, x: f64) -> f64 {
    f(2.0) * x.sin()
}

#[test]
fn behind_pointers() {
    use grad_tests::check::value_and_gradient;
    let sine = |x: f64, seed: f64| (x.sin(), x.cos() * seed);
    value_and_gradient(
        |x| by_box(Box::new(f64::sin), *x),
        &0.7,
        by_box_value_and_grad(Box::new(f64::sin), sine, 0.7),
    );
    let product = |x: f64, y: f64, seed: f64| (x * y.exp(), (y.exp() * seed, x * y.exp() * seed));
    let f = || std::rc::Rc::new(|x: f64, y: f64| x * y.exp());
    value_and_gradient(
        |&(x, y)| by_rc(f(), x, y),
        &(0.7, 0.2),
        by_rc_value_and_grad(f(), product, 0.7, 0.2),
    );
    let square: Box<dyn Fn(f64) -> f64> = Box::new(|t| t * t);
    check!(by_a_lent_box, by_a_lent_box_value_and_grad, [x = 0.7] => (&square, x));
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
