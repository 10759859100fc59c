//! From written types to type terms.

use std::collections::BTreeSet;
use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    GenericArgument, GenericParam, Generics, NamedArg, PathArguments, ReturnType, Type,
    TypeParamBound,
};

use super::instances;
use super::records::key_of;
use super::ty::{Tokens, int_named};
use super::unify::{FnTy, Id, Named, Node, Unifier};
use crate::maps::HashMap;

/// What the type parameters in scope stand for.
#[derive(Default)]
pub struct Params(pub HashMap<String, Id>, Foreign);

/// The parameters of a function that is called: their names mean nothing to the caller.
#[derive(Default)]
struct Foreign {
    names: BTreeSet<String>,
    /// The constants among them, as lengths.
    lengths: HashMap<String, Id>,
}

impl Params {
    pub fn of(names: HashMap<String, Id>) -> Params {
        Params(names, Foreign::default())
    }

    /// The name means nothing here.
    pub fn set_foreign(&mut self, name: String) {
        self.1.names.insert(name);
    }

    /// The parameters of a type that is declared in sight, in terms of an instance's arguments.
    pub fn instance(
        aliases: &HashMap<String, Id>,
        generics: &Generics,
        arguments: &[Id],
        this: Id,
    ) -> Params {
        let mut params = Params::of(aliases.clone());
        params.0.insert("Self".to_owned(), this);
        let mut arguments = arguments.iter();
        for param in &generics.params {
            let name = match param {
                GenericParam::Type(param) => param.ident.to_string(),
                GenericParam::Const(param) => param.ident.to_string(),
                GenericParam::Lifetime(_) => continue,
            };
            let Some(argument) = arguments.next() else {
                break;
            };
            match param {
                GenericParam::Const(_) => params.1.lengths.insert(name.clone(), *argument),
                _ => params.0.insert(name.clone(), *argument),
            };
            params.set_foreign(name);
        }
        params
    }

    fn mentions_foreign(&self, tokens: &impl ToTokens) -> bool {
        mentions(tokens, &self.1.names)
    }

    /// The length of an array.
    pub fn length(&self, u: &mut Unifier, len: &syn::Expr) -> Id {
        let name = len.to_token_stream().to_string();
        match self.1.lengths.get(&name) {
            Some(len) => *len,
            None if matches!(len, syn::Expr::Infer(_)) || self.mentions_foreign(len) => u.fresh(),
            None => u.add(Node::Len(Rc::new(Tokens(len.to_token_stream())))),
        }
    }
}

fn mentions(tokens: &impl ToTokens, names: &BTreeSet<String>) -> bool {
    fn any(tokens: TokenStream, names: &BTreeSet<String>) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => names.contains(&ident.to_string()),
            TokenTree::Group(group) => any(group.stream(), names),
            _ => false,
        })
    }
    !names.is_empty() && any(tokens.to_token_stream(), names)
}

/// The term of a written type. `_` is a fresh variable.
pub fn ty(u: &mut Unifier, params: &Params, ty: &Type) -> Id {
    match ty {
        Type::Array(array) => {
            let of = self::ty(u, params, &array.elem);
            let len = params.length(u, &array.len);
            u.add(Node::Array(of, len))
        }
        Type::Slice(slice) => {
            let of = self::ty(u, params, &slice.elem);
            u.add(Node::Slice(of))
        }
        Type::Reference(reference) => {
            let to = self::ty(u, params, &reference.elem);
            u.reference(reference.mutability.is_some(), to)
        }
        Type::Tuple(tuple) => {
            let parts: Vec<Id> = tuple
                .elems
                .iter()
                .map(|part| self::ty(u, params, part))
                .collect();
            u.tuple(&parts)
        }
        Type::Paren(paren) => self::ty(u, params, &paren.elem),
        Type::Group(group) => self::ty(u, params, &group.elem),
        Type::Never(_) => u.add(Node::Never),
        Type::Infer(_) => u.fresh(),
        Type::Path(path) if path.qself.is_none() => match known(u, params, &path.path) {
            Some(id) => id,
            None => user(u, params, ty),
        },
        Type::ImplTrait(it) => {
            bounds(u, params, &it.bounds, ty).unwrap_or_else(|| user(u, params, ty))
        }
        Type::TraitObject(it) => {
            bounds(u, params, &it.bounds, ty).unwrap_or_else(|| user(u, params, ty))
        }
        Type::FnPtr(pointer) => callable(u, params, &pointer.inputs, &pointer.output, ty),
        _ => user(u, params, ty),
    }
}

