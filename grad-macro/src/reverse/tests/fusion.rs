//! Forward and reverse in one iteration: what fuses, and for each clause of the legality what must not. All are compared
//! with central differences, fused and not.

use super::*;
use crate::reverse::Prepared;

/// How many loops run both ways at once.
fn fused(source: &str) -> usize {
    let case = compile(source, &[]);
    let mut prepared = Prepared::new(&case.main, &[], false);
    prepared.fuse(true, |_| true);
    let visible = prepared.fusions.visible.clone();
    prepared.decide(&visible, false);
    let violated =
        prepared
            .fusions
            .violated(&prepared.index, &prepared.plan, &prepared.active_calls());
    prepared.fusions.loops.len() - violated.len()
}

fn fuses(loops: usize, source: &str, args: &[Data]) {
    assert_eq!(fused(source), loops, "{source}");
    check(source, args);
}

const X: [f64; 4] = [1.1, 0.7, -0.4, 2.3];

#[test]
fn residuals_are_summed_in_one_pass() {
    let misfit = "fn f(a: f64, b: f64, t: &[f64], y: &[f64]) -> f64 {
        let mut total = 0.0;
        for i in 0..t.len() { let r = y[i] - a * (-b * t[i]).exp(); total += r * r; }
        0.5 * total / (1 + t.len()) as f64
    }";
    fuses(
        1,
        misfit,
        &[f(1.3), f(0.4), v(&X), v(&[0.3, 0.9, 1.4, 0.2])],
    );
    fuses(1, misfit, &[f(1.3), f(0.4), v(&[]), v(&[])]);
}

#[test]
fn inner_loops_are_reversed_inside_the_iteration() {
    let logistic = "fn f(w: &[f64], x: &[f64], y: &[f64], n: usize) -> f64 {
        let m = w.len();
        let mut loss = 0.0;
        for i in 0..n {
            let mut z = 0.0;
            for j in 0..m { z += w[j] * x[i * m + j]; }
            let p = 1.0 / (1.0 + (-z).exp());
            loss -= y[i] * p.ln() + (1.0 - y[i]) * (1.0 - p).ln();
        }
        let mut penalty = 0.0;
        for j in 0..m { penalty += w[j] * w[j]; }
        loss / n as f64 + 0.1 * penalty
    }";
    let x = [0.5, -1.0, 1.5, 0.2, 0.3, -0.7];
    fuses(
        2,
        logistic,
        &[v(&[0.4, -0.3]), v(&x), v(&[0.9, 0.2, 0.6]), i(3)],
    );
    let double = "fn f(x: &[f64], s: f64) -> f64 {
        let mut e = 0.0;
        for i in 0..x.len() { for j in 0..i { let d = x[i] - x[j]; e += s / (1.0 + d * d); } }
        -e
    }";
    fuses(2, double, &[v(&X), f(0.8)]);
}

#[test]
fn branches_breaks_and_skips_inside() {
    let huber = "fn f(x: &[f64], k: f64) -> f64 {
        let mut total = 0.0;
        let mut count = 0;
        for i in 0..x.len() {
            if x[i] < -0.3 { continue; }
            if count > 2 { break; }
            count += 1;
            let r = (x[i] - 0.2).abs();
            total += if r <= k { 0.5 * r * r } else { k * (r - 0.5 * k) };
            if total > 100.0 { total -= x[0]; }
        }
        total
    }";
    fuses(1, huber, &[v(&X), f(0.6)]);
    let series = "fn f(x: f64) -> f64 {
        let mut sum = 0.0; let mut k = 1.0;
        while k < 6.0 { sum += (k * x).sin() / k; k += 1.0; }
        sum * x
    }";
    // The series' coefficient is known, its own value is needed for the rest.
    fuses(1, series, &[f(0.7)]);
}

#[test]
fn local_memory_of_an_iteration() {
    let source = "fn f(x: &[f64], n: usize) -> f64 {
        let mut s = 0.0;
        for t in 0..n {
            let mut h = vec![0.0; 3];
            for j in 0..3 { h[j] = (x[j] * (t as f64 + 1.0)).tanh(); }
            for j in 0..3 { h[j] = h[j] * x[3 - j]; }
            for j in 0..3 { s += h[j] * h[(j + 1) % 3]; }
        }
        s
    }";
    assert!(fused(source) >= 1);
    check(source, &[v(&X), i(3)]);
}

#[test]
fn shadows_of_locals_begin_before_the_loop() {
    let source = "fn f(x: &[f64]) -> f64 {
        let n = x.len();
        let mut e = vec![0.0; n];
        for i in 0..n { e[i] = x[i].exp(); }
        let mut total = 0.0;
        for i in 0..n { total += e[i] * e[i] * x[0]; }
        total * 3.0
    }";
    fuses(1, source, &[v(&X)]);
}

#[test]
fn calls_and_several_sums() {
    let source = "fn g(a: f64, b: f64) -> f64 { (a * b).sin() + a }
        fn f(x: &[f64], a: f64) -> f64 {
            let mut s = 1.0; let mut t = 0.0;
            for i in 0..x.len() { let y = g(x[i], a); s += y * y; t = t - y * a; }
            2.0 * s + t / 4.0
        }";
    fuses(1, source, &[v(&X), f(0.6)]);
}

// ---- the clauses ----------------------------------------------------------------------------

