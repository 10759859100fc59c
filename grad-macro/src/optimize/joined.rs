//! Neighbouring reverse loops over the same elements run as one.
//!
//! ```text
//! for i in (0..n).rev() { let d = stage_bar[i]; rate_bar[i] += d * h; y_bar[i] += d }
//! for i in (1..n).rev() { let d = rate_bar[i]; stage_bar[i - 1] = d * x[i]; x_bar[i] += d * stage[i - 1] }
//! ```
//! becomes
//! ```text
//! if 0 < n { let d = stage_bar[0]; rate_bar[0] += d * h; y_bar[0] += d }
//! for i in 1..n {
//!     let d = stage_bar[i];
//!     y_bar[i] += d;
//!     let e = rate_bar[i] + d * h;
//!     rate_bar[i] = e;
//!     stage_bar[i - 1] = e * x[i];
//!     x_bar[i] += e * stage[i - 1]
//! }
//! ```
//! What the first loop leaves to the second stays in a variable, instead of going through a list that may be longer than the
//! nearest cache; and where nobody reads the list any more before it is assigned again, it is not stored either (see
//! [`unread`](super::assigned::unread)).
//!
//! Legality. Both loops are of the reverse sweep: what they access, the forward sweep has accessed, so neither panics. The
//! iterations of each do not depend on each other (as for [`upward`](super::upward()), so each may run upwards), or it is
//! such a pair already, which runs upwards. Between the two stand only numbers, which move to before them.
//! 1. They end at the same number, by what [`Facts`] knows, and begin at numbers that are at most one apart. The iteration
//!    that one has more goes first: the other has none before it.
//! 2. Iteration `i` of the second now runs after iteration `i` of the first, instead of after all. Of memory that both access
//!    and one of them changes, each place is an element whose subscript is the index plus a number, and otherwise the
//!    same: the element of `i + p` in the first loop and of `i + q` in the second. Where `q <= p`, the first
//!    loop has come to each element when the second does. Shadows to which both only add may be added to in any order.
//! 3. One of them at most reads the tape, a frame with a row for each iteration: its first op takes the row, and goes first.
//!    Then both begin at the same number.
//!
//! Worth it where the second loop reads what the first has just written. An iteration that reads what an earlier one has
//! written (`q < p`), or adds to where an earlier one has added, would wait for memory, and the loop could not be vectorised: not joined.

use proc_macro2::Span;

use super::assigned::Facts;
use super::sums::{op, plus};
use super::upward::{Key, is_independent, key, same_base};
use crate::ir::{
    CmpOp, Func, Loop, LoopKind, Op, OpKind, Place, Proj, Pure, Region, Scalar, ValId,
};
use crate::maps::{HashMap, HashSet};

/// Every pair is looked at after every change: a long function is left as it is.
const MOST: usize = 5_000;

/// Pairs.
const MOST_JOINS: usize = 64;

/// Lists of a joined loop: a processor follows so many, and their overlaps are tested where the loop is vectorised.
const MOST_LISTS: usize = 10;

/// How far elements may be apart to which both loops add.
const NEAR: i64 = 1;

/// With `travels`, what is added to neighbouring elements is brought together afterwards.
pub fn joined(func: &mut Func, region: &mut Region, travels: bool) -> bool {
    let mut ops = 0;
    region.walk(&mut |_| ops += 1);
    if ops > MOST {
        return false;
    }
    // The indices of joined loops.
    let mut made = HashSet::default();
    for _ in 0..MOST_JOINS {
        let mut search = Search {
            func,
            facts: Facts::of(func, region),
            made: &made,
            travels,
            path: vec![],
        };
        let Some(join) = search.region(region) else {
            break;
        };
        let mut list = &mut *region;
        for (n, inner) in &join.path {
            list = list.ops[*n].kind.regions_mut().swap_remove(*inner);
        }
        made.insert(join.apply(func, list));
    }
    !made.is_empty()
}

/// Two loops of a list of ops, and where that list is: ops and their regions, outermost first.
struct Join {
    path: Vec<(usize, usize)>,
    first: usize,
    second: usize,
    /// Which of the two begins one earlier.
    more: Option<Which>,
    handed: Vec<Handed>,
}

#[derive(Clone, Copy, PartialEq)]
enum Which {
    First,
    Second,
}

