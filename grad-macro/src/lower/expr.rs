//! Expressions: one arm per kind.

use quote::ToTokens;
use syn::{Expr, UnOp};

use super::control::strip_parens;
use super::value::Value;
use super::{Lower, literals};
use crate::ir::*;
use crate::types::Ty;

const UNSAFE_HELP: &str =
    "write this part with safe code, or in a function of its own with a `custom` rule";

impl<'a> Lower<'a> {
    /// The value of an expression. Memory is not copied yet: see [`Lower::own`].
    pub fn expr(&mut self, expr: &'a Expr) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let value = self.of_kind(expr);
        if let Value::Scalar(v) = &value
            && self.func.ty(*v) == Scalar::Other
            && self.ty(expr).is_data()
        {
            // A plain enum holds no numbers, whatever it was computed from.
            let consumed = self.types.is_consumed(&self.ty(expr));
            let info = &mut self.func.vals[v.0 as usize];
            (info.fixed, info.consumed) = (true, consumed);
        }
        value
    }

    fn of_kind(&mut self, expr: &'a Expr) -> Value<'a> {
        match expr {
            Expr::Paren(_) | Expr::Group(_) => self.expr(strip_parens(expr)),
            Expr::Binary(_) => self.binary(expr),
            Expr::Unary(node) => self.unary(expr, node),
            Expr::Lit(lit) => self.literal(expr, lit),
            Expr::Path(_) | Expr::Index(_) | Expr::Field(_) => self.place_value(expr),
            Expr::Cast(node) => self.cast(expr, node),
            Expr::Call(node) => self.call(expr, node),
            Expr::MethodCall(node) => self.method_call(expr, node),
            Expr::Macro(node) => self.macro_call(Some(expr), &node.mac),
            Expr::Assign(node) => self.assign(node),
            Expr::Reference(node) => self.reference(node),
            Expr::Tuple(node) => self.tuple(node),
            Expr::Array(node) => self.array(expr, node.elems.iter().collect()),
            Expr::Repeat(node) => self.repeat(expr, node),
            Expr::Range(node) => self.range(node),
            Expr::Closure(node) => self.closure(node),
            _ => self.control(expr),
        }
    }

    fn control(&mut self, expr: &'a Expr) -> Value<'a> {
        match expr {
            Expr::If(node) => self.if_else(node),
            Expr::Match(node) => self.match_expr(node),
            Expr::Block(node) => self.block_expr(expr, node),
            Expr::Loop(node) => self.loop_expr(expr, node),
            Expr::While(node) => self.while_loop(node),
            Expr::ForLoop(node) => self.for_loop(node),
            Expr::Break(node) => self.break_expr(node),
            Expr::Continue(node) => self.continue_expr(node),
            Expr::Return(node) => self.return_expr(node),
            other => self.refused(other),
        }
    }

    fn refused(&mut self, expr: &'a Expr) -> Value<'a> {
        match expr {
            Expr::Unsafe(node) => self.refuse(node.unsafe_token, "`unsafe` code", UNSAFE_HELP),
            Expr::RawAddr(node) => self.refuse(node, "raw pointers", UNSAFE_HELP),
            Expr::Async(node) => {
                self.refuse(node.async_token, "`async` blocks", "call a plain function")
            }
            Expr::Await(node) => self.refuse(node.await_token, "`.await`", "call a plain function"),
            Expr::Yield(node) => self.refuse(node.yield_token, "`yield`", "call a plain function"),
            Expr::Struct(node) => self.struct_literal(expr, node),
            Expr::Try(node) => self.question(node),
            Expr::TryBlock(node) => {
                self.refuse(node.try_token, "`try` blocks", "match on the value")
            }
            Expr::Let(node) => self.refuse(
                node.let_token,
                "`let` in this position",
                "write it as `if let` or `while let`",
            ),
            Expr::Const(node) => self.refuse(
                node.const_token,
                "`const` blocks yet",
                "write a `const` item",
            ),
            // What a lone `;` ends.
            Expr::Verbatim(nothing) if nothing.is_empty() => Value::Unit,
            other => self.refuse(
                other,
                "this expression",
                "write it with plain arithmetic and control flow",
            ),
        }
    }

    /// The contents of a variable, an element, a field.
    fn place_value(&mut self, expr: &'a Expr) -> Value<'a> {
        match self.located(expr) {
            value @ Value::Owned { .. } => self.contents_of(value),
            Value::Unset => self.refuse(
                expr,
                "this use of a variable: where it was assigned is not known",
                "assign it in its `let`",
            ),
            Value::Opt { some, payload } => {
                let payload = Box::new(self.contents_of(*payload));
                Value::Opt { some, payload }
            }
            value => value,
        }
    }

    /// Numbers in memory as they are now; everything else as it is.
    pub fn contents_of(&mut self, value: Value<'a>) -> Value<'a> {
        match value {
            Value::Owned { place, fresh } => match self.place_type(&place) {
                Mem::Scalar(_) | Mem::Tuple(_) => self.read(&place),
                _ => Value::Owned { place, fresh },
            },
            value => value,
        }
    }

    fn unary(&mut self, expr: &'a Expr, node: &'a syn::ExprUnary) -> Value<'a> {
        match node.op {
            UnOp::Deref(_) => {
                let value = self.expr(&node.expr);
                match (value, self.ty(expr)) {
                    // The second dereference of a reference to a reference.
                    (Value::Ref { place, .. }, Ty::Struct(_)) => Value::Owned {
                        place,
                        fresh: false,
                    },
                    (value, _) => self.deref(value, &node.expr),
                }
            }
            UnOp::Not(_) => {
                let value = self.expr(&node.expr);
                let v = self.scalar(value);
                match self.func.ty(v) {
                    Scalar::Bool => Value::Scalar(self.not(v)),
                    ty => Value::Scalar(self.pure(Pure::Not, vec![v], ty)),
                }
            }
            UnOp::Neg(_) => self.negate(expr, node),
            _ => self.refuse(expr, "this operator", "write it with plain arithmetic"),
        }
    }

    fn negate(&mut self, expr: &'a Expr, node: &'a syn::ExprUnary) -> Value<'a> {
        if let Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Int(int),
            ..
        }) = strip_parens(&node.expr)
        {
            let known = literals::scalar_named(int.suffix()).or_else(|| self.ty(expr).scalar());
            if let Some(ty @ Scalar::Int(_)) = known {
                self.span = int.span();
                return Value::Scalar(self.negative_literal(int.base10_digits(), ty));
            }
        }
        let value = self.expr(&node.expr);
        if self.is_data(&value) {
            return self.negative(expr, node, value);
        }
        let v = self.scalar(value);
        match self.func.ty(v) {
            ty if ty.is_float() => Value::Scalar(self.math("neg", vec![v])),
            ty => {
                let negative = self.pure(Pure::Neg, vec![v], ty);
                if self.weak.contains(&v) {
                    self.weak.insert(negative);
                }
                Value::Scalar(negative)
            }
        }
    }

    fn cast(&mut self, expr: &'a Expr, node: &'a syn::ExprCast) -> Value<'a> {
        let value = self.expr(&node.expr);
        if let Some(number) = self.number_of_variant(&value, &node.ty) {
            return number;
        }
        let v = self.scalar(value);
        self.at(&node.as_token);
        let named = self.types.parse(&node.ty).scalar();
        let Some(to) = named
            .or_else(|| self.ty(expr).scalar())
            .filter(|to| *to != Scalar::Other)
        else {
            if let Some(Scalar::Other) = named {
                return Value::Scalar(self.pure(Pure::Cast, vec![v], Scalar::Other));
            }
            return self.refuse(
                &node.ty,
                "a cast to this type",
                "cast to a primitive type: `as f64`",
            );
        };
        let from = self.func.ty(v);
        if from == to && !self.weak.contains(&v) {
            return Value::Scalar(v);
        }
        if from.is_float() && to.is_float() {
            let math = Math {
                rule: crate::rules::rule("cast"),
                path: None,
            };
            return Value::Scalar(self.op(OpKind::Math(math, vec![v]), to));
        }
        Value::Scalar(self.pure(Pure::Cast, vec![v], to))
    }

