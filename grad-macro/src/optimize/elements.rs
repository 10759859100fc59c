//! What the iterations of a short loop read: elements of memory that the loop leaves as it is until then.
//!
//! Such a value can be computed before the loop, and for another iteration than the one that stands there. Legality:
//! 1. The loop is counted one by one and is not left early. It computes, reads, writes single elements and adds to such;
//!    it calls nothing, and has no branches and no inner loops.
//! 2. What is read is an element that moves with the loop's index, of memory that the loop does not write; or that it
//!    writes only as the very element of the same iteration, after it was read. (The elements of different iterations
//!    are different ones.)
//! 3. Memory that may be the same under several names is not read: shadows that callers lend for shared references, and
//!    views.
//! 4. What is computed from these are sums and multiples: no branch, nothing dear.

use super::neighbours::{Index, Indices, same_but};
use super::sums::Steady;
use crate::ir::{
    Base, Func, Loop, LoopKind, Math, Op, OpKind, Place, Pure, RootId, RootKind, Scalar, ValId,
};
use crate::maps::HashMap;
use crate::rules::Form;

/// What a body may compute that shall run in vectors.
const DEAR: u32 = 20;

/// A loop's body.
pub(super) struct Elements<'l> {
    func: &'l Func,
    ops: &'l [Op],
    pub(super) steady: &'l Steady<'l>,
    pub(super) indices: Indices<'l>,
    /// The op that computes a value, by result.
    by: HashMap<ValId, usize>,
}

/// An element that moves with the index.
#[derive(Clone)]
pub(super) struct Element {
    pub(super) place: Place,
    /// The step of the path that moves.
    pub(super) step: usize,
    pub(super) index: Index,
    pub(super) constant: i64,
}

impl Element {
    /// The same element of the same memory in each iteration.
    pub(super) fn same(&self, other: &Element) -> bool {
        key(&self.place) == key(&other.place)
            && (self.step, self.constant) == (other.step, other.constant)
            && self.index == other.index
            && same_but(&self.place, &other.place, self.step)
    }
}

/// How a value is computed.
pub(super) enum How {
    /// It is the same in each iteration.
    Steady,
    Lit(String),
    Math(Math, Vec<ValId>),
    Load(Element),
}

impl<'l> Elements<'l> {
    /// `None` if this is not such a loop (clause 1).
    pub(super) fn of(
        func: &'l Func,
        l: &'l Loop,
        steady: &'l Steady<'l>,
        known: &'l HashMap<ValId, i64>,
    ) -> Option<Self> {
        let counted = matches!(
            l.kind,
            LoopKind::For {
                inclusive: false,
                step: None,
                ..
            }
        );
        let plain = |op: &Op| match &op.kind {
            OpKind::Math(math, _) => math.rule.price < DEAR,
            OpKind::Pure(pure, _) => !matches!(pure, Pure::Expr(_)),
            OpKind::Lit(_)
            | OpKind::Const(_)
            | OpKind::Undef
            | OpKind::Select(..)
            | OpKind::Load(_)
            | OpKind::Store(..)
            | OpKind::Acc(..)
            | OpKind::Replay => true,
            _ => false,
        };
        let fits = counted && !l.has_exit && func.ty(l.body.params[0]) == Scalar::USIZE;
        if !fits || !l.body.ops.iter().all(plain) {
            return None;
        }
        let by = l.body.ops.iter().enumerate();
        let by = by.flat_map(|(n, op)| op.results.iter().map(move |v| (*v, n)));
        Some(Elements {
            func,
            ops: &l.body.ops,
            steady,
            indices: Indices::of(&l.body, steady, known),
            by: by.collect(),
        })
    }

    /// `None` if it cannot be computed before the loop, or elsewhere in it.
    pub(super) fn how(&self, v: ValId) -> Option<How> {
        if !self.steady.inside.contains(&v) {
            return Some(How::Steady);
        }
        let n = *self.by.get(&v)?;
        match &self.ops[n].kind {
            OpKind::Lit(text) => Some(How::Lit(text.clone())),
            OpKind::Math(math, args) => {
                let operator = matches!(math.rule.form, Form::Infix(_) | Form::Prefix(_));
                (operator && math.path.is_none() && math.rule.price <= 1)
                    .then(|| How::Math(math.clone(), args.clone()))
            }
            OpKind::Load(place) => {
                let element = self.element(place)?;
                self.is_left_alone(n, &element)
                    .then_some(How::Load(element))
            }
            _ => None,
        }
    }

    fn element(&self, place: &Place) -> Option<Element> {
        let (step, index, constant) = self.indices.moving(place)?;
        Some(Element {
            place: place.clone(),
            step,
            index,
            constant,
        })
    }

    /// Clauses 2 and 3, for what the n-th op reads.
    fn is_left_alone(&self, n: usize, element: &Element) -> bool {
        let Some((root, shadow)) = key(&element.place) else {
            return false;
        };
        let lent = match self.func.root(root).kind {
            RootKind::ParamRef { mutable: false, .. } => shadow,
            _ => is_view(self.func, root),
        };
        let written = |(m, op): (usize, &Op)| match &op.kind {
            OpKind::Store(place, _) | OpKind::Acc(place, _) => {
                let here = match key(place) {
                    Some((other, of)) => (other, of) == (root, shadow) || is_view(self.func, other),
                    None => true,
                };
                let same = || self.element(place).is_some_and(|other| other.same(element));
                !here || m > n && same()
            }
            _ => true,
        };
        !lent && self.ops.iter().enumerate().all(written)
    }
}

fn is_view(func: &Func, root: RootId) -> bool {
    matches!(func.root(root).kind, RootKind::View { .. })
}

/// The memory behind a place, and whether it is the shadow.
fn key(place: &Place) -> Option<(RootId, bool)> {
    match place.base {
        Base::Root(root) => Some((root, false)),
        Base::Shadow(root) => Some((root, true)),
        Base::Select(..) => None,
    }
}
