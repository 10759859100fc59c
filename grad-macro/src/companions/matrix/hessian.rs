//! `f_hessian` and `f_hessian_into`: one product with a unit vector per row.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{active, blocks, dots, entry, local, reset, total, turn, zeros_of};
use crate::companions::many::{LANES, lane};
use crate::companions::second::Why;
use crate::companions::shapes::{By, Role, Shape, Wrap};
use crate::companions::signature::Signature;

use crate::companions::{docs, hidden, lanes, public, repeat, second};

/// `of_tangent` is the signature of the hidden product, called `product`.
pub fn emit(
    sig: &Signature,
    of_tangent: &Signature,
    product: &proc_macro2::Ident,
    body: Result<bool, Why>,
    lanes: Option<bool>,
) -> TokenStream {
    let name = format_ident!(
        "{}_hessian",
        sig.items.hidden,
        span = sig.items.hidden.span()
    );
    let (vis, attrs, generics) = (&sig.item.vis, sig.attrs(), sig.generics(&[]));
    let (out, matrix) = (local("out"), sig.root.rt("Matrix"));
    let (args, clause) = (sig.args(), sig.where_with(needs(sig)));
    let (result, inner) = match (sig.stub, body) {
        (true, _) => (quote!(()), sig.refused()),
        (false, Err(why)) => (result(sig, quote!(())), second::missing(sig, why)),
        (false, Ok(uses_tape)) => (
            result(sig, quote!(())),
            rows(sig, of_tangent, product, uses_tape, lanes),
        ),
    };
    let into = into(sig, &name);
    let whole = whole(sig, &name);
    quote! {
        #[doc(hidden)]
        #attrs
        #vis fn #name #generics(#(#args,)* #out: &mut impl #matrix) -> #result #clause { #inner }
        #into
        #whole
    }
}

/// A scalar result, and arguments that can be had again.
fn needs(sig: &Signature) -> TokenStream {
    repeat::bounds_with(sig, public::scalar_bound(sig))
}

/// What the function wraps its result in, around this.
fn result(sig: &Signature, of: TokenStream) -> TokenStream {
    sig.root.wrap(&sig.ret, of)
}

