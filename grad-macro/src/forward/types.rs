//! The types of tangents.

use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Field, Mem, Struct, Unknown};

/// The type of the tangent of memory: the same shape, `()` in place of what carries no derivative.
pub fn tangent(ty: &Mem, rt: &TokenStream) -> Mem {
    let of = |ty: &Mem| Box::new(tangent(ty, rt));
    match ty {
        Mem::Scalar(scalar) if scalar.is_float() => ty.clone(),
        Mem::Scalar(_) => Mem::Tuple(vec![]),
        Mem::Array(elem, len) => Mem::Array(of(elem), len.clone()),
        Mem::Slice(elem) => Mem::Slice(of(elem)),
        Mem::Vec(elem) => Mem::Vec(of(elem)),
        Mem::Queue(elem) => Mem::Queue(of(elem)),
        Mem::Tuple(parts) => Mem::Tuple(parts.iter().map(|part| tangent(part, rt)).collect()),
        Mem::Struct(user) => Mem::Struct(Rc::new(tangent_struct(user, rt))),
        Mem::Unknown(unknown) if unknown.inert => Mem::Tuple(vec![]),
        Mem::Unknown(unknown) => Mem::Unknown(Unknown {
            elem: unknown.elem.as_deref().map(of),
            ..Unknown::default()
        }),
    }
}

fn tangent_struct(of: &Struct, rt: &TokenStream) -> Struct {
    let path = &of.path;
    let path = match path.to_string().as_str() {
        "_" => path.clone(),
        _ => quote!(<#path as #rt::Differentiable>::Tangent),
    };
    let fields = of.fields.iter().map(|field| Field {
        name: field.name.clone(),
        variant: field.variant.clone(),
        ty: match field.skipped {
            true => Mem::Tuple(vec![]),
            false => tangent(&field.ty, rt),
        },
        skipped: field.skipped,
        boxed: field.boxed,
        some: None,
    });
    Struct {
        path,
        fields: fields.collect(),
        complete: of.complete,
        // The primal's fields are asserted; those of the tangent have the same names.
        declared: true,
        tangent: true,
        unit: None,
    }
}

/// As the tangent of a parameter by reference: that of a `&Vec` is a slice.
pub fn referred(ty: &Mem, mutable: bool, rt: &TokenStream) -> Mem {
    match ty {
        Mem::Vec(elem) if !mutable => Mem::Slice(Box::new(tangent(elem, rt))),
        ty => tangent(ty, rt),
    }
}
