//! Reverse mode: from a primal function to its forward and reverse sweeps.
//!
//! `joint` puts both sweeps into one region (what a caller from outside runs); `split` gives them apart (what
//! differentiated callers run). In the joint form, values of the function's own region are simply still there in the
//! reverse sweep, and an `if` at the end of the function holds both sweeps of its branch.

mod activity;
pub mod apart;
mod calls;
mod control;
mod extent;
mod fuse;
mod fused;
mod index;
mod keep;
mod kills;
mod lengths;
mod memory;
pub mod partials;
mod place;
mod restore;
mod rewrite;
mod stored;
mod sweep;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeMap;

use proc_macro2::Span;

use crate::ir::{Bind, Func, Op, OpKind, Place, Region, Ret, RootId, RootKind, ValId};
use crate::maps::{HashMap, HashSet};
pub use activity::{Activity, Varied, swallowing};
pub use calls::given_refusal;
pub use extent::{Bound, Extent, extents};
use fuse::Fusions;
use fused::leaves_records;
use index::{Index, Pos, RegionIx, RegionKind};
use keep::Plan;
pub use keep::{CHEAP, writes_of};
use kills::Kills;
pub use place::{roots_of, same as same_place};
pub use rewrite::uses_tape;
use sweep::{Part, Sweep};

/// Both sweeps in one region. Its yields are the function's scalar results, then the adjoints that `slots` names.
#[derive(Clone)]
pub struct Joint {
    pub func: Func,
    pub region: Region,
    pub slots: Vec<Slot>,
    /// The seed of each scalar leaf of the result that is a float.
    pub seeds: Vec<Option<ValId>>,
    pub uses_tape: bool,
    /// Lists of the function's own come from the tape.
    pub reuses: bool,
    /// The tape is only lent to these functions.
    pub lends_tape: Option<Vec<syn::Path>>,
}

/// The sweeps apart. `forward` yields the function's scalar results, `reverse` the adjoints that `slots` names.
pub struct Split {
    pub func: Func,
    pub forward: Region,
    pub reverse: Region,
    pub slots: Vec<Slot>,
    pub seeds: Vec<Option<ValId>>,
    /// For each parameter, whether the reverse sweep reads its contents.
    pub reads: Vec<bool>,
    /// Lists of the function's own come from the tape.
    pub reuses: bool,
}

impl Split {
    /// Whether both sweeps have to do with the tape, which is then one that callers keep.
    pub fn uses_tape(&self) -> bool {
        [&self.forward, &self.reverse]
            .iter()
            .all(|sweep| sweep.ops.iter().any(uses_tape))
    }
}

/// Where a parameter's adjoint is found.
#[derive(Clone, Debug)]
pub enum Slot {
    /// Nothing: an integer, or memory by reference (its shadow has been accumulated into).
    None,
    /// `wrt` leaves it out.
    LeftOut,
    Val(ValId),
    /// The shadow of an owned root.
    Shadow(RootId),
    Tuple(Vec<Slot>),
    /// `Some(adjoint)` if the bool, else `None`.
    Opt(ValId, Box<Slot>),
}

/// Something that cannot be recorded: where, and what to do.
pub type Refusals = Vec<(Span, String)>;

/// The roots that a function returns, in the order of the return type's leaves.
pub fn returned_roots(ret: &Ret) -> Vec<RootId> {
    match ret {
        Ret::Unit | Ret::Val(_) => vec![],
        Ret::Root(r) => vec![*r],
        Ret::Tuple(parts) | Ret::Opt(parts) => parts.iter().flat_map(returned_roots).collect(),
    }
}

pub fn joint(func: &Func, off: &[String]) -> Result<Joint, Refusals> {
    let lost = text::read_back(func);
    if !lost.is_empty() {
        return Err(lost);
    }
    let mut unfused = HashSet::default();
    let mut tails = true;
    loop {
        match joint_with(func, off, tails, &unfused)? {
            Made::Joint(joint) => return Ok(*joint),
            Made::Unfit(loops) => unfused.extend(loops),
            Made::Untailed => tails = false,
        }
    }
}

impl Joint {
    /// Says anew what the sweeps use of the tape.
    pub fn settle_tape(&mut self) {
        self.uses_tape = self.region.ops.iter().any(uses_tape);
        self.lends_tape = rewrite::lends_tape(&self.region);
    }
}