    fn reference(&mut self, node: &'a syn::ExprReference) -> Value<'a> {
        let mutable = node.mutability.is_some();
        let value = self.located(&node.expr);
        let named = super::scan::base_name(&node.expr).is_some();
        if mutable && matches!(value, Value::Iter { .. }) {
            return self.left_in(&node.expr);
        }
        if mutable && self.is_opaque(&value) && self.is_list_of_data(&node.expr) {
            let what = "a `&mut` to a list of what is no number";
            let help = "change it outside: a sweep would have to undo it";
            return self.refuse(node, what, help);
        }
        let in_values = !matches!(
            value,
            Value::Owned { .. } | Value::Ref { .. } | Value::Seq(_)
        );
        if mutable && named && in_values && value.is_proper() && !self.is_opaque(&value) {
            let help = "pass the numbers themselves and return what is new";
            return self.refuse(node, "a mutable reference to this variable", help);
        }
        // `&r` of a reference: one dereference more or less is the same to us.
        match value {
            Value::Ref { .. } if !mutable => value,
            value => self.borrow(value, mutable),
        }
    }

    pub fn is_opaque(&self, value: &Value<'a>) -> bool {
        matches!(value, Value::Scalar(v) if self.func.ty(*v) == Scalar::Other)
    }

    fn tuple(&mut self, node: &'a syn::ExprTuple) -> Value<'a> {
        if node.elems.is_empty() {
            return Value::Unit;
        }
        let mut parts = Vec::with_capacity(node.elems.len());
        for elem in &node.elems {
            let value = self.expr(elem);
            parts.push(self.own(value, "value"));
        }
        if self.live() {
            Value::Tuple(parts)
        } else {
            Value::Never
        }
    }

    // ---- arrays ---------------------------------------------------------------------------------

    /// `[a, b]`, `vec![a, b]`.
    pub fn array(&mut self, expr: &'a Expr, elems: Vec<&'a Expr>) -> Value<'a> {
        if self.ty(expr).is_inert() {
            return self.as_written(expr.to_token_stream());
        }
        let ty = self.ty(expr).strip_refs().mem();
        self.list(ty, elems, expr)
    }

    /// A list of elements as memory of type `ty`; the elements say what the inference does not.
    pub fn list(
        &mut self,
        ty: Option<Mem>,
        elems: Vec<&'a Expr>,
        whole: &impl ToTokens,
    ) -> Value<'a> {
        let mut parts = Vec::with_capacity(elems.len());
        for elem in &elems {
            let value = self.expr(elem);
            parts.push(self.own(value, "value"));
        }
        if !self.live() || parts.iter().any(|part| matches!(part, Value::Poison)) {
            return if self.live() {
                Value::Poison
            } else {
                Value::Never
            };
        }
        if let Some(refs) = self.references(&parts) {
            return refs;
        }
        let mut contents = Vec::with_capacity(parts.len());
        let mut of = None;
        for (part, written) in parts.iter().zip(&elems) {
            let found = match part {
                Value::Tuple(_) if self.ty(written).has_text() => self.as_elem_of(part, true),
                _ => self.list_element(ty.as_ref(), part),
            };
            let Some((part_ty, elem)) = found else {
                return self.refuse(
                    whole,
                    "a list of these elements",
                    "list numbers, tuples, arrays or `Vec`s",
                );
            };
            of.get_or_insert(part_ty);
            contents.push(elem);
        }
        let len = contents.len();
        let ty = match (ty, of) {
            (Some(ty), _) if ty.elem().is_some() => ty,
            (_, Some(of)) => {
                let len = proc_macro2::Literal::usize_unsuffixed(len);
                Mem::Array(Box::new(of), quote::quote!(#len))
            }
            _ => {
                return self.refuse(
                    whole,
                    "an empty list of unknown type",
                    "annotate the type of the variable",
                );
            }
        };
        self.settle_weak(&ty, &contents);
        Value::fresh(self.alloc("list", ty, Init::Elems(contents)))
    }

    /// `[&mut a, &mut b]`: a list of references is taken apart again by whoever uses it.
    fn references(&mut self, parts: &[Value<'a>]) -> Option<Value<'a>> {
        let is_ref = |part: &Value| matches!(part, Value::Ref { .. } | Value::Borrowed(_));
        (!parts.is_empty() && parts.iter().all(is_ref)).then(|| Value::Tuple(parts.to_vec()))
    }

    /// A value as contents of memory.
    pub fn contents(&mut self, value: &Value<'a>) -> Option<(Mem, Elem)> {
        match value {
            Value::Owned { place, .. } => {
                Some((self.place_type(place), Elem::Place(place.clone())))
            }
            Value::Unit => Some((
                Mem::Tuple(Vec::new()),
                Elem::Init(Box::new(Init::Elems(Vec::new()))),
            )),
            value => self.as_elem(value),
        }
    }

    /// Literals of undetermined type take the type of the elements.
    pub fn settle_weak(&mut self, ty: &Mem, contents: &[Elem]) {
        let Some(of) = ty.elem().and_then(Mem::as_scalar) else {
            return;
        };
        for elem in contents {
            if let Elem::Val(v) = elem {
                self.retype(*v, of);
            }
        }
    }

    fn repeat(&mut self, expr: &'a Expr, node: &'a syn::ExprRepeat) -> Value<'a> {
        let value = self.expr(&node.expr);
        let value = self.own(value, "value");
        if !self.live() {
            return Value::Never;
        }
        let known = self.ty(expr).mem().filter(|ty| ty.elem().is_some());
        let Some((of, elem)) = self.list_element(known.as_ref(), &value) else {
            return self.refuse(
                &node.expr,
                "an array of these elements",
                "use numbers, tuples, arrays or `Vec`s",
            );
        };
        let len = node.len.to_token_stream();
        let ty = match known {
            Some(Mem::Array(of, _)) => Mem::Array(of, len),
            _ => Mem::Array(Box::new(of), len),
        };
        self.settle_weak(&ty, std::slice::from_ref(&elem));
        Value::fresh(self.alloc("list", ty, Init::Fill(Box::new(elem), None)))
    }
}
