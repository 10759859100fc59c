//! `#[grad(..)]` among the attributes of an item.

use proc_macro2::TokenStream;
use syn::Attribute;

/// Whether it is ours, by whatever path.
pub fn is_ours(attr: &Attribute) -> bool {
    let last = attr.path().segments.last();
    last.is_some_and(|segment| segment.ident == "grad")
}

/// Whether one of these is ours, or unknown: another macro, or `cfg_attr`, may bring ours.
pub fn may_be_ours(attrs: &[Attribute]) -> bool {
    #[rustfmt::skip]
    const OTHERS: [&str; 17] = [
        "allow", "cfg", "cold", "deny", "deprecated", "derive", "doc", "expect", "forbid", "inline", "must_use", "no_mangle",
        "non_exhaustive", "repr", "target_feature", "track_caller", "warn",
    ];
    let other = |attr: &Attribute| OTHERS.iter().any(|name| attr.path().is_ident(name));
    !attrs.iter().all(other)
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

/// `#[grad(skip)]`.
pub fn skips(attr: &Attribute) -> bool {
    options(attr).to_string() == "skip"
}
