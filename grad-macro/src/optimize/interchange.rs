//! Loops that only add to adjoints run through memory in its order.
//!
//! ```text
//! for j in 0..n {
//!     let s_bar = c_bar[i * n + j];
//!     c_bar[i * n + j] = 0.0;
//!     for k in 0..n { b_bar[k * n + j] += s_bar * a[i * n + k]; a_bar[i * n + k] += s_bar * b[k * n + j] }
//! }
//! ```
//! becomes
//! ```text
//! for k in 0..n {
//!     let t = a[i * n + k];
//!     for j in 0..n { let s_bar = c_bar[i * n + j]; b_bar[k * n + j] += s_bar * t; a_bar[i * n + k] += s_bar * b[k * n + j] }
//! }
//! for j in 0..n { c_bar[i * n + j] = 0.0 }
//! ```
//! since the one that goes from row to row cannot be vectorised, and the other is a sum of products and a multiple that is
//! added (a product of matrices as everybody writes it: its gradient took 2.5 times the primal, now 1.7). The primal has
//! to add in its own order; what is added to adjoints may be added in any.
//!
//! Where fewer accesses are then left that jump from iteration to iteration. Legality:
//! 1. The inner loop does nothing but to compute, to read and to add to shadows; it runs the same way in each iteration of
//!    the outer one, and nothing follows it there.
//! 2. What precedes it in the outer loop, as far as the inner loop depends on it, reads and computes cheaply: it is done
//!    anew in each iteration of both.
//! 3. Nothing that either reads is written or added to in the outer loop. Except an element that is zeroed once its adjoint
//!    has been taken, after all reads of that shadow: it is the outer loop's own, its subscript being that loop's index
//!    plus what does not change, and is now zeroed at the end.
//! 4. What does not depend on the outer index moves before the loop that is now the inner one; where that might not run at
//!    all, the whole stands in a branch that asks whether it does (not if the other loop has the same bounds).

use proc_macro2::Span;

use super::sums::{op, same_path};
use crate::ir::{
    Base, BinOp, CmpOp, Func, Loop, LoopKind, Op, OpKind, Place, Proj, Pure, Region, RootId,
    RootKind, Scalar, SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};

/// Loops that are known to run less often are better unrolled.
const OFTEN: usize = 8;

pub fn interchange(func: &mut Func, region: &mut Region) {
    let mut literals = HashMap::default();
    region.walk(&mut |op| {
        if let OpKind::Lit(text) = &op.kind
            && let Ok(number) = text.parse()
        {
            literals.insert(op.results[0], number);
        }
    });
    in_region(func, region, &literals);
}

fn in_region(func: &mut Func, region: &mut Region, literals: &HashMap<ValId, usize>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        let changed = match &op.kind {
            OpKind::Loop(outer) => {
                Nest::of(func, outer, literals).map(|nest| nest.turned(func, op.src))
            }
            _ => None,
        };
        if let Some(changed) = changed {
            ops.extend(changed);
            continue;
        }
        (op.kind).for_each_region_mut(&mut |inner| in_region(func, inner, literals));
        ops.push(op);
    }
    region.ops = ops;
}

/// How an access moves with a loop's index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stride {
    None,
    Unit,
    Far,
}

struct Nest<'l> {
    outer: &'l Loop,
    /// What precedes the inner loop.
    before: &'l [Op],
    inner: &'l Loop,
    /// By what defines them.
    ops: HashMap<ValId, &'l Op>,
    /// What depends on either index.
    by_outer: HashSet<ValId>,
    by_inner: HashSet<ValId>,
    /// They have the same bounds: if one runs at all, so does the other.
    run_together: bool,
}

