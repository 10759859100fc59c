//! Type parameters that are marks: what stands for them is in no field but `PhantomData`.
//!
//! ```text
//! struct Builder<State> { mass: f64, state: PhantomData<State> }      impl<State> Builder<State> { fn drag(self, d: f64) -> Self }
//! ```
//! No value of such a type flows anywhere, whatever it is.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{Generics, Ident, ItemStruct, PathArguments, Signature, Type};

use super::evidence::arguments;
use crate::known::Known;

/// The parameters that stand in the places of marks only: of the block around, and of a function in it.
pub fn of(known: &Known, sig: Option<&Signature>) -> BTreeSet<String> {
    let own = sig.map(|sig| &sig.generics);
    let all = [Some(&known.generics), own];
    let params = all.into_iter().flatten().flat_map(Generics::type_params);
    let is_mark = |param: &Ident| {
        let mut uses = Uses {
            known,
            param,
            marks: 0,
            all: 0,
        };
        (known.this.iter()).for_each(|this| uses.visit_type(this));
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
            of == "PhantomData" || declared.is_some_and(|declared| is_mark(declared, *n))
        });
        self.marks += marks.count();
        visit::visit_type(self, ty);
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.all += usize::from(ident == self.param);
    }
}

/// Whether this parameter of a struct stands in its fields as a mark only.
fn is_mark(declared: &ItemStruct, n: usize) -> bool {
    let Some(param) = declared.generics.type_params().nth(n) else {
        return false;
    };
    declared.fields.iter().all(|field| {
        let mut names = Names {
            param: &param.ident,
            found: false,
        };
        names.visit_type(&field.ty);
        !names.found
    })
}

/// Whether a parameter is named, but for what `PhantomData` holds.
struct Names<'k> {
    param: &'k Ident,
    found: bool,
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        let mark = segment.ident == "PhantomData";
        if !mark || !matches!(segment.arguments, PathArguments::AngleBracketed(_)) {
            visit::visit_path_segment(self, segment);
        }
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.found |= ident == self.param;
    }
}
