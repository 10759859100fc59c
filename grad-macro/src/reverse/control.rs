//! The adjoints of branches and loops.

use crate::ir::{BinOp, CallArg, Int, Loop, LoopKind, Op, OpKind, Pure, Region, Scalar, ValId};
use crate::maps::HashSet;
use crate::reverse::index::{Pos, RegionIx};
use crate::reverse::sweep::{Frame, Iteration, Sweep};

impl Sweep<'_> {
    /// Opens the reverse of a forward region.
    pub fn open(&mut self, region: RegionIx) {
        self.frames.push(Frame {
            region,
            ops: vec![],
            known: Default::default(),
            replayed: vec![],
            iteration: None,
        });
    }

    /// Opens a region of the sweep's own inside the current one.
    pub fn open_within(&mut self) {
        let (region, iteration) = (self.frame().region, self.frame().iteration);
        self.open(region);
        self.frame().iteration = iteration;
    }

    /// Closes it: what was recorded is read back first.
    pub fn close(&mut self) -> Vec<Op> {
        let frame = self.frames.pop().expect("an open region");
        let mut ops = frame.ops;
        if !frame.replayed.is_empty() {
            let results = frame.replayed.iter().map(|(_, back)| *back).collect();
            ops.insert(
                0,
                Op {
                    results,
                    kind: OpKind::Replay,
                    src: self.src,
                },
            );
        }
        ops
    }

    // ---- if ---------------------------------------------------------------------------------

    pub fn if_(&mut self, op: &Op, pos: Pos, cond: ValId, then: &Region, els: &Region) {
        let ds: Vec<_> = op.results.iter().map(|&r| self.take_bar(r)).collect();
        let captured = self.captured(&[then, els], pos);
        let before: Vec<_> = captured.iter().map(|c| self.bars.get(c).copied()).collect();
        let mut outs = vec![];
        let mut frames = vec![];
        for (branch, region) in [then, els].into_iter().enumerate() {
            let ix = self.index.nested[&pos][branch];
            self.open(ix);
            self.begin_region(ix);
            for (&y, d) in region.yields.iter().zip(&ds) {
                if let Some(d) = d {
                    self.add_bar(y, *d);
                }
            }
            self.ops(region, ix);
            let out: Vec<_> = captured.iter().map(|c| self.bars.get(c).copied()).collect();
            for (c, b) in captured.iter().zip(&before) {
                match b {
                    Some(b) => self.bars.insert(*c, *b),
                    None => self.bars.remove(c),
                };
            }
            outs.push(out);
            // Set aside until it is known which adjoints the branches change.
            frames.push(self.frames.pop().expect("the branch"));
        }
        (self.at, self.src) = (pos, op.src);
        self.join(cond, &captured, &before, outs, frames);
    }

    /// Writes the reverse `if`, whose results are the adjoints that a branch changed.
    fn join(
        &mut self,
        cond: ValId,
        captured: &[ValId],
        before: &[Option<ValId>],
        outs: Vec<Vec<Option<ValId>>>,
        frames: Vec<Frame>,
    ) {
        let changed: Vec<usize> = (0..captured.len())
            .filter(|&n| outs.iter().any(|out| out[n] != before[n]))
            .collect();
        let mut regions = vec![];
        for (frame, out) in frames.into_iter().zip(&outs) {
            self.frames.push(frame);
            let mut yields = vec![];
            for &n in &changed {
                yields.push(match out[n] {
                    Some(bar) => bar,
                    None => self.literal(self.ty(captured[n]), 0.0),
                });
            }
            let ops = self.close();
            regions.push(Region {
                params: vec![],
                ops,
                yields,
            });
        }
        if changed.is_empty() && regions.iter().all(|r| r.ops.is_empty()) {
            return;
        }
        let cond = self.primal(cond);
        let els = regions.pop().expect("two branches");
        let then = regions.pop().expect("two branches");
        let mut results = vec![];
        for &n in &changed {
            let name = self.name(captured[n]).map(|n| format!("{n}_bar"));
            let bar = self.new_val(self.ty(captured[n]), name);
            self.bars.insert(captured[n], bar);
            results.push(bar);
        }
        let kind = OpKind::If { cond, then, els };
        let src = self.src;
        self.frame().ops.push(Op { results, kind, src });
    }

    /// Active values from outside that the regions of the op at `pos` use, in order of first use.
    pub fn captured(&self, regions: &[&Region], pos: Pos) -> Vec<ValId> {
        let mut uses = Uses {
            sweep: self,
            pos,
            seen: HashSet::default(),
            list: vec![],
        };
        for region in regions {
            uses.region(region);
        }
        uses.list
    }

    // ---- loops ------------------------------------------------------------------------------

    pub fn loop_(&mut self, op: &Op, pos: Pos, l: &Loop) {
        if let Some(seeds) = self.fused.get(&pos) {
            return self.fused_loop(op, pos, l, seeds);
        }
        let first_param = usize::from(l.has_index());
        let first_yield = usize::from(l.has_exit);
        let body = self.index.nested[&pos][0];
        // What is only handed out of the last iteration is carried too, though no iteration reads it.
        let carried: Vec<usize> = (0..l.init.len())
            .filter(|&n| {
                let (param, result) = (first_param + n, l.extra_results() + n);
                self.activity.val(l.body.params[param]) || self.activity.val(op.results[result])
            })
            .collect();
        let mut init = vec![];
        for &n in &carried {
            let result = op.results[l.extra_results() + n];
            let bar = self.take_bar(result);
            let ty = self.ty(result);
            init.push(bar.unwrap_or_else(|| self.literal(ty, 0.0)));
        }
        let captured = self.captured(&[&l.body], pos);
        for &c in &captured {
            init.push(self.bar_or_zero(c));
        }

        self.open(body);
        let (index, kind) = self.reversed(op, l);
        let mut params = vec![index];
        let targets: Vec<ValId> = carried
            .iter()
            .map(|&n| l.body.params[first_param + n])
            .chain(captured.iter().copied())
            .collect();
        let mut bars = vec![];
        for &target in &targets {
            let name = self.name(target).map(|n| format!("{n}_bar"));
            bars.push(self.new_val(self.ty(target), name));
        }
        params.extend(&bars);
        self.begin_region(body);
        for (n, &c) in captured.iter().enumerate() {
            self.bars.insert(c, bars[carried.len() + n]);
        }
        for (k, &n) in carried.iter().enumerate() {
            self.add_bar(l.body.yields[first_yield + n], bars[k]);
        }
        self.ops(&l.body, body);
        (self.at, self.src) = (pos, op.src);
        let mut yields = vec![];
        for &target in &targets {
            yields.push(self.bar_or_zero(target));
            self.bars.remove(&target);
        }
        let ops = self.close();
        let region = Region {
            params,
            ops,
            yields,
        };
        let results = self.write_loop(op, l, kind, init, region, &targets);
        for (&c, &bar) in captured.iter().zip(&results[carried.len()..]) {
            self.bars.insert(c, bar);
        }
        for (&n, &bar) in carried.iter().zip(&results) {
            self.add_bar(l.init[n], bar);
        }
    }

    /// Writes the reverse loop; the adjoints that leave it.
    fn write_loop(
        &mut self,
        op: &Op,
        forward: &Loop,
        kind: LoopKind,
        init: Vec<ValId>,
        body: Region,
        targets: &[ValId],
    ) -> Vec<ValId> {
        if body.ops.is_empty() && body.yields == body.params[1..] {
            return init; // Nothing happens: the adjoints pass unchanged.
        }
        let mut results = vec![];
        for &target in targets {
            let name = self.name(target).map(|n| format!("{n}_bar"));
            results.push(self.new_val(self.ty(target), name));
        }
        let l = Loop {
            kind,
            init,
            body,
            has_exit: false,
            label: None,
            frame: forward.has_index() && !forward.has_exit,
        };
        let kind = OpKind::Loop(Box::new(l));
        self.frame().ops.push(Op {
            results: results.clone(),
            kind,
            src: op.src,
        });
        results
    }

    /// The range of the reverse loop and its index. Called with the body's frame open; bounds are asked for
    /// outside of it.
    fn reversed(&mut self, op: &Op, l: &Loop) -> (ValId, LoopKind) {
        let body = self.frames.pop().expect("the body's frame");
        let usize_ = Scalar::Int(Int::Usize);
        let made = match &l.kind {
            LoopKind::For {
                lo,
                hi,
                inclusive,
                step,
                rev,
                step_then_rev,
                back,
            } if !l.has_exit => {
                let kind = LoopKind::For {
                    lo: self.primal(*lo),
                    hi: self.primal(*hi),
                    inclusive: *inclusive,
                    step: step.map(|s| self.primal(s)),
                    rev: *rev,
                    step_then_rev: *step_then_rev,
                    back: !*back,
                };
                let forward = l.body.params[0];
                let index = self.new_val(self.ty(forward), self.name(forward));
                let plain = step.is_none() && !rev;
                let iteration = match plain {
                    true => Iteration::Index { index, lo: *lo },
                    false => Iteration::Unknown,
                };
                (index, kind, iteration, Some((forward, index)))
            }
            _ => {
                let lo = self.usize_literal(0);
                let hi = self.primal(op.results[0]);
                let k = self.new_val(usize_, Some("k".into()));
                let kind = LoopKind::For {
                    lo,
                    hi,
                    inclusive: false,
                    step: None,
                    rev: false,
                    step_then_rev: false,
                    back: true,
                };
                (k, kind, Iteration::Is(k), None)
            }
        };
        let (index, kind, iteration, known) = made;
        // The bounds that the forward index follows from, asked for outside the body as well.
        let from_count = matches!(l.kind, LoopKind::For { .. }) && l.has_exit;
        let bounds = from_count.then(|| self.bounds(l));
        self.frames.push(body);
        self.frame().iteration = Some(iteration);
        if let Some((forward, index)) = known {
            self.frame().known.insert(forward, index);
        }
        if let Some(bounds) = bounds {
            let forward = l.body.params[0];
            let i = self.index_of_iteration(l, index, bounds);
            self.func.vals[i.0 as usize].name = self.name(forward);
            self.frame().known.insert(forward, i);
        }
        (index, kind)
    }

    fn bounds(&mut self, l: &Loop) -> Bounds {
        let LoopKind::For { lo, hi, step, .. } = &l.kind else {
            unreachable!("a counted loop")
        };
        Bounds {
            lo: self.primal(*lo),
            hi: self.primal(*hi),
            step: step.map(|s| self.primal(s)),
        }
    }

    /// The index of iteration `k` of a counted loop.
    fn index_of_iteration(&mut self, l: &Loop, k: ValId, bounds: Bounds) -> ValId {
        let LoopKind::For {
            lo,
            inclusive,
            rev,
            step_then_rev,
            ..
        } = &l.kind
        else {
            unreachable!("a counted loop")
        };
        let ty = self.ty(l.body.params[0]);
        let from_zero = self.plan.literal(*lo) == Some("0");
        if from_zero && !rev && bounds.step.is_none() {
            return self.cast(k, ty);
        }
        // One op after the other: `i = first ± k * step`.
        let step = bounds.step.map(|s| self.cast(s, ty));
        let k = self.cast(k, ty);
        let offset = match step {
            Some(step) => self.int(ty, BinOp::Mul, k, step),
            None => k,
        };
        if !rev {
            return self.int(ty, BinOp::Add, bounds.lo, offset);
        }
        let one = self.emit(ty, OpKind::Lit("1".into()));
        let last = match inclusive {
            true => bounds.hi,
            false => self.int(ty, BinOp::Sub, bounds.hi, one),
        };
        let first = match step {
            Some(step) if *step_then_rev => {
                let span = self.int(ty, BinOp::Sub, last, bounds.lo);
                let whole = self.int(ty, BinOp::Div, span, step);
                let whole = self.int(ty, BinOp::Mul, whole, step);
                self.int(ty, BinOp::Add, bounds.lo, whole)
            }
            _ => last,
        };
        self.int(ty, BinOp::Sub, first, offset)
    }

    pub fn int(&mut self, ty: Scalar, op: BinOp, a: ValId, b: ValId) -> ValId {
        self.emit(ty, OpKind::Pure(Pure::Bin(op), vec![a, b]))
    }

    fn cast(&mut self, v: ValId, ty: Scalar) -> ValId {
        if self.ty(v) == ty {
            v
        } else {
            self.emit(ty, OpKind::Pure(Pure::Cast, vec![v]))
        }
    }
}

