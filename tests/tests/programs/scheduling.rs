//! Spaced repetition, ratings, small nets.

use grad_runtime::grad;

const W: [f32; 17] = [
    0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29,
    2.61,
];
const FACTOR: f64 = 19.0 / 81.0;
const DECAY: f64 = -0.5;
const GLICKO_SCALE: f64 = 173.7178;
static TAU: f64 = 0.5;

#[grad(lagrangian, jvp)]
fn forgetting_curve(elapsed: f64, stability: f64) -> f64 {
    (1.0 + FACTOR * elapsed / stability).powf(DECAY)
}

/// Stability and difficulty after one review.
#[grad]
fn fsrs_step(w: &[f64], state: Option<(f64, f64)>, rating: u32, elapsed: f64) -> (f64, f64) {
    let Some((stability, difficulty)) = state else {
        let s0 = w[rating as usize - 1].max(0.1);
        let d0 = w[4] - (rating as f64 - 3.0) * w[5];
        return (s0, d0.clamp(1.0, 10.0));
    };
    let r = forgetting_curve(elapsed, stability);
    let next_d = difficulty - w[6] * (rating as f64 - 3.0);
    let d0 = w[4] - w[5];
    let new_difficulty = (w[7] * d0 + (1.0 - w[7]) * next_d).clamp(1.0, 10.0);
    let new_stability = match rating {
        1 => {
            w[11]
                * difficulty.powf(-w[12])
                * ((stability + 1.0).powf(w[13]) - 1.0)
                * (w[14] * (1.0 - r)).exp()
        }
        2..=4 => {
            let hard = if rating == 2 { w[15] } else { 1.0 };
            let easy = if rating == 4 { w[16] } else { 1.0 };
            stability
                * (1.0
                    + w[8].exp()
                        * (11.0 - difficulty)
                        * stability.powf(-w[9])
                        * ((w[10] * (1.0 - r)).exp() - 1.0)
                        * hard
                        * easy)
        }
        other => panic!("no such rating: {other}"),
    };
    (new_stability, new_difficulty)
}

#[grad]
fn fsrs_loss(w: &[f64], reviews: &[(u32, f64)]) -> f64 {
    let mut state: Option<(f64, f64)> = None;
    let mut loss = 0.0;
    for &(rating, elapsed) in reviews {
        if let Some((stability, _)) = state {
            let p: f64 = forgetting_curve(elapsed, stability);
            loss -= if rating > 1 { p.ln() } else { (1.0 - p).ln() };
        }
        let next: (f64, f64) = fsrs_step(w, state, rating, elapsed);
        state = Some(next);
    }
    loss
}

#[grad]
fn initial_stability(rating: usize, scale: f32) -> f32 {
    W[rating - 1] * scale + W[4].ln()
}

#[grad(lagrangian, jvp)]
fn elo_expected(a: f64, b: f64) -> f64 {
    1.0 / (1.0 + 10f64.powf((b - a) / 400.0))
}

#[grad]
fn elo_update(a: f64, b: f64, score: f64, games: u32) -> (f64, f64) {
    let k = match games {
        0..=29 => 40.0,
        _ if a >= 2400.0 => 10.0,
        _ => 20.0,
    };
    let e: f64 = elo_expected(a, b);
    (a + k * (score - e), b + k * (e - score))
}

#[grad]
fn glicko_g(phi: f64) -> f64 {
    1.0 / (1.0 + 3.0 * phi * phi / std::f64::consts::PI.powi(2)).sqrt()
}

/// Glicko-2: the new volatility by the Illinois algorithm.
#[grad]
fn glicko2_rating(
    rating: f64,
    deviation: f64,
    volatility: f64,
    opponents: &[(f64, f64, f64)],
) -> Option<f64> {
    if opponents.is_empty() {
        return None;
    }
    let mu = (rating - 1500.0) / GLICKO_SCALE;
    let phi = deviation / GLICKO_SCALE;
    let mut v_inv = 0.0;
    let mut delta_sum = 0.0;
    for (r, d, score) in opponents {
        let mu_j = (r - 1500.0) / GLICKO_SCALE;
        let g = glicko_g(d / GLICKO_SCALE);
        let e = 1.0 / (1.0 + (-g * (mu - mu_j)).exp());
        v_inv += g * g * e * (1.0 - e);
        delta_sum += g * (score - e);
    }
    let v = 1.0 / v_inv;
    let delta = v * delta_sum;
    let a = (volatility * volatility).ln();
    let f = |x: f64| {
        let ex = x.exp();
        let d2 = phi * phi + v + ex;
        ex * (delta * delta - d2) / (2.0 * d2 * d2) - (x - a) / (TAU * TAU)
    };
    let mut lo = a;
    let mut hi;
    if delta * delta > phi * phi + v {
        hi = (delta * delta - phi * phi - v).ln();
    } else {
        let mut k = 1;
        while f(a - k as f64 * TAU) < 0.0 {
            k += 1;
        }
        hi = a - k as f64 * TAU;
    }
    let mut f_lo = f(lo);
    let mut f_hi = f(hi);
    while (hi - lo).abs() > 1e-10 {
        let c = lo + (lo - hi) * f_lo / (f_hi - f_lo);
        let fc = f(c);
        if fc * f_hi <= 0.0 {
            lo = hi;
            f_lo = f_hi;
        } else {
            f_lo /= 2.0;
        }
        hi = c;
        f_hi = fc;
    }
    let sigma = (lo / 2.0).exp();
    let phi_star = (phi * phi + sigma * sigma).sqrt();
    let phi_new = 1.0 / (1.0 / (phi_star * phi_star) + v_inv).sqrt();
    Some((mu + phi_new * phi_new * delta_sum) * GLICKO_SCALE + 1500.0)
}

