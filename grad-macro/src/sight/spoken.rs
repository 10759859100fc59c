//! The names that a declaration speaks of, as far as they can matter to what was annotated.
//!
//! A type may have hundreds of methods, and their signatures speak of half of the crate. But methods are called by
//! their names: those of none that the annotated item mentions need not be understood.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{ImplItem, Item, ItemImpl, ItemTrait, TraitItem};

use super::idents;
use crate::expansion::is_standard;
use crate::operators;

/// Traits of the standard library whose methods are called without their names, beside operators.
const UNNAMED: [&str; 18] = [
    "AsMut",
    "AsRef",
    "Clone",
    "Default",
    "Deref",
    "DerefMut",
    "Drop",
    "From",
    "FromIterator",
    "Index",
    "IndexMut",
    "Into",
    "IntoIterator",
    "Iterator",
    "Product",
    "Sum",
    "TryFrom",
    "TryInto",
];

/// Those of this item, where only these names are called, or any.
pub fn by(item: &Item, called: Option<&BTreeSet<String>>) -> BTreeSet<String> {
    idents(match (item, called) {
        (Item::Impl(block), Some(called)) if !is_unnamed(block) => of_block(block, called),
        (Item::Trait(of), Some(called)) => of_trait(of, called),
        (item, _) => item.to_token_stream(),
    })
}

/// Whether these are names of an item that may call others: it calls a macro of the user's.
pub fn hides_calls(names: &BTreeSet<String>) -> bool {
    // `if !(a < b)`
    const BEFORE_NOT: [&str; 6] = ["else", "if", "in", "match", "return", "while"];
    let mut macros = names.iter().filter_map(|name| name.strip_suffix('!'));
    macros.any(|name| !is_standard(name) && !BEFORE_NOT.contains(&name))
}

fn is_unnamed(block: &ItemImpl) -> bool {
    let of = block.trait_.as_ref().map(|(path, _)| path);
    of.is_some_and(|of| {
        let last = of.segments.last().map(|last| last.ident.to_string());
        operators::of(of).is_some() || last.is_some_and(|name| UNNAMED.contains(&&name[..]))
    })
}

fn of_block(block: &ItemImpl, called: &BTreeSet<String>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for item in &block.items {
        match item {
            ImplItem::Fn(method) if is_called(&method.sig.ident, called) => {
                method.sig.to_tokens(&mut tokens);
            }
            ImplItem::Fn(_) => {}
            ImplItem::Const(of) if !is_called(&of.ident, called) => {}
            ImplItem::Type(of) if !is_called(&of.ident, called) => {}
            item => item.to_tokens(&mut tokens),
        }
    }
    if !tokens.is_empty() {
        block.generics.to_tokens(&mut tokens);
        block.generics.where_clause.to_tokens(&mut tokens);
        block.self_ty.to_tokens(&mut tokens);
        tokens.extend(
            block
                .trait_
                .as_ref()
                .map(|(path, _)| path.to_token_stream()),
        );
    }
    tokens
}

fn of_trait(of: &ItemTrait, called: &BTreeSet<String>) -> TokenStream {
    let mut of = of.clone();
    of.items.retain(|item| match item {
        TraitItem::Fn(method) => is_called(&method.sig.ident, called),
        _ => true,
    });
    of.into_token_stream()
}

/// Whether the name is among these, or that of a companion is.
fn is_called(name: &Ident, called: &BTreeSet<String>) -> bool {
    let name = name.to_string();
    let companion = format!("{name}_");
    let next = called.range(companion.clone()..).next();
    called.contains(&name) || next.is_some_and(|next| next.starts_with(&companion))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(item: &str, called: &[&str], expected: &[&str]) {
        let called = called.iter().map(|name| (*name).to_owned()).collect();
        let found = by(&syn::parse_str(item).unwrap(), Some(&called));
        for name in ["Rgb", "Hsl", "Lab", "Float"] {
            assert_eq!(
                found.contains(name),
                expected.contains(&name),
                "{name} in {item}"
            );
        }
    }

    #[test]
    fn only_of_methods_that_are_called() {
        let block = "impl<T: Float> Rgb<T> { fn hsl(self) -> Hsl {} fn lab(&self) -> Lab {} }";
        check(block, &["lab"], &["Rgb", "Lab", "Float"]);
        check(block, &["hsl_grad"], &["Rgb", "Hsl", "Float"]);
        check(block, &["hslab", "la"], &[]);
        let of = "trait Paint: Float { type Of: Rgb; fn hsl(self) -> Hsl; fn lab(&self) -> Lab; }";
        check(of, &["hsl"], &["Float", "Rgb", "Hsl"]);
    }

    #[test]
    fn macros_may_call_more() {
        let names = |text: &str| idents(text.parse().unwrap());
        assert!(hides_calls(&names(
            "fn f(c: Rgb) -> f64 { assert!(c.r > 0.0); mixed!(c, 0.5) }"
        )));
        assert!(!hides_calls(&names(
            "fn f(x: f64, v: f64) -> bool { assert!(x != (v)); if !(x > v) { v } !(x > 1.0) }"
        )));
        let block = syn::parse_str("impl Rgb { fn hsl(self) -> Hsl {} }").unwrap();
        assert!(by(&block, None).contains("Hsl"));
    }

    #[test]
    fn of_all_that_is_called_without_a_name() {
        check(
            "impl From<Lab> for Rgb { fn from(lab: Lab) -> Rgb {} }",
            &[],
            &["Lab", "Rgb"],
        );
        check(
            "impl Mul<Hsl> for Lab { type Output = Rgb; fn mul(self, o: Hsl) -> Rgb {} }",
            &[],
            &["Rgb", "Hsl", "Lab"],
        );
        check("struct Rgb { of: Lab }", &[], &["Rgb", "Lab"]);
    }
}
