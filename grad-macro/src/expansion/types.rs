//! Types that are declared in a function's body, moved out of it: each companion has a body of its own, and what one
//! records another restores. They are called after the function; the user's function keeps its own.
//!
//! ```text
//! fn nutation(t: f64) -> f64 {                struct nutation_Term(i8, i32);
//!     struct Term(i8, i32);
//!     let terms = [Term(1, -171996)];         let terms = [nutation_Term(1, -171996)];
//!     ..                                      ..
//! }
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Item, ItemFn, ItemImpl, Path, Stmt, Visibility};

use super::consts::{idents, with_name};
use crate::errors::Errors;
use crate::items;
use crate::known::{Known, derives};
use crate::lints;

/// The function without the types in its body, and these. In a method there is no room for them: other methods stand beside
/// it.
pub fn apart(
    function: &ItemFn,
    known: &Known,
    runtime: &Path,
    errors: &mut Errors,
) -> (ItemFn, Vec<Item>) {
    let stmts = &function.block.stmts;
    let names: BTreeSet<Ident> = stmts.iter().filter_map(declared).cloned().collect();
    if known.this.is_some() || items::is_method(function) {
        names.iter().for_each(|name| refuse(name, errors));
        return (function.clone(), vec![]);
    }
    moved(function, &names, runtime).unwrap_or_else(|| (function.clone(), vec![]))
}

fn moved(
    function: &ItemFn,
    names: &BTreeSet<Ident>,
    runtime: &Path,
) -> Option<(ItemFn, Vec<Item>)> {
    if names.is_empty() {
        return None;
    }
    let of = &function.sig.ident;
    let fresh = |name: &Ident| format_ident!("{of}_{name}", span = name.span());
    let body = function.block.to_token_stream();
    let body = (names.iter()).fold(body, |body, name| with_name(body, name, &fresh(name)));
    let mut block: Box<syn::Block> = syn::parse2(body).ok()?;
    let names: BTreeSet<String> = names.iter().map(|name| fresh(name).to_string()).collect();
    let is_moved = |stmt: &mut Stmt| match stmt {
        Stmt::Item(Item::Impl(of)) => speaks_of(of, &names),
        stmt => declared(stmt).is_some(),
    };
    let items = block.stmts.extract_if(.., is_moved);
    let items = items.filter_map(|stmt| match stmt {
        Stmt::Item(item) => Some(derived(private(item), runtime)),
        _ => None,
    });
    let items = items.collect();
    let function = ItemFn {
        block,
        ..function.clone()
    };
    Some((function, items))
}

/// The items where the companions stand.
pub fn beside(items: &[Item]) -> TokenStream {
    let allow = lints::allow_type();
    quote!(#(#allow #items)*)
}

fn refuse(name: &Ident, errors: &mut Errors) {
    errors.at(
        name,
        format!(
            "`#[grad]` cannot differentiate a method that declares `{name}`: its companions need the type as well\n\
             help: declare `{name}` outside of the `impl`"
        ),
    );
}

fn declared(stmt: &Stmt) -> Option<&Ident> {
    match stmt {
        Stmt::Item(Item::Struct(of)) => Some(&of.ident),
        Stmt::Item(Item::Enum(of)) => Some(&of.ident),
        Stmt::Item(Item::Trait(of)) => Some(&of.ident),
        Stmt::Item(Item::Type(of)) => Some(&of.ident),
        _ => None,
    }
}

/// Whether the block would be missing without these: one of other types is there already.
fn speaks_of(block: &ItemImpl, names: &BTreeSet<String>) -> bool {
    let of_trait = block.trait_.as_ref().map(|(path, _)| path);
    let head = [of_trait.to_token_stream(), block.self_ty.to_token_stream()];
    head.into_iter()
        .any(|tokens| !idents(tokens).is_disjoint(names))
}

fn private(mut item: Item) -> Item {
    match &mut item {
        Item::Struct(of) => of.vis = Visibility::Inherited,
        Item::Enum(of) => of.vis = Visibility::Inherited,
        Item::Trait(of) => of.vis = Visibility::Inherited,
        Item::Type(of) => of.vis = Visibility::Inherited,
        _ => {}
    }
    item
}

/// The copies carry derivatives, and are recorded, without being asked.
fn derived(mut item: Item, runtime: &Path) -> Item {
    let holds = |of: &syn::ItemEnum| of.variants.iter().any(|variant| !variant.fields.is_empty());
    let attrs = match &mut item {
        Item::Struct(of) => &mut of.attrs,
        Item::Enum(of) if holds(of) => &mut of.attrs,
        _ => return item,
    };
    if !derives(attrs, "Differentiable") {
        attrs.push(syn::parse_quote!(#[derive(#runtime::Differentiable)]));
    }
    item
}
