//! Methods that traits give to arrays, slices, `Vec`s and tuples, read where they are called.
//!
//! ```text
//! trait Vector { fn dot(&self, o: &Self) -> f64; fn norm(&self) -> f64 { self.dot(self).sqrt() } }
//! impl Vector for [f64; 3] { .. }
//!
//! a.norm()
//!     (|this: &[f64; 3]| -> f64 { this.dot(this).sqrt() })(&a)
//! ```
//! Companions of the trait would take the shadow of the whole receiver, in memory of its own; what an array or a slice
//! lends is often a part of something larger. And there are none for slices, which are no values.
//!
//! A type of the standard library has one implementation of a trait, and rustc refuses a call that may mean two traits:
//! what is read is what is called, unless the type has a method of that name by itself. Those are known
//! ([`types::is_of_lists`]). Where the receiver lends the slice that a method is for, it could have one of that name as
//! well, from wherever: the companion asserts that it has none ([`asserted`]).

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{
    GenericArgument, Generics, ImplItem, ItemFn, ItemImpl, ItemTrait, PathArguments, TraitItem,
    Type,
};

use crate::attribute;
use crate::blocks::as_function;
use crate::errors::Errors;
use crate::known::{Known, MethodBody, name_of};
use crate::types::{self, Ty};

/// By their names.
pub type Extensions = BTreeMap<String, Vec<Extension>>;

#[derive(Clone)]
pub struct Extension {
    /// The trait.
    of: String,
    pub body: MethodBody,
}

/// Adds those of such an implementation, provided ones among them; `all`: though it is not annotated.
pub fn add(
    known: &mut Known,
    block: &ItemImpl,
    all: bool,
    whole: &dyn Fn(&ItemFn) -> Option<ItemFn>,
) {
    let found = of(block, &known.traits, all, whole);
    if found.is_empty() {
        return;
    }
    let extensions = Rc::make_mut(&mut known.extensions);
    for extension in found {
        let name = extension.body.function.sig.ident.to_string();
        extensions.entry(name).or_default().push(extension);
    }
}

fn of(
    block: &ItemImpl,
    traits: &BTreeMap<String, ItemTrait>,
    all: bool,
    whole: &dyn Fn(&ItemFn) -> Option<ItemFn>,
) -> Vec<Extension> {
    let last = block
        .trait_
        .as_ref()
        .and_then(|(path, _)| path.segments.last());
    let Some(of) = last.map(|last| last.ident.to_string()) else {
        return vec![];
    };
    let annotated = all || attribute::find(&block.attrs).is_some();
    if !annotated
        || !is_extended(block)
        || block.attrs.iter().any(|attr| attr.path().is_ident("cfg"))
    {
        return vec![];
    }
    let own = block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(as_function(method)),
        _ => None,
    });
    let own: Vec<ItemFn> = own.collect();
    let provided = traits.get(&of).map_or(vec![], |of| provided(of, &own));
    let read = |function: &ItemFn| {
        let mut function = whole(function)?;
        function.sig.receiver()?;
        if attribute::find(&function.attrs).is_none() {
            function.attrs.push(syn::parse_quote!(#[grad]));
        }
        let body = MethodBody {
            this: (*block.self_ty).clone(),
            generics: block.generics.clone(),
            function: function.into(),
        };
        let of = of.clone();
        Some(Extension { of, body })
    };
    own.iter().chain(&provided).filter_map(read).collect()
}

/// Refuses methods that some of these types have by themselves.
pub fn check(block: &ItemImpl, declared: Option<&ItemTrait>, errors: &mut Errors) {
    let own = block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(&method.sig.ident),
        _ => None,
    });
    let provided = declared.into_iter().flat_map(|of| &of.items);
    let provided = provided.filter_map(|item| match item {
        TraitItem::Fn(method) if method.default.is_some() => Some(&method.sig.ident),
        _ => None,
    });
    let is_list = !matches!(&*block.self_ty, Type::Tuple(_));
    for name in own
        .chain(provided)
        .filter(|name| is_list && types::is_of_lists(&name.to_string()))
    {
        let message = format!(
            "`#[grad]` cannot tell calls of this `{name}` from those of the method that slices, arrays and `Vec`s have\n\
             help: give it another name"
        );
        errors.at(name, message);
    }
}

/// Those that the trait provides and the implementation leaves as they are. (What a trait with parameters says of them is
/// not followed.)
fn provided(of: &ItemTrait, own: &[ItemFn]) -> Vec<ItemFn> {
    let bodies = of.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) => {
            let (attrs, sig, block) = (&method.attrs, &method.sig, method.default.as_ref()?);
            Some(syn::parse_quote!(#(#attrs)* #sig #block))
        }
        _ => None,
    });
    let overridden = |function: &ItemFn| own.iter().any(|own| own.sig.ident == function.sig.ident);
    let kept = bodies.filter(|function| of.generics.params.is_empty() && !overridden(function));
    kept.collect()
}

/// Whether a trait is implemented for a type that this is about.
pub fn is_extended(block: &ItemImpl) -> bool {
    match &*block.self_ty {
        Type::Array(_) | Type::Slice(_) | Type::Tuple(_) => true,
        ty => name_of(ty).is_some_and(|name| name == "Vec"),
    }
}

