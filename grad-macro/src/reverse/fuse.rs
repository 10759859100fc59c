//! Loops that run forward and backward in each iteration, because the adjoint of what they compute is known before they
//! begin: nothing is recorded across iterations.
//!
//! ```text
//! for i in 0..n { let r = y[i] - a * x[i]; total += r * r }  ..  0.5 * total
//! ```
//! becomes, with `d = 0.5 * seed`,
//! ```text
//! for i in 0..n { let r = ..; total += r * r;  let r_bar = 2.0 * d * r; a_bar -= r_bar * x[i] }
//! ```
//!
//! A loop R in a region whose values stay in scope fuses if all of these hold.
//! 1. Each active carried value is used actively only as `c' = c ± t`; its other uses carry no derivative.
//! 2. From R's result to the function's result lead sums, products and quotients with values from before R, in R's own
//!    region: hence no branch that depends on R.
//! 3. What R writes begins and ends in an iteration (or might as well, see [`kills`](super::kills)), or carries no
//!    derivative.
//! 4. No exit after R's start has another adjoint. As exits are nested branches, that follows from 2: a result that is
//!    used in one branch only is not used in R's own region.
//! 5. What R reads actively is not written afterwards, so that its adjoint is that of its last version.
//! 6. Nothing that R overwrites has to be restored ([`Fusions::violated`] looks at what was decided in the end).
//! 7. R lends no memory to functions that change it while a derivative flows; what is opaque runs once, forward.
//!
//! A call that returns a number fuses on the same terms (2 to 7): its companion for both sweeps is called in place of
//! the function. A recursion all of whose calls fuse (a determinant by minors) takes adjoints down and values up.

use crate::ir::{
    Bind, Call, CallArg, CopyHow, Func, Loop, LoopKind, Mem, Op, OpKind, Pure, Region, RootId,
    RootKind, Scalar, ValId,
};
use crate::maps::{HashMap, HashSet};
use crate::reverse::activity::{Activity, carries};
use crate::reverse::index::{Def, DefKind, Index, Pos, RegionIx, RegionKind};
use crate::reverse::keep::{CHEAP, Plan, writes_of};
use crate::reverse::kills::Kills;
use crate::reverse::memory::resizable;

/// An adjoint in terms of what is known early.
#[derive(Clone, Debug)]
pub enum Early {
    Zero,
    /// The seed of the k-th scalar result.
    Seed(usize),
    /// That of carried value n of the fused loop around.
    Outer(Pos, usize),
    Sum(Box<Early>, Box<Early>),
    Neg(Box<Early>),
    Times(Box<Early>, ValId),
    Over(Box<Early>, ValId),
}

/// The loops that fuse.
#[derive(Default)]
pub struct Fusions {
    /// For each the adjoints of its carried values, where they are active.
    pub loops: HashMap<Pos, Vec<Option<Early>>>,
    /// Calls that fuse, and the adjoint of what they return.
    pub calls: HashMap<Pos, Early>,
    /// What might as well be declared in the bodies of these loops.
    private: HashMap<Pos, HashSet<RootId>>,
    /// The function's body, the bodies of fused loops, and the branches that end any of these.
    pub visible: HashSet<RegionIx>,
}

/// A use through which a derivative flows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Argument k of the rule applied at this position.
    Math(Pos, usize),
    /// Yield k of this region.
    Yield(RegionIx, usize),
    /// Initial value n of this loop.
    Init(Pos, usize),
    /// Anything else.
    Other(Pos),
}

/// Chains of uses longer than this are not followed.
const PATIENCE: usize = 200;

/// The visible regions, and the loops that fuse. With `tails`, branches that end a visible region are visible too.
pub fn find(
    (func, index, activity, plan): (&Func, &Index, &Activity, &Plan),
    kills: &Kills,
    tails: bool,
    allowed: impl Fn(Pos) -> bool,
) -> Fusions {
    let mut finder = Finder {
        func,
        index,
        activity,
        plan,
        kills,
        uses: HashMap::default(),
        fusions: Fusions::default(),
    };
    finder.collect(&func.body, 0);
    finder.visit(&func.body, 0, tails, &allowed);
    finder.fusions
}

