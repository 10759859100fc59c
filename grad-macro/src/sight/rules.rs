//! The `macro_rules!` of the file that the attribute stands in, of the modules that `#[macro_use]` opens to it, and those that it
//! imports by their path.

use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use super::files;
use crate::implicit::paths;

/// The rules of a `macro_rules!`, where its name can only mean that one: it stands outside of all modules, once, before
/// all calls; in this file, or in one that this file has the macros of.
pub fn macro_rules(name: &str) -> Option<TokenStream> {
    let here = files::here()?;
    let text = std::fs::read_to_string(&here).ok()?;
    seen_from(&here, &text, name)
}

/// The same for the calls in another file, which has this text.
pub fn seen_from(file: &Path, text: &str, name: &str) -> Option<TokenStream> {
    if is_only_called(text.parse().ok()?, name) {
        return opened(file, name);
    }
    rules_in(text, name).or_else(|| imported(file, text, name))
}

/// Whether this file has a macro of that name.
pub fn defines_macro(name: &str) -> bool {
    let text = files::here().and_then(|here| std::fs::read_to_string(here).ok());
    let text = text.unwrap_or_default();
    let mut names = text.split("macro_rules!").skip(1);
    names.any(|rest| {
        let rest = rest.trim_start().strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

/// A macro that this file imports by its path, wherever it does the same one:
///
/// ```text
/// mod util { macro_rules! square { .. } pub(crate) use square; }
/// use util::square;
/// ```
fn imported(here: &Path, text: &str, name: &str) -> Option<TokenStream> {
    let (root, at) = files::place(here);
    let parsed = syn::parse_file(text).ok()?;
    let mut lines = vec![];
    imports(&parsed.items, name, &at, &mut lines);
    let mut found: Vec<(PathBuf, TokenStream)> = vec![];
    for (at, path) in &lines {
        // What a module passes on is its own.
        if path.len() > 1 {
            found.push(resolved(&root, at, path, name, STEPS)?);
        }
    }
    let (file, rules) = found.first()?;
    let same = |(_, other): &(PathBuf, TokenStream)| other.to_string() == rules.to_string();
    let mut definitions = 0;
    count(text.parse().ok()?, name, false, &mut definitions);
    (found.iter().all(same) && definitions == usize::from(file == here)).then(|| rules.clone())
}

/// How many `use` lines are followed, one after the other.
const STEPS: usize = 4;

/// The paths by which the modules of a file import a name, and where they do.
fn imports(items: &[Item], name: &str, at: &[String], found: &mut Vec<(Vec<String>, Vec<String>)>) {
    for item in items {
        match item {
            Item::Use(line) => {
                let all = paths::uses(&line.tree).into_iter();
                let named = all.filter(|(_, brought)| brought.as_deref() == Some(name));
                let is_sure = !line.attrs.iter().any(|attr| attr.path().is_ident("cfg"));
                let nowhere = || vec![String::new(); 2];
                let named = named.map(|(path, _)| if is_sure { path } else { nowhere() });
                found.extend(named.map(|path| (at.to_vec(), path)));
            }
            Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    let within = [at, &[module.ident.to_string()]].concat();
                    imports(items, name, &within, found);
                }
            }
            _ => {}
        }
    }
}

/// The rules that a path leads to, and the file that they stand in.
fn resolved(
    root: &Path,
    at: &[String],
    path: &[String],
    name: &str,
    steps: usize,
) -> Option<(PathBuf, TokenStream)> {
    let (last, modules) = path.split_last()?;
    if last != name || steps == 0 {
        return None;
    }
    let mut whole = at.to_vec();
    let mut modules = modules;
    // A file beside this one, of a crate whose root is elsewhere.
    if let ([], [up, beside, ..]) = (at, modules)
        && up == "super"
        && beside != "super"
    {
        modules = &modules[1..];
    }
    while let Some((first, rest)) = modules.split_first() {
        match first.as_str() {
            "crate" => whole.clear(),
            "self" => {}
            "super" => drop(whole.pop()?),
            _ => break,
        }
        modules = rest;
    }
    whole.extend(modules.iter().cloned());
    let (file, text) = contents(root, &whole)?;
    if let Some(rules) = rules_in(&text, name) {
        return Some((file, rules));
    }
    let mut lines = vec![];
    imports(
        &syn::parse_file(&text).ok()?.items,
        name,
        &whole,
        &mut lines,
    );
    lines.retain(|(at, path)| *at == whole && path.len() > 1);
    let [(_, next)] = &lines[..] else { return None };
    resolved(root, &whole, next, name, steps - 1)
}

/// The text of a module, and the file that it stands in.
fn contents(root: &Path, path: &[String]) -> Option<(PathBuf, String)> {
    let mut files = (0..=path.len()).rev();
    let (depth, file) = files.find_map(|n| Some((n, files::module(root, &path[..n])?)))?;
    let text = std::fs::read_to_string(&file).ok()?;
    let mut items = syn::parse_file(&text).ok()?.items;
    if depth == path.len() {
        return Some((file, text));
    }
    for step in &path[depth..] {
        let inner = items.into_iter().find_map(|item| match item {
            Item::Mod(module) if module.ident == step => Some(module.content?.1),
            _ => None,
        });
        items = inner?;
    }
    let text: TokenStream = items.iter().map(ToTokens::to_token_stream).collect();
    Some((file, text.to_string()))
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
    if !text.contains("macro_rules") {
        return None;
    }
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().ok()?.into_iter().collect();
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|token| token.to_string() == word)
    };
    let defined =
        (0..tokens.len()).find(|&at| is(at, "macro_rules") && is(at + 1, "!") && is(at + 2, name));
    let Some(at) = defined else {
        return in_a_module(&tokens, name);
    };
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

