//! The reverse sweep: every region is walked backwards, and each op answered by its adjoint.
//!
//! While writing, the sweep asks for primal values ([`Sweep::primal`]); `keep` decides for each whether it is
//! still there, recomputed, or recorded. Decisions only ever grow, and the sweep is repeated until
//! nothing new is asked for.

use std::collections::BTreeMap;

use crate::ir::{
    Base, Func, Keeping, Math, Op, OpKind, Place, Proj, Region, Scalar, SrcId, ValId, ValInfo,
};
use crate::maps::{HashMap, HashSet};
use crate::reverse::activity::Activity;
use crate::reverse::fuse::Early;
use crate::reverse::fused::{FusedCall, FusedLoop};
use crate::reverse::index::{DefKind, Index, Pos, RegionIx};
use crate::reverse::keep::Plan;
use crate::reverse::partials::{Application, Site};
use crate::rules::rule;

/// A reverse region under construction.
pub struct Frame {
    /// The forward region that it mirrors.
    pub region: RegionIx,
    pub ops: Vec<Op>,
    /// Primal values available here, under their names in the reverse sweep.
    pub known: HashMap<ValId, ValId>,
    /// Values read back from the record at the region's beginning: (forward value, reverse value).
    pub replayed: Vec<(ValId, ValId)>,
    /// In a loop's frame: the number of the iteration (counted from 0 as the forward sweep ran), once asked for.
    pub iteration: Option<Iteration>,
}

/// How a reverse loop body finds out which iteration it undoes.
#[derive(Clone, Copy, Debug)]
pub enum Iteration {
    /// This value (usize).
    Is(ValId),
    /// The reverse loop's index, an integer that begins at `lo`.
    Index { index: ValId, lo: ValId },
    /// Not to be had (a stepped or reversed range).
    Unknown,
}

/// The reverse of a visible region.
#[derive(Default)]
pub struct Part {
    /// Shadows that begin before the region's last `if`.
    pub prologue: Vec<Op>,
    pub reverse: Vec<Op>,
    /// Adjoints handed outwards.
    pub outs: Vec<ValId>,
}

pub struct Sweep<'a> {
    /// The function with the values and roots that the sweep adds.
    pub func: Func,
    pub primal_func: &'a Func,
    pub index: &'a Index,
    pub activity: &'a Activity,
    pub plan: &'a mut Plan,
    /// Forward regions whose values are in scope for the reverse sweep.
    pub visible: HashSet<RegionIx>,
    pub bars: HashMap<ValId, ValId>,
    pub frames: Vec<Frame>,
    /// The forward op that is being answered.
    pub at: Pos,
    pub src: SrcId,
    /// Values that a branch must hand outwards: (op, branch) -> (inside, outside).
    pub hoists: BTreeMap<(Pos, usize), Vec<(ValId, ValId)>>,
    pub hoisted: HashMap<ValId, ValId>,
    /// What the forward sweep must do at the end of a region, before it records.
    pub at_end: HashMap<RegionIx, Vec<Op>>,
    /// What it must do before an op.
    pub before: HashMap<Pos, Vec<Op>>,
    /// Values recorded at the end of a region.
    pub recorded: HashMap<RegionIx, Vec<ValId>>,
    /// Calls that must be made through their recording companion, and what can be done without.
    pub forward_calls: HashMap<Pos, Option<Keeping>>,
    /// The reverse of each visible region, and the further results of its last `if`.
    pub parts: HashMap<RegionIx, Part>,
    pub tails: HashMap<Pos, Vec<ValId>>,
    /// Loops whose iterations run forward and backward at once, and what has been written for them.
    pub fused: &'a HashMap<Pos, Vec<Option<Early>>>,
    pub fused_loops: HashMap<Pos, FusedLoop>,
    /// The same for calls.
    pub early_calls: &'a HashMap<Pos, Early>,
    pub fused_calls: HashMap<Pos, FusedCall>,
    /// The adjoints that flow into them: (loop, carried value).
    pub early_seeds: HashMap<(Pos, usize), ValId>,
    /// The incoming adjoints of the result's scalar leaves, and where the parameters' adjoints end up.
    pub seeds: Vec<Option<ValId>>,
    pub slots: Vec<crate::reverse::Slot>,
    /// Things that cannot be kept.
    pub refusals: Vec<(proc_macro2::Span, String)>,
}

