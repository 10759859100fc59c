//! Types that methods of imported types give, where a module passes on both from the files that declare them.

use grad_runtime::grad;

pub mod one_by_one {
    use super::super::{Bands, Next};
    use grad_runtime::grad;

    #[grad]
    pub fn widths(xs: &[f64]) -> f64 {
        let mut bands = Bands::default();
        let mut sum = 0.0;
        for &x in xs {
            let now = bands.next(x);
            sum += now.upper * x - now.lower;
            let wide = bands.width(x);
            sum += wide.upper / (1.0 + wide.lower * wide.lower);
        }
        sum
    }
}

use super::{Change, Next};

#[grad]
pub fn balance(xs: &[f64]) -> f64 {
    let mut change = Change::default();
    let mut up = 0.0;
    let mut down = 1.0;
    for x in xs {
        let step = change.next(x * x);
        up += step.up;
        down += step.down * x;
    }
    up / down
}

pub mod all {
    use super::super::*;
    use grad_runtime::grad;

    #[grad]
    pub fn both(xs: &[f64]) -> f64 {
        let (mut bands, mut change) = (Bands::default(), Change::default());
        let score = |x: f64| {
            let (width, step) = (bands.next(x), change.next(x));
            (width.upper - width.lower) * (step.up - 2.0 * step.down)
        };
        xs.iter().copied().map(score).sum()
    }
}
