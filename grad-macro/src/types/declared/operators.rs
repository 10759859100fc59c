//! What operators of user types give, by the implementations in sight.

use std::rc::Rc;

use quote::ToTokens;
use syn::{Generics, Type};

use crate::ir::Int;
use crate::types::convert;
use crate::types::methods::MethodCall;
use crate::types::ops;
use crate::types::solve::{Constraint, Level, OpKind, Solver, Step};
use crate::types::ty::int_named;
use crate::types::unify::{Id, Kind, Named, Node, Var};

/// `l op r` of a user's type, by the operators declared in sight; without, the usual: sums and multiples of a type
/// are of that type. (Emitted code says so to rustc.)
pub fn operator(
    s: &mut Solver,
    level: Level,
    name: &'static str,
    (l, r): (Id, Id),
    out: Option<Id>,
) -> Step {
    let (left, right) = (s.u.strip(l), s.u.strip(r));
    let all = s.operators.clone();
    let fits = |of: &&crate::operators::Signature| {
        of.name == name
            && may_be(s, left, &of.left, &of.generics)
            && (name == "Neg" || may_be(s, right, &of.right, &of.generics))
    };
    let fitting: Vec<_> = all.iter().filter(fits).collect();
    let out = out.unwrap_or_else(|| s.u.open());
    // Whether what is not known yet is a reference, something else says.
    let is_lent = fitting
        .iter()
        .any(|of| matches!(of.left, Type::Reference(_)));
    if is_lent && s.u.is_any(left) && level < Level::Operand {
        return Step::Wait(vec![left, right, out]);
    }
    if let Some((first, others)) = fitting.split_first() {
        let others = others.iter().any(|other| {
            let text = |ty: &Type| convert::behind(ty).to_token_stream().to_string();
            text(&other.right) != text(&first.right) || text(&other.output) != text(&first.output)
        });
        if others {
            if level < Level::Result {
                return Step::Wait(vec![left, right, out]);
            }
            s.u.mark_open(out);
            return Step::Done;
        }
        let params = convert::instance(&mut s.u, &first.generics);
        let this = convert::ty(&mut s.u, &params, convert::behind(&first.left));
        let rhs = convert::ty(&mut s.u, &params, convert::behind(&first.right));
        let output = convert::ty(&mut s.u, &params, &first.output);
        s.u.unify(left, this);
        s.u.unify(right, rhs);
        s.u.unify(out, output);
        return Step::Done;
    }
    let (user_left, user_right) = (is_user(s, left), is_user(s, right));
    match name {
        "Neg" if user_left => s.u.unify(out, left),
        "Add" | "Sub" if user_left && (user_right || s.u.is_any(right)) => {
            s.terms.push((right, left));
            s.u.unify(out, left);
        }
        "Add" | "Sub" if user_right && s.u.is_any(left) => {
            s.terms.push((left, right));
            s.u.unify(out, right);
        }
        "Mul" | "Div" if is_span(s, left) && ops::is_number(s, right) => {
            let times = s.u.add(Node::Int(Int::U32));
            s.u.unify(right, times);
            s.u.unify(out, left);
        }
        "Mul" | "Div" if user_left && ops::is_number(s, right) => s.u.unify(out, left),
        "Mul" if user_right && ops::is_number(s, left) => s.u.unify(out, right),
        "Mul" | "Div" | "Rem" if user_left && user_right && s.u.is_any(out) => {
            if level < Level::Result {
                return Step::Wait(vec![out]);
            }
            // Componentwise or of complex numbers; a matrix times a vector; `q + q * v` of a quaternion.
            let added = s
                .terms
                .iter()
                .find(|(term, _)| s.u.strip(*term) == s.u.strip(out));
            let added = added.is_some_and(|(_, to)| key(s, *to) == key(s, left));
            s.u.unify(out, if added { left } else { right });
        }
        _ if s.u.is_any(left) || s.u.is_any(right) => {
            if level < Level::Result {
                return Step::Wait(vec![left, right, out]);
            }
            s.u.mark_open(out);
        }
        _ => s.u.mark_open(out),
    }
    Step::Done
}

/// A span of time, of which there are whole multiples.
fn is_span(s: &Solver, id: Id) -> bool {
    let is_std = crate::generics::is_data_named("Duration");
    is_std && key(s, id).as_deref() == Some("Duration")
}

fn key(s: &Solver, id: Id) -> Option<Rc<str>> {
    match s.u.get(s.u.strip(id)) {
        Node::Named(named) => Some(named.key.clone()),
        _ => None,
    }
}

/// `a.mul(b)` where an operator in sight says what that is.
pub fn operator_method(s: &mut Solver, call: &MethodCall, named: &Named) -> Option<Id> {
    let name = crate::operators::trait_of_method(&call.name)?;
    let own = |of: &crate::operators::Signature| {
        of.name == name && crate::known::name_of(&of.left).as_deref() == Some(&*named.key)
    };
    if !s.operators.iter().any(own) {
        return None;
    }
    let out = s.u.fresh();
    s.require(match (name, &call.args[..]) {
        ("Neg", []) => Constraint::Unary {
            inner: call.receiver,
            out,
        },
        (_, [arg]) => Constraint::Binary {
            kind: OpKind::Arithmetic,
            name,
            l: call.receiver,
            r: *arg,
            out: Some(out),
        },
        _ => return None,
    });
    Some(out)
}

/// The element of a user's type, by its `Index` in sight; several are told apart by whether a tuple is taken.
pub fn indexed(s: &mut Solver, container: Id, index: Id) -> Option<Id> {
    let Node::Named(named) = s.u.get(container) else {
        return None;
    };
    let all = s.operators.clone();
    let is_tuple = matches!(s.u.get(s.u.strip(index)), Node::Tuple(_));
    let own = |of: &&crate::operators::Signature| {
        of.name == "Index" && crate::known::name_of(&of.left).as_deref() == Some(&*named.key)
    };
    let mut fitting = all.iter().filter(own).collect::<Vec<_>>();
    if fitting.len() > 1 {
        fitting.retain(|of| matches!(of.right, Type::Tuple(_)) == is_tuple);
    }
    let [of] = fitting[..] else { return None };
    let params = convert::instance(&mut s.u, &of.generics);
    let this = convert::ty(&mut s.u, &params, convert::behind(&of.left));
    let right = convert::ty(&mut s.u, &params, convert::behind(&of.right));
    let output = convert::ty(&mut s.u, &params, &of.output);
    s.u.unify(container, this);
    let index = s.u.strip(index);
    s.u.unify(index, right);
    Some(output)
}

fn is_user(s: &Solver, id: Id) -> bool {
    matches!(s.u.get(id), Node::Named(named) if !named.param)
}

/// Whether an operand may be of the type that an operator takes.
fn may_be(s: &Solver, id: Id, ty: &Type, generics: &Generics) -> bool {
    let Some(name) = crate::known::name_of(ty) else {
        return true;
    };
    if generics.type_params().any(|param| param.ident == name) {
        return !is_user(s, id);
    }
    match s.u.get(id) {
        Node::Named(named) => *named.key == *name,
        Node::F64 => name == "f64",
        Node::F32 => name == "f32",
        Node::Int(_) => int_named(&name).is_some(),
        Node::Var(Var {
            kind: Kind::Float, ..
        }) => matches!(name.as_str(), "f64" | "f32"),
        Node::Var(_) => true,
        _ => false,
    }
}
