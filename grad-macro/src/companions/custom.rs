//! `custom = rule`: the protocol around a derivative that the user wrote.
//!
//! The rule has the parameters of `f_vjp` and returns the by-value adjoints alone.
//! ```text
//! #[grad(custom = rule)] fn f(x: f64, u: &mut [f64]) -> f64
//!
//! fwd:  tape.save(u);                                      // what the reverse sweep restores
//!       f(x, u)
//! rev:  let mut entry = rev.records();                     // the same contents, for the second time
//!       rev.restore(u);
//!       let mut u_buffer = ..;                             // the adjoint of the contents on return
//!       let x_bar = rule(x, u, &mut u_buffer, seed);
//!       rt::acc_all(u_bar, &u_buffer);                     // .. on entry
//!       entry.restore(u);
//!       (x_bar, ())
//! ```
//! The rule wants `&mut [f64]`, a shadow is cells: hence the copy. The public `f_vjp` needs none ([`direct`]).

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Bodies;
use super::hidden::mutable;
use super::second::{Second, Why};
use super::shapes::{By, ParamShape, Role, Shape};
use super::signature::Signature;
use super::tangent::Jvp;
use super::types::{bundle, slots};

pub fn bodies(
    sig: &Signature,
    rule: &syn::Path,
    jvp: Option<syn::Path>,
    source: Option<String>,
) -> Bodies {
    Bodies {
        jvp: jvp.map_or(Jvp::Missing, Jvp::Rule),
        called: Vec::new(),
        recorded: Vec::new(),
        second: Second::Missing(Why::Rule),
        higher: Vec::new(),
        hvp: None,
        hvp_lanes: None,
        lanes: None,
        grad: None,
        vjp: vjp(sig, rule),
        fwd: Some(fwd(sig)),
        rev: Some(rev(sig, rule)),
        uses_tape: !mutable(sig).is_empty(),
        lends_tape: None,
        overwriting: None,
        short: false,
        source,
        lean: None,
        reads: vec![],
        reads_if_fixed: vec![],
        record: None,
    }
}

