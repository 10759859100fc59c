//! Functions that take functions: the companions take what differentiates them, right after them.

use grad_runtime::grad;

/// Classical Runge-Kutta with a right-hand side of the caller's.
#[grad]
fn rk4<F: Fn(f64, f64) -> f64>(f: F, y0: f64, t0: f64, h: f64, steps: usize) -> f64 {
    let mut y = y0;
    let mut t = t0;
    for _ in 0..steps {
        let k1 = f(t, y);
        let k2 = f(t + 0.5 * h, y + 0.5 * h * k1);
        let k3 = f(t + 0.5 * h, y + 0.5 * h * k2);
        let k4 = f(t + h, y + h * k3);
        y += h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
        t += h;
    }
    y
}

/// Only signs of values of `f` are used: no derivative flows through it.
#[grad]
fn bisect(f: impl Fn(f64) -> f64, lo: f64, hi: f64, iterations: usize) -> f64 {
    let (mut a, mut b) = (lo, hi);
    let fa = f(a);
    for _ in 0..iterations {
        let m = 0.5 * (a + b);
        if (f(m) > 0.0) == (fa > 0.0) {
            a = m;
        } else {
            b = m;
        }
    }
    0.5 * (a + b)
}

#[grad]
fn secant<F>(f: F, x0: f64, x1: f64, tol: f64) -> Option<f64>
where
    F: Fn(f64) -> f64,
{
    let (mut a, mut b) = (x0, x1);
    let (mut fa, mut fb) = (f(a), f(b));
    for _ in 0..4 {
        if (fb - fa).abs() < tol {
            return None;
        }
        let next = b - fb * (b - a) / (fb - fa);
        (a, fa) = (b, fb);
        b = next;
        fb = f(b);
    }
    Some(b)
}

#[grad]
fn simpson(f: &dyn Fn(f64) -> f64, a: f64, b: f64, n: usize) -> f64 {
    let h = (b - a) / n as f64;
    let inner: f64 = (1..n)
        .map(|i| if i % 2 == 0 { 2.0 } else { 4.0 } * f(a + i as f64 * h))
        .sum();
    h / 3.0 * (f(a) + inner + f(b))
}

/// One of the arguments is a number without a derivative.
#[grad]
fn series<F: Fn(usize, f64) -> f64>(term: F, x: f64, n: usize) -> f64 {
    (0..n).map(|k| term(k, x)).sum()
}

#[grad]
fn generic<T: num_traits::Float, F: Fn(T) -> T>(f: F, x: T) -> T {
    f(x) * f(x + T::one())
}

/// Called with what carries no derivative: nothing follows it.
#[grad]
fn sampled<F: Fn(f64) -> f64>(f: F, weights: &[f64]) -> f64 {
    weights
        .iter()
        .enumerate()
        .map(|(i, w)| w * f(i as f64))
        .sum()
}

/// The name that `f` would be followed by is taken.
#[grad]
fn hostile(f: impl Fn(f64) -> f64, f_vjp: f64) -> f64 {
    let seed = f(f_vjp);
    seed * f_vjp
}

#[grad]
fn decay(t: f64, y: f64) -> f64 {
    -0.7 * y + t.sin()
}

#[grad]
fn cubic(x: f64) -> f64 {
    x * x * x - 2.0 * x - 5.0
}

#[test]
fn gradients() {
    let at = (1.5, 0.2, 0.1);
    let got = rk4_value_and_grad(decay, decay_vjp, at.0, at.1, at.2, 6);
    let f = |at: &(f64, f64, f64)| rk4(decay, at.0, at.1, at.2, 6);
    grad_tests::check::value_and_gradient(f, &at, got);

    let at = (2.0, 3.0);
    let got = bisect_value_and_grad(cubic, at.0, at.1, 2);
    let f = |at: &(f64, f64)| bisect(cubic, at.0, at.1, 2);
    grad_tests::check::value_and_gradient(f, &at, got);

    let at = (2.0, 3.0, 1e-9);
    let got = secant_value_and_grad(cubic, cubic_vjp, at.0, at.1, at.2).unwrap();
    let f = |at: &(f64, f64, f64)| secant(cubic, at.0, at.1, at.2).unwrap();
    grad_tests::check::value_and_gradient(f, &at, got);

    let at = (0.3, 1.9);
    let got = simpson_value_and_grad(&cubic, cubic_vjp, at.0, at.1, 6);
    let f = |at: &(f64, f64)| simpson(&cubic, at.0, at.1, 6);
    grad_tests::check::value_and_gradient(f, &at, got);

    let power = |k: usize, x: f64| x.powi(k as i32);
    let power_vjp = |k: usize, x: f64, seed: f64| {
        let k = k as i32;
        (x.powi(k), seed * k as f64 * x.powi(k - 1))
    };
    let got = series_value_and_grad(power, power_vjp, 0.7, 5);
    grad_tests::check::value_and_gradient(|x: &f64| series(power, *x, 5), &0.7, got);

    let got = generic_value_and_grad(cubic, cubic_vjp, 0.7);
    grad_tests::check::value_and_gradient(|x: &f64| generic(cubic, *x), &0.7, got);

    let w = vec![0.5, -1.0, 2.0];
    let got = sampled_value_and_grad(cubic, &w);
    grad_tests::check::value_and_gradient(|w: &Vec<f64>| sampled(cubic, w), &w, got);

    let got = hostile_value_and_grad(cubic, cubic_vjp, 0.7);
    grad_tests::check::value_and_gradient(|x: &f64| hostile(cubic, *x), &0.7, got);
}

/// Derivatives with respect to what a closure captures are collected by the closure that the caller writes.
#[test]
fn captures() {
    use std::cell::Cell;
    let rate = 0.7;
    let rate_bar = Cell::new(0.0);
    let f = |_: f64, y: f64| -rate * y;
    let f_vjp = |_: f64, y: f64, seed: f64| {
        rate_bar.set(rate_bar.get() - seed * y);
        (-rate * y, (0.0, -rate * seed))
    };
    let (value, (y_bar, _, _)) = rk4_value_and_grad(f, f_vjp, 1.5, 0.0, 0.1, 4);
    let of = |at: &(f64, f64)| rk4(|_, y| -at.0 * y, at.1, 0.0, 0.1, 4);
    let got = (value, (rate_bar.get(), y_bar));
    grad_tests::check::value_and_gradient(of, &(rate, 1.5), got);
}
