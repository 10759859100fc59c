//! Calls whose adjoint is known when they are made run both sweeps at once; one counter-example for each condition.
#![allow(clippy::all)]

use grad_runtime::{Tape, grad};

#[macro_use]
extern crate grad_tests;

#[grad]
fn norm(v: &[f64]) -> f64 {
    let mut s = 0.0;
    for x in v {
        s += x * x;
    }
    s.sqrt()
}

#[grad]
fn logistic(x: f64, k: f64) -> f64 {
    1.0 / (1.0 + (-k * x).exp())
}

// ---- what fuses -------------------------------------------------------------------------------------------------

#[grad(jvp)]
fn mixture(x: f64, k: f64, w: f64) -> f64 {
    let a = logistic(x, k);
    let b = w * logistic(x - 1.0, 2.0 * k);
    3.0 * (a - b) / w
}

#[grad(jvp)]
fn rows(m: &[f64], w: &[f64], n: usize) -> f64 {
    let mut total = 0.0;
    for i in 0..w.len() {
        total += w[i] * norm(&m[i * n..(i + 1) * n]);
    }
    0.5 * total
}

/// The number of ways to pay, each weighted: two calls of itself.
#[grad(jvp)]
fn partitions(rest: usize, coin: usize, x: f64) -> f64 {
    if coin == 0 || rest == 0 {
        return x;
    }
    let mut total = partitions(rest, coin - 1, x);
    if rest >= coin {
        total += x * partitions(rest - coin, coin, 0.5 * x);
    }
    total
}

#[test]
fn sums_and_products() {
    check!(mixture, mixture_value_and_grad, mixture_jvp(x, k, w), [x = 0.4, k = 1.3, w = 0.7] => (x, k, w));
    check!(rows, rows_value_and_grad, rows_jvp(&m, &w), [m = vec![0.1, 0.5, -0.4, 0.9, 1.2, 0.3], w = vec![0.3, 0.8, -0.2]] => (&m, &w, 2));
    check!(partitions, partitions_value_and_grad, partitions_jvp(x), [x = 0.7] => (6, 4, x));
}

#[test]
fn a_sum_of_calls_keeps_no_more_than_one() {
    let recorded = |n: usize| {
        let m: Vec<f64> = (0..4 * n).map(|i| (i as f64).sin()).collect();
        let w = vec![1.0; n];
        let (mut m_bar, mut w_bar) = (vec![0.0; 4 * n], vec![0.0; n]);
        let mut tape = Tape::new();
        rows_vjp_with(&mut tape, &m, &w, 4, &mut m_bar, &mut w_bar, 1.0);
        tape.peak_bytes()
    };
    assert_eq!(recorded(5), recorded(500));
}

/// `k` is permuted in place, and put back.
#[grad(jvp)]
fn permanent(a: &[f64], n: usize, row: usize, taken: &mut [bool]) -> f64 {
    if row == n {
        return 1.0;
    }
    let mut total = 0.0;
    for j in 0..n {
        if !taken[j] {
            taken[j] = true;
            total += a[row * n + j] * permanent(a, n, row + 1, taken);
            taken[j] = false;
        }
    }
    total
}

#[test]
fn expansion_along_rows() {
    let a: Vec<f64> = (0..9).map(|i| (i as f64 * 0.7).cos()).collect();
    check!(permanent, permanent_value_and_grad, permanent_jvp(&a), [a = a] => (&a, 3, 0, &mut [false; 3]));
}

// ---- what does not ----------------------------------------------------------------------------------------------

/// The adjoint depends on the value itself.
#[grad(jvp)]
fn squared(x: f64, k: f64) -> f64 {
    let y = logistic(x, k);
    y * y + y
}

/// A branch depends on it.
#[grad(jvp)]
fn capped(v: &[f64], cap: f64) -> f64 {
    let n = norm(v);
    if n > cap { cap + 0.1 * n } else { n }
}

/// The factor comes later, from something that is not there yet.
#[grad(jvp)]
fn late(v: &[f64], x: f64) -> f64 {
    let n = norm(v);
    let factor = (x * v[0]).sin();
    n * factor
}

/// What was read is overwritten afterwards: its adjoint then is that of another value.
#[grad(jvp)]
fn overwritten(x: &[f64]) -> f64 {
    let mut u = [x[0], x[1]];
    let n = norm(&u);
    u[0] = 3.0 * u[1] * u[1];
    n + u[0] * u[1]
}

/// The same in a loop: the next iteration overwrites it.
#[grad(jvp)]
fn walked(x: &[f64]) -> f64 {
    let mut u = [x[0], x[1]];
    let mut total = 0.0;
    for i in 0..x.len() {
        total += norm(&u);
        u[i % 2] = u[0] * x[i];
    }
    total
}

#[grad]
fn bump(u: &mut [f64], x: f64) -> f64 {
    u[0] = u[0] * x;
    u[0] + u[1]
}

/// The call changes memory that carries a derivative.
#[grad(jvp)]
fn bumped(x: f64, y: f64) -> f64 {
    let mut u = [x, y];
    let a = bump(&mut u, y);
    let b = bump(&mut u, x);
    a + b + u[0] * u[1]
}