impl Sweep<'_> {
    // ---- values -----------------------------------------------------------------------------

    pub fn ty(&self, v: ValId) -> Scalar {
        self.func.vals[v.0 as usize].ty
    }

    pub fn new_val(&mut self, ty: Scalar, name: Option<String>) -> ValId {
        let span = proc_macro2::Span::call_site();
        self.func.vals.push(ValInfo {
            ty,
            name,
            span,
            again: false,
            fixed: false,
            consumed: false,
            changed: false,
            function: false,
            lent: false,
            same: None,
        });
        ValId(self.func.vals.len() as u32 - 1)
    }

    /// Writes an op with one result at the current place.
    pub fn emit(&mut self, ty: Scalar, kind: OpKind) -> ValId {
        let v = self.new_val(ty, None);
        let op = Op {
            results: vec![v],
            kind,
            src: self.src,
        };
        self.frame().ops.push(op);
        v
    }

    /// Writes an op without results.
    pub fn effect(&mut self, kind: OpKind) {
        let op = Op {
            results: vec![],
            kind,
            src: self.src,
        };
        self.frame().ops.push(op);
    }

    pub fn frame(&mut self) -> &mut Frame {
        self.frames
            .last_mut()
            .expect("the sweep is inside a region")
    }

    pub fn literal(&mut self, ty: Scalar, x: f64) -> ValId {
        self.emit(ty, OpKind::Lit(format!("{x:?}")))
    }

    pub fn usize_literal(&mut self, n: usize) -> ValId {
        self.emit(
            Scalar::Int(crate::ir::Int::Usize),
            OpKind::Lit(n.to_string()),
        )
    }

    /// The value of an integer literal, of the primal or just written.
    pub fn known_int(&self, v: ValId) -> Option<i64> {
        if let Some(text) = self.plan.literal(v) {
            return text.parse().ok();
        }
        // A literal written again: one of the ops just written.
        let latest = self
            .frames
            .iter()
            .rev()
            .flat_map(|f| f.ops.iter().rev())
            .take(16);
        match latest
            .into_iter()
            .find(|op| op.results.contains(&v))
            .map(|op| &op.kind)
        {
            Some(OpKind::Lit(text)) => text.parse().ok(),
            _ => None,
        }
    }

    /// The value of a float literal of the primal.
    pub fn float_literal(&self, v: ValId) -> Option<f64> {
        let text = self.plan.literal(v)?;
        matches!(self.ty(v), Scalar::F64 | Scalar::F32)
            .then(|| text.replace('_', "").parse().ok())?
    }

    /// The op of the primal that computes a value.
    pub fn primal_op(&self, v: ValId) -> Option<&OpKind> {
        let def = self.index.def.get(&v)?;
        matches!(def.how, DefKind::Op(_)).then(|| &self.plan.op(def.pos).kind)
    }

    /// The result of a dear operation that the primal has made before, where it is in scope.
    pub fn dear_result(&self, name: &str, args: &[ValId]) -> Option<ValId> {
        let region = self.index.op_region[self.at];
        let results = self.plan.dear.get(name)?.get(args)?;
        results.iter().copied().find(|v| {
            let def = &self.index.def[v];
            // All of this region has run; of those around it what comes before.
            def.region == region || def.pos < self.at && self.index.within(region, def.region)
        })
    }

    pub fn name(&self, v: ValId) -> Option<String> {
        self.func.vals[v.0 as usize].name.clone()
    }

    // ---- adjoints ---------------------------------------------------------------------------

    /// Adds a contribution to a value's adjoint.
    pub fn add_bar(&mut self, v: ValId, contribution: ValId) {
        if !self.activity.val(v) {
            return;
        }
        let name = self.name(v).map(|n| format!("{n}_bar"));
        let sum = match self.bars.get(&v) {
            None => {
                let info = &mut self.func.vals[contribution.0 as usize];
                info.name = info.name.take().or(name);
                contribution
            }
            Some(&bar) => {
                let math = Math {
                    rule: rule("add"),
                    path: None,
                };
                let sum = self.emit(self.ty(v), OpKind::Math(math, vec![bar, contribution]));
                self.func.vals[sum.0 as usize].name = name;
                sum
            }
        };
        self.bars.insert(v, sum);
    }

    /// The adjoint of a value whose uses have all been answered.
    pub fn take_bar(&mut self, v: ValId) -> Option<ValId> {
        if self.activity.val(v) {
            self.bars.remove(&v)
        } else {
            None
        }
    }

    pub fn bar_or_zero(&mut self, v: ValId) -> ValId {
        match self.bars.get(&v) {
            Some(&bar) => bar,
            None => self.literal(self.ty(v), 0.0),
        }
    }

    // ---- places -----------------------------------------------------------------------------

    /// A primal place with its path values made available here.
    pub fn place(&mut self, place: &Place) -> Place {
        let base = match &place.base {
            Base::Select(k, places) => {
                let places = places.iter().map(|p| self.place(p)).collect();
                Base::Select(self.primal(*k), places)
            }
            base => base.clone(),
        };
        let path = place.path.iter().map(|step| self.step(step)).collect();
        Place { base, path }
    }

    fn step(&mut self, step: &Proj) -> Proj {
        match step {
            Proj::Index(i) => Proj::Index(self.primal(*i)),
            Proj::Field(n) => Proj::Field(*n),
            Proj::Range(lo, hi) => {
                Proj::Range(lo.map(|v| self.primal(v)), hi.map(|v| self.primal(v)))
            }
        }
    }

    /// The shadow of a primal place.
    pub fn shadow(&mut self, place: &Place) -> Place {
        super::place::shadow(&self.place(place))
    }

    // ---- ops --------------------------------------------------------------------------------

    /// Answers the ops of a forward region, last first.
    pub fn ops(&mut self, region: &Region, ix: RegionIx) {
        self.first_ops(region, ix, region.ops.len());
    }

    /// Answers the first `count` ops of a forward region, last first.
    pub fn first_ops(&mut self, region: &Region, ix: RegionIx, count: usize) {
        let numbered: Vec<_> = self.index.numbered(region, ix).take(count).collect();
        for (pos, op) in numbered.into_iter().rev() {
            self.at = pos;
            self.src = op.src;
            self.op(op, pos);
        }
    }

    pub fn op(&mut self, op: &Op, pos: Pos) {
        match &op.kind {
            OpKind::Math(math, args) => self.math(op, math, args),
            OpKind::Select(cond, a, b) => self.select(op, *cond, *a, *b),
            // No derivative flows through these.
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef | OpKind::Pure(..) => {}
            OpKind::Len(_) | OpKind::Effect(..) => {}
            OpKind::Load(place) => self.load(op, pos, place),
            OpKind::Alloc(root, init) => self.alloc(*root, init),
            OpKind::Store(place, v) => self.store(pos, place, *v),
            OpKind::Copy { dst, src, how } => self.copy(pos, dst, src, *how),
            OpKind::Fill(place, v) => self.fill(pos, place, *v),
            OpKind::Swap(a, b) => self.swap(a, b),
            OpKind::Push(place, elem, end) => self.push(place, elem, *end),
            OpKind::Pop(place, root, end) => self.pop(op, place, *root, *end),
            OpKind::Truncate(place, _) => self.truncate(pos, place),
            OpKind::If { cond, then, els } => self.if_(op, pos, *cond, then, els),
            OpKind::Loop(l) => self.loop_(op, pos, l),
            OpKind::Call(call) => self.call(op, pos, call),
            OpKind::Shadow(..)
            | OpKind::Acc(..)
            | OpKind::AccAll { .. }
            | OpKind::ZeroAll(_)
            | OpKind::ZeroLike(_)
            | OpKind::Resize(..)
            | OpKind::SumAll(_)
            | OpKind::Dot(..)
            | OpKind::AccDot(_)
            | OpKind::SumOf(_)
            | OpKind::Record(_)
            | OpKind::Replay
            | OpKind::Save(_)
            | OpKind::Restore(_)
            | OpKind::Room(_)
            | OpKind::Relend(..)
            | OpKind::Recreate(_)
            | OpKind::TapeMark
            | OpKind::TapeTurn
            | OpKind::Fit(_)
            | OpKind::View { .. }
            | OpKind::Rows(_)
            | OpKind::Lend(_)
            | OpKind::Hold(_)
            | OpKind::Reinstate(_)
            | OpKind::CallRev(_) => unreachable!("a primal function has no reverse ops"),
        }
    }

    fn math(&mut self, op: &Op, math: &Math, args: &[ValId]) {
        let y = op.results[0];
        let Some(d) = self.take_bar(y) else { return };
        let ty = self.ty(y);
        let mut application = Application::new(math.rule, args, y, d, ty);
        for (k, &arg) in args.iter().enumerate() {
            if !self.activity.val(arg) {
                continue;
            }
            if let Some(part) = application.partial(self, k) {
                self.add_bar(arg, part);
            }
        }
    }

    fn select(&mut self, op: &Op, cond: ValId, a: ValId, b: ValId) {
        let Some(d) = self.take_bar(op.results[0]) else {
            return;
        };
        let ty = self.ty(d);
        let cond = self.primal(cond);
        let zero = self.literal(ty, 0.0);
        for (arg, picked) in [(a, [d, zero]), (b, [zero, d])] {
            if self.activity.val(arg) {
                let part = self.emit(ty, OpKind::Select(cond, picked[0], picked[1]));
                self.add_bar(arg, part);
            }
        }
    }

    // ---- primal values ----------------------------------------------------------------------

    /// A primal value, available in the reverse sweep at the current place.
    pub fn primal(&mut self, v: ValId) -> ValId {
        let Some(def) = self.index.def.get(&v).copied() else {
            return v; // Made by the sweep itself.
        };
        if def.how == DefKind::Param || self.visible.contains(&def.region) {
            return v;
        }
        if let Some(known) = self.frames.iter().rev().find_map(|f| f.known.get(&v)) {
            return *known;
        }
        if self.recomputable(v) {
            self.recompute(v)
        } else {
            self.replay(v)
        }
    }

    /// Reads a recorded value back at the beginning of the loop iteration (or function) that it belongs to.
    fn replay(&mut self, v: ValId) -> ValId {
        let def = self.index.def[&v];
        if !recordable(self.ty(v)) {
            let info = &self.func.vals[v.0 as usize];
            let what = match (&info.name, self.plan.old.values().any(|old| *old == v)) {
                (_, true) => "what is overwritten here".to_owned(),
                (Some(name), _) => format!("`{name}`"),
                (None, _) => "this value".to_owned(),
            };
            let message = format!(
                "the reverse sweep needs {what} again, and a value of this type cannot be recorded\n\
                 help: compute it outside the loop, or from integers and floats inside it; for an enum of yours \
                 that an assignment overwrites, put `#[derive(Differentiable)]` on it"
            );
            self.refusals.push((info.span, message));
        }
        let (owner, outer) = self.hoist(v, def.region);
        if self.visible.contains(&owner) {
            return outer;
        }
        let ty = self.ty(v);
        let back = self.new_val(ty, self.name(v));
        let frame = self.frames.iter_mut().find(|f| f.region == owner);
        let frame = frame.expect("the owner's reverse encloses every use");
        frame.known.insert(v, back);
        frame.replayed.push((outer, back));
        self.func.replays.push((back, outer));
        self.recorded.entry(owner).or_default().push(outer);
        back
    }

    /// Hands a value outwards through branches, to the loop body, function body or visible region that keeps it.
    pub fn hoist(&mut self, v: ValId, region: RegionIx) -> (RegionIx, ValId) {
        use crate::reverse::index::RegionKind;
        let (mut region, mut inner) = (region, v);
        while self.index.regions[region].kind == RegionKind::Branch
            && !self.visible.contains(&region)
        {
            let (parent, pos) = self.index.regions[region]
                .parent
                .expect("a branch has a parent");
            let branch = self.index.nested[&pos].iter().position(|&r| r == region);
            let branch = branch.expect("a branch of its op");
            let outer = match self.hoisted.get(&inner) {
                Some(&outer) => outer,
                None => {
                    let outer = self.new_val(self.ty(v), self.name(v));
                    self.hoisted.insert(inner, outer);
                    self.hoists
                        .entry((pos, branch))
                        .or_default()
                        .push((inner, outer));
                    outer
                }
            };
            (region, inner) = (parent, outer);
        }
        (region, inner)
    }

    /// Computes a value again, in the reverse of the region where it was defined.
    fn recompute(&mut self, v: ValId) -> ValId {
        let def = self.index.def[&v];
        let depth = self.frames.iter().rposition(|f| f.region == def.region);
        let depth = depth.expect("the reverse of the defining region encloses every use");
        // Write into that frame: the ops nested in it are not closed yet.
        let inner = self.frames.split_off(depth + 1);
        let copy = self.write_again(v, def.how, def.pos);
        self.frames.extend(inner);
        self.frames[depth].known.insert(v, copy);
        copy
    }

    fn write_again(&mut self, v: ValId, how: DefKind, pos: Pos) -> ValId {
        match how {
            DefKind::Carried(n) => self.induction(pos, n),
            DefKind::Op(_) => self.write_op_again(v, pos),
            DefKind::Param | DefKind::LoopIndex => unreachable!("always known"),
        }
    }

    fn write_op_again(&mut self, v: ValId, pos: Pos) -> ValId {
        if let Some(exit) = self.exit_flag(v) {
            return exit;
        }
        let kind = match self.kept_in(v).cloned() {
            Some((stored, place)) => {
                self.plan.needs_contents(&place, stored);
                OpKind::Load(self.place(&place))
            }
            None => self.op_again(pos),
        };
        let copy = self.emit(self.ty(v), kind);
        let name = self.name(v);
        let info = &mut self.func.vals[copy.0 as usize];
        (info.name, info.again) = (name, true);
        copy
    }

    fn op_again(&mut self, pos: Pos) -> OpKind {
        match self.plan.op(pos).kind.clone() {
            OpKind::Math(math, args) => {
                let args = args.iter().map(|&a| self.primal(a)).collect();
                OpKind::Math(math, args)
            }
            OpKind::Pure(pure, args) => {
                let args = args.iter().map(|&a| self.primal(a)).collect();
                OpKind::Pure(pure, args)
            }
            OpKind::Select(c, a, b) => {
                OpKind::Select(self.primal(c), self.primal(a), self.primal(b))
            }
            OpKind::Load(place) => {
                self.plan.needs_contents(&place, pos);
                OpKind::Load(self.place(&place))
            }
            OpKind::Len(place) => OpKind::Len(self.place(&place)),
            kind @ (OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef) => kind,
            _ => unreachable!("not recomputable"),
        }
    }
}

