//! Chains of iterators.

use grad_runtime::grad;
use std::cmp::{Ordering, Reverse};

#[grad(jvp)]
fn partial_autocorrelation(x: &[f64], lag: usize) -> f64 {
    let n = x.len() as f64;
    let mean = x.iter().sum::<f64>() / n;
    let var: f64 = x.iter().map(|v| (v - mean).powi(2)).sum();
    let cov: f64 = x
        .iter()
        .zip(x.iter().skip(lag))
        .map(|(a, b)| (a - mean) * (b - mean))
        .sum();
    cov / var
}

#[grad(jvp)]
fn gini(income: &[f64]) -> f64 {
    let mut sorted = income.to_vec();
    sorted.sort_unstable_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
    let n = sorted.len() as f64;
    let total: f64 = sorted.iter().sum();
    let weighted: f64 = sorted
        .iter()
        .enumerate()
        .map(|(i, v)| (i as f64 + 1.0) * v)
        .sum();
    (2.0 * weighted) / (n * total) - (n + 1.0) / n
}

#[grad(jvp)]
fn distinct_mean(x: &[f64]) -> f64 {
    let mut v = x.to_vec();
    v.sort_by(|a, b| a.total_cmp(b));
    v.dedup();
    v.iter().sum::<f64>() / v.len() as f64
}

#[grad(jvp)]
fn head_and_tail(x: &[f64]) -> f64 {
    let mut it = x.iter();
    let first = it.next().unwrap();
    let last = it.next_back().unwrap();
    let mid: f64 = it.by_ref().take(2).map(|v| v * v).sum();
    let rest: f64 = it.map(|v| v.sin()).sum();
    first * last + mid * rest
}

#[grad(jvp)]
fn rank_descending(x: &[f64], k: usize) -> f64 {
    let mut idx: Vec<usize> = (0..x.len()).collect();
    idx.sort_by_key(|&i| Reverse((x[i] * 1000.0) as i64));
    idx.iter().take(k).map(|&i| x[i]).sum()
}

#[grad(jvp)]
fn filtered_dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter()
        .filter(|v| **v > 0.0)
        .zip(b.iter().filter(|v| **v < 1.0))
        .map(|(x, y)| x * y)
        .sum()
}

const TABLE: [(i32, i32, f64); 4] = [(1, 0, 0.5), (2, 1, -0.3), (3, 2, 0.7), (0, 3, 1.1)];

#[grad(jvp)]
fn gibbs_pi(pi: f64, tau: f64) -> f64 {
    TABLE
        .iter()
        .map(|&(i, j, n)| n * i as f64 * (7.1 - pi).powi(i - 1) * (tau - 1.222).powi(j))
        .sum()
}

#[grad(jvp)]
fn lookup(xs: &[f64], ys: &[f64], x: f64) -> f64 {
    let i = match xs.binary_search_by(|p| p.partial_cmp(&x).unwrap()) {
        Ok(i) => i,
        Err(i) => i.saturating_sub(1),
    };
    let i = i.min(xs.len() - 2);
    let t = (x - xs[i]) / (xs[i + 1] - xs[i]);
    ys[i] * (1.0 - t) + ys[i + 1] * t
}

