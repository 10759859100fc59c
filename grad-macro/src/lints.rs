//! The lints that emitted items switch off, in one place.
//!
//! What would fire depends on the user's signature (many parameters, `&Vec`, a name in capitals), or on which
//! companions a crate happens to use. Groups, because the attribute stands before every item that people read.

use proc_macro2::TokenStream;
use quote::quote;

/// The attribute that every emitted item carries.
pub fn allow() -> TokenStream {
    quote!(#[allow(
        unused, deprecated, nonstandard_style, unreachable_pub, clippy::all, clippy::float_cmp, clippy::nursery, clippy::restriction
    )])
}

/// The same before the hidden enum, which has no values to copy. It can be printed: crates forbid types that cannot, and
/// what is forbidden is not allowed by anyone.
pub fn allow_type() -> TokenStream {
    quote!(#[allow(unused, nonstandard_style, missing_copy_implementations)])
}
