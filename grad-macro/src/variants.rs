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

/// What aliases stand for that `cfg` chooses: `#[cfg(feature = "single")] type Real = f32;`. Each choice with its `#[cfg(..)]`.
pub fn of_aliases(
    function: &ItemFn,
    known: &Known,
) -> Option<Vec<(Attribute, Vec<(String, Type)>)>> {
    let mut names = idents(function.to_token_stream());
    names.extend(
        known
            .this
            .iter()
            .flat_map(|this| idents(this.to_token_stream())),
    );
    // What it calls and looks into speaks of them as well.
    let sigs = known
        .functions
        .iter()
        .filter(|(name, _)| names.contains(*name));
    let structs = known
        .structs
        .iter()
        .filter(|(name, _)| names.contains(*name));
    let more: Vec<String> = (sigs.flat_map(|(_, sig)| idents(sig.to_token_stream())))
        .chain(structs.flat_map(|(_, item)| idents(item.fields.to_token_stream())))
        .collect();
    names.extend(more);
    let mut choices: Vec<(Vec<TokenStream>, Vec<(String, Type)>)> = vec![];
    let chosen = (known.chosen.iter()).filter(|(name, all)| all.len() > 1 && names.contains(*name));
    for (name, all) in chosen {
        let before = match choices.is_empty() {
            true => vec![(vec![], vec![])],
            false => choices,
        };
        let with = |(cfgs, types): &(Vec<TokenStream>, Vec<(String, Type)>)| {
            let (cfgs, types) = (cfgs.clone(), types.clone());
            let one = move |(cfg, ty): &(Attribute, Type)| {
                let (mut cfgs, mut types) = (cfgs.clone(), types.clone());
                cfgs.extend(predicate_of(cfg));
                types.push((name.clone(), ty.clone()));
                (cfgs, types)
            };
            all.iter().map(one).collect::<Vec<_>>()
        };
        choices = before.iter().flat_map(with).collect();
    }
    if choices.is_empty() || choices.len() > 1 << PREDICATES {
        return None;
    }
    let under =
        |(cfgs, types): (Vec<TokenStream>, _)| (parse_quote!(#[cfg(all(#(#cfgs),*))]), types);
    Some(choices.into_iter().map(under).collect())
}

fn predicate_of(cfg: &Attribute) -> Option<TokenStream> {
    match &cfg.meta {
        Meta::List(list) => Some(list.tokens.clone()),
        _ => None,
    }
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
