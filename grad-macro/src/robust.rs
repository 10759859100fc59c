//! Whatever rustc hands us, the macro does not panic, and what stands under the attribute comes back.
//!
//! Real functions are damaged token by token, always in the same way.

use std::panic;
use std::time::{Duration, Instant};

use proc_macro2::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::compile::expand;

#[test]
fn damaged_functions() {
    let words: Vec<TokenTree> = WORDS.iter().flat_map(|word| parsed(word)).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut panics = Vec::new();
    let start = Instant::now();
    let rounds = std::env::var("ROUNDS").ok().and_then(|n| n.parse().ok());
    for round in 0..rounds.unwrap_or(1500) {
        let (options, source) = CORPUS[random.below(CORPUS.len())];
        let options = match random.below(4) {
            0 => options,
            _ => "",
        };
        let mut item = parsed(source);
        for _ in 0..1 + random.below(3) {
            item = damaged(item, &words, &mut random);
        }
        let mut options = parsed(options);
        if random.below(8) == 0 {
            options = damaged(options, &words, &mut random);
        }
        if let Err(why) = survives(options, item) {
            panics.push(format!("round {round}: {why}"));
        }
    }
    assert!(
        panics.is_empty(),
        "{} of them:\n{}",
        panics.len(),
        panics.join("\n")
    );
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn the_corpus_itself_is_accepted() {
    for (options, source) in CORPUS {
        let expanded = expand(parsed(options), parsed(source)).to_string();
        assert!(!expanded.contains("compile_error"), "{source}: {expanded}");
    }
}

#[test]
fn what_is_no_function() {
    for source in [
        "",
        ";",
        "fn",
        "fn f",
        "fn f()",
        "fn f();",
        "fn f() {}",
        "struct S;",
        "impl S { fn f(&self) {} }",
        "trait T { fn f(&self); }",
        "mod m;",
        "use a::{b, c as d, e::*, self};",
        "use a;",
        "let x = 1.0;",
        "x + 1.0",
        "#[cfg(x)] #[doc = \"x\"] pub(in a::b) const unsafe extern \"C\" fn f<'a, T>(self: Box<Self>, ...) -> impl A where T: B {}",
        "macro_rules! m { () => {} }",
        "fn f(_: f64, (a, b): (f64, f64), [c, ..]: [f64; 3], S { d, .. }: S, &e: &f64, mut g: f64) -> f64 { a }",
        "fn r#fn(r#type: f64) -> f64 { r#type }",
        "fn f(x: f64) -> f64 { #![allow(unused)] x }",
        "fn f(self) -> f64 { self }",
        "fn f(&self, x: f64) -> f64 { self.a * x }",
        "fn f<const N: usize>(x: [f64; N], y: [[f64; N]; { N + 1 }]) -> [f64; N] { x }",
    ] {
        let outcome = survives(TokenStream::new(), parsed(source));
        assert_eq!(outcome, Ok(()), "{source}");
    }
}

/// `Err` says what went wrong.
fn survives(options: TokenStream, item: TokenStream) -> Result<(), String> {
    let expansion = panic::catch_unwind(|| {
        let expanded = expand(options.clone(), item.clone());
        expanded.to_string()
    });
    let Ok(expanded) = expansion else {
        return Err(format!("panicked on #[grad({options})] {item}"));
    };
    if expanded.contains("this is a mistake in `grad`") {
        let message = expanded
            .split("`#[grad]` failed:")
            .nth(1)
            .unwrap_or_default();
        let message: String = message.chars().take(200).collect();
        return Err(format!("{message}, on #[grad({options})] {item}"));
    }
    let mut text = item.to_string();
    if text.starts_with("impl") || text.starts_with("mod") {
        // The companions stand inside.
        text = text
            .strip_suffix('}')
            .unwrap_or(&text)
            .trim_end()
            .to_owned();
    }
    match expanded.starts_with(&text) {
        true => Ok(()),
        false => Err(format!("lost: #[grad({options})] {item}")),
    }
}

fn parsed(source: &str) -> TokenStream {
    source
        .parse()
        .unwrap_or_else(|why| panic!("{why}: {source}"))
}

/// One token, somewhere, is dropped, doubled, replaced, exchanged with its neighbour or given a companion.
fn damaged(tokens: TokenStream, words: &[TokenTree], random: &mut Random) -> TokenStream {
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    if trees.is_empty() {
        return words[random.below(words.len())].clone().into();
    }
    let at = random.below(trees.len());
    // Most of a function is in its groups.
    if let TokenTree::Group(group) = &trees[at]
        && random.below(6) > 0
    {
        let inner = damaged(group.stream(), words, random);
        trees[at] = Group::new(group.delimiter(), inner).into();
        return trees.into_iter().collect();
    }
    let groups: Vec<usize> = (0..trees.len())
        .filter(|at| matches!(trees[*at], TokenTree::Group(_)))
        .collect();
    if !groups.is_empty() && random.below(3) > 0 {
        let at = groups[random.below(groups.len())];
        if let TokenTree::Group(group) = &trees[at] {
            let inner = damaged(group.stream(), words, random);
            trees[at] = Group::new(group.delimiter(), inner).into();
            return trees.into_iter().collect();
        }
    }
    let word = words[random.below(words.len())].clone();
    match random.below(6) {
        0 => {
            trees.remove(at);
        }
        1 => trees.insert(at, trees[at].clone()),
        2 => trees[at] = word,
        3 => trees.insert(at, word),
        4 => {
            let next = (at + 1).min(trees.len() - 1);
            trees.swap(at, next);
        }
        _ => {
            // A name from elsewhere in the same group, as a slip of the pen has it.
            let other = trees[random.below(trees.len())].clone();
            trees[at] = other;
        }
    }
    trees.into_iter().collect()
}

/// Xorshift: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
}

