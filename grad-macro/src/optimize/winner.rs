//! Minimum and maximum reductions: the winner's index is kept, and only the winner is differentiated.
//!
//! ```text
//! for i in 0..n { let t = g(x[i]); if t < best { best = t } }
//! ```
//! becomes
//! ```text
//! for i in 0..n { let t = g(x[i]); if t < best { best = t; winner = i } }
//! let best = if winner != n { g(x[winner]) } else { best_0 };
//! ```
//! The loop carries no derivative any more: nothing of it is recorded or reversed, at the price of one iteration more.
//! Also for `best = best.max(t)`, with any number of such values in one loop, and where it is decided inside of other
//! branches (a ray that hits a sphere only sometimes):
//!
//! ```text
//! for i in 0..n { let d = h(x[i]); if d > 0.0 { let t = g(d); if t < best { best = t } } }
//! ```
//! becomes
//! ```text
//! for i in 0..n { let d = h(x[i]); if d > 0.0 { let t = g(d); if t < best { best = t; winner = i } } }
//! let best = if winner != n { g(h(x[winner])) } else { best_0 };
//! ```
//! What is evaluated again must be free of effects and read nothing that the loop changes, so its value is the same to the
//! last bit. The branches around it are those that the winner's iteration took; in their other sides the value must stay
//! as it is.

mod value;

pub use self::value::value as winning;

use proc_macro2::Span;

use crate::ir::{
    Base, BinOp, Call, CallArg, CmpOp, CopyHow, Func, Loop, LoopKind, Math, Op, OpKind, Place,
    Pure, Region, RootId, Scalar, SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};
use crate::reverse::Activity;

/// Rewrites every such reduction of the function.
pub fn winners(func: &mut Func) {
    let activity = Activity::of(func, false);
    let mut body = std::mem::take(&mut func.body);
    let mut pass = Pass { func, activity };
    pass.region(&mut body);
    func.body = body;
}

struct Pass<'f> {
    func: &'f mut Func,
    activity: Activity,
}

/// How a carried value becomes the new one.
enum Pick {
    /// `best.max(t)`, `t.max(best)`, and `min`.
    Extremum,
    /// `if cond { t } else { best }`: whether `t` is the first branch's.
    Branch {
        then: bool,
    },
    Select {
        then: bool,
    },
}

/// A reduction that was found: the branches around it, where it is decided in the last of them, how, and what the winner
/// contributes.
struct Reduction {
    /// Which op of the body, then of that branch, and so on; whether the first branch.
    around: Vec<(usize, bool)>,
    /// What the outermost branch makes of it, what the next one does, up to the decision.
    steps: Vec<ValId>,
    at: usize,
    pick: Pick,
    t: ValId,
}

