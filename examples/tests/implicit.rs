//! The numbers of the examples in which equations define variables.
// The index of a field is what it is about.
#![allow(clippy::needless_range_loop)]

#[allow(dead_code)]
#[path = "../examples/alternating.rs"]
mod alternating;
#[allow(dead_code)]
#[path = "../examples/catenary.rs"]
mod catenary;
#[allow(dead_code)]
#[path = "../examples/decisions.rs"]
mod decisions;
#[allow(dead_code)]
#[path = "../examples/penalties.rs"]
mod penalties;
#[allow(dead_code)]
#[path = "../examples/routes.rs"]
mod routes;

use grad_runtime::implicit::{self, Settings};

#[track_caller]
fn near(got: f64, expected: f64, tolerance: f64) {
    assert!(
        (got - expected).abs() <= tolerance * expected.abs().max(1.0),
        "{got}, expected {expected}"
    );
}

#[test]
fn penalties_are_tuned() {
    let [training, others, _] = penalties::wines();
    let at = vec![-5.0; penalties::FEATURES];
    let gradient = penalties::validation_grad(&at, &training, &others);
    for k in [0, 7, 21] {
        let moved = |h: f64| {
            let mut at = at.clone();
            at[k] += h;
            penalties::validation(&at, &training, &others)
        };
        near(gradient[k], (moved(1e-4) - moved(-1e-4)) / 2e-4, 1e-7);
    }
    let (_, lines) = penalties::tune(12);
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    assert!(
        last.validation < 0.95 * first.validation,
        "{first:?} {last:?}"
    );
    assert!(last.test < first.test, "{first:?} {last:?}");
}

#[test]
fn visits_are_the_gradient() {
    use decisions::*;
    let (rewards, start) = (rewards(), 2 * COLUMNS);
    let visits = value_grad(&rewards, start);
    near(visits.iter().sum(), 1.0 / (1.0 - DISCOUNT), 1e-10);
    // The same by following the walker: the distribution over fields, step by step.
    let v = implicit::fixed_point(bellman, &[0.0; FIELDS], &rewards);
    let mut at = [0.0; FIELDS];
    at[start] = 1.0;
    let (mut expected, mut weight) = ([0.0; FIELDS], 1.0);
    for _ in 0..400 {
        let mut then = [0.0; FIELDS];
        for field in 0..FIELDS {
            expected[field] += weight * at[field];
            let odds: Vec<f64> = (0..4)
                .map(|step| ((worth(&v, &rewards, field, step) - v[field]) / TEMPERATURE).exp())
                .collect();
            for (step, p) in odds.iter().enumerate() {
                then[next(field, step)] += at[field] * p * (1.0 - SLIP);
                then[field] += at[field] * p * SLIP;
            }
        }
        at = then;
        weight *= DISCOUNT;
    }
    for (got, expected) in visits.iter().zip(expected) {
        near(*got, expected, 1e-9);
    }
}

#[test]
fn travellers_are_neither_lost_nor_made() {
    use routes::*;
    for temperature in [1.0, 0.3] {
        let uses = distance_grad(&LENGTHS, temperature);
        for crossing in 0..CROSSINGS {
            let through = |out: bool| -> f64 {
                let at = |k: &usize| match (out, ROADS[*k]) {
                    (true, (from, _)) => from == crossing,
                    (false, (_, to)) => to == crossing,
                };
                (0..ROADS.len()).filter(at).map(|k| uses[k]).sum()
            };
            let begins = if crossing == 0 { 1.0 } else { 0.0 };
            let ends = if crossing == CROSSINGS - 1 { 1.0 } else { 0.0 };
            near(through(false) + begins, through(true) + ends, 1e-12);
        }
    }
    // When it is cold everybody takes 0 - 1 - 2 - 3 - 4, of length 4.5.
    near(distance(&LENGTHS, 0.01), 4.5, 1e-6);
    let shortest = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0];
    for (used, expected) in distance_grad(&LENGTHS, 0.01).iter().zip(shortest) {
        near(*used, expected, 1e-6);
    }
}

/// The known solution: all links pull with the same horizontal force, and the vertical force grows by a link's weight from
/// joint to joint. Two unknowns, so that the links end at the other support.
fn known(span: f64, link: f64) -> Vec<f64> {
    let n = catenary::LINKS as f64;
    let vertical = |k: usize| k as f64 - 0.5 * (n - 1.0);
    let misses = |h: &[f64], theta: &[f64]| {
        let reach: f64 = (0..catenary::LINKS)
            .map(|k| theta[1] * h[0] / h[0].hypot(vertical(k)))
            .sum();
        vec![reach - theta[0]]
    };
    let h = implicit::try_root(misses, &[2.0], &[span, link], Settings::default())
        .unwrap()
        .z[0];
    (0..catenary::LINKS).map(|k| h.hypot(vertical(k))).collect()
}

#[test]
fn multipliers_are_forces() {
    let (span, link) = (6.0, 1.0);
    let (_, forces) = catenary::hang(span, link);
    for (got, expected) in forces.iter().zip(known(span, link)) {
        near(*got, expected, 1e-10);
    }
    let (span_bar, link_bar) = catenary::pull_grad(span, link);
    let h = 1e-4;
    near(
        span_bar,
        (known(span + h, link)[0] - known(span - h, link)[0]) / (2.0 * h),
        1e-6,
    );
    near(
        link_bar,
        (known(span, link + h)[0] - known(span, link - h)[0]) / (2.0 * h),
        1e-6,
    );
}

#[test]
fn blocks_train_a_net_too() {
    use alternating::*;
    let [training, test] = wines();
    let (by_gradients, losses) = by_gradients(&training, 60);
    assert!(
        losses[59] < 0.7 && accuracy(&by_gradients, &test) > 0.7,
        "{losses:?}"
    );
    let (by_blocks, losses) = by_blocks(&training, 60);
    // Always the same net gives a mean squared error of 1.
    assert!(
        losses[59] < 0.8 && accuracy(&by_blocks, &test) > 0.7,
        "{losses:?}"
    );
}
