//! What is handed over: a closure, or the name of a function.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{Expr, FnArg, Generics, Pat, PathArguments, ReturnType, Type};

use super::names::Bound;
use crate::companions::shapes;

/// A parameter that is a function.
pub struct Handed {
    pub inputs: Vec<Type>,
    pub output: ReturnType,
}

impl Handed {
    /// `Fn(f64) -> f64` of the parameter, if it is a function.
    pub fn of(arg: &FnArg, generics: &Generics) -> Option<Handed> {
        match arg {
            FnArg::Typed(arg) => Handed::by_type(&arg.ty, generics),
            FnArg::Receiver(_) => None,
        }
    }

    pub fn by_type(ty: &Type, generics: &Generics) -> Option<Handed> {
        let (inputs, output) = match ty {
            Type::FnPtr(of) => (of.inputs.clone(), of.output.clone()),
            ty => match shapes::callable(generics, ty)?.arguments {
                PathArguments::Parenthesized(of) => (of.inputs, of.output),
                _ => return None,
            },
        };
        let inputs = inputs.into_iter().map(|input| input.ty).collect();
        Some(Handed { inputs, output })
    }

    /// The argument as a closure that says its types, where it is one or names a function.
    pub fn argument(&self, arg: &Expr, variables: &Bound) -> Expr {
        let mut arg = arg.clone();
        match &mut arg {
            Expr::Paren(of) => *of.expr = self.argument(&of.expr, variables),
            Expr::Group(of) => return self.argument(&of.expr, variables),
            Expr::Reference(of) => *of.expr = self.argument(&of.expr, variables),
            Expr::Closure(of) if of.inputs.len() == self.inputs.len() => {
                for (pat, ty) in of.inputs.iter_mut().zip(&self.inputs) {
                    if !matches!(pat, Pat::Type(_)) && is_said(ty.to_token_stream()) {
                        *pat = Pat::Type(syn::parse_quote!(#pat: #ty));
                    }
                }
            }
            Expr::Path(path) if !is_variable(&path.path, variables) => {
                let names: Vec<Ident> = (1..=self.inputs.len())
                    .map(|n| format_ident!("value_{n}"))
                    .collect();
                let (inputs, output) = (&self.inputs, &self.output);
                return syn::parse_quote!(|#(#names: #inputs),*| #output { #path(#(#names),*) });
            }
            _ => {}
        }
        arg
    }
}

fn is_variable(path: &syn::Path, variables: &Bound) -> bool {
    (path.get_ident()).is_some_and(|ident| variables.contains(&ident.to_string()))
}

/// Whether nothing is left open in the type.
fn is_said(ty: TokenStream) -> bool {
    ty.into_iter().all(|tree| match tree {
        TokenTree::Ident(ident) => ident != "_" && ident != "impl" && ident != "dyn",
        TokenTree::Group(group) => is_said(group.stream()),
        _ => true,
    })
}

/// The parameter, as that of a closure.
pub fn parameter(arg: &FnArg, handed: Option<&Handed>) -> TokenStream {
    match (arg, handed) {
        (FnArg::Typed(arg), Some(_)) => arg.pat.to_token_stream(),
        (FnArg::Typed(arg), None) => {
            let (pat, ty) = (&arg.pat, &arg.ty);
            quote!(#pat: #ty)
        }
        (FnArg::Receiver(_), _) => TokenStream::new(),
    }
}
