//! Statistics.

use grad_runtime::grad;

use super::special::{beta_inc, beta_inc_grad, erfc, erfc_grad, ln_gamma, ln_gamma_grad};

const SQRT_2: f64 = std::f64::consts::SQRT_2;
static LN_SQRT_2PI: f64 = 0.918_938_533_204_672_7;

#[grad(lagrangian, jvp)]
fn moments(data: &[f64]) -> f64 {
    let n = data.len() as f64;
    let mean = data.iter().sum::<f64>() / n;
    let (mut m2, mut m3, mut m4) = (0.0, 0.0, 0.0);
    for &x in data {
        let d = x - mean;
        m2 += d * d;
        m3 += d * d * d;
        m4 += d.powi(4);
    }
    let var = m2 / n;
    let skewness = (m3 / n) / var.powf(1.5);
    let kurtosis = (m4 / n) / (var * var) - 3.0;
    mean + var.sqrt() + skewness * kurtosis
}

/// Welford's one-pass variance.
#[grad(lagrangian, jvp)]
fn running_variance(data: &[f64]) -> f64 {
    let mut count = 0usize;
    let mut mean = 0.0;
    let mut m2 = 0.0;
    for x in data.iter() {
        count += 1;
        let delta = x - mean;
        mean += delta / count as f64;
        let delta2 = x - mean;
        m2 += delta * delta2;
    }
    if count < 2 {
        f64::NAN
    } else {
        m2 / (count - 1) as f64
    }
}

#[grad(lagrangian, jvp)]
fn correlation(x: &[f64], y: &[f64]) -> f64 {
    assert_eq!(x.len(), y.len(), "samples must have the same length");
    let n = x.len() as f64;
    let mean_x: f64 = x.iter().sum::<f64>() / n;
    let mean_y: f64 = y.iter().sum::<f64>() / n;
    let cov: f64 = x
        .iter()
        .zip(y)
        .map(|(a, b)| (a - mean_x) * (b - mean_y))
        .sum();
    let sx: f64 = x.iter().map(|a| (a - mean_x).powi(2)).sum::<f64>().sqrt();
    let sy: f64 = y.iter().map(|b| (b - mean_y).powi(2)).sum::<f64>().sqrt();
    cov / (sx * sy)
}

/// Slope, intercept and R^2 of the regression line.
#[grad]
fn linear_regression(points: &[(f64, f64)]) -> (f64, f64, f64) {
    let n = points.len() as f64;
    let (sx, sy, sxy, sxx, syy) = points.iter().fold(
        (0.0, 0.0, 0.0, 0.0, 0.0),
        |(sx, sy, sxy, sxx, syy), &(x, y)| (sx + x, sy + y, sxy + x * y, sxx + x * x, syy + y * y),
    );
    let denom = n * sxx - sx * sx;
    let slope = (n * sxy - sx * sy) / denom;
    let intercept = (sy - slope * sx) / n;
    let r = (n * sxy - sx * sy) / (denom * (n * syy - sy * sy)).sqrt();
    (slope, intercept, r * r)
}

#[grad(lagrangian, jvp)]
fn normal_pdf(x: f64, mu: f64, sigma: f64) -> f64 {
    let z = (x - mu) / sigma;
    (-0.5 * z * z - LN_SQRT_2PI).exp() / sigma
}

#[grad(lagrangian, jvp)]
fn normal_cdf(x: f64, mu: f64, sigma: f64) -> f64 {
    0.5 * erfc(-(x - mu) / (sigma * SQRT_2))
}

/// Acklam's rational approximation of the normal quantile.
#[grad(lagrangian, jvp)]
fn normal_ppf(p: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00,
    ];
    const B: [f64; 5] = [
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
    ];
    const C: [f64; 6] = [
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00,
    ];
    const D: [f64; 4] = [
        7.784695709041462e-03,
        3.224671290700398e-01,
        2.445134137142996e+00,
        3.754408661907416e+00,
    ];
    const P_LOW: f64 = 0.02425;
    const P_HIGH: f64 = 1.0 - P_LOW;
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    } else if p >= 1.0 {
        return f64::INFINITY;
    }
    if p < P_LOW {
        let q = (-2.0 * p.ln()).sqrt();
        (((((C[0] * q + C[1]) * q + C[2]) * q + C[3]) * q + C[4]) * q + C[5])
            / ((((D[0] * q + D[1]) * q + D[2]) * q + D[3]) * q + 1.0)
    } else if p <= P_HIGH {
        let q = p - 0.5;
        let r = q * q;
        (((((A[0] * r + A[1]) * r + A[2]) * r + A[3]) * r + A[4]) * r + A[5]) * q
            / (((((B[0] * r + B[1]) * r + B[2]) * r + B[3]) * r + B[4]) * r + 1.0)
    } else {
        let q = (-2.0 * (1.0 - p).ln()).sqrt();
        -(((((C[0] * q + C[1]) * q + C[2]) * q + C[3]) * q + C[4]) * q + C[5])
            / ((((D[0] * q + D[1]) * q + D[2]) * q + D[3]) * q + 1.0)
    }
}

