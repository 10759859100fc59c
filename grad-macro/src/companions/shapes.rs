//! What a signature's tokens say about derivatives: nothing here looks at a body.

mod pullback;
mod ret;
mod shape;

use pullback::pullback;
pub use pullback::{Pullback, callable, functions, lender};
pub use ret::{RetShape, Wrap, ret, unwrapped};
pub use shape::Shape;
use shape::{plain, strip_refs};

use std::borrow::Cow;
use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::visit_mut::VisitMut;

use crate::{generics, names};

/// How a parameter is passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    Value,
    Ref,
    RefMut,
}

/// What flows to and from a parameter; decides its bar and its slot in the hidden companions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Carries no derivative: bar `()`, slot `()`.
    Inactive,
    /// Excluded by `wrt`: slot `LeftOut`; its bar, if it is a reference, converts to `LeftOut`, else it is `()`.
    LeftOut,
    /// By value: bar `()`, slot = its adjoint.
    Value,
    /// By reference: bar = its shadow, slot `()`.
    Reference,
}

/// A parameter of an annotated function.
#[derive(Clone, Debug)]
pub struct ParamShape {
    /// Its name in companions.
    pub ident: Ident,
    /// Its type as written.
    pub ty: syn::Type,
    pub by: By,
    /// The type behind the reference.
    pub shape: Shape,
    /// What the body sees of a type that a trait's declaration leaves open: `f64` in `impl Trait for f64`.
    pub seen: Option<Box<Shape>>,
    /// False if `wrt(..)` leaves it out.
    pub wrt: bool,
    /// A method's receiver as public companions have it. The hidden ones take it by reference.
    pub receiver: Option<TokenStream>,
    /// What it is differentiated by, if it is a function that is called with floats.
    pub pullback: Option<Pullback>,
    /// Whether its bounds say that it is a function.
    pub function: bool,
}

/// The parameters of a function. `wrt`: the names listed there, if there is such an option.
pub fn params(sig: &syn::Signature, wrt: Option<&[Ident]>) -> Vec<ParamShape> {
    let taken: BTreeSet<String> = sig
        .inputs
        .iter()
        .filter_map(typed)
        .filter_map(|arg| name(&arg.pat))
        .map(|ident| ident.unraw().to_string())
        .collect();
    let declared = generics::declared(sig);
    sig.inputs
        .iter()
        .enumerate()
        .map(|(position, arg)| {
            let declared = declared
                .as_ref()
                .and_then(|of| typed(&of.here.inputs[position]));
            let arg = match arg {
                syn::FnArg::Typed(arg) => arg,
                syn::FnArg::Receiver(receiver) => {
                    return self::receiver(receiver, &sig.generics, wrt);
                }
            };
            let ident = name(&arg.pat)
                .cloned()
                .unwrap_or_else(|| names::unnamed(position, &taken));
            let wrt = wrt.is_none_or(|wrt| wrt.contains(&ident));
            let (_, own) = passed(&in_place_of_self(&arg.ty));
            let own = own.with_params(&generics::floats(&sig.generics));
            let ty = declared.map_or(&arg.ty, |of| &of.ty);
            let (by, shape) = passed(ty);
            let seen = (shape.leaves_open() && !own.leaves_open()).then(|| Box::new(own));
            let callable = callable(&sig.generics, &arg.ty);
            let function = callable.is_some();
            let shape = match callable {
                Some(_) => Shape::Inert,
                None => shape.with_params(&generics::floats(&sig.generics)),
            };
            let pullback = callable
                .filter(|_| wrt)
                .and_then(|of| pullback(&sig.generics, &of));
            ParamShape {
                ident,
                ty: (**ty).clone(),
                by,
                shape,
                seen,
                wrt,
                receiver: None,
                pullback,
                function,
            }
        })
        .collect()
}

/// The types `T::Scalar` in what carries a derivative, whose tangents companions speak of.
pub fn associated(sig: &syn::Signature, wrt: Option<&[Ident]>) -> Vec<syn::Type> {
    let mut all: Vec<syn::Type> = vec![];
    let params = params(sig, wrt);
    let active = params.iter().filter(|param| param.is_active());
    for shape in active.map(|param| &param.shape).chain([&ret(sig).shape]) {
        shape.associated(&sig.generics, &mut all);
    }
    all
}

