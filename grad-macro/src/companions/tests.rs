//! `tests/tests/protocol/expanded.rs` is what [`emit`] writes around the bodies that stand there, to the letter; what
//! it computes is tested beside it. `BLESS=1` writes the file anew.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::shapes::Role;
use super::*;

/// A parameter's type; then those of its gradient, public adjoint buffer, bar and slot. `Vec`, `f64` and so on are
/// written short.
#[test]
fn types_of_parameters() {
    let check = |ty: &str, expected: [&str; 4]| {
        let item: syn::ItemFn = syn::parse_str(&format!("fn f(x: {ty}) {{}}")).unwrap();
        let params = shapes::params(&item.sig, None);
        let root = quote!(::grad_runtime);
        let root = types::Root(&root);
        let param = &params[0];
        let by_reference = param.role() == Role::Reference;
        let lifetime = syn::Lifetime::new("'b", proc_macro2::Span::call_site());
        let nothing = quote!(());
        let found = [
            root.tangent(&param.shape),
            if by_reference {
                root.buffer(param)
            } else {
                nothing.clone()
            },
            if by_reference {
                root.shadow(param, &lifetime)
            } else {
                nothing
            },
            root.slot(param),
        ];
        assert_eq!(
            found.map(|found| short(&found)),
            expected.map(|text| text.replace(' ', "")),
            "{ty}"
        );
    };
    check("f64", ["f64", "()", "()", "f64"]);
    check("core::primitive::f32", ["f32", "()", "()", "f32"]);
    check("[f64; 3]", ["[f64; 3]", "()", "()", "[f64; 3]"]);
    check("Vec<f64>", ["Vec<f64>", "()", "()", "Vec<f64>"]);
    check("(f64, usize)", ["(f64, (),)", "()", "()", "(f64, (),)"]);
    check("Option<f64>", ["Option<f64>", "()", "()", "Option<f64>"]);
    check("&f64", ["f64", "&mut f64", "&'b Cell<f64>", "()"]);
    check("&mut f64", ["f64", "&mut f64", "&'b Cell<f64>", "()"]);
    check(
        "&[f64]",
        ["Vec<f64>", "&mut [f64]", "&'b [Cell<f64>]", "()"],
    );
    check(
        "&'a mut [f64]",
        ["Vec<f64>", "&mut [f64]", "&'b [Cell<f64>]", "()"],
    );
    check(
        "&&[f64]",
        ["Vec<f64>", "&mut [f64]", "&'b [Cell<f64>]", "()"],
    );
    check(
        "&Vec<f64>",
        ["Vec<f64>", "&mut [f64]", "&'b [Cell<f64>]", "()"],
    );
    check(
        "&mut Vec<f64>",
        ["Vec<f64>", "&mut Vec<f64>", "&'b mut Vec<f64>", "()"],
    );
    check(
        "&[f64; 3]",
        ["[f64; 3]", "&mut [f64; 3]", "&'b [Cell<f64>; 3]", "()"],
    );
    check(
        "&[[f64; 3]]",
        [
            "Vec<[f64; 3]>",
            "&mut [[f64; 3]]",
            "&'b [Cell<[f64; 3]>]",
            "()",
        ],
    );
    check(
        "&[[f64; N]; 2]",
        [
            "[[f64; N]; 2]",
            "&mut [[f64; N]; 2]",
            "&'b [Cell<[f64; N]>; 2]",
            "()",
        ],
    );
    check(
        "&[(f64, i32)]",
        [
            "Vec<(f64, (),)>",
            "&mut [(f64, (),)]",
            "&'b [Cell<(f64, (),)>]",
            "()",
        ],
    );
    check(
        "&[Vec<f64>]",
        [
            "Vec<Vec<f64>>",
            "&mut [Vec<f64>]",
            "&'b [&'b [Cell<f64>]]",
            "()",
        ],
    );
    check(
        "&Vec<Vec<f64>>",
        [
            "Vec<Vec<f64>>",
            "&mut [Vec<f64>]",
            "&'b [&'b [Cell<f64>]]",
            "()",
        ],
    );
    check(
        "&[&[f64]]",
        [
            "Vec<Vec<f64>>",
            "&mut [Vec<f64>]",
            "&'b [&'b [Cell<f64>]]",
            "()",
        ],
    );
    check(
        "&[Vec<f64>; 2]",
        [
            "[Vec<f64>; 2]",
            "&mut [Vec<f64>; 2]",
            "&'b [&'b [Cell<f64>]]",
            "()",
        ],
    );
    check(
        "&mut [Vec<f64>]",
        [
            "Vec<Vec<f64>>",
            "&mut [Vec<f64>]",
            "&'b mut [Vec<f64>]",
            "()",
        ],
    );
    check(
        "&[(Vec<f64>, f64)]",
        [
            "Vec<(Vec<f64>, f64,)>",
            "&mut [(Vec<f64>, f64,)]",
            "&'b mut [(Vec<f64>, f64,)]",
            "()",
        ],
    );
    check(
        "&S",
        ["S::Tangent", "&mut S::Tangent", "&'b mut S::Tangent", "()"],
    );
    check("S", ["S::Tangent", "()", "()", "S::Tangent"]);
    for inert in [
        "usize",
        "&[usize]",
        "&mut Vec<i32>",
        "bool",
        "&str",
        "char",
        "&mut usize",
        "impl Fn(f64) -> f64",
    ] {
        let found = syn::parse_str::<syn::ItemFn>(&format!("fn f(x: {inert}) {{}}")).unwrap();
        assert_eq!(
            shapes::params(&found.sig, None)[0].role(),
            Role::Inactive,
            "{inert}"
        );
    }
}