impl Fusions {
    /// Loops and calls that overwrite memory from outside which the reverse sweep would have to restore, or would
    /// restore: `recorded` calls do.
    pub fn violated(&self, index: &Index, plan: &Plan, recorded: &[Pos]) -> Vec<Pos> {
        let restores = |at: &&Pos| {
            let body = index.nested[at][0];
            let none = HashSet::default();
            let private = self.private.get(at).unwrap_or(&none);
            let inside = |write: &Pos| {
                let inside = index.within(index.op_region[*write], body);
                let mut outside = outside_roots(index, body, plan.op(*write));
                inside && outside.any(|root| !private.contains(&root))
            };
            let split = |write: &Pos| !self.calls.contains_key(write) && inside(write);
            plan.restored.iter().any(inside) || recorded.iter().any(split)
        };
        let loops = self.loops.keys().filter(restores);
        let calls = self.calls.keys().filter(|at| plan.restored.contains(at));
        loops.chain(calls).copied().collect()
    }
}

/// Whether what an op writes is as long as before.
fn keeps_length(op: &Op) -> bool {
    match &op.kind {
        OpKind::Store(..) | OpKind::Fill(..) => true,
        OpKind::Copy { how, .. } => *how == CopyHow::Slice,
        _ => false,
    }
}

/// The roots that an op writes and that live longer than an iteration.
fn outside_roots<'i>(
    index: &'i Index,
    body: RegionIx,
    op: &Op,
) -> impl Iterator<Item = RootId> + 'i {
    let roots: Vec<RootId> = writes_of(op).iter().flat_map(|p| p.roots()).collect();
    roots
        .into_iter()
        .filter(move |root| !born_in(index, body, *root))
}

fn born_in(index: &Index, body: RegionIx, root: RootId) -> bool {
    index
        .birth
        .get(&root)
        .is_some_and(|(region, _)| index.within(*region, body))
}

struct Finder<'f> {
    func: &'f Func,
    index: &'f Index,
    activity: &'f Activity,
    plan: &'f Plan,
    kills: &'f Kills,
    uses: HashMap<ValId, Vec<Use>>,
    fusions: Fusions,
}

