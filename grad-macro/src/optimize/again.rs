//! What a long record would hold is computed again instead, from the state that comes back anyway.
//!
//! ```text
//! for _ in 0..s {
//!     for i in 1..n { k[i] = x[i] * y[i - 1] }
//!     let stage = tape.room(n);
//!     for i in 0..n { stage[i] = y[i] + h * k[i] }
//!     ..
//! }
//! // ... and backwards:
//! for _ in 0..s {
//!     y = rev.lend(n);
//!     stage = rev.lend(n);
//!     ..
//! }
//! ```
//! becomes
//! ```text
//! let again = s * n * 8 > LONG;
//! if again {
//!     for _ in 0..s {
//!         for i in 1..n { k[i] = x[i] * y[i - 1] }
//!         for i in 0..n { stage[i] = y[i] + h * k[i] }
//!         ..
//!     }
//! } else {
//!     for _ in 0..s { .. } // as before
//! }
//! // ... and backwards:
//! if again {
//!     for _ in 0..s {
//!         y = rev.lend(n);
//!         for i in 1..n { k[i] = x[i] * y[i - 1] }
//!         for i in 0..n { stage_1[i] = y[i] + h * k[i] }
//!         stage = &stage_1;
//!         ..
//!     }
//! } else {
//!     for _ in 0..s { .. } // as before
//! }
//! ```
//! Recompute or store is the oldest question of reverse mode (Griewank and Walther, *Evaluating Derivatives*, chapters 4
//! and 12). A record that stays in the cache costs a store and a load for each number, which is less than most ways of
//! computing it again. A longer one goes out to memory and comes back, and arithmetic on lists that are in the cache costs
//! less than that. Which of the two it is depends on the lengths, so the program asks, once, before the loop. Asked in each
//! iteration it would cost short lists a few per cent; so the loops stand there twice.
//!
//! Legality. Let the iterations of a loop of the function's body write a list anew in K1 .. Km, each in a room of the tape
//! (see [`rooms`](super::rooms())), and let P be the ops of an iteration up to Km. P runs a second time in the reverse
//! iteration, after the state came back and before the first loan, and writes what Kt writes to a list of its own. It
//! computes the same numbers, to the bit, if
//! 1. the reverse loop runs through the same indices, and P reads no other value of the iteration than its own;
//! 2. a list that P reads is one that nobody writes to from the loop on, or one that comes back as it was when the iteration
//!    began: it is lent, once in the reverse iteration and before the first loan, and the forward iteration writes to it
//!    in one loop only, after P, that records its elements. It is no view of another list;
//! 3. or it is a list of the function's own to which P writes: then P reads only elements that it has written before,
//!    nobody looks at the list after the forward loop, so that the second run can write there too, and in the loop nobody
//!    does more to it than to change elements, so that it has the length that it had;
//! 4. P consists of numbers and of loops over elements that record nothing, leave nothing and have no loop inside. It
//!    panics in neither run: the forward sweep has done the same with the same numbers.
//!
//! Both sweeps are in one body, and ask the same value. No iteration begins the life of memory or calls anything, so that
//! the loops can stand there twice. A tape in a buffer needs less of it where the answer is yes: what P records otherwise
//! are the rooms, and the second run records nothing.
//!
//! Worth it where P has at most two loops for each room, no longer than the room, and no operation that is dear.

mod prefix;

use proc_macro2::Span;
use quote::quote;

use self::prefix::Prefix;
use super::assigned::Facts;
use super::loans::{element_before, mentions, names};
use super::sums::op as new_op;
use crate::ir::{
    Base, CmpOp, Func, Init, Loop, LoopKind, Mem, Op, OpKind, Piece, Place, Pure, Region, RootId,
    RootKind, Scalar, SrcId, Template, ValId,
};
use crate::maps::HashMap;
use crate::reverse::returned_roots;

/// As for loans.
const MOST: usize = 5_000;

/// Bytes of a record that are more than a cache holds beside the rest.
pub const LONG: usize = 6 << 20;

/// Loops that run again, for each list that they make.
const LOOPS_PER_ROOM: usize = 2;

