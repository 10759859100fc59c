//! From a flat matrix to one block per pair of (output or parameter, parameter).
//!
//! ```text
//! let blocks = rt::Blocks::new(&flat, columns);
//! let mut rows = blocks.of(0, 0, &x_zeros);                        // pieces of rows 0.. from column 0 on, like `x_zeros`
//! let block = w_zeros.iter().map(|_| rows.piece()).collect::<Vec<_>>();
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::local;
use crate::companions::Root;
use crate::companions::shapes::Shape;
use crate::companions::types::bundle;

/// Some of the rows, or of the columns: a parameter's or an output's.
pub struct Part<'s> {
    /// A zero of its shape.
    pub zeros: Ident,
    pub shape: &'s Shape,
}

/// Type and expression of a symmetric matrix: for several scalars a plain one.
pub fn square(
    root: &Root<'_>,
    parts: &[Part<'_>],
    flat: &Ident,
    columns: &Ident,
) -> (TokenStream, TokenStream) {
    let scalar = |shape: &Shape| matches!(shape, Shape::F64 | Shape::F32 | Shape::Param(_));
    let types: Vec<String> = parts
        .iter()
        .map(|part| root.tangent(part.shape).to_string())
        .collect();
    let alike = types.windows(2).all(|pair| pair[0] == pair[1]);
    let (ty, all) = rectangle(root, parts, parts, flat, columns);
    if parts.len() < 2 || !alike || !parts.iter().all(|part| scalar(part.shape)) {
        return (ty, all);
    }
    let (n, of) = (
        proc_macro2::Literal::usize_unsuffixed(parts.len()),
        root.tangent(parts[0].shape),
    );
    let (blocks, zeros) = (root.rt("Blocks"), &parts[0].zeros);
    (
        quote!([[#of; #n]; #n]),
        quote!(#blocks::new(&#flat, #columns).square(&#zeros)),
    )
}

/// Type and expression of one block per pair: a tuple per part of the rows, bare where there is one.
pub fn rectangle(
    root: &Root<'_>,
    rows: &[Part<'_>],
    cols: &[Part<'_>],
    flat: &Ident,
    columns: &Ident,
) -> (TokenStream, TokenStream) {
    let (tangent, blocks) = (root.rt("Tangent"), root.rt("Blocks"));
    let (of, pieces) = (local("blocks"), local("pieces"));
    let mut types = vec![];
    let mut values = vec![];
    let mut above = quote!(0);
    for row in rows {
        let mut line = vec![];
        let mut line_types = vec![];
        let mut before = quote!(0);
        for col in cols {
            let (zeros, like) = (&col.zeros, &row.zeros);
            let inner = root.tangent(col.shape);
            line_types.push(ty(root, row.shape, &inner));
            let value = value(row.shape, &quote!(#like), &pieces);
            line.push(quote!({
                let mut #pieces = #of.pieces(#above, #before, &#zeros);
                #value
            }));
            before = quote!(#before + #tangent::len(&#zeros));
        }
        types.push(bundle(&line_types));
        values.push(bundle(&line));
        let zeros = &row.zeros;
        above = quote!(#above + #tangent::len(&#zeros));
    }
    let values = bundle(&values);
    (
        bundle(&types),
        quote!(let #of = #blocks::new(&#flat, #columns); #values),
    )
}

/// A type with another one in place of each float.
fn ty(root: &Root<'_>, shape: &Shape, inner: &TokenStream) -> TokenStream {
    let vec = |of: TokenStream| {
        let root = root.0;
        quote!(#root::rt::alloc::vec::Vec<#of>)
    };
    match shape {
        Shape::F64 | Shape::F32 | Shape::Param(_) => inner.clone(),
        Shape::Inert => quote!(()),
        Shape::Array(of, len) => {
            let of = ty(root, of, inner);
            quote!([#of; #len])
        }
        Shape::Slice(of) | Shape::Vec(of) => vec(ty(root, of, inner)),
        Shape::Tuple(parts) => {
            let parts = parts.iter().map(|part| ty(root, part, inner));
            quote!((#(#parts,)*))
        }
        Shape::Option(of) => {
            let of = ty(root, of, inner);
            quote!(::core::option::Option<#of>)
        }
        // Its floats in their order.
        Shape::Opaque(_) => vec(inner.clone()),
    }
}

/// The next pieces in the shape of `like`.
fn value(shape: &Shape, like: &TokenStream, pieces: &Ident) -> TokenStream {
    let inner = local("like");
    let each = |of: &Shape| {
        if let Shape::Opaque(_) = of {
            // It is a reference there.
            return quote!(|#inner| #pieces.all_of(#inner));
        }
        let value = value(of, &quote!(#inner), pieces);
        match mentions(of) {
            true => quote!(|#inner| #value),
            false => quote!(|_| #value),
        }
    };
    match shape {
        Shape::F64 | Shape::F32 | Shape::Param(_) => quote!(#pieces.piece()),
        Shape::Inert => quote!(()),
        Shape::Array(of, _) => {
            let each = each(of);
            quote!(#like.each_ref().map(#each))
        }
        Shape::Slice(of) | Shape::Vec(of) => {
            let each = each(of);
            quote!(::core::iter::Iterator::collect(::core::iter::Iterator::map(#like.iter(), #each)))
        }
        Shape::Tuple(parts) => {
            let parts = parts.iter().enumerate().map(|(k, part)| {
                let k = syn::Index::from(k);
                value(part, &quote!(#like.#k), pieces)
            });
            quote!((#(#parts,)*))
        }
        Shape::Option(of) => {
            let each = each(of);
            quote!(::core::option::Option::map(#like.as_ref(), #each))
        }
        Shape::Opaque(_) => quote!(#pieces.all_of(&#like)),
    }
}

/// Whether the shape of such a value is asked for.
fn mentions(shape: &Shape) -> bool {
    match shape {
        Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => false,
        Shape::Tuple(parts) => parts.iter().any(mentions),
        _ => true,
    }
}
