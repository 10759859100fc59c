//! Methods of floats and integers, with those of `num_traits::Float` that `std` does not have.

use super::sig::{self, Row, Sig};
use super::{MethodCall, context};
use crate::ir::Int;
use crate::types::solve::{Constraint, Solver};
use crate::types::ty::with_sign;
use crate::types::unify::{Id, Node};

use Sig::{Bool, Like, Ordering, This, Unit};

const I32: Sig = Sig::Int(Int::I32);
const U32: Sig = Sig::Int(Int::U32);
const REF_THIS: Sig = Sig::Ref(&This);

/// Methods that only floats have.
#[rustfmt::skip]
const FLOAT: &[Row] = &[
    (&["sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh",
       "exp", "exp2", "exp_m1", "ln", "ln_1p", "log2", "log10", "sqrt", "cbrt", "recip",
       "floor", "ceil", "round", "round_ties_even", "trunc", "fract", "to_degrees", "to_radians",
       "next_up", "next_down"], &[], This),
    (&["powf", "atan2", "hypot", "copysign", "log", "maximum", "minimum", "abs_sub"], &[This], This),
    (&["powi"], &[I32], This),
    (&["mul_add"], &[This, This], This),
    (&["sin_cos"], &[], Sig::Tuple(&[This, This])),
    (&["is_nan", "is_finite", "is_infinite", "is_normal", "is_subnormal", "is_sign_positive", "is_sign_negative"],
     &[], Bool),
    (&["total_cmp"], &[REF_THIS], Ordering),
];

/// Methods that floats share with integers.
const SHARED: &[Row] = &[
    (&["abs", "signum"], &[], This),
    (
        &["max", "min", "rem_euclid", "div_euclid", "midpoint"],
        &[This],
        This,
    ),
    (&["clamp"], &[This, This], This),
    (&["add", "sub", "mul", "div", "rem"], &[Like(&This)], This),
    (&["neg"], &[], This),
    (
        &[
            "add_assign",
            "sub_assign",
            "mul_assign",
            "div_assign",
            "rem_assign",
        ],
        &[Like(&This)],
        Unit,
    ),
    (&["is_zero", "is_one"], &[], Bool),
    (&["to_f64"], &[], Sig::Option(&Sig::F64)),
    (&["to_f32"], &[], Sig::Option(&Sig::F32)),
    (&["to_usize"], &[], Sig::Option(&Sig::Int(Int::Usize))),
    (&["to_u32"], &[], Sig::Option(&U32)),
    (&["to_i32"], &[], Sig::Option(&I32)),
];

/// Methods that only integers have.
#[rustfmt::skip]
const INT: &[Row] = &[
    (&["pow"], &[U32], This),
    (&["isqrt", "next_power_of_two", "swap_bytes", "reverse_bits", "to_be", "to_le"], &[], This),
    (&["div_ceil", "div_floor", "next_multiple_of"], &[This], This),
    (&["count_ones", "count_zeros", "leading_zeros", "leading_ones", "trailing_zeros", "trailing_ones",
       "ilog2", "ilog10", "bit_width"], &[], U32),
    (&["ilog"], &[This], U32),
    (&["rotate_left", "rotate_right", "unbounded_shl", "unbounded_shr"], &[U32], This),
    (&["is_power_of_two"], &[], Bool),
    (&["is_multiple_of"], &[This], Bool),
];

/// Comparisons as methods.
const COMPARED: &[Row] = &[
    (&["eq", "ne", "lt", "le", "gt", "ge"], &[Like(&This)], Bool),
    (&["partial_cmp"], &[Like(&This)], Sig::Option(&Ordering)),
    (&["cmp"], &[Like(&This)], Ordering),
    (&["max", "min"], &[This], This),
    (&["clamp"], &[This, This], This),
];

/// A method of a float (or of a type parameter, which is taken for one).
pub fn float(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    let mut context = context(this, this);
    for rows in [FLOAT, SHARED, COMPARED] {
        if let Some(result) = sig::apply(s, rows, call, &mut context) {
            return Some(result);
        }
    }
    let bits = match s.u.get(this) {
        Node::F32 => Int::U32,
        _ => Int::U64,
    };
    match &*call.name {
        "to_bits" => Some(s.u.add(Node::Int(bits))),
        "is_positive" | "is_negative" => Some(s.u.add(Node::Bool)),
        _ => None,
    }
}

