//! `min_by`, `max_by`, `position`, `find`, `last`, `nth`: what gives an `Option`.

use grad_runtime::grad;

#[grad(jvp)]
fn largest(xs: &[f64]) -> f64 {
    let max = xs.iter().max_by(|a, b| a.partial_cmp(b).unwrap()).unwrap();
    let min = xs.iter().min_by(|a, b| a.total_cmp(b)).unwrap();
    max * max - min
}

#[grad(jvp)]
fn largest_copied(xs: &[f64]) -> f64 {
    let max = xs
        .iter()
        .copied()
        .max_by(|a, b| a.total_cmp(b))
        .unwrap_or(0.0);
    let min = xs
        .iter()
        .cloned()
        .min_by(|a, b| a.partial_cmp(b).expect("no NaN"))
        .unwrap();
    (max - min).sqrt()
}

#[grad(jvp)]
fn largest_mapped(xs: &[f64], t: f64) -> f64 {
    let best = xs
        .iter()
        .map(|x| (x - t).powi(2))
        .min_by(|a, b| a.partial_cmp(b).unwrap())
        .unwrap();
    best + xs.iter().map(|x| x * t).max_by(f64::total_cmp).unwrap()
}

#[grad(jvp)]
fn nearest(points: &[[f64; 2]], q: [f64; 2]) -> f64 {
    let (index, distance) = points
        .iter()
        .map(|p| ((p[0] - q[0]).powi(2) + (p[1] - q[1]).powi(2)).sqrt())
        .enumerate()
        .min_by(|a, b| a.1.partial_cmp(&b.1).unwrap())
        .unwrap();
    distance + points[index][0]
}

#[grad(jvp)]
fn argmax(xs: &[f64], ys: &[f64]) -> f64 {
    let (i, _) = xs
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| a.partial_cmp(b).unwrap())
        .unwrap();
    let j = ys
        .iter()
        .enumerate()
        .min_by(|x, y| x.1.total_cmp(y.1))
        .map(|(j, _)| j)
        .unwrap();
    ys[i] * xs[j] + xs[i] * ys[j]
}

#[grad(jvp)]
fn interpolate(xs: &[f64], ys: &[f64], t: f64) -> f64 {
    match xs.iter().position(|&x| x > t) {
        Some(0) => ys[0],
        Some(i) => {
            let u = (t - xs[i - 1]) / (xs[i] - xs[i - 1]);
            ys[i - 1] * (1.0 - u) + ys[i] * u
        }
        None => ys[ys.len() - 1],
    }
}

#[grad(jvp)]
fn first_match(xs: &[f64], t: f64) -> f64 {
    let found = xs.iter().find(|&&x| x > t);
    let copied = xs.iter().copied().find(|x| *x < t).unwrap_or(t);
    match found {
        Some(x) => x * copied,
        None => t * t,
    }
}

#[grad(jvp)]
fn brackets(xs: &[f64], t: f64) -> f64 {
    let pair = xs.windows(2).find(|w| w[0] <= t && t < w[1]);
    if let Some(w) = pair {
        (t - w[0]) / (w[1] - w[0])
    } else {
        0.0
    }
}

#[grad(jvp)]
fn ends(xs: &[f64]) -> f64 {
    let first = xs.first().unwrap();
    let last = xs.last().copied().unwrap_or(1.0);
    let late = xs.iter().skip(1).last().unwrap();
    let third = xs.iter().nth(2).unwrap();
    let head = xs.iter().rev().next().unwrap();
    first * last + late * third - head
}

#[grad(jvp)]
fn found_mapped(xs: &[f64]) -> f64 {
    xs.iter()
        .find_map(|&x| if x > 1.0 { Some(x.ln()) } else { None })
        .unwrap_or(0.0)
        + xs.iter()
            .position(|x| *x > 100.0)
            .map_or(xs[0], |i| i as f64)
}

#[grad(jvp)]
fn by_key(xs: &[f64], order: &[usize]) -> f64 {
    let most = order.iter().max().unwrap();
    let least = *order.iter().min().unwrap();
    let closest = order.iter().min_by_key(|&&i| (i as i32 - 2).abs()).unwrap();
    xs[*most] * xs[least] + xs[*closest]
}

