//! A list that is written anew is written where the tape keeps it.
//!
//! ```text
//! for _ in 0..s {
//!     let frame = tape.frame(n);
//!     for i in 0..n { let old = stage[i]; stage[i] = y[i] + h * k[i]; frame[i] = old }
//!     for i in 1..n { k[i] = x[i] * stage[i - 1] }
//! }
//! // ... and backwards, where `stage` is lent (see `loans`):
//! for _ in 0..s {
//!     for i in 1..n { x_bar[i] += k_bar[i] * stage[i - 1]; .. }
//!     stage = rev.lend(n);
//!     ..
//! }
//! ```
//! becomes
//! ```text
//! for _ in 0..s {
//!     let stage = tape.room(n);
//!     for i in 0..n { stage[i] = y[i] + h * k[i] }
//!     for i in 1..n { k[i] = x[i] * stage[i - 1] }
//! }
//! // ... and backwards:
//! for _ in 0..s {
//!     stage = rev.lend(n);
//!     for i in 1..n { x_bar[i] += k_bar[i] * stage[i - 1]; .. }
//!     ..
//! }
//! ```
//! What is recorded is not what a loop overwrites, but what it writes; a load and a store less for each element.
//!
//! Legality. Let the loops that overwrite the list, in an iteration of the loop around them, be K1 .. Km. So far, the
//! record of Kt holds what the list was since K(t-1); from now on, what it is since Kt (and is changed with it). That is
//! the same for whoever reads it if
//! 1. an iteration has to do with the list first in K1, so that nobody wants what the one before has left there, and
//!    nobody but these iterations, forwards and backwards, has to do with the list (its length is its own in any case);
//! 2. Kt writes every element (this is how `loans` recognises it), reads none before it has written it, and records
//!    nothing else;
//! 3. backwards, the list comes back m times as a whole, once for each Kt, and is only read (this, too, is what `loans`
//!    found). The loan of Kt is now taken as soon as the tape has been read back to it, instead of where Kt is reversed,
//!    so that the order of what is read back stays the same; nobody may have read the list by then;
//! 4. forwards, nobody else records anything between Kt and whoever reads the list last before K(t+1): the slice of the
//!    tape is borrowed as long.

use super::assigned::Facts;
use super::loans::{element_before, is_element, mentions, names};
use crate::ir::{Func, LoopKind, Op, OpKind, Place, Proj, Region, RootId, ValId};
use crate::reverse::uses_tape;

/// As for loans.
const MOST: usize = 5_000;

pub fn rooms(func: &Func, region: &mut Region) {
    let (mut ops, mut lent) = (0, vec![]);
    region.walk(&mut |op| {
        ops += 1;
        if let OpKind::Lend(root) = op.kind {
            lent.push(root);
        }
    });
    let turn = |op: &Op| matches!(op.kind, OpKind::TapeTurn);
    let Some(turn) = region.ops.iter().position(turn).filter(|_| ops <= MOST) else {
        return;
    };
    for root in lent {
        let found = {
            let facts = Facts::of(func, region);
            let look = Look { facts, root };
            let (forward, backward) = region.ops.split_at(turn);
            look.both(forward, backward)
        };
        if let Some(found) = found {
            let (forward, backward) = region.ops.split_at_mut(turn);
            write_there(at_mut(forward, &found.forward), &found.kills, root);
            take(at_mut(backward, &found.backward), found.loans);
        }
    }
}

/// What is to be changed for one list.
struct Found {
    /// The loops in whose bodies it is done.
    forward: Vec<usize>,
    backward: Vec<usize>,
    /// The loops that overwrite the list.
    kills: Vec<usize>,
    /// One for each of these, the last one first.
    loans: Vec<Loan>,
}

/// Where a list comes back, and where it could.
struct Loan {
    from: usize,
    to: usize,
    /// The number of elements, where it is found out in between.
    length: Option<usize>,
}

/// Whether the op has to do with the list's elements.
fn uses(op: &Op, root: RootId) -> bool {
    let mut used = false;
    op.walk(&mut |op| {
        let mut here = names(&op.kind, root);
        (op.kind).for_each_place(&mut |place| here |= mentions(place, root));
        used |= here && !matches!(op.kind, OpKind::Len(_));
    });
    used
}

/// Whether the tape is borrowed in between: something is put on it or taken from it, or its height is asked.
fn is_taped(op: &Op) -> bool {
    let mut turns = false;
    op.walk(&mut |op| turns |= matches!(op.kind, OpKind::TapeMark | OpKind::TapeTurn));
    turns || uses_tape(op)
}

