//! Operators: the implementations that `std` has for floats, integers and `bool`, by value and by reference.

use super::solve::{Level, OpKind, Solver, Step};
use super::unify::{Id, Kind, Node, Var};

/// How an operand counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// A free variable.
    Any,
    /// A number, perhaps a literal whose type is still open.
    Number,
    Bool,
    /// A type parameter.
    Param,
    /// Something else.
    Other,
}

/// How a term counts, behind all references.
pub fn class(s: &Solver, id: Id) -> Class {
    match s.u.get(s.u.strip(id)) {
        Node::Var(Var {
            kind: Kind::Any, ..
        }) => Class::Any,
        Node::Var(_) | Node::F64 | Node::F32 | Node::Int(_) => Class::Number,
        Node::Bool => Class::Bool,
        Node::Named(named) if named.param => Class::Param,
        _ => Class::Other,
    }
}

/// `l op r`, or `l op= r`.
pub fn binary(
    s: &mut Solver,
    level: Level,
    (kind, name): (OpKind, &'static str),
    l: Id,
    r: Id,
    out: Option<Id>,
) -> Step {
    let (left, right) = (s.u.strip(l), s.u.strip(r));
    if is_user(s, left) || is_user(s, right) {
        return super::declared::operator(s, level, name, (l, r), out);
    }
    let result = |s: &mut Solver, value: Id| {
        out.inspect(|out| s.u.unify(*out, value));
        Step::Done
    };
    match (class(s, l), class(s, r)) {
        (Class::Number, _) if kind == OpKind::Shift => result(s, left),
        (Class::Number, Class::Number) | (Class::Bool, Class::Bool) => {
            s.u.unify(left, right);
            result(s, left)
        }
        (Class::Param, Class::Param | Class::Number) | (Class::Number, Class::Param) => {
            let value = of_param(s, name, left, right);
            result(s, value)
        }
        (Class::Any, Class::Number | Class::Bool | Class::Param) if level >= Level::Operand => {
            if kind != OpKind::Shift {
                s.u.unify(left, right);
            }
            result(s, left)
        }
        (Class::Number | Class::Bool | Class::Param, Class::Any) if level >= Level::Operand => {
            s.u.unify(right, left);
            result(s, left)
        }
        (Class::Any, Class::Any)
            if level >= Level::Result && out.is_some_and(|out| computes(s, out)) =>
        {
            let out = out.map_or(left, |out| s.u.strip(out));
            s.u.unify(left, out);
            s.u.unify(right, out);
            Step::Done
        }
        (Class::Any, _) | (_, Class::Any) => {
            Step::Wait([left, right].into_iter().chain(out).collect())
        }
        _ => {
            out.inspect(|out| s.u.mark_open(*out));
            Step::Done
        }
    }
}

/// What an operator gives whose operands are type parameters, or one of them: what its bound says
/// (`T: Mul<f64, Output = T>`), else the parameter again.
fn of_param(s: &mut Solver, operator: &str, left: Id, right: Id) -> Id {
    let param = match class(s, left) {
        Class::Param => left,
        _ => right,
    };
    let (Some(l), Some(r)) = (spelled(s, left), spelled(s, right)) else {
        return param;
    };
    match crate::generics::output(&l, operator, &r) {
        Some(name) if name == l => left,
        Some(name) if name == r => right,
        Some(name) => super::convert::float(&mut s.u, &name),
        None => param,
    }
}

/// The name of a float type.
fn spelled(s: &Solver, id: Id) -> Option<String> {
    match s.u.get(id) {
        Node::F64 => Some("f64".to_owned()),
        Node::F32 => Some("f32".to_owned()),
        Node::Named(named) => Some(named.tokens.0.to_string()),
        _ => None,
    }
}

fn computes(s: &Solver, id: Id) -> bool {
    matches!(class(s, id), Class::Number | Class::Param)
}

pub fn is_number(s: &Solver, id: Id) -> bool {
    class(s, id) == Class::Number
}

/// `-x`, `!x`: the operand's type, without references.
pub fn unary(s: &mut Solver, level: Level, inner: Id, out: Id) -> Step {
    let value = s.u.strip(inner);
    match class(s, value) {
        Class::Any
            if level >= Level::Operand && matches!(class(s, out), Class::Number | Class::Bool) =>
        {
            s.u.unify(value, out);
            Step::Done
        }
        Class::Any => Step::Wait(vec![value, out]),
        Class::Other if is_user(s, value) => {
            let unit = s.u.add(Node::Unit);
            super::declared::operator(s, level, "Neg", (value, unit), Some(out))
        }
        Class::Other => {
            s.u.mark_open(out);
            Step::Done
        }
        _ => {
            s.u.unify(out, value);
            Step::Done
        }
    }
}

/// A type that may overload operators.
fn is_user(s: &Solver, id: Id) -> bool {
    matches!(s.u.get(id), Node::Named(named) if !named.param)
}

/// `l < r`: both sides have the same type (arrays, slices and `Vec`s of one element may mix).
pub fn compare(s: &mut Solver, level: Level, l: Id, r: Id) -> Step {
    let (left, right) = (s.u.strip(l), s.u.strip(r));
    if let (Some(a), Some(b)) = (s.u.element(left), s.u.element(right)) {
        s.u.unify(a, b);
        return Step::Done;
    }
    match (class(s, l), class(s, r)) {
        (Class::Any, Class::Any) if s.u.find(l) == left && s.u.find(r) == right => {
            // Not yet evidence, and a link between the two must not stop either from being found out.
            if level < Level::Shape {
                return Step::Wait(vec![left, right]);
            }
            s.u.unify(left, right);
            Step::Done
        }
        (Class::Any, Class::Other) | (Class::Other, Class::Any) => Step::Wait(vec![left, right]),
        (Class::Any, _) | (_, Class::Any) if level < Level::Shape => Step::Wait(vec![left, right]),
        _ => {
            s.u.unify(left, right);
            Step::Done
        }
    }
}

/// Equal behind all references, once both are known.
pub fn same(s: &mut Solver, level: Level, l: Id, r: Id) -> Step {
    let (left, right) = (s.u.strip(l), s.u.strip(r));
    if level < Level::Shape && (s.u.is_any(left) || s.u.is_any(right)) {
        return Step::Wait(vec![left, right]);
    }
    s.u.unify(left, right);
    Step::Done
}
