//! What the tokens of a function hide from the compiler: code that may not be there, names that look the same.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ItemFn;
use syn::visit::{self, Visit};

use crate::attribute;
use crate::errors::Errors;

/// Reports them. Nested items are left to themselves.
pub fn check(function: &ItemFn, errors: &mut Errors) {
    let mut search = Search::default();
    search.visit_signature(&function.sig);
    search.visit_block(&function.block);
    for attribute in &search.cfgs {
        let message = "`#[grad]` cannot see whether this part of the function is there\n\
                       help: put `#[cfg(..)]` on whole functions, or use `if cfg!(..) { .. }`";
        errors.at(attribute.path(), message);
    }
    for (name, (bound, used)) in &search.names {
        report_twins(name, bound, used, errors);
    }
}

/// Whether the attribute stands there once more.
pub fn repeated(function: &ItemFn, errors: &mut Errors) -> bool {
    let Some(other) = attribute::find(&function.attrs) else {
        return false;
    };
    let message = format!(
        "`#[grad]` stands twice on `{}`\nhelp: put the options into one: `#[grad(show, wrt(x))]`",
        function.sig.ident
    );
    errors.at(other.path(), message);
    true
}

/// Variables of one name that are two variables to rustc: one is the user's, one that of the `macro_rules!` that
/// made the function.
fn report_twins(name: &str, bound: &[Ident], used: &[Ident], errors: &mut Errors) {
    let Some(first) = bound.first() else {
        return;
    };
    let all: BTreeSet<String> = bound
        .iter()
        .chain(used)
        .map(|i| context(i.span()))
        .collect();
    if all.len() < 2 {
        return;
    }
    let other = bound
        .iter()
        .chain(used)
        .find(|i| context(i.span()) != context(first.span()));
    let message = format!(
        "`#[grad]` cannot tell this `{name}` from another one: a macro made one of them\n\
         help: give the variable in the macro another name"
    );
    errors.at(other, message);
}

/// The syntax context of a span, which the compiler shows in front of its position.
fn context(span: Span) -> String {
    let text = format!("{span:?}");
    let context = text
        .split_whitespace()
        .next()
        .filter(|word| word.starts_with('#'));
    context.unwrap_or_default().to_owned()
}

#[derive(Default)]
struct Search {
    cfgs: Vec<syn::Attribute>,
    /// Where a name is a variable that is bound, and where one may be used.
    names: BTreeMap<String, (Vec<Ident>, Vec<Ident>)>,
}

impl Search {
    fn used(&mut self, ident: &Ident) {
        let (_, used) = self.names.entry(ident.to_string()).or_default();
        used.push(ident.clone());
    }

    /// Every name in a macro's arguments that may be a variable's.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut after_dot = false;
        for tree in tokens {
            match &tree {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) if !after_dot => self.used(ident),
                _ => {}
            }
            after_dot = matches!(&tree, TokenTree::Punct(dot) if dot.as_char() == '.');
        }
    }
}

impl<'ast> Visit<'ast> for Search {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr") {
            self.cfgs.push(attribute.clone());
        }
    }

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let (bound, _) = self.names.entry(pat.ident.to_string()).or_default();
        bound.push(pat.ident.clone());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        if let Some(ident) = path.path.get_ident() {
            self.used(ident);
        }
        visit::visit_expr_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.tokens(mac.tokens.clone());
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