#[test]
fn clause_1_only_sums() {
    fuses(
        0,
        "fn f(x: &[f64]) -> f64 { let mut p = 1.0; for i in 0..x.len() { p *= x[i]; } p }",
        &[v(&X)],
    );
    fuses(
        0,
        "fn f(x: &[f64]) -> f64 { let mut p = 1.0; for i in 0..x.len() { p += p * x[i]; } p }",
        &[v(&X)],
    );
    let reset = "fn f(x: &[f64]) -> f64 { let mut p = 1.0; for i in 0..x.len() { if x[i] < 0.0 { p = 0.0; } p += x[i]; } p }";
    fuses(0, reset, &[v(&X)]);
    fuses(
        0,
        "fn f(x: &[f64]) -> f64 { let mut p = 1.0; for i in 0..x.len() { p = x[i] - p; } p }",
        &[v(&X)],
    );
}

#[test]
fn clause_2_the_adjoint_is_known() {
    fuses(
        0,
        "fn f(x: &[f64]) -> f64 { let mut s = 1.0; for i in 0..x.len() { s += x[i]; } s * s }",
        &[v(&X)],
    );
    fuses(
        0,
        "fn f(x: &[f64]) -> f64 { let mut s = 9.0; for i in 0..x.len() { s += x[i]; } s.ln() }",
        &[v(&X)],
    );
    let branch = "fn f(x: &[f64]) -> f64 { let mut s = 0.0; for i in 0..x.len() { s += x[i]; } if s > 1.0 { 2.0 * s } else { s } }";
    fuses(0, branch, &[v(&X)]);
    let weighted = "fn f(x: &[f64]) -> f64 {
        let (mut s, mut w) = (0.0, 0.0);
        for i in 0..x.len() { s += x[i] * x[i]; w += x[i]; }
        s / w
    }";
    fuses(0, weighted, &[v(&X)]);
    // The factor comes from before.
    let scaled = "fn f(x: &[f64], a: f64) -> f64 { let b = a.exp(); let mut s = 0.0; for i in 0..x.len() { s += x[i] * x[i]; } a - s * b }";
    fuses(1, scaled, &[v(&X), f(0.3)]);
}

#[test]
fn clause_3_private_memory() {
    let carried = "fn f(x: &[f64]) -> f64 {
        let mut m = vec![0.5, 0.0]; let mut s = 0.0;
        for i in 0..x.len() { s += m[0] * x[i]; m[0] = m[0] * x[i]; }
        s
    }";
    fuses(0, carried, &[v(&X)]);
    let out = "fn f(x: &[f64], y: &mut [f64]) -> f64 { let mut s = 0.0; for i in 0..x.len() { y[i] = x[i] * x[i]; s += y[i]; } s }";
    fuses(0, out, &[v(&X), v(&[0.1, 0.2, 0.3, 0.4])]);
}

#[test]
fn clause_4_no_other_exit() {
    let early = "fn f(x: &[f64]) -> f64 { let mut s = 0.0; for i in 0..x.len() { if x[i] < -1.0 { return 0.0; } s += x[i] * x[i]; } s }";
    fuses(0, early, &[v(&X)]);
    fuses(0, early, &[v(&[2.0, -2.0, 1.0])]);
    let late = "fn f(x: &[f64], t: f64) -> f64 { let mut s = 0.0; for i in 0..x.len() { s += x[i] * x[i]; } if t < 0.0 { return 0.0; } s }";
    fuses(0, late, &[v(&X), f(-1.0)]);
    fuses(0, late, &[v(&X), f(1.0)]);
    // Before the loop it is of no account.
    let guard = "fn f(x: &[f64]) -> f64 { if x.len() == 0 { return 0.0; } let mut s = 0.0; for i in 0..x.len() { s += x[i] * x[i]; } s }";
    fuses(1, guard, &[v(&X)]);
    fuses(1, guard, &[v(&[])]);
}

#[test]
fn clause_5_the_last_version() {
    let source = "fn f(u: &mut [f64]) -> f64 {
        let mut s = 0.0;
        for i in 0..u.len() { s += u[i] * u[i]; }
        u[0] = 3.0 * u[1];
        s + u[0]
    }";
    fuses(0, source, &[v(&[1.0, 2.0])]);
    // A write before the loop does no harm.
    let before = "fn f(u: &mut [f64]) -> f64 {
        u[0] = 3.0 * u[1];
        let mut s = 0.0;
        for i in 0..u.len() { s += u[i] * u[i]; }
        s
    }";
    fuses(1, before, &[v(&[1.0, 2.0])]);
}

#[test]
fn clause_6_nothing_is_restored() {
    let source = "fn f(x: &[f64]) -> f64 {
        let mut k = vec![1, 0];
        let mut p = 1.0;
        for _ in 0..3 { let j = k[0]; p = p * x[j]; k[0] = (k[0] + 1) % 4; }
        let mut s = 0.0;
        for i in 0..x.len() { k[0] = i; s += x[k[0]] * x[k[1]]; }
        s + p
    }";
    let _ = fused(source);
    check(source, &[v(&X)]);
}

#[test]
fn clause_7_no_lent_memory() {
    let source = "fn g(a: f64, m: &mut [f64]) -> f64 { m[0] = a * m[1]; m[0] + a }
        fn f(x: &[f64]) -> f64 {
            let mut m = vec![0.0, 2.0];
            let mut s = 0.0;
            for i in 0..x.len() { s += g(x[i], &mut m); }
            s
        }";
    fuses(0, source, &[v(&X)]);
}
