//! The forward companions: the hidden `jvp`, which other companions call, and the public `f_jvp`.
//!
//! ```text
//! fn f(x: f64, w: &[f64], n: usize) -> f64
//!
//! impl f_grad {
//!     pub fn jvp<'w_dot>(x: f64, w: &[f64], n: usize,
//!         x_dot: impl IntoTangent<f64>, w_dot: impl IntoTangent<&'w_dot [f64]>, _: impl NoTangent) -> (f64, f64) { .. }
//! }
//! pub fn f_grad_jvp(..) -> (f64, f64) { <f_grad>::jvp(..) }
//!
//! pub fn f_jvp(x: f64, w: &[f64], n: usize, x_dot: f64, w_dot: &[f64]) -> (f64, f64) {
//!     rt::check_direction("w", w.len(), w_dot.len());
//!     let (value, tangent) = <f_grad>::jvp(x, w, n, rt::Dot(x_dot), rt::Dot(w_dot), rt::NoDot);
//!     (value, tangent)
//! }
//! ```
//! A caller has `Dot(tangent)` for what is active in it and `NoDot` for the rest; whatever does not fit is a type error.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Lifetime;

use super::shapes::{By, ParamShape, Role, Shape, Wrap};
use super::signature::Signature;
use super::unavailable::{self, unavailable};
use super::{docs, public};

/// What the tangent companion does.
#[derive(Clone)]
pub enum Jvp {
    /// The body: evaluates to `(value, tangent)`.
    Body(TokenStream),
    /// A rule of the user's.
    Rule(syn::Path),
    /// There is a reverse rule only: an error for whoever calls it.
    Missing,
}

