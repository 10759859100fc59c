pub const STEPS: usize = 4;

pub(crate) fn clamp01(x: f64) -> f64 {
    if x < 0.0 {
        0.0
    } else if x > 1.0 {
        1.0
    } else {
        x
    }
}

/// Ways to get from zero to one.
pub trait Ease {
    fn ease(&self, t: f64) -> f64;
}

pub struct Power {
    exponent: i32,
}

impl Ease for Power {
    fn ease(&self, t: f64) -> f64 {
        clamp01(t).powi(self.exponent)
    }
}