impl<'l> Nest<'l> {
    /// Two loops that may change places, and had better.
    fn of(func: &Func, outer: &'l Loop, literals: &HashMap<ValId, usize>) -> Option<Nest<'l>> {
        let (last, before) = outer.body.ops.split_last()?;
        let OpKind::Loop(inner) = &last.kind else {
            return None;
        };
        let counted =
            |l: &Loop| l.has_index() && !l.has_exit && l.init.is_empty() && runs_often(l, literals);
        if !counted(outer) || !counted(inner) {
            return None;
        }
        let all = || before.iter().chain(&inner.body.ops);
        let ops = all().flat_map(|op| op.results.iter().map(move |v| (*v, op)));
        let nest = Nest {
            outer,
            before,
            inner,
            ops: ops.collect(),
            by_outer: depending(all(), outer.body.params[0]),
            by_inner: depending(all(), inner.body.params[0]),
            run_together: run_together(&outer.kind, &inner.kind, literals),
        };
        (nest.computes_and_adds() && nest.is_legal(func) && nest.gains()).then_some(nest)
    }

    /// What is read and added to in the inner loop, once it has what precedes it.
    fn accesses(&self) -> impl Iterator<Item = &'l Place> {
        let ops = self.needed().into_iter().chain(&self.inner.body.ops);
        ops.filter_map(|op| match &op.kind {
            OpKind::Load(place) | OpKind::Acc(place, _) => Some(place),
            _ => None,
        })
    }

    /// Clauses 1 and 2.
    fn computes_and_adds(&self) -> bool {
        let computes = |op: &Op| {
            matches!(
                op.kind,
                OpKind::Lit(_) | OpKind::Const(_) | OpKind::Pure(..) | OpKind::Math(..)
            )
        };
        let adds = |op: &Op| matches!(&op.kind, OpKind::Acc(place, _) if is_shadow(place));
        let reads = |op: &Op| matches!(op.kind, OpKind::Load(_));
        let zeroes = |op: &Op| matches!(&op.kind, OpKind::Store(place, _) if is_shadow(place));
        let inner = &self.inner.body.ops;
        let cheap = |op: &&Op| match &op.kind {
            OpKind::Math(math, _) => math.rule.price <= 1,
            OpKind::Pure(Pure::Expr(_), _) => false,
            _ => true,
        };
        let needed = self.needed();
        let LoopKind::For { lo, hi, step, .. } = &self.inner.kind else {
            return false;
        };
        inner.iter().all(|op| computes(op) || adds(op) || reads(op))
            && inner.iter().any(adds)
            && (self.before.iter()).all(|op| computes(op) || adds(op) || reads(op) || zeroes(op))
            && needed.iter().all(cheap)
            && [lo, hi].into_iter().chain(step).all(|v| self.is_steady(*v))
    }

    /// A bound that has the same value in each iteration, and needs no memory.
    fn is_steady(&self, v: ValId) -> bool {
        match self.ops.get(&v) {
            None => v != self.outer.body.params[0],
            Some(op) => match &op.kind {
                OpKind::Lit(_) | OpKind::Const(_) => true,
                OpKind::Pure(Pure::Bin(_), args) => args.iter().all(|a| self.is_steady(*a)),
                _ => false,
            },
        }
    }

    /// Clause 3.
    fn is_legal(&self, func: &Func) -> bool {
        let read = |op: &Op| match &op.kind {
            OpKind::Load(place) => Some(place.clone()),
            _ => None,
        };
        let before: Vec<Place> = self.before.iter().filter_map(read).collect();
        let inner: Vec<Place> = self.inner.body.ops.iter().filter_map(read).collect();
        let zeroed = self.before.iter().enumerate();
        let zeroed = zeroed.filter_map(|(at, op)| match &op.kind {
            OpKind::Store(place, _) => Some((at, place)),
            _ => None,
        });
        for (at, place) in zeroed.clone() {
            let of = |other: &Place| key(other) == key(place);
            let late = self.before[at..].iter().filter_map(read).any(|p| of(&p));
            let once = zeroed.clone().filter(|(_, other)| of(other)).count() == 1;
            let own = self.stride(place, self.outer.body.params[0], &self.by_outer);
            let same = before.iter().filter(|p| of(p)).all(|p| same(p, place));
            if !once || late || !same || own != Stride::Unit || inner.iter().any(of) {
                return false;
            }
        }
        let all = self.before.iter().chain(&self.inner.body.ops);
        let added: Vec<Option<RootId>> = all
            .filter_map(|op| match &op.kind {
                OpKind::Acc(place, _) => Some(key(place)),
                _ => None,
            })
            .collect();
        let stored = |root| zeroed.clone().any(|(_, place)| key(place) == Some(root));
        added
            .iter()
            .all(|root| root.is_some_and(|root| !stored(root)))
            && before.iter().chain(&inner).all(|place| match place.base {
                Base::Root(_) => true,
                // What is lent as shared may be the memory of something else that is.
                Base::Shadow(root) => {
                    let kind = &func.root(root).kind;
                    !added.contains(&Some(root))
                        && !matches!(
                            kind,
                            RootKind::ParamRef { mutable: false, .. } | RootKind::View { .. }
                        )
                }
                Base::Select(..) => false,
            })
    }