/// The body of the public `f_vjp_with`: the rule gets the caller's own buffers.
pub fn direct(sig: &Signature, rule: &syn::Path) -> TokenStream {
    let value = &sig.locals.value;
    let adjoints = by_value(sig);
    let call = rule_call(sig, rule, |position, _| {
        let bar = &sig.locals.bars[position];
        quote!(#bar)
    });
    let bundled = bundle(&adjoints);
    let rule = if adjoints.is_empty() {
        quote!(#call;)
    } else {
        quote!(let #bundled = #call;)
    };
    let result = match (&sig.ret.ty, adjoints.is_empty()) {
        (None, true) => TokenStream::new(),
        (None, false) => bundled,
        (Some(_), true) => quote!(#value),
        (Some(_), false) => quote!((#value, #bundled)),
    };
    around(sig, rule, result)
}

fn fwd(sig: &Signature) -> TokenStream {
    let (tape, saved, call) = (&sig.locals.tape, mutable(sig), primal_call(sig, false));
    quote! {
        #(#tape.save(#saved);)*
        #call
    }
}

fn rev(sig: &Signature, rule: &syn::Path) -> TokenStream {
    let (tape, entry) = (&sig.locals.tape, &sig.locals.entry);
    let restored: Vec<_> = mutable(sig).into_iter().rev().collect();
    let again = (!restored.is_empty()).then(|| quote!(let mut #entry = #tape.records();));
    let (rule, slots) = (buffered_rule(sig, rule), filled_slots(sig));
    quote! {
        #again
        #(#tape.restore(#restored);)*
        #rule
        #(#entry.restore(#restored);)*
        #slots
    }
}

fn vjp(sig: &Signature, rule: &syn::Path) -> TokenStream {
    let (value, slots) = (&sig.locals.value, filled_slots(sig));
    let result = match sig.ret.ty {
        Some(_) => quote!((#value, #slots)),
        None => quote!(((), #slots)),
    };
    around(sig, buffered_rule(sig, rule), result)
}

/// Forward, then the rule on the arguments as they were on entry; they end as the forward call left them.
fn around(sig: &Signature, rule: TokenStream, result: TokenStream) -> TokenStream {
    let (tape, value, mark) = (&sig.locals.tape, &sig.locals.value, &sig.locals.mark);
    let (rev, outgoing) = (&sig.locals.rev, &sig.locals.outgoing);
    let call = primal_call(sig, true);
    let forward = if sig.ret.ty.is_some() {
        quote!(let #value = #call;)
    } else {
        quote!(#call;)
    };
    let fits = fits(sig);
    let saved = mutable(sig);
    if saved.is_empty() {
        return quote!(#forward #fits #rule #result);
    }
    let restored: Vec<_> = saved.iter().rev().collect();
    quote! {
        let #mark = #tape.mark();
        #(#tape.save(#saved);)*
        #forward
        #fits
        #(#tape.save(#saved);)*
        let mut #rev = #tape.rev(#mark);
        let mut #outgoing = #rev.records();
        #(#rev.restore(#restored);)*
        #(#rev.restore(#restored);)*
        #rule
        #(#outgoing.restore(#restored);)*
        #result
    }
}

/// The buffer of a `&mut Vec` has the length on return.
fn fits(sig: &Signature) -> TokenStream {
    let fit = sig.root.rt("fit");
    sig.with_role(Role::Reference)
        .filter(|(_, param)| param.by == By::RefMut && matches!(param.shape, Shape::Vec(_)))
        .map(|(position, ParamShape { ident, .. })| {
            let (name, bar) = (ident.to_string(), &sig.locals.bars[position]);
            quote!(#fit(#name, #bar, #ident);)
        })
        .collect()
}

/// Calls the function itself; with `keep`, its arguments are still needed.
pub fn primal_call(sig: &Signature, keep: bool) -> TokenStream {
    let function = sig.primal();
    let args = sig.params.iter().map(|param| {
        let ident = &param.ident;
        if param.is_owned_self() {
            let root = sig.root.0;
            quote!(#root::rt::duplicate!(#ident))
        } else if keep && param.by == By::Value && !param.is_copy() {
            sig.as_primal(ident, quote!(::core::clone::Clone::clone(&#ident)))
        } else {
            sig.as_primal(ident, quote!(#ident))
        }
    });
    quote!(#function(#(#args),*))
}

/// The rule on copies of the shadows, which are added to the shadows afterwards.
fn buffered_rule(sig: &Signature, rule: &syn::Path) -> TokenStream {
    let (zeros, acc_all, zero_all) = (
        sig.root.rt("zeros"),
        sig.root.rt("acc_all"),
        sig.root.rt("zero_all"),
    );
    let (mut before, mut after) = (TokenStream::new(), TokenStream::new());
    for (position, param) in sig
        .with_role(Role::Reference)
        .filter(|(_, param)| !param.is_exclusive())
    {
        let (ident, bar, buffer) = (
            &param.ident,
            &sig.locals.bars[position],
            &sig.locals.buffers[position],
        );
        before.extend(quote!(let mut #buffer = #zeros(#ident);));
        if param.by == By::RefMut {
            before.extend(quote!(#acc_all(&mut #buffer, #bar); #zero_all(#bar);));
        }
        after.extend(quote!(#acc_all(#bar, &#buffer);));
    }
    let call = rule_call(sig, rule, |position, param| {
        let (bar, buffer) = (&sig.locals.bars[position], &sig.locals.buffers[position]);
        if param.is_exclusive() {
            quote!(&mut *#bar)
        } else {
            quote!(&mut #buffer)
        }
    });
    let adjoints = by_value(sig);
    let bundled = bundle(&adjoints);
    let call = if adjoints.is_empty() {
        quote!(#call;)
    } else {
        quote!(let #bundled = #call;)
    };
    quote!(#before #call #after)
}

fn rule_call(
    sig: &Signature,
    rule: &syn::Path,
    buffer: impl Fn(usize, &ParamShape) -> TokenStream,
) -> TokenStream {
    let mut args: Vec<TokenStream> = sig
        .idents()
        .iter()
        .map(|ident: &&Ident| quote!(#ident))
        .collect();
    args.extend(
        sig.with_role(Role::Reference)
            .map(|(position, param)| buffer(position, param)),
    );
    if sig.ret.is_active() {
        let seed = &sig.locals.seed;
        args.push(quote!(#seed));
    }
    quote!(#rule(#(#args),*))
}

fn by_value(sig: &Signature) -> Vec<TokenStream> {
    sig.with_role(Role::Value)
        .map(|(position, _)| {
            let bar = &sig.locals.bars[position];
            quote!(#bar)
        })
        .collect()
}

fn filled_slots(sig: &Signature) -> TokenStream {
    let left_out = sig.root.rt("LeftOut");
    let filled: Vec<TokenStream> = (sig.params.iter().zip(&sig.locals.bars))
        .map(|(param, bar)| match param.role() {
            Role::Value => quote!(#bar),
            Role::LeftOut => left_out.clone(),
            Role::Inactive | Role::Reference => quote!(()),
        })
        .collect();
    slots(&filled)
}
