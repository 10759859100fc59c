//! The partials against central differences, and what else holds for every formula.

use super::points::POINTS;
use super::*;

/// The derivative of `f` at `x` by central differences of falling width, extrapolated (Ridders, "Accurate
/// computation of F'(x) and F'(x)F''(x)", Advances in Engineering Software 4, 1982), and an estimate of its error.
fn derivative(f: impl Fn(f64) -> f64, x: f64) -> (f64, f64) {
    const FALL: f64 = 1.6;
    let mut width = if x == 0.0 { 0.05 } else { 0.05 * x.abs() };
    while !(f(x + width).is_finite() && f(x - width).is_finite()) {
        width /= 2.0;
    }
    let mut best = (f64::NAN, f64::INFINITY);
    let mut row: Vec<f64> = Vec::new();
    for _ in 0..26 {
        let mut next = vec![(f(x + width) - f(x - width)) / ((x + width) - (x - width))];
        let mut factor = FALL * FALL;
        for (k, before) in row.iter().enumerate() {
            let finer = next[k] + (next[k] - before) / (factor - 1.0);
            let rounding = f64::EPSILON * f(x).abs() / width;
            let error = (finer - next[k])
                .abs()
                .max((finer - before).abs())
                .max(rounding);
            if error < best.1 {
                best = (finer, error);
            }
            next.push(finer);
            factor *= FALL * FALL;
        }
        row = next;
        width /= FALL;
    }
    best
}

#[test]
fn partials_equal_central_differences() {
    let mut wrong = Vec::new();
    for (name, points) in POINTS {
        let rule = rule(name);
        for point in *points {
            let args = values(rule, point);
            for n in (0..args.len()).filter(|n| rule.params[*n] == Kind::Float) {
                let at = |x: f64| {
                    let mut args = args.clone();
                    args[n] = Value::Float(x);
                    apply(name, &args)
                };
                let (expected, error) = derivative(at, point[n]);
                let got = partial(rule, n, &args, 1.0);
                let slope = apply(name, &args).abs() / point[n].abs().max(1.0);
                let scale = expected.abs().max(1e-3 * slope);
                if (got - expected).abs().max(error) > 1e-8 * scale || got.is_nan() {
                    wrong.push(format!(
                        "{name}{point:?} in {n}: {got}, differences {expected} +- {error:e}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_points() {
    for rule in all() {
        assert!(
            POINTS.iter().any(|(name, _)| *name == rule.name),
            "no points for `{rule:?}`"
        );
    }
    assert_eq!(POINTS.len(), all().count());
}

#[test]
fn names_are_unique() {
    assert!(all().all(|rule| std::ptr::eq(find(rule.name).unwrap(), rule)));
}

#[test]
fn there_is_a_partial_for_each_argument() {
    for rule in all() {
        assert_eq!(rule.partials.len(), rule.params.len(), "{rule:?}");
        for (n, kind) in rule.params.iter().enumerate() {
            assert!(
                *kind == Kind::Float || rule.partial(n) == Formula::Zero,
                "{rule:?} in {n}"
            );
        }
    }
}

#[test]
fn formulas_apply_rules_of_the_table_to_arguments_of_their_kinds() {
    let is_int = |formula: &Formula| matches!(formula, Formula::Int(_) | Formula::IntPlus(..));
    for rule in all() {
        for n in 0..rule.params.len() {
            rule.partial(n).visit(&mut |formula| {
                let Formula::Op(name, args) = formula else {
                    return;
                };
                let params = super::rule(name).params;
                assert_eq!(params.len(), args.len(), "{rule:?} applies {name}");
                let fits = params
                    .iter()
                    .zip(args)
                    .all(|(kind, arg)| (*kind == Kind::Int) == is_int(arg));
                assert!(fits, "{rule:?} applies {name} to {args:?}");
            });
        }
    }
}

#[test]
fn partials_are_linear_in_the_seed() {
    for (name, points) in POINTS {
        let rule = rule(name);
        for point in *points {
            let args = values(rule, point);
            for n in 0..args.len() {
                let one = partial(rule, n, &args, 1.0);
                for seed in [-4.0, 0.5, 2.0] {
                    assert_eq!(
                        partial(rule, n, &args, seed),
                        seed * one,
                        "{name}{point:?} in {n}"
                    );
                }
            }
        }
    }
}

#[test]
fn literals_fit_both_float_types() {
    for rule in all() {
        for n in 0..rule.params.len() {
            rule.partial(n).visit(&mut |formula| {
                let Formula::Lit(value) = formula else { return };
                assert!(
                    (*value as f32).is_finite() && (*value == 0.0 || (*value as f32).is_normal()),
                    "{rule:?}"
                );
            });
        }
    }
}
