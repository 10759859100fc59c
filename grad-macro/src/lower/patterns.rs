//! Patterns that may not match: the test, and whether they bind anything.

use quote::{ToTokens, quote};
use syn::{Expr, Pat, RangeLimits};

use super::Lower;
use super::binding::is_rest;
use super::value::Value;
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// Whether `value` matches; `None` if it always does. Emits no effects.
    pub fn test(&mut self, pat: &'a Pat, value: &Value<'a>) -> Option<ValId> {
        if !value.is_proper() {
            return None;
        }
        let seen = self.seen_through(pat, value);
        let value = seen.as_ref().unwrap_or(value);
        match pat {
            Pat::Wild(_) | Pat::Rest(_) => None,
            Pat::Paren(pat) => self.test(&pat.pat, value),
            Pat::Type(pat) => self.test(&pat.pat, value),
            Pat::Guard(pat) => self.test(&pat.pat, value),
            Pat::Ident(pat) if self.is_variable(pat) => {
                let (_, inner) = pat.subpat.as_ref()?;
                self.test(inner, value)
            }
            Pat::Or(or) => self.test_any(or, value),
            Pat::Reference(pat) => {
                let value = self.deref(value.clone(), &pat.pat);
                self.test(&pat.pat, &value)
            }
            Pat::Tuple(pat) => {
                let elems: Vec<&Pat> = pat.elems.iter().collect();
                let parts = self.tuple_parts(value, &elems, pat)?;
                self.test_all(parts)
            }
            Pat::Slice(pat) => self.test_slice(pat, value),
            pat if self.is_variant_pattern(pat, value) => self.test_variant(pat, value),
            Pat::Struct(node) if self.is_struct(value) && node.path.segments.len() == 1 => {
                let parts = self.struct_parts(value, fields_of(node), node)?;
                self.test_all(parts)
            }
            Pat::TupleStruct(node) if self.is_tuple_struct(value, node) => {
                let parts = self.struct_parts(value, positions_of(node), node)?;
                self.test_all(parts)
            }
            _ => self.test_leaf(pat, value),
        }
    }

    pub fn test_all(&mut self, parts: Vec<(&'a Pat, Value<'a>)>) -> Option<ValId> {
        let mut all = None;
        for (pat, value) in parts {
            let Some(one) = self.test(pat, &value) else {
                continue;
            };
            all = Some(match all {
                None => one,
                Some(all) => self.pure(Pure::Bin(BinOp::AndAnd), vec![all, one], Scalar::Bool),
            });
        }
        all
    }

    fn test_any(&mut self, or: &'a syn::PatOr, value: &Value<'a>) -> Option<ValId> {
        let mut any = None;
        for pat in &or.cases {
            if self.binds(pat) {
                let help =
                    "write one arm for each alternative, or bind the whole with `name @ (a | b)`";
                self.refuse(pat, "alternatives that bind variables", help);
            }
            let one = self.test(pat, value)?;
            any = Some(match any {
                None => one,
                Some(any) => self.pure(Pure::Bin(BinOp::OrOr), vec![any, one], Scalar::Bool),
            });
        }
        any
    }

    /// The length first: elements that are not there are not looked at.
    fn test_slice(&mut self, pat: &'a syn::PatSlice, value: &Value<'a>) -> Option<ValId> {
        let elems: Vec<&'a Pat> = pat.elems.iter().collect();
        let place = match value {
            Value::Owned { place, .. } | Value::Ref { place, .. } => place.clone(),
            _ => {
                self.slice_parts(value, &elems, pat);
                return None;
            }
        };
        let fits = match self.place_type(&place) {
            Mem::Slice(_) | Mem::Vec(_) => {
                let rest = elems.iter().any(|pat| is_rest(pat));
                let len = self.len(place);
                let wanted = self.usize(elems.len() - usize::from(rest));
                Some(self.cmp(if rest { CmpOp::Ge } else { CmpOp::Eq }, len, wanted))
            }
            _ => None,
        };
        if !elems.iter().any(|pat| self.may_fail(pat)) {
            return fits;
        }
        let test_elems = |this: &mut Self| {
            let parts = this.slice_parts(value, &elems, pat)?;
            this.test_all(parts)
        };
        let Some(fits) = fits else {
            return test_elems(self);
        };
        let all = self.branch(
            fits,
            |this| Value::Scalar(test_elems(this).unwrap_or_else(|| this.bool(true))),
            |this| Value::Scalar(this.bool(false)),
        );
        Some(self.scalar(all))
    }

    pub fn may_fail(&self, pat: &Pat) -> bool {
        match pat {
            Pat::Wild(_) | Pat::Rest(_) => false,
            Pat::Ident(pat) => {
                !self.is_variable(pat)
                    || pat
                        .subpat
                        .as_ref()
                        .is_some_and(|(_, inner)| self.may_fail(inner))
            }
            Pat::Tuple(pat) => pat.elems.iter().any(|pat| self.may_fail(pat)),
            Pat::Reference(pat) => self.may_fail(&pat.pat),
            Pat::Paren(pat) => self.may_fail(&pat.pat),
            _ => true,
        }
    }

    /// Does the pattern bind a variable?
    pub fn binds(&self, pat: &Pat) -> bool {
        match pat {
            Pat::Ident(pat) => {
                self.is_variable(pat)
                    || pat
                        .subpat
                        .as_ref()
                        .is_some_and(|(_, inner)| self.binds(inner))
            }
            Pat::Paren(pat) => self.binds(&pat.pat),
            Pat::Type(pat) => self.binds(&pat.pat),
            Pat::Guard(pat) => self.binds(&pat.pat),
            Pat::Reference(pat) => self.binds(&pat.pat),
            Pat::Tuple(pat) => pat.elems.iter().any(|pat| self.binds(pat)),
            Pat::Slice(pat) => pat.elems.iter().any(|pat| self.binds(pat)),
            Pat::TupleStruct(pat) => pat.elems.iter().any(|pat| self.binds(pat)),
            Pat::Or(pat) => pat.cases.iter().any(|pat| self.binds(pat)),
            Pat::Struct(pat) => pat.fields.iter().any(|field| self.binds(&field.pat)),
            _ => false,
        }
    }

    fn is_struct(&self, value: &Value<'a>) -> bool {
        matches!(value, Value::Owned { place, .. } | Value::Ref { place, .. }
            if matches!(self.place_type(place), Mem::Struct(_)))
    }

    fn is_tuple_struct(&self, value: &Value<'a>, pat: &syn::PatTupleStruct) -> bool {
        let positions = 0..pat.elems.len();
        let fields = |place: &Place| match self.place_type(place) {
            Mem::Struct(of) => positions
                .clone()
                .all(|n| of.position(&syn::Member::from(n)).is_some()),
            _ => false,
        };
        pat.path.segments.len() == 1
            && matches!(value, Value::Owned { place, .. } | Value::Ref { place, .. } if fields(place))
    }

    // ---- leaves ---------------------------------------------------------------------------------

    fn test_leaf(&mut self, pat: &'a Pat, value: &Value<'a>) -> Option<ValId> {
        if let Value::Owned { place, .. } | Value::Ref { place, .. } = value
            && matches!(self.place_type(place), Mem::Struct(_) | Mem::Unknown(_))
        {
            return self.test_place(pat, place);
        }
        let value = self.strip(value.clone());
        let value = self.structural(value, &Ty::Unknown);
        match &value {
            Value::Opt { some, payload } => return self.test_option(pat, *some, payload),
            Value::Res { ok, payload, error } => {
                return self.test_result(pat, *ok, payload, *error);
            }
            _ => {}
        }
        let v = self.scalar(value);
        if self.func.ty(v) == Scalar::Other {
            return self.test_opaque(pat, v);
        }
        match pat {
            Pat::Lit(syn::ExprLit {
                lit: syn::Lit::Bool(wanted),
                ..
            }) => Some(if wanted.value { v } else { self.not(v) }),
            Pat::Lit(lit) => {
                let literal = self.pattern_literal(lit, self.func.ty(v));
                Some(self.cmp(CmpOp::Eq, v, literal))
            }
            Pat::Path(path) => {
                let constant = self.constant(path.to_token_stream(), self.func.ty(v));
                Some(self.cmp(CmpOp::Eq, v, constant))
            }
            Pat::Ident(ident) => {
                let constant = self.constant(ident.to_token_stream(), self.func.ty(v));
                Some(self.cmp(CmpOp::Eq, v, constant))
            }
            Pat::Range(range) => self.test_range(range, v),
            _ => {
                let help = "compare with `if`, or match on integers, bools, tuples and ranges";
                self.refuse(pat, "this pattern yet", help);
                None
            }
        }
    }

    fn test_range(&mut self, range: &'a syn::ExprRange, v: ValId) -> Option<ValId> {
        let ty = self.func.ty(v);
        let low = range.start.as_ref().map(|start| {
            let start = self.pattern_bound(start, ty);
            self.cmp(CmpOp::Ge, v, start)
        });
        let upper = match range.limits {
            RangeLimits::HalfOpen(_) => CmpOp::Lt,
            RangeLimits::Closed(_) => CmpOp::Le,
        };
        let high = range.end.as_ref().map(|end| {
            let end = self.pattern_bound(end, ty);
            self.cmp(upper, v, end)
        });
        match (low, high) {
            (Some(low), Some(high)) => {
                Some(self.pure(Pure::Bin(BinOp::AndAnd), vec![low, high], Scalar::Bool))
            }
            (one, other) => one.or(other),
        }
    }

    fn pattern_bound(&mut self, bound: &'a Expr, ty: Scalar) -> ValId {
        match bound {
            Expr::Lit(lit) => self.pattern_literal(lit, ty),
            other => self.constant(other.to_token_stream(), ty),
        }
    }

    fn test_option(&mut self, pat: &'a Pat, some: ValId, payload: &Value<'a>) -> Option<ValId> {
        match pat {
            Pat::Ident(none) if none.ident == "None" => Some(self.not(some)),
            Pat::Path(none)
                if none
                    .path
                    .segments
                    .last()
                    .is_some_and(|last| last.ident == "None") =>
            {
                Some(self.not(some))
            }
            Pat::TupleStruct(pat) if pat.elems.len() == 1 => {
                let inner = &pat.elems[0];
                if !self.may_fail(inner) {
                    return Some(some);
                }
                let all = self.branch(
                    some,
                    |this| {
                        Value::Scalar(this.test(inner, payload).unwrap_or_else(|| this.bool(true)))
                    },
                    |this| Value::Scalar(this.bool(false)),
                );
                Some(self.scalar(all))
            }
            _ => {
                self.refuse(
                    pat,
                    "this pattern for an `Option`",
                    "write `Some(x)` or `None`",
                );
                None
            }
        }
    }

    /// Values that the macro knows nothing about are matched by rustc.
    fn test_opaque(&mut self, pat: &'a Pat, v: ValId) -> Option<ValId> {
        if self.binds(pat) {
            let help = "match on the value without binding parts of it, or compute them in a function of their own";
            self.refuse(pat, "variables bound by this pattern", help);
            return None;
        }
        let matches = quote!(::core::matches!);
        let comma = quote!(,);
        let inner = vec![
            Piece::Arg(0),
            Piece::Tokens(comma),
            Piece::Tokens(pat.to_token_stream()),
        ];
        let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, Template(inner));
        let template = Template(vec![Piece::Tokens(matches), group]);
        Some(self.pure(Pure::Expr(template), vec![v], Scalar::Bool))
    }
}

/// `S { x, y: b, .. }`.
pub fn fields_of(pat: &syn::PatStruct) -> Vec<(syn::Member, &Pat)> {
    let fields = pat.fields.iter();
    fields
        .map(|field| (field.member.clone(), &*field.pat))
        .collect()
}

/// `P(a, b)`.
pub fn positions_of(pat: &syn::PatTupleStruct) -> Vec<(syn::Member, &Pat)> {
    let elems = pat.elems.iter().enumerate();
    elems.map(|(n, pat)| (syn::Member::from(n), pat)).collect()
}
