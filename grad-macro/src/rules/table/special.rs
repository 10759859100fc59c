//! Special functions: those of `libm`, and what their derivatives need (`grad-runtime/src/special.rs`).
//!
//! Sources of the formulas: NIST Digital Library of Mathematical Functions, 7.2 (erf), 5.2 and 5.15
//! (gamma, digamma, polygamma), 10.6 (Bessel).

use std::f64::consts::FRAC_2_SQRT_PI;

use super::super::Kind::{Float as F, Int as I};
use super::super::Rule;
use super::super::conventions::*;
use super::super::formula::{Formula::*, *};
use super::rules;

pub static RULES: &[Rule] = rules! {
    erf(F) runtime "rt::libm::erf", price 40:
        [D * (FRAC_2_SQRT_PI * exp(-(X0 * X0)))];
    erfc(F) runtime "rt::libm::erfc", price 40:
        [-(D * (FRAC_2_SQRT_PI * exp(-(X0 * X0))))];

    lgamma(F) runtime "rt::libm::lgamma", price 60:
        [guard(D * digamma(X0))];
    tgamma(F) runtime "rt::libm::tgamma", price 60:
        [guard(D * (Y * digamma(X0)))];
    digamma(F) runtime "rt::special::digamma", price 60:
        [guard(D * polygamma(Int(1), X0))];
    polygamma(I, F) runtime "rt::special::polygamma", price 200:
        [Zero, guard(D * polygamma(int_plus(0, 1), X1))];

    j0(F) runtime "rt::libm::j0", price 60:
        [-(D * j1(X0))];
    j1(F) runtime "rt::libm::j1", price 60:
        [j1_partial()];
    jn(I, F) runtime "rt::libm::jn", price 120:
        [Zero, D * (0.5 * (jn(int_plus(0, -1), X1) - jn(int_plus(0, 1), X1)))];
    y0(F) runtime "rt::libm::y0", price 60:
        [guard(-(D * y1(X0)))];
    y1(F) runtime "rt::libm::y1", price 60:
        [guard(D * (y0(X0) - Y / X0))];
    yn(I, F) runtime "rt::libm::yn", price 120:
        [Zero, guard(D * (0.5 * (yn(int_plus(0, -1), X1) - yn(int_plus(0, 1), X1))))];
};
