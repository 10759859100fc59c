//! The functions of the `libm` crate.

use super::unify::{Id, Node, Unifier};
use crate::ir::Int;

/// What a parameter or result is: the float, or an `i32`.
#[derive(Clone, Copy)]
enum Part {
    Float,
    Int,
}

use Part::{Float as F, Int as I};

/// Names (of the `f64` form), parameters, results.
#[rustfmt::skip]
const FUNCTIONS: &[(&[&str], &[Part], &[Part])] = &[
    (&["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "erf", "erfc", "exp",
       "exp10", "exp2", "expm1", "fabs", "floor", "j0", "j1", "lgamma", "log", "log10", "log1p", "log2", "rint",
       "round", "roundeven", "sin", "sinh", "sqrt", "tan", "tanh", "tgamma", "trunc", "y0", "y1"], &[F], &[F]),
    (&["atan2", "copysign", "fdim", "fmax", "fmin", "fmaximum", "fminimum", "fmod", "hypot", "nextafter", "pow",
       "remainder"], &[F, F], &[F]),
    (&["fma"], &[F, F, F], &[F]),
    (&["frexp", "lgamma_r"], &[F], &[F, I]),
    (&["modf", "sincos"], &[F], &[F, F]),
    (&["remquo"], &[F, F], &[F, I]),
    (&["ilogb"], &[F], &[I]),
    (&["jn", "yn"], &[I, F], &[F]),
    (&["ldexp", "scalbn"], &[F, I], &[F]),
];

/// The type of `libm::name`; a trailing `f` means `f32`, as does `f_r`.
pub fn function(u: &mut Unifier, name: &str) -> Option<Id> {
    if let Some(found) = typed(u, name, Node::F64) {
        return Some(found);
    }
    let double = match name.strip_suffix("f_r") {
        Some(stem) => format!("{stem}_r"),
        None => name.strip_suffix('f')?.to_owned(),
    };
    typed(u, &double, Node::F32)
}

fn typed(u: &mut Unifier, name: &str, float: Node) -> Option<Id> {
    let (_, params, results) = FUNCTIONS.iter().find(|(names, ..)| names.contains(&name))?;
    let part = |u: &mut Unifier, part: &Part| match part {
        F => u.add(float.clone()),
        I => u.add(Node::Int(Int::I32)),
    };
    let params = params.iter().map(|p| part(u, p)).collect();
    let results: Vec<Id> = results.iter().map(|p| part(u, p)).collect();
    let ret = if let [one] = results[..] {
        one
    } else {
        u.tuple(&results)
    };
    Some(u.function(params, ret))
}
