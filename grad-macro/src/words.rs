//! The words among tokens, for those who ask by name alone.

use proc_macro2::{TokenStream, TokenTree};

/// All of them, in order, those in groups included.
pub fn words(tokens: TokenStream) -> Vec<String> {
    fn collect(tokens: TokenStream, found: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => found.push(ident.to_string()),
                TokenTree::Group(group) => collect(group.stream(), found),
                _ => {}
            }
        }
    }
    let mut found = vec![];
    collect(tokens, &mut found);
    found
}
