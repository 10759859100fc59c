//! Items that macros of the crate make, written out where the macro is called: an attribute in there looks for its own.
//!
//! ```text
//! macro_rules! real { ($($t:ty),*) => { $(#[grad] impl Real for $t { .. })* } }
//!
//! real!(f32, f64);        #[grad] impl Real for f32 { .. } #[grad] impl Real for f64 { .. }
//! ```
//! Macros of the file, and those that it has by `#[macro_use]` or imports. What is not understood stays a call.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};
use syn::Item;

use super::{rules, skeleton};
use crate::expansion;

/// Macros that call macros, and so on.
const DEPTH: usize = 16;

/// A file's text with these items.
#[derive(Default)]
pub struct Written {
    pub text: String,
    /// Where they stand in it.
    pub emitted: Vec<Range<usize>>,
    /// In which lines the rules of macros stand.
    pub templates: Vec<Range<usize>>,
}

/// The items of a file. Lines stay where they were.
pub fn written_out(file: &Path, text: &str) -> Written {
    let mut all = BTreeMap::new();
    let mut rules = |name: &str| {
        let found = all.entry(name.to_owned());
        let found = found.or_insert_with(|| rules::seen_from(file, text, name));
        found.clone()
    };
    let mut out = Written::default();
    let (calls, templates) = scan(text);
    let line = |at: usize| 1 + text[..at].matches('\n').count();
    out.templates = (templates.iter())
        .map(|of| line(of.start)..line(of.end) + 1)
        .collect();
    let mut at = 0;
    for call in calls {
        let Some(items) = call.items(text, &mut rules, 0) else {
            continue;
        };
        out.text += &text[at..call.whole.start];
        let start = out.text.len();
        out.text += &items;
        out.emitted.push(start..out.text.len());
        let lines = |text: &str| text.matches('\n').count();
        let left = lines(&text[call.whole.clone()]).saturating_sub(lines(&items));
        out.text += &"\n".repeat(left);
        at = call.whole.end;
    }
    out.text += &text[at..];
    out
}

/// Whether this is a call that makes items of which nothing is known.
pub fn is_unread(item: &Item) -> bool {
    const STATICS: [&str; 2] = ["thread_local", "compile_error"];
    let Item::Macro(item) = item else {
        return false;
    };
    let name = item
        .mac
        .path
        .segments
        .last()
        .map(|last| last.ident.to_string());
    item.ident.is_none() && !name.is_some_and(|name| STATICS.contains(&&name[..]))
}

/// A call that stands where an item does.
struct Call<'t> {
    name: &'t str,
    args: Range<usize>,
    whole: Range<usize>,
}

type Rules<'r> = dyn FnMut(&str) -> Option<TokenStream> + 'r;

impl Call<'_> {
    /// What it makes, and what the macros make that are called in there.
    fn items(&self, text: &str, rules: &mut Rules<'_>, depth: usize) -> Option<String> {
        let found = rules(self.name).filter(|_| depth < DEPTH)?;
        let name = Ident::new(self.name, Span::call_site());
        let args = text[self.args.clone()].parse().ok()?;
        let mut items = String::new();
        print(expansion::items(&name, args, found)?, &mut items);
        let mut out = String::new();
        let mut at = 0;
        for call in scan(&items).0 {
            if let Some(inner) = call.items(&items, rules, depth + 1) {
                out += &items[at..call.whole.start];
                out += &inner;
                at = call.whole.end;
            }
        }
        out += &items[at..];
        Some(out)
    }
}

/// The calls and the definitions of macros that stand where items do.
fn scan(text: &str) -> (Vec<Call<'_>>, Vec<Range<usize>>) {
    let tokens = skeleton::tokens(text);
    let word = |n: usize| tokens.get(n).map_or("", |of| &text[of.clone()]);
    // The last token of the group that begins with this one.
    let close = |open: usize| {
        let mut depth = 0usize;
        for n in open..tokens.len() {
            match word(n) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return n;
            }
        }
        tokens.len() - 1
    };
    let opens = |n: usize| matches!(word(n), "(" | "[" | "{");
    let (mut calls, mut templates) = (vec![], vec![]);
    let (mut n, mut begins) = (0, true);
    while n < tokens.len() {
        let began = std::mem::replace(&mut begins, false);
        match word(n) {
            "macro_rules" if word(n + 1) == "!" && opens(n + 3) => {
                let end = close(n + 3);
                templates.push(tokens[n].start..tokens[end].end);
                (n, begins) = (end + 1, true);
            }
            name if began && word(n + 1) == "!" && opens(n + 2) && is_name(name) => {
                let end = close(n + 2);
                let semicolon = word(n + 2) != "{" && word(end + 1) == ";";
                let last = if semicolon { end + 1 } else { end };
                calls.push(Call {
                    name,
                    args: tokens[n + 2].end..tokens[end].start,
                    whole: tokens[n].start..tokens[last].end,
                });
                (n, begins) = (last + 1, true);
            }
            "mod" if word(n + 2) == "{" => (n, begins) = (n + 3, true),
            "#" if word(n + 1) == "!" && word(n + 2) == "[" => {
                (n, begins) = (close(n + 2) + 1, began);
            }
            "(" | "[" => n = close(n) + 1,
            "{" => (n, begins) = (close(n) + 1, true),
            other => {
                begins = matches!(other, ";" | "}");
                n += 1;
            }
        }
    }
    (calls, templates)
}

fn is_name(word: &str) -> bool {
    syn::parse_str::<Ident>(word).is_ok()
}

/// Tokens as text in one line, but for what literals hold.
fn print(tokens: TokenStream, out: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                *out += open;
                print(group.stream(), out);
                *out += close;
                out.push(' ');
            }
            TokenTree::Punct(punct) => {
                out.push(punct.as_char());
                if punct.spacing() == Spacing::Alone {
                    out.push(' ');
                }
            }
            token => {
                *out += &token.to_string();
                out.push(' ');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{scan, written_out};

    #[test]
    fn calls_among_items() {
        let text = "#![no_std] // a!{}\n outer!(x); #[cfg(a)] b! {} mod m { use a::b; inner! { y } fn f() { c!() } } \
                    d::e!(z); struct S { x: [f64; g!()] } impl !Send for S {} last![w];";
        let names: Vec<_> = scan(text)
            .0
            .iter()
            .map(|call| (call.name, &text[call.args.clone()]))
            .collect();
        assert_eq!(names, [("outer", "x"), ("inner", " y "), ("last", "w")]);
    }

    #[test]
    fn lines_stay() {
        let text = "macro_rules! twice { ($t:ty) => { fn f(x: &'static $t) -> $t { 2.0 * *x }\n fn g() {} } }\n\
                    macro_rules! same {\n ($($t:ty),*) => { $(twice!($t);)* };\n}\n\
                    same!(f32,\n f64);\nunknown!();\nfn after() {}\n";
        let out = written_out(Path::new("here.rs"), text);
        assert_eq!(out.templates, [1..3, 3..6]);
        let [items] = &out.emitted[..] else { panic!() };
        let file = syn::parse_file(&out.text[items.clone()]).unwrap();
        assert_eq!(file.items.len(), 4, "{}", out.text);
        assert!(out.text.contains("'static f64"), "{}", out.text);
        assert!(out.text.contains("unknown!()"));
        let line = |text: &str| text[..text.find("fn after").unwrap()].matches('\n').count();
        assert_eq!(line(&out.text), line(text));
    }
}