#[grad(lagrangian, jvp)]
fn student_t_pdf(t: f64, nu: f64) -> f64 {
    let ln_norm =
        ln_gamma((nu + 1.0) / 2.0) - ln_gamma(nu / 2.0) - 0.5 * (nu * std::f64::consts::PI).ln();
    (ln_norm - (nu + 1.0) / 2.0 * (1.0 + t * t / nu).ln()).exp()
}

#[grad(lagrangian, jvp)]
fn student_t_cdf(t: f64, nu: f64) -> f64 {
    let x = nu / (nu + t * t);
    let tail = 0.5 * beta_inc(nu / 2.0, 0.5, x);
    if t > 0.0 { 1.0 - tail } else { tail }
}

#[grad]
fn welch_t(a: &[f64], b: &[f64]) -> Option<(f64, f64)> {
    if a.len() < 2 || b.len() < 2 {
        return None;
    }
    let (na, nb) = (a.len() as f64, b.len() as f64);
    let ma = a.iter().sum::<f64>() / na;
    let mb = b.iter().sum::<f64>() / nb;
    let va = a.iter().map(|x| (x - ma).powi(2)).sum::<f64>() / (na - 1.0);
    let vb = b.iter().map(|x| (x - mb).powi(2)).sum::<f64>() / (nb - 1.0);
    let se2 = va / na + vb / nb;
    let t = (ma - mb) / se2.sqrt();
    let df = se2 * se2 / ((va / na).powi(2) / (na - 1.0) + (vb / nb).powi(2) / (nb - 1.0));
    Some((t, df))
}

/// Tail of Kolmogorov's distribution.
#[grad(lagrangian, jvp)]
fn kolmogorov_q(lambda: f64) -> f64 {
    let a2 = -2.0 * lambda * lambda;
    let mut sign = 2.0;
    let mut sum = 0.0;
    let mut last = 0.0f64;
    for j in 1..=100 {
        let term = sign * (a2 * (j * j) as f64).exp();
        sum += term;
        if term.abs() <= 1e-3 * last || term.abs() <= 1e-8 * sum {
            return sum;
        }
        sign = -sign;
        last = term.abs();
    }
    1.0
}

/// One-sample Kolmogorov-Smirnov distance of sorted data to a normal distribution.
#[grad(lagrangian, jvp)]
fn ks_distance(sorted: &[f64], mu: f64, sigma: f64) -> f64 {
    let n = sorted.len();
    let mut d = 0.0f64;
    for i in 0..n {
        let cdf = normal_cdf(sorted[i], mu, sigma);
        let above = (i + 1) as f64 / n as f64 - cdf;
        let below = cdf - i as f64 / n as f64;
        d = d.max(above).max(below);
    }
    d
}

#[grad(lagrangian, jvp)]
fn log_sum_exp(xs: &[f64]) -> f64 {
    let max = xs.iter().cloned().fold(f64::NEG_INFINITY, f64::max);
    if max.is_infinite() {
        return max;
    }
    max + xs.iter().map(|x| (x - max).exp()).sum::<f64>().ln()
}

#[grad]
fn entropy(p: &[f64], base: Option<f64>) -> f64 {
    let h: f64 = p.iter().filter(|&&x| x > 0.0).map(|&x| -x * x.ln()).sum();
    match base {
        Some(b) => h / b.ln(),
        None => h,
    }
}

/// Linear interpolation between order statistics.
#[grad]
fn quantile_of_sorted(sorted: &[f64], q: f64) -> Result<f64, String> {
    if sorted.is_empty() {
        return Err(String::from("empty sample"));
    }
    if !(0.0..=1.0).contains(&q) {
        return Err(format!("quantile {q} is not in [0, 1]"));
    }
    let pos = q * (sorted.len() - 1) as f64;
    let lo = pos.floor() as usize;
    let hi = (lo + 1).min(sorted.len() - 1);
    let frac = pos - lo as f64;
    Ok(sorted[lo] * (1.0 - frac) + sorted[hi] * frac)
}

#[grad(lagrangian, jvp)]
fn kde(data: &[f64], x: f64, bandwidth: f64) -> f64 {
    let kernel = |u: f64| (-0.5 * u * u).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let mut density = 0.0;
    for xi in data {
        density += kernel((x - xi) / bandwidth);
    }
    density / (data.len() as f64 * bandwidth)
}

fn sample() -> Vec<f64> {
    vec![1.2, 0.4, 3.1, 2.2, -0.7]
}

