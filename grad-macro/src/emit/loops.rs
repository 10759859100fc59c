//! `for`, `while`, `loop`: a carried value lives in one variable, before, in and after the loop.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::assign::Pair;
use super::branches::if_draft;
use super::draft::{Draft, Pattern};
use super::exits::Finish;
use super::graph::{Carried, NodeId, carried};
use super::plan::has_frame;
use super::precedence::Expr;
use super::vars::VarId;
use crate::ir::{Int, LoopKind, OpKind, Scalar, ValId};

impl Emitter<'_> {
    pub(super) fn loop_(&mut self, node: NodeId) {
        let info = &self.plan.graph.nodes[node];
        let (op, inner, end) = (info.op, info.inner.clone(), info.end);
        let (OpKind::Loop(l), Some(c)) = (&op.kind, carried(op)) else {
            return;
        };
        let kept = self.plan.demand.carried(&self.plan.graph, node);
        self.frame_ahead(node);
        let outer = std::mem::replace(&mut self.quiet, true);
        let vars = self.loop_vars(node, &c, &kept);
        let trips = self.counter(c.trips);
        let exited = self.flag(c.exited);
        let framed = has_frame(op);
        if framed {
            self.frame(node, l);
        }
        self.quiet = outer;
        let pair = |list: &[ValId]| -> Vec<Pair> {
            let at = kept.iter().map(|k| list[*k]);
            vars.iter().copied().zip(at).collect()
        };
        let pairs = pair(c.yields);
        let finish = Finish {
            exit: c.exit,
            exited,
            after: kept
                .iter()
                .zip(&vars)
                .filter(|(k, _)| self.plan.needs(c.results[**k]))
                .map(|(_, var)| *var)
                .collect(),
            pairs: pairs.clone(),
        };
        let mark = self.undo.len();
        let draft = self.reserving(&pairs, |e| {
            let scope = e.open();
            let draft = match &l.kind {
                LoopKind::For { .. } => {
                    let head = e.for_head(&l.kind, c.index, framed);
                    e.enter(&pair(c.params));
                    let body =
                        e.nested(|e| e.loop_body(*inner.last().unwrap_or(&0), trips, &finish));
                    Draft {
                        body: Some(body),
                        ..head
                    }
                }
                LoopKind::While { .. } => {
                    let cond = e.while_cond(inner[0], &pair(c.cond_params.unwrap_or(&[])));
                    e.enter(&pair(c.params));
                    let body = e.nested(|e| e.loop_body(inner[1], trips, &finish));
                    while_draft(cond, body)
                }
                LoopKind::Forever => {
                    e.enter(&pair(c.params));
                    let body = e.nested(|e| e.loop_body(inner[0], trips, &finish));
                    Draft::block(quote!(loop), body)
                }
            };
            e.close(scope);
            draft
        });
        self.src = op.src;
        self.line(draft);
        let touched = self.rewind(mark);
        self.forget(touched);
        self.at = end;
        self.enter(&pair(c.results));
        for (var, v) in [(trips, c.trips), (exited, c.exited)] {
            if let (Some(var), Some(v)) = (var, v) {
                self.enter(&[(var, v)]);
                self.release(var);
            }
        }
        if framed && let Some(frames) = self.frames.pop() {
            frames.vars().for_each(|var| self.release(var));
        }
    }

    /// The variables of the carried values, with their initial contents.
    fn loop_vars(&mut self, node: NodeId, c: &Carried, kept: &[usize]) -> Vec<VarId> {
        let start = self.plan.graph.nodes[node].start;
        // What the head of the loop reads is still needed.
        self.at = start - 1;
        let mut vars: Vec<VarId> = Vec::new();
        let mut set: Vec<Pair> = Vec::new();
        let mut new: Vec<(usize, VarId, Expr, ValId)> = Vec::new();
        for k in kept {
            let (init, param) = (c.init[*k], c.params[*k]);
            let name = self
                .base_name(param)
                .or_else(|| self.base_name(c.results[*k]));
            let reused = self.reusable(init, name, start);
            let target = self.targets.get(&c.results[*k]).copied();
            let target = target.filter(|var| self.is_idle(*var, start - 1));
            let var = if let Some(var) = reused.filter(|var| !vars.contains(var)) {
                var
            } else if let Some(var) = target.filter(|var| !vars.contains(var)) {
                set.push((var, init));
                var
            } else {
                let expr = self.val(init);
                let named = if self.base_name(param).is_some() {
                    param
                } else {
                    c.results[*k]
                };
                let var = self.new_var(named);
                // Nobody may hide it, though its first content may never be read.
                self.vars[var].reserved += 1;
                new.push((*k, var, expr, init));
                var
            };
            vars.push(var);
        }
        for (_, var, expr, init) in new {
            self.vars[var].reserved -= 1;
            let ty = self.asserted(init, &expr);
            self.line(Draft::bind(Pattern::Var(var), ty, expr.typed().tokens));
        }
        self.assign_all(&set);
        self.at = start;
        vars
    }

    /// From here on the variables hold these values.
    fn enter(&mut self, pairs: &[Pair]) {
        for (var, v) in pairs {
            self.hold(*var, Some(*v));
            self.slots[v.0 as usize] = Some(*var);
        }
    }

    /// `let mut trips = 0;` if the number of iterations is needed.
    fn counter(&mut self, v: Option<ValId>) -> Option<VarId> {
        self.helper(v, "trips", quote!(0_usize))
    }

    /// `let mut exited = false;` if it is needed whether the loop was left early.
    fn flag(&mut self, v: Option<ValId>) -> Option<VarId> {
        self.helper(v, "exited", quote!(false))
    }

    fn helper(&mut self, v: Option<ValId>, base: &str, init: TokenStream) -> Option<VarId> {
        let v = v.filter(|v| self.plan.needs(*v))?;
        let base = self.base_name(v).cloned().unwrap_or(base.to_owned());
        let var = self.new_helper(&base);
        self.line(Draft::bind(Pattern::Var(var), None, init));
        Some(var)
    }

    fn loop_body(&mut self, region: super::graph::RegionId, trips: Option<VarId>, finish: &Finish) {
        if let Some(trips) = trips {
            self.vars[trips].mutable = true;
            let ident = self.vars[trips].ident.clone();
            self.quietly(|e| e.statement(quote!(#ident += 1)));
        }
        self.iteration(region, finish);
    }

    /// `for i in lo..hi`
    fn for_head(&mut self, kind: &LoopKind, index: Option<ValId>, framed: bool) -> Draft {
        let used = framed || index.is_some_and(|index| self.plan.needs(index));
        let range = self.range(kind, used);
        let pattern = match index.filter(|_| used) {
            None => Pattern::Wild,
            Some(index) => Pattern::Var(self.index_var(index, framed)),
        };
        let mut head = Draft::tokens(quote!(for));
        head.head.push(super::draft::Frag::Pattern(pattern));
        let range = range.head();
        head.head
            .push(super::draft::Frag::Tokens(quote!(in #range)));
        head
    }

    fn index_var(&mut self, index: ValId, framed: bool) -> VarId {
        let base = self.base_name(index).cloned().unwrap_or("i".to_owned());
        let var = self.new_helper(&base);
        self.vars[var].fixed = true;
        self.hold(var, Some(index));
        self.slots[index.0 as usize] = Some(var);
        // The row of a frame is read off the index, until the end of the body.
        self.vars[var].memory = framed;
        if let Some(frames) = self.frames.last_mut().filter(|_| framed) {
            frames.index = Some(var);
        }
        var
    }

    /// `used`: the index matters, and so does the order.
    fn range(&mut self, kind: &LoopKind, used: bool) -> Expr {
        let LoopKind::For {
            lo,
            hi,
            inclusive,
            step,
            rev,
            step_then_rev,
            back,
        } = kind
        else {
            return Expr::postfix(TokenStream::new());
        };
        let (a, mut b) = (self.val(*lo), self.val(*hi));
        // Without other evidence the index would be an `i32`.
        if a.is_bare() && b.is_bare() {
            b = b.typed();
        }
        let dots = if *inclusive { "..=" } else { ".." };
        let mut range = Expr::range(Some(a), dots, Some(b));
        let step = step.filter(|step| self.plan.graph.literal(*step) != Some("1"));
        let Some(step) = step else {
            return if used && rev != back {
                adapt(range, "rev", None)
            } else {
                range
            };
        };
        let step = self.val(step);
        if used && *rev && !step_then_rev {
            range = adapt(range, "rev", None);
        }
        let turned = used && (*rev && *step_then_rev) != *back;
        if turned && *back && !has_exact_size(self.func().ty(*lo), *inclusive) {
            let (rt, range, step) = (&self.cx.rt, range.tokens, step.tokens);
            return Expr::postfix(quote!(#rt::steps_back(#range, #step)));
        }
        range = adapt(range, "step_by", Some(step));
        if turned {
            range = adapt(range, "rev", None);
        }
        range
    }

    /// The condition: lines, if it takes some, and the expression with its negation.
    fn while_cond(
        &mut self,
        region: super::graph::RegionId,
        pairs: &[Pair],
    ) -> (Vec<Draft>, Expr, Expr) {
        self.enter(pairs);
        let lines = self.nested(|e| e.ops(region, None));
        self.at = self.plan.graph.regions[region].end;
        match self.plan.graph.regions[region].region.yields.first() {
            Some(v) => {
                let (cond, not) = (self.val(*v), self.negation(*v));
                (lines, cond, not)
            }
            None => (
                lines,
                Expr::postfix(quote!(true)),
                Expr::postfix(quote!(false)),
            ),
        }
    }
}

/// Whether the standard library can go backwards through the steps of such a range.
fn has_exact_size(index: Scalar, inclusive: bool) -> bool {
    let Scalar::Int(int) = index else {
        return false;
    };
    match int {
        Int::I8 | Int::I16 | Int::U8 | Int::U16 => true,
        Int::I32 | Int::U32 | Int::Isize | Int::Usize => !inclusive,
        _ => false,
    }
}

fn adapt(range: Expr, name: &str, arg: Option<Expr>) -> Expr {
    Expr::method(range, name, arg.into_iter().collect())
}

/// `while cond { body }`, or a `loop` if the condition takes several statements.
fn while_draft((mut lines, cond, not): (Vec<Draft>, Expr, Expr), body: Vec<Draft>) -> Draft {
    if lines.is_empty() {
        let head = cond.head();
        return Draft::block(quote!(while #head), body);
    }
    lines.push(if_draft(not.head(), vec![Draft::tokens(quote!(break;))]));
    lines.extend(body);
    Draft::block(quote!(loop), lines)
}
