//! Gradient of the Gaussian mixture: each point runs forward, then backward at once, as its adjoint is known to be one.

use std::f64::consts::{LN_2, PI};

use super::scratch::with_scratch;

/// The value of `objective`; its gradient with respect to `alpha`, `mu`, `q` and `l` is written to the four slices.
pub fn objective_value_and_grad_into(
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
    alpha_grad: &mut [f64],
    mu_grad: &mut [f64],
    q_grad: &mut [f64],
    l_grad: &mut [f64],
) -> f64 {
    mu_grad.fill(0.0);
    q_grad.fill(0.0);
    l_grad.fill(0.0);
    with_scratch(k * (3 * d + 3) + d, |scratch| {
        let (diagonal, scratch) = scratch.split_at_mut(k * d);
        let (centered, scratch) = scratch.split_at_mut(k * d);
        let (scaled, scratch) = scratch.split_at_mut(k * d);
        let (log_det, scratch) = scratch.split_at_mut(k);
        let (log_det_bar, scratch) = scratch.split_at_mut(k);
        let (terms, centered_bar) = scratch.split_at_mut(k);
        for (diagonal, q) in diagonal.iter_mut().zip(q) {
            *diagonal = q.exp();
        }
        for (log_det, q) in log_det.iter_mut().zip(q.chunks_exact(d)) {
            *log_det = q.iter().fold(0.0, |total, q| total + q);
        }
        let mixture = Mixture {
            d,
            alpha,
            mu,
            l,
            diagonal,
            log_det,
        };

        // Until the diagonal is multiplied in at the end, `q_grad` is the adjoint of `diagonal`.
        log_det_bar.fill(0.0);
        let mut total = 0.0;
        for x in x.chunks_exact(d).take(n) {
            mixture.terms(x, centered, scaled, terms);
            total += logsumexp(terms);
            for (bar, share) in log_det_bar.iter_mut().zip(&*terms) {
                *bar += share;
            }
            mixture.reverse(
                terms,
                centered,
                scaled,
                centered_bar,
                mu_grad,
                q_grad,
                l_grad,
            );
        }

        alpha_grad.copy_from_slice(alpha);
        let weights = logsumexp(alpha_grad);
        for (bar, log_det_bar) in alpha_grad.iter_mut().zip(&*log_det_bar) {
            *bar = log_det_bar - n as f64 * *bar;
        }
        let prior = log_wishart_prior(&mixture, gamma, m);
        let square_bar = gamma * gamma;
        for (bar, diagonal) in q_grad.iter_mut().zip(&*diagonal) {
            *bar = (*bar - square_bar * diagonal) * diagonal;
        }
        for (bar, log_det_bar) in q_grad.chunks_exact_mut(d).zip(&*log_det_bar) {
            for bar in bar {
                *bar += log_det_bar + m as f64;
            }
        }
        for (bar, l) in l_grad.iter_mut().zip(l) {
            *bar -= square_bar * l;
        }
        let constant = -((n * d) as f64) * 0.5 * (2.0 * PI).ln();
        constant + total - n as f64 * weights + prior
    })
}

struct Mixture<'a> {
    d: usize,
    alpha: &'a [f64],
    mu: &'a [f64],
    l: &'a [f64],
    diagonal: &'a [f64],
    log_det: &'a [f64],
}

impl Mixture<'_> {
    fn below(&self) -> usize {
        self.d * (self.d - 1) / 2
    }

    fn terms(&self, x: &[f64], centered: &mut [f64], scaled: &mut [f64], terms: &mut [f64]) {
        let (d, below) = (self.d, self.below());
        for (a, term) in terms.iter_mut().enumerate() {
            let row = a * d..(a + 1) * d;
            let (centered, scaled) = (&mut centered[row.clone()], &mut scaled[row.clone()]);
            for ((centered, x), mu) in centered.iter_mut().zip(x).zip(&self.mu[row.clone()]) {
                *centered = x - mu;
            }
            multiply_lower(
                &self.diagonal[row],
                &self.l[a * below..][..below],
                centered,
                scaled,
            );
            *term = self.alpha[a] + self.log_det[a] - 0.5 * squared_norm(scaled);
        }
    }

    /// The reverse of `terms`, where `shares` are the adjoints of the terms.
    fn reverse(
        &self,
        shares: &[f64],
        centered: &[f64],
        scaled: &mut [f64],
        centered_bar: &mut [f64],
        mu_bar: &mut [f64],
        diagonal_bar: &mut [f64],
        l_bar: &mut [f64],
    ) {
        let (d, below) = (self.d, self.below());
        for (a, share) in shares.iter().enumerate() {
            let row = a * d..(a + 1) * d;
            let scaled_bar = &mut scaled[row.clone()];
            for bar in &mut *scaled_bar {
                *bar *= -share;
            }
            reverse_multiply_lower(
                &self.diagonal[row.clone()],
                &self.l[a * below..][..below],
                &centered[row.clone()],
                scaled_bar,
                &mut diagonal_bar[row.clone()],
                &mut l_bar[a * below..][..below],
                centered_bar,
            );
            for (bar, centered_bar) in mu_bar[row].iter_mut().zip(&*centered_bar) {
                *bar -= centered_bar;
            }
        }
    }
}

