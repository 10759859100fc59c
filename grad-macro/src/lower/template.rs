//! Templates: tokens with holes for an op's arguments.

use proc_macro2::{Delimiter, TokenStream};
use quote::{ToTokens, quote};
use syn::Member;

use crate::ir::{Piece, Template};

/// `$0.name::<..>($1, ..)` with `args` arguments, the receiver included.
pub fn method(name: impl ToTokens, args: usize) -> Template {
    let call = quote!(. #name);
    Template(vec![Piece::Arg(0), Piece::Tokens(call), arguments(1..args)])
}

/// `path($0, ..)`.
pub fn call(path: impl ToTokens, args: usize) -> Template {
    Template(vec![
        Piece::Tokens(path.to_token_stream()),
        arguments(0..args),
    ])
}

/// `path(&$0, $1, ..)`, with a reference where it says so.
pub fn call_lending(path: impl ToTokens, lent: &[bool]) -> Template {
    let mut pieces = Vec::new();
    for (n, lent) in lent.iter().enumerate() {
        if n > 0 {
            pieces.push(Piece::Tokens(quote!(,)));
        }
        if *lent {
            pieces.push(Piece::Tokens(quote!(&)));
        }
        pieces.push(Piece::Arg(n));
    }
    let group = Piece::Group(Delimiter::Parenthesis, Template(pieces));
    Template(vec![Piece::Tokens(path.to_token_stream()), group])
}

/// `$0 op $1`.
pub fn operator(op: impl ToTokens) -> Template {
    Template(vec![
        Piece::Arg(0),
        Piece::Tokens(op.to_token_stream()),
        Piece::Arg(1),
    ])
}

/// `$0.member`.
pub fn field(member: &Member) -> Template {
    Template(vec![Piece::Arg(0), Piece::Tokens(quote!(. #member))])
}

/// `$0[$1]`.
pub fn index() -> Template {
    let index = Template(vec![Piece::Arg(1)]);
    Template(vec![Piece::Arg(0), Piece::Group(Delimiter::Bracket, index)])
}

/// A template followed by tokens: `$0.checked_sub($1)` and `.is_some()`.
pub fn then(mut template: Template, tokens: TokenStream) -> Template {
    template.0.push(Piece::Tokens(tokens));
    template
}

fn arguments(range: std::ops::Range<usize>) -> Piece {
    let mut pieces = Vec::new();
    for n in range {
        if !pieces.is_empty() {
            pieces.push(Piece::Tokens(quote!(,)));
        }
        pieces.push(Piece::Arg(n));
    }
    Piece::Group(Delimiter::Parenthesis, Template(pieces))
}
