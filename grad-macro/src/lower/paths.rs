//! What a path in front of a call names.
//!
//! Names decide which calls are ours (rules, constructors, the standard library), so whatever else can have such a name has to
//! be told apart: the functions of `<Type>::f` are those of `Type::f`, and what a trait of the user's calls `exp` is no `exp`
//! of floats.

use syn::{ExprPath, Path, ReceiverKind};

use super::Lower;
use super::literals::scalar_named;
use crate::ir::{Callee, Scalar};
use crate::rules::names;
use crate::types::trait_named;

/// In place of a type that is no path.
const NAMELESS: &str = "_";

impl Lower<'_> {
    /// Whether this is a function of a trait that is not one of numbers: `<f64 as Ramp>::exp`, `Ramp::exp`. What a type
    /// parameter's bounds call so is compared with ours where it runs.
    pub fn is_of_own_trait(&self, path: &ExprPath) -> bool {
        let Some(of) = trait_named(path) else {
            return owner(&path.path).is_some_and(|of| self.types.declares_trait(&of));
        };
        let generic = (path.qself.as_ref())
            .and_then(|of| plain_type(&of.ty)?.get_ident())
            .is_some_and(|param| self.types.float_param(&param.to_string()).is_some());
        let foreign = names::is_foreign_trait(&of) && !self.types.declares_trait(&of);
        !generic && !foreign
    }

    /// Whether the function takes `self` by value, of which companions take a reference.
    pub fn consumes_receiver(&self, path: &ExprPath) -> bool {
        let of = trait_named(path).or_else(|| owner(&path.path));
        let name = path.path.segments.last().map(|last| last.ident.to_string());
        let function = of
            .zip(name)
            .and_then(|(of, name)| self.types.trait_function(&of, &name));
        let receiver = function.and_then(|function| function.sig.receiver());
        receiver.is_some_and(|receiver| !matches!(receiver.kind, ReceiverKind::Reference(..)))
    }
}

/// The names of a path, those of the type in `<Type>::f` among them.
pub fn segments(path: &ExprPath) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(of) = path.qself.as_ref().filter(|of| of.position == 0) {
        match bare_type(&of.ty) {
            Some(of) => names.extend(of.segments.iter().map(|segment| segment.ident.to_string())),
            None => names.push(NAMELESS.to_owned()),
        }
    }
    let own = path.path.segments.iter();
    names.extend(own.map(|segment| segment.ident.to_string()));
    names
}

/// `<T>::g` is `T::g`; `<T as Trait>::g` is not, if T has a `g` of its own.
pub fn callee(path: &ExprPath) -> Callee {
    let Some(of) = &path.qself else {
        return Callee::Path(path.path.clone());
    };
    match plain_type(&of.ty).filter(|_| of.position == 0) {
        Some(ty) => {
            let mut whole = ty.clone();
            whole.segments.extend(path.path.segments.iter().cloned());
            Callee::Path(whole)
        }
        None => Callee::Qualified(path.clone()),
    }
}

/// A type that is a path, in the parentheses of a macro's parameter or without.
fn bare_type(ty: &syn::Type) -> Option<&Path> {
    match ty {
        syn::Type::Group(group) => bare_type(&group.elem),
        syn::Type::Paren(paren) => bare_type(&paren.elem),
        syn::Type::Path(path) if path.qself.is_none() => Some(&path.path),
        _ => None,
    }
}

/// The same, without arguments.
fn plain_type(ty: &syn::Type) -> Option<&Path> {
    let plain = |path: &&Path| path.segments.iter().all(|of| of.arguments.is_none());
    bare_type(ty).filter(plain)
}

/// `Type::function`: only functions of modules name their result's type to callers.
pub fn is_associated(path: &Path) -> bool {
    owner(path).is_some_and(|of| of.starts_with(char::is_uppercase))
}

/// What stands in front of the last name.
fn owner(path: &Path) -> Option<String> {
    let of = path.segments.iter().rev().nth(1)?;
    Some(of.ident.to_string())
}

/// Whether a path begins with the standard library's name.
pub fn is_of_core(names: &[&str]) -> bool {
    matches!(names, ["std" | "core" | "alloc", ..])
}

/// A path without the standard library's name.
pub fn in_core<'n, 's>(names: &'s [&'n str]) -> &'s [&'n str] {
    match names {
        ["std" | "core" | "alloc", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    }
}

/// The primitive type whose function a path names: `f64::max`, `core::primitive::i32::abs`.
pub fn primitive_of(names: &[&str]) -> Option<Scalar> {
    match in_core(names) {
        [ty, _] | ["primitive", ty, _] => scalar_named(ty),
        _ => None,
    }
}

/// A function of the standard library or a primitive type, as the path shows.
pub fn is_std(names: &[&str]) -> bool {
    primitive_of(names).is_some()
        || matches!(
            names,
            [
                "std" | "core" | "alloc" | "libm" | "num_traits" | "Vec",
                _,
                ..
            ] | ["Some" | "Ok" | "Err" | "drop"]
        )
}