fn recordable(ty: Scalar) -> bool {
    use crate::ir::Int;
    !matches!(ty, Scalar::Other | Scalar::Int(Int::I128 | Int::U128))
}

/// The inherent methods are what the rest of the sweep calls.
impl Site for Sweep<'_> {
    fn primal(&mut self, v: ValId) -> ValId {
        self.primal(v)
    }

    fn ty(&self, v: ValId) -> Scalar {
        self.ty(v)
    }

    fn emit(&mut self, ty: Scalar, kind: OpKind) -> ValId {
        self.emit(ty, kind)
    }

    fn open_within(&mut self) {
        self.open_within();
    }

    fn close(&mut self) -> Vec<Op> {
        self.close()
    }

    fn primal_op(&self, v: ValId) -> Option<&OpKind> {
        self.primal_op(v)
    }

    fn dear_result(&self, name: &str, args: &[ValId]) -> Option<ValId> {
        self.dear_result(name, args)
    }

    fn known_int(&self, v: ValId) -> Option<i64> {
        self.known_int(v)
    }

    fn float_literal(&self, v: ValId) -> Option<f64> {
        self.float_literal(v)
    }

    fn folds_literals(&self) -> bool {
        !self.is_off("literals")
    }

    fn is_differentiated_again(&self) -> bool {
        false
    }

    fn puts_branches_behind_guards(&self) -> bool {
        !self.is_off("arms")
    }
}