/// A type behind its references.
pub fn behind(ty: &Type) -> &Type {
    match ty {
        Type::Reference(of) => behind(&of.elem),
        Type::Paren(of) => behind(&of.elem),
        Type::Group(of) => behind(&of.elem),
        ty => ty,
    }
}

/// The term of a return type.
pub fn output(u: &mut Unifier, params: &Params, output: &ReturnType) -> Id {
    match output {
        ReturnType::Default => u.add(Node::Unit),
        ReturnType::Type(_, ty) => self::ty(u, params, ty),
    }
}

/// The type parameters of the function whose body is inferred: rigid names, except where a bound says
/// what they can do (`F: Fn(f64) -> f64`, `I: Iterator<Item = f64>`).
pub fn rigid(u: &mut Unifier, generics: &Generics) -> Params {
    let floats = crate::generics::floats(generics);
    type_params(u, generics, |u, ident| {
        named(u, ident, floats.contains(ident))
    })
}

/// The type parameters of a function that is called: fresh variables.
pub fn instance(u: &mut Unifier, generics: &Generics) -> Params {
    let mut params = type_params(u, generics, |u, _| u.fresh());
    for param in &generics.params {
        let name = match param {
            GenericParam::Type(param) => param.ident.to_string(),
            GenericParam::Const(param) => {
                let name = param.ident.to_string();
                params.1.lengths.insert(name.clone(), u.fresh());
                name
            }
            GenericParam::Lifetime(param) => param.lifetime.ident.to_string(),
        };
        params.1.names.insert(name);
    }
    params
}

/// What a path says of the parameters of the function that it names: `table::<f64, 4>`.
pub fn said(
    u: &mut Unifier,
    (callee, generics): (&Params, &Generics),
    caller: &Params,
    path: &syn::Path,
) {
    let last = path.segments.last().map(|last| &last.arguments);
    let Some(PathArguments::AngleBracketed(written)) = last else {
        return;
    };
    let lent = |arg: &&GenericArgument| matches!(arg, GenericArgument::Lifetime(_));
    let args = written.args.iter().filter(|arg| !lent(arg));
    let params = generics.params.iter();
    let params = params.filter(|param| !matches!(param, GenericParam::Lifetime(_)));
    for (param, arg) in params.zip(args) {
        let (own, said) = match (param, arg) {
            (GenericParam::Type(param), GenericArgument::Type(arg)) => {
                let own = callee.0.get(&param.ident.to_string()).copied();
                (own, ty(u, caller, arg))
            }
            (GenericParam::Const(param), arg) => {
                let own = callee.1.lengths.get(&param.ident.to_string()).copied();
                (own, length(u, caller, arg))
            }
            _ => continue,
        };
        if let Some(own) = own {
            u.unify(own, said);
        }
    }
}

/// What stands behind the name of a method says of its own parameters: `.in_unit::<Feet>()`.
pub fn behind_name(u: &mut Unifier, (callee, generics): (&Params, &Generics), said: &[Id]) {
    if generics.const_params().next().is_some() {
        return;
    }
    for (param, said) in generics.type_params().zip(said) {
        if let Some(own) = callee.0.get(&param.ident.to_string()) {
            u.unify(*own, *said);
        }
    }
}

