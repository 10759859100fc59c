//! Type parameters that are what an operator on another one gives, written as that other one.
//!
//! ```text
//! impl<T, U, V> Pair<T>                                        impl<T> Pair<T>
//! where                                                        where
//!     T: Mul<T, Output = U> + Copy,                                T: Mul<T, Output = T> + Copy,
//!     U: Add<U, Output = V>,                                       T: Add<T, Output = T>,
//! { fn dot(self, other: Self) -> V { .. } }                    { fn dot(self, other: Self) -> T { .. } }
//! ```
//! Companions ask for floats, whose operators give floats of their own type. Beside what is asked of them rustc would not know
//! which of both outputs is meant.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, GenericParam, Generics, ItemFn, ItemImpl, PathArguments, Type};
use syn::{TypeParamBound, WherePredicate};

use crate::generics;

const OPERATORS: [&str; 6] = ["Add", "Sub", "Mul", "Div", "Rem", "Neg"];

/// The `impl` with such parameters written out, if it has any.
pub fn block(block: &ItemImpl) -> Option<ItemImpl> {
    let mut block = block.clone();
    let mut any = false;
    while let Some((output, of)) = output(&block.generics) {
        any = true;
        let generics = std::mem::take(&mut block.generics);
        block.generics = without(generics, &output);
        United(output, of).visit_item_impl_mut(&mut block);
    }
    any.then_some(block)
}

/// The same of a function: `fn area<T, U>(a: T, b: T) -> U where T: Mul<T, Output = U>`.
pub fn function(function: &ItemFn) -> Option<ItemFn> {
    let mut function = function.clone();
    let mut any = false;
    while let Some((output, of)) = output(&function.sig.generics) {
        let generics = std::mem::take(&mut function.sig.generics);
        function.sig.generics = without(generics, &output);
        any = true;
        United(output, of).visit_item_fn_mut(&mut function);
    }
    any.then_some(function)
}

/// A parameter that is what an operator gives, and that on which it does.
fn output(generics: &Generics) -> Option<(Ident, Ident)> {
    let params: Vec<&Ident> = generics.type_params().map(|param| &param.ident).collect();
    params.iter().find_map(|of| {
        let mut bounds = generics::as_written(generics, of);
        let output = bounds.find_map(|bound| given(bound, of, &params))?;
        Some((output.clone(), (*of).clone()))
    })
}

/// What `Mul<T, Output = U>` gives, where `of` is `T`.
fn given<'p>(bound: &TypeParamBound, of: &Ident, params: &[&'p Ident]) -> Option<&'p Ident> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let last = bound.path.segments.last()?;
    let PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let is_operator = OPERATORS.iter().any(|name| last.ident == name);
    let closed = args.args.iter().all(|arg| match arg {
        GenericArgument::Type(ty) => is(ty, of),
        _ => true,
    });
    let output = args.args.iter().find_map(|arg| match arg {
        GenericArgument::AssocType(arg) if arg.ident == "Output" => Some(&arg.ty),
        _ => None,
    })?;
    let mut others = params.iter().filter(|param| **param != of);
    let output = others.find(|param| is(output, param))?;
    (is_operator && closed).then_some(*output)
}

fn is(ty: &Type, param: &Ident) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(param))
}

/// The parameters without this one, whose bounds stand in the `where` clause.
fn without(mut generics: Generics, param: &Ident) -> Generics {
    let mut kept = syn::punctuated::Punctuated::new();
    let mut moved: Vec<WherePredicate> = vec![];
    for of in std::mem::take(&mut generics.params) {
        match of {
            GenericParam::Type(of) if of.ident == *param => {
                let bounds = of.bounds;
                if !bounds.is_empty() {
                    moved.push(syn::parse_quote!(#param: #bounds));
                }
            }
            of => kept.push(of),
        }
    }
    generics.params = kept;
    if !moved.is_empty() {
        generics.make_where_clause().predicates.extend(moved);
    }
    generics
}

/// The second name in place of the first.
struct United(Ident, Ident);

impl VisitMut for United {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        if path.leading_colon.is_none()
            && let Some(first) = path.segments.first_mut()
            && first.ident == self.0
        {
            first.ident = self.in_place_of(&first.ident);
        }
    }

    fn visit_macro_mut(&mut self, of: &mut syn::Macro) {
        of.tokens = self.within(std::mem::take(&mut of.tokens));
    }
}

impl United {
    fn in_place_of(&self, name: &Ident) -> Ident {
        Ident::new(&self.1.to_string(), name.span())
    }

    fn within(&self, tokens: TokenStream) -> TokenStream {
        let tree = |tree| match tree {
            TokenTree::Ident(name) if name == self.0 => TokenTree::Ident(self.in_place_of(&name)),
            TokenTree::Group(group) => {
                let mut copy = Group::new(group.delimiter(), self.within(group.stream()));
                copy.set_span(group.span());
                TokenTree::Group(copy)
            }
            tree => tree,
        };
        tokens.into_iter().map(tree).collect()
    }
}