/// `self` counts as a reference: one shape for all callers, who cannot know.
fn receiver(
    receiver: &syn::Receiver,
    generics: &syn::Generics,
    wrt: Option<&[Ident]>,
) -> ParamShape {
    let token = receiver.self_token;
    let ident = Ident::from(token);
    let (by, ty) = match &receiver.kind {
        syn::ReceiverKind::Reference(and, lifetime, Some(mutable)) => {
            (By::RefMut, quote!(#and #lifetime #mutable #token))
        }
        syn::ReceiverKind::Reference(and, lifetime, None) => {
            (By::Ref, quote!(#and #lifetime #token))
        }
        _ => (By::Ref, quote!(#token)),
    };
    ParamShape {
        wrt: wrt.is_none_or(|wrt| wrt.iter().any(|name| name == "self")),
        ident,
        ty: syn::parse_quote!(Self),
        by,
        shape: Shape::Opaque(Box::new(syn::parse_quote!(Self))).with_params(&[]),
        seen: generics::this()
            .map(|this| Shape::of(&this).with_params(&generics::floats(generics)))
            .filter(|shape| shape.is_active() && !shape.is_opaque())
            .map(Box::new),
        receiver: Some(ty),
        pullback: None,
        function: false,
    }
}

fn typed(arg: &syn::FnArg) -> Option<&syn::PatType> {
    match arg {
        syn::FnArg::Typed(arg) => Some(arg),
        syn::FnArg::Receiver(_) => None,
    }
}

/// The name of a parameter whose pattern is one.
fn name(pat: &syn::Pat) -> Option<&Ident> {
    match pat {
        syn::Pat::Ident(pat) if pat.subpat.is_none() && pat.by_ref.is_none() => Some(&pat.ident),
        syn::Pat::Paren(pat) => name(&pat.pat),
        _ => None,
    }
}

fn passed(ty: &syn::Type) -> (By, Shape) {
    match plain(ty) {
        syn::Type::Reference(reference) if reference.mutability.is_some() => {
            (By::RefMut, behind_mut(&reference.elem))
        }
        syn::Type::Reference(reference) => (By::Ref, Shape::of(strip_refs(&reference.elem))),
        ty => (By::Value, Shape::of(ty)),
    }
}

/// The type with that whose method it is in place of `Self`, where that is no struct: `&[f64; 3]` for `&Self`.
fn in_place_of_self(ty: &syn::Type) -> Cow<'_, syn::Type> {
    struct Replace(syn::Type);
    impl VisitMut for Replace {
        fn visit_type_mut(&mut self, ty: &mut syn::Type) {
            match ty {
                syn::Type::Path(path) if path.path.is_ident("Self") => *ty = self.0.clone(),
                _ => syn::visit_mut::visit_type_mut(self, ty),
            }
        }
    }
    match generics::this().filter(|this| !Shape::of(this).is_opaque()) {
        Some(this) => {
            let mut ty = ty.clone();
            Replace(this).visit_type_mut(&mut ty);
            Cow::Owned(ty)
        }
        None => Cow::Borrowed(ty),
    }
}

/// A reference that can itself be replaced is nothing that we know.
fn behind_mut(ty: &syn::Type) -> Shape {
    match plain(ty) {
        syn::Type::Reference(_) => Shape::Opaque(Box::new(ty.clone())),
        ty => Shape::of(ty),
    }
}

impl ParamShape {
    pub fn role(&self) -> Role {
        match (self.shape.is_active(), self.wrt, self.by) {
            (false, ..) => Role::Inactive,
            (true, false, _) => Role::LeftOut,
            (true, true, By::Value) => Role::Value,
            (true, true, _) => Role::Reference,
        }
    }

    /// The same as the body sees it, if that is something else.
    pub fn as_seen(&self) -> Option<ParamShape> {
        self.seen.as_ref().map(|shape| ParamShape {
            shape: (**shape).clone(),
            ..self.clone()
        })
    }

    /// Whether it is a `self` by value: public companions take it so, hidden ones by reference.
    pub fn is_owned_self(&self) -> bool {
        let tokens = self.receiver.as_ref().map(ToString::to_string);
        tokens.is_some_and(|tokens| tokens == "self")
    }

    /// Whether it has a gradient.
    pub fn is_active(&self) -> bool {
        matches!(self.role(), Role::Value | Role::Reference)
    }

    /// Whether it has a length at run time.
    pub fn has_length(&self) -> bool {
        self.shape.has_lengths()
    }

    /// Whether companions may use it twice without a `clone`.
    pub fn is_copy(&self) -> bool {
        self.by == By::Ref || self.by == By::Value && self.shape.is_copy()
    }

    /// Whether its shadow is an exclusive reference to the tangent itself, not cells: a `Vec` that may
    /// grow, a type that the macro cannot see through, `Option`s in lists, `Vec`s in tuples or nested more than twice.
    pub fn is_exclusive(&self) -> bool {
        match self.by {
            _ if self.shape.lists_options() => true,
            By::RefMut => self.shape.owns_memory(),
            _ => self.shape.depth() > 2 || self.shape.element().owns_memory(),
        }
    }

    /// Whether its shadow is a slice of views, one per inner `Vec`.
    pub fn is_nested(&self) -> bool {
        !self.is_exclusive() && self.shape.depth() == 2
    }
}