/// Types without spaces and without what makes paths absolute.
fn short(tokens: &TokenStream) -> String {
    let text = tokens.to_string().replace(' ', "");
    let text = text
        .replace("::grad_runtime::rt::alloc::vec::", "")
        .replace("::core::primitive::", "")
        .replace("::core::cell::", "")
        .replace("::core::option::", "");
    text.replace("<Sas::grad_runtime::Differentiable>", "S")
}

#[test]
fn results() {
    let ret = |ty: &str| {
        let item: syn::ItemFn = syn::parse_str(&format!("fn f() -> {ty} {{}}")).unwrap();
        let root = quote!(::grad_runtime);
        let ret = shapes::ret(&item.sig);
        (
            short(&types::Root(&root).hidden_seed(&ret)),
            ret.is_scalar(),
        )
    };
    assert_eq!(ret("f64"), ("f64".into(), true));
    assert_eq!(ret("()"), ("()".into(), false));
    assert_eq!(ret("(f64, usize)"), ("(f64,(),)".into(), false));
    assert_eq!(ret("(usize, usize)"), ("()".into(), false));
    assert_eq!(ret("Vec<f64>"), ("Vec<f64>".into(), false));
    assert_eq!(ret("Option<f64>"), ("Option<f64>".into(), true));
    assert_eq!(
        ret("Result<Vec<f64>, E>"),
        ("Option<Vec<f64>>".into(), false)
    );
    assert_eq!(ret("Option<usize>"), ("()".into(), false));
    assert_eq!(
        ret("Real"),
        (
            "<Realas::grad_runtime::Differentiable>::Tangent".into(),
            true
        )
    );
}