/// What became of an attempt.
enum Made {
    Joint(Box<Joint>),
    /// These loops cannot be fused after all.
    Unfit(Vec<Pos>),
    /// Branches cannot hold both sweeps, because the outgoing contents of some memory must be put back at the end.
    Untailed,
}

fn joint_with(
    func: &Func,
    off: &[String],
    tails: bool,
    unfused: &HashSet<Pos>,
) -> Result<Made, Refusals> {
    let is_off = |pass: &str| off.iter().any(|p| p == pass || p == "all");
    let mut prepared = Prepared::new(func, off, false);
    let fits = resized_parameters(func);
    let tails = tails && fits.is_empty() && !is_off("tails");
    let allowed = |pos| !is_off("fusion") && !unfused.contains(&pos);
    prepared.fuse(tails, allowed);
    let visible = prepared.fusions.visible.clone();
    let branches = |ix: &RegionIx| prepared.index.regions[*ix].kind == RegionKind::Branch;
    let in_branches = visible.iter().any(branches);
    prepared.decide(&visible, false);
    let recorded = prepared.active_calls();
    let violated = (prepared.fusions).violated(&prepared.index, &prepared.plan, &recorded);
    if !violated.is_empty() {
        return Ok(Made::Unfit(violated));
    }
    let mut sweep = prepared.finish(&visible)?;
    let holds = held(&sweep);
    if in_branches && !holds.is_empty() {
        return Ok(Made::Untailed);
    }
    let body = sweep.primal_func.body.clone();
    let fits: Vec<_> = fits
        .into_iter()
        .filter(|r| sweep.activity.root(*r))
        .collect();
    let mut region = sweep.assemble(&body, 0, &holds, &fits);
    let slots = std::mem::take(&mut sweep.slots);
    slots
        .iter()
        .for_each(|s| slot_values(s, &mut region.yields));
    region.params = sweep.seeds.iter().flatten().copied().collect();
    rewrite::settle_frames(&mut region);
    let uses_tape = region.ops.iter().any(uses_tape);
    let seeds = sweep.seeds.clone();
    let lends_tape = rewrite::lends_tape(&region);
    Ok(Made::Joint(Box::new(Joint {
        func: sweep.func,
        region,
        slots,
        seeds,
        uses_tape,
        reuses: false,
        lends_tape,
    })))
}

/// The gradient alone, of a function with one float as its result: the seed is one, and the value is not wanted.
pub fn gradient(joint: &Joint) -> Option<Joint> {
    let ([Some(seed)], Ret::Val(0)) = (&joint.seeds[..], &joint.func.ret) else {
        return None;
    };
    let mut func = joint.func.clone();
    let mut region = joint.region.clone();
    let src = region.ops.first()?.src;
    let one = Op {
        results: vec![*seed],
        kind: OpKind::Lit("1.0".into()),
        src,
    };
    func.vals[seed.0 as usize].name = None;
    region.ops.insert(0, one);
    region.params.clear();
    region.yields.remove(0);
    let slots = joint.slots.clone();
    Some(Joint {
        func,
        region,
        slots,
        seeds: vec![],
        uses_tape: joint.uses_tape,
        reuses: joint.reuses,
        lends_tape: joint.lends_tape.clone(),
    })
}

/// What the caller of split sweeps can rely on, and what it can do without.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Boundary {
    /// `&mut` arguments end as they were.
    Restored,
    /// They end with contents that nobody reads.
    Left,
    /// The same, and scalar parameters are constants.
    Fixed,
}

pub fn split(func: &Func, off: &[String], boundary: Boundary) -> Result<Split, Refusals> {
    let mut prepared = Prepared::new(func, off, boundary == Boundary::Fixed);
    let nothing = HashSet::default();
    prepared.decide(&nothing, boundary == Boundary::Restored);
    let mut sweep = prepared.finish(&nothing)?;
    let body = sweep.primal_func.body.clone();
    let mut forward = sweep.forward(&body, 0);
    let part = sweep.parts.remove(&0).expect("the body's reverse");
    let slots = std::mem::take(&mut sweep.slots);
    let mut yields = vec![];
    slots.iter().for_each(|s| slot_values(s, &mut yields));
    let params = sweep.seeds.iter().flatten().copied().collect();
    let mut reverse = Region {
        params,
        ops: part.reverse,
        yields,
    };
    rewrite::settle_frames(&mut forward);
    rewrite::settle_frames(&mut reverse);
    let seeds = sweep.seeds.clone();
    let reads = |bind: &Bind| {
        bind.roots()
            .iter()
            .any(|r| sweep.plan.needed_roots.contains(r))
    };
    let reads = func.params.iter().map(|param| reads(&param.bind)).collect();
    Ok(Split {
        func: sweep.func,
        forward,
        reverse,
        slots,
        seeds,
        reads,
        reuses: false,
    })
}

