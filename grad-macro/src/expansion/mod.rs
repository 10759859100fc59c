//! `macro_rules!` macros written out: rustc expands them after the attribute, which has to see what they compute.
//!
//! ```text
//! macro_rules! corner {
//!     ($x:expr) => {{                                     let a = {
//!         let d = p - $x as f64;                              let d = p - 0 as f64;
//!         (1.0 - d * d) * d                                   (1.0 - d * d) * d
//!     }};                                                 };
//! }
//! let a = corner!(0);
//! ```
//!
//! Macros of the function and of its file, where it is certain that the name means this one. The user's function stays
//! as it is. What is not understood stays a macro call, which is refused where derivatives flow through it.

pub mod consts;
mod definitions;
mod hygiene;
pub mod imported;
mod items;
mod pattern;
pub mod tables;
mod template;
#[cfg(test)]
mod tests;
pub mod types;

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ItemFn, Stmt};

use self::definitions::Definitions;
pub use self::definitions::is_standard;
pub use self::items::items;
use crate::errors::Errors;
use crate::sight;

/// Macros whose expansions call macros, and so on.
const DEPTH: usize = 16;

/// The function with the macros expanded that are known.
pub fn of(function: &ItemFn) -> ItemFn {
    let tokens = function.block.to_token_stream();
    let definitions = Definitions::around(function, &tokens);
    if definitions.is_empty() {
        return function.clone();
    }
    let expander = Expander { definitions };
    let expanded = expander.stream(tokens, 0);
    match syn::parse2(expanded) {
        Ok(block) => ItemFn {
            block: Box::new(block),
            ..function.clone()
        },
        Err(_) => function.clone(),
    }
}

/// Reports calls of macros that are called like those of the standard library, where the file has one of that name that was
/// not expanded.
pub fn check(function: &ItemFn, errors: &mut Errors) {
    let mut unclear = vec![];
    calls_of(function.block.to_token_stream(), &mut unclear);
    unclear.retain(|name| {
        let name = name.to_string();
        is_standard(&name) && sight::defines_macro(&name)
    });
    for name in unclear {
        let message = format!(
            "`#[grad]` cannot tell whether this `{name}!` is the standard library's or a macro of this file\n\
             help: write `std::{name}!` where that is meant, or give the other one another name"
        );
        errors.at(name, message);
    }
}

fn calls_of(tokens: TokenStream, out: &mut Vec<Ident>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[at] {
            calls_of(group.stream(), out);
        }
        out.extend(call(&tokens, at).map(|(name, _)| name.clone()));
    }
}

struct Expander {
    definitions: Definitions,
}

impl Expander {
    fn stream(&self, tokens: TokenStream, depth: usize) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out: Vec<TokenTree> = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            if is_definition(&tokens[at..]) {
                out.extend(tokens[at..at + 4].iter().cloned());
                at += 4;
            } else if let Some((name, args)) = call(&tokens, at)
                && let Some(expansion) = self.call(name, args, statement(&tokens, at), depth)
            {
                out.extend(expansion);
                at += 3;
                // `name! { .. }` is a statement without one.
                let ends = |next: &TokenTree| next.to_string() == ";";
                if args.delimiter() == Delimiter::Brace
                    && statement(&tokens, at - 3)
                    && tokens.get(at).is_some_and(|next| !ends(next))
                {
                    out.push(Punct::new(';', Spacing::Alone).into());
                }
            } else {
                out.push(match &tokens[at] {
                    TokenTree::Group(group) => {
                        let mut inner =
                            Group::new(group.delimiter(), self.stream(group.stream(), depth));
                        inner.set_span(group.span());
                        inner.into()
                    }
                    token => token.clone(),
                });
                at += 1;
            }
        }
        out.into_iter().collect()
    }

    /// What a call expands to, as it may stand where the call stands.
    fn call(
        &self,
        name: &Ident,
        args: &Group,
        statement: bool,
        depth: usize,
    ) -> Option<TokenStream> {
        let definition = self.definitions.get(&name.to_string())?;
        if depth == DEPTH {
            return None;
        }
        let args: Vec<TokenTree> = args.stream().into_iter().collect();
        let (bindings, template) = definition
            .arms
            .iter()
            .find_map(|(pattern, template)| Some((pattern::matched(pattern, &args)?, template)))?;
        let names = hygiene::renamed(template, &args, definition, name, statement)?;
        let out = template::transcribed(template, &bindings, &names, name.span())?;
        let out = self.stream(out, depth + 1);
        // An expression, or a block; `#[cfg(..)] { .. }` chooses between statements.
        let whole = syn::parse2::<Expr>(out.clone());
        let chosen = statement && is_attribute(&out);
        if matches!(&whole, Ok(expr) if !chosen && !matches!(expr, Expr::Let(_))) {
            let mut group = Group::new(Delimiter::Parenthesis, out);
            group.set_span(name.span());
            return Some(TokenTree::from(group).into());
        }
        let parsed =
            |tokens: TokenStream| syn::parse::Parser::parse2(syn::Block::parse_within, tokens);
        let mut out = out;
        if whole.is_ok() {
            out.extend([TokenTree::from(Punct::new(';', Spacing::Alone))]);
        }
        let stmts: Vec<Stmt> = parsed(out.clone()).ok()?;
        if !statement {
            return None;
        }
        if !matches!(stmts.last(), Some(Stmt::Expr(_, None)) | None) {
            out.extend([TokenTree::from(Punct::new(';', Spacing::Alone))]);
        }
        Some(out)
    }
}

/// `macro_rules! name { .. }`.
fn is_definition(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(rules), TokenTree::Punct(_), TokenTree::Ident(_), TokenTree::Group(_), ..]
        if rules == "macro_rules")
}

/// Whether it begins with an attribute.
fn is_attribute(tokens: &TokenStream) -> bool {
    let first = tokens.clone().into_iter().next();
    matches!(first, Some(TokenTree::Punct(hash)) if hash.as_char() == '#')
}

/// `name!(..)`, not `path::name!(..)`.
fn call(tokens: &[TokenTree], at: usize) -> Option<(&Ident, &Group)> {
    let after_path = matches!(at.checked_sub(1).map(|at| &tokens[at]), Some(TokenTree::Punct(p)) if p.as_char() == ':' || p.as_char() == '$');
    match &tokens[at..] {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(bang),
            TokenTree::Group(args),
            ..,
        ] if bang.as_char() == '!' && !after_path => Some((name, args)),
        _ => None,
    }
}

/// Whether the call stands where a statement does.
fn statement(tokens: &[TokenTree], at: usize) -> bool {
    let before = match at.checked_sub(1).map(|at| &tokens[at]) {
        None => true,
        Some(TokenTree::Punct(p)) => p.as_char() == ';',
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let braces = matches!(tokens.get(at + 2), Some(TokenTree::Group(args)) if args.delimiter() == Delimiter::Brace);
    let after = match tokens.get(at + 3) {
        Some(TokenTree::Punct(p)) => p.as_char() == ';',
        None => true,
        _ => braces,
    };
    before && after
}
