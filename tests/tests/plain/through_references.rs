//! Patterns of tuples, structs, arrays and variants behind several references: what `filter`, `find` and their like hand to a closure.

use grad_runtime::{Differentiable, grad};

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

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Site {
    x: f64,
    y: f64,
    layer: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Charge(f64, usize);

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
enum Load {
    Point { force: f64 },
    Spread(f64, f64),
    Nothing,
}

#[grad]
fn upper(sites: &[Site], charges: &[Charge]) -> f64 {
    let area: f64 = (sites.iter())
        .filter(|Site { x, .. }| *x > 0.0)
        .map(|Site { x, y, .. }| x * y)
        .sum();
    let charge: f64 = (charges.iter())
        .filter(|Charge(_, layer)| *layer == 1)
        .map(|Charge(q, _)| q * q)
        .sum();
    let last = (sites.iter().enumerate()).find(|(n, Site { layer, .. })| n == layer);
    area * charge + last.map_or(0.0, |(_, site)| site.y)
}

#[grad]
fn ordered(pairs: &[[f64; 2]], loads: &[Load]) -> f64 {
    let pairs: f64 = (pairs.iter())
        .filter(|[low, high]| low < high)
        .map(|[low, high]| low * high)
        .sum();
    let spread = loads.iter().filter(|load| match load {
        Load::Spread(from, to) => from < to,
        _ => false,
    });
    let forces: f64 = (loads.iter())
        .map(|load| match load {
            Load::Point { force } => force * force,
            Load::Spread(from, to) => from * to,
            Load::Nothing => 0.0,
        })
        .sum();
    pairs * forces + spread.count() as f64 * pairs
}

#[test]
fn structs_and_arrays() {
    let sites = [(2.0, 3.0, 5), (-1.0, 4.0, 1), (0.5, 6.0, 0)];
    let sites = sites.map(|(x, y, layer)| Site { x, y, layer });
    let charges = [Charge(2.0, 1), Charge(3.0, 2)];
    assert_eq!(upper(&sites, &charges), 9.0 * 4.0 + 4.0);
    let (sites, charges) = upper_grad(&sites, &charges);
    let sites: Vec<_> = sites.iter().map(|site| (site.x, site.y)).collect();
    assert_eq!(sites, [(12.0, 8.0), (0.0, 1.0), (24.0, 2.0)]);
    assert_eq!((charges[0].0, charges[1].0), (36.0, 0.0));
}

#[test]
fn arrays_and_variants() {
    let pairs = [[1.0, 2.0], [4.0, 3.0], [2.0, 5.0]];
    let loads = [
        Load::Point { force: 3.0 },
        Load::Nothing,
        Load::Spread(2.0, 4.0),
    ];
    assert_eq!(ordered(&pairs, &loads), 12.0 * 17.0 + 12.0);
    let (pairs, loads) = ordered_grad(&pairs, &loads);
    assert_eq!(pairs, [[36.0, 18.0], [0.0, 0.0], [90.0, 36.0]]);
    assert_eq!(loads[0], LoadTangent::Point { force: 72.0 });
    assert_eq!(loads[2], LoadTangent::Spread(48.0, 24.0));
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
