//! Powers, exponentials, logarithms, trigonometric and hyperbolic functions.

use std::f64::consts::{LN_2, LN_10};

use super::super::Kind::{Float as F, Int as I};
use super::super::Rule;
use super::super::conventions::*;
use super::super::formula::{Formula::*, *};
use super::rules;

pub static RULES: &[Rule] = rules! {
    sqrt(F) method "sqrt", price 8:
        [guard(0.5 * D / Y)];
    cbrt(F) method "cbrt", price 30:
        [guard(D / (3.0 * (Y * Y)))];
    hypot(F, F) method "hypot", price 20:
        [hypot_partial(X0), hypot_partial(X1)];
    powi(F, I) method "powi", price 10:
        [powi_partial(), Zero];
    powf(F, F) method "powf", price 60:
        [powf_base_partial(), powf_exponent_partial()];

    exp(F) method "exp", price 40:
        [D * Y];
    exp2(F) method "exp2", price 40:
        [D * (Y * LN_2)];
    exp10(F) runtime "rt::libm::exp10", price 40:
        [D * (Y * LN_10)];
    exp_m1(F) method "exp_m1", price 40:
        [D * (Y + 1.0)];
    ln(F) method "ln", price 40:
        [guard(D / X0)];
    ln_1p(F) method "ln_1p", price 40:
        [guard(D / (X0 + 1.0))];
    log2(F) method "log2", price 40:
        [guard(D / (X0 * LN_2))];
    log10(F) method "log10", price 40:
        [guard(D / (X0 * LN_10))];
    log(F, F) method "log", price 80:
        [guard(D / (X0 * ln(X1))), guard(-(D * (Y / (X1 * ln(X1)))))];

    sin(F) method "sin", price 40:
        [D * cos(X0)];
    cos(F) method "cos", price 40:
        [-(D * sin(X0))];
    tan(F) method "tan", price 40:
        [D * (1.0 + Y * Y)];
    // 1 - x^2 as (1 - x)(1 + x) keeps its digits near the ends of the domain.
    asin(F) method "asin", price 40:
        [guard(D / sqrt((1.0 - X0) * (1.0 + X0)))];
    acos(F) method "acos", price 40:
        [guard(-(D / sqrt((1.0 - X0) * (1.0 + X0))))];
    atan(F) method "atan", price 40:
        [D / (1.0 + X0 * X0)];
    atan2(F, F) method "atan2", price 40:
        [atan2_partial(X1), atan2_partial(-X0)];

    // cosh from the result would overflow for half the range of sinh.
    sinh(F) method "sinh", price 40:
        [D * cosh(X0)];
    cosh(F) method "cosh", price 40:
        [D * sinh(X0)];
    tanh(F) method "tanh", price 40:
        [D * (1.0 - Y * Y)];
    asinh(F) method "asinh", price 40:
        [D / hypot(X0, 1.0)];
    acosh(F) method "acosh", price 40:
        [guard(D / (sqrt(X0 - 1.0) * sqrt(X0 + 1.0)))];
    atanh(F) method "atanh", price 40:
        [guard(D / ((1.0 - X0) * (1.0 + X0)))];
};
