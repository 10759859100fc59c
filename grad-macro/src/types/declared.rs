//! What is declared around a function: see [`Known`].

mod operators;

use std::borrow::Cow;
use std::rc::Rc;

use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{FnArg, GenericParam, Generics, Ident, Lifetime, ReceiverKind, Signature, Type};

pub use self::operators::{indexed, operator, operator_method};
use super::Infer;
use super::convert::{self, Params};
use super::enums;
use super::expr::member_name;
use super::instances::{Declaration, Generic};
use super::methods::MethodCall;
use super::scope::Binding;
use super::solve::{Constraint, Solver};
use super::ty::int_named;
use super::unify::{Id, Named, Node, Unifier};
use crate::higher::extensions;
use crate::known::{Known, Method};
use crate::maps::HashMap;

/// The generic structs and enums in sight.
pub fn generic(known: &Known) -> Generic {
    let is_generic = |generics: &Generics| {
        let mut params = generics.params.iter();
        params.any(|param| !matches!(param, GenericParam::Lifetime(_)))
    };
    let mut generic = Generic::default();
    for (name, item) in known
        .structs
        .iter()
        .filter(|(_, item)| is_generic(&item.generics))
    {
        let fields = item.fields.iter().enumerate();
        let fields = fields.map(|(n, field)| {
            let ty = hidden_lifetimes(&item.generics, &field.ty).into_owned();
            (member_name(&enums::member_of(n, field)), ty)
        });
        let declaration = Declaration {
            generics: item.generics.clone(),
            fields: fields.collect(),
        };
        generic.insert(name.as_str().into(), declaration);
    }
    for (name, item) in known
        .enums
        .iter()
        .filter(|(_, item)| is_generic(&item.generics))
    {
        let fields = enums::fields(item).map(|(name, field)| {
            let ty = hidden_lifetimes(&item.generics, enums::contents(field)).into_owned();
            (name.into(), ty)
        });
        let declaration = Declaration {
            generics: item.generics.clone(),
            fields: fields.collect(),
        };
        generic.insert(name.as_str().into(), declaration);
    }
    generic
}

/// The type parameters in scope, `Self`, and aliases.
pub fn params(u: &mut Unifier, sig: &Signature, known: &Known) -> Params {
    let mut generics = known.generics.clone();
    generics.params.extend(sig.generics.params.iter().cloned());
    if let Some(clause) = &sig.generics.where_clause {
        let own = generics.make_where_clause();
        own.predicates.extend(clause.predicates.iter().cloned());
    }
    let mut params = convert::rigid(u, &generics);
    let mut aliases = HashMap::default();
    for (name, ty) in &known.aliases {
        let id = convert::ty(u, &params, ty);
        aliases.insert(name.clone(), id);
        params.0.entry(name.clone()).or_insert(id);
    }
    u.records.aliases = Rc::new(aliases);
    if let Some(this) = &known.this {
        let id = convert::ty(u, &params, this);
        params.0.insert("Self".to_owned(), id);
    }
    params
}

/// The type of a declaration's field, read where the declaration's lifetimes have no names: `&'_ str`.
pub fn hidden_lifetimes<'t>(generics: &Generics, ty: &'t Type) -> Cow<'t, Type> {
    struct Hide;
    impl VisitMut for Hide {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident != "static" {
                lifetime.ident = Ident::new("_", lifetime.ident.span());
            }
        }
    }
    if generics.lifetimes().next().is_none() {
        return Cow::Borrowed(ty);
    }
    let mut ty = ty.clone();
    Hide.visit_type_mut(&mut ty);
    Cow::Owned(ty)
}

/// `struct Rules;`, which has a tangent.
fn is_unit(item: &syn::ItemStruct) -> bool {
    matches!(item.fields, syn::Fields::Unit)
        && item.generics.params.is_empty()
        && crate::known::derives(&item.attrs, "Differentiable")
}

