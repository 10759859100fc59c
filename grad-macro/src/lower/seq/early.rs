//! Iterations that end early with a `None` or an `Err`: `try_fold`, and `collect` and `sum` of `Option`s and `Result`s.
//!
//! ```text
//! xs.try_fold(init, f)        acc = init; for x in xs { match f(acc, x) { Some(new) => acc = new, None => break with None } }
//! ```

use std::rc::Rc;

use syn::{Expr, ExprMethodCall};

use super::{Lower, Seq};
use crate::ir::*;
use crate::lower::VarId;
use crate::lower::loops::Around;
use crate::lower::results::Wrapped;
use crate::lower::value::Value;
use crate::types::Ty;

/// One step: the item, wrapped; `None` after a message. It also says what the payload does.
type Step<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>) -> Option<Wrapped<'a>>;
type Keep<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>);

/// How an iteration ended: whether well, and otherwise the error if it has one.
struct Ended {
    well: VarId,
    error: Option<VarId>,
}

impl<'a> Lower<'a> {
    pub fn try_fold(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
    ) -> Value<'a> {
        let init = self.expr(&node.args[0]);
        let init = self.own(init, "acc");
        let ty = self.ty(expr);
        let Some(f) = self.callee_with(&node.args[1], ty.clone()) else {
            return Value::Poison;
        };
        let acc = self.fresh_var("acc", Value::Unset);
        self.set(acc, init);
        around.extra.push(acc);
        around.closures.push(f.clone());
        let ended = self.until_failure(
            seq,
            around,
            &ty,
            node,
            &mut |this, item| {
                let old = this.get(acc);
                let next = this.apply(&f, vec![old, item]);
                this.step_of(next, &ty, node)
            },
            &mut |this, new| this.assign_var(acc, new),
        );
        self.ended(ended, |this| this.get(acc))
    }

    pub fn try_for_each(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
    ) -> Value<'a> {
        let ty = self.ty(expr);
        let Some(f) = self.callee_with(&node.args[0], ty.clone()) else {
            return Value::Poison;
        };
        around.closures.push(f.clone());
        let ended = self.until_failure(
            seq,
            around,
            &ty,
            node,
            &mut |this, item| {
                let next = this.apply(&f, vec![item]);
                this.step_of(next, &ty, node)
            },
            &mut |_, _| {},
        );
        self.ended(ended, |_| Value::Unit)
    }

    /// `collect::<Option<Vec<f64>>>()`, `collect::<Result<Vec<f64>, E>>()`.
    pub fn try_collect(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
    ) -> Value<'a> {
        let ty = self.ty(expr);
        let (Ty::Option(of) | Ty::Result(of, _)) = &ty else {
            return Value::Poison;
        };
        let Some(list_ty @ (Mem::Vec(_) | Mem::Queue(_))) = of.mem() else {
            let help = "say of what: `.collect::<Option<Vec<f64>>>()`";
            return self.refuse(
                &node.method,
                "this `collect`: what it makes is not known",
                help,
            );
        };
        let list = self.alloc("list", list_ty, Init::Empty(None));
        let place = Place::root(list);
        let mut ok = true;
        let ended = self.until_failure(
            seq,
            around,
            &ty,
            node,
            &mut |this, item| {
                let item = this.strip(item);
                this.step_of(item, &ty, node)
            },
            &mut |this, item| {
                let item = this.own(item, "value");
                ok &= this.push_value(&place, item);
            },
        );
        if !ok {
            let help = "push them in a `for` loop";
            return self.refuse(&node.method, "a `Vec` of these items", help);
        }
        self.ended(ended, |_| Value::fresh(list))
    }

    /// `sum::<Option<f64>>()`, `product::<Result<f64, E>>()`.
    pub fn try_total(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        rule: &'static str,
    ) -> Value<'a> {
        let ty = self.ty(expr);
        let (Ty::Option(of) | Ty::Result(of, _)) = &ty else {
            return Value::Poison;
        };
        let Some(of) = of.scalar().filter(|of| of.is_float() || of.is_int()) else {
            let help = "say what it adds up to: `.sum::<Option<f64>>()`";
            return self.refuse(expr, "this reduction: its type is not known", help);
        };
        let init = self.neutral(of, rule);
        let acc = self.fresh_var("acc", init);
        around.extra.push(acc);
        let ended = self.until_failure(
            seq,
            around,
            &ty,
            node,
            &mut |this, item| {
                let item = this.strip(item);
                this.step_of(item, &ty, node)
            },
            &mut |this, item| {
                let old = this.get(acc);
                let new = this.reduced(of, rule, old, item);
                this.assign_var(acc, new);
            },
        );
        self.ended(ended, |this| this.get(acc))
    }

    /// What a step gives, taken apart.
    fn step_of(
        &mut self,
        value: Value<'a>,
        ty: &Ty,
        node: &'a ExprMethodCall,
    ) -> Option<Wrapped<'a>> {
        let proper = value.is_proper();
        let of = self.wrapped(value, ty);
        if of.is_none() && proper {
            let help = "write `Some(..)` and `None`, or `Ok(..)` and `Err(..)`, in the closure";
            let what = format!("`{}`: what the steps give is not known", node.method);
            self.refuse(&node.method, &what, help);
        }
        of
    }

    /// Runs the steps until one gives nothing.
    fn until_failure(
        &mut self,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        ty: &Ty,
        _node: &'a ExprMethodCall,
        step: Step<'_, 'a>,
        keep: Keep<'_, 'a>,
    ) -> Ended {
        let start = self.bool(true);
        let well = self.fresh_var("<well>", Value::Scalar(start));
        let error = match ty {
            Ty::Result(..) => {
                let none = self.no_error();
                Some(self.fresh_var("<error>", Value::Scalar(none)))
            }
            _ => None,
        };
        around.extra.push(well);
        around.extra.extend(error);
        self.drive(seq, &around, &mut |this, item| {
            let Some(of) = step(this, item) else {
                return;
            };
            let failed = of.error;
            this.branch(
                of.some,
                |_| Value::Unit,
                |this| {
                    let no = this.bool(false);
                    this.set(well, Value::Scalar(no));
                    if let (Some(error), Some(failed)) = (error, failed) {
                        this.set(error, Value::Scalar(failed));
                    }
                    this.leave_loop();
                    Value::Never
                },
            );
            if this.live() {
                keep(this, of.payload);
            }
        });
        Ended { well, error }
    }

    /// The `Option` or `Result` that the iteration gives.
    fn ended(&mut self, ended: Ended, payload: impl FnOnce(&mut Self) -> Value<'a>) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let well = self.get(ended.well);
        let some = self.scalar(well);
        let error = ended.error.map(|error| {
            let error = self.get(error);
            let error = self.scalar(error);
            self.errors_known.insert(error);
            error
        });
        let payload = payload(self);
        Wrapped {
            some,
            payload,
            error,
        }
        .value()
    }
}
