//! `if`: merged values become the value of the expression, or the new content of a variable that one branch leaves as it is.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::assign::Pair;
use super::calls::tuple;
use super::draft::{Draft, Kind, Pattern};
use super::graph::{NodeId, RegionId};
use super::precedence::Expr;
use super::printer;
use super::vars::VarId;
use crate::ir::{OpKind, ValId};

/// Longer expressions are written as blocks.
const SHORT: usize = 60;

/// A needed result of an `If`.
#[derive(Clone, Copy)]
struct Merge {
    result: ValId,
    then: ValId,
    els: ValId,
    /// Assigned in the branches; the others are what the `if` evaluates to.
    var: Option<VarId>,
}

/// A written branch.
struct Branch {
    lines: Vec<Draft>,
    /// What it evaluates to, if the lines do not say it.
    value: Option<Expr>,
}

enum Chain {
    Lines(Vec<Draft>),
    Expr(Expr),
}

impl Emitter<'_> {
    pub(super) fn if_(&mut self, node: NodeId) {
        let merges = self.merges(node);
        let src = self.src;
        let chain = self.chain(node, &merges, true);
        self.src = src;
        self.at = self.plan.graph.nodes[node].end;
        let open: Vec<_> = merges.iter().filter(|m| m.var.is_none()).collect();
        let vars: Vec<_> = open.iter().map(|m| self.new_var(m.result)).collect();
        let pattern = Pattern::of(vars.iter().map(|var| Pattern::Var(*var)).collect());
        match chain {
            Chain::Expr(expr) => self.line(Draft::bind(pattern, None, expr.tokens)),
            Chain::Lines(mut lines) => {
                if !vars.is_empty() && !lines.is_empty() {
                    let first = lines.remove(0).bound_to(pattern);
                    lines.insert(0, first);
                    if let Some(last) = lines.last_mut() {
                        last.tail = quote!(;);
                    }
                }
                lines.into_iter().for_each(|draft| self.line(draft));
            }
        }
    }

    /// The needed results, and where they go.
    fn merges(&self, node: NodeId) -> Vec<Merge> {
        let info = &self.plan.graph.nodes[node];
        let OpKind::If { then, els, .. } = &info.op.kind else {
            return Vec::new();
        };
        let mut out: Vec<Merge> = Vec::new();
        let yields = then.yields.iter().zip(&els.yields);
        for (result, (then, els)) in info.op.results.iter().zip(yields) {
            if !self.plan.needs(*result) {
                continue;
            }
            let mut merge = Merge {
                result: *result,
                then: *then,
                els: *els,
                var: None,
            };
            let var = self.merged_into(&merge, info.end);
            merge.var = var.filter(|var| out.iter().all(|m| m.var != Some(*var)));
            out.push(merge);
        }
        out
    }

    /// The variable for which the result is meant, or that one of the branches leaves as it is.
    fn merged_into(&self, merge: &Merge, end: super::graph::Pos) -> Option<VarId> {
        let target = self
            .targets
            .get(&merge.result)
            .filter(|var| self.is_idle(**var, end));
        let name = self.base_name(merge.result);
        target
            .copied()
            .or_else(|| self.reusable(merge.then, name, end))
            .or_else(|| self.reusable(merge.els, name, end))
    }

    /// The `if` itself. `short`: may be one expression on one line.
    fn chain(&mut self, node: NodeId, merges: &[Merge], short: bool) -> Chain {
        let info = &self.plan.graph.nodes[node];
        let (at, end, inner) = (info.start, info.end, info.inner.clone());
        let OpKind::If { cond, .. } = info.op.kind else {
            return Chain::Lines(Vec::new());
        };
        let branch = |pick: fn(&Merge) -> ValId| {
            let placed = merges.iter().filter_map(|m| Some((m.var?, pick(m))));
            let open = merges.iter().filter(|m| m.var.is_none()).map(pick);
            (placed.collect::<Vec<Pair>>(), open.collect::<Vec<_>>())
        };
        self.at = at;
        let positive = self.val(cond);
        let negative = self.negation(cond);
        let mark = self.undo.len();
        let els_span =
            self.plan.graph.regions[inner[1]].begin..self.plan.graph.regions[inner[1]].end;
        self.skips.push((els_span.start, els_span.end));
        let (pairs, open) = branch(|m| m.then);
        let others = merges
            .iter()
            .filter(|m| m.var.is_none())
            .map(|m| m.els)
            .collect::<Vec<_>>();
        let then = self.branch(inner[0], &pairs, &open, Some(&others));
        self.skips.pop();
        let mut touched = self.rewind(mark);
        let (pairs, open) = branch(|m| m.els);
        let els = self.branch(inner[1], &pairs, &open, None);
        touched.extend(self.rewind(mark));
        self.forget(touched);
        self.at = end;
        for merge in merges {
            if let Some(var) = merge.var {
                self.hold(var, Some(merge.result));
                self.slots[merge.result.0 as usize] = Some(var);
            }
        }
        build(positive, negative, then, els, short)
    }

    /// Writes a branch. `others`: what the other branch yields, if that branch is written later.
    fn branch(
        &mut self,
        region: RegionId,
        pairs: &[Pair],
        open: &[ValId],
        others: Option<&[ValId]>,
    ) -> Branch {
        let scope = self.open();
        self.aim(pairs);
        let mut value = None;
        let lines = self.reserving(pairs, |e| {
            e.nested(|e| {
                let last = e.plan.last_alive(region).filter(|_| !open.is_empty());
                e.ops(region, last);
                if let Some(last) = last {
                    if e.tail(last, pairs, open, &mut value) {
                        return;
                    }
                    e.node(last);
                }
                e.at = e.plan.graph.regions[region].end;
                let exprs = e.open_values(open, pairs, others);
                e.assign_all(pairs);
                value = joined(exprs);
            })
        });
        self.close(scope);
        Branch { lines, value }
    }

    /// Writes an `If` that is all that a branch evaluates to.
    fn tail(
        &mut self,
        node: NodeId,
        pairs: &[Pair],
        open: &[ValId],
        value: &mut Option<Expr>,
    ) -> bool {
        let op = self.plan.graph.nodes[node].op;
        if !matches!(op.kind, OpKind::If { .. }) {
            return false;
        }
        let merges = self.merges(node);
        let inner: Vec<_> = merges
            .iter()
            .filter(|m| m.var.is_none())
            .map(|m| m.result)
            .collect();
        let once = inner.iter().all(|v| self.plan.uses(*v) == 1);
        let done = pairs.iter().all(|(var, v)| {
            self.vars[*var].holds == Some(*v)
                || merges.iter().any(|m| m.var == Some(*var) && m.result == *v)
        });
        if inner != open || !once || !done {
            return false;
        }
        let src = std::mem::replace(&mut self.src, op.src);
        match self.chain(node, &merges, false) {
            Chain::Expr(expr) => *value = Some(expr),
            Chain::Lines(lines) => lines.into_iter().for_each(|draft| self.line(draft)),
        }
        self.src = src;
        true
    }

    /// What the branch evaluates to, in a form that the assignments at its end do not change.
    fn open_values(
        &mut self,
        open: &[ValId],
        pairs: &[Pair],
        others: Option<&[ValId]>,
    ) -> Vec<Expr> {
        let mut exprs = Vec::new();
        for (k, v) in open.iter().enumerate() {
            let mut expr = self.val(*v);
            if self.changes_what_is_read(&expr, pairs) {
                let name = self.names.temp();
                let var = self.declare(&name, None);
                self.line(Draft::bind(Pattern::Var(var), None, expr.tokens));
                expr = Expr::ident(&self.vars[var].ident);
            }
            let other = others.and_then(|others| others.get(k));
            let untyped = other.is_some_and(|other| self.may_be_bare(*other));
            exprs.push(if untyped { expr.typed() } else { expr });
        }
        exprs
    }

    /// Will the value be written as a literal without a type?
    fn may_be_bare(&self, v: ValId) -> bool {
        let op = self.plan.graph.def_op(v);
        op.is_some_and(|op| match &op.kind {
            OpKind::Lit(_) | OpKind::Undef | OpKind::If { .. } => true,
            OpKind::Math(math, args) if math.rule.name == "neg" => self.may_be_bare(args[0]),
            _ => false,
        })
    }
}

