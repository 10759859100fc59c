//! Type parameters that are marks: what stands for them is in no field but `PhantomData`, nor in one of the fields' own.
//!
//! ```text
//! struct Builder<State> { mass: f64, state: PhantomData<State> }      impl<State> Builder<State> { fn drag(self, d: f64) -> Self }
//! struct Pair<State> { left: Builder<State>, right: Builder<State> }
//! ```
//! No value of such a type flows anywhere, whatever it is.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{GenericArgument, Generics, Ident, ItemStruct, PathArguments, Signature, Type};

use super::evidence::arguments;
use super::own_bounds;
use crate::known::Known;

/// The parameters that stand in the places of marks only: of the block around, and of a function in it.
pub fn of(known: &Known, sig: Option<&Signature>) -> BTreeSet<String> {
    within(known, (&known.generics, known.this.as_ref()), sig)
}

/// The same of another block, and its type.
pub fn within(
    known: &Known,
    (around, this): (&Generics, Option<&Type>),
    sig: Option<&Signature>,
) -> BTreeSet<String> {
    let own = sig.map(|sig| &sig.generics);
    let all = [Some(around), own];
    let params = all.into_iter().flatten().flat_map(Generics::type_params);
    let is_mark = |param: &Ident| {
        let mut uses = Uses {
            known,
            param,
            marks: 0,
            all: 0,
        };
        this.into_iter().for_each(|this| uses.visit_type(this));
        if let Some(sig) = sig {
            sig.inputs.iter().for_each(|arg| uses.visit_fn_arg(arg));
            uses.visit_return_type(&sig.output);
        }
        uses.marks > 0 && uses.marks == uses.all
    };
    params
        .filter(|param| is_mark(&param.ident))
        .map(|param| param.ident.to_string())
        .collect()
}

/// Where a parameter stands.
struct Uses<'k> {
    known: &'k Known,
    param: &'k Ident,
    marks: usize,
    all: usize,
}

impl<'ast> Visit<'ast> for Uses<'_> {
    fn visit_type(&mut self, ty: &'ast Type) {
        let places = arguments(ty).filter(|(_, name)| *name == self.param);
        let marks = places.filter(|((of, n), _)| {
            let declared = self.known.structs.get(of);
            of == "PhantomData"
                || declared.is_some_and(|declared| is_mark(self.known, (of, declared), *n))
        });
        self.marks += marks.count();
        visit::visit_type(self, ty);
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.all += usize::from(ident == self.param);
    }
}

/// The parameters of a struct that are marks, and that anything may stand for.
pub fn of_struct(known: &Known, declared: &ItemStruct) -> BTreeSet<String> {
    let free = |param: &Ident| {
        let bounds = own_bounds(&declared.generics, param);
        bounds.iter().all(|bound| bound == "Sized")
    };
    let name = declared.ident.to_string();
    let params = declared.generics.type_params().enumerate();
    params
        .filter(|(n, param)| free(&param.ident) && is_mark(known, (&name, declared), *n))
        .map(|(_, param)| param.ident.to_string())
        .collect()
}

/// Whether this parameter of a struct stands in its fields as a mark only.
fn is_mark(known: &Known, declared: (&str, &ItemStruct), n: usize) -> bool {
    let mut fields = Fields {
        known,
        within: vec![],
    };
    fields.have_mark(declared, n)
}

/// Looks into structs within others.
struct Fields<'k> {
    known: &'k Known,
    /// Structs and places that are being looked into.
    within: Vec<(String, usize)>,
}

impl Fields<'_> {
    fn have_mark(&mut self, (name, declared): (&str, &ItemStruct), n: usize) -> bool {
        let Some(param) = declared.generics.type_params().nth(n) else {
            return false;
        };
        let this = (name.to_owned(), n);
        if self.within.contains(&this) {
            return true;
        }
        self.within.push(this.clone());
        // Fields of other modules count, though they have no name here.
        let hidden = self.known.partial.get(&this.0);
        let hidden = hidden.iter().flat_map(|hidden| hidden.iter());
        let mut types = declared.fields.iter().map(|field| &field.ty).chain(hidden);
        let all = types.all(|ty| {
            let mut names = Names {
                fields: self,
                param: &param.ident,
                found: false,
            };
            names.visit_type(ty);
            !names.found
        });
        self.within.pop();
        all
    }

    /// Whether the `n`-th type argument of this type is a mark of it.
    fn is_mark_of(&mut self, name: &str, n: usize) -> bool {
        let known = self.known;
        match known.structs.get(name) {
            Some(declared) => self.have_mark((name, declared), n),
            None => name == "PhantomData",
        }
    }
}

/// Whether a parameter is named, but for what `PhantomData` holds.
struct Names<'f, 'k> {
    fields: &'f mut Fields<'k>,
    param: &'f Ident,
    found: bool,
}

impl<'ast> Visit<'ast> for Names<'_, '_> {
    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        let PathArguments::AngleBracketed(args) = &segment.arguments else {
            return visit::visit_path_segment(self, segment);
        };
        let types = args.args.iter().filter_map(|arg| match arg {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        let name = segment.ident.to_string();
        for (n, ty) in types.enumerate() {
            if !self.fields.is_mark_of(&name, n) {
                self.visit_type(ty);
            }
        }
        let others = args.args.iter();
        let others = others.filter(|arg| !matches!(arg, GenericArgument::Type(_)));
        others.for_each(|arg| self.visit_generic_argument(arg));
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.found |= ident == self.param;
    }
}
