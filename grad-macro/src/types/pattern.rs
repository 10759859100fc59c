//! Patterns: the types of the variables that they bind.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Pat, Token};

use super::scope::Binding;
use super::solve::{Constraint, Variant};
use super::unify::Id;
use super::{Infer, convert, key};
use crate::maps::HashMap;

impl Infer {
    /// Matches a value of type `ty`. Where a pattern may be refuted, a capitalised name is a constant
    /// or a variant, not a variable.
    pub fn pattern(&mut self, pat: &Pat, ty: Id, refutable: bool) {
        match pat {
            Pat::Ident(ident) => self.pat_ident(ident, ty, refutable),
            Pat::Tuple(tuple) => self.pat_tuple(&tuple.elems, ty, refutable),
            Pat::TupleStruct(variant) => self.pat_variant(variant, ty, refutable),
            Pat::Struct(record) => {
                let fields = record.fields.iter();
                let parts = fields.map(|field| (field.member.clone(), &*field.pat));
                if self.variant_pattern(&record.path, parts.collect(), ty) {
                    return;
                }
                let variant = refutable && record.path.segments.len() > 1;
                for field in &record.fields {
                    let part = self.s.u.open();
                    if variant {
                        self.pattern(&field.pat, part, refutable);
                        continue;
                    }
                    self.s.require(Constraint::FieldPat {
                        of: ty,
                        field: super::expr::member_name(&field.member),
                        part,
                    });
                    self.pattern(&field.pat, part, refutable);
                }
            }
            Pat::Slice(slice) => self.pat_slice(&slice.elems, ty, refutable),
            Pat::Reference(reference) => {
                let out = self.s.u.fresh();
                let pattern = Some(reference.mutability.is_some());
                self.s.require(Constraint::Deref {
                    inner: ty,
                    out,
                    pattern,
                });
                self.pattern(&reference.pat, out, refutable);
            }
            Pat::Lit(lit) => {
                let lit = self.lit(&lit.lit);
                self.s.require(Constraint::Same { l: ty, r: lit });
            }
            Pat::Range(range) => {
                for end in [&range.start, &range.end].into_iter().flatten() {
                    let end = self.expr(end);
                    self.s.require(Constraint::Same { l: ty, r: end });
                }
            }
            Pat::Or(or) => self.pat_or(&or.cases, ty, refutable),
            Pat::Paren(paren) => self.pattern(&paren.pat, ty, refutable),
            Pat::Type(typed) => {
                let written = convert::ty(&mut self.s.u, &self.params, &typed.ty);
                self.s.require(Constraint::Coerce {
                    from: ty,
                    to: written,
                });
                self.pattern(&typed.pat, written, refutable);
            }
            Pat::Guard(guard) => {
                self.pattern(&guard.pat, ty, refutable);
                self.condition(&guard.guard);
            }
            Pat::Path(path) => {
                let value = self.path(path, None);
                self.s.require(Constraint::Same { l: ty, r: value });
            }
            Pat::Const(block) => {
                self.block(&block.block);
            }
            _ => {}
        }
    }

    fn pat_ident(&mut self, pat: &syn::PatIdent, ty: Id, refutable: bool) {
        let bare = pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none();
        let constant = is_constant(&pat.ident) || self.named.contains(&pat.ident.to_string());
        if bare && refutable && constant {
            return self.pat_constant(pat, ty);
        }
        let bound = match pat.by_ref {
            Some(_) => self.s.u.reference(pat.mutability.is_some(), ty),
            None => ty,
        };
        if let Some((_, sub)) = &pat.subpat {
            self.pattern(sub, ty, refutable);
        }
        self.bind(&pat.ident, bound);
    }

    fn pat_constant(&mut self, pat: &syn::PatIdent, ty: Id) {
        let path = syn::ExprPath {
            attrs: Vec::new(),
            qself: None,
            path: pat.ident.clone().into(),
        };
        let value = self.path(&path, None);
        self.s.require(Constraint::Same { l: ty, r: value });
        self.locals.insert(key(&pat.ident), value);
    }

