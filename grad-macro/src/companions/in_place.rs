//! What there is of a function whose parameters are functions that nothing differentiates on their own, such as
//! functions of arrays: differentiated callers write its body out, and no more than its text is asked of it.
//!
//! ```text
//! enum rk4_grad {}
//! impl rk4_grad { const TEXT: u64 = 42; }
//! const rk4_grad: DifferentiatedWhereItIsCalled = DifferentiatedWhereItIsCalled;
//! type rk4_vjp = rk4_grad;
//! ```
//! So `rk4_grad(..)` is a call of what is no function, but of a type whose name says why.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{ItemFn, Path};

use crate::lints;
use crate::names::{self, Items};

/// The same of a method: `const row_grad_text: u64 = 42;`.
pub fn method(function: &ItemFn, text: u64) -> TokenStream {
    let name = text_of(&function.sig.ident);
    let (vis, allow) = (&function.vis, lints::allow_type());
    let cfgs = (function.attrs.iter()).filter(|attr| attr.path().is_ident("cfg"));
    quote! {
        #[doc(hidden)]
        #(#cfgs)*
        #allow
        #vis const #name: ::core::primitive::u64 = #text;
    }
}

/// What the number of a method's text is called.
pub fn text_of(method: &Ident) -> Ident {
    format_ident!("{}_grad_text", method.unraw(), span = Span::call_site())
}

pub fn emit(function: &ItemFn, runtime: &Path, text: u64) -> TokenStream {
    let (vis, items) = (&function.vis, Items::new(&function.sig.ident, None));
    let cfgs = (function.attrs.iter()).filter(|attr| attr.path().is_ident("cfg"));
    let cfgs = quote!(#(#cfgs)*);
    let (hidden, carried) = (&items.hidden, &items.carried);
    let name = |suffix: &str| {
        format_ident!(
            "{}_{suffix}",
            function.sig.ident.unraw(),
            span = function.sig.ident.span()
        )
    };
    let nested = names::NESTED.map(name);
    let allow = lints::allow_type();
    let why = quote!(#runtime::rt::DifferentiatedWhereItIsCalled);
    quote! {
        #[doc(hidden)]
        #cfgs
        #allow
        #[derive(::core::fmt::Debug)]
        #vis enum #hidden {}
        #cfgs
        impl #hidden {
            #allow
            #vis const TEXT: ::core::primitive::u64 = #text;
        }
        #[doc(hidden)]
        #cfgs
        #allow
        #vis const #hidden: #why = #why;
        #(
            #[doc(hidden)]
            #cfgs
            #allow
            #vis type #carried = #hidden;
        )*
        #(
            #[doc(hidden)]
            #cfgs
            #allow
            #vis type #nested = #hidden;
        )*
    }
}
