//! A callee's body stands where its caller's variables are in sight: none of them may be taken for an item that the
//! body speaks of.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{GenericParam, ItemFn};

use crate::known::Known;

pub type Bound = BTreeSet<String>;

/// The names of a function's variables and parameters.
pub fn bound(function: &ItemFn) -> Bound {
    struct Search(Bound);
    impl<'ast> Visit<'ast> for Search {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            // What the prelude has: no pattern can make a variable of it.
            if pat.ident != "None" {
                self.0.insert(pat.ident.to_string());
            }
            visit::visit_pat_ident(self, pat);
        }
        fn visit_item_const(&mut self, constant: &'ast syn::ItemConst) {
            self.0.insert(constant.ident.to_string());
        }
    }
    let mut search = Search(Bound::new());
    search.visit_item_fn(function);
    let mut bound = search.0;
    for param in &function.sig.generics.params {
        match param {
            GenericParam::Type(param) => bound.insert(param.ident.to_string()),
            GenericParam::Const(param) => bound.insert(param.ident.to_string()),
            GenericParam::Lifetime(_) => false,
        };
    }
    bound
}

/// A name by which the callee means an item, and for which the caller has a variable.
pub fn taken(callee: &ItemFn, caller: &Bound, known: &Known) -> Option<String> {
    let own = bound(callee);
    let mut words = Bound::new();
    collect(callee.block.to_token_stream(), &mut words);
    let declared =
        |name: &String| known.functions.contains_key(name) || known.constants.contains_key(name);
    let mut both = words.intersection(caller);
    both.find(|name| !own.contains(*name) || declared(name))
        .cloned()
}

/// All names but those of fields and methods.
fn collect(tokens: TokenStream, into: &mut Bound) {
    let mut behind_dot = false;
    for tree in tokens {
        let dot = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '.') && !behind_dot;
        match tree {
            TokenTree::Ident(ident) if !behind_dot => {
                into.insert(ident.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), into),
            _ => {}
        }
        behind_dot = dot;
    }
}