impl Infer {
    /// Names and types of the declarations in sight.
    pub fn declarations(&mut self, known: &Known) {
        for (name, item) in &known.structs {
            let key: Rc<str> = name.as_str().into();
            let counted = item.generics.params.iter();
            let counted = counted.filter(|param| !matches!(param, GenericParam::Lifetime(_)));
            let count = counted.count();
            self.parameters.insert(name.clone(), count);
            if let Some(module) = known.nameless.get(name) {
                self.s.u.records.set_module(&key, module);
            }
            if known.hidden.contains(name) {
                self.s.u.records.set_hidden(&key);
            }
            for (n, field) in item.fields.iter().enumerate() {
                let name = member_name(&enums::member_of(n, field));
                self.s.u.records.set_marks(&key, &name, field);
                if count == 0 {
                    let ty = hidden_lifetimes(&item.generics, &field.ty);
                    let ty = convert::ty(&mut self.s.u, &self.params, &ty);
                    self.s.u.records.add(&key, &name, ty);
                }
            }
            match known.read {
                true if known.partial.contains_key(name) => self.s.u.records.set_partial(&key),
                true => self.s.u.records.set_complete(&key),
                false => self.s.u.records.set_declared(&key),
            }
        }
        self.structs = known.structs.keys().cloned().collect();
        let units = known.structs.iter().filter(|(_, item)| is_unit(item));
        self.units = units.map(|(name, _)| name.clone()).collect();
        self.declare_enums(known);
        for (name, sig) in &known.functions {
            self.scope
                .bind(name.clone(), Binding::Function(sig.clone()));
        }
        self.qualified = known.qualified.clone();
        for (name, ty) in &known.constants {
            if holds_references(ty) {
                // Its uses tell what the table consists of.
                continue;
            }
            let ty = convert::ty(&mut self.s.u, &self.params, ty);
            self.scope.bind(name.clone(), Binding::Value(ty));
        }
        self.s.operators = known.operators.clone().into();
        let mut methods = known.methods.clone();
        for (of, item) in known
            .traits
            .iter()
            .filter(|(_, item)| item.generics.params.is_empty())
        {
            // Traits that give floats methods.
            for float in ["f64", "f32"] {
                let types = known.implementors.get(of);
                if types.is_none_or(|types| types.contains(float)) {
                    let float = syn::Ident::new(float, item.ident.span());
                    bound_methods(&float, item, &[], &mut methods);
                }
            }
            for this in known.implementors.get(of).into_iter().flatten() {
                if Self::is_plain_type(this, known) || int_named(this).is_some() {
                    let this = syn::Ident::new(this, item.ident.span());
                    bound_methods(&this, &without_associated(item), &[], &mut methods);
                }
            }
        }
        for generics in [&known.generics, &self.sig.generics] {
            for param in generics.type_params() {
                let name = param.ident.to_string();
                let own = self.params.0.get(&name).copied();
                self.s.params.extend(own.map(|own| (name, own)));
                let bounds = crate::generics::bounds(generics, &param.ident);
                let foreign = crate::generics::foreign(known, bounds.clone());
                self.foreign.insert(param.ident.to_string(), foreign);
                for name in crate::generics::with_supertraits(known, bounds) {
                    if let Some(of) = known.traits.get(&name) {
                        let args = bound_args(generics, &param.ident, &name);
                        bound_methods(&param.ident, of, &args, &mut methods);
                    }
                }
            }
        }
        self.s.methods = methods.into();
        self.s.extensions = known.extensions.clone();
        self.conversions = known.conversions.clone().into();
        self.associated = known.associated.clone();
        self.bound_constants(known);
    }

