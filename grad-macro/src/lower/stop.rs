//! `stop_gradient` of numbers, and of what consists of numbers.
//!
//! ```text
//! let w = stop_gradient(&v);
//!
//! constant = copy of v
//! for i in 0..constant.len() { constant[i] = stop_gradient(constant[i]) }
//! w = &constant
//! ```

use syn::{Expr, ExprPath};

use super::Lower;
use super::loops::{Around, Counted, Head};
use super::template;
use super::value::{Value, project};
use crate::ir::*;

impl<'a> Lower<'a> {
    pub fn stop_gradient(&mut self, path: &'a ExprPath, of: &'a Expr) -> Value<'a> {
        let value = self.expr(of);
        match value {
            Value::Scalar(v) if self.func.ty(v).is_float() => {
                let rule = crate::rules::rule("stop_gradient");
                self.rule_call(rule, Some(template::call(path, 1)), vec![v], path)
            }
            value => self.stopped(value, of),
        }
    }

    fn stopped(&mut self, value: Value<'a>, of: &'a Expr) -> Value<'a> {
        match value {
            Value::Scalar(v) if self.func.ty(v).is_float() => {
                Value::Scalar(self.math("stop_gradient", vec![v]))
            }
            Value::Scalar(_) | Value::Unit | Value::Never | Value::Poison => value,
            Value::Tuple(parts) => {
                let parts = parts.into_iter().map(|part| self.stopped(part, of));
                Value::Tuple(parts.collect())
            }
            Value::Borrowed(inner) => {
                let inner = self.stopped(*inner, of);
                self.borrow(inner, false)
            }
            Value::Owned { place, .. } => self.stopped_memory(&place),
            Value::Ref {
                place,
                mutable: false,
            } => {
                let inner = match self.read(&place) {
                    Value::Owned { place, .. } => self.stopped_memory(&place),
                    value => self.stopped(value, of),
                };
                self.borrow(inner, false)
            }
            _ => {
                let help = "call it on numbers, arrays, slices, `Vec`s or tuples of these";
                self.refuse(of, "`stop_gradient` of this value", help)
            }
        }
    }

    fn stopped_memory(&mut self, place: &Place) -> Value<'a> {
        let ty = match self.place_type(place) {
            Mem::Slice(of) => Mem::Vec(of),
            ty => ty,
        };
        let root = self.alloc("constant", ty, Init::CopyOf(place.clone()));
        self.stop_each(&Place::root(root));
        Value::fresh(root)
    }

    fn stop_each(&mut self, place: &Place) {
        match self.place_type(place) {
            Mem::Scalar(ty) if ty.is_float() => {
                let v = self.op(OpKind::Load(place.clone()), ty);
                let constant = self.math("stop_gradient", vec![v]);
                self.act(OpKind::Store(place.clone(), constant));
            }
            Mem::Tuple(parts) => {
                (0..parts.len()).for_each(|n| self.stop_each(&project(place, Proj::Field(n))));
            }
            ty if ty.elem().is_some_and(Mem::has_float) => {
                let (lo, hi) = (self.usize(0), self.len(place.clone()));
                let head = Head::For(Counted::range(lo, hi));
                self.run_loop(head, &Around::default(), &mut |this, index| {
                    let index = index.expect("a counted loop");
                    this.stop_each(&project(place, Proj::Index(index)));
                });
            }
            _ => {}
        }
    }
}