/// Where the function itself returns `None` or `Err`, so does its Hessian, however many rows that would have.
fn failed(sig: &Signature) -> TokenStream {
    let Some(wrap) = &sig.ret.wrap else {
        return TokenStream::new();
    };
    let function = sig.primal();
    let mut args = repeat::args(sig, &|ident| quote!(#ident));
    for (arg, param) in args.iter_mut().zip(sig.params) {
        if param.is_owned_self() {
            *arg = quote!(::core::clone::Clone::clone(#arg));
        }
    }
    let call = quote!(#function(#(#args),*));
    match wrap {
        Wrap::Option => quote! {
            if ::core::option::Option::is_none(&#call) {
                return ::core::option::Option::None;
            }
        },
        Wrap::Result(_) => quote! {
            if let ::core::result::Result::Err(error) = #call {
                return ::core::result::Result::Err(error);
            }
        },
    }
}

/// Row after row, with the same buffers and the same tape.
fn rows(
    sig: &Signature,
    of_tangent: &Signature,
    product: &proc_macro2::Ident,
    uses_tape: bool,
    lanes: Option<bool>,
) -> TokenStream {
    let (out, row, unit, units) = (local("out"), local("row"), local("unit"), local("units"));
    let (columns, at) = (local("columns"), local("at"));
    let (put, tangent) = (sig.root.rt("put"), sig.root.rt("Tangent"));
    let mut before = TokenStream::new();
    let (mut renewed, mut dropped) = (TokenStream::new(), TokenStream::new());
    for (n, param) in active(sig) {
        let (dot, bar, zeros) = (
            &sig.locals.dots[n],
            &of_tangent.locals.bars[n],
            zeros_of(sig, n),
        );
        before.extend(quote!(let mut #dot = #zeros;));
        match (param.role(), param.by) {
            // Its length on return is not known: an empty one stands for zeros.
            (Role::Reference, By::RefMut) if matches!(param.shape, Shape::Vec(_)) => {
                let root = sig.root.0;
                renewed.extend(quote!(let mut #bar = #root::rt::alloc::vec::Vec::new();));
            }
            (Role::Reference, By::RefMut) => renewed.extend(quote!(let mut #bar = #zeros;)),
            (Role::Reference, _) => {
                before.extend(quote!(let mut #bar = #zeros;));
                renewed.extend(quote!(#tangent::set_zero(&mut #bar);));
            }
            _ => {}
        }
        if param.role() == Role::Reference && param.is_nested() {
            let (nested, views) = (sig.root.rt("nested"), &of_tangent.locals.views[n]);
            renewed.extend(quote!(let #views = #nested(&mut #bar);));
            dropped.extend(quote!(::core::mem::drop(#views);));
        }
    }
    let names: Vec<_> = active(sig)
        .map(|(n, _)| sig.locals.dots[n].clone())
        .collect();
    let (total, entry, reset, turn) =
        (total(sig, &names), entry(sig), reset(sig), turn(sig, &unit));
    let call = call(sig, of_tangent, product);
    let written = active(sig).map(|(n, _)| {
        let bar = &of_tangent.locals.bars[n];
        quote!(#put(&#bar, #row, &mut #at);)
    });
    let failed = failed(sig);
    let known = sig.ret.wrap.as_ref().map(|_| {
        let tangent = &sig.locals.tangent;
        quote!(::core::option::Option::expect(#tangent, "a tangent beside each value");)
    });
    let done = sig.ret.wrap.as_ref().map(|wrap| match wrap {
        Wrap::Option => quote!(::core::option::Option::Some(())),
        Wrap::Result(_) => quote!(::core::result::Result::Ok(())),
    });
    let (matrix, tape) = (sig.root.rt("Matrix"), &sig.locals.tape);
    let units_type = sig.root.rt("Units");
    let uses_tape = uses_tape || lanes.unwrap_or_default();
    let rows = local("rows");
    let (at_once, rest) = match lanes {
        Some(_) => (several_rows(sig), quote!(#rows)),
        None => (
            TokenStream::new(),
            quote!(#matrix::rows(#out, "Hessian", #columns, #columns)),
        ),
    };
    let body = quote! {
        #before
        #entry
        #failed
        let #columns = #total;
        let mut #units = #units_type::new(#columns);
        #at_once
        for #row in #rest {
            let #unit = #units.next_unit();
            #reset
            #turn
            #renewed
            #call
            #dropped
            #known
            let mut #at = 0;
            #(#written)*
        }
        #done
    };
    match uses_tape {
        true => {
            let with_tape = sig.root.rt("with_tape");
            quote!(#with_tape(|#tape| { #body }))
        }
        false => {
            let new = sig.root.rt("Tape");
            quote!(let #tape = &mut #new::new(); #body)
        }
    }
}

/// As many rows as there are lanes, while so many are left, with directions and buffers of their own.
/// ```text
/// let mut rows = Matrix::rows(out, "Hessian", columns, columns);
/// if columns >= 4 {
///     let (mut w_dot_0, mut w_bar_0) = (rt::zeros(w), rt::zeros(w));
///     ..
///     for _ in 0..columns / 4 {
///         let unit = units.next_unit();
///         let mut at = 0;
///         rt::take(&mut w_dot_0, unit, &mut at);
///         Tangent::set_zero(&mut w_bar_0);
///         ..
///         let [(_,), (_,), (_,), (_,)] = f_grad_hvp_lanes(w, &w_dot_0, .., &mut w_bar_0, .., tape, 1.0);
///         if let Some(row) = rows.next() {
///             let mut at = 0;
///             rt::put(&w_bar_0, row, &mut at);
///         }
///         ..
///     }
/// }
/// ```
fn several_rows(sig: &Signature) -> TokenStream {
    let (out, row, unit, units) = (local("out"), local("row"), local("unit"), local("units"));
    let (columns, at, rows) = (local("columns"), local("at"), local("rows"));
    let (put, take, tangent) = (
        sig.root.rt("put"),
        sig.root.rt("take"),
        sig.root.rt("Tangent"),
    );
    let (mut before, mut turned, mut written) =
        (TokenStream::new(), TokenStream::new(), TokenStream::new());
    for k in 0..LANES {
        let (dot, bar) = (lane(&sig.locals.dots, k), lane(&sig.locals.bars, k));
        let mut parts = TokenStream::new();
        turned.extend(quote!(let #unit = #units.next_unit(); let mut #at = 0;));
        for (n, param) in active(sig) {
            let (dot, bar, zeros) = (&dot[n], &bar[n], zeros_of(sig, n));
            before.extend(quote!(let mut #dot = #zeros;));
            turned.extend(quote!(#take(&mut #dot, #unit, &mut #at);));
            if param.role() == Role::Reference {
                before.extend(quote!(let mut #bar = #zeros;));
                turned.extend(quote!(#tangent::set_zero(&mut #bar);));
            }
            parts.extend(quote!(#put(&#bar, #row, &mut #at);));
        }
        let some = quote!(::core::option::Option::Some);
        written.extend(quote! {
            if let #some(#row) = ::core::iter::Iterator::next(&mut #rows) {
                let mut #at = 0;
                #parts
            }
        });
    }
    let call = lanes::call(sig, public::one(sig), false);
    let matrix = sig.root.rt("Matrix");
    let width = proc_macro2::Literal::usize_unsuffixed(LANES);
    quote! {
        let mut #rows = #matrix::rows(#out, "Hessian", #columns, #columns);
        if #columns >= #width {
            #before
            for _ in 0..#columns / #width {
                #turned
                #call
                #written
            }
        }
    }
}

/// `let (_, (x_bar, _, _, _)) = f_grad_hvp(x, w, Dot(x_dot), Dot(&w_dot), (), &mut w_bar, (), LeftOut, tape, 1.0);`
fn call(sig: &Signature, of_tangent: &Signature, product: &proc_macro2::Ident) -> TokenStream {
    let (callee, turbofish, tape) = (sig.callee(product), sig.turbofish(), &sig.locals.tape);
    let args = repeat::args(sig, &|ident| quote!(#ident));
    let dots = dots(sig);
    let bars = hidden::passed_bars(of_tangent, |n| {
        let (views, bar) = (&of_tangent.locals.views[n], &of_tangent.locals.bars[n]);
        match of_tangent.params[n].is_nested() {
            true => quote!(&#views),
            false => quote!(&mut #bar),
        }
    });
    let one = public::one(sig);
    let seed = match &sig.ret.wrap {
        None => one,
        Some(_) => quote!(::core::option::Option::Some(#one)),
    };
    let slots = public::slot_pattern(of_tangent);
    let tangent = match &sig.ret.wrap {
        None => quote!(_),
        Some(_) => {
            let tangent = &sig.locals.tangent;
            quote!(#tangent)
        }
    };
    quote! {
        let (#tangent, (#(#slots,)*)) = #callee #turbofish(#(#args,)* #(#dots,)* #(#bars,)* #tape, #seed);
    }
}

fn into(sig: &Signature, hidden: &proc_macro2::Ident) -> TokenStream {
    let out = &sig.locals.out;
    let mut params = sig.args();
    params.push(quote!(#out: &mut [::core::primitive::f64]));
    let given = sig.root.rt("Given");
    let (callee, turbofish, args) = (sig.callee(hidden), sig.turbofish(), sig.idents());
    let result = result(sig, quote!(()));
    public::function(
        sig,
        &sig.items.hessian_into,
        &docs::hessian_into(sig),
        &params,
        sig.ret
            .wrap
            .as_ref()
            .map(|_| quote!(-> #result))
            .unwrap_or_default(),
        needs(sig),
        quote!(#callee #turbofish(#(#args,)* &mut #given(#out))),
    )
}

fn whole(sig: &Signature, hidden: &proc_macro2::Ident) -> TokenStream {
    let (flat, grown, columns) = (local("flat"), sig.root.rt("Grown"), local("columns"));
    let zeros = active(sig).map(|(n, _)| {
        let (name, zeros) = (&sig.locals.zeros[n], zeros_of(sig, n));
        quote!(let #name = #zeros;)
    });
    let parts: Vec<blocks::Part> = active(sig)
        .map(|(n, param)| blocks::Part {
            zeros: sig.locals.zeros[n].clone(),
            shape: &param.shape,
        })
        .collect();
    let (ty, blocks) = blocks::square(&sig.root, &parts, &flat, &columns);
    let names: Vec<_> = parts.iter().map(|part| part.zeros.clone()).collect();
    let total = total(sig, &names);
    let (callee, turbofish, args) = (sig.callee(hidden), sig.turbofish(), sig.idents());
    let call = quote!(#callee #turbofish(#(#args,)* &mut #flat));
    let blocks = match sig.ret.wrap {
        None => quote!(#call; #blocks),
        Some(Wrap::Option) => quote!(::core::option::Option::map(#call, |()| { #blocks })),
        Some(Wrap::Result(_)) => quote!(::core::result::Result::map(#call, |()| { #blocks })),
    };
    let ty = result(sig, ty);
    public::function(
        sig,
        &sig.items.hessian,
        &docs::hessian(sig),
        &sig.args(),
        quote!(-> #ty),
        needs(sig),
        quote! {
            #(#zeros)*
            let #columns = #total;
            let mut #flat = #grown::new();
            #blocks
        },
    )
}