impl Finder<'_> {
    // ---- uses -------------------------------------------------------------------------------

    fn collect(&mut self, region: &Region, ix: RegionIx) {
        let index = self.index;
        for (pos, op) in index.numbered(region, ix) {
            self.collect_op(op, pos);
        }
        for (k, &y) in region.yields.iter().enumerate() {
            self.used(y, Use::Yield(ix, k));
        }
    }

    fn collect_op(&mut self, op: &Op, pos: Pos) {
        let nested = |k: usize| self.index.nested[&pos][k];
        match &op.kind {
            OpKind::Math(math, args) => {
                if self.activity.val(op.results[0]) {
                    carries(math).for_each(|k| self.used(args[k], Use::Math(pos, k)));
                }
            }
            OpKind::If { then, els, .. } => {
                let (a, b) = (nested(0), nested(1));
                self.collect(then, a);
                self.collect(els, b);
            }
            OpKind::Loop(l) => {
                let body = nested(0);
                for (n, &v) in l.init.iter().enumerate() {
                    self.used(v, Use::Init(pos, n));
                }
                self.collect(&l.body, body);
            }
            // These learn something of a value that carries no derivative.
            OpKind::Pure(..) | OpKind::Effect(..) => {}
            kind => kind.for_each_value(&mut |v| self.used(*v, Use::Other(pos))),
        }
    }

    fn used(&mut self, v: ValId, how: Use) {
        if self.activity.val(v) {
            self.uses.entry(v).or_default().push(how);
        }
    }

    fn uses(&self, v: ValId) -> &[Use] {
        self.uses.get(&v).map_or(&[], |list| list)
    }

    /// The region in which a use stands.
    fn region_of(&self, how: Use) -> RegionIx {
        match how {
            Use::Math(pos, _) | Use::Init(pos, _) | Use::Other(pos) => self.index.op_region[pos],
            Use::Yield(region, _) => region,
        }
    }

    // ---- regions ----------------------------------------------------------------------------

    fn visit(&mut self, region: &Region, ix: RegionIx, tails: bool, allowed: &dyn Fn(Pos) -> bool) {
        self.fusions.visible.insert(ix);
        let index = self.index;
        let ops: Vec<_> = index.numbered(region, ix).collect();
        for &(pos, op) in &ops {
            if let OpKind::Call(call) = &op.kind
                && allowed(pos)
                && let Some(seed) = self.call_seed(op, pos, call)
            {
                self.fusions.calls.insert(pos, seed);
            }
            if let OpKind::Loop(l) = &op.kind
                && allowed(pos)
                && let Some(seeds) = self.seeds(op, pos, l)
            {
                let private = self.private(pos);
                self.fusions.private.insert(pos, private);
                self.fusions.loops.insert(pos, seeds);
                self.visit(&l.body, index.nested[&pos][0], tails, allowed);
            }
        }
        if let (true, Some((pos, op))) = (tails, ops.last())
            && let OpKind::If { then, els, .. } = &op.kind
            && self.keeps_lengths(*pos)
        {
            self.visit(then, index.nested[pos][0], tails, allowed);
            self.visit(els, index.nested[pos][1], tails, allowed);
        }
    }

    /// Whether a branch leaves the lengths of what is declared around it: where both sweeps run in the branch, shadows of that
    /// are there before it.
    fn keeps_lengths(&self, branch: Pos) -> bool {
        self.index.nested[&branch].iter().all(|&ix| {
            let region = &self.index.regions[ix];
            (region.start..region.end)
                .map(|at| self.plan.op(at))
                .all(|op| {
                    let resized = |root: &RootId| {
                        self.activity.root(*root) && resizable(&self.func.root(*root).ty)
                    };
                    keeps_length(op)
                        || !outside_roots(self.index, ix, op).any(|root| resized(&root))
                })
        })
    }

    /// The adjoints of a loop's carried values, if it fuses.
    fn seeds(&self, op: &Op, pos: Pos, l: &Loop) -> Option<Vec<Option<Early>>> {
        let mut seeds = vec![];
        for n in 0..l.init.len() {
            let result = op.results[l.extra_results() + n];
            let param = l.body.params[usize::from(l.has_index()) + n];
            if !self.activity.val(param) && !self.activity.val(result) {
                seeds.push(None);
                continue;
            }
            if !self.accumulates(pos, n) {
                return None;
            }
            seeds.push(Some(self.early(result, pos, &mut { PATIENCE })?));
        }
        let flows = |seed: &Option<Early>| !matches!(seed, None | Some(Early::Zero));
        (seeds.iter().any(flows) && self.memory_allows(pos)).then_some(seeds)
    }

    /// The adjoint of what a call returns, if the call fuses.
    fn call_seed(&self, op: &Op, pos: Pos, call: &Call) -> Option<Early> {
        let ([y], Some(Bind::Val(_))) = (&op.results[..], &call.ret) else {
            return None;
        };
        // There is no companion that runs both sweeps of a tangent.
        if call.order > 0
            || self.func.calls_parameter(call)
            || !self.activity.val(*y)
            || !call.args.iter().all(|arg| self.may_pass(arg, pos))
        {
            return None;
        }
        let seed = self.early(*y, pos, &mut { PATIENCE })?;
        (!matches!(seed, Early::Zero)).then_some(seed)
    }

    /// Clauses 3 and 5 for an argument.
    fn may_pass(&self, arg: &CallArg, pos: Pos) -> bool {
        match arg {
            CallArg::Val(_) | CallArg::Tokens(_) => true,
            CallArg::Ref(place) => place.roots().iter().all(|&root| {
                let later = |(write, _): &(Pos, _)| *write > pos;
                let last = !self.plan.writes(root).iter().any(later) && !self.is_resized(root);
                last || !self.activity.root(root)
            }),
            CallArg::RefMut(place) => !place.roots().iter().any(|r| self.activity.root(*r)),
            CallArg::Own(_)
            | CallArg::Tuple(_)
            | CallArg::Opt(_)
            | CallArg::Dot(_)
            | CallArg::NoDot(_) => false,
        }
    }

    // ---- clauses 3, 5 and 7 -----------------------------------------------------------------

    fn memory_allows(&self, pos: Pos) -> bool {
        let body = self.index.nested[&pos][0];
        let region = &self.index.regions[body];
        let private = self.private(pos);
        (region.start..region.end).all(|at| {
            let op = self.plan.op(at);
            self.may_write(op, body, &private) && self.may_read(op, pos, body, &private)
        })
    }

    /// What the loop at `pos` writes that might as well be declared in its body.
    fn private(&self, pos: Pos) -> HashSet<RootId> {
        let body = self.index.nested[&pos][0];
        let region = &self.index.regions[body];
        let ops = (region.start..region.end).map(|at| self.plan.op(at));
        let written: HashSet<RootId> = ops
            .flat_map(|op| outside_roots(self.index, body, op))
            .collect();
        let facts = (self.func, self.index, self.plan);
        let is_private = |root: &RootId| self.kills.is_private(facts, *root, pos);
        written.into_iter().filter(is_private).collect()
    }

    fn may_write(&self, op: &Op, body: RegionIx, private: &HashSet<RootId>) -> bool {
        // A call that is active has to fuse in the end.
        let plain = keeps_length(op) || matches!(op.kind, OpKind::Call(_));
        outside_roots(self.index, body, op)
            .all(|root| plain && (!self.activity.root(root) || private.contains(&root)))
    }

    fn may_read(&self, op: &Op, pos: Pos, body: RegionIx, private: &HashSet<RootId>) -> bool {
        let mut last = true;
        op.kind.for_each_place(&mut |place| {
            for root in place.roots() {
                let own = born_in(self.index, body, root) || private.contains(&root);
                if self.activity.root(root) && !own {
                    let later = |(write, _): &(Pos, _)| *write > self.index.op_end[pos];
                    last &= !self.plan.writes(root).iter().any(later) && !self.is_resized(root);
                }
            }
        });
        last
    }

    /// The shadow of a `&mut Vec` takes its final length only when the reverse sweep begins.
    fn is_resized(&self, root: RootId) -> bool {
        let info = &self.func.roots[root.0 as usize];
        matches!(info.kind, RootKind::ParamRef { mutable: true, .. })
            && matches!(info.ty, Mem::Vec(_) | Mem::Queue(_))
    }

    // ---- clause 1 ---------------------------------------------------------------------------

    /// Whether carried value n of the loop at `pos` only ever becomes itself plus or minus something.
    fn accumulates(&self, pos: Pos, n: usize) -> bool {
        let OpKind::Loop(l) = &self.plan.op(pos).kind else {
            return false;
        };
        let param = l.body.params[usize::from(l.has_index()) + n];
        let body = self.index.nested[&pos][0];
        self.passes(param, body, &mut { PATIENCE }) == Some(usize::from(l.has_exit) + n)
    }

    /// Follows a value through sums to the only yield of `region` where it arrives.
    fn passes(&self, v: ValId, region: RegionIx, patience: &mut usize) -> Option<usize> {
        *patience = patience.checked_sub(1)?;
        let within = |how: &&Use| self.index.within(self.region_of(**how), region);
        let uses: Vec<Use> = self.uses(v).iter().filter(within).copied().collect();
        match uses[..] {
            [] => None,
            [one] if self.region_of(one) == region => match one {
                Use::Yield(_, k) => Some(k),
                Use::Math(pos, k) => {
                    let OpKind::Math(math, _) = &self.plan.op(pos).kind else {
                        return None;
                    };
                    let plain = matches!((math.rule.name, k), ("add", _) | ("sub", 0));
                    let sum = plain.then_some(self.plan.op(pos).results[0])?;
                    self.passes(sum, region, patience)
                }
                Use::Init(pos, n) => {
                    let next = self.result(pos, n)?;
                    self.accumulates(pos, n).then_some(())?;
                    self.passes(next, region, patience)
                }
                Use::Other(_) => None,
            },
            _ => {
                let owner = |how: Use| match how {
                    Use::Yield(r, _) => self.index.regions[r].parent.map(|(_, pos)| pos),
                    Use::Math(pos, _) | Use::Init(pos, _) | Use::Other(pos) => Some(pos),
                };
                let mut ops = uses.iter().map(|u| {
                    (self.region_of(*u) != region)
                        .then(|| Some(self.index.op_in(region, owner(*u)?)))
                });
                let first = ops.next()???;
                if !ops.all(|op| op == Some(Some(first))) {
                    return None;
                }
                let OpKind::If { .. } = &self.plan.op(first).kind else {
                    return None;
                };
                let branches = &self.index.nested[&first];
                let k = self.passes(v, branches[0], patience)?;
                if self.passes(v, branches[1], patience)? != k {
                    return None;
                }
                self.passes(self.plan.op(first).results[k], region, patience)
            }
        }
    }

    fn result(&self, pos: Pos, n: usize) -> Option<ValId> {
        let op = self.plan.op(pos);
        let OpKind::Loop(l) = &op.kind else {
            return None;
        };
        op.results.get(l.extra_results() + n).copied()
    }

    // ---- clauses 2 and 4 --------------------------------------------------------------------

    /// The adjoint of a value, from what is known before the loop at `before`.
    fn early(&self, v: ValId, before: Pos, patience: &mut usize) -> Option<Early> {
        *patience = patience.checked_sub(1)?;
        let region = self.index.def.get(&v)?.region;
        let mut total = Early::Zero;
        for &how in self.uses(v) {
            if self.region_of(how) != region {
                return None;
            }
            let part = match how {
                Use::Math(pos, k) => self.through_rule(pos, k, before, patience)?,
                Use::Yield(_, k) => self.yielded(region, k, before, patience)?,
                Use::Init(pos, n) => {
                    self.accumulates(pos, n).then_some(())?;
                    self.early(self.result(pos, n)?, before, patience)?
                }
                Use::Other(_) => return None,
            };
            total = match (total, part) {
                (Early::Zero, part) => part,
                (total, Early::Zero) => total,
                (total, part) => Early::Sum(Box::new(total), Box::new(part)),
            };
        }
        Some(total)
    }

    fn through_rule(&self, pos: Pos, k: usize, before: Pos, patience: &mut usize) -> Option<Early> {
        let op = self.plan.op(pos);
        let OpKind::Math(math, args) = &op.kind else {
            return None;
        };
        let d = self.early(op.results[0], before, patience)?;
        if let Early::Zero = d {
            return Some(d);
        }
        let known = |v: ValId| self.known_before(v, before).then_some(v);
        Some(match (math.rule.name, k) {
            ("add", _) | ("sub", 0) => d,
            ("sub", _) | ("neg", _) => Early::Neg(Box::new(d)),
            ("mul", k) => Early::Times(Box::new(d), known(args[1 - k])?),
            ("div", 0) => Early::Over(Box::new(d), known(args[1])?),
            _ => return None,
        })
    }

    fn yielded(
        &self,
        region: RegionIx,
        k: usize,
        before: Pos,
        patience: &mut usize,
    ) -> Option<Early> {
        let info = &self.index.regions[region];
        match (info.kind, info.parent) {
            (RegionKind::Body, _) => {
                let float = |v: &ValId| matches!(self.func.ty(*v), Scalar::F64 | Scalar::F32);
                let leaves = super::scalar_leaves(&self.func.ret);
                (k < leaves && float(&self.func.body.yields[k])).then_some(Early::Seed(k))
            }
            (RegionKind::Branch, Some((_, pos))) if self.fusions.visible.contains(&region) => {
                self.early(self.plan.op(pos).results[k], before, patience)
            }
            (RegionKind::LoopBody, Some((_, pos))) if self.fusions.loops.contains_key(&pos) => {
                let OpKind::Loop(l) = &self.plan.op(pos).kind else {
                    return None;
                };
                let n = k.checked_sub(usize::from(l.has_exit))?;
                let known = self.fusions.loops[&pos][n].is_some();
                Some(if known {
                    Early::Outer(pos, n)
                } else {
                    Early::Zero
                })
            }
            _ => None,
        }
    }

    /// Whether a value is there when the loop at `before` begins, or follows cheaply from such values.
    fn known_before(&self, v: ValId, before: Pos) -> bool {
        known_before(self.func, self.index, self.plan, (v, before), &mut {
            PATIENCE
        })
    }
}

