//! `f_jvp_many`: several directions at one point.
//!
//! ```text
//! fn f(x: f64, w: &[f64]) -> f64
//!
//! pub fn f_jvp_many<const L: usize>(x: f64, w: &[f64], x_dot: [f64; L], w_dot: [&[f64]; L]) -> (f64, [f64; L]) {
//!     const { assert!(L > 0, "no direction is given") };
//!     w_dot.iter().for_each(|w_dot| rt::check_direction("w", w.len(), w_dot.len()));
//!     let (mut x_dots, mut w_dots) = (x_dot.into_iter(), w_dot.into_iter());
//!     let mut value = None;
//!     let tangents: [_; L] = core::array::from_fn(|_| {
//!         let (x_dot, w_dot) = (x_dots.next().expect(..), w_dots.next().expect(..));
//!         let (y, tangent) = <f_grad>::jvp(x, w, rt::Dot(x_dot), rt::Dot(w_dot));
//!         value = Some(y);
//!         tangent
//!     });
//!     (value.expect(..), tangents)
//! }
//! ```
//! While four directions are left, and no other companion is called for them, `f_grad_lanes` takes four in one sweep, which
//! share the computation of the value.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::shapes::{By, ParamShape, Wrap};
use super::signature::Signature;
use super::{docs, matrix, public, repeat, tangent};

/// How many directions share one computation of the value.
pub const LANES: usize = 4;

/// The names of the k-th directions.
pub fn lane(dots: &[Ident], k: usize) -> Vec<Ident> {
    dots.iter()
        .map(|dot| format_ident!("{dot}_{k}", span = dot.span()))
        .collect()
}

