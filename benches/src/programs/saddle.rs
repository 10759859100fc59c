//! The saddle point of f(p, q) = p^2 - q^2 by an optimiser inside of an optimiser.

use grad_runtime::grad;

/// `|p|^2 - |q|^2`.
#[grad(order = 2, jvp)]
pub fn height(p: [f64; 2], q: [f64; 2]) -> f64 {
    (p[0] * p[0] + p[1] * p[1]) - (q[0] * q[0] + q[1] * q[1])
}

/// The gradient of the height in `q`, by forward mode.
#[grad]
pub fn slope_by_forward(p: [f64; 2], q: [f64; 2]) -> [f64; 2] {
    let (_, x) = height_jvp(p, q, [0.0, 0.0], [1.0, 0.0]);
    let (_, y) = height_jvp(p, q, [0.0, 0.0], [0.0, 1.0]);
    [x, y]
}

/// The same by reverse mode.
#[grad]
pub fn slope_by_reverse(p: [f64; 2], q: [f64; 2]) -> [f64; 2] {
    let (_, slope) = height_grad(p, q);
    slope
}

/// Ascent from `start` with this gradient inside.
macro_rules! top {
    ($(#[$doc:meta])* $name:ident by $slope:ident) => {
        $(#[$doc])*
        #[grad(jvp, wrt(p))]
        pub fn $name(p: [f64; 2], start: [f64; 2]) -> f64 {
            let mut q = start;
            let mut best = height(p, q);
            let mut slope = $slope(p, q);
            let (mut rate, mut count) = (1e-5, 0);
            loop {
                if slope[0].hypot(slope[1]) <= 1e-5 {
                    break;
                }
                if count == 10 {
                    rate *= 2.0;
                    count = 0;
                    continue;
                }
                let next = [q[0] + rate * slope[0], q[1] + rate * slope[1]];
                if (q[0] - next[0]).hypot(q[1] - next[1]) <= 1e-5 {
                    break;
                }
                let reached = height(p, next);
                if reached > best {
                    q = next;
                    best = reached;
                    slope = $slope(p, q);
                    count += 1;
                } else {
                    rate /= 2.0;
                    count = 0;
                }
            }
            height(p, q)
        }
    };
}

top! {
    /// The largest height over `q`; forward mode inside.
    top_by_forward by slope_by_forward
}

top! {
    /// The same; reverse mode inside.
    top_by_reverse by slope_by_reverse
}