/// The term of a constant argument.
pub fn length(u: &mut Unifier, params: &Params, arg: &GenericArgument) -> Id {
    let len = match arg {
        GenericArgument::Const(len) => without_braces(len).clone(),
        // A constant's name may be that of a type.
        GenericArgument::Type(Type::Path(path)) => syn::parse_quote!(#path),
        _ => return u.fresh(),
    };
    params.length(u, &len)
}

/// `4` of `{ 4 }`.
fn without_braces(expr: &syn::Expr) -> &syn::Expr {
    match expr {
        syn::Expr::Block(of) if of.label.is_none() => match &of.block.stmts[..] {
            [syn::Stmt::Expr(inner, None)] => inner,
            _ => expr,
        },
        _ => expr,
    }
}

/// A user's type. What a callee's own parameters stand for in it is rustc's to infer: `P<_>`.
fn user(u: &mut Unifier, params: &Params, ty: &Type) -> Id {
    let Type::Path(path) = ty else {
        return match params.mentions_foreign(ty) {
            true => u.open(),
            false => named(u, ty, false),
        };
    };
    let mut spelled = path.clone();
    let Some(last) = spelled.path.segments.last_mut() else {
        return u.open();
    };
    let written = last.arguments.clone();
    if let PathArguments::AngleBracketed(args) = &mut last.arguments {
        for arg in &mut args.args {
            if params.mentions_foreign(arg) {
                *arg = match arg {
                    GenericArgument::Lifetime(_) => syn::parse_quote!('_),
                    _ => syn::parse_quote!(_),
                };
            }
        }
    }
    if params.mentions_foreign(&spelled) || path.qself.is_some() && params.mentions_foreign(ty) {
        return u.open();
    }
    if path.qself.is_none() {
        let tokens = Tokens(spelled.to_token_stream());
        if let Some(id) = instances::of(u, params, &key_of(&spelled), &tokens, &written) {
            return id;
        }
    }
    named(u, &Type::Path(spelled), false)
}

fn type_params(
    u: &mut Unifier,
    generics: &Generics,
    plain: impl Fn(&mut Unifier, &syn::Ident) -> Id,
) -> Params {
    let mut params = Params::default();
    for param in generics.type_params() {
        let id = plain(u, &param.ident);
        params.0.insert(param.ident.to_string(), id);
    }
    for param in &generics.params {
        if let GenericParam::Type(param) = param
            && let Some(id) = bounds(u, &params, &param.bounds, &param.ident)
        {
            params.0.insert(param.ident.to_string(), id);
        }
    }
    for predicate in generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates)
    {
        if let syn::WherePredicate::Type(predicate) = predicate
            && let Type::Path(path) = &predicate.bounded_ty
            && let Some(ident) = path.path.get_ident()
            && params.0.contains_key(&ident.to_string())
            && let Some(id) = bounds(u, &params, &predicate.bounds, ident)
        {
            params.0.insert(ident.to_string(), id);
        }
    }
    params
}

fn named(u: &mut Unifier, tokens: &impl ToTokens, param: bool) -> Id {
    u.add(Node::Named(Rc::new(Named {
        tokens: Tokens(tokens.to_token_stream()),
        param,
        key: key_of(tokens),
        instance: None,
    })))
}

/// A float type by its name: a primitive one, or a type parameter that stands for one.
pub fn float(u: &mut Unifier, name: &str) -> Id {
    match name {
        "f64" => u.add(Node::F64),
        "f32" => u.add(Node::F32),
        _ => match syn::parse_str::<syn::Ident>(name) {
            Ok(param) => named(u, &param, true),
            Err(_) => u.open(),
        },
    }
}

/// A type that the macro understands by name.
fn known(u: &mut Unifier, params: &Params, path: &syn::Path) -> Option<Id> {
    let last = path.segments.last()?;
    let name = last.ident.to_string();
    if path.segments.len() == 1
        && let Some(id) = params.0.get(&name)
    {
        return Some(*id);
    }
    if let Some(node) = primitive(&name) {
        let plain =
            path.segments.len() == 1 || path.segments.iter().any(|s| s.ident == "primitive");
        return plain.then(|| u.add(node));
    }
    let args: Vec<Id> = arguments(&last.arguments)
        .map(|arg| ty(u, params, arg))
        .collect();
    let node = match (name.as_str(), &args[..]) {
        ("Vec", [of]) => Node::Vec(*of),
        ("VecDeque", [of]) if !crate::generics::is_declared("VecDeque") => Node::Queue(*of),
        // What a pointer to a function is called with goes to the function.
        ("Box" | "Rc" | "Arc", [of]) if matches!(u.get(*of), Node::Fn(_)) => return Some(*of),
        // A list whose length stays.
        ("Box", [of]) => match u.get(*of) {
            Node::Slice(of) => Node::Vec(of),
            _ => return None,
        },
        ("Option", [of]) => Node::Option(*of),
        ("Result", [ok, err]) => Node::Result(*ok, *err),
        // An alias that fixes the error.
        ("Result", [ok]) => Node::Result(*ok, u.open()),
        ("Range" | "RangeInclusive" | "RangeFrom" | "RangeTo" | "RangeToInclusive", [of]) => {
            Node::Range(*of)
        }
        ("Ordering", []) if !path.segments.iter().any(|s| s.ident == "atomic") => Node::Ordering,
        _ => return None,
    };
    Some(u.add(node))
}

/// A primitive type by name.
pub fn primitive(name: &str) -> Option<Node> {
    Some(match name {
        "f64" => Node::F64,
        "f32" => Node::F32,
        "bool" => Node::Bool,
        "char" => Node::Char,
        "str" => Node::Str,
        _ => Node::Int(int_named(name)?),
    })
}

/// The types among the generic arguments of a path segment.
pub fn arguments(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let args = match arguments {
        PathArguments::AngleBracketed(args) => Some(&args.args),
        _ => None,
    };
    args.into_iter().flatten().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// What `impl Bound` is, if the bound is about calls or iteration.
fn bounds<'a>(
    u: &mut Unifier,
    params: &Params,
    bounds: impl IntoIterator<Item = &'a TypeParamBound>,
    written: &impl ToTokens,
) -> Option<Id> {
    bounds.into_iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            self::bound(u, params, bound.path.segments.last()?, written)
        }
        _ => None,
    })
}

