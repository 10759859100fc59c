//! What is added to an adjoint that is zero is assigned, and adjoints that are assigned next are not zeroed.
//!
//! ```text
//! for i in 0..n { rate_bar[i] += h * y_bar[i] }
//! for i in 0..n { let d = rate_bar[i]; rate_bar[i] = 0.0; x_bar[i] += d * y[i] }
//! ```
//! in a loop becomes
//! ```text
//! for i in 0..n { rate_bar[i] = h * y_bar[i] }
//! for i in 0..n { let d = rate_bar[i]; x_bar[i] += d * y[i] }
//! ```
//! which leaves out two of the four passages over the memory of a work array's shadow (a sixth of the time of a
//! Runge-Kutta method over arrays).
//!
//! For each shadow of a local list of floats, in two steps:
//! 1. *Where it may differ from zero*: an interval of its elements, from its birth as zeros along the ops, to a fixpoint
//!    in loops. An addition to elements outside of the interval, once to each, is an assignment.
//! 2. *What is zeroed in vain*: the zeros of elements that all paths onwards assign before they read or add, or that no
//!    path looks at again.
//!
//! Legality: an op that is not understood may make every element differ from zero, and looks at all of them. Intervals
//! begin at a number and end at a number or at an integer of the program plus a number; others are not comparable, and
//! what is not comparable overlaps. That two integers are equal is known where they are lengths, or bounds of loops over
//! elements: `for i in 0..n { v[i] .. }` says that `n` is at most `v.len()`. The reverse sweep accesses what the forward
//! sweep has accessed, so it does not panic, and this holds in the whole region in which such a loop stands, and in
//! those inside of it.

mod multiples;
mod spans;

pub use self::multiples::multiples;
pub use self::spans::{Facts, Span};

use crate::ir::{
    Base, Func, Loop, Mem, Op, OpKind, Place, Proj, Region, RootId, RootKind, ShadowInit,
};
use crate::maps::HashSet;

/// Every path is looked at for every zero: a long function is left as it is.
const MOST: usize = 5_000;

pub fn assigned(func: &Func, region: &mut Region) {
    let mut ops = 0;
    region.walk(&mut |_| ops += 1);
    if ops > MOST {
        return;
    }
    for root in candidates(func, region) {
        let mut change = Change::default();
        let visits = [Visit::Assign, Visit::Drop];
        find(
            &mut Facts::of(func, region),
            root,
            region,
            &mut change,
            &visits,
        );
        apply(region, &change);
    }
}

/// Leaves out what is stored in vain, whatever it is.
///
/// ```text
/// for i in 1..n { rate_bar[i] = h * y_bar[i] }
/// for i in 1..n { let d = rate_bar[i] + stage_bar[i]; rate_bar[i] = d; x_bar[i] += d * y[i] }
/// ```
/// in a loop does without the second assignment, as the next iteration's first is all that follows. This is step 2 for
/// shadows, with the same legality: what all paths onwards assign before they read or add to it, or do not look at again.
/// (It asks for loops that do one thing to each element, as those that have been joined do: see [`joined`](super::joined()).)
pub fn unread(func: &Func, region: &mut Region) {
    for root in candidates(func, region) {
        let mut change = Change::default();
        find(
            &mut Facts::of(func, region),
            root,
            region,
            &mut change,
            &[Visit::Unread],
        );
        apply(region, &change);
    }
}

/// Shadows of local lists of floats that nothing else is a part of.
fn candidates(func: &Func, region: &Region) -> Vec<RootId> {
    let mut found = vec![];
    region.walk(&mut |op| {
        if let OpKind::Shadow(root, ShadowInit::Like | ShadowInit::Zeros(_) | ShadowInit::As(_)) =
            &op.kind
        {
            found.push(*root);
        }
    });
    let viewed: HashSet<RootId> = (func.roots.iter())
        .filter_map(|info| match info.kind {
            RootKind::View { of, .. } => Some(of),
            _ => None,
        })
        .collect();
    found.retain(|root| {
        let info = func.root(*root);
        let list = match &info.ty {
            Mem::Vec(of) | Mem::Array(of, _) => matches!(**of, Mem::Scalar(s) if s.is_float()),
            _ => false,
        };
        list && matches!(info.kind, RootKind::Local) && !viewed.contains(root)
    });
    let mut seen = HashSet::default();
    let twice: HashSet<RootId> = found
        .iter()
        .copied()
        .filter(|root| !seen.insert(*root))
        .collect();
    found.retain(|root| !twice.contains(root));
    found
}

/// Ops, by where they are.
#[derive(Default)]
struct Change {
    assign: HashSet<*const Op>,
    drop: HashSet<*const Op>,
}

