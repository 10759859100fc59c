//! Imported aliases of types that are not imported themselves.
//!
//! ```text
//! mod kinds { pub struct State<V> { pub place: V, .. } pub type State2 = State<[f64; 2]>; }
//! use kinds::State2;                          // here `State` is no name of a type
//! ```
//! Such an alias is not written out: it counts as a struct of its own name with the fields of the other.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, GenericParam, Generics, Path, PathArguments, Type};

use crate::known::Known;
use crate::types;

/// Adds what the alias `of` in `all` stands for, as a struct called `name`.
pub fn add(all: &Known, of: &str, name: &str, known: &mut Known) {
    let Some(Type::Path(ty)) = all.aliases.get(of) else {
        return;
    };
    let Some(last) = ty.path.segments.last() else {
        return;
    };
    let target = last.ident.to_string();
    let Some(item) = all.structs.get(&target) else {
        return;
    };
    if known.structs.contains_key(name) {
        return;
    }
    let alias = syn::Ident::new(name, last.ident.span());
    let mut instance = Instance {
        target: target.clone(),
        alias: alias.into(),
        params: arguments(&item.generics, &last.arguments),
    };
    known.import(all, Some(&target), Some(name));
    if let Some(item) = known.structs.get_mut(name) {
        instance.visit_fields_mut(&mut item.fields);
        item.generics = Generics::default();
    }
    for ((this, _), method) in &mut known.methods {
        if this == name {
            instance.params = arguments_of_block(&method.this, &method.generics, &last.arguments);
            instance.visit_type_mut(&mut method.this);
            instance.visit_signature_mut(Rc::make_mut(&mut method.sig));
            method.generics = Generics::default();
        }
    }
}

/// Leaves one of both: aliases whose types have a name here are written out, as are those declared here.
pub fn settle(own: &BTreeSet<String>, known: &mut Known) {
    let names: Vec<String> = known.aliases.keys().cloned().collect();
    for name in names.iter().filter(|name| !own.contains(*name)) {
        match is_understood(&known.aliases[name], known) {
            true => drop(known.structs.remove(name)),
            false => drop(known.aliases.remove(name)),
        }
    }
}

/// Whether every name in a type is one here.
fn is_understood(ty: &Type, known: &Known) -> bool {
    struct Names<'k>(&'k Known, bool);
    impl<'a> Visit<'a> for Names<'_> {
        fn visit_path(&mut self, path: &'a Path) {
            if let Some(ident) = path.segments.first().filter(|_| path.segments.len() == 1) {
                self.1 &= self.0.has_name(&ident.ident.to_string());
            }
            visit::visit_path(self, path);
        }
        // The length of an array.
        fn visit_expr(&mut self, _: &'a syn::Expr) {}
    }
    let mut names = Names(known, true);
    names.visit_type(ty);
    names.1
}

impl Known {
    pub fn has_name(&self, name: &str) -> bool {
        const PRELUDE: [&str; 6] = ["Vec", "Option", "Result", "Box", "String", "Self"];
        types::is_primitive(name)
            || PRELUDE.contains(&name)
            || self.structs.contains_key(name)
            || self.enums.contains_key(name)
            || self.traits.contains_key(name)
            || self.aliases.contains_key(name)
            || self.generic_aliases.contains_key(name)
            || self.has_imported(name)
    }

    /// Whether a `use` line of the module brings in something of this name.
    pub fn has_imported(&self, name: &str) -> bool {
        let imported = |(_, of): &(Vec<String>, Option<String>)| of.as_deref() == Some(name);
        self.uses.iter().any(imported)
    }
}

fn arguments(generics: &Generics, args: &PathArguments) -> BTreeMap<String, Type> {
    let PathArguments::AngleBracketed(args) = args else {
        return BTreeMap::new();
    };
    let given = args.args.iter().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    });
    let params = generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(param.ident.to_string()),
        _ => None,
    });
    params.zip(given).collect()
}

/// `impl<V> State<V>`: what stands for the parameters of the block.
fn arguments_of_block(
    this: &Type,
    generics: &Generics,
    args: &PathArguments,
) -> BTreeMap<String, Type> {
    let (Type::Path(this), PathArguments::AngleBracketed(args)) = (this, args) else {
        return BTreeMap::new();
    };
    let Some(PathArguments::AngleBracketed(own)) =
        this.path.segments.last().map(|last| &last.arguments)
    else {
        return BTreeMap::new();
    };
    let params: Vec<String> = generics
        .type_params()
        .map(|param| param.ident.to_string())
        .collect();
    let pairs = own.args.iter().zip(&args.args);
    let pairs = pairs.filter_map(|pair| match pair {
        (GenericArgument::Type(Type::Path(own)), GenericArgument::Type(ty)) => {
            let name = own.path.get_ident()?.to_string();
            params.contains(&name).then(|| (name, ty.clone()))
        }
        _ => None,
    });
    pairs.collect()
}

struct Instance {
    target: String,
    alias: Path,
    params: BTreeMap<String, Type>,
}

impl VisitMut for Instance {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        let Type::Path(path) = &*ty else { return };
        let Some(last) = path.path.segments.last() else {
            return;
        };
        if last.ident == self.target {
            let alias = &self.alias;
            *ty = syn::parse_quote!(#alias);
        } else if let Some(of) = path.path.get_ident()
            && let Some(of) = self.params.get(&of.to_string())
        {
            *ty = of.clone();
        }
    }
}