    /// A new variable. Alternatives of one pattern bind the same variables.
    pub fn bind(&mut self, ident: &Ident, ty: Id) {
        self.locals.insert(key(ident), ty);
        self.variables.insert(key(ident));
        let name = ident.to_string();
        if let Some(alternatives) = self.alternatives.last_mut() {
            if let Some(other) = alternatives.get(&name) {
                let other = *other;
                return self.s.u.unify(other, ty);
            }
            alternatives.insert(name.clone(), ty);
        }
        self.scope.bind(name, Binding::Value(ty));
    }

    fn pat_tuple(&mut self, elems: &Punctuated<Pat, Token![,]>, ty: Id, refutable: bool) {
        let rest = elems.iter().position(is_rest);
        let parts: Vec<(&Pat, Id)> = elems
            .iter()
            .filter(|pat| !is_rest(pat))
            .map(|pat| (pat, self.s.u.fresh()))
            .collect();
        let ids: Vec<Id> = parts.iter().map(|(_, id)| *id).collect();
        self.s.require(Constraint::TuplePat {
            of: ty,
            parts: ids.into(),
            rest,
        });
        for (pat, id) in parts {
            self.pattern(pat, id, refutable);
        }
    }

    fn pat_slice(&mut self, elems: &Punctuated<Pat, Token![,]>, ty: Id, refutable: bool) {
        let mut parts = Vec::new();
        let mut rest = None;
        let mut subs: Vec<(&Pat, Id)> = Vec::new();
        for (at, pat) in elems.iter().enumerate() {
            let id = self.s.u.fresh();
            match pat {
                Pat::Rest(_) => rest = Some((at, id)),
                Pat::Ident(ident) if ident.subpat.as_ref().is_some_and(|(_, sub)| is_rest(sub)) => {
                    rest = Some((at, id));
                    subs.push((pat, id));
                }
                _ => {
                    parts.push(id);
                    subs.push((pat, id));
                }
            }
        }
        self.s.require(Constraint::SlicePat {
            of: ty,
            parts: parts.into(),
            rest,
            refutable,
        });
        for (pat, id) in subs {
            self.pattern(pat, id, refutable);
        }
    }

    fn pat_variant(&mut self, pat: &syn::PatTupleStruct, ty: Id, refutable: bool) {
        let parts = self.positions(&pat.path, &pat.elems);
        if self.variant_pattern(&pat.path, parts, ty) {
            return;
        }
        let name = pat
            .path
            .segments
            .last()
            .map(|s| s.ident.to_string())
            .unwrap_or_default();
        let variant = match name.as_str() {
            "Some" => Some(Variant::Some),
            "Ok" => Some(Variant::Ok),
            "Err" => Some(Variant::Err),
            _ => None,
        };
        let plain = variant.is_none() && !refutable && !pat.elems.iter().any(is_rest);
        for (at, sub) in pat.elems.iter().filter(|sub| !is_rest(sub)).enumerate() {
            let part = match variant {
                Some(variant) => {
                    let part = self.s.u.fresh();
                    self.s.require(Constraint::VariantPat {
                        of: ty,
                        variant,
                        part,
                    });
                    part
                }
                None if plain => {
                    let part = self.s.u.open();
                    let field = at.to_string().into();
                    self.s.require(Constraint::FieldPat {
                        of: ty,
                        field,
                        part,
                    });
                    part
                }
                None => self.s.u.open(),
            };
            self.pattern(sub, part, refutable);
        }
    }

    fn pat_or(&mut self, cases: &Punctuated<Pat, Token![|]>, ty: Id, refutable: bool) {
        self.alternatives.push(HashMap::default());
        for case in cases {
            self.pattern(case, ty, refutable);
        }
        let names = self.alternatives.pop().unwrap_or_default();
        if let Some(outer) = self.alternatives.last_mut() {
            for (name, id) in names {
                if let Some(other) = outer.insert(name, id) {
                    self.s.u.unify(other, id);
                }
            }
        }
    }

    /// A condition: its `let`s bind in the current scope.
    pub fn condition(&mut self, cond: &Expr) {
        let ty = self.expr(cond);
        let bool = self.s.u.add(super::unify::Node::Bool);
        self.s.u.unify(ty, bool);
    }
}

fn is_rest(pat: &Pat) -> bool {
    matches!(pat, Pat::Rest(_))
}

/// Constants and variants are capitalised.
fn is_constant(ident: &Ident) -> bool {
    ident
        .to_token_stream()
        .to_string()
        .starts_with(|c: char| c.is_uppercase())
}
