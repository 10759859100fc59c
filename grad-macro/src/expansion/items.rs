//! Macros that are called where items stand, and make items.
//!
//! ```text
//! real!(f32, f64);        #[grad] impl Real for f32 { .. } #[grad] impl Real for f64 { .. }
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use super::definitions::{self, Definition};
use super::{hygiene, pattern, template};

/// The items that a call makes by these rules; `None` where a name in there may be either the macro's or the caller's, or where
/// the rules are not understood.
pub fn items(name: &Ident, args: TokenStream, rules: TokenStream) -> Option<TokenStream> {
    let definition = Definition {
        arms: definitions::arms(rules)?,
        foreign: BTreeSet::new(),
    };
    let args: Vec<TokenTree> = args.into_iter().collect();
    let arms = &mut definition.arms.iter();
    let (bindings, template) =
        arms.find_map(|(pattern, to)| Some((pattern::matched(pattern, &args)?, to)))?;
    let renamed = hygiene::renamed(template, &args, &definition, name, false)?;
    let mut given = BTreeSet::new();
    hygiene::idents(args.into_iter().collect(), &mut given);
    let mut own = BTreeSet::new();
    parameters(hygiene::own_tokens(template), &mut own);
    // Functions would not read as they are.
    if !renamed.is_empty() || !own.is_disjoint(&given) {
        return None;
    }
    let items = template::transcribed(template, &bindings, &renamed, name.span())?;
    let parsed = syn::parse2::<syn::File>(items.clone());
    parsed.is_ok().then_some(items)
}

/// The names of the functions' parameters: before a `:`, in the parentheses that follow `fn`.
fn parameters(tokens: TokenStream, out: &mut BTreeSet<String>) {
    let mut is_function = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) if word == "fn" => is_function = true,
            TokenTree::Group(group) => {
                if is_function && group.delimiter() == Delimiter::Parenthesis {
                    is_function = false;
                    let list: Vec<TokenTree> = group.stream().into_iter().collect();
                    for inputs in list.split(|token| token.to_string() == ",") {
                        let pattern = inputs.split(|token| token.to_string() == ":").next();
                        let pattern = pattern.into_iter().flatten();
                        let pattern = pattern.flat_map(ToTokens::to_token_stream);
                        hygiene::idents(pattern.collect(), out);
                    }
                } else {
                    parameters(group.stream(), out);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::{format_ident, quote};

    fn made(args: proc_macro2::TokenStream, rules: proc_macro2::TokenStream) -> Option<String> {
        let items = super::items(&format_ident!("make"), args, rules)?;
        Some(items.to_string())
    }

    #[test]
    fn one_for_each() {
        let rules = quote!(($($t:ty, $k:expr);*) => { $(impl Real for $t { fn scaled(self) -> $t { self * $k } })* });
        let expected = quote! {
            impl Real for f32 { fn scaled(self) -> f32 { self * 2.0 } }
            impl Real for f64 { fn scaled(self) -> f64 { self * (1.0 + 2.0) } }
        };
        assert_eq!(
            made(quote!(f32, 2.0; f64, 1.0 + 2.0), rules),
            Some(expected.to_string())
        );
    }

    #[test]
    fn visibilities_and_attributes() {
        let rules = quote!(($(#[$m:meta])* $v:vis $name:ident) => { $(#[$m])* $v fn $name(x: f64) -> f64 { x } });
        let expected = quote!(
            #[grad]
            #[inline]
            pub fn plain(x: f64) -> f64 {
                x
            }
        );
        let got = made(quote!(#[grad] #[inline] pub plain), rules.clone());
        assert_eq!(got, Some(expected.to_string()));
        let expected = quote!(
            fn plain(x: f64) -> f64 {
                x
            }
        );
        assert_eq!(made(quote!(plain), rules), Some(expected.to_string()));
    }

    #[test]
    fn names_that_hygiene_tells_apart() {
        let by_let =
            quote!(($x:ident, $k:expr) => { fn f($x: f64) -> f64 { let k = 2.0; k * $k } });
        assert_eq!(made(quote!(k, k + 1.0), by_let.clone()), None);
        assert!(made(quote!(x, x + 1.0), by_let).is_some());
        let by_parameter = quote!(($k:expr) => { fn f((x, y): (f64, f64)) -> f64 { x * y * $k } });
        assert_eq!(made(quote!(y), by_parameter.clone()), None);
        assert!(made(quote!(z), by_parameter).is_some());
    }

    #[test]
    fn rules_that_are_not_understood() {
        // Which arm is meant, its fragments say.
        let rules = quote!(($s:stmt) => { fn f() {} }; ($x:expr) => { fn g() {} });
        assert_eq!(made(quote!(1.0), rules), None);
    }
}
