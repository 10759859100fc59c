//! Methods of queues: lists that grow and shrink at both ends.

use super::sig::{self, Row, Sig};
use super::{MethodCall, context, slice};
use crate::ir::Int;
use crate::types::solve::Solver;
use crate::types::unify::{Id, Node};

use Sig::{Fn, Item, Mut, Option, Ref, Unit};

const USIZE: Sig = Sig::Int(Int::Usize);
const REF: Sig = Ref(&Item);
const MUT: Sig = Mut(&Item);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (&["push_back", "push_front"], &[Item], Unit),
    (&["pop_back", "pop_front"], &[], Option(&Item)),
    (&["front", "back"], &[], Option(&REF)),
    (&["front_mut", "back_mut"], &[], Option(&MUT)),
    (&["remove", "swap_remove_back", "swap_remove_front"], &[USIZE], Option(&Item)),
    (&["resize_with"], &[USIZE, Fn(&[], &Item)], Unit),
];

/// A method of a queue of `item`.
pub fn method(s: &mut Solver, call: &MethodCall, this: Id, item: Id) -> std::option::Option<Id> {
    let same = match (&*call.name, &call.args[..]) {
        // Parts of a queue are queues.
        ("split_off", [at]) => {
            let usize = s.u.usize();
            s.u.unify(*at, usize);
            return Some(s.u.add(Node::Queue(item)));
        }
        ("append", [_]) => return Some(s.u.add(Node::Unit)),
        ("range" | "range_mut", [range]) => {
            let usize = s.u.usize();
            let range_of = s.u.add(Node::Range(usize));
            s.u.unify(*range, range_of);
            let item = s.u.reference(&*call.name == "range_mut", item);
            return Some(s.u.add(Node::Iter(item)));
        }
        (name, _) => ROWS.iter().any(|(names, ..)| names.contains(&name)),
    };
    match same {
        true => {
            let mut context = context(this, item);
            sig::apply(s, ROWS, call, &mut context)
        }
        false => slice::method(s, call, this, item),
    }
}
