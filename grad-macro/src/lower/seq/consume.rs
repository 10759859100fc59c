//! What ends a chain of iterators with a number, a bool or nothing.

use std::rc::Rc;

use quote::quote;
use syn::{Expr, ExprMethodCall};

use super::{Closure, Lower, Seq};
use crate::generics;
use crate::ir::*;
use crate::known;
use crate::lower::loops::Around;
use crate::lower::value::Value;
use crate::types::{Record, Ty};

impl<'a> Lower<'a> {
    pub fn consume(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        name: &str,
        seq: Rc<Seq<'a>>,
    ) -> Value<'a> {
        let mut around = Around::default();
        around.changes.expr(expr);
        match (name, node.args.len()) {
            ("sum" | "product", 0) if self.ty(expr).is_wrapper() => {
                let rule = if name == "sum" { "add" } else { "mul" };
                self.try_total(expr, node, &seq, around, rule)
            }
            ("sum", 0) => self.total(expr, &seq, around, "add"),
            ("product", 0) => self.total(expr, &seq, around, "mul"),
            ("fold", 2) | ("rfold", 2) => {
                let seq = match name {
                    "fold" => seq,
                    _ => Seq::Rev(seq).into(),
                };
                let init = self.expr(&node.args[0]);
                let init = self.own(init, "acc");
                let Some(f) = self.callee_with(&node.args[1], self.ty(expr)) else {
                    return Value::Poison;
                };
                self.fold(&seq, around, init, &mut |this, acc, item| {
                    this.apply(&f, vec![acc, item])
                })
            }
            ("count", 0) => self.count(&seq, around),
            ("len", 0) => match self.seq_len(&seq) {
                Some(Some(len)) => Value::Scalar(len),
                _ => self.refuse(
                    &node.method,
                    "the length of this iterator",
                    "count in a `for` loop",
                ),
            },
            ("for_each", 1) => {
                let Some(f) = self.callee_with(&node.args[0], Ty::Unit) else {
                    return Value::Poison;
                };
                self.drive(&seq, &around, &mut |this, item| {
                    this.apply(&f, vec![item]);
                });
                self.unit()
            }
            ("any" | "all", 1) => {
                let Some(f) = self.callee_with(&node.args[0], Ty::Bool) else {
                    return Value::Poison;
                };
                self.any_all(&seq, around, &f, name == "any")
            }
            ("try_fold", 2) => self.try_fold(expr, node, &seq, around),
            ("try_for_each", 1) => self.try_for_each(expr, node, &seq, around),
            ("collect", 0) => self.collect(expr, node, &seq, around),
            ("unzip", 0) => self.unzip(expr, node, &seq, around),
            ("partition", 1) => self.partition(expr, node, &seq, around),
            _ => self.one_item(expr, node, name, seq, around),
        }
    }

    pub fn unit(&self) -> Value<'a> {
        if self.live() {
            Value::Unit
        } else {
            Value::Never
        }
    }

    /// `points.sum::<Point>()` is `Point::sum(points)`.
    fn total_of_users(
        &mut self,
        expr: &'a Expr,
        seq: &Rc<Seq<'a>>,
        of: &Record,
        rule: &'static str,
    ) -> Value<'a> {
        let (name, method) = match rule {
            "mul" => ("Product", quote!(product)),
            _ => ("Sum", quote!(sum)),
        };
        let path = &of.path.0;
        let this = syn::parse2::<syn::Type>(path.clone());
        let this = this.ok().and_then(|ty| known::name_of(&ty));
        let all = match expr {
            Expr::MethodCall(node) => Some(&*node.receiver),
            _ => None,
        };
        // Another `impl` takes references, and may do something else.
        let by_value =
            |all: &&Expr| matches!(self.types.item(all), Ty::Struct(item) if item.path == of.path);
        let all = all.filter(by_value).filter(|_| {
            this.as_ref()
                .is_some_and(|this| generics::has_total(name, this))
        });
        let (Some(all), Ok(callee)) = (all, syn::parse2(quote!(#path::#method))) else {
            let help = "put `#[grad]` on the `impl Sum` of values, in sight of this, and sum values; or write what \
                        it does: `.fold(zero, |sum, x| sum + x)`";
            return self.refuse(expr, "this reduction to a value of a user's type", help);
        };
        match self.value_arg(Value::Seq(seq.clone()), all) {
            Some(arg) => {
                let callee = Callee::Path(callee);
                self.emit_call(callee, vec![arg], Some(self.ty(expr)), expr)
            }
            None if self.live() => Value::Poison,
            None => Value::Never,
        }
    }

    fn total(
        &mut self,
        expr: &'a Expr,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
        rule: &'static str,
    ) -> Value<'a> {
        let ty = self.ty(expr).scalar();
        let Some(ty) = ty.filter(|ty| ty.is_float() || ty.is_int()) else {
            if let Ty::Struct(of) = self.ty(expr) {
                return self.total_of_users(expr, seq, &of, rule);
            }
            let help = "say what it adds up to: `.sum::<f64>()`";
            return self.refuse(expr, "this reduction: its type is not known", help);
        };
        let init = self.neutral(ty, rule);
        self.fold(seq, around, init, &mut |this, acc, item| {
            this.reduced(ty, rule, acc, item)
        })
    }

    /// What an empty reduction gives.
    pub fn neutral(&mut self, ty: Scalar, rule: &str) -> Value<'a> {
        let adds = rule == "add";
        Value::Scalar(match (ty.is_float(), adds) {
            // What `std` begins with: an empty sum of floats is -0.0.
            (true, true) => self.negative_literal("0.0", ty),
            (true, false) => self.op(OpKind::Lit("1.0".to_owned()), ty),
            (false, _) => self.op(OpKind::Lit(usize::from(!adds).to_string()), ty),
        })
    }

    /// `acc + item`, `acc * item`.
    pub fn reduced(
        &mut self,
        ty: Scalar,
        rule: &'static str,
        acc: Value<'a>,
        item: Value<'a>,
    ) -> Value<'a> {
        let (acc, item) = (self.scalar(acc), self.scalar(item));
        self.retype(item, ty);
        let bin = if rule == "add" {
            BinOp::Add
        } else {
            BinOp::Mul
        };
        Value::Scalar(match ty.is_float() {
            true => self.math(rule, vec![acc, item]),
            false => self.pure(Pure::Bin(bin), vec![acc, item], ty),
        })
    }

    pub fn fold(
        &mut self,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        init: Value<'a>,
        step: &mut dyn FnMut(&mut Lower<'a>, Value<'a>, Value<'a>) -> Value<'a>,
    ) -> Value<'a> {
        let acc = self.fresh_var("acc", Value::Unset);
        self.set(acc, init);
        around.extra.push(acc);
        self.drive(seq, &around, &mut |this, item| {
            let old = this.get(acc);
            let new = step(this, old, item);
            this.assign_var(acc, new);
        });
        if self.live() {
            self.get(acc)
        } else {
            Value::Never
        }
    }

    /// A length that is known is not counted, unless closures have to be run.
    fn count(&mut self, seq: &Rc<Seq<'a>>, around: Around<'a>) -> Value<'a> {
        if super::index::has_len(seq)
            && !super::index::calls_closures(seq)
            && let Some(Some(len)) = self.seq_len(seq)
        {
            return Value::Scalar(len);
        }
        let zero = self.usize(0);
        self.fold(seq, around, Value::Scalar(zero), &mut |this, acc, _| {
            let (acc, one) = (this.scalar(acc), this.usize(1));
            Value::Scalar(this.pure(Pure::Bin(BinOp::Add), vec![acc, one], Scalar::USIZE))
        })
    }

    pub fn any_all(
        &mut self,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
        f: &Rc<Closure<'a>>,
        any: bool,
    ) -> Value<'a> {
        self.exists(seq, around, any, &mut |this, item| {
            let held = this.apply(f, vec![item]);
            this.scalar(held)
        })
    }

    /// Whether the test holds for any (or, without `any`, for all) of the items.
    pub fn exists(
        &mut self,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        any: bool,
        test: &mut dyn FnMut(&mut Lower<'a>, Value<'a>) -> ValId,
    ) -> Value<'a> {
        let start = self.bool(!any);
        let found = self.fresh_var("found", Value::Scalar(start));
        around.extra.push(found);
        self.drive(seq, &around, &mut |this, item| {
            let held = test(this, item);
            let stop = if any { held } else { this.not(held) };
            this.branch(
                stop,
                |this| {
                    let value = this.bool(any);
                    this.set(found, Value::Scalar(value));
                    this.leave_loop();
                    Value::Never
                },
                |_| Value::Unit,
            );
        });
        if self.live() {
            self.get(found)
        } else {
            Value::Never
        }
    }
}
