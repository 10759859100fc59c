//! What the companions of a function look like to those who call them: their signatures, as far as tokens tell.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::super::shapes::{self, By, ParamShape, Role, Shape};
use super::super::types::bundle;

/// The suffixes of companions that are differentiated themselves, longest first where one is the end of another.
pub const SUFFIXES: [&str; 5] = ["_value_and_grad", "_grad", "_vjp", "_jvp", "_hvp"];

/// The functions whose companions these may be.
pub fn stems(names: &BTreeSet<String>) -> Vec<String> {
    let stem = |name: &String| {
        let cut = |suffix: &&str| name.strip_suffix(*suffix).map(str::to_owned);
        SUFFIXES.iter().filter_map(cut).collect::<Vec<_>>()
    };
    names.iter().flat_map(stem).collect()
}

/// The signatures of a function's companions; none of those that mention a tangent of a type of the user's.
pub fn signatures(
    sig: &syn::Signature,
    wrt: Option<&[Ident]>,
    stem: Option<&Ident>,
) -> Vec<syn::Signature> {
    let params = shapes::params(sig, wrt);
    let ret = shapes::ret(sig);
    let plain = sig.receiver().is_none()
        && ret.wrap.is_none()
        && params.iter().all(|param| param.pullback.is_none());
    if !plain {
        return vec![];
    }
    let base = stem.unwrap_or(&sig.ident).unraw();
    let of = Of {
        sig,
        params: &params,
        ret: &ret,
    };
    let all = [
        ("grad", of.gradient().map(|ty| (vec![], ty))),
        ("value_and_grad", of.value_and_grad()),
        ("vjp", of.vjp()),
        ("jvp", of.jvp()),
        ("hvp", of.hvp()),
    ];
    let known = all
        .into_iter()
        .filter_map(|(suffix, of)| Some((suffix, of?)));
    let written =
        known.map(|(suffix, (more, ty))| of.written(&format_ident!("{base}_{suffix}"), more, ty));
    written.collect()
}

struct Of<'o> {
    sig: &'o syn::Signature,
    params: &'o [ParamShape],
    ret: &'o shapes::RetShape,
}

type Known = Option<(Vec<TokenStream>, TokenStream)>;

impl Of<'_> {
    fn written(&self, name: &Ident, more: Vec<TokenStream>, ty: TokenStream) -> syn::Signature {
        let own = self
            .params
            .iter()
            .map(|ParamShape { ident, ty, .. }| quote!(#ident: #ty));
        let generics = &self.sig.generics;
        let clause = &generics.where_clause;
        syn::parse_quote!(fn #name #generics(#(#own,)* #(#more),*) -> #ty #clause)
    }

    fn gradient(&self) -> Option<TokenStream> {
        let active: Vec<_> = self
            .params
            .iter()
            .filter(|param| param.is_active())
            .collect();
        let types: Option<Vec<_>> = active.iter().map(|param| spelled(&param.shape)).collect();
        let scalar = self.ret.is_scalar() && !self.ret.shape.is_opaque() && !active.is_empty();
        types.filter(|_| scalar).map(|types| bundle(&types))
    }

    fn value_and_grad(&self) -> Known {
        let (gradient, value) = (self.gradient()?, &self.ret.ty);
        Some((vec![], quote!((#value, #gradient))))
    }

    fn vjp(&self) -> Known {
        let with = |role: Role| self.params.iter().filter(move |param| param.role() == role);
        let mut more = vec![];
        for param in with(Role::Reference) {
            let (name, of) = (format_ident!("{}_bar", param.ident), behind(param)?);
            more.push(quote!(#name: &mut #of));
        }
        if self.ret.is_active() {
            let of = spelled(&self.ret.shape)?;
            more.push(quote!(seed: #of));
        }
        let types: Option<Vec<_>> = with(Role::Value)
            .map(|param| spelled(&param.shape))
            .collect();
        let types = types?;
        let adjoints = bundle(&types);
        let ty = match (&self.ret.ty, types.is_empty()) {
            (None, _) => adjoints,
            (Some(ty), true) => quote!(#ty),
            (Some(ty), false) => quote!((#ty, #adjoints)),
        };
        Some((more, ty))
    }

    fn directions(&self) -> Option<Vec<TokenStream>> {
        let active = self.params.iter().filter(|param| param.is_active());
        let one = |param: &ParamShape| {
            let (name, of) = (format_ident!("{}_dot", param.ident), behind(param)?);
            Some(match param.by {
                By::Value => quote!(#name: #of),
                By::Ref => quote!(#name: &#of),
                By::RefMut => quote!(#name: &mut #of),
            })
        };
        active.map(one).collect()
    }

    fn jvp(&self) -> Known {
        let (tangent, value) = (spelled(&self.ret.shape)?, self.ret.ty.as_ref()?);
        let active = self.ret.is_active();
        active.then_some((self.directions()?, quote!((#value, #tangent))))
    }

    fn hvp(&self) -> Known {
        Some((self.directions()?, self.gradient()?))
    }
}

/// The tangent of what a parameter refers to: that of a `&Vec` is a slice.
fn behind(param: &ParamShape) -> Option<TokenStream> {
    match (&param.shape, param.by) {
        (Shape::Vec(of), By::Ref) | (Shape::Slice(of), _) => {
            let of = spelled(of)?;
            Some(quote!([#of]))
        }
        (shape, _) => spelled(shape),
    }
}

/// The type of a tangent, as a user would write it.
fn spelled(shape: &Shape) -> Option<TokenStream> {
    Some(match shape {
        Shape::F64 => quote!(f64),
        Shape::F32 => quote!(f32),
        Shape::Param(param) => quote!(#param),
        Shape::Inert => quote!(()),
        Shape::Array(of, len) => {
            let of = spelled(of)?;
            quote!([#of; #len])
        }
        Shape::Slice(of) | Shape::Vec(of) => {
            let of = spelled(of)?;
            quote!(Vec<#of>)
        }
        Shape::Option(of) => {
            let of = spelled(of)?;
            quote!(Option<#of>)
        }
        Shape::Tuple(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(spelled).collect();
            let parts = parts?;
            quote!((#(#parts,)*))
        }
        Shape::Opaque(_) => return None,
    })
}
