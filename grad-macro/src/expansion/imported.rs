//! What `use` lines of the standard library bring into a body, by its whole path: a body is then read where no such line is.
//!
//! ```text
//! use std::f64::consts::PI;
//! use std::mem;                   std::mem::swap(&mut a, &mut b);
//! mem::swap(&mut a, &mut b);      std::f64::consts::PI * (a - b)
//! PI * (a - b)
//! ```

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Item, ItemFn, ItemUse, Stmt};

use crate::sight::flatten;
use crate::types;

/// The same function without these lines, where their names mean nothing else in it.
pub fn written_out(function: &ItemFn) -> ItemFn {
    let bound = bound(function);
    let mut paths = BTreeMap::new();
    let mut function = function.clone();
    let mut written = |line: &ItemUse| {
        let Some(found) = brought(line) else {
            return false;
        };
        let free = found.keys().all(|name| !bound.contains(name));
        if free {
            paths.extend(found);
        }
        free
    };
    let is_written = |stmt: &mut Stmt| matches!(stmt, Stmt::Item(Item::Use(line)) if written(line));
    let gone = function.block.stmts.extract_if(.., is_written).count();
    if gone > 0
        && let Ok(block) = syn::parse2(spelled(function.block.to_token_stream(), &paths))
    {
        function.block = Box::new(block);
    }
    function
}

/// The names of variables.
fn bound(function: &ItemFn) -> BTreeSet<String> {
    #[derive(Default)]
    struct Search(BTreeSet<String>);
    impl<'ast> Visit<'ast> for Search {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            self.0.insert(pat.ident.to_string());
            visit::visit_pat_ident(self, pat);
        }

        fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
            self.0.insert(item.ident.to_string());
        }
    }
    let mut search = Search::default();
    search.visit_item_fn(function);
    search.0
}

/// What a line brings, if it names modules, functions and constants of the standard library; traits are called by no name.
fn brought(line: &ItemUse) -> Option<BTreeMap<String, Vec<String>>> {
    let mut all = vec![];
    flatten(&line.tree, &mut vec![], &mut all);
    let plain = line.attrs.is_empty() && !all.is_empty();
    let each = all.into_iter().map(|(path, name)| {
        let standard = matches!(path.first()?.as_str(), "std" | "core" | "alloc");
        let last = path.last()?;
        let fits = last == "Ordering"
            || is_all(last, char::is_uppercase)
            || is_all(last, char::is_lowercase);
        let name = name.filter(|_| standard && fits && path.len() > 1)?;
        Some((name, path))
    });
    each.collect::<Option<_>>().filter(|_| plain)
}

fn is_all(name: &str, case: fn(char) -> bool) -> bool {
    name.chars()
        .all(|c| case(c) || c == '_' || c.is_ascii_digit())
}

fn spelled(tokens: TokenStream, paths: &BTreeMap<String, Vec<String>>) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |at: Option<usize>, of: char| {
        let token = at.and_then(|at| tokens.get(at));
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == of)
    };
    let mut out = TokenStream::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1);
        let path = punct(Some(at + 1), ':') && punct(Some(at + 2), ':');
        let field = punct(Some(at + 1), ':') && !path;
        let part = punct(before, '.') && !punct(at.checked_sub(2), '.') || punct(before, ':');
        match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), spelled(group.stream(), paths));
                inner.set_span(group.span());
                out.extend([TokenTree::Group(inner)]);
            }
            TokenTree::Ident(ident) if !part && !field && !punct(Some(at + 1), '!') => {
                let name = ident.to_string();
                // The module `f64` and the type of that name stand beside each other.
                let module =
                    matches!(tokens.get(at + 3), Some(TokenTree::Ident(of)) if of == "consts");
                let whole = paths.get(&name);
                let whole = whole.filter(|_| !types::is_primitive(&name) || path && module);
                match whole {
                    Some(whole) => out.extend(path_of(whole, ident.span())),
                    None => out.extend([token.clone()]),
                }
            }
            token => out.extend([token.clone()]),
        }
    }
    out
}

fn path_of(names: &[String], span: Span) -> TokenStream {
    let names = names.iter().map(|name| Ident::new(name, span));
    let path: syn::punctuated::Punctuated<_, syn::Token![::]> = names.collect();
    path.into_token_stream()
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let text = |function: syn::ItemFn| function.to_token_stream().to_string();
        let function = syn::parse_str(written).unwrap();
        let expected = syn::parse_str(expected).unwrap();
        assert_eq!(text(super::written_out(&function)), text(expected));
    }

    #[test]
    fn names_of_the_standard_library_are_spelled() {
        check(
            "fn f(a: f64) -> f64 { use std::f64::consts::{PI, E as EULER}; PI * a + self.PI * EULER }",
            "fn f(a: f64) -> f64 { std::f64::consts::PI * a + self.PI * std::f64::consts::E }",
        );
        check(
            "fn f(a: f64, b: f64) -> f64 { use std::f64; use core::mem; mem::swap(a, b); f64::consts::PI * f64::sin(a) }",
            "fn f(a: f64, b: f64) -> f64 { core::mem::swap(a, b); std::f64::consts::PI * f64::sin(a) }",
        );
    }

    #[test]
    fn what_means_something_else_stays() {
        for same in [
            "fn f(PI: f64) -> f64 { use std::f64::consts::PI; PI }",
            "fn f(a: f64) -> f64 { use std::ops::Add; a.add(a) }",
            "fn f(a: f64) -> f64 { use std::f64::consts::*; a * PI }",
            "fn f(a: f64) -> f64 { use crate::units::PI; a * PI }",
        ] {
            check(same, same);
        }
    }
}