/// The same in `#[macro_use] mod macros { .. }`, which opens its macros to what comes after.
fn in_a_module(tokens: &[TokenTree], name: &str) -> Option<TokenStream> {
    let word = |at: usize| tokens.get(at).map(ToString::to_string).unwrap_or_default();
    let opens = |at: usize| {
        let attribute = |n: usize| word(at - n) == "#" && word(at + 1 - n) == "[macro_use]";
        at >= 2 && word(at) == "mod" && attribute(2)
    };
    let at = (0..tokens.len()).find(|&at| {
        let mut inside = 0;
        let contents = tokens.get(at + 2).filter(|_| opens(at));
        contents.is_some_and(|contents| {
            count(contents.to_token_stream(), name, false, &mut inside);
            inside > 0
        })
    })?;
    let TokenTree::Group(contents) = &tokens[at + 2] else {
        return None;
    };
    let mut others = 0;
    count(
        tokens[..at].iter().cloned().collect(),
        name,
        true,
        &mut others,
    );
    count(
        tokens[at + 3..].iter().cloned().collect(),
        name,
        false,
        &mut others,
    );
    let rules = rules_in(&contents.stream().to_string(), name)?;
    (others == 0).then_some(rules)
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
        assert!(found(&format!("#[macro_use] mod m {{ {RULE} }}")));
        // Another one may be meant.
        assert!(!found(&format!(
            "fn f(x: f64) -> f64 {{ twice!(x) }} {RULE}"
        )));
        assert!(!found(&format!("{RULE} mod m {{ {RULE} }}")));
        assert!(!found(&format!("{RULE} {RULE}")));
        assert!(!found(&format!("mod m {{ {RULE} }}")));
        assert!(!found(&format!(
            "#[macro_use] #[cfg(unix)] mod m {{ {RULE} }}"
        )));
        assert!(!found(&format!(
            "twice!(x) #[macro_use] mod m {{ {RULE} }}"
        )));
        assert!(!found(&format!("#[cfg(unix)] {RULE}")));
    }
}
