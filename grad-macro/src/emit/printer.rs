//! Tokens as text for people: spacing, short paths, line breaks.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Longer lines are broken.
const WIDTH: usize = 100;

/// The tokens on one line.
pub fn text(tokens: &TokenStream) -> String {
    let mut printer = Printer::default();
    printer.stream(tokens);
    printer.out
}

pub fn starts_with(tokens: &TokenStream, word: &str) -> bool {
    let first = tokens.clone().into_iter().next();
    matches!(first, Some(TokenTree::Ident(ident)) if ident == word)
}

/// What the previous token was, as far as spacing is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Before {
    /// The beginning, or an opening parenthesis: nothing to be spaced from.
    #[default]
    Open,
    /// A name, a literal, a closing parenthesis: what follows is a binary operator.
    Operand,
    Keyword,
    /// After a binary operator, a comma.
    Spaced,
    /// After a prefix operator, `.`, `::`, an opening angle.
    Tight,
}

#[derive(Default)]
struct Printer {
    out: String,
    before: Before,
    angles: usize,
    /// Among the parameters of a closure.
    in_pipes: bool,
}

impl Printer {
    fn stream(&mut self, tokens: &TokenStream) {
        let trees: Vec<_> = tokens.clone().into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            at += short_path(&trees[at..], self.before);
            let Some(tree) = trees.get(at) else { break };
            match tree {
                TokenTree::Punct(_) => at += self.punct(&trees[at..]),
                tree => {
                    self.tree(tree);
                    at += 1;
                }
            }
        }
    }

    fn tree(&mut self, tree: &TokenTree) {
        match tree {
            TokenTree::Ident(ident) => self.word(&ident.to_string()),
            TokenTree::Literal(literal) => self.word(&literal.to_string()),
            TokenTree::Group(group) => self.group(group.delimiter(), &group.stream()),
            TokenTree::Punct(_) => {}
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    fn word(&mut self, word: &str) {
        if matches!(
            self.before,
            Before::Operand | Before::Keyword | Before::Spaced
        ) {
            self.space();
        }
        self.out.push_str(word);
        self.before = if is_keyword(word) {
            Before::Keyword
        } else {
            Before::Operand
        };
    }

    fn group(&mut self, delimiter: Delimiter, inner: &TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        let apart = matches!(self.before, Before::Keyword | Before::Spaced)
            || delimiter == Delimiter::Brace && self.before == Before::Operand;
        if apart && !self.out.ends_with('!') {
            self.space();
        }
        let angles = std::mem::take(&mut self.angles);
        self.out.push_str(open);
        self.before = Before::Open;
        self.stream(inner);
        while delimiter == Delimiter::Brace && self.out.ends_with("{ ") {
            self.out.pop();
        }
        self.out.push_str(close);
        self.angles = angles;
        self.before = Before::Operand;
    }

    /// Writes an operator; returns how many tokens it takes.
    fn punct(&mut self, trees: &[TokenTree]) -> usize {
        let op = operator(trees);
        let binary = self.before == Before::Operand;
        match op.as_str() {
            "," | ";" => self.after(&op, Before::Spaced),
            "." | "::" | "?" => self.attached(&op, binary),
            ".." | "..=" => self.range(&op),
            ":" => self.after(&op, Before::Spaced),
            "'" => {
                if self.before != Before::Tight && self.before != Before::Open {
                    self.space();
                }
                self.out.push('\'');
                self.before = Before::Tight;
            }
            "!" if binary => self.after(&op, Before::Operand),
            "<" if !binary || is_generic(trees) || self.out.ends_with("::") => self.open_angle(),
            ">" if self.angles > 0 => {
                self.angles -= 1;
                self.after(&op, Before::Operand);
            }
            ">>" if self.angles > 1 => {
                self.angles -= 2;
                self.after(&op, Before::Operand);
            }
            "->" | "=>" => self.binary(&op),
            "|" if self.in_pipes => {
                self.in_pipes = false;
                self.after(&op, Before::Spaced);
            }
            "|" if !binary => {
                self.in_pipes = true;
                self.prefix(&op);
            }
            _ if binary && !op.is_empty() => self.binary(&op),
            _ => self.prefix(&op),
        }
        op.len()
    }

    fn after(&mut self, op: &str, before: Before) {
        self.out.push_str(op);
        self.before = before;
    }

    fn attached(&mut self, op: &str, binary: bool) {
        if !binary && matches!(self.before, Before::Keyword | Before::Spaced) {
            self.space();
        }
        self.out.push_str(op);
        self.before = if op == "?" {
            Before::Operand
        } else {
            Before::Tight
        };
    }

    fn range(&mut self, op: &str) {
        if matches!(self.before, Before::Keyword | Before::Spaced) {
            self.space();
        }
        self.out.push_str(op);
        self.before = Before::Tight;
    }

    fn open_angle(&mut self) {
        if matches!(self.before, Before::Keyword | Before::Spaced) {
            self.space();
        }
        self.angles += 1;
        self.out.push('<');
        self.before = Before::Tight;
    }

    fn binary(&mut self, op: &str) {
        self.space();
        self.out.push_str(op);
        self.before = Before::Spaced;
    }

    fn prefix(&mut self, op: &str) {
        if matches!(self.before, Before::Keyword | Before::Spaced) {
            self.space();
        }
        self.out.push_str(op);
        self.before = Before::Tight;
    }
}

/// The characters that belong to one operator.
fn operator(trees: &[TokenTree]) -> String {
    const LONG: [&str; 22] = [
        "..=", "<<=", ">>=", "::", "..", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "<<",
        ">>", "+=", "-=", "*=", "/=", "%=", "^=", "|=",
    ];
    let mut op = String::new();
    for tree in trees {
        let TokenTree::Punct(punct) = tree else { break };
        op.push(punct.as_char());
        if punct.spacing() == Spacing::Alone || op.len() == 3 {
            break;
        }
    }
    for long in LONG {
        if op.starts_with(long) {
            return long.to_owned();
        }
    }
    op.chars().take(1).collect()
}

fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "let"
            | "mut"
            | "if"
            | "else"
            | "for"
            | "in"
            | "while"
            | "loop"
            | "match"
            | "return"
            | "as"
            | "ref"
            | "move"
            | "break"
            | "continue"
            | "const"
    )
}

