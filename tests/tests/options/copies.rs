//! Copies of options and tuples that hold arrays, lists or structs, and options that loops fill.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

#[grad(jvp)]
fn old_and_new(x: f64, y: f64) -> f64 {
    let mut best = Some([x, y]);
    let saved = best;
    best = Some([y, x * y]);
    saved.unwrap()[0] * best.unwrap()[1]
}

#[grad(jvp)]
fn tuples(x: f64, y: f64) -> f64 {
    let mut now = ([x, y], [y, 2.0]);
    let before = now;
    now.0[0] = 5.0 * x;
    now.1 = now.0;
    let mut history = Vec::new();
    for _ in 0..2 {
        history.push(now);
        let (a, b) = now;
        now = ([a[1] * x, b[0]], [a[0], a[1] + y]);
        now.1[0] += 1.0;
    }
    let past: f64 = history.iter().map(|(a, b)| a[0] * b[1]).sum();
    before.0[0] * now.0[0] + before.1[0] * now.1[0] + past
}

#[grad(jvp)]
fn replaced(x: f64, y: f64) -> f64 {
    let mut pair = ([x, y], vec![y * y]);
    let old = std::mem::replace(&mut pair, ([y, 1.0], vec![x, x * y]));
    let mut ends = Some([x, y]);
    let first = ends.take();
    ends = Some([y * y, x]);
    let second = std::mem::take(&mut ends);
    let last = ends.unwrap_or([x, 3.0]);
    old.0[0] * pair.0[0] + old.1[0] * pair.1[1] + first.unwrap()[0] * second.unwrap()[1] * last[0]
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Hit {
    at: f64,
    normal: [f64; 2],
    id: usize,
}

#[grad]
fn hit(x: f64, y: f64, k: usize) -> Option<Hit> {
    let shift = 0.3 * k as f64 - x;
    let discriminant = 1.0 - shift * shift;
    if discriminant < 0.0 {
        return None;
    }
    let at = 3.0 + y * k as f64 - discriminant.sqrt();
    Some(Hit {
        at,
        normal: [shift, at * y],
        id: k,
    })
}

/// The nearest of several, and the one before it.
#[grad(jvp)]
fn nearest(x: f64, y: f64) -> f64 {
    let mut best: Option<Hit> = None;
    let mut previous = None;
    for k in 0..8 {
        if let Some(found) = hit(x, y, k) {
            if best.is_none_or(|best| found.at < best.at) {
                previous = best;
                best = Some(found);
            }
        }
    }
    let before = previous.map_or(1.0, |hit: Hit| hit.at * hit.normal[0]);
    match best {
        Some(hit) => before + hit.normal[1] * (hit.id + 1) as f64 * hit.at,
        None => x * y,
    }
}

/// A payload that is read before it is first written.
#[grad(jvp)]
fn segments(x: &[f64]) -> f64 {
    let mut row: Option<Vec<f64>> = None;
    let mut open: Option<(usize, [f64; 2])> = None;
    let mut sum = 0.0;
    for (i, v) in x.iter().enumerate() {
        let new = match &row {
            Some(old) => old.iter().map(|o| o * v + sum).collect(),
            None => vec![*v, 1.0],
        };
        sum += new[0] * new[1];
        row = if i == 2 { None } else { Some(new) };
        open = match open {
            Some((n, [a, b])) if n > 0 => {
                sum += a * b * n as f64;
                None
            }
            Some((n, [a, b])) => Some((n + 1, [b, a * v])),
            None => Some((0, [*v, v * v])),
        };
    }
    sum + row.map_or(0.0, |row| row[0]) + open.map_or(0.0, |(n, end)| end[0] * (n + 1) as f64)
}

/// A list of places, empty at first.
#[grad(jvp)]
fn slots(x: &[f64]) -> f64 {
    let mut slots: Vec<Option<[f64; 2]>> = vec![None; 3];
    for (i, v) in x.iter().enumerate() {
        slots[i % 3] = match slots[(i + 1) % 3] {
            Some([a, b]) => Some([a * v, b + v]),
            None if *v > 0.0 => Some([*v, v * v]),
            None => None,
        };
    }
    let mut sum = 0.0;
    for slot in &slots {
        match slot {
            Some(pair) => sum += pair[0] * pair[1],
            None => sum *= 1.5,
        }
    }
    sum
}

#[derive(Clone, Debug, Differentiable)]
struct Samples {
    kept: Vec<f64>,
    seen: usize,
}

/// Leaves two loops; what it returns may hold an empty list.
#[grad]
fn below(x: &[f64], limit: f64) -> Option<Samples> {
    let mut samples = Samples {
        kept: vec![],
        seen: 0,
    };
    for (i, a) in x.iter().enumerate() {
        for b in &x[..i] {
            if a * b > limit {
                return None;
            }
            samples.kept.push(a * b);
        }
        samples.seen += 1;
    }
    Some(samples)
}

#[grad(jvp)]
fn mean_below(x: &[f64], limit: f64) -> f64 {
    match below(x, limit) {
        Some(samples) => samples.kept.iter().sum::<f64>() / samples.seen as f64,
        None => x[0] * limit,
    }
}

#[test]
fn lists_in_results_may_be_empty() {
    for x in [vec![0.5, 0.3, -0.3], vec![2.0, 0.1, 1.5], vec![0.7]] {
        check!(mean_below, mean_below_value_and_grad, mean_below_jvp(&x, limit),
            [x = x.clone(), limit = 1.1] => (&x, limit));
    }
}

#[test]
fn copies_are_copies() {
    check!(old_and_new, old_and_new_value_and_grad, old_and_new_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(tuples, tuples_value_and_grad, tuples_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(replaced, replaced_value_and_grad, replaced_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
}

#[test]
fn filled_in_loops() {
    for (x, y) in [(0.4, 0.1), (0.4, -0.2), (9.0, 0.1)] {
        check!(nearest, nearest_value_and_grad, nearest_jvp(x, y), [x = x, y = y] => (x, y));
    }
    for x in [vec![0.5, 1.5, -0.3, 0.7, 0.2], vec![-0.5, 0.4], vec![]] {
        check!(segments, segments_value_and_grad, segments_jvp(&x), [x = x.clone()] => (&x));
        check!(slots, slots_value_and_grad, slots_jvp(&x), [x = x.clone()] => (&x));
    }
}
