//! Writes the loops that [`fuse`](super::fuse) found: both sweeps in one body.

use crate::ir::{
    Call, CallMode, CallRev, CmpOp, Loop, Math, Op, OpKind, Pure, Region, Scalar, SeedArg,
    ShadowInit, ValId,
};
use crate::reverse::fuse::{self, Early};
use crate::reverse::index::Pos;
use crate::reverse::sweep::Sweep;
use crate::rules::rule;

/// What a fused loop carries beside the primal's own values: adjoints of values from outside that it uses.
pub struct FusedLoop {
    params: Vec<ValId>,
    init: Vec<ValId>,
    results: Vec<ValId>,
}

/// A call that runs both sweeps, and what comes after the value that it returns.
pub struct FusedCall {
    pub call: CallRev,
    pub adjoints: Vec<ValId>,
}

impl Sweep<'_> {
    /// The adjoint of a call that fuses: it is known when the call is made.
    pub fn fused_call(&mut self, op: &Op, pos: Pos, call: &Call, seed: &Early) {
        let y = op.results[0];
        self.take_bar(y);
        self.open_within();
        let d = self.early(seed, pos, self.ty(y));
        let before = self.frames.pop().expect("just opened").ops;
        self.before.entry(pos).or_default().extend(before);
        let mut active = vec![];
        let bars = call.args.iter().map(|a| self.bar(a, &mut active)).collect();
        let adjoints: Vec<_> = active.iter().map(|&v| self.new_bar(v)).collect();
        for (v, &bar) in active.into_iter().zip(&adjoints) {
            self.add_bar(v, bar);
        }
        let call = CallRev {
            call: Call {
                mode: CallMode::Joint,
                ..call.clone()
            },
            bars,
            seed: SeedArg::Val(d),
        };
        self.fused_calls.insert(pos, FusedCall { call, adjoints });
    }

    /// The adjoint of a loop that fuses: written into the part of its body, to be assembled with the forward sweep.
    pub fn fused_loop(&mut self, op: &Op, pos: Pos, l: &Loop, seeds: &[Option<Early>]) {
        let body = self.index.nested[&pos][0];
        let captured = self.captured(&[&l.body], pos);
        // What runs before the loop: the adjoints that flow into it, and zeros to start from.
        self.open_within();
        let mut incoming = vec![];
        for (n, seed) in seeds.iter().enumerate() {
            if let Some(seed) = seed {
                let y = l.body.yields[usize::from(l.has_exit) + n];
                let d = self.early(seed, pos, self.ty(y));
                self.early_seeds.insert((pos, n), d);
                incoming.push((y, d));
            }
        }
        let init: Vec<_> = captured
            .iter()
            .map(|&c| self.literal(self.ty(c), 0.0))
            .collect();
        let before = self.frames.pop().expect("just opened").ops;
        self.before.entry(pos).or_default().extend(before);

        let outer: Vec<_> = captured.iter().map(|c| self.bars.remove(c)).collect();
        let params: Vec<_> = captured.iter().map(|&c| self.new_bar(c)).collect();
        self.bars
            .extend(captured.iter().copied().zip(params.iter().copied()));
        self.whole_region(&l.body, body, &incoming);
        (self.at, self.src) = (pos, op.src);
        let outs: Vec<_> = captured
            .iter()
            .map(|c| self.bars.remove(c).expect("a parameter"))
            .collect();
        self.parts
            .get_mut(&body)
            .expect("just written")
            .outs
            .extend(outs);
        for (&c, bar) in captured.iter().zip(outer) {
            if let Some(bar) = bar {
                self.bars.insert(c, bar);
            }
        }
        let results: Vec<_> = captured.iter().map(|&c| self.new_bar(c)).collect();
        for (&c, &bar) in captured.iter().zip(&results) {
            self.add_bar(c, bar);
        }
        // A sum hands its adjoint on to where it starts from.
        for n in 0..l.init.len() {
            self.bars
                .remove(&l.body.params[usize::from(l.has_index()) + n]);
            if let Some(d) = self.take_bar(op.results[l.extra_results() + n]) {
                self.add_bar(l.init[n], d);
            }
        }
        let fused = FusedLoop {
            params,
            init,
            results,
        };
        self.fused_loops.insert(pos, fused);
    }

    fn new_bar(&mut self, v: ValId) -> ValId {
        let name = self.name(v).map(|n| format!("{n}_bar"));
        self.new_val(self.ty(v), name)
    }

    fn early(&mut self, early: &Early, at: Pos, ty: Scalar) -> ValId {
        match early {
            Early::Zero => self.literal(ty, 0.0),
            Early::Seed(k) => self.seeds[*k].expect("a float"),
            Early::Outer(pos, n) => self.early_seeds[&(*pos, *n)],
            Early::Sum(a, b) => {
                let (a, b) = (self.early(a, at, ty), self.early(b, at, ty));
                self.rule_of("add", ty, vec![a, b])
            }
            Early::Neg(d) => {
                let d = self.early(d, at, ty);
                self.rule_of("neg", ty, vec![d])
            }
            Early::Times(d, v) => {
                let d = self.early(d, at, ty);
                let v = self.known(*v, at);
                self.rule_of("mul", ty, vec![d, v])
            }
            Early::Over(d, v) => {
                let d = self.early(d, at, ty);
                let v = self.known(*v, at);
                let zero = self.literal(ty, 0.0);
                let none = OpKind::Pure(Pure::Cmp(CmpOp::Eq), vec![d, zero]);
                let none = self.emit(Scalar::Bool, none);
                let quotient = self.rule_of("div", ty, vec![d, v]);
                self.emit(ty, OpKind::Select(none, zero, quotient))
            }
        }
    }

    /// A value from before the loop at `at`, or computed from such values.
    fn known(&mut self, v: ValId, at: Pos) -> ValId {
        if fuse::is_there(self.index, v, at) {
            return v;
        }
        let mut op = self.plan.op(self.index.def[&v].pos).clone();
        op.map_values(&mut |v| self.known(v, at));
        self.emit(self.ty(v), op.kind)
    }

    fn rule_of(&mut self, name: &str, ty: Scalar, args: Vec<ValId>) -> ValId {
        let math = Math {
            rule: rule(name),
            path: None,
        };
        self.emit(ty, OpKind::Math(math, args))
    }

    /// The loop with both sweeps in its body.
    pub fn assemble_loop(&mut self, op: &mut Op, pos: Pos, fused: FusedLoop) {
        let Op {
            results,
            kind: OpKind::Loop(l),
            ..
        } = op
        else {
            unreachable!("a loop")
        };
        let body = std::mem::take(&mut l.body);
        let mut body = self.assemble(&body, self.index.nested[&pos][0], &[], &[]);
        body.params.extend(&fused.params);
        if let Some(cond) = fuse::condition(l) {
            let names: Vec<_> = fused
                .params
                .iter()
                .map(|&p| self.new_val(self.ty(p), None))
                .collect();
            cond.params.extend(names);
        }
        l.body = body;
        l.init.extend(fused.init);
        l.frame = false;
        results.extend(fused.results);
    }

    /// Lets shadows begin before the first fused loop that uses them.
    pub fn begin_early(&self, ops: &mut Vec<Op>, prologue: &mut Vec<Op>) {
        let mut n = 0;
        while n < prologue.len() {
            let OpKind::Shadow(root, _) = prologue[n].kind else {
                n += 1;
                continue;
            };
            let first = ops.iter().position(|op| {
                let mut found = false;
                mentions(op, root, &mut found);
                found
            });
            let Some(first) = first else {
                n += 1;
                continue;
            };
            let mut begin = prologue.remove(n);
            if let OpKind::Shadow(_, init @ (ShadowInit::Zeros(Some(_)) | ShadowInit::Rows(_))) =
                &mut begin.kind
            {
                // The contents are there, and their length is final.
                *init = ShadowInit::Like;
            }
            ops.insert(first, begin);
        }
    }
}

fn mentions(op: &Op, root: crate::ir::RootId, found: &mut bool) {
    op.kind.for_each_place(&mut |place| {
        place.for_each_base(&mut |base| {
            *found |= matches!(base, crate::ir::Base::Shadow(r) if *r == root);
        });
    });
    op.kind.for_each_region(&mut |region: &Region| {
        region.ops.iter().for_each(|op| mentions(op, root, found));
    });
}

/// Whether an op leaves records on the tape for the sweep that follows. A fused loop reads its own.
pub fn leaves_records(op: &Op) -> bool {
    let own = |region: &Region| {
        region
            .ops
            .iter()
            .any(|op| matches!(op.kind, OpKind::TapeMark))
    };
    match &op.kind {
        OpKind::Loop(l) => !own(&l.body) && l.body.ops.iter().any(leaves_records),
        OpKind::If { then, els, .. } => then.ops.iter().chain(&els.ops).any(leaves_records),
        OpKind::CallRev(rev) if rev.is_joint() => false,
        _ => super::uses_tape(op),
    }
}
