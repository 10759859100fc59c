//! What a caller can do without: old contents of `&mut` arguments that nothing reads any more, and adjoints of scalars
//! that are constants to it. Whether something is read, only the companions of the functions called know; they say it
//! in constants, so that the choice is made when the caller is compiled.
//!
//! ```text
//! fn f(x: &[f64], h: f64, y: &mut [f64])
//!
//! impl f_grad {
//!     pub const READS: [bool; 3] = [true, false, false];            // contents that `rev` reads
//!     pub const READS_IF_FIXED: [bool; 3] = ..;                     // the same if no `h_bar` is wanted
//!     pub fn fwd_keeping(keep: [bool; 3], fixed: bool, x, h, y, tape) {
//!         if keep[2] { tape.save(rt::front(y, x.len())); }
//!         if fixed { <f_grad>::fwd_fixed(x, h, y, tape) } else { <f_grad>::fwd_lean(x, h, y, tape) }
//!     }
//!     pub fn rev_keeping(..) -> .. { .. }                           // the mirror: `rev_lean`, then `tape.restore(..)`
//!     pub fn fwd(x, h, y, tape) { <f_grad>::fwd_keeping([true; 3], false, x, h, y, tape) }
//! }
//! ```

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::hidden::{Kind, contents, head, head_after, passed};
use super::shapes::Shape;
use super::signature::Signature;
use super::{Bodies, Lean};
use crate::reverse::{Bound, Extent};

