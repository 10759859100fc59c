//! References that a view keeps.

use proc_macro2::{Span, TokenStream};
use syn::visit_mut::{self, VisitMut};

/// All references of a type live as long as the view.
pub fn with_lifetime(ty: &syn::Type) -> syn::Type {
    let mut ty = ty.clone();
    Lifetimes { found: false }.visit_type_mut(&mut ty);
    ty
}

/// The type behind a reference, as it can be kept: `Vec<T>` of `&mut [T]`, `S` of `&S`.
pub fn owned(ty: &syn::Type, root: &TokenStream) -> syn::Type {
    match ty {
        syn::Type::Reference(of) => owned(&of.elem, root),
        syn::Type::Paren(of) => owned(&of.elem, root),
        syn::Type::Group(of) => owned(&of.elem, root),
        syn::Type::Slice(of) => {
            let elem = &of.elem;
            syn::parse_quote!(#root::rt::alloc::vec::Vec<#elem>)
        }
        ty => ty.clone(),
    }
}

/// All references of a type but the outermost live as long as the view.
pub fn behind_reference(ty: &syn::Type) -> syn::Type {
    match ty {
        syn::Type::Reference(of) => syn::Type::Reference(syn::TypeReference {
            elem: Box::new(behind_reference(&of.elem)),
            ..of.clone()
        }),
        ty => with_lifetime(ty),
    }
}

/// `&[T]`, `&mut [T]`.
pub fn is_slice(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(of) => is_slice(&of.elem),
        syn::Type::Paren(of) => is_slice(&of.elem),
        syn::Type::Group(of) => is_slice(&of.elem),
        ty => matches!(ty, syn::Type::Slice(_)),
    }
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
