//! Functions of the standard library by the names that they are called by: `mem::swap`, `array::from_fn`, `drop`.
//!
//! Names decide what they do, and a module of the user's may be called `mem` as well. One that is declared or imported beside
//! the function is written by a path of its own, which is no path of the standard library; of the others the companion
//! asserts that they are what they look like.
//!
//! ```text
//! mod mem { .. }
//! mem::swap(&mut a, &mut b)        self::mem::swap(&mut a, &mut b)
//!
//! use everything::*;
//! mem::swap(&mut a, &mut b)        rt::same(mem::swap::<f64>, ::core::mem::swap::<f64>);
//! ```
//! The same goes for `VecDeque`, of which a crate may have another, and for `Vec` where a `use` line may bring another:
//! companions make those of the standard library.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::visit_mut::{self, VisitMut};
use syn::{ExprPath, ItemFn, Path, PathArguments, PathSegment, TypePath};

use crate::known::Known;
use crate::lower::is_of_core;
use crate::substitute;

/// Functions whose meaning is known by module and name, and arguments for their parameters.
const FUNCTIONS: &[(&str, &str, &str)] = &[
    ("array", "from_fn", "F, 1, fn(U) -> F"),
    ("cmp", "max", "U"),
    ("cmp", "min", "U"),
    ("convert", "identity", "F"),
    ("hint", "black_box", "F"),
    ("iter", "empty", "F"),
    ("iter", "from_fn", "F, fn() -> Option"),
    ("iter", "once", "F"),
    ("iter", "repeat", "F"),
    ("iter", "repeat_n", "F"),
    ("iter", "repeat_with", "F, fn() -> F"),
    ("iter", "successors", "F, fn(&F) -> Option"),
    ("iter", "zip", "[F; 1], [F; 1]"),
    ("mem", "drop", "F"),
    ("mem", "forget", "F"),
    ("mem", "replace", "F"),
    ("mem", "swap", "F"),
    ("mem", "take", "F"),
];

/// Of these, and with them, what is known by its last name alone.
const ALONE: &[(&str, &str)] = &[("drop", "mem"), ("black_box", "hint")];

/// What a path of two names may begin with, and be no module of the user's.
const MODULES: &[&str] = &["f32", "f64", "libm", "ops"];

/// The crate that `stop_gradient` comes from, where nobody gives it another name.
const RUNTIME: &str = "grad_runtime";

/// The function with what is the user's own written so, and the assertions about the rest; `rt`: the runtime's support.
pub fn told_apart(mut function: ItemFn, known: &Known, rt: &TokenStream) -> (ItemFn, TokenStream) {
    let mut names = Names {
        known,
        rt,
        own: substitute::names_of_its_own(&function),
        found: BTreeMap::new(),
    };
    names.visit_signature_mut(&mut function.sig);
    names.visit_block_mut(&mut function.block);
    let asserted = names.found.into_values().collect();
    (function, asserted)
}

struct Names<'k> {
    known: &'k Known,
    rt: &'k TokenStream,
    /// What the function itself calls so.
    own: BTreeSet<String>,
    found: BTreeMap<String, TokenStream>,
}

