//! What programs record: a lost optimisation shows here first.

use grad_runtime::{Tape, grad};

/// The most bytes on the tape, and that a second run needs no more memory.
fn recorded(mut run: impl FnMut(&mut Tape)) -> usize {
    let mut tape = Tape::new();
    run(&mut tape);
    let (peak, capacity) = (tape.peak_bytes(), tape.capacity_bytes());
    tape.reset_peak();
    run(&mut tape);
    assert_eq!(tape.peak_bytes(), peak);
    assert_eq!(tape.capacity_bytes(), capacity, "a warm run allocates");
    peak
}

fn numbers(n: usize) -> Vec<f64> {
    (0..n).map(|k| 0.1 + (k as f64 * 0.7).sin()).collect()
}

#[grad]
fn squares(x: &[f64]) -> f64 {
    let mut total = 0.0;
    for &v in x {
        total += v * v;
    }
    0.5 * total
}

#[grad(wrt(w))]
fn regression(w: &[f64], x: &[f64], y: &[f64]) -> f64 {
    let m = w.len();
    let mut total = 0.0;
    for i in 0..y.len() {
        let mut z = 0.0;
        for j in 0..m {
            z += w[j] * x[i * m + j];
        }
        let p = 1.0 / (1.0 + (-z).exp());
        total -= y[i] * p.ln() + (1.0 - y[i]) * (1.0 - p).ln();
    }
    total / y.len() as f64
}

#[grad(wrt(c))]
fn powers(c: &[f64], t: &[f64]) -> f64 {
    let mut total = 0.0;
    for &t in t {
        let mut p = 1.0;
        let mut r = 0.3;
        for &c in c {
            r -= c * p;
            p *= t;
        }
        total += r * r;
    }
    total
}

#[grad]
fn spread(x: &[f64]) -> f64 {
    let (mut lo, mut hi) = (f64::INFINITY, f64::NEG_INFINITY);
    for &v in x {
        lo = lo.min(v);
        hi = hi.max(v);
    }
    (hi - lo) * (hi - lo)
}

#[grad]
fn log_sum(x: &[f64]) -> f64 {
    let mut top = f64::NEG_INFINITY;
    for &v in x {
        top = top.max(v);
    }
    let mut sum = 0.0;
    for &v in x {
        sum += (v - top).exp();
    }
    top + sum.ln()
}

#[test]
fn sums_of_independent_terms_record_nothing() {
    for n in [3, 50] {
        let (x, mut bar) = (numbers(n), vec![0.0; n]);
        assert_eq!(
            recorded(|tape| {
                squares_vjp_with(tape, &x, &mut bar, 1.0);
            }),
            0
        );
        let (w, x, y) = (numbers(4), numbers(4 * n), numbers(n));
        let mut bar = vec![0.0; 4];
        assert_eq!(
            recorded(|tape| {
                regression_vjp_with(tape, &w, &x, &y, &mut bar, 1.0);
            }),
            0
        );
    }
}

#[test]
fn records_of_one_iteration_at_a_time() {
    for n in [3, 50] {
        let (c, t, mut bar) = (numbers(6), numbers(n), vec![0.0; 6]);
        assert_eq!(
            recorded(|tape| {
                powers_vjp_with(tape, &c, &t, &mut bar, 1.0);
            }),
            6 * 8
        );
    }
}

#[test]
fn reductions_record_the_winner_only() {
    let (x, mut bar) = (numbers(40), vec![0.0; 40]);
    assert_eq!(
        recorded(|tape| {
            spread_vjp_with(tape, &x, &mut bar, 1.0);
        }),
        0
    );
    // The exponentials.
    assert_eq!(
        recorded(|tape| {
            log_sum_vjp_with(tape, &x, &mut bar, 1.0);
        }),
        40 * 8
    );
}

/// An elimination keeps its factors, and nothing of the matrix.
#[grad]
fn eliminated(a: &[f64], n: usize) -> f64 {
    let mut m = a.to_vec();
    for k in 0..n {
        for i in k + 1..n {
            let f = m[i * n + k] / m[k * n + k];
            for j in k + 1..n {
                m[i * n + j] -= f * m[k * n + j];
            }
        }
    }
    m[n * n - 1]
}