/// A primal with the facts that every run of the sweep shares.
struct Prepared {
    func: Func,
    index: Index,
    activity: Activity,
    plan: Plan,
    kills: Kills,
    fusions: Fusions,
}

impl Prepared {
    fn new(func: &Func, off: &[String], fixed: bool) -> Prepared {
        let mut func = func.clone();
        let mut index = Index::of(&func);
        let activity = Activity::of(&func, fixed);
        let mut plan = Plan::new(&func, &index, off.to_vec());
        let kills = Kills::of(&func, &index, &plan);
        restore::prepare(&mut func, &mut index, &mut plan);
        Prepared {
            func,
            index,
            activity,
            plan,
            kills,
            fusions: Fusions::default(),
        }
    }

    /// Finds the regions whose values stay in scope, and the loops that run both ways at once.
    fn fuse(&mut self, tails: bool, allowed: impl Fn(Pos) -> bool) {
        let facts = (&self.func, &self.index, &self.activity, &self.plan);
        self.fusions = fuse::find(facts, &self.kills, tails, allowed);
        let bodies = self
            .fusions
            .loops
            .keys()
            .map(|pos| self.index.nested[pos][0]);
        self.plan.fused = bodies.collect();
    }

    fn active_calls(&self) -> Vec<Pos> {
        let active = |op: &Op| match &op.kind {
            OpKind::Call(call) => self.activity.call(&self.func, op, call),
            _ => false,
        };
        let ops = self.plan.ops().filter(|(_, op)| active(op));
        ops.map(|(pos, _)| pos).collect()
    }

    /// Runs the sweep until it asks for nothing new.
    fn decide(&mut self, visible: &HashSet<RegionIx>, params: bool) {
        self.plan.stored = stored::stored(&self.func, &self.index, &self.plan);
        self.grow(visible, params);
        self.run(visible).reconsider();
        self.grow(visible, params);
        self.forget(visible, params);
        self.find_again(visible, params);
    }

    /// Records results no more that memory holds when they are asked for, unless something else is to be undone for it.
    fn find_again(&mut self, visible: &HashSet<RegionIx>, params: bool) {
        let found = stored::found_again(&self.index, &self.plan);
        if found.is_empty() {
            return;
        }
        let before = self.plan.forget_contents();
        for v in &found {
            self.plan.record.remove(v);
        }
        self.plan.found_again.extend(found);
        self.grow(visible, params);
        if !self.plan.restored.is_subset(&before.restored) {
            self.plan.found_again.clear();
            self.plan.recall(before);
        }
    }

    /// Old contents that were asked for before it was decided what is recorded: `x[i] += f(x[i])` needs `x[i]`, so it is put
    /// back, so it is recorded, and then nobody looks into the memory. The same once more with what is recorded known:
    /// that asks for all that is read, so nothing is missing; it is taken if it undoes less, and nothing else.
    fn forget(&mut self, visible: &HashSet<RegionIx>, params: bool) {
        if self.plan.restored.is_empty() || self.plan.is_off("undone") {
            return;
        }
        let before = self.plan.forget_contents();
        self.grow(visible, params);
        let fewer = self.plan.restored.len() < before.restored.len();
        if !fewer || !self.plan.restored.is_subset(&before.restored) {
            self.plan.recall(before);
        }
    }

