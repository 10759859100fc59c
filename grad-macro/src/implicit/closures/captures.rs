//! What a closure captures, as a part of `theta`.
//!
//! ```text
//! &[a, b]       numbers only, and `theta` is a list: behind the others
//!               &[a, b, x]                         let x = theta[2]; let theta = &theta[..2];
//! theta         in front, each sequence behind its length
//!               &[&[x, n as f64, w.len() as f64][..], &w[..], &theta[..]].concat()
//!                                                  let x = theta[0];
//!                                                  let n = theta[1] as usize;
//!                                                  let (w, theta) = theta[3..].split_at(theta[2] as usize);
//! ```
//! Counts are asserted to be exact as floats.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Expr, ExprArray, ExprClosure, Type};

use super::scope::used;
use super::{Writer, Wrong};

/// What is captured.
#[derive(Clone)]
pub enum Captured {
    /// An `f64`.
    Number(Ident),
    /// An integer.
    Count(Ident, Type),
    /// Several `f64`s.
    Sequence {
        name: Ident,
        /// It is a `Vec`.
        owned: bool,
    },
}

/// What stands for `theta`.
pub enum Layout {
    /// Itself.
    Same,
    /// Captured numbers stand behind so many.
    Behind(usize, Vec<Captured>),
    /// What is captured stands before the others.
    Before(Vec<Captured>),
}

const COUNTS: [&str; 10] = [
    "usize", "isize", "u64", "i64", "u32", "i32", "u16", "i16", "u8", "i8",
];

impl Writer<'_> {
    /// What these closures capture.
    pub(super) fn captured<'c>(
        &self,
        closures: impl Iterator<Item = &'c ExprClosure>,
    ) -> Result<Vec<Captured>, Wrong> {
        let mut all: Vec<(Ident, Captured)> = vec![];
        for closure in closures {
            for ident in self.scope.captured(closure) {
                if all.iter().all(|(known, _)| *known != ident) {
                    let captured = self.classified(&ident, closure)?;
                    all.push((ident, captured));
                }
            }
        }
        Ok(all.into_iter().map(|(_, captured)| captured).collect())
    }

    /// By the declared type, or else by the use.
    fn classified(&self, ident: &Ident, closure: &ExprClosure) -> Result<Captured, Wrong> {
        let name = ident.clone();
        let text = ident.to_string();
        if let Some(ty) = self.scope.declared(&text, closure) {
            let sequence = |owned| {
                let name = name.clone();
                Captured::Sequence { name, owned }
            };
            let plain = ty.to_token_stream().to_string();
            let found = match ty {
                _ if plain == "f64" => Some(Captured::Number(name)),
                _ if COUNTS.contains(&plain.as_str()) => Some(Captured::Count(name, ty.clone())),
                _ if plain == "Vec < f64 >" => Some(sequence(true)),
                Type::Reference(of) if is_sequence(&of.elem) => Some(sequence(false)),
                ty if is_sequence(ty) => Some(sequence(false)),
                _ => None,
            };
            return found.ok_or_else(|| {
                let message = format!(
                    "the closure captures `{ident}`, which is neither numbers nor a count\n\
                     help: hand it on as `data` of `implicit::root_on`, `fixed_point_on` or `argmin_on`, or read what is \
                     needed of it before"
                );
                (ident.to_token_stream(), message)
            });
        }
        let (mut many, mut count, mut called) = (false, false, None);
        used(
            closure.body.to_token_stream(),
            &mut |own, [before, next]| {
                if *own != text {
                    return;
                }
                count |= is_range_end(before)
                    || matches!(next, [TokenTree::Ident(cast), ..] if *cast == "as")
                    || matches!(next, [TokenTree::Punct(one), TokenTree::Punct(two), ..]
                    if one.as_char() == '.' && two.as_char() == '.');
                match next {
                    [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Bracket => {
                        many = true;
                    }
                    [TokenTree::Group(group), ..]
                        if group.delimiter() == Delimiter::Parenthesis =>
                    {
                        called = Some(own.clone());
                    }
                    [TokenTree::Punct(dot), TokenTree::Ident(method), ..]
                        if dot.as_char() == '.' =>
                    {
                        many |= ["iter", "len", "to_vec", "windows", "chunks", "clone"]
                            .contains(&method.to_string().as_str());
                    }
                    _ => {}
                }
            },
        );
        match (called, many) {
            (Some(own), _) => Err((
                own.to_token_stream(),
                format!(
                    "the closure calls `{ident}`, which is a variable\n\
                     help: write `{ident}` as a function"
                ),
            )),
            (None, true) => Ok(Captured::Sequence { name, owned: false }),
            (None, false) if count => Ok(Captured::Count(name, syn::parse_quote!(usize))),
            (None, false) => Ok(Captured::Number(name)),
        }
    }
}

