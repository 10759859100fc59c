//! What closures capture: by reference, by move, to change it.

use grad_runtime::grad;

#[grad(jvp)]
fn accumulates(v: &[f64], x: f64) -> f64 {
    let mut total = 0.0;
    let mut calls = 0;
    let mut add = |a: f64| {
        total += a * x;
        calls += 1;
    };
    for &a in v {
        add(a);
    }
    add(x);
    total * calls as f64
}

#[grad(jvp)]
fn pushes(v: &[f64]) -> f64 {
    let mut kept = Vec::new();
    let mut keep = |x: f64| {
        if x > 0.0 {
            kept.push(x * x);
        }
    };
    v.iter().for_each(|&x| keep(x));
    keep(v[0] + 1.0);
    kept.iter().sum()
}

#[grad(jvp)]
fn writes(v: &[f64], n: usize) -> f64 {
    let mut grid = vec![0.0; n];
    let mut set = |i: usize, value: f64| grid[i] = value;
    for i in 0..n {
        set(i, v[i % v.len()] * (i + 1) as f64);
    }
    set(0, v[0] * v[1]);
    grid.iter().map(|x| x * x).sum()
}

#[grad(jvp)]
fn moved(x: f64, v: &[f64]) -> f64 {
    let scale = x * x;
    let offsets = v.to_vec();
    let shifted = move |i: usize| offsets[i] * scale + x;
    let scale = 3.0;
    shifted(0) * shifted(1) + scale
}

#[grad(jvp)]
fn snapshot(x: f64, y: f64) -> f64 {
    let mut a = x;
    let old = move |t: f64| t * a;
    a *= y;
    old(y) + a
}

#[grad(jvp)]
fn counter(x: f64) -> f64 {
    let mut state = 1.0;
    let mut next = || {
        state *= x;
        state
    };
    let a = next();
    let b = next();
    let c = next();
    a + b * c + state
}

#[grad(jvp)]
fn linear_generator(x: f64, n: usize) -> f64 {
    let mut seed: u64 = 7;
    let mut random = move || {
        seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (seed >> 33) as f64 / (1u64 << 31) as f64
    };
    let mut s = 0.0;
    for _ in 0..n {
        s += (random() * x).sin();
    }
    s / n as f64
}

#[grad(jvp)]
fn inner_mutation(m: &[Vec<f64>]) -> f64 {
    let mut best = 0.0;
    let mut count = 0;
    m.iter().for_each(|row| {
        row.iter().filter(|x| **x > 0.0).for_each(|x| {
            best += x * x;
            count += 1;
        });
    });
    let mut visit = |x: f64| {
        let mut deeper = |y: f64| best += y * x;
        deeper(x);
        deeper(2.0);
    };
    visit(m[0][0]);
    best / count as f64
}

#[test]
fn captures() {
    let v = || vec![0.5, 1.2, -0.8, 0.3];
    check!(accumulates, accumulates_value_and_grad, accumulates_jvp(&v, x), [v = v(), x = 0.7] => (&v, x));
    check!(pushes, pushes_value_and_grad, pushes_jvp(&v), [v = v()] => (&v));
    check!(writes, writes_value_and_grad, writes_jvp(&v), [v = v()] => (&v, 6));
    check!(moved, moved_value_and_grad, moved_jvp(x, &v), [x = 0.7, v = v()] => (x, &v));
    check!(snapshot, snapshot_value_and_grad, snapshot_jvp(x, y), [x = 0.7, y = 1.2] => (x, y));
    check!(counter, counter_value_and_grad, counter_jvp(x), [x = 0.7] => (x));
    check!(linear_generator, linear_generator_value_and_grad, linear_generator_jvp(x), [x = 0.7] => (x, 8));
    check!(inner_mutation, inner_mutation_value_and_grad, inner_mutation_jvp(&m), [m = vec![v(), vec![0.1]]] => (&m));
}

/// What a closure that moves has taken is a copy, of tuples and arrays too.
#[grad(jvp)]
fn moved_before_changes(x: f64, y: f64) -> f64 {
    let mut pair = ([x, y], y * y);
    let scaled = move |by: f64| pair.0[0] * pair.1 * by;
    pair.0[0] = 5.0 * x;
    pair.1 += x;
    let mut corners = [x, 1.0];
    let mut grown = move |by: f64| {
        corners[0] += by;
        corners[0] * corners[1]
    };
    let sum = grown(x) + grown(y);
    corners[0] *= y;
    let mut last = Some([x, y]);
    let ended = move || last.unwrap()[1] * y;
    last = Some([y, 3.0 * x]);
    scaled(2.0) * pair.0[0] + sum * corners[0] + ended() * last.unwrap()[1] + pair.1
}

#[test]
fn moved_captures() {
    check!(moved_before_changes, moved_before_changes_value_and_grad, moved_before_changes_jvp(x, y),
        [x = 0.4, y = 1.3] => (x, y));
}
