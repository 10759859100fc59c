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

use super::many::{LANES, lane};
use super::shapes::{By, ParamShape, Role};
use super::signature::Signature;
use super::types::slots;
use super::{hidden, repeat, tangent};

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

/// `let [(x_bar_0, _), ..] = f_grad_hvp_lanes(..);` with directions and buffers of these names.
pub fn call(sig: &Signature, one: TokenStream) -> TokenStream {
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
                    dots.push(quote!(&#dot));
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
