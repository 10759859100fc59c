//! A type's shape, and what follows from it.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use crate::generics;

/// A type, with everything forgotten that is the same for all derivatives.
#[derive(Clone, Debug)]
pub enum Shape {
    F64,
    F32,
    /// A type parameter that stands for a float type.
    Param(Ident),
    /// Surely carries no derivative: integers, `bool`, `&str`, closures.
    Inert,
    /// The length as written.
    Array(Box<Shape>, TokenStream),
    Slice(Box<Shape>),
    Vec(Box<Shape>),
    Tuple(Vec<Shape>),
    Option(Box<Shape>),
    /// A type that the macro cannot see through. It counts as `Differentiable`.
    Opaque(Box<syn::Type>),
}

impl Shape {
    /// Adds the type parameters in it that are no floats: their tangents are those of whatever they stand for.
    pub fn parameters<'g>(&self, generics: &'g syn::Generics, out: &mut Vec<&'g Ident>) {
        match self {
            Shape::Opaque(ty) => {
                let found = generics.type_params().find(|param| {
                    matches!(&**ty, syn::Type::Path(path) if path.path.is_ident(&param.ident))
                });
                if let Some(param) = found
                    && !out.contains(&&param.ident)
                {
                    out.push(&param.ident);
                }
            }
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.parameters(generics, out);
            }
            Shape::Tuple(parts) => parts.iter().for_each(|part| part.parameters(generics, out)),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => {}
        }
    }

    /// Adds the types in it that are a parameter's own.
    pub fn associated(&self, generics: &syn::Generics, out: &mut Vec<syn::Type>) {
        match self {
            Shape::Opaque(ty) => {
                let around = generics::around();
                let is_param = |first: &Ident| {
                    let mut all = around.type_params().chain(generics.type_params());
                    *first == "Self" || all.any(|param| param.ident == *first)
                };
                if let syn::Type::Path(path) = &**ty
                    && path.qself.is_none()
                    && path.path.segments.len() == 2
                    && is_param(&path.path.segments[0].ident)
                    && !out.contains(ty)
                {
                    out.push((**ty).clone());
                }
            }
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.associated(generics, out);
            }
            Shape::Tuple(parts) => parts.iter().for_each(|part| part.associated(generics, out)),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => {}
        }
    }

    /// Whether a part of it is of the type whose method it is.
    pub fn is_of_self(&self) -> bool {
        self.is_of("Self")
    }

    /// Whether a part of it is of the type with this name.
    pub fn is_of(&self, name: &str) -> bool {
        match self {
            Shape::Opaque(ty) => matches!(&**ty, syn::Type::Path(of) if of.path.is_ident(name)),
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.is_of(name)
            }
            Shape::Tuple(parts) => parts.iter().any(|part| part.is_of(name)),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => false,
        }
    }

    pub fn of(ty: &syn::Type) -> Self {
        match plain(ty) {
            syn::Type::Array(array) => Shape::Array(
                Box::new(Shape::of(&array.elem)),
                array.len.to_token_stream(),
            ),
            syn::Type::Slice(slice) => Shape::Slice(Box::new(Shape::of(&slice.elem))),
            syn::Type::Tuple(tuple) => Shape::Tuple(tuple.elems.iter().map(Shape::of).collect()),
            syn::Type::Reference(reference) => match Shape::of(&reference.elem) {
                // In a list, one of its own length.
                Shape::Slice(of) => Shape::Vec(of),
                of => of,
            },
            syn::Type::Path(path) => Self::of_path(ty, path),
            syn::Type::Macro(_) | syn::Type::Verbatim(_) | syn::Type::Infer(_) => {
                Shape::Opaque(Box::new(ty.clone()))
            }
            // Functions, trait objects, raw pointers, `!`, `impl Trait`.
            _ => Shape::Inert,
        }
    }

    fn of_path(ty: &syn::Type, path: &syn::TypePath) -> Self {
        if let Some((name, args)) = generic(ty) {
            match (name.as_str(), &args[..]) {
                ("Vec", [of]) => return Shape::Vec(Box::new(Shape::of(of))),
                ("Box", [syn::Type::Slice(slice)]) => {
                    return Shape::Vec(Box::new(Shape::of(&slice.elem)));
                }
                ("Option", [of]) => return Shape::Option(Box::new(Shape::of(of))),
                ("Range" | "RangeInclusive" | "RangeFrom" | "RangeTo", [of])
                    if !Shape::of(of).is_active() =>
                {
                    return Shape::Inert;
                }
                _ => {}
            }
        }
        match primitive(path).as_deref() {
            Some("f64") => Shape::F64,
            Some("f32") => Shape::F32,
            Some(_) => Shape::Inert,
            None => Shape::Opaque(Box::new(ty.clone())),
        }
    }

    /// The same where these names are type parameters that stand for floats.
    pub fn with_params(self, params: &[Ident]) -> Self {
        let of = |shape: Box<Shape>| Box::new(shape.with_params(params));
        match self {
            Shape::Opaque(ty) => match &*ty {
                syn::Type::Path(path) if path.qself.is_none() && generics::is_data(&path.path) => {
                    Shape::Inert
                }
                syn::Type::Path(path) if path.qself.is_none() => {
                    let param = params.iter().find(|param| path.path.is_ident(*param));
                    param.map_or(Shape::Opaque(ty.clone()), |param| {
                        Shape::Param((*param).clone())
                    })
                }
                _ => Shape::Opaque(ty),
            },
            Shape::Array(shape, len) => Shape::Array(of(shape), len),
            Shape::Slice(shape) => Shape::Slice(of(shape)),
            Shape::Vec(shape) => Shape::Vec(of(shape)),
            Shape::Option(shape) => Shape::Option(of(shape)),
            Shape::Tuple(parts) => {
                let parts = parts.into_iter().map(|part| part.with_params(params));
                Shape::Tuple(parts.collect())
            }
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => self,
        }
    }

    pub fn is_opaque(&self) -> bool {
        matches!(self, Shape::Opaque(_))
    }

    /// Whether a part of it is of a type that the macro cannot see through.
    pub fn leaves_open(&self) -> bool {
        match self {
            Shape::Opaque(_) => true,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.leaves_open()
            }
            Shape::Tuple(parts) => parts.iter().any(Shape::leaves_open),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => false,
        }
    }

    /// Whether a part of it may carry a derivative.
    pub fn is_active(&self) -> bool {
        match self {
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Opaque(_) => true,
            Shape::Inert => false,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.is_active()
            }
            Shape::Tuple(parts) => parts.iter().any(Shape::is_active),
        }
    }

    /// Levels of slices and `Vec`s around the elements.
    pub fn depth(&self) -> usize {
        match self {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => {
                let below = of.depth();
                // An array of floats is an element; an array of `Vec`s is a level.
                let level = !matches!(self, Shape::Array(..)) || below > 0;
                below + usize::from(level)
            }
            _ => 0,
        }
    }

    /// Whether its tangent may be replaced by one of another length.
    pub fn owns_memory(&self) -> bool {
        match self {
            Shape::Vec(_) | Shape::Opaque(_) => true,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Option(of) => of.owns_memory(),
            Shape::Tuple(parts) => parts.iter().any(Shape::owns_memory),
            _ => false,
        }
    }

    /// Whether the elements of a list may be missing: that is not seen through cells.
    pub fn lists_options(&self) -> bool {
        match self {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => {
                matches!(**of, Shape::Option(_)) || of.lists_options()
            }
            _ => false,
        }
    }

    /// What the slices and `Vec`s consist of.
    pub fn element(&self) -> &Shape {
        match self {
            Shape::Slice(of) | Shape::Vec(of) => of.element(),
            Shape::Array(of, _) if of.depth() > 0 => of.element(),
            _ => self,
        }
    }

    pub fn is_copy(&self) -> bool {
        match self {
            Shape::F64 | Shape::F32 | Shape::Param(_) => true,
            // Inert types may be `String`s; only references to those occur often, and references are copied
            // by `clone` just as well.
            Shape::Inert | Shape::Opaque(_) | Shape::Slice(_) | Shape::Vec(_) => false,
            Shape::Array(of, _) | Shape::Option(of) => of.is_copy(),
            Shape::Tuple(parts) => parts.iter().all(Shape::is_copy),
        }
    }

    /// Whether parts of it have lengths at run time, beside its own, and all of them can be checked.
    pub fn has_inner_lengths(&self) -> bool {
        match self {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => {
                of.has_lengths() && of.is_seen_through()
            }
            _ => self.has_lengths() && self.is_seen_through(),
        }
    }

    pub fn has_lengths(&self) -> bool {
        match self {
            Shape::Slice(_) | Shape::Vec(_) => true,
            Shape::Array(of, _) | Shape::Option(of) => of.has_lengths(),
            Shape::Tuple(parts) => parts.iter().any(Shape::has_lengths),
            _ => false,
        }
    }

    /// Whether no part of it is of a type that the macro cannot see through.
    pub fn is_wholly_seen(&self) -> bool {
        match self {
            Shape::Opaque(_) => false,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.is_wholly_seen()
            }
            Shape::Tuple(parts) => parts.iter().all(Shape::is_wholly_seen),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => true,
        }
    }

    fn is_seen_through(&self) -> bool {
        match self {
            Shape::Opaque(_) | Shape::Option(_) => false,
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => of.is_seen_through(),
            Shape::Tuple(parts) => parts.iter().all(Shape::is_seen_through),
            _ => true,
        }
    }
}

