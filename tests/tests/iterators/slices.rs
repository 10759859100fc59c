//! Methods and patterns of slices and `Vec`s.

use grad_runtime::grad;

#[grad(jvp)]
fn median(xs: &[f64]) -> f64 {
    let mut sorted = xs.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let n = sorted.len();
    if n % 2 == 0 {
        (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0
    } else {
        sorted[n / 2]
    }
}

#[grad(jvp)]
fn quantile(xs: &[f64], q: f64) -> f64 {
    let mut data: Vec<f64> = xs.iter().copied().collect();
    data.sort_unstable_by(|a, b| a.total_cmp(b));
    let h = (data.len() - 1) as f64 * q;
    let lo = h.floor() as usize;
    let hi = h.ceil() as usize;
    data[lo] + (h - h.floor()) * (data[hi] - data[lo])
}

#[grad(jvp)]
fn gini(xs: &[f64]) -> f64 {
    let mut sorted = xs.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let total: f64 = sorted.iter().sum();
    sorted
        .iter()
        .enumerate()
        .map(|(i, x)| (2.0 * (i as f64 + 1.0) - n - 1.0) * x)
        .sum::<f64>()
        / (n * total)
}

#[grad(jvp)]
fn descending(xs: &[f64], k: usize) -> f64 {
    let mut ranked = xs.to_vec();
    ranked.sort_by(|a, b| b.partial_cmp(a).unwrap());
    ranked.truncate(k);
    ranked.iter().rev().fold(0.0, |acc, x| acc * 0.5 + x)
}

#[grad(jvp)]
fn by_rank(xs: &[f64], ys: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..xs.len()).collect();
    order.sort_by(|&i, &j| xs[i].partial_cmp(&xs[j]).unwrap());
    order
        .iter()
        .enumerate()
        .map(|(rank, &i)| ys[i] * rank as f64)
        .sum()
}

#[grad(jvp)]
fn sorted_points(points: &[(f64, f64)]) -> f64 {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.0.partial_cmp(&b.0).unwrap_or(std::cmp::Ordering::Equal));
    sorted
        .windows(2)
        .map(|w| (w[1].0 - w[0].0) * (w[0].1 + w[1].1) * 0.5)
        .sum()
}

#[grad(jvp)]
fn keyed(xs: &[f64], keys: &[usize]) -> f64 {
    let mut keys = keys.to_vec();
    keys.sort();
    let mut descending = keys.clone();
    descending.sort_unstable_by(|a, b| b.cmp(a));
    descending.sort_by_key(|k| 10 - *k);
    keys.iter()
        .zip(&descending)
        .map(|(&i, &j)| xs[i] * xs[j] * (i + 1) as f64)
        .sum()
}

#[grad(jvp)]
fn parts(v: &[f64]) -> f64 {
    let (head, tail) = v.split_at(2);
    let (first, rest) = v.split_first().unwrap();
    let (last, init) = v.split_last().unwrap();
    head[0] * tail[0] + first * rest[0] - last * init[1]
}

#[grad(jvp)]
fn destructured(v: &[f64], p: [f64; 3]) -> f64 {
    let [x, y, z] = p;
    let mut s = x * y - z;
    if let [a, b, ..] = v {
        s += a * b;
    }
    if let [a, rest @ ..] = v {
        s += a * rest.iter().sum::<f64>();
    }
    if let Some((a, rest)) = v.split_first() {
        s += a * rest.len() as f64;
    }
    match v {
        [] => s,
        [one] => s * one,
        [first, .., last] => s * first * last,
    }
}

#[grad(jvp)]
fn recursive_sum(v: &[f64]) -> f64 {
    match v {
        [] => 0.0,
        [x] => *x,
        [x, rest @ ..] => x * x + recursive_sum(rest) * 0.5,
    }
}

#[grad(jvp)]
fn split_mutably(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    let mid = u.len() / 2;
    let (left, right) = u.split_at_mut(mid);
    for (a, b) in left.iter_mut().zip(right.iter_mut()) {
        let t = *a;
        *a = t + *b;
        *b = t - *b;
    }
    right[0] *= left[0];
    u.iter().map(|x| x * x).sum()
}

#[grad(jvp)]
fn resized(v: &[f64], x: f64) -> f64 {
    let mut u = v.to_vec();
    u.resize(v.len() + 2, x);
    u.insert(1, x * x);
    let gone = u.remove(3);
    let swapped = u.swap_remove(0);
    u.truncate(5);
    gone * swapped + u.iter().enumerate().map(|(i, y)| y * i as f64).sum::<f64>()
}

#[grad(jvp)]
fn rotated(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    u.rotate_left(2);
    let mut s = u[0] * v[0];
    u.rotate_right(1);
    s += u[1] * v[1] + u[0];
    u.reverse();
    s + u[0] * u[1] * v[2]
}

#[grad(jvp)]
fn contained(v: &[f64], chosen: &[usize]) -> f64 {
    v.iter()
        .enumerate()
        .filter(|(i, _)| chosen.contains(i))
        .map(|(_, x)| x * x)
        .sum()
}

#[grad(jvp)]
fn swapped(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    u.swap(0, 2);
    u[1..].reverse();
    let mut w = vec![0.0; 2];
    w.copy_from_slice(&u[..2]);
    u.iter().rev().zip(&w).map(|(a, b)| a * b).sum::<f64>()
        + u.iter().rev().take(2).product::<f64>()
}

