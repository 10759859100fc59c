//! Where the companions of what a path names are found.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::ext::IdentExt;

use super::super::types::refuse;

/// `<T as Trait>::g_grad_fwd`.
pub fn qualified_companion(path: &syn::ExprPath, which: &str) -> TokenStream {
    let mut path = path.clone();
    suffix(&mut path.path, which);
    path.to_token_stream()
}

/// The hidden companion of a type's own function has this name in its place.
fn suffix(path: &mut syn::Path, which: &str) {
    if let Some(last) = path.segments.last_mut() {
        last.ident = method_companion(&last.ident, which);
    }
}

/// The type that is called like the public gradient of a function.
pub fn class(path: &syn::Path) -> TokenStream {
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut() {
        last.ident = format_ident!("{}_grad", last.ident.unraw(), span = last.ident.span());
        last.arguments = syn::PathArguments::None;
    }
    path.to_token_stream()
}

/// The hidden companion of a method: `m_grad_fwd`.
pub fn method_companion(name: &Ident, which: &str) -> Ident {
    let text = name.to_string();
    let text = text.strip_prefix("r#").unwrap_or(&text);
    format_ident!("{text}_grad_{which}", span = name.span())
}

/// Whether the companions of what a path names are found at a type of that name: not those of a type's own functions.
pub fn has_class(path: &syn::Path) -> bool {
    !path.segments.iter().rev().nth(1).is_some_and(is_type)
}

/// Types are written with a capital letter, modules are not.
fn is_type(segment: &syn::PathSegment) -> bool {
    segment.ident.to_string().starts_with(char::is_uppercase)
}

/// The hidden companion of a function: `<path::g_grad>::fwd`, and `Type::g_grad_fwd` where a type has it.
/// The name has the span of the user's, where the error is shown if there is none.
pub fn companion(path: &syn::Path, which: &str) -> TokenStream {
    let of_type = !has_class(path);
    let Some(last) = path.segments.last() else {
        return refuse("a callee without a name");
    };
    if of_type {
        let mut path = path.clone();
        suffix(&mut path, which);
        return path.to_token_stream();
    }
    let class = class(path);
    // What is wrong with it is shown where the user calls the function.
    let span = proc_macro2::Span::mixed_site().located_at(last.ident.span());
    let which = Ident::new(which, span);
    let generics = last.arguments.to_token_stream();
    quote_spanned!(span=> <#class>::#which #generics)
}
