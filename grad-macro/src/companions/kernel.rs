//! A derivative without the rest of the companions: for functions that we made, which nobody else calls.
//!
//! ```text
//! enum k_grad {}
//! impl k_grad { fn vjp<'w_bar>(.., tape: &mut Tape, seed: f64) -> (f64, (f64, (), ())) { .. } }
//! fn k_vjp_with(tape: &mut Tape, x: f64, w: &[f64], n: usize, w_bar: &mut [f64], seed: f64) -> (f64, f64) { .. }
//! fn k_hvp(x: f64, w: &[f64], n: usize, x_dot: f64, w_dot: &[f64]) -> (f64, Vec<f64>) { .. }
//! ```
//! The last one only where it is asked for.

use proc_macro2::TokenStream;
use quote::quote;

use super::shapes::ParamShape;
use super::signature::Signature;
use super::{Options, hidden, public, second};

/// The body of `k_hvp` as [`Bodies::hvp`](super::Bodies::hvp), or why there is none.
pub type Product = Result<(TokenStream, bool), second::Why>;

/// `body` is as [`Bodies::vjp`](super::Bodies::vjp).
pub fn emit(
    item: &syn::ItemFn,
    options: &Options,
    params: &[ParamShape],
    body: &TokenStream,
    product: Option<&Product>,
) -> TokenStream {
    let sig = Signature::new(item, options, params);
    let (hidden, attrs) = (&sig.items.hidden, sig.attrs());
    let method = hidden::vjp(&sig, body);
    let with = public::vjp_with(&sig, None);
    let product = product.map(|product| {
        let product = product.as_ref().map(|(body, tape)| (body, *tape));
        second::product(&sig, item, product.map_err(|why| *why))
    });
    quote! {
        #attrs
        enum #hidden {}
        #attrs
        impl #hidden {
            #method
        }
        #with
        #product
    }
}
