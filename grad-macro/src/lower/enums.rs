//! The user's enums: literals of variants, and patterns that take them apart.
//!
//! The fields of all variants are parts of one place ([`Struct::is_enum`]). They are read only where the value is known to
//! be of their variant: behind the pattern's test.

use std::rc::Rc;

use quote::quote;
use syn::{Expr, ExprCall, ExprStruct, Ident, Member, Pat};

use super::Lower;
use super::binding::is_rest;
use super::value::{Value, project};
use crate::ir::*;

/// A pattern of a variant: its path, and those of its fields.
struct VariantPat<'a> {
    path: &'a syn::Path,
    fields: Vec<(Member, &'a Pat)>,
}

impl<'a> Lower<'a> {
    // ---- literals -------------------------------------------------------------------------------

    /// `Shape::Circle { r }`.
    pub fn variant_literal(&mut self, of: &Rc<Struct>, node: &'a ExprStruct) -> Value<'a> {
        if let Some(rest) = &node.rest {
            return self.refuse(rest, "the base of a variant", "write all of its fields");
        }
        let given = node.fields.iter();
        let given = given.map(|field| (field.member.clone(), &field.expr));
        self.variant(of, &node.path, given.collect())
    }

    /// `Shape::Rect(a, b)`; `None` if the callee is no variant.
    pub fn variant_call(&mut self, expr: &'a Expr, node: &'a ExprCall) -> Option<Value<'a>> {
        let Expr::Path(path) = &*node.func else {
            return None;
        };
        let Some(Mem::Struct(of)) = self.ty(expr).mem() else {
            return None;
        };
        let name = &path.path.segments.last()?.ident;
        let fields = of.fields.iter();
        if !fields.clone().any(|f| f.variant.as_ref() == Some(name)) {
            return None;
        }
        let given = node.args.iter().enumerate();
        let given = given.map(|(n, arg)| (Member::from(n), arg));
        Some(self.variant(&of, &path.path, given.collect()))
    }

