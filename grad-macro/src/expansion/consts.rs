//! Constants of inner blocks, moved to the top of the function: emitted code has other blocks than the function.
//!
//! ```text
//! if c > K {                                  const A_0: f64 = 0.055;
//!     const A: f64 = 0.055;                   if c > K {
//!     (c + A) / 2.0                               (c + A_0) / 2.0
//! }                                           }
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Item, ItemConst, ItemFn, Stmt};

/// The same function without constants in inner blocks.
pub fn hoisted(function: ItemFn) -> ItemFn {
    hoisted_past(function, &BTreeSet::new())
}

/// The function with all its constants renamed, to what it may be written out beside.
pub fn renamed(function: &ItemFn, beside: &BTreeSet<String>) -> ItemFn {
    let mut function = function.clone();
    let is_constant = |stmt: &Stmt| matches!(stmt, Stmt::Item(Item::Const(_)));
    if function.block.stmts.iter().any(is_constant) {
        let body = &function.block;
        function.block = syn::parse_quote!({ #body });
    }
    hoisted_past(function, beside)
}

fn hoisted_past(mut function: ItemFn, others: &BTreeSet<String>) -> ItemFn {
    if !idents(function.block.to_token_stream()).contains("const") {
        return function;
    }
    let mut taken = idents(function.to_token_stream());
    taken.extend(others.iter().cloned());
    let mut hoist = Hoist {
        taken,
        found: vec![],
    };
    // The blocks in the body, not the body itself.
    visit_mut::visit_block_mut(&mut hoist, &mut function.block);
    let found = hoist.found.into_iter();
    let found = found.map(|constant| Stmt::Item(Item::Const(constant)));
    function.block.stmts.splice(0..0, found);
    function
}

struct Hoist {
    /// All names in the function, and those that were made.
    taken: BTreeSet<String>,
    found: Vec<ItemConst>,
}

impl VisitMut for Hoist {
    fn visit_block_mut(&mut self, block: &mut Block) {
        // What is inside has been renamed then.
        visit_mut::visit_block_mut(self, block);
        let constant = |stmt: &Stmt| match stmt {
            Stmt::Item(Item::Const(constant)) if constant.ident != "_" => {
                Some(constant.ident.clone())
            }
            _ => None,
        };
        for name in block.stmts.iter().filter_map(constant).collect::<Vec<_>>() {
            self.rename(block, &name);
        }
        let is_one =
            |stmt: &mut Stmt| matches!(stmt, Stmt::Item(Item::Const(of)) if of.ident != "_");
        for stmt in block.stmts.extract_if(.., is_one) {
            if let Stmt::Item(Item::Const(constant)) = stmt {
                self.found.push(constant);
            }
        }
    }

    /// Functions inside have companions of their own.
    fn visit_item_mut(&mut self, _: &mut Item) {}
}

impl Hoist {
    fn rename(&mut self, block: &mut Block, name: &Ident) {
        let mut number = 0;
        let fresh = loop {
            let fresh = format_ident!("{name}_{number}", span = name.span());
            if self.taken.insert(fresh.to_string()) {
                break fresh;
            }
            number += 1;
        };
        let renamed = with_name(block.to_token_stream(), name, &fresh);
        if let Ok(renamed) = syn::parse2(renamed) {
            *block = renamed;
        }
    }
}

pub fn idents(tokens: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for tree in tokens {
        match tree {
            TokenTree::Ident(ident) => {
                names.insert(ident.to_string());
            }
            TokenTree::Group(group) => names.extend(idents(group.stream())),
            _ => {}
        }
    }
    names
}

/// The tokens with one name in place of another.
pub fn with_name(tokens: TokenStream, name: &Ident, fresh: &Ident) -> TokenStream {
    let one = |tree: TokenTree| match tree {
        TokenTree::Ident(ident) if ident == *name => {
            let mut fresh = fresh.clone();
            fresh.set_span(ident.span());
            TokenTree::Ident(fresh)
        }
        TokenTree::Group(group) => {
            let inner = with_name(group.stream(), name, fresh);
            let mut inner = Group::new(group.delimiter(), inner);
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        tree => tree,
    };
    tokens.into_iter().map(one).collect()
}
