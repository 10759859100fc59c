//! Loops and exits.

use grad_runtime::grad;

#[grad(jvp)]
fn horner(c: &[f64], x: f64) -> f64 {
    let mut y = 0.0;
    for i in (0..c.len()).rev() {
        y = y * x + c[i];
    }
    y
}

#[grad(jvp)]
fn inclusive(x: f64, n: usize) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..=n {
        term *= x / k as f64;
        sum += term;
    }
    sum
}

#[grad(jvp)]
fn stepped(v: &[f64]) -> f64 {
    let mut even = 0.0;
    let mut odd = 1.0;
    for i in (0..v.len()).step_by(2) {
        even += v[i] * v[i];
    }
    for i in (1..v.len()).step_by(2) {
        odd *= v[i];
    }
    even * odd
}

#[grad(jvp)]
fn stepped_and_reversed(v: &[f64]) -> f64 {
    let n = v.len();
    let mut a = 0.0;
    for i in (0..n).rev().step_by(3) {
        a = a * 0.5 + v[i];
    }
    let mut b = 1.0;
    for i in (1..n).step_by(2).rev() {
        b = b * v[i] + a;
    }
    for i in (0..=n - 1).rev() {
        b = b.sin() + v[i];
    }
    b
}

#[grad(jvp)]
fn signed_range(x: f64, n: i32) -> f64 {
    let mut s = 0.0;
    for k in -n..=n {
        s += x.powi(2) * k as f64 + x;
    }
    s
}

#[grad(jvp)]
fn zero_trips(x: f64, v: &[f64], n: usize) -> f64 {
    let mut s = x;
    for i in n..n {
        s *= v[i];
    }
    for x in v {
        s += x;
    }
    while s > 1e9 {
        s = s.sqrt();
    }
    for i in (0..0).rev() {
        s += i as f64 * x;
    }
    s * x
}

#[grad(jvp)]
fn newton_sqrt(a: f64) -> f64 {
    let mut x = a;
    while (x * x - a).abs() > 1e-12 {
        x = 0.5 * (x + a / x);
    }
    x
}

#[grad(jvp)]
fn while_counter(v: &[f64], x: f64) -> f64 {
    let mut i = 0;
    let mut s = 0.0;
    while i < v.len() && s < 2.0 {
        s += v[i] * x;
        i += 1;
    }
    s * i as f64
}

#[grad(jvp)]
fn loop_with_value(x: f64) -> f64 {
    let mut y = x;
    let mut steps = 0;
    let root = loop {
        let next = 0.5 * (y + x / y);
        steps += 1;
        if steps == 6 {
            break next;
        }
        y = next;
    };
    root * x
}

#[grad(jvp)]
fn break_and_continue(v: &[f64], limit: f64) -> f64 {
    let mut s = 0.0;
    for i in 0..v.len() {
        if v[i] < 0.0 {
            continue;
        }
        s += v[i] * v[i];
        if s > limit {
            break;
        }
        s *= 1.1;
    }
    s
}

#[grad(jvp)]
fn labelled(m: &[[f64; 3]], x: f64) -> f64 {
    let mut s = x;
    'rows: for row in 0..m.len() {
        for col in 0..3 {
            if m[row][col] < 0.0 {
                continue 'rows;
            }
            if s > 50.0 {
                break 'rows;
            }
            s = s * 0.9 + m[row][col] * x;
        }
        s += 0.1 * x;
    }
    s
}

#[grad(jvp)]
fn labelled_block(x: f64, y: f64) -> f64 {
    let r = 'search: {
        if x > y {
            break 'search x * x;
        }
        let t = x * y;
        if t > 0.5 {
            break 'search t;
        }
        t.exp()
    };
    r * y
}

#[grad(jvp)]
fn return_inside_loop(v: &[f64], t: f64) -> f64 {
    let mut s = 1.0;
    for i in 0..v.len() {
        s *= 1.0 + v[i] * t;
        if s > 2.0 {
            return s * t;
        }
    }
    s
}

#[grad(jvp)]
fn return_inside_nested_loops(m: &[[f64; 3]], t: f64) -> f64 {
    let mut s = 0.0;
    for row in m {
        let mut k = 0;
        loop {
            s += row[k] * t;
            k += 1;
            if s > 3.0 {
                return s * row[0];
            }
            if k == row.len() {
                break;
            }
        }
    }
    s.sin()
}

#[grad(jvp)]
fn triangular(a: &[f64], n: usize) -> f64 {
    let mut s = 0.0;
    for i in 0..n {
        for j in 0..i {
            let d = a[i] - a[j];
            s += 1.0 / (1.0 + d * d);
        }
    }
    s
}

#[grad(jvp)]
fn carried_pair(x: f64, n: usize) -> f64 {
    let (mut a, mut b) = (0.0, 1.0);
    for _ in 0..n {
        let t = a + x * b;
        a = b;
        b = t;
    }
    b
}

#[grad(jvp)]
fn over_references(v: &[f64], w: &[f64]) -> f64 {
    let mut s = 0.0;
    for x in v {
        s += x * x;
    }
    for &y in w.iter() {
        s *= y;
    }
    s
}

#[grad(jvp)]
fn zipped(v: &[f64], w: &[f64]) -> f64 {
    let mut s = 0.0;
    for (a, b) in v.iter().zip(w) {
        s += a * b;
    }
    for (i, a) in v.iter().enumerate() {
        s += a * i as f64;
    }
    s
}

#[grad(jvp)]
fn bounds_change_inside(x: f64, n: usize) -> f64 {
    let mut n = n;
    let mut s = x;
    for i in 0..n {
        n += 1;
        s = s * x + n as f64 * 0.1;
        if i == 2 {
            n = 0;
        }
    }
    s
}

