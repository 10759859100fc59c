//! Operators and what is nearly one.

use super::super::Kind::{Float as F, Int as I};
use super::super::Rule;
use super::super::conventions::*;
use super::super::formula::{Formula::*, *};
use super::rules;

pub static RULES: &[Rule] = rules! {
    add(F, F) infix "+", price 1:
        [D, D];
    sub(F, F) infix "-", price 1:
        [D, -D];
    mul(F, F) infix "*", price 1:
        [D * X1, D * X0];
    div(F, F) infix "/", price 8:
        [guard(D / X1), guard(-((D / X1) * Y))];
    rem(F, F) infix "%", price 20:
        [D, remainder_partial()];
    neg(F) prefix "-", price 1:
        [-D];
    cast(F) conversion, price 1:
        [cast(D)];
    recip(F) method "recip", price 8:
        [guard(-(D * Y * Y))];
    mul_add(F, F, F) method "mul_add", price 1:
        [D * X1, D * X0, D];
    midpoint(F, F) method "midpoint", price 2:
        [D * 0.5, D * 0.5];
    rem_euclid(F, F) method "rem_euclid", price 20:
        [D, remainder_partial()];
    div_euclid(F, F) method "div_euclid", price 20:
        [Zero, Zero];
    to_radians(F) method "to_radians", price 1:
        [D * (std::f64::consts::PI / 180.0)];
    to_degrees(F) method "to_degrees", price 1:
        [D * (180.0 / std::f64::consts::PI)];
    // libm: x * 2^n, x less the nearest multiple of y.
    ldexp(F, I) runtime "rt::libm::ldexp", price 4:
        [ldexp(D, int_plus(1, 0)), Zero];
    remainder(F, F) runtime "rt::libm::remainder", price 20:
        [D, remainder_partial()];
    stop_gradient(F) runtime "stop_gradient", price 0:
        [Zero];
};