/// A record is long if it has more than this many bytes.
pub fn again(func: &mut Func, region: &mut Region, long: usize) {
    let (mut ops, mut lent) = (0, vec![]);
    region.walk(&mut |op| ops += usize::from(!matches!(op.kind, OpKind::Lit(_))));
    for op in &region.ops {
        if let OpKind::Lend(root) = op.kind {
            lent.push(root);
        }
    }
    if ops > MOST {
        return;
    }
    for &root in &lent {
        let found = {
            let mut facts = Facts::of(func, region);
            facts.enter(region);
            Look::at(func, region, root, &lent).and_then(|look| look.found(&mut facts))
        };
        if let Some(found) = found {
            found.apply(func, region, root, long);
        }
    }
}

/// What is to be changed for one list.
struct Found {
    forward: usize,
    backward: usize,
    /// The loops that write the list, among the ops of the forward iteration.
    kills: Vec<usize>,
    /// Where it comes back in the reverse iteration, the last one first.
    loans: Vec<usize>,
    /// How many iterations there are, where they begin at zero.
    trips: Option<ValId>,
    /// The number of its elements, and how many bytes each has.
    length: ValId,
    bytes: usize,
}

/// Looks at what is done with one list.
struct Look<'l> {
    func: &'l Func,
    region: &'l Region,
    root: RootId,
    lent: &'l [RootId],
    forward: usize,
    backward: usize,
}

fn loop_at(region: &Region, at: usize) -> Option<&Loop> {
    match &region.ops.get(at)?.kind {
        OpKind::Loop(l) => Some(l),
        _ => None,
    }
}

fn touches(op: &Op, root: RootId) -> bool {
    let mut found = names(&op.kind, root);
    op.kind.for_each_place(&mut |p| found |= mentions(p, root));
    found
}

/// Whether nothing here, or inside, changes a list.
fn only_reads(op: &Op, root: RootId) -> bool {
    let mut only = true;
    op.walk(&mut |op| {
        let reads = matches!(
            op.kind,
            OpKind::Load(_) | OpKind::Len(_) | OpKind::Shadow(..)
        );
        only &= reads || !touches(op, root);
    });
    only
}

impl<'l> Look<'l> {
    /// The loop that makes room for the list, and the one that lends it.
    fn at(func: &'l Func, region: &'l Region, root: RootId, lent: &'l [RootId]) -> Option<Self> {
        let inside = |wanted: &dyn Fn(&Op) -> bool| {
            let has =
                |at: &usize| loop_at(region, *at).is_some_and(|l| l.body.ops.iter().any(wanted));
            let mut found = (0..region.ops.len()).filter(has);
            found.next().filter(|_| found.next().is_none())
        };
        let forward = inside(&|op| is_room(op, root))?;
        let backward = inside(&|op| restores(op, root))?;
        let look = Look {
            func,
            region,
            root,
            lent,
            forward,
            backward,
        };
        look.mirrored().then_some(look)
    }

    fn bodies(&self) -> Option<(&'l Region, &'l Region)> {
        let there = loop_at(self.region, self.forward)?;
        let back = loop_at(self.region, self.backward)?;
        Some((&there.body, &back.body))
    }

    /// Whether the reverse loop runs through the indices of the forward one.
    fn mirrored(&self) -> bool {
        let (Some(there), Some(back)) = (
            loop_at(self.region, self.forward),
            loop_at(self.region, self.backward),
        ) else {
            return false;
        };
        let forwards = matches!(
            there.kind,
            LoopKind::For {
                rev: false,
                back: false,
                ..
            }
        );
        let backwards = matches!(
            back.kind,
            LoopKind::For {
                rev: false,
                back: true,
                ..
            }
        );
        let bounds = there.counted().is_some() && there.counted() == back.counted();
        let usize = self.func.ty(there.body.params[0]) == Scalar::USIZE;
        forwards && backwards && bounds && usize && !there.has_exit && !back.has_exit
    }

    fn found(&self, facts: &mut Facts) -> Option<Found> {
        let (there, back) = self.bodies()?;
        facts.enter(there);
        let found = self.with(facts, there, back);
        facts.leave();
        found
    }