    /// `Shape::Point`; `None` if the path is no variant of an enum that is taken apart.
    pub fn variant_path(&mut self, expr: &'a Expr, path: &'a syn::ExprPath) -> Option<Value<'a>> {
        let Some(Mem::Struct(of)) = self.ty(expr).mem() else {
            return None;
        };
        let last = &path.path.segments.last()?.ident;
        let whole = syn::parse2::<syn::Path>(of.path.clone()).ok();
        let owner = whole.as_ref().and_then(|path| path.segments.last());
        if owner.is_some_and(|owner| self.types.is_derived_variant(&owner.ident, last)) {
            return Some(self.variant(&of, &path.path, vec![]));
        }
        let name = last.to_string();
        let is_variant = name.starts_with(char::is_uppercase)
            && name.chars().any(|c| c.is_lowercase() || name.len() == 1);
        (of.is_enum() && is_variant).then(|| self.variant(&of, &path.path, vec![]))
    }

    fn variant(
        &mut self,
        of: &Rc<Struct>,
        path: &'a syn::Path,
        given: Vec<(Member, &'a Expr)>,
    ) -> Value<'a> {
        let name = &path.segments.last().expect("a path").ident;
        let mut elems = Vec::with_capacity(given.len());
        for (member, expr) in given {
            let boxed = of
                .position_in(name, &member)
                .is_some_and(|at| of.fields[at].boxed);
            let expr = match (boxed, crate::types::in_new_box(expr)) {
                (false, _) => expr,
                (true, Some(inner)) => inner,
                (true, None) => {
                    let help = "write `Box::new(..)` where it is put into the variant";
                    return self.refuse(expr, "a box that is made elsewhere", help);
                }
            };
            let value = self.expr(expr);
            let value = self.own(value, "value");
            if !self.live() {
                return Value::Never;
            }
            let Some(at) = of.position_in(name, &member) else {
                // Rustc says that there is no such field.
                return Value::Poison;
            };
            match self.field_contents(&of.fields[at].ty, value, expr) {
                Some(elem) => elems.push((at, elem)),
                None => return Value::Poison,
            }
        }
        let init = Init::Variant(name.clone(), elems);
        Value::fresh(self.alloc("value", Mem::Struct(of.clone()), init))
    }

    /// Whether a place is what a box in a variant holds, or was taken out of one: as good as the box.
    pub fn is_boxed(&self, place: &Place) -> bool {
        if matches!(self.place_type(place), Mem::Struct(of) if of.has_boxes()) {
            return true;
        }
        let Some((Proj::Field(at), before)) = place.path.split_last() else {
            return false;
        };
        let whole = Place {
            base: place.base.clone(),
            path: before.to_vec(),
        };
        match self.place_type(&whole) {
            Mem::Struct(of) => of.fields.get(*at).is_some_and(|field| field.boxed),
            _ => false,
        }
    }

    // ---- patterns -------------------------------------------------------------------------------

    /// The place and its enum, if the value is one that is taken apart.
    fn enum_place(&self, value: &Value<'a>) -> Option<(Place, Rc<Struct>)> {
        let (Value::Owned { place, .. } | Value::Ref { place, .. }) = value else {
            return None;
        };
        match self.place_type(place) {
            Mem::Struct(of) if of.is_enum() => Some((place.clone(), of)),
            _ => None,
        }
    }

    /// Whether the pattern looks into a variant of this value.
    pub fn is_variant_pattern(&self, pat: &Pat, value: &Value<'a>) -> bool {
        matches!(pat, Pat::Struct(_) | Pat::TupleStruct(_)) && self.enum_place(value).is_some()
    }

    /// The variant first: fields that are not there are not looked at.
    pub fn test_variant(&mut self, pat: &'a Pat, value: &Value<'a>) -> Option<ValId> {
        let (place, of) = self.enum_place(value)?;
        let pattern = self.taken_apart(pat, &of)?;
        let is_it = self.is_variant(&place, &of, pattern.path);
        if !pattern.fields.iter().any(|(_, pat)| self.may_fail(pat)) {
            return Some(is_it);
        }
        let all = self.branch(
            is_it,
            |this| {
                let parts = this.variant_parts(value, &of, pattern);
                Value::Scalar(this.test_all(parts).unwrap_or_else(|| this.bool(true)))
            },
            |this| Value::Scalar(this.bool(false)),
        );
        Some(self.scalar(all))
    }

    /// Binds the variables of a variant that the value is known to be.
    pub fn bind_variant(&mut self, pat: &'a Pat, value: &Value<'a>) {
        let Some((_, of)) = self.enum_place(value) else {
            return;
        };
        let Some(pattern) = self.taken_apart(pat, &of) else {
            return;
        };
        for (pat, value) in self.variant_parts(value, &of, pattern) {
            self.bind(pat, value);
        }
    }

    /// `kind as i32`, once, in the forward sweep: the enum derives `Differentiable`, and no variant holds anything.
    pub fn number_of_variant(&mut self, value: &Value<'a>, ty: &syn::Type) -> Option<Value<'a>> {
        let to = self.types.parse(ty).scalar().filter(|to| to.is_int())?;
        let (Value::Owned { place, .. } | Value::Ref { place, .. }) = value else {
            return None;
        };
        if !matches!(self.place_type(place), Mem::Struct(_)) {
            return None;
        }
        let arg = Arg {
            name: None,
            what: ArgKind::Place(place.clone()),
        };
        let lent = [Piece::Tokens(quote!(*)), Piece::Arg(0)];
        let number = Template(
            lent.into_iter()
                .chain([Piece::Tokens(quote!(as #ty))])
                .collect(),
        );
        Some(Value::Scalar(
            self.op(OpKind::Effect(number, vec![arg]), to),
        ))
    }

    /// `matches!(value, Shape::Circle { .. })`, once, in the forward sweep.
    fn is_variant(&mut self, place: &Place, of: &Struct, path: &syn::Path) -> ValId {
        let name = &path.segments.last().expect("a path").ident;
        let whole = of.literal_path();
        let inner = Template(vec![
            Piece::Arg(0),
            Piece::Tokens(quote!(, #whole::#name { .. })),
        ]);
        let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, inner);
        let template = Template(vec![Piece::Tokens(quote!(::core::matches!)), group]);
        let arg = Arg {
            name: None,
            what: ArgKind::Place(place.clone()),
        };
        self.op(OpKind::Effect(template, vec![arg]), Scalar::Bool)
    }

    fn taken_apart(&mut self, pat: &'a Pat, of: &Struct) -> Option<VariantPat<'a>> {
        match pat {
            Pat::Struct(node) => Some(VariantPat {
                path: &node.path,
                fields: super::patterns::fields_of(node),
            }),
            Pat::TupleStruct(node) => {
                let name = &node.path.segments.last()?.ident;
                let elems: Vec<&'a Pat> = node.elems.iter().collect();
                Some(VariantPat {
                    path: &node.path,
                    fields: self.numbered(name, &elems, of)?,
                })
            }
            _ => None,
        }
    }

    /// Which fields the parts of `V(a, .., z)` mean.
    fn numbered(
        &mut self,
        variant: &Ident,
        elems: &[&'a Pat],
        of: &Struct,
    ) -> Option<Vec<(Member, &'a Pat)>> {
        let rest = elems.iter().position(|pat| is_rest(pat));
        let listed = of.fields.iter();
        let count = listed
            .filter(|f| f.variant.as_ref() == Some(variant))
            .count();
        if let Some(rest) = rest
            && rest + 1 < elems.len()
            && count + 1 < elems.len()
        {
            let help = "write `_` for each field that is skipped";
            self.refuse(
                elems[rest],
                "these dots: how many fields there are is not known",
                help,
            );
            return None;
        }
        let skipped = (count + 1).saturating_sub(elems.len());
        let at = |n: usize| match rest {
            Some(rest) if n > rest => n + skipped - 1,
            _ => n,
        };
        let each = elems.iter().enumerate().filter(|(n, _)| Some(*n) != rest);
        Some(each.map(|(n, pat)| (Member::from(at(n)), *pat)).collect())
    }

    /// The parts of a pattern, by value or by reference as the whole. The value is of that variant here.
    fn variant_parts(
        &mut self,
        value: &Value<'a>,
        of: &Struct,
        pattern: VariantPat<'a>,
    ) -> Vec<(&'a Pat, Value<'a>)> {
        let name = &pattern.path.segments.last().expect("a path").ident;
        let (place, by_ref) = match value {
            Value::Owned { place, .. } => (place, None),
            Value::Ref { place, mutable } => (place, Some(*mutable)),
            _ => return vec![],
        };
        let mut parts = Vec::with_capacity(pattern.fields.len());
        for (member, pat) in pattern.fields {
            if matches!(pat, Pat::Wild(_)) {
                continue;
            }
            let Some(at) = of.position_in(name, &member) else {
                // Rustc says that there is no such field.
                parts.push((pat, Value::Poison));
                continue;
            };
            let part = project(place, Proj::Field(at));
            let value = match by_ref {
                Some(mutable) => Value::Ref {
                    place: part,
                    mutable,
                },
                None => self.read(&part),
            };
            parts.push((pat, value));
        }
        parts
    }
}
