//! Small programs, and what every stage makes of them: read these files to see how the compiler works.
//!
//! `BLESS=1 cargo test -p grad-macro snapshots` writes them anew.

use std::path::PathBuf;

use quote::quote;
use syn::ItemFn;

use crate::bodies::Around;
use crate::errors::Errors;
use crate::ir::{Func, print};
use crate::options::{self, Options};
use crate::{compile, forward, items, lower, optimize, reverse, simplify, types};

/// Name and source. Each shows one thing.
const PROGRAMS: &[(&str, &str)] = &[
    (
        "straight_line",
        "fn f(x: f64) -> f64 { let a = x.exp(); let b = a + a * a; b.exp() + b.sin() }",
    ),
    (
        "early_return",
        "fn f(x: f64) -> f64 { if x < 0.0 { return 0.0; } let y = x.sqrt(); y * y * y }",
    ),
    (
        "dot",
        "fn f(x: &[f64], y: &[f64]) -> f64 { let mut s = 0.0; for i in 0..x.len() { s += x[i] * y[i]; } s }",
    ),
    (
        "recurrence",
        "fn f(x: f64, n: usize) -> f64 { let mut y = x; for _ in 0..n { y = (y * x).sin(); } y }",
    ),
    (
        "newton",
        "fn f(a: f64) -> f64 { let mut x = a; while (x * x - a).abs() > 1e-12 { x = 0.5 * (x + a / x); } x }",
    ),
    (
        "in_place",
        "fn f(v: &mut [f64], k: f64) { for i in 1..v.len() { v[i] = v[i] * v[i - 1] + k; } }",
    ),
    (
        "stencil",
        "fn f(u: &[f64], rate: f64, v: &mut [f64], steps: usize) { for _ in 0..steps { for i in 1..u.len() - 1 { v[i] += rate * (u[i + 1] - u[i - 1]); } } }",
    ),
    (
        "call",
        "fn f(x: f64, w: &[f64]) -> f64 { let y = g(x, &w[1..]); y * y }",
    ),
];

/// Every stage of the program in a file of yours: `PROGRAM=file cargo test -p grad-macro of_a_file -- --nocapture --ignored`.
#[test]
#[ignore = "for people"]
fn of_a_file() {
    let path = std::env::var_os("PROGRAM").expect("PROGRAM names a file with one function");
    println!("{}", stages(&std::fs::read_to_string(path).unwrap()));
}