/// The one that a call of this name means on a receiver of this type; `of`: the trait, where that is said.
pub fn called<'k>(
    name: &str,
    receiver: &Ty,
    of: Option<&str>,
    all: &'k Extensions,
) -> Option<(&'k MethodBody, Fit)> {
    let receiver = receiver.strip_refs();
    let is_extended = match receiver {
        Ty::Array(..) | Ty::Slice(_) | Ty::Vec(_) => of.is_some() || !types::is_of_lists(name),
        Ty::Tuple(_) => true,
        _ => false,
    };
    let all = all.get(name).filter(|_| is_extended)?;
    let of_rank = |rank: Fit| {
        let named = all
            .iter()
            .filter(|found| of.is_none_or(|of| found.of == of));
        let bodies = named.map(|found| &found.body);
        let fits = |body: &&MethodBody| fit(&body.this, &body.generics, receiver) == Some(rank);
        bodies.filter(fits).collect::<Vec<_>>()
    };
    // As rustc looks for methods: what the receiver lends comes later.
    for rank in [Fit::Exact, Fit::Lent] {
        match of_rank(rank)[..] {
            [] => {}
            [one] => return Some((one, rank)),
            _ => return None,
        }
    }
    None
}

/// Whether the type is known to its last part, so that what fits it is what rustc takes.
pub fn is_said(ty: &Ty) -> bool {
    let text = ty.to_string();
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.all(|word| word != "_")
}

/// Does not compile if an array or a `Vec` has a method of this name by itself: a call of it would mean either. `None` if
/// nothing can be asserted of a receiver whose type cannot be written.
///
/// ```text
/// let _ = |list: Vec<f64>| {
///     trait Own { fn mean(&self) {} }
///     impl<E> Own for Vec<E> {}
///     let () = list.mean();
/// };
/// ```
pub fn asserted(receiver: &Ty, name: &Ident) -> Option<TokenStream> {
    let receiver = receiver.strip_refs();
    let ty = syn::parse_str::<Type>(&receiver.to_string()).ok()?;
    let own = Ident::new("Own", Span::mixed_site());
    let of = match receiver {
        Ty::Array(..) => quote!(impl<E, const N: ::core::primitive::usize> #own for [E; N] {}),
        _ => quote!(impl<E> #own for Vec<E> {}),
    };
    Some(quote! {
        let _ = |list: #ty| {
            trait #own { fn #name(&self) {} }
            #of
            let () = list.#name();
        };
    })
}

#[derive(Clone, Copy, PartialEq)]
pub enum Fit {
    Exact,
    /// A slice, which arrays and `Vec`s lend.
    Lent,
}

/// Whether a receiver may be of the type that an implementation is for.
fn fit(this: &Type, generics: &Generics, of: &Ty) -> Option<Fit> {
    let part = |this: &Type, of: &Ty| fit(this, generics, of) == Some(Fit::Exact);
    let exact = match (this, of) {
        (_, Ty::Unknown) => true,
        (Type::Paren(this), of) => return fit(&this.elem, generics, of),
        (Type::Group(this), of) => return fit(&this.elem, generics, of),
        (Type::Slice(this), Ty::Array(of, _) | Ty::Vec(of)) => {
            return part(&this.elem, of).then_some(Fit::Lent);
        }
        (Type::Slice(this), Ty::Slice(of)) => part(&this.elem, of),
        (Type::Array(this), Ty::Array(of, len)) => {
            part(&this.elem, of) && is_length(&this.len, generics, &len.0)
        }
        (Type::Tuple(this), Ty::Tuple(of)) => {
            this.elems.len() == of.len()
                && this.elems.iter().zip(of).all(|(this, of)| part(this, of))
        }
        (Type::Reference(this), Ty::Ref { to, .. }) => part(&this.elem, to),
        (Type::Path(path), of) => {
            let last = path.path.segments.last()?;
            let is_param = generics
                .type_params()
                .any(|param| param.ident == last.ident);
            match (&last.arguments, of) {
                (PathArguments::None, of) if is_param => {
                    of.scalar().is_some_and(|ty| ty.is_float()) || matches!(of, Ty::Struct(_))
                }
                (PathArguments::AngleBracketed(args), Ty::Vec(of)) => match args.args.first() {
                    Some(GenericArgument::Type(this)) => last.ident == "Vec" && part(this, of),
                    _ => false,
                },
                (_, Ty::Struct(record)) => last.ident == record.path.0.to_string(),
                (PathArguments::None, of) => last.ident == of.to_string(),
                _ => false,
            }
        }
        _ => false,
    };
    exact.then_some(Fit::Exact)
}

/// Whether an array may have the length that an implementation is for.
fn is_length(this: &syn::Expr, generics: &Generics, of: &TokenStream) -> bool {
    let (this, of) = (quote!(#this).to_string(), of.to_string());
    let literal = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let number = |text: &str| text.trim_end_matches("usize").replace('_', "");
    generics.const_params().any(|param| param.ident == this)
        || this == of
        || of == "_"
        || literal(&number(&this)) && number(&this) == number(&of)
}
