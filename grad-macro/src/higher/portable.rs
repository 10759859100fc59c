//! Functions that mean the same in every module: their bodies speak of nothing but their own parameters, the standard
//! library and what primitive types have. Such a function is read from another file.
//!
//! ```text
//! pub fn midpoint(f: impl Fn(f64) -> f64, a: f64, b: f64) -> f64 { (b - a) * f(0.5 * (a + b)) }
//! ```

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, ItemFn, ReturnType};

use super::names::{self, Bound};
use crate::rules;
use crate::types;

/// A name by which the function means something of its module; `None`: it means the same everywhere.
pub fn foreign(function: &ItemFn) -> Option<String> {
    let bound = names::bound(function);
    let own = function.sig.ident.to_string();
    let mut all = spoken(function).into_iter();
    all.find_map(|part| foreign_in(part, &bound, &own))
}

/// The parts of a function that may speak of its module: the body, and the types that it takes and gives.
pub fn spoken(function: &ItemFn) -> Vec<TokenStream> {
    let mut parts = vec![function.block.to_token_stream()];
    for input in &function.sig.inputs {
        if let FnArg::Typed(input) = input {
            parts.push(input.ty.to_token_stream());
        }
    }
    if let ReturnType::Type(_, ty) = &function.sig.output {
        parts.push(ty.to_token_stream());
    }
    parts
}

fn foreign_in(tokens: TokenStream, bound: &Bound, own: &str) -> Option<String> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (n, tree) in trees.iter().enumerate() {
        let punct = |at: usize, of: char| matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == of);
        let found = match tree {
            TokenTree::Group(group) => foreign_in(group.stream(), bound, own),
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let after = |of| n > 0 && punct(n - 1, of);
                let range = after('.') && n > 1 && punct(n - 2, '.');
                let known = match () {
                    _ if after('.') && !range => is_method(&name),
                    // Behind `::`, or a lifetime.
                    _ if after(':') && n > 1 && punct(n - 2, ':') || after('\'') => true,
                    _ if punct(n + 1, '!') && !punct(n + 2, '=') => is_macro(&name),
                    _ => bound.contains(&name) || is_everywhere(&name),
                };
                (!known || name == own).then_some(name)
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether the standard library has a method of this name, which a trait of the module's cannot take away.
fn is_method(name: &str) -> bool {
    rules::names::method_names().any(|method| method == name)
        || rules::names::predicate(name).is_some()
        || types::is_of_lists(name)
        || METHODS.contains(&name)
        || name.starts_with(|c: char| c.is_ascii_digit())
}

/// Keywords, primitive types, and what the prelude has.
pub fn is_everywhere(name: &str) -> bool {
    types::is_primitive(name) || WORDS.contains(&name)
}

/// Macros that the prelude has.
pub fn is_macro(name: &str) -> bool {
    MACROS.contains(&name)
}

#[rustfmt::skip]
const MACROS: &[&str] = &[
    "assert", "assert_eq", "assert_ne", "debug_assert", "debug_assert_eq", "debug_assert_ne", "matches", "panic",
    "unreachable", "vec",
];

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "Clone", "Copy", "Err", "Fn", "FnMut", "FnOnce", "IntoIterator", "Iterator", "None", "Ok", "Option", "Result", "Some",
    "Vec", "_", "alloc", "as", "break", "const", "continue", "core", "dyn", "else", "false", "fn", "for", "if", "impl", "in",
    "let", "loop", "match", "move", "mut", "ref", "return", "std", "true", "while",
];

/// Of iterators, options, results, orders and integers.
#[rustfmt::skip]
const METHODS: &[&str] = &[
    "all", "and_then", "any", "chain", "clone", "cloned", "collect", "copied", "count", "enumerate", "expect", "filter",
    "filter_map", "find", "flat_map", "fold", "for_each", "into_iter", "is_none", "is_some", "map", "map_or", "max", "max_by",
    "min", "min_by", "next", "ok_or", "partial_cmp", "position", "product", "rev", "saturating_sub", "skip", "step_by", "sum",
    "take", "take_while", "total_cmp", "unwrap", "unwrap_or", "unwrap_or_else", "zip",
];
