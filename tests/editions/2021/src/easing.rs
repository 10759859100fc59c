//! Motion, with constants that a macro of another module binds.

use grad_runtime::grad;

#[grad]
fn number(x: f64) -> f64 {
    x
}

/// How far a thing has come at the time `t` (of 1) that falls `distance` and bounces once.
#[grad]
pub fn bounce(t: f64, distance: f64) -> f64 {
    constants!(f64; steep = 7.5625, width = 2.75, two = 2);
    constants!(f64; one = 1);
    if t < one / width {
        distance * steep * t * t
    } else {
        let t = t - 1.5 / width;
        distance * (steep * t * t + 0.75) * two / 2.0
    }
}

#[test]
fn works() {
    for t in [0.2, 0.5] {
        let (t_bar, distance_bar) = bounce_grad(t, 3.0);
        let quotient = (bounce(t + 1e-6, 3.0) - bounce(t - 1e-6, 3.0)) / 2e-6;
        assert!((t_bar - quotient).abs() < 1e-7, "{t_bar} {quotient}");
        assert!((distance_bar - bounce(t, 1.0)).abs() < 1e-14);
    }
}
