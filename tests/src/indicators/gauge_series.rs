//! What has values of types that have no name here.

use super::gauge::Gauge;
use grad_runtime::grad;

/// One that everyone can name by its path.
#[grad]
pub fn widest(gauge: &Gauge, xs: &[f64]) -> f64 {
    let mut widest = gauge.width(xs[0]);
    for &x in xs {
        let width = gauge.width(x);
        if width.upper - width.lower > widest.upper - widest.lower {
            widest = width;
        }
    }
    widest.upper * widest.lower
}

/// One that only its module's neighbours can.
#[grad]
pub fn heights(gauge: &Gauge, xs: &[f64]) -> f64 {
    let mut sum = 0.0;
    for &x in xs {
        let level = gauge.level(x);
        sum += level.height.powi(level.at as i32) * x;
    }
    sum
}
