//! `match`, `if let`, `let else`, `matches!`: chains of `If`s.

use syn::{Arm, Expr, Pat};

use super::Lower;
use super::value::Value;
use crate::ir::*;

impl<'a> Lower<'a> {
    pub fn match_expr(&mut self, node: &'a syn::ExprMatch) -> Value<'a> {
        let value = self.scrutinee(&node.expr);
        let arms: Vec<&'a Arm> = node.arms.iter().collect();
        self.arms(&arms, value)
    }

    /// The value that is matched on, not yet copied or moved.
    pub fn scrutinee(&mut self, expr: &'a Expr) -> Value<'a> {
        match self.located(expr) {
            Value::Owned { place, fresh } if self.place_type(&place).as_scalar().is_none() => {
                match self.place_type(&place) {
                    // Parts are read when they are bound.
                    Mem::Tuple(_) if !fresh => self.read(&place),
                    _ => Value::Owned { place, fresh },
                }
            }
            Value::Owned { place, .. } => self.read(&place),
            value => {
                let ty = self.ty(expr);
                self.structural(value, &ty)
            }
        }
    }

    fn arms(&mut self, arms: &[&'a Arm], value: Value<'a>) -> Value<'a> {
        let Some((arm, rest)) = arms.split_first() else {
            self.diverge();
            return Value::Never;
        };
        if !self.live() {
            return Value::Never;
        }
        let guard = guard(&arm.pat);
        // The last arm matches whatever is left: rustc checks that a `match` is exhaustive.
        let test = if rest.is_empty() && guard.is_none() {
            None
        } else {
            self.test(&arm.pat, &value)
        };
        let test = match guard {
            None => test,
            Some(guard) => Some(self.guarded(test, &arm.pat, guard, &value)),
        };
        let run = |this: &mut Self| {
            this.scoped(|this| {
                this.bind(&arm.pat, value.clone());
                this.expr(&arm.body)
            })
        };
        match test {
            None => run(self),
            Some(test) => self.branch(test, run, |this| this.arms(rest, value.clone())),
        }
    }

    /// The pattern matches and the guard holds; its variables are bound for the guard alone.
    fn guarded(
        &mut self,
        test: Option<ValId>,
        pat: &'a Pat,
        guard: &'a Expr,
        value: &Value<'a>,
    ) -> ValId {
        let check = |this: &mut Self| {
            this.scoped(|this| {
                this.bind(pat, value.clone());
                this.expr(guard)
            })
        };
        let held = match test {
            None => check(self),
            Some(test) => self.and(test, check),
        };
        self.scalar(held)
    }

    /// `if let pat = expr { then } else { els }`.
    pub fn if_let(
        &mut self,
        pat: &'a Pat,
        expr: &'a Expr,
        then: impl FnOnce(&mut Self) -> Value<'a>,
        els: impl FnOnce(&mut Self) -> Value<'a>,
    ) -> Value<'a> {
        if let Some(vec) = self.popped(expr) {
            let some = self.is_some_pop(&vec);
            return self.branch(
                some,
                |this| {
                    let payload = this.pop(&vec);
                    let yes = this.bool(true);
                    let value = Value::Opt {
                        some: yes,
                        payload: Box::new(payload),
                    };
                    this.scoped(|this| {
                        this.bind(pat, value);
                        then(this)
                    })
                },
                els,
            );
        }
        let value = self.scrutinee(expr);
        let test = self.test(pat, &value);
        let run = |this: &mut Self| {
            this.scoped(|this| {
                this.bind(pat, value);
                then(this)
            })
        };
        match test {
            None => run(self),
            Some(test) => self.branch(test, run, els),
        }
    }

    /// `let pat = expr else { els };`: the variables stay in scope.
    pub fn let_else(&mut self, pat: &'a Pat, expr: &'a Expr, els: &'a Expr) {
        let value = self.scrutinee(expr);
        if let Some(test) = self.test(pat, &value) {
            self.branch(test, |_| Value::Unit, |this| this.expr(els));
        }
        if self.live() {
            self.bind(pat, value);
        }
    }

    /// `matches!(value, pat if guard)`.
    pub fn matches(&mut self, expr: &'a Expr, pat: &'a Pat, guard: Option<&'a Expr>) -> Value<'a> {
        let value = self.scrutinee(expr);
        let test = self.test(pat, &value);
        let matched = match (guard.or_else(|| self::guard(pat)), test) {
            (Some(guard), test) => self.guarded(test, pat, guard, &value),
            (None, Some(test)) => test,
            (None, None) => self.bool(true),
        };
        Value::Scalar(matched)
    }
}

fn guard(pat: &Pat) -> Option<&Expr> {
    match pat {
        Pat::Guard(pat) => Some(&pat.guard),
        _ => None,
    }
}
