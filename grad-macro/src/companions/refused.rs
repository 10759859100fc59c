//! What stands for the companions of a method that was refused among others, for which nobody asked: who calls it for a
//! derivative reads the reason, where it is called.
//!
//! ```text
//! const _: () = {
//!     #[diagnostic::on_unimplemented(message = "`new` has no derivative: ..")]
//!     pub trait Refused {}
//!     impl Channel {
//!         pub fn new_grad_fwd(_: impl Sized + Refused, _: impl Sized, ..) -> ! { unreachable!() }
//!     }
//! };
//! ```
//! They take whatever callers pass, so that nothing is asked of the types in the method's own signature.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{ItemFn, ItemImpl};

use crate::lints;

/// For a method of this block, of which `reason` is told.
pub fn method(method: &ItemFn, block: &ItemImpl, reason: &str) -> TokenStream {
    let name = method.sig.ident.unraw();
    let (vis, allow) = (&method.vis, lints::allow());
    let receiver = method.sig.receiver().map(|_| quote!(&self,));
    let given = method.sig.inputs.len() - usize::from(receiver.is_some());
    let functions = arities(given, method.sig.inputs.len());
    let functions = functions.iter().map(|(suffix, count)| {
        let name = format_ident!("{name}_grad_{suffix}");
        // One of these two is called by everybody.
        let tells = matches!(*suffix, "fwd" | "vjp");
        let args = (0..*count).map(|n| match n {
            0 if tells => quote!(_: impl ::core::marker::Sized + Refused),
            _ => quote!(_: impl ::core::marker::Sized),
        });
        quote!(#[doc(hidden)] #vis fn #name(#receiver #(#args),*) -> ! { ::core::unreachable!() })
    });
    let (params, _, clause) = block.generics.split_for_impl();
    let (this, reason) = (&block.self_ty, told(&name.to_string(), reason));
    // Of methods of one name there is one, or none.
    let cfgs = method.attrs.iter().chain(&block.attrs);
    let cfgs = cfgs.filter(|attr| attr.path().is_ident("cfg"));
    quote! {
        #(#cfgs)*
        #allow
        const _: () = {
            #reason
            pub trait Refused {}
            impl #params #this #clause { #(#functions)* }
        };
    }
}

/// What rustc says where the trait is asked for, which nothing implements.
fn told(name: &str, reason: &str) -> TokenStream {
    let escaped = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let mut lines = reason.lines();
    let first = lines.next().unwrap_or_default();
    let message = escaped(&format!("`{name}` has no derivative: {first}"));
    let notes = lines.map(|line| escaped(line.trim()));
    quote! {
        #[diagnostic::on_unimplemented(
            message = #message,
            label = "its derivative is wanted here"
            #(, note = #notes)*
        )]
    }
}

/// The hidden companions that callers use, and how many arguments these have behind the receiver. `all` counts it.
fn arities(given: usize, all: usize) -> [(&'static str, usize); 7] {
    const TAPE: usize = 1;
    const SEED: usize = 1;
    let (dots, bars) = (all, all);
    [
        ("fwd", given + TAPE),
        ("vjp", given + bars + TAPE + SEED),
        ("rev", given + bars + TAPE + SEED),
        ("jvp", given + dots),
        ("jvp_fwd", given + dots + TAPE),
        ("jvp_vjp", given + dots + 2 * bars + TAPE + SEED),
        ("jvp_rev", given + dots + 2 * bars + TAPE + SEED),
    ]
}
