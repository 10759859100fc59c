//! Kepler's equation by Newton's method: a `while` whose trips depend on the data.

use grad_runtime::grad;

/// Squared misfit of positions along an orbit.
#[grad(wrt(eccentricity, motion, phase), hvp, lagrangian)]
pub fn misfit(eccentricity: f64, motion: f64, phase: f64, times: &[f64], seen: &[f64]) -> f64 {
    let mut total = 0.0;
    for i in 0..times.len() {
        let mean = motion * times[i] + phase;
        let mut anomaly = mean;
        let mut step = 1.0_f64;
        while step.abs() > 1e-12 {
            step = (anomaly - eccentricity * anomaly.sin() - mean)
                / (1.0 - eccentricity * anomaly.cos());
            anomaly -= step;
        }
        let residual = anomaly.cos() - eccentricity - seen[i];
        total += residual * residual;
    }
    total
}

/// Value and gradient, by hand: the steps are undone one by one, as the program has them.
pub fn by_hand(e: f64, motion: f64, phase: f64, times: &[f64], seen: &[f64]) -> (f64, [f64; 3]) {
    let mut total = 0.0;
    let [mut e_bar, mut motion_bar, mut phase_bar] = [0.0; 3];
    let mut path = [[0.0; 4]; 64];
    for (&t, &seen) in times.iter().zip(seen) {
        let mean = motion * t + phase;
        let mut anomaly = mean;
        let mut step = 1.0_f64;
        let mut trips = 0;
        while step.abs() > 1e-12 {
            let (sine, cosine) = (anomaly.sin(), anomaly.cos());
            let slope = 1.0 - e * cosine;
            step = (anomaly - e * sine - mean) / slope;
            path[trips] = [sine, cosine, slope, step];
            trips += 1;
            anomaly -= step;
        }
        let residual = anomaly.cos() - e - seen;
        total += residual * residual;
        let r_bar = 2.0 * residual;
        e_bar -= r_bar;
        let mut a_bar = -r_bar * anomaly.sin();
        let mut mean_bar = 0.0;
        for &[sine, cosine, slope, step] in path[..trips].iter().rev() {
            let top_bar = -a_bar / slope;
            let slope_bar = -top_bar * step;
            a_bar += top_bar * (1.0 - e * cosine) + slope_bar * e * sine;
            e_bar -= top_bar * sine + slope_bar * cosine;
            mean_bar -= top_bar;
        }
        mean_bar += a_bar;
        motion_bar += mean_bar * t;
        phase_bar += mean_bar;
    }
    (total, [e_bar, motion_bar, phase_bar])
}
