//! Companions that there are not: an error where they are used, and for nobody else.
//!
//! ```text
//! fn unavailable<T>(_: &T) -> ! {
//!     const { assert!(size_of::<T>() == usize::MAX, "second derivatives through `f` are not known: ..") };
//!     unreachable!()
//! }
//! unavailable(&x_dot)
//! ```
//! The constant fails as soon as somebody's types are put in. It has to depend on them: the compiler evaluates one that does not
//! when it optimises the companion, used or not.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::signature::Signature;

/// The body of a companion whose parameter `of` has a type that its callers choose. Without one there is only a panic at run
/// time.
pub fn unavailable(of: Option<&Ident>, message: &str) -> TokenStream {
    // It is a format string.
    let message = message.replace('{', "{{").replace('}', "}}");
    let Some(of) = of else {
        return quote!(::core::panic!(#message));
    };
    quote! {
        fn unavailable<T>(_: &T) -> ! {
            const {
                ::core::assert!(
                    ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                    #message
                )
            };
            ::core::unreachable!()
        }
        unavailable(&#of)
    }
}

/// The first tangent in the signature of a forward companion, or of its reverse.
pub fn tangent<'s>(sig: &'s Signature<'_>) -> Option<&'s Ident> {
    if sig.tangents.is_none() {
        let mut active = sig.params.iter().zip(&sig.locals.dots);
        return active.find_map(|(param, dot)| param.is_active().then_some(dot));
    }
    let (primal, tangents) = sig.params.split_at(sig.params.len() / 2);
    let mut active = primal.iter().zip(tangents);
    active.find_map(|(param, tangent)| param.is_active().then_some(&tangent.ident))
}
