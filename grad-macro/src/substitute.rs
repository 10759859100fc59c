//! Aliases in sight, written out: the compiler behind the attribute works on `f64` where the user wrote `Real`.
//!
//! ```text
//! type Real = f64;
//! fn mean(x: &[Real]) -> Real { .. n as Real }      fn mean(x: &[f64]) -> f64 { .. n as f64 }
//!                                                   const _: fn(Real) -> f64 = |alias| alias;
//! ```
//!
//! The user's function stays as it is; the assertion stands in the bodies of the companions.

mod applied;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{GenericParam, ItemFn, Path, PathArguments, Type};

use crate::known::Known;
use applied::applied;

/// The function with its aliases written out, and what asserts that they were the right ones.
pub fn aliases(function: &ItemFn, known: &Known) -> (ItemFn, TokenStream) {
    let mut function = function.clone();
    let params = params(&function.sig, known);
    if known.aliases.is_empty() && known.generic_aliases.is_empty() {
        return (function, TokenStream::new());
    }
    let mut names = Substitution::new(known, params);
    names.visit_signature_mut(&mut function.sig);
    names.visit_block_mut(&mut function.block);
    let found = std::mem::take(&mut names.found).into_values();
    let asserted: TokenStream = found.map(|(alias, ty)| assertion(&alias, &ty)).collect();
    drop(names);
    (function, asserted)
}

/// A signature with its aliases written out.
pub fn signature(sig: &syn::Signature, known: &Known) -> syn::Signature {
    let mut sig = sig.clone();
    let params = params(&sig, known);
    Substitution::new(known, params).visit_signature_mut(&mut sig);
    sig
}

/// The names of the parameters for types, numbers and lifetimes, of the function and around it.
fn params(sig: &syn::Signature, known: &Known) -> Vec<String> {
    let all = known.generics.params.iter().chain(&sig.generics.params);
    let ident = |param: &GenericParam| match param {
        GenericParam::Type(param) => param.ident.to_string(),
        GenericParam::Const(param) => param.ident.to_string(),
        GenericParam::Lifetime(param) => param.lifetime.ident.to_string(),
    };
    all.map(ident).collect()
}

/// Calls of functions that the module imports from the standard library or from `libm`, by their whole paths: `zip(a, b)`,
/// `sinf(x)` by `use libm::*`.
pub fn imports(mut function: ItemFn, known: &Known) -> ItemFn {
    struct Imports<'k> {
        known: &'k Known,
        /// What the function itself calls so.
        own: BTreeSet<String>,
    }
    impl Imports<'_> {
        fn whole(&self, ident: &Ident) -> Option<Vec<String>> {
            let own = |name: &Option<String>| name.as_ref().is_some_and(|name| ident == name);
            let imported = self.known.uses.iter().find(|(path, name)| {
                let of_crate = match path.first().map(String::as_str) {
                    Some("std" | "core") => path.len() > 2,
                    Some("libm") => path.len() == 2 && is_of_libm(&path[1]),
                    _ => false,
                };
                of_crate && own(name)
            });
            if let Some((path, _)) = imported {
                return Some(path.clone());
            }
            // What is declared or imported by name goes before what comes with all the names.
            let all = |(path, name): &(Vec<String>, Option<String>)| {
                name.is_none() && *path == ["libm"] && is_of_libm(&ident.to_string())
            };
            let declared = self.known.functions.contains_key(&ident.to_string())
                || self.known.uses.iter().any(|(_, name)| own(name));
            let found = !declared && self.known.uses.iter().any(all);
            found.then(|| vec!["libm".to_owned(), ident.to_string()])
        }
    }
    impl VisitMut for Imports<'_> {
        fn visit_expr_call_mut(&mut self, call: &mut syn::ExprCall) {
            visit_mut::visit_expr_call_mut(self, call);
            let syn::Expr::Path(callee) = &mut *call.func else {
                return;
            };
            let Some(ident) = callee.path.get_ident().cloned() else {
                return;
            };
            if self.own.contains(&ident.to_string()) {
                return;
            }
            if let Some(path) = self.whole(&ident) {
                let whole = path.iter().map(|name| Ident::new(name, ident.span()));
                callee.path = syn::parse_quote!(#(#whole)::*);
            }
        }
    }
    let own = names_of_its_own(&function);
    Imports { known, own }.visit_block_mut(&mut function.block);
    function
}

