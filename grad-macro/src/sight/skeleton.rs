//! The text of a source file without comments and without the bodies of its functions: what is left are declarations,
//! and few tokens to parse.
//!
//! ```text
//! /// Docs.                                  pub fn norm(v: &Vec3) -> Real {}
//! pub fn norm(v: &Vec3) -> Real { .. }       type Real = f64;
//! type Real = f64; // ours
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

/// What stands in the place of the n-th body, as a name.
pub const BODY: &str = "__body_";

/// A file's declarations, and from where to where the functions reach whose bodies were taken out.
pub fn of(text: &str) -> (String, Vec<Range<usize>>) {
    let mut scan = Scan::of(text);
    while scan.at < scan.text.len() {
        scan.step();
    }
    // Only whole pieces of a text that was valid were copied.
    (String::from_utf8(scan.out).unwrap_or_default(), scan.bodies)
}

/// The tokens of a text but for comments: words, literals, single characters.
pub fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut scan = Scan::of(text);
    let mut out = vec![];
    while scan.at < scan.text.len() {
        let (at, end) = (scan.at, scan.token());
        let token = &scan.text[at..end];
        let comment = token.starts_with(b"//") || token.starts_with(b"/*");
        if !comment && !token[0].is_ascii_whitespace() {
            out.push(at..end);
        }
        scan.at = end;
    }
    out
}

/// The same without the functions, outside of modules and blocks, that have other names than these: a file has many
/// functions, each of them mentions few, and what is not there need not be parsed.
pub fn pick(declarations: &str, names: &BTreeSet<String>) -> String {
    let mut scan = Scan::of(declarations);
    let (mut start, mut name) = (0, None);
    while scan.at < scan.text.len() {
        let (from, end) = (scan.at, scan.token());
        let token = &scan.text[from..end];
        let outside = scan.depth == 0;
        match token[0] {
            b'(' | b'[' | b'{' => scan.depth += 1,
            b')' | b']' | b'}' => scan.depth = scan.depth.saturating_sub(1),
            first if outside && scan.last_is_fn && is_word(first) => {
                // Raw names are kept.
                let raw = scan.text.get(end) == Some(&b'#');
                name = name.or((!raw).then(|| declarations[from..end].to_owned()));
            }
            _ => {}
        }
        if !token[0].is_ascii_whitespace() {
            scan.last_is_fn = token == b"fn";
        }
        // Other braces are part of a signature.
        let body = token == b"}" && (name.is_none() || ends_in_body(&declarations[..from]));
        scan.at = end;
        if scan.depth == 0 && (body || token == b";") {
            if name.take().is_none_or(|name| names.contains(&name)) {
                scan.out.extend_from_slice(&scan.text[start..end]);
            }
            start = end;
        }
    }
    scan.out.extend_from_slice(&scan.text[start..]);
    String::from_utf8(scan.out).unwrap_or_default()
}

struct Scan<'t> {
    text: &'t [u8],
    at: usize,
    out: Vec<u8>,
    /// Between `fn name` and its body: the depth of brackets there.
    function: Option<usize>,
    /// Where that begins.
    head: usize,
    /// Where the last `fn` (or `const fn`) stands.
    began: usize,
    /// Functions whose bodies were left out.
    bodies: Vec<Range<usize>>,
    /// Parentheses and brackets that are open.
    depth: usize,
    /// The word `const` stands just before, here.
    constant: Option<usize>,
    /// The word `fn` stands just before.
    last_is_fn: bool,
}