/// The bodies of `fwd` and `rev` where lean ones are there.
pub fn all(sig: &Signature) -> (TokenStream, TokenStream) {
    let (hidden, turbofish) = (&sig.items.hidden, sig.turbofish());
    let n = Literal::usize_unsuffixed(sig.params.len());
    let one = |kind: Kind, name: &str| {
        let (name, args) = (Ident::new(name, sig.locals.keep.span()), passed(sig, kind));
        quote!(<#hidden>::#name #turbofish([true; #n], false, #(#args),*))
    };
    (one(Kind::Fwd, "fwd_keeping"), one(Kind::Rev, "rev_keeping"))
}

/// The constants, the functions that choose, and what they choose from. `prologue` converts the shadows.
pub fn emit(sig: &Signature, bodies: Option<&Bodies>, prologue: &TokenStream) -> TokenStream {
    let scalar = |shape: &Shape| matches!(shape, Shape::F64 | Shape::F32 | Shape::Inert);
    if sig.params.iter().all(|param| scalar(&param.shape)) && super::hidden::mutable(sig).is_empty()
    {
        // Nothing has contents.
        return TokenStream::new();
    }
    let vis = &sig.item.vis;
    let (reads, if_fixed) = match bodies {
        Some(bodies) => (&bodies.reads[..], &bodies.reads_if_fixed[..]),
        None => (&[][..], &[][..]),
    };
    let consts = [
        constant(sig, "READS", reads),
        constant(sig, "READS_IF_FIXED", if_fixed),
    ];
    let lean = bodies.and_then(|bodies| bodies.lean.as_ref());
    let chosen = [Kind::Fwd, Kind::Rev].map(|kind| keeping(sig, kind, lean));
    let from = lean.map(|lean| leans(sig, lean, prologue));
    quote! {
        #(#vis #consts)*
        #(#chosen)*
        #from
    }
}

fn constant(sig: &Signature, name: &str, reads: &[bool]) -> TokenStream {
    let name = Ident::new(name, sig.locals.keep.span());
    let n = Literal::usize_unsuffixed(sig.params.len());
    let all = vec![true; sig.params.len()];
    let reads = if reads.is_empty() { &all[..] } else { reads };
    quote!(const #name: [::core::primitive::bool; #n] = [#(#reads),*];)
}

fn name(kind: Kind, which: &str) -> Ident {
    let kind = if kind == Kind::Fwd { "fwd" } else { "rev" };
    format_ident!("{kind}_{which}", span = proc_macro2::Span::mixed_site())
}

fn leans(sig: &Signature, lean: &Lean, prologue: &TokenStream) -> TokenStream {
    let mut list = vec![
        (Kind::Fwd, "lean", &lean.fwd),
        (Kind::Rev, "lean", &lean.rev),
    ];
    if let Some([fwd, rev]) = &lean.fixed {
        list.extend([(Kind::Fwd, "fixed", fwd), (Kind::Rev, "fixed", rev)]);
    }
    let inline = sig.copied("inline");
    let function = |(kind, which, body): (Kind, &str, &TokenStream)| {
        let name = name(kind, which);
        let (head, body) = (head(sig, kind, quote!(#name)), contents(body));
        let prologue = (kind == Kind::Rev).then_some(prologue);
        quote!(#inline #head { #prologue #body })
    };
    list.into_iter().map(function).collect()
}

/// `fwd_keeping` or `rev_keeping`.
fn keeping(sig: &Signature, kind: Kind, lean: Option<&Lean>) -> TokenStream {
    let (vis, hidden, turbofish) = (&sig.item.vis, &sig.items.hidden, sig.turbofish());
    let (keep, fixed) = (&sig.locals.keep, &sig.locals.fixed);
    let n = Literal::usize_unsuffixed(sig.params.len());
    let first = quote!(#keep: [::core::primitive::bool; #n], #fixed: ::core::primitive::bool,);
    let own = name(kind, "keeping");
    let head = head_after(sig, kind, quote!(#own), &first);
    let args = passed(sig, kind);
    let body = match lean {
        None => quote!(<#hidden>::#kind #turbofish(#(#args),*)),
        Some(lean) => {
            let lent = lent(sig, kind, lean);
            let (plain, other) = (name(kind, "lean"), name(kind, "fixed"));
            let call = match &lean.fixed {
                None => quote!(<#hidden>::#plain #turbofish(#(#lent),*)),
                Some(_) => quote! {
                    if #fixed {
                        <#hidden>::#other #turbofish(#(#lent),*)
                    } else {
                        <#hidden>::#plain #turbofish(#(#lent),*)
                    }
                },
            };
            around(sig, kind, lean, call)
        }
    };
    quote! {
        #[inline(always)]
        #vis #head { #body }
    }
}

/// The arguments, where `&mut` ones are used once more.
fn lent(sig: &Signature, kind: Kind, lean: &Lean) -> Vec<TokenStream> {
    let mut args = passed(sig, kind);
    for (position, _) in &lean.extents {
        let ident = &sig.params[*position].ident;
        args[*position] = quote!(&mut *#ident);
    }
    args
}

/// The call between what is saved and what is restored.
fn around(sig: &Signature, kind: Kind, lean: &Lean, call: TokenStream) -> TokenStream {
    let (tape, keep, adjoints) = (&sig.locals.tape, &sig.locals.keep, &sig.locals.adjoints);
    let mut saves = vec![];
    for (position, extent) in &lean.extents {
        let ident = &sig.params[*position].ident;
        let rt = sig.root.rt(if kind == Kind::Fwd {
            "front"
        } else {
            "front_mut"
        });
        let part = match extent {
            Extent::Nothing => continue,
            Extent::Whole => quote!(#ident),
            Extent::Front(bounds) => {
                let bound = largest(sig, bounds);
                quote!(#rt(#ident, #bound))
            }
        };
        let at = Literal::usize_unsuffixed(*position);
        saves.push(match kind {
            Kind::Fwd => quote!(if #keep[#at] { #tape.save(#part); }),
            _ => quote!(if #keep[#at] { #tape.restore(#part); }),
        });
    }
    match kind {
        Kind::Fwd => quote!(#(#saves)* #call),
        _ => {
            saves.reverse();
            quote!(let #adjoints = #call; #(#saves)* #adjoints)
        }
    }
}

fn largest(sig: &Signature, bounds: &[(Bound, usize)]) -> TokenStream {
    let mut kept: Vec<(Bound, usize)> = vec![];
    for &(bound, plus) in bounds {
        match kept.iter_mut().find(|(other, _)| *other == bound) {
            Some((_, most)) => *most = plus.max(*most),
            None => kept.push((bound, plus)),
        }
    }
    let one = |&(bound, plus): &(Bound, usize)| {
        let more = Literal::usize_unsuffixed(plus);
        let base = match bound {
            Bound::Zero => return quote!(#more),
            Bound::Param(position) => {
                let ident = &sig.params[position].ident;
                quote!(#ident)
            }
            Bound::Len(position) => {
                let ident = &sig.params[position].ident;
                quote!(#ident.len())
            }
        };
        match plus {
            0 => base,
            _ => quote!(#base.saturating_add(#more)),
        }
    };
    let mut parts = kept.iter().map(one);
    let first = parts.next().unwrap_or_else(|| quote!(0));
    parts.fold(first, |a, b| quote!(::core::cmp::max(#a, #b)))
}
