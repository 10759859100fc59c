//! Aliases in sight, written out: the compiler behind the attribute works on `f64` where the user wrote `Real`.
//!
//! ```text
//! type Real = f64;
//! fn mean(x: &[Real]) -> Real { .. n as Real }      fn mean(x: &[f64]) -> f64 { .. n as f64 }
//!                                                   const _: fn(Real) -> f64 = |alias| alias;
//! ```
//!
//! The user's function stays as it is; the assertion stands in the bodies of the companions.

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{ItemFn, Path, PathArguments, Type};

use crate::known::Known;

/// The function with its aliases written out, and what asserts that they were the right ones.
pub fn aliases(function: &ItemFn, known: &Known) -> (ItemFn, TokenStream) {
    let mut function = function.clone();
    let mut names = known.aliases.clone();
    for param in &function.sig.generics.params {
        if let syn::GenericParam::Type(param) = param {
            names.remove(&param.ident.to_string());
        }
    }
    if names.is_empty() {
        return (function, TokenStream::new());
    }
    let mut names = Substitution {
        aliases: &names,
        found: BTreeMap::new(),
        depth: 0,
    };
    names.visit_signature_mut(&mut function.sig);
    names.visit_block_mut(&mut function.block);
    let asserted = names.found.into_values().map(|(alias, ty)| assertion(&alias, &ty));
    (function, asserted.collect())
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
fn assertion(alias: &Ident, ty: &Type) -> TokenStream {
    let ty = absolute(ty);
    let value = Ident::new("alias", Span::mixed_site());
    quote!(const _: fn(#alias) -> #ty = |#value| #value;)
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
        let aliases = self.aliases.clone();
        let mut names = Substitution {
            aliases: &aliases,
            found: BTreeMap::new(),
            depth: 1,
        };
        for ty in self.aliases.values_mut().chain(self.constants.values_mut()) {
            names.visit_type_mut(ty);
        }
        for item in self.structs.values_mut() {
            names.visit_fields_mut(&mut item.fields);
        }
        for sig in self.functions.values_mut() {
            names.visit_signature_mut(Rc::make_mut(sig));
        }
        for method in self.methods.values_mut() {
            names.visit_signature_mut(Rc::make_mut(&mut method.sig));
        }
        self
    }
}

struct Substitution<'k> {
    aliases: &'k BTreeMap<String, Type>,
    found: BTreeMap<String, (Ident, Type)>,
    depth: usize,
}

impl Substitution<'_> {
    fn alias(&mut self, path: &Path) -> Option<Type> {
        let ident = path.get_ident()?;
        let mut ty = self.aliases.get(&ident.to_string())?.clone();
        if self.depth > 8 {
            return None;
        }
        self.depth += 1;
        visit_mut::visit_type_mut(self, &mut ty);
        self.depth -= 1;
        if let Type::Path(path) = &ty
            && let Some(of) = self.alias(&path.path)
        {
            ty = of;
        }
        let ty = respan(ty, ident.span());
        if self.depth == 0 {
            let found = (ident.clone(), ty.clone());
            self.found.insert(ident.to_string(), found);
        }
        Some(ty)
    }
}

impl VisitMut for Substitution<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && path.qself.is_none()
            && let Some(of) = self.alias(&path.path)
        {
            *ty = of;
            return;
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
        let is_type = path.segments.len() > 1 || first.ident.to_string().starts_with(char::is_uppercase);
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