/// After an operand: do these tokens open generics? Only types inside, and a type's name before.
fn is_generic(trees: &[TokenTree]) -> bool {
    let mut depth = 0_usize;
    for tree in trees.iter().take(40) {
        match tree {
            TokenTree::Punct(p) => match p.as_char() {
                '<' => depth += 1,
                '>' => {
                    depth -= 1;
                    if depth == 0 {
                        return true;
                    }
                }
                ':' | ',' | '&' | '\'' => {}
                _ => return false,
            },
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
            TokenTree::Group(g) if g.delimiter() == Delimiter::Bracket => {}
            TokenTree::Group(_) => return false,
        }
    }
    false
}

/// Absolute paths are shortened: how many tokens to leave out here.
fn short_path(trees: &[TokenTree], before: Before) -> usize {
    if before == Before::Operand {
        return 0;
    }
    let word = |at: usize| match trees.get(at) {
        Some(TokenTree::Ident(ident)) => ident.to_string(),
        Some(TokenTree::Punct(p)) => p.as_char().to_string(),
        _ => String::new(),
    };
    if word(0) != ":" || word(1) != ":" {
        return 0;
    }
    let segments: Vec<_> = (0..5).map(|k| word(2 + 3 * k)).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match segments[..] {
        ["core", "primitive", ..] => 8,
        ["core", "mem" | "array" | "iter", ..] => 5,
        [_, "rt", "alloc", "vec", "Vec"] => 14,
        [_, "rt", "alloc", "vec", ..] => 11,
        [_, "rt", ..] => 5,
        _ => 0,
    }
}

/// Breaks a long line after commas and before operators, at the outermost places that do.
pub fn wrap(line: &str, indent: usize) -> String {
    let room = WIDTH.saturating_sub(4 * indent);
    if line.len() <= room {
        return line.to_owned();
    }
    let breaks = breaks(line);
    let pad = format!("\n{}", "    ".repeat(indent + 1));
    let mut out = String::new();
    let (mut start, mut limit) = (0, room);
    while line.len() - start > limit {
        let fits = |b: &&(usize, usize)| b.0 > start && b.0 <= start + limit;
        let mut reach = breaks.iter().filter(fits);
        let Some(depth) = reach.clone().map(|b| b.1).min() else {
            break;
        };
        let Some((at, _)) = reach.rfind(|b| b.1 == depth) else {
            break;
        };
        out.push_str(line[start..*at].trim_end());
        out.push_str(&pad);
        start = *at;
        limit = room.saturating_sub(4);
    }
    out.push_str(&line[start..]);
    out
}

/// Where a line may be broken, with the depth of nesting there.
fn breaks(line: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut depth = 0_usize;
    let mut quoted = false;
    let bytes = line.as_bytes();
    for (at, c) in line.char_indices() {
        match c {
            '"' if at == 0 || bytes[at - 1] != b'\\' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ' ' if bytes[at - 1] == b',' => out.push((at + 1, depth)),
            ' ' if is_operator(&line[at + 1..]) => out.push((at + 1, depth)),
            _ => {}
        }
    }
    out
}

fn is_operator(rest: &str) -> bool {
    ["+ ", "- ", "* ", "/ ", "&& ", "|| "]
        .iter()
        .any(|op| rest.starts_with(op))
}
