//! The published conventions, one line each, and zero seeds at singular points.

use super::*;

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// Rule, arguments, the partials for the seed 1 (NaN: must be NaN).
#[rustfmt::skip]
const KINKS: &[(&str, &[f64], &[f64])] = &[
    ("max", &[2.0, 2.0], &[1.0, 0.0]),
    ("max", &[0.0, 0.0], &[1.0, 0.0]),
    ("max", &[-0.0, 0.0], &[1.0, 0.0]),
    ("max", &[NAN, 1.0], &[0.0, 1.0]),
    ("max", &[1.0, NAN], &[1.0, 0.0]),
    ("max", &[NAN, NAN], &[1.0, 0.0]),
    ("min", &[2.0, 2.0], &[1.0, 0.0]),
    ("min", &[NAN, 1.0], &[0.0, 1.0]),
    ("min", &[1.0, NAN], &[1.0, 0.0]),
    ("clamp", &[1.0, 1.0, 2.0], &[1.0, 0.0, 0.0]),
    ("clamp", &[2.0, 1.0, 2.0], &[1.0, 0.0, 0.0]),
    ("clamp", &[1.0, 1.0, 1.0], &[1.0, 0.0, 0.0]),
    ("clamp", &[0.5, 1.0, 2.0], &[0.0, 1.0, 0.0]),
    ("clamp", &[2.5, 1.0, 2.0], &[0.0, 0.0, 1.0]),
    ("clamp", &[NAN, 1.0, 2.0], &[1.0, 0.0, 0.0]),
    ("fdim", &[1.0, 1.0], &[0.0, 0.0]),
    ("fdim", &[NAN, 1.0], &[1.0, -1.0]),
    ("abs", &[0.0], &[0.0]),
    ("abs", &[-0.0], &[0.0]),
    ("abs", &[-INF], &[-1.0]),
    ("abs", &[NAN], &[NAN]),
    ("signum", &[0.0], &[0.0]),
    ("copysign", &[0.0, -1.0], &[0.0, 0.0]),
    ("copysign", &[2.0, -0.0], &[-1.0, 0.0]),
    ("copysign", &[2.0, NAN], &[1.0, 0.0]),
    ("floor", &[2.0], &[0.0]),
    ("ceil", &[2.0], &[0.0]),
    ("round", &[2.5], &[0.0]),
    ("round_ties_even", &[2.5], &[0.0]),
    ("trunc", &[-2.0], &[0.0]),
    ("fract", &[2.0], &[1.0]),
    ("rem", &[6.0, 2.0], &[1.0, -3.0]),
    // The quotient rounds up to 3.
    ("rem", &[2.9999999999999996, 1.0], &[1.0, -2.0]),
    ("rem", &[2.0, INF], &[1.0, 0.0]),
    ("rem_euclid", &[-6.5, 2.0], &[1.0, 4.0]),
    ("div_euclid", &[6.0, 2.0], &[0.0, 0.0]),
    ("sqrt", &[0.0], &[INF]),
    ("cbrt", &[0.0], &[INF]),
    ("cbrt", &[-0.0], &[INF]),
    ("hypot", &[0.0, 0.0], &[0.0, 0.0]),
    ("hypot", &[0.0, -3.0], &[0.0, -1.0]),
    ("atan2", &[0.0, 0.0], &[0.0, 0.0]),
    ("atan2", &[0.0, -1.0], &[-1.0, 0.0]),
    ("powi", &[0.0, 0.0], &[0.0, 0.0]),
    ("powi", &[NAN, 0.0], &[0.0, 0.0]),
    ("powi", &[0.0, 1.0], &[1.0, 0.0]),
    ("powi", &[0.0, -1.0], &[-INF, 0.0]),
    ("powf", &[0.0, 0.0], &[0.0, 0.0]),
    ("powf", &[0.0, 1.0], &[1.0, 0.0]),
    ("powf", &[0.0, 2.0], &[0.0, 0.0]),
    ("powf", &[0.0, 0.5], &[INF, 0.0]),
    ("powf", &[0.0, -1.0], &[-INF, 0.0]),
    ("powf", &[-2.0, 3.0], &[12.0, NAN]),
    ("powf", &[-2.0, 0.0], &[0.0, NAN]),
    // The result's digits are lost or it vanishes, the partial does not.
    ("powf", &[1e-200, 1.75], &[1.75e-150, 0.0]),
    ("ln", &[0.0], &[INF]),
    ("recip", &[0.0], &[-INF]),
    ("asin", &[1.0], &[INF]),
    ("acos", &[1.0], &[-INF]),
    ("acosh", &[1.0], &[INF]),
    ("atanh", &[1.0], &[INF]),
    ("j1", &[0.0], &[0.5]),
    ("stop_gradient", &[2.0], &[0.0]),
    // Beyond the square root of the largest float.
    ("asinh", &[1e200], &[1e-200]),
    ("acosh", &[1e200], &[1e-200]),
    ("hypot", &[3e200, 4e200], &[0.6, 0.8]),
    ("sinh", &[600.0], &[1.8865101504649698e+260]),
    ("atan", &[1e200], &[0.0]),
    ("tanh", &[INF], &[0.0]),
];

