//! Calls: each function runs forward once, however deep it is called, and whatever derivative is asked for.

use std::cell::Cell;

use grad_runtime::grad;
use grad_tests::check;

use super::quotients;

thread_local! {
    static RUNS: Cell<usize> = const { Cell::new(0) };
}

fn tick() {
    RUNS.with(|runs| runs.set(runs.get() + 1));
}

/// Where the ray ends.
#[grad]
fn ground(x: f64) -> f64 {
    tick();
    let mut y = x;
    for _ in 0..3 {
        y = (0.5 * y).sin() + y;
    }
    y
}

/// A ray through a stack of lenses, one call inside of the other.
#[grad(hvp)]
fn through(height: f64, lenses: &[f64], depth: usize) -> f64 {
    if depth == lenses.len() {
        return ground(height);
    }
    let bent = height - 0.1 * lenses[depth] * height * height;
    lenses[depth] * through(bent, lenses, depth + 1)
}

#[test]
fn nothing_runs_twice() {
    let lenses = [0.9, 1.1, 0.8, 1.3, 1.2, 0.7, 1.05, 0.95];
    let gradient = |x: &[f64]| {
        let (height, lenses) = through_grad(x[0], &x[1..], 0);
        [vec![height], lenses].concat()
    };
    let at = [&[0.6], &lenses[..]].concat();
    let rows = quotients(gradient, &at);
    let mut direction = [0.0; 8];
    direction[3] = 1.0;
    RUNS.with(|runs| runs.set(0));
    let (height, of_lenses) = through_hvp(0.6, &lenses, 0, 0.0, &direction);
    assert_eq!(RUNS.with(Cell::get), 1);
    check::close(&[&[height], &of_lenses[..]].concat(), &rows[4], 1e-6);
}

thread_local! {
    static DRAWN: Cell<u32> = const { Cell::new(0) };
}

/// The next number of a sequence.
fn draw() -> f64 {
    DRAWN.with(|n| {
        n.set(n.get() + 1);
        0.5 + (0.7 * n.get() as f64).fract()
    })
}

mod noisy {
    use grad_runtime::grad;

    /// Cheap enough to be run again, if it did not draw.
    #[grad(hvp)]
    pub fn measured(x: f64, gain: f64) -> f64 {
        let noise = super::draw();
        gain * x * x * noise
    }
}

#[grad(hvp)]
fn misfit(x: f64, gain: f64, count: usize) -> f64 {
    let mut sum = 0.0;
    for k in 0..count {
        let seen: f64 = noisy::measured(x + k as f64, gain);
        sum = seen * sum + seen;
    }
    sum
}

/// Each number is drawn once, and the reverse sweep sees the one that was drawn.
#[test]
fn what_has_a_state_is_asked_once() {
    let fresh = || DRAWN.with(|n| n.set(0));
    let gradient = |at: &[f64]| {
        fresh();
        let (x, gain) = misfit_grad(at[0], at[1], 3);
        assert_eq!(DRAWN.with(Cell::get), 3);
        vec![x, gain]
    };
    let value = |at: &[f64]| {
        fresh();
        vec![misfit(at[0], at[1], 3)]
    };
    let at = [0.3, 0.8];
    check::close(&gradient(&at), &quotients(value, &at)[0], 1e-7);
    let rows = quotients(gradient, &at);
    fresh();
    let (x, gain) = misfit_hvp(0.3, 0.8, 3, 1.0, 0.0);
    assert_eq!(DRAWN.with(Cell::get), 3);
    check::close(&[x, gain], &rows[0], 1e-6);
}
