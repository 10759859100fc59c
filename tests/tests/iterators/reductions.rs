//! What ends a chain with a number: `sum`, `product`, `fold`, `count`, `any`, `all`.

use grad_runtime::grad;

#[grad(jvp)]
fn mean(xs: &[f64]) -> f64 {
    xs.iter().sum::<f64>() / xs.len() as f64
}

#[grad(jvp)]
fn sample_variance(xs: &[f64]) -> f64 {
    let n = xs.len() as f64;
    let mean = xs.iter().sum::<f64>() / n;
    xs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)
}

#[grad(jvp)]
fn covariance(xs: &[f64], ys: &[f64]) -> f64 {
    let n = xs.len();
    let mx: f64 = xs.iter().sum::<f64>() / n as f64;
    let my: f64 = ys.iter().copied().sum::<f64>() / n as f64;
    let mut total = 0.0;
    for (&x, &y) in xs.iter().zip(ys.iter()) {
        total += (x - mx) * (y - my);
    }
    total / n as f64
}

#[grad(jvp)]
fn euclidean(a: &[f64], b: &[f64]) -> f64 {
    a.iter()
        .zip(b)
        .map(|(x, y)| (x - y) * (x - y))
        .sum::<f64>()
        .sqrt()
}

#[grad(jvp)]
fn weighted_mean(values: &[f64], weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    values
        .iter()
        .zip(weights.iter())
        .map(|(&v, &w)| v * w / total)
        .sum()
}

#[grad(jvp)]
fn geometric_mean(xs: &[f64]) -> f64 {
    let product: f64 = xs.iter().product();
    product.powf(1.0 / xs.len() as f64)
}

#[grad(jvp)]
fn poly(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |acc, &c| acc * x + c)
}

#[grad(jvp)]
fn log_sum_exp(xs: &[f64]) -> f64 {
    let max = xs.iter().cloned().fold(f64::NEG_INFINITY, f64::max);
    max + xs.iter().map(|x| (x - max).exp()).sum::<f64>().ln()
}

#[grad(jvp)]
fn spread(xs: &[f64]) -> f64 {
    let lowest = xs.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = xs.iter().fold(f64::MIN, |a, b| a.max(*b));
    (highest - lowest).ln()
}

#[grad(jvp)]
fn moments(xs: &[f64]) -> f64 {
    let (s1, s2) = xs
        .iter()
        .fold((0.0, 0.0), |(s1, s2), &x| (s1 + x, s2 + x * x));
    s2 / xs.len() as f64 - (s1 / xs.len() as f64).powi(2)
}

#[grad(jvp)]
fn present_value(flows: &[f64], rate: f64) -> f64 {
    flows
        .iter()
        .enumerate()
        .map(|(i, cf)| cf / (1.0 + rate).powi(i as i32))
        .sum()
}

#[grad(jvp)]
fn discounted(flows: &[(f64, f64)], rate: f64) -> f64 {
    flows.iter().map(|&(t, cf)| cf * (-rate * t).exp()).sum()
}

#[grad(jvp)]
fn entropy(p: &[f64]) -> f64 {
    -p.iter()
        .filter(|&&q| q > 0.0)
        .map(|q| q * q.ln())
        .sum::<f64>()
}

#[grad(jvp)]
fn positive_share(xs: &[f64]) -> f64 {
    let above = xs.iter().filter(|x| **x > 0.45).count();
    let sum: f64 = xs.iter().filter(|&x| *x > 0.45).sum();
    sum / above as f64
}

#[grad(jvp)]
fn guarded(xs: &[f64]) -> f64 {
    if xs.iter().any(|x| x.is_nan()) || !xs.iter().all(|&x| x > -10.0) {
        return f64::NAN;
    }
    if xs.iter().any(|&x| x > 1.5) {
        xs.iter().map(|x| x.sqrt()).sum()
    } else {
        xs.iter().map(|x| x.powi(3)).sum::<f64>()
    }
}

#[grad(jvp)]
fn factorials(x: f64, n: u32) -> f64 {
    (0..n)
        .map(|k| x.powi(k as i32) / (1..=k).map(|j| j as f64).product::<f64>())
        .sum()
}

#[grad(jvp)]
fn harmonic(x: f64, n: usize) -> f64 {
    (1..=n).map(|k| 1.0 / (x + k as f64)).sum::<f64>()
        + (1..=n).rev().map(|k| k as f64 * x).product::<f64>()
}

#[grad(jvp)]
fn frobenius(m: &[Vec<f64>]) -> f64 {
    m.iter()
        .map(|row| row.iter().map(|x| x * x).sum::<f64>())
        .sum::<f64>()
        .sqrt()
}

