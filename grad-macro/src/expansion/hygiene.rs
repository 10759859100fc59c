//! Variables of a macro are its own: what it binds is renamed where the caller's names are in reach, and what cannot be
//! told apart is not expanded.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use super::definitions::Definition;
use super::template::{Part, Template};

/// The names that a template's own variables get; `None` if its names may be mistaken for the caller's.
pub fn renamed(
    template: &Template,
    args: &[TokenTree],
    definition: &Definition,
    call: &Ident,
    statement: bool,
) -> Option<BTreeMap<String, String>> {
    let own = own_tokens(template);
    let mut bindings = Bindings::default();
    bindings.tokens(own.clone());
    let mut given = BTreeSet::new();
    idents(args.iter().cloned().collect(), &mut given);
    // Parameters of closures and names in patterns: renaming these needs more than tokens.
    if bindings.loose.iter().any(|name| given.contains(name)) {
        return None;
    }
    let mut free = BTreeSet::new();
    idents(own, &mut free);
    let is_own = |name: &String| bindings.by_let.contains(name) || bindings.loose.contains(name);
    if free
        .iter()
        .any(|name| !is_own(name) && definition.foreign.contains(name))
    {
        return None;
    }
    let in_reach = |name: &&String| statement || given.contains(*name);
    let names = bindings.by_let.iter().filter(in_reach);
    Some(
        names
            .map(|name| (name.clone(), format!("{name}_in_{call}")))
            .collect(),
    )
}

/// Every name that a pattern in there may bind.
pub fn bound(tokens: TokenStream) -> BTreeSet<String> {
    let mut bindings = Bindings::default();
    bindings.tokens(tokens);
    bindings.by_let.extend(bindings.loose);
    bindings.by_let
}

/// The tokens that the template brings itself.
pub fn own_tokens(template: &Template) -> TokenStream {
    template
        .iter()
        .map(|part| match part {
            Part::Token(token) => token.clone().into(),
            Part::Variable(_) => TokenStream::new(),
            Part::Group(delimiter, inner) => {
                TokenTree::from(proc_macro2::Group::new(*delimiter, own_tokens(inner))).into()
            }
            Part::Repeat(inner, _) => own_tokens(inner),
        })
        .collect()
}

#[derive(Default)]
struct Bindings {
    /// After `let` and `for`.
    by_let: BTreeSet<String>,
    /// In the parameters of closures and the patterns of `match`.
    loose: BTreeSet<String>,
}

impl Bindings {
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Ident(word) if word == "let" || word == "for" => {
                    // Up to the `=`, `in` or `:`, whose type binds nothing.
                    let end = tokens[at + 1..].iter().position(ends_pattern);
                    let end = end.map_or(tokens.len(), |n| at + 1 + n);
                    let pattern = tokens[at + 1..end].iter().cloned().collect();
                    idents(pattern, &mut self.by_let);
                    at = end;
                    continue;
                }
                TokenTree::Punct(bar) if bar.as_char() == '|' => {
                    let end = tokens[at + 1..].iter().position(|token| is(token, '|'));
                    if let Some(end) = end {
                        let params = tokens[at + 1..at + 1 + end].iter().cloned().collect();
                        idents(params, &mut self.loose);
                    }
                }
                TokenTree::Punct(arrow)
                    if arrow.as_char() == '=' && tokens.get(at + 1).is_some_and(|t| is(t, '>')) =>
                {
                    // Back to the arm's start.
                    let start = tokens[..at].iter().rposition(|token| {
                        is(token, ',')
                            || matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace)
                    });
                    let start = start.map_or(0, |n| n + 1);
                    let pattern = tokens[start..at].iter().cloned().collect();
                    idents(pattern, &mut self.loose);
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
            at += 1;
        }
    }
}

fn is(token: &TokenTree, c: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == c)
}

fn ends_pattern(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '=' | ';' | ':'),
        TokenTree::Ident(word) => word == "in",
        _ => false,
    }
}

/// The names that may be variables': not after a dot, not in a path, not in capitals.
pub fn idents(tokens: TokenStream, out: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (n, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => idents(group.stream(), out),
            TokenTree::Ident(ident) => {
                let before = n.checked_sub(1).map(|at| &tokens[at]);
                let two_before = n.checked_sub(2).map(|at| &tokens[at]);
                let field = before.is_some_and(|token| is(token, '.'))
                    && !two_before.is_some_and(|token| is(token, '.'));
                let after_path = before.is_some_and(|token| is(token, ':'))
                    && two_before.is_some_and(|token| is(token, ':'));
                let path = tokens.get(n + 1).is_some_and(|token| is(token, ':'))
                    && tokens.get(n + 2).is_some_and(|token| is(token, ':'));
                let name = ident.to_string();
                let lower = name.starts_with(|c: char| c == '_' || c.is_lowercase());
                let word = syn::parse_str::<Ident>(&name).is_err();
                if !field && !after_path && !path && lower && !word {
                    out.insert(name);
                }
            }
            _ => {}
        }
    }
}
