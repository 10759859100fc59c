//! Iterators in variables that are asked for one item after the other: `let mut it = ..; it.next()`.
//!
//! Such a variable holds what it iterates over and how many items were taken ([`Value::Iter`]).

use std::rc::Rc;

use syn::{Expr, ExprMethodCall};

use super::index::reachable;
use super::{Lower, Seq};
use crate::ir::*;
use crate::lower::control::strip_parens;
use crate::lower::value::Value;

impl<'a> Lower<'a> {
    /// The value of a `mut` variable to which an iterator is assigned.
    pub fn cursor(&mut self, value: Value<'a>) -> Value<'a> {
        match value {
            Value::Seq(seq) if reachable(&seq) => {
                let at = self.usize(0);
                Value::Iter { seq, at }
            }
            value => value,
        }
    }

    /// A method of such a variable.
    pub fn cursor_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: Rc<Seq<'a>>,
        at: ValId,
    ) -> Value<'a> {
        let name = node.method.to_string();
        match (name.as_str(), node.args.first()) {
            ("next", None) => self.advance(node, &seq, at, None),
            ("nth", Some(n)) => match self.index(n) {
                Some(n) => self.advance(node, &seq, at, Some(n)),
                None => Value::Poison,
            },
            ("peek", None) => {
                let Value::Opt { some, payload } = self.item_option(&seq, at) else {
                    return Value::Poison;
                };
                let payload = Box::new(Value::Borrowed(payload));
                Value::Opt { some, payload }
            }
            ("by_ref" | "next_back" | "next_if" | "next_if_eq" | "peek_mut", _) => {
                let help = "use `next`, or write it as a loop over indices";
                self.refuse(&node.method, "this use of an iterator in a variable", help)
            }
            _ => self.seq_method(expr, node, Seq::Skip(seq, at).into()),
        }
    }

    /// `next`, or `nth(skip)`.
    fn advance(
        &mut self,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        at: ValId,
        skip: Option<ValId>,
    ) -> Value<'a> {
        let Expr::Path(path) = strip_parens(&node.receiver) else {
            return self.refuse(
                &node.method,
                "`next` of this value",
                "call it on a variable",
            );
        };
        let Some(var) = self.path_var(&path.path) else {
            return Value::Poison;
        };
        let at = match skip {
            Some(skip) => self.pure(Pure::Bin(BinOp::Add), vec![at, skip], Scalar::USIZE),
            None => at,
        };
        let item = self.item_option(seq, at);
        let one = self.usize(1);
        let next = self.pure(Pure::Bin(BinOp::Add), vec![at, one], Scalar::USIZE);
        let (seq, at) = (seq.clone(), next);
        self.set(var, Value::Iter { seq, at });
        item
    }
}
