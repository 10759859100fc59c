//! The energy of a water molecule: a formula.

use grad_runtime::grad;

/// In electronvolts, of both bonds' lengths in angstrom and the angle between them in radians: a Morse potential for each bond
/// (P. M. Morse, *Physical Review* 34, 1929), and a spring on the cosine of the angle.
#[grad]
pub fn energy(x: &[f64]) -> f64 {
    let first = 1.0 - (2.2 * (0.958 - x[0])).exp();
    let second = 1.0 - (2.2 * (0.958 - x[1])).exp();
    let turn = x[2].cos() + 0.2504;
    5.14 * (first.powi(2) + second.powi(2)) + 1.65 * turn.powi(2)
}

/// Value and gradient, by hand.
pub fn by_hand(x: &[f64], grad: &mut [f64]) -> f64 {
    let fall = (2.2 * (0.958 - x[0])).exp();
    let fall_too = (2.2 * (0.958 - x[1])).exp();
    let (first, second) = (1.0 - fall, 1.0 - fall_too);
    let (sine, cosine) = x[2].sin_cos();
    let turn = cosine + 0.2504;
    grad[0] = 5.14 * 2.0 * 2.2 * first * fall;
    grad[1] = 5.14 * 2.0 * 2.2 * second * fall_too;
    grad[2] = -1.65 * 2.0 * turn * sine;
    5.14 * (first.powi(2) + second.powi(2)) + 1.65 * turn.powi(2)
}
