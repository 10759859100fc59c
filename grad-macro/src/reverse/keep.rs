//! What to keep: for each primal value that the reverse sweep asks for, compute it again or record it.
//!
//! The price of a value is the price of its expression down to what is free in reverse (parameters, literals, loop
//! indices, values visible or already read back, loads of memory that is as it was). Up to [`CHEAP`] it is computed again,
//! above that the value itself is recorded: the value closest to its use, so no transcendental is evaluated twice.

use std::collections::BTreeMap;
use std::mem;

use crate::ir::{
    BinOp, CopyHow, End, Func, Int, Loop, LoopKind, Need, Op, OpKind, Place, Proj, Pure, Region,
    RootId, RootKind, Scalar, ValId,
};
use crate::maps::{HashMap, HashSet};
use crate::reverse::apart::Known;
use crate::reverse::index::{Def, DefKind, Index, Pos, RegionIx};
use crate::reverse::memory::resizable;
use crate::reverse::place::{may_overlap, roots_of};
use crate::reverse::sweep::{Iteration, Sweep};

/// Prices up to this are paid again in the reverse sweep.
pub const CHEAP: u32 = 6;

/// With its operands recorded anyway, a value this cheap need not be recorded beside them.
const CHEAP_FROM_RECORDS: u32 = 3;

/// Decisions that outlive one run of the sweep, and facts about the primal.
pub struct Plan {
    /// Every op of the primal, by position (nested regions emptied).
    ops: Vec<Op>,
    /// Literals of the primal.
    literals: HashMap<ValId, String>,
    /// Results of dear operations, by rule and arguments.
    pub dear: HashMap<&'static str, HashMap<Vec<ValId>, Vec<ValId>>>,
    /// Ops that write a root, in order, with the place that they write.
    writes: HashMap<RootId, Vec<(Pos, Place)>>,
    /// Roots whose contents are exchanged with each other, or within: a representative of each such group.
    exchanged: HashMap<RootId, RootId>,
    /// Values to be recorded.
    pub record: HashSet<ValId>,
    /// Where the reverse sweep first (that is, for the latest op) asked for a value.
    pub latest: HashMap<ValId, Pos>,
    /// Values that stand for old contents and lengths: never computed again.
    pub fixed: HashSet<ValId>,
    /// Places whose contents the reverse sweep reads, and where in the forward sweep they were read.
    pub needed: BTreeMap<Pos, Vec<Place>>,
    /// The same for arguments of reversed calls, which only the callee knows to be read.
    pub needed_if: Vec<(Pos, Place, Need)>,
    /// Per call and argument: old contents that the reversed call must bring back, always or if they are read.
    pub kept: HashSet<(Pos, usize)>,
    pub kept_if: HashMap<(Pos, usize), Vec<Need>>,
    /// Roots with anything needed.
    pub needed_roots: HashSet<RootId>,
    /// Writes whose old contents are recorded.
    pub restored: HashSet<Pos>,
    /// The old contents of a scalar write, as a value.
    pub old: HashMap<Pos, ValId>,
    /// The length of a `Vec` before a write that changes it.
    pub old_length: HashMap<Pos, ValId>,
    /// The length of a local `Vec` at the end of its life.
    pub final_length: HashMap<RootId, ValId>,
    /// Bodies of fused loops: their iterations are undone one by one, each before the next.
    pub fused: HashSet<usize>,
    /// Which writes touch other elements than were read before them.
    pub apart: Known,
    /// Results of dear operations that are stored where they stay.
    pub stored: HashMap<ValId, (Pos, Place)>,
    /// Those that are read where their store is undone.
    pub found_again: HashSet<ValId>,
    pub off: Vec<String>,
}

/// What a plan has decided: the fields of the same names.
pub struct Decided {
    record: HashSet<ValId>,
    needed: BTreeMap<Pos, Vec<Place>>,
    needed_if: Vec<(Pos, Place, Need)>,
    needed_roots: HashSet<RootId>,
    pub restored: HashSet<Pos>,
    kept: HashSet<(Pos, usize)>,
    kept_if: HashMap<(Pos, usize), Vec<Need>>,
}

