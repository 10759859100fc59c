//! `Option` and `Result` where they cross the boundary of a function: taken apart, and put together again.
//!
//! ```text
//! let (some, y): (bool, f64) = match rt::option(g(x)) { Some(y) => (true, y), None => (false, 0.0) };
//! let (some, y, error): (bool, f64, _) = match g(x) { Ok(y) => (true, y, None), Err(e) => (false, 0.0, Some(e)) };
//! g(if some { Some(y) } else { None });
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::calls::{Flows, tuple};
use super::draft::{Draft, Pattern};
use super::scalar::literal;
use super::types;
use crate::ir::{BarSlot, Bind, Mem, RootKind, Scalar};

/// `if some { Some(payload) } else { None }`.
pub fn option(some: &TokenStream, payload: &TokenStream) -> TokenStream {
    match some.to_string().as_str() {
        "true" => quote!(::core::option::Option::Some(#payload)),
        "false" => quote!(::core::option::Option::None),
        _ => quote! {
            if #some { ::core::option::Option::Some(#payload) } else { ::core::option::Option::None }
        },
    }
}

impl Emitter<'_> {
    /// A value as the tuple of parts that `bind` binds. Not `sure`: where we say `Option`, it may be a `Result`.
    pub(super) fn parts_of(&mut self, bind: &Bind, value: TokenStream, sure: bool) -> TokenStream {
        if !has_option(bind) {
            return value;
        }
        match bind {
            Bind::Val(_) | Bind::Root(_) => value,
            Bind::Tuple(binds) => {
                let names: Vec<_> = (0..binds.len())
                    .map(|n| {
                        quote::format_ident!("part_{n}", span = proc_macro2::Span::mixed_site())
                    })
                    .collect();
                let pattern = tuple(&names.iter().map(|name| quote!(#name)).collect::<Vec<_>>());
                let parts: Vec<_> = binds
                    .iter()
                    .zip(&names)
                    .map(|(bind, name)| self.parts_of(bind, quote!(#name), sure))
                    .collect();
                let parts = tuple(&parts);
                quote!({ let #pattern = #value; #parts })
            }
            Bind::Opt(binds) => {
                let payload = self.parts_of(&binds[1], quote!(value), sure);
                let blank = self.blank(&binds[1]);
                let (none, some) = (
                    quote!(::core::option::Option::None),
                    quote!(::core::option::Option::Some),
                );
                let rt = &self.cx.rt;
                let value = match binds.len() {
                    2 if !sure => quote!(#rt::option(#value)),
                    _ => value,
                };
                match binds.len() {
                    2 => quote! {
                        match #value { #some(value) => (true, #payload), #none => (false, #blank) }
                    },
                    _ => quote! {
                        match #value {
                            ::core::result::Result::Ok(value) => (true, #payload, #none),
                            ::core::result::Result::Err(error) => (false, #blank, #some(error)),
                        }
                    },
                }
            }
        }
    }

    /// What stands for a payload that is not there.
    fn blank(&mut self, bind: &Bind) -> TokenStream {
        match bind {
            Bind::Val(v) => match self.func().val(*v).ty {
                // Of which type it is the payload says.
                Scalar::Other => {
                    let rt = &self.cx.rt;
                    quote!(#rt::stand_in())
                }
                ty => literal(types::zero(ty), ty).tokens,
            },
            Bind::Root(root) => {
                let info = self.func().root(*root);
                match (&info.kind, info.ty.clone()) {
                    (_, Mem::Vec(_)) if info.lent => {
                        let rt = &self.cx.rt;
                        quote!(#rt::Nothing::NOTHING)
                    }
                    (_, ty) if info.lent => {
                        let zero = self.zero(&ty, false);
                        quote!(&#zero)
                    }
                    (RootKind::ParamRef { .. }, Mem::Slice(_) | Mem::Array(..)) => quote!(&[]),
                    (_, ty) => self.zero(&ty, false),
                }
            }
            Bind::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.blank(part)).collect();
                tuple(&parts)
            }
            Bind::Opt(parts) => {
                let mut blanks = vec![quote!(false), self.blank(&parts[1])];
                blanks.extend(
                    parts
                        .iter()
                        .skip(2)
                        .map(|_| quote!(::core::option::Option::None)),
                );
                tuple(&blanks)
            }
        }
    }

    // ---- adjoints of `Option` arguments ---------------------------------------------------------

    /// The pattern of a result slot that is an `Option`: a variable, taken apart in [`Emitter::option_flows`].
    pub(super) fn option_slot(&mut self, payload: &BarSlot, flows: &mut Flows) -> Pattern {
        let pattern = self.slot(payload, flows);
        if !pattern.binds_any() {
            return Pattern::Wild;
        }
        let var = self.flowing();
        flows.options.push((var, pattern));
        Pattern::Var(var)
    }

    /// `let d = d.unwrap_or_default();`
    pub(super) fn option_flows(&mut self, flows: &Flows) {
        for (var, pattern) in flows.options.iter().rev() {
            let ident = self.vars[*var].ident.clone();
            let value = quote!(#ident.unwrap_or_default());
            self.line(Draft::bind(pattern.clone(), None, value));
        }
    }
}

fn has_option(bind: &Bind) -> bool {
    match bind {
        Bind::Val(_) | Bind::Root(_) => false,
        Bind::Tuple(parts) => parts.iter().any(has_option),
        Bind::Opt(_) => true,
    }
}