    fn with(&self, facts: &Facts, there: &Region, back: &Region) -> Option<Found> {
        let is_written = |op: &&Op| !only_reads(op, self.root);
        let mut kills = vec![];
        for (at, op) in there.ops.iter().enumerate() {
            if is_room(op, self.root) {
                kills.push(at + 1);
            }
        }
        // What is changed after it was written would have to be changed again.
        if there.ops.iter().filter(is_written).count() != 2 * kills.len() {
            return None;
        }
        let loans: Vec<usize> = (0..back.ops.len())
            .filter(|at| restores(&back.ops[*at], self.root))
            .collect();
        if loans.len() != kills.len() {
            return None;
        }
        let last = *kills.last()?;
        let (_, size) = self.bounds(&there.ops[last])?;
        let mut prefix = Prefix::of(self, facts, there, size);
        (prefix.last, prefix.first_loan) = (last, loans[0]);
        let loops = prefix.loops(&there.ops[..=last])?;
        if loops > LOOPS_PER_ROOM * kills.len() {
            return None;
        }
        if ![there, back].into_iter().all(can_be_copied) {
            return None;
        }
        let (length, bytes) = self.made()?;
        let (lo, hi) = loop_at(self.region, self.forward)?.counted()?;
        Some(Found {
            trips: (facts.number(lo) == Some(0)).then_some(hi),
            forward: self.forward,
            backward: self.backward,
            kills,
            loans,
            length,
            bytes,
        })
    }

    fn bounds(&self, op: &Op) -> Option<(ValId, ValId)> {
        match &op.kind {
            OpKind::Loop(l) => l.counted().filter(|_| !l.has_exit),
            _ => None,
        }
    }

    /// The length that the list was made with, before the loop, and the size of an element.
    fn made(&self) -> Option<(ValId, usize)> {
        let bytes = match &self.func.root(self.root).ty {
            Mem::Vec(of) => match **of {
                Mem::Scalar(Scalar::F64) => 8,
                Mem::Scalar(Scalar::F32) => 4,
                _ => return None,
            },
            _ => return None,
        };
        let mut made = self.region.ops[..self.forward]
            .iter()
            .filter_map(|op| match &op.kind {
                OpKind::Alloc(root, Init::Fill(_, Some(n))) if *root == self.root => Some(*n),
                _ => None,
            });
        Some((made.next()?, bytes))
    }

    /// A list of the function's own at which nobody looks after the forward loop.
    fn is_scratch(&self, root: RootId) -> bool {
        let info = self.func.root(root);
        let floats = matches!(&info.ty, Mem::Vec(of) if matches!(**of, Mem::Scalar(Scalar::F64 | Scalar::F32)));
        let viewed = self
            .func
            .roots
            .iter()
            .any(|info| matches!(info.kind, RootKind::View { of, .. } if of == root));
        let begun = |op: &Op| matches!(&op.kind, OpKind::Alloc(of, _) if *of == root);
        let local = matches!(info.kind, RootKind::Local)
            && self.region.ops[..self.forward].iter().any(begun);
        let keeps_length = |op: &Op| {
            let changed = matches!(op.kind, OpKind::Store(..) | OpKind::Fill(..));
            changed || matches!(op.kind, OpKind::Loop(_) | OpKind::If { .. })
        };
        let mut kept = true;
        self.region.ops[self.forward].walk(&mut |op| {
            kept &= keeps_length(op) || only_reads(op, root);
        });
        let mut unseen = kept && !self.lent.contains(&root);
        for op in &self.region.ops[self.forward + 1..] {
            op.walk(&mut |op| {
                let length = matches!(op.kind, OpKind::Len(_) | OpKind::Shadow(..));
                unseen &= length || !touches(op, root);
            });
        }
        let returned = returned_roots(&self.func.ret).contains(&root);
        floats && local && !viewed && unseen && !returned
    }

    /// Whether a list is, when the first loan is taken, what it was when the iteration began.
    fn is_there(&self, root: RootId, last: usize, first_loan: usize) -> bool {
        if matches!(self.func.root(root).kind, RootKind::View { .. }) {
            return false;
        }
        let viewed = self
            .func
            .roots
            .iter()
            .any(|info| matches!(info.kind, RootKind::View { of, .. } if of == root));
        let from_here_on = &self.region.ops[self.forward..=self.backward];
        if !viewed && from_here_on.iter().all(|op| only_reads(op, root)) {
            return true;
        }
        let Some((there, back)) = self.bodies() else {
            return false;
        };
        let mut changes = (0..there.ops.len()).filter(|at| !only_reads(&there.ops[*at], root));
        let recorded = match (changes.next(), changes.next()) {
            (Some(at), None) => at > last && records(&there.ops[at], root),
            _ => false,
        };
        let mut returns = (0..back.ops.len()).filter(|at| !only_reads(&back.ops[*at], root));
        let returned = match (returns.next(), returns.next()) {
            (Some(at), None) => at < first_loan && restores(&back.ops[at], root),
            _ => false,
        };
        !viewed && self.lent.contains(&root) && recorded && returned
    }
}

