//! The Hessian times several directions at once.
//!
//! ```text
//! fn f(x: f64, w: &[f64]) -> f64
//!
//! fn f_grad_hvp_lanes(x, w, x_dot_0: f64, w_dot_0: &[f64], .., w_dot_3: &[f64], w_bar_0: &mut Vec<f64>, .., w_bar_3, tape, seed)
//!     -> [(f64, ()); 4] { .. }
//! ```

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

use super::many::{self, LANES, lane};
use super::shapes::{By, ParamShape, Role, Wrap};
use super::signature::Signature;
use super::types::{bundle, slots};
use super::{docs, gates, hidden, matrix, public, repeat, tangent};

/// Whether there are such companions: where nothing is written, and nothing wrapped.
pub fn fits(sig: &Signature) -> bool {
    let plain = |param: &ParamShape| match param.role() {
        Role::Reference => param.by == By::Ref && !param.is_nested() && !param.is_exclusive(),
        _ => param.by != By::RefMut && param.pullback.is_none(),
    };
    !sig.stub && sig.ret.wrap.is_none() && sig.params.iter().all(plain)
}

pub fn name(sig: &Signature) -> Ident {
    let hidden = &sig.items.hidden;
    format_ident!("{hidden}_hvp_lanes", span = hidden.span())
}

