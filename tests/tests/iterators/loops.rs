//! `for` over iterators, with patterns.

use grad_runtime::grad;

#[grad(jvp)]
fn by_reference(v: &Vec<f64>, w: [f64; 3]) -> f64 {
    let mut s = 0.0;
    for x in v {
        s += x * x;
    }
    for x in v.iter() {
        s *= *x + 1.0;
    }
    for (i, &x) in v.iter().enumerate() {
        s += x * i as f64;
    }
    for x in w {
        s += x.sin();
    }
    for x in &w {
        s -= x;
    }
    for (i, x) in w.into_iter().enumerate() {
        s += x * (i + 1) as f64;
    }
    s
}

#[grad(jvp)]
fn in_place(v: &[f64], k: f64) -> f64 {
    let mut u = v.to_vec();
    for x in u.iter_mut() {
        *x *= k;
    }
    for x in &mut u {
        *x += 1.0;
    }
    for (x, y) in u.iter_mut().zip(v) {
        *x *= y;
    }
    for (i, x) in u.iter_mut().enumerate() {
        *x += i as f64 * k;
    }
    u.iter_mut().for_each(|x| *x = x.sin());
    u.iter().sum()
}

#[grad]
fn nested_patterns(xs: &[f64], ys: &[(f64, usize)]) -> f64 {
    let mut s = 0.0;
    for (i, (&x, &(y, k))) in xs.iter().zip(ys.iter()).enumerate() {
        s += x * y * (i + k) as f64;
    }
    for (x, (y, k)) in xs.iter().zip(ys) {
        s += x.powi(*k as i32) - y;
    }
    s
}

#[grad(jvp)]
fn chunks_in_place(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    for pair in u.chunks_exact_mut(2) {
        let (a, b) = (pair[0], pair[1]);
        pair[0] = a + b;
        pair[1] = a - b;
    }
    for (i, row) in u.chunks_mut(3).enumerate() {
        for x in row.iter_mut() {
            *x *= (i + 2) as f64;
        }
    }
    u.iter().map(|x| x * x).sum()
}

#[grad(jvp)]
fn rows(m: &[[f64; 3]], x: &[f64; 3]) -> f64 {
    let mut out = vec![0.0; m.len()];
    for (row, y) in m.iter().zip(out.iter_mut()) {
        for (a, b) in row.iter().zip(x.iter()) {
            *y += a * b;
        }
    }
    let mut s = 0.0;
    for &[a, b, c] in m {
        s += a * b - c;
    }
    for [a, _, c] in m.iter() {
        s += a * c;
    }
    s * out.iter().sum::<f64>()
}

#[grad(jvp)]
fn early(xs: &[f64], ys: &[f64], limit: f64) -> f64 {
    let mut s = 0.0;
    for (x, y) in xs.iter().chain(ys).zip(ys.iter().chain(xs)) {
        if *x < 0.35 {
            continue;
        }
        s += x * y;
        if s > limit {
            break;
        }
    }
    for row in [xs, ys] {
        s += row[0];
    }
    for &x in xs.iter().chain(ys.iter()) {
        if x > 1.6 {
            break;
        }
        s *= 1.0 + x;
    }
    s
}

#[grad(jvp)]
fn searched(m: &[Vec<f64>], t: f64) -> f64 {
    let mut best = t;
    'outer: for row in m.iter() {
        for &x in row.iter().filter(|x| **x > 0.0) {
            if x > 1.0 {
                continue 'outer;
            }
            if best > 2.0 {
                break 'outer;
            }
            best += x * t;
        }
        best *= 1.1;
    }
    for x in m.iter().flat_map(|row| row.iter()).filter(|&&x| x < 1.0) {
        if *x < 0.0 {
            break;
        }
        best += x;
    }
    best
}

#[grad(jvp)]
fn returning(xs: &[f64], ys: &[f64], t: f64) -> f64 {
    for (i, x) in xs.iter().chain(ys).enumerate() {
        if *x > t {
            return x * i as f64;
        }
    }
    t * t
}

#[grad(jvp)]
fn reversed(v: &[f64]) -> f64 {
    let n = v.len();
    let mut s = 0.0;
    for x in v.iter().rev() {
        s = s * 0.5 + x;
    }
    for x in v.iter().rev().skip(1).step_by(2) {
        s = s * 0.5 + x;
    }
    for (a, b) in v[..n - 1].iter().zip(&v[1..]) {
        s += a * b;
    }
    for (i, w) in v.windows(3).enumerate().skip(1) {
        s += w[0] * w[2] * i as f64;
    }
    s
}

#[grad(jvp)]
fn over_owned(n: usize, x: f64) -> f64 {
    let rows: Vec<Vec<f64>> = (0..n).map(|i| vec![x; i + 1]).collect();
    let mut s = 0.0;
    for (i, row) in rows.iter().enumerate() {
        for v in row {
            s += v * i as f64;
        }
    }
    for row in rows {
        s += row[0] * row[row.len() - 1];
    }
    s
}

#[grad(jvp)]
fn smoothed(v: &mut [f64], passes: usize) -> f64 {
    for _ in 0..passes {
        let copy = v.to_vec();
        for (x, w) in v[1..].iter_mut().zip(copy.windows(2)) {
            *x = 0.5 * (w[0] + w[1]);
        }
    }
    v.iter().map(|x| x * x).sum()
}

#[test]
fn loops() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7, 0.4];
    let w = || vec![1.5, 0.2, 0.6, 1.3, 0.7, 0.9];
    check!(by_reference, by_reference_value_and_grad, by_reference_jvp(&v, w), [v = v(), w = [0.3, 0.4, 0.5]] => (&v, w));
    check!(in_place, in_place_value_and_grad, in_place_jvp(&v, k), [v = v(), k = 0.6] => (&v, k));
    check!(nested_patterns, nested_patterns_value_and_grad, [v = v(), w = vec![(0.3, 1), (0.4, 2), (0.5, 0)]] => (&v, &w));
    check!(chunks_in_place, chunks_in_place_value_and_grad, chunks_in_place_jvp(&v), [v = v()] => (&v));
    check!(rows, rows_value_and_grad, rows_jvp(&m, &x), [m = vec![[0.5, 1.2, 0.2], [0.7, -0.3, 0.6]], x = [0.1, 0.2, 0.3]] => (&m, &x));
    for limit in [0.9, 3.0, 100.0] {
        check!(early, early_value_and_grad, early_jvp(&xs, &ys, l), [xs = v(), ys = w(), l = limit] => (&xs, &ys, l));
    }
    for t in [0.3, 0.9] {
        check!(searched, searched_value_and_grad, searched_jvp(&m, t), [m = vec![vec![0.5, 1.2, 0.2], vec![0.7, -0.3, 0.6]], t = t] => (&m, t));
    }
    for t in [0.3, 1.4, 1.6, 3.0] {
        check!(returning, returning_value_and_grad, returning_jvp(&xs, &ys, t), [xs = v(), ys = w(), t = t] => (&xs, &ys, t));
    }
    check!(reversed, reversed_value_and_grad, reversed_jvp(&v), [v = v()] => (&v));
    check!(over_owned, over_owned_value_and_grad, over_owned_jvp(x), [x = 0.7] => (3, x));
    check!(smoothed, smoothed_value_and_grad, smoothed_jvp(&mut v), [v = v()] => (&mut v, 2));
}
