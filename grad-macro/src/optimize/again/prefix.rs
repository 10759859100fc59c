//! What of an iteration can run a second time.

use super::Look;
use crate::ir::{Base, Loop, Op, OpKind, Place, Proj, Pure, Region, RootId, ValId};
use crate::maps::{HashMap, HashSet};
use crate::optimize::assigned::{Facts, Span as Elements};
use crate::optimize::loans::mentions;

/// The price from which an operation is not done twice.
const DEAR: u32 = 20;

/// The ops that are to run again, one after the other.
pub struct Prefix<'p> {
    look: &'p Look<'p>,
    facts: &'p Facts<'p>,
    /// How many elements the room has.
    size: ValId,
    /// All values of the iteration, and those that are there again.
    inside: HashSet<ValId>,
    own: HashSet<ValId>,
    /// By list, what has been written so far.
    written: HashMap<RootId, Vec<Elements>>,
    /// The last of them, and the op of the reverse iteration before which they are to run.
    pub last: usize,
    pub first_loan: usize,
    loops: usize,
}

impl<'p> Prefix<'p> {
    pub fn of(look: &'p Look<'p>, facts: &'p Facts<'p>, there: &Region, size: ValId) -> Self {
        let mut inside = HashSet::default();
        there.for_each_def_deep(&mut |v| {
            inside.insert(v);
        });
        Prefix {
            look,
            facts,
            size,
            inside,
            own: HashSet::from_iter([there.params[0]]),
            written: HashMap::default(),
            last: 0,
            first_loan: 0,
            loops: 0,
        }
    }

    /// How many loops these ops are, if they can run a second time.
    pub fn loops(mut self, ops: &[Op]) -> Option<usize> {
        let fits = ops.iter().all(|op| self.op(op).is_some());
        fits.then_some(self.loops)
    }

    fn op(&mut self, op: &Op) -> Option<()> {
        match &op.kind {
            OpKind::Room(place) if mentions(place, self.look.root) => Some(()),
            OpKind::Load(place) => {
                let at = self.constant(place);
                self.load(place, at)?;
                self.number(op)
            }
            OpKind::Store(place, _) => {
                let at = self.constant(place)?;
                self.store(place, at)?;
                self.number(op)
            }
            OpKind::Loop(l) => self.elements(l),
            _ => self.number(op),
        }
    }

    /// Whether the op takes only what is there again, and is not dear.
    fn number(&mut self, op: &Op) -> Option<()> {
        let fits = match &op.kind {
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Select(..) => true,
            OpKind::Load(_) | OpKind::Store(..) => true,
            OpKind::Math(math, _) => math.path.is_none() && math.rule.price < DEAR,
            OpKind::Pure(pure, _) => !matches!(pure, Pure::Expr(_)),
            // Of the list itself it would be that of a loan.
            OpKind::Len(place) => {
                self.facts.is_length(op.results[0]) && !mentions(place, self.look.root)
            }
            _ => false,
        };
        let known = |v: &ValId| !self.inside.contains(v) || self.own.contains(v);
        if !fits || !op.operands().iter().all(known) {
            return None;
        }
        self.own.extend(&op.results);
        Some(())
    }

    /// One element, at a number.
    fn constant(&self, place: &Place) -> Option<Elements> {
        match place.path[..] {
            [Proj::Index(at)] => Some(Elements::one(self.facts.number(at)?)),
            _ => None,
        }
    }

    fn load(&mut self, place: &Place, at: Option<Elements>) -> Option<()> {
        let Base::Root(root) = place.base else {
            return None;
        };
        let Some(written) = self.written.get(&root) else {
            let there = self.look.is_there(root, self.last, self.first_loan);
            return there.then_some(());
        };
        let mut rest = Some(at?);
        for span in written {
            rest = rest.and_then(|rest| self.facts.without(rest, span, root));
        }
        rest.is_none().then_some(())
    }

    fn store(&mut self, place: &Place, at: Elements) -> Option<()> {
        let Base::Root(root) = place.base else {
            return None;
        };
        let fits = root == self.look.root || self.look.is_scratch(root);
        fits.then(|| self.written.entry(root).or_default().push(at))
    }

    /// A loop over elements, as many as the room has at most.
    fn elements(&mut self, l: &Loop) -> Option<()> {
        let (lo, hi) = l.counted()?;
        let known = |v: &ValId| !self.inside.contains(v) || self.own.contains(v);
        if l.has_exit || !l.init.is_empty() || !known(&lo) || !known(&hi) {
            return None;
        }
        if !self.facts.equal(hi, self.size) {
            return None;
        }
        self.loops += 1;
        let index = l.body.params[0];
        self.own.insert(index);
        let at = |place: &Place| match place.path[..] {
            [Proj::Index(v)] => self
                .facts
                .span(lo, hi, self.facts.shift(v, index, &l.body)?),
            _ => None,
        };
        let mut stores = vec![];
        for op in &l.body.ops {
            match &op.kind {
                OpKind::Load(place) => stores.push((place, at(place), false)),
                OpKind::Store(place, _) => stores.push((place, Some(at(place)?), true)),
                _ => {}
            }
        }
        // What the loop itself writes is there after it.
        let (writes, reads): (Vec<_>, Vec<_>) = stores.into_iter().partition(|(.., write)| *write);
        for (place, at, _) in reads {
            let own = (writes.iter()).any(|(written, ..)| written.roots() == place.roots());
            if own
                && !place
                    .roots()
                    .iter()
                    .any(|root| self.written.contains_key(root))
            {
                return None;
            }
            self.load(place, at)?;
        }
        for op in &l.body.ops {
            self.number(op)?;
        }
        for (place, at, _) in writes {
            self.store(place, at?)?;
        }
        Some(())
    }
}
