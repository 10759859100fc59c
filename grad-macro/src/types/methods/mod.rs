//! Method calls, by the type of the receiver.

mod inherent;
mod iter;
mod number;
mod option;
mod queue;
mod sig;
mod slice;

use std::rc::Rc;

use self::sig::Context;
use super::declared;
use super::ops;
use super::solve::{Constraint, Level, Solver, Step};
use super::ty::int_name;
use super::unify::{Id, Kind, Node, Var};
use crate::ir::Int;

pub use self::inherent::is_of_lists;
pub use self::number::{float_only, is_float_method};

#[derive(Debug)]
pub struct MethodCall {
    pub receiver: Id,
    pub name: Rc<str>,
    /// The types in `::<..>`.
    pub turbofish: Vec<Id>,
    pub args: Rc<[Id]>,
    pub out: Id,
}

/// Methods that, of the types a constant may have, only arrays and slices have.
pub fn is_of_slices(name: &str) -> bool {
    matches!(
        name,
        "iter"
            | "len"
            | "first"
            | "last"
            | "get"
            | "windows"
            | "chunks"
            | "chunks_exact"
            | "to_vec"
    )
}

/// Methods of every number, such as `abs`.
pub fn is_of_numbers(name: &str) -> bool {
    number::shared(name)
}

/// `receiver.name(args)`.
pub fn step(s: &mut Solver, level: Level, call: &MethodCall) -> Step {
    let this = s.u.strip(call.receiver);
    if matches!(
        s.u.get(this),
        Node::Var(Var {
            kind: Kind::Any,
            ..
        })
    ) && !guess(s, level, call, this)
    {
        return Step::Wait(
            [this]
                .into_iter()
                .chain(call.args.iter().copied())
                .chain([call.out])
                .collect(),
        );
    }
    match result(s, call, this) {
        Some(result) => s.u.unify(call.out, result),
        None => s.u.mark_open(call.out),
    }
    Step::Done
}

/// The number of arguments, receiver included, of a method of a number type; for its use as a path.
pub fn number_arity(name: &str) -> Option<usize> {
    number::arity(name)
}

fn result(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    if let Some(result) = universal(s, call) {
        return Some(result);
    }
    match s.u.get(this) {
        Node::F64
        | Node::F32
        | Node::Var(Var {
            kind: Kind::Float, ..
        }) => number::float(s, call, this).or_else(|| of_trait(s, call, this)),
        Node::Named(named) if named.param => {
            number::float(s, call, this).or_else(|| declared::method(s, call, this, &named))
        }
        Node::Named(named) if &*named.key == "String" => option::text(s, call, this),
        // Of what a box in a variant holds.
        Node::Named(named) if &*call.name == "as_ref" && s.u.records.is_boxed(&named.key) => {
            Some(s.u.reference(false, this))
        }
        Node::Named(named) => declared::method(s, call, this, &named)
            .or_else(|| declared::operator_method(s, call, &named)),
        Node::Int(_)
        | Node::Var(Var {
            kind: Kind::Int, ..
        }) => number::int(s, call, this).or_else(|| of_trait(s, call, this)),
        Node::Array(item, _) | Node::Slice(item) | Node::Vec(item) => {
            slice::method(s, call, this, item).or_else(|| declared::extension(s, call, this))
        }
        Node::Queue(item) => queue::method(s, call, this, item),
        Node::Iter(item) | Node::Range(item) => iter::method(s, call, this, item),
        Node::Option(item) => option::option(s, call, this, item),
        Node::Result(ok, err) => option::result(s, call, this, ok, err),
        Node::Ordering => option::ordering(s, call, this),
        Node::Bool => option::boolean(s, call, this),
        Node::Str | Node::Char => option::text(s, call, this),
        Node::Tuple(_) => {
            number::compared(s, call, this).or_else(|| declared::extension(s, call, this))
        }
        _ => None,
    }
}

/// A method that a trait in sight gives to numbers.
fn of_trait(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    let number = match s.u.get(this) {
        Node::F32 => "f32",
        Node::Int(of) => int_name(of),
        Node::Var(Var {
            kind: Kind::Int, ..
        }) => "i32",
        _ => "f64",
    };
    declared::method_of(s, call, this, number)
}

/// Methods that any type has.
fn universal(s: &mut Solver, call: &MethodCall) -> Option<Id> {
    match (&*call.name, &call.args[..]) {
        ("clone" | "to_owned", []) => {
            let out = s.u.fresh();
            let owned = &*call.name == "to_owned";
            s.require(Constraint::Clone {
                inner: call.receiver,
                out,
                owned,
            });
            Some(out)
        }
        ("into" | "try_into", []) => Some(s.u.open()),
        ("to_string", []) => Some(s.u.string()),
        _ => None,
    }
}

/// What the call says about a receiver of unknown type. `true` if the receiver is known then, or the
/// result is.
fn guess(s: &mut Solver, level: Level, call: &MethodCall, this: Id) -> bool {
    let name = &*call.name;
    if level >= Level::Shape && option::guess(s, level, call, this) {
        return true;
    }
    if level >= Level::Operand {
        // A field with such a method is an array, a `Vec` or a slice: all the same to us.
        if s.u.is_guessed_field(this) && slice::only(name) {
            let item = s.u.open();
            let slice = s.u.add(Node::Slice(item));
            s.u.unify(this, slice);
            return true;
        }
        if float_only(name) {
            become_var(s, this, Kind::Float);
            return true;
        }
        if number::int_only(name) {
            become_var(s, this, Kind::Int);
            return true;
        }
        if number::shared(name)
            && let Some(peer) = call
                .args
                .iter()
                .copied()
                .find(|arg| ops::is_number(s, *arg))
        {
            let peer = s.u.strip(peer);
            s.u.unify(this, peer);
            return true;
        }
    }
    if level >= Level::Result {
        if number::shared(name) && ops::is_number(s, call.out) {
            s.u.unify(this, call.out);
            return true;
        }
        return guess_result(s, call);
    }
    false
}

/// Methods whose result is the same for nearly every receiver.
fn guess_result(s: &mut Solver, call: &MethodCall) -> bool {
    let node = match (&*call.name, call.args.len()) {
        ("len" | "count", 0) => Node::Int(Int::Usize),
        ("is_empty" | "is_some" | "is_none" | "is_ok" | "is_err", 0) => Node::Bool,
        ("clone", 0) => return true,
        _ => return false,
    };
    let node = s.u.add(node);
    s.u.unify(call.out, node);
    false
}

fn become_var(s: &mut Solver, this: Id, kind: Kind) {
    let var = s.u.var(kind, true);
    s.u.unify(this, var);
}

fn context(this: Id, item: Id) -> Context {
    Context::new(this, item)
}
