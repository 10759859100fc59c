//! A damped pendulum, integrated by the classical Runge-Kutta method in place.

use grad_runtime::grad;

/// Squared distance of the final state from a target; `p` is stiffness, damping, drive.
#[grad(wrt(p), hvp, lagrangian)]
pub fn miss(p: &[f64; 3], start: &[f64; 2], steps: usize, h: f64, target: &[f64; 2]) -> f64 {
    let mut angle = start[0];
    let mut speed = start[1];
    for _ in 0..steps {
        let a1 = speed;
        let s1 = -p[0] * angle.sin() - p[1] * speed + p[2];
        let a2 = speed + 0.5 * h * s1;
        let s2 = -p[0] * (angle + 0.5 * h * a1).sin() - p[1] * a2 + p[2];
        let a3 = speed + 0.5 * h * s2;
        let s3 = -p[0] * (angle + 0.5 * h * a2).sin() - p[1] * a3 + p[2];
        let a4 = speed + h * s3;
        let s4 = -p[0] * (angle + h * a3).sin() - p[1] * a4 + p[2];
        angle += h * (a1 + 2.0 * a2 + 2.0 * a3 + a4) / 6.0;
        speed += h * (s1 + 2.0 * s2 + 2.0 * s3 + s4) / 6.0;
    }
    let da = angle - target[0];
    let ds = speed - target[1];
    da * da + ds * ds
}

/// Value and gradient, by hand; `path` is a reused buffer.
pub fn by_hand(
    p: &[f64; 3],
    start: &[f64; 2],
    steps: usize,
    h: f64,
    target: &[f64; 2],
    path: &mut Vec<[f64; 9]>,
) -> (f64, [f64; 3]) {
    path.resize(steps, [0.0; 9]);
    let [mut angle, mut speed] = *start;
    for row in path.iter_mut() {
        let (sin1, cos1) = (angle.sin(), angle.cos());
        let s1 = -p[0] * sin1 - p[1] * speed + p[2];
        let a2 = speed + 0.5 * h * s1;
        let at2 = angle + 0.5 * h * speed;
        let (sin2, cos2) = (at2.sin(), at2.cos());
        let s2 = -p[0] * sin2 - p[1] * a2 + p[2];
        let a3 = speed + 0.5 * h * s2;
        let at3 = angle + 0.5 * h * a2;
        let (sin3, cos3) = (at3.sin(), at3.cos());
        let s3 = -p[0] * sin3 - p[1] * a3 + p[2];
        let a4 = speed + h * s3;
        let at4 = angle + h * a3;
        let (sin4, cos4) = (at4.sin(), at4.cos());
        let s4 = -p[0] * sin4 - p[1] * a4 + p[2];
        *row = [speed, sin1, cos1, sin2, cos2, sin3, cos3, sin4, cos4];
        angle += h * (speed + 2.0 * a2 + 2.0 * a3 + a4) / 6.0;
        speed += h * (s1 + 2.0 * s2 + 2.0 * s3 + s4) / 6.0;
    }
    let (da, ds) = (angle - target[0], speed - target[1]);
    let (mut angle_bar, mut speed_bar) = (2.0 * da, 2.0 * ds);
    let mut bar = [0.0; 3];
    let third = h / 6.0;
    for &[speed, sin1, cos1, sin2, cos2, sin3, cos3, sin4, cos4] in path.iter().rev() {
        let f = [sin1, sin2, sin3, sin4].map(|s| p[2] - p[0] * s);
        let s1 = f[0] - p[1] * speed;
        let a2 = speed + 0.5 * h * s1;
        let s2 = f[1] - p[1] * a2;
        let a3 = speed + 0.5 * h * s2;
        let s3 = f[2] - p[1] * a3;
        let a4 = speed + h * s3;
        let (k, s) = (angle_bar * third, speed_bar * third);
        let s4_bar = s;
        let a4_bar = k - s4_bar * p[1];
        let at4_bar = -s4_bar * p[0] * cos4;
        let s3_bar = 2.0 * s + a4_bar * h;
        let a3_bar = 2.0 * k + at4_bar * h - s3_bar * p[1];
        let at3_bar = -s3_bar * p[0] * cos3;
        let s2_bar = 2.0 * s + a3_bar * 0.5 * h;
        let a2_bar = 2.0 * k + at3_bar * 0.5 * h - s2_bar * p[1];
        let at2_bar = -s2_bar * p[0] * cos2;
        let s1_bar = s + a2_bar * 0.5 * h;
        bar[0] -= s1_bar * sin1 + s2_bar * sin2 + s3_bar * sin3 + s4_bar * sin4;
        bar[1] -= s1_bar * speed + s2_bar * a2 + s3_bar * a3 + s4_bar * a4;
        bar[2] += s1_bar + s2_bar + s3_bar + s4_bar;
        angle_bar += at4_bar + at3_bar + at2_bar - s1_bar * p[0] * cos1;
        speed_bar += k + a2_bar + a3_bar + a4_bar + at2_bar * 0.5 * h - s1_bar * p[1];
    }
    (da * da + ds * ds, bar)
}
