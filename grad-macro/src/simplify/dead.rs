//! Removes what nobody uses.

use crate::ir::{Func, Op, OpKind, Region, ValId};
use crate::maps::HashMap;
use crate::simplify::loops::remove_carried;

pub fn remove(_func: &Func, region: &mut Region) -> bool {
    let mut uses = HashMap::default();
    region.for_each_value_deep(&mut |v| *uses.entry(v).or_insert(0usize) += 1);
    let mut dead = Dead {
        uses,
        changed: false,
    };
    dead.region(region);
    dead.changed
}

struct Dead {
    uses: HashMap<ValId, usize>,
    changed: bool,
}

impl Dead {
    fn used(&self, v: ValId) -> bool {
        self.uses.get(&v).is_some_and(|n| *n > 0)
    }

    fn unuse(&mut self, v: ValId) {
        if let Some(n) = self.uses.get_mut(&v) {
            *n = n.saturating_sub(1);
        }
    }

    /// Last op first, so that a chain of unused values goes at once.
    fn region(&mut self, region: &mut Region) {
        let mut kept = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops).into_iter().rev() {
            self.trim(&mut op);
            if self.is_dead(&op) {
                self.drop_op(&op);
                self.changed = true;
                continue;
            }
            op.kind.for_each_region_mut(&mut |inner| self.region(inner));
            kept.push(op);
        }
        kept.reverse();
        region.ops = kept;
    }

    fn is_dead(&self, op: &Op) -> bool {
        let idle = match &op.kind {
            kind if is_pure(kind) => true,
            OpKind::If { then, els, .. } => then.ops.is_empty() && els.ops.is_empty(),
            OpKind::Loop(l) => l.body.ops.is_empty() && !l.has_exit && l.has_index(),
            _ => false,
        };
        idle && op.results.iter().all(|&v| !self.used(v))
    }

    fn drop_op(&mut self, op: &Op) {
        op.kind.for_each_value(&mut |v| self.unuse(*v));
        op.kind.for_each_region(&mut |r| {
            let mut inner = vec![];
            r.for_each_value_deep(&mut |v| inner.push(v));
            inner.into_iter().for_each(|v| self.unuse(v));
        });
    }

    /// Takes unused results out of an `if` or a loop.
    fn trim(&mut self, op: &mut Op) {
        let Op { results, kind, .. } = op;
        match kind {
            OpKind::If { then, els, .. } => {
                for n in (0..results.len()).rev() {
                    if !self.used(results[n]) {
                        results.remove(n);
                        let gone = [then.yields.remove(n), els.yields.remove(n)];
                        gone.into_iter().for_each(|v| self.unuse(v));
                        self.changed = true;
                    }
                }
            }
            OpKind::Loop(l) => {
                for n in (0..l.init.len()).rev() {
                    let result = results[l.extra_results() + n];
                    let param = l.body.params[usize::from(l.has_index()) + n];
                    let cond = match &l.kind {
                        crate::ir::LoopKind::While { cond } => Some(cond.params[n]),
                        _ => None,
                    };
                    let needed = self.used(result)
                        || cond.is_some_and(|v| self.used(v))
                        || !only_feeds_itself(
                            &l.body,
                            param,
                            usize::from(l.has_exit) + n,
                            &self.uses,
                        );
                    if !needed {
                        self.unuse(l.init[n]);
                        self.unuse(l.body.yields[usize::from(l.has_exit) + n]);
                        remove_carried(results, l, n);
                        self.changed = true;
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a carried parameter is used for nothing but its own next value, by pure ops of the body itself.
fn only_feeds_itself(
    body: &Region,
    param: ValId,
    yield_ix: usize,
    uses: &HashMap<ValId, usize>,
) -> bool {
    let mut v = param;
    let target = body.yields[yield_ix];
    for _ in 0..16 {
        match uses.get(&v).copied().unwrap_or(0) {
            0 => return true,
            1 => {}
            _ => return false,
        }
        if v == target {
            return true;
        }
        let user = body.ops.iter().find(|op| op.operands().contains(&v));
        match user {
            Some(op) if is_pure(&op.kind) && op.results.len() == 1 => v = op.results[0],
            _ => return false,
        }
    }
    false
}

fn is_pure(kind: &OpKind) -> bool {
    kind.computes() || matches!(kind, OpKind::SumAll(_) | OpKind::Dot(..) | OpKind::SumOf(_))
}