impl Pass<'_> {
    fn region(&mut self, region: &mut Region) {
        let mut n = 0;
        while n < region.ops.len() {
            let op = &mut region.ops[n];
            op.kind.for_each_region_mut(&mut |inner| self.region(inner));
            let (after, replaced) = self.split(op);
            let made = after.len();
            if made > 0 {
                let mut new = |v: ValId| replaced.get(&v).copied().unwrap_or(v);
                let rest = region.ops[n + 1..].iter_mut();
                rest.for_each(|op| op.map_values_deep(&mut new));
                region.yields.iter_mut().for_each(|v| *v = new(*v));
                region.ops.splice(n + 1..n + 1, after);
            }
            n += 1 + made;
        }
    }

    /// Takes the reductions out of a loop: the ops that follow it, and what replaces its results.
    fn split(&mut self, op: &mut Op) -> (Vec<Op>, HashMap<ValId, ValId>) {
        let (mut after, mut replaced) = (vec![], HashMap::default());
        let Op {
            results,
            kind: OpKind::Loop(l),
            src,
        } = op
        else {
            return (after, replaced);
        };
        // The end of the range stands for "none", so it must not be an index itself.
        let open = matches!(
            l.kind,
            LoopKind::For {
                inclusive: false,
                ..
            }
        );
        if l.has_exit || !open {
            return (after, replaced);
        }
        for n in 0..l.init.len() {
            let result = results[l.extra_results() + n];
            if !self.activity.val(result) {
                continue;
            }
            let Some(reduction) = self.reduction(l, n) else {
                continue;
            };
            let Some(slice) = Slice::of(self.func, l, &reduction, &self.activity) else {
                continue;
            };
            let LoopKind::For { hi, .. } = l.kind else {
                unreachable!("a counted loop")
            };
            let winner = self.track(l, results, &reduction);
            let found = self.value(Scalar::Bool, None);
            let won = OpKind::Pure(Pure::Cmp(CmpOp::Ne), vec![winner, hi]);
            after.push(made(found, won, *src));
            let again = self.again(l.body.params[0], &slice, reduction.t, winner);
            let info = self.func.val(result).clone();
            let best = self.func.new_val(info.ty, info.name, info.span);
            let els = Region {
                params: vec![],
                ops: vec![],
                yields: vec![l.init[n]],
            };
            after.push(Op {
                results: vec![best],
                kind: OpKind::If {
                    cond: found,
                    then: again,
                    els,
                },
                src: *src,
            });
            self.func.vals[best.0 as usize].same = Some(result);
            replaced.insert(result, best);
        }
        (after, replaced)
    }

    /// Whether carried value `n` is nothing but a minimum or maximum.
    fn reduction(&self, l: &Loop, n: usize) -> Option<Reduction> {
        let best = l.body.params[1 + n];
        let found = decided(&l.body, best, l.body.yields[n])?;
        // On its way through each branch, and to learn something that carries no derivative.
        let only = |v: ValId, times: usize| uses(&l.body, v) == times + comparisons(&l.body, v);
        let passed = only(best, found.steps.len()) && found.steps.iter().all(|v| only(*v, 1));
        passed.then_some(found)
    }

    /// Makes the loop carry the winner's index, which is its range's end if nobody won.
    fn track(&mut self, l: &mut Loop, results: &mut Vec<ValId>, found: &Reduction) -> ValId {
        let LoopKind::For { hi, .. } = l.kind else {
            unreachable!("a counted loop")
        };
        let index = l.body.params[0];
        let ty = self.func.ty(index);
        let [param, winner] = [0; 2].map(|_| self.value(ty, Some("winner")));
        let next = self.through(&mut l.body, found, &found.around, [index, param]);
        l.init.push(hi);
        l.body.params.push(param);
        l.body.yields.push(next);
        results.push(winner);
        winner
    }

    /// Hands the winner so far (the index, or the one before) out of the branches around the decision.
    fn through(
        &mut self,
        region: &mut Region,
        found: &Reduction,
        around: &[(usize, bool)],
        [index, param]: [ValId; 2],
    ) -> ValId {
        let Some((&(at, first), inner)) = around.split_first() else {
            return self.picked(region, found, [index, param]);
        };
        let OpKind::If { then, els, .. } = &mut region.ops[at].kind else {
            unreachable!("found as such")
        };
        let (taken, other) = match first {
            true => (then, els),
            false => (els, then),
        };
        let picked = self.through(taken, found, inner, [index, param]);
        taken.yields.push(picked);
        other.yields.push(param);
        let next = self.value(self.func.ty(index), Some("winner"));
        region.ops[at].results.push(next);
        next
    }

    /// The index where the iteration wins, else the one before.
    fn picked(
        &mut self,
        region: &mut Region,
        found: &Reduction,
        [index, param]: [ValId; 2],
    ) -> ValId {
        let next = self.value(self.func.ty(index), Some("winner"));
        let op = &mut region.ops[found.at];
        let src = op.src;
        let (mut before, mut new) = (vec![], vec![]);
        match (&found.pick, &mut op.kind) {
            (Pick::Branch { then: first }, OpKind::If { then, els, .. }) => {
                let picked = [index, param];
                then.yields.push(picked[usize::from(!first)]);
                els.yields.push(picked[usize::from(*first)]);
                op.results.push(next);
            }
            (Pick::Select { then }, OpKind::Select(cond, ..)) => {
                let (yes, no) = if *then {
                    (index, param)
                } else {
                    (param, index)
                };
                new.push(made(next, OpKind::Select(*cond, yes, no), src));
            }
            (Pick::Extremum, OpKind::Math(math, args)) => {
                let (math, args) = (math.clone(), args.clone());
                let cond = self.receiver_wins(&math, &args, src, &mut before);
                // As a branch, which is seldom taken: an iteration need not wait for the one before.
                let picked = |v: ValId| Region {
                    params: vec![],
                    ops: vec![],
                    yields: vec![v, if v == found.t { index } else { param }],
                };
                let op = &mut region.ops[found.at];
                op.kind = OpKind::If {
                    cond,
                    then: picked(args[0]),
                    els: picked(args[1]),
                };
                op.results.push(next);
            }
            _ => unreachable!("found as such"),
        }
        region.ops.splice(found.at + 1..found.at + 1, new);
        region.ops.splice(found.at..found.at, before);
        next
    }

    /// Whether `a.max(b)` returns `a`, as the rules have it: `a >= b || b != b`.
    fn receiver_wins(
        &mut self,
        math: &Math,
        args: &[ValId],
        src: SrcId,
        ops: &mut Vec<Op>,
    ) -> ValId {
        let cmp = if math.rule.name == "max" {
            CmpOp::Ge
        } else {
            CmpOp::Le
        };
        let [ahead, nan, first] = [0; 3].map(|_| self.value(Scalar::Bool, None));
        let (a, b) = (args[0], args[1]);
        ops.push(made(ahead, OpKind::Pure(Pure::Cmp(cmp), vec![a, b]), src));
        ops.push(made(
            nan,
            OpKind::Pure(Pure::Cmp(CmpOp::Ne), vec![b, b]),
            src,
        ));
        let either = OpKind::Pure(Pure::Bin(BinOp::OrOr), vec![ahead, nan]);
        ops.push(made(first, either, src));
        first
    }

    /// What the winner's iteration contributes, computed again.
    fn again(&mut self, index: ValId, slice: &Slice, t: ValId, winner: ValId) -> Region {
        let mut region = Region {
            params: vec![],
            ops: slice.ops.clone(),
            yields: vec![t],
        };
        let mut fresh = HashMap::from_iter([(index, winner)]);
        region.for_each_def_deep(&mut |v| {
            let info = self.func.val(v).clone();
            fresh
                .entry(v)
                .or_insert_with(|| self.func.new_val(info.ty, info.name, info.span));
        });
        region.rename_deep(&mut |v| fresh.get(&v).copied().unwrap_or(v));
        let mut roots = HashMap::default();
        region.walk(&mut |op| {
            for root in op.kind.allocates() {
                let info = self.func.root(root).clone();
                let copy = self.func.new_root(info.name, info.ty, info.kind, info.span);
                roots.insert(root, copy);
            }
        });
        region.walk_mut(&mut |op| {
            if let OpKind::Alloc(root, _) = &mut op.kind {
                *root = roots[root];
            }
            op.kind
                .for_each_place_mut(&mut |place| rename(place, &roots));
        });
        region
    }

    fn value(&mut self, ty: Scalar, name: Option<&str>) -> ValId {
        self.func
            .new_val(ty, name.map(str::to_owned), Span::call_site())
    }
}

