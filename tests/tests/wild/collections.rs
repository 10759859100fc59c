//! Lists that are filled, thinned and searched.

use grad_runtime::grad;

#[grad(jvp)]
fn trimmed_mean(x: &[f64], k: usize) -> f64 {
    let mut v: Vec<f64> = x.iter().copied().filter(|v| v.is_finite()).collect();
    v.sort_by(|a, b| b.partial_cmp(a).unwrap());
    let n = v.len();
    let inner = &v[k..n - k];
    inner.iter().sum::<f64>() / inner.len() as f64
}

#[grad(jvp)]
fn mad(x: &[f64]) -> f64 {
    let median = |v: &mut Vec<f64>| {
        v.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let m = v.len() / 2;
        if v.len() % 2 == 0 {
            (v[m - 1] + v[m]) / 2.0
        } else {
            v[m]
        }
    };
    let mut v = x.to_vec();
    let m = median(&mut v);
    let mut d: Vec<f64> = x.iter().map(|a| (a - m).abs()).collect();
    median(&mut d)
}

#[grad(jvp)]
fn sum_groups(x: &[f64], groups: &[usize], k: usize) -> f64 {
    let mut sums = vec![0.0; k];
    let mut counts = vec![0usize; k];
    x.iter().zip(groups.iter()).for_each(|(v, &g)| {
        sums[g] += v;
        counts[g] += 1;
    });
    sums.iter()
        .zip(&counts)
        .filter(|(_, c)| **c > 0)
        .map(|(s, c)| (s / *c as f64).powi(2))
        .sum()
}

#[grad]
fn moving_average(x: &[f64], w: usize) -> Vec<f64> {
    x.windows(w)
        .map(|s| s.iter().sum::<f64>() / w as f64)
        .collect()
}

#[grad]
fn ema(x: &[f64], alpha: f64) -> Vec<f64> {
    let mut out = Vec::with_capacity(x.len());
    if let Some((first, rest)) = x.split_first() {
        out.push(*first);
        for v in rest {
            let prev = *out.last().unwrap();
            out.push(alpha * v + (1.0 - alpha) * prev);
        }
    }
    out
}

#[grad(jvp)]
fn maxk(x: &[f64]) -> f64 {
    let m = x.iter().cloned().fold(f64::NEG_INFINITY, f64::max);
    let s: f64 = x.iter().map(|v| (v - m).exp()).sum();
    m + s.ln()
}

#[grad(jvp)]
fn find_first(x: &[f64], limit: f64) -> f64 {
    let cum: Vec<f64> = x
        .iter()
        .scan(0.0, |s, v| {
            *s += v;
            Some(*s)
        })
        .collect();
    let hit = cum.iter().find(|c| **c > limit).copied().unwrap_or(limit);
    let at = cum.iter().position(|&c| c > limit).unwrap_or(cum.len());
    hit * at as f64
}

#[grad(jvp)]
fn lagrange_basis(xs: &[f64], j: usize, x: f64) -> f64 {
    xs.iter()
        .enumerate()
        .filter(|&(m, _)| m != j)
        .map(|(_, &xm)| (x - xm) / (xs[j] - xm))
        .product()
}

#[grad(jvp)]
fn peaks(x: &[f64]) -> f64 {
    x.windows(3)
        .filter(|w| w[1] > w[0] && w[1] > w[2])
        .map(|w| w[1])
        .sum::<f64>()
        + x.windows(2)
            .map(|w| if let [a, b] = w { (b - a).powi(2) } else { 0.0 })
            .sum::<f64>()
}

#[grad(jvp)]
fn nested_collect(rows: &[Vec<f64>]) -> f64 {
    let t: Vec<Vec<f64>> = (0..rows[0].len())
        .map(|j| rows.iter().map(|r| r[j]).collect())
        .collect();
    t.iter()
        .map(|c| c.iter().map(|v| v * v).sum::<f64>().sqrt())
        .sum()
}

#[grad(jvp)]
fn retain_positive(x: &[f64]) -> f64 {
    let mut v = x.to_vec();
    v.retain(|a| *a > 0.0);
    v.iter().map(|a| a.ln()).sum()
}