struct Bounds {
    lo: ValId,
    hi: ValId,
    step: Option<ValId>,
}

/// Collects active values used inside the regions of an op and defined outside of them.
struct Uses<'s, 'a> {
    sweep: &'s Sweep<'a>,
    pos: Pos,
    seen: HashSet<ValId>,
    list: Vec<ValId>,
}

impl Uses<'_, '_> {
    fn val(&mut self, v: ValId) {
        if !self.sweep.activity.val(v) || !self.seen.insert(v) {
            return;
        }
        let inside = self.sweep.index.def.get(&v).is_some_and(|def| {
            use crate::reverse::index::DefKind;
            let body = self.sweep.index.nested[&self.pos]
                .iter()
                .any(|&r| self.sweep.index.within(def.region, r));
            body && def.how != DefKind::Param
        });
        if !inside {
            self.list.push(v);
        }
    }

    fn region(&mut self, region: &Region) {
        for op in &region.ops {
            self.op(op);
        }
        region.yields.iter().for_each(|&y| self.val(y));
    }

    fn op(&mut self, op: &Op) {
        match &op.kind {
            OpKind::Math(_, args) => args.iter().for_each(|&a| self.val(a)),
            OpKind::Select(_, a, b) => [a, b].into_iter().for_each(|&v| self.val(v)),
            OpKind::Store(_, v) | OpKind::Fill(_, v) => self.val(*v),
            OpKind::Alloc(_, init) => self.init(init),
            OpKind::Push(_, elem, _) => self.elem(elem),
            OpKind::If { then, els, .. } => {
                self.region(then);
                self.region(els);
            }
            OpKind::Loop(l) => {
                l.init.iter().for_each(|&v| self.val(v));
                self.region(&l.body);
            }
            OpKind::Call(call) => call.args.iter().for_each(|a| self.arg(a)),
            _ => {}
        }
    }

    fn init(&mut self, init: &crate::ir::Init) {
        use crate::ir::Init;
        match init {
            Init::Elems(elems) => elems.iter().for_each(|e| self.elem(e)),
            Init::Variant(_, elems) => elems.iter().for_each(|(_, e)| self.elem(e)),
            Init::Fill(elem, _) => self.elem(elem),
            Init::CopyOf(_) | Init::Zeros(_) | Init::Empty(_) | Init::Undef => {}
        }
    }

    fn elem(&mut self, elem: &crate::ir::Elem) {
        use crate::ir::Elem;
        match elem {
            Elem::Val(v) => self.val(*v),
            Elem::Place(_) => {}
            Elem::Init(init) => self.init(init),
        }
    }

    fn arg(&mut self, arg: &CallArg) {
        match arg {
            CallArg::Val(v) => self.val(*v),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => parts.iter().for_each(|p| self.arg(p)),
            CallArg::Dot(arg) => self.arg(arg),
            CallArg::NoDot(_) => {}
            CallArg::Ref(_) | CallArg::RefMut(_) | CallArg::Own(_) | CallArg::Tokens(_) => {}
        }
    }
}