/// The names of the items emitted for a function, in order.
fn items(item: &str, options: &Options, with_bodies: bool) -> Vec<String> {
    let item: syn::ItemFn = syn::parse_str(item).unwrap();
    let params = shapes::params(&item.sig, None);
    let bodies = with_bodies.then(|| Bodies {
        called: Vec::new(),
        recorded: Vec::new(),
        lean: None,
        reads: vec![],
        reads_if_fixed: vec![],
        grad: None,
        vjp: quote!(todo!()),
        fwd: None,
        rev: None,
        jvp: tangent::Jvp::Missing,
        second: second::Second::Missing(second::Why::Rule),
        higher: vec![],
        hvp: None,
        hvp_lanes: None,
        lanes: None,
        uses_tape: false,
        lends_tape: None,
        overwriting: None,
        record: None,
        short: false,
        source: Some("text".into()),
    });
    let emitted = emit(&item, options, &params, bodies);
    let file: syn::File = syn::parse2(emitted).unwrap();
    let name = |item: &syn::Item| match item {
        syn::Item::Fn(item) => item.sig.ident.to_string(),
        syn::Item::Enum(item) => format!("enum {}", item.ident),
        syn::Item::Const(item) => format!("const {}", item.ident),
        syn::Item::Type(item) => format!("type {}", item.ident),
        syn::Item::Impl(_) => "impl".into(),
        other => other.to_token_stream().to_string(),
    };
    file.items.iter().map(name).collect()
}

#[test]
fn which_companions() {
    const HIDDEN: [&str; 10] = [
        "enum f_grad",
        "impl",
        "impl",
        "f_grad_vjp",
        "f_grad_fwd",
        "f_grad_rev",
        "f_grad_jvp",
        "f_grad_jvp_vjp",
        "f_grad_jvp_fwd",
        "f_grad_jvp_rev",
    ];
    let of = |item: &str| {
        let mut names = items(item, &options(""), false);
        names.retain(|name| !name.starts_with("type "));
        let hidden = names.split_off(names.len().saturating_sub(10));
        assert_eq!(hidden, HIDDEN);
        names.join(" ")
    };
    assert_eq!(
        of("fn f(x: f64) -> f64 {}"),
        "f_grad f_value_and_grad f_value_and_grad_into f_vjp f_vjp_with f_pullback"
    );
    assert_eq!(
        of("fn f(x: f64) -> (f64, f64) {}"),
        "f_vjp f_vjp_with f_pullback"
    );
    assert_eq!(of("fn f(x: &mut [f64]) {}"), "f_vjp f_vjp_with f_pullback");
    assert_eq!(
        of("fn f(x: &mut [f64]) -> usize {}"),
        "f_vjp f_vjp_with f_pullback"
    );
    assert_eq!(of("fn f(x: &[f64]) -> usize {}"), "");
    assert_eq!(of("fn f(n: usize) -> f64 {}"), "");
    assert_eq!(of("fn f(x: f64) -> &'static str {}"), "");

    let stem = Options {
        stem: Some("h".into()),
        ..options("")
    };
    let names = items("fn f(x: f64) -> f64 {}", &stem, true);
    assert_eq!(names[..2], ["h_grad", "h_value_and_grad"]);
    assert_eq!(names[6..8], ["const H_GRAD_SOURCE", "enum f_grad"]);
}

#[test]
fn what_cannot_be_stubbed_is_left_alone() {
    assert!(items("fn f(x: &[f64]) -> &f64 {}", &options(""), false).is_empty());
    assert!(
        items(
            "fn f(x: f64) -> impl Fn(f64) -> f64 {}",
            &options(""),
            false
        )
        .is_empty()
    );
}

#[test]
fn custom_rules_want_the_value_itself() {
    let custom = options("custom");
    let names = items("fn f(x: f64) -> Option<f64> {}", &custom, false);
    assert!(names[0].contains("compile_error"), "{names:?}");
}

/// Whatever there is to differentiate, an import finds the same names.
#[test]
fn names_for_imports() {
    for item in [
        "fn f(x: f64) -> f64 {}",
        "fn f(x: f64) -> [f64; 2] {}",
        "fn f(x: &mut [f64]) {}",
        "fn f(n: usize) -> usize {}",
    ] {
        for stem in [None, Some("g".to_owned())] {
            let options = Options {
                stem,
                ..options("")
            };
            let names = items(item, &options, false);
            for suffix in crate::names::SUFFIXES {
                let found = |kind: &str| names.contains(&format!("{kind}f_{suffix}"));
                let found = [found(""), found("type "), found("enum ")];
                assert!(found.contains(&true), "{item}: f_{suffix}");
            }
        }
    }
}

