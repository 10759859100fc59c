//! The conventions at kinks and singular points: the only place where they are decided.
//!
//! | operation | where | derivative |
//! |---|---|---|
//! | `a.max(b)`, `a.min(b)`, `libm::fmax`, `fmin` | `a == b` | all to `a`, the receiver. So `x.max(0.0)` has derivative 1 at 0, and `0f64.max(x)` the ReLU's 0 |
//! | | one is NaN | all to the other, whose value is returned |
//! | | both are NaN | all to `a` |
//! | `x.clamp(lo, hi)` | `lo <= x <= hi`, ends included | all to `x`; elsewhere all to the bound that is returned |
//! | | `x` is NaN | all to `x` |
//! | `libm::fdim(a, b)` | `a == b` | 0 for both |
//! | `x.abs()` | `x == 0` | 0 |
//! | `x.copysign(s)` | `x == 0` | 0 in `x`; always 0 in `s` |
//! | `x.signum()`, `floor`, `ceil`, `round`, `round_ties_even`, `trunc`, `div_euclid` | everywhere | 0 |
//! | `x.fract()` | at the jumps too | 1 |
//! | `a % b`, `rem_euclid`, `libm::remainder` | at the jumps too | 1 in `a`, minus the quotient (the integer that was subtracted) in `b` |
//! | `x.sqrt()`, `x.cbrt()` | `x == 0` | infinite, with the seed's sign; for a seed of zero, 0 |
//! | `a.hypot(b)` | `a == b == 0` | 0 |
//! | `y.atan2(x)` | `x == y == 0` | 0 |
//! | `x.powi(n)` | `n == 0` | 0 in `x`, for every `x` |
//! | `x.powf(y)` | `y == 0` | 0 in `x`, for every `x` |
//! | | `x == 0` | 0 in `y` |
//! | | `x < 0` | NaN in `y` (the power is defined for integers only) |
//! | everything marked `guard` in the table | the seed is 0 | 0, even where the partial is infinite or NaN |
//!
//! The guarded operations are those with a partial that is singular on the closure of the domain: division and
//! remainders (in the divisor), `recip`, `sqrt`, `cbrt`, logarithms, powers, `hypot`, `atan2`, `asin`, `acos`,
//! `acosh`, `atanh`, the gamma functions, Bessel functions of the second kind. Products follow IEEE: `0 * inf` is NaN.
//! Tangents are guarded only where partial times zero is NaN: a tangent of zero at a regular point, as that of `x * y` in
//! the direction (1, 0) where `y` is 0, has a derivative, which second order wants.

use super::formula::{Cond, Formula::*, *};

/// `a.max(b)` returns `a`: ties go to the receiver, a NaN loses.
pub fn max_is_receiver() -> Cond {
    ge(X0, X1).or(is_nan(X1))
}

/// `a.min(b)` returns `a`.
pub fn min_is_receiver() -> Cond {
    le(X0, X1).or(is_nan(X1))
}

/// `x.clamp(lo, hi)` returns a bound; false for NaN.
pub fn clamp_is_cut() -> Cond {
    lt(X0, X1).or(gt(X0, X2))
}

/// `fdim(a, b)` is constant; false for NaN.
pub fn fdim_is_cut() -> Cond {
    le(X0, X1)
}

/// The derivative of `|x|`.
pub fn abs_partial() -> Formula {
    when(eq(X0, 0.0), Zero, D * signum(X0))
}

/// `|x|` with the sign of `s`: both signs flip the slope. The sign of a NaN counts, hence `copysign` on it.
pub fn copysign_partial() -> Formula {
    when(eq(X0, 0.0), Zero, D * (signum(X0) * copysign(1.0, X1)))
}

/// The derivative of a remainder in the divisor: minus the integer quotient, found from the result
/// (`trunc(a / b)` is off by one where the quotient rounds up to an integer).
pub fn remainder_partial() -> Formula {
    guard(-(D * round((X0 - Y) / X1)))
}

/// The derivative of `hypot` in its argument `x`.
pub fn hypot_partial(x: Formula) -> Formula {
    guard(when(eq(Y, 0.0), Zero, D * (x / Y)))
}

/// The derivative of `atan2`, given the numerator.
pub fn atan2_partial(numerator: Formula) -> Formula {
    guard(when(
        eq(X0, 0.0).and(eq(X1, 0.0)),
        Zero,
        D * (numerator / (X0 * X0 + X1 * X1)),
    ))
}

/// `n x^(n-1)`, and zero for n = 0 even where `x^-1` is infinite.
pub fn powi_partial() -> Formula {
    guard(when(int_is_zero(1), Zero, D * (float(1) * powi_dec(X0, 1))))
}

/// `y x^(y-1)`. From the result, `y (x^y / x)`, unless that is so small or large that its digits
/// are lost; the bounds suit both float types. For `y = 0` that is zero by itself (and has a derivative in `y`), but where
/// `x^-1` is none.
pub fn powf_base_partial() -> Formula {
    let from_result = D * (X1 * (Y / X0));
    let afresh = D * (X1 * powf(X0, X1 - 1.0));
    let ordinary = gt(abs(Y), 1e-30).and(lt(abs(Y), 1e30));
    let constant = eq(X1, 0.0).and(eq(X0, 0.0).or(is_nan(X0)));
    guard(when(constant, Zero, when(ordinary, from_result, afresh)))
}

/// `x^y ln x`.
pub fn powf_exponent_partial() -> Formula {
    guard(when(eq(X0, 0.0), Zero, D * (Y * ln(X0))))
}

/// `J_0(x) - J_1(x) / x`; at 0, where that has no value, `(J_0(x) - J_2(x)) / 2`.
pub fn j1_partial() -> Formula {
    let at_zero = D * (0.5 * (j0(X0) - jn(Int(2), X0)));
    when(eq(X0, 0.0), at_zero, D * (j0(X0) - Y / X0))
}