impl<'t> Scan<'t> {
    fn of(text: &'t str) -> Scan<'t> {
        Scan {
            text: text.as_bytes(),
            at: 0,
            out: Vec::with_capacity(text.len() / 4),
            function: None,
            began: 0,
            head: 0,
            bodies: vec![],
            depth: 0,
            constant: None,
            last_is_fn: false,
        }
    }

    fn step(&mut self) {
        let end = self.token();
        let token = &self.text[self.at..end];
        let first = token[0];
        if token.starts_with(b"//") || token.starts_with(b"/*") {
            self.out.push(b' ');
            self.at = end;
            return;
        }
        if first.is_ascii_whitespace() {
            self.copy(end);
            return;
        }
        match first {
            b'(' | b'[' => self.depth += 1,
            b')' | b']' => self.depth = self.depth.saturating_sub(1),
            b';' if self.function == Some(self.depth) => self.function = None,
            b'{' if self.function == Some(self.depth) => {
                self.function = None;
                self.skip_body();
                return;
            }
            _ if token == b"const" => self.constant = Some(self.at),
            _ if token == b"fn" => self.began = self.constant.take().unwrap_or(self.at),
            // A name: no `fn(f64) -> f64`, which is a type.
            _ if is_word(first) && self.last_is_fn => {
                self.head = self.began;
                self.function = Some(self.depth);
            }
            _ => {}
        }
        self.last_is_fn = token == b"fn";
        if token != b"const" {
            self.constant = None;
        }
        self.copy(end);
    }

    fn copy(&mut self, end: usize) {
        self.out.extend_from_slice(&self.text[self.at..end]);
        self.at = end;
    }

    /// `{ .. }` becomes `{__body_3}`.
    fn skip_body(&mut self) {
        let mut open = 0usize;
        while self.at < self.text.len() {
            let end = self.token();
            match self.text[self.at] {
                b'{' => open += 1,
                b'}' => open -= 1,
                _ => {}
            }
            self.at = end;
            if open == 0 {
                break;
            }
        }
        self.last_is_fn = false;
        let body = format!("{{{BODY}{}}}", self.bodies.len());
        self.bodies.push(self.head..self.at);
        self.out.extend_from_slice(body.as_bytes());
    }

    /// The end of the token that begins here: a word, a literal, a comment, or one character.
    fn token(&self) -> usize {
        let rest = &self.text[self.at..];
        let length = match rest {
            [b'/', b'/', ..] => line(rest),
            [b'/', b'*', ..] => block_comment(rest),
            [b'"', ..] => 1 + quoted(&rest[1..], b'"'),
            [b'b' | b'c', b'"', ..] => 2 + quoted(&rest[2..], b'"'),
            [b'b', b'\'', ..] => 2 + quoted(&rest[2..], b'\''),
            [b'\'', ..] => character(rest),
            [first, ..] if is_word(*first) => raw_string(rest).unwrap_or_else(|| word(rest)),
            _ => 1,
        };
        (self.at + length).min(self.text.len())
    }
}

fn ends_in_body(text: &str) -> bool {
    let name = text.rfind('{').map(|open| &text[open + 1..]);
    name.is_some_and(|name| name.starts_with(BODY))
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn word(text: &[u8]) -> usize {
    text.iter().take_while(|byte| is_word(**byte)).count()
}

fn line(text: &[u8]) -> usize {
    text.iter().take_while(|byte| **byte != b'\n').count()
}

/// Comments of this kind nest.
fn block_comment(text: &[u8]) -> usize {
    let (mut at, mut open) = (0, 0);
    while at < text.len() {
        match text[at..] {
            [b'/', b'*', ..] => {
                open += 1;
                at += 2;
            }
            [b'*', b'/', ..] => {
                open -= 1;
                at += 2;
                if open == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

/// Up to and with the closing quote.
fn quoted(text: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// `'x'`, or the quote of a lifetime.
fn character(text: &[u8]) -> usize {
    match text {
        [_, b'\\', ..] => 1 + quoted(&text[1..], b'\''),
        [_, first, rest @ ..] => {
            let tail = rest.iter().take_while(|byte| **byte & 0xC0 == 0x80).count();
            let tail = if *first >= 0x80 { tail } else { 0 };
            if rest.get(tail) == Some(&b'\'') {
                tail + 3
            } else {
                1
            }
        }
        _ => 1,
    }
}

/// `r#".."#`, `br".."`.
fn raw_string(text: &[u8]) -> Option<usize> {
    let prefix = match text {
        [b'b' | b'c', b'r', ..] => 2,
        [b'r', ..] => 1,
        _ => return None,
    };
    let hashes = text[prefix..].iter().take_while(|b| **b == b'#').count();
    let start = prefix + hashes;
    if text.get(start) != Some(&b'"') {
        return None;
    }
    let mut end = vec![b'"'];
    end.resize(hashes + 1, b'#');
    let body = &text[start + 1..];
    let found = body.windows(end.len()).position(|window| window == end);
    Some(start + 1 + found.map_or(body.len(), |at| at + end.len()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{of, pick};

    fn words(text: &str) -> String {
        of(text).0.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn bodies_and_comments_go() {
        let text = "
            /* a /* nested */ comment { */
            type Real = f64; // ours }
            pub fn norm<'a>(v: &'a [Real; 3]) -> Real where Real: Copy { let c = '}'; if c == '\\'' { 1.0 } else { 2.0 } }
            struct S { run: fn(f64) -> f64, name: &'static str }
            impl S { const K: &'static str = \"fn x() {\"; fn go(&self) -> [f64; 2] { r#\"} \" {\"#; [0.0; 2] } }
            trait T { fn a(&self) -> f64; fn b(&self) -> f64 { b'}'; 0.0 } }
        ";
        assert_eq!(
            words(text),
            "type Real = f64; \
             pub fn norm<'a>(v: &'a [Real; 3]) -> Real where Real: Copy {__body_0} \
             struct S { run: fn(f64) -> f64, name: &'static str } \
             impl S { const K: &'static str = \"fn x() {\"; fn go(&self) -> [f64; 2] {__body_1} } \
             trait T { fn a(&self) -> f64; fn b(&self) -> f64 {__body_2} }"
        );
        let whole: Vec<&str> = of(text).1.into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            whole[1],
            "fn go(&self) -> [f64; 2] { r#\"} \" {\"#; [0.0; 2] }"
        );
    }

    #[test]
    fn functions_that_nobody_mentions_go() {
        let text = "#[grad] pub fn a(x: [f64; 2]) -> Vec<{ N + 1 }> where T: U {__body_0} \
                    const F: fn(f64) -> f64 = b; #[cfg(a)] fn b() {__body_1} fn r#type() {__body_2} struct S { c: fn() } \
                    impl S { fn d(&self) {__body_3} } mod m { fn e() {__body_4} } fn c(y: f64) {__body_5} use m::{e}; fn f();";
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let kept = pick(text, &names(&["c"]));
        assert_eq!(
            kept.split_whitespace().collect::<Vec<_>>().join(" "),
            "const F: fn(f64) -> f64 = b; fn r#type() {__body_2} struct S { c: fn() } \
             impl S { fn d(&self) {__body_3} } mod m { fn e() {__body_4} } fn c(y: f64) {__body_5} use m::{e};"
        );
        let all: BTreeSet<String> = names(&["a", "b", "c", "f"]);
        assert_eq!(pick(text, &all), text);
    }

    #[test]
    fn unfinished_files_end() {
        for text in [
            "fn f() {",
            "/* ",
            "\"abc",
            "'",
            "r#\"abc",
            "fn f() { \"",
            "b'",
        ] {
            of(text);
        }
    }
}