#[grad(jvp)]
fn binary_search_like(knots: &[f64], t: f64) -> f64 {
    let (mut lo, mut hi) = (0, knots.len() - 1);
    while hi - lo > 1 {
        let mid = (lo + hi) / 2;
        if knots[mid] <= t {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    let u = (t - knots[lo]) / (knots[hi] - knots[lo]);
    u * u * (3.0 - 2.0 * u)
}

#[grad(jvp)]
fn dynamic_programming(cost: &[f64], n: usize) -> f64 {
    let mut best = vec![0.0; n];
    best[0] = cost[0];
    for j in 1..n {
        let mut least = best[j - 1] + cost[j];
        for i in 0..j {
            let d = cost[j] - cost[i];
            let candidate = best[i] + d * d;
            if candidate < least {
                least = candidate;
            }
        }
        best[j] = least;
    }
    best[n - 1]
}

/// The loop hands out what its last iteration computed; no iteration reads what the one before left.
#[grad(jvp)]
fn last_one_counts(x: f64, n: usize) -> f64 {
    let mut last = -0.25;
    for k in 0..n {
        last = x * x * (k + 1) as f64;
        (last, last) = (x, if x > 5.0 { x } else { last.sin() });
    }
    0.5 * last
}

#[test]
fn counted() {
    let v = || vec![0.5, -1.2, 0.8, 0.3, 1.7];
    for n in 0..3 {
        check!(last_one_counts, last_one_counts_value_and_grad, last_one_counts_jvp(x), [x = 0.6] => (x, n));
    }
    check!(horner, horner_value_and_grad, horner_jvp(&c, x), [c = v(), x = 0.7] => (&c, x));
    check!(inclusive, inclusive_value_and_grad, inclusive_jvp(x), [x = 0.7] => (x, 8));
    check!(inclusive, inclusive_value_and_grad, inclusive_jvp(x), [x = 0.7] => (x, 0));
    check!(stepped, stepped_value_and_grad, stepped_jvp(&v), [v = v()] => (&v));
    check!(stepped_and_reversed, stepped_and_reversed_value_and_grad, stepped_and_reversed_jvp(&v), [v = v()] => (&v));
    check!(signed_range, signed_range_value_and_grad, signed_range_jvp(x), [x = 0.7] => (x, 2));
    check!(zero_trips, zero_trips_value_and_grad, zero_trips_jvp(x, &v), [x = 0.7, v = Vec::<f64>::new()] => (x, &v, 3));
    check!(triangular, triangular_value_and_grad, triangular_jvp(&a), [a = v()] => (&a, 5));
    check!(carried_pair, carried_pair_value_and_grad, carried_pair_jvp(x), [x = 0.7] => (x, 6));
    check!(over_references, over_references_value_and_grad, over_references_jvp(&v, &w), [v = v(), w = vec![0.3, 2.0]] => (&v, &w));
    check!(zipped, zipped_value_and_grad, zipped_jvp(&v, &w), [v = v(), w = v()] => (&v, &w));
    check!(bounds_change_inside, bounds_change_inside_value_and_grad, bounds_change_inside_jvp(x), [x = 0.7] => (x, 4));
    check!(dynamic_programming, dynamic_programming_value_and_grad, dynamic_programming_jvp(&cost), [cost = v()] => (&cost, 5));
}

#[test]
fn conditional() {
    check!(newton_sqrt, newton_sqrt_value_and_grad, newton_sqrt_jvp(a), [a = 2.3] => (a));
    check!(while_counter, while_counter_value_and_grad, while_counter_jvp(&v, x), [v = vec![0.5, 1.2, 0.8, 0.3], x = 1.3] => (&v, x));
    check!(loop_with_value, loop_with_value_value_and_grad, loop_with_value_jvp(x), [x = 2.3] => (x));
    check!(binary_search_like, binary_search_like_value_and_grad, binary_search_like_jvp(&knots, t), [knots = vec![0.0, 0.4, 1.1, 1.9, 2.6], t = 1.3] => (&knots, t));
}

#[test]
fn exits() {
    let v = || vec![0.5, -1.2, 0.8, 0.3, 1.7];
    for limit in [0.1, 1.0, 100.0] {
        check!(break_and_continue, break_and_continue_value_and_grad, break_and_continue_jvp(&v, limit), [v = v(), limit = limit] => (&v, limit));
    }
    let m = || vec![[0.5, 1.2, 0.8], [0.3, -1.0, 0.4], [60.0, 70.0, 80.0]];
    check!(labelled, labelled_value_and_grad, labelled_jvp(&m, x), [m = m(), x = 0.9] => (&m, x));
    check!(return_inside_nested_loops, return_inside_nested_loops_value_and_grad, return_inside_nested_loops_jvp(&m, t), [m = m(), t = 0.9] => (&m, t));
    check!(return_inside_nested_loops, return_inside_nested_loops_value_and_grad, return_inside_nested_loops_jvp(&m, t), [m = m()[..2].to_vec(), t = 0.3] => (&m, t));
    for (x, y) in [(2.0, 1.0), (0.8, 1.0), (0.2, 1.0)] {
        check!(labelled_block, labelled_block_value_and_grad, labelled_block_jvp(x, y), [x = x, y = y] => (x, y));
    }
    for t in [0.1, 0.9, 3.0] {
        check!(return_inside_loop, return_inside_loop_value_and_grad, return_inside_loop_jvp(&v, t), [v = v(), t = t] => (&v, t));
    }
}
