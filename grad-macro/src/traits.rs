//! `#[grad]` on a trait's declaration, and on its implementations.
//!
//! ```text
//! #[grad] trait Potential { fn energy(&self, r: f64) -> f64; }
//!
//! trait Potential {
//!     fn energy(&self, r: f64) -> f64;
//!     fn energy_grad(&self, r: f64) -> (Self::Tangent, f64) where Self: Sized + Differentiable;      // and the others
//! }
//! ```
//! What companions a method has is decided by its signature and the options in the trait's declaration, so that the
//! declaration and all implementations agree. Where the declaration is not annotated, or not in sight, the companions of an
//! implementation become methods of the type itself: calls on that type find them, calls through the trait do not.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, ImplItem, ItemFn, ItemImpl, ItemTrait, Signature, TraitItem, Type};

use crate::attribute;
use crate::blocks;
use crate::companions::{self, shapes};
use crate::compile;
use crate::errors::Errors;
use crate::from;
use crate::known::{Known, name_of};
use crate::options::{self, Options};

/// What a trait's declaration expands to.
pub fn declaration(
    mut of: ItemTrait,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let mut added = Vec::new();
    let known = &known.within_trait(&of);
    for item in &mut of.items {
        let TraitItem::Fn(method) = item else {
            continue;
        };
        let own = attribute::take(&mut method.attrs);
        let options = own_options(own, options, errors);
        let (attrs, sig) = (&method.attrs, bounded(&method.sig, &options));
        let block = method.default.clone();
        let block = block.unwrap_or_else(|| syn::parse_quote!({}));
        let function: ItemFn = syn::parse_quote!(#(#attrs)* #sig #block);
        if !has_companions(&function, &options) {
            continue;
        }
        let companions = match &method.default {
            Some(_) => compile::beside(&function, &options, known, errors),
            None => compile::declared(&function, &options, known, errors),
        };
        added.extend(methods(companions, method.default.is_some()));
    }
    of.items.extend(added);
    of.to_token_stream()
}

/// The companions as items of a trait, with their bodies or without.
fn methods(companions: TokenStream, with_bodies: bool) -> Vec<TraitItem> {
    let Ok(parsed) = syn::parse2::<ItemTrait>(quote!(trait Companions { #companions })) else {
        return vec![TraitItem::Verbatim(companions)];
    };
    let mut items = parsed.items;
    for item in &mut items {
        if let (TraitItem::Fn(method), false) = (item, with_bodies) {
            method.default = None;
            method.semi_token = Some(Default::default());
            method.attrs.retain(|attr| !attr.path().is_ident("inline"));
        }
    }
    items
}

/// Companions need more of `Self` than the method: a trait object has no gradient.
fn bounded(sig: &Signature, options: &Options) -> Signature {
    let mut sig = sig.clone();
    let differentiable = shapes::params(&sig, options.wrt.as_deref())
        .first()
        .is_some_and(|param| param.receiver.is_some() && param.is_active());
    let runtime = &options.runtime;
    let clause = sig.generics.make_where_clause();
    clause
        .predicates
        .push(syn::parse_quote!(Self: ::core::marker::Sized));
    if differentiable {
        clause
            .predicates
            .push(syn::parse_quote!(Self: #runtime::Differentiable<Tangent: 'static>));
    }
    sig
}

/// Whether a derivative flows through the method, as its signature tells.
fn has_companions(function: &ItemFn, options: &Options) -> bool {
    let sig = &function.sig;
    let params = shapes::params(sig, options.wrt.as_deref());
    let flows = shapes::ret(sig).is_active()
        || params
            .iter()
            .any(|p| p.by == shapes::By::RefMut && p.is_active());
    let plain = sig.asyncness.is_none() && sig.variadic.is_none();
    plain && flows && params.iter().any(|p| p.is_active()) && companions::can_be_stubbed(function)
}

fn own_options(own: Option<TokenStream>, around: &Options, errors: &mut Errors) -> Options {
    let Some(tokens) = own else {
        return Options {
            name: None,
            ..around.clone()
        };
    };
    let mut options = options::parse(tokens, errors);
    if options.runtime == syn::parse_quote!(::grad_runtime) {
        options.runtime = around.runtime.clone();
    }
    options
}

/// What an implementation expands to.
pub fn implementation(
    mut block: ItemImpl,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let Some((path, _)) = block.trait_.clone() else {
        return block.to_token_stream();
    };
    if from::signature(&block).is_some() {
        return from::expand(&block, options, known, errors);
    }
    let declared = path.segments.last().map(|last| last.ident.to_string());
    let declared = declared.and_then(|name| known.traits.get(&name)).cloned();
    let annotated = declared.filter(|of| attribute::find(&of.attrs).is_some());
    let mut all = known.clone();
    all.block(&block);
    let inside = all.inside(&block);
    let place = match &annotated {
        Some(_) => Place::Trait,
        None => Place::Type,
    };
    if place == Place::Type && !can_have_methods(&block) {
        errors.at(
            &block.self_ty,
            "`#[grad]` cannot give this type companions of its own\n\
             help: put `#[grad]` on the declaration of the trait as well",
        );
        return block.to_token_stream();
    }
    let associated = associated(&block);
    let mut companions = TokenStream::new();
    for item in &mut block.items {
        let ImplItem::Fn(method) = item else {
            continue;
        };
        let own = attribute::take(&mut method.attrs);
        let asked = own.is_some();
        let options = match annotated.as_ref() {
            Some(of) => declared_options(of, &method.sig, options, errors),
            None => own_options(own, options, errors),
        };
        let mut function = blocks::as_function(method);
        if place == Place::Type {
            function.vis = syn::parse_quote!(pub);
            WithoutAssociated(&associated).visit_item_fn_mut(&mut function);
        }
        if !has_companions(&function, &options) {
            continue;
        }
        let mut own_errors = Errors::new();
        let emitted = compile::beside(&function, &options, &inside, &mut own_errors);
        if place == Place::Trait || asked {
            errors.append(own_errors);
        } else if !own_errors.discard() {
            continue;
        }
        companions.extend(emitted);
    }
    if place == Place::Trait {
        block.items.push(ImplItem::Verbatim(companions));
        return block.to_token_stream();
    }
    let (generics, this) = (&block.generics, &block.self_ty);
    let (params, _, bounds) = generics.split_for_impl();
    let cfgs = block
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("cfg"));
    quote! {
        #block
        #(#cfgs)*
        impl #params #this #bounds { #companions }
    }
}

/// Whether companions may stand beside this method: not in the implementation of a trait that does not declare them.
pub fn has_place(function: &ItemFn, known: &Known, errors: &mut Errors) -> bool {
    let Some(path) = &known.of_trait else {
        return true;
    };
    let name = path.segments.last().map(|last| last.ident.to_string());
    let declared = name.and_then(|name| known.traits.get(&name));
    if declared.is_some_and(|of| attribute::find(&of.attrs).is_some()) {
        return true;
    }
    errors.at(
        &function.sig.ident,
        "`#[grad]` cannot put companions into the implementation of a trait that does not declare them\n\
         help: put `#[grad]` on the whole `impl`: they become methods of the type",
    );
    false
}

/// The function with a name for every `impl Trait` among its parameters that is neither a function nor an iterator.
pub fn named(function: &ItemFn) -> ItemFn {
    let mut function = function.clone();
    let mut names = Names(Vec::new());
    for arg in &mut function.sig.inputs {
        if let syn::FnArg::Typed(arg) = arg {
            names.visit_type_mut(&mut arg.ty);
        }
    }
    function.sig.generics.params.extend(names.0);
    function
}

/// Whether a type parameter was named so.
pub fn is_named(param: &syn::Ident) -> bool {
    param.to_string().starts_with(PREFIX)
}

const PREFIX: &str = "GradImpl";

struct Names(Vec<syn::GenericParam>);

impl VisitMut for Names {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let Type::ImplTrait(of) = ty else {
            return visit_mut::visit_type_mut(self, ty);
        };
        let other = |bound: &syn::TypeParamBound| match bound {
            syn::TypeParamBound::Trait(bound) => bound.path.segments.last().is_none_or(|last| {
                let name = last.ident.to_string();
                crate::generics::is_foreign(&name)
                    || matches!(
                        name.as_str(),
                        "Into" | "From" | "TryInto" | "ToString" | "Display" | "Debug"
                    )
            }),
            _ => true,
        };
        if !of.bounds.iter().any(other) {
            let name = quote::format_ident!("{PREFIX}{}", self.0.len() + 1);
            let bounds = &of.bounds;
            self.0.push(syn::parse_quote!(#name: #bounds));
            *ty = syn::parse_quote!(#name);
        }
    }
}

/// Where the companions of an implementation stand.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Trait,
    /// In an `impl` of their own.
    Type,
}

/// Whether an `impl` of its own may follow: the type is a path, of no primitive type, that mentions all parameters.
fn can_have_methods(block: &ItemImpl) -> bool {
    let Type::Path(path) = &*block.self_ty else {
        return false;
    };
    let Some(name) = name_of(&block.self_ty) else {
        return false;
    };
    let text = block.self_ty.to_token_stream().to_string();
    let mentions = |name: &syn::Ident| {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.into_iter().any(|word| *name == word)
    };
    let foreign = matches!(
        name.as_str(),
        "Vec" | "Option" | "Box" | "Rc" | "Arc" | "String" | "HashMap"
    );
    let generic = block
        .generics
        .type_params()
        .any(|param| path.path.is_ident(&param.ident));
    !foreign
        && !generic
        && path.qself.is_none()
        && !crate::types::is_primitive(&name)
        && block
            .generics
            .type_params()
            .all(|param| mentions(&param.ident))
}

/// The options of a method in the trait's declaration.
fn declared_options(
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
    own_options(
        method.and_then(|method| tokens(&method.attrs)),
        &options,
        errors,
    )
}

/// A method's signature with the associated types of its block written out.
pub fn written_out(sig: &Signature, block: &ItemImpl) -> Signature {
    let mut sig = sig.clone();
    let associated = associated(block);
    if !associated.is_empty() {
        WithoutAssociated(&associated).visit_signature_mut(&mut sig);
    }
    sig
}

/// The associated types of an implementation.
fn associated(block: &ItemImpl) -> Vec<(String, Type)> {
    let types = block.items.iter().filter_map(|item| match item {
        ImplItem::Type(of) => Some((of.ident.to_string(), of.ty.clone())),
        _ => None,
    });
    types.collect()
}

/// `Self::Output` is known to the trait only: written out.
struct WithoutAssociated<'t>(&'t [(String, Type)]);

impl VisitMut for WithoutAssociated<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && path.qself.is_none()
            && path.path.segments.len() == 2
            && path.path.segments[0].ident == "Self"
        {
            let name = path.path.segments[1].ident.to_string();
            if let Some((_, of)) = self.0.iter().find(|(own, _)| *own == name) {
                *ty = of.clone();
                return;
            }
        }
        visit_mut::visit_type_mut(self, ty);
    }
}
