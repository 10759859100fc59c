//! The left side of a rule, and what a call binds there.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;
use syn::parse::{Parse, ParseStream, Parser};

use crate::ungrouped::is_whole;

pub type Pattern = Vec<Part>;

pub enum Part {
    Token(TokenTree),
    Group(Delimiter, Pattern),
    /// `$name:fragment`.
    Variable(String, String),
    /// `$( .. ) separator op`.
    Repeat(Pattern, Option<TokenTree>, char),
}

/// What a variable stands for.
#[derive(Clone)]
pub enum Bound {
    One(TokenStream),
    Many(Vec<Bound>),
}

pub type Bindings = BTreeMap<String, Bound>;

/// Those that are understood.
const FRAGMENTS: &[&str] = &[
    "block",
    "expr",
    "expr_2021",
    "ident",
    "item",
    "lifetime",
    "literal",
    "meta",
    "pat",
    "pat_param",
    "path",
    "tt",
    "ty",
    "vis",
];

pub fn parse(tokens: TokenStream) -> Option<Pattern> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at..] {
            [TokenTree::Punct(dollar), TokenTree::Group(inner), rest @ ..]
                if dollar.as_char() == '$' && inner.delimiter() == Delimiter::Parenthesis =>
            {
                let (separator, op, length) = repetition(rest)?;
                parts.push(Part::Repeat(parse(inner.stream())?, separator, op));
                at += 2 + length;
            }
            [
                TokenTree::Punct(dollar),
                TokenTree::Ident(name),
                TokenTree::Punct(_),
                TokenTree::Ident(fragment),
                ..,
            ] if dollar.as_char() == '$' => {
                let fragment = fragment.to_string();
                if !FRAGMENTS.contains(&fragment.as_str()) {
                    return None;
                }
                parts.push(Part::Variable(name.to_string(), fragment));
                at += 4;
            }
            [TokenTree::Punct(dollar), ..] if dollar.as_char() == '$' => return None,
            [TokenTree::Group(group), ..] => {
                parts.push(Part::Group(group.delimiter(), parse(group.stream())?));
                at += 1;
            }
            [token, ..] => {
                parts.push(Part::Token(token.clone()));
                at += 1;
            }
            [] => break,
        }
    }
    Some(parts)
}

/// `*`, `+`, `?`, or one of them after a separator; and how many tokens that takes.
pub fn repetition(rest: &[TokenTree]) -> Option<(Option<TokenTree>, char, usize)> {
    let op = |token: Option<&TokenTree>| match token {
        Some(TokenTree::Punct(op)) if "*+?".contains(op.as_char()) => Some(op.as_char()),
        _ => None,
    };
    match (op(rest.first()), op(rest.get(1))) {
        (Some(op), _) => Some((None, op, 1)),
        (None, Some(op)) => Some((Some(rest[0].clone()), op, 2)),
        _ => None,
    }
}

/// What the arguments of a call bind; `None` if the pattern is another.
pub fn matched(pattern: &Pattern, args: &[TokenTree]) -> Option<Bindings> {
    let mut bindings = Bindings::new();
    let rest = prefix(pattern, args, &mut bindings)?;
    rest.is_empty().then_some(bindings)
}

/// Matches at the front; what is left.
fn prefix<'t>(
    pattern: &Pattern,
    mut args: &'t [TokenTree],
    bindings: &mut Bindings,
) -> Option<&'t [TokenTree]> {
    for part in pattern {
        args = match part {
            Part::Token(token) => {
                let (first, rest) = args.split_first()?;
                (first.to_string() == token.to_string()).then_some(rest)?
            }
            Part::Group(delimiter, inner) => {
                let (first, rest) = args.split_first()?;
                let TokenTree::Group(group) = first else {
                    return None;
                };
                let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
                let same = group.delimiter() == *delimiter;
                let left = same.then(|| prefix(inner, &tokens, bindings))??;
                left.is_empty().then_some(rest)?
            }
            Part::Variable(name, fragment) => {
                let (tokens, length) = parsed(fragment, args)?;
                bindings.insert(name.clone(), Bound::One(tokens));
                &args[length..]
            }
            Part::Repeat(inner, separator, op) => {
                repeated(inner, separator.as_ref(), *op, args, bindings)?
            }
        };
    }
    Some(args)
}

