//! Methods of arrays, slices and `Vec`s.

use super::sig::{self, Row, Sig};
use super::{MethodCall, context, number};
use crate::ir::Int;
use crate::types::solve::{Constraint, Solver};
use crate::types::unify::{Id, Kind, Node, Var};

use Sig::{
    A, Any, Bool, Fn, Item, Items, Iter, Mut, Option, Ordering, Ref, Slice, Tuple, Unit, Vec,
};

const USIZE: Sig = Sig::Int(Int::Usize);
const REF: Sig = Ref(&Item);
const MUT: Sig = Mut(&Item);
const PART: Sig = Ref(&Slice(&Item));
const PART_MUT: Sig = Mut(&Slice(&Item));
const VEC: Sig = Vec(&Item);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (&["len", "capacity"], &[], USIZE),
    (&["is_empty", "is_sorted"], &[], Bool),
    (&["iter"], &[], Iter(&REF)),
    (&["iter_mut"], &[], Iter(&MUT)),
    (&["swap"], &[USIZE, USIZE], Unit),
    (&["fill", "push"], &[Item], Unit),
    (&["copy_from_slice", "clone_from_slice", "extend_from_slice"], &[PART], Unit),
    (&["copy_within"], &[Any, USIZE], Unit),
    (&["swap_with_slice"], &[PART_MUT], Unit),
    (&["append"], &[Mut(&VEC)], Unit),
    (&["reverse", "sort", "sort_unstable", "clear", "dedup", "shrink_to_fit"], &[], Unit),
    (&["dedup_by"], &[Fn(&[MUT, MUT], &Bool)], Unit),
    (&["dedup_by_key"], &[Fn(&[MUT], &A)], Unit),
    (&["sort_by", "sort_unstable_by"], &[Fn(&[REF, REF], &Ordering)], Unit),
    (&["sort_by_key", "sort_unstable_by_key", "sort_by_cached_key"], &[Fn(&[REF], &A)], Unit),
    (&["rotate_left", "rotate_right", "truncate", "reserve", "reserve_exact"], &[USIZE], Unit),
    (&["resize"], &[USIZE, Item], Unit),
    (&["resize_with"], &[USIZE, Fn(&[], &Item)], Unit),
    (&["insert"], &[USIZE, Item], Unit),
    (&["remove", "swap_remove"], &[USIZE], Item),
    (&["retain"], &[Fn(&[REF], &Bool)], Unit),
    (&["retain_mut"], &[Fn(&[MUT], &Bool)], Unit),
    (&["extend"], &[Items(&A)], Unit),
    (&["pop"], &[], Option(&Item)),
    (&["first", "last"], &[], Option(&REF)),
    (&["first_mut", "last_mut"], &[], Option(&MUT)),
    (&["split_at"], &[USIZE], Tuple(&[PART, PART])),
    (&["split_at_mut"], &[USIZE], Tuple(&[PART_MUT, PART_MUT])),
    (&["split_first", "split_last"], &[], Option(&Tuple(&[REF, PART]))),
    (&["split_first_mut", "split_last_mut"], &[], Option(&Tuple(&[MUT, PART_MUT]))),
    (&["split_off"], &[USIZE], VEC),
    (&["to_vec", "into_vec"], &[], VEC),
    (&["repeat"], &[USIZE], VEC),
    (&["chunks", "chunks_exact", "rchunks", "rchunks_exact", "windows"], &[USIZE], Iter(&PART)),
    (&["chunks_mut", "chunks_exact_mut", "rchunks_mut", "rchunks_exact_mut"], &[USIZE], Iter(&PART_MUT)),
    (&["contains"], &[REF], Bool),
    (&["starts_with", "ends_with"], &[PART], Bool),
    (&["as_slice", "as_ref", "borrow"], &[], PART),
    (&["as_mut_slice", "as_mut", "borrow_mut"], &[], PART_MUT),
    (&["partition_point"], &[Fn(&[REF], &Bool)], USIZE),
    (&["binary_search"], &[REF], Sig::Result(&USIZE, &USIZE)),
    (&["binary_search_by"], &[Fn(&[REF], &Ordering)], Sig::Result(&USIZE, &USIZE)),
    (&["binary_search_by_key"], &[Ref(&A), Fn(&[REF], &A)], Sig::Result(&USIZE, &USIZE)),
    (&["select_nth_unstable"], &[USIZE], Tuple(&[PART_MUT, MUT, PART_MUT])),
    (&["select_nth_unstable_by"], &[USIZE, Fn(&[REF, REF], &Ordering)], Tuple(&[PART_MUT, MUT, PART_MUT])),
];

