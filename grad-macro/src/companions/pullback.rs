//! `f_pullback`: one forward sweep now, any number of reverse sweeps later, each with a seed of its own.
//!
//! ```text
//! fn f(x: f64, w: &[f64], n: usize) -> f64
//!
//! pub fn f_pullback(tape: &mut Tape<'_>, x: f64, w: &[f64], n: usize) -> (f64, impl FnMut(&mut [f64], f64) -> f64) {
//!     let mark = tape.mark();
//!     let value = <f_grad>::fwd(x, w, n, tape);
//!     let mut rev = tape.rev(mark);
//!     let pullback = move |w_bar: &mut [f64], seed: f64| {
//!         rt::check_len("w", w.len(), w_bar.len());
//!         let (x_bar, _, _) = <f_grad>::rev(x, w, n, (), w_bar, (), &mut rev.again(), seed);
//!         x_bar
//!     };
//!     (value, pullback)
//! }
//! ```
//! A reverse sweep undoes what `f` wrote through `&mut`: the pullback works on a copy `u_held` of the contents on return,
//! renewed from `u_kept` each time, and does not hold on to the argument.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::repeat::{self, Repeat};
use super::shapes::{By, Role, Wrap};
use super::signature::Signature;
use super::types::bundle;
use super::{docs, public};

