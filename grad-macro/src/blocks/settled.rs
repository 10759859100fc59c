//! Functions that call each other, of which some are refused: who calls these for a derivative has none either.
//!
//! ```text
//! fn bits(x: f64) -> f64 { f64::from_bits(x.to_bits() ^ 1) }     // refused
//! fn twice(x: f64) -> f64 { 2.0 * bits(x) }                      // refused for that
//! ```
//! A part that mentions what is refused later than it was compiled is compiled again. This ends: what is refused stays so.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};

use crate::errors::Errors;

/// Why functions have no companions: by their type's name, which is empty for those of a module, and their own.
pub type Refused = BTreeMap<(String, String), String>;

/// What became of one part.
pub struct Part<T> {
    pub made: T,
    pub refused: Refused,
    pub errors: Errors,
}

/// Compiles the parts, whose tokens these are, each with what is refused of all of them in view. `refused` is what is known
/// before, and gets the rest.
pub fn settled<T>(
    parts: &[TokenStream],
    refused: &mut Refused,
    one: impl Fn(usize, &Refused) -> Part<T>,
) -> Vec<Part<T>> {
    let mut done: Vec<Part<T>> = vec![];
    // Which of the refused each of them was compiled with.
    let mut known: Vec<usize> = vec![];
    for n in 0..parts.len() {
        known.push(refused.len());
        let part = one(n, refused);
        refused.extend(part.refused.clone());
        done.push(part);
    }
    while let Some(n) = (0..parts.len()).find(|n| known[*n] < refused.len()) {
        known[n] = refused.len();
        let others = refused
            .keys()
            .filter(|key| !done[n].refused.contains_key(*key));
        let others: BTreeSet<&String> = others.map(|(_, name)| name).collect();
        if !mentions(parts[n].clone(), &others) {
            continue;
        }
        let part = one(n, refused);
        for (key, why) in &part.refused {
            refused.entry(key.clone()).or_insert_with(|| why.clone());
        }
        std::mem::replace(&mut done[n], part).errors.discard();
    }
    done
}

/// Whether one of these names is among the tokens.
fn mentions(tokens: TokenStream, names: &BTreeSet<&String>) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.contains(&ident.to_string()),
        TokenTree::Group(group) => mentions(group.stream(), names),
        _ => false,
    })
}
