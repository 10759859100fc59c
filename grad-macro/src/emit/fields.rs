//! What was guessed about fields is asserted to rustc: a wrong guess is a compile error, never a number.
//!
//! ```text
//! let _ = |this: &Pid| {
//!     let _: &f64 = &this.gain;
//!     let _: &f64 = &this.history[0];
//! };
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::types;
use crate::ir::{Func, Mem, RootKind, Struct};

/// One never-called closure per user type among the parameters.
pub fn assertions(func: &Func) -> TokenStream {
    let mut seen: Vec<String> = vec![];
    let mut out = TokenStream::new();
    for root in &func.roots {
        if matches!(root.kind, RootKind::ParamRef { .. } | RootKind::ParamVal) {
            of_type(&root.ty, &mut seen, &mut out);
        }
    }
    out
}

fn of_type(ty: &Mem, seen: &mut Vec<String>, out: &mut TokenStream) {
    match ty {
        Mem::Struct(of) => {
            let path = of.path.to_string();
            if of.declared || path == "_" || seen.contains(&path) {
                return;
            }
            seen.push(path);
            let this = Ident::new("this", Span::mixed_site());
            let (path, checks) = (&of.path, checks(of, &this.to_token_stream()));
            if !checks.is_empty() {
                out.extend(quote!(let _ = |#this: &#path| { #checks };));
            }
            for field in &of.fields {
                of_type(&field.ty, seen, out);
            }
        }
        Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => {
            of_type(of, seen, out)
        }
        Mem::Tuple(parts) => parts.iter().for_each(|part| of_type(part, seen, out)),
        Mem::Scalar(_) | Mem::Unknown(_) => {}
    }
}

/// `let _: &f64 = &this.x;` for every number in sight.
pub fn checks(of: &Struct, this: &TokenStream) -> TokenStream {
    let check = |field: &crate::ir::Field| {
        let name = &field.name;
        let Some(variant) = &field.variant else {
            return number(&field.ty, quote!(#this.#name));
        };
        let (path, part) = (of.literal_path(), Ident::new("part", Span::mixed_site()));
        let check = match number(&field.ty, quote!((*#part))) {
            check if check.is_empty() => return check,
            check => check,
        };
        quote! {
            if let #path::#variant { #name: #part, .. } = &#this { #check }
        }
    };
    of.fields.iter().map(check).collect()
}

fn number(ty: &Mem, place: TokenStream) -> TokenStream {
    match ty {
        Mem::Scalar(scalar) => {
            let Some(ty) = types::scalar(*scalar) else {
                return TokenStream::new();
            };
            quote!(let _: &#ty = &#place;)
        }
        Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => {
            number(of, quote!(#place[0]))
        }
        Mem::Struct(of) if of.path.to_string() == "_" => checks(of, &place),
        Mem::Struct(of) if of.is_option() => {
            let ty = &of.path;
            quote!(let _: &#ty = &#place;)
        }
        _ => TokenStream::new(),
    }
}