fn bound(
    u: &mut Unifier,
    params: &Params,
    segment: &syn::PathSegment,
    written: &impl ToTokens,
) -> Option<Id> {
    match (segment.ident.to_string().as_str(), &segment.arguments) {
        ("Fn" | "FnMut" | "FnOnce", PathArguments::Parenthesized(signature)) => Some(callable(
            u,
            params,
            &signature.inputs,
            &signature.output,
            written,
        )),
        (
            "Iterator" | "IntoIterator" | "ExactSizeIterator" | "DoubleEndedIterator",
            PathArguments::AngleBracketed(args),
        ) => args.args.iter().find_map(|arg| match arg {
            GenericArgument::AssocType(assoc) if assoc.ident == "Item" => {
                let item = ty(u, params, &assoc.ty);
                Some(u.add(Node::Iter(item)))
            }
            _ => None,
        }),
        _ => None,
    }
}

fn callable<'a>(
    u: &mut Unifier,
    params: &Params,
    inputs: impl IntoIterator<Item = &'a NamedArg>,
    output: &ReturnType,
    written: &impl ToTokens,
) -> Id {
    let inputs = inputs
        .into_iter()
        .map(|input| ty(u, params, &input.ty))
        .collect();
    let ret = self::output(u, params, output);
    let written = Some(Tokens(written.to_token_stream()));
    u.add(Node::Fn(Rc::new(FnTy {
        params: inputs,
        ret,
        written,
    })))
}
