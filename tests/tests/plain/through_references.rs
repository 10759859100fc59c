//! Patterns of tuples behind several references: what `filter`, `find` and their like hand to a closure.

use grad_runtime::grad;

/// The sum of the ranks of one of two samples.
#[grad(jvp)]
fn rank_sum(a: &[f64], b: &[f64]) -> f64 {
    let mut all: Vec<(f64, usize)> = Vec::with_capacity(a.len() + b.len());
    all.extend(a.iter().map(|&v| (v, 0)));
    all.extend(b.iter().map(|&v| (v, 1)));
    all.sort_by(|x, y| x.0.partial_cmp(&y.0).unwrap());
    let weights: Vec<f64> = all.iter().map(|(v, _)| v * v).collect();
    all.iter()
        .zip(weights.iter())
        .filter(|((_, group), _)| *group == 0)
        .map(|(_, &weight)| weight)
        .sum()
}

/// What is labelled with the number asked for.
#[grad]
fn labelled(points: &[(f64, usize)], wanted: usize) -> f64 {
    let all: f64 = (points.iter())
        .filter(|(_, label)| *label == wanted)
        .map(|(x, _)| x * x)
        .sum();
    let first = points
        .iter()
        .find(|(x, label)| *label == wanted && *x > 0.0);
    all + first.map_or(0.0, |(x, _)| x.sin())
}

/// Two layers of tuples, the outer one made by the iterator.
#[grad]
fn alternating(points: &[(f64, (bool, f64))]) -> f64 {
    points
        .iter()
        .enumerate()
        .filter(|(n, (_, (kept, _)))| *kept || n % 2 == 0)
        .filter(|(_, (x, (_, y)))| x < y)
        .map(|(_, (x, (_, y)))| x * y)
        .sum()
}

/// Elements that are changed where they are.
#[grad]
fn damped(x: f64, rate: f64) -> f64 {
    let mut waves = vec![(x, 1), (x * x, 2), (rate, 3)];
    for (amplitude, _) in waves.iter_mut().filter(|(_, n)| *n != 2) {
        *amplitude *= rate;
    }
    waves
        .iter()
        .map(|(amplitude, n)| amplitude * *n as f64)
        .sum()
}

agrees!(ranks, [a = vec![0.3, 1.2, 0.7], b = vec![0.5, 0.9]] => rank_sum(&a, &b), rank_sum_value_and_grad(&a, &b));
agrees!(nested_tuples, [x = 0.3, y = 0.9] =>
alternating(&[(x, (true, y)), (y, (true, x)), (x, (false, 2.0 * y))]),
{
    let (value, bar) = alternating_value_and_grad(&[(x, (true, y)), (y, (true, x)), (x, (false, 2.0 * y))]);
    (value, (bar[0].0 + bar[1].1.1 + bar[2].0, bar[0].1.1 + bar[1].0 + 2.0 * bar[2].1.1))
});
agrees!(changed_behind_a_filter, [x = 0.3, rate = 0.9] => damped(x, rate), damped_value_and_grad(x, rate));

#[test]
fn labels() {
    let points = [(0.5, 1), (-2.0, 3), (3.0, 3)];
    assert_eq!(labelled(&points, 3), 13.0 + 3.0_f64.sin());
    let bar = labelled_grad(&points, 3);
    let bar: Vec<f64> = bar.into_iter().map(|(x_bar, ())| x_bar).collect();
    assert_eq!(bar, [0.0, -4.0, 6.0 + 3.0_f64.cos()]);
}
