//! Log posterior of a Gaussian mixture with a Wishart prior on the inverse covariances.

use std::f64::consts::{LN_2, PI};

use grad_runtime::grad;

/// Log posterior of `n` points `x` in `d` dimensions under `k` components.
///
/// Component `a` has the logarithmic weight `alpha[a]`, the mean `mu[a*d..]` and the lower triangular square root of its
/// inverse covariance, given by the logarithms of its diagonal `q[a*d..]` and by the columns `l[a*d*(d-1)/2..]` below it.
#[grad(wrt(alpha, mu, q, l), lagrangian)]
pub fn objective(
    d: usize,
    k: usize,
    n: usize,
    x: &[f64],
    alpha: &[f64],
    mu: &[f64],
    q: &[f64],
    l: &[f64],
    gamma: f64,
    m: usize,
) -> f64 {
    let below = d * (d - 1) / 2;
    let mut diagonal = vec![0.0; k * d];
    for i in 0..k * d {
        diagonal[i] = q[i].exp();
    }
    let mut log_det = vec![0.0; k];
    for a in 0..k {
        log_det[a] = sum(&q[a * d..(a + 1) * d]);
    }

    let mut centered = vec![0.0; d];
    let mut scaled = vec![0.0; d];
    let mut terms = vec![0.0; k];
    let mut total = 0.0;
    for i in 0..n {
        for a in 0..k {
            subtract(
                &x[i * d..(i + 1) * d],
                &mu[a * d..(a + 1) * d],
                &mut centered,
            );
            multiply_lower(
                &diagonal[a * d..(a + 1) * d],
                &l[a * below..(a + 1) * below],
                &centered,
                &mut scaled,
            );
            terms[a] = alpha[a] + log_det[a] - 0.5 * squared_norm(&scaled);
        }
        total += logsumexp(&terms);
    }

    let constant = -((n * d) as f64) * 0.5 * (2.0 * PI).ln();
    constant + total - n as f64 * logsumexp(alpha)
        + log_wishart_prior(d, k, gamma, m, &log_det, &diagonal, l)
}

#[grad]
fn sum(v: &[f64]) -> f64 {
    let mut total = 0.0;
    for i in 0..v.len() {
        total += v[i];
    }
    total
}

#[grad]
fn squared_norm(v: &[f64]) -> f64 {
    let mut total = 0.0;
    for i in 0..v.len() {
        total += v[i] * v[i];
    }
    total
}

#[grad(wrt(b, difference))]
fn subtract(a: &[f64], b: &[f64], difference: &mut [f64]) {
    for i in 0..difference.len() {
        difference[i] = a[i] - b[i];
    }
}

/// `y += scale * x`.
#[grad]
fn add_scaled(scale: f64, x: &[f64], y: &mut [f64]) {
    for i in 0..x.len() {
        y[i] += scale * x[i];
    }
}

/// `y` becomes the lower triangular matrix times `v`; what is below the diagonal is stored column after column.
#[grad]
fn multiply_lower(diagonal: &[f64], lower: &[f64], v: &[f64], y: &mut [f64]) {
    let d = v.len();
    for i in 0..d {
        y[i] = diagonal[i] * v[i];
    }
    let mut start = 0;
    for j in 0..d {
        let end = start + d - 1 - j;
        add_scaled(v[j], &lower[start..end], &mut y[j + 1..d]);
        start = end;
    }
}

#[grad]
fn logsumexp(v: &[f64]) -> f64 {
    let mut max = f64::NEG_INFINITY;
    for i in 0..v.len() {
        max = max.max(v[i]);
    }
    let mut total = 0.0;
    for i in 0..v.len() {
        total += (v[i] - max).exp();
    }
    max + total.ln()
}

#[grad(wrt(log_det, diagonal, l))]
fn log_wishart_prior(
    d: usize,
    k: usize,
    gamma: f64,
    m: usize,
    log_det: &[f64],
    diagonal: &[f64],
    l: &[f64],
) -> f64 {
    let freedom = (d + m + 1) as f64;
    let constant =
        freedom * d as f64 * (gamma.ln() - 0.5 * LN_2) - log_multivariate_gamma(0.5 * freedom, d);
    let squares = squared_norm(diagonal) + squared_norm(l);
    k as f64 * constant - 0.5 * gamma * gamma * squares + m as f64 * sum(log_det)
}

fn log_multivariate_gamma(z: f64, d: usize) -> f64 {
    let mut total = (d * (d - 1)) as f64 * 0.25 * PI.ln();
    for j in 1..=d {
        total += libm::lgamma(z + 0.5 * (1.0 - j as f64));
    }
    total
}