fn apply(region: &mut Region, change: &Change) {
    if change.assign.is_empty() && change.drop.is_empty() {
        return;
    }
    // Nothing has moved since the addresses were taken.
    for op in &mut region.ops {
        let at: *const Op = op;
        if change.assign.contains(&at) {
            let OpKind::Acc(place, v) = op.kind.clone() else {
                unreachable!("an addition")
            };
            op.kind = OpKind::Store(place, v);
        }
        op.kind
            .for_each_region_mut(&mut |inner| apply(inner, change));
    }
    let mut addresses = region.ops.iter().map(|op| op as *const Op);
    let gone: Vec<bool> = (addresses.by_ref().map(|at| change.drop.contains(&at))).collect();
    let mut gone = gone.into_iter();
    region.ops.retain(|_| !gone.next().unwrap_or(false));
}

/// Follows the shadow from its birth, which is somewhere in the region.
fn find(facts: &mut Facts, root: RootId, region: &Region, change: &mut Change, visits: &[Visit]) {
    facts.enter(region);
    let birth = region
        .ops
        .iter()
        .position(|op| matches!(op.kind, OpKind::Shadow(r, _) if r == root));
    match birth {
        Some(at) => {
            let mut flow = Flow {
                facts,
                root,
                around: vec![],
                change,
            };
            let ops = &region.ops[at + 1..];
            for visit in visits {
                flow.region(ops, None, *visit, None);
            }
        }
        None => {
            for op in &region.ops {
                (op.kind.regions().into_iter())
                    .for_each(|inner| find(facts, root, inner, change, visits));
            }
        }
    }
    facts.leave();
}

/// What is done on the way.
#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Look,
    Assign,
    Drop,
    Unread,
}

struct Flow<'f, 'c, 'r> {
    facts: &'f mut Facts<'c>,
    root: RootId,
    /// Ops that follow in the regions around, innermost last, and the loop's own body where it is one's.
    around: Vec<(&'r [Op], Option<&'r Region>)>,
    change: &'f mut Change,
}

