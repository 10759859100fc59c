//! Functions with parts that `#[cfg(..)]` chooses between: each choice is differentiated by itself.
//!
//! ```text
//! fn fma(a: f64, b: f64, c: f64) -> f64 {         #[cfg(target_feature = "fma")]
//!     #[cfg(target_feature = "fma")]              pub fn fma_grad(..)      // of `{ a.mul_add(b, c) }`
//!     { a.mul_add(b, c) }                         ..
//!     #[cfg(not(target_feature = "fma"))]         #[cfg(not(target_feature = "fma"))]
//!     { a * b + c }                               pub fn fma_grad(..)      // of `{ a * b + c }`
//! }                                               ..
//! ```
//!
//! So is each choice of an alias: `#[cfg(feature = "single")] type Real = f32;`.
//!
//! An attribute does not know what is configured; rustc keeps the companions of the choice that is.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Attribute, Expr, FieldValue, ItemFn, Meta, Stmt, Type, parse_quote};

use crate::known::Known;
use crate::sight::idents;

/// Each predicate doubles the companions.
const PREDICATES: usize = 3;

/// One choice: the function as it is then, under the `#[cfg(..)]` that makes it so.
pub struct Variant {
    pub function: ItemFn,
    pub cfg: Attribute,
}

/// The choices, where there are any and not too many.
pub fn of(function: &ItemFn) -> Option<Vec<Variant>> {
    let mut found = Predicates::default();
    found.visit_block(&function.block);
    let predicates = found.list;
    if predicates.is_empty() || predicates.len() > PREDICATES {
        return None;
    }
    let choices = 0..1_usize << predicates.len();
    Some(
        choices
            .map(|choice| variant(function, &predicates, choice))
            .collect(),
    )
}

/// What aliases stand for in one of the choices that `cfg` makes, and what it asks for that.
#[derive(Clone, Default)]
pub struct Choice {
    cfgs: Vec<TokenStream>,
    pub types: Vec<(String, Type)>,
}

