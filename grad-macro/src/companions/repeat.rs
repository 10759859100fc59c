//! Arguments that a companion uses more than once: one set per sweep.
//!
//! What is passed by value is cloned, what is borrowed is borrowed again. Where neither is possible (`impl Iterator`, a `&mut`
//! of a type that the macro does not see), there is no such companion.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{GenericParam, Lifetime};

use crate::generics;

use super::shapes::{By, ParamShape, Role};
use super::signature::Signature;

/// How the arguments of a function are had again.
pub struct Repeat {
    bounds: Vec<TokenStream>,
    /// The lifetimes, if they all could be named: then the result need not hold on to `&mut` arguments.
    pub lifetimes: Option<Named>,
}

/// Parameters whose elided lifetimes have names.
pub struct Named {
    pub tape: Lifetime,
    /// That of the memory which the tape records in.
    pub memory: Lifetime,
    pub args: Vec<TokenStream>,
    /// All that are new.
    pub all: Vec<Lifetime>,
    /// What the result borrows from.
    pub captured: Vec<Lifetime>,
}

/// This bound, and what a companion needs that uses its arguments more than once: `for<'again> S: Clone`, which only who calls
/// it has to fulfil.
pub fn bounds_with(sig: &Signature, bound: TokenStream) -> TokenStream {
    let bounds = of(sig).map_or_else(Vec::new, |repeat| repeat.bounds);
    let bound = (!bound.is_empty()).then_some(bound);
    let all = bounds.into_iter().chain(bound);
    quote!(#(#all),*)
}

pub fn of(sig: &Signature) -> Option<Repeat> {
    let mut bounds = vec![];
    for param in sig.params {
        match had_again(sig, param) {
            Again::As => {}
            Again::If(ty) => bounds.push(quote!(for<'again> #ty: ::core::clone::Clone)),
            Again::Never => return None,
        }
    }
    let returned = super::can_be_stubbed(sig.item);
    returned.then(|| Repeat {
        bounds,
        lifetimes: named(sig),
    })
}

/// The arguments, by value or borrowed, as often as wanted.
pub fn args(sig: &Signature, name: &dyn Fn(&Ident) -> TokenStream) -> Vec<TokenStream> {
    let pass = |param: &ParamShape| {
        let ident = name(&param.ident);
        match param.by {
            _ if param.is_owned_self() => quote!(&#ident),
            By::Value if is_impl(&param.ty) => quote!(&#ident),
            By::Value if !param.is_copy() && !is_primitive(&param.ty) => {
                quote!(::core::clone::Clone::clone(&#ident))
            }
            _ => ident,
        }
    };
    sig.params.iter().map(pass).collect()
}

/// A copy of what a `&mut` argument points to.
pub fn owned(sig: &Signature, n: usize, ident: TokenStream) -> TokenStream {
    debug_assert!(sig.params[n].by == By::RefMut);
    let root = sig.root.0;
    quote!(#root::rt::alloc::borrow::ToOwned::to_owned(&*#ident))
}

enum Again {
    As,
    /// If this type can be cloned.
    If(TokenStream),
    Never,
}

fn had_again(sig: &Signature, param: &ParamShape) -> Again {
    let ty = match (&param.ty, param.by) {
        (_, By::Ref) => return Again::As,
        (syn::Type::ImplTrait(_), By::Value) => {
            return match param.function {
                true => Again::As,
                false => Again::Never,
            };
        }
        (syn::Type::Reference(of), By::RefMut) => &*of.elem,
        (ty, _) => ty,
    };
    // A slice is cloned element by element.
    let ty = match ty {
        syn::Type::Slice(of) => &*of.elem,
        ty => ty,
    };
    if is_impl(ty) || matches!(ty, syn::Type::TraitObject(_)) {
        return Again::Never;
    }
    let is_param = sig.item.sig.generics.type_params().any(|own| match ty {
        syn::Type::Path(path) => path.path.is_ident(&own.ident),
        _ => false,
    });
    match param.shape.is_wholly_seen() {
        // Who names it can say what it needs.
        _ if is_param || is_data(ty) || param.function => Again::If(ty.to_token_stream()),
        true if has_references(ty) => Again::Never,
        true => Again::As,
        false if has_references(ty) || param.role() == Role::LeftOut => Again::Never,
        false => Again::If(ty.to_token_stream()),
    }
}

fn is_impl(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::ImplTrait(_))
}

/// An enum of the user's that is plain data.
fn is_data(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Path(path) => path.qself.is_none() && generics::is_data(&path.path),
        _ => false,
    }
}

fn is_primitive(ty: &syn::Type) -> bool {
    const NAMES: [&str; 14] = [
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
        "bool", "char",
    ];
    match ty {
        syn::Type::Path(path) => NAMES.iter().any(|name| path.path.is_ident(name)),
        _ => false,
    }
}

fn has_references(ty: &syn::Type) -> bool {
    struct Search(bool);
    impl<'ast> Visit<'ast> for Search {
        fn visit_lifetime(&mut self, _: &'ast Lifetime) {
            self.0 = true;
        }
        fn visit_type_reference(&mut self, of: &'ast syn::TypeReference) {
            self.0 = true;
            visit::visit_type_reference(self, of);
        }
    }
    let mut search = Search(false);
    search.visit_type(ty);
    search.0
}

/// Names for the elided lifetimes, where `&mut` arguments would otherwise be held on to.
fn named(sig: &Signature) -> Option<Named> {
    let mutable = sig.params.iter().any(|param| param.by == By::RefMut);
    let seen = |param: &ParamShape| param.shape.is_wholly_seen() && !is_impl(&param.ty);
    if sig.method || !mutable || !sig.params.iter().all(seen) {
        return None;
    }
    let lifetime = |name: String| Lifetime::new(&name, Span::mixed_site());
    let tape = lifetime(format!("'{}", sig.locals.tape));
    let memory = lifetime(format!("'{}_memory", sig.locals.tape));
    let mut all = vec![tape.clone(), memory.clone()];
    let own = sig.item.sig.generics.params.iter();
    let mut captured: Vec<Lifetime> = own
        .filter_map(|param| match param {
            GenericParam::Lifetime(param) => Some(param.lifetime.clone()),
            _ => None,
        })
        .collect();
    captured.extend([tape.clone(), memory.clone()]);
    let args = sig
        .params
        .iter()
        .zip(&sig.locals.held)
        .map(|(param, held)| {
            let mut naming = Naming {
                stem: format!("'{held}"),
                new: vec![],
            };
            let mut ty = param.ty.clone();
            naming.visit_type_mut(&mut ty);
            // The outermost comes first.
            let borrowed = usize::from(param.by == By::RefMut);
            captured.extend(naming.new.iter().skip(borrowed).cloned());
            all.extend(naming.new);
            let ident = &param.ident;
            quote!(#ident: #ty)
        });
    let args = args.collect();
    Some(Named {
        tape,
        memory,
        args,
        all,
        captured,
    })
}

struct Naming {
    stem: String,
    new: Vec<Lifetime>,
}

impl Naming {
    fn next(&mut self) -> Lifetime {
        let name = match self.new.len() {
            0 => self.stem.clone(),
            n => format!("{}_{n}", self.stem),
        };
        let lifetime = Lifetime::new(&name, Span::mixed_site());
        self.new.push(lifetime.clone());
        lifetime
    }
}

impl VisitMut for Naming {
    fn visit_type_reference_mut(&mut self, of: &mut syn::TypeReference) {
        if of.lifetime.as_ref().is_none_or(|own| own.ident == "_") {
            of.lifetime = Some(self.next());
        }
        visit_mut::visit_type_reference_mut(self, of);
    }
}
