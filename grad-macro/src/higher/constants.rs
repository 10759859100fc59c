//! Numbers that a function's module calls by a name go with the function to where it is read.
//!
//! ```text
//! const NODES: [f64; 2] = [-0.577, 0.577];
//! const STEPS: usize = 40;
//!
//! pub fn quadrature(f: impl Fn(f64) -> f64) -> f64 { (0..STEPS).map(|i| f(NODES[i % 2])).sum() }
//!
//! { let nodes_of_quadrature: [f64; 2] = [-0.577, 0.577]; (0..40usize).map(|i| f(nodes_of_quadrature[i % 2])).sum() }
//! ```
//! Integers stand where their names did, for they may be lengths.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{Expr, Item, ItemConst, ItemFn, Lit, Type};

use super::names::{self, Bound};
use super::portable;
use crate::types;

/// The function with what it needs of the constants among these items.
pub fn carried(function: &ItemFn, items: &[Item]) -> ItemFn {
    let bound = names::bound(function);
    let (mut function, mut tried) = (function.clone(), Bound::new());
    // A constant may speak of others.
    while let Some(word) = portable::foreign(&function).filter(|word| tried.insert(word.clone())) {
        let Some(constant) = one(items, &word).filter(|_| !bound.contains(&word)) else {
            break;
        };
        let Some(with) = with(&function, constant, &bound) else {
            break;
        };
        function = with;
    }
    function
}

/// The constant of this name, if there is only one thing that is called so.
fn one<'i>(items: &'i [Item], name: &str) -> Option<&'i ItemConst> {
    let mut named = items
        .iter()
        .filter(|item| crate::known::name_in(item).as_deref() == Some(name));
    match (named.next(), named.next()) {
        (Some(Item::Const(constant)), None) => Some(constant),
        _ => None,
    }
}

fn with(function: &ItemFn, constant: &ItemConst, bound: &Bound) -> Option<ItemFn> {
    let (name, ty, value) = (&constant.ident, &*constant.ty, &*constant.expr);
    if let (Some(integer), Type::Path(of)) = (literal(value), ty)
        && types::is_primitive(&of.to_token_stream().to_string())
    {
        let text = integer.base10_digits();
        let suffixed = syn::LitInt::new(&format!("{text}{}", of.to_token_stream()), name.span());
        return renamed(function, name, &suffixed.to_token_stream(), None);
    }
    if !is_numbers(ty) {
        return None;
    }
    let local = format!(
        "{}_of_{}",
        name.to_string().to_lowercase(),
        function.sig.ident
    );
    if bound.contains(&local) {
        return None;
    }
    let local = format_ident!("{local}");
    let declared = quote!(let #local: #ty = #value;);
    renamed(function, name, &local.to_token_stream(), Some(declared))
}

fn literal(value: &Expr) -> Option<&syn::LitInt> {
    match value {
        Expr::Lit(syn::ExprLit {
            lit: Lit::Int(integer),
            ..
        }) => Some(integer),
        _ => None,
    }
}

/// Floats, integers, and arrays of these whose lengths are written out.
fn is_numbers(ty: &Type) -> bool {
    match ty {
        Type::Path(of) => types::is_primitive(&of.to_token_stream().to_string()),
        Type::Array(of) => is_numbers(&of.elem) && matches!(of.len, Expr::Lit(_)),
        _ => false,
    }
}

/// The function with other tokens for a name, and what is declared first.
fn renamed(
    function: &ItemFn,
    name: &Ident,
    by: &TokenStream,
    declared: Option<TokenStream>,
) -> Option<ItemFn> {
    let ItemFn { attrs, vis, .. } = function;
    let sig = replaced(function.sig.to_token_stream(), name, by);
    let stmts = &function.block.stmts;
    let body = replaced(quote!(#(#stmts)*), name, by);
    syn::parse2(quote!(#(#attrs)* #vis #sig { #declared #body })).ok()
}

fn replaced(tokens: TokenStream, name: &Ident, by: &TokenStream) -> TokenStream {
    let (mut out, mut behind) = (TokenStream::new(), [' '; 2]);
    for tree in tokens {
        let punct = match &tree {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match tree {
            // Neither a field nor what is in another module.
            TokenTree::Ident(ident)
                if ident == *name
                    && (behind[1] != '.' || behind[0] == '.')
                    && behind != [':'; 2] =>
            {
                out.extend(by.clone());
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), replaced(group.stream(), name, by));
                inner.set_span(group.span());
                out.extend([TokenTree::Group(inner)]);
            }
            other => out.extend([other]),
        }
        behind = [behind[1], punct];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_go_along() {
        let file: syn::File = syn::parse_str(
            "const N: usize = 3; const A: [f64; 2] = [1.0, B]; const B: f64 = 0.5; const C: Table = Table::new();
             fn f(g: impl Fn(f64) -> f64, x: f64) -> f64 { let mut b: [f64; N] = [0.0; N]; for i in 0..N { b[i] = g(A[N - 2]) * x.B + rules::A; } b[1] }",
        )
        .unwrap();
        let Some(Item::Fn(function)) = file.items.last() else {
            panic!("a function");
        };
        let found = carried(function, &file.items);
        assert_eq!(
            found.block.to_token_stream().to_string(),
            "{ let b_of_f : f64 = 0.5 ; let a_of_f : [f64 ; 2] = [1.0 , b_of_f] ; \
             let mut b : [f64 ; 3usize] = [0.0 ; 3usize] ; \
             for i in 0 .. 3usize { b [i] = g (a_of_f [3usize - 2]) * x . B + rules :: A ; } b [1] }"
        );
    }
}
