//! Functions that are given by name to `implicit::root` and its like: their companions go with them.
//!
//! ```text
//! implicit::root(g, &z0, &theta)
//!
//! reverse   <implicit::root_grad>::rev(g, &z0, &theta,
//!               |z, theta, z_bar, theta_bar, tape, seed| <g_grad>::vjp(z, theta, z_bar, theta_bar, tape, seed).0, ..)
//! forward   <implicit::root_grad>::jvp(g, &z0, &theta,
//!               |z, theta, z_dot, theta_dot| <g_grad>::jvp(z, theta, z_dot, theta_dot), ..)
//! ```
//! What does not fit is a type error: a function of another shape, one whose `wrt` leaves a parameter out.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;

use super::calls::companion;
use crate::implicit::{self, Kind};
use crate::ir::{Call, CallArg, Callee};

/// What stands in the place of this argument's tangent.
pub fn tangent(call: &Call, n: usize) -> Option<TokenStream> {
    let own = call.args.len() / 2;
    let (kind, function) = function(call, n.checked_sub(own).filter(|_| call.order == 1)?)?;
    Some(match kind {
        Kind::Map => jvp(&function),
        Kind::Scalar => jvp(&function),
        Kind::Objective | Kind::Constraint => second(&function),
    })
}

/// What stands in the place of this argument's adjoint.
pub fn pullback(call: &Call, n: usize) -> Option<TokenStream> {
    let (kind, function) = function(call, n)?;
    match (kind, call.order) {
        (Kind::Map, 0) => Some(vjp(&function)),
        (Kind::Scalar, 0) => Some(scalar_vjp(&function)),
        (Kind::Scalar, 1) => Some(scalar_second(&function)),
        (Kind::Map, 1) | (Kind::Objective | Kind::Constraint, 0) => Some(second(&function)),
        _ => None,
    }
}

/// The function that is given as this argument.
fn function(call: &Call, n: usize) -> Option<(Kind, Path)> {
    let Callee::Path(callee) = &call.callee else {
        return None;
    };
    let kind = implicit::kind(callee, n)?;
    let CallArg::Tokens(tokens) = call.args.get(n)? else {
        return None;
    };
    let named: Path = syn::parse2(tokens.clone()).ok()?;
    Some((kind, implicit::function(kind, &named)?))
}

fn names(list: &str) -> Vec<Ident> {
    let ident = |name| Ident::new(name, Span::mixed_site());
    list.split(' ').map(ident).collect()
}

fn vjp(function: &Path) -> TokenStream {
    let args = names("z theta z_bar theta_bar tape seed");
    let vjp = companion(function, "vjp");
    quote!(|#(#args),*| #vjp(#(#args),*).0)
}

fn scalar_vjp(function: &Path) -> TokenStream {
    let args = names("z theta theta_bar tape seed");
    let vjp = companion(function, "vjp");
    let [z, theta, theta_bar, tape, seed] = &args[..] else {
        return function.to_token_stream();
    };
    quote!(|#(#args),*| #vjp(#z, #theta, (), #theta_bar, #tape, #seed))
}

fn jvp(function: &Path) -> TokenStream {
    let args = names("z theta z_dot theta_dot");
    let jvp = companion(function, "jvp");
    quote!(|#(#args),*| #jvp(#(#args),*))
}

fn second(function: &Path) -> TokenStream {
    let args = names("z theta z_dot theta_dot z_bar theta_bar z_dot_bar theta_dot_bar tape seed");
    let second = companion(function, "jvp_vjp");
    quote!(|#(#args),*| #second(#(#args),*).0)
}

fn scalar_second(function: &Path) -> TokenStream {
    let args = names("z theta z_dot theta_dot theta_bar theta_dot_bar tape seed");
    let second = companion(function, "jvp_vjp");
    let [
        z,
        theta,
        z_dot,
        theta_dot,
        theta_bar,
        theta_dot_bar,
        tape,
        seed,
    ] = &args[..]
    else {
        return function.to_token_stream();
    };
    quote! {
        |#(#args),*| #second(#z, #theta, #z_dot, #theta_dot, (), #theta_bar, (), #theta_dot_bar, #tape, #seed)
    }
}
