//! `for`: over ranges as counted loops, over everything else by index.

use syn::{ExprForLoop, ExprRange, RangeLimits};

use super::Lower;
use super::control::label;
use super::loops::{Around, Counted};
use super::scan::Changes;
use super::seq::Seq;
use super::value::Value;
use crate::ir::*;

impl<'a> Lower<'a> {
    /// `a..b` as a value.
    pub fn range(&mut self, node: &'a ExprRange) -> Value<'a> {
        let lo = match &node.start {
            Some(start) => {
                let value = self.expr(start);
                Some(self.scalar(value))
            }
            None => None,
        };
        let hi = match &node.end {
            Some(end) => {
                let value = self.expr(end);
                Some(self.scalar(value))
            }
            None => None,
        };
        if !self.live() {
            return Value::Never;
        }
        let Some(lo) = lo else {
            return self.refuse(
                node,
                "a range without a beginning in this place",
                "write the beginning: `0..`",
            );
        };
        if let Some(hi) = hi {
            self.agree(lo, hi);
            if self.func.ty(lo) != self.func.ty(hi) {
                let help = "give the literals a suffix such as `_usize`";
                return self.refuse(
                    node,
                    "a range whose ends differ in type as far as it sees",
                    help,
                );
            }
        }
        let inclusive = matches!(node.limits, RangeLimits::Closed(_));
        Value::Seq(Seq::Range { lo, hi, inclusive }.into())
    }

    /// `(lo..hi).contains(&x)`.
    pub fn range_contains(
        &mut self,
        lo: ValId,
        hi: Option<ValId>,
        inclusive: bool,
        x: &'a syn::Expr,
    ) -> Value<'a> {
        let x = self.argument(x);
        if !self.live() {
            return Value::Never;
        }
        self.agree(lo, x);
        let above = self.cmp(CmpOp::Le, lo, x);
        let Some(hi) = hi else {
            return Value::Scalar(above);
        };
        let upper = if inclusive { CmpOp::Le } else { CmpOp::Lt };
        let below = self.cmp(upper, x, hi);
        let both = Pure::Bin(BinOp::AndAnd);
        Value::Scalar(self.pure(both, vec![above, below], Scalar::Bool))
    }

    pub fn for_loop(&mut self, node: &'a ExprForLoop) -> Value<'a> {
        let Some(seq) = self.run_through(&node.expr) else {
            return if self.live() {
                Value::Poison
            } else {
                Value::Never
            };
        };
        let mut changes = Changes::default();
        changes.expr(&node.expr);
        changes.block(&node.body);
        let around = Around {
            label: label(&node.label),
            changes,
            ..Around::default()
        };
        self.drive(&seq, &around, &mut |this, item| {
            this.scoped(|this| {
                this.bind(&node.pat, item);
                this.block(&node.body);
            });
        });
        if self.live() {
            Value::Unit
        } else {
            Value::Never
        }
    }

    /// A range, reversed and stepped in some order, as the head of a counted loop.
    pub fn counted(&mut self, seq: &Seq<'a>) -> Option<Counted> {
        match seq {
            Seq::Range { lo, hi, inclusive } => {
                let ty = self.func.ty(*lo);
                if !ty.is_int() {
                    return None;
                }
                let counted = Counted::range(*lo, (*hi)?);
                Some(Counted {
                    inclusive: *inclusive,
                    ..counted
                })
            }
            Seq::Rev(inner) => {
                let counted = self.counted(inner)?;
                // Reversed twice, or stepped in between, is rare enough to go by index.
                (!counted.rev).then_some(Counted {
                    rev: true,
                    step_then_rev: counted.step.is_some(),
                    ..counted
                })
            }
            Seq::StepBy(inner, step) => {
                let counted = self.counted(inner)?;
                counted.step.is_none().then_some(Counted {
                    step: Some(*step),
                    ..counted
                })
            }
            _ => None,
        }
    }
}