fn joined(mut exprs: Vec<Expr>) -> Option<Expr> {
    if exprs.len() < 2 {
        return exprs.pop();
    }
    let parts: Vec<_> = exprs.iter().map(|expr| expr.tokens.clone()).collect();
    Some(Expr::postfix(tuple(&parts)).reading(&exprs))
}

fn build(cond: Expr, not: Expr, then: Branch, els: Branch, short: bool) -> Chain {
    if let (Some(a), Some(b)) = (&then.value, &els.value)
        && short
        && then.lines.is_empty()
        && els.lines.is_empty()
    {
        let expr = Expr::choice(cond.clone(), a.clone(), b.clone());
        if printer::text(&expr.tokens).len() <= SHORT {
            return Chain::Expr(expr);
        }
    }
    let (then, els) = (lines(then), lines(els));
    if then.is_empty() && els.is_empty() {
        return Chain::Lines(Vec::new());
    }
    if then.is_empty() {
        return Chain::Lines(vec![if_draft(not.head(), els)]);
    }
    let mut out = vec![if_draft(cond.head(), then)];
    out.extend(else_drafts(els));
    Chain::Lines(out)
}

fn lines(branch: Branch) -> Vec<Draft> {
    let mut lines = branch.lines;
    lines.extend(branch.value.map(|value| Draft::tokens(value.tokens)));
    lines
}

pub fn if_draft(cond: TokenStream, body: Vec<Draft>) -> Draft {
    let mut draft = Draft::block(quote!(if #cond), body);
    draft.kind = Kind::If;
    draft
}

/// `else { .. }`, or `else if ..` if that is all there is.
pub fn else_drafts(mut body: Vec<Draft>) -> Vec<Draft> {
    if body.is_empty() {
        return Vec::new();
    }
    if !Draft::is_chain(&body) {
        let mut draft = Draft::block(quote!(else), body);
        draft.kind = Kind::Else;
        return vec![draft];
    }
    body[0]
        .head
        .insert(0, super::draft::Frag::Tokens(quote!(else)));
    body[0].kind = Kind::Else;
    body
}