#[grad(jvp)]
fn got(xs: &[f64], i: usize) -> f64 {
    let here = xs.get(i).copied().unwrap_or(0.0);
    let next = xs.get(i + 1).unwrap_or(&xs[0]);
    match xs.get(i + 2) {
        Some(v) => here * next * v,
        None => here - next,
    }
}

#[grad(jvp)]
fn stepped(xs: &[f64]) -> f64 {
    let mut it = xs.iter();
    let mut previous = *it.next().unwrap();
    let mut total = 0.0;
    for &x in it {
        total += (x - previous).abs() * x;
        previous = x;
    }
    total
}

#[grad(jvp)]
fn while_next(xs: &[f64], t: f64) -> f64 {
    let mut it = xs.iter().zip(xs.iter().skip(1));
    let mut total = 0.0;
    while let Some((a, b)) = it.next() {
        total += a * b;
        if total > t {
            break;
        }
    }
    total * t
}

#[grad(jvp)]
fn peeked(xs: &[f64]) -> f64 {
    let mut it = xs.iter().peekable();
    let mut total = 0.0;
    while let Some(x) = it.next() {
        total += match it.peek() {
            Some(next) => x * **next,
            None => *x,
        };
    }
    total
}

#[test]
fn extremes() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7, 0.4];
    let w = || vec![1.5, 0.2, 0.6, 1.3, 0.7, 0.9];
    check!(largest, largest_value_and_grad, largest_jvp(&xs), [xs = v()] => (&xs));
    check!(largest_copied, largest_copied_value_and_grad, largest_copied_jvp(&xs), [xs = v()] => (&xs));
    check!(largest_mapped, largest_mapped_value_and_grad, largest_mapped_jvp(&xs, t), [xs = v(), t = 0.6] => (&xs, t));
    let points = || vec![[0.1, 0.7], [0.5, -0.4], [1.1, 0.3]];
    check!(nearest, nearest_value_and_grad, nearest_jvp(&p, q), [p = points(), q = [0.6, 0.1]] => (&p, q));
    check!(argmax, argmax_value_and_grad, argmax_jvp(&xs, &ys), [xs = v(), ys = w()] => (&xs, &ys));
    let knots = || vec![0.0, 0.5, 1.0, 2.0];
    for t in [-0.5, 0.7, 3.0] {
        check!(interpolate, interpolate_value_and_grad, interpolate_jvp(&xs, &ys, t), [xs = knots(), ys = vec![0.4, 0.3, 0.9, 0.2], t = t] => (&xs, &ys, t));
        check!(brackets, brackets_value_and_grad, brackets_jvp(&xs, t), [xs = knots(), t = t] => (&xs, t));
        check!(first_match, first_match_value_and_grad, first_match_jvp(&xs, t), [xs = v(), t = t] => (&xs, t));
    }
    check!(ends, ends_value_and_grad, ends_jvp(&xs), [xs = v()] => (&xs));
    check!(found_mapped, found_mapped_value_and_grad, found_mapped_jvp(&xs), [xs = v()] => (&xs));
    check!(by_key, by_key_value_and_grad, by_key_jvp(&xs), [xs = v()] => (&xs, &[3, 1, 5]));
    for i in [0, 4, 5, 6] {
        check!(got, got_value_and_grad, got_jvp(&xs), [xs = v()] => (&xs, i));
    }
    check!(stepped, stepped_value_and_grad, stepped_jvp(&xs), [xs = v()] => (&xs));
    check!(while_next, while_next_value_and_grad, while_next_jvp(&xs, t), [xs = v(), t = 1.5] => (&xs, t));
    check!(peeked, peeked_value_and_grad, peeked_jvp(&xs), [xs = v()] => (&xs));
}

/// On a tie `max_by` gives the last, `min_by` the first, as in `std`.
#[test]
fn ties() {
    assert_eq!(largest_grad(&[1.0, 1.0]), [-1.0, 2.0]);
}
