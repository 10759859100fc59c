//! Iterators in variables that are asked for one item after the other: `let mut it = ..; it.next()`.
//!
//! Such a variable holds what it iterates over and how many items were taken from either end ([`Value::Iter`]).
//! Methods that take `&mut self` drive what is left in the variable ([`Seq::Left`]), which advances it.

use std::rc::Rc;

use syn::{Expr, ExprMethodCall};

use super::drive::closures;
use super::index::{calls_closures, has_len, has_state, reachable, takes_from_variable};
use super::{Lower, Seq};
use crate::ir::*;
use crate::lower::VarId;
use crate::lower::control::strip_parens;
use crate::lower::loops::{Around, Head};
use crate::lower::value::Value;

/// Methods that leave the rest of the items in the iterator.
pub fn takes_a_part(name: &str) -> bool {
    matches!(
        name,
        "next"
            | "next_back"
            | "nth"
            | "nth_back"
            | "by_ref"
            | "find"
            | "rfind"
            | "find_map"
            | "position"
            | "rposition"
            | "any"
            | "all"
            | "try_fold"
            | "try_for_each"
            | "peek"
    )
}

impl<'a> Lower<'a> {
    /// The value of a `mut` variable to which an iterator is assigned.
    pub fn cursor(&mut self, value: Value<'a>) -> Value<'a> {
        let Value::Seq(seq) = &value else {
            return value;
        };
        let seq = match reachable(seq) {
            true => seq.clone(),
            false => match self.buffered(seq) {
                Some(seq) => seq,
                None => return value,
            },
        };
        let at = self.usize(0);
        let back = self.usize(0);
        Value::Iter { seq, at, back }
    }

    /// Is this a variable with an iterator that cannot be told from what is left of it?
    pub fn holds_seq(&mut self, receiver: &Expr, seq: &Rc<Seq<'a>>) -> bool {
        let Expr::Path(path) = strip_parens(receiver) else {
            return false;
        };
        match self.path_var(&path.path).map(|var| self.get(var)) {
            Some(Value::Seq(held)) => Rc::ptr_eq(&held, seq) && !matches!(**seq, Seq::Left(_)),
            _ => false,
        }
    }

    /// What is left in the variable, as an iterator of its own.
    pub fn left_over(&mut self, seq: &Rc<Seq<'a>>, at: ValId, back: ValId) -> Rc<Seq<'a>> {
        let from_front = Rc::new(Seq::Skip(seq.clone(), at));
        if !self.scan.from_the_back || !has_len(seq) {
            return from_front;
        }
        let Some(Some(len)) = self.seq_len(seq) else {
            return from_front;
        };
        let left = self.saturating_sub(len, at);
        let left = self.saturating_sub(left, back);
        Seq::Take(from_front, left).into()
    }

    /// `&mut it`, `it.by_ref()`.
    pub fn left_in(&mut self, variable: &'a Expr) -> Value<'a> {
        let Expr::Path(path) = strip_parens(variable) else {
            return self.refuse(variable, "a part of this iterator", "keep it in a variable");
        };
        match self.path_var(&path.path) {
            Some(var) => Value::Seq(Seq::Left(var).into()),
            None => Value::Poison,
        }
    }

    /// Whether it matters to others how many of the items somebody takes: they are left in a variable, or closures change
    /// what they capture.
    pub fn is_shared(&mut self, seq: &Seq<'a>, written: &'a Expr) -> bool {
        let mut around = Around {
            closures: closures(seq),
            ..Around::default()
        };
        around.changes.expr(written);
        takes_from_variable(seq) || !self.carried_vars(&around).is_empty()
    }

    /// A method of such a variable.
    pub fn cursor_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: Rc<Seq<'a>>,
        [at, back]: [ValId; 2],
    ) -> Value<'a> {
        let name = node.method.to_string();
        match (name.as_str(), node.args.first()) {
            ("next", None) => self.advance(node, &seq, [at, back], None),
            ("nth", Some(n)) => match self.index(n) {
                Some(n) => self.advance(node, &seq, [at, back], Some(n)),
                None => Value::Poison,
            },
            ("next_back", None) if has_len(&seq) => self.retreat(node, &seq, [at, back]),
            ("peek", None) => {
                let Value::Opt { some, payload } = self.item_left(&seq, [at, back]) else {
                    return Value::Poison;
                };
                let payload = Box::new(Value::Borrowed(payload));
                Value::Opt { some, payload }
            }
            ("next_if", Some(f)) => self.next_if(node, &seq, [at, back], f),
            ("by_ref", None) => self.left_in(&node.receiver),
            ("next_back" | "nth_back" | "rfind" | "rposition" | "next_if_eq" | "peek_mut", _) => {
                let help = "use `next`, or write it as a loop over indices";
                self.refuse(&node.method, "this use of an iterator in a variable", help)
            }
            (name, _) if takes_a_part(name) => match self.left_in(&node.receiver) {
                Value::Seq(left) => self.seq_method(expr, node, left),
                value => value,
            },
            ("clone", None) if has_state(&seq) || calls_closures(&seq) => {
                self.refuse(&node.method, "a copy of this iterator", "build it twice")
            }
            ("clone", None) => Value::Iter { seq, at, back },
            _ => {
                let left = self.left_over(&seq, at, back);
                self.seq_method(expr, node, left)
            }
        }
    }

    /// The next item from the front, if there is one.
    fn item_left(&mut self, seq: &Rc<Seq<'a>>, [at, back]: [ValId; 2]) -> Value<'a> {
        if !self.scan.from_the_back {
            return self.item_option(seq, at);
        }
        let left = self.left_over(seq, at, back);
        let first = self.usize(0);
        self.item_option(&left, first)
    }

    /// `next`, or `nth(skip)`.
    fn advance(
        &mut self,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        [at, back]: [ValId; 2],
        skip: Option<ValId>,
    ) -> Value<'a> {
        let Some(var) = self.iter_variable(node) else {
            return Value::Poison;
        };
        let at = match skip {
            Some(skip) => self.pure(Pure::Bin(BinOp::Add), vec![at, skip], Scalar::USIZE),
            None => at,
        };
        let item = self.item_left(seq, [at, back]);
        self.step(var, seq, [at, back]);
        item
    }

    /// One more item was taken from the front.
    fn step(&mut self, var: VarId, seq: &Rc<Seq<'a>>, [at, back]: [ValId; 2]) {
        let one = self.usize(1);
        let next = self.pure(Pure::Bin(BinOp::Add), vec![at, one], Scalar::USIZE);
        let (seq, at) = (seq.clone(), next);
        self.set(var, Value::Iter { seq, at, back });
    }

    /// `next_back`.
    fn retreat(
        &mut self,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        [at, back]: [ValId; 2],
    ) -> Value<'a> {
        let Some(var) = self.iter_variable(node) else {
            return Value::Poison;
        };
        let left = self.left_over(seq, at, back);
        let first = self.usize(0);
        let item = self.item_option(&Seq::Rev(left), first);
        let one = self.usize(1);
        let back = self.pure(Pure::Bin(BinOp::Add), vec![back, one], Scalar::USIZE);
        let seq = seq.clone();
        self.set(var, Value::Iter { seq, at, back });
        item
    }

