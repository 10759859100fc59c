//! Views of methods: those of the functions that they could have been written as, behind the `impl`.
//!
//! ```text
//! #[grad]
//! impl Spring {
//!     #[grad(lagrangian)]
//!     pub fn energy(&self, x: f64) -> f64 { .. self.stiffness .. }
//! }
//!
//! fn spring_energy(this: &Spring, x: f64) -> f64 { .. this.stiffness .. }      // which nobody sees
//! pub fn spring_energy_lagrangian(spring: &Spring, x: f64) -> SpringEnergyLagrangian { .. }
//! ```
//! What the method calls on `self` is called on that parameter. The types stand where the `impl` does.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::{FnArg, ItemFn, ItemImpl, ReceiverKind, Type};

use crate::options::Options;
use crate::words::words;

/// The method as a function, and its options; `None` if the `impl` is not that of a named type.
pub fn free(method: &ItemFn, options: &Options, block: &ItemImpl) -> Option<(ItemFn, Options)> {
    let Type::Path(this) = &*block.self_ty else {
        return None;
    };
    let name = this.path.segments.last()?.ident.unraw().to_string();
    let stem = format_ident!(
        "{}_{}",
        snake(&name),
        method.sig.ident.unraw(),
        span = method.sig.ident.span()
    );
    let words = words(method.to_token_stream());
    let mut own = snake(&name);
    while words.contains(&own) || syn::parse_str::<Ident>(&own).is_err() {
        own.push('_');
    }
    let own = Ident::new(&own, method.sig.ident.span());
    let mut function = method.clone();
    let ty = &block.self_ty;
    if let Some(FnArg::Receiver(receiver)) = function.sig.inputs.first() {
        let mutable = receiver.mutability.is_some();
        let typed: FnArg = match &receiver.kind {
            ReceiverKind::Typed(_, of) => syn::parse_quote!(#own: #of),
            ReceiverKind::Reference(_, lifetime, mutability) => {
                syn::parse_quote!(#own: & #lifetime #mutability #ty)
            }
            _ if mutable => syn::parse_quote!(mut #own: #ty),
            _ => syn::parse_quote!(#own: #ty),
        };
        *function.sig.inputs.first_mut()? = typed;
    }
    function.sig.ident = stem;
    let mut params = block.generics.params.clone();
    params.extend(function.sig.generics.params);
    function.sig.generics.params = params;
    if let Some(of_block) = &block.generics.where_clause {
        let clause = function.sig.generics.make_where_clause();
        clause.predicates.extend(of_block.predicates.clone());
    }
    let tokens = renamed(function.to_token_stream(), &own, ty);
    let mut options = options.clone();
    for ident in options.wrt.iter_mut().flatten() {
        if ident == "self" {
            *ident = own.clone();
        }
    }
    Some((syn::parse2(tokens).ok()?, options))
}

/// With the parameter for `self`, and the type for `Self`.
fn renamed(tokens: TokenStream, own: &Ident, ty: &Type) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |n: Option<usize>| match n.and_then(|n| trees.get(n)) {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    };
    let one = |(n, tree): (usize, &TokenTree)| -> TokenStream {
        match tree {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), renamed(group.stream(), own, ty));
                inner.set_span(group.span());
                TokenTree::Group(inner).into()
            }
            TokenTree::Ident(ident) if ident == "self" => {
                // A path from this module.
                if punct(Some(n + 1)) == Some(':') && punct(Some(n + 2)) == Some(':') {
                    return ident.to_token_stream();
                }
                let mut own = own.clone();
                own.set_span(ident.span());
                own.to_token_stream()
            }
            TokenTree::Ident(ident) if ident == "Self" => match (ty, trees.get(n + 1)) {
                // A constructor, or the beginning of a path: what its arguments are follows.
                (Type::Path(of), Some(TokenTree::Group(_) | TokenTree::Punct(_)))
                    if of.qself.is_none()
                        && starts_expression(trees.get(n + 1), punct(Some(n + 2))) =>
                {
                    let mut path = of.path.clone();
                    for segment in &mut path.segments {
                        segment.arguments = syn::PathArguments::None;
                    }
                    path.to_token_stream()
                }
                _ => ty.to_token_stream(),
            },
            tree => tree.to_token_stream(),
        }
    };
    trees.iter().enumerate().map(one).collect()
}

/// `{`, `(` or `::`.
fn starts_expression(next: Option<&TokenTree>, after: Option<char>) -> bool {
    match next {
        Some(TokenTree::Group(group)) => group.delimiter() != proc_macro2::Delimiter::Bracket,
        Some(TokenTree::Punct(punct)) => punct.as_char() == ':' && after == Some(':'),
        _ => false,
    }
}

/// `log_gamma` of `LogGamma`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn methods_become_functions() {
        let method: ItemFn = syn::parse_quote! {
            fn energy(&self, spring: f64) -> f64 {
                let next = Self { rate: self.rate * spring };
                self::scaled(next.rate) + self.twice(spring) + Self::ZERO
            }
        };
        let block: ItemImpl = syn::parse_quote!(impl HookeSpring<'_> {});
        let mut errors = crate::errors::Errors::new();
        let options = crate::options::parse(quote!(wrt(self), lagrangian), &mut errors);
        errors.discard();
        let (function, options) = free(&method, &options, &block).unwrap();
        let expected: ItemFn = syn::parse_quote! {
            fn hooke_spring_energy(hooke_spring: &HookeSpring<'_>, spring: f64) -> f64 {
                let next = HookeSpring { rate: hooke_spring.rate * spring };
                self::scaled(next.rate) + hooke_spring.twice(spring) + HookeSpring::ZERO
            }
        };
        let text = |function: &ItemFn| function.to_token_stream().to_string();
        assert_eq!(text(&function), text(&expected));
        assert_eq!(options.wrt.unwrap()[0], "hooke_spring");
    }
}
