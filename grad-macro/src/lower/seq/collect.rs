//! Iterators become `Vec`s.
//!
//! A known length is taken at once and filled by index, else the items are pushed:
//!
//! ```text
//! xs.iter().map(f).collect()      let mut list = vec![0.0; xs.len()]; for i in 0..xs.len() { list[i] = f(xs[i]); }
//! ```

use std::rc::Rc;

use syn::{Expr, ExprMethodCall};

use super::index::has_len;
use super::{Lower, Seq};
use crate::ir::*;
use crate::lower::loops::Around;
use crate::lower::value::{Value, project};
use crate::types::Ty;

impl<'a> Lower<'a> {
    pub fn collect(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
    ) -> Value<'a> {
        let ty = self.ty(expr);
        // A list of references is one of what they point to.
        let lent = ty.behind_listed().mem();
        match ty.mem().or(lent) {
            Some(ty @ (Mem::Vec(_) | Mem::Queue(_))) => {
                let list = self.collect_as(ty, seq, around, &node.method);
                self.listed_references(expr, list)
            }
            None if self.ty(expr).is_wrapper() => self.try_collect(expr, node, seq, around),
            _ => {
                let help = "collect into a `Vec` of numbers: `.collect::<Vec<f64>>()`";
                let what = "this `collect`: what it makes is not known to be such a `Vec`";
                self.refuse(&node.method, what, help)
            }
        }
    }

    /// A new `Vec` of this type with the items.
    pub fn collect_as(
        &mut self,
        ty: Mem,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
        tokens: &impl quote::ToTokens,
    ) -> Value<'a> {
        if has_len(seq)
            && let Some(zero) = ty.elem().and_then(|of| self.zero(&of.clone()))
        {
            return self.fill_with(ty, zero, seq, around);
        }
        let root = self.alloc("list", ty, Init::Empty(None));
        if self.extend(&Place::root(root), seq, around) {
            return Value::fresh(root);
        }
        self.refuse(
            tokens,
            "a `Vec` of these items",
            "push them in a `for` loop",
        )
    }

    fn fill_with(
        &mut self,
        ty: Mem,
        zero: Elem,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
    ) -> Value<'a> {
        let Some(Some(len)) = self.seq_len(seq) else {
            return Value::Poison;
        };
        let root = self.alloc("list", ty, Init::Fill(Box::new(zero), Some(len)));
        let list = Place::root(root);
        let numbered = Rc::new(Seq::Enumerate(seq.clone()));
        self.drive(&numbered, &around, &mut |this, item| {
            let Value::Tuple(mut parts) = item else {
                return;
            };
            let (item, at) = (parts.pop(), parts.pop());
            let (Some(item), Some(Value::Scalar(at))) = (item, at) else {
                return;
            };
            let item = this.strip(item);
            this.write(&project(&list, Proj::Index(at)), item);
        });
        if self.live() {
            Value::fresh(root)
        } else {
            Value::Never
        }
    }

    /// Zeros of a type of fixed size.
    pub fn zero(&mut self, ty: &Mem) -> Option<Elem> {
        Some(match ty {
            Mem::Scalar(Scalar::Other) => return None,
            Mem::Scalar(Scalar::Bool) => Elem::Val(self.bool(false)),
            Mem::Scalar(of) => {
                let text = if of.is_float() { "0.0" } else { "0" };
                Elem::Val(self.op(OpKind::Lit(text.to_owned()), *of))
            }
            Mem::Array(of, _) => {
                let of = self.zero(of)?;
                Elem::Init(Box::new(Init::Fill(Box::new(of), None)))
            }
            Mem::Tuple(parts) => {
                let parts = parts
                    .iter()
                    .map(|part| self.zero(part))
                    .collect::<Option<_>>()?;
                Elem::Init(Box::new(Init::Elems(parts)))
            }
            _ => return None,
        })
    }

    /// Pushes the items one by one; false if they cannot be elements.
    pub fn extend(&mut self, vec: &Place, seq: &Rc<Seq<'a>>, around: Around<'a>) -> bool {
        let mut ok = true;
        self.drive(seq, &around, &mut |this, item| {
            let item = this.strip(item);
            let item = this.own(item, "value");
            ok &= this.push_value(vec, item);
        });
        ok
    }

    /// `unzip()`: two `Vec`s.
    pub fn unzip(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
    ) -> Value<'a> {
        let Some(roots) = self.two_lists(expr, node) else {
            return Value::Poison;
        };
        let mut ok = true;
        self.drive(seq, &around, &mut |this, item| {
            let Some(parts) = this.fields(&item) else {
                ok = false;
                return;
            };
            for (root, part) in roots.iter().zip(parts) {
                let part = this.strip(part);
                let part = this.own(part, "value");
                ok &= this.push_value(&Place::root(*root), part);
            }
        });
        if ok {
            return Value::Tuple(roots.map(Value::fresh).into());
        }
        self.refuse(
            &node.method,
            "`unzip` of these items",
            "push them in a `for` loop",
        )
    }

    /// `partition(|x| ..)`: two `Vec`s.
    pub fn partition(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
    ) -> Value<'a> {
        let Some(f) = self.callee_with(&node.args[0], Ty::Bool) else {
            return Value::Poison;
        };
        let Some([held, other]) = self.two_lists(expr, node) else {
            return Value::Poison;
        };
        around.closures.push(f.clone());
        let mut ok = true;
        self.drive(seq, &around, &mut |this, item| {
            let lent = this.borrow(item.clone(), false);
            let holds = this.apply(&f, vec![lent]);
            let holds = this.scalar(holds);
            let item = this.strip(item);
            let item = this.own(item, "value");
            ok &= this.as_elem(&item).is_some() || matches!(item, Value::Owned { .. });
            let push = |this: &mut Self, root| {
                this.push_value(&Place::root(root), item.clone());
                Value::Unit
            };
            this.branch(holds, |this| push(this, held), |this| push(this, other));
        });
        if ok {
            return Value::Tuple([held, other].map(Value::fresh).into());
        }
        let help = "push them in a `for` loop";
        self.refuse(&node.method, "`partition` of these items", help)
    }

    /// Two empty `Vec`s of the types that the expression is known to give.
    fn two_lists(&mut self, expr: &'a Expr, node: &'a ExprMethodCall) -> Option<[RootId; 2]> {
        let types = match self.ty(expr) {
            Ty::Tuple(parts) => parts.iter().map(Ty::mem).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let Some([left @ Mem::Vec(_), right @ Mem::Vec(_)]) = types.as_deref() else {
            let help = "annotate: `let (a, b): (Vec<f64>, Vec<f64>) = ..`";
            let what = format!("this `{}`: what it makes is not known", node.method);
            self.refuse(&node.method, &what, help);
            return None;
        };
        Some([left, right].map(|ty| self.alloc("list", ty.clone(), Init::Empty(None))))
    }

    /// `[a, b].concat()`, `rows.concat()`.
    pub fn concat(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        of: Rc<Seq<'a>>,
    ) -> Value<'a> {
        let Some(ty @ Mem::Vec(_)) = self.ty(expr).mem() else {
            let help = "annotate the variable: `let all: Vec<f64> = ..`";
            return self.refuse(
                &node.method,
                "this `concat`: what it makes is not known",
                help,
            );
        };
        let all = Seq::Flatten { of, rev: false };
        self.collect_as(ty, &all.into(), Around::default(), &node.method)
    }
}
