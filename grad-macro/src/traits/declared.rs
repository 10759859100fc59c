//! The options in a trait's declaration, which are those of all implementations.

use proc_macro2::TokenStream;
use syn::{Attribute, ItemTrait, Signature, TraitItem};

use crate::attribute;
use crate::errors::Errors;
use crate::options::{self, Options, Show};

/// The options of a method: its own, or those of what it stands in.
pub fn own_options(own: Option<TokenStream>, around: &Options, errors: &mut Errors) -> Options {
    match own {
        Some(tokens) => options::within(tokens, around, errors),
        None => Options {
            name: None,
            custom: None,
            custom_jvp: None,
            ..around.clone()
        },
    }
}

/// The options of a method in the trait's declaration.
pub fn declared_options(
    of: &ItemTrait,
    sig: &Signature,
    around: &Options,
    errors: &mut Errors,
) -> Options {
    let tokens = |attrs: &[Attribute]| attribute::find(attrs).map(attribute::options);
    let mut options = match tokens(&of.attrs) {
        Some(tokens) => options::parse(tokens, errors),
        None => around.clone(),
    };
    options.runtime = around.runtime.clone();
    let method = of.items.iter().find_map(|item| match item {
        TraitItem::Fn(method) if method.sig.ident == sig.ident => Some(method),
        _ => None,
    });
    let own = method.and_then(|method| tokens(&method.attrs));
    Options {
        show: Show::No,
        ..own_options(own, &options, errors)
    }
}

/// The options that a declaration has, of its own and on its methods.
pub fn declared_names(of: &ItemTrait) -> Vec<syn::Ident> {
    let mut own = Errors::new();
    let methods = of.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) => Some(&method.attrs),
        _ => None,
    });
    let attrs = methods.chain([&of.attrs]);
    let tokens = attrs.filter_map(|attrs| attribute::find(attrs).map(attribute::options));
    let names = tokens.flat_map(|tokens| options::parse(tokens, &mut own).given);
    let names = names.collect();
    own.discard();
    names
}