/// Ops of the two bodies, of which the second reads what the first has written.
struct Handed {
    write: usize,
    read: usize,
}

struct Search<'s> {
    func: &'s Func,
    facts: Facts<'s>,
    made: &'s HashSet<ValId>,
    travels: bool,
    path: Vec<(usize, usize)>,
}

impl Search<'_> {
    fn region(&mut self, region: &Region) -> Option<Join> {
        self.facts.enter(region);
        let found = self.list(region).or_else(|| self.inside(region));
        self.facts.leave();
        found
    }

    fn inside(&mut self, region: &Region) -> Option<Join> {
        for (n, op) in region.ops.iter().enumerate() {
            for (k, inner) in op.kind.regions().into_iter().enumerate() {
                self.path.push((n, k));
                let found = self.region(inner);
                self.path.pop();
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    fn list(&self, region: &Region) -> Option<Join> {
        let mut before = None;
        for (n, op) in region.ops.iter().enumerate() {
            match &op.kind {
                OpKind::Loop(l) => {
                    if let Some((first, of)) = before
                        && let Some((more, handed)) = self.pair(of, l)
                    {
                        return Some(Join {
                            path: self.path.clone(),
                            first,
                            second: n,
                            more,
                            handed,
                        });
                    }
                    before = Some((n, l));
                }
                OpKind::Lit(_) | OpKind::Pure(..) | OpKind::Select(..) | OpKind::Len(_) => {}
                _ => before = None,
            }
        }
        None
    }

    fn pair(&self, first: &Loop, second: &Loop) -> Option<(Option<Which>, Vec<Handed>)> {
        let ((a, a_end), (b, b_end)) = (bounds(first)?, bounds(second)?);
        let ready = |l: &Loop| self.made.contains(&l.body.params[0]) || self.is_free(l);
        if !(ready(first) && self.is_free(second) && self.facts.equal(a_end, b_end)) {
            return None;
        }
        let (a, b) = (self.facts.number(a)?, self.facts.number(b)?);
        let more = match b - a {
            0 => None,
            1 => Some(Which::First),
            -1 => Some(Which::Second),
            _ => return None,
        };
        if first.frame && second.frame || (first.frame || second.frame) && more.is_some() {
            return None;
        }
        let (x, y) = (self.uses(first)?, self.uses(second)?);
        let lists: HashSet<Key> = x.iter().chain(&y).map(|of| of.key).collect();
        let legal = lists.iter().all(|key| {
            let of = |uses: &[Use]| -> Vec<Use> {
                uses.iter().filter(|of| of.key == *key).cloned().collect()
            };
            self.keeps_order((first, &of(&x)), (second, &of(&y)))
        });
        let handed = self.handed((first, &x), (second, &y));
        let worth = !handed.is_empty() && lists.len() <= MOST_LISTS;
        (legal && worth).then_some((more, handed))
    }

    /// A reverse loop whose iterations may run in any order.
    fn is_free(&self, l: &Loop) -> bool {
        matches!(l.kind, LoopKind::For { back: true, .. }) && is_independent(self.func, l)
    }

    /// What the loop does to memory.
    fn uses(&self, l: &Loop) -> Option<Vec<Use>> {
        let mut uses = vec![];
        let mut known = true;
        let mut note = |at: Option<usize>, op: &Op| {
            let (place, how) = match &op.kind {
                OpKind::Load(place) => (place, How::Reads),
                OpKind::Store(place, _) => (place, How::Writes),
                OpKind::Acc(place, _) => (place, How::Adds),
                _ => return,
            };
            match key(self.func, place) {
                Some(key) => uses.push(Use {
                    key,
                    place: place.clone(),
                    how,
                    at,
                }),
                None => known = false,
            }
        };
        for (n, op) in l.body.ops.iter().enumerate() {
            note(Some(n), op);
            (op.kind.regions().into_iter()).for_each(|inner| inner.walk(&mut |op| note(None, op)));
        }
        known.then_some(uses)
    }

    /// Clause 2, for one piece of memory.
    fn keeps_order(&self, (first, x): (&Loop, &[Use]), (second, y): (&Loop, &[Use])) -> bool {
        let all = || x.iter().chain(y);
        if x.is_empty() || y.is_empty() || all().all(|of| of.how == How::Reads) {
            return true;
        }
        let adds = all().all(|of| of.how == How::Adds);
        x.iter().all(|a| {
            y.iter().all(|b| {
                let Some((p, q)) = self.elements((first, a), (second, b)) else {
                    return false;
                };
                let waits = a.how != How::Reads && b.how != How::Writes;
                match adds || waits {
                    true => p == q || (adds && self.travels && self.is_near(a, b, p - q)),
                    false => q <= p,
                }
            })
        })
    }

    /// What both add travels in variables from one iteration to the next, see [`neighbours`](super::neighbours()).
    fn is_near(&self, a: &Use, b: &Use, distance: i64) -> bool {
        a.at.is_some() && b.at.is_some() && distance.abs() <= NEAR
    }

    /// What is added to the index, in two places that are the same otherwise.
    fn elements(
        &self,
        (first, a): (&Loop, &Use),
        (second, b): (&Loop, &Use),
    ) -> Option<(i64, i64)> {
        let (x, y) = (&a.place, &b.place);
        if !same_base(x, y) || x.path.len() != y.path.len() {
            return None;
        }
        let mut moving = None;
        for (s, t) in x.path.iter().zip(&y.path) {
            match (s, t) {
                (Proj::Field(s), Proj::Field(t)) if s == t => {}
                (Proj::Index(s), Proj::Index(t)) => {
                    let shift =
                        |v: &ValId, l: &Loop| self.facts.shift(*v, l.body.params[0], &l.body);
                    match (shift(s, first), shift(t, second)) {
                        (Some(p), Some(q)) if moving.is_none() => moving = Some((p, q)),
                        // Defined in none of the two: the same in both.
                        (None, None) if s == t => {}
                        _ => return None,
                    }
                }
                _ => return None,
            }
        }
        moving
    }

    /// What the second loop reads and the first has just written.
    fn handed(&self, (first, x): (&Loop, &[Use]), (second, y): (&Loop, &[Use])) -> Vec<Handed> {
        let mut handed = vec![];
        for b in y.iter().filter(|b| b.how == How::Reads) {
            let Some(read) = b.at else { continue };
            let changes = |of: &&Use| of.key == b.key && of.how != How::Reads;
            let mut writes = x.iter().filter(changes);
            let (Some(a), None) = (writes.next(), writes.next()) else {
                continue;
            };
            let Some(write) = a.at else { continue };
            // Nothing else has changed it since.
            let overwritten = y
                .iter()
                .filter(changes)
                .any(|of| of.at.is_none_or(|at| at < read));
            let same = matches!(self.elements((first, a), (second, b)), Some((p, q)) if p == q);
            if same && !overwritten {
                handed.push(Handed { write, read });
            }
        }
        handed
    }
}

#[derive(Clone)]
struct Use {
    key: Key,
    place: Place,
    how: How,
    /// The op, if it is one of the loop's own list.
    at: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    Reads,
    Writes,
    Adds,
}

/// Of a loop over numbers, one by one, that carries nothing.
fn bounds(l: &Loop) -> Option<(ValId, ValId)> {
    match l.kind {
        LoopKind::For {
            lo,
            hi,
            inclusive: false,
            step: None,
            rev: false,
            ..
        } if !l.has_exit && l.init.is_empty() => Some((lo, hi)),
        _ => None,
    }
}

impl Join {
    /// Returns the joined loop's index.
    fn apply(self, func: &mut Func, list: &mut Region) -> ValId {
        let mut ops = std::mem::take(&mut list.ops);
        let after = ops.split_off(self.second + 1);
        let second = ops.pop().expect("the second loop");
        let between = ops.split_off(self.first + 1);
        let first = ops.pop().expect("the first loop");
        let (mut l, src) = (loop_of(first.kind), first.src);
        let mut m = loop_of(second.kind);
        ops.extend(between);
        match self.more {
            Some(Which::First) => ops.extend(earlier(func, &l, src)),
            Some(Which::Second) => ops.extend(earlier(func, &m, src)),
            None => {}
        }
        let from = bounds(if self.more == Some(Which::First) {
            &m
        } else {
            &l
        });
        let from = from.expect("bounds").0;
        if let LoopKind::For { lo, back, .. } = &mut l.kind {
            (*lo, *back) = (from, false);
        }
        self.hand_over(func, &mut l, &mut m);
        let (index, other) = (l.body.params[0], m.body.params[0]);
        m.body
            .map_values_deep(&mut |v| if v == other { index } else { v });
        // What is read back comes first.
        let rest = m.body.ops.split_off(usize::from(m.frame));
        l.body.ops.splice(0..0, m.body.ops);
        l.body.ops.extend(rest);
        l.frame |= m.frame;
        ops.push(Op {
            results: first.results,
            kind: OpKind::Loop(l),
            src,
        });
        ops.extend(after);
        list.ops = ops;
        index
    }

    /// Puts the values that are written in place of those that are read.
    fn hand_over(&self, func: &mut Func, first: &mut Loop, second: &mut Loop) {
        let mut sums = HashMap::default();
        let mut values = HashMap::default();
        for Handed { write, read } in &self.handed {
            let value = match &first.body.ops[*write].kind {
                OpKind::Store(_, v) => *v,
                OpKind::Acc(_, v) => *sums
                    .entry(*write)
                    .or_insert_with(|| func.new_val(func.ty(*v), None, Span::call_site())),
                _ => unreachable!("what changes memory"),
            };
            values.insert(second.body.ops[*read].results[0], value);
        }
        let gone: HashSet<usize> = self.handed.iter().map(|handed| handed.read).collect();
        let mut n = 0;
        second.body.ops.retain(|_| {
            n += 1;
            !gone.contains(&(n - 1))
        });
        second
            .body
            .map_values_deep(&mut |v| values.get(&v).copied().unwrap_or(v));
        let ops = std::mem::take(&mut first.body.ops).into_iter().enumerate();
        first.body.ops = ops
            .flat_map(|(n, of)| match sums.get(&n) {
                Some(sum) => added(func, of, *sum),
                None => vec![of],
            })
            .collect();
    }
}

fn loop_of(kind: OpKind) -> Box<Loop> {
    match kind {
        OpKind::Loop(l) => l,
        _ => unreachable!("a loop"),
    }
}

/// `place += v` in three steps, of which the second has a name.
fn added(func: &mut Func, of: Op, sum: ValId) -> Vec<Op> {
    let OpKind::Acc(place, v) = of.kind else {
        unreachable!("an addition")
    };
    let before = func.new_val(func.ty(v), None, Span::call_site());
    vec![
        op(Some(before), OpKind::Load(place.clone()), of.src),
        op(Some(sum), OpKind::Math(plus(), vec![before, v]), of.src),
        op(None, OpKind::Store(place, sum), of.src),
    ]
}

/// The first iteration of a loop, if it has one.
fn earlier(func: &mut Func, l: &Loop, src: crate::ir::SrcId) -> [Op; 2] {
    let (lo, hi) = bounds(l).expect("bounds");
    let mut body = l.body.clone();
    let mut fresh = HashMap::default();
    body.for_each_def_deep(&mut |v| {
        fresh.insert(v, v);
    });
    for (v, copy) in &mut fresh {
        let info = func.val(*v).clone();
        *copy = func.new_val(info.ty, info.name, info.span);
    }
    fresh.insert(body.params[0], lo);
    body.rename_deep(&mut |v| fresh.get(&v).copied().unwrap_or(v));
    body.params.clear();
    let runs = func.new_val(Scalar::Bool, None, Span::call_site());
    let compare = OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![lo, hi]);
    let then = OpKind::If {
        cond: runs,
        then: body,
        els: Region::default(),
    };
    [op(Some(runs), compare, src), op(None, then, src)]
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Loops of the reverse sweep with and without the pass.
    fn loops(source: &str) -> (usize, usize) {
        let count = |options| {
            let text = vjp(options, source);
            let (_, reverse) = text.split_once("tape . rev (").expect("two sweeps");
            reverse.matches("for i in").count()
        };
        (count(quote!()), count(quote!(off(joined))))
    }

    /// Two loops over lists of the function's own, the second of which reads what the first has written, in each step.
    const STEPS: &str = "fn f(x: &[f64], y: &mut [f64], s: usize) { \
        let n = x.len(); let mut rate = vec![0.0; n]; let mut next = vec![0.0; n]; \
        for i in 0..n { y[i] = x[i]; } \
        for _ in 0..s { \
            for i in 0..n { rate[i] = x[i] * y[i].sin(); } \
            for i in 0..n { next[i] = y[i] + 0.1 * rate[i]; } \
            for i in 0..n { y[i] = next[i].cos() + rate[i]; } \
        } }";

    #[test]
    fn what_one_loop_leaves_to_the_next() {
        let (with, without) = loops(STEPS);
        assert_eq!(with, without - 1, "{}", vjp(quote!(), STEPS));
        // Nothing of it goes through the list.
        let text = vjp(quote!(), STEPS);
        assert!(!text.contains("next_bar_1"), "{text}");
    }

    #[test]
    fn an_iteration_more() {
        let plain = STEPS.replace(".cos()", "");
        let more = plain.replace(
            "for i in 0..n { next",
            "next[0] = y[0]; for i in 1..n { next",
        );
        assert_eq!(
            loops(&more).0,
            loops(&more).1 - 1,
            "{}",
            vjp(quote!(), &more)
        );
        assert!(vjp(quote!(), &more).contains("if 0 < n"));
        // With a frame, or two more.
        let frame = STEPS.replace("for i in 0..n { next", "for i in 1..n { next");
        assert_eq!(loops(&frame).0, loops(&frame).1);
        let two = plain.replace("for i in 0..n { next", "for i in 2..n { next");
        assert_eq!(loops(&two).0, loops(&two).1);
    }

    #[test]
    fn what_is_read_again_is_stored() {
        let stored = |first: &str| {
            let source = format!(
                "fn f(x: &[f64], y: &mut [f64], s: usize) {{ \
                 let n = x.len(); let mut rate = vec![0.0; n]; \
                 for i in 0..n {{ y[i] = x[i]; }} \
                 for _ in 0..s {{ \
                 for i in 0..n {{ {first} }} for i in 0..n {{ y[i] = rate[i] + x[i]; }} }} }}"
            );
            assert_eq!(loops(&source).0, loops(&source).1 - 1);
            let text = vjp(quote!(), &source);
            text.split_once("tape . rev (")
                .is_some_and(|(_, reverse)| reverse.contains("rate_bar"))
        };
        assert!(!stored("rate[i] = x[i] * y[i];"));
        assert!(stored("rate[i] += x[i] * y[i];"));
    }

    #[test]
    fn loops_that_stay_apart() {
        let pair = |first: &str, between: &str, second: &str| {
            let source = format!(
                "fn f(x: &[f64], at: &[usize], y: &mut [f64], m: usize, s: usize) {{ \
                 let n = x.len(); let mut rate = vec![0.0; n]; \
                 for i in 0..n {{ y[i] = x[i]; }} \
                 for _ in 0..s {{ for i in {first} {between} for i in {second} }} }}"
            );
            let (with, without) = loops(&source);
            without - with
        };
        let (rate, y) = (
            "0..n { rate[i] = x[i] * y[i]; }",
            "0..n { y[i] = rate[i] + x[i]; }",
        );
        assert_eq!(pair(rate, "", y), 1);
        // One of them may end before the other.
        assert_eq!(pair(rate, "", "0..m { y[i] = rate[i] + x[i]; }"), 0);
        // The one that comes first has not come to the elements that the other one reads.
        let before = "1..n { y[i] = rate[i - 1] + x[i]; }";
        assert_eq!(pair("1..n { rate[i] = x[i] * y[i]; }", "", before), 0);
        // The other one would wait for the iteration before.
        let ahead = "1..n { rate[i - 1] = x[i] * y[i]; }";
        assert_eq!(pair(ahead, "", "1..n { y[i] = rate[i] + x[i]; }"), 0);
        // Elements in no order.
        assert_eq!(pair(rate, "", "0..n { y[i] = rate[at[i]] + x[i]; }"), 0);
        // Something happens between the two.
        assert_eq!(pair(rate, "rate[0] = rate[0] * y[1];", y), 0);
        // Nothing is handed over.
        assert_eq!(
            pair(
                "0..n { rate[i] = x[i]; }",
                "",
                "0..n { y[i] = y[i] * x[i]; }"
            ),
            0
        );
    }
}
