//! Structs that borrow, in variables of which only the fields are read: each field gets a variable.
//!
//! ```text
//! let v = View { of: &xs[..n], n };                        let v_of: &[f64] = &xs[..n];
//! for i in 0..v.n { sum += v.of[i]; }                      let v_n: usize = n;
//!                                                          for i in 0..v_n { sum += v_of[i]; }
//! ```
//! What such a struct refers to lies elsewhere, and so does its derivative: a tangent of its own would have to be brought
//! there afterwards.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::{ToTokens, format_ident};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprStruct, ItemFn, ItemStruct, Local, Member, Pat, Stmt, Type};

use crate::known::{Known, name_of};
use crate::types::is_primitive;
use crate::words::words;

/// The function with variables in place of such structs.
pub fn written_out(mut function: ItemFn, known: &Known) -> ItemFn {
    let taken = words(function.to_token_stream()).into_iter().collect();
    Split { known, taken }.visit_block_mut(&mut function.block);
    function
}

struct Split<'a> {
    known: &'a Known,
    taken: BTreeSet<String>,
}

impl VisitMut for Split<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        let mut at = 0;
        while at < block.stmts.len() {
            let (before, after) = block.stmts.split_at_mut(at + 1);
            if let Some(apart) = self.apart(&before[at], after) {
                block.stmts.splice(at..=at, apart);
            }
            at += 1;
        }
        visit_mut::visit_block_mut(self, block);
    }
}

impl Split<'_> {
    /// The variables in place of one, which the statements behind it name from now on.
    fn apart(&mut self, stmt: &Stmt, after: &mut [Stmt]) -> Option<Vec<Stmt>> {
        let Stmt::Local(local) = stmt else {
            return None;
        };
        let (name, mutable, literal) = made(local)?;
        let of = self.declared(literal)?;
        let mut fields = vec![];
        for field in &literal.fields {
            let Member::Named(member) = &field.member else {
                return None;
            };
            if !field.attrs.is_empty() {
                return None;
            }
            let mut declared = of.fields.iter();
            let declared = declared.find(|of| of.ident.as_ref() == Some(member))?;
            fields.push((member, lent(&declared.ty)?, &field.expr));
        }
        if literal.fields.len() != of.fields.len() {
            return None;
        }
        let mut reads = Reads {
            of: name,
            to: None,
            found: 0,
        };
        after.iter_mut().for_each(|stmt| reads.visit_stmt_mut(stmt));
        let mentioned = (after.iter()).flat_map(|stmt| words(stmt.to_token_stream()));
        let mentioned = mentioned.filter(|word| name == word);
        if mentioned.count() != reads.found {
            return None;
        }
        let prefix = self.prefix(name, &fields);
        let variable = |member: &Ident| format_ident!("{prefix}{member}", span = member.span());
        reads.to = Some(&variable);
        after.iter_mut().for_each(|stmt| reads.visit_stmt_mut(stmt));
        let variables = fields.iter().map(|(member, ty, value)| {
            let variable = variable(member);
            syn::parse_quote!(let #mutable #variable: #ty = #value;)
        });
        Some(variables.collect())
    }

    /// The struct that a literal is of, if it borrows and is declared in sight.
    fn declared(&self, literal: &ExprStruct) -> Option<&ItemStruct> {
        let name = literal.path.get_ident()?.to_string();
        let name = match (name.as_str(), &self.known.this) {
            ("Self", Some(this)) => name_of(this)?,
            _ => name,
        };
        let of = self.known.structs.get(&name)?;
        let borrows = of.generics.lifetimes().next().is_some();
        borrows.then_some(of)
    }

    /// What the variables' names begin with, so that they are new.
    fn prefix(&mut self, name: &Ident, fields: &[(&Ident, Type, &Expr)]) -> String {
        let mut prefix = format!("{name}_");
        let all = |prefix: &str| -> Vec<String> {
            let names = fields
                .iter()
                .map(|(member, ..)| format!("{prefix}{member}"));
            names.collect()
        };
        while all(&prefix).iter().any(|name| self.taken.contains(name)) {
            prefix.push('_');
        }
        self.taken.extend(all(&prefix));
        prefix
    }
}

/// `let mut name = S { .. };`
fn made(local: &Local) -> Option<(&Ident, Option<syn::token::Mut>, &ExprStruct)> {
    let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
    if !local.attrs.is_empty() {
        return None;
    }
    let pat = match &local.pat {
        Pat::Type(of) => &of.pat,
        pat => pat,
    };
    match (pat, &*init.expr) {
        (Pat::Ident(of), Expr::Struct(literal))
            if of.by_ref.is_none() && of.subpat.is_none() && literal.rest.is_none() =>
        {
            Some((&of.ident, of.mutability, literal))
        }
        _ => None,
    }
}

/// The type of a field as a variable's: with lifetimes for rustc to find, and of nothing that may have another name here.
fn lent(ty: &Type) -> Option<Type> {
    struct Plain(bool);
    impl VisitMut for Plain {
        fn visit_type_reference_mut(&mut self, of: &mut syn::TypeReference) {
            of.lifetime = None;
            visit_mut::visit_type_reference_mut(self, of);
        }
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            self.0 &= (path.get_ident()).is_some_and(|name| is_primitive(&name.to_string()));
        }
        fn visit_lifetime_mut(&mut self, _: &mut syn::Lifetime) {
            self.0 = false;
        }
    }
    let (mut ty, mut plain) = (ty.clone(), Plain(true));
    plain.visit_type_mut(&mut ty);
    plain.0.then_some(ty)
}

/// Finds the fields of a variable that are read, and writes variables in their place.
struct Reads<'a> {
    of: &'a Ident,
    to: Option<&'a dyn Fn(&Ident) -> Ident>,
    found: usize,
}

impl VisitMut for Reads<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Field(field) = expr
            && let Expr::Path(base) = &*field.base
            && base.path.is_ident(self.of)
            && let Member::Named(member) = &field.member
        {
            self.found += 1;
            if let Some(to) = self.to {
                let variable = to(member);
                *expr = syn::parse_quote!(#variable);
            }
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }
}