impl Choice {
    pub fn cfg(&self) -> Attribute {
        let cfgs = &self.cfgs;
        parse_quote!(#[cfg(all(#(#cfgs),*))])
    }

    fn and(&self, name: &str, cfg: &Attribute, ty: &Type) -> Choice {
        let mut choice = self.clone();
        if let Meta::List(list) = &cfg.meta {
            choice.cfgs.push(list.tokens.clone());
        }
        choice.types.push((name.to_owned(), ty.clone()));
        choice
    }
}

/// The choices of the aliases that a function speaks of, itself or in what it calls and looks into, where there are any.
pub fn of_aliases(function: &ItemFn, known: &Known) -> Option<Vec<Choice>> {
    let mut names = idents(function.to_token_stream());
    let this = known.this.iter();
    names.extend(this.flat_map(|this| idents(this.to_token_stream())));
    let is_named = |name: &String| names.contains(name);
    let sigs = known.functions.iter().filter(|(name, _)| is_named(name));
    let structs = known.structs.iter().filter(|(name, _)| is_named(name));
    let inner: BTreeSet<String> = sigs
        .flat_map(|(_, sig)| idents(sig.to_token_stream()))
        .chain(structs.flat_map(|(_, item)| idents(item.fields.to_token_stream())))
        .collect();
    let chosen = known.chosen.iter().filter(|(_, all)| all.len() > 1);
    let chosen = chosen.filter(|(name, _)| is_named(name) || inner.contains(*name));
    let mut choices = vec![Choice::default()];
    for (name, all) in chosen {
        let with = |choice: &Choice| -> Vec<Choice> {
            let each = all.iter().map(|(cfg, ty)| choice.and(name, cfg, ty));
            each.collect()
        };
        choices = choices.iter().flat_map(with).collect();
    }
    (2..=1 << PREDICATES)
        .contains(&choices.len())
        .then_some(choices)
}

/// Bit `k` of the choice: whether predicate `k` holds.
fn variant(function: &ItemFn, predicates: &[TokenStream], choice: usize) -> Variant {
    let holds = |k: usize| choice >> k & 1 == 1;
    let list = predicates.iter().enumerate().map(|(k, predicate)| {
        if holds(k) {
            predicate.clone()
        } else {
            quote!(not(#predicate))
        }
    });
    let cfg: Attribute = match predicates.len() {
        1 => {
            let one = list.into_iter().next();
            parse_quote!(#[cfg(#one)])
        }
        _ => parse_quote!(#[cfg(all(#(#list),*))]),
    };
    let mut function = function.clone();
    let mut chosen = Chosen {
        holds: &|(predicate, negated)| {
            let text = predicate.to_string();
            let at = predicates
                .iter()
                .position(|known| known.to_string() == text);
            at.is_none_or(|k| holds(k) != negated)
        },
    };
    chosen.visit_block_mut(&mut function.block);
    function.attrs.push(cfg.clone());
    Variant { function, cfg }
}

/// The predicate of a `#[cfg(..)]`, and whether it stands in a `not(..)`.
fn predicate(attribute: &Attribute) -> Option<(TokenStream, bool)> {
    let Meta::List(list) = &attribute.meta else {
        return None;
    };
    if !list.path.is_ident("cfg") {
        return None;
    }
    let not = |meta: Meta| match meta {
        Meta::List(list) if list.path.is_ident("not") => Some(list.tokens),
        _ => None,
    };
    match syn::parse2::<Meta>(list.tokens.clone()).ok().and_then(not) {
        Some(inner) => Some((inner, true)),
        None => Some((list.tokens.clone(), false)),
    }
}

/// The different predicates in a body; nested items are left to themselves.
#[derive(Default)]
struct Predicates {
    list: Vec<TokenStream>,
}

impl<'ast> Visit<'ast> for Predicates {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Some((predicate, _)) = predicate(attribute)
            && !self
                .list
                .iter()
                .any(|known| known.to_string() == predicate.to_string())
        {
            self.list.push(predicate);
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// Takes away what is not there, and the attributes of what is.
struct Chosen<'p> {
    holds: &'p dyn Fn((&TokenStream, bool)) -> bool,
}

impl Chosen<'_> {
    fn keeps(&self, attributes: &mut Vec<Attribute>) -> bool {
        let mut keeps = true;
        attributes.retain(|attribute| match predicate(attribute) {
            Some((predicate, negated)) => {
                keeps &= (self.holds)((&predicate, negated));
                false
            }
            None => true,
        });
        keeps
    }
}

impl VisitMut for Chosen<'_> {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block.stmts.retain_mut(|stmt| match stmt {
            Stmt::Local(local) => self.keeps(&mut local.attrs),
            Stmt::Macro(mac) => self.keeps(&mut mac.attrs),
            Stmt::Expr(expr, _) => attributes(expr).is_none_or(|attrs| self.keeps(attrs)),
            Stmt::Item(_) => true,
        });
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_expr_match_mut(&mut self, expr: &mut syn::ExprMatch) {
        expr.arms
            .retain_mut(|arm: &mut Arm| self.keeps(&mut arm.attrs));
        visit_mut::visit_expr_match_mut(self, expr);
    }

    fn visit_expr_struct_mut(&mut self, expr: &mut syn::ExprStruct) {
        let fields = std::mem::take(&mut expr.fields);
        expr.fields = fields
            .into_iter()
            .filter_map(|mut field: FieldValue| self.keeps(&mut field.attrs).then_some(field))
            .collect();
        visit_mut::visit_expr_struct_mut(self, expr);
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// The attributes of an expression that may be a statement.
fn attributes(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    Some(match expr {
        Expr::Assign(e) => &mut e.attrs,
        Expr::Binary(e) => &mut e.attrs,
        Expr::Block(e) => &mut e.attrs,
        Expr::Break(e) => &mut e.attrs,
        Expr::Call(e) => &mut e.attrs,
        Expr::Continue(e) => &mut e.attrs,
        Expr::Field(e) => &mut e.attrs,
        Expr::ForLoop(e) => &mut e.attrs,
        Expr::If(e) => &mut e.attrs,
        Expr::Lit(e) => &mut e.attrs,
        Expr::Loop(e) => &mut e.attrs,
        Expr::Macro(e) => &mut e.attrs,
        Expr::Match(e) => &mut e.attrs,
        Expr::MethodCall(e) => &mut e.attrs,
        Expr::Paren(e) => &mut e.attrs,
        Expr::Path(e) => &mut e.attrs,
        Expr::Return(e) => &mut e.attrs,
        Expr::Tuple(e) => &mut e.attrs,
        Expr::Unary(e) => &mut e.attrs,
        Expr::Unsafe(e) => &mut e.attrs,
        Expr::While(e) => &mut e.attrs,
        _ => return None,
    })
}

/// The errors of one choice matter where it is the one.
pub fn under(cfg: &Attribute, errors: Option<TokenStream>) -> TokenStream {
    let Some(errors) = errors else {
        return TokenStream::new();
    };
    let Ok(file) = syn::parse2::<syn::File>(errors.clone()) else {
        return errors;
    };
    let cfg = cfg.to_token_stream();
    file.items.iter().map(|item| quote!(#cfg #item)).collect()
}
