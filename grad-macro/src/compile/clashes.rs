//! Functions of the user's that are called like a companion.
//!
//! ```text
//! #[grad] fn bump(x: f64) -> f64 { .. }
//! fn bump_grad(x: f64) -> f64 { .. }          // `bump_grad` is the name of a companion of `bump`
//! ```

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{ItemFn, TraitItem};

use super::Options;
use crate::errors::Errors;
use crate::known::{Known, name_of};
use crate::names::Items;
use crate::traits;

/// The names among those of emitted functions that others have, which are reported.
pub fn names(
    emitted: &TokenStream,
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> BTreeSet<String> {
    let own = &function.sig.ident;
    let mut names = declared(emitted, &["fn"]);
    names.retain(|name| is_written(name, known));
    // Companions of companions have types, as other functions' companions do.
    let types = declared(emitted, &["enum", "type"]).into_iter();
    let others = types.filter_map(|name| Some(name.strip_suffix("_grad")?.to_owned()));
    names.extend(others.filter(|of| own != of && is_written(of, known) && is_annotated(of, known)));
    let stem = options.name.as_ref().map(ToString::to_string);
    let items = Items::new(own, stem.as_deref());
    if let Some(name) = names.first() {
        let hidden = ["vjp", "fwd", "rev", "jvp"].map(|of| format!("{}_{of}", items.hidden));
        let keeps = hidden.iter().any(|hidden| names.contains(hidden))
            || known.of_trait.is_some()
            || traits::is_declaration(known)
            || is_annotated(name, known);
        let help = match keeps {
            true => "give one of them another name".to_owned(),
            false => {
                format!("give that one another name, or the companions: `#[grad(name = {own}_of)]`")
            }
        };
        let begin = format!("`{name}`{COMPANION}{own}`");
        errors.at(
            own,
            format!("{begin}, and that of another function here\nhelp: {help}"),
        );
    }
    names
}

/// What such a report says.
const COMPANION: &str = " is the name of a companion of `";

/// Whether this is one: nobody who calls the function can be told.
pub fn is_report(message: &str) -> bool {
    message.contains(COMPANION)
}

/// Whether the user has a function, or a method beside this one, of that name.
fn is_written(name: &str, known: &Known) -> bool {
    let Some(this) = &known.this else {
        return known.written.contains(name);
    };
    let declared = known.of_trait.as_ref().and_then(|of| of.segments.last());
    let declared = declared.and_then(|of| known.traits.get(&of.ident.to_string()));
    let in_trait = |item: &TraitItem| matches!(item, TraitItem::Fn(of) if of.sig.ident == name);
    let key = (name_of(this).unwrap_or_default(), name.to_owned());
    let own = key.0 == "Self" || known.inherent.contains_key(&key);
    let method = known.methods.get(&key).filter(|_| own);
    // Blocks of other instances of a type have names of their own.
    let text = |ty: &syn::Type| ty.to_token_stream().to_string();
    declared.is_some_and(|of| of.items.iter().any(in_trait))
        || method.is_some_and(|method| text(&method.this) == text(this))
}

/// Whether that one has companions itself.
fn is_annotated(name: &str, known: &Known) -> bool {
    let this = known.this.as_ref().and_then(name_of);
    match this {
        Some(_) if known.of_trait.is_some() || traits::is_declaration(known) => true,
        Some(this) => known.beside.contains_key(&(this, name.to_owned())),
        None => !known.read || known.bodies.contains_key(name),
    }
}

/// What stands behind such words among these items, or in an `impl`.
fn declared(items: &TokenStream, words: &[&str]) -> BTreeSet<String> {
    let (mut names, mut after) = (BTreeSet::new(), false);
    for token in items.clone() {
        if let (TokenTree::Ident(name), true) = (&token, after) {
            names.insert(name.to_string());
        }
        after = matches!(&token, TokenTree::Ident(word) if words.iter().any(|of| word == of));
    }
    names
}

/// The items without the functions of these names; nothing if these have companions that are called like others here.
pub fn without(
    items: TokenStream,
    names: &BTreeSet<String>,
    known: &Known,
    are_methods: bool,
) -> TokenStream {
    if names.iter().any(|name| is_annotated(name, known)) {
        return TokenStream::new();
    }
    let is_one = |sig: &syn::Signature| names.contains(&sig.ident.to_string());
    if are_methods {
        let block = syn::parse2::<syn::ItemImpl>(quote!(impl Type { #items }));
        let items = block.into_iter().flat_map(|block| block.items);
        let kept = items.filter(|item| !matches!(item, syn::ImplItem::Fn(of) if is_one(&of.sig)));
        return quote!(#(#kept)*);
    }
    let items = syn::parse2::<syn::File>(items);
    let items = items.into_iter().flat_map(|file| file.items);
    let kept = items.filter(|item| !matches!(item, syn::Item::Fn(of) if is_one(&of.sig)));
    quote!(#(#kept)*)
}