/// A method of an integer.
pub fn int(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    // `Ord::max` of references gives a reference.
    if matches!(&*call.name, "max" | "min" | "clamp")
        && matches!(s.u.get(call.receiver), Node::Ref(..))
    {
        for arg in call.args.iter() {
            s.require(Constraint::Same { l: *arg, r: this });
        }
        return Some(call.receiver);
    }
    let mut context = context(this, this);
    for rows in [SHARED, INT, COMPARED] {
        if let Some(result) = sig::apply(s, rows, call, &mut context) {
            return Some(result);
        }
    }
    match &*call.name {
        "is_positive" | "is_negative" => Some(s.u.add(Node::Bool)),
        "abs_diff" => {
            if let Some(arg) = call.args.first() {
                s.u.unify(*arg, this);
            }
            signed(s, this, false)
        }
        "unsigned_abs" | "cast_unsigned" => signed(s, this, false),
        "cast_signed" => signed(s, this, true),
        name => overflow(s, call, this, name),
    }
}

/// `wrapping_add`, `checked_pow`, ..
fn overflow(s: &mut Solver, call: &MethodCall, this: Id, name: &str) -> Option<Id> {
    let (how, operation) = name.split_once('_')?;
    let result = match how {
        "wrapping" | "saturating" | "strict" | "unchecked" => this,
        "checked" => s.u.add(Node::Option(this)),
        "overflowing" => {
            let flag = s.u.add(Node::Bool);
            s.u.tuple(&[this, flag])
        }
        _ => return None,
    };
    let param = match operation {
        "pow" | "shl" | "shr" => Some(s.u.add(Node::Int(Int::U32))),
        "add" | "sub" | "mul" | "div" | "rem" | "div_euclid" | "rem_euclid"
        | "next_multiple_of" => Some(this),
        "add_signed" | "sub_signed" => signed(s, this, true),
        "add_unsigned" | "sub_unsigned" => signed(s, this, false),
        "ilog2" | "ilog10" | "ilog" => {
            let log = s.u.add(Node::Int(Int::U32));
            return Some(s.u.add(Node::Option(log)));
        }
        "neg" | "abs" | "isqrt" | "next_power_of_two" => None,
        _ => return None,
    };
    if let (Some(param), Some(arg)) = (param, call.args.first()) {
        s.u.unify(*arg, param);
    }
    Some(result)
}

/// The integer type of the same width, signed or not.
fn signed(s: &mut Solver, this: Id, signed: bool) -> Option<Id> {
    match s.u.get(this) {
        Node::Int(int) => Some(s.u.add(Node::Int(with_sign(int, signed)))),
        _ => None,
    }
}

/// Comparisons of a type that is not a number, such as a tuple.
pub fn compared(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    sig::apply(s, COMPARED, call, &mut context(this, this))
}

/// Whether the name alone tells that the receiver is a float.
pub fn float_only(name: &str) -> bool {
    sig::arity(FLOAT, name).is_some() || name == "to_bits"
}

/// Whether floats have a method of this name.
pub fn is_float_method(name: &str) -> bool {
    float_only(name) || sig::arity(SHARED, name).is_some()
}

/// Whether the name alone tells that the receiver is an integer.
pub fn int_only(name: &str) -> bool {
    sig::arity(INT, name).is_some()
        || ["wrapping_", "saturating_", "checked_", "overflowing_"]
            .iter()
            .any(|how| name.starts_with(how))
}

/// Whether any number may have it, and the result or an argument has the same type.
pub fn shared(name: &str) -> bool {
    SHARED
        .iter()
        .any(|(names, _, ret)| names.contains(&name) && matches!(ret, This))
}

pub fn arity(name: &str) -> Option<usize> {
    let special = || match name {
        "to_bits" | "unsigned_abs" | "is_positive" | "is_negative" | "clone" => Some(1),
        "abs_diff" => Some(2),
        _ if int_only(name) => Some(2),
        _ => None,
    };
    [FLOAT, SHARED, INT, COMPARED]
        .iter()
        .find_map(|rows| sig::arity(rows, name))
        .or_else(special)
}