#[grad]
fn draw(state: &mut [u64], x: f64) -> f64 {
    state[0] = (state[0] * 13 + 7) % 11;
    x * state[0] as f64
}

/// The call changes integers that the reverse of an earlier loop reads.
#[grad(jvp)]
fn drawn(x: &[f64], state: &mut [u64]) -> f64 {
    let mut p = 1.0;
    for i in 0..x.len() {
        p *= 1.0 + x[(state[0] as usize + i) % x.len()];
    }
    let a = draw(state, p);
    let b = draw(state, x[0]);
    a + 2.0 * b
}

/// No value, hence no adjoint.
#[grad]
fn checked(v: &[f64], limit: f64) -> Option<f64> {
    let n = norm(v);
    if n > limit {
        return None;
    }
    Some(n * limit)
}

/// The loop stops where a call says so.
#[grad(jvp)]
fn until(v: &[f64], limit: f64) -> f64 {
    let mut total = 0.0;
    for i in 0..v.len() {
        let n = norm(&v[..=i]);
        total += n;
        if total > limit {
            return limit * v[0];
        }
    }
    total
}

#[test]
fn adjoints_that_are_not_known() {
    check!(squared, squared_value_and_grad, squared_jvp(x, k), [x = 0.4, k = 1.3] => (x, k));
    for cap in [0.5, 5.0] {
        check!(capped, capped_value_and_grad, capped_jvp(&v, cap), [v = vec![0.8, -1.1], cap = cap] => (&v, cap));
    }
    check!(late, late_value_and_grad, late_jvp(&v, x), [v = vec![0.8, -1.1], x = 0.4] => (&v, x));
    for limit in [1.0, 10.0] {
        check!(until, until_value_and_grad, until_jvp(&v, limit), [v = vec![0.8, -1.1, 0.3], limit = limit] => (&v, limit));
    }
}

#[test]
fn memory_that_changes() {
    check!(overwritten, overwritten_value_and_grad, overwritten_jvp(&x), [x = vec![0.8, -1.1]] => (&x));
    check!(walked, walked_value_and_grad, walked_jvp(&x), [x = vec![0.8, -1.1, 0.3]] => (&x));
    check!(bumped, bumped_value_and_grad, bumped_jvp(x, y), [x = 0.8, y = 1.7] => (x, y));
    check!(drawn, drawn_value_and_grad, drawn_jvp(&x), [x = vec![0.8, -1.1, 0.3]] => (&x, &mut [5]));
    let mut state = [5];
    drawn_value_and_grad(&[0.8, -1.1, 0.3], &mut state);
    let mut expected = [5];
    drawn(&[0.8, -1.1, 0.3], &mut expected);
    assert_eq!(state, expected);
}

#[test]
fn no_value() {
    let v = [0.8, -1.1];
    assert_eq!(checked_value_and_grad(&v, 0.1), None);
    let mut v_bar = [0.5, 0.25];
    assert_eq!(checked_vjp(&v, 0.1, &mut v_bar, 1.0), None);
    assert_eq!(v_bar, [0.5, 0.25]);
    let (value, (v_bar, limit_bar)) = checked_value_and_grad(&v, 3.0).expect("within the limit");
    let n = norm(&v);
    assert_eq!(value, 3.0 * n);
    assert_eq!(limit_bar, n);
    assert!((v_bar[0] - 3.0 * v[0] / n).abs() < 1e-15);
}

// ---- methods, generics, rules of the user's --------------------------------------------------------------------

struct Scale(f64);

#[grad]
impl Scale {
    #[grad(wrt(x))]
    fn apply(&self, x: f64) -> f64 {
        (self.0 * x).sin()
    }

    #[grad(wrt(x))]
    fn twice(&self, x: f64) -> f64 {
        x * self.apply(x * x) + self.apply(x)
    }
}

#[grad]
fn mean<const N: usize>(v: &[f64; N]) -> f64 {
    let mut s = 0.0;
    for x in v {
        s += x.exp();
    }
    s / N as f64
}

#[grad(jvp)]
fn means(v: &[f64; 3], w: &[f64; 2]) -> f64 {
    v[0] * mean(w) + mean(v)
}

#[grad(custom = cube_rule)]
fn cube(x: f64) -> f64 {
    x * x * x
}

fn cube_rule(x: f64, seed: f64) -> f64 {
    3.0 * x * x * seed
}

#[grad]
fn cubes(x: f64, y: f64) -> f64 {
    y * cube(x) - cube(x * y)
}

#[test]
fn of_all_kinds() {
    let scale = Scale(1.7);
    let (_, slope) = scale.twice_value_and_grad(0.6);
    let step = 1e-6;
    let expected = (scale.twice(0.6 + step) - scale.twice(0.6 - step)) / (2.0 * step);
    assert!((slope - expected).abs() < 1e-8);
    check!(means, means_value_and_grad, means_jvp(&v, &w), [v = [0.1, 0.4, -0.3], w = [0.5, 0.2]] => (&v, &w));
    check!(cubes, cubes_value_and_grad, [x = 0.6, y = 1.4] => (x, y));
}
