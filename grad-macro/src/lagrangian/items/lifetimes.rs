//! References that a view keeps.

use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};

/// All references of a type live as long as the view.
pub fn with_lifetime(ty: &syn::Type) -> syn::Type {
    let mut ty = ty.clone();
    Lifetimes { found: false }.visit_type_mut(&mut ty);
    ty
}

/// Whether the type has a reference, or a lifetime, that is not `'static`.
pub fn borrows(ty: &syn::Type) -> bool {
    let mut search = Lifetimes { found: false };
    search.visit_type_mut(&mut ty.clone());
    search.found
}

struct Lifetimes {
    found: bool,
}

impl VisitMut for Lifetimes {
    fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
        self.found = true;
        reference.lifetime = Some(syn::Lifetime::new("'view", Span::mixed_site()));
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
        if lifetime.ident != "static" {
            self.found = true;
            *lifetime = syn::Lifetime::new("'view", Span::mixed_site());
        }
    }

    /// `fn(&f64) -> f64` says nothing about what is kept.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
}
