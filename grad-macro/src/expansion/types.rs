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
//! Constants that they speak of move with them. Whatever else the body declares, they would not find outside of it, or find
//! something else of that name: refused.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{Item, ItemFn, ItemImpl, Path, Stmt, UseTree, Visibility};

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
    if names.is_empty() {
        return (function.clone(), vec![]);
    }
    if known.this.is_some() || items::is_method(function) {
        names.iter().for_each(|name| refuse(name, errors));
        return (function.clone(), vec![]);
    }
    let names = with_constants(names, stmts);
    if let Some(of) = left_behind(&names, stmts) {
        refuse_body(&of, errors);
        return (function.clone(), vec![]);
    }
    moved(function, &names, runtime).unwrap_or_else(|| (function.clone(), vec![]))
}

/// The types, and the constants of the body that are spoken of in what moves.
fn with_constants(mut names: BTreeSet<Ident>, stmts: &[Stmt]) -> BTreeSet<Ident> {
    loop {
        let moving = moving(&names, stmts);
        let constants = stmts.iter().filter_map(constant);
        let more: Vec<Ident> = constants
            .filter(|name| !names.contains(name) && mention(&moving, &name.to_string()).is_some())
            .cloned()
            .collect();
        if more.is_empty() {
            return names;
        }
        names.extend(more);
    }
}

/// What the moving items speak of that stays in the body, or a line that may bring anything.
fn left_behind(names: &BTreeSet<Ident>, stmts: &[Stmt]) -> Option<TokenTree> {
    let moving = moving(names, stmts);
    let is_gone = |name: &String| names.iter().any(|moved| moved == name);
    let mut items = stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Item(item) => Some(item),
        _ => None,
    });
    items.find_map(|item| {
        let mut found = vec![];
        match item {
            Item::Use(of) if brings(&of.tree, &mut found) => {
                return of.to_token_stream().into_iter().next();
            }
            Item::Const(of) => found.push(of.ident.to_string()),
            Item::Fn(of) => found.push(of.sig.ident.to_string()),
            Item::Static(of) => found.push(of.ident.to_string()),
            Item::Mod(of) => found.push(of.ident.to_string()),
            Item::Union(of) => found.push(of.ident.to_string()),
            Item::Macro(of) => found.extend(of.ident.as_ref().map(Ident::to_string)),
            _ => {}
        }
        let mut stays = found.iter().filter(|name| !is_gone(name));
        stays.find_map(|name| mention(&moving, name))
    })
}

/// The names that an import gives; whether it may give others.
fn brings(tree: &UseTree, names: &mut Vec<String>) -> bool {
    match tree {
        UseTree::Path(path) => brings(&path.tree, names),
        UseTree::Group(group) => {
            (group.items.iter()).fold(false, |any, of| any | brings(of, names))
        }
        UseTree::Glob(_) => true,
        UseTree::Name(of) => {
            names.push(of.ident.to_string());
            // The last module's own name.
            of.ident == "self"
        }
        UseTree::Rename(of) => {
            names.push(of.rename.to_string());
            false
        }
    }
}

/// The items that move out of the body.
fn moving(names: &BTreeSet<Ident>, stmts: &[Stmt]) -> TokenStream {
    let names: BTreeSet<String> = names.iter().map(Ident::to_string).collect();
    let items = stmts.iter().filter(|stmt| moves(stmt, &names));
    items.map(ToTokens::to_token_stream).collect()
}

/// Whether it is a declaration of one of these, or a block that is about one.
fn moves(stmt: &Stmt, names: &BTreeSet<String>) -> bool {
    match stmt {
        Stmt::Item(Item::Impl(of)) => speaks_of(of, names),
        stmt => {
            (declared(stmt).or(constant(stmt))).is_some_and(|of| names.contains(&of.to_string()))
        }
    }
}

/// Where the name stands first.
fn mention(tokens: &TokenStream, name: &str) -> Option<TokenTree> {
    tokens.clone().into_iter().find_map(|tree| match tree {
        TokenTree::Ident(ref ident) if ident == name => Some(tree),
        TokenTree::Group(group) => mention(&group.stream(), name),
        _ => None,
    })
}

fn moved(
    function: &ItemFn,
    names: &BTreeSet<Ident>,
    runtime: &Path,
) -> Option<(ItemFn, Vec<Item>)> {
    let of = &function.sig.ident;
    let fresh = |name: &Ident| format_ident!("{of}_{name}", span = name.span());
    let body = function.block.to_token_stream();
    let body = (names.iter()).fold(body, |body, name| with_name(body, name, &fresh(name)));
    let mut block: Box<syn::Block> = syn::parse2(body).ok()?;
    let names: BTreeSet<String> = names.iter().map(|name| fresh(name).to_string()).collect();
    let items = (block.stmts).extract_if(.., |stmt: &mut Stmt| moves(stmt, &names));
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

fn refuse_body(of: &TokenTree, errors: &mut Errors) {
    let message = match of.to_string() == "use" {
        true => {
            "`#[grad]` cannot differentiate a body that declares types beside this line: companions need the types outside of \
             it, where the line does not bring what they may speak of\n\
             help: declare the types outside of the function, or name what the line brings"
                .to_owned()
        }
        false => format!(
            "`#[grad]` cannot differentiate a body that declares both `{of}` and a type that speaks of it: companions need the \
             type outside of it\n\
             help: declare both outside of the function"
        ),
    };
    errors.at(of, message);
}

fn constant(stmt: &Stmt) -> Option<&Ident> {
    match stmt {
        Stmt::Item(Item::Const(of)) => Some(&of.ident),
        _ => None,
    }
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
        Item::Const(of) => of.vis = Visibility::Inherited,
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
