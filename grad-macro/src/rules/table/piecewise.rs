//! Functions with kinks and jumps.

use super::super::Kind::Float as F;
use super::super::Rule;
use super::super::conventions::*;
use super::super::formula::{Formula::*, *};
use super::rules;

pub static RULES: &[Rule] = rules! {
    abs(F) method "abs", price 1:
        [abs_partial()];
    signum(F) method "signum", price 1:
        [Zero];
    copysign(F, F) method "copysign", price 1:
        [copysign_partial(), Zero];
    max(F, F) method "max", price 1:
        [when(max_is_receiver(), D, Zero), when(max_is_receiver(), Zero, D)];
    min(F, F) method "min", price 1:
        [when(min_is_receiver(), D, Zero), when(min_is_receiver(), Zero, D)];
    clamp(F, F, F) method "clamp", price 2:
        [when(clamp_is_cut(), Zero, D), when(lt(X0, X1), D, Zero), when(gt(X0, X2), D, Zero)];
    fdim(F, F) runtime "rt::libm::fdim", price 2:
        [when(fdim_is_cut(), Zero, D), when(fdim_is_cut(), Zero, -D)];
    floor(F) method "floor", price 1:
        [Zero];
    ceil(F) method "ceil", price 1:
        [Zero];
    round(F) method "round", price 2:
        [Zero];
    round_ties_even(F) method "round_ties_even", price 1:
        [Zero];
    trunc(F) method "trunc", price 1:
        [Zero];
    fract(F) method "fract", price 2:
        [D];
};
