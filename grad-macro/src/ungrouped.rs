//! Items that a macro emits, without the groups that `macro_rules!` puts around what it was given.
//!
//! ```text
//! macro_rules! scaled { ($t:ty, $k:expr) => { #[grad] fn scaled(x: $t) -> $t { x * $k } } }
//! scaled!(f64, 1.0 + 2.0);
//!
//! fn scaled(x: ⟨f64⟩) -> ⟨f64⟩ { x * ⟨1.0 + 2.0⟩ }        fn scaled(x: f64) -> f64 { x * (1.0 + 2.0) }
//! ```
//! rustc does not look at such groups where an attribute hands them on, so that the user's own blocks need this as well.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{DeriveInput, Expr, Item, Type, TypeParamBound};

/// The item, as if it was written by hand.
pub fn item(item: &mut Item) {
    Everything.visit_item_mut(item);
}

/// Whether there are such groups in it.
pub fn is_emitted(item: &TokenStream) -> bool {
    let mut trees = item.clone().into_iter();
    trees.any(|tree| match tree {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::None || is_emitted(&group.stream())
        }
        _ => false,
    })
}

/// For what is derived of.
pub fn declaration(item: &mut DeriveInput) {
    Everything.visit_derive_input_mut(item);
}

struct Everything;

impl VisitMut for Everything {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        while let Type::Group(of) = ty {
            *ty = match is_sum(&of.elem) {
                false => (*of.elem).clone(),
                true => Type::Paren(syn::TypeParen {
                    attrs: vec![],
                    paren_token: Default::default(),
                    elem: of.elem.clone(),
                }),
            };
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        while let Expr::Group(of) = expr {
            *expr = match is_whole(&of.expr) {
                true => (*of.expr).clone(),
                false => Expr::Paren(syn::ExprParen {
                    attrs: vec![],
                    paren_token: Default::default(),
                    expr: of.expr.clone(),
                }),
            };
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = tokens(std::mem::take(&mut call.tokens));
    }
}

/// `dyn A + B`, which stands beside nothing else.
fn is_sum(ty: &Type) -> bool {
    let several = |bounds: &syn::punctuated::Punctuated<TypeParamBound, _>| bounds.len() > 1;
    match ty {
        Type::TraitObject(of) => several(&of.bounds),
        Type::ImplTrait(of) => several(&of.bounds),
        _ => false,
    }
}

/// Whether an expression stays one, whatever stands beside it.
pub fn is_whole(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Path(_)
            | Expr::Lit(_)
            | Expr::Paren(_)
            | Expr::Call(_)
            | Expr::MethodCall(_)
            | Expr::Field(_)
            | Expr::Index(_)
            | Expr::Array(_)
            | Expr::Repeat(_)
            | Expr::Tuple(_)
            | Expr::Macro(_)
    )
}

/// What another macro is given.
fn tokens(of: TokenStream) -> TokenStream {
    let trees = of.into_iter().flat_map(|tree| match tree {
        TokenTree::Group(group) => {
            let inner = tokens(group.stream());
            let part = syn::parse2::<Expr>(inner.clone()).is_ok_and(|expr| !is_whole(&expr));
            let delimiter = match group.delimiter() {
                Delimiter::None if part => Delimiter::Parenthesis,
                Delimiter::None => return inner,
                delimiter => delimiter,
            };
            let mut whole = Group::new(delimiter, inner);
            whole.set_span(group.span());
            TokenTree::from(whole).into()
        }
        tree => TokenStream::from(tree),
    });
    trees.collect()
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
    use quote::{ToTokens, quote};

    fn given(tokens: TokenStream) -> TokenTree {
        Group::new(Delimiter::None, tokens).into()
    }

    #[test]
    fn parts_stay_whole() {
        let (ty, lent) = (given(quote!(f64)), given(quote!(&'a [f64])));
        let (sum, name) = (given(quote!(1.0 + 2.0)), given(quote!(x)));
        let mut item = syn::parse_quote! {
            fn f<'a>(x: #ty, w: #lent) -> Option<#ty> { Some(#name * #sum + vec![#sum * #name; 2][0] - #sum.sin()) }
        };
        let expected = quote! {
            fn f<'a>(x: f64, w: &'a [f64]) -> Option<f64> { Some(x * (1.0 + 2.0) + vec![(1.0 + 2.0) * x; 2][0] - (1.0 + 2.0).sin()) }
        };
        super::item(&mut item);
        assert_eq!(item.to_token_stream().to_string(), expected.to_string());
    }
}
