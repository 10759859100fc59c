//! The right side of a rule, and its text with the variables filled in.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::pattern::{Bindings, Bound, repetition};

pub type Template = Vec<Part>;

pub enum Part {
    Token(TokenTree),
    Group(Delimiter, Template),
    /// `$name`.
    Variable(String),
    /// `$( .. ) separator op`.
    Repeat(Template, Option<TokenTree>),
}

pub fn parse(tokens: TokenStream) -> Option<Template> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at..] {
            [TokenTree::Punct(dollar), TokenTree::Group(inner), rest @ ..]
                if dollar.as_char() == '$' && inner.delimiter() == Delimiter::Parenthesis =>
            {
                let (separator, _, length) = repetition(rest)?;
                parts.push(Part::Repeat(parse(inner.stream())?, separator));
                at += 2 + length;
            }
            // `$crate`: a macro of the same crate.
            [TokenTree::Punct(dollar), TokenTree::Ident(name), ..] if dollar.as_char() == '$' => {
                parts.push(if name == "crate" {
                    Part::Token(name.clone().into())
                } else {
                    Part::Variable(name.to_string())
                });
                at += 2;
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

/// The template with its variables filled in and its own variables renamed; everything it brings is reported at the call.
pub fn transcribed(
    template: &Template,
    bindings: &Bindings,
    names: &BTreeMap<String, String>,
    call: Span,
) -> Option<TokenStream> {
    let mut out = TokenStream::new();
    for part in template {
        match part {
            Part::Token(token) => {
                let mut token = match token {
                    TokenTree::Ident(ident) => match names.get(&ident.to_string()) {
                        Some(name) => Ident::new(name, call).into(),
                        None => token.clone(),
                    },
                    token => token.clone(),
                };
                token.set_span(call);
                out.extend([token]);
            }
            Part::Group(delimiter, inner) => {
                let inner = transcribed(inner, bindings, names, call)?;
                let mut group = Group::new(*delimiter, inner);
                group.set_span(call);
                out.extend([TokenTree::from(group)]);
            }
            Part::Variable(name) => match bindings.get(name)? {
                Bound::One(tokens) => out.extend(tokens.clone()),
                Bound::Many(_) => return None,
            },
            Part::Repeat(inner, separator) => {
                for (n, round) in rounds(inner, bindings)?.iter().enumerate() {
                    if n > 0 {
                        out.extend(separator.clone());
                    }
                    out.extend(transcribed(inner, round, names, call)?);
                }
            }
        }
    }
    Some(out)
}

/// The bindings of each repetition: all that repeat here do so equally often.
fn rounds(inner: &Template, bindings: &Bindings) -> Option<Vec<Bindings>> {
    let mut used = Vec::new();
    variables(inner, &mut used);
    let many: Vec<(&String, &Vec<Bound>)> = used
        .iter()
        .filter_map(|name| match bindings.get(name) {
            Some(Bound::Many(all)) => Some((name, all)),
            _ => None,
        })
        .collect();
    let count = many.first()?.1.len();
    if many.iter().any(|(_, all)| all.len() != count) {
        return None;
    }
    let round = |n: usize| {
        let mut round = bindings.clone();
        for (name, all) in &many {
            round.insert((*name).clone(), all[n].clone());
        }
        round
    };
    Some((0..count).map(round).collect())
}

fn variables(template: &Template, out: &mut Vec<String>) {
    for part in template {
        match part {
            Part::Token(_) => {}
            Part::Variable(name) => out.push(name.clone()),
            Part::Group(_, inner) | Part::Repeat(inner, _) => variables(inner, out),
        }
    }
}