    /// What the traits in sight say about the constants of type parameters: `T::ZERO`.
    fn bound_constants(&mut self, known: &Known) {
        for generics in [&known.generics, &self.sig.generics] {
            for param in generics.type_params() {
                let bounds = crate::generics::bounds(generics, &param.ident);
                let all = crate::generics::with_supertraits(known, bounds).into_iter();
                for of in all.filter_map(|name| known.traits.get(&name)) {
                    for item in &of.items {
                        let syn::TraitItem::Const(item) = item else {
                            continue;
                        };
                        let of_self =
                            matches!(&item.ty, Type::Path(of) if of.path.is_ident("Self"));
                        let param = &param.ident;
                        let ty = match of_self {
                            true => syn::parse_quote!(#param),
                            false => item.ty.clone(),
                        };
                        let key = (param.to_string(), item.ident.to_string());
                        self.associated.entry(key).or_insert(ty);
                    }
                }
            }
        }
    }

    /// Whether it is a type in sight without parameters, which has a trait's methods as the trait declares them.
    fn is_plain_type(name: &str, known: &Known) -> bool {
        let structs = known.structs.get(name).map(|item| &item.generics);
        let enums = known.enums.get(name).map(|item| &item.generics);
        let generics = structs.or(enums);
        generics.is_some_and(|generics| generics.params.is_empty())
    }

    /// `Type::function` or `Type::CONSTANT` of a type that is declared in sight.
    pub fn declared(&mut self, names: &[String], path: &syn::Path) -> Option<Id> {
        let [owner, name] = names else { return None };
        let owner = match owner.as_str() {
            "Self" => match self.s.u.get(*self.params.0.get("Self")?) {
                super::unify::Node::Named(named) => named.key.to_string(),
                _ => return None,
            },
            owner => owner.to_owned(),
        };
        let key = (owner, name.clone());
        if let Some(ty) = self.associated.get(&key).cloned() {
            return Some(convert::ty(&mut self.s.u, &self.params, &ty));
        }
        let method = self.s.methods.get(&key).cloned()?;
        // `Pair::<f64>::new` says what the block's parameters are, and `Self` that they are its own.
        let this = self.written(&without_last(path));
        let said = Some((path, &self.params));
        let (params, ret) = instance(&mut self.s, &method, Some(this), said, &[]);
        Some(self.s.u.function(params, ret))
    }

    /// `<Type as Trait>::name` of a trait in sight, as it is declared. What a function without `self` returns is known by
    /// its use.
    pub fn trait_function(&mut self, of: &str, name: &str, this: Id) -> Option<Id> {
        let mut all = self.traits.iter();
        let found = all.find(|function| function.of == of && function.name == name)?;
        if found.generic || found.sig.receiver().is_none() {
            return None;
        }
        let method = Method {
            this: syn::parse_quote!(Self),
            generics: Generics::default(),
            sig: found.sig.clone(),
        };
        let (params, ret) = instance(&mut self.s, &method, Some(this), None, &[]);
        Some(self.s.u.function(params, ret))
    }

    /// `Rgb::from` by the trait `From`: makes an `Rgb`, whatever of.
    pub fn conversion(&mut self, path: &syn::Path, arity: Option<usize>) -> Option<Id> {
        let owner = path.segments.iter().rev().nth(1)?.ident.to_string();
        let named = path.segments.last()?.ident == "from" && arity.is_none_or(|arity| arity == 1);
        if !named || !owner.starts_with(char::is_uppercase) || is_trait(&owner) {
            return None;
        }
        let this = self.params.0.get(&owner).copied();
        if this.is_some_and(|this| self.is_param(this)) {
            return None;
        }
        let key = match this.map(|this| self.s.u.get(this)) {
            Some(super::unify::Node::Named(named)) => named.key.to_string(),
            _ => owner,
        };
        let made = |of: &&crate::from::Signature| {
            crate::known::name_of(&of.to).as_deref() == Some(key.as_str())
        };
        let all = self.conversions.clone();
        let mut found = all.iter().filter(made);
        if let (Some(only), None) = (found.next(), found.next()) {
            let params = convert::instance(&mut self.s.u, &only.generics);
            let from = convert::ty(&mut self.s.u, &params, &only.from);
            let to = convert::ty(&mut self.s.u, &params, &only.to);
            return Some(self.s.u.function(vec![from], to));
        }
        let to = match this {
            Some(this) => this,
            None => {
                let segments = path.segments.len() - 1;
                let mut of = path.clone();
                of.segments = path.segments.iter().take(segments).cloned().collect();
                self.written(&of)
            }
        };
        let from = self.s.u.fresh();
        Some(self.s.u.function(vec![from], to))
    }
}

/// A function that a trait in sight declares.
pub struct TraitFunction {
    /// The trait.
    pub of: String,
    pub name: String,
    pub sig: Rc<Signature>,
    /// Whether the trait is: then the function has companions.
    pub annotated: bool,
    /// Whether the trait has parameters of its own.
    generic: bool,
}

/// Those of all traits in sight.
pub fn of_traits(known: &Known) -> Vec<TraitFunction> {
    let mut all = Vec::new();
    for (of, item) in &known.traits {
        let annotated = crate::attribute::find(&item.attrs).is_some();
        for function in &item.items {
            if let syn::TraitItem::Fn(function) = function {
                all.push(TraitFunction {
                    of: of.clone(),
                    name: function.sig.ident.to_string(),
                    sig: Rc::new(function.sig.clone()),
                    annotated,
                    generic: !item.generics.params.is_empty(),
                });
            }
        }
    }
    all
}

/// Whether a trait of that name is among those.
pub fn declares_trait(all: &[TraitFunction], of: &str) -> bool {
    all.iter().any(|function| function.of == of)
}

/// The operators in sight by their left operand, unless that has a method of the same name.
pub fn operators(known: &Known) -> std::collections::BTreeSet<(String, &'static str)> {
    let all = known.operators.iter().filter_map(|of| {
        let this = crate::known::name_of(&of.left)?;
        let own = known.methods.keys().any(|(name, method)| {
            *name == this && crate::operators::trait_of_method(method) == Some(of.name)
        });
        (!own).then_some((this, of.name))
    });
    all.collect()
}

/// The operators in sight that take whatever becomes a float: `impl<T: Into<f64>> Mul<T> for V`.
pub fn converting(
    known: &Known,
) -> std::collections::BTreeMap<(String, &'static str), crate::ir::Scalar> {
    let all = known.operators.iter().filter_map(|of| {
        let float = crate::conversions::operand(of)?
            .to_token_stream()
            .to_string();
        let float = match float.as_str() {
            "f64" => crate::ir::Scalar::F64,
            "f32" => crate::ir::Scalar::F32,
            _ => return None,
        };
        Some(((crate::known::name_of(&of.left)?, of.name), float))
    });
    all.collect()
}

/// The types with a function called `from` that is not that of `From`.
pub fn own_from(known: &Known) -> std::collections::BTreeSet<String> {
    let own = known.methods.keys().filter(|(_, name)| name == "from");
    let mut own: std::collections::BTreeSet<_> = own.map(|(this, _)| this.clone()).collect();
    let this = known.this.as_ref().and_then(crate::known::name_of);
    if this.is_some_and(|this| own.contains(&this)) {
        own.insert("Self".into());
    }
    own
}

/// The methods of types themselves that take `self` by value.
pub fn consuming(known: &Known) -> std::collections::BTreeSet<(String, String)> {
    let by_value = |of: &Method| {
        let receiver = of.sig.receiver();
        receiver.is_some_and(|of| matches!(of.kind, syn::ReceiverKind::Value))
    };
    let found = known.methods.iter().filter(|(key, of)| {
        by_value(of) && known.inherent.contains_key(*key) && !known.given.contains(*key)
    });
    let mut found: std::collections::BTreeSet<_> = found.map(|(key, _)| key.clone()).collect();
    let this = known.this.as_ref().and_then(crate::known::name_of);
    let own = found.iter().filter(|(of, _)| this.as_ref() == Some(of));
    let own: Vec<_> = own
        .map(|(_, name)| ("Self".to_owned(), name.clone()))
        .collect();
    found.extend(own);
    found
}

/// What a trait in sight says about the methods of a type parameter.
fn bound_methods(
    param: &syn::Ident,
    of: &syn::ItemTrait,
    args: &[syn::Type],
    methods: &mut std::collections::BTreeMap<(String, String), Method>,
) {
    let this: syn::Type = syn::parse_quote!(#param);
    // The trait's own parameters stand for what the bound says.
    let own: Vec<_> = (of.generics.type_params()).map(|own| &own.ident).collect();
    if own.len() != args.len() || own.len() != of.generics.params.len() {
        return;
    }
    let mut written: Vec<(&syn::Ident, &syn::Type)> = own.into_iter().zip(args).collect();
    let myself = syn::Ident::new("Self", param.span());
    written.push((&myself, &this));
    for item in &of.items {
        // What a function without `self` returns is known by its use.
        if let syn::TraitItem::Fn(method) = item
            && method.sig.receiver().is_some()
        {
            let key = (param.to_string(), method.sig.ident.to_string());
            methods.entry(key).or_insert_with(|| Method {
                this: this.clone(),
                generics: Generics::default(),
                sig: Rc::new(in_terms_of(&method.sig, &written)),
            });
        }
    }
}

/// The methods of a trait that do not speak of its associated types.
fn without_associated(of: &syn::ItemTrait) -> syn::ItemTrait {
    let mut of = of.clone();
    of.items.retain(|item| match item {
        syn::TraitItem::Fn(method) => {
            let mut text = method.sig.to_token_stream().to_string();
            text.retain(|c| !c.is_whitespace());
            !text.contains("Self::")
        }
        _ => false,
    });
    of
}

/// The types that a bound gives the trait's parameters: `f64` in `D: Density<f64>`.
fn bound_args(generics: &Generics, param: &syn::Ident, name: &str) -> Vec<syn::Type> {
    let inline = generics.type_params().filter(|own| own.ident == *param);
    let inline = inline.flat_map(|own| &own.bounds);
    let clause = generics.where_clause.iter().flat_map(|it| &it.predicates);
    let later = clause.filter_map(|predicate| match predicate {
        syn::WherePredicate::Type(of) => match &of.bounded_ty {
            syn::Type::Path(path) if path.path.is_ident(param) => Some(&of.bounds),
            _ => None,
        },
        _ => None,
    });
    let mut bounds = inline.chain(later.flatten());
    let found = bounds.find_map(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => {
            (bound.path.segments.last()).filter(|last| last.ident == name)
        }
        _ => None,
    });
    let Some(syn::PathArguments::AngleBracketed(args)) = found.map(|last| &last.arguments) else {
        return vec![];
    };
    let types = args.args.iter().filter_map(|arg| match arg {
        syn::GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    });
    types.collect()
}

/// A signature in which these names, `Self` among them, stand for types.
pub fn in_terms_of(sig: &syn::Signature, written: &[(&syn::Ident, &syn::Type)]) -> syn::Signature {
    struct Written<'a>(&'a [(&'a syn::Ident, &'a syn::Type)]);
    impl syn::visit_mut::VisitMut for Written<'_> {
        fn visit_type_mut(&mut self, ty: &mut syn::Type) {
            let found = match ty {
                syn::Type::Path(of) => self.0.iter().find(|(name, _)| of.path.is_ident(*name)),
                _ => None,
            };
            match found {
                Some((_, of)) => *ty = (*of).clone(),
                None => syn::visit_mut::visit_type_mut(self, ty),
            }
        }
    }
    let mut sig = sig.clone();
    syn::visit_mut::VisitMut::visit_signature_mut(&mut Written(written), &mut sig);
    sig
}

