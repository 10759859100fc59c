//! Methods of iterators and ranges.

use super::sig::{self, Row, Sig};
use super::{MethodCall, context};
use crate::ir::Int;
use crate::types::solve::{Constraint, Solver, Variant};
use crate::types::unify::{Id, Node};

use Sig::{A, Any, B, Bool, Fn, Item, Items, Iter, Mut, Option, Ordering, Ref, This, Tuple, Unit};

const USIZE: Sig = Sig::Int(Int::Usize);
const REF: Sig = Ref(&Item);
const SAME: Sig = Iter(&Item);
const MAYBE: Sig = Option(&Item);
const TEST: Sig = Fn(&[REF], &Bool);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (&["rev", "fuse", "cycle", "peekable", "into_iter", "iter", "by_ref"], &[], SAME),
    (&["skip", "take", "step_by"], &[USIZE], SAME),
    (&["filter", "skip_while", "take_while"], &[TEST], SAME),
    (&["inspect"], &[Fn(&[REF], &Unit)], SAME),
    (&["chain"], &[Items(&Item)], SAME),
    (&["map"], &[Fn(&[Item], &A)], Iter(&A)),
    (&["filter_map", "map_while"], &[Fn(&[Item], &Option(&A))], Iter(&A)),
    (&["scan"], &[A, Fn(&[Mut(&A), Item], &Option(&B))], Iter(&B)),
    (&["enumerate"], &[], Iter(&Tuple(&[USIZE, Item]))),
    (&["zip"], &[Items(&A)], Iter(&Tuple(&[Item, A]))),
    (&["fold", "rfold"], &[A, Fn(&[A, Item], &A)], A),
    (&["try_fold"], &[A, Fn(&[A, Item], &B)], B),
    (&["try_for_each"], &[Fn(&[Item], &B)], B),
    (&["next_if"], &[TEST], MAYBE),
    (&["reduce"], &[Fn(&[Item, Item], &Item)], MAYBE),
    (&["all", "any"], &[Fn(&[Item], &Bool)], Bool),
    (&["count", "len"], &[], USIZE),
    (&["is_empty"], &[], Bool),
    (&["next", "next_back", "last", "min", "max"], &[], MAYBE),
    (&["nth", "nth_back"], &[USIZE], MAYBE),
    (&["min_by", "max_by"], &[Fn(&[REF, REF], &Ordering)], MAYBE),
    (&["min_by_key", "max_by_key"], &[Fn(&[REF], &A)], MAYBE),
    (&["position", "rposition"], &[Fn(&[Item], &Bool)], Option(&USIZE)),
    (&["find", "rfind"], &[TEST], MAYBE),
    (&["find_map"], &[Fn(&[Item], &Option(&A))], Option(&A)),
    (&["for_each"], &[Fn(&[Item], &Unit)], Unit),
    (&["peek"], &[], Option(&REF)),
    (&["contains"], &[REF], Bool),
    (&["start", "end"], &[], REF),
    (&["remainder", "into_remainder"], &[], Item),
    (&["as_slice"], &[], Any),
    (&["partial_cmp"], &[Any], Option(&Ordering)),
    (&["cmp"], &[Any], Ordering),
    (&["eq", "ne", "lt", "le", "gt", "ge", "is_sorted"], &[Any], Bool),
    (&["clone"], &[], This),
];

/// A method of an iterator over `item`.
pub fn method(s: &mut Solver, call: &MethodCall, this: Id, item: Id) -> std::option::Option<Id> {
    match (&*call.name, &call.args[..]) {
        ("sum" | "product", []) => Some(sum(s, call, item)),
        ("collect", []) => Some(collect(s, call, item)),
        ("copied" | "cloned", []) => {
            let value = pointee(s, item);
            Some(s.u.add(Node::Iter(value)))
        }
        ("flatten", []) => {
            let inner = items(s, item);
            Some(s.u.add(Node::Iter(inner)))
        }
        ("flat_map", [f]) => {
            let many = s.u.fresh();
            let function = s.u.function(vec![item], many);
            s.u.unify(*f, function);
            let inner = items(s, many);
            Some(s.u.add(Node::Iter(inner)))
        }
        ("unzip", []) => Some(unzip(s, call, item)),
        ("partition", [f]) => {
            let (reference, bool) = (s.u.reference(false, item), s.u.add(Node::Bool));
            let function = s.u.function(vec![reference], bool);
            s.u.unify(*f, function);
            let part = target(s, call);
            s.require(Constraint::Collect { item, out: part });
            Some(s.u.tuple(&[part, part]))
        }
        _ => sig::apply(s, ROWS, call, &mut context(this, item)),
    }
}

/// The type in the turbofish, or what the context asks for.
fn target(s: &mut Solver, call: &MethodCall) -> Id {
    call.turbofish
        .first()
        .copied()
        .unwrap_or_else(|| s.u.fresh())
}

fn sum(s: &mut Solver, call: &MethodCall, item: Id) -> Id {
    let out = target(s, call);
    s.u.unify(call.out, out);
    s.require(Constraint::Sum { item, out });
    out
}

fn collect(s: &mut Solver, call: &MethodCall, item: Id) -> Id {
    let out = target(s, call);
    s.u.unify(call.out, out);
    s.require(Constraint::Collect { item, out });
    out
}

fn items(s: &mut Solver, of: Id) -> Id {
    let item = s.u.fresh();
    s.require(Constraint::Items { of, item });
    item
}

/// `copied`, `cloned`: what the references point to.
pub fn pointee(s: &mut Solver, item: Id) -> Id {
    let out = s.u.fresh();
    s.require(Constraint::Deref {
        inner: item,
        out,
        pattern: None,
    });
    out
}

fn unzip(s: &mut Solver, call: &MethodCall, item: Id) -> Id {
    let (a, b) = (s.u.fresh(), s.u.fresh());
    let pair = s.u.tuple(&[a, b]);
    s.u.unify(item, pair);
    let (left, right) = match call.turbofish[..] {
        [_, _, left, right] => (left, right),
        _ => (s.u.fresh(), s.u.fresh()),
    };
    let both = s.u.tuple(&[left, right]);
    s.u.unify(call.out, both);
    s.require(Constraint::Collect { item: a, out: left });
    s.require(Constraint::Collect {
        item: b,
        out: right,
    });
    both
}

/// The contents of an option, for `flatten` of options.
pub fn option_part(s: &mut Solver, of: Id) -> Id {
    let part = s.u.fresh();
    s.require(Constraint::VariantPat {
        of,
        variant: Variant::Some,
        part,
    });
    part
}