/// Methods that hardly anything else has.
pub fn only(name: &str) -> bool {
    matches!(
        name,
        "len"
            | "iter"
            | "iter_mut"
            | "is_empty"
            | "windows"
            | "chunks"
            | "chunks_exact"
            | "to_vec"
            | "as_slice"
            | "first"
            | "last"
            | "push"
            | "pop"
            | "copy_from_slice"
            | "extend_from_slice"
            | "binary_search_by"
            | "partition_point"
            | "split_at"
            | "swap"
            | "fill"
    )
}

/// A method of an array, slice or `Vec` of `item`.
pub fn method(s: &mut Solver, call: &MethodCall, this: Id, item: Id) -> std::option::Option<Id> {
    match (&*call.name, &call.args[..]) {
        ("into_iter", []) => return Some(into_iter(s, call)),
        ("get" | "get_unchecked", [index]) => return get(s, &call.name, *index, item, false),
        ("get_mut" | "get_unchecked_mut", [index]) => {
            return get(s, &call.name, *index, item, true);
        }
        ("extend", [items]) => extend(s, *items, item),
        ("drain", [range]) => {
            let usize = s.u.usize();
            let range_of = s.u.add(Node::Range(usize));
            s.u.unify(*range, range_of);
            return Some(s.u.add(Node::Iter(item)));
        }
        ("map", [f]) => return map(s, this, item, *f),
        ("concat", []) => return concat(s, item),
        ("join", [_]) => return concat(s, item),
        ("as_slice" | "each_ref" | "each_mut", []) if matches!(s.u.get(this), Node::Array(..)) => {
            return each(s, &call.name, this, item);
        }
        _ => {}
    }
    let mut context = context(this, item);
    sig::apply(s, ROWS, call, &mut context).or_else(|| number::compared(s, call, this))
}

/// By value it gives the elements, by reference references to them.
fn into_iter(s: &mut Solver, call: &MethodCall) -> Id {
    let found = s.u.fresh();
    s.require(Constraint::Items {
        of: call.receiver,
        item: found,
    });
    s.u.add(Node::Iter(found))
}

/// `get(i)` gives an element, `get(a..b)` a part.
fn get(s: &mut Solver, name: &str, index: Id, item: Id, mutable: bool) -> std::option::Option<Id> {
    let usize = s.u.usize();
    let found = match s.u.get(index) {
        Node::Range(of) => {
            s.u.unify(of, usize);
            s.u.slice_ref(mutable, item)
        }
        Node::Var(Var {
            kind: Kind::Any, ..
        })
        | Node::Int(_)
        | Node::Var(_) => {
            s.u.unify(index, usize);
            s.u.reference(mutable, item)
        }
        _ => return None,
    };
    Some(if name.starts_with("get_unchecked") {
        found
    } else {
        s.u.add(Node::Option(found))
    })
}

/// `extend` takes elements or references to them.
fn extend(s: &mut Solver, items: Id, item: Id) {
    let found = s.u.fresh();
    s.require(Constraint::Items {
        of: items,
        item: found,
    });
    s.require(Constraint::Same { l: found, r: item });
}

/// `[T; N]::map`.
fn map(s: &mut Solver, this: Id, item: Id, f: Id) -> std::option::Option<Id> {
    let Node::Array(_, len) = s.u.get(this) else {
        return None;
    };
    let to = s.u.fresh();
    let function = s.u.function(vec![item], to);
    s.u.unify(f, function);
    Some(s.u.add(Node::Array(to, len)))
}

/// `concat` and `join` of rows.
fn concat(s: &mut Solver, item: Id) -> std::option::Option<Id> {
    let row = s.u.strip(item);
    let of = s.u.element(row)?;
    Some(s.u.add(Node::Vec(of)))
}

fn each(s: &mut Solver, name: &str, this: Id, item: Id) -> std::option::Option<Id> {
    let Node::Array(_, len) = s.u.get(this) else {
        return None;
    };
    if name == "as_slice" {
        return Some(s.u.slice_ref(false, item));
    }
    let reference = s.u.reference(name == "each_mut", item);
    Some(s.u.add(Node::Array(reference, len)))
}
