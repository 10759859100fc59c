//! `if`, blocks, `loop`, `while`, `break`, `continue`, `return`.

use syn::{BinOp, Expr, ExprBreak, ExprIf};

use super::exits::{Code, Target};
use super::loops::{Around, Head, has_let};
use super::scan::Changes;
use super::value::Value;
use super::{Lower, VarId};
use crate::types::Ty;

impl<'a> Lower<'a> {
    pub fn if_else(&mut self, node: &'a ExprIf) -> Value<'a> {
        self.condition(
            &node.cond,
            |this| this.block(&node.then_branch),
            |this| match &node.else_branch {
                Some((_, els)) => this.expr(els),
                None => Value::Unit,
            },
        )
    }

    /// `if cond { then } else { els }`, where `cond` may bind variables for `then`.
    pub fn condition(
        &mut self,
        cond: &'a Expr,
        then: impl FnOnce(&mut Self) -> Value<'a>,
        els: impl FnOnce(&mut Self) -> Value<'a>,
    ) -> Value<'a> {
        if !has_let(cond) {
            let value = self.expr(cond);
            let cond = self.scalar(value);
            return self.branch(cond, then, els);
        }
        match strip_parens(cond) {
            Expr::Let(bind) => self.if_let(&bind.pat, &bind.expr, then, els),
            chain => self.let_chain(chain, then, els),
        }
    }

