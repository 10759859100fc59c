//! Lines while it is not known yet which variables are mutated.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Emitter;
use super::code::{Code, Line};
use super::vars::VarId;
use crate::ir::SrcId;

/// A line of [`Code`] to be.
pub struct Draft {
    pub head: Vec<Frag>,
    pub body: Option<Vec<Draft>>,
    pub tail: TokenStream,
    pub src: Option<SrcId>,
    pub kind: Kind,
}

pub enum Frag {
    Tokens(TokenStream),
    Pattern(Pattern),
}

/// What the line is in a chain of branches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Plain,
    If,
    Else,
    /// Means nothing to a reader.
    Hidden,
}

/// A pattern whose variables may be `mut`.
#[derive(Clone, Debug)]
pub enum Pattern {
    Wild,
    Var(VarId),
    /// `&x`.
    Lent(VarId),
    /// A name of the user's.
    Ident(Ident),
    Tuple(Vec<Pattern>),
    Array(Vec<Pattern>),
}

impl Pattern {
    pub fn binds_any(&self) -> bool {
        match self {
            Pattern::Wild => false,
            Pattern::Var(_) | Pattern::Lent(_) | Pattern::Ident(_) => true,
            Pattern::Tuple(parts) | Pattern::Array(parts) => parts.iter().any(Pattern::binds_any),
        }
    }

    /// The bare pattern for one part, a tuple otherwise.
    pub fn of(mut parts: Vec<Pattern>) -> Pattern {
        if parts.len() == 1 {
            parts.swap_remove(0)
        } else {
            Pattern::Tuple(parts)
        }
    }
}

impl Draft {
    pub fn tokens(tokens: TokenStream) -> Draft {
        Draft {
            head: vec![Frag::Tokens(tokens)],
            body: None,
            tail: TokenStream::new(),
            src: None,
            kind: Kind::Plain,
        }
    }

    pub fn block(head: TokenStream, body: Vec<Draft>) -> Draft {
        Draft {
            body: Some(body),
            ..Draft::tokens(head)
        }
    }

    /// `let pattern: ty = value;`
    pub fn bind(pattern: Pattern, ty: Option<TokenStream>, value: TokenStream) -> Draft {
        let ty = ty.map(|ty| quote!(: #ty));
        let mut draft = Draft::tokens(quote!(let));
        draft.head.push(Frag::Pattern(pattern));
        draft.head.push(Frag::Tokens(quote!(#ty = #value;)));
        draft
    }

    /// Puts `let pattern =` before a line that is an expression.
    pub fn bound_to(mut self, pattern: Pattern) -> Draft {
        self.head.insert(0, Frag::Tokens(quote!(let)));
        self.head.insert(1, Frag::Pattern(pattern));
        self.head.insert(2, Frag::Tokens(quote!(=)));
        self
    }

    /// Is it a statement `if .. {} else ..` (with those that follow it)?
    pub fn is_chain(drafts: &[Draft]) -> bool {
        let Some((first, rest)) = drafts.split_first() else {
            return false;
        };
        let starts = first.kind == Kind::If && first.body.is_some();
        starts && rest.iter().all(|draft| draft.kind == Kind::Else)
    }
}

impl Emitter<'_> {
    /// The final code: `mut` where needed, comments where the source statement changes.
    pub(super) fn finish(&self, drafts: Vec<Draft>) -> Code {
        let mut last = None;
        self.finish_lines(drafts, &mut last)
    }

    fn finish_lines(&self, drafts: Vec<Draft>, last: &mut Option<SrcId>) -> Code {
        Code(
            drafts
                .into_iter()
                .map(|draft| self.finish_line(draft, last))
                .collect(),
        )
    }

    fn finish_line(&self, draft: Draft, last: &mut Option<SrcId>) -> Line {
        let mut head = TokenStream::new();
        for frag in draft.head {
            match frag {
                Frag::Tokens(tokens) => head.extend(tokens),
                Frag::Pattern(pattern) => head.extend(self.pattern(&pattern)),
            }
        }
        let comment = draft.src.filter(|src| *last != Some(*src)).and_then(|src| {
            *last = Some(src);
            self.cx.func.sources.get(src.0 as usize)
        });
        Line {
            head,
            comment: comment.map(|source| source.text.clone()),
            body: draft.body.map(|body| self.finish_lines(body, last)),
            tail: draft.tail,
            hidden: draft.kind == Kind::Hidden,
        }
    }

    fn pattern(&self, pattern: &Pattern) -> TokenStream {
        match pattern {
            Pattern::Wild => quote!(_),
            Pattern::Ident(ident) => ident.to_token_stream(),
            Pattern::Var(var) => {
                let var = &self.vars[*var];
                let mutable = var.mutable.then(|| quote!(mut));
                let ident = &var.ident;
                quote!(#mutable #ident)
            }
            Pattern::Lent(var) => {
                let ident = &self.vars[*var].ident;
                quote!(&#ident)
            }
            Pattern::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.pattern(part)).collect();
                super::calls::tuple(&parts)
            }
            Pattern::Array(parts) => {
                let parts = parts.iter().map(|part| self.pattern(part));
                let list = quote!(#(#parts),*);
                TokenTree::Group(Group::new(Delimiter::Bracket, list)).into()
            }
        }
    }
}
