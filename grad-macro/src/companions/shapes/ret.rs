//! What a function returns, and what its companions wrap around their results because it does.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::Shape;
use super::shape::{generic, plain, strip_refs};
use crate::generics;

/// The result of an annotated function.
#[derive(Clone, Debug)]
pub struct RetShape {
    /// As written; `None` for `()`.
    pub ty: Option<syn::Type>,
    /// `Option` or `Result` around a differentiable value.
    pub wrap: Option<Wrap>,
    /// The value inside, as written.
    pub inner: Option<syn::Type>,
    pub shape: Shape,
    /// A type that the macro cannot see through, but that is no float.
    pub is_struct: bool,
}

/// What companions wrap around their results because the function does.
#[derive(Clone, Debug)]
pub enum Wrap {
    Option,
    /// The type as written, which may be an alias that fixes the error: `Result<f64, E>`, `io::Result<f64>`.
    Result(Box<syn::Type>),
}

/// The result of a function.
pub fn ret(sig: &syn::Signature) -> RetShape {
    let mut ret = match generics::declared(sig) {
        Some(declared) => written_ret(&declared.here),
        None => written_ret(sig),
    };
    ret.shape = ret.shape.with_params(&generics::floats(&sig.generics));
    ret
}

fn written_ret(sig: &syn::Signature) -> RetShape {
    let syn::ReturnType::Type(_, ty) = &sig.output else {
        return RetShape::unit();
    };
    if matches!(plain(ty), syn::Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return RetShape::unit();
    }
    let whole = RetShape {
        ty: Some((**ty).clone()),
        wrap: None,
        inner: Some((**ty).clone()),
        shape: Shape::of(strip_refs(ty)),
        is_struct: false,
    };
    let Some((wrap, inner)) = wrapped(plain(ty)) else {
        return whole;
    };
    let shape = Shape::of(strip_refs(inner));
    if !shape.is_active() {
        return RetShape {
            shape: Shape::Inert,
            ..whole
        };
    }
    RetShape {
        wrap: Some(wrap),
        inner: Some(inner.clone()),
        shape,
        ..whole
    }
}

/// The type inside of an `Option` or a `Result`, or the type itself.
pub fn unwrapped(ty: &syn::Type) -> &syn::Type {
    wrapped(plain(ty)).map_or(ty, |(_, inner)| inner)
}

fn wrapped(ty: &syn::Type) -> Option<(Wrap, &syn::Type)> {
    let (name, args) = generic(ty)?;
    match (name.as_str(), &args[..]) {
        ("Option", [inner]) => Some((Wrap::Option, inner)),
        ("Result", [inner, ..]) => Some((Wrap::Result(Box::new(ty.clone())), inner)),
        _ => None,
    }
}

impl Wrap {
    /// The same type around something else.
    pub fn around(&self, of: TokenStream) -> TokenStream {
        let Wrap::Result(written) = self else {
            return quote::quote!(::core::option::Option<#of>);
        };
        if let Some((_, args)) = generic(written)
            && let [_, error] = args[..]
        {
            return quote::quote!(::core::result::Result<#of, #error>);
        }
        let mut ty = (**written).clone();
        if let syn::Type::Path(path) = &mut ty
            && let Some(last) = path.path.segments.last_mut()
            && let syn::PathArguments::AngleBracketed(args) = &mut last.arguments
            && let Some(inner) = args.args.iter_mut().find_map(|arg| match arg {
                syn::GenericArgument::Type(inner) => Some(inner),
                _ => None,
            })
        {
            *inner = syn::Type::Verbatim(of);
        }
        ty.to_token_stream()
    }
}

impl RetShape {
    fn unit() -> Self {
        Self {
            ty: None,
            wrap: None,
            inner: None,
            shape: Shape::Inert,
            is_struct: false,
        }
    }

    /// Whether a derivative of the result can be seeded.
    pub fn is_active(&self) -> bool {
        self.shape.is_active()
    }

    /// Whether `f_grad` makes sense: the result is one float, as far as tokens tell.
    pub fn is_scalar(&self) -> bool {
        let float = matches!(
            self.shape,
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Opaque(_)
        );
        !self.is_struct && float
    }
}
