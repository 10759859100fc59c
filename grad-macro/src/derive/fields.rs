//! The fields of a struct, and which of them can move.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Field, Fields, Generics, Type};

use crate::companions::shapes::Shape;
use crate::errors::Errors;
use crate::generics;
use crate::rules::names::has_no_tangent;

pub struct Member {
    /// In the struct.
    pub name: syn::Member,
    /// In the tangent.
    pub bar: syn::Member,
    pub vis: syn::Visibility,
    /// The type without a shared reference around it.
    pub ty: Type,
    pub borrowed: bool,
    pub active: bool,
    /// Those of an enum that is plain data: it is recorded by their numbers.
    pub variants: Option<Vec<syn::Ident>>,
    /// Whether the tangent's field is surely `Copy`, surely not, or rustc knows.
    pub copy: Option<bool>,
}

pub fn members(fields: &Fields, generics: &Generics, errors: &mut Errors) -> Vec<Member> {
    let mut moving = 0;
    let mut out = Vec::new();
    for (n, field) in fields.iter().enumerate() {
        let active = is_active(field, generics, errors);
        let name = match &field.ident {
            Some(ident) => syn::Member::Named(ident.clone()),
            None => syn::Member::from(n),
        };
        let bar = match &field.ident {
            Some(_) => name.clone(),
            None => syn::Member::from(moving),
        };
        moving += usize::from(active);
        let (ty, borrowed) = match &field.ty {
            Type::Reference(reference)
                if reference.mutability.is_none() && !is_static_text(reference) =>
            {
                ((*reference.elem).clone(), true)
            }
            ty => (ty.clone(), false),
        };
        let copy = copies(&Shape::of(&ty));
        out.push(Member {
            name,
            bar,
            vis: field.vis.clone(),
            ty,
            borrowed,
            active,
            variants: None,
            copy,
        });
    }
    out
}

/// `&'static str`, which is recorded as it is.
fn is_static_text(reference: &syn::TypeReference) -> bool {
    let lifetime = reference.lifetime.as_ref();
    let text = matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"));
    text && lifetime.is_some_and(|lifetime| lifetime.ident == "static")
}

fn copies(shape: &Shape) -> Option<bool> {
    match shape {
        Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => Some(true),
        Shape::Array(of, _) | Shape::Option(of) => copies(of),
        Shape::Slice(_) | Shape::Vec(_) => Some(false),
        Shape::Tuple(parts) => parts
            .iter()
            .map(copies)
            .try_fold(true, |all, one| Some(all && one?)),
        Shape::Opaque(_) => None,
    }
}

/// Whether a field is marked `#[differentiable(skip)]`. What is wrong with its attribute the derive reports.
pub fn is_skipped(field: &Field) -> bool {
    let marks = field.attrs.iter();
    marks
        .filter(|a| a.path().is_ident("differentiable"))
        .any(|attr| {
            attr.parse_args::<syn::Ident>()
                .is_ok_and(|option| option == "skip")
        })
}

/// Whether the field has a tangent.
pub fn is_active(field: &Field, _generics: &Generics, errors: &mut Errors) -> bool {
    let mut skip = false;
    for attr in field
        .attrs
        .iter()
        .filter(|a| a.path().is_ident("differentiable"))
    {
        let parsed = attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("skip") {
                skip = true;
                return Ok(());
            }
            Err(meta.error("the only option of a field is `skip`: `#[differentiable(skip)]`"))
        });
        if let Err(error) = parsed {
            errors.push(error);
        }
    }
    if !skip && let Some(holder) = without_tangent(&field.ty) {
        // As if it were left out: who uses the type hears of nothing else.
        skip = true;
        errors.at(
            &field.ty,
            format!(
                "`Differentiable` cannot be derived with a `{holder}` in a field: no derivative is defined for it\n\
                 help: keep the numbers in a `Vec`, or leave the field out: `#[differentiable(skip)]`"
            ),
        );
    }
    !skip && !is_inert(&field.ty)
}

