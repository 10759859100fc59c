//! What a signature leaves out and companions have to write, and what it allows and they do not need.
//!
//! ```text
//! fn total(v: View, t: f64) -> f64                  fn total<'lent>(v: View<'lent>, t: f64) -> f64
//! fn slope<C: Curve + ?Sized>(c: &C) -> f64         fn slope<C: Curve>(c: &C) -> f64
//! ```
//! The user's function stays as it is. Companions name the types of their parameters in the types of results, where
//! lifetimes without names have no place; and what they call asks for types of a known size.

use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    GenericArgument, GenericParam, ItemFn, Lifetime, PathArguments, Signature, Token,
    TypeParamBound, TypePath,
};

use crate::known::{Known, name_of};

/// The function with these written out.
pub fn written_out(mut function: ItemFn, known: &Known) -> ItemFn {
    let sig = &mut function.sig;
    Sized.visit_signature_mut(sig);
    if has_lifetime_of_its_own(sig) {
        return function;
    }
    let mut hidden = Hidden {
        known,
        taken: sig
            .generics
            .lifetimes()
            .map(|of| of.lifetime.clone())
            .collect(),
        new: vec![],
    };
    for input in &mut sig.inputs {
        if let syn::FnArg::Typed(arg) = input {
            hidden.visit_type_mut(&mut arg.ty);
        }
    }
    for (n, lifetime) in hidden.new.into_iter().enumerate() {
        let param: GenericParam = syn::parse_quote!(#lifetime);
        sig.generics.params.insert(n, param);
    }
    function
}

/// Whether the lifetime of what is returned is that of the only parameter that has one.
fn has_lifetime_of_its_own(sig: &Signature) -> bool {
    struct Elided(bool);
    impl Visit<'_> for Elided {
        fn visit_type_reference(&mut self, of: &syn::TypeReference) {
            self.0 |= of.lifetime.is_none();
            visit::visit_type_reference(self, of);
        }
        fn visit_lifetime(&mut self, lifetime: &Lifetime) {
            self.0 |= lifetime.ident == "_";
        }
    }
    let mut elided = Elided(false);
    elided.visit_return_type(&sig.output);
    elided.0
}

/// Leaves `?Sized` out.
struct Sized;

impl VisitMut for Sized {
    fn visit_type_param_mut(&mut self, param: &mut syn::TypeParam) {
        leave_out(&mut param.bounds);
        visit_mut::visit_type_param_mut(self, param);
    }

    fn visit_predicate_type_mut(&mut self, predicate: &mut syn::PredicateType) {
        leave_out(&mut predicate.bounds);
        visit_mut::visit_predicate_type_mut(self, predicate);
    }

    fn visit_type_impl_trait_mut(&mut self, of: &mut syn::TypeImplTrait) {
        leave_out(&mut of.bounds);
        visit_mut::visit_type_impl_trait_mut(self, of);
    }
}

fn leave_out(bounds: &mut syn::punctuated::Punctuated<TypeParamBound, Token![+]>) {
    let is_maybe = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some());
    if bounds.iter().any(is_maybe) {
        let kept = std::mem::take(bounds).into_iter();
        *bounds = kept.filter(|bound| !is_maybe(bound)).collect();
    }
}

/// Names the lifetimes of structs in sight that are hidden, and those that are written as `'_`.
struct Hidden<'k> {
    known: &'k Known,
    taken: Vec<Lifetime>,
    new: Vec<Lifetime>,
}

impl Hidden<'_> {
    fn named(&mut self) -> Lifetime {
        let mut name = format!("'lent_{}", self.new.len() + 1);
        while self.taken.iter().any(|other| other.to_string() == name) {
            name.push('_');
        }
        let lifetime = Lifetime::new(&name, Span::mixed_site());
        self.new.push(lifetime.clone());
        lifetime
    }

    /// How many lifetimes a path hides.
    fn hidden(&self, path: &TypePath) -> usize {
        let segments = path.path.segments.iter();
        let whole: Vec<_> = segments.map(|of| of.ident.to_string()).collect();
        if let Some(count) = self.known.lifetimes.get(&whole.join("::")) {
            return *count;
        }
        let name = name_of(&syn::Type::Path(path.clone()));
        let of = name.and_then(|name| self.known.structs.get(&name));
        of.map_or(0, |of| of.generics.lifetimes().count())
    }
}

impl VisitMut for Hidden<'_> {
    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        visit_mut::visit_type_path_mut(self, path);
        let hidden = self.hidden(path);
        let Some(last) = path.path.segments.last_mut() else {
            return;
        };
        let mut written = match &mut last.arguments {
            PathArguments::None if hidden == 0 => return,
            PathArguments::None => syn::parse_quote!(<>),
            PathArguments::AngleBracketed(of) => of.clone(),
            PathArguments::Parenthesized(_) => return,
        };
        let is_lifetime = |arg: &GenericArgument| matches!(arg, GenericArgument::Lifetime(_));
        if !written.args.iter().any(is_lifetime) {
            let types = std::mem::take(&mut written.args);
            let named = (0..hidden).map(|_| GenericArgument::Lifetime(self.named()));
            written.args = named.chain(types).collect();
        }
        for arg in &mut written.args {
            if let GenericArgument::Lifetime(lifetime) = arg
                && lifetime.ident == "_"
            {
                *lifetime = self.named();
            }
        }
        last.arguments = PathArguments::AngleBracketed(written);
    }

    // `impl Fn(View) -> f64` has lifetimes of its own.
    fn visit_type_impl_trait_mut(&mut self, _: &mut syn::TypeImplTrait) {}
    fn visit_type_trait_object_mut(&mut self, _: &mut syn::TypeTraitObject) {}
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
}