    /// The sweep as decided.
    fn finish(&mut self, visible: &HashSet<RegionIx>) -> Result<Sweep<'_>, Refusals> {
        let mut sweep = self.run(visible);
        let refusals = std::mem::take(&mut sweep.refusals);
        if refusals.is_empty() {
            Ok(sweep)
        } else {
            Err(refusals)
        }
    }

    fn grow(&mut self, visible: &HashSet<RegionIx>, params: bool) {
        loop {
            self.mark(params);
            let before = self.plan.size();
            self.run(visible);
            self.mark(params);
            if self.plan.size() == before {
                return;
            }
        }
    }

    fn mark(&mut self, params: bool) {
        restore::mark(&self.func, &self.index, &mut self.plan, &self.kills, params);
    }

    fn run(&mut self, visible: &HashSet<RegionIx>) -> Sweep<'_> {
        let mut sweep = Sweep {
            func: self.func.clone(),
            primal_func: &self.func,
            index: &self.index,
            activity: &self.activity,
            plan: &mut self.plan,
            visible: visible.clone(),
            bars: HashMap::default(),
            frames: vec![],
            at: 0,
            src: crate::ir::SrcId(0),
            hoists: BTreeMap::new(),
            hoisted: HashMap::default(),
            at_end: HashMap::default(),
            before: HashMap::default(),
            recorded: HashMap::default(),
            forward_calls: HashMap::default(),
            parts: HashMap::default(),
            tails: HashMap::default(),
            fused: &self.fusions.loops,
            fused_loops: HashMap::default(),
            early_calls: &self.fusions.calls,
            fused_calls: HashMap::default(),
            early_seeds: HashMap::default(),
            refusals: vec![],
            seeds: vec![],
            slots: vec![],
        };
        sweep.start();
        sweep
    }
}

