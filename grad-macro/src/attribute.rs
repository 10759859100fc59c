//! `#[grad(..)]` among the attributes of an item.

use proc_macro2::TokenStream;
use syn::Attribute;

/// Whether it is ours, by whatever path.
pub fn is_ours(attr: &Attribute) -> bool {
    let last = attr.path().segments.last();
    last.is_some_and(|segment| segment.ident == "grad")
}

/// The first of ours.
pub fn find(attrs: &[Attribute]) -> Option<&Attribute> {
    attrs.iter().find(|attr| is_ours(attr))
}

/// Removes it; its options.
pub fn take(attrs: &mut Vec<Attribute>) -> Option<TokenStream> {
    let at = attrs.iter().position(is_ours)?;
    Some(options(&attrs.remove(at)))
}

/// What stands in its parentheses.
pub fn options(attr: &Attribute) -> TokenStream {
    match &attr.meta {
        syn::Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    }
}