    /// Whether fewer accesses jump.
    fn gains(&self) -> bool {
        let far = |index: ValId, by: &HashSet<ValId>| {
            let is_far = |place: &&Place| self.stride(place, index, by) == Stride::Far;
            self.accesses().filter(is_far).count()
        };
        let now = far(self.inner.body.params[0], &self.by_inner);
        let then = far(self.outer.body.params[0], &self.by_outer);
        then < now
    }

    fn stride(&self, place: &Place, index: ValId, by: &HashSet<ValId>) -> Stride {
        let mut depends = vec![];
        for step in &place.path {
            let mut here = false;
            let mut look = |v: &ValId| here |= by.contains(v);
            match step {
                Proj::Index(v) => look(v),
                Proj::Field(_) => {}
                Proj::Range(a, b) => a.iter().chain(b).for_each(look),
            }
            depends.push(here);
        }
        match (depends.iter().filter(|d| **d).count(), place.path.last()) {
            (0, _) => Stride::None,
            (1, Some(Proj::Index(v))) if by.contains(v) && self.is_unit(*v, index, by) => {
                Stride::Unit
            }
            _ => Stride::Far,
        }
    }

    /// Whether a value is the index plus or minus what does not depend on it.
    fn is_unit(&self, v: ValId, index: ValId, by: &HashSet<ValId>) -> bool {
        if v == index {
            return true;
        }
        let Some(OpKind::Pure(Pure::Bin(bin), args)) = self.ops.get(&v).map(|op| &op.kind) else {
            return false;
        };
        match (bin, by.contains(&args[0]), by.contains(&args[1])) {
            (BinOp::Add | BinOp::Sub, true, false) => self.is_unit(args[0], index, by),
            (BinOp::Add, false, true) => self.is_unit(args[1], index, by),
            _ => false,
        }
    }

    /// The loops the other way round, and what remains of the outer one.
    fn turned(&self, func: &mut Func, src: SrcId) -> Vec<Op> {
        let mut fresh: HashMap<ValId, ValId> = HashMap::default();
        let copied: Vec<Op> = self
            .needed()
            .into_iter()
            .map(|op| copy(func, op, &mut fresh))
            .collect();
        let index = self.outer.body.params[0];
        let own = func.val(index).clone();
        let new_index = func.new_val(own.ty, own.name, own.span);
        fresh.insert(index, new_index);
        let rename = |v: ValId| fresh.get(&v).copied().unwrap_or(v);
        let mut inner = self.inner.body.ops.clone();
        let mut copied = copied;
        for op in inner.iter_mut().chain(&mut copied) {
            op.map_values(&mut |v| rename(v));
        }
        let by_outer: HashSet<ValId> = self.by_outer.iter().map(|v| rename(*v)).collect();
        let changes = |op: &Op| {
            let mut found = matches!(op.kind, OpKind::Acc(..));
            op.for_each_value_deep(&mut |v| found |= v == new_index || by_outer.contains(&v));
            found
        };
        let (per_outer, steady): (Vec<Op>, Vec<Op>) = copied.into_iter().partition(changes);
        let (within, once): (Vec<Op>, Vec<Op>) = inner.into_iter().partition(changes);
        let mut body = per_outer;
        body.extend(within);
        let turned = Loop {
            body: Region {
                params: vec![new_index],
                ops: body,
                yields: vec![],
            },
            ..self.outer.clone()
        };
        let mut around = self.inner.clone();
        renamed_bounds(&mut around.kind, rename);
        around.body.ops = once;
        let turned = op(None, OpKind::Loop(Box::new(turned)), src);
        around.body.ops.push(turned);
        let mut all = vec![];
        match self.run_together {
            true => drop(around.body.ops.splice(0..0, steady)),
            false => all.extend(steady),
        }
        all.push(op(None, OpKind::Loop(Box::new(around)), src));
        if !self.run_together {
            all = self.if_it_runs(func, all, src);
        }
        all.extend(self.rest(src));
        all
    }

