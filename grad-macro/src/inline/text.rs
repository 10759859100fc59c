//! The text of a function as a number, by which a caller that has inlined it asserts that rustc calls the same one.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ItemFn;

/// Attributes do not count, nor do comments for documentation: who read the file without comments sees the same.
pub fn number(function: &ItemFn) -> u64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.tokens(function.sig.to_token_stream());
    hash.tokens(function.block.to_token_stream());
    hash.0
}

/// Fowler, Noll and Vo's hash 1a, of the tokens.
struct Hash(u64);

impl Hash {
    fn tokens(&mut self, tokens: TokenStream) {
        let mut trees = tokens.into_iter().peekable();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Group(group) if is_around_a_block(&group) => self.tokens(group.stream()),
                TokenTree::Group(group) => {
                    self.text(&format!("{:?}", group.delimiter()));
                    self.tokens(group.stream());
                    self.text("end");
                }
                TokenTree::Punct(punct) if punct.as_char() == '#' => match trees.peek() {
                    Some(TokenTree::Group(group)) if is_doc(group) => drop(trees.next()),
                    _ => self.text("#"),
                },
                tree => self.text(&tree.to_string()),
            }
        }
    }

    fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// `({ .. })`, as an expression that a macro was given reads, or a block.
fn is_around_a_block(group: &proc_macro2::Group) -> bool {
    let mut inner = group.stream().into_iter();
    let first = inner.next();
    group.delimiter() == Delimiter::Parenthesis
        && inner.next().is_none()
        && matches!(first, Some(TokenTree::Group(of)) if of.delimiter() == Delimiter::Brace)
}

fn is_doc(group: &proc_macro2::Group) -> bool {
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(ident)) if ident == "doc")
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn tokens_count_spaces_and_documentation_do_not() {
        let of = |text: &str| number(&syn::parse_str(text).unwrap());
        let plain = of("fn f(x: f64) -> f64 { let y = x + 1.0; y }");
        assert_eq!(
            plain,
            of("#[grad] fn f(x:f64)->f64{ /* ! */ /// one\n let y=x+1.0; y }")
        );
        assert_ne!(plain, of("fn f(x: f64) -> f64 { let y = x - 1.0; y }"));
        assert_ne!(plain, of("fn f(x: f64) -> f64 { let y = (x + 1.0); y }"));
    }
}
