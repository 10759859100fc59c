//! Reverse loops whose iterations do not depend on each other run upwards.
//!
//! ```text
//! for i in (0..n).rev() { let d = y_bar[i]; y_bar[i] = 0.0; x_bar[i] += d * w[i] }
//! ```
//! becomes
//! ```text
//! for i in 0..n { let d = y_bar[i]; y_bar[i] = 0.0; x_bar[i] += d * w[i] }
//! ```
//! which is what a hand would write, and vectorises without turning each vector round twice (a sixth of the time of a
//! Runge-Kutta method over arrays).
//!
//! Legality: nothing is carried from one iteration to the next in variables, and none in memory. Memory that is only read
//! carries nothing. Shadows to which is only added may be added to in any order: a sum of adjoints has none. Any other
//! memory must be an iteration's own: all of its accesses are the same place, whose path has an index that is one to one
//! in the loop's, behind steps that do not change. Shadows that callers lend for shared references may be the same
//! memory under several names, so these must only be added to. What the reverse sweep reads back must lie in a frame,
//! whose rows are found by the index.

use super::sums::same_path;
use crate::ir::{
    Base, BinOp, Func, Loop, LoopKind, Op, OpKind, Place, Proj, Pure, Region, RootId, RootKind,
    Scalar, ValId,
};
use crate::maps::{HashMap, HashSet};

/// With `apart`, no two names lead to the same shadow.
pub fn upward(func: &Func, region: &mut Region, apart: bool) {
    region.walk_mut(&mut |op| {
        if let OpKind::Loop(l) = &mut op.kind
            && is_independent_if(func, l, apart)
            && let LoopKind::For { back, .. } = &mut l.kind
        {
            *back = false;
        }
    });
}

pub(super) fn is_independent(func: &Func, l: &Loop) -> bool {
    is_independent_if(func, l, false)
}

fn is_independent_if(func: &Func, l: &Loop, apart: bool) -> bool {
    let plain = matches!(
        l.kind,
        LoopKind::For {
            step: None,
            rev: false,
            back: true,
            ..
        }
    );
    if !plain || l.has_exit || !l.init.is_empty() {
        return false;
    }
    let mut body = Body::of(l);
    body.region(func, l, &l.body)
        && body
            .memory
            .iter()
            .all(|(key, uses)| fits(func, *key, uses, &body, apart))
}

/// The memory behind a place: its root, and whether it is the shadow.
pub(super) type Key = (RootId, bool);

#[derive(Default)]
struct Uses<'l> {
    reads: Vec<&'l Place>,
    added: Vec<&'l Place>,
    written: Vec<&'l Place>,
}

struct Body<'l> {
    inside: HashSet<ValId>,
    /// Values one to one in the index.
    moving: HashSet<ValId>,
    memory: HashMap<Key, Uses<'l>>,
}

