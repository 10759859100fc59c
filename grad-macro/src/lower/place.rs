//! Places: variables, elements, fields, sub-slices.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, Member, RangeLimits, UnOp};

use super::Lower;
use super::control::strip_parens;
use super::seq::Seq;
use super::template;
use super::value::{Value, project};
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// An expression without its contents being read: memory of any type, scalars too, is [`Value::Owned`].
    pub fn located(&mut self, expr: &'a Expr) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let value = self.located_memory(expr);
        match self.ty(expr) {
            Ty::Ref { .. } | Ty::Unknown => self.as_reference(value),
            _ => value,
        }
    }

    fn located_memory(&mut self, expr: &'a Expr) -> Value<'a> {
        match strip_parens(expr) {
            Expr::Path(path) => match self.path_var(&path.path) {
                Some(var) => {
                    self.span = super::literals::last_span(&path.path);
                    self.get(var).named()
                }
                None => self.constant_path(expr, path),
            },
            Expr::Field(node) => self.field(expr, node),
            Expr::Index(node) => self.index_expr(expr, node),
            Expr::Unary(node) if matches!(node.op, UnOp::Deref(_)) => {
                let value = self.expr(&node.expr);
                match value {
                    Value::Ref { place, .. } => Value::Owned {
                        place,
                        fresh: false,
                    },
                    value => self.deref(value, &node.expr),
                }
            }
            other => self.expr(other),
        }
    }

    // ---- fields ---------------------------------------------------------------------------------

    fn field(&mut self, expr: &'a Expr, node: &'a syn::ExprField) -> Value<'a> {
        let base = self.located(&node.base);
        self.part(expr, node, base)
    }

    fn part(&mut self, expr: &'a Expr, node: &'a syn::ExprField, base: Value<'a>) -> Value<'a> {
        match (base, &node.member) {
            (base @ (Value::Never | Value::Poison), _) => base,
            (Value::Tuple(mut parts), Member::Unnamed(n)) if (n.index as usize) < parts.len() => {
                parts.swap_remove(n.index as usize).named()
            }
            (Value::Borrowed(inner), _) => self.part(expr, node, *inner),
            (Value::Owned { place, .. } | Value::Ref { place, .. }, member) => {
                match self.field_place(&place, member) {
                    Some(place) => Value::Owned {
                        place,
                        fresh: false,
                    },
                    None => self.no_field(node),
                }
            }
            (Value::Scalar(v), member) if self.func.ty(v) == Scalar::Other => {
                let ty = self.ty(expr).scalar();
                let template = template::field(member);
                self.opaque(expr, template, vec![v], ty)
            }
            _ => self.no_field(node),
        }
    }

    fn no_field(&mut self, node: &'a syn::ExprField) -> Value<'a> {
        self.refuse(
            &node.member,
            "this field: the value is not known to be a tuple",
            "annotate its type",
        )
    }

    /// An expression over data that the macro does not know. Its type must be known if it is a number.
    pub fn opaque(
        &mut self,
        expr: &'a Expr,
        template: Template,
        args: Vec<ValId>,
        ty: Option<Scalar>,
    ) -> Value<'a> {
        let ty = ty.unwrap_or(Scalar::Other);
        let floats = args.iter().any(|arg| self.func.ty(*arg).is_float());
        if floats && ty != Scalar::Bool {
            let help = "compute the float part with plain arithmetic, or call a function annotated with `#[grad]`";
            return self.refuse(expr, "a float that goes into a type it does not know", help);
        }
        // What is read from such data alone: `names[k]`.
        let fixed = args.iter().all(|arg| {
            let arg = self.func.val(*arg);
            arg.fixed || arg.ty.is_int()
        });
        let fixed = fixed && super::params::is_only_read(&self.ty(expr));
        let v = self.pure(Pure::Expr(template), args, ty);
        self.func.vals[v.0 as usize].fixed |= fixed;
        Value::Scalar(v)
    }

    // ---- elements and ranges --------------------------------------------------------------------

    fn index_expr(&mut self, expr: &'a Expr, node: &'a syn::ExprIndex) -> Value<'a> {
        let base = self.located(&node.expr);
        let base = match base {
            Value::Borrowed(inner) => *inner,
            base => base,
        };
        match base {
            Value::Owned { place, .. } | Value::Ref { place, .. } => {
                if matches!(self.place_type(&place), Mem::Struct(_)) {
                    return self.user_element(expr, node, place);
                }
                self.element_of_unknown(&place, expr);
                if self.place_type(&place).elem().is_none() {
                    return self.refuse(
                        &node.expr,
                        "this index: the value is not an array",
                        "annotate its type",
                    );
                }
                if let Some(n) = literal(&node.index) {
                    let (place, fresh) = (self.element(&place, n), false);
                    return Value::Owned { place, fresh };
                }
                match self.index_step(&node.index) {
                    // The whole of a slice is the slice.
                    Some(Proj::Range(None, None))
                        if matches!(self.place_type(&place), Mem::Slice(_)) =>
                    {
                        Value::Owned {
                            place,
                            fresh: false,
                        }
                    }
                    Some(step) => Value::Owned {
                        place: project(&place, step),
                        fresh: false,
                    },
                    None if self.live() => Value::Poison,
                    None => Value::Never,
                }
            }
            Value::Scalar(v) if self.func.ty(v) == Scalar::Other => {
                let index = self.expr(&node.index);
                let index = self.scalar(index);
                let ty = self.ty(expr).scalar();
                self.note_list(v, &node.expr);
                if self.stateful.contains(&v) && self.func.ty(index).is_int() {
                    let ty = ty.unwrap_or(Scalar::Other);
                    return Value::Scalar(self.read_data(v, template::index(), vec![v, index], ty));
                }
                self.opaque(expr, template::index(), vec![v, index], ty)
            }
            base @ (Value::Never | Value::Poison) => base,
            _ => self.refuse(
                &node.expr,
                "this index: the value is not known to be an array",
                "annotate its type",
            ),
        }
    }

    /// `m[(i, j)]` of a user's type: a method that the `impl` of `Index` makes.
    fn user_element(
        &mut self,
        expr: &'a Expr,
        node: &'a syn::ExprIndex,
        place: Place,
    ) -> Value<'a> {
        let ty = self.ty(expr);
        if ty.scalar().is_none() {
            let help = "put `#[grad]` on the `impl Index` of the type, or call a method that returns the number";
            return self.refuse(&node.expr, "this index: what it gives is not known", help);
        }
        let Some(index) = self.call_arg(&node.index) else {
            return if self.live() {
                Value::Poison
            } else {
                Value::Never
            };
        };
        self.read_element(place, index, ty, node)
    }

    pub fn read_element(
        &mut self,
        place: Place,
        index: CallArg,
        ty: Ty,
        node: &'a syn::ExprIndex,
    ) -> Value<'a> {
        let callee = self.element_method("grad_index", node);
        self.emit_call(
            callee,
            vec![CallArg::Ref(place), index],
            Some(ty),
            &node.expr,
        )
    }

    pub fn element_method(&self, name: &str, node: &syn::ExprIndex) -> Callee {
        let span = syn::spanned::Spanned::span(&node.expr);
        Callee::Method {
            name: syn::Ident::new(name, span),
            turbofish: TokenStream::new(),
        }
    }

    /// Memory whose type only rustc knows: its use tells the type of the elements.
    pub fn element_of_unknown(&mut self, place: &Place, element: &Expr) {
        let Some(root) = super::env::whole_root(place) else {
            return;
        };
        // That an element is indexed in turn does not say whether it is an array or a `Vec`.
        let found = match self.ty(element).strip_refs().mem_or_unknown() {
            Some(Mem::Slice(elem)) => Some(Mem::Unknown(Unknown {
                elem: Some(elem),
                ..Unknown::default()
            })),
            found => found,
        };
        if let Mem::Unknown(unknown) = &mut self.func.roots[root.0 as usize].ty
            && unknown.elem.is_none()
        {
            unknown.elem = found.map(Box::new);
        }
    }

    fn index_step(&mut self, index: &'a Expr) -> Option<Proj> {
        if let Expr::Range(range) = strip_parens(index) {
            return self.range_step(range);
        }
        match self.expr(index) {
            Value::Seq(seq) => match &*seq {
                Seq::Range { lo, hi, inclusive } => {
                    let hi = hi.map(|hi| if *inclusive { self.next(hi) } else { hi });
                    Some(Proj::Range(Some(*lo), hi))
                }
                _ => {
                    self.refuse(index, "this index", "index with a `usize` or a range");
                    None
                }
            },
            value => self.as_index(value, index).map(Proj::Index),
        }
    }

    /// The `n`-th element. That of a window or chunk that is known to have so many is an element of the whole.
    pub fn element(&mut self, place: &Place, n: usize) -> Place {
        let index = self.usize(n);
        if let Some(Proj::Range(Some(lo), Some(hi))) = place.path.last()
            && self.widths.get(hi).is_some_and(|width| n < *width)
        {
            let (lo, mut whole) = (*lo, place.clone());
            let at = match n {
                0 => lo,
                _ => self.pure(Pure::Bin(BinOp::Add), vec![lo, index], Scalar::USIZE),
            };
            whole.path.pop();
            return project(&whole, Proj::Index(at));
        }
        project(place, Proj::Index(index))
    }

    /// The size of windows or chunks.
    pub fn size(&mut self, size: &'a Expr) -> Option<ValId> {
        let v = self.index(size)?;
        self.sizes.extend(literal(size).map(|n| (v, n)));
        Some(v)
    }

    /// The bounds of a range into a place, none left open.
    pub fn bounds_of(&mut self, range: &'a Expr, place: &Place) -> Option<(ValId, ValId)> {
        let Expr::Range(node) = strip_parens(range) else {
            self.refuse(range, "this range", "write it here: `a..b`");
            return None;
        };
        let Proj::Range(lo, hi) = self.range_step(node)? else {
            return None;
        };
        let lo = lo.unwrap_or_else(|| self.usize(0));
        let hi = hi.unwrap_or_else(|| self.len(place.clone()));
        Some((lo, hi))
    }

    fn range_step(&mut self, range: &'a syn::ExprRange) -> Option<Proj> {
        let lo = match &range.start {
            Some(start) => Some(self.index(start)?),
            None => None,
        };
        let hi = match &range.end {
            Some(end) => Some(self.index(end)?),
            None => None,
        };
        let hi = match range.limits {
            RangeLimits::Closed(_) => hi.map(|hi| self.next(hi)),
            RangeLimits::HalfOpen(_) => hi,
        };
        Some(Proj::Range(lo, hi))
    }

    fn next(&mut self, v: ValId) -> ValId {
        let one = self.usize(1);
        self.pure(Pure::Bin(BinOp::Add), vec![v, one], Scalar::USIZE)
    }

    /// An index, a `usize`.
    pub fn index(&mut self, expr: &'a Expr) -> Option<ValId> {
        let value = self.expr(expr);
        self.as_index(value, expr)
    }

    pub fn as_index(&mut self, value: Value<'a>, tokens: &impl ToTokens) -> Option<ValId> {
        if !value.is_proper() {
            return None;
        }
        let v = self.scalar(value);
        self.retype(v, Scalar::USIZE);
        if self.func.ty(v) != Scalar::USIZE && self.live() {
            self.refuse(
                tokens,
                "an index that is not known to be a `usize`",
                "annotate the variable: `let i: usize = ..`",
            );
            return None;
        }
        Some(v)
    }

    /// The memory behind a value that is an array, a slice or a `Vec`.
    pub fn memory_of(&mut self, value: &Value<'a>) -> Option<(Place, bool)> {
        match value {
            Value::Owned { place, .. } => Some((place.clone(), true)),
            Value::Ref { place, mutable } => Some((place.clone(), *mutable)),
            Value::Borrowed(inner) => self.memory_of(inner),
            _ => None,
        }
    }
}

/// The value of an integer literal.
fn literal(expr: &Expr) -> Option<usize> {
    match strip_parens(expr) {
        Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Int(int),
            ..
        }) => int.base10_parse().ok(),
        _ => None,
    }
}
