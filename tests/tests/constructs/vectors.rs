//! `Vec`s and the bulk operations of slices.

use grad_runtime::grad;

#[grad(jvp)]
fn vec_literal(x: f64, y: f64) -> f64 {
    let v = vec![x, y, x * y, 2.0];
    let mut s = 0.0;
    for i in 0..v.len() {
        s += v[i] * v[i] * (i + 1) as f64;
    }
    s
}

#[grad(jvp)]
fn vec_repeat(x: f64, n: usize) -> f64 {
    let mut v = vec![x; n];
    for i in 1..n {
        v[i] = v[i - 1] * v[i];
    }
    v[n - 1]
}

#[grad(jvp)]
fn pushes(v: &[f64]) -> f64 {
    let mut kept = Vec::new();
    for &x in v {
        if x > 0.0 {
            kept.push(x * x);
        }
    }
    let mut p = 1.0;
    for k in &kept {
        p *= k + 1.0;
    }
    p * kept.len() as f64
}

#[grad(jvp)]
fn with_capacity(v: &[f64], x: f64) -> f64 {
    let mut prefix = Vec::with_capacity(v.len() + 1);
    prefix.push(x);
    for i in 0..v.len() {
        prefix.push(prefix[i] * 0.5 + v[i]);
    }
    prefix[prefix.len() - 1] * prefix[1]
}

#[grad(jvp)]
fn stack_machine(v: &[f64], program: &[u8]) -> f64 {
    let mut stack: Vec<f64> = Vec::new();
    let mut next = 0;
    for &op in program {
        match op {
            0 => {
                stack.push(v[next]);
                next += 1;
            }
            1 => {
                let b = stack.pop().unwrap();
                let a = stack.pop().unwrap();
                stack.push(a * b);
            }
            _ => {
                let b = stack.pop().unwrap();
                let a = stack.pop().expect("two operands");
                stack.push(a - b);
            }
        }
    }
    stack.pop().unwrap()
}

#[grad(jvp)]
fn pop_while_let(v: &[f64]) -> f64 {
    let mut rest = v.to_vec();
    let mut s = 1.0;
    while let Some(x) = rest.pop() {
        s = s * 0.5 + x * s;
    }
    s
}

#[grad(jvp)]
fn copies(v: &[f64]) -> f64 {
    let a = v.to_vec();
    let mut b = a.clone();
    b[0] *= a[1];
    let c = b.clone();
    b[1] = c[0] + a[0];
    a[0] * b[0] + b[1] * c[1]
}

#[grad(jvp)]
fn array_copies(x: [f64; 3]) -> f64 {
    let mut a = x;
    a[0] = a[1] * a[2];
    let b = a;
    a[1] += b[0];
    let c = [a, b];
    c[0][1] * c[1][2] + x[0]
}

#[grad(jvp)]
fn copy_from_slice(v: &[f64]) -> f64 {
    let n = v.len();
    let mut a = vec![1.0; n];
    a[1..].copy_from_slice(&v[..n - 1]);
    a[0] = a[1] * v[n - 1];
    let mut b = [0.0; 2];
    b.copy_from_slice(&a[..2]);
    b[0] * b[1] + a[n - 1]
}

#[grad(jvp)]
fn clone_from(v: &[f64]) -> f64 {
    let mut a = vec![0.0; v.len()];
    a.clone_from_slice(v);
    a[0] *= 3.0;
    let mut b = Vec::new();
    b.clone_from(&a);
    b[0] * b[1] * a[1]
}

#[grad(jvp)]
fn fill(x: f64, y: f64) -> f64 {
    let mut v = [y; 4];
    v[1] = x * v[0];
    let before = v[1] * v[2];
    v.fill(x);
    v[2..].fill(x * y);
    before + v[0] * v[3] + v[1]
}

#[grad(jvp)]
fn swap_elements(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    let n = u.len();
    for i in 0..n / 2 {
        u.swap(i, n - 1 - i);
    }
    let mut s = 0.0;
    for i in 0..n {
        s += u[i] * v[i] * (i + 1) as f64;
    }
    s
}

#[grad(jvp)]
fn bubble_sort(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    for i in 0..u.len() {
        for j in 0..u.len() - 1 - i {
            if u[j] > u[j + 1] {
                u.swap(j, j + 1);
            }
        }
    }
    let mut s = 0.0;
    for (rank, x) in u.iter().enumerate() {
        s += x * x * (rank + 1) as f64;
    }
    s
}

