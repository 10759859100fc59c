//! Which functions of a file call which: bodies are read for this alone.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use super::files;
use crate::known::has_view;

/// Whether a function of this file calls `name`, directly or through others, all of them with views as constraints.
pub fn calls_back(function: &Ident, name: &Ident) -> bool {
    let Some(text) = files::here().and_then(|file| std::fs::read_to_string(file).ok()) else {
        return false;
    };
    let Ok(file) = syn::parse_file(&text) else {
        return false;
    };
    let mut calls = BTreeMap::new();
    collect(&file.items, &mut calls);
    let (mut seen, mut next) = (BTreeSet::new(), vec![function.to_string()]);
    while let Some(of) = next.pop() {
        for callee in calls.get(&of).into_iter().flatten() {
            if name == callee {
                return true;
            }
            if seen.insert(callee.clone()) {
                next.push(callee.clone());
            }
        }
    }
    false
}

fn collect(items: &[Item], calls: &mut BTreeMap<String, BTreeSet<String>>) {
    for item in items {
        match item {
            Item::Fn(function) if has_view(&function.attrs) => {
                let called = calls.entry(function.sig.ident.to_string()).or_default();
                called_in(function.block.to_token_stream(), called);
            }
            Item::Mod(module) => {
                let items = module.content.as_ref().map(|(_, items)| items);
                collect(items.map_or(&[], Vec::as_slice), calls);
            }
            _ => {}
        }
    }
}

/// Names before parentheses.
fn called_in(tokens: TokenStream, called: &mut BTreeSet<String>) {
    let mut last = None;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => last = Some(ident.to_string()),
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Parenthesis {
                    called.extend(last.take());
                }
                called_in(group.stream(), called);
            }
            _ => last = None,
        }
    }
}