/// How a region of a loop's body makes `next`: it is `best` or something else, or what an inner branch decides so.
fn decided(region: &Region, best: ValId, next: ValId) -> Option<Reduction> {
    let at = (region.ops.iter()).position(|op| op.results.contains(&next))?;
    let op = &region.ops[at];
    let other = |a: ValId, b: ValId| (a != b && (a == best || b == best)).then_some(a == best);
    let (pick, t) = match &op.kind {
        OpKind::Math(math, args) if matches!(math.rule.name, "max" | "min") => {
            let first = other(args[0], args[1])?;
            (Pick::Extremum, args[usize::from(first)])
        }
        OpKind::Select(_, a, b) => match other(*a, *b)? {
            true => (Pick::Select { then: false }, *b),
            false => (Pick::Select { then: true }, *a),
        },
        OpKind::If { then, els, .. } => {
            let result = op.results.iter().position(|r| *r == next)?;
            let (a, b) = (then.yields[result], els.yields[result]);
            let (first, t, branch) = match other(a, b)? {
                true => (false, b, els),
                false => (true, a, then),
            };
            if let Some(mut inner) = decided(branch, best, t) {
                inner.around.insert(0, (at, first));
                inner.steps.insert(0, next);
                return Some(inner);
            }
            (Pick::Branch { then: first }, t)
        }
        _ => return None,
    };
    let found = Reduction {
        around: vec![],
        steps: vec![next],
        at,
        pick,
        t,
    };
    Some(found)
}

fn made(result: ValId, kind: OpKind, src: SrcId) -> Op {
    Op {
        results: vec![result],
        kind,
        src,
    }
}