/// What is overwritten after a swap was read under the other index before it.
#[grad(jvp)]
fn overwritten_after_swap(x: f64, y: f64) -> f64 {
    let mut v = vec![x, y];
    let mut s = v[0] * v[0] * v[1];
    v.swap(0, 1);
    v[1] = 5.0;
    for _ in 0..2 {
        s += v[0].powi(3) * v[1];
        v.swap(0, 1);
        v[1] = 2.0 * y;
    }
    s
}

/// What is overwritten in one buffer was read in the other before they were swapped.
#[grad(jvp)]
fn overwritten_in_the_other(v: &[f64], steps: usize) -> f64 {
    let mut cur = v.to_vec();
    let mut next = vec![1.0; v.len()];
    let mut s = 0.0;
    for _ in 0..steps {
        for i in 0..cur.len() {
            s += cur[i] * cur[i] * next[i];
            next[i] = 0.5 * v[i];
        }
        std::mem::swap(&mut cur, &mut next);
    }
    s
}

/// All of the list is restored through cells, since its windows overlap.
#[grad(jvp)]
fn shortest_paths(step: &[f64], cost: &mut [f64]) -> f64 {
    let n = step.len();
    let mut d = vec![0.0; n * n];
    for k in 0..n {
        d[k] = step[k] + cost[k];
    }
    for i in 0..n {
        for j in 0..n {
            d[j] = d[j].min(d[i + j] + 0.5);
        }
    }
    d[0] + 2.0 * d[1]
}

#[test]
fn lists_whose_windows_overlap() {
    check!(shortest_paths, shortest_paths_value_and_grad, shortest_paths_jvp(&step, &mut cost),
        [step = vec![0.9, 0.2, 1.3], cost = vec![0.1, -0.7, 0.4]] => (&step, &mut cost));
}

#[grad(jvp)]
fn swap_scalars(x: f64, y: f64) -> f64 {
    let (mut a, mut b) = (x, y);
    if a < b {
        std::mem::swap(&mut a, &mut b);
    }
    let c = std::mem::replace(&mut a, b * b);
    a * 2.0 + c * b
}

#[grad(jvp)]
fn swap_vecs(v: &[f64], steps: usize) -> f64 {
    let mut cur = v.to_vec();
    let mut next = vec![0.0; v.len()];
    for _ in 0..steps {
        for i in 0..cur.len() {
            let left = if i > 0 { cur[i - 1] } else { 0.0 };
            next[i] = 0.6 * cur[i] + 0.4 * left * left;
        }
        std::mem::swap(&mut cur, &mut next);
    }
    let mut s = 0.0;
    for x in &cur {
        s += x * x;
    }
    s
}

#[grad(jvp)]
fn swap_references(v: &[f64], steps: usize) -> f64 {
    let mut a = v.to_vec();
    let mut b = vec![0.0; v.len()];
    let (mut cur, mut next) = (&mut a, &mut b);
    for _ in 0..steps {
        for i in 0..cur.len() {
            next[i] = (cur[i] * 1.5).sin();
        }
        std::mem::swap(&mut cur, &mut next);
    }
    cur[0] * cur[1]
}

#[grad(jvp)]
fn moved(x: f64) -> f64 {
    let v = vec![x, x * x];
    let mut w = v;
    w[0] *= w[1];
    let v = w;
    v[0] + v[1]
}

#[grad(jvp)]
fn branch_of_vecs(v: &[f64], reverse: bool) -> f64 {
    let u = if reverse {
        vec![v[1], v[0]]
    } else {
        v.to_vec()
    };
    u[0] * u[0] + 3.0 * u[1]
}

#[grad(jvp)]
fn vec_of_vecs(x: f64, n: usize) -> f64 {
    let mut t = vec![vec![0.0; n]; n];
    for i in 0..n {
        t[i][0] = x;
        for j in 1..=i {
            t[i][j] = t[i - 1][j - 1] * x + if j < i { t[i - 1][j] } else { 0.0 };
        }
    }
    t[n - 1][1]
}

#[grad(jvp)]
fn rows_pushed(v: &[f64]) -> f64 {
    let mut rows = Vec::new();
    for i in 0..v.len() {
        let mut row = vec![0.0; 2];
        row[0] = v[i];
        row[1] = v[i] * v[0];
        rows.push(row);
    }
    rows[0][1] + rows[1][0] * rows[1][1]
}

#[grad(jvp)]
fn truncate_and_clear(v: &[f64]) -> f64 {
    let mut u = v.to_vec();
    let product = u[0] * u[2];
    u.truncate(2);
    let sum = u[0] + u[1] * u[1];
    u.clear();
    u.push(product);
    u[0] * sum
}

