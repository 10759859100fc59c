//! Generic structs and enums that are declared in sight, and what stands for their parameters in each place.
//!
//! ```text
//! struct Key<T, V> { at: T, value: V }       fn f(a: &Key<f64, [f64; 2]>, b: &Key<f32, f32>)
//! ```
//! `a.value` is an array and `b.value` a number: the fields of an instance are the declared ones in terms of its arguments. Where
//! nothing tells these, they are what they are in the other places, if that is the same everywhere.

use std::rc::Rc;

use quote::ToTokens;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Type};

use super::convert::{self, Params};
use super::solve::Solver;
use super::ty::Tokens;
use super::unify::{Id, Named, Node, Unifier};
use crate::maps::HashMap;

/// Names one of the instances of a generic type.
pub type InstanceId = usize;

/// How deep instances are made within the fields of others.
const DEPTH: usize = 8;

/// The declarations, by the type's key.
pub type Generic = HashMap<Rc<str>, Declaration>;

/// A generic type as it is declared.
pub struct Declaration {
    pub generics: Generics,
    /// Of enums, by the variant's name and their own.
    pub fields: Vec<(Rc<str>, Type)>,
}

/// One of the types that a declaration stands for.
pub struct Instance {
    key: Rc<str>,
    /// Without lifetimes; lengths are terms as well.
    pub arguments: Vec<Id>,
    pub fields: Vec<(Rc<str>, Id)>,
}

#[derive(Default)]
pub struct Instances {
    all: Vec<Instance>,
    /// Types that were made before, by their text and arguments: a type's fields may be of that type.
    made: HashMap<(String, Vec<Id>), Id>,
    depth: usize,
}

impl super::records::Records {
    pub fn instance(&self, id: InstanceId) -> &Instance {
        &self.instances.all[id]
    }

    /// What two instances of one type are made of, in pairs.
    pub fn common_parts(&self, a: InstanceId, b: InstanceId) -> Vec<(Id, Id)> {
        let (a, b) = (self.instance(a), self.instance(b));
        let arguments = a.arguments.iter().zip(&b.arguments);
        let fields = a.fields.iter().zip(&b.fields);
        let fields = fields.map(|((_, a), (_, b))| (*a, *b));
        arguments.map(|(a, b)| (*a, *b)).chain(fields).collect()
    }
}

/// The term of a generic type in sight, whose arguments are `written` in this scope; `None` if it is none. `tokens` spell it
/// for emitted code.
pub fn of(
    u: &mut Unifier,
    scope: &Params,
    key: &Rc<str>,
    tokens: &Tokens,
    written: &PathArguments,
) -> Option<Id> {
    let generic = u.records.generic.clone();
    let declaration = generic.get(key)?;
    if u.records.instances.depth >= DEPTH {
        return None;
    }
    let arguments = arguments(u, scope, &declaration.generics, written);
    let known: Vec<Id> = arguments.iter().map(|id| u.find(*id)).collect();
    let made = (tokens.0.to_string(), known);
    if let Some(id) = u.records.instances.made.get(&made) {
        return Some(*id);
    }
    let instance = u.records.instances.all.len();
    u.records.instances.all.push(Instance {
        key: key.clone(),
        arguments: arguments.clone(),
        fields: vec![],
    });
    let this = u.add(Node::Named(Rc::new(Named {
        tokens: tokens.clone(),
        param: false,
        key: key.clone(),
        instance: Some(instance),
    })));
    u.records.instances.made.insert(made, this);
    let aliases = u.records.aliases.clone();
    let params = Params::instance(&aliases, &declaration.generics, &arguments, this);
    u.records.instances.depth += 1;
    let fields = declaration.fields.iter();
    let fields = fields.map(|(name, ty)| (name.clone(), convert::ty(u, &params, ty)));
    let fields = fields.collect();
    u.records.instances.depth -= 1;
    u.records.instances.all[instance].fields = fields;
    Some(this)
}

/// What stands for the parameters, but for lifetimes: what is written, or anything.
fn arguments(
    u: &mut Unifier,
    scope: &Params,
    generics: &Generics,
    written: &PathArguments,
) -> Vec<Id> {
    let mut given = said(written).into_iter();
    let params = generics.params.iter();
    let params = params.filter(|param| !matches!(param, GenericParam::Lifetime(_)));
    let each = params.map(|param| match (param, given.next()) {
        (GenericParam::Type(_), Some(GenericArgument::Type(ty))) => convert::ty(u, scope, ty),
        (GenericParam::Const(_), Some(arg)) => convert::length(u, scope, arg),
        (GenericParam::Type(param), None) => match &param.default {
            Some((_, ty)) => convert::ty(u, scope, ty),
            None => u.fresh(),
        },
        _ => u.fresh(),
    });
    each.collect()
}

/// Type and constant arguments.
fn said(args: &PathArguments) -> Vec<&GenericArgument> {
    let PathArguments::AngleBracketed(args) = args else {
        return vec![];
    };
    let said = |arg: &&GenericArgument| {
        matches!(arg, GenericArgument::Type(_) | GenericArgument::Const(_))
    };
    args.args.iter().filter(said).collect()
}

impl Solver {
    /// What nobody tells of a type's arguments is as in the other places that speak of the type.
    pub fn instances(&mut self) {
        let all = &self.u.records.instances.all;
        let mut by_key: std::collections::BTreeMap<Rc<str>, Vec<InstanceId>> = Default::default();
        for (id, instance) in all.iter().enumerate() {
            by_key.entry(instance.key.clone()).or_default().push(id);
        }
        for instances in by_key.into_values() {
            let count = self.u.records.instance(instances[0]).arguments.len();
            for at in 0..count {
                let at_each = |&id: &InstanceId| self.u.records.instance(id).arguments[at];
                let all: Vec<Id> = instances.iter().map(at_each).collect();
                self.alike(&all);
            }
        }
    }

    fn alike(&mut self, all: &[Id]) {
        let free = |u: &Unifier, id: Id| matches!(u.get(id), Node::Var(_));
        let told: Vec<Id> = all
            .iter()
            .copied()
            .filter(|id| !free(&self.u, *id))
            .collect();
        let Some((first, others)) = told.split_first() else {
            return;
        };
        let text = |u: &Unifier, id: Id| match u.get(id) {
            Node::Len(len) => len.0.to_token_stream().to_string(),
            _ => u.export(id).to_string(),
        };
        let said = text(&self.u, *first);
        if others.iter().any(|other| text(&self.u, *other) != said) {
            return;
        }
        for id in all
            .iter()
            .filter(|id| free(&self.u, **id))
            .copied()
            .collect::<Vec<_>>()
        {
            self.u.unify(id, *first);
        }
    }
}
