//! Methods of floats by the runtime's trait.

use grad_runtime::grad;
// If another crate of the build has `std`, these are its methods.
#[allow(unused_imports)]
use grad_runtime::Math as _;

/// Standard gravity, in m/s^2.
pub const GRAVITY: f64 = 9.806_65;

/// The period of a pendulum at small amplitudes, with the first correction for larger ones.
#[grad]
pub fn period(length: f64, amplitude: f64) -> f64 {
    let half = (0.5 * amplitude).sin();
    core::f64::consts::TAU * length.sqrt() / GRAVITY.sqrt() * (1.0 + 0.25 * half.powi(2))
}

/// Dew point by Magnus' formula, in degrees Celsius.
#[grad(jvp, hvp)]
pub fn dew_point(celsius: f32, humidity: f32) -> f32 {
    const B: f32 = 17.62;
    const C: f32 = 243.12;
    let gamma = humidity.ln() + B * celsius / (C + celsius);
    C * gamma / (B - gamma)
}

/// Great-circle distance on a sphere.
#[grad]
pub fn haversine(from: (f64, f64), to: (f64, f64), radius: f64) -> f64 {
    let (sin_lat, cos_from) = ((0.5 * (to.0 - from.0)).sin(), from.0.cos());
    let sin_lon = (0.5 * (to.1 - from.1)).sin();
    let h = sin_lat * sin_lat + cos_from * to.0.cos() * sin_lon * sin_lon;
    2.0 * radius * h.sqrt().min(1.0).asin()
}

/// Everything that `core` lacks, in one number.
#[grad]
pub fn everything(x: f64, y: f64) -> f64 {
    let (s, c) = x.sin_cos();
    let trigonometric =
        s * c + x.tan() + (0.5 * x).asin() + (0.5 * y).acos() + y.atan() + x.atan2(y);
    let hyperbolic =
        x.sinh() + y.cosh() + x.tanh() + x.asinh() + (1.0 + y).acosh() + (0.5 * x).atanh();
    let powers = x.exp()
        + y.exp2()
        + x.exp_m1()
        + x.ln()
        + y.ln_1p()
        + x.log2()
        + y.log10()
        + y.log(3.0 + x);
    let roots = x.sqrt() + y.cbrt() + x.hypot(y) + x.powf(y) + y.powi(-3) + x.mul_add(y, s);
    let steps = x.floor()
        + y.ceil() * x
        + x.fract()
        + (3.0 * y).round() * y
        + x.trunc()
        + (5.0 * x).rem_euclid(y);
    trigonometric + hyperbolic + powers + roots + steps
}
