//! Branches and loops hand tangents on beside the values.

use super::Forward;
use crate::ir::{Loop, LoopKind, Op, OpKind, Region, ValId};
use crate::reverse::partials::Site;

impl<'a> Forward<'a> {
    pub(super) fn if_(&mut self, op: &'a Op, cond: ValId, then: &'a Region, els: &'a Region) {
        let active: Vec<usize> = (0..op.results.len())
            .filter(|n| self.activity.val(op.results[*n]))
            .collect();
        let then = self.branch(then, &active);
        let els = self.branch(els, &active);
        let mut results = op.results.clone();
        for n in active {
            let dot = self.new_dot(op.results[n]);
            results.push(dot);
        }
        self.push(Op {
            results,
            kind: OpKind::If { cond, then, els },
            src: op.src,
        });
    }

    /// A branch that yields the tangents of the n-th yields as well.
    fn branch(&mut self, region: &'a Region, active: &[usize]) -> Region {
        let scope = self.dear.len();
        self.open();
        self.ops(region);
        let dots: Vec<ValId> = active.iter().map(|n| self.dot(region.yields[*n])).collect();
        let ops = self.close_frame();
        self.dear.truncate(scope);
        let mut yields = region.yields.clone();
        yields.extend(dots);
        Region {
            params: region.params.clone(),
            ops,
            yields,
        }
    }

    pub(super) fn loop_(&mut self, op: &'a Op, l: &'a Loop) {
        let first = usize::from(l.has_index());
        let carried = &l.body.params[first..];
        let active: Vec<usize> = (0..l.init.len())
            .filter(|n| {
                let result = op.results[l.extra_results() + n];
                self.activity.val(carried[*n]) || self.activity.val(result)
            })
            .collect();
        let mut init = l.init.clone();
        for n in &active {
            let dot = self.dot(l.init[*n]);
            init.push(dot);
        }
        let kind = match &l.kind {
            LoopKind::While { cond } => LoopKind::While {
                cond: self.condition(cond, &active),
            },
            kind => kind.clone(),
        };
        let body = self.body(l, &active);
        let mut results = op.results.clone();
        for n in &active {
            let dot = self.new_dot(op.results[l.extra_results() + n]);
            results.push(dot);
        }
        let kind = OpKind::Loop(Box::new(Loop {
            kind,
            init,
            body,
            has_exit: l.has_exit,
            label: l.label.clone(),
            frame: l.frame,
        }));
        self.push(Op {
            results,
            kind,
            src: op.src,
        });
    }

    fn body(&mut self, l: &'a Loop, active: &[usize]) -> Region {
        let first = usize::from(l.has_index());
        let mut params = l.body.params.clone();
        for n in active {
            let dot = self.new_dot(l.body.params[first + n]);
            params.push(dot);
        }
        let scope = self.dear.len();
        self.open();
        self.ops(&l.body);
        let skip = usize::from(l.has_exit);
        let mut yields = l.body.yields.clone();
        for n in active {
            let dot = self.dot(l.body.yields[skip + n]);
            yields.push(dot);
        }
        let ops = self.close_frame();
        self.dear.truncate(scope);
        Region {
            params,
            ops,
            yields,
        }
    }

    /// A condition is asked of the primal alone: it has the body's parameters, and looks at no tangent.
    fn condition(&mut self, cond: &'a Region, active: &[usize]) -> Region {
        let mut cond = cond.clone();
        for n in active {
            let param = cond.params[*n];
            let ty = self.ty(param);
            let unused = self.func.new_val(ty, None, proc_macro2::Span::call_site());
            cond.params.push(unused);
        }
        cond
    }
}
