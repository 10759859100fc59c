//! Methods of `Option`, `Result`, `Ordering`, `bool` and text.

use super::sig::{self, Row, Sig};
use super::{MethodCall, context, iter, number};
use crate::ir::Int;
use crate::types::solve::{Level, Solver};
use crate::types::unify::{Id, Node};

use Sig::{A, B, Bool, Err, Fn, Item, Iter, Mut, Ref, Slice, This, Tuple, Unit};

const REF: Sig = Ref(&Item);
const MUT: Sig = Mut(&Item);
const TEXTS: Sig = Ref(&Sig::Str);
const USIZE: Sig = Sig::Int(Int::Usize);

#[rustfmt::skip]
const OPTION: &[Row] = &[
    (&["unwrap", "unwrap_or_default", "unwrap_unchecked"], &[], Item),
    (&["expect"], &[Sig::Any], Item),
    (&["unwrap_or"], &[Item], Item),
    (&["unwrap_or_else"], &[Fn(&[], &Item)], Item),
    (&["is_some", "is_none"], &[], Bool),
    (&["is_some_and", "is_none_or"], &[Fn(&[Item], &Bool)], Bool),
    (&["as_ref"], &[], Sig::Option(&REF)),
    (&["as_mut"], &[], Sig::Option(&MUT)),
    (&["map"], &[Fn(&[Item], &A)], Sig::Option(&A)),
    (&["and_then"], &[Fn(&[Item], &Sig::Option(&A))], Sig::Option(&A)),
    (&["map_or"], &[A, Fn(&[Item], &A)], A),
    (&["map_or_else"], &[Fn(&[], &A), Fn(&[Item], &A)], A),
    (&["or", "xor"], &[This], This),
    (&["and"], &[A], A),
    (&["or_else"], &[Fn(&[], &This)], This),
    (&["filter"], &[Fn(&[REF], &Bool)], This),
    (&["inspect"], &[Fn(&[REF], &Unit)], This),
    (&["take"], &[], This),
    (&["replace"], &[Item], This),
    (&["insert", "get_or_insert"], &[Item], MUT),
    (&["get_or_insert_with"], &[Fn(&[], &Item)], MUT),
    (&["ok_or"], &[A], Sig::Result(&Item, &A)),
    (&["ok_or_else"], &[Fn(&[], &A)], Sig::Result(&Item, &A)),
    (&["zip"], &[Sig::Option(&A)], Sig::Option(&Tuple(&[Item, A]))),
    (&["iter"], &[], Iter(&REF)),
    (&["iter_mut"], &[], Iter(&MUT)),
    (&["into_iter"], &[], Iter(&Item)),
];

#[rustfmt::skip]
const RESULT: &[Row] = &[
    (&["unwrap", "unwrap_or_default"], &[], Item),
    (&["expect"], &[Sig::Any], Item),
    (&["unwrap_or"], &[Item], Item),
    (&["unwrap_or_else"], &[Fn(&[Err], &Item)], Item),
    (&["unwrap_err", "expect_err"], &[], Err),
    (&["is_ok", "is_err"], &[], Bool),
    (&["is_ok_and"], &[Fn(&[Item], &Bool)], Bool),
    (&["ok"], &[], Sig::Option(&Item)),
    (&["err"], &[], Sig::Option(&Err)),
    (&["as_ref"], &[], Sig::Result(&REF, &Ref(&Err))),
    (&["map"], &[Fn(&[Item], &A)], Sig::Result(&A, &Err)),
    (&["map_err"], &[Fn(&[Err], &A)], Sig::Result(&Item, &A)),
    (&["and_then"], &[Fn(&[Item], &Sig::Result(&A, &Err))], Sig::Result(&A, &Err)),
    (&["or_else"], &[Fn(&[Err], &Sig::Result(&Item, &B))], Sig::Result(&Item, &B)),
    (&["map_or"], &[A, Fn(&[Item], &A)], A),
    (&["map_or_else"], &[Fn(&[Err], &A), Fn(&[Item], &A)], A),
];

const ORDERING: &[Row] = &[
    (
        &["is_lt", "is_le", "is_gt", "is_ge", "is_eq", "is_ne"],
        &[],
        Bool,
    ),
    (&["reverse"], &[], This),
    (&["then"], &[This], This),
    (&["then_with"], &[Fn(&[], &This)], This),
];

const BOOL: &[Row] = &[
    (&["then"], &[Fn(&[], &A)], Sig::Option(&A)),
    (&["then_some"], &[A], Sig::Option(&A)),
    (&["not"], &[], Bool),
];

