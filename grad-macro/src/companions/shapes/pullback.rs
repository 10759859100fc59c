//! Parameters that are functions, and what they are differentiated by.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::shape::{generic, strip_refs};
use super::{ParamShape, Shape};
use crate::generics::{self, LENDERS};

/// The `vjp` that companions take beside a parameter `f: impl Fn(f64, usize) -> f64`: a function
/// `(f64, usize, f64) -> (f64, f64)` of the arguments and the seed that gives the value and the adjoints.
#[derive(Clone, Debug)]
pub struct Pullback {
    args: Vec<syn::Type>,
    ret: syn::Type,
    /// The types of the arguments that have adjoints.
    adjoints: Vec<syn::Type>,
}

impl ToTokens for Pullback {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (args, ret, adjoints) = (&self.args, &self.ret, &self.adjoints);
        let adjoints = match &adjoints[..] {
            [one] => quote!(#one),
            several => quote!((#(#several),*)),
        };
        tokens.extend(quote!(impl ::core::ops::Fn(#(#args,)* #ret) -> (#ret, #adjoints)));
    }
}

/// The names of parameters, and which of them are functions with something to differentiate them by.
pub fn functions(params: &[ParamShape]) -> Vec<(&Ident, bool)> {
    let named = |param: &'_ ParamShape| param.pullback.is_some();
    params
        .iter()
        .map(|param| (&param.ident, named(param)))
        .collect()
}

/// `Fn(f64) -> f64`, if the type is a parameter bounded so, an `impl` or a `dyn` of it, or a pointer to one of these.
pub fn callable(generics: &syn::Generics, ty: &syn::Type) -> Option<syn::PathSegment> {
    bounded_by(
        generics,
        pointed_to(strip_refs(ty)),
        &["Fn", "FnMut", "FnOnce"],
    )
}

/// `AsRef<[f64]>`, if the type is a parameter bounded by a trait of what lends a part of itself, or an `impl` of one.
pub fn lender(generics: &syn::Generics, ty: &syn::Type) -> Option<syn::PathSegment> {
    let traits = LENDERS.map(|(of, _)| of);
    bounded_by(generics, strip_refs(ty), &traits)
}

/// The first of these traits by which a type is bounded.
fn bounded_by(
    generics: &syn::Generics,
    ty: &syn::Type,
    traits: &[&str],
) -> Option<syn::PathSegment> {
    let bounds: Vec<&syn::TypeParamBound> = match ty {
        syn::Type::ImplTrait(of) => of.bounds.iter().collect(),
        syn::Type::TraitObject(of) => of.bounds.iter().collect(),
        syn::Type::Path(path) => bounds_of(generics, path.path.get_ident()?),
        _ => return None,
    };
    bounds.into_iter().find_map(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last()?;
            let is_one = traits.iter().any(|of| last.ident == of);
            is_one.then(|| last.clone())
        }
        _ => None,
    })
}

/// `dyn Fn(f64) -> f64` of `Rc<dyn Fn(f64) -> f64>`.
fn pointed_to(ty: &syn::Type) -> &syn::Type {
    match generic(ty) {
        Some((name, args)) if matches!(name.as_str(), "Box" | "Rc" | "Arc") => match &args[..] {
            [of @ syn::Type::TraitObject(_)] => of,
            _ => ty,
        },
        _ => ty,
    }
}

fn bounds_of<'g>(generics: &'g syn::Generics, name: &Ident) -> Vec<&'g syn::TypeParamBound> {
    let by_param = generics.type_params().filter(|param| param.ident == *name);
    let mut bounds: Vec<_> = by_param.flat_map(|param| &param.bounds).collect();
    let clauses = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    for clause in clauses {
        if let syn::WherePredicate::Type(clause) = clause
            && matches!(&clause.bounded_ty, syn::Type::Path(of) if of.path.is_ident(name))
        {
            bounds.extend(&clause.bounds);
        }
    }
    bounds
}

/// That of a function of numbers by value that gives a float.
pub fn pullback(generics: &syn::Generics, of: &syn::PathSegment) -> Option<Pullback> {
    let syn::PathArguments::Parenthesized(signature) = &of.arguments else {
        return None;
    };
    if of.ident != "Fn" {
        return None;
    }
    let floats = generics::floats(generics);
    let is_float = |ty: &syn::Type| {
        let shape = Shape::of(ty).with_params(&floats);
        matches!(shape, Shape::F64 | Shape::F32 | Shape::Param(_))
    };
    let syn::ReturnType::Type(_, ret) = &signature.output else {
        return None;
    };
    let args: Vec<syn::Type> = signature.inputs.iter().map(|arg| arg.ty.clone()).collect();
    let plain = |ty: &syn::Type| is_float(ty) || matches!(Shape::of(ty), Shape::Inert);
    let adjoints: Vec<_> = args.iter().filter(|ty| is_float(ty)).cloned().collect();
    let fits = is_float(ret) && args.iter().all(plain) && !adjoints.is_empty();
    fits.then(|| Pullback {
        args,
        ret: (**ret).clone(),
        adjoints,
    })
}
