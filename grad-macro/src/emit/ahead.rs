//! Frames that are taken before the sum that is needed with them.
//!
//! ```text
//! let frame = &mut tape.frame_f64::<1>(n)[..n];
//! let mut s = 0.0;
//! for i in 0..n { s += v[i] * r[i] }
//! let f = 2.0 * s / vv;
//! for i in 0..n { let old = r[i]; r[i] = old - f * v[i]; frame[i] = [old]; }
//! ```
//! To take a frame may be to let the tape grow, which is a call. A value that is needed after a call does not stay in a
//! register; where the call stood between the loops, compilers kept the sum itself in memory while it was added to, and
//! each addition waited three times as long (a factorisation by Householder's reflections took 6 times its primal, now
//! 3.4). Between the loops and in the first of them, nothing else may have to do with the tape, nor may anything be borrowed
//! from it.

use super::Emitter;
use super::graph::{Def, NodeId, RegionId};
use super::plan::has_frame;
use crate::ir::{CmpOp, Loop, LoopKind, OpKind, Pure, ValId};

impl Emitter<'_> {
    /// Takes the frame of the next loop that records, ahead of this loop, which carries floats.
    pub(super) fn frame_ahead(&mut self, node: NodeId) {
        let graph = &self.plan.graph;
        let OpKind::Loop(l) = &graph.nodes[node].op.kind else {
            return;
        };
        if self.func().is_off("ahead") {
            return;
        }
        let sums = l.init.iter().any(|v| graph.func.ty(*v).is_float());
        if !sums || self.tape.is_lent() || !self.leaves_tape(node) {
            return;
        }
        let siblings = &graph.regions[graph.nodes[node].region].nodes;
        let after = siblings.iter().copied().filter(|other| *other > node);
        for next in after.filter(|next| self.plan.demand.alive[*next]) {
            if let Some(target) = self.records(next) {
                return self.take_ahead(node, target);
            }
            if !self.leaves_tape(next) {
                return;
            }
        }
    }

    fn take_ahead(&mut self, node: NodeId, target: NodeId) {
        let graph = &self.plan.graph;
        let OpKind::Loop(l) = &graph.nodes[target].op.kind else {
            return;
        };
        let taken = self.ahead.iter().any(|(of, _)| *of == target);
        if taken || !bounds(l).into_iter().all(|v| self.is_known_at(v, node)) {
            return;
        }
        let start = graph.nodes[node].start;
        self.at = start - 1;
        let frames = self.quietly(|e| e.taken(target, l));
        self.at = start;
        self.ahead.extend(frames.map(|frames| (target, frames)));
    }

    /// The loop that records in a frame: this op, or the first in it that has to do with the tape, if it is not run only
    /// where the loop would have no iteration.
    fn records(&self, node: NodeId) -> Option<NodeId> {
        let graph = &self.plan.graph;
        let info = &graph.nodes[node];
        let records = |op: &crate::ir::Op| matches!(op.kind, OpKind::Record(_));
        match &info.op.kind {
            OpKind::Loop(l) => {
                (has_frame(info.op) && l.body.ops.iter().any(records)).then_some(node)
            }
            OpKind::If { cond, then, els } if els.ops.is_empty() && then.yields.is_empty() => {
                let inner = &graph.regions[*info.inner.first()?].nodes;
                let mut uses = inner.iter().filter(|inner| !self.leaves_tape(**inner));
                let target = self.records(*uses.next()?)?;
                let OpKind::Loop(l) = &graph.nodes[target].op.kind else {
                    return None;
                };
                let LoopKind::For {
                    lo,
                    hi,
                    inclusive: false,
                    ..
                } = l.kind
                else {
                    return None;
                };
                let asks = match &graph.def_op(*cond)?.kind {
                    OpKind::Pure(Pure::Cmp(CmpOp::Lt), args) => args[..] == [lo, hi],
                    _ => false,
                };
                let nested = graph.nodes[target].region == *info.inner.first()?;
                (asks && nested && uses.next().is_none()).then_some(target)
            }
            _ => None,
        }
    }

    /// Whether an op, with all that is in it, does without the tape.
    fn leaves_tape(&self, node: NodeId) -> bool {
        let mut leaves = true;
        self.plan.graph.nodes[node].op.walk(&mut |op| {
            leaves &= op.kind.computes()
                || matches!(
                    op.kind,
                    OpKind::Store(..) | OpKind::View { .. } | OpKind::If { .. } | OpKind::Loop(_)
                );
        });
        leaves
    }

    /// Whether a value is there when the op begins.
    fn is_known_at(&self, v: ValId, node: NodeId) -> bool {
        let graph = &self.plan.graph;
        let (start, region) = (graph.nodes[node].start, graph.nodes[node].region);
        match graph.def(v) {
            Def::Outside => true,
            Def::Param(home, _) => self.encloses(home, region),
            Def::Result(by, _) => {
                let literal = graph.literal(v).is_some();
                literal
                    || graph.nodes[by].start < start
                        && self.encloses(graph.nodes[by].region, region)
            }
        }
    }

    fn encloses(&self, outer: RegionId, inner: RegionId) -> bool {
        let graph = &self.plan.graph;
        let mut region = inner;
        while region != outer {
            match graph.regions[region].owner {
                Some(owner) => region = graph.nodes[owner].region,
                None => return false,
            }
        }
        true
    }
}

fn bounds(l: &Loop) -> Vec<ValId> {
    match l.kind {
        LoopKind::For { lo, hi, step, .. } => [lo, hi].into_iter().chain(step).collect(),
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Whether the frame is taken before the sum.
    fn ahead(between: &str) -> bool {
        let source = format!(
            "fn f(v: &[f64], r: &mut [f64], n: usize) {{ for _ in 0..n {{ let mut s = 1.0; \
             for i in 0..n {{ s += v[i] * r[i]; }} {between} \
             for i in 1..n {{ r[i] = r[i] * r[i] - s * v[i]; }} }} }}"
        );
        let text = vjp(quote!(), &source);
        let (frame, sum) = (text.find("tape . frame_f64"), text.find("s += "));
        frame.expect("a frame") < sum.expect("a sum")
    }

    #[test]
    fn sums_stay_in_registers() {
        assert!(ahead(""));
        assert!(ahead("s = 2.0 * s / (1.0 + s);"));
    }

    #[test]
    fn something_happens_before() {
        assert!(!ahead("println!(\"{s}\");"));
        assert!(!ahead("let w = r.to_vec(); s *= w[0];"));
    }

    #[test]
    fn the_bound_is_known_later() {
        let source = "fn f(v: &[f64], r: &mut [f64], w: &[usize], n: usize) { for _ in 0..n { let mut s = 1.0; \
             let mut m = 0; for i in 0..v.len() { s += v[i] * r[i]; m = w[i]; } \
             for i in 0..m { r[i] = r[i] * r[i] - s * v[i]; } } }";
        let text = vjp(quote!(), source);
        let (frame, sum) = (text.find("tape . frame_f64"), text.find("s += "));
        assert!(frame.expect("a frame") > sum.expect("a sum"), "{text}");
    }
}