impl<'l> Body<'l> {
    fn of(l: &'l Loop) -> Body<'l> {
        let mut inside = HashSet::default();
        l.body.for_each_def_deep(&mut |v| {
            inside.insert(v);
        });
        // Numbers do not change, wherever they stand.
        l.body.walk(&mut |op| {
            if let OpKind::Lit(_) = op.kind {
                inside.remove(&op.results[0]);
            }
        });
        let index = l.body.params[0];
        inside.insert(index);
        Body {
            inside,
            moving: HashSet::from_iter([index]),
            memory: HashMap::default(),
        }
    }

    /// Notes what the ops do to memory; false if there is one that is not looked through.
    fn region(&mut self, func: &Func, l: &Loop, region: &'l Region) -> bool {
        region.ops.iter().all(|op| self.op(func, l, op))
    }

    fn op(&mut self, func: &Func, l: &Loop, op: &'l Op) -> bool {
        let place = match &op.kind {
            OpKind::Load(place) | OpKind::Store(place, _) | OpKind::Acc(place, _) => place,
            OpKind::Pure(Pure::Bin(BinOp::Add | BinOp::Sub), args) => {
                self.sum(op.results[0], args);
                return true;
            }
            OpKind::Lit(_)
            | OpKind::Const(_)
            | OpKind::Undef
            | OpKind::Math(..)
            | OpKind::Pure(..)
            | OpKind::Select(..)
            | OpKind::Len(_) => return true,
            OpKind::Replay => {
                let plain = |v: &ValId| !matches!(func.ty(*v), Scalar::Param(_) | Scalar::Other);
                return l.frame && op.results.iter().all(plain);
            }
            OpKind::If { then, els, .. } => {
                return self.region(func, l, then) && self.region(func, l, els);
            }
            _ => return false,
        };
        let Some(key) = key(func, place) else {
            return false;
        };
        let uses = self.memory.entry(key).or_default();
        match &op.kind {
            OpKind::Load(_) => uses.reads.push(place),
            OpKind::Acc(..) => uses.added.push(place),
            _ => uses.written.push(place),
        }
        true
    }

    /// `index + c`, `index - c`, `c + index`, `c - index`.
    fn sum(&mut self, result: ValId, args: &[ValId]) {
        let &[a, b] = args else { return };
        let moves = |v: ValId| self.moving.contains(&v);
        let steady = |v: ValId| !self.inside.contains(&v);
        let one_to_one = (moves(a) && steady(b)) || (steady(a) && moves(b));
        if one_to_one {
            self.moving.insert(result);
        }
    }

    /// Each iteration has a place of its own here.
    fn is_own(&self, place: &Place) -> bool {
        for step in &place.path {
            let steady = |v: &ValId| !self.inside.contains(v);
            let fixed = match step {
                Proj::Index(v) if self.moving.contains(v) => return true,
                Proj::Index(v) => steady(v),
                Proj::Field(_) => true,
                Proj::Range(a, b) => a.iter().chain(b).all(steady),
            };
            if !fixed {
                return false;
            }
        }
        false
    }
}

fn fits(func: &Func, (root, shadow): Key, uses: &Uses, body: &Body, apart: bool) -> bool {
    let shared = matches!(
        func.root(root).kind,
        RootKind::ParamRef { mutable: false, .. }
    );
    if uses.reads.is_empty() && uses.written.is_empty() {
        return true;
    }
    if shadow && shared && !apart {
        return false;
    }
    if uses.added.is_empty() && uses.written.is_empty() {
        return true;
    }
    let mut all = uses.reads.iter().chain(&uses.added).chain(&uses.written);
    let Some(first) = all.next() else { return true };
    let same = |place: &&Place| same_base(place, first) && same_path(place, first);
    body.is_own(first) && all.all(same)
}

pub(super) fn same_base(a: &Place, b: &Place) -> bool {
    match (&a.base, &b.base) {
        (Base::Root(a), Base::Root(b)) | (Base::Shadow(a), Base::Shadow(b)) => a == b,
        _ => false,
    }
}

/// The memory behind views.
pub(super) fn key(func: &Func, place: &Place) -> Option<Key> {
    let (mut root, shadow) = match place.base {
        Base::Root(root) => (root, false),
        Base::Shadow(root) => (root, true),
        Base::Select(..) => return None,
    };
    while let RootKind::View { of, .. } = func.root(root).kind {
        root = of;
    }
    Some((root, shadow))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Loops that run downwards.
    fn downwards(source: &str) -> usize {
        vjp(quote!(off(neighbours)), source)
            .matches(". rev ()")
            .count()
    }

    #[test]
    fn own_elements() {
        let scaled = "fn f(k: &[f64], y: &mut [f64]) { for i in 0..y.len() { y[i] *= k[i]; } }";
        assert_eq!(downwards(scaled), 0);
        let shifted =
            "fn f(x: &[f64], y: &mut [f64]) { for i in 1..y.len() { y[i] = x[i - 1] * x[i]; } }";
        assert_eq!(downwards(shifted), 0);
        let branch = "fn f(x: &[f64], y: &mut [f64]) { \
                      for i in 0..y.len() { if x[i] > 0.0 { y[i] *= x[i]; } } }";
        assert_eq!(downwards(branch), 0);
    }

    #[test]
    fn what_an_iteration_leaves_to_the_next() {
        let in_memory =
            "fn f(y: &mut [f64]) { for i in 1..y.len() { y[i] = y[i].sin() * y[i - 1]; } }";
        assert_eq!(downwards(in_memory), 1);
        let in_a_variable = "fn f(x: &[f64]) -> f64 { let mut p = 1.0; for i in 0..x.len() { p = (p * x[i]).sin(); } p }";
        assert_eq!(downwards(in_a_variable), 1);
        let scattered = "fn f(at: &[usize], x: &[f64], y: &mut [f64]) { for i in 0..at.len() { y[at[i]] *= x[i]; } }";
        assert_eq!(downwards(scattered), 1);
        let mirrored = "fn f(y: &mut [f64]) { for i in 0..y.len() { let j = y.len() - 1 - i; y[i] = y[i].sin() * y[j]; } }";
        assert_eq!(downwards(mirrored), 1);
        let always =
            "fn f(x: &[f64], y: &mut [f64]) { for i in 0..x.len() { y[0] = y[0].sin() * x[i]; } }";
        assert_eq!(downwards(always), 1);
    }
}