pub fn is_of_libm(name: &str) -> bool {
    crate::rules::names::path_call(&["libm", name]).is_some()
}

/// Variables and functions inside of the function, and its parameters.
pub fn names_of_its_own(function: &ItemFn) -> BTreeSet<String> {
    struct Names(BTreeSet<String>);
    impl<'ast> Visit<'ast> for Names {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            self.0.insert(pat.ident.to_string());
            visit::visit_pat_ident(self, pat);
        }
        fn visit_item_fn(&mut self, inner: &'ast ItemFn) {
            self.0.insert(inner.sig.ident.to_string());
            visit::visit_item_fn(self, inner);
        }
    }
    let mut names = Names(BTreeSet::new());
    names.visit_item_fn(function);
    names.0
}

/// A body with the assertion at its head.
pub fn within(asserted: TokenStream, body: TokenStream) -> TokenStream {
    let mut trees = body.clone().into_iter();
    let inner = match (trees.next(), trees.next()) {
        _ if asserted.is_empty() => return body,
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Brace => {
            group.stream()
        }
        _ => body,
    };
    quote!({ #asserted #inner })
}

/// What is built of primitive types only is named with absolute paths.
fn assertion(alias: &Path, ty: &Type) -> TokenStream {
    let written = alias.to_token_stream();
    let (alias, ty) = (inferred(written.clone()), inferred(absolute(ty)));
    let value = Ident::new("alias", Span::mixed_site());
    match mentions_self(written) {
        // An item of its own has no `Self`.
        true => quote!(let _ = |#value: #alias| -> #ty { #value };),
        false => quote!(const _: fn(#alias) -> #ty = |#value| #value;),
    }
}

/// Items say all of their types: what is left to rustc may be any there.
fn inferred(tokens: TokenStream) -> TokenStream {
    let one = |token: TokenTree| match token {
        TokenTree::Ident(ident) if ident == "_" => quote!(::core::primitive::f64),
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), inferred(group.stream()));
            inner.set_span(group.span());
            TokenTree::from(inner).into()
        }
        token => token.into(),
    };
    tokens.into_iter().map(one).collect()
}

fn mentions_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Self",
        TokenTree::Group(group) => mentions_self(group.stream()),
        _ => false,
    })
}

fn absolute(ty: &Type) -> TokenStream {
    match ty {
        Type::Path(path) => match path.path.get_ident() {
            Some(ident) if crate::types::is_primitive(&ident.to_string()) => {
                quote!(::core::primitive::#ident)
            }
            _ => ty.to_token_stream(),
        },
        Type::Array(of) => {
            let (of, len) = (absolute(&of.elem), &of.len);
            quote!([#of; #len])
        }
        _ => ty.to_token_stream(),
    }
}

impl Known {
    /// The same with its own aliases written out, so that it can be understood elsewhere.
    pub fn written_out(mut self) -> Known {
        if self.aliases.is_empty() && self.generic_aliases.is_empty() {
            return self;
        }
        let known = Known {
            aliases: self.aliases.clone(),
            generic_aliases: self.generic_aliases.clone(),
            ..Known::default()
        };
        let mut names = Substitution::new(&known, vec![]);
        names.depth = 1;
        for ty in self.aliases.values_mut().chain(self.constants.values_mut()) {
            names.visit_type_mut(ty);
        }
        for item in self.structs.values_mut() {
            names.visit_fields_mut(&mut item.fields);
        }
        // Signatures are shared, and most speak of no alias.
        for sig in self.functions.values_mut() {
            if known.abbreviates(sig) {
                names.visit_signature_mut(Rc::make_mut(sig));
            }
        }
        for of in &mut self.operators {
            names.visit_type_mut(&mut of.left);
            names.visit_type_mut(&mut of.right);
            names.visit_type_mut(&mut of.output);
        }
        for method in self.methods.values_mut() {
            if known.abbreviates(&method.sig) {
                names.visit_signature_mut(Rc::make_mut(&mut method.sig));
            }
        }
        self
    }

    /// Whether a signature speaks of an alias.
    fn abbreviates(&self, sig: &syn::Signature) -> bool {
        struct Abbreviated<'k>(&'k Known, bool);
        impl<'a> Visit<'a> for Abbreviated<'_> {
            fn visit_path_segment(&mut self, segment: &'a syn::PathSegment) {
                let name = segment.ident.to_string();
                self.1 |= self.0.aliases.contains_key(&name)
                    || self.0.generic_aliases.contains_key(&name);
                visit::visit_path_segment(self, segment);
            }
        }
        let mut found = Abbreviated(self, false);
        found.visit_signature(sig);
        found.1
    }
}

struct Substitution<'k> {
    known: &'k Known,
    /// The parameters of the function and of the block around it, which come first.
    params: Vec<String>,
    found: BTreeMap<String, (Path, Type)>,
    depth: usize,
}

