//! The seed of the reverse sweep, one name for each part of the result that a derivative flows into.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::tuple;
use crate::emit;
use crate::ir::{Func, Ret, ValId};

/// The incoming adjoint of the result, taken apart.
pub struct Seed {
    /// `let (seed_0, ..) = seed;` if the result is a tuple.
    pub pattern: TokenStream,
    pub given: Vec<(ValId, Ident)>,
    pub roots: Vec<TokenStream>,
    rt: TokenStream,
}

impl Seed {
    pub fn none() -> Seed {
        Seed {
            rt: TokenStream::new(),
            pattern: TokenStream::new(),
            given: vec![],
            roots: vec![],
        }
    }

    pub fn new(func: &Func, seeds: &[Option<ValId>], ident: &Ident, rt: &TokenStream) -> Seed {
        let mut seed = Seed::none();
        seed.rt = rt.clone();
        let ret = &func.ret;
        match ret {
            Ret::Unit => {}
            Ret::Val(k) => seed.given.extend(seeds[*k].map(|v| (v, ident.clone()))),
            Ret::Root(_) => seed.roots.push(ident.to_token_stream()),
            // Nothing flows into it, however many parts there are.
            Ret::Tuple(_) if !seeded(ret, seeds, func) => {}
            Ret::Opt(parts) if !seeded(&parts[1], seeds, func) => {}
            Ret::Tuple(_) | Ret::Opt(_) => {
                let mut count = 0;
                seed.pattern = seed.taken_apart(ret, seeds, func, ident, &mut count);
            }
        }
        seed
    }

    /// `let (seed_0, seed_1) = seed;`, with zeros for a payload that is not there.
    fn taken_apart(
        &mut self,
        ret: &Ret,
        seeds: &[Option<ValId>],
        func: &Func,
        ident: &Ident,
        count: &mut usize,
    ) -> TokenStream {
        let mut options = vec![];
        let pattern = self.part(ret, seeds, func, ident, count, &mut options);
        let mut out = quote!(let #pattern = #ident;);
        for (name, pattern, zero) in options {
            out.extend(quote!(let #pattern = #name.unwrap_or(#zero);));
        }
        out
    }

    fn part(
        &mut self,
        ret: &Ret,
        seeds: &[Option<ValId>],
        func: &Func,
        ident: &Ident,
        count: &mut usize,
        options: &mut Vec<(Ident, TokenStream, TokenStream)>,
    ) -> TokenStream {
        let mut next = || {
            let name = format!("{ident}_{count}");
            *count += 1;
            Ident::new(&name, Span::mixed_site())
        };
        match ret {
            Ret::Unit => quote!(()),
            Ret::Val(k) => match seeds[*k] {
                Some(v) => {
                    let ident = next();
                    self.given.push((v, ident.clone()));
                    ident.to_token_stream()
                }
                None => quote!(()),
            },
            Ret::Root(_) => {
                let ident = next();
                self.roots.push(ident.to_token_stream());
                ident.to_token_stream()
            }
            // Whether its seed has parts is a matter of the tuple around it.
            Ret::Tuple(_) if !seeded(ret, seeds, func) => quote!(_),
            Ret::Tuple(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|p| self.part(p, seeds, func, ident, count, options))
                    .collect();
                tuple(&parts)
            }
            Ret::Opt(parts) if !seeded(&parts[1], seeds, func) => quote!(()),
            Ret::Opt(parts) => {
                let name = next();
                let at = options.len();
                let pattern = self.part(&parts[1], seeds, func, ident, count, options);
                let zero = zero_seed(&parts[1], seeds, func, &self.rt);
                options.insert(at, (name.clone(), pattern, zero));
                name.to_token_stream()
            }
        }
    }
}

/// Does a derivative flow into a part of the result?
fn seeded(ret: &Ret, seeds: &[Option<ValId>], func: &Func) -> bool {
    match ret {
        Ret::Unit => false,
        Ret::Val(k) => seeds[*k].is_some(),
        Ret::Root(root) => func.root(*root).ty.has_float(),
        Ret::Tuple(parts) | Ret::Opt(parts) => parts.iter().any(|p| seeded(p, seeds, func)),
    }
}

/// The seed of a payload that is not there.
fn zero_seed(ret: &Ret, seeds: &[Option<ValId>], func: &Func, rt: &TokenStream) -> TokenStream {
    match ret {
        Ret::Unit => quote!(()),
        Ret::Val(k) => match seeds[*k].map(|v| func.ty(v)) {
            Some(ty) => emit::zero_tangent(rt, &crate::ir::Mem::Scalar(ty)),
            None => quote!(()),
        },
        Ret::Root(root) => emit::zero_tangent(rt, &func.root(*root).ty),
        Ret::Tuple(parts) => {
            let zeros = parts.iter().map(|p| zero_seed(p, seeds, func, rt));
            tuple(&zeros.collect::<Vec<_>>())
        }
        Ret::Opt(parts) if seeded(&parts[1], seeds, func) => quote!(::core::option::Option::None),
        Ret::Opt(_) => quote!(()),
    }
}