    /// `a && let P = b && c`: whatever fails leaves the inner block for the `else`.
    ///
    /// ```text
    /// 'all: { 'els: { if !a { break 'els } let P = b else { break 'els }; .. break 'all then } els }
    /// ```
    fn let_chain(
        &mut self,
        chain: &'a Expr,
        then: impl FnOnce(&mut Self) -> Value<'a>,
        els: impl FnOnce(&mut Self) -> Value<'a>,
    ) -> Value<'a> {
        let mut conditions = Vec::new();
        conjuncts(chain, &mut conditions);
        let all_value = self.fresh_var("<if>", Value::Unset);
        let block = |payload| Target {
            label: None,
            is_loop: false,
            is_function: false,
            once: false,
            leaves: None,
            limit: 0,
            payload,
        };
        self.targeted(block(Some(all_value)), |this| {
            let all = this.targets_open.last().copied().expect("a target");
            this.targeted(block(None), |this| {
                let fail = Code::Break(this.targets_open.last().copied().expect("a target"));
                this.scoped(|this| {
                    for condition in conditions {
                        this.require(condition, fail);
                    }
                    let value = then(this);
                    if this.live() {
                        this.assign_var(all_value, value);
                        this.exit(Code::Break(all));
                    }
                });
                Value::Never
            });
            if this.live() { els(this) } else { Value::Never }
        })
    }

    /// Goes on only if the condition holds; its variables stay in scope.
    fn require(&mut self, condition: &'a Expr, fail: Code) {
        if !self.live() {
            return;
        }
        let leave = |this: &mut Self| {
            this.exit(fail);
            Value::Never
        };
        match strip_parens(condition) {
            Expr::Let(bind) => {
                let value = self.scrutinee(&bind.expr);
                if let Some(test) = self.test(&bind.pat, &value) {
                    self.branch(test, |_| Value::Unit, leave);
                }
                self.bind(&bind.pat, value);
            }
            other => {
                let value = self.expr(other);
                let cond = self.scalar(value);
                self.branch(cond, |_| Value::Unit, leave);
            }
        }
    }

    // ---- blocks and loops -----------------------------------------------------------------------

    pub fn block_expr(&mut self, expr: &'a Expr, node: &'a syn::ExprBlock) -> Value<'a> {
        let Some(label) = &node.label else {
            return self.block(&node.block);
        };
        let payload = self.payload(self.ty(expr));
        let label = Some(label.name.ident.to_string());
        let target = Target {
            label,
            is_loop: false,
            is_function: false,
            once: false,
            leaves: None,
            limit: 0,
            payload,
        };
        self.targeted(target, |this| this.block(&node.block))
    }

    /// A variable for the value of `break v`.
    fn payload(&mut self, ty: Ty) -> Option<VarId> {
        let var = self.fresh_var("<break>", Value::Unset);
        self.var_types.insert(var, ty);
        Some(var)
    }

    pub fn loop_expr(&mut self, expr: &'a Expr, node: &'a syn::ExprLoop) -> Value<'a> {
        let mut changes = Changes::default();
        changes.block(&node.body);
        let ty = self.ty(expr);
        let payload = match ty {
            Ty::Unit | Ty::Never => None,
            ty => self.payload(ty),
        };
        let label = label(&node.label);
        let around = Around {
            label,
            changes,
            payload,
            ..Around::default()
        };
        let value = self.run_loop(Head::Forever, &around, &mut |this, _| {
            this.block(&node.body);
        });
        match value {
            Value::Unset => Value::Unit,
            value => value,
        }
    }

    pub fn while_loop(&mut self, node: &'a syn::ExprWhile) -> Value<'a> {
        let mut changes = Changes::default();
        changes.expr(&node.cond);
        changes.block(&node.body);
        let around = Around {
            label: label(&node.label),
            changes,
            ..Around::default()
        };
        let head = if is_true(&node.cond) {
            Head::Forever
        } else {
            Head::While(&node.cond)
        };
        self.run_loop(head, &around, &mut |this, _| {
            this.block(&node.body);
        });
        if self.live() {
            Value::Unit
        } else {
            Value::Never
        }
    }

    // ---- exits ----------------------------------------------------------------------------------

    pub fn break_expr(&mut self, node: &'a ExprBreak) -> Value<'a> {
        let value = match &node.expr {
            Some(expr) => {
                let value = self.expr(expr);
                self.own(value, "<break>")
            }
            None => Value::Unit,
        };
        if !self.live() {
            return Value::Never;
        }
        let label = node.label.as_ref().map(|label| label.ident.to_string());
        let Some(target) = self.find_target(label.as_deref()) else {
            return self.refuse(
                node,
                "this `break`: there is no loop for it",
                "check the label",
            );
        };
        let found = &self.targets[target as usize];
        let code = Code::Break(found.leaves.unwrap_or(target));
        if let Some(payload) = found.payload {
            self.assign_var(payload, value);
        }
        self.exit(code);
        Value::Never
    }

    pub fn continue_expr(&mut self, node: &'a syn::ExprContinue) -> Value<'a> {
        let label = node.label.as_ref().map(|label| label.ident.to_string());
        match self.find_target(label.as_deref()) {
            Some(target) => {
                self.exit(match self.targets[target as usize].once {
                    true => Code::Break(target),
                    false => Code::Continue(target),
                });
                Value::Never
            }
            None => self.refuse(
                node,
                "this `continue`: there is no loop for it",
                "check the label",
            ),
        }
    }

    fn find_target(&self, label: Option<&str>) -> Option<u32> {
        for id in self.targets_open.iter().rev() {
            let target = &self.targets[*id as usize];
            if target.is_function {
                return None;
            }
            let found = match label {
                Some(label) => target.label.as_deref() == Some(label),
                None => target.is_loop,
            };
            if found {
                return Some(*id);
            }
        }
        None
    }

    pub fn return_expr(&mut self, node: &'a syn::ExprReturn) -> Value<'a> {
        let value = match &node.expr {
            Some(expr) => self.expr(expr),
            None => Value::Unit,
        };
        if !self.live() {
            return Value::Never;
        }
        let function = self
            .targets_open
            .iter()
            .rev()
            .find(|id| self.targets[**id as usize].is_function);
        match function.copied() {
            None => self.return_value(value),
            Some(closure) => {
                if let Some(payload) = self.targets[closure as usize].payload {
                    self.assign_var(payload, value);
                }
                self.exit(Code::Break(closure));
            }
        }
        Value::Never
    }
}

pub fn label(label: &Option<syn::Label>) -> Option<String> {
    label.as_ref().map(|label| label.name.ident.to_string())
}

pub fn strip_parens(mut expr: &Expr) -> &Expr {
    loop {
        expr = match expr {
            Expr::Paren(paren) => &paren.expr,
            Expr::Group(group) => &group.expr,
            expr => return expr,
        };
    }
}

fn conjuncts<'a>(expr: &'a Expr, out: &mut Vec<&'a Expr>) {
    match strip_parens(expr) {
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            conjuncts(&binary.left, out);
            conjuncts(&binary.right, out);
        }
        other => out.push(other),
    }
}

fn is_true(expr: &Expr) -> bool {
    matches!(strip_parens(expr), Expr::Lit(lit) if matches!(&lit.lit, syn::Lit::Bool(b) if b.value))
}