fn is_room(op: &Op, root: RootId) -> bool {
    matches!(&op.kind, OpKind::Room(place) if mentions(place, root))
}

fn restores(op: &Op, root: RootId) -> bool {
    matches!(&op.kind, OpKind::Restore(place) if mentions(place, root))
}

/// Whether the op is a loop that records the elements of a list as they were before it.
fn records(op: &Op, root: RootId) -> bool {
    let OpKind::Loop(l) = &op.kind else {
        return false;
    };
    match l.body.ops.last().map(|op| &op.kind) {
        Some(OpKind::Record(vals)) if vals.len() == 1 => element_before(l, vals[0]) == Some(root),
        _ => false,
    }
}

/// Whether nothing in there has a name but values.
fn can_be_copied(body: &Region) -> bool {
    let mut can = true;
    body.walk(&mut |op| {
        can &= op.kind.computes()
            || matches!(
                op.kind,
                OpKind::Store(..)
                    | OpKind::Fill(..)
                    | OpKind::Copy { .. }
                    | OpKind::Acc(..)
                    | OpKind::AccAll { .. }
                    | OpKind::ZeroAll(_)
                    | OpKind::SumAll(_)
                    | OpKind::SumOf(_)
                    | OpKind::Dot(..)
                    | OpKind::AccDot(_)
                    | OpKind::If { .. }
                    | OpKind::Loop(_)
                    | OpKind::Record(_)
                    | OpKind::Replay
                    | OpKind::Room(_)
                    | OpKind::Restore(_)
            );
    });
    can
}

impl Found {
    fn apply(self, func: &mut Func, region: &mut Region, root: RootId, long: usize) {
        let src = region.ops[self.forward].src;
        let Some((lo, hi)) = loop_at(region, self.forward).and_then(Loop::counted) else {
            return;
        };
        let mut before = Ahead {
            func,
            ops: vec![],
            src,
        };
        let bytes = self.bytes * self.kills.len();
        let again = before.asks((lo, hi), self.trips, self.length, bytes, long);
        let lists = self.kills.iter();
        let lists = lists.map(|_| before.list(root, again, self.length));
        let lists: Vec<RootId> = lists.collect();
        let before = before.ops;

        let mut fresh = Fresh::default();
        let mut forward = fresh.copy(func, &region.ops[self.forward], false);
        let mut backward = fresh.copy(func, &region.ops[self.backward], false);
        fresh.recorded(func);
        if let OpKind::Loop(l) = &mut forward.kind {
            l.body.ops.retain(|op| !is_room(op, root));
        }
        if let (Some(there), OpKind::Loop(back)) =
            (loop_at(region, self.forward), &mut backward.kind)
        {
            let last = self.kills[self.kills.len() - 1];
            let index = (there.body.params[0], back.body.params[0]);
            let ops = prefix(func, &there.body.ops[..=last], index, root, &lists);
            for (at, list) in self.loans.iter().zip(lists.iter().rev()) {
                let kind = &mut back.body.ops[*at].kind;
                if let OpKind::Restore(place) = kind {
                    *kind = OpKind::Relend(place.clone(), Place::root(*list));
                }
            }
            let first = self.loans[0];
            back.body.ops.splice(first..first, ops);
        }
        for (at, copy) in [(self.backward, backward), (self.forward, forward)] {
            choose(func, &mut region.ops[at], again, copy);
        }
        region.ops.splice(self.forward..self.forward, before);
    }
}