/// `..` or `..=` at the end.
fn is_range_end(tokens: &[TokenTree]) -> bool {
    let puncts = tokens.iter().rev().map_while(|tree| match tree {
        TokenTree::Punct(punct) => Some(punct.as_char()),
        _ => None,
    });
    let last: Vec<char> = puncts.take(3).collect();
    matches!(last[..], ['.', '.', ..] | ['=', '.', '.'])
}

/// `[f64]`, `[f64; 3]`, `Vec<f64>`.
fn is_sequence(ty: &Type) -> bool {
    let of_floats = |elem: &Type| elem.to_token_stream().to_string() == "f64";
    match ty {
        Type::Slice(of) => of_floats(&of.elem),
        Type::Array(of) => of_floats(&of.elem),
        other => other.to_token_stream().to_string() == "Vec < f64 >",
    }
}

/// Puts what is captured into `theta`.
pub fn passed(captured: Vec<Captured>, theta: &mut Expr) -> Layout {
    if captured.is_empty() {
        return Layout::Same;
    }
    let several = |captured: &Captured| matches!(captured, Captured::Sequence { .. });
    if let (false, Some(list)) = (captured.iter().any(several), list(theta)) {
        let own = list.elems.len();
        for captured in &captured {
            list.elems.push(captured.number());
        }
        return Layout::Behind(own, captured);
    }
    let captured = in_order(captured);
    let mut parts: Vec<TokenStream> = vec![];
    let mut numbers: Vec<Expr> = vec![];
    for one in &captured {
        numbers.push(one.number());
        if let Captured::Sequence { name, .. } = one {
            parts.push(quote!(&[#(#numbers),*][..]));
            parts.push(quote!(&#name[..]));
            numbers.clear();
        }
    }
    if !numbers.is_empty() {
        parts.push(quote!(&[#(#numbers),*][..]));
    }
    let is_empty = list(theta).is_some_and(|list| list.elems.is_empty());
    if !is_empty {
        parts.push(quote!(&(#theta)[..]));
    }
    *theta = syn::parse_quote!(&[#(#parts),*].concat());
    Layout::Before(captured)
}

/// Sequences stand last.
fn in_order(mut captured: Vec<Captured>) -> Vec<Captured> {
    captured.sort_by_key(|captured| matches!(captured, Captured::Sequence { .. }));
    captured
}

/// `&[a, b]`.
fn list(theta: &mut Expr) -> Option<&mut ExprArray> {
    match theta {
        Expr::Reference(of) => match &mut *of.expr {
            Expr::Array(list) => Some(list),
            _ => None,
        },
        Expr::Paren(of) => list(&mut of.expr),
        _ => None,
    }
}

impl Captured {
    /// What of it is one number: itself, or its length.
    fn number(&self) -> Expr {
        match self {
            Captured::Number(name) => syn::parse_quote!(#name),
            Captured::Sequence { name, .. } => syn::parse_quote!(#name.len() as f64),
            Captured::Count(name, ty) => {
                let text = format!("`{name}` is too large for a closure that is given to a solver");
                syn::parse_quote!({
                    assert!((#name as f64) as #ty == #name, #text);
                    #name as f64
                })
            }
        }
    }
}

impl Layout {
    /// The statements that give what is captured its names again, and `theta` its own contents.
    pub fn before(&self, theta: &Ident) -> TokenStream {
        let mut out = TokenStream::new();
        match self {
            Layout::Same => {}
            Layout::Behind(own, captured) => {
                for (n, captured) in captured.iter().enumerate() {
                    out.extend(captured.read(theta, own + n));
                }
                out.extend(quote!(let #theta = &#theta[..#own];));
            }
            Layout::Before(captured) => {
                let mut at = 0;
                for captured in captured {
                    out.extend(captured.read(theta, at));
                    at = match captured {
                        Captured::Sequence { .. } => 0,
                        _ => at + 1,
                    };
                }
                if at > 0 {
                    out.extend(quote!(let #theta = &#theta[#at..];));
                }
            }
        }
        out
    }

    /// The same for an adjoint of `theta`.
    pub fn before_adjoint(&self, theta: &Ident, theta_bar: &Ident) -> TokenStream {
        match self {
            Layout::Same => TokenStream::new(),
            Layout::Behind(own, _) => quote!(let #theta_bar = &mut #theta_bar[..#own];),
            Layout::Before(_) => quote! {
                let #theta_bar = {
                    let captured = #theta_bar.len() - #theta.len();
                    &mut #theta_bar[captured..]
                };
            },
        }
    }
}

impl Captured {
    fn read(&self, theta: &Ident, at: usize) -> TokenStream {
        match self {
            Captured::Number(name) => quote!(let #name = #theta[#at];),
            Captured::Count(name, ty) => quote!(let #name = #theta[#at] as #ty;),
            Captured::Sequence { name, owned } => {
                let from = at + 1;
                let vec = owned.then(|| quote!(let #name = #name.to_vec();));
                quote! {
                    let (#name, #theta) = #theta[#from..].split_at(#theta[#at] as usize);
                    #vec
                }
            }
        }
    }
}