impl Sweep<'_> {
    fn start(&mut self) {
        let body = &self.primal_func.body;
        let leaves = scalar_leaves(&self.primal_func.ret);
        self.seeds = vec![None; leaves];
        let mut incoming = vec![];
        for (k, &y) in body.yields.iter().enumerate().take(leaves) {
            let ty = self.ty(y);
            if ty.is_float() {
                let seed = self.new_val(ty, Some("seed".into()));
                self.seeds[k] = Some(seed);
                incoming.push((y, seed));
            }
        }
        self.whole_region(body, 0, &incoming);
    }

    /// The reverse of the body, or of a branch that ends it; `incoming` are contributions to adjoints of its yields.
    fn whole_region(&mut self, region: &Region, ix: RegionIx, incoming: &[(ValId, ValId)]) {
        self.open(ix);
        self.begin_region(ix);
        incoming.iter().for_each(|&(y, d)| self.add_bar(y, d));
        let mut part = Part::default();
        let mut count = region.ops.len();
        if self.visible.contains(&ix) {
            part.prologue = std::mem::take(&mut self.frame().ops);
            if let Some((pos, op, then, els)) = self.tail(region, ix) {
                count -= 1;
                self.tail_if(op, pos, then, els);
            }
        }
        self.first_ops(region, ix, count);
        if ix == 0 {
            self.slots = self.slots_of_params();
        }
        part.reverse = self.close();
        self.parts.insert(ix, part);
    }

    /// The `if` that ends a visible region and whose branches are visible too.
    fn tail<'r>(
        &self,
        region: &'r Region,
        ix: RegionIx,
    ) -> Option<(Pos, &'r Op, &'r Region, &'r Region)> {
        let op = region.ops.last()?;
        let pos = self.index.op_in(ix, self.index.regions[ix].end - 1);
        let OpKind::If { then, els, .. } = &op.kind else {
            return None;
        };
        let fused = self.visible.contains(&self.index.nested[&pos][0]);
        fused.then_some((pos, op, then, els))
    }

    /// Both branches run forward and backward inside; the adjoints they change are further results.
    fn tail_if(&mut self, op: &Op, pos: Pos, then: &Region, els: &Region) {
        let ds: Vec<_> = op.results.iter().map(|&r| self.take_bar(r)).collect();
        let captured = self.captured(&[then, els], pos);
        let before: Vec<_> = captured.iter().map(|c| self.bars.get(c).copied()).collect();
        let branches = self.index.nested[&pos].clone();
        let mut outs = vec![];
        for (region, &ix) in [then, els].into_iter().zip(&branches) {
            let yields = region.yields.iter().copied().zip(&ds);
            let incoming: Vec<_> = yields.filter_map(|(y, d)| Some((y, (*d)?))).collect();
            self.whole_region(region, ix, &incoming);
            outs.push(
                captured
                    .iter()
                    .map(|c| self.bars.get(c).copied())
                    .collect::<Vec<_>>(),
            );
            for (c, b) in captured.iter().zip(&before) {
                match b {
                    Some(b) => self.bars.insert(*c, *b),
                    None => self.bars.remove(c),
                };
            }
        }
        (self.at, self.src) = (pos, op.src);
        let mut results = vec![];
        for (n, &c) in captured.iter().enumerate() {
            if outs.iter().all(|out| out[n] == before[n]) {
                continue;
            }
            for (out, ix) in outs.iter().zip(&branches) {
                let bar = match out[n] {
                    Some(bar) => bar,
                    None => self.zero_in(*ix, c),
                };
                self.parts.get_mut(ix).expect("just written").outs.push(bar);
            }
            let name = self.name(c).map(|n| format!("{n}_bar"));
            let bar = self.new_val(self.ty(c), name);
            self.bars.insert(c, bar);
            results.push(bar);
        }
        self.tails.insert(pos, results);
    }

    fn zero_in(&mut self, ix: RegionIx, like: ValId) -> ValId {
        let v = self.new_val(self.ty(like), None);
        let op = Op {
            results: vec![v],
            kind: OpKind::Lit("0.0".into()),
            src: self.src,
        };
        self.parts
            .get_mut(&ix)
            .expect("just written")
            .reverse
            .push(op);
        v
    }

    // ---- putting it together ----------------------------------------------------------------

    /// A visible region: forward, then (the last `if` with both sweeps inside, then) backward.
    fn assemble(
        &mut self,
        region: &Region,
        ix: RegionIx,
        holds: &[RootId],
        fits: &[RootId],
    ) -> Region {
        let tail = self.tail(region, ix);
        let count = region.ops.len() - usize::from(tail.is_some());
        let tail = tail.map(|(pos, op, then, els)| (pos, op.clone(), then.clone(), els.clone()));
        let mut part = self.parts.remove(&ix).expect("the region's reverse");
        let mut ops = self.forward_ops(region, ix, count);
        ops.extend(self.at_end.remove(&ix).unwrap_or_default());
        let src = self.src;
        let make = |kind| Op {
            results: vec![],
            kind,
            src,
        };
        ops.extend(holds.iter().map(|&r| make(OpKind::Save(place::whole(r)))));
        self.begin_early(&mut ops, &mut part.prologue);
        let records = ops.iter().any(leaves_records);
        if records {
            ops.insert(0, make(OpKind::TapeMark));
        }
        ops.extend(fits.iter().map(|&r| make(OpKind::Fit(r))));
        ops.extend(part.prologue);
        if let Some((pos, op, then, els)) = tail {
            let branches = self.index.nested[&pos].clone();
            let OpKind::If { cond, .. } = op.kind else {
                unreachable!("an `if`")
            };
            let then = self.assemble(&then, branches[0], &[], &[]);
            let els = self.assemble(&els, branches[1], &[], &[]);
            let mut results = op.results;
            results.extend(self.tails.remove(&pos).unwrap_or_default());
            ops.push(Op {
                results,
                kind: OpKind::If { cond, then, els },
                src: op.src,
            });
        }
        if records {
            ops.push(make(OpKind::TapeTurn));
        }
        if ix == 0 {
            ops.extend(self.bail().map(make));
        }
        ops.extend(holds.iter().rev().map(|&r| make(OpKind::Hold(r))));
        ops.extend(part.reverse);
        ops.extend(holds.iter().map(|&r| make(OpKind::Reinstate(r))));
        let mut yields = region.yields.clone();
        yields.extend(part.outs);
        Region {
            params: region.params.clone(),
            ops,
            yields,
        }
    }

    /// Where the function has no value, the reverse sweep does not begin: nothing is accumulated. (What is written
    /// through `&mut` has adjoints on that path, too.) An effect without tokens, which those who know what is
    /// returned fill in; its argument says whether there is a value, or is the error.
    fn bail(&self) -> Option<OpKind> {
        let Ret::Opt(parts) = &self.primal_func.ret else {
            return None;
        };
        let written = |info: &crate::ir::RootInfo| {
            matches!(info.kind, RootKind::ParamRef { mutable: true, .. }) && info.ty.has_float()
        };
        if self.primal_func.roots.iter().any(written) || self.seeds.iter().all(Option::is_none) {
            return None;
        }
        let decides = parts.get(2).unwrap_or(&parts[0]);
        let Ret::Val(k) = decides else {
            unreachable!("a scalar leaf")
        };
        let arg = crate::ir::Arg {
            name: None,
            what: crate::ir::ArgKind::Val(self.primal_func.body.yields[*k]),
        };
        Some(OpKind::Effect(crate::ir::Template(vec![]), vec![arg]))
    }

    fn slots_of_params(&mut self) -> Vec<Slot> {
        let params = &self.primal_func.params;
        params
            .iter()
            .map(|p| {
                if p.wrt {
                    self.slot(&p.bind)
                } else {
                    Slot::LeftOut
                }
            })
            .collect()
    }

    fn slot(&mut self, bind: &Bind) -> Slot {
        match bind {
            Bind::Val(v) if self.ty(*v).is_float() => Slot::Val(self.bar_or_zero(*v)),
            Bind::Val(_) => Slot::None,
            Bind::Root(r) => {
                let info = &self.primal_func.roots[r.0 as usize];
                let owned = matches!(info.kind, RootKind::ParamVal);
                if owned && info.ty.has_float() {
                    Slot::Shadow(*r)
                } else {
                    Slot::None
                }
            }
            Bind::Tuple(parts) => Slot::Tuple(parts.iter().map(|p| self.slot(p)).collect()),
            Bind::Opt(parts) => match (&parts[0], self.slot(&parts[1])) {
                (_, Slot::None) => Slot::None,
                (Bind::Val(some), payload) => Slot::Opt(*some, Box::new(payload)),
                _ => unreachable!("the first part is a bool"),
            },
        }
    }
}

