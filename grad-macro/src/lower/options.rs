//! `Option`: a bool and a payload. `Vec::pop`, `first`, `last`, `get` give one.

use quote::quote;
use syn::Expr;

use super::Lower;
use super::control::strip_parens;
use super::value::{Value, project};
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// `None`.
    pub fn none(&mut self, expr: &'a Expr) -> Value<'a> {
        let payload = match option_of(self.ty(expr)) {
            // Memory has no stand-in until it is known.
            Ty::Array(..) | Ty::Vec(_) => Value::Unset,
            of => self.undef(&of).unwrap_or(Value::Unset),
        };
        let some = self.bool(false);
        Value::Opt { some, payload: Box::new(payload) }
    }

    /// `Some(value)`.
    pub fn some(&mut self, value: Value<'a>) -> Value<'a> {
        if !value.is_proper() {
            return value;
        }
        let payload = Box::new(self.own(value, "value"));
        let some = self.bool(true);
        Value::Opt { some, payload }
    }

    pub fn option_method(
        &mut self,
        expr: &'a Expr,
        node: &'a syn::ExprMethodCall,
        some: ValId,
        payload: Value<'a>,
    ) -> Value<'a> {
        let name = node.method.to_string();
        let arg = node.args.first();
        match (name.as_str(), arg) {
            ("is_some", None) => Value::Scalar(some),
            ("is_none", None) => Value::Scalar(self.not(some)),
            ("unwrap" | "expect", _) => {
                self.assert(some, "called `Option::unwrap()` on a `None` value");
                payload
            }
            ("unwrap_or", Some(default)) => {
                // Evaluated in any case, as Rust does.
                let default = self.expr(default);
                self.branch(some, |_| payload, |_| default)
            }
            ("unwrap_or_else", Some(default)) => {
                let Some(closure) = self.callee(default) else { return Value::Poison };
                self.branch(some, |_| payload, |this| this.apply(&closure, Vec::new()))
            }
            ("map_or", Some(default)) => {
                let default = self.expr(default);
                let Some(closure) = node.args.get(1).and_then(|f| self.callee(f)) else { return Value::Poison };
                self.branch(some, |this| this.apply(&closure, vec![payload]), |_| default)
            }
            ("map", Some(f)) => {
                let Some(closure) = self.callee_with(f, option_of(self.ty(expr))) else { return Value::Poison };
                let payload = self.branch(
                    some,
                    |this| {
                        let payload = this.apply(&closure, vec![payload]);
                        Value::Opt { some, payload: Box::new(payload) }
                    },
                    |_| Value::Opt { some, payload: Box::new(Value::Unset) },
                );
                match payload {
                    Value::Opt { payload, .. } => Value::Opt { some, payload },
                    other => other,
                }
            }
            ("copied" | "cloned", None) => {
                let payload = self.branch(some, |this| this.strip(payload), |_| Value::Unset);
                Value::Opt { some, payload: Box::new(payload) }
            }
            ("as_ref" | "as_deref", None) => {
                let payload = self.borrow(payload, false);
                Value::Opt { some, payload: Box::new(payload) }
            }
            ("take", None) => self.take_option(node, some, payload),
            _ => {
                let help = "write `if let Some(x) = ..`, `match` or `unwrap_or`";
                self.refuse(&node.method, &format!("the method `{name}` of `Option` yet"), help)
            }
        }
    }

    fn take_option(&mut self, node: &'a syn::ExprMethodCall, some: ValId, payload: Value<'a>) -> Value<'a> {
        let Expr::Path(path) = strip_parens(&node.receiver) else {
            return self.refuse(&node.method, "`take` of this value", "call it on a variable");
        };
        if let Some(var) = self.path_var(&path.path) {
            let no = self.bool(false);
            self.assign_var(var, Value::Opt { some: no, payload: Box::new(payload.clone()) });
        }
        Value::Opt { some, payload: Box::new(payload) }
    }

    /// Panics unless `cond`.
    pub fn assert(&mut self, cond: ValId, message: &str) {
        if self.bools.get(&cond) == Some(&true) {
            return;
        }
        let inner = vec![Piece::Arg(0), Piece::Tokens(quote!(, #message))];
        let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, Template(inner));
        let template = Template(vec![Piece::Tokens(quote!(::core::assert!)), group]);
        self.act(OpKind::Effect(template, vec![Arg { name: None, what: ArgKind::Val(cond) }]));
    }

    // ---- unwrap ---------------------------------------------------------------------------------

    /// `receiver.unwrap()` where the receiver is `v.pop()`, `v.last()`, `v.last().copied()`: the element at
    /// once, whose index panics as `unwrap` does.
    pub fn unwrap_element(&mut self, receiver: &'a Expr) -> Option<Value<'a>> {
        if let Some(vec) = self.popped(receiver) {
            return Some(self.pop(&vec));
        }
        let Expr::MethodCall(node) = strip_parens(receiver) else { return None };
        let name = node.method.to_string();
        match (name.as_str(), node.args.len()) {
            ("copied" | "cloned", 0) => {
                let value = self.unwrap_element(&node.receiver)?;
                Some(self.strip(value))
            }
            ("first" | "last" | "first_mut" | "last_mut", 0) | ("get" | "get_mut", 1) => {
                let (Ty::Vec(_) | Ty::Slice(_) | Ty::Array(..)) = self.ty(&node.receiver).strip_refs() else { return None };
                let base = self.located(&node.receiver);
                let (place, _) = self.memory_of(&base)?;
                let index = match name.as_str() {
                    "first" | "first_mut" => self.usize(0),
                    "last" | "last_mut" => {
                        let (len, one) = (self.len(place.clone()), self.usize(1));
                        self.pure(Pure::Bin(BinOp::Sub), vec![len, one], Scalar::USIZE)
                    }
                    _ => self.index(&node.args[0])?,
                };
                let mutable = name.ends_with("_mut");
                Some(Value::Ref { place: project(&place, Proj::Index(index)), mutable })
            }
            _ => None,
        }
    }

    // ---- pop ------------------------------------------------------------------------------------

    /// The `Vec`, if the expression is `vec.pop()`.
    pub fn popped(&mut self, expr: &'a Expr) -> Option<Place> {
        let Expr::MethodCall(node) = strip_parens(expr) else { return None };
        if node.method != "pop" || !node.args.is_empty() || !self.live() {
            return None;
        }
        let Ty::Vec(_) = self.ty(&node.receiver).strip_refs() else { return None };
        let base = self.located(&node.receiver);
        let (place, _) = self.memory_of(&base)?;
        matches!(self.place_type(&place), Mem::Vec(_)).then_some(place)
    }

    pub fn is_some_pop(&mut self, vec: &Place) -> ValId {
        let len = self.len(vec.clone());
        let zero = self.usize(0);
        self.cmp(CmpOp::Gt, len, zero)
    }

    /// Takes the last element, which is known to be there.
    pub fn pop(&mut self, vec: &Place) -> Value<'a> {
        match self.place_type(vec).elem() {
            Some(Mem::Scalar(ty)) => Value::Scalar(self.op(OpKind::Pop(vec.clone(), None), *ty)),
            Some(of) => {
                let of = of.clone();
                let tuple = matches!(of, Mem::Tuple(_));
                let root = self.new_root("last", of);
                self.act(OpKind::Pop(vec.clone(), Some(root)));
                if tuple { self.read(&Place::root(root)) } else { Value::fresh(root) }
            }
            None => Value::Poison,
        }
    }

    /// `vec.pop()` as an `Option`.
    pub fn pop_option(&mut self, vec: &Place) -> Value<'a> {
        let some = self.is_some_pop(vec);
        let payload = self.branch(some, |this| this.pop(vec), |_| Value::Unset);
        Value::Opt { some, payload: Box::new(payload) }
    }

    /// `first()`, `last()`, `get(i)`: a reference to an element that may not be there.
    pub fn element_option(&mut self, place: &Place, at: ElementAt, mutable: bool) -> Value<'a> {
        let len = self.len(place.clone());
        let (some, index) = match at {
            ElementAt::Get(index) => (self.cmp(CmpOp::Lt, index, len), index),
            ElementAt::First => {
                let zero = self.usize(0);
                (self.cmp(CmpOp::Gt, len, zero), zero)
            }
            ElementAt::Last => {
                let zero = self.usize(0);
                let some = self.cmp(CmpOp::Gt, len, zero);
                let one = self.usize(1);
                let last = super::template::method(quote!(wrapping_sub), 2);
                (some, self.pure(Pure::Expr(last), vec![len, one], Scalar::USIZE))
            }
        };
        let place = project(place, Proj::Index(index));
        Value::Opt { some, payload: Box::new(Value::Ref { place, mutable }) }
    }
}

/// What an `Option` contains.
fn option_of(ty: Ty) -> Ty {
    match ty {
        Ty::Option(of) => *of,
        _ => Ty::Unknown,
    }
}

/// Which element.
pub enum ElementAt {
    First,
    Last,
    Get(ValId),
}