/// Where the loop is that has all to do with the list: in the ops, in that loop's body, and so on.
fn path(ops: &[Op], root: RootId) -> Option<Vec<usize>> {
    let begins =
        |op: &Op| op.kind.allocates().contains(&root) || matches!(op.kind, OpKind::Shadow(..));
    let user = |op: &Op| !begins(op) && uses(op, root);
    let at = ops.iter().position(user)?;
    let OpKind::Loop(l) = &ops[at].kind else {
        return None;
    };
    let head = matches!(&l.kind, LoopKind::While { cond } if cond.ops.iter().any(user));
    if head || ops[at + 1..].iter().any(user) {
        return None;
    }
    let mut path = vec![at];
    if l.body.ops.iter().filter(|op| uses(op, root)).count() == 1 {
        path.extend(self::path(&l.body.ops, root)?);
    }
    Some(path)
}

fn at<'r>(ops: &'r [Op], path: &[usize]) -> &'r Region {
    let (first, inner) = path.split_first().expect("the way to a loop");
    match (&ops[*first].kind, inner) {
        (OpKind::Loop(l), []) => &l.body,
        (OpKind::Loop(l), inner) => at(&l.body.ops, inner),
        _ => unreachable!("the way leads through loops"),
    }
}

fn at_mut<'r>(ops: &'r mut [Op], path: &[usize]) -> &'r mut Region {
    let (first, inner) = path.split_first().expect("the way to a loop");
    match (&mut ops[*first].kind, inner) {
        (OpKind::Loop(l), []) => &mut l.body,
        (OpKind::Loop(l), inner) => at_mut(&mut l.body.ops, inner),
        _ => unreachable!("the way leads through loops"),
    }
}

/// Looks at what is done with one list.
struct Look<'l> {
    facts: Facts<'l>,
    root: RootId,
}

impl Look<'_> {
    fn both(&self, forward: &[Op], backward: &[Op]) -> Option<Found> {
        let (there, back) = (path(forward, self.root)?, path(backward, self.root)?);
        let kills = self.kills(&at(forward, &there).ops)?;
        let loans = self.loans(&at(backward, &back).ops, kills.len())?;
        Some(Found {
            forward: there,
            backward: back,
            kills,
            loans,
        })
    }

    /// The loops that overwrite the list, if all others only use what one of them has written.
    fn kills(&self, ops: &[Op]) -> Option<Vec<usize>> {
        let mut kills = vec![];
        let mut taped = true;
        for (at, op) in ops.iter().enumerate() {
            if self.overwrites(op) {
                kills.push(at);
                taped = false;
                continue;
            }
            taped |= is_taped(op);
            if uses(op, self.root) && taped {
                return None;
            }
        }
        Some(kills)
    }

    /// Whether the op is a loop that writes all elements, none of which it has read before, and records what they were.
    fn overwrites(&self, op: &Op) -> bool {
        let OpKind::Loop(l) = &op.kind else {
            return false;
        };
        let (Some(v), LoopKind::For { lo, .. }) = (recorded(&l.body), &l.kind) else {
            return false;
        };
        let mut times = 0;
        l.body
            .for_each_value_deep(&mut |of| times += usize::from(of == v));
        let before = element_before(l, v) == Some(self.root);
        if !before || times != 1 || self.facts.number(*lo) != Some(0) {
            return false;
        }
        let index = l.body.params[0];
        let stores = |op: &Op| matches!(&op.kind, OpKind::Store(place, _) if is_element(place, self.root, index));
        let Some(store) = l.body.ops.iter().position(stores) else {
            return false;
        };
        let first = l.body.ops[..store].iter().filter(|op| uses(op, self.root));
        first.count() == 1
    }

    /// Where the list comes back as a whole, if that is all that happens to it, so many times.
    fn loans(&self, ops: &[Op], times: usize) -> Option<Vec<Loan>> {
        let mut loans: Vec<Loan> = vec![];
        let mut to = 0;
        for (from, op) in ops.iter().enumerate() {
            if let OpKind::Restore(place) = &op.kind
                && mentions(place, self.root)
            {
                let length = self.length(&ops[to..from], place)?.map(|at| at + to);
                loans.push(Loan { from, to, length });
                to = from + 1;
            } else if loans.len() == times && uses(op, self.root) {
                return None;
            } else if is_taped(op) {
                // Whoever has read the list before would have read what is not there yet.
                let early = ops[loans.last().map_or(0, |loan| loan.from + 1)..=from].iter();
                if early.clone().any(|op| uses(op, self.root)) {
                    return None;
                }
                to = from + 1;
            }
        }
        (loans.len() == times).then_some(loans)
    }

    /// Which of the ops makes the number of elements that come back, if it could stand before them.
    fn length(&self, ops: &[Op], place: &Place) -> Option<Option<usize>> {
        let [Proj::Range(None, Some(n))] = place.path[..] else {
            return None;
        };
        let Some(at) = ops.iter().position(|op| op.results.contains(&n)) else {
            return Some(None);
        };
        self.facts.is_length(n).then_some(Some(at))
    }
}