fn rename(place: &mut Place, roots: &HashMap<RootId, RootId>) {
    match &mut place.base {
        Base::Root(root) => *root = roots.get(root).copied().unwrap_or(*root),
        Base::Shadow(_) => {}
        Base::Select(_, places) => places.iter_mut().for_each(|p| rename(p, roots)),
    }
}

/// How often a region uses a value, and how often only to learn something that carries no derivative.
fn uses(region: &Region, v: ValId) -> usize {
    let mut count = 0;
    region.for_each_value_deep(&mut |used| count += usize::from(used == v));
    count
}

fn comparisons(region: &Region, v: ValId) -> usize {
    let mut count = 0;
    region.walk(&mut |op| {
        if let OpKind::Pure(_, args) = &op.kind {
            count += args.iter().filter(|a| **a == v).count();
        }
    });
    count
}

/// The part of an iteration that computes what the winner contributes.
struct Slice {
    ops: Vec<Op>,
}

fn branch(op: &Op, first: bool) -> &Region {
    match &op.kind {
        OpKind::If { then, .. } if first => then,
        OpKind::If { els, .. } => els,
        _ => unreachable!("found as such"),
    }
}

struct Slicer<'s> {
    func: &'s Func,
    activity: &'s Activity,
    /// Memory that the loop writes, and memory that begins and ends in an iteration.
    written: HashSet<RootId>,
    born: HashSet<RootId>,
    vals: HashSet<ValId>,
    roots: HashSet<RootId>,
}

impl Slice {
    /// `None` if it cannot be evaluated again.
    fn of(func: &Func, l: &Loop, found: &Reduction, activity: &Activity) -> Option<Slice> {
        let mut ops: Vec<&Op> = vec![];
        let mut region = &l.body;
        for &(at, first) in &found.around {
            ops.extend(&region.ops[..at]);
            region = branch(&region.ops[at], first);
        }
        ops.extend(&region.ops[..found.at]);
        if let Pick::Branch { then: first } = found.pick {
            ops.extend(&branch(&region.ops[found.at], first).ops);
        }
        let mut slicer = Slicer {
            func,
            activity,
            written: written(&l.body),
            born: ops.iter().flat_map(|op| op.kind.allocates()).collect(),
            vals: HashSet::from_iter([found.t]),
            roots: HashSet::default(),
        };
        let mut kept = vec![];
        for op in ops.into_iter().rev() {
            if slicer.needs(op) {
                slicer.take(op)?;
                kept.push(op.clone());
            }
        }
        kept.reverse();
        // Of the iteration's parameters only the index is known again.
        let known = l.body.params[1..].iter().all(|p| !slicer.vals.contains(p));
        (known && activity.val(found.t)).then_some(Slice { ops: kept })
    }
}

impl Slicer<'_> {
    fn needs(&self, op: &Op) -> bool {
        let mut changed = HashSet::default();
        writes(op, &mut changed);
        op.results.iter().any(|v| self.vals.contains(v))
            || op
                .kind
                .allocates()
                .iter()
                .chain(&changed)
                .any(|r| self.roots.contains(r))
    }

    /// Adds what an op needs; `None` if it must not be run again.
    fn take(&mut self, op: &Op) -> Option<()> {
        let again = match &op.kind {
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Math(..) | OpKind::Pure(..) => true,
            OpKind::Select(..) | OpKind::Undef | OpKind::Load(_) | OpKind::Len(_) => true,
            OpKind::If { .. } | OpKind::Loop(_) | OpKind::Alloc(..) => true,
            OpKind::Store(..) | OpKind::Fill(..) => true,
            OpKind::Copy { how, .. } => *how == CopyHow::Slice,
            // What no derivative flows through may have effects of its own.
            OpKind::Call(call) => self.activity.call(self.func, op, call) && repeatable(call),
            _ => false,
        };
        if !again {
            return None;
        }
        let mut changed = HashSet::default();
        writes(op, &mut changed);
        let mut inside = HashSet::default();
        op.kind
            .for_each_region(&mut |r| r.walk(&mut |op| inside.extend(op.kind.allocates())));
        if changed
            .iter()
            .any(|r| !self.born.contains(r) && !inside.contains(r))
        {
            return None;
        }
        let mut steady = true;
        op.kind.for_each_place(&mut |place| {
            for root in place.roots() {
                if self.born.contains(&root) {
                    self.roots.insert(root);
                } else if !inside.contains(&root) {
                    steady &= !self.written.contains(&root);
                }
            }
        });
        self.vals.extend(op.operands());
        let mut regions = vec![];
        op.kind
            .for_each_region(&mut |region| regions.push(region.clone()));
        for region in regions {
            self.vals.extend(region.yields.iter().copied());
            for op in &region.ops {
                self.born.extend(op.kind.allocates());
                self.take(op)?;
            }
        }
        steady.then_some(())
    }
}

