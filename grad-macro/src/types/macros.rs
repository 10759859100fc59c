//! The arguments of the macros that we know, parsed once.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Macro, Pat, Result, Token};

use crate::logging;

/// What is inside a macro call. The expressions' addresses are keys of the inferred types.
#[derive(Debug)]
// Each is made once and boxed behind an `Rc`.
#[allow(clippy::large_enum_variant)]
pub enum MacroBody {
    /// `vec![a, b]`.
    List(Vec<Expr>),
    /// `vec![x; n]`.
    Repeat(Expr, Expr),
    /// `matches!(x, pattern if guard)`.
    Matches(Expr, Pat, Option<Expr>),
    /// `assert!(c, ..)`, `assert_eq!(a, b, ..)` and their `debug_` forms: the condition or operands, and the format
    /// arguments that follow, which are not parsed.
    Assert(Vec<Expr>, TokenStream),
    /// `dbg!(x, y)`.
    Dbg(Vec<Expr>),
    /// `println!` and its like, `format!`, `write!`: all of the tokens.
    Format,
    /// `panic!`, `unreachable!`, `todo!`, `unimplemented!`.
    Panic,
}

/// The name by which a macro is called: the last segment of its path.
pub fn name(mac: &Macro) -> String {
    mac.path
        .segments
        .last()
        .map(|segment| segment.ident.to_string())
        .unwrap_or_default()
}

/// Whether the macro compares floats up to a tolerance, as the crates `approx`, `float-cmp` and `float_eq` have named them
/// for everybody: the result is a `bool`, to which rustc holds us.
pub fn compares(name: &str) -> bool {
    matches!(
        name,
        "abs_diff_eq"
            | "abs_diff_ne"
            | "relative_eq"
            | "relative_ne"
            | "ulps_eq"
            | "ulps_ne"
            | "approx_eq"
            | "float_eq"
            | "float_ne"
    )
}

/// Parses the arguments of a macro that we know.
pub fn parse(mac: &Macro) -> Option<MacroBody> {
    let tokens = || mac.tokens.clone();
    match name(mac).as_str() {
        "vec" => vec.parse2(tokens()).ok(),
        "matches" => matches.parse2(tokens()).ok(),
        "assert" | "debug_assert" => operands(tokens(), 1),
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => operands(tokens(), 2),
        "dbg" => list.parse2(tokens()).ok().map(MacroBody::Dbg),
        _ if logging::logs(&mac.path) => Some(MacroBody::Format),
        "println" | "eprintln" | "print" | "eprint" | "format" | "write" | "writeln" => {
            Some(MacroBody::Format)
        }
        "panic" | "unreachable" | "todo" | "unimplemented" => Some(MacroBody::Panic),
        _ => None,
    }
}

fn vec(input: ParseStream) -> Result<MacroBody> {
    if input.is_empty() {
        return Ok(MacroBody::List(Vec::new()));
    }
    let first = input.parse()?;
    if input.parse::<Option<Token![;]>>()?.is_some() {
        return Ok(MacroBody::Repeat(first, input.parse()?));
    }
    let mut elems = vec![first];
    while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
        elems.push(input.parse()?);
    }
    Ok(MacroBody::List(elems))
}

fn matches(input: ParseStream) -> Result<MacroBody> {
    let value = input.parse()?;
    input.parse::<Token![,]>()?;
    let pat = Pat::parse_multi_with_leading_vert(input)?;
    let guard = match input.parse::<Option<Token![if]>>()? {
        Some(_) => Some(input.parse()?),
        None => None,
    };
    input.parse::<Option<Token![,]>>()?;
    // Parsed as one pattern with a guard by some versions of the grammar.
    Ok(match pat {
        Pat::Guard(with) => MacroBody::Matches(value, *with.pat, Some(*with.guard)),
        pat => MacroBody::Matches(value, pat, guard),
    })
}

fn operands(tokens: TokenStream, count: usize) -> Option<MacroBody> {
    let parser = move |input: ParseStream| {
        let mut operands = Vec::new();
        for _ in 0..count {
            operands.push(Expr::parse(input)?);
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(MacroBody::Assert(operands, input.parse()?))
    };
    parser.parse2(tokens).ok()
}

fn list(input: ParseStream) -> Result<Vec<Expr>> {
    Ok(Punctuated::<Expr, Token![,]>::parse_terminated(input)?
        .into_iter()
        .collect())
}