/// The companion; nothing where the arguments cannot be had again for every sweep.
pub fn emit(sig: &Signature) -> TokenStream {
    let Some(repeat) = repeat::of(sig) else {
        return TokenStream::new();
    };
    let tape = &sig.locals.tape;
    let runtime = sig.root.0;
    let borrow = repeat.lifetimes.as_ref();
    let tape_type = match borrow {
        Some(named) => {
            let (tape, memory) = (&named.tape, &named.memory);
            quote!(&#tape mut #runtime::Tape<#memory>)
        }
        None => quote!(&mut #runtime::Tape<'_>),
    };
    let args = borrow.map_or_else(|| sig.public_args(), |named| named.args.clone());
    let params = sig.after_receiver(args, quote!(#tape: #tape_type));
    let lifetimes = borrow.map_or(&[][..], |named| &named.all);
    public::function_with(
        sig,
        &sig.items.pullback,
        &docs::pullback(sig),
        lifetimes,
        &params,
        result(sig, &repeat),
        repeat::bounds_with(sig, TokenStream::new()),
        body(sig),
    )
}

/// `-> (f64, impl FnMut(&mut [f64], f64) -> f64)`.
fn result(sig: &Signature, repeat: &Repeat) -> TokenStream {
    let buffers = sig.with_role(Role::Reference);
    let buffers = buffers.map(|(_, param)| sig.root.buffer(param));
    let seed = sig.ret.is_active().then(|| sig.root.seed(&sig.ret));
    let inputs = buffers.chain(seed);
    let adjoints = public::adjoint_types(sig);
    let arrow = (!adjoints.is_empty()).then(|| {
        let adjoints = bundle(&adjoints);
        quote!(-> #adjoints)
    });
    let captured = repeat.lifetimes.as_ref().map(|named| {
        let (all, types) = (&named.captured, sig.type_params());
        quote!(+ use<#(#all,)* #(#types),*>)
    });
    let pullback = quote!(impl ::core::ops::FnMut(#(#inputs),*) #arrow #captured);
    match &sig.ret.inner {
        None => quote!(-> #pullback),
        Some(of) => {
            let result = sig.root.wrap(&sig.ret, quote!((#of, #pullback)));
            quote!(-> #result)
        }
    }
}

/// The forward sweep: leaves `value`, and `rev` for the pullback.
/// ```text
/// let mark = tape.mark();
/// let value = <f_grad>::fwd(x, w, n, tape);
/// let mut rev = tape.rev(mark);
/// ```
pub fn record(sig: &Signature) -> TokenStream {
    if sig.stub {
        // The result still has a type.
        let (value, ty, refused) = (&sig.locals.value, sig.ret_type(), sig.refused());
        return quote!(let #value: #ty = #refused;);
    }
    let (tape, mark, rev) = (&sig.locals.tape, &sig.locals.mark, &sig.locals.rev);
    let (fwd, turbofish) = (sig.hidden_fwd(), sig.turbofish());
    let args = repeat::args(sig, &|ident| quote!(#ident));
    let call = quote!(#fwd #turbofish(#(#args,)* #tape));
    let call = match sig.ret.ty {
        None => quote!(#call;),
        Some(_) => {
            let value = &sig.locals.value;
            quote!(let #value = #call;)
        }
    };
    quote! {
        let #mark = #tape.mark();
        #call
        let mut #rev = #tape.rev(#mark);
    }
}

fn body(sig: &Signature) -> TokenStream {
    let (value, record, pullback) = (&sig.locals.value, record(sig), closure(sig));
    match (&sig.ret.ty, &sig.ret.wrap) {
        (None, _) => quote!(#record #pullback),
        (Some(_), None) => quote!(#record (#value, #pullback)),
        // On `None` and `Err` the record is of no use.
        (Some(_), Some(Wrap::Option)) => quote! {
            #record
            ::core::option::Option::map(#value, |#value| (#value, #pullback))
        },
        (Some(_), Some(Wrap::Result(_))) => quote! {
            #record
            ::core::result::Result::map(#value, |#value| (#value, #pullback))
        },
    }
}

/// The reverse sweep, with what it needs moved in.
pub fn closure(sig: &Signature) -> TokenStream {
    let (rev, turbofish) = (&sig.locals.rev, sig.turbofish());
    let buffers = sig.with_role(Role::Reference).map(|(n, param)| {
        let (bar, ty) = (&sig.locals.bars[n], sig.root.buffer(param));
        quote!(#bar: #ty)
    });
    let seed = sig.ret.is_active().then(|| {
        let (seed, ty) = (&sig.locals.seed, sig.root.seed(&sig.ret));
        quote!(#seed: #ty)
    });
    let inputs = buffers.chain(seed);
    if sig.stub {
        let (adjoints, refused) = (bundle(&public::adjoint_types(sig)), sig.refused());
        return quote!(move |#(#inputs),*| -> #adjoints { #refused });
    }
    let renewed = mutable(sig).map(|(n, _)| {
        let (kept, held) = (&sig.locals.kept[n], &sig.locals.held[n]);
        quote!(::core::clone::Clone::clone_from(&mut #held, &#kept);)
    });
    let followed = sig.params.iter().zip(&sig.locals.bars);
    let followed = followed.filter(|(param, _)| param.pullback.is_some());
    let lent = followed.map(|(_, bar)| quote!(let #bar = &#bar;));
    let checks = public::checks_of(sig, &|n, ident| match sig.params[n].by {
        By::RefMut => {
            let kept = &sig.locals.kept[n];
            quote!(#kept)
        }
        _ => quote!(#ident),
    });
    let (views, bars) = public::shadows(sig);
    let seed = public::hidden_seed(sig);
    let args = again(sig);
    let slots = public::slot_pattern(sig);
    let call = sig.hidden_rev();
    let call = quote!(#call #turbofish(#(#args,)* #(#bars,)* &mut #rev.again(), #seed));
    let adjoints = public::by_value(sig);
    let result = match &adjoints[..] {
        [] => quote!(#call;),
        adjoints => {
            let adjoints = bundle(adjoints);
            quote!(let (#(#slots,)*) = #call; #adjoints)
        }
    };
    let kept: TokenStream = mutable(sig)
        .map(|(n, ident)| {
            let (kept, held) = (&sig.locals.kept[n], &sig.locals.held[n]);
            let copy = repeat::owned(sig, n, quote!(#ident));
            quote! {
                let #kept = #copy;
                let mut #held = ::core::clone::Clone::clone(&#kept);
            }
        })
        .collect();
    let closure = quote! {
        move |#(#inputs),*| { #checks #(#lent)* #(#renewed)* #views #result }
    };
    match kept.is_empty() {
        true => closure,
        false => quote!({ #kept #closure }),
    }
}

/// The arguments once more: what `f` changed is renewed.
fn again(sig: &Signature) -> Vec<TokenStream> {
    let args = repeat::args(sig, &|ident| quote!(#ident));
    let mut args = args;
    for (n, _) in mutable(sig) {
        let held = &sig.locals.held[n];
        args[n] = quote!(&mut #held);
    }
    args
}

/// The parameters that are `&mut`.
fn mutable<'s>(sig: &'s Signature) -> impl Iterator<Item = (usize, &'s Ident)> {
    let params = sig.params.iter().enumerate();
    let changed = params.filter(|(_, param)| param.by == By::RefMut);
    changed.map(|(n, param)| (n, &param.ident))
}