#[test]
fn attributes_are_copied() {
    let item: syn::ItemFn = syn::parse_quote! {
        /// Not this.
        #[cfg(all())]
        #[inline(never)]
        #[must_use]
        #[deprecated]
        pub(crate) fn f(mut x: f64, _: f64, (a, b): (f64, f64)) -> f64 {}
    };
    let emitted = emit(&item, &options(""), &shapes::params(&item.sig, None), None);
    let file: syn::File = syn::parse2(emitted).unwrap();
    let syn::Item::Fn(grad) = &file.items[0] else {
        panic!("a function comes first")
    };
    let has = |name: &str| grad.attrs.iter().any(|attr| attr.path().is_ident(name));
    assert!(has("cfg") && has("inline") && has("must_use") && has("allow") && has("deprecated"));
    assert!(
        !grad
            .attrs
            .iter()
            .any(|attr| attr.to_token_stream().to_string().contains("Not this"))
    );
    let params = grad.sig.inputs.to_token_stream().to_string();
    assert_eq!(params, "x : f64 , arg_2 : f64 , arg_3 : (f64 , f64)");
    let guarded = file
        .items
        .iter()
        .filter(|item| item.to_token_stream().to_string().contains("cfg (all ())"));
    assert_eq!(guarded.count(), file.items.len());
}

const EXPANDED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../tests/tests/protocol/expanded.rs"
);

#[test]
fn expansions_are_as_committed() {
    let text = std::fs::read_to_string(EXPANDED).unwrap();
    let file = syn::parse_file(&text).unwrap();
    let expanded = file.items.iter().map(|item| match item {
        syn::Item::Mod(module) => expand(module),
        other => other.to_token_stream(),
    });
    let expanded: Vec<TokenStream> = expanded.collect();
    if std::env::var_os("BLESS").is_some() {
        return bless(&expanded.into_iter().collect());
    }
    for (expanded, committed) in expanded.iter().zip(&file.items) {
        let hint = "run with BLESS=1 and look at the difference";
        assert_eq!(
            plain(expanded),
            plain(&committed.to_token_stream()),
            "{hint}"
        );
    }
}

/// Text without what rustfmt may change: spaces, trailing commas, braces around closures' bodies.
fn plain(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string().replace(char::is_whitespace, "");
    for next in [")", "]", "}", "{", ">"] {
        text = text.replace(&format!(",{next}"), next);
    }
    text.replace(['{', '}'], "")
}