impl Names<'_> {
    /// Whether the module has something of this name, by an item or by an import that names it. A function begins no
    /// longer path.
    fn is_declared(&self, name: &str, alone: bool) -> bool {
        let imported = self.known.uses.iter().any(|(path, own)| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            own.as_ref().is_some_and(|own| own == name) && !is_of_core(&path) && path != [name]
        });
        let function = alone && self.known.functions.contains_key(name);
        imported || self.known.modules.contains(name) || function
    }

    fn path(&mut self, path: &mut Path) {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|of| of.ident.to_string())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if names.last() == Some(&"stop_gradient")
            && !names
                .iter()
                .any(|name| name.starts_with(char::is_uppercase))
            && !self.own.contains("stop_gradient")
        {
            let rt = self.rt;
            return self.same(path, "F", &quote!(#rt::stop_gradient));
        }
        let (first, module, name) = match names[..] {
            [name] if !self.own.contains(name) => {
                match ALONE.iter().find(|(alone, _)| *alone == name) {
                    Some((_, module)) => (name, *module, name),
                    None => return,
                }
            }
            [module, name] => (module, module, name),
            _ => return,
        };
        let mut all = FUNCTIONS.iter();
        let function = all.find(|(of, own, _)| *of == module && *own == name);
        if function.is_none() && !MODULES.contains(&module) {
            return;
        }
        if self.is_declared(first, names.len() == 1) {
            let this = Ident::new("self", path.segments[0].ident.span());
            *path = syn::parse_quote!(#this::#path);
            return;
        }
        if let Some((_, _, args)) = function {
            let (module, name) = (word(module), word(name));
            self.same(path, args, &quote!(::core::#module::#name));
        }
    }

    /// Whether the lines in sight leave no doubt about what a path begins with.
    fn is_clear(&self, path: &Path) -> bool {
        let first = path.segments[0].ident.to_string();
        let lines = &self.known.uses;
        let named = lines.iter().any(|(path, own)| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            own.as_ref() == Some(&first) && (is_of_core(&path) || path[0] == RUNTIME)
        });
        let hidden = lines.iter().any(|(_, own)| own.is_none());
        self.known.read && (named || first == RUNTIME && !hidden)
    }

    /// `let _: fn(VecDeque<f64>) -> rt::alloc::collections::VecDeque<f64> = |list| list;` of a type that is called so.
    fn list(&mut self, segments: &[&PathSegment]) {
        let Some(last) = segments.last().map(|last| last.ident.to_string()) else {
            return;
        };
        let module = match &*last {
            "VecDeque" if !crate::generics::is_declared("VecDeque") => {
                quote!(collections::VecDeque)
            }
            "Vec" if segments.len() == 1 && self.may_be_imported("Vec") => quote!(vec::Vec),
            _ => return,
        };
        let names = segments.iter().map(|of| &of.ident);
        let path: Path = syn::parse_quote!(#(#names)::*);
        if self.is_clear(&path) {
            return;
        }
        let (text, rt) = (path.to_token_stream().to_string(), self.rt);
        let number = quote!(::core::primitive::f64);
        let ours = quote!(#rt::alloc::#module<#number>);
        let span = path.segments[0].ident.span();
        let same = quote_spanned!(span=> let _: fn(#path<#number>) -> #ours = |list| list;);
        self.found.insert(text, same);
    }

    /// Whether a `use` line brings something of this name from elsewhere than the standard library, or may, as it brings
    /// all that another crate has.
    fn may_be_imported(&self, name: &str) -> bool {
        self.known.uses.iter().any(|(path, own)| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let of_a_crate = !matches!(path[..], ["super" | "self" | "crate", ..] | []);
            !is_of_core(&path) && own.as_ref().map_or(of_a_crate, |own| own == name)
        })
    }

    fn same(&mut self, path: &Path, args: &str, ours: &TokenStream) {
        if self.is_clear(path) {
            return;
        }
        let mut path = path.clone();
        if let Some(last) = path.segments.last_mut() {
            last.arguments = PathArguments::None;
        }
        let text = path.to_token_stream().to_string();
        let (args, rt) = (arguments(args), self.rt);
        let same = quote!(#rt::same(#path::<#args>, #ours::<#args>););
        self.found.insert(text, same);
    }
}

impl VisitMut for Names<'_> {
    fn visit_expr_path_mut(&mut self, path: &mut ExprPath) {
        visit_mut::visit_expr_path_mut(self, path);
        if path.qself.is_none() && path.path.leading_colon.is_none() {
            let segments: Vec<_> = path.path.segments.iter().collect();
            if let [of @ .., _] = &segments[..] {
                self.list(of);
            }
            self.path(&mut path.path);
        }
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        visit_mut::visit_type_path_mut(self, path);
        if path.qself.is_none() && path.path.leading_colon.is_none() {
            let segments: Vec<_> = path.path.segments.iter().collect();
            self.list(&segments);
        }
    }
}

fn word(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The arguments with what their letters stand for, by paths that nothing can shadow.
fn arguments(args: &str) -> TokenStream {
    let args: TokenStream = args.parse().expect("an entry of the table");
    written(args)
}

fn written(args: TokenStream) -> TokenStream {
    let written = args.into_iter().map(|token| match &token {
        proc_macro2::TokenTree::Ident(ident) if ident == "F" => quote!(::core::primitive::f64),
        proc_macro2::TokenTree::Ident(ident) if ident == "U" => quote!(::core::primitive::usize),
        proc_macro2::TokenTree::Ident(ident) if ident == "Option" => {
            quote!(::core::option::Option<::core::primitive::f64>)
        }
        proc_macro2::TokenTree::Group(group) => {
            let inner = written(group.stream());
            proc_macro2::Group::new(group.delimiter(), inner).to_token_stream()
        }
        _ => token.to_token_stream(),
    });
    written.collect()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::told_apart;
    use crate::known::Known;

    /// What a companion asserts of the names in a body, nothing being known of the module.
    fn asserted(body: &str) -> String {
        asserted_beside(&[], body)
    }

    /// The same beside these imports: the path, and the name that it gives.
    fn asserted_beside(uses: &[(&str, Option<&str>)], body: &str) -> String {
        let function = syn::parse_str(&format!("fn f(x: f64) -> f64 {{ {body} }}")).unwrap();
        let mut known = Known::default();
        known.uses.extend(uses.iter().map(|(path, own)| {
            let path = path.split("::").map(str::to_owned).collect();
            (path, own.map(str::to_owned))
        }));
        told_apart(function, &known, &quote!(rt)).1.to_string()
    }

    #[test]
    fn lists_are_those_of_the_standard_library() {
        let is_asserted = |body: &str| asserted(body).contains("| list | list");
        assert!(is_asserted("let q = VecDeque::new(); x"));
        assert!(is_asserted("let q: rings::VecDeque<f64> = made(); x"));
        assert!(is_asserted("let q = one(x).collect::<VecDeque<_>>(); x"));
        assert!(!is_asserted("let q = Vec::new(); x"));

        let beside = |path: &str, own: Option<&str>| {
            asserted_beside(&[(path, own)], "let q: Vec<f64> = Vec::new(); x")
                .contains("vec :: Vec")
        };
        assert!(beside("rings::Vec", Some("Vec")));
        assert!(beside("rings::List", Some("Vec")));
        assert!(beside("rings::prelude", None));
        assert!(!beside("std::vec::Vec", Some("Vec")));
        assert!(!beside("super", None));
        assert!(!beside("rings::Ring", Some("Ring")));
    }
}