/// The hidden companion: associated with the enum (`own` is false: with the user's type or the module, by its suffixed
/// name).
pub fn hidden(sig: &Signature, jvp: Option<&Jvp>, name: &Ident) -> TokenStream {
    let (vis, inline) = (&sig.item.vis, sig.copied("inline"));
    let head = head(sig, &quote!(#name));
    let body = match jvp {
        None => sig.refused(),
        Some(Jvp::Body(body)) => {
            let prologue = whole_prologue(sig);
            let body = super::hidden::contents(body);
            quote!(#prologue #body)
        }
        Some(Jvp::Rule(rule)) => {
            let prologue = prologue(sig);
            let body = by_rule(sig, rule);
            quote!(#prologue #body)
        }
        Some(Jvp::Missing) => missing(sig),
    };
    let inline = match inline.is_empty() {
        // Nobody pays for code that nobody calls.
        true => quote!(#[inline]),
        false => inline,
    };
    quote!(#inline #vis #head { #body })
}

/// `f_grad_jvp`, for callers who write a path.
pub fn suffixed(sig: &Signature) -> TokenStream {
    suffixed_as(sig, &sig.items.hidden_jvp, &quote::format_ident!("jvp"))
}

/// The same where it is called `name`; `own`: the one of the enum.
pub fn suffixed_as(sig: &Signature, name: &Ident, own: &Ident) -> TokenStream {
    let (vis, attrs) = (&sig.item.vis, sig.attrs());
    let head = head(sig, &quote!(#name));
    let (hidden, turbofish) = (&sig.items.hidden, sig.turbofish());
    let base = sig.tangents.as_ref().map(|tangents| tangents.base);
    let given = |(n, param): (usize, &ParamShape)| {
        let ident = &param.ident;
        match base.is_none_or(|base| n < base || param.is_active()) {
            true => quote!(#ident),
            false => sig.root.rt("NoDot"),
        }
    };
    let mut args: Vec<TokenStream> = sig.params.iter().enumerate().map(given).collect();
    args.extend(sig.params.iter().enumerate().map(|(n, param)| {
        let dot = &sig.locals.dots[n];
        match param.is_active() {
            true => quote!(#dot),
            false => sig.root.rt("NoDot"),
        }
    }));
    let body = quote!(<#hidden>::#own #turbofish(#(#args),*));
    quote! {
        #[doc(hidden)]
        #attrs
        #[inline]
        #vis #head { #body }
    }
}

/// The public companion.
pub fn public(sig: &Signature) -> TokenStream {
    let mut params = sig.args();
    let mut checks = TokenStream::new();
    for (n, param) in sig.params.iter().enumerate() {
        if param.is_active() {
            let dot = &sig.locals.dots[n];
            let ty = dot_type(sig, param, None);
            params.push(quote!(#dot: #ty));
            checks.extend(check(sig, n, param));
        }
    }
    let (call, value, tangent) = (passed(sig), &sig.locals.value, &sig.locals.tangent);
    let (ty, tangent_ty) = (
        sig.ret.inner.as_ref().map_or(quote!(()), |ty| quote!(#ty)),
        sig.root.tangent(&sig.ret.shape),
    );
    let (arrow, body) = match (&sig.ret.ty, sig.ret.is_active(), &sig.ret.wrap) {
        (None, ..) => (TokenStream::new(), quote!(#call;)),
        (Some(_), false, _) => (sig.arrow(), quote!(#call.0)),
        (Some(_), true, None) => (quote!(-> (#ty, #tangent_ty)), call),
        (Some(_), true, Some(wrap)) => {
            let of = sig.root.wrap(&sig.ret, quote!((#ty, #tangent_ty)));
            let body = match wrap {
                Wrap::Option => quote! {
                    let (#value, #tangent) = #call;
                    ::core::option::Option::zip(#value, #tangent)
                },
                Wrap::Result(_) => quote! {
                    let (#value, #tangent) = #call;
                    ::core::result::Result::map(#value, |#value| {
                        (#value, ::core::option::Option::expect(#tangent, "a tangent beside each value"))
                    })
                },
            };
            (quote!(-> #of), body)
        }
    };
    public::function(
        sig,
        &sig.items.jvp,
        &docs::jvp(sig),
        &params,
        arrow,
        TokenStream::new(),
        quote!(#checks #body),
    )
}

/// The call of the hidden companion with the public one's arguments.
fn passed(sig: &Signature) -> TokenStream {
    let (dot, none) = (sig.root.rt("Dot"), sig.root.rt("NoDot"));
    let dots = sig.params.iter().enumerate().map(|(n, param)| {
        let ident = &sig.locals.dots[n];
        match param.is_active() {
            true => quote!(#dot(#ident)),
            false => none.clone(),
        }
    });
    let (callee, turbofish, args) = (sig.hidden_jvp(), sig.turbofish(), sig.lent());
    quote!(#callee #turbofish(#(#args,)* #(#dots),*))
}

/// The length of a direction, before anything is computed.
pub fn check(sig: &Signature, n: usize, param: &ParamShape) -> Option<TokenStream> {
    check_of(sig, n, param, param.by == By::Value)
}

/// The same where the direction is there by value, or as a reference to it.
pub fn check_of(
    sig: &Signature,
    n: usize,
    param: &ParamShape,
    dot_by_value: bool,
) -> Option<TokenStream> {
    let (ident, dot) = (&param.ident, &sig.locals.dots[n]);
    let name = ident.to_string();
    match (&param.shape, param.by) {
        (shape, _) if shape.has_inner_lengths() => {
            let check = sig.root.rt("check_directions");
            let primal = match param.by {
                By::Value => quote!(&#ident),
                _ => quote!(&*#ident),
            };
            let dot = match dot_by_value {
                true => quote!(&#dot),
                false => quote!(&*#dot),
            };
            Some(quote!(#check(#name, #primal, #dot);))
        }
        (Shape::Slice(_) | Shape::Vec(_), _) => {
            let check = sig.root.rt("check_direction");
            Some(quote!(#check(#name, #ident.len(), #dot.len());))
        }
        _ => None,
    }
}

fn head(sig: &Signature, name: &TokenStream) -> TokenStream {
    let (generics, args) = (sig.generics(&all_lifetimes(sig)), sig.hidden_args());
    let (dots, value, tangent) = (dots(sig), sig.ret_type(), result(sig));
    let clause = sig.where_clause();
    quote!(fn #name #generics(#(#args,)* #(#dots),*) -> (#value, #tangent) #clause)
}

/// The type of the result's tangent.
pub fn result(sig: &Signature) -> TokenStream {
    match sig.ret.is_active() {
        true => sig.root.hidden_seed(&sig.ret),
        false => quote!(()),
    }
}

/// The parameters that are tangents, one per parameter.
pub fn dots(sig: &Signature) -> Vec<TokenStream> {
    let (into, none) = (sig.root.rt("IntoTangent"), sig.root.rt("NoTangent"));
    let one = |(n, param): (usize, &ParamShape)| {
        let dot = &sig.locals.dots[n];
        match param.is_active() {
            true => {
                let ty = dot_type(sig, param, Some(&lifetime(sig, n)));
                quote!(#dot: impl #into<#ty>)
            }
            false => quote!(_: impl #none),
        }
    };
    sig.params.iter().enumerate().map(one).collect()
}

/// The lifetimes of those that are references.
pub fn lifetimes(sig: &Signature) -> Vec<Lifetime> {
    let references = sig.with_role(Role::Reference);
    references.map(|(n, _)| lifetime(sig, n)).collect()
}

/// Those of earlier tangents, and these.
pub fn all_lifetimes(sig: &Signature) -> Vec<Lifetime> {
    let earlier = sig.tangent_lifetimes().iter().cloned();
    earlier.chain(lifetimes(sig)).collect()
}

/// The type of a parameter's tangent.
pub fn dot_type(sig: &Signature, param: &ParamShape, lifetime: Option<&Lifetime>) -> TokenStream {
    let root = &sig.root;
    let of = match (&param.shape, param.by) {
        (shape, By::Value) => return root.tangent(shape),
        (Shape::Vec(of), By::Ref) | (Shape::Slice(of), _) => {
            let of = root.tangent(of);
            quote!([#of])
        }
        (shape, _) => root.tangent(shape),
    };
    match param.by {
        By::RefMut => quote!(&#lifetime mut #of),
        _ => quote!(&#lifetime #of),
    }
}

fn lifetime(sig: &Signature, n: usize) -> Lifetime {
    let dot = &sig.locals.dots[n];
    Lifetime::new(&format!("'{dot}"), dot.span())
}

/// Zeros for what is not given, of earlier tangents and of these.
pub fn whole_prologue(sig: &Signature) -> TokenStream {
    let earlier = sig.tangents.as_ref().map(|tangents| &tangents.prologue);
    let own = prologue(sig);
    quote!(#earlier #own)
}

/// What is not given is zero.
/// ```text
/// let x_dot: f64 = rt::tangent_or_zero(x_dot, &x);
/// let w_zeros;
/// let w_dot: &[f64] = match rt::IntoTangent::given(w_dot) {
///     Some(dot) => dot,
///     None => { w_zeros = rt::zeros(w); &w_zeros }
/// };
/// ```
pub fn prologue(sig: &Signature) -> TokenStream {
    let root = &sig.root;
    let (or_zero, into, zeros) = (
        root.rt("tangent_or_zero"),
        root.rt("IntoTangent"),
        root.rt("zeros"),
    );
    let one = |(n, param): (usize, &ParamShape)| {
        let (ident, dot, held) = (&param.ident, &sig.locals.dots[n], &sig.locals.zeros[n]);
        let ty = match param.role() {
            Role::Value => dot_type(sig, param, None),
            Role::Reference => dot_type(sig, param, Some(&lifetime(sig, n))),
            Role::Inactive | Role::LeftOut => return TokenStream::new(),
        };
        let some = quote!(::core::option::Option::Some);
        let none = quote!(::core::option::Option::None);
        match param.by {
            By::Value => quote!(let #dot: #ty = #or_zero(#dot, &#ident);),
            By::Ref => {
                let ty = dot_type(sig, param, None);
                quote! {
                    let #held;
                    let #dot: #ty = match #into::given(#dot) {
                        #some(dot) => dot,
                        #none => { #held = #zeros(#ident); &#held }
                    };
                }
            }
            By::RefMut => {
                let ty = dot_type(sig, param, None);
                quote! {
                    let mut #held;
                    let #dot: #ty = match #into::given(#dot) {
                        #some(dot) => dot,
                        #none => { #held = #zeros(&*#ident); &mut #held }
                    };
                }
            }
        }
    };
    sig.params.iter().enumerate().map(one).collect()
}

/// An error for those who use it, directly or in what they call: nobody else compiles it.
fn missing(sig: &Signature) -> TokenStream {
    let name = sig.name();
    let given = sig.params.iter().find(|param| param.pullback.is_some());
    let message = match given {
        Some(param) => format!(
            "forward mode does not go through the function that `{name}` is given as `{}`\n\
             help: call a function annotated with `#[grad]` by its name there",
            param.ident
        ),
        None => format!(
            "forward mode needs a forward rule of `{name}`: it has `custom = ..` and no `custom_jvp = ..`\n\
             help: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
        ),
    };
    unavailable(unavailable::tangent(sig), &message)
}

/// The function itself for the value, the rule for the tangent. The rule comes first: the function may consume or change its
/// arguments.
fn by_rule(sig: &Signature, rule: &syn::Path) -> TokenStream {
    let (value, tangent) = (&sig.locals.value, &sig.locals.tangent);
    let args = sig.params.iter().map(|param| {
        let ident = &param.ident;
        match param.is_owned_self() || param.by == By::Value && !param.is_copy() {
            true => quote!(::core::clone::Clone::clone(&#ident)),
            false => quote!(#ident),
        }
    });
    let dots = sig.params.iter().enumerate().filter(|(_, p)| p.is_active());
    let dots = dots.map(|(n, _)| &sig.locals.dots[n]);
    let call = super::custom::primal_call(sig, false);
    quote! {
        let #tangent = #rule(#(#args,)* #(#dots),*);
        let #value = #call;
        (#value, #tangent)
    }
}
