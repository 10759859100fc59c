//! Assertions and output: they run once and carry no derivative.

use std::sync::atomic::{AtomicUsize, Ordering};

use grad_runtime::grad;

#[grad(jvp)]
fn assertions(x: f64, v: &[f64]) -> f64 {
    assert!(x > 0.0);
    assert!(!v.is_empty(), "no data, x = {x}");
    assert_eq!(v.len() % 2, 0);
    assert_ne!(v.len(), 1, "length {}", v.len());
    debug_assert!(v[0].is_finite());
    x * v[0] * v[1]
}

#[grad(jvp)]
fn messages(x: f64, n: usize) -> f64 {
    let mut s = x;
    for i in 0..n {
        s *= x;
        println!("step {i}: {s:.3} {}", s * 2.0);
        eprintln!("{:?}", (i, x));
    }
    s
}

#[grad(jvp)]
fn membership(x: f64, k: u32) -> f64 {
    if matches!(k, 1 | 3..=5) { x * x } else { x }
}

#[grad(jvp)]
fn unreachable_arms(x: f64, k: u32) -> f64 {
    match k % 3 {
        0 => x,
        1 => x * x,
        2 => x.sin(),
        _ => unreachable!("k % 3 is below 3, k = {k}"),
    }
}

#[grad(jvp)]
fn panics(x: f64, y: f64) -> f64 {
    if y == 0.0 {
        panic!("division of {x} by zero");
    }
    x / y
}

static CALLS: AtomicUsize = AtomicUsize::new(0);

fn counted(n: usize) -> f64 {
    CALLS.fetch_add(1, Ordering::Relaxed);
    n as f64 * 0.5
}

#[grad]
fn counts_calls(v: &[f64]) -> f64 {
    let mut s = 1.0;
    for i in 0..v.len() {
        let c = counted(i + 1);
        s *= (v[i] * c).exp();
    }
    s
}

#[test]
fn gradients() {
    check!(assertions, assertions_value_and_grad, assertions_jvp(x, &v), [x = 0.6, v = vec![0.5, 1.5]] => (x, &v));
    check!(messages, messages_value_and_grad, messages_jvp(x), [x = 0.6] => (x, 2));
    for k in 0..6 {
        check!(membership, membership_value_and_grad, membership_jvp(x), [x = 0.6] => (x, k));
        check!(unreachable_arms, unreachable_arms_value_and_grad, unreachable_arms_jvp(x), [x = 0.6] => (x, k));
    }
    check!(panics, panics_value_and_grad, panics_jvp(x, y), [x = 0.6, y = 1.5] => (x, y));
}

#[test]
fn opaque_calls_run_once() {
    CALLS.store(0, Ordering::Relaxed);
    let gradient = counts_calls_grad(&[0.1, 0.2, 0.3]);
    assert_eq!(CALLS.load(Ordering::Relaxed), 3);
    let s = (0.1_f64 * 0.5 + 0.2 * 1.0 + 0.3 * 1.5).exp();
    grad_tests::check::close(&gradient, &[0.5 * s, s, 1.5 * s], 1e-12);
}

#[test]
#[should_panic(expected = "division of 0.6 by zero")]
fn panics_as_the_primal_does() {
    panics_grad(0.6, 0.0);
}

#[test]
#[should_panic(expected = "no data")]
fn assertions_hold_in_companions() {
    assertions_grad(0.6, &[]);
}