/// The hidden companion.
pub fn emit(sig: &Signature, body: &TokenStream) -> TokenStream {
    let (vis, attrs, generics) = (&sig.item.vis, sig.attrs(), sig.generics(&[]));
    let (name, args, clause) = (name(sig), sig.hidden_args(), sig.where_clause());
    let (into_shadow, tape_type) = (sig.root.rt("IntoShadow"), sig.root.rt("Tape"));
    let (tape, seed) = (&sig.locals.tape, &sig.locals.seed);
    let elided = Lifetime::new("'_", proc_macro2::Span::mixed_site());
    let (mut dots, mut bars, mut shadows) = (vec![], vec![], TokenStream::new());
    for k in 0..LANES {
        let (dot, bar) = (lane(&sig.locals.dots, k), lane(&sig.locals.bars, k));
        for (n, param) in sig.params.iter().enumerate().filter(|(_, p)| p.is_active()) {
            let (dot, ty) = (&dot[n], tangent::dot_type(sig, param, None));
            dots.push(quote!(#dot: #ty));
            if param.role() == Role::Reference {
                let (bar, ty) = (&bar[n], sig.root.tangent(&param.shape));
                let shadow = sig.root.shadow(param, &elided);
                bars.push(quote!(#bar: &mut #ty));
                shadows.extend(quote!(let #bar: #shadow = #into_shadow::into_shadow(#bar);));
            }
        }
    }
    let parts: Vec<_> = sig.params.iter().map(|p| sig.root.slot(p)).collect();
    let (parts, seed_type) = (slots(&parts), sig.root.tangent(&sig.ret.shape));
    let body = hidden::contents(body);
    let width = Literal::usize_unsuffixed(LANES);
    quote! {
        #[doc(hidden)]
        #attrs
        #[inline]
        #[allow(clippy::too_many_arguments)]
        #vis fn #name #generics(
            #(#args,)* #(#dots,)* #(#bars,)* #tape: &mut #tape_type<'_>, #seed: #seed_type
        ) -> [#parts; #width] #clause {
            #shadows
            #body
        }
    }
}

/// `let [(x_bar_0, _), ..] = f_grad_hvp_lanes(..);` with directions and buffers of these names. `given`: the directions are
/// references already.
pub fn call(sig: &Signature, one: TokenStream, given: bool) -> TokenStream {
    let (callee, turbofish) = (sig.callee(&name(sig)), sig.turbofish());
    let (args, tape) = (repeat::args(sig, &|ident| quote!(#ident)), &sig.locals.tape);
    let (mut dots, mut bars, mut patterns) = (vec![], vec![], vec![]);
    for k in 0..LANES {
        let (dot, bar) = (lane(&sig.locals.dots, k), lane(&sig.locals.bars, k));
        let mut pattern = vec![];
        for (n, param) in sig.params.iter().enumerate() {
            let (dot, bar) = (&dot[n], &bar[n]);
            match (param.role(), param.by) {
                (Role::Value, _) => {
                    pattern.push(quote!(#bar));
                    dots.push(match param.is_copy() {
                        true => quote!(#dot),
                        false => quote!(::core::clone::Clone::clone(&#dot)),
                    });
                }
                (Role::Reference, _) => {
                    pattern.push(quote!(_));
                    dots.push(if given { quote!(#dot) } else { quote!(&#dot) });
                    bars.push(quote!(&mut #bar));
                }
                _ => pattern.push(quote!(_)),
            }
        }
        patterns.push(slots(&pattern));
    }
    quote! {
        let [#(#patterns),*] = #callee #turbofish(#(#args,)* #(#dots,)* #(#bars,)* #tape, #one);
    }
}

/// `f_hvp_many`. `shares`: with the companion above.
/// ```text
/// pub fn f_hvp_many<const L: usize>(x: f64, w: &[f64], x_dot: [f64; L], w_dot: [&[f64]; L]) -> [(f64, Vec<f64>); L] {
///     let (mut x_dots, mut w_dots) = (x_dot.into_iter(), w_dot.into_iter());
///     let mut ready = None;
///     rt::with_tape(|tape| core::array::from_fn(|at| {
///         // what was computed together with an earlier one, or with the following ones:
///         ..
///         f_hvp(x, w, x_dot, w_dot)
///     }))
/// }
/// ```
pub fn many(sig: &Signature, shares: bool) -> TokenStream {
    if sig.stub && !sig.in_trait || repeat::of(sig).is_none() {
        return TokenStream::new();
    }
    let width = many::width(sig);
    let message = format!("`{}` is to be differentiated in no direction", sig.name());
    let (mut params, mut lists, mut nexts) = (sig.args(), TokenStream::new(), TokenStream::new());
    let (mut checks, mut dots) = (TokenStream::new(), vec![]);
    for (n, param) in sig.params.iter().enumerate().filter(|(_, p)| p.is_active()) {
        let (dot, ty) = (&sig.locals.dots[n], tangent::dot_type(sig, param, None));
        let list = many::list(sig, n);
        params.push(quote!(#dot: [#ty; #width]));
        checks.extend(many::checks(sig, n, param));
        lists.extend(quote!(let mut #list = ::core::iter::IntoIterator::into_iter(#dot);));
        nexts.extend(many::next(sig, n, dot));
        dots.push(dot);
    }
    let (entry, reset) = (matrix::entry(sig), matrix::reset(sig));
    let (callee, turbofish) = (sig.callee(&sig.items.hvp), sig.turbofish());
    let args = public_args_again(sig);
    let alone = quote!(#callee #turbofish(#(#args,)* #(#dots),*));
    let (at, ready, tape) = (local("at"), local("ready"), &sig.locals.tape);
    let left = Literal::usize_unsuffixed(LANES - 1);
    let product = public::gradient_type(sig);
    let none = quote!(::core::option::Option::None);
    let result = sig.root.wrap(&sig.ret, quote!([#product; #width]));
    let body = match shares {
        false => all(sig, &width, &quote!({ #nexts #reset #alone })),
        true => {
            let (with_tape, at_once) = (sig.root.rt("with_tape"), at_once(sig, &width));
            quote! {
                let mut #ready: ::core::option::Option<::core::array::IntoIter<#product, #left>> = #none;
                #with_tape(|#tape| ::core::array::from_fn(|#at| {
                    #at_once
                    #nexts
                    #alone
                }))
            }
        }
    };
    let item = public::function_generic(
        sig,
        &sig.items.hvp_many,
        &docs::hvp_many(sig, &width),
        &sig.generics_and(quote!(const #width: ::core::primitive::usize)),
        &params,
        quote!(-> #result),
        repeat::bounds_with(sig, public::scalar_bound(sig)),
        quote! {
            const { ::core::assert!(#width > 0, #message) };
            #checks
            #lists
            #entry
            #body
        },
    );
    gates::gated(sig, &sig.items.hvp_many, true, item)
}

/// One product after the other. Whether there are any depends on the arguments alone: where one fails, so does each.
fn all(sig: &Signature, width: &Ident, next: &TokenStream) -> TokenStream {
    let (products, failure) = (local("products"), local("failure"));
    let (some, none) = (
        quote!(::core::option::Option::Some),
        quote!(::core::option::Option::None),
    );
    let known = quote! {
        #products.map(|product| ::core::option::Option::expect(product, "a product for each direction"))
    };
    match &sig.ret.wrap {
        None => quote!(::core::array::from_fn(|_| #next)),
        Some(Wrap::Option) => quote! {
            let #products: [::core::option::Option<_>; #width] = ::core::array::from_fn(|_| #next);
            match #products.iter().all(::core::option::Option::is_some) {
                true => #some(#known),
                false => #none,
            }
        },
        Some(Wrap::Result(_)) => quote! {
            let mut #failure = #none;
            let #products: [::core::option::Option<_>; #width] = ::core::array::from_fn(|_| match #next {
                ::core::result::Result::Ok(product) => #some(product),
                ::core::result::Result::Err(error) => {
                    #failure = #some(error);
                    #none
                }
            });
            match #failure {
                #some(error) => ::core::result::Result::Err(error),
                #none => ::core::result::Result::Ok(#known),
            }
        },
    }
}

/// While there are as many: evaluates to the first product, and leaves the others in `ready`.
fn at_once(sig: &Signature, width: &Ident) -> TokenStream {
    let (at, ready) = (local("at"), local("ready"));
    let some = quote!(::core::option::Option::Some);
    let (mut nexts, mut buffers, mut products) = (TokenStream::new(), TokenStream::new(), vec![]);
    for k in 0..LANES {
        let (dot, bar) = (lane(&sig.locals.dots, k), lane(&sig.locals.bars, k));
        let mut parts = vec![];
        for (n, param) in sig.params.iter().enumerate().filter(|(_, p)| p.is_active()) {
            let (dot, bar) = (&dot[n], &bar[n]);
            nexts.extend(many::next(sig, n, dot));
            if param.role() == Role::Reference {
                let zeros = matrix::zeros_of(sig, n);
                buffers.extend(quote!(let mut #bar = #zeros;));
            }
            parts.push(quote!(#bar));
        }
        products.push(bundle(&parts));
    }
    let (first, others) = (&products[0], &products[1..]);
    let (lanes, call) = (
        Literal::usize_unsuffixed(LANES),
        call(sig, public::one(sig), true),
    );
    quote! {
        if let #some(product) = ::core::iter::Iterator::next(&mut ::core::iter::Iterator::flatten(#ready.iter_mut())) {
            return product;
        }
        if #width - #at >= #lanes {
            #nexts
            #buffers
            #call
            #ready = #some(::core::iter::IntoIterator::into_iter([#(#others),*]));
            return #first;
        }
    }
}

/// The arguments of a public companion, which is called more than once.
fn public_args_again(sig: &Signature) -> Vec<TokenStream> {
    let mut args = repeat::args(sig, &|ident| quote!(#ident));
    for (arg, param) in args.iter_mut().zip(sig.params) {
        match param.by {
            _ if param.is_owned_self() => *arg = quote!(::core::clone::Clone::clone(#arg)),
            By::RefMut if param.receiver.is_none() => *arg = quote!(&mut *#arg),
            _ => {}
        }
    }
    args
}

fn local(name: &str) -> Ident {
    Ident::new(name, proc_macro2::Span::mixed_site())
}
