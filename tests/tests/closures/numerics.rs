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

/// Three nodes of Gauss and Legendre on `[-1, 1]`.
const NODES: [f64; 3] = [-0.774_596_669_241_483_4, 0.0, 0.774_596_669_241_483_4];
const WEIGHTS: [f64; 3] = [5.0 / 9.0, 8.0 / 9.0, 5.0 / 9.0];
const ORDER: usize = 3;

/// The rule of these nodes, in panels.
#[grad]
pub fn gauss(f: impl Fn(f64) -> f64, a: f64, b: f64, panels: usize) -> f64 {
    let half = 0.5 * (b - a) / panels as f64;
    let mut weights = [0.0; ORDER];
    weights.copy_from_slice(&WEIGHTS);
    let mut sum = 0.0;
    for panel in 0..panels {
        let middle = a + half * (2 * panel + 1) as f64;
        for k in 0..ORDER {
            sum += weights[k] * f(middle + half * NODES[k]);
        }
    }
    sum * half
}

const STEP: f64 = HALF * 0.4;
const HALF: f64 = 0.5;
const ROUNDS: u32 = 12;

/// Where some steps of steepest descent, with slopes by differences, end, and what is there.
#[grad]
pub fn valley<F: Fn(f64) -> f64>(f: F, start: f64, width: f64) -> f64 {
    let mut x = start;
    for _ in 0..ROUNDS {
        x -= STEP * (f(x + width) - f(x - width)) / (width + width);
    }
    f(x) + x.powi(ROUNDS as i32 - 10)
}