/// Groups without delimiters are what `macro_rules!` hands over: around expressions, types and patterns.
#[test]
fn invisible_groups() {
    let group = |inner: TokenStream| {
        TokenTree::Group(Group::new(proc_macro2::Delimiter::None, inner)).to_token_stream()
    };
    let (ty, value) = (group(quote!(f64)), group(quote!(x + 1.0)));
    let (name, number) = (group(quote!(x)), group(quote!(2.5)));
    let item = quote!(fn f(x: #ty, w: &[#ty]) -> #ty { let y: #ty = #value * #number; #name.sin() * y + w[0] });
    let expanded = expand(TokenStream::new(), item).to_string();
    assert!(!expanded.contains("compile_error"), "{expanded}");
    // rustc does not look at groups that an attribute hands on.
    let by_hand = quote!(
        fn f(x: f64, w: &[f64]) -> f64 {
            let y: f64 = (x + 1.0) * 2.5;
            x.sin() * y + w[0]
        }
    );
    assert!(expanded.starts_with(&by_hand.to_string()), "{expanded}");
    let block = quote!(impl S { fn f(&self, x: #ty) -> #ty { #value * #number } });
    let expanded = expand(TokenStream::new(), block).to_string();
    assert!(
        expanded.contains(&quote!({ (x + 1.0) * 2.5 }).to_string()),
        "{expanded}"
    );
    let trees = [
        Ident::new("x", Span::call_site()).into(),
        TokenTree::from(Punct::new('$', Spacing::Alone)),
    ];
    assert_eq!(
        survives(TokenStream::new(), trees.into_iter().collect()),
        Ok(())
    );
}

/// What is put into functions.
const WORDS: &[&str] = &[
    "x",
    "y",
    "f64",
    "f32",
    "usize",
    "0",
    "1.0",
    "1e400",
    "2usize",
    "'a'",
    "\"s\"",
    "true",
    "_",
    "self",
    "Self",
    "mut",
    "&",
    "*",
    "-",
    "!",
    "=",
    "==",
    "+=",
    "..",
    "..=",
    ",",
    ";",
    ":",
    "::",
    "->",
    "=>",
    "|",
    "||",
    "?",
    "#",
    "return",
    "break",
    "continue",
    "if",
    "else",
    "match",
    "loop",
    "while",
    "for",
    "in",
    "let",
    "fn",
    "unsafe",
    "async",
    "move",
    "ref",
    "dyn",
    "impl",
    "as",
    "const",
    "static",
    "()",
    "(x)",
    "[x]",
    "[0]",
    "{ x }",
    "{}",
    "[]",
    ".sin()",
    ".len()",
    ".iter()",
    ".sum()",
    "vec![x]",
    "println!(\"{x}\")",
    "<",
    ">",
    "|x| x",
    "Some(x)",
    "None",
    "'a",
    "&mut x",
    "&x[1..]",
    "x[0]",
    "x.0",
];

/// Options and functions, as people write them.
const CORPUS: &[(&str, &str)] = &[
    (
        "wrt(rate)",
        "fn present_value(rate: f64, flows: &[f64]) -> f64 { let mut value = 0.0; let mut factor = 1.0; for flow in flows { value += flow * factor; factor /= 1.0 + rate; } value }",
    ),
    (
        "show",
        "fn horner(c: &[f64], x: f64) -> f64 { let mut y = 0.0; for k in (0..c.len()).rev() { y = y * x + c[k]; } y }",
    ),
    (
        "name = ellipse",
        "pub fn kepler(mean: f64, e: f64) -> f64 { let mut angle = mean; for _ in 0..50 { let step = (angle - e * angle.sin() - mean) / (1.0 - e * angle.cos()); angle -= step; if step.abs() < 1e-12 { break; } } angle }",
    ),
    (
        "",
        "fn softmax(z: &[f64], out: &mut [f64]) { let mut top = f64::NEG_INFINITY; for &v in z { top = top.max(v); } let mut sum = 0.0; for (o, v) in out.iter_mut().zip(z) { *o = (v - top).exp(); sum += *o; } for o in out { *o /= sum; } }",
    ),
    (
        "",
        "fn determinant(m: &[[f64; 3]; 3]) -> f64 { m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]) }",
    ),
    (
        "",
        "fn huber(r: f64, delta: f64) -> f64 { let a = r.abs(); if a <= delta { 0.5 * r * r } else { delta * (a - 0.5 * delta) } }",
    ),
    (
        "",
        "fn season(x: f64, kind: usize) -> f64 { match kind { 0 => x.sin(), 1 | 2 => { let y = x * x; y.exp() } n if n > 9 => 0.0, _ => x.powi(kind as i32) } }",
    ),
    (
        "",
        "fn spread(x: &[f64]) -> (f64, f64) { let n = x.len() as f64; let mean = x.iter().sum::<f64>() / n; let var = x.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0); (mean, var.sqrt()) }",
    ),
    (
        "",
        "fn path(x: f64, n: usize) -> f64 { let mut v = vec![x; 4]; let mut i = 0; while i < n { v[i % 4] = v[(i + 1) % 4] * 0.5 + x; i += 1; } assert!(i == n, \"{i}\"); v[0] * v[3] }",
    ),
    (
        "",
        "fn search(a: f64) -> f64 { let mut lo = 0.0; let mut hi = a.max(1.0); 'outer: loop { let mid = 0.5 * (lo + hi); if mid * mid > a { hi = mid; } else { lo = mid; } if hi - lo < 1e-9 { break 'outer; } } lo * a }",
    ),
    (
        "",
        "fn chain(x: f64, w: &[f64]) -> f64 { let scale = |v: f64| v * w[0]; let (a, b) = (scale(x), helper(x, &w[1..])); let c = if let Some(last) = w.last() { last * a } else { return b; }; c + stats::mean(w) }",
    ),
    (
        "wrt(p), show = plain",
        "fn swap_and_shift(p: &mut [f64], k: usize) -> f64 { p.swap(0, 1); let t = p[k]; p[k] += t * t; std::mem::swap(&mut p[0], &mut p[2]); let mut sum = 0f64; for (i, v) in p.iter().enumerate() { sum += v * i as f64; } sum }",
    ),
];
