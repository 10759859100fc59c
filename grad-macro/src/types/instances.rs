//! What stands for the parameters of generic structs in a signature, where it is always the same.
//!
//! ```text
//! struct Key<T, V> { at: T, value: V }       struct Spline<T, V>(Vec<Key<T, V>>);
//! fn first(s: &Spline<f64, [f64; 2]>)        // a `Key` is a `Key<f64, [f64; 2]>` there
//! ```
//! Otherwise the uses of fields tell.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, Generics, PathArguments, PathSegment, Signature, Type};

use crate::known::Known;
use crate::maps::HashMap;

/// How many types are followed into their fields.
const MOST: usize = 64;

/// The arguments of each struct that has the same ones wherever it is written.
pub fn of(sig: &Signature, known: &Known) -> HashMap<String, Vec<Type>> {
    let mut written = Arguments {
        known,
        found: BTreeMap::new(),
        open: vec![],
        aliases: BTreeSet::new(),
    };
    known.this.iter().for_each(|this| written.visit_type(this));
    written.visit_signature(sig);
    let mut followed = 0;
    while let Some(ty) = written.open.pop() {
        written.visit_type(&ty);
        followed += 1;
        if followed == MOST {
            return HashMap::default();
        }
    }
    let found = written.found.into_iter();
    let one = found.filter_map(|(name, mut all)| match all.len() {
        1 => Some((name, all.remove(0))),
        _ => None,
    });
    one.collect()
}

struct Arguments<'k> {
    known: &'k Known,
    found: BTreeMap<String, Vec<Vec<Type>>>,
    /// What is to be looked at.
    open: Vec<Type>,
    /// Those that have been.
    aliases: BTreeSet<String>,
}

impl Visit<'_> for Arguments<'_> {
    fn visit_path_segment(&mut self, segment: &PathSegment) {
        visit::visit_path_segment(self, segment);
        let name = segment.ident.to_string();
        if let Some(ty) = self.known.aliases.get(&name)
            && self.aliases.insert(name.clone())
        {
            self.open.push(ty.clone());
        }
        let Some(item) = self.known.structs.get(&name) else {
            return;
        };
        let args = arguments(&segment.arguments);
        let is_whole = args.len() == item.generics.params.len() && !args.is_empty();
        let all = self.found.entry(name).or_default();
        if !is_whole || all.contains(&args) {
            return;
        }
        let mut instance = Instance::of(&item.generics, &args);
        for field in &item.fields {
            let mut ty = field.ty.clone();
            instance.visit_type_mut(&mut ty);
            self.open.push(ty);
        }
        all.push(args);
    }
}

fn arguments(args: &PathArguments) -> Vec<Type> {
    let PathArguments::AngleBracketed(args) = args else {
        return vec![];
    };
    let types = args.args.iter().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    });
    types.collect()
}

/// The types in place of a struct's parameters.
pub struct Instance(BTreeMap<String, Type>);

impl Instance {
    pub fn of(generics: &Generics, args: &[Type]) -> Instance {
        let names = generics.type_params().map(|param| param.ident.to_string());
        Instance(names.zip(args.iter().cloned()).collect())
    }
}

impl VisitMut for Instance {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        if let Type::Path(path) = &*ty
            && let Some(name) = path.path.get_ident()
            && let Some(of) = self.0.get(&name.to_string())
        {
            *ty = of.clone();
        }
    }
}
