//! Names of the source to rules.

use crate::ir::{Int, Scalar};
use crate::rules::names::*;

fn path(text: &str) -> Option<(&'static str, Option<Scalar>)> {
    let segments: Vec<_> = text.split("::").collect();
    path_call(&segments).map(|found| (found.rule.name, found.float))
}

#[test]
fn methods() {
    assert_eq!(method("sin", 1).unwrap().name, "sin");
    assert_eq!(method("mul_add", 3).unwrap().name, "mul_add");
    assert_eq!(method("add", 2).unwrap().name, "add");
    assert_eq!(method("neg", 1).unwrap().name, "neg");
    for (name, args) in [
        ("sin", 2),
        ("sin_cos", 1),
        ("erf", 1),
        ("digamma", 1),
        ("cast", 1),
        ("", 1),
    ] {
        assert_eq!(method(name, args), None, "{name}");
    }
}

#[test]
fn paths() {
    let (double, single) = (Some(Scalar::F64), Some(Scalar::F32));
    for (text, expected) in [
        ("f64::sin", Some(("sin", double))),
        ("f32::max", Some(("max", single))),
        ("std::primitive::f64::powi", Some(("powi", double))),
        ("core::primitive::f32::abs", Some(("abs", single))),
        ("libm::exp", Some(("exp", double))),
        ("libm::expf", Some(("exp", single))),
        ("libm::erf", Some(("erf", double))),
        ("libm::erff", Some(("erf", single))),
        ("libm::fma", Some(("mul_add", double))),
        ("libm::fabsf", Some(("abs", single))),
        ("libm::jn", Some(("jn", double))),
        ("num_traits::Float::sqrt", Some(("sqrt", None))),
        ("num_traits::float::Float::ln", Some(("ln", None))),
        ("num_traits::Real::exp", None),
        ("num_traits::real::Real::exp", Some(("exp", None))),
        ("Float::powf", Some(("powf", None))),
        ("std::ops::Mul::mul", Some(("mul", None))),
        ("Add::add", Some(("add", None))),
        ("libm::modf", None),
        ("libm::ilogb", None),
        ("libm::Libm::exp", None),
        ("f64::nothing", None),
        ("sin", None),
        ("my::sin", None),
        ("Mul::add", None),
        ("", None),
    ] {
        assert_eq!(path(text), expected, "{text}");
    }
}

#[test]
fn predicates() {
    assert_eq!(
        predicate("is_nan").unwrap().result.scalar(Scalar::F64),
        Scalar::Bool
    );
    assert_eq!(
        predicate("to_bits").unwrap().result.scalar(Scalar::F32),
        Scalar::Int(Int::U32)
    );
    assert_eq!(predicate("total_cmp").unwrap().args, 2);
    assert_eq!(predicate("sin"), None);
}

#[test]
fn no_method_is_a_rule_and_a_predicate() {
    assert!(method_names().all(|name| predicate(name).is_none()));
    assert!(method_names().any(|name| name == "tanh"));
}
