//! A particle falls between two charges: where it meets the axis, and the gradient of the potential that moves it, by
//! either mode.

use grad_runtime::grad;

const STEP: f64 = 0.1;

/// The potential at `at` of charges at (10, 10 - w) and (10, 0).
#[grad(order = 2, jvp)]
fn potential(at: [f64; 2], w: f64) -> f64 {
    let upper = (10.0 - at[0]).hypot(10.0 - w - at[1]);
    let lower = (10.0 - at[0]).hypot(-at[1]);
    1.0 / upper + 1.0 / lower
}

/// The gradient of the potential, by forward mode.
#[grad]
fn slope_by_forward(at: [f64; 2], w: f64) -> [f64; 2] {
    let (_, x) = potential_jvp(at, w, [1.0, 0.0], 0.0);
    let (_, y) = potential_jvp(at, w, [0.0, 1.0], 0.0);
    [x, y]
}

/// The same by reverse mode.
#[grad]
fn slope_by_reverse(at: [f64; 2], w: f64) -> [f64; 2] {
    let (slope, _) = potential_grad(at, w);
    slope
}

/// The particle's fall with this gradient inside.
macro_rules! miss {
    ($(#[$doc:meta])* $name:ident by $slope:ident) => {
        $(#[$doc])*
        #[grad(jvp)]
        pub fn $name(w: f64) -> f64 {
            let (mut at, mut velocity) = ([0.0, 8.0], [0.75, 0.0]);
            loop {
                let slope = $slope(at, w);
                for k in 0..2 {
                    at[k] += STEP * velocity[k];
                }
                if at[1] <= 0.0 {
                    break;
                }
                for k in 0..2 {
                    velocity[k] -= STEP * slope[k];
                }
            }
            let time = -at[1] / velocity[1];
            (at[0] + time * velocity[0]).powi(2)
        }
    };
}

miss! {
    /// The squared distance from the origin to where the particle meets the axis; forward mode inside.
    miss_by_forward by slope_by_forward
}

miss! {
    /// The same; reverse mode inside.
    miss_by_reverse by slope_by_reverse
}
