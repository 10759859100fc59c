//! The user's statements without a derivative: their own tokens, with their own names bound around them.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Emitter;
use super::draft::{Draft, Kind, Pattern};
use super::place::Access;
use super::precedence::Expr;
use super::scalar::fill;
use super::types;
use crate::ir::{Arg, ArgKind, Template, ValId};

impl Emitter<'_> {
    /// `{ let x = x_1; println!("{x}"); }`
    pub(super) fn effect(&mut self, template: &Template, args: &[Arg], results: &[ValId]) {
        let mut lets = Vec::new();
        let mut holes = Vec::new();
        for arg in args {
            let expr = self.effect_arg(arg);
            match &arg.name {
                Some(name) if !self.is_called(name, &expr) => {
                    // To a reader they have the same name; only the hygiene differs.
                    let text = expr.tokens.to_string();
                    let shown = *name == text.trim_start_matches(['&', ' ']);
                    let mut draft = Draft::bind(Pattern::Ident(name.clone()), None, expr.tokens);
                    if shown {
                        draft.kind = Kind::Hidden;
                    }
                    lets.push(draft);
                    holes.push(Expr::ident(name));
                }
                _ => holes.push(expr),
            }
        }
        let tokens = without_semicolon(fill(template, &holes, &self.cx.rt));
        let result = results.first().copied().filter(|v| self.plan.needs(*v));
        let Some(v) = result else {
            if lets.is_empty() {
                return self.statement(tokens);
            }
            lets.push(Draft::tokens(quote!(#tokens;)));
            return self.line(Draft::block(TokenStream::new(), lets));
        };
        let ty = types::scalar(self.func().val(v).ty);
        let var = self.new_var(v);
        self.vars[var].mutable |= self.func().val(v).changed;
        if lets.is_empty() {
            return self.line(Draft::bind(Pattern::Var(var), ty, tokens));
        }
        lets.push(Draft::tokens(tokens));
        let ty = ty.map(|ty| quote!(: #ty));
        let mut draft = Draft::block(quote!(#ty =), lets);
        draft
            .head
            .insert(0, super::draft::Frag::Tokens(quote!(let)));
        draft
            .head
            .insert(1, super::draft::Frag::Pattern(Pattern::Var(var)));
        draft.tail = quote!(;);
        self.line(draft);
    }

    fn effect_arg(&mut self, arg: &Arg) -> Expr {
        match &arg.what {
            ArgKind::Val(v) => self.val(*v).typed(),
            ArgKind::Place(place) => {
                let loc = self.loc(place, Access::Read);
                Expr::user(loc.shared())
            }
        }
    }

    /// Is the variable of the expression the user's own (a parameter)?
    fn is_called(&self, name: &syn::Ident, expr: &Expr) -> bool {
        let same = *name == expr.tokens.to_string();
        same && self.func().params.iter().any(|param| {
            param.ident == *name
                && expr.tokens.to_string() == param.ident.to_token_stream().to_string()
        })
    }
}

fn without_semicolon(tokens: TokenStream) -> TokenStream {
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    while matches!(trees.last(), Some(TokenTree::Punct(p)) if p.as_char() == ';') {
        trees.pop();
    }
    trees.into_iter().collect()
}