fn slot_values(slot: &Slot, values: &mut Vec<ValId>) {
    match slot {
        Slot::None | Slot::LeftOut | Slot::Shadow(_) => {}
        Slot::Val(v) => values.push(*v),
        Slot::Tuple(parts) => parts.iter().for_each(|s| slot_values(s, values)),
        Slot::Opt(some, payload) => {
            values.push(*some);
            slot_values(payload, values);
        }
    }
}

fn scalar_leaves(ret: &Ret) -> usize {
    match ret {
        Ret::Unit | Ret::Root(_) => 0,
        Ret::Val(_) => 1,
        Ret::Tuple(parts) | Ret::Opt(parts) => parts.iter().map(scalar_leaves).sum(),
    }
}

/// `&mut Vec` parameters: the length of their adjoint is that of the contents on return.
fn resized_parameters(func: &Func) -> Vec<RootId> {
    let resized = |info: &crate::ir::RootInfo| {
        matches!(info.kind, RootKind::ParamRef { mutable: true, param } if func.params[param].wrt)
            && matches!(info.ty, crate::ir::Mem::Vec(_) | crate::ir::Mem::Queue(_))
    };
    let roots = func.roots.iter().enumerate();
    roots
        .filter(|(_, info)| resized(info))
        .map(|(n, _)| RootId(n as u32))
        .collect()
}

/// Memory that the caller sees afterwards and that the reverse sweep changes while it restores.
fn held(sweep: &Sweep<'_>) -> Vec<RootId> {
    let mut changed = HashSet::default();
    for part in sweep.parts.values() {
        part.reverse.iter().for_each(|op| {
            restored_roots(op, &mut changed);
            op.kind.for_each_region(&mut |region| {
                region.walk(&mut |op| restored_roots(op, &mut changed));
            });
        });
    }
    let returned = returned_roots(&sweep.primal_func.ret);
    let mut held: Vec<RootId> = changed
        .into_iter()
        .filter(|r| {
            let info = sweep.primal_func.roots.get(r.0 as usize);
            let seen = info.is_some_and(|i| matches!(i.kind, RootKind::ParamRef { .. }));
            seen || returned.contains(r)
        })
        .collect();
    held.sort();
    held
}

/// The primal roots that an op of the reverse sweep writes.
fn restored_roots(op: &Op, roots: &mut HashSet<RootId>) {
    let mut primal = |place: &Place| {
        if !matches!(place.base, crate::ir::Base::Shadow(_)) {
            roots.extend(place::roots_of(place));
        }
    };
    match &op.kind {
        OpKind::Store(p, _)
        | OpKind::Restore(p)
        | OpKind::Room(p)
        | OpKind::Relend(p, _)
        | OpKind::Push(p, _, _)
        | OpKind::Pop(p, _, _)
        | OpKind::Truncate(p, _) => primal(p),
        OpKind::Swap(a, b) => {
            primal(a);
            primal(b);
        }
        OpKind::CallRev(rev) => rev
            .call
            .args
            .iter()
            .for_each(|a| reversed_args(a, &mut primal)),
        _ => {}
    }
}

fn reversed_args(arg: &crate::ir::CallArg, primal: &mut impl FnMut(&Place)) {
    use crate::ir::CallArg;
    match arg {
        CallArg::RefMut(place) => primal(place),
        CallArg::Tuple(parts) | CallArg::Opt(parts) => {
            parts.iter().for_each(|p| reversed_args(p, primal))
        }
        CallArg::Dot(arg) => reversed_args(arg, primal),
        _ => {}
    }
}