/// What the annotated functions of a file expand to: `FILE=file cargo test -p grad-macro expansions -- --nocapture --ignored`.
#[test]
#[ignore = "for people"]
fn expansions_of_a_file() {
    let path = std::env::var_os("FILE").expect("FILE names a file");
    let text = std::fs::read_to_string(path).expect("a readable file");
    for item in syn::parse_file(&text).expect("Rust").items {
        let syn::Item::Fn(mut function) = item else {
            continue;
        };
        let mut options = None;
        function.attrs.retain(|attr| {
            let own = attr.path().is_ident("grad");
            if own {
                let list = attr.meta.require_list();
                options = Some(list.map_or(quote!(), |list| list.tokens.clone()));
            }
            !own
        });
        if let Some(options) = options {
            println!("{}", crate::compile::expand(options, quote!(#function)));
        }
    }
}

/// In how many of the programs of a folder each pass changes what is emitted, and of how many it decides alone:
/// `PROGRAMS=folder cargo test --release -p grad-macro how_often_passes_fire -- --nocapture --ignored`.
#[test]
#[ignore = "for people"]
fn how_often_passes_fire() {
    let folder = std::env::var_os("PROGRAMS").expect("PROGRAMS names a folder");
    let files = std::fs::read_dir(folder).expect("a folder");
    let texts: Vec<String> = files
        .map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("readable"))
        .collect();
    // What was seen of other functions is kept per thread.
    let expanded = |text: &str, pass: &'static str| -> String {
        let text = text.to_owned();
        let thread = std::thread::spawn(move || annotated_expanded(&text, pass));
        thread.join().expect("no panic")
    };
    let plain: Vec<String> = (texts.iter())
        .map(|text| expanded(text, "nothing"))
        .collect();
    for pass in PASSES {
        let differs = |(text, plain): &(&String, &String)| expanded(text, pass) != **plain;
        let count = texts.iter().zip(&plain).filter(differs).count();
        let share = 100.0 * count as f64 / texts.len() as f64;
        println!("| `{pass}` | {share:.0} % |");
    }
}

/// What the functions of a file expand to without a pass.
fn annotated_expanded(text: &str, pass: &str) -> String {
    let off = syn::Ident::new(pass, proc_macro2::Span::call_site());
    let items = syn::parse_file(text).expect("Rust").items.into_iter();
    let each = items.map(|item| {
        let syn::Item::Fn(mut function) = item else {
            return String::new();
        };
        function.attrs.clear();
        crate::compile::expand(quote!(off(modes, #off)), quote!(#function)).to_string()
    });
    each.collect()
}

/// What `off(..)` can switch off.
const PASSES: &[&str] = &[
    "again",
    "ahead",
    "apart",
    "arms",
    "assigned",
    "axpys",
    "dots",
    "factors",
    "fusion",
    "gather",
    "guards",
    "hoists",
    "induction",
    "interchange",
    "invariants",
    "joined",
    "keeping",
    "kills",
    "lends",
    "lengths",
    "lists",
    "literals",
    "loans",
    "locals",
    "meetings",
    "moves",
    "multiples",
    "neighbours",
    "outside",
    "overwritten",
    "pairs",
    "products",
    "reciprocals",
    "reconsider",
    "results",
    "rooms",
    "rows",
    "scalarise",
    "seldom",
    "share",
    "small",
    "stored",
    "sums",
    "tails",
    "taken",
    "terms",
    "totals",
    "turns",
    "undone",
    "unseen",
    "upward",
    "views",
    "winner",
];

#[test]
fn every_stage() {
    let mut wrong = vec![];
    for (name, source) in PROGRAMS {
        let text = stages(source);
        let path: PathBuf = [
            env!("CARGO_MANIFEST_DIR"),
            "snapshots",
            &format!("{name}.txt"),
        ]
        .iter()
        .collect();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &text).expect("the folder exists");
        } else if std::fs::read_to_string(&path).unwrap_or_default() != text {
            wrong.push(format!("{}\n{text}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "these differ from their snapshots:\n{}",
        wrong.join("\n")
    );
}

fn stages(source: &str) -> String {
    let function: ItemFn = syn::parse_str(source).expect("a function");
    let mut errors = Errors::new();
    let options = options::parse(quote!(), &mut errors);
    let wrt = items::wrt(&function, &options);
    let types = types::infer(&function.sig, &function.block);
    let func = lower::lower(&function.sig, &function.block, &types, &wrt, &mut errors);
    assert!(errors.is_empty(), "{}", errors.take().expect("errors"));
    let mut func = func.expect("no error was reported");
    let mut text = format!("{source}\n\n== lowered\n{func}\n");
    optimize::scalarise(&mut func);
    optimize::share(&mut func);
    let tangent = tangent(&function, &options, &func);
    let mut joint = reverse::joint(&func, &[]).expect("nothing is refused");
    text += &format!(
        "\n== differentiated\n{}",
        print::region(&joint.func, &joint.region)
    );
    simplify::simplify(&mut joint.func, &mut joint.region, func.vals.len());
    text += &format!(
        "\n== simplified\n{}",
        print::region(&joint.func, &joint.region)
    );
    compile::polish_joint(&mut joint, func.vals.len(), &options);
    text += &format!("\n== emitted\n{}", emitted(&function, &options, &joint));
    text += &format!("\n== tangent\n{tangent}");
    text
}

/// The forward companion.
fn tangent(function: &ItemFn, options: &Options, func: &Func) -> String {
    let around = Around::new(function, options);
    let tangent = forward::tangent(func, around.dots(), around.rt(), &options.off);
    let mut tangent = tangent.expect("nothing is refused");
    let mut body = std::mem::take(&mut tangent.body);
    simplify::simplify(&mut tangent, &mut body, func.vals.len());
    tangent.body = body;
    if std::env::var_os("PROGRAM").is_some() {
        println!("== tangent, as a function\n{tangent}");
        let joint = reverse::joint(&tangent, &[]).expect("nothing is refused");
        println!(
            "== its reverse\n{}",
            around.doubled(true, &options.runtime).source(&joint, false)
        );
    }
    around.tangent_source(tangent)
}

fn emitted(function: &ItemFn, options: &Options, joint: &reverse::Joint) -> String {
    Around::new(function, options).source(joint, false)
}

/// A function of n statements has O(n) emitted ones: each further statement costs a few lines, however many stand
/// before it.
#[test]
fn emitted_code_is_linear_in_the_source() {
    let lines = |n: usize| {
        let mut source = String::from("fn f(x: f64) -> f64 { let mut a = x; let mut b = x * x; ");
        for k in 0..n {
            source += match k % 3 {
                0 => "a = (a * b).sin(); ",
                1 => "if a > b { b = a + b * b; } ",
                _ => "b = b.exp() / (a * a + 1.0); ",
            };
        }
        source += "a + b }";
        let text = stages(&source);
        let (_, emitted) = text.split_once("== emitted").expect("a stage");
        let (emitted, _) = emitted.split_once("== tangent").expect("the last stage");
        emitted.lines().count()
    };
    let (few, more, most) = (lines(30), lines(60), lines(120));
    assert_eq!(most - more, 2 * (more - few));
    assert!(most - more <= 60 * 7, "{few}, {more}, {most} lines");
}

/// Straight-line code of ten thousand statements expands in a time that grows with its length, on a thread's stack.
#[test]
fn ten_thousand_statements_expand() {
    let mut source = String::from("fn f(x: f64) -> f64 { let mut a = x; ");
    for k in 0..10_000 {
        source += match k % 2 {
            0 => "a = a * x + 0.5; ",
            _ => "a = a.sin(); ",
        };
    }
    source += "a }";
    let expand = move || {
        let function: ItemFn = syn::parse_str(&source).expect("a function");
        let expanded = crate::compile::expand(quote!(), quote!(#function)).to_string();
        assert!(!expanded.contains("compile_error"));
        expanded.matches(". sin").count()
    };
    let thread = std::thread::Builder::new().stack_size(8 << 20);
    let sines = thread.spawn(expand).expect("a thread").join();
    // In the function, and in each forward sweep.
    assert!(sines.expect("no overflow") >= 2 * 5_000);
}