impl Plan {
    pub fn new(func: &Func, index: &Index, off: Vec<String>) -> Plan {
        let mut plan = Plan {
            ops: vec![],
            literals: HashMap::default(),
            dear: HashMap::default(),
            writes: HashMap::default(),
            exchanged: HashMap::default(),
            record: HashSet::default(),
            latest: HashMap::default(),
            fixed: HashSet::default(),
            needed: BTreeMap::new(),
            needed_if: vec![],
            kept: HashSet::default(),
            kept_if: HashMap::default(),
            needed_roots: HashSet::default(),
            restored: HashSet::default(),
            old: HashMap::default(),
            old_length: HashMap::default(),
            final_length: HashMap::default(),
            fused: HashSet::default(),
            apart: Known::default(),
            stored: HashMap::default(),
            found_again: HashSet::default(),
            off,
        };
        let reuses = !plan
            .off
            .iter()
            .any(|pass| pass == "results" || pass == "all");
        plan.flatten(&func.body);
        debug_assert_eq!(plan.ops.len(), index.op_region.len());
        for (pos, op) in plan.ops.iter().enumerate() {
            if let OpKind::Lit(text) = &op.kind {
                plan.literals.insert(op.results[0], text.clone());
            }
            if let OpKind::Swap(a, b) = &op.kind {
                let roots = [roots_of(a), roots_of(b)].concat();
                join(&mut plan.exchanged, &roots);
            }
            if let Some(queue) = shifted(op) {
                join(&mut plan.exchanged, &roots_of(queue));
            }
            if let OpKind::Math(math, args) = &op.kind
                && math.rule.price > CHEAP
                && reuses
            {
                let by_args = plan.dear.entry(math.rule.name).or_default();
                by_args.entry(args.clone()).or_default().push(op.results[0]);
            }
            for place in writes_of(op) {
                for root in roots_of(&place) {
                    plan.writes
                        .entry(root)
                        .or_default()
                        .push((pos, place.clone()));
                }
            }
        }
        plan
    }

    fn flatten(&mut self, region: &Region) {
        for op in &region.ops {
            let mut shell = Op {
                results: op.results.clone(),
                kind: OpKind::Undef,
                src: op.src,
            };
            let at = self.ops.len();
            self.ops.push(shell.clone());
            match &op.kind {
                OpKind::If { cond, then, els } => {
                    self.flatten(then);
                    self.flatten(els);
                    let empty = |r: &Region| Region {
                        params: r.params.clone(),
                        ops: vec![],
                        yields: r.yields.clone(),
                    };
                    shell.kind = OpKind::If {
                        cond: *cond,
                        then: empty(then),
                        els: empty(els),
                    };
                }
                OpKind::Loop(l) => {
                    self.flatten(&l.body);
                    let body = Region {
                        params: l.body.params.clone(),
                        ops: vec![],
                        yields: l.body.yields.clone(),
                    };
                    let shallow = Loop {
                        kind: match &l.kind {
                            LoopKind::While { .. } => LoopKind::While {
                                cond: Region::default(),
                            },
                            kind => kind.clone(),
                        },
                        init: l.init.clone(),
                        body,
                        has_exit: l.has_exit,
                        label: None,
                        frame: false,
                    };
                    shell.kind = OpKind::Loop(Box::new(shallow));
                }
                kind => shell.kind = kind.clone(),
            }
            self.ops[at] = shell;
        }
    }

    pub fn op(&self, pos: Pos) -> &Op {
        &self.ops[pos]
    }

    pub fn ops(&self) -> impl Iterator<Item = (Pos, &Op)> {
        self.ops.iter().enumerate()
    }

    /// The writes to a root, in order of position.
    pub fn writes(&self, root: RootId) -> &[(Pos, Place)] {
        self.writes.get(&root).map_or(&[], |w| w)
    }

    /// Whether swaps may carry a root's contents elsewhere.
    pub fn is_exchanged(&self, root: RootId) -> bool {
        self.exchanged.contains_key(&root)
    }