#[grad(jvp)]
fn owned_argument(mut v: Vec<f64>) -> f64 {
    v[0] *= v[1];
    v.push(2.0);
    v[0] * v[v.len() - 1] + v[1]
}

#[grad(jvp)]
fn iterator_sums(v: &[f64], w: &[f64]) -> f64 {
    let dot: f64 = v.iter().zip(w).map(|(a, b)| a * b).sum();
    let norm = v.iter().map(|x| x * x).sum::<f64>().sqrt();
    let largest = w.iter().fold(f64::NEG_INFINITY, |m, &x| m.max(x));
    dot / norm + largest
}

#[grad(jvp)]
fn collected(v: &[f64], x: f64) -> f64 {
    let scaled: Vec<f64> = v.iter().map(|a| a * x).collect();
    let shifted: Vec<_> = (0..scaled.len()).map(|i| scaled[i] + i as f64).collect();
    shifted.iter().product()
}

#[grad(jvp)]
fn chunks_and_windows(v: &[f64]) -> f64 {
    let mut s = 0.0;
    for pair in v.chunks_exact(2) {
        s += pair[0] * pair[1];
    }
    for w in v.windows(3) {
        s += w[0] * w[2] - w[1];
    }
    s
}

#[grad(jvp)]
fn split_at(v: &[f64], n: usize) -> f64 {
    let (head, tail) = v.split_at(n);
    let mut s = 0.0;
    for i in 0..head.len() {
        s += head[i] * tail[i];
    }
    s
}

