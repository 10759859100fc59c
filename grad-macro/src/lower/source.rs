//! Source text for comments and messages: tokens with the usual spacing, on one line, shortened.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Expr, Stmt};

/// The longest line.
const WIDTH: usize = 60;

/// A statement; of a compound one only the head.
pub fn stmt(stmt: &Stmt) -> String {
    let tokens = match stmt {
        Stmt::Expr(expr, semi) => match head(expr) {
            Some(head) => head,
            None => quote!(#expr #semi),
        },
        stmt => stmt.to_token_stream(),
    };
    short(print(tokens))
}

/// The head of a function.
pub fn signature(sig: &syn::Signature) -> String {
    short(print(sig.to_token_stream()))
}

/// Tokens on one line.
pub fn of(tokens: &(impl ToTokens + ?Sized)) -> String {
    print(tokens.to_token_stream())
}

/// Cut to the width of a comment.
pub fn short(text: String) -> String {
    if text.chars().count() <= WIDTH {
        return text;
    }
    let mut cut: String = text.chars().take(WIDTH - 3).collect();
    cut.truncate(cut.trim_end().len());
    cut + " .."
}

fn head(expr: &Expr) -> Option<TokenStream> {
    Some(match expr {
        Expr::ForLoop(node) => {
            let (label, pat, expr) = (&node.label, &node.pat, &node.expr);
            quote!(#label for #pat in #expr)
        }
        Expr::While(node) => {
            let (label, cond) = (&node.label, &node.cond);
            quote!(#label while #cond)
        }
        Expr::Loop(node) => {
            let label = &node.label;
            quote!(#label loop)
        }
        Expr::If(node) => {
            let cond = &node.cond;
            quote!(if #cond)
        }
        Expr::Match(node) => {
            let value = &node.expr;
            quote!(match #value)
        }
        Expr::Block(node) => {
            let label = &node.label;
            quote!(#label {})
        }
        _ => return None,
    })
}

/// One word: an identifier, a literal, an operator, a bracket.
struct Word {
    text: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Name,
    Keyword,
    Literal,
    Punct,
    Open,
    Close,
}

const KEYWORDS: &[&str] = &[
    "as", "break", "continue", "else", "for", "if", "in", "let", "loop", "match", "move", "mut", "ref", "return",
    "while", "fn", "where", "dyn", "impl", "const", "static", "use",
];

const OPERATORS: &[&str] = &[
    "<<=", ">>=", "..=", "...", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=",
    "^=", "&=", "|=", "<<", ">>", "..",
];

fn print(tokens: TokenStream) -> String {
    let mut words = Vec::new();
    flatten(tokens, &mut words);
    let mut out = String::new();
    let mut printer = Printer { generics: 0, closure: false, prefix: false };
    for n in 0..words.len() {
        if n > 0 && printer.space(&words, n) {
            out.push(' ');
        }
        out.push_str(&words[n].text);
        printer.after(&words, n);
    }
    out
}

fn flatten(tokens: TokenStream, words: &mut Vec<Word>) {
    let mut joint = String::new();
    for token in tokens {
        // Comments are only about so long.
        if words.len() > 200 {
            return;
        }
        let TokenTree::Punct(punct) = &token else {
            puncts(&mut joint, words);
            match token {
                TokenTree::Group(group) => bracketed(&group, words),
                TokenTree::Ident(ident) => {
                    let text = ident.to_string();
                    let quote = words.last().is_some_and(|last| last.text == "'");
                    if quote {
                        let last = words.last_mut().expect("a word");
                        last.text.push_str(&text);
                        last.kind = Kind::Name;
                        continue;
                    }
                    let kind = if KEYWORDS.contains(&text.as_str()) { Kind::Keyword } else { Kind::Name };
                    words.push(Word { text, kind });
                }
                literal => words.push(Word { text: literal.to_string(), kind: Kind::Literal }),
            }
            continue;
        };
        joint.push(punct.as_char());
        if punct.spacing() == Spacing::Alone || punct.as_char() == '\'' {
            puncts(&mut joint, words);
        }
    }
    puncts(&mut joint, words);
}

/// Splits joined punctuation into operators.
fn puncts(joint: &mut String, words: &mut Vec<Word>) {
    let mut rest = joint.as_str();
    while !rest.is_empty() {
        let len = OPERATORS.iter().find(|op| rest.starts_with(**op)).map_or(1, |op| op.len());
        words.push(Word { text: rest[..len].to_owned(), kind: Kind::Punct });
        rest = &rest[len..];
    }
    joint.clear();
}

fn bracketed(group: &proc_macro2::Group, words: &mut Vec<Word>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => return flatten(group.stream(), words),
    };
    words.push(Word { text: open.to_owned(), kind: Kind::Open });
    flatten(group.stream(), words);
    words.push(Word { text: close.to_owned(), kind: Kind::Close });
}

struct Printer {
    generics: usize,
    /// Between the bars of a closure.
    closure: bool,
    /// The last word is a prefix operator.
    prefix: bool,
}

impl Printer {
    fn space(&mut self, words: &[Word], n: usize) -> bool {
        let (last, next) = (&words[n - 1], &words[n]);
        let (a, b) = (last.text.as_str(), next.text.as_str());
        if matches!(b, "," | ";" | "." | "?" | ":" | "::" | ".." | "..=") || (next.kind == Kind::Close && b != "}") {
            return matches!(a, "," | "=" | "=>") && matches!(b, ".." | "..=");
        }
        if matches!(a, "." | "::" | ".." | "..=" | "'") || (last.kind == Kind::Open && a != "{") || self.prefix {
            return false;
        }
        if matches!((a, b), ("{", "}")) {
            return false;
        }
        if b == "!" && last.kind == Kind::Name && words.get(n + 1).is_some_and(|w| w.kind == Kind::Open) {
            return false;
        }
        if a == "!" && next.kind == Kind::Open {
            return false;
        }
        if self.closure && (a == "|" || b == "|") {
            return false;
        }
        if b == "<" && self.opens_generics(words, n) {
            return false;
        }
        if self.generics > 0 && (a == "<" || b == ">") {
            return false;
        }
        if next.kind == Kind::Open && b != "{" {
            let value = last.kind == Kind::Name || matches!(a, ")" | "]" | ">" | "?");
            return !value || (a == ">" && self.generics == 0 && !words[..n].iter().any(|w| w.text == "<"));
        }
        true
    }

    fn after(&mut self, words: &[Word], n: usize) {
        let word = &words[n];
        let before = n.checked_sub(1).map(|n| &words[n]);
        let operand = before.is_some_and(|w| match w.kind {
            Kind::Name | Kind::Literal | Kind::Close => true,
            Kind::Punct => w.text == "?" || (w.text == ">" && self.generics > 0),
            _ => false,
        });
        self.prefix = word.kind == Kind::Punct && !operand && matches!(word.text.as_str(), "&" | "*" | "-" | "!" | "&&");
        match word.text.as_str() {
            "|" if self.closure => self.closure = false,
            "|" if !operand => self.closure = true,
            "<" if self.opens_generics(words, n) => self.generics += 1,
            ">" => self.generics = self.generics.saturating_sub(1),
            ">>" => self.generics = self.generics.saturating_sub(2),
            _ => {}
        }
        if word.text == "|" {
            self.prefix = false;
        }
    }

    /// `Vec<f64>`, `sum::<f64>`, but not `a < b`.
    fn opens_generics(&self, words: &[Word], n: usize) -> bool {
        let Some(before) = n.checked_sub(1).map(|n| &words[n]) else { return false };
        before.text == "::" || (before.kind == Kind::Name && before.text.starts_with(|c: char| c.is_uppercase()) && before.text.len() > 1 && before.text.chars().any(|c| c.is_lowercase()))
    }
}
