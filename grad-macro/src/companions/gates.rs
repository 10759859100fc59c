//! Companions that exist only where the runtime has `alloc`: those that return a `Vec`, or record on a tape that
//! nobody gave them. The attribute does not know; two macros of the runtime's decide.
//!
//! ```text
//! rt::with_alloc! { pub fn f_grad(w: &[f64]) -> Vec<f64> { .. } }
//! rt::without_alloc! { pub type f_grad = <the hidden enum>; }      // so that an import finds the name
//! ```

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::signature::Signature;
use super::{Bodies, hidden};
use crate::lints;

/// Whether a companion that is given no tape makes one, whatever it calls.
pub fn records(bodies: Option<&Bodies>) -> bool {
    let lends = |bodies: &Bodies| {
        bodies
            .lends_tape
            .as_ref()
            .is_some_and(|lends| !lends.is_empty())
    };
    bodies.is_some_and(|bodies| bodies.uses_tape && !lends(bodies))
}

/// Whether a list is named.
pub fn has_list(ty: &TokenStream) -> bool {
    ty.clone().into_iter().any(|tree| match tree {
        TokenTree::Group(group) => has_list(&group.stream()),
        TokenTree::Ident(ident) => ident == "Vec",
        _ => false,
    })
}

/// The companion called `name`; with `alloc` only, if it `needs` that.
pub fn gated(sig: &Signature, name: &Ident, needs: bool, item: TokenStream) -> TokenStream {
    if !needs || item.is_empty() {
        return item;
    }
    let root = sig.root.0;
    let absent = absent(sig, name);
    quote! {
        #root::rt::with_alloc! { #item }
        #absent
    }
}

/// A type in place of the function, so that an import need not know. The public gradient has the hidden type's own name.
fn absent(sig: &Signature, name: &Ident) -> TokenStream {
    let carried = sig.items.carried.contains(name) && hidden::surely(sig).contains(&name);
    if sig.method || *name == sig.items.hidden || !carried {
        return TokenStream::new();
    }
    let (root, vis, cfgs) = (sig.root.0, &sig.item.vis, sig.copied("cfg"));
    let (hidden, allow) = (&sig.items.hidden, lints::allow_type());
    quote! {
        #root::rt::without_alloc! {
            #[doc(hidden)]
            #cfgs
            #allow
            #vis type #name = #hidden;
        }
    }
}
