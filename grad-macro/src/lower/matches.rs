//! `match`, `if let`, `let else`, `matches!`: chains of `If`s.

use syn::{Expr, Pat};

use super::Lower;
use super::value::Value;
use crate::ir::*;

/// One arm, or one alternative of it.
struct Case<'a> {
    pat: &'a Pat,
    guard: Option<&'a Expr>,
    body: &'a Expr,
}

impl<'a> Lower<'a> {
    pub fn match_expr(&mut self, node: &'a syn::ExprMatch) -> Value<'a> {
        let value = self.scrutinee(&node.expr);
        let mut cases = Vec::new();
        for arm in &node.arms {
            self.alternatives(&arm.pat, guard(&arm.pat), &arm.body, &mut cases);
        }
        self.cases(&cases, value)
    }

    /// The value that is matched on, not yet copied or moved.
    pub fn scrutinee(&mut self, expr: &'a Expr) -> Value<'a> {
        if let Some(lent) = self.payload_by_mut(expr) {
            return lent;
        }
        let value = self.located(expr);
        match self.changed_in_place(value) {
            Value::Owned { place, fresh } if self.place_type(&place).as_scalar().is_none() => {
                match self.place_type(&place) {
                    // Parts are read when they are bound.
                    Mem::Tuple(_) if !fresh => self.read(&place),
                    _ => Value::Owned { place, fresh },
                }
            }
            value => {
                let value = match value {
                    Value::Owned { place, .. } => self.read(&place),
                    value => value,
                };
                if let Value::Opt { ref payload, .. } = value
                    && matches!(**payload, Value::Ref { mutable: true, .. })
                {
                    return value;
                }
                let ty = self.ty(expr);
                match value {
                    Value::Ref { ref place, .. }
                        if matches!(self.place_type(place), Mem::Scalar(Scalar::Other)) =>
                    {
                        let value = self.read(place);
                        let value = self.structural(value, ty.strip_refs());
                        Value::Borrowed(Box::new(value))
                    }
                    value => self.structural(value, &ty),
                }
            }
        }
    }

    /// `&mut best` of an `Option` whose contents are memory: patterns bind references to that.
    fn payload_by_mut(&mut self, expr: &'a Expr) -> Option<Value<'a>> {
        let Expr::Reference(node) = super::control::strip_parens(expr) else {
            return None;
        };
        let Expr::Path(path) = super::control::strip_parens(&node.expr) else {
            return None;
        };
        let value = self.get(self.path_var(&path.path)?);
        let in_memory = matches!(&value, Value::Opt { payload, .. } if matches!(**payload, Value::Owned { .. }));
        (in_memory && node.mutability.is_some()).then(|| self.borrow(value, true))
    }

    /// An arm whose alternatives bind variables is an arm for each.
    fn alternatives(
        &self,
        pat: &'a Pat,
        guard: Option<&'a Expr>,
        body: &'a Expr,
        out: &mut Vec<Case<'a>>,
    ) {
        match pat {
            Pat::Guard(pat) => self.alternatives(&pat.pat, guard, body, out),
            Pat::Paren(pat) => self.alternatives(&pat.pat, guard, body, out),
            Pat::Or(or) if or.cases.iter().any(|pat| self.binds(pat)) => {
                for case in &or.cases {
                    self.alternatives(case, guard, body, out);
                }
            }
            pat => out.push(Case { pat, guard, body }),
        }
    }

    fn cases(&mut self, cases: &[Case<'a>], value: Value<'a>) -> Value<'a> {
        let Some((case, rest)) = cases.split_first() else {
            self.diverge();
            return Value::Never;
        };
        if !self.live() {
            return Value::Never;
        }
        // The last one matches whatever is left: rustc checks that a `match` is exhaustive.
        let test = if rest.is_empty() && case.guard.is_none() {
            None
        } else {
            self.test(case.pat, &value)
        };
        let test = match case.guard {
            None => test,
            Some(guard) => Some(self.guarded(test, case.pat, guard, &value)),
        };
        let run = |this: &mut Self| {
            this.scoped(|this| {
                this.bind(case.pat, value.clone());
                this.expr(case.body)
            })
        };
        match test {
            None => run(self),
            Some(test) => self.branch(test, run, |this| this.cases(rest, value.clone())),
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