fn multiply_lower(diagonal: &[f64], lower: &[f64], v: &[f64], y: &mut [f64]) {
    for ((y, diagonal), v) in y.iter_mut().zip(diagonal).zip(v) {
        *y = diagonal * v;
    }
    let mut rest = lower;
    for (j, v) in v.iter().enumerate() {
        let y = &mut y[j + 1..];
        let (column, after) = rest.split_at(y.len());
        rest = after;
        for (y, entry) in y.iter_mut().zip(column) {
            *y += v * entry;
        }
    }
}

/// `v_bar` is overwritten, the other two are added to.
fn reverse_multiply_lower(
    diagonal: &[f64],
    lower: &[f64],
    v: &[f64],
    y_bar: &[f64],
    diagonal_bar: &mut [f64],
    lower_bar: &mut [f64],
    v_bar: &mut [f64],
) {
    let (mut rest, mut rest_bar) = (lower, lower_bar);
    for (j, v) in v.iter().enumerate() {
        let (own, y_bar) = (y_bar[j], &y_bar[j + 1..]);
        let (column, after) = rest.split_at(y_bar.len());
        let (column_bar, after_bar) = rest_bar.split_at_mut(y_bar.len());
        (rest, rest_bar) = (after, after_bar);
        diagonal_bar[j] += own * v;
        v_bar[j] = own * diagonal[j] + reverse_add_scaled(*v, column, y_bar, column_bar);
    }
}

/// The reverse of `y += scale * x`: adds to `x_bar`, returns the adjoint of `scale`, summed in four lanes.
#[inline(always)]
fn reverse_add_scaled(scale: f64, x: &[f64], y_bar: &[f64], x_bar: &mut [f64]) -> f64 {
    let (x, x_rest) = x.as_chunks::<4>();
    let (y_bar, y_bar_rest) = y_bar.as_chunks::<4>();
    let (x_bar, x_bar_rest) = x_bar.as_chunks_mut::<4>();
    let mut lanes = [0.0; 4];
    for ((x, y_bar), x_bar) in x.iter().zip(y_bar).zip(x_bar) {
        for i in 0..4 {
            lanes[i] += x[i] * y_bar[i];
            x_bar[i] += scale * y_bar[i];
        }
    }
    let mut rest = 0.0;
    for ((x, y_bar), x_bar) in x_rest.iter().zip(y_bar_rest).zip(x_bar_rest) {
        rest += x * y_bar;
        *x_bar += scale * y_bar;
    }
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest
}

fn squared_norm(v: &[f64]) -> f64 {
    v.iter().fold(0.0, |total, v| total + v * v)
}

/// The value of logsumexp; its gradient takes the place of `v`.
fn logsumexp(v: &mut [f64]) -> f64 {
    let max = v.iter().fold(f64::NEG_INFINITY, |max, &v| max.max(v));
    let mut total = 0.0;
    for v in &mut *v {
        *v = (*v - max).exp();
        total += *v;
    }
    let share = 1.0 / total;
    for v in v {
        *v *= share;
    }
    max + total.ln()
}

fn log_wishart_prior(mixture: &Mixture<'_>, gamma: f64, m: usize) -> f64 {
    let (d, k) = (mixture.d, mixture.alpha.len());
    let freedom = (d + m + 1) as f64;
    let constant =
        freedom * d as f64 * (gamma.ln() - 0.5 * LN_2) - log_multivariate_gamma(0.5 * freedom, d);
    let squares = squared_norm(mixture.diagonal) + squared_norm(mixture.l);
    let log_dets = mixture.log_det.iter().fold(0.0, |total, v| total + v);
    k as f64 * constant - 0.5 * gamma * gamma * squares + m as f64 * log_dets
}

fn log_multivariate_gamma(z: f64, d: usize) -> f64 {
    let product = (d * (d - 1)) as f64 * 0.25 * PI.ln();
    (1..=d).fold(product, |total, j| {
        total + libm::lgamma(z + 0.5 * (1.0 - j as f64))
    })
}