#[test]
fn kinks_are_as_published() {
    for (name, point, expected) in KINKS {
        let rule = rule(name);
        let args = values(rule, point);
        for (n, expected) in expected.iter().enumerate() {
            let got = partial(rule, n, &args, 1.0);
            let same = got == *expected || (got.is_nan() && expected.is_nan());
            let near = (got - expected).abs() <= 1e-13 * expected.abs();
            assert!(same || near, "{name}{point:?} in {n}: {got} for {expected}");
        }
    }
}

/// Singular points of the guarded rules.
const SINGULAR: &[(&str, &[&[f64]])] = &[
    ("div", &[&[1.0, 0.0], &[0.0, 0.0], &[INF, INF], &[NAN, 0.0]]),
    ("recip", &[&[0.0], &[-0.0]]),
    ("sqrt", &[&[0.0], &[-0.0], &[-1.0]]),
    ("cbrt", &[&[0.0]]),
    ("hypot", &[&[0.0, 0.0], &[INF, INF]]),
    ("powi", &[&[0.0, -1.0], &[0.0, 0.0], &[0.0, -2147483648.0]]),
    (
        "powf",
        &[
            &[0.0, -1.0],
            &[0.0, 0.5],
            &[0.0, 0.0],
            &[-1.0, 0.5],
            &[INF, 2.0],
        ],
    ),
    ("ln", &[&[0.0]]),
    ("ln_1p", &[&[-1.0]]),
    ("log2", &[&[0.0]]),
    ("log10", &[&[0.0]]),
    ("log", &[&[0.0, 2.0], &[2.0, 1.0], &[2.0, 0.0]]),
    ("asin", &[&[1.0], &[-1.0]]),
    ("acos", &[&[1.0], &[-1.0]]),
    ("atan2", &[&[0.0, 0.0], &[INF, INF]]),
    ("acosh", &[&[1.0]]),
    ("atanh", &[&[1.0], &[-1.0]]),
    ("lgamma", &[&[0.0], &[-1.0]]),
    ("tgamma", &[&[0.0], &[-1.0]]),
    ("digamma", &[&[0.0], &[-1.0]]),
    ("polygamma", &[&[1.0, 0.0], &[2.0, -1.0]]),
    ("y0", &[&[0.0]]),
    ("y1", &[&[0.0]]),
    ("yn", &[&[2.0, 0.0]]),
    ("rem", &[&[1.0, 0.0]]),
    ("rem_euclid", &[&[1.0, 0.0]]),
    ("remainder", &[&[1.0, 0.0]]),
];

#[test]
fn a_zero_seed_gives_zero_at_singular_points() {
    for (name, points) in SINGULAR {
        let rule = rule(name);
        for point in *points {
            let args = values(rule, point);
            for seed in [0.0, -0.0] {
                for n in 0..args.len() {
                    assert_eq!(partial(rule, n, &args, seed), 0.0, "{name}{point:?} in {n}");
                }
            }
        }
    }
}

#[test]
fn every_guarded_rule_is_tried_where_it_is_singular() {
    for rule in all() {
        let is_guard = |formula: &Formula| matches!(formula, Formula::Guard(_));
        let guarded = (0..rule.params.len()).any(|n| rule.partial(n).any(is_guard));
        assert_eq!(
            guarded,
            SINGULAR.iter().any(|(name, _)| *name == rule.name),
            "{rule:?}"
        );
    }
}