/// The type without the invisible groups that macros leave, and without parentheses.
pub fn plain(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(group) => plain(&group.elem),
        syn::Type::Paren(paren) => plain(&paren.elem),
        _ => ty,
    }
}

pub fn strip_refs(ty: &syn::Type) -> &syn::Type {
    match plain(ty) {
        syn::Type::Reference(reference) => strip_refs(&reference.elem),
        ty => ty,
    }
}

/// The last segment of a path and its type arguments.
pub fn generic(ty: &syn::Type) -> Option<(String, Vec<&syn::Type>)> {
    let syn::Type::Path(syn::TypePath {
        qself: None, path, ..
    }) = ty
    else {
        return None;
    };
    let last = path.segments.last()?;
    let syn::PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let types = args.args.iter().filter_map(|arg| match arg {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some((last.ident.to_string(), types.collect()))
}

/// The name of a primitive type, or of a type of the standard library without derivatives.
fn primitive(ty: &syn::TypePath) -> Option<String> {
    const NAMES: [&str; 19] = [
        "f64", "f32", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
        "u128", "usize", "bool", "char", "str", "String", "Ordering",
    ];
    if ty.qself.is_some()
        || ty
            .path
            .segments
            .iter()
            .any(|segment| !segment.arguments.is_none())
    {
        return None;
    }
    let mut names: Vec<String> = ty
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let last = names.pop()?;
    let prefix: Vec<&str> = names.iter().map(String::as_str).collect();
    let standard = matches!(
        prefix[..],
        [] | ["core" | "std", "primitive"]
            | ["std" | "alloc", "string"]
            | ["core" | "std", "cmp"]
            | ["cmp"]
    );
    (standard && NAMES.contains(&last.as_str())).then_some(last)
}
