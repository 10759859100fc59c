//! Closures bound to a variable and called.

use grad_runtime::grad;

#[grad(jvp)]
fn simpson_inline(a: f64, b: f64, k: f64) -> f64 {
    let f = |x: f64| (k * x).sin() * x;
    let m = 0.5 * (a + b);
    (b - a) / 6.0 * (f(a) + 4.0 * f(m) + f(b))
}

#[grad(jvp)]
fn runge_kutta(y0: f64, rate: f64, h: f64, steps: usize) -> f64 {
    let f = |t: f64, y: f64| -> f64 { rate * y * (1.0 - y) + t.cos() };
    let mut y = y0;
    let mut t = 0.0;
    for _ in 0..steps {
        let k1 = f(t, y);
        let k2 = f(t + h / 2.0, y + h * k1 / 2.0);
        let k3 = f(t + h / 2.0, y + h * k2 / 2.0);
        let k4 = f(t + h, y + h * k3);
        y += h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
        t += h;
    }
    y
}

#[grad(jvp)]
fn with_early_return(x: f64, y: f64) -> f64 {
    let safe_log = |v: f64| {
        if v <= 0.0 {
            return -1.0;
        }
        let t = v.ln();
        if t > 1.0 {
            return t * t;
        }
        t
    };
    safe_log(x) * y + safe_log(y - x)
}

#[grad(jvp)]
fn nested(x: f64, y: f64) -> f64 {
    let square = |v: f64| v * v;
    let norm = |a: f64, b: f64| (square(a) + square(b)).sqrt();
    let scaled = |s: f64| {
        let inner = |t: f64| t * s + x;
        inner(y) * inner(norm(x, y))
    };
    scaled(0.5) + scaled(norm(1.0, y))
}

#[grad(jvp)]
fn tuple_parameters(p: (f64, f64), q: [f64; 2]) -> f64 {
    let dot = |(a, b): (f64, f64), [c, d]: [f64; 2]| a * c + b * d;
    let add = |a: (f64, f64), b: (f64, f64)| (a.0 + b.0, a.1 * b.1);
    let swap = |(a, b)| (b, a);
    let r = add(p, swap(p));
    dot(p, q) + dot(r, [q[1], q[0]])
}

#[grad(jvp)]
fn returns_arrays(x: f64, y: f64) -> f64 {
    let rotate = |v: [f64; 2], angle: f64| {
        let (s, c) = angle.sin_cos();
        [c * v[0] - s * v[1], s * v[0] + c * v[1]]
    };
    let field = |n: usize| -> Vec<f64> { (0..n).map(|i| x * i as f64 + y).collect() };
    let u = rotate(rotate([x, y], 0.3), x);
    u[0] * u[1] + field(4).iter().sum::<f64>()
}

#[grad(jvp)]
fn over_slices(v: &[f64], w: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let norm = |a: &[f64]| dot(a, a).sqrt();
    let at = |i: usize, j: usize| v[i] * w[j];
    dot(v, w) / (norm(v) * norm(w)) + at(0, 1) * at(1, 0)
}

#[grad(jvp)]
fn chosen(x: f64, upper: bool) -> f64 {
    let low = |t: f64| t * t;
    let high = |t: f64| t.exp();
    if upper {
        high(x) - low(x)
    } else {
        low(x) * 2.0
    }
}

#[grad(jvp)]
fn called_by_reference(x: f64, y: f64) -> f64 {
    let f = |t: f64| t * y;
    let g = &f;
    (f)(x) + g(x * x) + (|t: f64| t + y)(x)
}

#[grad(jvp)]
fn function_values(x: f64, y: f64) -> f64 {
    let f = f64::sin;
    let g: fn(f64) -> f64 = f64::exp;
    let scale = 2.0;
    f(x) * g(y) + scale
}

#[grad(jvp)]
fn finite_difference_free(x: f64, n: usize) -> f64 {
    let mut guess = 1.0;
    let f = |r: f64| r * r * r - x;
    let df = |r: f64| 3.0 * r * r;
    for _ in 0..n {
        let step = f(guess) / df(guess);
        guess -= step;
        if step.abs() < 1e-15 {
            break;
        }
    }
    guess
}

#[test]
fn local() {
    check!(simpson_inline, simpson_inline_value_and_grad, simpson_inline_jvp(a, b, k), [a = 0.2, b = 0.9, k = 1.3] => (a, b, k));
    check!(runge_kutta, runge_kutta_value_and_grad, runge_kutta_jvp(y, r, h), [y = 0.2, r = 0.9, h = 0.1] => (y, r, h, 5));
    for (x, y) in [(0.4, 1.3), (-0.4, 1.3), (3.0, 9.0)] {
        check!(with_early_return, with_early_return_value_and_grad, with_early_return_jvp(x, y), [x = x, y = y] => (x, y));
    }
    check!(nested, nested_value_and_grad, nested_jvp(x, y), [x = 0.4, y = 0.9] => (x, y));
    check!(tuple_parameters, tuple_parameters_value_and_grad, tuple_parameters_jvp(p, q), [p = (0.4, 0.9), q = [0.3, 1.2]] => (p, q));
    check!(returns_arrays, returns_arrays_value_and_grad, returns_arrays_jvp(x, y), [x = 0.4, y = 0.9] => (x, y));
    check!(over_slices, over_slices_value_and_grad, over_slices_jvp(&v, &w), [v = vec![0.4, 0.9], w = vec![0.3, 1.2]] => (&v, &w));
    check!(chosen, chosen_value_and_grad, chosen_jvp(x), [x = 0.4] => (x, true));
    check!(chosen, chosen_value_and_grad, chosen_jvp(x), [x = 0.4] => (x, false));
    check!(called_by_reference, called_by_reference_value_and_grad, called_by_reference_jvp(x, y), [x = 0.4, y = 0.9] => (x, y));
    check!(function_values, function_values_value_and_grad, function_values_jvp(x, y), [x = 0.4, y = 0.9] => (x, y));
    check!(finite_difference_free, finite_difference_free_value_and_grad, finite_difference_free_jvp(x), [x = 2.4] => (x, 20));
}
