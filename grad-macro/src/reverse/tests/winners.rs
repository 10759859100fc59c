//! Minimum and maximum reductions in every form in which people write them.

use super::*;

/// Whether the loop that finds the winner is left without a derivative.
fn reduced(source: &str) -> bool {
    let case = compile(source, &[]);
    let activity = crate::reverse::Activity::of(&case.main, false);
    let mut found = false;
    case.main.body.walk(&mut |op| {
        if let crate::ir::OpKind::Loop(l) = &op.kind {
            let winner = |v: &crate::ir::ValId| case.main.val(*v).name.as_deref() == Some("winner");
            found |=
                l.body.params.iter().any(winner) && op.results.iter().all(|v| !activity.val(*v));
        }
    });
    found
}

fn reduces(source: &str, args: &[Data]) {
    assert!(reduced(source), "{source}");
    check(source, args);
}

const X: [f64; 5] = [1.1, 0.7, 2.3, -0.4, 1.9];

#[test]
fn by_comparison() {
    let nearest = "fn f(x: &[f64], c: f64) -> f64 {
        let mut best = f64::INFINITY;
        for i in 0..x.len() { let d = (x[i] - c) * (x[i] - c); if d < best { best = d; } }
        best.sqrt()
    }";
    reduces(nearest, &[v(&X), f(1.3)]);
    let peak = "fn f(x: &[f64]) -> f64 {
        let mut top = x[0]; let mut at = 0;
        for i in 1..x.len() { if x[i] > top { top = x[i]; at = i; } }
        top * x[(at + 1) % x.len()]
    }";
    reduces(peak, &[v(&X)]);
    reduces(peak, &[v(&[3.0, 1.0])]);
}

#[test]
fn by_method() {
    let shifted = "fn f(x: &[f64]) -> f64 {
        let mut top = -1e9;
        for i in 0..x.len() { top = top.max(x[i]); }
        let mut sum = 0.0;
        for i in 0..x.len() { sum += (x[i] - top).exp(); }
        top + sum.ln()
    }";
    reduces(shifted, &[v(&X)]);
    let range = "fn f(x: &[f64], a: f64) -> f64 {
        let mut lo = a; let mut hi = a;
        for i in (0..x.len()).rev() { lo = lo.min(x[i] * a); hi = (x[i] * a).max(hi); }
        hi * hi - lo
    }";
    reduces(range, &[v(&X), f(0.9)]);
    reduces(range, &[v(&[]), f(0.9)]);
    // The first wins at a tie: by `min` the receiver.
    let ties = "fn f(x: &[f64], y: f64) -> f64 { let mut m = y; for i in 0..x.len() { m = m.min(x[i]); } m * 2.0 }";
    assert!(reduced(ties));
}

#[test]
fn with_inner_loops_calls_and_local_memory() {
    let source = "fn g(a: f64, b: f64) -> f64 { (a - b).abs() }
        fn f(x: &[f64], c: &[f64]) -> f64 {
            let mut total = 0.0;
            for i in 0..x.len() {
                let mut best = 1e9;
                for j in 0..c.len() {
                    let t = [x[i] * c[j], 0.5];
                    let mut d = 0.0;
                    for k in 0..2 { d += g(t[k], c[j]) * (k as f64 + 1.0); }
                    if d < best { best = d; }
                }
                total += best * best;
            }
            total
        }";
    reduces(source, &[v(&X), v(&[0.3, 2.2, 1.4])]);
}

#[test]
fn what_is_no_reduction() {
    // The runner-up needs the old best.
    let second = "fn f(x: &[f64]) -> f64 {
        let (mut a, mut b) = (9.0, 9.0);
        for i in 0..x.len() { if x[i] < a { b = a; a = x[i]; } else if x[i] < b { b = x[i]; } }
        a * b
    }";
    assert!(!reduced(second));
    check(second, &[v(&X)]);
    // What it compares changes from iteration to iteration.
    let moving = "fn f(x: &[f64]) -> f64 {
        let mut best = 9.0; let mut s = 0.0;
        for i in 0..x.len() { s += x[i]; if s * x[i] < best { best = s * x[i]; } }
        best
    }";
    assert!(!reduced(moving));
    check(moving, &[v(&X)]);
    let memory = "fn f(x: &[f64]) -> f64 {
        let mut m = vec![1.0, 2.0]; let mut best = 9.0;
        for i in 0..x.len() { m[0] = m[0] * x[i]; if m[0] < best { best = m[0]; } }
        best
    }";
    assert!(!reduced(memory));
    check(memory, &[v(&X)]);
}
