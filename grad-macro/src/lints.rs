//! The lints that emitted items switch off, in one place.
//!
//! What would fire depends on the user's signature (many parameters, `&Vec`, a name in capitals), or on which
//! companions a crate happens to use. Groups, because the attribute stands before every item that people read.
//!
//! A crate may forbid to switch a lint off (`#![forbid(unused_mut)]`): there, emitted items leave it alone.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Path, Token};

use crate::sight;

/// The attribute that every emitted item carries.
pub fn allow() -> TokenStream {
    quote!(#[allow(
        unused, deprecated, nonstandard_style, unreachable_pub, clippy::all, clippy::float_cmp, clippy::nursery, clippy::restriction
    )])
}

/// The same before the hidden enum, which has no values to copy. It can be printed: crates forbid types that cannot, and
/// what is forbidden is not allowed by anyone.
pub fn allow_type() -> TokenStream {
    quote!(#[allow(unused, nonstandard_style, missing_copy_implementations)])
}

/// Groups of rustc's, and what is in them. What is in clippy's is clippy's to know.
const GROUPS: [(&str, &[&str]); 2] = [
    (
        "unused",
        &[
            "unused_imports",
            "unused_variables",
            "unused_assignments",
            "dead_code",
            "unused_mut",
            "unreachable_code",
            "unreachable_patterns",
            "unused_must_use",
            "unused_unsafe",
            "path_statements",
            "unused_attributes",
            "unused_macros",
            "unused_macro_rules",
            "unused_allocation",
            "unused_doc_comments",
            "unused_extern_crates",
            "unused_features",
            "unused_labels",
            "unused_parens",
            "unused_braces",
            "redundant_semicolons",
            "map_unit_fn",
        ],
    ),
    (
        "nonstandard_style",
        &[
            "non_camel_case_types",
            "non_snake_case",
            "non_upper_case_globals",
        ],
    ),
];

/// Lints outside of these that emitted items switch off.
const OTHERS: [&str; 5] = [
    "deprecated",
    "unreachable_pub",
    "missing_copy_implementations",
    "missing_debug_implementations",
    "private_interfaces",
];

/// What is emitted, as the crate has it that may forbid to switch lints off.
pub fn permitted(emitted: TokenStream) -> TokenStream {
    let mut forbidden = sight::forbidden::lints();
    forbidden.retain(|lint| matters(lint));
    match forbidden.is_empty() {
        true => emitted,
        false => without(emitted, &forbidden),
    }
}

fn matters(lint: &str) -> bool {
    lint.starts_with("clippy::")
        || OTHERS.contains(&lint)
        || (GROUPS.iter()).any(|(group, lints)| *group == lint || lints.contains(&lint))
}

/// The same where `allow` attributes do not speak of these lints.
fn without(tokens: TokenStream, forbidden: &BTreeSet<String>) -> TokenStream {
    let mut out = TokenStream::new();
    let mut after_pound = false;
    for token in tokens {
        let TokenTree::Group(group) = token else {
            after_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
            out.extend([token]);
            continue;
        };
        let lints = after_pound.then(|| allowed(&group)).flatten();
        let stream = match lints {
            Some(lints) => {
                let lints = lints.iter().flat_map(|lint| left(lint, forbidden));
                quote!(allow(#(#lints),*))
            }
            None => without(group.stream(), forbidden),
        };
        let mut rebuilt = Group::new(group.delimiter(), stream);
        rebuilt.set_span(group.span());
        out.extend([TokenTree::Group(rebuilt)]);
        after_pound = false;
    }
    out
}

/// The lints of `[allow(..)]`.
fn allowed(attribute: &Group) -> Option<Vec<Path>> {
    if attribute.delimiter() != Delimiter::Bracket {
        return None;
    }
    let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
    let [TokenTree::Ident(allow), TokenTree::Group(lints)] = &tokens[..] else {
        return None;
    };
    let parse = Punctuated::<Path, Token![,]>::parse_terminated;
    let lints = (allow == "allow").then(|| parse.parse2(lints.stream()).ok());
    Some(lints??.into_iter().collect())
}

/// What is left of a lint or a group.
fn left(lint: &Path, forbidden: &BTreeSet<String>) -> Vec<TokenStream> {
    let name = name(lint);
    let group = GROUPS.iter().find(|(group, _)| *group == name);
    let around = (GROUPS.iter()).find(|(_, lints)| lints.contains(&name.as_str()));
    let clippys = name.starts_with("clippy::");
    let is_forbidden = |lint: &str| forbidden.contains(lint);
    if is_forbidden(&name)
        || around.is_some_and(|(group, _)| is_forbidden(group))
        || clippys && forbidden.iter().any(|lint| lint.starts_with("clippy::"))
    {
        return vec![];
    }
    match group {
        Some((_, lints)) if lints.iter().any(|lint| is_forbidden(lint)) => {
            let rest = lints.iter().filter(|lint| !is_forbidden(lint));
            rest.map(|lint| quote::format_ident!("{lint}").into_token_stream())
                .collect()
        }
        _ => vec![lint.to_token_stream()],
    }
}

fn name(lint: &Path) -> String {
    let segments = lint
        .segments
        .iter()
        .map(|segment| segment.ident.to_string());
    segments.collect::<Vec<_>>().join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(forbidden: &[&str], expected: &TokenStream) {
        let forbidden = forbidden.iter().map(|lint| (*lint).to_owned()).collect();
        let found = without(allow(), &forbidden);
        assert_eq!(found.to_string(), expected.to_string());
    }

    #[test]
    fn what_is_forbidden_is_left_alone() {
        check(&[], &allow());
        check(
            &["unused", "clippy::as_conversions"],
            &quote!(#[allow(deprecated, nonstandard_style, unreachable_pub)]),
        );
        check(
            &["non_snake_case", "deprecated"],
            &quote!(#[allow(
                unused, non_camel_case_types, non_upper_case_globals, unreachable_pub, clippy::all, clippy::float_cmp,
                clippy::nursery, clippy::restriction
            )]),
        );
    }

    #[test]
    fn most_of_what_is_forbidden_does_not_matter() {
        assert!(!matters("unsafe_code") && !matters("missing_docs"));
        assert!(matters("unused_mut") && matters("unused") && matters("clippy::unwrap_used"));
    }
}
