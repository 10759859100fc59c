//! Traits out of sight, whose methods could go before those that are called.
//!
//! ```text
//! use elsewhere::Area;                         // trait Area { fn size(self) -> f64; }?
//!
//! disc.size()                                  // of `#[grad] impl Disc { fn size(&self) -> f64 { .. } }`?
//! ```
//! What takes `self` as it is comes first, whoever declares it, then what takes `&self`. A trait in sight is looked at
//! ([`crate::types`]); of the others the companion asserts that none has such a method for the type in question: a call of
//! it would mean either.
//!
//! ```text
//! let _ = |of: Disc| {
//!     trait Annotated: Sized { fn size(self) {} }
//!     impl<T> Annotated for T {}
//!     let () = of.size();
//! };
//! ```

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::{GenericParam, Generics, ItemFn, ReceiverKind, Signature, TraitItem, Type};

use crate::errors::Errors;
use crate::generics;
use crate::implicit::paths;
use crate::known::{Known, name_of};
use crate::lower::is_of_core;
use crate::operators;
use crate::types::is_primitive;

/// Its traits take nothing but floats by value.
const RUNTIME: &str = "grad_runtime";

/// That the annotated methods which are called in this function are tried first. Of a type without a name here nothing can
/// be asserted.
pub fn asserted(function: &ItemFn, known: &Known, errors: &mut Errors) -> TokenStream {
    let mut called = Called::default();
    called.visit_block(&function.block);
    if !called.out_of_sight && !hides_traits(known) {
        return TokenStream::new();
    }
    let mut checks = TokenStream::new();
    for name in called.names.values() {
        for (this, (ty, borrows)) in receivers(&name.to_string(), known) {
            match known.hidden.contains(&this) {
                true => errors.at(name, unnamed(&this)),
                false => checks.extend(check(name, &ty, borrows)),
            }
        }
    }
    checks
}

fn unnamed(this: &str) -> String {
    format!(
        "`#[grad]` cannot tell whether this is the method of `{this}`: a trait that a macro or an import brings may have one \
         of this name, and `{this}` has no name here\n\
         help: import `{this}`"
    )
}

/// How a method takes its receiver.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Borrows {
    Shared,
    Mutable,
}

impl Borrows {
    fn of(sig: &Signature) -> Option<Borrows> {
        match sig.receiver()?.kind {
            ReceiverKind::Reference(_, _, None) => Some(Borrows::Shared),
            ReceiverKind::Reference(_, _, Some(_)) => Some(Borrows::Mutable),
            _ => None,
        }
    }
}

fn check(name: &Ident, ty: &Type, borrows: Borrows) -> TokenStream {
    let (of, annotated) = (local("of"), local("Annotated"));
    let first = |receiver: TokenStream| {
        quote! {
            let _ = |#of: #ty| {
                trait #annotated: ::core::marker::Sized { fn #name(#receiver) {} }
                impl<T> #annotated for T {}
                let () = #of.#name();
            };
        }
    };
    let by_value = first(quote!(self));
    let by_reference = (borrows == Borrows::Mutable).then(|| first(quote!(&self)));
    quote!(#by_value #by_reference)
}

fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The methods that a body calls.
#[derive(Default)]
struct Called {
    names: BTreeMap<String, Ident>,
    /// A line in there may bring in a trait.
    out_of_sight: bool,
}

impl<'ast> Visit<'ast> for Called {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        self.names
            .entry(name)
            .or_insert_with(|| call.method.clone());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_use(&mut self, line: &'ast syn::ItemUse) {
        let paths = paths::uses(&line.tree);
        self.out_of_sight |= (paths.iter()).any(|(path, name)| may_be_trait(path, name.as_ref()));
    }
}

/// Whether a line in sight of the function may bring in a trait that could not be read, or a macro make one.
fn hides_traits(known: &Known) -> bool {
    let told = |name: &String| {
        known.traits.contains_key(name)
            || known.structs.contains_key(name)
            || known.enums.contains_key(name)
            || known.aliases.contains_key(name)
            || known.constants.contains_key(name)
    };
    let mut uses = known.uses.iter();
    known.makes_items
        || uses.any(|(path, name)| {
            may_be_trait(path, name.as_ref()) && !name.as_ref().is_some_and(told)
        })
}

fn may_be_trait(path: &[String], name: Option<&String>) -> bool {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    let begins = |c: char| c.is_uppercase() || c == '_';
    let ours = is_of_core(&names) || names.first() == Some(&RUNTIME);
    !ours && name.is_none_or(|name| name.starts_with(begins))
}

