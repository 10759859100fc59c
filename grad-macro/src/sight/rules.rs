//! The `macro_rules!` of the file that the attribute stands in, and of the modules that `#[macro_use]` opens to it.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::Item;

use super::files;

/// The rules of a `macro_rules!`, where its name can only mean that one: it stands outside of all modules, once, before
/// all calls; in this file, or in one that this file has the macros of.
pub fn macro_rules(name: &str) -> Option<TokenStream> {
    let here = files::here()?;
    let text = std::fs::read_to_string(&here).ok()?;
    if is_only_called(text.parse().ok()?, name) {
        return opened(&here, name);
    }
    rules_in(&text, name)
}

/// Whether a file mentions a macro nowhere but in calls: it neither defines nor imports it.
fn is_only_called(tokens: TokenStream, name: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens.iter().enumerate().all(|(n, token)| match token {
        TokenTree::Group(group) => is_only_called(group.stream(), name),
        TokenTree::Ident(ident) if ident == name => tokens
            .get(n + 1)
            .is_some_and(|next| next.to_string() == "!"),
        _ => true,
    })
}

/// The only macro of this name that stands before the module of this file, or before one around it:
///
/// ```text
/// #[macro_use]
/// mod util;           // macro_rules! constants { .. }
/// mod bounce;         // constants!(..);
/// ```
fn opened(here: &Path, name: &str) -> Option<TokenStream> {
    let (root, modules) = files::place(here);
    let mut found = vec![];
    for depth in 0..=modules.len() {
        let (around, within) = modules.split_at(depth);
        let Some(file) = files::module(&root, around) else {
            continue;
        };
        let parsed = syn::parse_file(&std::fs::read_to_string(file).ok()?).ok()?;
        for item in &parsed.items {
            match item {
                Item::Mod(module) if within.first().is_some_and(|own| module.ident == own) => break,
                Item::Mod(module) if has_macros(module) => {
                    let path = [around, &[module.ident.to_string()]].concat();
                    let text = std::fs::read_to_string(files::module(&root, &path)?).ok()?;
                    match rules_in(&text, name) {
                        Some(rules) => found.push(rules),
                        None if is_only_called(text.parse().ok()?, name) => {}
                        // Another one, or one that is not always there.
                        None => return None,
                    }
                }
                Item::Macro(item) if item.ident.as_ref().is_some_and(|own| own == name) => {
                    let sure = item.attrs.iter().all(|attr| !attr.path().is_ident("cfg"));
                    found.push(sure.then(|| item.mac.tokens.clone())?);
                }
                _ => {}
            }
        }
    }
    match &found[..] {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// `#[macro_use] mod name;`, which is surely there.
fn has_macros(module: &syn::ItemMod) -> bool {
    let has = |name: &str| module.attrs.iter().any(|attr| attr.path().is_ident(name));
    module.content.is_none() && has("macro_use") && !has("cfg") && !has("path")
}

fn rules_in(text: &str, name: &str) -> Option<TokenStream> {
    if !text.contains("macro_rules!") {
        return None;
    }
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().ok()?.into_iter().collect();
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|token| token.to_string() == word)
    };
    let at = (0..tokens.len())
        .find(|&at| is(at, "macro_rules") && is(at + 1, "!") && is(at + 2, name))?;
    let before: TokenStream = tokens[..at].iter().cloned().collect();
    let after: TokenStream = tokens[at + 4..].iter().cloned().collect();
    let mut others = 0;
    count(before, name, true, &mut others);
    count(after, name, false, &mut others);
    // An attribute before it may take it away: `#[macro_use]` and documentation do not.
    let mut first = at;
    while first >= 2 && is(first - 2, "#") {
        first -= 2;
    }
    let attributes: TokenStream = tokens[first..at].iter().cloned().collect();
    match &tokens[at + 3] {
        TokenTree::Group(rules) if others == 0 && !attributes.to_string().contains("cfg") => {
            Some(rules.stream())
        }
        _ => None,
    }
}

/// Counts other definitions of a macro, and its calls too.
fn count(tokens: TokenStream, name: &str, calls: bool, found: &mut usize) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (n, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => count(group.stream(), name, calls, found),
            TokenTree::Ident(ident) if ident == name => {
                let bang = |at: Option<usize>| {
                    at.and_then(|at| tokens.get(at))
                        .is_some_and(|token| token.to_string() == "!")
                };
                if bang(n.checked_sub(1)) || calls && bang(Some(n + 1)) {
                    *found += 1;
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rules_in;

    const RULE: &str = "macro_rules! twice { ($x:expr) => { 2.0 * $x }; }";

    #[test]
    fn a_macro_before_its_calls() {
        let found = |text: &str| rules_in(text, "twice").is_some();
        assert!(found(&format!(
            "{RULE} fn f(x: f64) -> f64 {{ twice!(x) }}"
        )));
        assert!(found(&format!("#[macro_use] mod a; /// Doc.\n{RULE}")));
        // Another one may be meant.
        assert!(!found(&format!(
            "fn f(x: f64) -> f64 {{ twice!(x) }} {RULE}"
        )));
        assert!(!found(&format!("{RULE} mod m {{ {RULE} }}")));
        assert!(!found(&format!("{RULE} {RULE}")));
        assert!(!found(&format!("mod m {{ {RULE} }}")));
        assert!(!found(&format!("#[cfg(unix)] {RULE}")));
    }
}
