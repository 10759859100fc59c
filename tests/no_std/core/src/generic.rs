//! Methods of floats by the trait of `num_traits`.

use grad_runtime::grad;
use num_traits::Float;

/// A soft maximum of two.
#[grad]
pub fn smooth_max<T: Float>(a: T, b: T, sharpness: T) -> T {
    let high = a.max(b);
    high + ((sharpness * (a - high)).exp() + (sharpness * (b - high)).exp()).ln() / sharpness
}

/// The same trait in scope, for a type that is known.
#[grad]
pub fn magnitude(x: f64, y: f64, z: f64) -> f64 {
    (x * x + y * y + z * z).sqrt()
}

/// Its derivative calls a method that the primal does not.
#[grad]
pub fn angle(x: f32, y: f32) -> f32 {
    x.atan2(y) + x.sin().abs()
}