/// The one value that a loop records.
fn recorded(body: &Region) -> Option<ValId> {
    match &body.ops.last()?.kind {
        OpKind::Record(vals) if vals.len() == 1 => Some(vals[0]),
        _ => None,
    }
}

fn write_there(body: &mut Region, kills: &[usize], root: RootId) {
    for &at in kills.iter().rev() {
        let op = &mut body.ops[at];
        if let OpKind::Loop(l) = &mut op.kind {
            let before = recorded(&l.body);
            l.body.ops.pop();
            l.body
                .ops
                .retain(|op| op.results.first().copied() != before);
            l.frame = false;
        }
        let src = op.src;
        let kind = OpKind::Room(Place::root(root));
        body.ops.insert(
            at,
            Op {
                results: vec![],
                kind,
                src,
            },
        );
    }
}

/// Moves the loans to where they could be.
fn take(body: &mut Region, loans: Vec<Loan>) {
    // Each is moved among ops in front of which nothing was moved yet.
    for loan in loans.into_iter().rev() {
        body.ops[loan.to..=loan.from].rotate_right(1);
        if let Some(length) = loan.length {
            body.ops[loan.to..=length + 1].rotate_right(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Steps of an integrator with a list between; `WRITE` overwrites it, `USE` reads it, `MORE` comes last.
    const STEPS: &str = "fn f(x: &[f64], y: &mut [f64], s: usize, m: usize) { \
        let n = x.len(); let mut stage = vec![0.0; n]; let mut k = vec![0.0; n]; BEFORE \
        for _ in 0..s { \
            WRITE USE \
            for i in 0..n { y[i] += 0.1 * k[i]; } \
            MORE \
        } }";
    const WRITE: &str = "for i in 0..n { stage[i] = y[i] + 0.5 * x[i]; }";
    const USE: &str = "for i in 1..n { k[i] = x[i] * stage[i - 1] * stage[i]; }";

    /// How often room is made, with these parts.
    fn rooms(parts: &[(&str, &str)]) -> usize {
        let mut source = STEPS.to_owned();
        for (name, part) in parts {
            source = source.replace(name, part);
        }
        for (name, part) in [("WRITE", WRITE), ("USE", USE), ("BEFORE", ""), ("MORE", "")] {
            source = source.replace(name, part);
        }
        vjp(quote!(), &source).matches(". room").count()
    }

    #[test]
    fn a_list_between_two_steps() {
        assert_eq!(rooms(&[]), 1);
        let twice = format!("{WRITE} {USE} {WRITE}");
        assert_eq!(rooms(&[("WRITE", &twice)]), 2);
    }

    #[test]
    fn it_is_switched_off() {
        let source = STEPS.replace("WRITE", WRITE).replace("USE", USE);
        let source = source.replace("BEFORE", "").replace("MORE", "");
        let body = vjp(quote!(off(rooms)), &source);
        assert!(!body.contains(". room") && body.contains(". lend"));
    }

    #[test]
    fn what_the_step_before_left_there_is_wanted() {
        assert_eq!(rooms(&[("WRITE", &format!("{USE} {WRITE}"))]), 0);
        let sum = "for i in 0..n { stage[i] = y[i] + 0.5 * stage[i]; }";
        assert_eq!(rooms(&[("WRITE", sum)]), 0);
    }

    #[test]
    fn somebody_else_writes_to_it() {
        assert_eq!(
            rooms(&[(
                "BEFORE",
                "for i in 0..n { stage[i] = x[i]; } for i in 1..n { y[i] += stage[i - 1] * stage[i]; }"
            )]),
            0
        );
        // What is changed afterwards is changed on the tape.
        assert_eq!(rooms(&[("USE", &format!("stage[0] = 1.0; {USE}"))]), 1);
    }

    #[test]
    fn only_a_part_is_written() {
        assert_eq!(rooms(&[("WRITE", "for i in 1..n { stage[i] = y[i]; }")]), 0);
        assert_eq!(rooms(&[("WRITE", "for i in 0..m { stage[i] = y[i]; }")]), 0);
        assert_eq!(
            rooms(&[(
                "WRITE",
                "for i in 0..n { if x[i] > 0.0 { stage[i] = y[i]; } }"
            )]),
            0
        );
    }

    #[test]
    fn something_is_recorded_before_the_last_use() {
        let between =
            format!("let mut p = 1.0; for i in 0..m {{ p = p.sin() * x[0]; }} k[0] = p; {USE}");
        assert_eq!(rooms(&[("USE", &between)]), 0);
        let after = "let mut p = 1.0; for i in 0..m { p = p.sin() * x[0]; } y[0] = p;";
        assert_eq!(rooms(&[("MORE", after)]), 1);
    }
}
