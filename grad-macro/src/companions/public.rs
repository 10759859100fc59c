//! The companions that users call: thin wrappers around the hidden `vjp`.
//!
//! ```text
//! fn f(x: f64, w: &[f64], n: usize) -> f64
//!
//! pub fn f_vjp_with(tape: &mut Tape<'_>, x: f64, w: &[f64], n: usize, w_bar: &mut [f64], seed: f64) -> (f64, f64) {
//!     rt::check_len("w", w.len(), w_bar.len());
//!     let (value, (x_bar, _, _)) = <f_grad>::vjp(x, w, n, (), w_bar, (), tape, seed);
//!     (value, x_bar)
//! }
//! pub fn f_vjp(x: f64, w: &[f64], n: usize, w_bar: &mut [f64], seed: f64) -> (f64, f64) {
//!     rt::with_tape(|tape| f_vjp_with(tape, x, w, n, w_bar, seed))
//! }
//! pub fn f_value_and_grad_into(x: f64, w: &[f64], n: usize, w_grad: &mut [f64]) -> (f64, f64) {
//!     rt::zero_all(&mut *w_grad);
//!     f_vjp(x, w, n, w_grad, 1.0)
//! }
//! pub fn f_value_and_grad(x: f64, w: &[f64], n: usize) -> (f64, (f64, Vec<f64>)) {
//!     let mut w_bar = rt::zeros(w);
//!     let (value, x_bar) = f_vjp(x, w, n, &mut w_bar, 1.0);
//!     (value, (x_bar, w_bar))
//! }
//! pub fn f_grad(x: f64, w: &[f64], n: usize) -> (f64, Vec<f64>) {
//!     let (_, gradient) = f_value_and_grad(x, w, n);
//!     gradient
//! }
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::gates::{gated, has_list, records};
use super::shapes::{By, ParamShape, Role, Shape, Wrap};
use super::signature::Signature;
use super::types::bundle;
use super::{Bodies, docs, hidden, many, overwriting, pullback, tangent};

/// `direct` replaces the body of `f_vjp_with` after the checks.
pub fn emit(sig: &Signature, bodies: Option<&Bodies>, direct: Option<TokenStream>) -> TokenStream {
    if !has_public(sig) {
        return TokenStream::new();
    }
    let uses_tape = bodies.is_none_or(|bodies| bodies.uses_tape);
    let records = records(bodies);
    let source = bodies.and_then(|bodies| bodies.source.as_deref());
    let mut out = TokenStream::new();
    if sig.ret.is_scalar() {
        let direct = bodies.and_then(|bodies| bodies.grad.as_ref());
        let (lists, items) = (has_list(&gradient_type(sig)), &sig.items);
        let alone = lists || (records && direct.is_none());
        out.extend(gated(sig, &items.grad, alone, grad(sig, source, direct)));
        let both = value_and_grad(sig, bodies);
        out.extend(gated(sig, &items.value_and_grad, lists || records, both));
        let into = value_and_grad_into(sig, bodies);
        out.extend(gated(sig, &items.value_and_grad_into, records, into));
    }
    let lends = bodies.and_then(|bodies| bodies.lends_tape.as_deref());
    let vjp = vjp(sig, uses_tape, lends.unwrap_or_default());
    out.extend(gated(sig, &sig.items.vjp, records, vjp));
    out.extend(vjp_with(sig, direct));
    if !sig.alone {
        out.extend(pullback::emit(sig));
    }
    if sig.jvp {
        out.extend(tangent::public(sig));
        out.extend(many::emit(
            sig,
            bodies.and_then(|bodies| bodies.lanes.as_ref()),
        ));
    }
    out.extend(source.map(|source| shown(sig, source)));
    out
}

/// Whether anything can be differentiated (the result, or what is written through `&mut`), and with respect to anything.
pub fn has_public(sig: &Signature) -> bool {
    let output = sig.ret.is_active()
        || sig
            .params
            .iter()
            .any(|param| param.by == By::RefMut && param.role() == Role::Reference);
    output && sig.params.iter().any(ParamShape::is_active)
}

