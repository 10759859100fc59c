//! Indexing of the user's types: reading an element, and writing one, as methods.
//!
//! ```text
//! #[grad] impl Index<usize> for V { type Output = f64; fn index(&self, i: usize) -> &f64 { &self.data[i] } }
//!
//! impl V {                                                       // and the companions of these
//!     fn grad_index(&self, i: usize) -> f64 { let place = { &self.data[i] }; *place }
//!     fn grad_index_set(&mut self, i: usize, grad_element: f64) { .. }              // of `IndexMut`
//! }
//! ```
//! Differentiated code calls them in place of `v[i]` and `v[i] = x`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{ImplItem, ItemImpl, Type};

use super::Operator;
use crate::blocks::{self, Refused};
use crate::errors::Errors;
use crate::generics;
use crate::known::{Known, name_of};
use crate::options::Options;

pub fn derivative(
    block: &ItemImpl,
    operator: &Operator,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let method = block.items.iter().find_map(|item| match item {
        ImplItem::Fn(method) if method.sig.ident == operator.method => Some(method),
        _ => None,
    })?;
    let output = element(block, method, known);
    let Some(output) = output else {
        let path = block.trait_.as_ref().map(|(path, _)| path);
        errors.at(
            path,
            "`#[grad]` differentiates indexing that gives a number\n\
             help: give the type a method that returns what is wanted, and call that",
        );
        return None;
    };
    let (this, body) = (&block.self_ty, &method.block);
    let generics = of_numbers(block, &output, options);
    let (params, _, bounds) = generics.split_for_impl();
    let args = method.sig.inputs.iter().skip(1);
    let order = (options.order > 1).then(|| {
        let order = proc_macro2::Literal::usize_unsuffixed(options.order);
        quote!((order = #order))
    });
    let function = match operator.name {
        "Index" => quote! {
            #[grad #order]
            #[doc(hidden)]
            pub fn grad_index(&self, #(#args),*) -> #output {
                let grad_place = #body;
                *grad_place
            }
        },
        _ => quote! {
            #[grad #order]
            #[doc(hidden)]
            pub fn grad_index_set(&mut self, #(#args,)* grad_element: #output) {
                let grad_place = #body;
                *grad_place = grad_element;
            }
        },
    };
    let methods: ItemImpl = syn::parse2(quote!(impl #params #this #bounds { #function })).ok()?;
    let options = Options {
        wrt: None,
        name: None,
        ..options.clone()
    };
    let known = Known {
        this: None,
        of_trait: None,
        ..known.clone()
    };
    let methods = blocks::block(methods, &options, &known, &mut Refused::new(), errors);
    let allow = crate::lints::allow();
    Some(quote!(#allow const _: () = { #methods };))
}

/// The parameters of the block; of an element of which they say nothing, that it is a number.
fn of_numbers(block: &ItemImpl, element: &Type, options: &Options) -> syn::Generics {
    let mut generics = block.generics.clone();
    let runtime = &options.runtime;
    for param in generics.type_params_mut() {
        let is_element = matches!(element, Type::Path(of) if of.path.is_ident(&param.ident));
        if is_element && generics::is_silent(&block.generics, &param.ident) {
            param.bounds.push(syn::parse_quote!(#runtime::Real));
        }
    }
    generics
}

/// The type of the elements, if they are numbers. That of `IndexMut` is written beside `Index`.
fn element(block: &ItemImpl, method: &syn::ImplItemFn, known: &Known) -> Option<Type> {
    let written = block.items.iter().find_map(|item| match item {
        ImplItem::Type(of) if of.ident == "Output" => Some(of.ty.clone()),
        _ => None,
    });
    let returned = match &method.sig.output {
        syn::ReturnType::Type(_, ty) => match &**ty {
            Type::Reference(of) => Some((*of.elem).clone()),
            _ => None,
        },
        syn::ReturnType::Default => None,
    };
    let spoken = |ty: &Type| ty.to_token_stream().to_string().starts_with("Self ::");
    let this = name_of(&block.self_ty);
    let beside = known
        .operators
        .iter()
        .find(|of| of.name == "Index" && name_of(&of.left) == this);
    let found = written
        .or_else(|| returned.filter(|ty| !spoken(ty)))
        .or_else(|| beside.map(|of| of.output.clone()))?;
    let evidence = crate::generics::Evidence::of(known, None);
    let floats =
        crate::generics::with_evidence(evidence, || crate::generics::floats(&block.generics));
    let is_number = match &found {
        Type::Path(path) => path.path.get_ident().is_some_and(|name| {
            let is_param = || {
                block
                    .generics
                    .type_params()
                    .any(|param| param.ident == *name)
            };
            crate::types::is_primitive(&name.to_string())
                || floats.contains(name)
                || is_param() && generics::is_silent(&block.generics, name)
        }),
        _ => false,
    };
    is_number.then_some(found)
}
