//! The forward sweep: the primal, plus what the reverse sweep has asked it to record.

use crate::ir::{CallMode, Callee, Op, OpKind, Region, ValId};
use crate::reverse::index::{Pos, RegionIx};
use crate::reverse::sweep::Sweep;

impl Sweep<'_> {
    /// The recording form of a region that ends before its reverse begins.
    pub fn forward(&mut self, region: &Region, ix: RegionIx) -> Region {
        let mut ops = self.forward_ops(region, ix, region.ops.len());
        ops.extend(self.at_end.remove(&ix).unwrap_or_default());
        if let Some(recorded) = self.recorded.remove(&ix) {
            let src = self.src;
            ops.push(Op {
                results: vec![],
                kind: OpKind::Record(recorded),
                src,
            });
        }
        Region {
            params: region.params.clone(),
            ops,
            yields: region.yields.clone(),
        }
    }

    /// The first `count` ops of a region, with what must happen before each.
    pub fn forward_ops(&mut self, region: &Region, ix: RegionIx, count: usize) -> Vec<Op> {
        let numbered: Vec<_> = self.index.numbered(region, ix).take(count).collect();
        let mut ops = vec![];
        for (pos, op) in numbered {
            self.src = op.src;
            ops.extend(self.before.remove(&pos).unwrap_or_default());
            ops.push(self.forward_op(op, pos));
        }
        ops
    }

    fn forward_op(&mut self, op: &Op, pos: Pos) -> Op {
        let mut op = op.clone();
        match &mut op.kind {
            OpKind::If { then, els, .. } => {
                *then = self.forward(then, self.index.nested[&pos][0]);
                *els = self.forward(els, self.index.nested[&pos][1]);
                for branch in 0..2 {
                    for (inner, outer) in self.hoists.remove(&(pos, branch)).unwrap_or_default() {
                        let (from, other) = if branch == 0 {
                            (&mut *then, &mut *els)
                        } else {
                            (&mut *els, &mut *then)
                        };
                        from.yields.push(inner);
                        let undef = self.undefined(inner, other);
                        other.yields.push(undef);
                        op.results.push(outer);
                    }
                }
            }
            OpKind::Loop(_) if self.fused_loops.contains_key(&pos) => {
                let fused = self.fused_loops.remove(&pos).expect("just seen");
                self.assemble_loop(&mut op, pos, fused);
            }
            OpKind::Loop(l) => {
                l.body = self.forward(&l.body, self.index.nested[&pos][0]);
                l.frame = l.has_index() && !l.has_exit;
            }
            OpKind::Call(_) if self.fused_calls.contains_key(&pos) => {
                let fused = self.fused_calls.remove(&pos).expect("just seen");
                op.results.extend(fused.adjoints);
                op.kind = OpKind::CallRev(Box::new(fused.call));
            }
            OpKind::Call(call) if self.forward_calls.contains_key(&pos) => {
                call.mode = CallMode::Forward;
                call.keeping = self.forward_calls[&pos].clone();
            }
            _ => {}
        }
        op
    }

    fn undefined(&mut self, like: ValId, region: &mut Region) -> ValId {
        let v = self.new_val(self.ty(like), None);
        let src = self.src;
        region.ops.push(Op {
            results: vec![v],
            kind: OpKind::Undef,
            src,
        });
        v
    }
}

/// Keeps the `frame` flag only where nothing but the loop's own record uses the tape.
pub fn settle_frames(region: &mut Region) {
    for op in &mut region.ops {
        match &mut op.kind {
            OpKind::If { then, els, .. } => {
                settle_frames(then);
                settle_frames(els);
            }
            OpKind::Loop(l) => {
                settle_frames(&mut l.body);
                let own = |op: &Op| matches!(op.kind, OpKind::Record(_) | OpKind::Replay);
                l.frame &= l.body.ops.iter().any(own);
                l.frame &= l
                    .body
                    .ops
                    .iter()
                    .filter(|op| !own(op))
                    .all(|op| !uses_tape(op));
            }
            _ => {}
        }
    }
}

/// Whether an op, or anything nested in it, reads or writes the tape.
pub fn uses_tape(op: &Op) -> bool {
    match &op.kind {
        OpKind::Record(_)
        | OpKind::Replay
        | OpKind::Save(_)
        | OpKind::Restore(_)
        | OpKind::Recreate(_)
        | OpKind::Room(_)
        | OpKind::Relend(..)
        | OpKind::Hold(_)
        | OpKind::CallRev(_) => true,
        OpKind::Call(call) => call.mode != CallMode::Primal,
        OpKind::If { then, els, .. } => then.ops.iter().chain(&els.ops).any(uses_tape),
        OpKind::Loop(l) => l.body.ops.iter().any(uses_tape),
        OpKind::Lit(_)
        | OpKind::Const(_)
        | OpKind::Undef
        | OpKind::Math(..)
        | OpKind::Pure(..)
        | OpKind::Select(..)
        | OpKind::Load(_)
        | OpKind::Len(_)
        | OpKind::Alloc(..)
        | OpKind::Store(..)
        | OpKind::Copy { .. }
        | OpKind::Fill(..)
        | OpKind::Swap(..)
        | OpKind::Push(..)
        | OpKind::Pop(..)
        | OpKind::Truncate(..)
        | OpKind::Effect(..)
        | OpKind::Shadow(..)
        | OpKind::Acc(..)
        | OpKind::AccAll { .. }
        | OpKind::ZeroAll(_)
        | OpKind::ZeroLike(_)
        | OpKind::Resize(..)
        | OpKind::SumAll(_)
        | OpKind::Dot(..)
        | OpKind::AccDot(_)
        | OpKind::SumOf(_)
        | OpKind::TapeMark
        | OpKind::TapeTurn
        | OpKind::View { .. }
        | OpKind::Rows(_)
        | OpKind::Fit(_)
        | OpKind::Lend(_)
        | OpKind::Reinstate(_) => false,
    }
}

/// The functions that are lent the tape for both their sweeps, if nothing else is done with it.
pub fn lends_tape(region: &Region) -> Option<Vec<syn::Path>> {
    let mut callees: Vec<syn::Path> = vec![];
    let mut others = false;
    region.walk(&mut |op| match &op.kind {
        OpKind::If { .. } | OpKind::Loop(_) => {}
        OpKind::CallRev(rev) if rev.is_joint() => match &rev.call.callee {
            Callee::Path(path) if crate::emit::has_class(path) => {
                if !callees.contains(path) {
                    callees.push(path.clone());
                }
            }
            _ => others = true,
        },
        _ => others |= uses_tape(op),
    });
    (!others).then_some(callees)
}
