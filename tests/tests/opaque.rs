//! What the derivative does not flow through is done once, in its place: counters, locks, generators of random numbers.

use std::cell::{Cell, RefCell};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use grad_runtime::{grad, stop_gradient};
use grad_tests::check::gradient;

/// A linear congruential generator behind a shared reference.
struct Lcg(Cell<u64>);

impl Lcg {
    fn seeded(seed: u64) -> Lcg {
        Lcg(Cell::new(seed))
    }

    fn uniform(&self) -> f64 {
        let next = self.0.get().wrapping_mul(6_364_136_223_846_793_005);
        self.0.set(next.wrapping_add(1_442_695_040_888_963_407));
        (self.0.get() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&self, n: usize) -> usize {
        (self.uniform() * n as f64) as usize
    }

    fn label(&self) -> &str {
        "lcg"
    }
}

/// Stochastic rounds of a random walk in which every number drawn scales the next step.
#[grad(wrt(x))]
fn random_walk(x: &[f64], source: &Lcg) -> f64 {
    let mut place = 0.0;
    for i in 0..x.len() {
        let other: usize = source.below(x.len());
        let noise: f64 = source.uniform();
        place = (place + x[i] * x[other] * noise).sin();
    }
    place
}

#[test]
fn random_numbers() {
    let x = vec![0.5, 0.75, 1.25, 2.0];
    let source = Lcg::seeded(7);
    let (value, x_bar) = random_walk_value_and_grad(&x, &source);
    let again = Lcg::seeded(7);
    assert_eq!(value, random_walk(&x, &again));
    assert_eq!(source.0, again.0);
    gradient(|x: &Vec<f64>| random_walk(x, &Lcg::seeded(7)), &x, &x_bar);
}

#[grad(wrt(x))]
fn counted(x: f64, calls: &Cell<usize>) -> f64 {
    let before: usize = calls.get();
    calls.set(before + 1);
    let now: usize = calls.get();
    let y = x * now as f64;
    calls.set(now + 1);
    let last: usize = calls.get();
    y * y * last as f64
}

#[test]
fn counters() {
    let (by_hand, calls) = (Cell::new(0), Cell::new(0));
    assert_eq!(counted(2.0, &by_hand), 8.0);
    assert_eq!(counted_value_and_grad(2.0, &calls), (8.0, 8.0));
    assert_eq!(by_hand, calls);
}

#[grad(wrt(x))]
fn iterated(x: f64, count: &AtomicUsize) -> f64 {
    let mut y = x;
    while y.abs() > 0.1 {
        count.fetch_add(1, Ordering::Relaxed);
        let n: usize = count.load(Ordering::Relaxed);
        y = y.sin() / (n + 1) as f64;
    }
    y
}

#[test]
fn atomics() {
    let (by_hand, count) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (value, x_bar) = iterated_value_and_grad(1.5, &count);
    assert_eq!(value, iterated(1.5, &by_hand));
    assert_eq!(by_hand.into_inner(), count.into_inner());
    gradient(|x: &f64| iterated(*x, &AtomicUsize::new(0)), &1.5, &x_bar);
}

#[grad(wrt(x))]
fn chains(x: f64, table: &Mutex<Vec<f64>>, source: &Lcg, log: &RefCell<String>) -> f64 {
    let rows: usize = table.lock().unwrap().len();
    let letters: usize = source.label().chars().count();
    log.borrow_mut().push('!');
    x * x * (rows * letters) as f64
}

#[test]
fn chains_of_methods() {
    let (table, log) = (Mutex::new(vec![1.0, 2.0]), RefCell::new(String::new()));
    assert_eq!(chains_grad(0.5, &table, &Lcg::seeded(1), &log), 6.0);
    assert_eq!(log.into_inner(), "!");
}

fn next(state: &Cell<f64>) -> f64 {
    state.set(state.get() + 1.0);
    state.get()
}

#[grad(wrt(x))]
fn functions(x: f64, state: &Cell<f64>) -> f64 {
    let first: f64 = next(state);
    let mut y = x * first;
    for _ in 0..3 {
        let step: f64 = next(state);
        y = (y * step).cos();
    }
    y
}

#[test]
fn functions_with_a_state() {
    let state = Cell::new(0.0);
    let (value, x_bar) = functions_value_and_grad(0.75, &state);
    assert_eq!(value, functions(0.75, &Cell::new(0.0)));
    assert_eq!(state.get(), 4.0);
    gradient(|x: &f64| functions(*x, &Cell::new(0.0)), &0.75, &x_bar);
}

/// What is left of a number beside the label that shows it: the label is text of a constant.
#[grad]
fn hidden_digits(x: f64, places: usize) -> f64 {
    let shown = stop_gradient(x);
    let label: f64 = format!("{shown:.places$}").parse().unwrap_or(0.0);
    (x - label) * (x - label)
}

/// A reading that is scaled by what stands on its label. The message of the failure shows both.
#[grad]
fn scaled(reading: f64, label: &str) -> Result<f64, String> {
    if reading < 0.0 {
        return Err(format!("{label}: {reading} is negative"));
    }
    let mut sum = reading;
    for digit in 1..4 {
        let factor: f64 = label.trim().parse().unwrap_or(1.0);
        sum += factor * reading.powi(digit);
    }
    Ok(sum)
}

#[test]
fn text_of_constants_and_from_outside() {
    let slope = hidden_digits_grad(0.734, 1);
    assert!((slope - 2.0 * (0.734 - 0.7)).abs() < 1e-12, "{slope}");
    let slope = scaled_grad(0.5, " 3 ").unwrap();
    assert!((slope - (1.0 + 3.0 * (1.0 + 2.0 * 0.5 + 3.0 * 0.25))).abs() < 1e-12);
    assert_eq!(scaled_grad(-1.0, "a").unwrap_err(), "a: -1 is negative");
}

/// A line of a log that nobody reads in these tests.
fn trace(lines: &Cell<usize>, line: &str) {
    lines.set(lines.get() + line.lines().count());
}

#[grad(wrt(x))]
fn traced_newton(x: f64, lines: &Cell<usize>, label: &str) -> f64 {
    let mut root = 1.0;
    for step in 0..6 {
        root = 0.5 * (root + x / root);
        trace(lines, &format!("{label} {step}: {root}"));
    }
    let last = format!("{label}: {x}");
    trace(lines, &last);
    root
}

#[test]
fn texts_that_are_lent() {
    let lines = Cell::new(0);
    let (root, slope) = traced_newton_value_and_grad(2.0, &lines, "root");
    assert_eq!(lines.get(), 7);
    assert!((root - 2f64.sqrt()).abs() < 1e-15);
    assert!((slope - 0.5 / root).abs() < 1e-12);
}
