//! Functions of `libm`, called by their paths.

use grad_runtime::grad;

/// The standard normal distribution function.
#[grad]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / core::f64::consts::SQRT_2)
}

/// A damped oscillation.
#[grad]
pub fn damped(t: f32, rate: f32, omega: f32) -> f32 {
    libm::expf(-rate * t) * libm::cosf(omega * t)
}

/// Pressure over altitude, by the barometric formula of the standard atmosphere.
#[grad]
pub fn pressure(altitude: f64, sea_level: f64) -> f64 {
    sea_level * libm::pow(1.0 - 2.25577e-5 * altitude, 5.25588)
}