/// What an op does to the shadow.
enum Touch<'r> {
    None,
    /// Adds once to each of these elements: by this op.
    Add(Span, &'r Op),
    /// Adds to these, how often ever.
    Adds(Span),
    Reads(Span),
    /// Assigns each of these: by this op.
    Writes(Span, &'r Op),
    /// Reads each of these, then assigns it: by this op.
    Updates(Span, &'r Op),
    /// Reads these and then zeroes them, or only zeroes them: by this op.
    Zeroes(Span, &'r Op),
    /// A loop or a branch that does several things.
    Inside,
    Unknown,
}

/// The elements that may differ from zero.
type Dirty = Option<Span>;

impl<'r> Flow<'_, '_, 'r> {
    fn region(
        &mut self,
        ops: &'r [Op],
        mut dirty: Dirty,
        visit: Visit,
        body: Option<&'r Region>,
    ) -> Dirty {
        for (n, op) in ops.iter().enumerate() {
            match self.touch(op) {
                Touch::None | Touch::Reads(_) => {}
                Touch::Add(span, by) => {
                    if visit == Visit::Assign && self.apart(&dirty, &span) {
                        self.change.assign.insert(by);
                    }
                    dirty = self.joined(dirty, Some(span));
                }
                Touch::Adds(span) => dirty = self.joined(dirty, Some(span)),
                Touch::Writes(span, by) | Touch::Updates(span, by) => {
                    if visit == Visit::Unread {
                        self.around.push((&ops[n + 1..], body));
                        if self.is_assigned_next(span.clone()) {
                            self.change.drop.insert(by);
                        }
                        self.around.pop();
                    }
                    dirty = self.joined(dirty, Some(span));
                }
                Touch::Zeroes(span, by) => {
                    if visit == Visit::Drop {
                        let garbage = match &dirty {
                            None => None,
                            Some(d) if self.facts.within(d, &span, self.root) => Some(d.clone()),
                            Some(_) => Some(span.clone()),
                        };
                        self.around.push((&ops[n + 1..], body));
                        if garbage.is_none_or(|garbage| self.is_assigned_next(garbage)) {
                            self.change.drop.insert(by);
                        }
                        self.around.pop();
                    }
                    dirty = dirty.and_then(|dirty| self.facts.without(dirty, &span, self.root));
                }
                Touch::Inside => {
                    self.around.push((&ops[n + 1..], body));
                    dirty = self.inside(op, dirty, visit);
                    self.around.pop();
                }
                Touch::Unknown => dirty = Some(self.facts.whole(self.root)),
            }
        }
        dirty
    }

    fn inside(&mut self, op: &'r Op, dirty: Dirty, visit: Visit) -> Dirty {
        let OpKind::Loop(l) = &op.kind else {
            let mut after = None;
            for branch in op.kind.regions() {
                self.facts.enter(branch);
                let out = self.region(&branch.ops, dirty.clone(), visit, None);
                self.facts.leave();
                after = self.joined(after, out);
            }
            return after;
        };
        self.facts.enter(&l.body);
        let mut before = dirty;
        for round in 0.. {
            let out = self.region(&l.body.ops, before.clone(), Visit::Look, Some(&l.body));
            let out = out.map(|out| self.facts.across(out, &l.body, self.root));
            let joined = match round {
                0..4 => self.joined(before.clone(), out),
                _ => Some(self.facts.whole(self.root)),
            };
            if joined == before || round > 4 {
                before = joined;
                break;
            }
            before = joined;
        }
        if visit != Visit::Look {
            self.region(&l.body.ops, before.clone(), visit, Some(&l.body));
        }
        self.facts.leave();
        before
    }

    fn apart(&self, dirty: &Dirty, span: &Span) -> bool {
        dirty.as_ref().is_none_or(|dirty| dirty.is_apart(span))
    }

    fn joined(&mut self, a: Dirty, b: Dirty) -> Dirty {
        match (a, b) {
            (None, other) | (other, None) => other,
            (Some(a), Some(b)) => Some(self.facts.hull(a, b, self.root)),
        }
    }

    /// Whether on all paths onwards these elements are assigned before anything else, or not touched any more.
    fn is_assigned_next(&mut self, mut garbage: Span) -> bool {
        for (after, body) in self.around.clone().into_iter().rev() {
            match self.next(after, &garbage) {
                Next::Assigned => return true,
                Next::Touched => return false,
                Next::Through => {}
            }
            if let Some(body) = body {
                garbage = self.facts.across(garbage, body, self.root);
                if self.next(&body.ops, &garbage) == Next::Touched {
                    return false;
                }
            }
        }
        true
    }

    fn next(&mut self, ops: &'r [Op], garbage: &Span) -> Next {
        for op in ops {
            let (span, assigns) = match self.touch(op) {
                Touch::None => continue,
                Touch::Unknown => return Next::Touched,
                Touch::Inside => {
                    let inner = op.kind.regions();
                    let is_if = matches!(op.kind, OpKind::If { .. });
                    let mut all = is_if;
                    for region in inner {
                        match self.next(&region.ops, garbage) {
                            Next::Touched => return Next::Touched,
                            Next::Assigned => {}
                            Next::Through => all = false,
                        }
                    }
                    if all {
                        return Next::Assigned;
                    }
                    // A loop may not run.
                    continue;
                }
                Touch::Add(span, by) => (span, self.change.assign.contains(&(by as *const Op))),
                Touch::Writes(span, _) => (span, true),
                // What only zeroes may go itself.
                Touch::Zeroes(span, _)
                | Touch::Updates(span, _)
                | Touch::Adds(span)
                | Touch::Reads(span) => (span, false),
            };
            if span.is_apart(garbage) {
                continue;
            }
            return match assigns && self.facts.within(garbage, &span, self.root) {
                true => Next::Assigned,
                false => Next::Touched,
            };
        }
        Next::Through
    }

    // ---- what an op does --------------------------------------------------------------------

    fn touch(&mut self, op: &'r Op) -> Touch<'r> {
        if !touches(op, self.root) {
            return Touch::None;
        }
        match &op.kind {
            OpKind::Loop(l) => self.in_loop(l).unwrap_or(Touch::Inside),
            OpKind::If { .. } => Touch::Inside,
            OpKind::Load(place) => match self.element(place) {
                Some(span) => Touch::Reads(span),
                None => Touch::Reads(self.facts.whole(self.root)),
            },
            OpKind::Acc(place, _) => match self.element(place) {
                Some(span) => Touch::Add(span, op),
                None => Touch::Unknown,
            },
            OpKind::Store(place, v) => match self.element(place) {
                Some(span) if self.facts.is_zero(*v) => Touch::Zeroes(span, op),
                Some(span) => Touch::Writes(span, op),
                None => Touch::Unknown,
            },
            _ => Touch::Unknown,
        }
    }

    /// The element that a number in a path means.
    fn element(&self, place: &Place) -> Option<Span> {
        match &place.path[..] {
            [Proj::Index(v)] => Some(Span::one(self.facts.number(*v)?)),
            _ => None,
        }
    }

    /// A loop that does one thing to one element in each iteration, and in each to another.
    fn in_loop(&mut self, l: &'r Loop) -> Option<Touch<'r>> {
        let (lo, hi) = l.counted()?;
        if l.has_exit {
            return None;
        }
        let uses: Vec<&Op> = l
            .body
            .ops
            .iter()
            .filter(|op| touches(op, self.root))
            .collect();
        let index = l.body.params[0];
        let mut shift = None;
        for op in &uses {
            let (OpKind::Load(place) | OpKind::Acc(place, _) | OpKind::Store(place, _)) = &op.kind
            else {
                return None;
            };
            let [Proj::Index(v)] = &place.path[..] else {
                return None;
            };
            let by = self.facts.shift(*v, index, &l.body)?;
            if shift.is_some_and(|shift| shift != by) {
                return None;
            }
            shift = Some(by);
        }
        let span = self.facts.span(lo, hi, shift?)?;
        let zero = |op: &Op| matches!(&op.kind, OpKind::Store(_, v) if self.facts.is_zero(*v));
        let writes = |op: &Op| matches!(op.kind, OpKind::Store(..));
        let loads = |ops: &[&Op]| ops.iter().all(|op| matches!(op.kind, OpKind::Load(_)));
        let adds = |ops: &[&Op]| ops.iter().all(|op| matches!(op.kind, OpKind::Acc(..)));
        Some(match &uses[..] {
            [op] if adds(&[op]) => Touch::Add(span, op),
            ops if loads(ops) => Touch::Reads(span),
            ops if adds(ops) => Touch::Adds(span),
            [before @ .., op] if loads(before) && zero(op) => Touch::Zeroes(span, op),
            [op] if writes(op) => Touch::Writes(span, op),
            [before @ .., op] if loads(before) && writes(op) => Touch::Updates(span, op),
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Next {
    Assigned,
    Touched,
    Through,
}

/// Whether the op, or one in it, has to do with the shadow.
pub(super) fn touches(op: &Op, root: RootId) -> bool {
    let mut found = false;
    let mut one = |op: &Op| {
        op.kind
            .for_each_place(&mut |place| found |= mentions(place, root));
        found |= match &op.kind {
            OpKind::Shadow(r, init) => {
                *r == root || matches!(init, ShadowInit::As(of) if *of == root)
            }
            OpKind::CallRev(rev) => rev.seed.shadows().contains(&root),
            _ => false,
        };
    };
    one(op);
    op.kind
        .regions()
        .into_iter()
        .for_each(|region| region.walk(&mut one));
    found
}

fn mentions(place: &Place, root: RootId) -> bool {
    let mut found = false;
    place.for_each_base(&mut |base| found |= matches!(base, Base::Shadow(r) if *r == root));
    found
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Additions to shadows and zeros stored in them, in the companion that runs both sweeps.
    fn counts(options: proc_macro2::TokenStream, source: &str) -> (usize, usize) {
        let body = vjp(options, source);
        let (_, body) = body.split_once("_bar = tape . list").expect("a shadow");
        (
            body.matches("] +=").count(),
            body.matches("] = 0.0").count(),
        )
    }

    const STEPS: &str = "fn f(x: &[f64], y: &mut [f64], s: usize) { \
        let n = x.len(); let mut rate = vec![0.0; n]; \
        for _ in 0..s { \
            rate[0] = x[0]; \
            for i in 1..n { rate[i] = x[i] * y[i - 1].sin(); } \
            for i in 0..y.len() { y[i] += 0.1 * rate[i]; } \
            let m = n; for i in 0..m { y[i] *= 2.0; } \
        } }";

    #[test]
    fn a_work_array_is_assigned_and_never_zeroed() {
        assert_eq!(counts(quote!(), STEPS), (0, 0));
        let (adds, zeros) = counts(quote!(off(assigned)), STEPS);
        assert!(adds > 0 && zeros == 2, "{adds} {zeros}");
    }

    #[test]
    fn lengths_that_are_not_known_to_agree() {
        // `y` may be shorter: the rest of the shadow stays zero, and what is zeroed may not be assigned next.
        let source = STEPS.replace("let m = n; for i in 0..m { y[i] *= 2.0; }", "");
        assert_eq!(counts(quote!(), &source), (0, 2));
    }

    #[test]
    fn bounds_that_change_with_the_iteration() {
        let source = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut part = vec![0.0; n]; let mut s = 0.0; \
            for k in 0..n { for i in 0..k { part[i] = x[i] * x[k]; } for i in 0..k { s += part[i].sin(); } } s }";
        assert_eq!(counts(quote!(), source), (0, 1));
    }

    #[test]
    fn what_is_added_to_in_some_iterations() {
        let source = "fn f(x: &[f64], s: usize) -> f64 { let n = x.len(); let mut part = vec![0.0; n]; let mut e = 0.0; \
            for k in 0..s { for i in 0..n { part[i] = x[i].sin(); } \
            if k % 2 == 0 { for i in 0..n { e += part[i].cos(); } } } e }";
        let (_, zeros) = counts(quote!(), source);
        assert_eq!(zeros, 1);
    }
}