    /// `next_if(|item| ..)`.
    fn next_if(
        &mut self,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        [at, back]: [ValId; 2],
        f: &'a Expr,
    ) -> Value<'a> {
        let Some(var) = self.iter_variable(node) else {
            return Value::Poison;
        };
        let Some(f) = self.callee_with(f, crate::types::Ty::Bool) else {
            return Value::Poison;
        };
        let Value::Opt { some, payload } = self.item_left(seq, [at, back]) else {
            return Value::Poison;
        };
        let item = (*payload).clone();
        let taken = self.and(some, |this| {
            let lent = this.borrow(item, false);
            this.apply(&f, vec![lent])
        });
        let taken = self.scalar(taken);
        self.branch(
            taken,
            |this| {
                this.step(var, seq, [at, back]);
                Value::Unit
            },
            |_| Value::Unit,
        );
        let some = taken;
        Value::Opt { some, payload }
    }

    fn iter_variable(&mut self, node: &'a ExprMethodCall) -> Option<VarId> {
        let Expr::Path(path) = strip_parens(&node.receiver) else {
            let what = format!("`{}` of this value", node.method);
            self.refuse(&node.method, &what, "call it on a variable");
            return None;
        };
        self.path_var(&path.path)
    }

    /// Runs `each` for what is left in the variable, item by item.
    pub fn drive_left(
        &mut self,
        var: VarId,
        around: &Around<'a>,
        each: &mut dyn FnMut(&mut Lower<'a>, Value<'a>),
    ) {
        let mut around = around.clone();
        around.extra.push(var);
        self.run_loop(Head::Forever, &around, &mut |this, _| {
            let Value::Iter { seq, at, back } = this.get(var) else {
                return;
            };
            let Value::Opt { some, payload } = this.item_left(&seq, [at, back]) else {
                return;
            };
            // At the end nothing is taken.
            this.some_or_leave(Value::Opt { some, payload }, &mut |this, item| {
                this.step(var, &seq, [at, back]);
                each(this, item);
            });
        });
    }
}
