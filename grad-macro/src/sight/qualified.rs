//! What functions speak of that are called by a path.
//!
//! ```text
//! mod tracks { pub struct Point { pub x: f64, pub y: f64 }  pub fn trail(t: f64) -> Vec<Point> { .. } }
//! tracks::trail(t)[0].x                       // `Point` is `tracks::Point`
//! ```
//! What primitive types are is the same in every module. The structs are those of the function's module, whether they are imported
//! as well or have no name here.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{FnArg, GenericArgument, ItemStruct, PathArguments, ReturnType, Signature, Type};

use super::nameless::Imported;
use crate::conversions;
use crate::generics;
use crate::known::Known;
use crate::types;

/// What the types of a signature are made of.
pub enum Spoken {
    /// What means the same in every module: primitive types, and the signature's own parameters that are floats or lengths.
    Primitives,
    /// Structs of the module as well.
    Structs(Imported),
    Others,
}

/// The same of the function that was found as `own`.
pub fn spoken(sig: &Signature, own: Option<&Imported>, here: &Known) -> Spoken {
    let written = conversions::signature(sig);
    let sig = written.as_ref().unwrap_or(sig);
    let mut types = Types::of(sig);
    for input in &sig.inputs {
        match input {
            FnArg::Typed(input) => types.visit_type(&input.ty),
            FnArg::Receiver(_) => types.understood = false,
        }
    }
    if let ReturnType::Type(_, ty) = &sig.output {
        types.visit_type(ty);
    }
    let Some(own) = own.filter(|_| types.understood) else {
        return Spoken::Others;
    };
    if types.others.is_empty() && types.errors.is_empty() {
        return Spoken::Primitives;
    }
    let lends = |ty: &Type| matches!(ty, Type::Reference(_));
    let lends = matches!(&sig.output, ReturnType::Type(_, ty) if lends(ty));
    let structs = types.others.iter().all(|name| is_struct(name, own, here));
    let errors = types.errors.iter().all(|of| is_error(of, own, here));
    match !lends && structs && errors {
        true => Spoken::Structs(own.clone()),
        false => Spoken::Others,
    }
}

/// Whether this is a struct of the function's module, and what is called so here is no other.
fn is_struct(name: &str, own: &Imported, here: &Known) -> bool {
    let Some(there) = own.of.structs.get(name).filter(|_| own.reaches(name)) else {
        return false;
    };
    match here.structs.get(name) {
        Some(here) => is_alike(here, there),
        None => !here.has_name(name) && !here.twice.contains(name),
    }
}

/// Whether this is what the module calls an error, and what is called so here is no other. Without a name here, rustc infers it.
fn is_error(ty: &Type, own: &Imported, here: &Known) -> bool {
    let of = &own.of;
    // `Result` may be an alias of theirs.
    if of.generic_aliases.contains_key("Result") || of.has_imported("Result") {
        return false;
    }
    let Type::Path(path) = ty else {
        return matches!(ty, Type::Tuple(of) if of.elems.is_empty());
    };
    let Some(name) = path.path.get_ident().map(ToString::to_string) else {
        return false;
    };
    if name == "String" {
        return !of.structs.contains_key(&name);
    }
    let alike = match (here.enums.get(&name), of.enums.get(&name)) {
        (Some(here), Some(there)) => here.variants == there.variants,
        (None, Some(_)) => !here.has_name(&name),
        (_, None) => is_struct(&name, own, here),
    };
    alike && !here.twice.contains(&name)
}

/// Whether both may be one declaration, of which one module sees fewer fields. The compiler has the last word.
fn is_alike(one: &ItemStruct, other: &ItemStruct) -> bool {
    let fields = |of: &ItemStruct| {
        let fields = of.fields.iter().map(|of| of.to_token_stream().to_string());
        fields.collect::<BTreeSet<_>>()
    };
    let (first, second) = (fields(one), fields(other));
    let parts = first.is_subset(&second) || second.is_subset(&first);
    parts && one.generics == other.generics
}

/// The types of a signature.
struct Types {
    /// The signature's own parameters that are floats or lengths.
    params: BTreeSet<String>,
    /// What is neither one of these nor primitive.
    others: BTreeSet<String>,
    /// What results hold instead of a value.
    errors: Vec<Type>,
    /// There is nothing else.
    understood: bool,
}

impl Types {
    fn of(sig: &Signature) -> Self {
        let params = sig.generics.type_params();
        let floats = params.filter(|param| {
            let bounds = generics::own_bounds(&sig.generics, &param.ident);
            generics::is_float(&bounds)
        });
        let lengths = sig.generics.const_params().map(|param| &param.ident);
        let own = floats.map(|param| &param.ident).chain(lengths);
        let own: BTreeSet<String> = own.map(ToString::to_string).collect();
        Types {
            understood: sig.generics.params.len() == own.len(),
            params: own,
            others: BTreeSet::new(),
            errors: vec![],
        }
    }
}

impl<'a> Visit<'a> for Types {
    fn visit_path(&mut self, path: &'a syn::Path) {
        const CONTAINERS: [&str; 3] = ["Vec", "Option", "str"];
        let name = match path.segments.first() {
            Some(only) if path.segments.len() == 1 => only.ident.to_string(),
            _ => String::new(),
        };
        if let ("Result", Some([value, error])) = (&name[..], arguments(path).as_deref()) {
            self.visit_type(value);
            self.errors.push((*error).clone());
            return;
        }
        let lifetimes = |args: &PathArguments| args.to_token_stream().to_string().contains('\'');
        let known = types::is_primitive(&name)
            || CONTAINERS.contains(&name.as_str())
            || self.params.contains(&name);
        if !known {
            self.understood &= !name.is_empty() && !lifetimes(&path.segments[0].arguments);
            self.others.insert(name);
        }
        visit::visit_path(self, path);
    }
    // The length of an array may be a constant of that module.
    fn visit_type_array(&mut self, array: &'a syn::TypeArray) {
        let own = |len: &syn::ExprPath| {
            let name = len.path.get_ident().map(ToString::to_string);
            name.is_some_and(|name| self.params.contains(&name))
        };
        self.understood &= match &array.len {
            syn::Expr::Lit(_) => true,
            syn::Expr::Path(len) => own(len),
            _ => false,
        };
        self.visit_type(&array.elem);
    }
    fn visit_type_impl_trait(&mut self, _: &'a syn::TypeImplTrait) {
        self.understood = false;
    }
}

fn arguments(path: &syn::Path) -> Option<Vec<&Type>> {
    let PathArguments::AngleBracketed(args) = &path.segments.last()?.arguments else {
        return None;
    };
    let types = args.args.iter().map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}
