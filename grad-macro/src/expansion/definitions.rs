//! Which macros are known, and what they are.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ItemFn;

use super::{call, hygiene, is_definition, pattern, template};
use crate::sight;

/// A `macro_rules!`.
pub struct Definition {
    pub arms: Vec<(pattern::Pattern, template::Template)>,
    /// Variables that a name in a template must not be taken for: for a macro of the function, those that are bound
    /// after it; for one of the file, all that the function binds.
    pub foreign: BTreeSet<String>,
}

#[derive(Default)]
pub struct Definitions {
    list: BTreeMap<String, Definition>,
}

impl Definitions {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn get(&self, name: &str) -> Option<&Definition> {
        self.list.get(name)
    }

    /// Those that the body defines once, and those of the file that it calls.
    pub fn around(function: &ItemFn, body: &TokenStream) -> Definitions {
        let mut calls = BTreeSet::new();
        called(body.clone(), &mut calls);
        let mut own = Vec::new();
        defined(body.clone(), &mut own);
        // Names of the standard library may be given to others.
        calls.retain(|name| {
            let here = own.iter().any(|(other, ..)| other == name);
            here || !is_standard(name) || sight::defines_macro(name)
        });
        let mut all = Definitions::default();
        if calls.is_empty() {
            return all;
        }
        for (name, rules, after) in &own {
            let once = own.iter().filter(|(other, ..)| other == name).count() == 1;
            calls.remove(name);
            if once && let Some(arms) = arms(rules.clone()) {
                let foreign = hygiene::bound(after.clone());
                all.list.insert(name.clone(), Definition { arms, foreign });
            }
        }
        if calls.is_empty() {
            return all;
        }
        let mut bound = hygiene::bound(body.clone());
        for input in &function.sig.inputs {
            // Names in types are no variables.
            if let syn::FnArg::Typed(input) = input {
                hygiene::idents(input.pat.to_token_stream(), &mut bound);
            }
        }
        let mut wanted: Vec<String> = calls.into_iter().collect();
        while let Some(name) = wanted.pop() {
            if all.list.contains_key(&name) {
                continue;
            }
            if let Some(rules) = sight::macro_rules(&name)
                && let Some(arms) = arms(rules.clone())
            {
                // What it calls in its turn.
                let mut more = BTreeSet::new();
                called(rules, &mut more);
                wanted.extend(more.into_iter().filter(|name| !is_standard(name)));
                let foreign = bound.clone();
                all.list.insert(name, Definition { arms, foreign });
            }
        }
        all
    }
}

/// Not to be looked for.
const STANDARD: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "cfg",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprint",
    "eprintln",
    "format",
    "matches",
    "panic",
    "print",
    "println",
    "todo",
    "unimplemented",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

pub fn is_standard(name: &str) -> bool {
    STANDARD.contains(&name)
}

/// The names of macros that are called.
fn called(tokens: TokenStream, out: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[at] {
            called(group.stream(), out);
        }
        if let Some((name, _)) = call(&tokens, at) {
            out.insert(name.to_string());
        }
    }
}

/// Macros that are defined in there: name, rules, and all tokens that follow in the same block.
fn defined(tokens: TokenStream, out: &mut Vec<(String, TokenStream, TokenStream)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[at] {
            defined(group.stream(), out);
        }
        if is_definition(&tokens[at..])
            && let (TokenTree::Ident(name), TokenTree::Group(rules)) =
                (&tokens[at + 2], &tokens[at + 3])
        {
            let after = tokens[at + 4..].iter().cloned().collect();
            out.push((name.to_string(), rules.stream(), after));
        }
    }
}

/// `(pattern) => {template}; ..`.
pub fn arms(rules: TokenStream) -> Option<Vec<(pattern::Pattern, template::Template)>> {
    let mut tokens = rules.into_iter().peekable();
    let mut arms = Vec::new();
    while tokens.peek().is_some() {
        let Some(TokenTree::Group(from)) = tokens.next() else {
            return None;
        };
        for arrow in ['=', '>'] {
            match tokens.next() {
                Some(TokenTree::Punct(punct)) if punct.as_char() == arrow => {}
                _ => return None,
            }
        }
        let Some(TokenTree::Group(to)) = tokens.next() else {
            return None;
        };
        arms.push((
            pattern::parse(from.stream())?,
            template::parse(to.stream())?,
        ));
        match tokens.next() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == ';' => {}
            None => {}
            _ => return None,
        }
    }
    Some(arms)
}
