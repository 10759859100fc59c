//! Tuning an optimiser by the gradient of its result: `f_grad` inside of a differentiated function.
//!
//! A curve is fitted to noisy points by some steps of gradient descent with momentum and a penalty. How good it is elsewhere
//! depends on the rate, the momentum and the penalty; their gradient, through all the steps, says how to change them.
//! `cargo run --example hypergradient` prints how the error on points that were held back goes down.

use grad_runtime::grad;

/// Coefficients of the polynomial that is fitted.
pub const TERMS: usize = 6;
/// Steps of gradient descent.
pub const STEPS: usize = 30;

/// Half the mean squared error of a polynomial, with a penalty on its coefficients.
#[grad(order = 2, wrt(w, penalty))]
pub fn loss(w: &[f64; TERMS], penalty: f64, points: &[[f64; 2]]) -> f64 {
    let mut total = 0.0;
    for [x, y] in points {
        let mut value = 0.0;
        for coefficient in w.iter().rev() {
            value = value * x + coefficient;
        }
        total += 0.5 * (value - y).powi(2);
    }
    let mut size = 0.0;
    for coefficient in w {
        size += coefficient * coefficient;
    }
    total / points.len() as f64 + 0.5 * penalty * size
}

/// The loss on `held` after the steps on `given`: the parameters are the logarithms of rate and penalty, and the momentum.
#[grad(wrt(log_rate, momentum, log_penalty))]
pub fn after_training(
    log_rate: f64,
    momentum: f64,
    log_penalty: f64,
    given: &[[f64; 2]],
    held: &[[f64; 2]],
) -> f64 {
    let (rate, penalty) = (log_rate.exp(), log_penalty.exp());
    let mut w = [0.0; TERMS];
    let mut velocity = [0.0; TERMS];
    for _ in 0..STEPS {
        let (gradient, _) = loss_grad(&w, penalty, given);
        for k in 0..TERMS {
            velocity[k] = momentum * velocity[k] - rate * gradient[k];
            w[k] += velocity[k];
        }
    }
    loss(&w, 0.0, held)
}

/// Points of a wave, with a disturbance that is the same in every run.
pub fn points(count: usize, shift: f64) -> Vec<[f64; 2]> {
    let point = |n: usize| {
        let x = -1.0 + 2.0 * (n as f64 + shift) / count as f64;
        let noise = 0.1 * (37.0 * (n as f64 + shift)).sin();
        [x, (2.5 * x).sin() + noise]
    };
    (0..count).map(point).collect()
}

/// Where the parameters go: rate, momentum, penalty and the loss, once before each step and once at the end.
pub fn tune(mut at: [f64; 3], steps: usize) -> Vec<([f64; 3], f64)> {
    let (given, held) = (points(16, 0.25), points(16, 0.75));
    let mut path = Vec::new();
    for step in 0..=steps {
        let (value, (rate, momentum, penalty)) =
            after_training_value_and_grad(at[0], at[1], at[2], &given, &held);
        path.push((at, value));
        if step < steps {
            // Not too far at once: a rate that is too large makes the fit diverge.
            let size = (rate * rate + momentum * momentum + penalty * penalty).sqrt();
            let step = 0.03f64.min(size) / size;
            at[0] -= step * rate;
            at[1] -= step * momentum;
            at[2] -= step * penalty;
        }
    }
    path
}

fn main() {
    println!("  step      rate  momentum   penalty      loss");
    let path = tune([0.05f64.ln(), 0.5, 0.1f64.ln()], 60);
    for (step, ([rate, momentum, penalty], loss)) in path.iter().enumerate().step_by(10) {
        let (rate, penalty) = (rate.exp(), penalty.exp());
        println!("{step:6} {rate:9.4} {momentum:9.4} {penalty:9.5} {loss:9.6}");
    }
}
