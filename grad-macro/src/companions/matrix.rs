//! Hessians and Jacobians: whole matrices, row by row or column by column.
//!
//! ```text
//! fn f(x: f64, w: &[f64]) -> f64
//!
//! fn f_grad_hessian(x, w, out: &mut impl rt::Matrix) { .. }             // one product per row
//! pub fn f_hessian_into(x: f64, w: &[f64], out: &mut [f64]) { f_grad_hessian(x, w, &mut rt::Given(out)) }
//! pub fn f_hessian(x: f64, w: &[f64]) -> ((f64, Vec<f64>), (Vec<f64>, Vec<Vec<f64>>)) {
//!     let (x_zeros, w_zeros) = (rt::zeros(&x), rt::zeros(w));
//!     let mut flat = rt::Grown::new();
//!     f_grad_hessian(x, w, &mut flat);
//!     ..                                                              // one block per pair of parameters
//! }
//! ```
//! A block has the shape of its rows with the shape of its columns in place of each float.

pub mod blocks;
mod hessian;
mod jacobian;

pub use hessian::emit as hessian;
pub use jacobian::emit as jacobian;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use syn::ItemFn;

use super::repeat;
use super::shapes::{self, By, ParamShape, Role, Shape};
use super::signature::Signature;
use crate::errors::Errors;
use crate::items;
use crate::known::Known;
use crate::options::Options;

/// A Hessian, and its products, need one float to differentiate twice; a Jacobian needs something to differentiate.
pub fn check(options: &mut Options, function: &ItemFn, known: &Known, errors: &mut Errors) {
    let (ret, name) = (shapes::ret(&function.sig), &function.sig.ident);
    let is_float = ret.is_scalar() && !items::returns_struct(function, known);
    for option in [&mut options.hvp, &mut options.hessian] {
        let Some(option) = option.take_if(|_| !is_float) else {
            continue;
        };
        let what = match &ret.ty {
            Some(ty) => format!("returns `{}`", crate::lower::spelled(ty)),
            None => "returns nothing".to_owned(),
        };
        errors.at(
            &option,
            format!(
                "a Hessian is of a function that returns one float, but `{name}` {what}\n\
                 help: the first derivatives of several results are a Jacobian: `jacobian`"
            ),
        );
    }
    let params = shapes::params(&function.sig, options.wrt.as_deref());
    let moves = params.iter().any(ParamShape::is_active);
    let written = |param: &ParamShape| param.is_active() && param.by == By::RefMut;
    let yields = ret.is_active() || params.iter().any(written);
    for (option, what) in [
        (&mut options.hvp, "a Hessian"),
        (&mut options.hessian, "a Hessian"),
        (&mut options.jacobian, "a Jacobian"),
    ] {
        if let Some(option) = option.take_if(|_| !(moves && yields)) {
            let why = match moves {
                true => "has no result that carries a derivative",
                false => "has no parameter that carries a derivative",
            };
            errors.at(
                &option,
                format!("{what} of `{name}` is empty: `{name}` {why}"),
            );
        }
    }
}

/// Leaves out what the function has none of, where nobody has asked it of this function alone.
pub fn narrow(options: &mut Options, function: &ItemFn, known: &Known) {
    let mut unasked = Errors::new();
    check(options, function, known, &mut unasked);
    unasked.discard();
}

/// A local of ours, which no name of the user's meets.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The parameters that are differentiated, with their positions.
fn active<'s>(sig: &'s Signature) -> impl Iterator<Item = (usize, &'s ParamShape)> {
    let params = sig.params.iter().enumerate();
    params.filter(|(_, param)| param.is_active())
}

/// What is written through: all `&mut` arguments.
fn mutable<'s>(sig: &'s Signature) -> impl Iterator<Item = (usize, &'s ParamShape)> {
    let params = sig.params.iter().enumerate();
    params.filter(|(_, param)| param.by == By::RefMut)
}

/// `let x_zeros = rt::zeros(&x);` for each parameter that is differentiated, and what it borrows.
pub fn zeros_of(sig: &Signature, n: usize) -> TokenStream {
    let (zeros, ident) = (sig.root.rt("zeros"), &sig.params[n].ident);
    match sig.params[n].by {
        By::Value => quote!(#zeros(&#ident)),
        _ if sig.params[n].is_owned_self() => quote!(#zeros(&#ident)),
        _ => quote!(#zeros(&*#ident)),
    }
}

/// How many floats the parameters consist of, together.
fn total(sig: &Signature, names: &[Ident]) -> TokenStream {
    let tangent = sig.root.rt("Tangent");
    let lens = names.iter().map(|name| quote!(#tangent::len(&#name)));
    quote!(0 #(+ #lens)*)
}

/// Copies of `&mut` arguments as they are on entry: `let u_buffer = ToOwned::to_owned(&*u);`
pub fn entry(sig: &Signature) -> TokenStream {
    mutable(sig)
        .map(|(n, param)| {
            let (buffer, ident) = (&sig.locals.buffers[n], &param.ident);
            let copy = repeat::owned(sig, n, quote!(#ident));
            quote!(let #buffer = #copy;)
        })
        .collect()
}

/// The same written back.
pub fn reset(sig: &Signature) -> TokenStream {
    mutable(sig)
        .map(|(n, param)| {
            let (buffer, ident) = (&sig.locals.buffers[n], &param.ident);
            match param.shape {
                Shape::Slice(_) => quote!(#ident.clone_from_slice(&#buffer);),
                _ => quote!(::core::clone::Clone::clone_from(&mut *#ident, &#buffer);),
            }
        })
        .collect()
}

/// Makes the directions the parts of a unit vector.
/// ```text
/// let mut at = 0;
/// rt::take(&mut x_dot, unit, &mut at);
/// ```
fn turn(sig: &Signature, unit: &Ident) -> TokenStream {
    let (take, at) = (sig.root.rt("take"), local("at"));
    let parts = active(sig).map(|(n, param)| {
        let dot = &sig.locals.dots[n];
        // What is written to a tangent may have changed its length.
        let anew = (param.by == By::RefMut).then(|| {
            let zeros = zeros_of(sig, n);
            quote!(#dot = #zeros;)
        });
        quote!(#anew #take(&mut #dot, #unit, &mut #at);)
    });
    quote!(let mut #at = 0; #(#parts)*)
}

/// The directions as the hidden forward companions take them.
fn dots(sig: &Signature) -> Vec<TokenStream> {
    let (given, none) = (sig.root.rt("Dot"), sig.root.rt("NoDot"));
    let params = sig.params.iter().zip(&sig.locals.dots);
    let pass = |(param, dot): (&ParamShape, &Ident)| match (param.role(), param.by) {
        (Role::Inactive | Role::LeftOut, _) => none.clone(),
        (_, By::RefMut) => quote!(#given(&mut #dot)),
        (_, By::Ref) => quote!(#given(&#dot)),
        (_, By::Value) if param.is_copy() => quote!(#given(#dot)),
        (_, By::Value) => quote!(#given(::core::clone::Clone::clone(&#dot))),
    };
    params.map(pass).collect()
}
