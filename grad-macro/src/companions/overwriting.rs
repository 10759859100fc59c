//! Gradients for who owns the adjoint buffers: their first adjoints are assigned, by sweeps of their own.
//!
//! ```text
//! impl f_grad {
//!     fn overwrite<'w_bar>(.., w_bar: impl IntoShadow<&'w_bar [Cell<f64>]>, tape: &mut Tape<'_>, seed: f64) -> .. { .. }
//! }
//! pub fn f_value_and_grad_into(x: f64, w: &[f64], n: usize, w_grad: &mut [f64]) -> (f64, f64) {
//!     let (w_bar, seed) = (w_grad, 1.0);
//!     rt::check_len("w", w.len(), w_bar.len());
//!     rt::with_tape(|tape| { let (value, (x_bar, _, _)) = <f_grad>::overwrite(x, w, n, (), w_bar, (), tape, seed); .. })
//! }
//! ```
//! Buffers whose first adjoints are not known are zeroed before, as everywhere.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::hidden::{self, Kind};
use super::shapes::Role;
use super::signature::Signature;
use super::{Bodies, Overwriting, public};

/// That of a function; nothing where it would be the body of `vjp`.
pub fn of<'b>(sig: &Signature, bodies: Option<&'b Bodies>) -> Option<&'b Overwriting> {
    let own = bodies.and_then(|bodies| bodies.overwriting.as_ref());
    own.filter(|_| !sig.method && !sig.stub && sig.ret.is_scalar() && public::has_public(sig))
}

/// The hidden companion.
pub fn method(sig: &Signature, own: &Overwriting, prologue: &TokenStream) -> TokenStream {
    let inline = sig.copied("inline");
    let head = hidden::head(sig, Kind::Vjp, quote!(overwrite));
    let body = hidden::contents(&hidden::with_seen(sig, &own.body));
    quote! {
        #inline
        #head {
            #prologue
            #body
        }
    }
}

/// What `f_vjp` returns, for a seed of one. The buffers are called like its own.
pub fn call(sig: &Signature, bodies: &Bodies) -> TokenStream {
    let callee = sig.hidden(&format_ident!("overwrite"), &sig.items.hidden_vjp);
    let (seed, one, tape) = (&sig.locals.seed, public::one(sig), &sig.locals.tape);
    let checks = public::checks(sig);
    let sweeps = public::through_hidden(sig, &callee);
    let lends = bodies.lends_tape.as_deref().unwrap_or_default();
    let sweeps = match bodies.uses_tape {
        true => {
            let with_tape = sig.root.rt("with_tape");
            let recording = quote!(#with_tape(|#tape| { #sweeps }));
            public::recording_if(lends, recording, || plain(sig, &sweeps))
        }
        false => plain(sig, &sweeps),
    };
    quote! {
        #checks
        let #seed = #one;
        #sweeps
    }
}

/// Nothing is recorded: an empty tape costs nothing.
fn plain(sig: &Signature, sweeps: &TokenStream) -> TokenStream {
    let (tape, idle) = (&sig.locals.tape, sig.root.rt("idle"));
    quote!(let #tape = &mut #idle(); #sweeps)
}

/// Whether the buffer of the parameter at this position must be zeroed before.
pub fn adds(own: Option<&Overwriting>, position: usize) -> bool {
    own.is_none_or(|own| !own.params.contains(&position))
}

/// `{ let w_bar = &mut w_bar; .. }`: buffers that are variables, as those of `f_vjp`.
pub fn call_with_own(sig: &Signature, bodies: &Bodies) -> TokenStream {
    let lent = sig.with_role(Role::Reference).map(|(position, _)| {
        let bar = &sig.locals.bars[position];
        quote!(let #bar = &mut #bar;)
    });
    let call = call(sig, bodies);
    quote!({ #(#lent)* #call })
}