/// A type that is of no finite size where tangents are: that of a box is the one of its contents.
pub fn holds_itself(ty: &Type, own: &syn::Ident) -> bool {
    match ty {
        Type::Tuple(of) => of.elems.iter().any(|part| holds_itself(part, own)),
        Type::Array(of) => holds_itself(&of.elem, own),
        Type::Paren(of) => holds_itself(&of.elem, own),
        Type::Path(path) => {
            if is_named(ty, own) {
                return true;
            }
            let Some(last) = path.path.segments.last() else {
                return false;
            };
            let syn::PathArguments::AngleBracketed(args) = &last.arguments else {
                return false;
            };
            matches!(
                last.ident.to_string().as_str(),
                "Box" | "Rc" | "Arc" | "Option"
            ) && args
                .args
                .iter()
                .any(|arg| matches!(arg, syn::GenericArgument::Type(of) if holds_itself(of, own)))
        }
        _ => false,
    }
}

/// Whether it is the type of this name, in its own declaration.
pub fn is_named(ty: &Type, own: &syn::Ident) -> bool {
    let Type::Path(path) = ty else { return false };
    let last = path.path.segments.last();
    path.path.is_ident("Self") || last.is_some_and(|last| last.ident == *own)
}

/// The type of the standard library that a field is, or holds, where no derivative is defined for that.
pub fn without_tangent(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|_| path.qself.is_none())?;
    let name = last.ident.to_string();
    let is_one = has_no_tangent(&name);
    if is_one && !is_inert(ty) && !generics::is_declared(&name) {
        return Some(name);
    }
    let syn::PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let of = args.args.iter().find_map(|arg| match arg {
        syn::GenericArgument::Type(of) => Some(of),
        _ => None,
    });
    of.filter(|_| matches!(name.as_str(), "Vec" | "Option" | "Box"))
        .and_then(without_tangent)
}

/// What a box holds that a field is.
pub fn boxed(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let syn::PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let alone = path.qself.is_none() && last.ident == "Box" && !generics::is_declared("Box");
    match (args.args.first(), args.args.len()) {
        (Some(syn::GenericArgument::Type(of)), 1) if alone => match of {
            Type::Path(_) | Type::Array(_) | Type::Tuple(_) => Some(of),
            _ => None,
        },
        _ => None,
    }
}

/// Types of fields that surely hold nothing to be moved.
fn is_inert(ty: &Type) -> bool {
    if !Shape::of(ty).with_params(&[]).is_active() {
        return true;
    }
    let Type::Path(path) = ty else {
        return false;
    };
    let Some(last) = path.path.segments.last() else {
        return false;
    };
    let of = match &last.arguments {
        syn::PathArguments::AngleBracketed(args) => args.args.iter().find_map(|arg| match arg {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        }),
        _ => None,
    };
    match last.ident.to_string().as_str() {
        own if generics::is_declared(own) => false,
        name if crate::types::is_text(name) => true,
        "Duration" | "Instant" | "PathBuf" => true,
        "Box" | "Rc" | "Arc" => of.is_some_and(|of| match of {
            Type::TraitObject(_) => true,
            of => is_inert(of),
        }),
        _ => false,
    }
}

/// `#[differentiable(crate = path)]` on the struct.
pub fn runtime(attrs: &[Attribute], errors: &mut Errors) -> TokenStream {
    let mut root = quote!(::grad_runtime);
    for attr in attrs.iter().filter(|a| a.path().is_ident("differentiable")) {
        let parsed = attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("crate") {
                let path: syn::Path = meta.value()?.call(syn::Path::parse_mod_style)?;
                root = path.to_token_stream();
                return Ok(());
            }
            Err(meta.error("the only option here is `crate = path`"))
        });
        if let Err(error) = parsed {
            errors.push(error);
        }
    }
    root
}
