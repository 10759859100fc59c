//! The log likelihood of a series under a local level model, by the Kalman filter.

use std::f64::consts::TAU;

use grad_runtime::grad;

/// Negative log likelihood; `decay` pulls the level to zero, `drift` and `noise` are variances.
#[grad(wrt(decay, drift, noise), hvp, lagrangian)]
pub fn likelihood(decay: f64, drift: f64, noise: f64, series: &[f64]) -> f64 {
    let mut level = 0.0;
    let mut variance = 1.0;
    let mut total = 0.0;
    for &seen in series {
        level *= decay;
        variance = decay * decay * variance + drift;
        let spread = variance + noise;
        let surprise = seen - level;
        let gain = variance / spread;
        total += 0.5 * ((TAU * spread).ln() + surprise * surprise / spread);
        level += gain * surprise;
        variance *= 1.0 - gain;
    }
    total
}

/// Value and gradient, by hand; `path` is a reused buffer.
pub fn by_hand(
    decay: f64,
    drift: f64,
    noise: f64,
    series: &[f64],
    path: &mut Vec<[f64; 5]>,
) -> (f64, [f64; 3]) {
    path.resize(series.len(), [0.0; 5]);
    let (mut level, mut variance, mut total) = (0.0, 1.0, 0.0);
    for (&seen, row) in series.iter().zip(path.iter_mut()) {
        let before = (level, variance);
        level *= decay;
        variance = decay * decay * variance + drift;
        let spread = variance + noise;
        let surprise = seen - level;
        let gain = variance / spread;
        total += 0.5 * ((TAU * spread).ln() + surprise * surprise / spread);
        *row = [before.0, before.1, spread, surprise, gain];
        level += gain * surprise;
        variance *= 1.0 - gain;
    }
    let [mut level_bar, mut variance_bar] = [0.0; 2];
    let [mut decay_bar, mut drift_bar, mut noise_bar] = [0.0; 3];
    for &[level, variance, spread, surprise, gain] in path.iter().rev() {
        let inverse = 1.0 / spread;
        let predicted = gain * spread;
        let gain_bar = level_bar * surprise - variance_bar * predicted;
        let surprise_bar = level_bar * gain + surprise * inverse;
        let spread_bar =
            0.5 * inverse * (1.0 - surprise * surprise * inverse) - gain_bar * gain * inverse;
        let predicted_bar = variance_bar * (1.0 - gain) + gain_bar * inverse + spread_bar;
        noise_bar += spread_bar;
        drift_bar += predicted_bar;
        let moved_bar = level_bar - surprise_bar;
        decay_bar += 2.0 * predicted_bar * decay * variance + moved_bar * level;
        variance_bar = predicted_bar * decay * decay;
        level_bar = moved_bar * decay;
    }
    (total, [decay_bar, drift_bar, noise_bar])
}