/// Takes values and shared references, returns scalars.
fn repeatable(call: &Call) -> bool {
    fn plain(arg: &CallArg) -> bool {
        match arg {
            CallArg::Val(_) | CallArg::Ref(_) | CallArg::Tokens(_) => true,
            CallArg::RefMut(_) | CallArg::Own(_) => false,
            CallArg::Tuple(parts) | CallArg::Opt(parts) => parts.iter().all(plain),
            CallArg::Dot(arg) | CallArg::NoDot(arg) => plain(arg),
        }
    }
    let roots = call.ret.as_ref().map(|bind| bind.roots());
    call.args.iter().all(plain) && roots.is_none_or(|r| r.is_empty())
}

/// The roots that a region writes.
fn written(region: &Region) -> HashSet<RootId> {
    let mut roots = HashSet::default();
    region.ops.iter().for_each(|op| writes(op, &mut roots));
    roots
}

/// The roots that an op, or anything nested in it, writes.
fn writes(op: &Op, roots: &mut HashSet<RootId>) {
    match &op.kind {
        OpKind::Store(p, _)
        | OpKind::Fill(p, _)
        | OpKind::Copy { dst: p, .. }
        | OpKind::Push(p, _, _)
        | OpKind::Pop(p, _, _)
        | OpKind::Truncate(p, _) => roots.extend(p.roots()),
        OpKind::Swap(a, b) => roots.extend(a.roots().into_iter().chain(b.roots())),
        OpKind::Call(call) => call.args.iter().for_each(|arg| lent(arg, roots)),
        kind => kind.for_each_region(&mut |region| roots.extend(written(region))),
    }
}

fn lent(arg: &CallArg, roots: &mut HashSet<RootId>) {
    match arg {
        CallArg::RefMut(p) => roots.extend(p.roots()),
        CallArg::Tuple(parts) | CallArg::Opt(parts) => {
            parts.iter().for_each(|part| lent(part, roots))
        }
        CallArg::Dot(arg) => lent(arg, roots),
        CallArg::NoDot(_) => {}
        CallArg::Val(_) | CallArg::Ref(_) | CallArg::Own(_) | CallArg::Tokens(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn is_kept(body: &str) -> bool {
        let source = format!(
            "fn f(x: &[f64]) -> f64 {{ let mut best = 9.0; let mut s = 0.0; \
             for i in 0..x.len() {{ {body} }} best + s }}"
        );
        vjp(quote!(), &source).contains("winner")
    }

    #[test]
    fn decided_in_branches() {
        assert!(is_kept("if x[i] < best { best = x[i]; }"));
        let hit = "if x[i] > 0.0 { let t = x[i].sqrt(); if t < best { best = t; } }";
        assert!(is_kept(hit));
        assert!(is_kept(
            &hit.replace("if t < best { best = t; }", "best = best.min(t);")
        ));
        assert!(is_kept(&format!("if i % 3 != 1 {{ {hit} }}")));
        assert!(is_kept(
            "if x[i] < 0.0 { continue; } let t = x[i].sqrt(); if t < best { best = t; }"
        ));
    }

    #[test]
    fn changed_in_the_other_branch() {
        assert!(!is_kept(
            "if x[i] > 0.0 { if x[i] < best { best = x[i]; } } else { best *= 0.5; }"
        ));
        assert!(!is_kept(
            "if x[i] > 0.0 { if x[i] < best { best = x[i]; } else { best = best.sqrt(); } }"
        ));
    }

    #[test]
    fn used_on_the_way() {
        assert!(!is_kept(
            "if x[i] > 0.0 { s += best; if x[i] < best { best = x[i]; } }"
        ));
        assert!(!is_kept(
            "if x[i] > 0.0 { if x[i] < best { best = x[i]; } s += best; }"
        ));
        assert!(!is_kept(
            "if x[i] > 0.0 { if x[i] < best { best = x[i] * best; } }"
        ));
    }
}
