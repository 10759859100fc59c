//! The end of an iteration: the carried variables get their next contents, and the loop may be left.
//!
//! Lowering nests what follows a `break` in the branch that goes on, and yields an exit flag. Here this becomes a
//! `break` again:
//! ```text
//! let (done, s1) = if c { (true, s) } else { .. (false, t) };  yield done, s1
//!     =>   if c { break; }  ..  s = t;
//! ```

use quote::quote;

use super::Emitter;
use super::assign::Pair;
use super::branches::{else_drafts, if_draft};
use super::draft::Draft;
use super::graph::{Def, NodeId, RegionId};
use super::precedence::Expr;
use super::vars::VarId;
use crate::ir::{OpKind, ValId};

/// How an iteration ends.
#[derive(Clone)]
pub struct Finish {
    pub pairs: Vec<Pair>,
    pub exit: Option<ValId>,
    /// The variables that are read after the loop; the others need no content when it is left.
    pub after: Vec<VarId>,
    /// The variable that tells the code after the loop whether it was left early.
    pub exited: Option<VarId>,
}

impl Emitter<'_> {
    /// Writes a region that ends an iteration.
    pub(super) fn iteration(&mut self, region: RegionId, finish: &Finish) {
        self.aim(&finish.pairs);
        let last = self.plan.last_alive(region);
        let exit = last.filter(|node| self.plan.exits.contains(node));
        self.ops(region, exit);
        match exit {
            Some(node) => self.exit_if(node, finish),
            None => {
                self.at = self.plan.graph.regions[region].end;
                self.finish_iteration(finish);
            }
        }
    }

    fn finish_iteration(&mut self, finish: &Finish) {
        match finish
            .exit
            .map(|exit| self.plan.graph.literal(exit).map(str::trim))
        {
            None | Some(Some("false")) => self.assign_all(&finish.pairs),
            Some(Some(_)) => {
                let read = finish
                    .pairs
                    .iter()
                    .filter(|(var, _)| finish.after.contains(var));
                let read: Vec<_> = read.copied().collect();
                self.assign_all(&read);
                self.leave(finish.exited);
            }
            Some(None) => self.exit_flag(finish),
        }
    }

    fn leave(&mut self, exited: Option<VarId>) {
        if let Some(exited) = exited {
            let ident = self.vars[exited].ident.clone();
            self.vars[exited].mutable = true;
            self.statement(quote!(#ident = true));
        }
        self.statement(quote!(break));
    }

    /// `if flag { break; }`
    fn exit_flag(&mut self, finish: &Finish) {
        let Some(exit) = finish.exit else { return };
        let mut flag = self.val(exit);
        let changes = |var: &VarId| {
            finish
                .pairs
                .iter()
                .any(|(to, v)| to == var && self.vars[*to].holds != Some(*v))
        };
        if flag.reads.iter().any(changes) {
            self.bind_expr(exit, flag);
            flag = self.val(exit);
        }
        self.assign_all(&finish.pairs);
        let body = self.nested(|e| e.leave(finish.exited));
        self.line(if_draft(flag.head(), body));
    }

    pub(super) fn changes_what_is_read(&self, expr: &Expr, pairs: &[Pair]) -> bool {
        let changes =
            |(var, v): &Pair| self.vars[*var].holds != Some(*v) && expr.reads.contains(var);
        pairs.iter().any(changes)
    }

    /// An `If` that ends the iteration in each of its branches.
    fn exit_if(&mut self, node: NodeId, finish: &Finish) {
        let info = &self.plan.graph.nodes[node];
        let (at, op, inner) = (info.start, info.op, info.inner.clone());
        let OpKind::If { cond, then, els } = &op.kind else {
            return;
        };
        self.at = at;
        self.src = op.src;
        let rest = self.assign_early(node, *cond, finish);
        let branch = |yields: &[ValId]| {
            let own = |v: ValId| match self.plan.graph.def(v) {
                Def::Result(by, k) if by == node => yields.get(k).copied(),
                _ => None,
            };
            let mut pairs = rest.clone();
            pairs.extend(
                finish
                    .pairs
                    .iter()
                    .filter_map(|(var, v)| Some((*var, own(*v)?))),
            );
            Finish {
                pairs,
                exit: finish.exit.and_then(own),
                exited: finish.exited,
                after: finish.after.clone(),
            }
        };
        let (a, b) = (branch(&then.yields), branch(&els.yields));
        let (positive, negative) = (self.val(*cond), self.negation(*cond));
        let els_span = &self.plan.graph.regions[inner[1]];
        let skip = (els_span.begin, els_span.end);
        if self.leaves(inner[1], b.exit) && !self.leaves(inner[0], a.exit) {
            let els = self.apart(inner[1], &b);
            self.line(if_draft(negative.head(), els));
            self.skips.push(skip);
            self.iteration(inner[0], &a);
            self.skips.pop();
            return;
        }
        self.skips.push(skip);
        let then = self.apart(inner[0], &a);
        self.skips.pop();
        if self.leaves(inner[0], a.exit) {
            self.line(if_draft(positive.head(), then));
            return self.iteration(inner[1], &b);
        }
        let els = self.apart(inner[1], &b);
        if then.is_empty() {
            self.line(if_draft(negative.head(), els));
        } else {
            self.line(if_draft(positive.head(), then));
            else_drafts(els)
                .into_iter()
                .for_each(|draft| self.line(draft));
        }
    }

    /// Assigns what the `If` does not compute, if the variables' old contents are not needed any more; returns
    /// what its branches must assign.
    fn assign_early(&mut self, node: NodeId, cond: ValId, finish: &Finish) -> Vec<Pair> {
        let own = |v: ValId| matches!(self.plan.graph.def(v), Def::Result(by, _) if by == node);
        let others = finish.pairs.iter().filter(|(_, v)| !own(*v)).copied();
        let (now, later): (Vec<Pair>, Vec<Pair>) =
            others.partition(|(var, _)| self.is_idle(*var, self.at));
        for (_, v) in &later {
            if self.slots[v.0 as usize].is_none() && !self.plan.is_free(*v) {
                let expr = self.val(*v);
                self.bind_expr(*v, expr);
            }
        }
        let flag = self.val(cond);
        if self.changes_what_is_read(&flag, &now) {
            self.bind_expr(cond, flag);
        }
        self.assign_all(&now);
        later
    }

    /// A branch in a block of its own; afterwards the variables hold what they held before.
    fn apart(&mut self, region: RegionId, finish: &Finish) -> Vec<Draft> {
        let scope = self.open();
        let mark = self.undo.len();
        let lines = self.nested(|e| e.iteration(region, finish));
        self.rewind(mark);
        self.close(scope);
        lines
    }

    /// Does every path through the region leave the loop by a literal flag?
    fn leaves(&self, region: RegionId, exit: Option<ValId>) -> bool {
        let Some(exit) = exit else { return false };
        if let Some(flag) = self.plan.graph.literal(exit) {
            return flag.trim() == "true";
        }
        let Some(node) = self.plan.last_alive(region) else {
            return false;
        };
        let info = &self.plan.graph.nodes[node];
        match (&info.op.kind, self.plan.graph.def(exit)) {
            (OpKind::If { then, els, .. }, Def::Result(by, k))
                if by == node && self.plan.exits.contains(&node) =>
            {
                self.leaves(info.inner[0], then.yields.get(k).copied())
                    && self.leaves(info.inner[1], els.yields.get(k).copied())
            }
            _ => false,
        }
    }
}
