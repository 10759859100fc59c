//! What is declared around a function: see [`Known`].

use std::rc::Rc;

use syn::{FnArg, GenericParam, Generics, ReceiverKind, Signature};

use super::Infer;
use super::convert::{self, Params};
use super::expr::member_name;
use super::methods::MethodCall;
use super::scope::Binding;
use super::solve::{Constraint, Solver};
use super::unify::{Id, Named, Unifier};
use crate::known::{Known, Method};

/// The type parameters in scope, `Self`, and aliases.
pub fn params(u: &mut Unifier, sig: &Signature, known: &Known) -> Params {
    let mut generics = known.generics.clone();
    generics.params.extend(sig.generics.params.iter().cloned());
    if let Some(clause) = &sig.generics.where_clause {
        let own = generics.make_where_clause();
        own.predicates.extend(clause.predicates.iter().cloned());
    }
    let mut params = convert::rigid(u, &generics);
    for (name, ty) in &known.aliases {
        let id = convert::ty(u, &params, ty);
        params.0.entry(name.clone()).or_insert(id);
    }
    if let Some(this) = &known.this {
        let id = convert::ty(u, &params, this);
        params.0.insert("Self".to_owned(), id);
    }
    params
}

impl Infer {
    /// Names and types of the declarations in sight.
    pub fn declarations(&mut self, known: &Known) {
        for (name, item) in &known.structs {
            let key: Rc<str> = name.as_str().into();
            let params = self.with_fresh(&item.generics);
            for (n, field) in item.fields.iter().enumerate() {
                let member = match &field.ident {
                    Some(ident) => syn::Member::Named(ident.clone()),
                    None => syn::Member::from(n),
                };
                let ty = convert::ty(&mut self.s.u, &params, &field.ty);
                self.s.u.records.add(&key, &member_name(&member), ty);
            }
            match known.read {
                true => self.s.u.records.set_complete(&key),
                false => self.s.u.records.set_declared(&key),
            }
        }
        for (name, sig) in &known.functions {
            self.scope
                .bind(name.clone(), Binding::Function(sig.clone()));
        }
        for (name, ty) in &known.constants {
            let ty = convert::ty(&mut self.s.u, &self.params, ty);
            self.scope.bind(name.clone(), Binding::Value(ty));
        }
        self.s.methods = known.methods.clone().into();
        self.associated = known.associated.clone();
    }

    /// The parameters in scope; those of a declaration that have other names are free.
    fn with_fresh(&mut self, generics: &Generics) -> Params {
        let mut params = Params::of(self.params.0.clone());
        for param in &generics.params {
            if let GenericParam::Type(param) = param {
                let u = &mut self.s.u;
                let name = param.ident.to_string();
                params.0.entry(name).or_insert_with(|| u.open());
            }
        }
        params
    }

    /// `Type::function` or `Type::CONSTANT` of a type that is declared in sight.
    pub fn declared(&mut self, names: &[String]) -> Option<Id> {
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
        let (params, ret) = instance(&mut self.s, &method, None);
        Some(self.s.u.function(params, ret))
    }
}

/// A method's parameters, receiver first, and its result.
fn instance(s: &mut Solver, method: &Method, this: Option<Id>) -> (Vec<Id>, Id) {
    let u = &mut s.u;
    let mut generics = method.generics.clone();
    generics
        .params
        .extend(method.sig.generics.params.iter().cloned());
    let mut params = convert::instance(u, &generics);
    let this = this.unwrap_or_else(|| convert::ty(u, &params, &method.this));
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

/// A method of a type that is declared in sight.
pub fn method(s: &mut Solver, call: &MethodCall, this: Id, named: &Named) -> Option<Id> {
    let key = (named.key.to_string(), call.name.to_string());
    let method = s.methods.get(&key).cloned()?;
    method.sig.receiver()?;
    let (params, ret) = instance(s, &method, Some(this));
    for (arg, param) in call.args.iter().zip(params.iter().skip(1)) {
        s.require(Constraint::Coerce {
            from: *arg,
            to: *param,
        });
    }
    Some(ret)
}