#[grad(jvp)]
fn retained(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    u.retain(|x| *x > 0.45);
    let drained: f64 = u.drain(1..).map(|x| x * x).sum();
    drained * u[0]
}

#[test]
fn sorting() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7, 0.4];
    let w = || vec![1.5, 0.2, 0.6, 1.3, 0.7, 0.9];
    check!(median, median_value_and_grad, median_jvp(&xs), [xs = v()] => (&xs));
    check!(median, median_value_and_grad, median_jvp(&xs), [xs = vec![3.0, 1.0, 2.0]] => (&xs));
    check!(median, median_value_and_grad, median_jvp(&xs), [xs = vec![3.0]] => (&xs));
    check!(quantile, quantile_value_and_grad, quantile_jvp(&xs, q), [xs = v(), q = 0.33] => (&xs, q));
    check!(gini, gini_value_and_grad, gini_jvp(&xs), [xs = v()] => (&xs));
    check!(descending, descending_value_and_grad, descending_jvp(&xs), [xs = v()] => (&xs, 4));
    check!(by_rank, by_rank_value_and_grad, by_rank_jvp(&xs, &ys), [xs = v(), ys = w()] => (&xs, &ys));
    check!(sorted_points, sorted_points_value_and_grad, sorted_points_jvp(&p), [p = vec![(1.5, 0.2), (0.5, 0.9), (0.9, 1.1)]] => (&p));
    check!(keyed, keyed_value_and_grad, keyed_jvp(&xs), [xs = v()] => (&xs, &[3, 1, 2]));
}

#[test]
fn slices() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7, 0.4];
    check!(parts, parts_value_and_grad, parts_jvp(&v), [v = v()] => (&v));
    for n in [0, 1, 2, 6] {
        check!(destructured, destructured_value_and_grad, destructured_jvp(&v, p), [v = v()[..n].to_vec(), p = [0.3, 0.7, 0.2]] => (&v, p));
        check!(recursive_sum, recursive_sum_value_and_grad, recursive_sum_jvp(&v), [v = v()[..n].to_vec()] => (&v));
    }
    check!(split_mutably, split_mutably_value_and_grad, split_mutably_jvp(&v), [v = v()] => (&v));
    check!(resized, resized_value_and_grad, resized_jvp(&v, x), [v = v(), x = 0.7] => (&v, x));
    check!(rotated, rotated_value_and_grad, rotated_jvp(&v), [v = v()] => (&v));
    check!(contained, contained_value_and_grad, contained_jvp(&v), [v = v()] => (&v, &[0, 3]));
    check!(swapped, swapped_value_and_grad, swapped_jvp(&v), [v = v()] => (&v));
    check!(retained, retained_value_and_grad, retained_jvp(&v), [v = v()] => (&v));
}

/// A dot product as one writes it for the vectoriser: lanes, and what is left over.
#[grad]
fn dot_in_lanes(x: &[f64], y: &[f64]) -> f64 {
    let (left, right) = (x.chunks_exact(4), y.chunks_exact(4));
    let tail = left.remainder().iter().zip(right.remainder());
    let mut sum: f64 = tail.map(|(a, b)| a * b).sum();
    let mut lanes = [0.0; 4];
    for (a, b) in left.zip(right) {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            *lane += a * b;
        }
    }
    sum += lanes.iter().sum::<f64>();
    sum
}

#[grad]
fn groups_from_the_back(x: &[f64], k: f64) -> f64 {
    let mut groups = x.rchunks_exact(3);
    let mut sum = 0.0;
    for group in &mut groups {
        sum += group[0] * k;
    }
    sum + groups.remainder().iter().sum::<f64>() * k * k
}

#[grad]
fn damp(x: &mut [f64], k: f64) {
    let mut pairs = x.chunks_exact_mut(2);
    for pair in pairs.by_ref() {
        pair[1] *= k * pair[0];
    }
    for odd in pairs.into_remainder() {
        *odd *= odd.sin();
    }
}

#[test]
fn what_chunks_leave_over() {
    let x = [0.3, -0.7, 1.1, 0.2, -0.4, 0.9, 0.5];
    let y = [1.2, 0.1, -0.6, 0.8, 0.7, -0.2, 1.5];
    assert_eq!(dot_in_lanes_grad(&x, &y), (y.to_vec(), x.to_vec()));
    let (x_bar, k_bar) = groups_from_the_back_grad(&x, 2.0);
    assert_eq!(x_bar, [4.0, 2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
    assert_eq!(k_bar, x[1] + x[4] + 2.0 * 2.0 * x[0]);
    for n in [0, 1, 4, 5] {
        let mut changed = x[..n].to_vec();
        let mut x_bar = vec![1.0; n];
        let k_bar = damp_vjp(&mut changed, 2.0, &mut x_bar);
        let pairs = x[..n].chunks_exact(2);
        let odd = pairs.remainder().iter().map(|x| x.sin() + x * x.cos());
        let expected = pairs.clone().flat_map(|p| [1.0 + 2.0 * p[1], 2.0 * p[0]]);
        let expected: Vec<f64> = expected.chain(odd).collect();
        assert_eq!(x_bar, expected);
        assert_eq!(k_bar, pairs.map(|p| p[0] * p[1]).sum::<f64>());
    }
}