#[grad(jvp)]
fn peekable_runs(x: &[f64]) -> f64 {
    let mut it = x.iter().peekable();
    let mut total = 0.0;
    while let Some(v) = it.next() {
        if let Some(&next) = it.peek() {
            total += v * next;
        }
    }
    total
}

#[grad(jvp)]
fn drain_all(x: &[f64]) -> f64 {
    let mut v = x.to_vec();
    let head: f64 = v.drain(..2).sum();
    head * v.iter().sum::<f64>()
}

#[grad(jvp)]
fn reduce_it(x: &[f64]) -> f64 {
    x.iter().copied().reduce(|a, b| a.hypot(b)).unwrap_or(0.0)
}

#[grad(jvp)]
fn cmp_by(x: &[f64]) -> f64 {
    let lo = x.iter().copied().min_by(|a, b| a.total_cmp(b)).unwrap();
    let hi = x.iter().max_by(|a, b| a.total_cmp(b)).unwrap();
    (hi - lo) / (hi + lo)
}

#[grad(jvp)]
fn swap_out(x: &[f64]) -> f64 {
    let mut v = x.to_vec();
    v.reverse();
    v.rotate_left(1);
    v.swap(0, 2);
    let last = v.swap_remove(0);
    v.insert(1, last * 2.0);
    v.iter().enumerate().map(|(i, a)| a * i as f64).sum()
}

#[grad(jvp)]
fn extend_it(x: &[f64]) -> f64 {
    let mut v = Vec::new();
    v.extend(x.iter().map(|a| a * 2.0));
    v.extend_from_slice(&x[1..]);
    v.truncate(5);
    v.chunks_exact(2).map(|c| c[0] * c[1]).sum()
}

#[test]
fn gradients() {
    let x = vec![0.5, 1.5, 0.2, 2.5, 1.1, 0.9];
    let y = vec![0.7, -0.5, 1.2, 0.3, 2.1, 0.4];
    let xs = vec![0.0, 0.4, 1.1, 2.0];
    check!(trimmed_mean, trimmed_mean_value_and_grad, trimmed_mean_jvp(&x), [x = x.clone()] => (&x, 1));
    check!(mad, mad_value_and_grad, mad_jvp(&x), [x = x[..5].to_vec()] => (&x));
    check!(sum_groups, sum_groups_value_and_grad, sum_groups_jvp(&x), [x = x.clone()] => (&x, &[0, 2, 2, 0, 3, 3], 4));
    check!(maxk, maxk_value_and_grad, maxk_jvp(&x), [x = x.clone()] => (&x));
    check!(find_first, find_first_value_and_grad, find_first_jvp(&x, l), [x = x.clone(), l = 2.3] => (&x, l));
    check!(lagrange_basis, lagrange_basis_value_and_grad, lagrange_basis_jvp(&x, l), [x = xs.clone(), l = 2.3] => (&x, 2, l));
    check!(peaks, peaks_value_and_grad, peaks_jvp(&x), [x = x.clone()] => (&x));
    check!(nested_collect, nested_collect_value_and_grad, nested_collect_jvp(&x), [x = vec![x.clone(), y.clone()]] => (&x));
    check!(retain_positive, retain_positive_value_and_grad, retain_positive_jvp(&x), [x = y.clone()] => (&x));
    check!(peekable_runs, peekable_runs_value_and_grad, peekable_runs_jvp(&x), [x = y.clone()] => (&x));
    check!(drain_all, drain_all_value_and_grad, drain_all_jvp(&x), [x = y.clone()] => (&x));
    check!(reduce_it, reduce_it_value_and_grad, reduce_it_jvp(&x), [x = y.clone()] => (&x));
    check!(cmp_by, cmp_by_value_and_grad, cmp_by_jvp(&x), [x = x.clone()] => (&x));
    check!(swap_out, swap_out_value_and_grad, swap_out_jvp(&x), [x = x.clone()] => (&x));
    check!(extend_it, extend_it_value_and_grad, extend_it_jvp(&x), [x = x.clone()] => (&x));
}
