//! `tests/tests/protocol/expanded.rs` is what [`emit`] writes around the bodies that stand there, to the letter; what
//! it computes is tested beside it. `BLESS=1` writes the file anew.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::*;

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
    let expanded: TokenStream = expanded.collect();
    if std::env::var_os("BLESS").is_some() {
        return bless(&expanded);
    }
    let committed: TokenStream = file.items.iter().map(ToTokens::to_token_stream).collect();
    assert_eq!(
        expanded.to_string(),
        committed.to_string(),
        "run with BLESS=1 and look at the difference"
    );
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
        syn::Item::Impl(item) => item.self_ty.to_token_stream().to_string() == "f_grad",
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
    [
        "grad",
        "value_and_grad",
        "value_and_grad_into",
        "vjp",
        "vjp_with",
        "grad_vjp",
        "grad_fwd",
        "grad_rev",
    ]
    .map(|suffix| format!("f_{suffix}"))
    .into()
}

fn options(name: &str) -> Options {
    Options {
        root: quote!(::grad_runtime),
        stem: None,
        custom: (name == "custom").then(|| syn::parse_quote!(rule)),
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
        vjp: body("vjp").unwrap(),
        fwd: body("fwd"),
        rev: body("rev"),
        uses_tape: name != "scalar",
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