pub fn vjp_with(sig: &Signature, direct: Option<TokenStream>) -> TokenStream {
    let name = &sig.items.vjp_with;
    let tape = &sig.locals.tape;
    let root = sig.root.0;
    let params = sig.after_receiver(vjp_params(sig), quote!(#tape: &mut #root::Tape<'_>));
    let checks = checks(sig);
    let body = direct.unwrap_or_else(|| through_hidden(sig, &sig.hidden_vjp()));
    let body = quote!(#checks #body);
    function(
        sig,
        name,
        &docs::vjp_with(sig),
        &params,
        vjp_result(sig),
        TokenStream::new(),
        body,
    )
}

/// Calls a hidden companion for both sweeps and leaves out the slots where nothing flows.
pub fn through_hidden(sig: &Signature, hidden: &TokenStream) -> TokenStream {
    let (turbofish, args) = (sig.turbofish(), sig.lent());
    let (tape, value) = (&sig.locals.tape, &sig.locals.value);
    let (views, bars) = shadows(sig);
    let (seed, slots) = (hidden_seed(sig), slot_pattern(sig));
    let adjoints = by_value(sig);
    let call = quote!(#hidden #turbofish(#(#args,)* #(#bars,)* #tape, #seed));
    match (&sig.ret.ty, &adjoints[..]) {
        (None, []) => quote!(#views #call;),
        (None, adjoints) => {
            let adjoints = bundle(adjoints);
            quote!(#views let (_, (#(#slots,)*)) = #call; #adjoints)
        }
        (Some(_), []) => quote!(#views let (#value, _) = #call; #value),
        (Some(_), adjoints) => {
            let adjoints = bundle(adjoints);
            let result = wrapped(
                sig,
                quote!(#value),
                quote!(#value),
                quote!((#value, #adjoints)),
            );
            quote!(#views let (#value, (#(#slots,)*)) = #call; #result)
        }
    }
}

/// What makes views of nested buffers, and what the hidden companions get for each parameter.
pub fn shadows(sig: &Signature) -> (TokenStream, Vec<TokenStream>) {
    let nested = sig.root.rt("nested");
    let views = sig
        .with_role(Role::Reference)
        .filter(|(_, param)| param.is_nested())
        .map(|(position, _)| {
            let (views, bar) = (&sig.locals.views[position], &sig.locals.bars[position]);
            quote!(let #views = #nested(#bar);)
        });
    let bars = hidden::passed_bars(sig, |position| {
        let (views, bar) = (&sig.locals.views[position], &sig.locals.bars[position]);
        match sig.params[position].is_nested() {
            true => quote!(&#views),
            false => quote!(#bar),
        }
    });
    (views.collect(), bars)
}

/// The seed as the hidden companions take it.
pub fn hidden_seed(sig: &Signature) -> TokenStream {
    match (sig.ret.is_active(), &sig.ret.wrap, &sig.locals.seed) {
        (false, _, _) => quote!(()),
        (true, None, seed) => quote!(#seed),
        (true, Some(_), seed) => quote!(::core::option::Option::Some(#seed)),
    }
}

/// The slots that are adjoints, and `_`.
pub fn slot_pattern(sig: &Signature) -> Vec<TokenStream> {
    let slot = |position: usize| match sig.params[position].role() {
        Role::Value => {
            let bar = &sig.locals.bars[position];
            quote!(#bar)
        }
        _ => quote!(_),
    };
    (0..sig.params.len()).map(slot).collect()
}

/// `Option::map(of, |pattern| result)`, or just the result where nothing is wrapped (`pattern` is bound then).
fn wrapped(
    sig: &Signature,
    of: TokenStream,
    pattern: TokenStream,
    result: TokenStream,
) -> TokenStream {
    match &sig.ret.wrap {
        None => result,
        Some(Wrap::Option) => quote!(::core::option::Option::map(#of, |#pattern| #result)),
        Some(Wrap::Result(_)) => quote!(::core::result::Result::map(#of, |#pattern| #result)),
    }
}

/// `let pattern = of; result`, inside of what the function wraps its result in.
fn then(
    sig: &Signature,
    of: TokenStream,
    pattern: TokenStream,
    result: TokenStream,
) -> TokenStream {
    match &sig.ret.wrap {
        None => quote!(let #pattern = #of; #result),
        Some(_) => wrapped(sig, of, pattern, result),
    }
}

/// `lends`: what may record, where `vjp` itself does not.
fn vjp(sig: &Signature, uses_tape: bool, lends: &[syn::Path]) -> TokenStream {
    let (name, with) = (&sig.items.vjp, sig.callee(&sig.items.vjp_with));
    let (turbofish, tape) = (sig.turbofish(), &sig.locals.tape);
    let recording = {
        let with_tape = sig.root.rt("with_tape");
        let args = sig.after_receiver(vjp_args(sig), quote!(#tape));
        quote!(#with_tape(|#tape| #with #turbofish(#(#args),*)))
    };
    let plain = {
        // Nothing is recorded: an empty tape costs nothing.
        let idle = sig.root.rt("idle");
        let args = sig.after_receiver(vjp_args(sig), quote!(&mut #idle()));
        quote!(#with #turbofish(#(#args),*))
    };
    let body = match (uses_tape, lends) {
        (false, _) => plain,
        (true, lends) => recording_if(lends, recording, || plain),
    };
    function(
        sig,
        name,
        &docs::vjp(sig),
        &vjp_params(sig),
        vjp_result(sig),
        TokenStream::new(),
        body,
    )
}

/// The first, unless none of these functions records, where they are known; then the second.
pub fn recording_if(
    lends: &[syn::Path],
    recording: TokenStream,
    plain: impl FnOnce() -> TokenStream,
) -> TokenStream {
    if lends.is_empty() {
        return recording;
    }
    let (classes, plain) = (lends.iter().map(crate::emit::class), plain());
    quote!(if #(<#classes>::RECORDS)||* { #recording } else { #plain })
}

fn value_and_grad_into(sig: &Signature, bodies: Option<&Bodies>) -> TokenStream {
    let (name, vjp, turbofish) = (
        &sig.items.value_and_grad_into,
        sig.callee(&sig.items.vjp),
        sig.turbofish(),
    );
    let mut params = sig.public_args();
    let mut args = sig.public_idents();
    let own = overwriting::of(sig, bodies);
    let (mut zeroing, mut renamed) = (TokenStream::new(), TokenStream::new());
    for (position, param) in sig.with_role(Role::Reference) {
        let (grad, buffer) = (&sig.locals.grads[position], sig.root.buffer(param));
        let bar = &sig.locals.bars[position];
        params.push(quote!(#grad: #buffer));
        args.push(quote!(#grad));
        if overwriting::adds(own, position) {
            zeroing.extend(zeroed(sig, param, grad));
        }
        renamed.extend(quote!(let #bar = #grad;));
    }
    args.push(one(sig));
    let body = match bodies.filter(|_| own.is_some()) {
        Some(bodies) => {
            let call = overwriting::call(sig, bodies);
            quote!(#zeroing #renamed #call)
        }
        None => quote!(#zeroing #vjp #turbofish(#(#args),*)),
    };
    let doc = docs::value_and_grad_into(sig);
    function(
        sig,
        name,
        &doc,
        &params,
        vjp_result(sig),
        scalar_bound(sig),
        body,
    )
}

/// Sets a buffer to zero. That of a `&mut Vec` is emptied, which stands for zeros of the length on return.
fn zeroed(sig: &Signature, param: &ParamShape, grad: &Ident) -> TokenStream {
    match (&param.shape, param.by) {
        (Shape::Vec(_), By::RefMut) => quote!(#grad.clear();),
        (Shape::Slice(_) | Shape::Vec(_) | Shape::Array(..), _) => {
            let zero_all = sig.root.rt("zero_all");
            quote!(#zero_all(&mut *#grad);)
        }
        _ => {
            let tangent = sig.root.rt("Tangent");
            quote!(#tangent::set_zero(#grad);)
        }
    }
}

fn value_and_grad(sig: &Signature, bodies: Option<&Bodies>) -> TokenStream {
    let (name, vjp) = (&sig.items.value_and_grad, sig.callee(&sig.items.vjp));
    let turbofish = sig.turbofish();
    let lent = sig.lent();
    let zeros = sig.root.rt("zeros");
    let mut args = sig.public_idents();
    let mut buffers = TokenStream::new();
    for (
        position,
        ParamShape {
            ident, shape, by, ..
        },
    ) in sig.with_role(Role::Reference)
    {
        let bar = &sig.locals.bars[position];
        args.push(quote!(&mut #bar));
        let zero = match (shape, by) {
            (Shape::Vec(_), By::RefMut) => {
                let root = sig.root.0;
                quote!(#root::rt::alloc::vec::Vec::new())
            }
            _ if position == 0 && sig.params[0].receiver.is_some() => {
                let this = &lent[0];
                quote!(#zeros(#this))
            }
            _ => quote!(#zeros(#ident)),
        };
        buffers.extend(quote!(let mut #bar = #zero;));
    }
    args.push(one(sig));
    let adjoints = by_value(sig);
    let value = &sig.locals.value;
    let pattern = if adjoints.is_empty() {
        quote!(#value)
    } else {
        let adjoints = bundle(&adjoints);
        quote!((#value, #adjoints))
    };
    let gradient = bundle(&all_bars(sig));
    let call = match bodies.filter(|bodies| overwriting::of(sig, Some(bodies)).is_some()) {
        Some(bodies) => overwriting::call_with_own(sig, bodies),
        None => quote!(#vjp #turbofish(#(#args),*)),
    };
    let rest = then(sig, call, pattern, quote!((#value, #gradient)));
    let (of, gradient) = (inner_type(sig), gradient_type(sig));
    let result = sig.root.wrap(&sig.ret, quote!((#of, #gradient)));
    let body = quote!(#buffers #rest);
    let doc = pure(sig, docs::value_and_grad(sig));
    function(
        sig,
        name,
        &doc,
        &sig.public_args(),
        quote!(-> #result),
        scalar_bound(sig),
        body,
    )
}

fn grad(sig: &Signature, source: Option<&str>, direct: Option<&TokenStream>) -> TokenStream {
    let (name, both) = (&sig.items.grad, sig.callee(&sig.items.value_and_grad));
    let (turbofish, args, gradient) = (sig.turbofish(), sig.public_idents(), &sig.locals.gradient);
    let body = match direct {
        Some(body) => body.clone(),
        None => {
            let call = quote!(#both #turbofish(#(#args),*));
            then(sig, call, quote!((_, #gradient)), quote!(#gradient))
        }
    };
    let result = sig.root.wrap(&sig.ret, gradient_type(sig));
    let doc = pure(sig, docs::grad(sig, source));
    function(
        sig,
        name,
        &doc,
        &sig.public_args(),
        quote!(-> #result),
        scalar_bound(sig),
        body,
    )
}

fn shown(sig: &Signature, source: &str) -> TokenStream {
    let (attrs, vis, name) = (sig.attrs(), &sig.item.vis, &sig.items.source);
    let doc = docs::source(sig);
    quote! {
        #doc
        #attrs
        #vis const #name: &::core::primitive::str = #source;
    }
}

/// Adds the user's `#[must_use]`. The other companions have adjoint buffers, and may be called for those.
fn pure(sig: &Signature, doc: TokenStream) -> TokenStream {
    let must_use = sig.copied("must_use");
    quote!(#doc #must_use)
}

/// A public companion.
pub fn function(
    sig: &Signature,
    name: &Ident,
    doc: &TokenStream,
    params: &[TokenStream],
    arrow: TokenStream,
    bound: TokenStream,
    body: TokenStream,
) -> TokenStream {
    let body = if sig.stub { sig.refused() } else { body };
    function_with(sig, name, doc, &[], params, arrow, bound, body)
}

/// The same with further lifetimes, and a body that is good for a stub.
#[allow(clippy::too_many_arguments)]
pub fn function_with(
    sig: &Signature,
    name: &Ident,
    doc: &TokenStream,
    lifetimes: &[syn::Lifetime],
    params: &[TokenStream],
    arrow: TokenStream,
    bound: TokenStream,
    body: TokenStream,
) -> TokenStream {
    let generics = sig.generics(lifetimes);
    function_generic(sig, name, doc, &generics, params, arrow, bound, body)
}

/// The same with generic parameters in full.
#[allow(clippy::too_many_arguments)]
pub fn function_generic(
    sig: &Signature,
    name: &Ident,
    doc: &TokenStream,
    generics: &TokenStream,
    params: &[TokenStream],
    arrow: TokenStream,
    bound: TokenStream,
    body: TokenStream,
) -> TokenStream {
    if sig.taken == Some(name) {
        return TokenStream::new();
    }
    let (attrs, inline) = (sig.attrs(), sig.inline());
    let vis = &sig.item.vis;
    let where_clause = sig.where_with(bound);
    let deprecated = sig.copied("deprecated");
    quote! {
        #doc
        #deprecated
        #attrs
        #inline
        #vis fn #name #generics(#(#params),*) #arrow #where_clause {
            #body
        }
    }
}

/// Where only rustc knows the result's type, it decides whether that has a gradient. The `for` keeps it from
/// deciding before somebody calls.
pub fn scalar_bound(sig: &Signature) -> TokenStream {
    match (&sig.ret.shape, &sig.ret.inner) {
        (Shape::Opaque(_), Some(ty)) => {
            let scalar = sig.root.rt("Scalar");
            let ty = quote_spanned!(ty.span()=> #ty);
            quote!(for<'scalar> #ty: #scalar)
        }
        _ => TokenStream::new(),
    }
}

/// The seed of a gradient.
pub fn one(sig: &Signature) -> TokenStream {
    match (&sig.ret.shape, &sig.ret.inner) {
        (Shape::Opaque(_) | Shape::Param(_), Some(ty)) => {
            let scalar = sig.root.rt("Scalar");
            quote!(<#ty as #scalar>::GRAD_ONE)
        }
        _ => quote!(1.0),
    }
}

/// The arguments' own parameters, the adjoint buffers, the seed.
fn vjp_params(sig: &Signature) -> Vec<TokenStream> {
    let mut params = sig.public_args();
    for (position, param) in sig.with_role(Role::Reference) {
        let (bar, buffer) = (&sig.locals.bars[position], sig.root.buffer(param));
        params.push(quote!(#bar: #buffer));
    }
    if sig.ret.is_active() {
        let (seed, ty) = (&sig.locals.seed, sig.root.seed(&sig.ret));
        params.push(quote!(#seed: #ty));
    }
    params
}

fn vjp_args(sig: &Signature) -> Vec<TokenStream> {
    let mut args = sig.public_idents();
    for (position, _) in sig.with_role(Role::Reference) {
        let bar = &sig.locals.bars[position];
        args.push(quote!(#bar));
    }
    if sig.ret.is_active() {
        let seed = &sig.locals.seed;
        args.push(quote!(#seed));
    }
    args
}

/// `-> (R, adjoints of by-value parameters)`.
fn vjp_result(sig: &Signature) -> TokenStream {
    let types = adjoint_types(sig);
    let adjoints = bundle(&types);
    match (&sig.ret.ty, types.is_empty()) {
        (None, true) => TokenStream::new(),
        (None, false) => quote!(-> #adjoints),
        (Some(ty), true) => quote!(-> #ty),
        (Some(_), false) => {
            let of = inner_type(sig);
            let result = sig.root.wrap(&sig.ret, quote!((#of, #adjoints)));
            quote!(-> #result)
        }
    }
}

/// The types of the adjoints of by-value parameters.
pub fn adjoint_types(sig: &Signature) -> Vec<TokenStream> {
    let params = sig.with_role(Role::Value);
    params
        .map(|(_, param)| sig.root.tangent(&param.shape))
        .collect()
}

/// The result's type, without what companions wrap around their own.
pub fn inner_type(sig: &Signature) -> TokenStream {
    sig.ret.inner.as_ref().map_or(quote!(()), |ty| quote!(#ty))
}

pub fn gradient_type(sig: &Signature) -> TokenStream {
    let active = sig.params.iter().filter(|param| param.is_active());
    bundle(
        &active
            .map(|param| sig.root.tangent(&param.shape))
            .collect::<Vec<_>>(),
    )
}

/// The adjoints of by-value parameters.
pub fn by_value(sig: &Signature) -> Vec<TokenStream> {
    sig.with_role(Role::Value)
        .map(|(position, _)| {
            let bar = &sig.locals.bars[position];
            quote!(#bar)
        })
        .collect()
}

/// The adjoints of all differentiable parameters.
fn all_bars(sig: &Signature) -> Vec<TokenStream> {
    let active = sig
        .params
        .iter()
        .zip(&sig.locals.bars)
        .filter(|(param, _)| param.is_active());
    active.map(|(_, bar)| quote!(#bar)).collect()
}

/// The lengths of adjoint buffers, before anything is computed. (That of a `&mut Vec` is checked when its length
/// on return is known.)
pub fn checks(sig: &Signature) -> TokenStream {
    checks_of(sig, &|_, ident| quote!(#ident))
}

/// The same where arguments go by other names.
pub fn checks_of(sig: &Signature, name_of: &dyn Fn(usize, &Ident) -> TokenStream) -> TokenStream {
    let (check_len, check_lens) = (sig.root.rt("check_len"), sig.root.rt("check_lens"));
    sig.with_role(Role::Reference)
        .filter_map(|(position, param)| {
            let (ident, bar) = (&param.ident, &sig.locals.bars[position]);
            let name = ident.to_string();
            let ident = name_of(position, ident);
            match (&param.shape, param.by) {
                (Shape::Vec(_), By::RefMut) => None,
                (shape, By::Ref) if shape.has_inner_lengths() => {
                    Some(quote!(#check_lens(#name, &*#ident, &*#bar);))
                }
                (Shape::Slice(_) | Shape::Vec(_), _) => {
                    Some(quote!(#check_len(#name, #ident.len(), #bar.len());))
                }
                _ => None,
            }
        })
        .collect()
}

/// `f_hvp` of a function that returns a `Result`, with this body.
pub fn hvp_of_result(sig: &Signature, body: TokenStream) -> TokenStream {
    let (mut params, mut checks) = (sig.args(), TokenStream::new());
    for (n, param) in sig.params.iter().enumerate() {
        if param.is_active() {
            let (dot, ty) = (&sig.locals.dots[n], tangent::dot_type(sig, param, None));
            params.push(quote!(#dot: #ty));
            checks.extend(tangent::check(sig, n, param));
        }
    }
    let ty = sig.root.wrap(&sig.ret, gradient_type(sig));
    function(
        sig,
        &sig.items.hvp,
        &docs::hvp(sig),
        &params,
        quote!(-> #ty),
        scalar_bound(sig),
        quote!(#checks #body),
    )
}

/// `f_hvp(args.., directions..)`, shaped like `f_grad`. `sig` is that of the hidden companion, called `hidden`.
pub fn hvp(primal: &Signature, sig: &Signature, hidden: &Ident, uses_tape: bool) -> TokenStream {
    let (turbofish, tape) = (primal.turbofish(), &primal.locals.tape);
    let mut params = primal.args();
    let (mut before, mut dropped) = (TokenStream::new(), TokenStream::new());
    let lent = primal.lent();
    for (n, param) in primal.params.iter().enumerate() {
        if !param.is_active() {
            continue;
        }
        let (dot, ty) = (
            &primal.locals.dots[n],
            tangent::dot_type(primal, param, None),
        );
        params.push(quote!(#dot: #ty));
        before.extend(tangent::check(primal, n, param));
        if param.role() == Role::Reference {
            let (zeros, bar, primal) = (primal.root.rt("zeros"), &sig.locals.bars[n], &lent[n]);
            let zero = match (&param.shape, param.by) {
                // Its length on return is not known: an empty one stands for zeros.
                (Shape::Vec(_), By::RefMut) => {
                    let root = sig.root.0;
                    quote!(#root::rt::alloc::vec::Vec::new())
                }
                (_, By::RefMut) => quote!(#zeros(&*#primal)),
                _ => quote!(#zeros(#primal)),
            };
            before.extend(quote!(let mut #bar = #zero;));
            if param.is_nested() {
                let (nested, views) = (sig.root.rt("nested"), &sig.locals.views[n]);
                before.extend(quote!(let #views = #nested(&mut #bar);));
                dropped.extend(quote!(::core::mem::drop(#views);));
            }
        }
    }
    let bars = hidden::passed_bars(sig, |n| {
        let (views, bar) = (&sig.locals.views[n], &sig.locals.bars[n]);
        match sig.params[n].is_nested() {
            true => quote!(&#views),
            false => quote!(&mut #bar),
        }
    });
    let one = one(primal);
    let seed = match &primal.ret.wrap {
        None => one,
        Some(_) => quote!(::core::option::Option::Some(#one)),
    };
    let dots = sig.tangents.iter().flat_map(|tangents| &tangents.passed);
    let callee = primal.callee(hidden);
    let call = |tape: TokenStream| {
        let dots = dots.clone();
        quote!(#callee #turbofish(#(#lent,)* #(#dots,)* #(#bars,)* #tape, #seed))
    };
    let call = match uses_tape {
        true => {
            let (with_tape, call) = (sig.root.rt("with_tape"), call(quote!(#tape)));
            quote!(#with_tape(|#tape| #call))
        }
        false => {
            let idle = sig.root.rt("idle");
            call(quote!(&mut #idle()))
        }
    };
    let slots = sig.params.iter().enumerate().map(|(n, param)| {
        let bar = &sig.locals.bars[n];
        match param.role() {
            Role::Value => quote!(#bar),
            _ => quote!(_),
        }
    });
    let active = primal.params.iter().enumerate();
    let active = active.filter(|(_, param)| param.is_active());
    let product: Vec<TokenStream> = active
        .map(|(n, _)| {
            let bar = &sig.locals.bars[n];
            quote!(#bar)
        })
        .collect();
    let product = bundle(&product);
    let tangent = &primal.locals.tangent;
    let result = match &primal.ret.wrap {
        None => quote!(let (_, (#(#slots,)*)) = #call; #dropped #product),
        Some(_) => quote! {
            let (#tangent, (#(#slots,)*)) = #call;
            #dropped
            ::core::option::Option::map(#tangent, |_| #product)
        },
    };
    let ty = gradient_type(primal);
    let ty = match &primal.ret.wrap {
        None => ty,
        Some(_) => quote!(::core::option::Option<#ty>),
    };
    let lists = has_list(&ty);
    let product = function(
        primal,
        &primal.items.hvp,
        &docs::hvp(primal),
        &params,
        quote!(-> #ty),
        scalar_bound(primal),
        quote!(#before #result),
    );
    gated(primal, &primal.items.hvp, lists || uses_tape, product)
}