    /// What stands before the inner loop and is needed there, or for its bounds, in order.
    fn needed(&self) -> Vec<&'l Op> {
        let mut wanted: HashSet<ValId> = HashSet::default();
        let (lo, hi) = bounds(&self.inner.kind);
        wanted.extend([lo, hi]);
        if let LoopKind::For {
            step: Some(step), ..
        } = self.inner.kind
        {
            wanted.insert(step);
        }
        self.inner.body.for_each_value_deep(&mut |v| {
            wanted.insert(v);
        });
        let mut needed = vec![];
        for op in self.before.iter().rev() {
            if op.results.iter().any(|v| wanted.contains(v)) {
                op.for_each_value_deep(&mut |v| {
                    wanted.insert(v);
                });
                needed.push(op);
            }
        }
        needed.reverse();
        needed
    }

    /// Clause 4.
    fn if_it_runs(&self, func: &mut Func, ops: Vec<Op>, src: SrcId) -> Vec<Op> {
        let LoopKind::For { inclusive, .. } = self.outer.kind else {
            unreachable!("a counted loop")
        };
        let (lo, hi) = bounds(&self.outer.kind);
        let cond = func.new_val(Scalar::Bool, None, Span::call_site());
        let cmp = match inclusive {
            true => CmpOp::Le,
            false => CmpOp::Lt,
        };
        let then = Region {
            ops,
            ..Region::default()
        };
        let els = Region::default();
        vec![
            op(Some(cond), OpKind::Pure(Pure::Cmp(cmp), vec![lo, hi]), src),
            op(None, OpKind::If { cond, then, els }, src),
        ]
    }

    /// The outer loop without the inner one, if there is something left to do.
    fn rest(&self, src: SrcId) -> Option<Op> {
        let acts = |op: &Op| matches!(op.kind, OpKind::Acc(..) | OpKind::Store(..));
        let mut rest = self.outer.clone();
        rest.body.ops.pop();
        (rest.body.ops.iter().any(acts)).then(|| op(None, OpKind::Loop(Box::new(rest)), src))
    }
}

fn runs_often(l: &Loop, literals: &HashMap<ValId, usize>) -> bool {
    let (lo, hi) = bounds(&l.kind);
    match (literals.get(&lo), literals.get(&hi)) {
        (Some(lo), Some(hi)) => hi.saturating_sub(*lo) >= OFTEN,
        _ => true,
    }
}

fn bounds(kind: &LoopKind) -> (ValId, ValId) {
    let LoopKind::For { lo, hi, .. } = kind else {
        unreachable!("a counted loop")
    };
    (*lo, *hi)
}

fn run_together(a: &LoopKind, b: &LoopKind, literals: &HashMap<ValId, usize>) -> bool {
    let same = |a: ValId, b: ValId| {
        let known = literals.get(&a);
        a == b || known.is_some() && known == literals.get(&b)
    };
    let inclusive = |kind: &LoopKind| {
        matches!(
            kind,
            LoopKind::For {
                inclusive: true,
                ..
            }
        )
    };
    let ((lo, hi), (other_lo, other_hi)) = (bounds(a), bounds(b));
    same(lo, other_lo) && same(hi, other_hi) && inclusive(a) == inclusive(b)
}

