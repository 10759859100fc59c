//! What single items say of themselves: their names, their attributes.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Item, ItemStruct, Type};

use crate::attribute;

/// The name that an item declares.
pub fn name_in(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Fn(item) => &item.sig.ident,
        Item::Struct(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Const(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    (ident != "_").then(|| ident.to_string())
}

/// Whether the struct derives `Differentiable` itself.
pub fn is_derived(item: &ItemStruct) -> bool {
    derives(&item.attrs, "Differentiable")
}

/// Whether a derive of this name is among these.
pub fn derives(attrs: &[syn::Attribute], name: &str) -> bool {
    attrs
        .iter()
        .filter(|attr| attr.path().is_ident("derive"))
        .any(|attr| attr.meta.to_token_stream().to_string().contains(name))
}

/// The name of a type, without path and arguments.
pub fn name_of(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        Type::Reference(of) => name_of(&of.elem),
        Type::Paren(of) => name_of(&of.elem),
        Type::Group(of) => name_of(&of.elem),
        _ => None,
    }
}

/// Whether there is an attribute of ours among these, or may be.
pub fn attributed(attrs: &[syn::Attribute]) -> bool {
    let hidden = |attr: &syn::Attribute| attr.path().is_ident("cfg_attr");
    (attrs.iter()).any(|attr| attribute::is_ours(attr) || hidden(attr))
}

/// Whether a function in a block or module that is annotated has no companions there.
pub fn left_out(attrs: &[syn::Attribute]) -> bool {
    attribute::find(attrs).is_some_and(attribute::skips)
}

/// Whether a function is annotated `#[grad(lagrangian)]` or `#[grad(graph)]`.
pub fn has_view(attrs: &[syn::Attribute]) -> bool {
    let view = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "lagrangian" || ident == "graph");
    let mut ours = attrs.iter().filter(|attr| attribute::is_ours(attr));
    ours.any(|attr| {
        attribute::options(attr)
            .into_iter()
            .any(|token| view(&token))
    })
}