    /// Where a root's contents are exchanged.
    pub fn exchanges(&self, root: RootId) -> impl Iterator<Item = Pos> {
        let swaps = move |op: &Op| match &op.kind {
            OpKind::Swap(a, b) => [a, b].iter().any(|place| roots_of(place).contains(&root)),
            _ => shifted(op).is_some_and(|queue| roots_of(queue).contains(&root)),
        };
        (self.ops().filter(move |(_, op)| swaps(op))).map(|(pos, _)| pos)
    }

    /// Whether swaps may carry the contents of one place to the other: what is not undone in one spoils the other.
    pub fn exchanged(&self, a: &Place, b: &Place) -> bool {
        let group = |r: RootId| self.exchanged.get(&r);
        let (a, b) = (roots_of(a), roots_of(b));
        a.iter()
            .any(|&x| group(x).is_some() && b.iter().any(|&y| group(x) == group(y)))
    }

    /// Swaps are undone by swaps, so what is needed of one root is needed of those that it is exchanged with.
    pub fn needs_exchanged(&mut self) {
        let groups: HashSet<RootId> = self
            .needed_roots
            .iter()
            .filter_map(|r| self.exchanged.get(r).copied())
            .collect();
        let members = self.exchanged.iter().filter(|(_, g)| groups.contains(g));
        self.needed_roots.extend(members.map(|(r, _)| *r));
    }

    /// The text of a literal of the primal.
    pub fn literal(&self, v: ValId) -> Option<&str> {
        self.literals.get(&v).map(String::as_str)
    }

    pub fn is_off(&self, pass: &str) -> bool {
        self.off.iter().any(|p| p == pass || p == "all")
    }

    /// Takes back what was decided about memory; what is recorded stays.
    pub fn forget_contents(&mut self) -> Decided {
        Decided {
            record: self.record.clone(),
            needed: mem::take(&mut self.needed),
            needed_if: mem::take(&mut self.needed_if),
            needed_roots: mem::take(&mut self.needed_roots),
            restored: mem::take(&mut self.restored),
            kept: mem::take(&mut self.kept),
            kept_if: mem::take(&mut self.kept_if),
        }
    }

    /// As it was decided before.
    pub fn recall(&mut self, before: Decided) {
        self.record = before.record;
        self.needed = before.needed;
        self.needed_if = before.needed_if;
        self.needed_roots = before.needed_roots;
        self.restored = before.restored;
        self.kept = before.kept;
        self.kept_if = before.kept_if;
    }

    /// The write at `pos` has to be undone.
    pub fn force_restore(&mut self, pos: Pos, place: &Place) {
        self.restored.insert(pos);
        self.needed_roots.extend(roots_of(place));
    }

    /// How many decisions have been made; they only ever grow.
    pub fn size(&self) -> usize {
        let needed: usize = self.needed.values().map(Vec::len).sum();
        let kept: usize = self.kept_if.values().map(Vec::len).sum();
        let needed = needed + self.needed_if.len() + self.needed_roots.len();
        self.record.len() + needed + self.restored.len() + self.kept.len() + kept
    }

    /// The reverse sweep passes this place to a reversed call, as it was at `pos`.
    pub fn needs_if(&mut self, place: &Place, pos: Pos, need: Need) {
        self.needed_roots.extend(roots_of(place));
        let known = |(p, _, other): &(Pos, Place, Need)| *p == pos && *other == need;
        if !self.needed_if.iter().any(known) {
            self.needed_if.push((pos, place.clone(), need));
        }
    }

    /// The reverse sweep reads this place, as it was at `pos`.
    pub fn needs_contents(&mut self, place: &Place, pos: Pos) {
        self.needed_roots.extend(roots_of(place));
        let here = self.needed.entry(pos).or_default();
        if !here.iter().any(|q| super::place::same(q, place)) {
            here.push(place.clone());
        }
    }
}

/// Puts these roots, and those already grouped with one of them, into one group.
fn join(groups: &mut HashMap<RootId, RootId>, roots: &[RootId]) {
    let Some(&to) = roots.first() else { return };
    let old: HashSet<RootId> = roots
        .iter()
        .filter_map(|r| groups.get(r).copied())
        .collect();
    groups
        .values_mut()
        .filter(|g| old.contains(g))
        .for_each(|g| *g = to);
    groups.extend(roots.iter().map(|&r| (r, to)));
}