/// How deep aliases of aliases are followed.
const DEPTH: usize = 8;

impl<'k> Substitution<'k> {
    fn new(known: &'k Known, params: Vec<String>) -> Self {
        Substitution {
            known,
            params,
            found: BTreeMap::new(),
            depth: 0,
        }
    }

    /// What the alias stands for, if the path is one.
    fn alias(&mut self, path: &Path) -> Option<Type> {
        let [segment] = path.segments.iter().collect::<Vec<_>>()[..] else {
            return None;
        };
        let name = segment.ident.to_string();
        if path.leading_colon.is_some() || self.params.contains(&name) || self.depth > DEPTH {
            return None;
        }
        let mut ty = match &segment.arguments {
            PathArguments::None => match self.known.aliases.get(&name) {
                Some(ty) => ty.clone(),
                None => applied(self.known.generic_aliases.get(&name)?, [])?,
            },
            PathArguments::AngleBracketed(args) => {
                applied(self.known.generic_aliases.get(&name)?, &args.args)?
            }
            PathArguments::Parenthesized(_) => return None,
        };
        self.depth += 1;
        self.visit_type_mut(&mut ty);
        self.depth -= 1;
        let ty = respan(ty, segment.ident.span());
        if self.depth == 0 && !self.is_generic(path) {
            let key = path.to_token_stream().to_string();
            self.found.insert(key, (path.clone(), ty.clone()));
        }
        Some(ty)
    }

    /// Items in a body cannot speak of these parameters.
    fn is_generic(&self, path: &Path) -> bool {
        let mut own = false;
        mention(path.to_token_stream(), &mut |name| {
            own |= self.params.contains(&name)
        });
        own
    }
}

fn mention(tokens: TokenStream, see: &mut dyn FnMut(String)) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => see(ident.to_string()),
            TokenTree::Group(group) => mention(group.stream(), see),
            _ => {}
        }
    }
}

/// `<Result<T> as Fallible>::Error`, which speaks of the alias as it is written.
fn is_error_of_alias(path: &syn::TypePath) -> bool {
    let fallible = |of: &syn::PathSegment| of.ident == "Fallible";
    path.qself.is_some() && path.path.segments.iter().rev().nth(1).is_some_and(fallible)
}

impl VisitMut for Substitution<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if matches!(ty, Type::Path(path) if is_error_of_alias(path)) {
            return;
        }
        if let Type::Path(path) = ty
            && path.qself.is_none()
        {
            // The arguments first, which are written here.
            if let Some(last) = path.path.segments.last_mut() {
                visit_mut::visit_path_arguments_mut(self, &mut last.arguments);
            }
            if let Some(of) = self.alias(&path.path) {
                *ty = of;
                return;
            }
        }
        visit_mut::visit_type_mut(self, ty);
    }

    /// `Real::EPSILON`, `Real::from(x)`, `Vec3 { .. }`.
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        let Some(first) = path.segments.first() else {
            return;
        };
        if path.leading_colon.is_some() || first.arguments != PathArguments::None {
            return;
        }
        let is_type =
            path.segments.len() > 1 || first.ident.to_string().starts_with(char::is_uppercase);
        let first = Path::from(first.ident.clone());
        if is_type
            && let Some(Type::Path(of)) = self.alias(&first)
            && of.qself.is_none()
        {
            let mut segments = of.path.segments;
            segments.extend(path.segments.iter().skip(1).cloned());
            path.segments = segments;
        }
    }
}

/// The same tokens, shown where the alias stands.
fn respan(ty: Type, span: Span) -> Type {
    let tokens = crate::spans::located(ty.to_token_stream(), span);
    syn::parse2(tokens).unwrap_or(ty)
}
