//! Signatures of methods as constants, and how they are applied to a call.

use super::MethodCall;
use crate::ir::Int;
use crate::types::solve::{Constraint, Solver};
use crate::types::unify::{Id, Node};

/// A type in a signature.
#[derive(Clone, Copy)]
pub enum Sig {
    /// The receiver, without references.
    This,
    /// Its element, item or contents.
    Item,
    /// The error of a `Result`.
    Err,
    /// Type parameters of the method.
    A,
    B,
    Unit,
    Bool,
    Char,
    Str,
    F64,
    F32,
    Int(Int),
    Ordering,
    Ref(&'static Sig),
    Mut(&'static Sig),
    Option(&'static Sig),
    Result(&'static Sig, &'static Sig),
    Vec(&'static Sig),
    Slice(&'static Sig),
    Iter(&'static Sig),
    Tuple(&'static [Sig]),
    Fn(&'static [Sig], &'static Sig),
    /// As a parameter: anything that iterates over this.
    Items(&'static Sig),
    /// As a parameter: a number of the same type, perhaps behind a reference.
    Like(&'static Sig),
    /// Not told.
    Any,
}

/// Methods of one signature.
pub type Row = (&'static [&'static str], &'static [Sig], Sig);

/// What a signature's names stand for in one call.
pub struct Context {
    pub this: Id,
    pub item: Id,
    pub err: Id,
    a: Option<Id>,
    b: Option<Id>,
}

impl Context {
    pub fn new(this: Id, item: Id) -> Self {
        Context {
            this,
            item,
            err: item,
            a: None,
            b: None,
        }
    }
}

/// Applies the row of the method's name; `None` if there is none.
pub fn apply(s: &mut Solver, rows: &[Row], call: &MethodCall, context: &mut Context) -> Option<Id> {
    let (_, params, ret) = rows
        .iter()
        .find(|(names, ..)| names.contains(&&*call.name))?;
    for (arg, param) in call.args.iter().zip(*params) {
        require(s, *arg, *param, context);
    }
    Some(build(s, *ret, context))
}

/// How many arguments the method takes, receiver included.
pub fn arity(rows: &[Row], name: &str) -> Option<usize> {
    rows.iter()
        .find(|(names, ..)| names.contains(&name))
        .map(|(_, params, _)| params.len() + 1)
}

fn require(s: &mut Solver, arg: Id, param: Sig, context: &mut Context) {
    match param {
        Sig::Any => {}
        Sig::Items(item) => {
            let item = build(s, *item, context);
            s.require(Constraint::Items { of: arg, item });
        }
        Sig::Like(like) => {
            let like = build(s, *like, context);
            s.require(Constraint::Same { l: arg, r: like });
        }
        _ => {
            let to = build(s, param, context);
            s.require(Constraint::Coerce { from: arg, to });
        }
    }
}

/// The term of a type in a signature.
pub fn build(s: &mut Solver, sig: Sig, context: &mut Context) -> Id {
    let node = match sig {
        Sig::This => return context.this,
        Sig::Item => return context.item,
        Sig::Err => return context.err,
        Sig::A => return *context.a.get_or_insert_with(|| s.u.fresh()),
        Sig::B => return *context.b.get_or_insert_with(|| s.u.fresh()),
        Sig::Any | Sig::Items(_) => return s.u.open(),
        Sig::Like(like) => return build(s, *like, context),
        Sig::Unit => Node::Unit,
        Sig::Bool => Node::Bool,
        Sig::Char => Node::Char,
        Sig::Str => Node::Str,
        Sig::F64 => Node::F64,
        Sig::F32 => Node::F32,
        Sig::Int(int) => Node::Int(int),
        Sig::Ordering => Node::Ordering,
        Sig::Ref(to) => Node::Ref(false, build(s, *to, context)),
        Sig::Mut(to) => Node::Ref(true, build(s, *to, context)),
        Sig::Option(of) => Node::Option(build(s, *of, context)),
        Sig::Result(ok, err) => Node::Result(build(s, *ok, context), build(s, *err, context)),
        Sig::Vec(of) => Node::Vec(build(s, *of, context)),
        Sig::Slice(of) => Node::Slice(build(s, *of, context)),
        Sig::Iter(of) => Node::Iter(build(s, *of, context)),
        Sig::Tuple(parts) => {
            let parts: Vec<Id> = parts.iter().map(|part| build(s, *part, context)).collect();
            return s.u.tuple(&parts);
        }
        Sig::Fn(params, ret) => {
            let params = params
                .iter()
                .map(|param| build(s, *param, context))
                .collect();
            let ret = build(s, *ret, context);
            return s.u.function(params, ret);
        }
    };
    s.u.add(node)
}
