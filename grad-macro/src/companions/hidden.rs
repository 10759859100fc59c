//! The companions that other companions call. Their shape is a function of the signature's tokens only:
//! one bar argument and one result slot per parameter.
//!
//! ```text
//! fn f(x: f64, w: &[f64], n: usize) -> f64
//!
//! pub enum f_grad {}
//! impl f_grad {
//!     pub fn vjp<'w_bar>(x: f64, w: &[f64], n: usize,
//!         _: (), w_bar: impl IntoShadow<&'w_bar [Cell<f64>]>, _: (),
//!         tape: &mut Tape<'_>, seed: f64) -> (f64, (f64, (), ())) { .. }
//!     pub fn fwd(x: f64, w: &[f64], n: usize, tape: &mut Tape<'_>) -> f64 { .. }
//!     pub fn rev<'w_bar>(.., tape: &mut Rev<'_, '_>, seed: f64) -> (f64, (), ()) { .. }
//! }
//! pub fn f_grad_vjp<'w_bar>(..) -> (f64, (f64, (), ())) { <f_grad>::vjp(..) }      // likewise fwd, rev
//! ```

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;

use super::shapes::{By, Role};
use super::signature::{Signature, mentions};
use super::types::slots;
use super::{Bodies, keeping, overwriting, public, tangent};
use crate::lints;

/// `second`: the reverse of the tangent companion, and its suffixed form.
pub fn emit(
    sig: &Signature,
    bodies: Option<&Bodies>,
    second: (TokenStream, TokenStream),
) -> TokenStream {
    let vis = &sig.item.vis;
    let attrs = sig.attrs();
    let (cfgs, allow_type) = (sig.copied("cfg"), lints::allow_type());
    let hidden = &sig.items.hidden;
    let (vjp, fwd, rev) = match bodies {
        Some(bodies) => (
            with_seen(sig, &bodies.vjp),
            bodies.fwd.clone().unwrap_or_else(|| recompute_fwd(sig)),
            match &bodies.rev {
                Some(rev) => with_seen(sig, rev),
                None => recompute_rev(sig, bodies.uses_tape),
            },
        ),
        None => {
            let refused = sig.refused();
            (refused.clone(), refused.clone(), refused)
        }
    };
    let prologue = if bodies.is_some() {
        conversions(sig)
    } else {
        TokenStream::new()
    };
    let (second, suffixed_second) = second;
    if sig.method {
        let jvp = method_jvp(sig, bodies);
        let others = methods(sig, prologue, [&vjp, &fwd, &rev]);
        return quote!(#others #jvp #second);
    }
    let lean = bodies.and_then(|bodies| bodies.lean.as_ref());
    let (fwd, rev) = match lean {
        Some(_) => keeping::all(sig),
        None => (fwd, rev),
    };
    let methods = [
        method_vjp(sig, bodies, prologue.clone(), &vjp),
        overwriting::of(sig, bodies)
            .map(|own| overwriting::method(sig, own, &prologue))
            .unwrap_or_default(),
        method(sig, Kind::Fwd, TokenStream::new(), &fwd),
        method(
            sig,
            Kind::Rev,
            // What is passed on is converted there.
            if lean.is_some() {
                TokenStream::new()
            } else {
                prologue.clone()
            },
            &rev,
        ),
    ];
    let keeping = keeping::emit(sig, bodies, &prologue);
    let jvp = bodies.map(|bodies| &bodies.jvp);
    let suffixed_jvp = tangent::suffixed(sig);
    let jvp = tangent::hidden(sig, jvp, &quote::format_ident!("jvp"));
    let records = bodies.is_none_or(|bodies| bodies.uses_tape);
    let record = record(sig, bodies);
    let text = sig.text;
    let (returns, primal, returned) = (returns(sig), primal(sig), returned(sig));
    let itself = itself(sig);
    let suffixed = [Kind::Vjp, Kind::Fwd, Kind::Rev].map(|kind| suffixed(sig, kind));
    let carried = carried(sig);
    quote! {
        #[doc(hidden)]
        #cfgs
        #allow_type
        #[derive(::core::fmt::Debug)]
        #vis enum #hidden {}

        #[doc(hidden)]
        #attrs
        impl #hidden {
            #(#methods)*
            #vis const RECORDS: ::core::primitive::bool = #records;
            #record
            #vis const TEXT: ::core::primitive::u64 = #text;
            #keeping
            #jvp
            #second
            #primal
            #itself
            #returned
        }

        #returns

        #(#suffixed)*
        #suffixed_jvp
        #suffixed_second

        #carried
    }
}