#[derive(Clone, Copy, PartialEq)]
enum Activation {
    Relu,
    Tanh,
    Sigmoid,
}

#[grad(lagrangian, wrt(z), jvp)]
fn activate(z: f64, kind: Activation) -> f64 {
    match kind {
        Activation::Relu => z.max(0.0),
        Activation::Tanh => z.tanh(),
        Activation::Sigmoid => 1.0 / (1.0 + (-z).exp()),
    }
}

/// A dense net in flat storage: mean squared error over a batch.
#[grad(lagrangian, jvp)]
fn mlp_loss(weights: &[f64], layers: &[usize], inputs: &[Vec<f64>], targets: &[f64]) -> f64 {
    let mut loss = 0.0;
    for (input, target) in inputs.iter().zip(targets) {
        let mut activations = input.clone();
        let mut offset = 0;
        for l in 1..layers.len() {
            let (n_in, n_out) = (layers[l - 1], layers[l]);
            let mut next = Vec::with_capacity(n_out);
            for o in 0..n_out {
                let mut z = weights[offset + n_in * n_out + o];
                for i in 0..n_in {
                    z += weights[offset + o * n_in + i] * activations[i];
                }
                next.push(if l + 1 < layers.len() { z.tanh() } else { z });
            }
            offset += n_in * n_out + n_out;
            activations = next;
        }
        let error = activations[0] - target;
        loss += error * error;
    }
    loss / inputs.len() as f64
}

#[grad(lagrangian, jvp)]
fn softmax_cross_entropy(logits: &[f64], label: usize) -> f64 {
    let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let exps: Vec<f64> = logits.iter().map(|&z| (z - max).exp()).collect();
    let total: f64 = exps.iter().sum();
    -(exps[label] / total).ln()
}

fn weights() -> Vec<f64> {
    W.iter().map(|w| f64::from(*w)).collect()
}

#[test]
fn memory_models() {
    let reviews = [(3, 0.0), (3, 2.0), (1, 6.0), (2, 1.0), (4, 3.0), (3, 12.0)];
    let w = weights();
    let (value, (w_bar, _)) = fsrs_loss_value_and_grad(&w, &reviews);
    assert_eq!(value, fsrs_loss(&w, &reviews));
    grad_tests::check::gradient(|w: &Vec<f64>| fsrs_loss(w, &reviews), &w, &w_bar);
    check!(forgetting_curve, forgetting_curve_value_and_grad, forgetting_curve_jvp(t, s), view forgetting_curve_lagrangian, [t = 3.0, s = 5.0] => (t, s));
    assert_eq!(initial_stability_grad(3, 2.0), W[2]);
}

#[test]
fn ratings() {
    check!(elo_expected, elo_expected_value_and_grad, elo_expected_jvp(a, b), view elo_expected_lagrangian, [a = 1613.0, b = 1609.0] => (a, b));
    for (a, games) in [(1500.0, 10), (2450.0, 100), (1800.0, 100)] {
        let (value, bars) = elo_update_vjp(a, 1700.0, 1.0, games, (1.0, 0.5));
        assert_eq!(value, elo_update(a, 1700.0, 1.0, games));
        let f = |at: &(f64, f64, f64)| {
            let (x, y) = elo_update(at.0, at.1, at.2, games);
            x + 0.5 * y
        };
        grad_tests::check::close(
            &grad_tests::flatten::floats(&bars),
            &grad_tests::check::central_gradient(f, &(a + 1e-3, 1700.0, 1.0)),
            1e-3,
        );
    }
    let opponents = [
        (1400.0, 30.0, 1.0),
        (1550.0, 100.0, 0.0),
        (1700.0, 300.0, 0.0),
    ];
    let (value, (r, d, ..)) =
        glicko2_rating_value_and_grad(1500.0, 200.0, 0.06, &opponents).unwrap();
    assert_eq!(Some(value), glicko2_rating(1500.0, 200.0, 0.06, &opponents));
    let f =
        |at: &(f64, f64)| glicko2_rating(1500.0 + at.0, 200.0 + at.1, 0.06, &opponents).unwrap();
    let slopes = grad_tests::check::central_gradient(f, &(0.0, 0.0));
    grad_tests::check::close(&[r, d], &slopes, 1e-4);
    assert_eq!(glicko2_rating_grad(1500.0, 200.0, 0.06, &[]), None);
}

#[test]
fn nets() {
    for kind in [Activation::Relu, Activation::Tanh, Activation::Sigmoid] {
        check!(activate, activate_value_and_grad, activate_jvp(z), view activate_lagrangian, [z = 0.7] => (z, kind));
    }
    let layers = [2, 3, 1];
    let w: Vec<f64> = (0..13)
        .map(|k| ((k * 7 % 11) as f64 - 5.0) * 0.15)
        .collect();
    let inputs = vec![vec![0.5, -1.0], vec![1.5, 0.25]];
    check!(mlp_loss, mlp_loss_value_and_grad, mlp_loss_jvp(&w, &x, &t),
        view mlp_loss_lagrangian,
        [w = w, x = inputs, t = vec![0.5, -0.25]] => (&w, &layers, &x, &t));
    check!(softmax_cross_entropy, softmax_cross_entropy_value_and_grad, softmax_cross_entropy_jvp(&z), view softmax_cross_entropy_lagrangian, [z = vec![0.5, 2.0, -1.0]] => (&z, 1));
}