/// The queue whose elements change their places, as if they were exchanged: one comes or goes in front of them.
fn shifted(op: &Op) -> Option<&Place> {
    match &op.kind {
        OpKind::Push(queue, _, End::Front) | OpKind::Pop(queue, _, End::Front) => Some(queue),
        _ => None,
    }
}

/// The places that an op writes (their whole contents may change).
pub fn writes_of(op: &Op) -> Vec<Place> {
    match &op.kind {
        OpKind::Store(p, _)
        | OpKind::Fill(p, _)
        | OpKind::Copy { dst: p, .. }
        | OpKind::Push(p, _, _)
        | OpKind::Pop(p, _, _)
        | OpKind::Truncate(p, _) => vec![p.clone()],
        OpKind::Swap(a, b) => vec![a.clone(), b.clone()],
        OpKind::Call(call) => call.args.iter().flat_map(written).collect(),
        _ => vec![],
    }
}

fn written(arg: &crate::ir::CallArg) -> Vec<Place> {
    use crate::ir::CallArg;
    match arg {
        CallArg::RefMut(p) => vec![p.clone()],
        CallArg::Tuple(parts) | CallArg::Opt(parts) => parts.iter().flat_map(written).collect(),
        CallArg::Dot(arg) => written(arg),
        _ => vec![],
    }
}

