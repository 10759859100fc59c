//! Lists of `Option`s, of which what is there is run through.
// One of the loops is over an option.
#![allow(for_loops_over_fallibles)]

use grad_runtime::{Differentiable, grad};

/// A reading of one of three sensors.
#[derive(Clone, Copy, Debug, Differentiable)]
struct Reading {
    value: f64,
    weight: f64,
}

/// The smallest of what each sensor read, weighed by how far it is from zero.
#[grad(jvp)]
fn best_of_each(x: &[f64], y: &[f64]) -> f64 {
    let mut best: Vec<Option<Reading>> = vec![None; 3];
    for (i, (x, y)) in x.iter().zip(y).enumerate() {
        let value = x * y;
        if best[i % 3].is_none_or(|kept| value < kept.value) {
            best[i % 3] = Some(Reading {
                value,
                weight: x.sin(),
            });
        }
    }
    best.iter()
        .flatten()
        .map(|kept| kept.value * kept.weight)
        .sum()
}

/// Squares of what is above a threshold, and logarithms of what is above one.
#[grad(jvp)]
fn present(x: &[f64], low: f64) -> f64 {
    let above = |v: f64| if v > low { Some((v - low) * v) } else { None };
    let kept: Vec<Option<f64>> = x.iter().map(|&v| above(v)).collect();
    let logs = x.iter().map(|v| (*v > 1.0).then(|| v.ln())).flatten();
    let horner = kept
        .iter()
        .flatten()
        .rev()
        .fold(0.0, |sum, v| sum * low + v);
    kept.iter().flatten().sum::<f64>() + logs.sum::<f64>() + horner
}

/// The same lists as parameters, by `for` and by value.
#[grad(jvp)]
fn total(readings: Vec<Option<f64>>, gains: &[Option<f64>], scale: f64) -> f64 {
    let mut total = 0.0;
    for gain in gains.iter().flatten() {
        total += gain * scale;
    }
    for gain in gains {
        for gain in gain {
            total += gain.exp();
        }
    }
    total * readings.into_iter().flatten().map(|v| v * v).sum::<f64>()
}

#[test]
fn items_of_options_in_lists() {
    let (x, y) = (
        vec![0.3, 1.2, -0.7, 2.1, 0.6],
        vec![1.1, 0.4, 0.9, -0.2, 0.7],
    );
    check!(best_of_each, best_of_each_value_and_grad, [x = x.clone(), y = y] => (&x, &y));
    check!(present, present_value_and_grad, [x = x, low = 0.5] => (&x, low));
    let readings = vec![Some(0.4), None, Some(-1.3)];
    let gains = vec![None, Some(0.2), Some(0.7)];
    check!(total, total_value_and_grad, [readings = readings, gains = gains, scale = 1.5]
        => (readings.clone(), &gains, scale));
}

/// Places on a line that may be taken, and by whom: what is there moves and fades.
#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Walker {
    place: f64,
    steps: Vec<f64>,
}

#[grad(jvp)]
fn advance(walkers: &mut [Option<Walker>], pace: f64) {
    for walker in walkers.iter_mut().flatten() {
        walker.place += pace * walker.steps[0];
        for step in walker.steps.iter_mut() {
            *step *= walker.place;
        }
    }
    for (i, walker) in walkers.iter_mut().enumerate() {
        if let Some(walker) = walker {
            walker.place *= 1.0 + i as f64;
        }
    }
}

#[grad(jvp)]
fn fade(levels: &mut Vec<Option<f64>>, rate: f64) {
    for level in levels.iter_mut().flatten() {
        *level *= *level * rate;
    }
    for level in levels.iter_mut().flatten() {
        if *level > 2.0 {
            break;
        }
        *level += rate;
    }
    for level in levels.iter_mut() {
        if let Some(level) = level {
            if *level < 0.1 {
                continue;
            }
            *level = level.sin();
        }
    }
    for i in 0..levels.len() {
        if let Some(level) = &mut levels[i] {
            *level *= rate;
        }
        match levels[i].as_mut() {
            Some(level) if *level > 0.5 => *level += 1.0,
            Some(level) => *level = -*level,
            None => {}
        }
    }
    levels.iter_mut().flatten().for_each(|level| *level += 0.5);
}

#[grad(jvp)]
fn crowd(place: f64, pace: f64) -> f64 {
    let mut walkers: Vec<Option<Walker>> = vec![None; 4];
    walkers[1] = Some(Walker {
        place,
        steps: vec![1.0, pace],
    });
    walkers[3] = Some(Walker {
        place: pace,
        steps: vec![place],
    });
    for _ in 0..2 {
        advance(&mut walkers, pace);
        for walker in walkers.iter_mut().flatten() {
            walker.place += 0.1 * place;
        }
    }
    let mut levels = vec![Some(place), None, Some(2.0 * place), Some(pace)];
    fade(&mut levels, pace);
    let walked = walkers.iter().flatten();
    let walked = walked.map(|of| of.place * of.steps.iter().sum::<f64>());
    levels.iter().flatten().sum::<f64>() + walked.sum::<f64>()
}

#[test]
fn contents_of_lists_that_are_changed_where_they_are() {
    check!(crowd, crowd_value_and_grad, [place = 1.2, pace = 0.7] => (place, pace));
    check!(crowd, crowd_value_and_grad, [place = 0.3, pace = -0.4] => (place, pace));
    let (by_place, by_pace) = crowd_grad(1.2, 0.7);
    let (_, dot) = crowd_jvp(1.2, 0.7, 1.0, -2.0);
    assert!((dot - by_place + 2.0 * by_pace).abs() < 1e-10 * dot.abs());
}