/// `if again { copy } else { op }`
fn choose(func: &mut Func, op: &mut Op, again: ValId, copy: Op) {
    let results = op.results.clone();
    for v in &mut op.results {
        let info = func.val(*v).clone();
        *v = func.new_val(info.ty, info.name, info.span);
    }
    let branch = |op: Op| Region {
        yields: op.results.clone(),
        ops: vec![op],
        ..Region::default()
    };
    let src = op.src;
    let stored = std::mem::replace(op, new_op(None, OpKind::TapeMark, src));
    let (cond, then, els) = (again, branch(copy), branch(stored));
    *op = Op {
        results,
        ..new_op(None, OpKind::If { cond, then, els }, src)
    };
}

/// Names for the values of copies.
#[derive(Default)]
struct Fresh(HashMap<ValId, ValId>);

impl Fresh {
    /// The op once more, with values of its own. `again`: they are those of another op.
    fn copy(&mut self, func: &mut Func, op: &Op, again: bool) -> Op {
        let mut note = |v: ValId| {
            let info = func.val(v).clone();
            let new = func.new_val(info.ty, info.name, info.span);
            func.vals[new.0 as usize].again = again || info.again;
            self.0.insert(v, new);
        };
        op.results.iter().for_each(|v| note(*v));
        op.kind
            .for_each_region(&mut |region| region.for_each_def_deep(&mut note));
        let mut copy = op.clone();
        copy.rename_deep(&mut |v| self.0.get(&v).copied().unwrap_or(v));
        copy
    }

    /// What the copies read back is what they have recorded.
    fn recorded(&self, func: &mut Func) {
        let copies = func.replays.iter().filter_map(|(back, kept)| {
            let back = self.0.get(back)?;
            Some((*back, self.0.get(kept).copied().unwrap_or(*kept)))
        });
        let copies: Vec<(ValId, ValId)> = copies.collect();
        func.replays.extend(copies);
    }
}

/// What runs again, with a list of its own for each time that one is written anew.
fn prefix(
    func: &mut Func,
    ops: &[Op],
    (index, own): (ValId, ValId),
    root: RootId,
    lists: &[RootId],
) -> Vec<Op> {
    let mut fresh = Fresh(HashMap::from_iter([(index, own)]));
    let mut lists = lists.iter();
    let mut list = root;
    let mut copies = vec![];
    for op in ops {
        if is_room(op, root) {
            list = *lists.next().unwrap_or(&root);
            continue;
        }
        let mut copy = fresh.copy(func, op, true);
        let mut moved = |op: &mut Op| {
            op.kind.for_each_place_mut(&mut |place| {
                if let Base::Root(of) = &mut place.base
                    && *of == root
                {
                    *of = list;
                }
            });
        };
        moved(&mut copy);
        copy.kind
            .for_each_region_mut(&mut |region| region.walk_mut(&mut moved));
        copies.push(copy);
    }
    copies
}

/// What is found out before the loop.
struct Ahead<'a> {
    func: &'a mut Func,
    ops: Vec<Op>,
    src: SrcId,
}