#[grad(jvp)]
fn flat_norm(m: &[[f64; 3]]) -> f64 {
    m.iter()
        .flat_map(|row| row.iter())
        .map(|x| x * x)
        .sum::<f64>()
        .sqrt()
        + m.iter().flatten().product::<f64>()
}

#[grad(jvp)]
fn trace_and_column(m: &[Vec<f64>], j: usize) -> f64 {
    let trace: f64 = (0..m.len()).map(|i| m[i][i]).sum();
    let column: f64 = m.iter().map(|row| row[j]).product();
    trace * column
}

#[grad(jvp)]
fn max_abs(xs: &[f64]) -> f64 {
    xs.iter().map(|x| x.abs()).fold(0.0, f64::max)
        + xs.iter().map(|x| x.abs()).fold(0.0_f64, |m, x| m.max(x))
}

#[grad(jvp)]
fn array_sum(x: [f64; 4]) -> f64 {
    let squares: f64 = x.iter().map(|v| v * v).sum();
    squares.sqrt() + x.iter().sum::<f64>() + x.into_iter().product::<f64>()
}

#[grad(jvp)]
fn f32_sum(xs: &[f64], scale: f64) -> f64 {
    let total: f64 = xs
        .iter()
        .map(|&x| f64::from(x as f32) * 0.0 + x * scale)
        .sum();
    total
}

#[grad(jvp)]
fn softmax_first(xs: &[f64]) -> f64 {
    let max = xs.iter().cloned().fold(f64::NAN, f64::max);
    let sum: f64 = xs.iter().map(|&x| (x - max).exp()).sum();
    (xs[0] - max).exp() / sum
}

#[grad(jvp)]
fn nested_fold(m: &[Vec<f64>], x: f64) -> f64 {
    m.iter().fold(x, |outer, row| {
        row.iter().fold(outer, |acc, &v| (acc * v).sin() + v)
    })
}

#[grad(jvp)]
fn reduced(xs: &[f64]) -> f64 {
    let best = xs.iter().copied().reduce(f64::max).unwrap();
    let chained = xs.iter().copied().reduce(|a, b| a * 0.5 + b).unwrap_or(0.0);
    best * chained
}

#[grad(jvp)]
fn reduced_by_reference(xs: &[f64]) -> f64 {
    let largest = xs.iter().reduce(|a, b| if a > b { a } else { b }).unwrap();
    let below = xs.iter().filter(|x| **x < 0.6);
    let below = below.reduce(|a, b| if a > b { a } else { b });
    largest * below.unwrap()
}

static TARIFF: &[(&str, f64)] = &[("day", 0.3), ("night", 0.1)];

#[grad(jvp)]
fn billed(usage: &[f64]) -> f64 {
    let mut bill = 0.0;
    for (k, (_, price)) in TARIFF.iter().enumerate() {
        bill += price * usage[k] * usage[k];
    }
    for (_, price) in TARIFF {
        bill -= price * usage[2];
    }
    bill
}

#[grad(jvp)]
fn reduced_in_part(xs: &[f64]) -> f64 {
    let small = xs.iter().copied().filter(|x| *x < 1.0);
    let product = small.reduce(|a, b| a * b).unwrap_or(1.0);
    let last = xs.iter().take_while(|x| **x > 9.0).map(|x| x * x);
    let paired = xs.iter().enumerate().filter(|(k, _)| *k != 1);
    let paired = paired
        .map(|(k, x)| (k, x * x))
        .reduce(|(k, a), (n, b)| (k + n, a * b));
    let (places, squares) = paired.unwrap();
    product * squares * places as f64 + last.reduce(|a, b| a + b).unwrap_or(xs[0])
}

#[grad(jvp)]
fn tried(xs: &[f64], limit: f64) -> f64 {
    let mut total = 0.0;
    xs.iter().for_each(|&x| total += x * x);
    xs.iter().enumerate().for_each(|(i, x)| {
        if i % 2 == 0 {
            total *= 1.0 + x / limit;
        }
    });
    total
}

