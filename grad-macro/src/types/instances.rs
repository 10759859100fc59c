//! What stands for the parameters of generic structs in a signature, where it is always the same.
//!
//! ```text
//! struct Key<T, V> { at: T, value: V }       struct Spline<T, V>(Vec<Key<T, V>>);
//! fn first(s: &Spline<f64, [f64; 2]>)        // a `Key` is a `Key<f64, [f64; 2]>` there
//! ```
//! Otherwise the uses of fields tell.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{GenericArgument, GenericParam, PathArguments, PathSegment, Signature, Type};

use crate::known::Known;
use crate::maps::HashMap;
use crate::substitute::Arguments;

/// How many types are followed into their fields.
const MOST: usize = 64;

/// The arguments of each struct that has the same ones wherever it is written.
pub fn of(sig: &Signature, known: &Known) -> HashMap<String, Vec<GenericArgument>> {
    let mut written = Written {
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

struct Written<'k> {
    known: &'k Known,
    found: BTreeMap<String, Vec<Vec<GenericArgument>>>,
    /// What is to be looked at.
    open: Vec<Type>,
    /// Those that have been.
    aliases: BTreeSet<String>,
}

impl Visit<'_> for Written<'_> {
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
        let params = item.generics.params.iter();
        let is_whole = args.len() == params.filter(|p| !is_lifetime(p)).count() && !args.is_empty();
        let all = self.found.entry(name).or_default();
        if !is_whole || all.contains(&args) {
            return;
        }
        let mut instance = Arguments::of(&item.generics, &args);
        for field in &item.fields {
            self.open.push(instance.within(field.ty.clone()));
        }
        all.push(args);
    }
}

fn is_lifetime(param: &GenericParam) -> bool {
    matches!(param, GenericParam::Lifetime(_))
}

/// But for lifetimes.
fn arguments(args: &PathArguments) -> Vec<GenericArgument> {
    let PathArguments::AngleBracketed(args) = args else {
        return vec![];
    };
    let said = |arg: &&GenericArgument| {
        matches!(arg, GenericArgument::Type(_) | GenericArgument::Const(_))
    };
    args.args.iter().filter(said).cloned().collect()
}
