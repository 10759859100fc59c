//! `let`s and assignments of scalar values.

use quote::quote;

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::graph::NodeId;
use super::plan::infix;
use super::precedence::{Expr, punct};
use super::types;
use super::vars::VarId;
use crate::ir::ValId;

/// A variable, and the value that it is to hold.
pub type Pair = (VarId, ValId);

impl Emitter<'_> {
    /// Gives a value that an op computes a variable: the one it is meant for, or the one whose content it
    /// updates, or a new one.
    pub(super) fn bind(&mut self, node: NodeId, v: ValId) {
        if let Some(var) = self.target(v).or_else(|| self.updated(node, v)) {
            return self.assign_op(var, node, v);
        }
        let expr = self.op_expr(node);
        self.bind_expr(v, expr);
    }

    /// `let v = expr;`
    pub(super) fn bind_expr(&mut self, v: ValId, expr: Expr) {
        let ty = self.asserted(v, &expr);
        let tokens = expr.typed().tokens;
        let var = self.new_var(v);
        self.line(Draft::bind(Pattern::Var(var), ty, tokens));
    }

    /// The type annotation of a `let` whose expression has a type that only the user knows.
    pub(super) fn asserted(&self, v: ValId, expr: &Expr) -> Option<proc_macro2::TokenStream> {
        let ty = self.func().val(v).ty;
        let known = types::scalar(ty)?;
        expr.unasserted.then_some(known)
    }

    /// The variable to which the value is assigned in the end, if that can be done now.
    fn target(&self, v: ValId) -> Option<VarId> {
        let var = *self.targets.get(&v)?;
        self.is_idle(var, self.at).then_some(var)
    }

    /// The variable that `v = old + ..` updates: the old version of the same name.
    fn updated(&self, node: NodeId, v: ValId) -> Option<VarId> {
        let (_, args) = infix(&self.plan.graph.nodes[node].op.kind)?;
        let name = self.base_name(v)?;
        self.reusable(args[0], Some(name), self.at)
    }

    fn assign_op(&mut self, var: VarId, node: NodeId, v: ValId) {
        match self.update_of(var, v) {
            Some((op, rest)) => self.update(var, op, rest),
            None => {
                let expr = self.op_expr(node);
                self.set(var, expr);
            }
        }
        self.now_holds(var, v);
    }

    /// `var = v`, or `var += ..`; nothing if it holds the value already.
    pub(super) fn assign(&mut self, var: VarId, v: ValId) {
        if self.vars[var].holds == Some(v) {
            return;
        }
        let expression = self.slots[v.0 as usize].is_none();
        match self.update_of(var, v).filter(|_| expression) {
            Some((op, rest)) => self.update(var, op, rest),
            None => {
                let expr = self.val(v);
                self.set(var, expr);
            }
        }
        self.now_holds(var, v);
    }

    fn update(&mut self, var: VarId, op: &str, rest: ValId) {
        let (op, rest) = match op {
            "+" => self.signed(rest),
            op => (punct(&format!("{op}=")), self.val(rest)),
        };
        let (ident, rest) = (self.vars[var].ident.clone(), rest.tokens);
        self.statement(quote!(#ident #op #rest));
    }

    pub(super) fn set(&mut self, var: VarId, expr: Expr) {
        let ident = self.vars[var].ident.clone();
        let tokens = expr.tokens;
        self.statement(quote!(#ident = #tokens));
    }

    pub(super) fn now_holds(&mut self, var: VarId, v: ValId) {
        self.vars[var].mutable = true;
        self.hold(var, Some(v));
        if !self.plan.is_free(v) {
            self.slots[v.0 as usize].get_or_insert(var);
        }
    }

    /// If `v` is `var op rest`: the operator and the rest.
    fn update_of(&self, var: VarId, v: ValId) -> Option<(&'static str, ValId)> {
        let (op, args) = infix(&self.plan.graph.def_op(v)?.kind)?;
        let held =
            |v: ValId| self.slots[v.0 as usize] == Some(var) && self.vars[var].holds == Some(v);
        if held(args[0]) {
            Some((op, args[1]))
        } else if held(args[1]) && matches!(op, "+" | "*") {
            Some((op, args[0]))
        } else {
            None
        }
    }

    /// Assigns all at once, in an order in which nothing is read after it was overwritten.
    pub(super) fn assign_all(&mut self, pairs: &[Pair]) {
        let pending = pairs
            .iter()
            .filter(|(var, v)| self.vars[*var].holds != Some(*v));
        let mut pending: Vec<Pair> = pending.copied().collect();
        let mut reads: Vec<Vec<VarId>> = pending.iter().map(|(_, v)| self.val(*v).reads).collect();
        while !pending.is_empty() {
            let free = |k: &usize| {
                let var = pending[*k].0;
                let others = reads.iter().enumerate().filter(|(j, _)| j != k);
                !others.into_iter().any(|(_, reads)| reads.contains(&var))
            };
            let Some(k) = (0..pending.len()).find(free) else {
                return self.assign_together(&pending);
            };
            let (var, v) = pending.remove(k);
            reads.remove(k);
            self.assign(var, v);
        }
    }

    /// `(a, b) = (b, a + b);`
    fn assign_together(&mut self, pairs: &[Pair]) {
        let values: Vec<_> = pairs.iter().map(|(_, v)| self.val(*v).tokens).collect();
        let vars: Vec<_> = pairs
            .iter()
            .map(|(var, _)| self.vars[*var].ident.clone())
            .collect();
        self.statement(quote!((#(#vars),*) = (#(#values),*)));
        for (var, v) in pairs {
            self.now_holds(*var, *v);
        }
    }

    /// The variables are spoken for while `write` runs.
    pub(super) fn reserving<T>(&mut self, pairs: &[Pair], write: impl FnOnce(&mut Self) -> T) -> T {
        for (var, _) in pairs {
            self.vars[*var].reserved += 1;
        }
        let out = write(self);
        for (var, _) in pairs {
            self.vars[*var].reserved -= 1;
        }
        out
    }

    /// Lets the values be computed right into their variables, where that is possible.
    pub(super) fn aim(&mut self, pairs: &[Pair]) {
        for (var, v) in pairs {
            self.targets.entry(*v).or_insert(*var);
        }
    }
}