#[test]
fn reductions() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7, 0.4];
    let w = || vec![1.5, 0.2, 0.6, 1.3, 0.7, 0.9];
    check!(mean, mean_value_and_grad, mean_jvp(&xs), [xs = v()] => (&xs));
    check!(sample_variance, sample_variance_value_and_grad, sample_variance_jvp(&xs), [xs = v()] => (&xs));
    check!(covariance, covariance_value_and_grad, covariance_jvp(&xs, &ys), [xs = v(), ys = w()] => (&xs, &ys));
    check!(euclidean, euclidean_value_and_grad, euclidean_jvp(&xs, &ys), [xs = v(), ys = w()] => (&xs, &ys));
    check!(weighted_mean, weighted_mean_value_and_grad, weighted_mean_jvp(&xs, &ys), [xs = v(), ys = w()] => (&xs, &ys));
    check!(geometric_mean, geometric_mean_value_and_grad, geometric_mean_jvp(&xs), [xs = v()] => (&xs));
    check!(poly, poly_value_and_grad, poly_jvp(&c, x), [c = v(), x = 0.7] => (&c, x));
    check!(log_sum_exp, log_sum_exp_value_and_grad, log_sum_exp_jvp(&xs), [xs = v()] => (&xs));
    check!(spread, spread_value_and_grad, spread_jvp(&xs), [xs = v()] => (&xs));
    check!(moments, moments_value_and_grad, moments_jvp(&xs), [xs = v()] => (&xs));
    check!(present_value, present_value_value_and_grad, present_value_jvp(&xs, r), [xs = v(), r = 0.07] => (&xs, r));
    check!(discounted, discounted_value_and_grad, discounted_jvp(&xs, r), [xs = vec![(0.5, 1.0), (1.5, 2.0)], r = 0.07] => (&xs, r));
    check!(entropy, entropy_value_and_grad, entropy_jvp(&p), [p = vec![0.2, 0.5, 0.3]] => (&p));
    check!(positive_share, positive_share_value_and_grad, positive_share_jvp(&xs), [xs = v()] => (&xs));
    check!(guarded, guarded_value_and_grad, guarded_jvp(&xs), [xs = v()] => (&xs));
    check!(guarded, guarded_value_and_grad, guarded_jvp(&xs), [xs = vec![0.3, 0.2]] => (&xs));
    check!(factorials, factorials_value_and_grad, factorials_jvp(x), [x = 0.8] => (x, 6));
    check!(harmonic, harmonic_value_and_grad, harmonic_jvp(x), [x = 0.8] => (x, 4));
    let m = || vec![vec![0.5, 1.2], vec![0.7, -0.3]];
    check!(frobenius, frobenius_value_and_grad, frobenius_jvp(&m), [m = m()] => (&m));
    check!(flat_norm, flat_norm_value_and_grad, flat_norm_jvp(&m), [m = vec![[0.5, 1.2, 0.4], [0.3, 0.9, 1.1]]] => (&m));
    check!(trace_and_column, trace_and_column_value_and_grad, trace_and_column_jvp(&m), [m = m()] => (&m, 1));
    check!(max_abs, max_abs_value_and_grad, max_abs_jvp(&xs), [xs = vec![0.5, -2.0, 1.0]] => (&xs));
    check!(array_sum, array_sum_value_and_grad, array_sum_jvp(x), [x = [0.5, 1.2, 0.8, 0.3]] => (x));
    check!(f32_sum, f32_sum_value_and_grad, f32_sum_jvp(&xs, s), [xs = v(), s = 1.5] => (&xs, s));
    check!(softmax_first, softmax_first_value_and_grad, softmax_first_jvp(&xs), [xs = v()] => (&xs));
    check!(nested_fold, nested_fold_value_and_grad, nested_fold_jvp(&m, x), [m = m(), x = 0.4] => (&m, x));
    check!(reduced, reduced_value_and_grad, reduced_jvp(&xs), [xs = v()] => (&xs));
    check!(reduced_in_part, reduced_in_part_value_and_grad, reduced_in_part_jvp(&xs), [xs = v()] => (&xs));
    check!(reduced_by_reference, reduced_by_reference_value_and_grad, reduced_by_reference_jvp(&xs), [xs = v()] => (&xs));
    check!(billed, billed_value_and_grad, billed_jvp(&usage), [usage = v()] => (&usage));
    check!(tried, tried_value_and_grad, tried_jvp(&xs, l), [xs = v(), l = 2.0] => (&xs, l));
}

#[test]
fn the_empty_sum_is_rusts() {
    let none: [f64; 0] = [];
    assert_eq!(geometric_mean_value_and_grad(&[2.0]).0, 2.0);
    let total = |xs: &[f64]| xs.iter().map(|x| x * 2.0).sum::<f64>();
    assert_eq!(
        doubled_value_and_grad(&none).0.to_bits(),
        total(&none).to_bits()
    );
    assert_eq!(
        doubled_value_and_grad(&[-0.0]).0.to_bits(),
        total(&[-0.0]).to_bits()
    );
}

#[grad]
fn doubled(xs: &[f64]) -> f64 {
    xs.iter().map(|x| x * 2.0).sum()
}