/// A table of slices: `[&[f64]; 3]`, `&[&[f64]]`.
fn holds_references(ty: &syn::Type) -> bool {
    fn inside(ty: &syn::Type) -> bool {
        match ty {
            // A name beside the numbers.
            syn::Type::Reference(of) => {
                !matches!(&*of.elem, Type::Path(of) if of.path.is_ident("str"))
            }
            syn::Type::Array(of) => inside(&of.elem),
            syn::Type::Slice(of) => inside(&of.elem),
            syn::Type::Tuple(of) => of.elems.iter().any(inside),
            _ => false,
        }
    }
    match convert::behind(ty) {
        syn::Type::Array(of) => inside(&of.elem),
        syn::Type::Slice(of) => inside(&of.elem),
        syn::Type::Tuple(of) => of.elems.iter().any(inside),
        _ => false,
    }
}

/// What `from` is called through, where no type is named.
fn is_trait(name: &str) -> bool {
    matches!(
        name,
        "From" | "NumCast" | "Box" | "Rc" | "Arc" | "Cow" | "String" | "Vec"
    )
}

/// A method's parameters, receiver first, and its result. A path, in the caller's scope, may say what its own generics are, or
/// what is written behind its name.
fn instance(
    s: &mut Solver,
    method: &Method,
    this: Option<Id>,
    said: Option<(&syn::Path, &Params)>,
    turbofish: &[Id],
) -> (Vec<Id>, Id) {
    let u = &mut s.u;
    let mut generics = method.generics.clone();
    generics
        .params
        .extend(method.sig.generics.params.iter().cloned());
    let mut params = convert::instance(u, &generics);
    if let Some((path, caller)) = said {
        convert::said(u, (&params, &method.sig.generics), caller, path);
    }
    convert::behind_name(u, (&params, &method.sig.generics), turbofish);
    if matches!(&method.this, syn::Type::Path(this) if this.path.is_ident("Self")) {
        // In the trait's declaration: its parameters are those of the caller.
        let own = convert::rigid(u, &crate::generics::around());
        params.0.extend(own.0);
    }
    if method.generics.params.is_empty()
        && crate::known::name_of(&method.this).is_some_and(|of| s.params.contains_key(&of))
    {
        // What a bound declares, in terms of the caller's parameters.
        params.0.extend(s.params.clone());
    }
    let declared = convert::ty(u, &params, &method.this);
    let this = match this {
        Some(this) => {
            // The receiver says what the block's parameters are.
            if is_instance_of_same(u, declared, this) {
                u.unify(declared, this);
            }
            this
        }
        None => declared,
    };
    params.0.insert("Self".to_owned(), this);
    let input = |u: &mut Unifier, input: &FnArg| match input {
        FnArg::Typed(input) => convert::ty(u, &params, &input.ty),
        FnArg::Receiver(receiver) => match &receiver.kind {
            ReceiverKind::Reference(_, _, mutable) => u.reference(mutable.is_some(), this),
            _ => this,
        },
    };
    let inputs = method.sig.inputs.iter().map(|arg| input(u, arg)).collect();
    let ret = convert::output(u, &params, &method.sig.output);
    (inputs, ret)
}

