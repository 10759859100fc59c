//! Types and zeros as tokens, by absolute paths.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::ir::{Int, Mem, Scalar};

/// `None` for a type that only rustc knows.
pub fn scalar(ty: Scalar) -> Option<TokenStream> {
    if matches!(ty, Scalar::Other | Scalar::Int(Int::Infer)) {
        return None;
    }
    let name = Ident::new(ty.name(), Span::mixed_site());
    match ty {
        Scalar::Param(_) => Some(quote!(#name)),
        _ => Some(quote!(::core::primitive::#name)),
    }
}

/// `_` for a type that only rustc knows.
pub fn scalar_or_infer(ty: Scalar) -> TokenStream {
    scalar(ty).unwrap_or_else(|| quote!(_))
}

pub fn mem(rt: &TokenStream, ty: &Mem) -> TokenStream {
    match ty {
        Mem::Scalar(ty) => scalar_or_infer(*ty),
        Mem::Array(elem, len) => {
            let elem = mem(rt, elem);
            quote!([#elem; #len])
        }
        Mem::Slice(elem) => {
            let elem = mem(rt, elem);
            quote!([#elem])
        }
        Mem::Vec(elem) => {
            let elem = mem(rt, elem);
            quote!(#rt::alloc::vec::Vec<#elem>)
        }
        Mem::Queue(elem) => {
            let elem = mem(rt, elem);
            quote!(#rt::alloc::collections::VecDeque<#elem>)
        }
        Mem::Tuple(parts) => {
            let parts = parts.iter().map(|part| mem(rt, part));
            quote!((#(#parts,)*))
        }
        Mem::Struct(of) => of.path.clone(),
        Mem::Unknown(unknown) => match &unknown.callee {
            Some(callee) => {
                let class = super::calls::class(callee);
                quote!(<#class as #rt::Returns>::Output)
            }
            None => quote!(_),
        },
    }
}

/// The zero of a scalar as a literal's text.
pub fn zero(ty: Scalar) -> &'static str {
    match ty {
        Scalar::F64 | Scalar::F32 | Scalar::Param(_) => "0.0",
        Scalar::Bool => "false",
        Scalar::Int(_) => "0",
        Scalar::Other => "()",
    }
}

/// Is it copied by `=`?
pub fn is_copy(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(ty) => *ty != Scalar::Other,
        Mem::Array(elem, _) => is_copy(elem),
        Mem::Tuple(parts) => parts.iter().all(is_copy),
        Mem::Slice(_) | Mem::Vec(_) | Mem::Queue(_) | Mem::Unknown(_) | Mem::Struct(_) => false,
    }
}

pub fn has_vec(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(_) => false,
        Mem::Vec(_) | Mem::Queue(_) | Mem::Unknown(_) | Mem::Struct(_) => true,
        Mem::Array(elem, _) | Mem::Slice(elem) => has_vec(elem),
        Mem::Tuple(parts) => parts.iter().any(has_vec),
    }
}

/// Something the emission cannot write: a compile error, never wrong code.
pub fn refuse(what: &str) -> TokenStream {
    let message = format!("`#[grad]` cannot write this: {what}");
    quote_spanned!(Span::mixed_site()=> ::core::compile_error!(#message))
}