#[grad(jvp)]
fn lookup_partition(xs: &[f64], ys: &[f64], x: f64) -> f64 {
    let i = xs.partition_point(|&p| p < x).clamp(1, xs.len() - 1);
    let t = (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
    ys[i - 1] + t * (ys[i] - ys[i - 1])
}

#[grad(jvp)]
fn srgb_to_luma(rgb: [f64; 3]) -> f64 {
    let [r, g, b] = rgb.map(|c| {
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[grad(jvp)]
fn running_max_loss(x: &[f64]) -> f64 {
    x.iter()
        .scan(f64::MIN, |peak, &v| {
            *peak = peak.max(v);
            Some((*peak - v) / *peak)
        })
        .fold(0.0, f64::max)
}

#[grad(jvp)]
fn last_positive(x: &[f64]) -> f64 {
    match x.iter().rposition(|&v| v > 0.0) {
        Some(k) => x[..=k].iter().product(),
        None => 0.0,
    }
}

#[grad(jvp)]
fn winner(x: &[f64], votes: &[usize]) -> f64 {
    let best = votes
        .iter()
        .enumerate()
        .max_by_key(|&(_, v)| *v)
        .map(|(i, _)| i)
        .unwrap_or(0);
    x[best] * x[best]
}

#[grad(jvp)]
fn split_pairs(p: &[(f64, f64)]) -> f64 {
    let (xs, ys): (Vec<f64>, Vec<f64>) = p.iter().cloned().unzip();
    let mx = xs.iter().sum::<f64>() / xs.len() as f64;
    let my = ys.iter().sum::<f64>() / ys.len() as f64;
    xs.iter().zip(&ys).map(|(x, y)| (x - mx) * (y - my)).sum()
}

#[grad]
fn checked_log_sum(x: &[f64]) -> Option<f64> {
    x.iter().try_fold(
        0.0,
        |acc, &v| if v > 0.0 { Some(acc + v.ln()) } else { None },
    )
}

#[grad(jvp)]
fn horner_rev(c: &[f64], x: f64) -> f64 {
    c.iter()
        .rev()
        .enumerate()
        .map(|(i, a)| a * x.powi(i as i32))
        .sum()
}

#[grad(jvp)]
fn blockwise(x: &[f64], y: &[f64]) -> f64 {
    let mut out = vec![0.0; x.len()];
    for (o, (a, b)) in out.chunks_mut(3).zip(x.chunks(3).zip(y.chunks(3))) {
        for ((o, a), b) in o.iter_mut().zip(a).zip(b) {
            *o = a * b;
        }
    }
    out.rchunks(2).map(|c| c.iter().product::<f64>()).sum()
}

#[grad(jvp)]
fn every_other(x: &[f64]) -> f64 {
    x.iter()
        .step_by(2)
        .zip(x.iter().skip(1).step_by(2))
        .map(|(a, b)| a / b)
        .sum()
}

#[grad]
fn roots(x: &[f64]) -> Result<f64, String> {
    let r = x
        .iter()
        .map(|&v| {
            if v >= 0.0 {
                Ok(v.sqrt())
            } else {
                Err(format!("negative: {v}"))
            }
        })
        .collect::<Result<Vec<_>, String>>()?;
    Ok(r.iter().sum())
}

#[grad]
fn roots_option(x: &[f64]) -> Option<f64> {
    let r: Option<Vec<f64>> = x
        .iter()
        .map(|&v| if v >= 0.0 { Some(v.sqrt()) } else { None })
        .collect();
    Some(r?.iter().sum())
}

#[grad(jvp)]
fn closest(x: &[f64], target: f64) -> f64 {
    let (i, d) = x
        .iter()
        .map(|v| (v - target).abs())
        .enumerate()
        .min_by(|a, b| a.1.partial_cmp(&b.1).unwrap())
        .unwrap();
    d * i as f64 + d
}

#[grad(jvp)]
fn simpson(y: &[f64], h: f64) -> f64 {
    let n = y.len() - 1;
    let odd: f64 = y[1..n].iter().step_by(2).sum();
    let even: f64 = y[2..n].iter().step_by(2).sum();
    h / 3.0 * (y[0] + 4.0 * odd + 2.0 * even + y[n])
}

#[test]
fn gradients() {
    let x = vec![0.5, 1.5, 0.2, 2.5, 1.1, 0.9];
    let y = vec![0.7, -0.5, 1.2, 0.3, 2.1, 0.4];
    let xs = vec![0.0, 0.4, 1.1, 2.0];
    let ys = vec![0.7, -0.5, 1.2, 0.3];
    check!(partial_autocorrelation, partial_autocorrelation_value_and_grad, partial_autocorrelation_jvp(&x), [x = x.clone()] => (&x, 1));
    check!(gini, gini_value_and_grad, gini_jvp(&x), [x = x.clone()] => (&x));
    check!(distinct_mean, distinct_mean_value_and_grad, distinct_mean_jvp(&x), [x = x.clone()] => (&x));
    check!(head_and_tail, head_and_tail_value_and_grad, head_and_tail_jvp(&x), [x = x.clone()] => (&x));
    check!(rank_descending, rank_descending_value_and_grad, rank_descending_jvp(&x), [x = x.clone()] => (&x, 3));
    check!(filtered_dot, filtered_dot_value_and_grad, filtered_dot_jvp(&x, &y), [x = x.clone(), y = y.clone()] => (&x, &y));
    check!(gibbs_pi, gibbs_pi_value_and_grad, gibbs_pi_jvp(a, b), [a = 0.3, b = 1.4] => (a, b));
    check!(lookup, lookup_value_and_grad, lookup_jvp(&a, &b, x), [a = xs.clone(), b = ys.clone(), x = 0.6] => (&a, &b, x));
    check!(lookup_partition, lookup_partition_value_and_grad, lookup_partition_jvp(&a, &b, x), [a = xs.clone(), b = ys.clone(), x = 0.6] => (&a, &b, x));
    check!(srgb_to_luma, srgb_to_luma_value_and_grad, srgb_to_luma_jvp(c), [c = [0.02, 0.4, 0.8]] => (c));
    check!(running_max_loss, running_max_loss_value_and_grad, running_max_loss_jvp(&x), [x = x.clone()] => (&x));
    check!(last_positive, last_positive_value_and_grad, last_positive_jvp(&x), [x = x.clone()] => (&x));
    check!(winner, winner_value_and_grad, winner_jvp(&x), [x = x.clone()] => (&x, &[1, 4, 2, 3]));
    check!(split_pairs, split_pairs_value_and_grad, split_pairs_jvp(&p), [p = vec![(1.0, 2.0), (0.5, -1.0), (2.0, 0.3)]] => (&p));
    check!(horner_rev, horner_rev_value_and_grad, horner_rev_jvp(&c, x), [c = y.clone(), x = 0.6] => (&c, x));
    check!(blockwise, blockwise_value_and_grad, blockwise_jvp(&x, &y), [x = x.clone(), y = y.clone()] => (&x, &y));
    check!(every_other, every_other_value_and_grad, every_other_jvp(&x), [x = x.clone()] => (&x));
    check!(closest, closest_value_and_grad, closest_jvp(&x, t), [x = x.clone(), t = 1.2] => (&x, t));
    check!(simpson, simpson_value_and_grad, simpson_jvp(&x, t), [x = x[..5].to_vec(), t = 0.1] => (&x, t));
    let got = checked_log_sum_value_and_grad(&x).unwrap();
    let f = |x: &Vec<f64>| checked_log_sum(x).unwrap();
    grad_tests::check::value_and_gradient(f, &x, got);
    let got = roots_value_and_grad(&x).unwrap();
    let f = |x: &Vec<f64>| roots(x).unwrap();
    grad_tests::check::value_and_gradient(f, &x, got);
    let got = roots_option_value_and_grad(&x).unwrap();
    let f = |x: &Vec<f64>| roots_option(x).unwrap();
    grad_tests::check::value_and_gradient(f, &x, got);
    assert_eq!(checked_log_sum_grad(&[1.0, -1.0]), None);
    assert_eq!(roots_grad(&[1.0, -1.0]), Err("negative: -1".to_string()));
    assert_eq!(roots_option_grad(&[1.0, -1.0]), None);
}