/// The companion that runs both sweeps, alone.
pub fn vjp(sig: &Signature, body: &TokenStream) -> TokenStream {
    method(sig, Kind::Vjp, prologue(sig), body)
}

/// How much `vjp` and `fwd` record on their tape, and `rev` on its spare one: `record()` is what users ask for.
fn record(sig: &Signature, bodies: Option<&Bodies>) -> TokenStream {
    let (vis, len) = (&sig.item.vis, sig.root.rt("RecordLen"));
    let unknown = quote!(#len::UNKNOWN);
    let known = bodies.and_then(|bodies| bodies.record.as_ref());
    let (vjp, fwd, rev) = match known {
        Some(lens) => (&lens.vjp, &lens.fwd, &lens.rev),
        None => (&unknown, &unknown, &unknown),
    };
    quote! {
        #vis const fn record() -> #len {
            #vjp
        }
        #vis const fn record_fwd() -> #len {
            #fwd
        }
        #vis const fn record_rev() -> #len {
            #rev
        }
    }
}

/// Types in place of functions that there are not, so that an import need not know which there are.
fn carried(sig: &Signature) -> TokenStream {
    let functions = surely(sig);
    let missing = (sig.items.carried.iter()).filter(|name| !functions.contains(name));
    let (vis, cfgs, hidden) = (&sig.item.vis, sig.copied("cfg"), &sig.items.hidden);
    let allow = lints::allow_type();
    quote! {
        #(
            #[doc(hidden)]
            #cfgs
            #allow
            #vis type #missing = #hidden;
        )*
    }
}

/// Companions that are functions wherever there is `alloc`: no type goes by their names beside them.
pub fn surely<'s>(sig: &'s Signature<'_>) -> Vec<&'s Ident> {
    let mut functions = vec![];
    if public::has_public(sig) {
        functions.extend([&sig.items.vjp, &sig.items.vjp_with]);
        if sig.ret.is_scalar() {
            functions.extend([&sig.items.value_and_grad, &sig.items.value_and_grad_into]);
        }
        if sig.jvp {
            functions.push(&sig.items.jvp);
        }
    }
    functions
}

/// A function that only serves its gradient is not unused: rustc hears of it here.
fn primal(sig: &Signature) -> TokenStream {
    let function = &sig.item.sig;
    let nameless = function.inputs.iter().any(|arg| match arg {
        syn::FnArg::Typed(arg) => matches!(&*arg.ty, syn::Type::ImplTrait(_)),
        syn::FnArg::Receiver(_) => true,
    });
    if nameless || sig.is_nameless() {
        return TokenStream::new();
    }
    let (ident, generics, where_clause) = (&function.ident, sig.generics(&[]), sig.where_clause());
    let turbofish = sig.turbofish();
    quote! {
        fn primal #generics() #where_clause {
            let _ = #ident #turbofish;
        }
    }
}

