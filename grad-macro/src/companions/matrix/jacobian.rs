//! `f_jacobian` and `f_jacobian_into`: rows by reverse sweeps that share one forward sweep, or columns by forward ones.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{active, blocks, dots, entry, local, reset, total, turn, zeros_of};
use crate::companions::shapes::{By, Role, Shape, Wrap};
use crate::companions::signature::Signature;
use crate::companions::{docs, public, pullback, repeat};

/// `forward`: whether columns can be had.
pub fn emit(sig: &Signature, forward: bool) -> TokenStream {
    let name = format_ident!(
        "{}_jacobian",
        sig.items.hidden,
        span = sig.items.hidden.span()
    );
    let (vis, attrs, generics) = (&sig.item.vis, sig.attrs(), sig.generics(&[]));
    let (out, matrix) = (local("out"), sig.root.rt("Matrix"));
    let (args, arrow, clause) = (sig.public_args(), sig.arrow(), sig.where_with(again(sig)));
    let inner = match sig.stub {
        true => sig.refused(),
        false => sweeps(sig, forward),
    };
    let into = into(sig, &name);
    let whole = whole(sig, &name);
    quote! {
        #[doc(hidden)]
        #attrs
        #vis fn #name #generics(#(#args,)* #out: &mut impl #matrix) #arrow #clause { #inner }
        #into
        #whole
    }
}