/// The module with what follows its function `f` made anew, around the bodies found there.
fn expand(module: &syn::ItemMod) -> TokenStream {
    let name = module.ident.to_string();
    let items = &module.content.as_ref().unwrap().1;
    let made = made_names();
    let is_made = |item: &syn::Item| match item {
        syn::Item::Enum(item) => item.ident == "f_grad",
        syn::Item::Fn(item) => made.contains(&item.sig.ident.to_string()),
        syn::Item::Const(item) => item.ident == "F_GRAD_SOURCE",
        syn::Item::Type(item) => made.contains(&item.ident.to_string()),
        syn::Item::Impl(item) => item.self_ty.to_token_stream().to_string() == "f_grad",
        syn::Item::Macro(item) => (item.mac.path.segments.last())
            .is_some_and(|last| last.ident == "with_alloc" || last.ident == "without_alloc"),
        _ => false,
    };
    let given = items.iter().filter(|item| !is_made(item));
    let function = items.iter().find_map(|item| match item {
        syn::Item::Fn(item) if item.sig.ident == "f" => Some(item),
        _ => None,
    });
    let bodies = items.iter().find_map(|item| match item {
        syn::Item::Impl(item) if is_made(&syn::Item::Impl(item.clone())) && name != "refused" => {
            Some(bodies(item, &name))
        }
        _ => None,
    });
    let (function, wrt) = (function.unwrap(), wrt(&name));
    let params = shapes::params(&function.sig, wrt.as_deref());
    let emitted = emit(function, &options(&name), &params, bodies);
    let (attrs, vis, ident) = (&module.attrs, &module.vis, &module.ident);
    quote!(#(#attrs)* #vis mod #ident { #(#given)* #emitted })
}

fn made_names() -> BTreeSet<String> {
    let own = [
        "grad",
        "value_and_grad",
        "value_and_grad_into",
        "vjp",
        "vjp_with",
        "grad_vjp",
        "grad_fwd",
        "grad_rev",
        "grad_jvp",
        "grad_jvp_vjp",
        "grad_jvp_fwd",
        "grad_jvp_rev",
        "jvp",
        "jvp_many",
        "hvp",
        "hvp_many",
        "pullback",
        "hessian",
        "hessian_into",
        "jacobian",
        "jacobian_into",
    ];
    let all = own.into_iter().chain(crate::names::NESTED);
    all.map(|suffix| format!("f_{suffix}")).collect()
}

fn options(name: &str) -> Options {
    Options {
        method: false,
        returns_struct: false,
        custom: (name == "custom").then(|| syn::parse_quote!(rule)),
        ..Options::hidden(quote!(::grad_runtime))
    }
}

fn wrt(name: &str) -> Option<Vec<proc_macro2::Ident>> {
    (name == "left_out").then(|| vec![syn::parse_quote!(y)])
}

fn bodies(item: &syn::ItemImpl, name: &str) -> Bodies {
    let body = |which: &str| {
        item.items.iter().find_map(|item| match item {
            syn::ImplItem::Fn(item) if item.sig.ident == which && !is_default(item, name) => {
                let stmts = item.block.stmts.iter().filter(|stmt| !is_prologue(stmt));
                Some(quote!({ #(#stmts)* }))
            }
            _ => None,
        })
    };
    Bodies {
        called: Vec::new(),
        recorded: Vec::new(),
        lean: None,
        reads: vec![],
        reads_if_fixed: vec![],
        grad: None,
        vjp: body("vjp").unwrap(),
        fwd: body("fwd"),
        rev: body("rev"),
        jvp: tangent::Jvp::Missing,
        second: second::Second::Missing(second::Why::Rule),
        higher: vec![],
        hvp: None,
        hvp_lanes: None,
        lanes: None,
        uses_tape: name != "scalar",
        lends_tape: None,
        overwriting: None,
        record: None,
        short: false,
        source: (name == "scalar").then(|| "x_bar = seed * y + seed * x.cos();\n".into()),
    }
}

/// Modules that give only `vjp` get the other two from [`emit`].
fn is_default(item: &syn::ImplItemFn, name: &str) -> bool {
    item.sig.ident != "vjp" && !["scalar", "slices", "in_place"].contains(&name)
}

fn is_prologue(stmt: &syn::Stmt) -> bool {
    stmt.to_token_stream().to_string().contains("into_shadow")
}

fn bless(expanded: &TokenStream) {
    let header = "//! Companions as they are emitted, around bodies written by hand. Kept so by a test of the macro.\n\n";
    std::fs::write(EXPANDED, format!("{header}{expanded}")).unwrap();
    let done = std::process::Command::new("rustfmt")
        .args(["--edition", "2024", EXPANDED])
        .status();
    assert!(done.unwrap().success());
    let text = std::fs::read_to_string(EXPANDED).unwrap();
    let lines: Vec<String> = text.lines().map(as_comment).collect();
    std::fs::write(EXPANDED, lines.join("\n") + "\n").unwrap();
}

/// `#[doc = " text"]` as `/// text`.
fn as_comment(line: &str) -> String {
    let comment = line
        .trim_start()
        .strip_prefix("#[doc = \"")
        .and_then(|rest| rest.strip_suffix("\"]"));
    match comment {
        Some(text) => {
            let indent = &line[..line.len() - line.trim_start().len()];
            format!("{indent}///{}", text.replace("\\\"", "\""))
        }
        None => line.to_owned(),
    }
}