fn known_before(
    func: &Func,
    index: &Index,
    plan: &Plan,
    (v, before): (ValId, Pos),
    patience: &mut usize,
) -> bool {
    *patience = patience.saturating_sub(1);
    if *patience == 0 {
        return false;
    }
    if is_there(index, v, before) {
        return true;
    }
    let Some(def) = index.def.get(&v) else {
        return false;
    };
    let mut known = |v: &ValId| known_before(func, index, plan, (*v, before), patience);
    // In the loop's own region, so that it is computed whenever the loop ends.
    index.op_region[before] == def.region
        && match &plan.op(def.pos).kind {
            OpKind::Lit(_) | OpKind::Const(_) => true,
            OpKind::Math(math, args) => math.rule.price <= CHEAP && args.iter().all(known),
            OpKind::Pure(Pure::Bin(_) | Pure::Cast | Pure::Neg, args) => args.iter().all(known),
            OpKind::Len(place) => {
                let fixed = |root: &RootId| {
                    matches!(
                        func.roots[root.0 as usize].kind,
                        RootKind::ParamRef { mutable: false, .. }
                    )
                };
                let mut all = place.roots().iter().all(fixed);
                place.for_each_value(&mut |v| all &= known(v));
                all
            }
            _ => false,
        }
}

/// Whether a value is in scope where the loop at `before` begins.
pub fn is_there(index: &Index, v: ValId, before: Pos) -> bool {
    let Some(&Def { region, pos, how }) = index.def.get(&v) else {
        return true;
    };
    let around = index.within(index.op_region[before], region);
    match how {
        DefKind::Param => true,
        DefKind::LoopIndex | DefKind::Carried(_) => around,
        DefKind::Op(_) => around && pos < before,
    }
}

/// Whether a loop's own condition needs the carried values under names of its own.
pub fn condition(l: &mut Loop) -> Option<&mut Region> {
    match &mut l.kind {
        LoopKind::While { cond } => Some(cond),
        LoopKind::For { .. } | LoopKind::Forever => None,
    }
}
