//! The parameters of the functions that are made of a function, and what cannot be a view.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::ItemFn;

use super::weave::Extra;
use crate::companions::shapes::{self, By, ParamShape, Role, Shape};
use crate::errors::Errors;
use crate::ir::{Func, Mem};
use crate::items;
use crate::known::Known;
use crate::options::Options;

/// The function's own parameters; `None` if there is something about them that a view cannot have.
pub fn checked(
    function: &ItemFn,
    options: &Options,
    option: &Ident,
    known: &Known,
    errors: &mut Errors,
) -> Option<Vec<ParamShape>> {
    let sig = &function.sig;
    if items::is_method(function) || known.this.is_some() {
        errors.at(
            option,
            "`lagrangian` emits types, which cannot stand in an `impl`\n\
             help: put `#[grad]` on the whole `impl` (of a type, not of a trait): its view then stands behind it",
        );
        return None;
    }
    for param in sig.generics.params.iter() {
        let floats = floats(function);
        let message = match param {
            syn::GenericParam::Type(of) if floats.contains(&of.ident) => continue,
            syn::GenericParam::Type(_) => {
                "`lagrangian` does not support parameters that stand for other types than floats\n\
                 help: write the function for one type"
            }
            syn::GenericParam::Const(_) => {
                "`lagrangian` does not support arrays of any length\nhelp: take slices"
            }
            _ => continue,
        };
        errors.at(param, message);
        return None;
    }
    let ret = shapes::ret(sig);
    if matches!(ret.shape, Shape::Option(_)) {
        errors.at(
            &ret.ty,
            "`lagrangian` needs a result of numbers\n\
             help: return a number, a tuple, an array or a `Vec`",
        );
        return None;
    }
    let params = shapes::params(sig, options.wrt.as_deref());
    let mut fine = true;
    for param in &params {
        fine &= param_is_fine(param, errors);
    }
    fine.then_some(params)
}

/// The type parameters that stand for floats, as the shapes of parameters and result show. A view takes `f64` for them.
pub fn floats(function: &ItemFn) -> Vec<Ident> {
    fn collect(shape: &Shape, out: &mut Vec<Ident>) {
        match shape {
            Shape::Param(ident) => out.push(ident.clone()),
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                collect(of, out);
            }
            Shape::Tuple(parts) => parts.iter().for_each(|part| collect(part, out)),
            Shape::F64 | Shape::F32 | Shape::Inert | Shape::Opaque(_) => {}
        }
    }
    let mut out = vec![];
    for param in shapes::params(&function.sig, None) {
        collect(&param.shape, &mut out);
    }
    out
}

/// Whether outputs of the view are all numbers of what the function returns. False if it was reported.
pub fn result_is_fine(function: &ItemFn, func: &Func, errors: &mut Errors) -> bool {
    let fine = crate::reverse::returned_roots(&func.ret)
        .iter()
        .all(|root| is_in_sight(&func.root(*root).ty));
    if !fine {
        errors.at(
            &shapes::ret(&function.sig).ty,
            "`lagrangian` cannot see the numbers in this result\n\
             help: return a number, a tuple, an array, a `Vec`, or a struct of these that is declared in this file (or in the \
             `#[grad] mod`)",
        );
    }
    fine
}

fn is_in_sight(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(_) => true,
        Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => is_in_sight(of),
        Mem::Tuple(parts) => parts.iter().all(is_in_sight),
        Mem::Struct(of) => {
            let fields = &of.fields;
            of.complete
                && fields
                    .iter()
                    .all(|field| field.variant.is_none() && is_in_sight(&field.ty))
        }
        Mem::Unknown(_) => false,
    }
}

fn param_is_fine(param: &ParamShape, errors: &mut Errors) -> bool {
    let name = &param.ident;
    match param.role() {
        Role::Value | Role::Reference if param.by == By::RefMut && has_rest(&param.shape) => {
            let message = format!(
                "`lagrangian` takes the contents of `{name}` for outputs too, and they are not numbers alone\n\
                 help: take what is not changed by shared reference, and numbers by `&mut`"
            );
            errors.at(&param.ty, message);
            false
        }
        Role::Value | Role::Reference if !is_plain(&param.shape, true) => {
            let message = format!(
                "`lagrangian` cannot see the numbers in `{name}`\n\
                 help: take arrays, slices, `Vec`s or tuples of numbers, or structs by reference, or leave `{name}` out of `wrt`"
            );
            errors.at(&param.ty, message);
            false
        }
        Role::Value | Role::Reference => true,
        Role::Inactive | Role::LeftOut if param.by == By::RefMut && is_object(&param.ty) => {
            let message = format!(
                "`lagrangian` runs the function several times, and cannot give it a copy of `{name}` every time\n\
                 help: take a reference to a type that is `Clone`"
            );
            errors.at(&param.ty, message);
            false
        }
        Role::Inactive | Role::LeftOut if is_nameless(&param.ty) => {
            let message = format!(
                "`lagrangian` keeps `{name}` in a struct, and cannot name its type\n\
                 help: take a function pointer: `fn(f64) -> f64`"
            );
            errors.at(&param.ty, message);
            false
        }
        Role::Inactive | Role::LeftOut => true,
    }
}

/// Whether a parameter is an input of the view.
pub fn is_active(param: &ParamShape) -> bool {
    matches!(param.role(), Role::Value | Role::Reference)
}

/// Whether there is more in it than numbers with a derivative: the rest is kept where the arguments without one are.
pub fn has_rest(shape: &Shape) -> bool {
    match shape {
        Shape::F64 | Shape::F32 | Shape::Param(_) => false,
        Shape::Slice(of) | Shape::Array(of, _) | Shape::Vec(of) | Shape::Option(of) => has_rest(of),
        Shape::Tuple(parts) => parts.iter().any(has_rest),
        Shape::Inert | Shape::Opaque(_) => true,
    }
}

/// `&mut dyn Trait`.
fn is_object(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(of) => is_object(&of.elem),
        syn::Type::Paren(of) => is_object(&of.elem),
        syn::Type::Group(of) => is_object(&of.elem),
        syn::Type::TraitObject(_) => true,
        _ => false,
    }
}

/// Numbers all the way down, or what only rustc sees through. Slices only outermost: what is inside must be owned.
fn is_plain(shape: &Shape, outermost: bool) -> bool {
    match shape {
        Shape::F64 | Shape::F32 | Shape::Param(_) => true,
        Shape::Slice(of) => outermost && is_plain(of, false),
        Shape::Array(of, _) | Shape::Vec(of) => is_plain(of, false),
        Shape::Tuple(parts) => parts.iter().all(|part| is_plain(part, false)),
        Shape::Option(of) => outermost && is_plain(of, false),
        Shape::Inert => !outermost,
        Shape::Opaque(ty) => !matches!(**ty, syn::Type::Reference(_)),
    }
}

fn is_nameless(ty: &syn::Type) -> bool {
    let text = ty.to_token_stream().to_string();
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|word| word == "impl")
}

/// Names of the further parameters, which no parameter of the user has.
pub fn extra(params: &[ParamShape]) -> Extra {
    let mut taken: Vec<String> = params.iter().map(|p| p.ident.to_string()).collect();
    let mut fresh = |name: &str| {
        let mut name = name.to_owned();
        while taken.contains(&name) {
            name.push('_');
        }
        taken.push(name.clone());
        Ident::new(&name, Span::mixed_site())
    };
    Extra {
        recorder: fresh("recorder"),
        z: fresh("z"),
        l: fresh("l"),
        weights: fresh("weights"),
        frozen: fresh("frozen"),
    }
}