impl Ahead<'_> {
    fn push(&mut self, ty: Scalar, kind: OpKind) -> ValId {
        let v = self.func.new_val(ty, None, Span::call_site());
        self.ops.push(new_op(Some(v), kind, self.src));
        v
    }

    fn number(&mut self, n: usize) -> ValId {
        self.push(Scalar::USIZE, OpKind::Lit(n.to_string()))
    }

    fn method(&mut self, name: proc_macro2::TokenStream, of: ValId, with: ValId) -> ValId {
        let with_it = Template(vec![Piece::Arg(1)]);
        let template = Template(vec![
            Piece::Arg(0),
            Piece::Tokens(quote!(.#name)),
            Piece::Group(proc_macro2::Delimiter::Parenthesis, with_it),
        ]);
        self.push(
            Scalar::USIZE,
            OpKind::Pure(Pure::Expr(template), vec![of, with]),
        )
    }

    /// Whether the record of so many iterations is long.
    fn asks(
        &mut self,
        (lo, hi): (ValId, ValId),
        trips: Option<ValId>,
        length: ValId,
        bytes: usize,
        long: usize,
    ) -> ValId {
        let trips = trips.unwrap_or_else(|| self.method(quote!(saturating_sub), hi, lo));
        let elements = self.method(quote!(saturating_mul), trips, length);
        let bytes = self.number(bytes);
        let all = self.method(quote!(saturating_mul), elements, bytes);
        let long = self.number(long);
        let again = self.push(
            Scalar::Bool,
            OpKind::Pure(Pure::Cmp(CmpOp::Gt), vec![all, long]),
        );
        self.func.vals[again.0 as usize].name = Some("again".to_owned());
        again
    }

    /// A list like another one, where it is asked for.
    fn list(&mut self, like: RootId, again: ValId, length: ValId) -> RootId {
        let info = self.func.root(like).clone();
        let (Mem::Vec(of), none) = (&info.ty, self.number(0)) else {
            unreachable!("the list was found to be one");
        };
        let zero = match **of {
            Mem::Scalar(scalar) => self.push(scalar, OpKind::Lit("0.0".to_owned())),
            _ => unreachable!("the elements were found to be floats"),
        };
        let n = self.push(Scalar::USIZE, OpKind::Select(again, length, none));
        let root = self
            .func
            .new_root(info.name, info.ty.clone(), RootKind::Local, info.span);
        let fill = Init::Fill(Box::new(crate::ir::Elem::Val(zero)), Some(n));
        let src = self.src;
        self.ops.push(new_op(None, OpKind::Alloc(root, fill), src));
        root
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Steps of an integrator: `RATE` from the state, `WRITE` of the list between, `USE` of it, `MORE` at the end of a step.
    const STEPS: &str = "fn f(x: &[f64], y: &mut [f64], s: usize, m: usize) { \
        let n = x.len(); let mut stage = vec![0.0; n]; let mut k = vec![0.0; n]; let mut p = 1; \
        for i in 0..n { y[i] = 0.5 * x[i]; } \
        for _ in 0..s { \
            RATE WRITE USE \
            for i in 0..n { y[i] += 0.1 * k[i]; } \
            MORE \
        } AFTER }";
    const RATE: &str = "k[0] = y[0]; for i in 1..x.len() { k[i] = x[i] * y[i - 1]; }";
    const WRITE: &str = "for i in 0..y.len() { stage[i] = y[i] + 0.5 * k[i]; }";
    const USE: &str = "for i in 1..x.len() { k[i] = x[i] * stage[i - 1] * stage[i]; }";

    /// How often room is made, and how often that is a question.
    fn asked_with(options: TokenStream, parts: &[(&str, &str)]) -> (usize, usize) {
        let mut source = STEPS.to_owned();
        let usual = [
            ("RATE", RATE),
            ("WRITE", WRITE),
            ("USE", USE),
            ("MORE", ""),
            ("AFTER", ""),
        ];
        for (name, part) in parts.iter().chain(&usual) {
            source = source.replace(name, part);
        }
        let text = vjp(options, &source);
        let count = |what: &str| text.matches(what).count();
        (count(". room"), count("= & stage_"))
    }

    fn asked(parts: &[(&str, &str)]) -> (usize, usize) {
        asked_with(quote!(), parts)
    }

    #[test]
    fn a_list_between_two_steps() {
        assert_eq!(asked(&[]), (1, 1));
        let twice = format!("{WRITE} {USE} {WRITE}");
        assert_eq!(asked(&[("WRITE", &twice)]), (2, 2));
    }

    #[test]
    fn it_is_switched_off() {
        assert_eq!(asked_with(quote!(off(again)), &[]), (1, 0));
    }

    /// Whether it is done, of a program in which a text stands for another.
    fn is_done(parts: &[(&str, &str)]) -> bool {
        asked(parts).1 > 0
    }

    const STEP: &str = "for _ in 0..s {";

    #[test]
    fn the_number_of_the_step() {
        let write = "for i in 0..y.len() { stage[i] = y[i] + t as f64 * k[i]; }";
        assert!(is_done(&[(STEP, "for t in 0..s {"), ("WRITE", write)]));
        assert!(is_done(&[(STEP, "for t in m..s {"), ("WRITE", write)]));
        let backwards = [(STEP, "for t in (0..s).rev() {"), ("WRITE", write)];
        assert!(!is_done(&backwards));
    }

    #[test]
    fn a_call() {
        let write = "let c = g(y[0]); for i in 0..y.len() { stage[i] = y[i] + c * k[i]; }";
        assert!(!is_done(&[("WRITE", write)]));
        assert!(!is_done(&[("RATE", "rate(x, y, &mut k);")]));
        let reads = "k[0] = g(&stage); for i in 1..x.len() { k[i] = x[i] * stage[i]; }";
        assert!(!is_done(&[("USE", reads)]));
    }

    #[test]
    fn a_branch() {
        let rate = format!("{RATE} if m > 3 {{ k[0] = 1.0; }}");
        assert!(!is_done(&[("RATE", &rate)]));
        let write = "for i in 0..y.len() { if x[i] > m as f64 { stage[i] = y[i]; } else { stage[i] = y[i] + g(k[i]); } }";
        assert!(!is_done(&[("WRITE", write)]));
        let more = "if m > 3 { for i in 0..n { y[i] = y[i].sin(); } }";
        assert!(!is_done(&[("MORE", more)]));
    }

    #[test]
    fn an_exit() {
        let rate =
            "k[0] = y[0]; for i in 1..x.len() { k[i] = x[i] * y[i - 1]; if k[i] > 9.0 { break; } }";
        assert!(!is_done(&[("RATE", rate)]));
        assert!(!is_done(&[("MORE", "if y[0] > 9.0 { break; }")]));
        assert!(!is_done(&[("MORE", "if y[0] > 9.0 { return; }")]));
    }

    #[test]
    fn steps_that_nobody_has_counted() {
        assert!(!is_done(&[(STEP, "while p < m { p += 1;")]));
    }

    #[test]
    fn steps_inside_of_a_loop() {
        let outer = [(STEP, "for _ in 0..m { for _ in 0..s {"), ("AFTER", "}")];
        assert!(!is_done(&outer));
    }

    #[test]
    fn a_list_that_changes_its_place() {
        let more = [
            ("let mut p = 1;", "let mut p = 1; let mut z = vec![0.0; m];"),
            ("MORE", "std::mem::swap(&mut k, &mut z);"),
        ];
        assert!(!is_done(&more));
        assert!(!is_done(&[more[0], ("MORE", "k = z.clone();")]));
        assert!(!is_done(&[("MORE", "k.push(1.0); k.pop();")]));
    }

    #[test]
    fn a_value_of_the_iteration_before() {
        let write = "for i in 0..y.len() { stage[i] = y[i] + k[i] + p as f64; }";
        assert_eq!(asked(&[("WRITE", write), ("MORE", "p += m;")]), (1, 0));
    }

    #[test]
    fn the_state_does_not_come_back_as_it_was() {
        let more = "for i in 0..n { y[i] = y[i].sin(); }";
        assert_eq!(asked(&[("MORE", more)]), (1, 0));
    }

    #[test]
    fn a_list_with_elements_from_before() {
        let rate = "for i in 1..x.len() { k[i] = x[i] * y[i - 1]; }";
        assert_eq!(asked(&[("RATE", rate)]), (1, 0));
    }

    #[test]
    fn somebody_looks_at_what_it_writes() {
        assert_eq!(asked(&[("AFTER", "y[0] *= k[0];")]), (1, 0));
    }

    #[test]
    fn what_is_changed_afterwards() {
        let rest = [
            ("RATE", ""),
            (
                "WRITE",
                "for i in 0..y.len() { stage[i] = y[i] * y[i] + 0.5 * x[i]; }",
            ),
        ];
        let changed = format!("stage[0] = 1.0; {USE}");
        assert_eq!(asked(&[rest[0], rest[1]]), (1, 1));
        assert_eq!(asked(&[rest[0], rest[1], ("USE", &changed)]).1, 0);
    }

    #[test]
    fn what_is_dear_is_not_done_twice() {
        let write = "for i in 0..y.len() { stage[i] = y[i] + k[i] + (i as f64).exp(); }";
        assert_eq!(asked(&[("WRITE", write)]), (1, 0));
        let product =
            "for i in 0..n { let mut t = 0.0; for j in 0..n { t += x[j] * y[j]; } k[i] = t; }";
        assert_eq!(asked(&[("RATE", product)]), (1, 0));
        let longer = format!("{RATE} for i in 0..m {{ k[i] = x[i] * y[i]; }}");
        assert_eq!(asked(&[("RATE", &longer)]), (1, 0));
        assert_eq!(asked(&[("RATE", &RATE.repeat(2))]), (1, 0));
    }
}