/// The forward sweep, and then what is cheaper.
fn sweeps(sig: &Signature, forward: bool) -> TokenStream {
    let (out, columns, count) = (local("out"), local("columns"), local("count"));
    let (value, tape) = (&sig.locals.value, &sig.locals.tape);
    let (with_tape, matrix) = (sig.root.rt("with_tape"), sig.root.rt("Matrix"));
    let inputs = active(sig).map(|(n, _)| {
        let (name, zeros) = (&sig.locals.zeros[n], zeros_of(sig, n));
        quote!(let #name = #zeros;)
    });
    let names: Vec<_> = active(sig)
        .map(|(n, _)| sig.locals.zeros[n].clone())
        .collect();
    let width = total(sig, &names);
    let outputs = outputs(sig);
    let made = outputs.iter().map(|output| {
        let (name, zeros) = (&output.name, &output.zeros);
        quote!(let #name = #zeros;)
    });
    let names: Vec<_> = outputs.iter().map(|output| output.name.clone()).collect();
    let height = total(sig, &names);
    let found = match &sig.ret.wrap {
        None => None,
        Some(Wrap::Option) => Some(quote! {
            let ::core::option::Option::Some(#value) = #value else {
                return ::core::option::Option::None;
            };
        }),
        Some(Wrap::Result(_)) => Some(quote! {
            let #value = match #value {
                ::core::result::Result::Ok(#value) => #value,
                ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
            };
        }),
    };
    let result = match (&sig.ret.ty, &sig.ret.wrap) {
        (None, _) => quote!(()),
        (Some(_), None) => quote!(#value),
        (Some(_), Some(Wrap::Option)) => quote!(::core::option::Option::Some(#value)),
        (Some(_), Some(Wrap::Result(_))) => quote!(::core::result::Result::Ok(#value)),
    };
    let record = pullback::record(sig);
    let rows = rows(sig, &outputs);
    let entry = forward.then(|| entry(sig));
    let ty = sig.ret_type();
    let filled = match forward {
        false => rows,
        true => {
            let (by_rows, by_columns) = (sig.root.rt("by_rows"), columns_of(sig));
            quote!(if #by_rows(#count, #columns) { #rows } else { #by_columns })
        }
    };
    quote! {
        #with_tape(|#tape| -> #ty {
            #(#inputs)*
            let #columns = #width;
            #entry
            #record
            #found
            #(#made)*
            let #count = #height;
            let #out = #matrix::elements(#out, "Jacobian", #count, #columns);
            #filled
            #result
        })
    }
}

/// What has rows: the result, and what is written through `&mut`.
struct Output<'s> {
    name: proc_macro2::Ident,
    zeros: TokenStream,
    shape: &'s Shape,
}

fn outputs<'s>(sig: &'s Signature) -> Vec<Output<'s>> {
    let (zeros, value) = (sig.root.rt("zeros"), &sig.locals.value);
    let result = sig.ret.is_active().then(|| Output {
        name: sig.locals.seed.clone(),
        zeros: quote!(#zeros(&#value)),
        shape: &sig.ret.shape,
    });
    let written = sig
        .with_role(Role::Reference)
        .filter(|(_, param)| param.by == By::RefMut);
    let written = written.map(|(n, param)| Output {
        name: sig.locals.kept[n].clone(),
        zeros: zeros_of(sig, n),
        shape: &param.shape,
    });
    result.into_iter().chain(written).collect()
}

/// One seed per row.
fn rows(sig: &Signature, outputs: &[Output<'_>]) -> TokenStream {
    let (out, columns, count) = (local("out"), local("columns"), local("count"));
    let (row, unit, units, at) = (local("row"), local("unit"), local("units"), local("at"));
    let pullback = local("pullback");
    let (put, take) = (sig.root.rt("put"), sig.root.rt("take"));
    let (tangent, units_type) = (sig.root.rt("Tangent"), sig.root.rt("Units"));
    let rows_of = sig.root.rt("rows_of");
    let (mut before, mut renewed, mut passed) = (TokenStream::new(), TokenStream::new(), vec![]);
    for (n, param) in sig.with_role(Role::Reference) {
        let (bar, zeros, kept) = (
            &sig.locals.bars[n],
            &sig.locals.zeros[n],
            &sig.locals.kept[n],
        );
        match param.by {
            // On entry it holds the seed of the contents on return.
            By::RefMut => {
                renewed.extend(quote!(let mut #bar = ::core::clone::Clone::clone(&#kept);))
            }
            _ => {
                before.extend(quote!(let mut #bar = ::core::clone::Clone::clone(&#zeros);));
                renewed.extend(quote!(#tangent::set_zero(&mut #bar);));
            }
        }
        passed.push(quote!(&mut #bar));
    }
    if sig.ret.is_active() {
        let seed = &sig.locals.seed;
        before.extend(quote!(let mut #seed = #seed;));
        passed.push(quote!(::core::clone::Clone::clone(&#seed)));
    }
    let seeds = outputs.iter().map(|output| {
        let name = sig.locals.kept.iter().position(|kept| *kept == output.name);
        let name = name.map_or(&output.name, |n| &sig.locals.bars[n]);
        quote!(#take(&mut #name, #unit, &mut #at);)
    });
    let closure = pullback::closure(sig);
    let adjoints = public::by_value(sig);
    let call = quote!(#pullback(#(#passed),*));
    let call = match &adjoints[..] {
        [] => quote!(#call;),
        adjoints => {
            let adjoints = crate::companions::types::bundle(adjoints);
            quote!(let #adjoints = #call;)
        }
    };
    let written = active(sig).map(|(n, _)| {
        let bar = &sig.locals.bars[n];
        quote!(#put(&#bar, #row, &mut #at);)
    });
    quote! {
        let mut #pullback = #closure;
        #before
        let mut #units = #units_type::new(#count);
        for #row in #rows_of(#out, #columns) {
            let #unit = #units.next_unit();
            #renewed
            let mut #at = 0;
            #(#seeds)*
            #call
            let mut #at = 0;
            #(#written)*
        }
    }
}

/// One direction per column.
fn columns_of(sig: &Signature) -> TokenStream {
    let (out, columns, column) = (local("out"), local("columns"), local("column"));
    let (unit, units, at) = (local("unit"), local("units"), local("at"));
    let (put, units_type) = (sig.root.rt("put_column"), sig.root.rt("Units"));
    let before = active(sig).map(|(n, _)| {
        let (dot, zeros) = (&sig.locals.dots[n], &sig.locals.zeros[n]);
        quote!(let mut #dot = ::core::clone::Clone::clone(&#zeros);)
    });
    let (reset, turn, dots) = (reset(sig), turn(sig, &unit), dots(sig));
    let (callee, turbofish) = (sig.hidden_jvp(), sig.turbofish());
    let args = repeat::args(sig, &|ident| quote!(#ident));
    let tangent = &sig.locals.tangent;
    let call = quote!(#callee #turbofish(#(#args,)* #(#dots),*));
    let call = match (sig.ret.is_active(), &sig.ret.wrap) {
        (false, _) => quote!(#call;),
        (true, None) => quote!(let (_, #tangent) = #call;),
        (true, Some(_)) => quote! {
            let (_, #tangent) = #call;
            let #tangent = ::core::option::Option::expect(#tangent, "a tangent beside each value");
        },
    };
    let result = sig
        .ret
        .is_active()
        .then(|| quote!(#put(&#tangent, #out, #columns, #column, &mut #at);));
    let written = sig
        .with_role(Role::Reference)
        .filter(|(_, param)| param.by == By::RefMut);
    let written = written.map(|(n, _)| {
        let dot = &sig.locals.dots[n];
        quote!(#put(&#dot, #out, #columns, #column, &mut #at);)
    });
    quote! {
        #(#before)*
        let mut #units = #units_type::new(#columns);
        for #column in 0..#columns {
            let #unit = #units.next_unit();
            #reset
            #turn
            #call
            let mut #at = 0;
            #result
            #(#written)*
        }
    }
}

fn into(sig: &Signature, hidden: &proc_macro2::Ident) -> TokenStream {
    let out = &sig.locals.out;
    let mut params = sig.public_args();
    params.push(quote!(#out: &mut [::core::primitive::f64]));
    let given = sig.root.rt("Given");
    let (callee, turbofish, args) = (sig.callee(hidden), sig.turbofish(), sig.public_idents());
    public::function(
        sig,
        &sig.items.jacobian_into,
        &docs::jacobian_into(sig),
        &params,
        sig.arrow(),
        again(sig),
        quote!(#callee #turbofish(#(#args,)* &mut #given(#out))),
    )
}

/// The arguments can be had again, for every row or column.
fn again(sig: &Signature) -> TokenStream {
    repeat::bounds_with(sig, TokenStream::new())
}

fn whole(sig: &Signature, hidden: &proc_macro2::Ident) -> TokenStream {
    let (flat, grown, columns) = (local("flat"), sig.root.rt("Grown"), local("columns"));
    let value = &sig.locals.value;
    let zeros = active(sig).map(|(n, _)| {
        let (name, zeros) = (&sig.locals.zeros[n], zeros_of(sig, n));
        quote!(let #name = #zeros;)
    });
    let inputs: Vec<blocks::Part> = active(sig)
        .map(|(n, param)| blocks::Part {
            zeros: sig.locals.zeros[n].clone(),
            shape: &param.shape,
        })
        .collect();
    let outputs = outputs(sig);
    let made = outputs.iter().map(|output| {
        let (name, zeros) = (&output.name, &output.zeros);
        quote!(let #name = #zeros;)
    });
    let rows: Vec<blocks::Part> = outputs
        .iter()
        .map(|output| blocks::Part {
            zeros: output.name.clone(),
            shape: output.shape,
        })
        .collect();
    let (ty, blocks) = blocks::rectangle(&sig.root, &rows, &inputs, &flat, &columns);
    let names: Vec<_> = inputs.iter().map(|part| part.zeros.clone()).collect();
    let total = total(sig, &names);
    let (callee, turbofish, args) = (sig.callee(hidden), sig.turbofish(), sig.public_idents());
    let call = quote!(#callee #turbofish(#(#args,)* &mut #flat));
    let blocks = quote!(#(#made)* #blocks);
    let result = match &sig.ret.wrap {
        None => quote!(let #value = #call; #blocks),
        Some(Wrap::Option) => quote!(::core::option::Option::map(#call, |#value| { #blocks })),
        Some(Wrap::Result(_)) => quote!(::core::result::Result::map(#call, |#value| { #blocks })),
    };
    let ty = sig.root.wrap(&sig.ret, ty);
    public::function(
        sig,
        &sig.items.jacobian,
        &docs::jacobian(sig),
        &sig.public_args(),
        quote!(-> #ty),
        again(sig),
        quote! {
            #(#zeros)*
            let #columns = #total;
            let mut #flat = #grown::new();
            #result
        },
    )
}