const TEXT: &[Row] = &[
    (&["len"], &[], USIZE),
    (
        &[
            "is_empty",
            "is_ascii",
            "is_alphabetic",
            "is_numeric",
            "is_whitespace",
        ],
        &[],
        Bool,
    ),
    (
        &[
            "contains",
            "starts_with",
            "ends_with",
            "eq_ignore_ascii_case",
        ],
        &[Sig::Any],
        Bool,
    ),
    (&["as_bytes"], &[], Ref(&Slice(&Sig::Int(Int::U8)))),
    (&["trim"], &[], Ref(&This)),
    (&["chars"], &[], Iter(&Sig::Char)),
    (&["bytes"], &[], Iter(&Sig::Int(Int::U8))),
    (&["char_indices"], &[], Iter(&Tuple(&[USIZE, Sig::Char]))),
    (
        &["lines", "split_whitespace", "split_ascii_whitespace"],
        &[],
        Iter(&TEXTS),
    ),
    (
        &["split", "rsplit", "split_terminator", "matches"],
        &[Sig::Any],
        Iter(&TEXTS),
    ),
    (
        &["to_digit"],
        &[Sig::Int(Int::U32)],
        Sig::Option(&Sig::Int(Int::U32)),
    ),
];

/// A method of an `Option` of `item`.
pub fn option(s: &mut Solver, call: &MethodCall, this: Id, item: Id) -> Option<Id> {
    match &*call.name {
        "copied" | "cloned" => {
            let value = iter::pointee(s, item);
            Some(s.u.add(Node::Option(value)))
        }
        "flatten" => {
            let part = iter::option_part(s, item);
            Some(s.u.add(Node::Option(part)))
        }
        _ => {
            let mut context = context(this, item);
            sig::apply(s, OPTION, call, &mut context).or_else(|| number::compared(s, call, this))
        }
    }
}

/// Methods that tell that an unknown receiver (what a call returns) is an `Option` or a `Result`. Where that is a
/// guess, the emitted code takes either.
pub fn guess(s: &mut Solver, level: Level, call: &MethodCall, this: Id) -> bool {
    enum Like {
        Option,
        Result,
    }
    let takes_error = |s: &Solver, arg: Option<&Id>| {
        let params = arg.map(|arg| match s.u.get(*arg) {
            Node::Fn(f) => f.params.len(),
            _ => 0,
        });
        params == Some(1)
    };
    let like = match &*call.name {
        "ok_or" | "ok_or_else" | "is_some" | "is_none" | "is_some_and" => Like::Option,
        "map_err" | "is_ok" | "is_err" | "is_ok_and" | "ok" | "err" | "unwrap_err" => Like::Result,
        "unwrap_or_else" | "map_or_else" if takes_error(s, call.args.first()) => Like::Result,
        "map" | "and_then" | "or_else" | "or" | "and" | "filter" | "copied" => {
            match s.u.get(call.out) {
                Node::Option(_) => Like::Option,
                Node::Result(..) => Like::Result,
                _ => return false,
            }
        }
        "unwrap_or" | "unwrap_or_else" | "unwrap_or_default" | "map_or" | "map_or_else"
            if level >= Level::Operand =>
        {
            Like::Option
        }
        "unwrap" | "expect" if level >= Level::Operand => Like::Option,
        _ => return false,
    };
    let (item, error) = (s.u.open(), s.u.open());
    let node = match like {
        Like::Option => Node::Option(item),
        Like::Result => Node::Result(item, error),
    };
    let node = s.u.add(node);
    s.u.unify(this, node);
    true
}

/// A method of a `Result`.
pub fn result(s: &mut Solver, call: &MethodCall, this: Id, ok: Id, err: Id) -> Option<Id> {
    let mut context = context(this, ok);
    context.err = err;
    sig::apply(s, RESULT, call, &mut context)
}

pub fn ordering(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    sig::apply(s, ORDERING, call, &mut context(this, this))
        .or_else(|| number::compared(s, call, this))
}

pub fn boolean(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    sig::apply(s, BOOL, call, &mut context(this, this)).or_else(|| number::compared(s, call, this))
}

/// What `text.parse::<f64>()` gives.
pub fn parsed(s: &mut Solver, call: &MethodCall) -> Id {
    let of = call.turbofish.first().copied();
    let of = of.unwrap_or_else(|| s.u.fresh());
    let error = s.u.open();
    s.u.add(Node::Result(of, error))
}

pub fn text(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    if &*call.name == "parse" && call.args.is_empty() {
        return Some(parsed(s, call));
    }
    sig::apply(s, TEXT, call, &mut context(this, this)).or_else(|| number::compared(s, call, this))
}