impl Sweep<'_> {
    /// Whether a value is computed again; otherwise it is recorded. The answer is remembered.
    pub fn recomputable(&mut self, v: ValId) -> bool {
        let at = self.at;
        self.plan
            .latest
            .entry(v)
            .and_modify(|p| *p = at.max(*p))
            .or_insert(at);
        if self.plan.record.contains(&v) {
            return false;
        }
        let cheap = self.price(v, CHEAP, self.at).is_some() || self.cheap_from_outside(v);
        if !cheap {
            self.plan.record.insert(v);
        }
        cheap
    }

    /// Records what a value of a loop takes from outside of it, if the value follows cheaply: that is one record for all
    /// iterations instead of one for each.
    fn cheap_from_outside(&mut self, v: ValId) -> bool {
        if self.is_off("outside") {
            return false;
        }
        let mut outside = vec![];
        let around = self.index.def.get(&v).map(|def| def.region);
        let Some(body) = around.and_then(|region| self.index.loop_around(region)) else {
            return false;
        };
        self.taken_from_outside(v, body, CHEAP, &mut outside);
        outside.retain(|u| self.price(*u, CHEAP, self.at).is_none());
        self.plan.record.extend(&outside);
        let cheap = !outside.is_empty() && self.price(v, CHEAP, self.at).is_some();
        if !cheap {
            outside.iter().for_each(|u| {
                self.plan.record.remove(u);
            });
        }
        cheap
    }

    /// The values from outside of a loop's body that the expression of `v` consists of, as far as it is worth looking.
    fn taken_from_outside(
        &self,
        v: ValId,
        body: RegionIx,
        patience: u32,
        outside: &mut Vec<ValId>,
    ) {
        let Some(def) = self.index.def.get(&v) else {
            return;
        };
        if !self.index.within(def.region, body) {
            outside.push(v);
            return;
        }
        let op = self.plan.op(def.pos);
        let formula = matches!(
            op.kind,
            OpKind::Math(..) | OpKind::Pure(..) | OpKind::Select(..) | OpKind::Load(_)
        );
        if let (DefKind::Op(_), true, Some(patience)) = (def.how, formula, patience.checked_sub(1))
        {
            let mut operands = vec![];
            op.kind.for_each_value(&mut |u| operands.push(*u));
            for u in operands {
                self.taken_from_outside(u, body, patience, outside);
            }
        }
    }

    /// Records that follow cheaply from other records are dropped, in the order of the program.
    pub fn reconsider(&mut self) {
        if self.is_off("reconsider") {
            return;
        }
        let recorded = self.plan.record.difference(&self.plan.fixed);
        let mut recorded: Vec<_> = recorded
            .filter_map(|v| Some((self.index.def.get(v)?.pos, *v)))
            .collect();
        recorded.sort();
        for (_, v) in recorded {
            let Some(&at) = self.plan.latest.get(&v) else {
                continue;
            };
            self.plan.record.remove(&v);
            // A word takes as long to convert as a few integers to compute.
            let budget = match self.ty(v).is_int() {
                true => CHEAP,
                false => CHEAP_FROM_RECORDS,
            };
            if self.price(v, budget, at).is_none() {
                self.plan.record.insert(v);
            }
        }
    }

    /// What is left of `budget` after computing `v` again at `at`; `None` if that is too dear or impossible.
    fn price(&self, v: ValId, budget: u32, at: Pos) -> Option<u32> {
        let Some(def) = self.index.def.get(&v).copied() else {
            return Some(budget);
        };
        if self.is_free(v, def) {
            return Some(budget);
        }
        match def.how {
            DefKind::Param | DefKind::LoopIndex => Some(budget),
            DefKind::Carried(n) => self.induction_price(def.pos, n, budget, at),
            DefKind::Op(_) if self.is_exit_flag(v) => budget.checked_sub(1),
            DefKind::Op(_) => self.op_price(v, def, budget, at),
        }
    }

    fn is_free(&self, v: ValId, def: Def) -> bool {
        def.how == DefKind::Param
            || self.visible.contains(&def.region)
            || self.plan.record.contains(&v)
            || self.frames.iter().any(|f| f.known.contains_key(&v))
    }

    fn op_price(&self, v: ValId, def: Def, budget: u32, at: Pos) -> Option<u32> {
        if let Some((_, place)) = self.kept_in(v) {
            return self.path_price(place, budget.checked_sub(1)?, at);
        }
        let op = self.plan.op(def.pos);
        match &op.kind {
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef => Some(budget),
            OpKind::Math(math, args) => self.prices(args, budget.checked_sub(math.rule.price)?, at),
            OpKind::Pure(pure, args) => {
                self.prices(args, budget.checked_sub(pure_price(pure))?, at)
            }
            OpKind::Select(c, a, b) => self.prices(&[*c, *a, *b], budget.checked_sub(1)?, at),
            OpKind::Load(place) if self.unchanged(place, def.pos, def.region, at) => {
                self.path_price(place, budget, at)
            }
            OpKind::Len(place) if self.length_is_free(place) => self.path_price(place, budget, at),
            _ => None,
        }
    }

    /// The memory in which the reverse sweep still finds a value, and the write that put it there.
    pub fn kept_in(&self, v: ValId) -> Option<&(Pos, Place)> {
        let stored = self.plan.stored.get(&v)?;
        let there = roots_of(&stored.1).iter().all(|r| self.lives_on(*r));
        (there && !self.plan.restored.contains(&stored.0)).then_some(stored)
    }

    fn prices(&self, args: &[ValId], budget: u32, at: Pos) -> Option<u32> {
        args.iter()
            .try_fold(budget, |left, &a| self.price(a, left, at))
    }

    fn path_price(&self, place: &Place, budget: u32, at: Pos) -> Option<u32> {
        let mut left = budget;
        if let crate::ir::Base::Select(k, places) = &place.base {
            left = self.price(*k, left, at)?;
            for p in places {
                left = self.path_price(p, left, at)?;
            }
        }
        for step in &place.path {
            match step {
                Proj::Index(i) => left = self.price(*i, left, at)?,
                Proj::Field(_) => {}
                Proj::Range(lo, hi) => {
                    for v in [lo, hi].into_iter().flatten() {
                        left = self.price(*v, left, at)?;
                    }
                }
            }
        }
        Some(left)
    }

    /// Whether a place read at `read` still has those contents when the reverse sweep answers `at`.
    /// Writes between the two would have to be undone first; those after `at` have been.
    fn unchanged(&self, place: &Place, read: Pos, region: usize, at: Pos) -> bool {
        // `at` lies within `region`; the load is repeated before the op of `region` that contains it.
        let inside = self.index.within(self.index.op_region[at], region);
        let last = if inside {
            self.index.op_end[self.index.op_in(region, at)]
        } else {
            self.index.regions[region].end
        };
        let overlap = |other: &Place| may_overlap(place, other, |i, j| self.differ(i, j));
        roots_of(place).into_iter().all(|root| {
            let writes = self.plan.writes(root);
            let after = writes.partition_point(|(p, _)| *p <= read);
            !writes[after..]
                .iter()
                .take_while(|(p, _)| *p <= last)
                .any(|(_, w)| overlap(w))
        })
    }

    fn length_is_free(&self, place: &Place) -> bool {
        let resized = |r: &RootId| {
            let writes = self.plan.writes(*r).iter();
            writes
                .into_iter()
                .any(|(pos, _)| match &self.plan.op(*pos).kind {
                    OpKind::Push(..)
                    | OpKind::Pop(..)
                    | OpKind::Truncate(..)
                    | OpKind::Swap(..)
                    | OpKind::Call(_) => true,
                    OpKind::Copy { dst, how, .. } => match how {
                        CopyHow::Assign => true,
                        CopyHow::Slice => self.mem(dst).elem().is_none_or(resizable),
                    },
                    _ => false,
                })
        };
        roots_of(place).iter().all(|r| {
            let fixed = match &self.primal_func.roots[r.0 as usize].kind {
                RootKind::Local => self
                    .index
                    .birth
                    .get(r)
                    .is_some_and(|(region, _)| self.visible.contains(region)),
                RootKind::ParamVal => true,
                RootKind::ParamRef { .. } | RootKind::Const { .. } | RootKind::View { .. } => true,
            };
            // A list in a struct or in another list may be resized as well.
            let resizable = resizable(&self.primal_func.roots[r.0 as usize].ty);
            fixed && (!resizable || !resized(r))
        })
    }

    /// Whether two index values are known to differ: different literals.
    pub fn differ(&self, i: ValId, j: ValId) -> bool {
        match (self.plan.literal(i), self.plan.literal(j)) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        }
    }

    // ---- exit flags -------------------------------------------------------------------------

    fn exit_loop(&self, v: ValId) -> Option<Pos> {
        let def = self.index.def.get(&v)?;
        let around = self.index.loop_around(def.region)?;
        let (_, pos) = self.index.regions[around].parent?;
        let OpKind::Loop(l) = &self.plan.op(pos).kind else {
            return None;
        };
        let derived = matches!(l.kind, LoopKind::For { .. } | LoopKind::Forever);
        // Only if defined in the body itself: a branch's value may be undefined in the last iteration.
        (l.has_exit && derived && l.body.yields[0] == v && around == def.region).then_some(pos)
    }

    fn is_exit_flag(&self, v: ValId) -> bool {
        self.exit_loop(v).is_some()
    }

    /// The exit flag of an iteration is true in the last one only (and only if the loop was left by it).
    pub fn exit_flag(&mut self, v: ValId) -> Option<ValId> {
        let pos = self.exit_loop(v)?;
        let Some(Iteration::Is(k)) = self.frame().iteration else {
            return None;
        };
        let op = self.plan.op(pos).clone();
        let OpKind::Loop(l) = &op.kind else {
            unreachable!()
        };
        let trips = self.primal(op.results[0]);
        let usize_ = Scalar::Int(Int::Usize);
        let one = self.usize_literal(1);
        let next = self.emit(usize_, OpKind::Pure(Pure::Bin(BinOp::Add), vec![k, one]));
        let last = OpKind::Pure(Pure::Cmp(crate::ir::CmpOp::Eq), vec![next, trips]);
        let last = self.emit(Scalar::Bool, last);
        if !l.has_exited() {
            return Some(last);
        }
        let exited = self.primal(op.results[1]);
        Some(self.emit(
            Scalar::Bool,
            OpKind::Pure(Pure::Bin(BinOp::AndAnd), vec![last, exited]),
        ))
    }

    // ---- induction variables ----------------------------------------------------------------

    /// `k += step` counters: their value follows from the number of the iteration.
    fn induction_parts(&self, pos: Pos, n: usize) -> Option<(ValId, BinOp, ValId)> {
        let OpKind::Loop(l) = &self.plan.op(pos).kind else {
            return None;
        };
        let param = l.body.params[usize::from(l.has_index()) + n];
        let next = l.body.yields[usize::from(l.has_exit) + n];
        let def = self.index.def.get(&next)?;
        if def.how != DefKind::Op(0) || self.is_off("induction") {
            return None;
        }
        let OpKind::Pure(Pure::Bin(op @ (BinOp::Add | BinOp::Sub)), args) =
            &self.plan.op(def.pos).kind
        else {
            return None;
        };
        let steady = |v: ValId| {
            let literal = self.plan.literal(v).is_some();
            let body = self.index.nested[&pos][0];
            let outside = self
                .index
                .def
                .get(&v)
                .is_none_or(|d| d.how == DefKind::Param || !self.index.within(d.region, body));
            literal || outside
        };
        match args[..] {
            [a, step] if a == param && steady(step) => Some((l.init[n], *op, step)),
            [step, a] if a == param && *op == BinOp::Add && steady(step) => {
                Some((l.init[n], *op, step))
            }
            _ => None,
        }
    }

    fn induction_price(&self, pos: Pos, n: usize, budget: u32, at: Pos) -> Option<u32> {
        let (init, _, step) = self.induction_parts(pos, n)?;
        let body = self.index.nested[&pos][0];
        let frame = self.frames.iter().find(|f| f.region == body)?;
        if matches!(frame.iteration, None | Some(Iteration::Unknown)) {
            return None;
        }
        // The initial value is asked for outside the loop, after it.
        let left = self.price(init, budget.checked_sub(2)?, at)?;
        self.price(step, left, at)
    }

    /// `init ± iteration * step`.
    pub fn induction(&mut self, pos: Pos, n: usize) -> ValId {
        let (init, op, step) = self.induction_parts(pos, n).expect("priced before");
        let ty = self.ty(init);
        let known_step = self.plan.literal(step).map(str::to_owned);
        let init_is_zero = self.plan.literal(init) == Some("0");
        let count = self.iteration_as(ty);
        let offset = match known_step.as_deref() {
            Some("1") => count,
            _ => {
                let step = self.primal(step);
                self.emit(ty, OpKind::Pure(Pure::Bin(BinOp::Mul), vec![count, step]))
            }
        };
        if init_is_zero && op == BinOp::Add {
            return offset;
        }
        let init = self.primal(init);
        self.emit(ty, OpKind::Pure(Pure::Bin(op), vec![init, offset]))
    }

    /// The number of the iteration, in an integer type.
    fn iteration_as(&mut self, ty: Scalar) -> ValId {
        let usize_ = Scalar::Int(Int::Usize);
        let (k, from) = match self.frame().iteration.expect("priced before") {
            Iteration::Is(k) => (k, usize_),
            Iteration::Index { index, lo } => {
                let from = self.ty(index);
                if self.plan.literal(lo) == Some("0") {
                    (index, from)
                } else {
                    let lo = self.primal(lo);
                    let args = vec![index, lo];
                    (
                        self.emit(from, OpKind::Pure(Pure::Bin(BinOp::Sub), args)),
                        from,
                    )
                }
            }
            Iteration::Unknown => unreachable!("priced before"),
        };
        if from == ty {
            k
        } else {
            self.emit(ty, OpKind::Pure(Pure::Cast, vec![k]))
        }
    }

    pub fn is_off(&self, pass: &str) -> bool {
        self.plan.is_off(pass)
    }

    /// Whether a root's contents live on into the reverse sweep by themselves.
    pub fn lives_on(&self, root: RootId) -> bool {
        match &self.primal_func.roots[root.0 as usize].kind {
            RootKind::ParamRef { .. } | RootKind::Const { .. } | RootKind::View { .. } => true,
            RootKind::ParamVal => self.visible.contains(&0) || self.plan.writes(root).is_empty(),
            RootKind::Local => self
                .index
                .birth
                .get(&root)
                .is_some_and(|(region, _)| self.visible.contains(region)),
        }
    }
}

fn pure_price(pure: &Pure) -> u32 {
    match pure {
        Pure::Bin(BinOp::Div | BinOp::Rem) => 4,
        Pure::Bin(_) | Pure::Cmp(_) | Pure::Not | Pure::Neg | Pure::Cast => 1,
        Pure::Expr(_) => 2,
    }
}
