//! A derivative without the rest of the companions: for functions that we made, which nobody else calls.
//!
//! ```text
//! enum k_grad {}
//! impl k_grad { fn vjp<'w_bar>(.., tape: &mut Tape, seed: f64) -> (f64, (f64, (), ())) { .. } }
//! fn k_vjp_with(tape: &mut Tape, x: f64, w: &[f64], n: usize, w_bar: &mut [f64], seed: f64) -> (f64, f64) { .. }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::shapes::ParamShape;
use super::signature::Signature;
use super::{Options, hidden, public};

/// `body` is as [`Bodies::vjp`](super::Bodies::vjp).
pub fn emit(
    item: &syn::ItemFn,
    options: &Options,
    params: &[ParamShape],
    body: &TokenStream,
) -> TokenStream {
    let sig = Signature::new(item, options, params);
    let (hidden, attrs) = (&sig.items.hidden, sig.attrs());
    let method = hidden::vjp(&sig, body);
    let with = public::vjp_with(&sig, None);
    quote! {
        #attrs
        enum #hidden {}
        #attrs
        impl #hidden {
            #method
        }
        #with
    }
}
