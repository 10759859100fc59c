//! Methods as functions: `self` is a parameter like any other.
//!
//! ```text
//! impl<T> Grid<T> { fn row(&self, i: usize) -> &[T] { &self.data[self.at(i)..] } }
//!     fn row<T>(this: &Grid<T>, i: usize) -> &[T] { &this.data[this.at(i)..] }
//! ```

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, ItemFn, ReceiverKind, Type};

use super::names;
use crate::known::MethodBody;

/// `None` if the receiver is behind something else than a reference.
pub fn as_parameter(method: &MethodBody) -> Option<ItemFn> {
    let mut function = (*method.function).clone();
    let this = &method.this;
    let taken = names::bound(&function);
    let mut name = format_ident!("this", span = Span::call_site());
    while taken.contains(&name.to_string()) {
        name = format_ident!("{name}_");
    }
    if let Some(FnArg::Receiver(receiver)) = function.sig.inputs.first() {
        let param: FnArg = match &receiver.kind {
            ReceiverKind::Reference(_, _, Some(_)) => syn::parse_quote!(#name: &mut #this),
            ReceiverKind::Reference(_, _, None) => syn::parse_quote!(#name: &#this),
            ReceiverKind::Typed(..) => return None,
            _ => syn::parse_quote!(mut #name: #this),
        };
        function.sig.inputs[0] = param;
    }
    let mut generics = method.generics.clone();
    generics.params.extend(function.sig.generics.params.clone());
    if let Some(clause) = &function.sig.generics.where_clause {
        let predicates = generics.make_where_clause();
        predicates.predicates.extend(clause.predicates.clone());
    }
    function.sig.generics = generics;
    let attrs = std::mem::take(&mut function.attrs);
    let tokens = replaced(function.to_token_stream(), &name, this);
    let mut function: ItemFn = syn::parse2(tokens).ok()?;
    function.attrs = attrs;
    Some(function)
}

/// `self` and `Self` by what they are.
fn replaced(tokens: TokenStream, name: &Ident, this: &Type) -> TokenStream {
    let mut out = TokenStream::new();
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let leads = matches!(trees.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
        match tree {
            TokenTree::Ident(ident) if ident == "self" => {
                let mut name = name.clone();
                name.set_span(ident.span());
                out.extend([TokenTree::Ident(name)]);
            }
            // `Self::zero()` of an array.
            TokenTree::Ident(ident)
                if ident == "Self" && leads && !matches!(this, Type::Path(_)) =>
            {
                out.extend(quote!(<#this>));
            }
            TokenTree::Ident(ident) if ident == "Self" => out.extend(this.to_token_stream()),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), replaced(group.stream(), name, this));
                inner.set_span(group.span());
                out.extend([TokenTree::Group(inner)]);
            }
            tree => out.extend([tree]),
        }
    }
    out
}