/// The types in sight that have an annotated method of this name which borrows.
fn receivers(name: &str, known: &Known) -> BTreeMap<String, (Type, Borrows)> {
    let mut found: BTreeMap<String, (Type, Borrows)> = BTreeMap::new();
    let mut add = |ty: Option<Type>, borrows: Option<Borrows>| {
        let (Some(ty), Some(borrows)) = (ty, borrows) else {
            return;
        };
        let key = ty.to_token_stream().to_string();
        let entry = found.entry(key).or_insert((ty, borrows));
        if borrows > entry.1 {
            entry.1 = borrows;
        }
    };
    for (this, _) in known.beside.keys().filter(|(_, method)| method == name) {
        let method = known.methods.get(&(this.clone(), name.to_owned()));
        add(
            named(this, known),
            method.and_then(|method| Borrows::of(&method.sig)),
        );
    }
    for (of, types) in &known.implementors {
        let declared = known.traits.get(of).into_iter().flat_map(|of| &of.items);
        let sig = declared.filter_map(|item| match item {
            TraitItem::Fn(method) if method.sig.ident == name => Some(&method.sig),
            _ => None,
        });
        for sig in sig {
            (types.iter()).for_each(|this| add(named(this, known), Borrows::of(sig)));
        }
    }
    for extension in known.extensions.get(name).into_iter().flatten() {
        let body = &extension.body;
        add(
            filled(&body.this, &body.generics),
            Borrows::of(&body.function.sig),
        );
    }
    if operators::assigns(name) {
        let lefts = known.operators.iter().filter_map(|of| name_of(&of.left));
        let lefts: BTreeSet<String> = lefts.collect();
        for this in lefts.iter().map(String::as_str).chain(["f64", "f32"]) {
            add(named(this, known), Some(Borrows::Mutable));
        }
    }
    found
}

/// A type by its name, as it is written here.
fn named(name: &str, known: &Known) -> Option<Type> {
    let ident = syn::parse_str::<Ident>(name).ok()?;
    if is_primitive(name) {
        return Some(syn::parse_quote!(::core::primitive::#ident));
    }
    let item = known.structs.get(name).map(|item| &item.generics);
    let generics = item.or_else(|| known.enums.get(name).map(|item| &item.generics))?;
    let module = known.nameless.get(name);
    let args: Option<Vec<TokenStream>> = generics
        .params
        .iter()
        .map(|param| argument(param, generics))
        .collect();
    let args = args?;
    let args = (!args.is_empty()).then(|| quote!(<#(#args),*>));
    Some(syn::parse_quote!(#module #ident #args))
}

/// What may stand for a parameter; `None`: nothing that is known here.
fn argument(param: &GenericParam, generics: &Generics) -> Option<TokenStream> {
    match param {
        GenericParam::Lifetime(_) => Some(quote!('_)),
        GenericParam::Type(param) => {
            let bounds = generics::own_bounds(generics, &param.ident);
            let float = bounds.is_empty() || generics::is_float(&bounds);
            float.then(|| quote!(::core::primitive::f64))
        }
        GenericParam::Const(param) => {
            let ty = param.ty.to_token_stream().to_string();
            (ty == "usize").then(|| quote!(1))
        }
    }
}

/// An array or a tuple as an implementation has it, with something in the place of its parameters. (What has no size, no
/// method takes by value.)
fn filled(this: &Type, generics: &Generics) -> Option<Type> {
    if matches!(this, Type::Slice(_)) {
        return None;
    }
    let mut of = BTreeMap::new();
    for param in &generics.params {
        let ident = match param {
            GenericParam::Lifetime(_) => return None,
            GenericParam::Type(param) => &param.ident,
            GenericParam::Const(param) => &param.ident,
        };
        of.insert(ident.to_string(), argument(param, generics)?);
    }
    fn put(tokens: TokenStream, of: &BTreeMap<String, TokenStream>) -> TokenStream {
        let tokens = tokens.into_iter().map(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => match of.get(&ident.to_string()) {
                Some(stands) => stands.clone(),
                None => ident.into_token_stream(),
            },
            proc_macro2::TokenTree::Group(group) => {
                let inner = put(group.stream(), of);
                proc_macro2::Group::new(group.delimiter(), inner).into_token_stream()
            }
            token => token.into_token_stream(),
        });
        tokens.collect()
    }
    syn::parse2(put(this.to_token_stream(), &of)).ok()
}