fn renamed_bounds(kind: &mut LoopKind, rename: impl Fn(ValId) -> ValId) {
    if let LoopKind::For { lo, hi, step, .. } = kind {
        (*lo, *hi) = (rename(*lo), rename(*hi));
        *step = step.map(rename);
    }
}

/// What depends on `index`, itself included.
fn depending<'o>(ops: impl Iterator<Item = &'o Op>, index: ValId) -> HashSet<ValId> {
    let mut found = HashSet::from_iter([index]);
    for op in ops {
        let mut depends = false;
        op.for_each_value_deep(&mut |v| depends |= found.contains(&v));
        if depends {
            found.extend(&op.results);
        }
    }
    found
}

fn copy(func: &mut Func, op: &Op, fresh: &mut HashMap<ValId, ValId>) -> Op {
    let mut op = op.clone();
    for v in &mut op.results {
        let info = func.val(*v).clone();
        let new = func.new_val(info.ty, info.name, info.span);
        fresh.insert(*v, new);
        *v = new;
    }
    op
}

fn is_shadow(place: &Place) -> bool {
    matches!(place.base, Base::Shadow(_))
}

fn key(place: &Place) -> Option<RootId> {
    match place.base {
        Base::Shadow(root) => Some(root),
        Base::Root(_) | Base::Select(..) => None,
    }
}

/// The same element of a shadow.
fn same(a: &Place, b: &Place) -> bool {
    key(a).is_some() && key(a) == key(b) && same_path(a, b)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn turns(source: &str) -> bool {
        vjp(quote!(), source) != vjp(quote!(off(interchange)), source)
    }

    #[test]
    fn a_product_of_matrices() {
        let product = "fn f(a: &[f64], b: &[f64], c: &mut [f64], n: usize) { for i in 0..n { for j in 0..n { \
                       let mut s = 0.0; for k in 0..n { s += a[i * n + k] * b[k * n + j]; } c[i * n + j] = s; } } }";
        assert!(turns(product));
        assert!(vjp(quote!(), product).contains("acc_dot"));
        // In the order of memory already.
        assert!(!turns(&product.replace("b[k * n + j]", "b[j * n + k]")));
        let rows = "fn f(a: &[Vec<f64>], x: &[f64], y: &mut [f64], n: usize, m: usize) { for j in 0..m { \
                    let mut s = 0.0; for i in 0..n { s += a[i][j] * x[i]; } y[j] = s; } }";
        assert!(turns(rows));
    }

    #[test]
    fn the_loops_depend_on_each_other() {
        let triangle = "fn f(a: &[f64], x: &[f64], y: &mut [f64], n: usize) { for j in 0..n { \
                        let mut s = 0.0; for i in 0..j { s += a[i * n + j] * x[i]; } y[j] = s; } }";
        assert!(!turns(triangle));
        assert!(turns(&triangle.replace("0..j", "0..n - 1")));
    }

    #[test]
    fn what_is_read_changes() {
        // The adjoint of what is read is added to that of what is written.
        let within = "fn f(a: &[f64], x: &mut [f64], n: usize) { for j in 0..n { \
                      let mut s = 0.0; for i in 0..n { s += a[i * n + j] * x[i]; } x[j] = s; } }";
        assert!(!turns(within));
        // One element for all.
        let one = "fn f(a: &[f64], x: &[f64], y: &mut [f64], n: usize) { for j in 0..n { \
                   let mut s = 0.0; for i in 0..n { s += a[i * n + j] * x[i]; } y[j / 2] = s; } }";
        assert!(!turns(one));
    }

    #[test]
    fn something_dear_is_done_before() {
        let squashed = "fn f(a: &[f64], x: &[f64], y: &mut [f64], n: usize) { for j in 0..n { \
                        let mut s = 0.0; for i in 0..n { s += a[i * n + j] * x[i]; } y[j] = 2.0 * s.tanh(); } }";
        assert!(!turns(squashed));
    }
}
