//! Conversions: `#[grad] impl From<Lab> for Rgb { .. }`.
//!
//! ```text
//! impl From<Lab> for Rgb {               const _: () = {
//!     fn from(c: Lab) -> Self { .. }         fn from_conversion(c: Lab) -> Rgb { From::from(c) }
//! }                                          // the companions of `fn from_conversion(c: Lab) -> Rgb { .. }`
//!                                            pub struct from_conversion_rule;           // with these as methods
//!                                            impl rt::Convert<Lab> for Rgb { type Rule = from_conversion_rule; }
//!                                        };
//! ```
//! A type may have many of them, of which rustc finds the right one by the types of both sides: so callers ask it for the
//! rule, `rt::conversion::<Rgb, _>(&c).fwd(c, tape)`, rather than for a name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, GenericArgument, Generics, ImplItem, Item, ItemFn, ItemImpl, PathArguments};
use syn::{ImplItemFn, Type};

use crate::companions::shapes;
use crate::compile::{self, underived};
use crate::errors::Errors;
use crate::known::Known;
use crate::lints;
use crate::misplaced;
use crate::operators::without_self;
use crate::options::Options;
use crate::united;

/// What an `impl From<A> for B` says about types.
#[derive(Clone, PartialEq)]
pub struct Signature {
    pub generics: Generics,
    pub from: Type,
    pub to: Type,
}

/// The signature of an `impl`, if it is one of `From`.
pub fn signature(block: &ItemImpl) -> Option<Signature> {
    let last = block.trait_.as_ref()?.0.segments.last()?;
    let PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let from = match args.args.first()? {
        GenericArgument::Type(ty) if last.ident == "From" && args.args.len() == 1 => ty.clone(),
        _ => return None,
    };
    let to = (*block.self_ty).clone();
    let from = syn::parse2(without_self(from.to_token_stream(), &to, None, None)).unwrap_or(from);
    Some(Signature {
        generics: block.generics.clone(),
        from,
        to,
    })
}

/// The `impl`, and beside it that of its derivative, unless nothing of it is one.
pub fn expand(
    block: &ItemImpl,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let united = united::block(block);
    let of = united.as_ref().unwrap_or(block);
    misplaced::check_operator(options, "impl From", errors);
    let options = &misplaced::of_operator(options);
    let derivative = derivative(of, options, known, errors);
    quote!(#block #derivative)
}

fn derivative(
    block: &ItemImpl,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let signature = signature(block)?;
    let method = block.items.iter().find_map(|item| match item {
        ImplItem::Fn(method) if method.sig.ident == "from" => Some(method),
        _ => None,
    })?;
    let function = as_function(&signature, method)?;
    let flows = shapes::ret(&function.sig).is_active()
        && shapes::params(&function.sig, None)[0].is_active();
    if !flows {
        return None;
    }
    let options = Options {
        wrt: None,
        name: None,
        ..options.clone()
    };
    let known = Known {
        this: None,
        of_trait: None,
        generics: Generics::default(),
        ..known.clone()
    };
    if underived::check(&function, &options, &known, errors) {
        return None;
    }
    let companions = compile::beside(&function, &options, &known, errors);
    let (rule, methods) = rule(&companions)?;
    let primal = primal(&function);
    let (params, _, clause) = signature.generics.split_for_impl();
    let (from, to, runtime) = (&signature.from, &signature.to, &options.runtime);
    let cfgs = block
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("cfg"));
    let allow = lints::allow_type();
    Some(quote! {
        #(#cfgs)*
        #[allow(dead_code, unused_imports, clippy::all, clippy::pedantic, clippy::nursery)]
        const _: () = {
            #primal
            #companions
            #[doc(hidden)]
            #[derive(Clone, Copy)]
            #allow
            pub struct #rule;
            impl #rule { #(#methods)* }
            impl #params #runtime::rt::Convert<#from> for #to #clause {
                type Rule = #rule;
                const RULE: #rule = #rule;
            }
        };
    })
}

/// The method as a function, which no `Self` means anything to.
fn as_function(signature: &Signature, method: &ImplItemFn) -> Option<ItemFn> {
    let own = |tokens: TokenStream| without_self(tokens, &signature.to, None, None);
    let inputs = own(method.sig.inputs.to_token_stream());
    let arrow = own(method.sig.output.to_token_stream());
    let body = own(method.block.to_token_stream());
    let (params, clause) = (&signature.generics.params, &signature.generics.where_clause);
    let name = Ident::new("from_conversion", method.sig.ident.span());
    syn::parse2(quote!(fn #name<#params>(#inputs) #arrow #clause #body)).ok()
}

/// The conversion itself, under the name that companions call it by.
fn primal(function: &ItemFn) -> TokenStream {
    let mut sig = function.sig.clone();
    let value = Ident::new("value", Span::mixed_site());
    for arg in &mut sig.inputs {
        if let FnArg::Typed(arg) = arg {
            *arg.pat = syn::parse_quote!(#value);
        }
    }
    quote!(#sig { ::core::convert::From::from(#value) })
}

/// The hidden companions once more, as methods of a type without contents: a value of it is what rustc finds by types.
fn rule(companions: &TokenStream) -> Option<(Ident, Vec<TokenStream>)> {
    let file: syn::File = syn::parse2(companions.clone()).ok()?;
    let name = format_ident!("from_conversion_grad");
    let hidden = file.items.into_iter().find_map(|item| match item {
        Item::Impl(of) if of.trait_.is_none() => match &*of.self_ty {
            Type::Path(path) if path.path.is_ident(&name) => Some(of),
            _ => None,
        },
        _ => None,
    })?;
    let takes = |sig: &syn::Signature| sig.inputs.iter().any(|arg| matches!(arg, FnArg::Typed(_)));
    let methods = hidden.items.into_iter().filter_map(|item| match item {
        ImplItem::Fn(method) if takes(&method.sig) => Some(forwarding(&name, method)),
        _ => None,
    });
    Some((format_ident!("from_conversion_rule"), methods.collect()))
}

/// `fn fwd(self, c: Lab, tape: &mut Tape) -> Rgb { <from_conversion_grad>::fwd(c, tape) }`.
fn forwarding(hidden: &Ident, mut method: ImplItemFn) -> TokenStream {
    let mut args = vec![];
    for (n, arg) in method.sig.inputs.iter_mut().enumerate() {
        if let FnArg::Typed(arg) = arg {
            let name = format_ident!("arg_{n}", span = Span::mixed_site());
            *arg.pat = syn::parse_quote!(#name);
            args.push(name);
        }
    }
    let (name, turbofish) = (
        &method.sig.ident,
        crate::operators::turbofish(&method.sig.generics),
    );
    let opaque =
        |arg: &FnArg| matches!(arg, FnArg::Typed(arg) if matches!(&*arg.ty, Type::ImplTrait(_)));
    // Arguments by `impl Trait` decide the rest.
    let turbofish = (!method.sig.inputs.iter().any(opaque)).then_some(turbofish);
    let call = quote!(<#hidden>::#name #turbofish(#(#args),*));
    let mut sig = method.sig.clone();
    sig.inputs.insert(0, syn::parse_quote!(self));
    quote!(#[inline] pub #sig { #call })
}