#[test]
fn gradients() {
    let v = || vec![0.5, 1.2, -0.8, 0.3, 1.7, 0.4];
    check!(vec_literal, vec_literal_value_and_grad, vec_literal_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(vec_repeat, vec_repeat_value_and_grad, vec_repeat_jvp(x), [x = 0.9] => (x, 4));
    check!(pushes, pushes_value_and_grad, pushes_jvp(&v), [v = v()] => (&v));
    check!(with_capacity, with_capacity_value_and_grad, with_capacity_jvp(&v, x), [v = v(), x = 0.2] => (&v, x));
    check!(stack_machine, stack_machine_value_and_grad, stack_machine_jvp(&v), [v = v()] => (&v, &[0, 0, 1, 0, 2, 0, 1]));
    check!(pop_while_let, pop_while_let_value_and_grad, pop_while_let_jvp(&v), [v = v()] => (&v));
    check!(copies, copies_value_and_grad, copies_jvp(&v), [v = v()] => (&v));
    check!(array_copies, array_copies_value_and_grad, array_copies_jvp(x), [x = [0.5, 1.2, -0.8]] => (x));
    check!(copy_from_slice, copy_from_slice_value_and_grad, copy_from_slice_jvp(&v), [v = v()] => (&v));
    check!(clone_from, clone_from_value_and_grad, clone_from_jvp(&v), [v = v()] => (&v));
    check!(fill, fill_value_and_grad, fill_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(swap_elements, swap_elements_value_and_grad, swap_elements_jvp(&v), [v = v()] => (&v));
    check!(bubble_sort, bubble_sort_value_and_grad, bubble_sort_jvp(&v), [v = v()] => (&v));
    check!(swap_scalars, swap_scalars_value_and_grad, swap_scalars_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(swap_scalars, swap_scalars_value_and_grad, swap_scalars_jvp(x, y), [x = 1.6, y = 1.1] => (x, y));
    for steps in 0..4 {
        check!(overwritten_after_swap, overwritten_after_swap_value_and_grad, overwritten_after_swap_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
        check!(overwritten_in_the_other, overwritten_in_the_other_value_and_grad, overwritten_in_the_other_jvp(&v), [v = vec![0.3, 1.2, -0.8]] => (&v, 4));
        check!(swap_vecs, swap_vecs_value_and_grad, swap_vecs_jvp(&v), [v = v()] => (&v, steps));
        check!(swap_references, swap_references_value_and_grad, swap_references_jvp(&v), [v = v()] => (&v, steps));
    }
    check!(moved, moved_value_and_grad, moved_jvp(x), [x = 0.6] => (x));
    check!(branch_of_vecs, branch_of_vecs_value_and_grad, branch_of_vecs_jvp(&v), [v = vec![0.6, 1.1]] => (&v, true));
    check!(branch_of_vecs, branch_of_vecs_value_and_grad, branch_of_vecs_jvp(&v), [v = vec![0.6, 1.1]] => (&v, false));
    check!(vec_of_vecs, vec_of_vecs_value_and_grad, vec_of_vecs_jvp(x), [x = 0.6] => (x, 4));
    check!(rows_pushed, rows_pushed_value_and_grad, rows_pushed_jvp(&v), [v = v()] => (&v));
    check!(truncate_and_clear, truncate_and_clear_value_and_grad, truncate_and_clear_jvp(&v), [v = v()] => (&v));
    check!(owned_argument, owned_argument_value_and_grad, owned_argument_jvp(v), [v = vec![0.6, 1.1]] => (v));
}

#[test]
fn iterators() {
    let v = || vec![0.5, 1.2, -0.8, 0.3, 1.7, 0.4];
    check!(iterator_sums, iterator_sums_value_and_grad, iterator_sums_jvp(&v, &w), [v = v(), w = v()] => (&v, &w));
    check!(collected, collected_value_and_grad, collected_jvp(&v, x), [v = v(), x = 0.7] => (&v, x));
    check!(chunks_and_windows, chunks_and_windows_value_and_grad, chunks_and_windows_jvp(&v), [v = v()] => (&v));
    check!(split_at, split_at_value_and_grad, split_at_jvp(&v), [v = v()] => (&v, 3));
}

/// A length that is cut after elements moved, while nothing reads what was cut off.
#[grad(jvp)]
fn cut_after_moves(v: &mut Vec<f64>, x: f64) -> f64 {
    v.insert(0, x.sin());
    let second = v.remove(1);
    v.truncate(2);
    for e in v.iter_mut().rev().take(2) {
        *e *= *e;
    }
    v[0] * second + v[1]
}

/// The same, where the whole is assigned.
#[grad(jvp)]
fn assigned_after_pushes(x: &[f64], k: f64) -> f64 {
    let mut work = Vec::new();
    for v in x {
        work.push(v * k);
        work.push(v + k);
    }
    let last = work.pop().unwrap();
    work.swap(0, 1);
    work = vec![last, k];
    for w in work.iter_mut() {
        *w *= *w;
    }
    work[0] * work[1]
}

#[test]
fn lengths_that_are_cut() {
    check!(cut_after_moves, cut_after_moves_value_and_grad, cut_after_moves_jvp(&mut v, x), [v = vec![0.4, 0.3, 0.7, 0.2], x = 0.9] => (&mut v, x));
    check!(assigned_after_pushes, assigned_after_pushes_value_and_grad, assigned_after_pushes_jvp(&x, k), [x = vec![0.4, 0.3], k = 0.9] => (&x, k));
}

/// A branch without the adjoint of an early return runs both sweeps; the list grows in there.
#[grad(jvp)]
fn grown_behind_a_return(x: &[f64], k: f64) -> f64 {
    let mut work = x.to_vec();
    if k > 3.0 {
        return k;
    }
    work.push(k * k);
    work.push(0.5);
    let mut sum = 0.0;
    for i in 0..work.len() {
        sum += work[i] * work[i];
    }
    0.3 * sum
}

/// The same, where it is exchanged for one of another length, or cut.
#[grad(jvp)]
fn exchanged_behind_a_return(x: &[f64], k: f64) -> f64 {
    let mut short = vec![k, k * x[0]];
    let mut long = x.to_vec();
    if k > 3.0 {
        return k;
    }
    std::mem::swap(&mut short, &mut long);
    short.truncate(3);
    let mut sum = 0.0;
    for v in short.iter().chain(&long) {
        sum += v * v;
    }
    0.3 * sum
}

#[test]
fn lengths_that_change_in_the_last_branch() {
    let v = || vec![0.4, 0.3, 0.7, -0.2];
    check!(grown_behind_a_return, grown_behind_a_return_value_and_grad, grown_behind_a_return_jvp(&v, k), [v = v(), k = 0.9] => (&v, k));
    check!(exchanged_behind_a_return, exchanged_behind_a_return_value_and_grad, exchanged_behind_a_return_jvp(&v, k), [v = v(), k = 0.9] => (&v, k));
}

/// A list that later rows of itself are made of, from its end: a reverse companion for callers overwrites what was
/// recorded for it.
#[grad]
fn knapsack(values: &[f64]) -> f64 {
    let mut best = vec![0.0f64; 6];
    for (weight, value) in values.iter().enumerate() {
        for c in (weight + 1..6).rev() {
            best[c] = best[c].max(best[c - weight - 1] + value * value);
        }
    }
    best[5]
}

#[grad(jvp)]
fn packed(values: &[f64]) -> f64 {
    knapsack(values) * knapsack(&values[1..])
}

#[test]
fn lists_made_of_themselves() {
    check!(packed, packed_value_and_grad, packed_jvp(&values), [values = vec![0.5, 1.7, 0.3, 0.8]] => (&values));
}
