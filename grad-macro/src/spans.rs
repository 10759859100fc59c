//! Where rustc shows its errors about emitted code.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The same tokens, resolved where they were, shown at `span`: the user's token that they are about.
pub fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let trees = tokens.into_iter().map(|mut tree| {
        if let TokenTree::Group(group) = &tree {
            let inner = located(group.stream(), span);
            let mut moved = Group::new(group.delimiter(), inner);
            moved.set_span(group.span().located_at(span));
            return moved.into();
        }
        tree.set_span(tree.span().located_at(span));
        tree
    });
    trees.collect()
}
