//! What a crate has in a file of its own.

use grad_runtime::grad;

/// The midpoint rule.
#[grad]
pub fn midpoint(f: impl Fn(f64) -> f64, a: f64, b: f64, n: usize) -> f64 {
    let h = (b - a) / n as f64;
    let mut sum = 0.0;
    for i in 0..n {
        sum += f(a + h * (i as f64 + 0.5));
    }
    sum * h
}

/// Five steps of the secant method.
#[grad]
pub fn secant(f: fn(f64) -> f64, a: f64, b: f64) -> f64 {
    let (mut x, mut y) = (a, b);
    for _ in 0..5 {
        let slope = (f(y) - f(x)) / (y - x);
        let next = y - f(y) / slope;
        x = y;
        y = next;
    }
    y
}

/// Midpoint steps of a system of any size.
#[grad]
pub fn steps<const N: usize>(
    f: impl Fn(f64, &[f64; N]) -> [f64; N],
    start: [f64; N],
    h: f64,
    n: usize,
) -> [f64; N] {
    let (mut t, mut y) = (0.0, start);
    for _ in 0..n {
        let first = f(t, &y);
        let mut middle = y;
        for i in 0..N {
            middle[i] += 0.5 * h * first[i];
        }
        let second = f(t + 0.5 * h, &middle);
        for i in 0..N {
            y[i] += h * second[i];
        }
        t += h;
    }
    y
}