fn repeated<'t>(
    inner: &Pattern,
    separator: Option<&TokenTree>,
    op: char,
    mut args: &'t [TokenTree],
    bindings: &mut Bindings,
) -> Option<&'t [TokenTree]> {
    let mut rounds: Vec<Bindings> = Vec::new();
    while !(args.is_empty() || op == '?' && rounds.len() == 1) {
        let from = match (separator, args.split_first()) {
            (Some(separator), Some((first, rest))) if !rounds.is_empty() => {
                if first.to_string() != separator.to_string() {
                    break;
                }
                rest
            }
            _ => args,
        };
        let mut round = Bindings::new();
        match prefix(inner, from, &mut round) {
            Some(rest) if rest.len() < args.len() => args = rest,
            _ => break,
        }
        rounds.push(round);
    }
    if op == '+' && rounds.is_empty() {
        return None;
    }
    for name in variables(inner) {
        let all = rounds.iter().filter_map(|round| round.get(&name).cloned());
        let all = Bound::Many(all.collect());
        bindings.insert(name, all);
    }
    Some(args)
}

fn variables(pattern: &Pattern) -> Vec<String> {
    let mut names = Vec::new();
    for part in pattern {
        match part {
            Part::Token(_) => {}
            Part::Variable(name, _) => names.push(name.clone()),
            Part::Group(_, inner) | Part::Repeat(inner, ..) => names.extend(variables(inner)),
        }
    }
    names
}

/// One fragment at the front, and how many tokens it takes.
fn parsed(fragment: &str, args: &[TokenTree]) -> Option<(TokenStream, usize)> {
    match fragment {
        "tt" => Some((args.first()?.clone().into(), 1)),
        "ident" => match args.first()? {
            TokenTree::Ident(ident) if ident != "_" => Some((ident.to_token_stream(), 1)),
            _ => None,
        },
        "lifetime" => front::<syn::Lifetime>(args),
        "literal" => front::<syn::Lit>(args).or_else(|| {
            let negative =
                matches!(args.first()?, TokenTree::Punct(minus) if minus.as_char() == '-');
            let (number, length) = negative.then(|| front::<syn::Lit>(&args[1..]))??;
            let minus = args[0].clone();
            let tokens = TokenStream::from_iter([minus].into_iter().chain(number));
            Some((grouped(tokens), length + 1))
        }),
        "expr" | "expr_2021" => {
            let (tokens, length) = front::<Expr>(args)?;
            let expr = syn::parse2::<Expr>(tokens.clone()).ok()?;
            let whole = is_whole(&expr);
            Some((if whole { tokens } else { grouped(tokens) }, length))
        }
        "ty" => front::<syn::Type>(args),
        "path" => front::<syn::Path>(args),
        "block" => front::<syn::Block>(args),
        // None at all is a visibility, too.
        "vis" => {
            let parser = |input: ParseStream| {
                let vis: syn::Visibility = input.parse()?;
                Ok((vis.into_token_stream(), input.parse::<TokenStream>()?))
            };
            let (vis, rest) = parser.parse2(args.iter().cloned().collect()).ok()?;
            Some((vis, args.len() - rest.into_iter().count()))
        }
        "meta" => front::<syn::Meta>(args),
        "item" => front::<syn::Item>(args),
        "pat" | "pat_param" => {
            let parser = |input: ParseStream| {
                let pat = syn::Pat::parse_multi_with_leading_vert(input)?;
                Ok((pat.into_token_stream(), input.parse::<TokenStream>()?))
            };
            split(args, parser)
        }
        _ => None,
    }
}

/// An expression stays one, whatever stands beside it.
fn grouped(tokens: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(Delimiter::Parenthesis, tokens)).into()
}

fn front<T: Parse + ToTokens>(args: &[TokenTree]) -> Option<(TokenStream, usize)> {
    split(args, |input: ParseStream| {
        let parsed: T = input.parse()?;
        Ok((parsed.into_token_stream(), input.parse::<TokenStream>()?))
    })
}

fn split(
    args: &[TokenTree],
    parser: impl FnOnce(ParseStream) -> syn::Result<(TokenStream, TokenStream)>,
) -> Option<(TokenStream, usize)> {
    let tokens: TokenStream = args.iter().cloned().collect();
    let (parsed, rest) = parser.parse2(tokens).ok()?;
    let length = args.len() - rest.into_iter().count();
    (length > 0).then_some((parsed, length))
}
