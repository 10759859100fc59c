//! How many statements the reverse companions of real programs have: a lost optimisation shows here.
//!
//! `BLESS=1 cargo test -p grad-macro statements` writes the counts anew, after a look at the ones that have changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::ItemFn;

/// Counts of the benchmarks' functions. Each is expanded by itself, so calls stay calls.
#[test]
fn statements_of_the_benchmarks() {
    let stored = folder("snapshots").join("statements.txt");
    let found = counts();
    if std::env::var_os("BLESS").is_some() {
        let lines = found.iter().map(|(name, n)| format!("{name} {n}\n"));
        std::fs::write(&stored, lines.collect::<String>()).expect("the folder exists");
        return;
    }
    let text = std::fs::read_to_string(&stored).expect("counts, written with BLESS=1");
    let mut known = BTreeMap::new();
    for line in text.lines() {
        let (name, n) = line.split_once(' ').expect("a name and a count");
        known.insert(name.to_owned(), n.parse::<usize>().expect("a count"));
    }
    let more = found
        .iter()
        .filter(|(name, n)| known.get(*name).is_some_and(|known| *n > known));
    let more: Vec<_> = more
        .map(|(name, n)| format!("{name}: {n} statements instead of {}", known[name]))
        .collect();
    assert!(more.is_empty(), "{}", more.join("\n"));
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// By file and function.
fn counts() -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for of in ["programs", "kernels"] {
        let files = std::fs::read_dir(folder("../benches/src").join(of)).expect("the benchmarks");
        for file in files {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("a readable file");
            let stem = path.file_stem().expect("a name").to_string_lossy();
            for item in syn::parse_file(&text).expect("Rust").items {
                if let syn::Item::Fn(function) = item
                    && let Some(count) = statements(function)
                {
                    counts.insert(format!("{stem}::{}", count.0), count.1);
                }
            }
        }
    }
    counts
}

/// The function's name, and the statements of the companion that runs both sweeps; `None` if it has none.
fn statements(mut function: ItemFn) -> Option<(String, usize)> {
    let at = (function.attrs.iter()).position(|attr| attr.path().is_ident("grad"))?;
    let wrt = match &function.attrs.remove(at).meta {
        syn::Meta::List(list) => wrt(list.tokens.clone()),
        _ => quote!(),
    };
    // Forward mode and second order would take most of the time.
    let options = quote!(#wrt off(modes));
    let name = function.sig.ident.to_string();
    let expansion = crate::compile::expand(options, quote!(#function));
    let items = syn::parse2::<syn::File>(expansion).ok()?.items;
    let methods = items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(item) => Some(item.items),
        _ => None,
    });
    let vjp = methods.flatten().find_map(|item| match item {
        syn::ImplItem::Fn(method) if method.sig.ident == "vjp" => Some(method.block),
        _ => None,
    })?;
    Some((name, semicolons(quote!(#vjp))))
}

/// `wrt(..),` of the options.
fn wrt(options: TokenStream) -> TokenStream {
    let mut tokens = options.into_iter();
    while let Some(token) = tokens.next() {
        if matches!(&token, TokenTree::Ident(ident) if ident == "wrt") {
            let list = tokens.next();
            return quote!(#token #list,);
        }
    }
    TokenStream::new()
}

fn semicolons(tokens: TokenStream) -> usize {
    let of = |token| match token {
        TokenTree::Group(group) => semicolons(group.stream()),
        TokenTree::Punct(punct) => usize::from(punct.as_char() == ';'),
        TokenTree::Ident(_) | TokenTree::Literal(_) => 0,
    };
    tokens.into_iter().map(of).sum()
}