#[test]
fn descriptive() {
    check!(moments, moments_value_and_grad, moments_jvp(&d), view moments_lagrangian, [d = sample()] => (&d));
    check!(running_variance, running_variance_value_and_grad, running_variance_jvp(&d), view running_variance_lagrangian, [d = sample()] => (&d));
    let y = vec![0.5, 0.9, 2.0, 2.5, 0.1];
    check!(correlation, correlation_value_and_grad, correlation_jvp(&x, &y), view correlation_lagrangian, [x = sample(), y = y] => (&x, &y));
    check!(log_sum_exp, log_sum_exp_value_and_grad, log_sum_exp_jvp(&d), view log_sum_exp_lagrangian, [d = sample()] => (&d));
    let points = vec![(0.0, 1.0), (1.0, 2.5), (2.0, 3.0), (3.5, 6.0)];
    let mut points_bar = vec![(0.0, 0.0); 4];
    let value = linear_regression_vjp(&points, &mut points_bar, (1.0, 0.5, -2.0));
    assert_eq!(value, linear_regression(&points));
    let f = |p: &Vec<(f64, f64)>| {
        let (a, b, r) = linear_regression(p);
        a + 0.5 * b - 2.0 * r
    };
    grad_tests::check::gradient(f, &points, &points_bar);
}

#[test]
fn distributions() {
    check!(normal_pdf, normal_pdf_value_and_grad, normal_pdf_jvp(x, m, s), view normal_pdf_lagrangian, [x = 0.4, m = 0.1, s = 1.5] => (x, m, s));
    check!(normal_cdf, normal_cdf_value_and_grad, normal_cdf_jvp(x, m, s), view normal_cdf_lagrangian, [x = 0.4, m = 0.1, s = 1.5] => (x, m, s));
    check!(normal_ppf, normal_ppf_value_and_grad, normal_ppf_jvp(p), view normal_ppf_lagrangian, [p = 0.3] => (p));
    for p in [0.01, 0.99] {
        let (z, slope) = normal_ppf_value_and_grad(p);
        grad_tests::check::close(&[slope], &[1.0 / normal_pdf(z, 0.0, 1.0)], 1e-5);
    }
    assert_eq!(normal_ppf_grad(-1.0), 0.0);
    check!(student_t_pdf, student_t_pdf_value_and_grad, student_t_pdf_jvp(t, nu), view student_t_pdf_lagrangian, [t = 0.7, nu = 4.5] => (t, nu));
    check!(student_t_cdf, student_t_cdf_value_and_grad, student_t_cdf_jvp(t, nu), view student_t_cdf_lagrangian, [t = 0.7, nu = 4.5] => (t, nu));
    check!(student_t_cdf, student_t_cdf_value_and_grad, student_t_cdf_jvp(t, nu), view student_t_cdf_lagrangian, [t = -1.7, nu = 4.5] => (t, nu));
    check!(kolmogorov_q, kolmogorov_q_value_and_grad, kolmogorov_q_jvp(l), view kolmogorov_q_lagrangian, [l = 0.9] => (l));
    check!(ks_distance, ks_distance_value_and_grad, ks_distance_jvp(&d, m, s), view ks_distance_lagrangian, [d = vec![-0.7, 0.4, 1.2, 2.2], m = 0.5, s = 1.5] => (&d, m, s));
    check!(kde, kde_value_and_grad, kde_jvp(&d, x, h), view kde_lagrangian, [d = sample(), x = 0.3, h = 0.6] => (&d, x, h));
}

#[test]
fn tests_and_quantiles() {
    let (a, b) = (sample(), vec![2.0, 2.5, 4.0]);
    let (mut a_bar, mut b_bar) = (vec![0.0; 5], vec![0.0; 3]);
    let value = welch_t_vjp(&a, &b, &mut a_bar, &mut b_bar, (1.0, 0.25));
    assert_eq!(value, welch_t(&a, &b));
    let f = |at: &(Vec<f64>, Vec<f64>)| {
        let (t, df) = welch_t(&at.0, &at.1).unwrap();
        t + 0.25 * df
    };
    grad_tests::check::gradient(f, &(a, b), &(a_bar, b_bar));
    let (value, (p_bar, base_bar)) = entropy_value_and_grad(&[0.5, 0.25, 0.0, 0.25], Some(2.0));
    assert_eq!(value, 1.5);
    grad_tests::check::close(&[base_bar.unwrap()], &[-1.5 / (2.0 * 2.0_f64.ln())], 1e-12);
    assert_eq!(p_bar[2], 0.0);
    let sorted = vec![-0.7, 0.4, 1.2, 2.2];
    let (value, (bar, q_bar)) = quantile_of_sorted_value_and_grad(&sorted, 0.4).unwrap();
    assert_eq!(Ok(value), quantile_of_sorted(&sorted, 0.4));
    grad_tests::check::close(
        &[bar[0], bar[1], bar[2], bar[3], q_bar],
        &[0.0, 0.8, 0.2, 0.0, 2.4],
        1e-9,
    );
    assert_eq!(
        quantile_of_sorted_grad(&[], 0.4),
        Err("empty sample".to_string())
    );
    assert_eq!(
        quantile_of_sorted_grad(&sorted, 1.5),
        Err("quantile 1.5 is not in [0, 1]".to_string())
    );
}