/// Paths through a grid: a table that is filled in order. What the weights are multiplied with is kept.
#[grad]
fn paths(w: &[f64], n: usize) -> f64 {
    let mut d = vec![1.0; n * n];
    for i in 1..n {
        for j in 1..n {
            d[i * n + j] =
                w[i * n + j] * (d[(i - 1) * n + j] * d[i * n + j - 1] + d[(i - 1) * n + j - 1]);
        }
    }
    d[n * n - 1]
}

#[test]
fn what_is_final_when_it_is_read_is_not_recorded() {
    for n in [3, 20] {
        let (mut a, mut bar) = (numbers(n * n), vec![0.0; n * n]);
        (0..n).for_each(|i| a[i * n + i] += 5.0);
        assert_eq!(
            recorded(|tape| {
                eliminated_vjp_with(tape, &a, n, &mut bar, 1.0);
            }),
            n * (n - 1) / 2 * 8
        );
        assert_eq!(
            recorded(|tape| {
                paths_vjp_with(tape, &a, n, &mut bar, 1.0);
            }),
            (n - 1) * (n - 1) * 8
        );
    }
}

/// A population that grows, and begins anew. Its sizes are recorded where they are squared; nobody asks for them when
/// they are overwritten all at once.
#[grad]
fn seasons(x: &[f64], years: usize) -> f64 {
    let mut size = x.to_vec();
    let mut total = 0.0;
    for _ in 0..years {
        for i in 0..x.len() {
            size[i] = size[i] * size[i] * x[i];
        }
        total += size[0] + size[1];
        size.copy_from_slice(x);
    }
    total
}

#[test]
fn what_is_recorded_is_not_saved_again() {
    for n in [3, 20] {
        let (x, mut bar) = (numbers(n), vec![0.0; n]);
        assert_eq!(
            recorded(|tape| {
                seasons_vjp_with(tape, &x, 4, &mut bar, 1.0);
            }),
            4 * n * 8
        );
    }
}

/// Totals of a table of the loop's own: the adjoint has its shape.
#[grad]
fn tables(x: &[f64], times: usize) -> f64 {
    let n = x.len();
    let mut total = 0.0;
    for t in 0..times {
        let mut table = vec![vec![0.0; n]; n + 1];
        let mut corners = vec![[0.0; 2]; n];
        for i in 0..n {
            table[i + 1][n - 1 - i] = x[i] * t as f64;
            corners[i][t % 2] += x[i];
        }
        total += table[1][n - 1] + table[n][0] + corners[0][0] + corners[n - 1][1];
    }
    total
}

#[test]
fn shapes_of_tables_are_not_recorded() {
    let (x, mut bar) = (numbers(7), vec![0.0; 7]);
    assert_eq!(
        recorded(|tape| {
            tables_vjp_with(tape, &x, 4, &mut bar, 1.0);
        }),
        0
    );
    let at = |x: &Vec<f64>| tables(x, 4);
    grad_tests::check::value_and_gradient(at, &x.clone(), tables_value_and_grad(&x, 4));
}

/// A chain that is relaxed in place, step after step: each element is recorded as it was, and found as it is.
#[grad]
fn chained(x: &[f64], steps: usize) -> f64 {
    let mut u = x.to_vec();
    let mut total = 0.0;
    for _ in 0..steps {
        for i in 1..x.len() {
            u[i] = (x[i] * u[i - 1]).exp();
        }
        for i in 1..x.len() {
            total += u[i] * u[i - 1];
        }
    }
    total
}

#[test]
fn what_memory_holds_is_not_recorded() {
    let (n, steps) = (6, 3);
    let x: Vec<f64> = numbers(n).iter().map(|v| 0.2 * v).collect();
    let mut bar = vec![0.0; n];
    assert_eq!(
        recorded(|tape| {
            chained_vjp_with(tape, &x, steps, &mut bar, 1.0);
        }),
        (n - 1) * steps * 8
    );
    let at = |x: &Vec<f64>| chained(x, steps);
    grad_tests::check::value_and_gradient(at, &x.clone(), chained_value_and_grad(&x, steps));
}