/// `lanes` computes the value and as many tangents. Traits declare no such companion: not all implementations have one.
pub fn emit(sig: &Signature, lanes: Option<&TokenStream>) -> TokenStream {
    let lanes = lanes.filter(|_| !sig.in_trait);
    if repeat::of(sig).is_none() {
        return TokenStream::new();
    }
    let width = width(sig);
    let mut params = sig.args();
    for (n, param) in active(sig) {
        let (dot, ty) = (&sig.locals.dots[n], tangent::dot_type(sig, param, None));
        params.push(quote!(#dot: [#ty; #width]));
    }
    let (of, dot) = (public::inner_type(sig), sig.root.tangent(&sig.ret.shape));
    let arrow = match (&sig.ret.ty, sig.ret.is_active()) {
        (None, _) => TokenStream::new(),
        (Some(_), false) => sig.arrow(),
        (Some(_), true) => {
            let of = sig.root.wrap(&sig.ret, quote!((#of, [#dot; #width])));
            quote!(-> #of)
        }
    };
    let body = match sig.stub {
        true => sig.refused(),
        false => body(sig, &width, lanes.is_some()),
    };
    let lanes = lanes.filter(|_| !sig.stub).map(|lanes| shared(sig, lanes));
    let many = public::function_generic(
        sig,
        &sig.items.jvp_many,
        &docs::jvp_many(sig, &width),
        &sig.generics_and(quote!(const #width: ::core::primitive::usize)),
        &params,
        arrow,
        repeat::bounds_with(sig, TokenStream::new()),
        body,
    );
    quote!(#lanes #many)
}

/// The hidden companion: `f_grad_lanes(x, w, x_dot_0, w_dot_0, .., x_dot_3, w_dot_3) -> (f64, f64, f64, f64, f64)`.
fn shared(sig: &Signature, body: &TokenStream) -> TokenStream {
    let (vis, attrs, generics) = (&sig.item.vis, sig.attrs(), sig.generics(&[]));
    let (name, args, clause) = (shared_name(sig), sig.hidden_args(), sig.where_clause());
    let dots = (0..LANES).flat_map(|k| {
        let names = lane(&sig.locals.dots, k);
        let typed = active(sig).map(|(n, param)| {
            let (dot, ty) = (&names[n], tangent::dot_type(sig, param, None));
            quote!(#dot: #ty)
        });
        typed.collect::<Vec<_>>()
    });
    let (value, dot) = (sig.ret_type(), tangent::result(sig));
    let tangents = vec![dot; LANES];
    let body = super::hidden::contents(body);
    quote! {
        #[doc(hidden)]
        #attrs
        #[inline]
        #vis fn #name #generics(#(#args,)* #(#dots),*) -> (#value, #(#tangents),*) #clause { #body }
    }
}

fn shared_name(sig: &Signature) -> Ident {
    format_ident!("{}_lanes", sig.items.hidden, span = sig.items.hidden.span())
}

/// Several directions at once, while there are as many: evaluates to the first tangent, and leaves the others in `ready`.
fn at_once(sig: &Signature, left: &TokenStream) -> TokenStream {
    let ready = local("ready");
    let (kept, value, reset) = (local("kept"), &sig.locals.value, matrix::reset(sig));
    let some = quote!(::core::option::Option::Some);
    let names: Vec<Vec<Ident>> = (0..LANES).map(|k| lane(&sig.locals.dots, k)).collect();
    let nexts = names.iter().flat_map(|names| {
        let next = active(sig).map(|(n, _)| next(sig, n, &names[n]));
        next.collect::<Vec<_>>()
    });
    let dots = names.iter().flat_map(|names| {
        let given = active(sig).map(|(n, _)| names[n].clone());
        given.collect::<Vec<_>>()
    });
    let tangents: Vec<Ident> = lane(std::slice::from_ref(&sig.locals.tangent), 0)
        .into_iter()
        .chain((1..LANES).flat_map(|k| lane(std::slice::from_ref(&sig.locals.tangent), k)))
        .collect();
    let (first, others) = (&tangents[0], &tangents[1..]);
    let (callee, turbofish) = (sig.callee(&shared_name(sig)), sig.turbofish());
    let args = repeat::args(sig, &|ident| quote!(#ident));
    let lanes = proc_macro2::Literal::usize_unsuffixed(LANES);
    quote! {
        if let #some(#first) = ::core::iter::Iterator::next(&mut ::core::iter::Iterator::flatten(#ready.iter_mut())) {
            return #first;
        }
        if #left >= #lanes {
            #(#nexts)*
            #reset
            let (#value, #(#tangents),*) = #callee #turbofish(#(#args,)* #(#dots),*);
            #kept = #some(#value);
            #ready = #some(::core::iter::IntoIterator::into_iter([#(#others),*]));
            return #first;
        }
    }
}

/// `for w_dot in &w_dot { .. }`: the lengths of all directions of a parameter.
pub fn checks(sig: &Signature, n: usize, param: &ParamShape) -> Option<TokenStream> {
    let check = tangent::check_of(sig, n, param, false)?;
    let dot = &sig.locals.dots[n];
    let one = match param.by {
        By::Value => quote!(#dot),
        _ => quote!(&**#dot),
    };
    Some(quote!(for #dot in &#dot { let #dot = #one; #check }))
}

/// `let Some(x_dot) = x_dots.next() else { .. };`
pub fn next(sig: &Signature, n: usize, dot: &Ident) -> TokenStream {
    let (list, some) = (list(sig, n), quote!(::core::option::Option::Some));
    quote! {
        let #some(#dot) = ::core::iter::Iterator::next(&mut #list) else {
            ::core::unreachable!("one for each direction")
        };
    }
}

fn active<'s>(sig: &'s Signature) -> impl Iterator<Item = (usize, &'s ParamShape)> {
    let params = sig.params.iter().enumerate();
    params.filter(|(_, param)| param.is_active())
}

/// The name of the number of directions, which no other parameter has.
pub fn width(sig: &Signature) -> Ident {
    let mut name = "L".to_owned();
    while sig.type_params().iter().any(|param| **param == name) {
        name.push('_');
    }
    Ident::new(&name, Span::mixed_site())
}

fn body(sig: &Signature, width: &Ident, lanes: bool) -> TokenStream {
    let name = sig.name();
    let message = format!("`{name}` is to be differentiated in no direction");
    let (value, tangent) = (&sig.locals.value, &sig.locals.tangent);
    let (kept, tangents) = (local("kept"), local("tangents"));
    let some = quote!(::core::option::Option::Some);
    let checks = active(sig).filter_map(|(n, param)| checks(sig, n, param));
    let lists = active(sig).map(|(n, _)| {
        let (dot, list) = (&sig.locals.dots[n], list(sig, n));
        quote!(let mut #list = ::core::iter::IntoIterator::into_iter(#dot);)
    });
    let nexts = active(sig).map(|(n, _)| next(sig, n, &sig.locals.dots[n]));
    let (entry, reset) = (matrix::entry(sig), matrix::reset(sig));
    let (callee, turbofish) = (sig.hidden_jvp(), sig.turbofish());
    let args = repeat::args(sig, &|ident| quote!(#ident));
    let (given, none) = (sig.root.rt("Dot"), sig.root.rt("NoDot"));
    let dots = sig.params.iter().zip(&sig.locals.dots);
    let dots = dots.map(|(param, dot)| match param.is_active() {
        true => quote!(#given(#dot)),
        false => none.clone(),
    });
    let call = quote!(#callee #turbofish(#(#args,)* #(#dots),*));
    let held = quote! {
        let #some(#value) = #kept else { ::core::unreachable!("there is a direction") };
    };
    let result = match (&sig.ret.ty, sig.ret.is_active(), &sig.ret.wrap) {
        (None, ..) => TokenStream::new(),
        (Some(_), false, _) => quote!(#held #value),
        (Some(_), true, None) => quote!(#held (#value, #tangents)),
        (Some(_), true, Some(wrap)) => {
            let each = quote!(#tangents.map(|#tangent| {
                ::core::option::Option::expect(#tangent, "a tangent beside each value")
            }));
            match wrap {
                Wrap::Option => quote! {
                    #held ::core::option::Option::map(#value, |#value| (#value, #each))
                },
                Wrap::Result(_) => quote! {
                    #held ::core::result::Result::map(#value, |#value| (#value, #each))
                },
            }
        }
    };
    let at = local("at");
    let at_once = lanes.then(|| at_once(sig, &quote!((#width - #at))));
    let ready = lanes.then(|| {
        let (ready, others) = (
            local("ready"),
            proc_macro2::Literal::usize_unsuffixed(LANES - 1),
        );
        let none = quote!(::core::option::Option::None);
        quote!(let mut #ready: ::core::option::Option<::core::array::IntoIter<_, #others>> = #none;)
    });
    quote! {
        const { ::core::assert!(#width > 0, #message) };
        #(#checks)*
        #(#lists)*
        #entry
        let mut #kept = ::core::option::Option::None;
        #ready
        let #tangents: [_; #width] = ::core::array::from_fn(|#at| {
            #at_once
            #(#nexts)*
            #reset
            let (#value, #tangent) = #call;
            #kept = #some(#value);
            #tangent
        });
        #result
    }
}

pub fn list(sig: &Signature, n: usize) -> Ident {
    format_ident!("{}s", sig.locals.dots[n], span = Span::mixed_site())
}

fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
