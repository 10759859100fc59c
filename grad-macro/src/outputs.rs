//! What operators on floats give, written out: `T::Output` is `T`.
//!
//! ```text
//! fn scaled<T: Mul + Copy>(v: [T; 2], k: T) -> [T::Output; 2]        fn scaled<T: Mul + Copy>(v: [T; 2], k: T) -> [T; 2]
//! ```
//! Companions ask for floats, which have every operator: there `T::Output` could be that of any, and rustc refuses it.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Generics, ItemFn, Path, PathArguments, Type, TypeParamBound};

use crate::generics;

const OPERATORS: [&str; 6] = ["Add", "Sub", "Mul", "Div", "Rem", "Neg"];

/// The function with the outputs of its floats written out.
pub fn written_out(function: &ItemFn) -> ItemFn {
    let mut function = function.clone();
    let floats = generics::floats(&function.sig.generics);
    let around = generics::around();
    let own = |float: &&Ident| {
        let all = [&around, &function.sig.generics];
        all.iter().all(|generics| is_closed(generics, float))
    };
    let floats = floats.iter().filter(own).map(Ident::to_string).collect();
    Outputs(floats).visit_item_fn_mut(&mut function);
    function
}

/// The same of a type in an `impl`, whose parameters are floats if anything is computed with them.
pub fn of_block(ty: &Type, generics: &Generics) -> Type {
    let mut ty = ty.clone();
    let own = generics.type_params().map(|param| &param.ident);
    let own = own.filter(|param| is_closed(generics, param));
    Outputs(own.map(Ident::to_string).collect()).visit_type_mut(&mut ty);
    ty
}

/// Whether the bounds name no operator with another type, and nothing else that it gives.
fn is_closed(generics: &Generics, param: &Ident) -> bool {
    generics::as_written(generics, param).all(|bound| {
        let TypeParamBound::Trait(bound) = bound else {
            return true;
        };
        let Some(last) = bound.path.segments.last() else {
            return true;
        };
        let is_operator = OPERATORS.iter().any(|name| last.ident == name);
        !is_operator || arguments(&last.arguments).all(|ty| is(ty, param))
    })
}

/// The operand and the output in `Mul<T, Output = T>`.
fn arguments(args: &PathArguments) -> impl Iterator<Item = &Type> {
    let args = match args {
        PathArguments::AngleBracketed(args) => Some(&args.args),
        _ => None,
    };
    args.into_iter().flatten().filter_map(|arg| match arg {
        syn::GenericArgument::Type(ty) => Some(ty),
        syn::GenericArgument::AssocType(of) => Some(&of.ty),
        _ => None,
    })
}

fn is(ty: &Type, param: &Ident) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(param) || path.path.is_ident("Self"))
}

/// The parameters that are floats.
struct Outputs(BTreeSet<String>);

impl Outputs {
    /// How many segments of the path name an output.
    fn is_output(&self, path: &Path) -> bool {
        let mut names = path.segments.iter().map(|segment| &segment.ident);
        let float = |name: &Ident| self.0.contains(&name.to_string());
        names.next().is_some_and(float) && names.next().is_some_and(|name| name == "Output")
    }
}

impl VisitMut for Outputs {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        // `<T as Mul>::Output`
        let Type::Path(path) = &*ty else { return };
        let Some(of) = &path.qself else { return };
        let Some(operator) = path.path.segments.iter().rev().nth(1) else {
            return;
        };
        let Type::Path(this) = &*of.ty else { return };
        let Some(param) = this.path.get_ident().filter(|_| {
            path.path
                .segments
                .last()
                .is_some_and(|last| last.ident == "Output")
        }) else {
            return;
        };
        let closed = arguments(&operator.arguments).all(|ty| is(ty, param));
        let is_operator = OPERATORS.iter().any(|name| operator.ident == name);
        if self.0.contains(&param.to_string()) && is_operator && closed {
            *ty = (*of.ty).clone();
        }
    }

    /// `T::Output`, `T::Output::one()`
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        if path.leading_colon.is_none() && self.is_output(path) {
            let segments = path.segments.iter().enumerate();
            let rest = segments.filter(|(n, _)| *n != 1);
            path.segments = rest.map(|(_, segment)| segment.clone()).collect();
        }
    }
}