/// The type of `Type::function`.
fn without_last(path: &syn::Path) -> syn::Path {
    let mut path = path.clone();
    path.segments.pop();
    path.segments.pop_punct();
    path
}

/// Whether both are instances of one generic type.
fn is_instance_of_same(u: &Unifier, a: Id, b: Id) -> bool {
    match (u.get(a), u.get(b)) {
        (Node::Named(a), Node::Named(b)) => {
            a.key == b.key && a.instance.is_some() && b.instance.is_some()
        }
        _ => false,
    }
}

/// A method that a trait in sight gives to arrays, slices, `Vec`s or tuples.
pub fn extension(s: &mut Solver, call: &MethodCall, this: Id) -> Option<Id> {
    let extensions = s.extensions.clone();
    let (body, _) = extensions::called(&call.name, &s.u.export(this), None, &extensions)?;
    let method = Method {
        this: body.this.clone(),
        generics: body.generics.clone(),
        sig: Rc::new(body.function.sig.clone()),
    };
    let (params, ret) = instance(s, &method, None, None, &[]);
    let receiver = s.u.strip(*params.first()?);
    match (s.u.get(receiver), s.u.get(this)) {
        (Node::Slice(of), Node::Array(item, _) | Node::Vec(item)) => s.u.unify(of, item),
        _ => s.u.unify(receiver, this),
    }
    coerced(s, call, &params);
    Some(ret)
}

/// A method of a type that is declared in sight.
pub fn method(s: &mut Solver, call: &MethodCall, this: Id, named: &Named) -> Option<Id> {
    method_of(s, call, this, &named.key)
}

/// The same by the type's name.
pub fn method_of(s: &mut Solver, call: &MethodCall, this: Id, name: &str) -> Option<Id> {
    let key = (name.to_owned(), call.name.to_string());
    let method = s.methods.get(&key).cloned()?;
    method.sig.receiver()?;
    let (params, ret) = instance(s, &method, Some(this), None, &call.turbofish);
    coerced(s, call, &params);
    Some(ret)
}

/// The arguments behind the receiver are what the parameters say.
fn coerced(s: &mut Solver, call: &MethodCall, params: &[Id]) {
    for (arg, param) in call.args.iter().zip(params.iter().skip(1)) {
        s.require(Constraint::Coerce {
            from: *arg,
            to: *param,
        });
    }
}