/// The function by another name, where a parameter is called as it is.
fn itself(sig: &Signature) -> TokenStream {
    if !sig.has_namesake() {
        return TokenStream::new();
    }
    let (vis, ident) = (&sig.item.vis, &sig.item.sig.ident);
    let mut head = sig.item.sig.clone();
    head.ident = quote::format_ident!("itself");
    let mut args = vec![];
    for (n, input) in head.inputs.iter_mut().enumerate() {
        if let syn::FnArg::Typed(input) = input {
            let arg = quote::format_ident!("arg_{n}");
            *input.pat = syn::parse_quote!(#arg);
            args.push(arg);
        }
    }
    quote! {
        #[inline(always)]
        #vis #head { #ident(#(#args),*) }
    }
}

/// Methods cannot own an enum: `m_grad_vjp`, `m_grad_fwd`, `m_grad_rev` are all there is.
fn methods(sig: &Signature, prologue: TokenStream, bodies: [&TokenStream; 3]) -> TokenStream {
    let (vis, attrs, inline) = (&sig.item.vis, sig.attrs(), sig.copied("inline"));
    let kinds = [Kind::Vjp, Kind::Fwd, Kind::Rev];
    let one = |(kind, body): (Kind, &TokenStream)| {
        let name = suffixed_name(sig, kind);
        let head = head(sig, kind, quote!(#name));
        let prologue = (kind != Kind::Fwd).then_some(&prologue);
        let body = contents(body);
        quote! {
            #[doc(hidden)]
            #attrs
            #inline
            #vis #head {
                #prologue
                #body
            }
        }
    };
    kinds.into_iter().zip(bodies).map(one).collect()
}

fn method_jvp(sig: &Signature, bodies: Option<&Bodies>) -> TokenStream {
    let jvp = bodies.map(|bodies| &bodies.jvp);
    let (attrs, function) = (
        sig.attrs(),
        tangent::hidden(sig, jvp, &sig.items.hidden_jvp),
    );
    quote! {
        #[doc(hidden)]
        #attrs
        #function
    }
}

/// Names the result's type for callers whose own tokens do not tell it.
fn returns(sig: &Signature) -> TokenStream {
    let named = sig
        .item
        .sig
        .generics
        .params
        .iter()
        .all(|param| matches!(param, syn::GenericParam::Lifetime(_)));
    let (hidden, cfgs, ty) = (&sig.items.hidden, sig.copied("cfg"), sig.ret_type());
    let borrows =
        (sig.item.sig.generics.lifetimes()).any(|of| mentions(ty.clone(), &of.lifetime.ident));
    if !named || borrows || !super::can_be_stubbed(sig.item) {
        return TokenStream::new();
    }
    let returns = sig.root.rt("Returns");
    quote! {
        #cfgs
        impl #returns for #hidden {
            type Output = #ty;
        }
    }
}

/// `fn returned<T>(result: [T; 3]) -> [T; 3]`: says what a call returned, up to what the arguments decide.
fn returned(sig: &Signature) -> TokenStream {
    let Some(ty) = sig
        .ret
        .ty
        .as_ref()
        .filter(|_| super::can_be_stubbed(sig.item))
    else {
        return TokenStream::new();
    };
    let (vis, result) = (&sig.item.vis, &sig.locals.value);
    let (generics, clause) = sig.generics_of(ty);
    quote! {
        #[inline(always)]
        #vis fn returned #generics(#result: #ty) -> #ty #clause {
            #result
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Vjp,
    Fwd,
    Rev,
}

/// Inlined where that serves callers who want several adjoints, if the user says nothing else.
fn method_vjp(
    sig: &Signature,
    bodies: Option<&Bodies>,
    prologue: TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let method = method(sig, Kind::Vjp, prologue, body);
    let short = bodies.is_some_and(|bodies| bodies.short) && sig.copied("inline").is_empty();
    let inline = short.then(|| quote!(#[inline(always)]));
    quote!(#inline #method)
}

fn method(sig: &Signature, kind: Kind, prologue: TokenStream, body: &TokenStream) -> TokenStream {
    let vis = &sig.item.vis;
    let inline = sig.copied("inline");
    let head = head(sig, kind, quote!(#kind));
    let body = contents(body);
    quote! {
        #inline
        #vis #head {
            #prologue
            #body
        }
    }
}

/// For callers who write a path: they cannot know whether it is a module's or a type's.
fn suffixed(sig: &Signature, kind: Kind) -> TokenStream {
    let vis = &sig.item.vis;
    let attrs = sig.attrs();
    let name = suffixed_name(sig, kind);
    let head = head(sig, kind, quote!(#name));
    let (hidden, turbofish, args) = (&sig.items.hidden, sig.turbofish(), passed(sig, kind));
    quote! {
        #[doc(hidden)]
        #attrs
        #[inline]
        #vis #head {
            <#hidden>::#kind #turbofish(#(#args),*)
        }
    }
}

/// A companion's own arguments, for another one of the same kind.
pub fn passed(sig: &Signature, kind: Kind) -> Vec<TokenStream> {
    let (tape, seed) = (&sig.locals.tape, &sig.locals.seed);
    let mut args: Vec<TokenStream> = sig.idents().iter().map(|ident| quote!(#ident)).collect();
    if kind != Kind::Fwd {
        args.extend(passed_bars(sig, |position| {
            let bar = &sig.locals.bars[position];
            quote!(#bar)
        }));
    }
    args.push(quote!(#tape));
    if kind != Kind::Fwd {
        args.push(quote!(#seed));
    }
    args
}

fn suffixed_name<'a>(sig: &'a Signature, kind: Kind) -> &'a proc_macro2::Ident {
    match kind {
        Kind::Vjp => &sig.items.hidden_vjp,
        Kind::Fwd => &sig.items.hidden_fwd,
        Kind::Rev => &sig.items.hidden_rev,
    }
}

impl quote::ToTokens for Kind {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Kind::Vjp => quote!(vjp),
            Kind::Fwd => quote!(fwd),
            Kind::Rev => quote!(rev),
        });
    }
}

/// `fn name<..>(args, bars, tape, seed) -> ..`, where it applies.
pub fn head(sig: &Signature, kind: Kind, name: TokenStream) -> TokenStream {
    head_after(sig, kind, name, &TokenStream::new())
}

/// The same with further parameters in front.
pub fn head_after(
    sig: &Signature,
    kind: Kind,
    name: TokenStream,
    first: &TokenStream,
) -> TokenStream {
    let root = &sig.root;
    let (tape, seed) = (&sig.locals.tape, &sig.locals.seed);
    let (args, where_clause) = (sig.hidden_args(), sig.where_clause());
    let tape_type = root.rt("Tape");
    if kind == Kind::Fwd {
        let (generics, arrow) = (sig.generics(sig.tangent_lifetimes()), sig.arrow());
        return quote! {
            fn #name #generics(#first #(#args,)* #tape: &mut #tape_type<'_>) #arrow #where_clause
        };
    }
    let lifetimes: Vec<_> = sig
        .with_role(Role::Reference)
        .map(|(position, _)| sig.lifetime(position))
        .chain(sig.tangent_lifetimes().iter().cloned())
        .collect();
    let (generics, bars) = (sig.generics(&lifetimes), bars(sig));
    let seed_type = match sig.tangents {
        // A pair, whatever it is of.
        Some(_) => root.tangent(&sig.ret.shape),
        None => root.hidden_seed(&sig.ret),
    };
    let slots = slots(
        &sig.params
            .iter()
            .map(|param| root.slot(param))
            .collect::<Vec<_>>(),
    );
    let (tape_type, result) = match kind {
        Kind::Vjp => {
            let value = sig.ret_type();
            (quote!(&mut #tape_type<'_>), quote!((#value, #slots)))
        }
        _ => {
            let rev = root.rt("Rev");
            (quote!(&mut #rev<'_, '_>), slots)
        }
    };
    quote! {
        fn #name #generics(#first #(#args,)* #(#bars,)* #tape: #tape_type, #seed: #seed_type) -> #result #where_clause
    }
}

/// One bar parameter per parameter.
fn bars(sig: &Signature) -> Vec<TokenStream> {
    let into_shadow = sig.root.rt("IntoShadow");
    let left_out = sig.root.rt("LeftOut");
    sig.params
        .iter()
        .enumerate()
        .map(|(position, param)| match (param.role(), param.by) {
            (Role::Reference, _) => {
                let bar = &sig.locals.bars[position];
                let shadow = sig.root.shadow(param, &sig.lifetime(position));
                quote!(#bar: impl #into_shadow<#shadow>)
            }
            (Role::LeftOut, By::Ref | By::RefMut) => quote!(_: impl #into_shadow<#left_out>),
            _ if param.pullback.is_some() => {
                let (bar, pullback) = (&sig.locals.bars[position], &param.pullback);
                quote!(#bar: #pullback)
            }
            _ => quote!(_: ()),
        })
        .collect()
}

/// One bar argument per parameter; `shadow` makes those that are shadows.
pub fn passed_bars(sig: &Signature, shadow: impl Fn(usize) -> TokenStream) -> Vec<TokenStream> {
    let left_out = sig.root.rt("LeftOut");
    sig.params
        .iter()
        .enumerate()
        .map(|(position, param)| match (param.role(), param.by) {
            (Role::Reference, _) => shadow(position),
            (Role::LeftOut, By::Ref | By::RefMut) => left_out.clone(),
            _ if param.pullback.is_some() => {
                let bar = &sig.locals.bars[position];
                quote!(#bar)
            }
            _ => quote!(()),
        })
        .collect()
}

/// `let w_bar: &[Cell<f64>] = IntoShadow::into_shadow(w_bar);`
pub fn prologue(sig: &Signature) -> TokenStream {
    let (conversions, seen) = (conversions(sig), seen(sig));
    quote!(#conversions #seen)
}

/// The shadows as the signature has them.
pub fn conversions(sig: &Signature) -> TokenStream {
    let into_shadow = sig.root.rt("IntoShadow");
    let tangents = sig
        .tangents
        .as_ref()
        .map(|tangents| tangents.prologue.clone());
    let shadows = sig.with_role(Role::Reference).map(|(position, param)| {
        let bar = &sig.locals.bars[position];
        let shadow = sig.root.shadow(param, &sig.lifetime(position));
        quote!(let #bar: #shadow = #into_shadow::into_shadow(#bar);)
    });
    tangents.into_iter().chain(shadows).collect()
}

/// The shadows as the body sees them, where the signature leaves their types open.
fn seen(sig: &Signature) -> TokenStream {
    let into_shadow = sig.root.rt("IntoShadow");
    let shadows = sig
        .with_role(Role::Reference)
        .filter_map(|(position, param)| {
            let bar = &sig.locals.bars[position];
            let shadow = sig.root.shadow(&param.as_seen()?, &sig.lifetime(position));
            Some(quote!(let #bar: #shadow = #into_shadow::into_shadow(#bar);))
        });
    shadows.collect()
}

pub fn with_seen(sig: &Signature, body: &TokenStream) -> TokenStream {
    let seen = seen(sig);
    match seen.is_empty() {
        true => body.clone(),
        false => quote!({ #seen #body }),
    }
}

/// Where no recording forward sweep is given: what `&mut` arguments held is recorded, and no more.
fn recompute_fwd(sig: &Signature) -> TokenStream {
    let function = sig.primal();
    let (args, tape) = (primal_args(sig), &sig.locals.tape);
    let saved = mutable(sig);
    quote! {
        #(#tape.save(#saved);)*
        #function(#(#args),*)
    }
}

/// The function's own arguments. A `self` by value is at hand by reference.
pub fn primal_args(sig: &Signature) -> Vec<TokenStream> {
    let pass = |param: &super::shapes::ParamShape| {
        let ident = &param.ident;
        match param.is_owned_self() {
            true => {
                let rt = sig.root.0;
                quote!(#rt::rt::duplicate!(#ident))
            }
            false => sig.as_primal(ident, quote!(#ident)),
        }
    };
    sig.params.iter().map(pass).collect()
}

/// The reverse sweep of that: forward and reverse once more, from the arguments as they were on entry.
fn recompute_rev(sig: &Signature, uses_tape: bool) -> TokenStream {
    let (vjp, turbofish, args) = (sig.hidden_vjp(), sig.turbofish(), sig.idents());
    let (tape, seed, entry) = (&sig.locals.tape, &sig.locals.seed, &sig.locals.entry);
    let bars = passed_bars(sig, |position| {
        let bar = &sig.locals.bars[position];
        quote!(#bar)
    });
    // A sweep that needs no tape gets one that never comes into being.
    let idle = sig.root.rt("idle");
    let scratch = match uses_tape {
        true => quote!(#tape.tape()),
        false => quote!(&mut #idle()),
    };
    let call = quote!(#vjp #turbofish(#(#args,)* #(#bars,)* #scratch, #seed));
    let adjoints = &sig.locals.adjoints;
    let restored: Vec<_> = mutable(sig).into_iter().rev().collect();
    if restored.is_empty() {
        return quote! {
            let (_, #adjoints) = #call;
            #adjoints
        };
    }
    quote! {
        let mut #entry = #tape.records();
        #(#tape.restore(#restored);)*
        let (_, #adjoints) = #call;
        #(#entry.restore(#restored);)*
        #adjoints
    }
}

/// The arguments that a call may change.
pub fn mutable<'a>(sig: &'a Signature) -> Vec<&'a proc_macro2::Ident> {
    // A tangent that flows nowhere is not there.
    let own = sig
        .tangents
        .as_ref()
        .map_or(sig.params.len(), |tangents| tangents.base);
    let changed = (sig.params.iter().enumerate())
        .filter(|(n, param)| param.by == By::RefMut && (*n < own || param.is_active()));
    changed.map(|(_, param)| &param.ident).collect()
}

/// What is inside a block; a function's body needs no second pair of braces.
pub fn contents(body: &TokenStream) -> TokenStream {
    let mut trees = body.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Brace => {
            group.stream()
        }
        _ => body.clone(),
    }
}
