//! Fields that are plain data, as the declarations beside the struct show: enums whose variants hold nothing.
//!
//! ```text
//! enum Kind { Call, Put }
//! struct Deal { kind: Kind, strike: f64 }
//!
//! struct DealTangent { strike: f64 }
//! const _: fn(&Kind) = |kind| match kind { <Kind>::Call => {} <Kind>::Put => {} };    // it is what it was taken for
//! ```

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{DeriveInput, Ident, ItemEnum, Type};

use crate::known::Known;

/// The variants of a field of such a type, where none of them depends on conditional compilation.
pub fn variants(ty: &Type, known: &Known) -> Option<Vec<Ident>> {
    let Type::Path(path) = ty else {
        return None;
    };
    let name = path.path.get_ident()?.to_string();
    let declared = known.enums.get(&name)?;
    let always = |variant: &syn::Variant| !variant.attrs.iter().any(|a| a.path().is_ident("cfg"));
    if !known.data().contains_key(&name) || !declared.variants.iter().all(always) {
        return None;
    }
    let variants = declared.variants.iter();
    Some(variants.map(|variant| variant.ident.clone()).collect())
}

/// Tells rustc what the types of these fields were taken for: had one of them contents, its pattern would not be one.
pub fn asserted(item: &DeriveInput, known: &Known) -> TokenStream {
    let data = known.data();
    let mut named = vec![];
    match &item.data {
        syn::Data::Struct(of) => of
            .fields
            .iter()
            .for_each(|field| idents(&field.ty, &mut named)),
        syn::Data::Enum(of) => {
            let fields = of.variants.iter().flat_map(|variant| &variant.fields);
            fields.for_each(|field| idents(&field.ty, &mut named));
        }
        syn::Data::Union(_) => {}
    }
    let mut seen = std::collections::BTreeSet::new();
    let enums = named.iter().filter(|name| {
        data.contains_key(&name.to_string())
            && **name != item.ident
            && seen.insert(name.to_string())
    });
    enums
        .map(|name| assertion(name, &known.enums[&name.to_string()]))
        .collect()
}

fn assertion(name: &Ident, declared: &ItemEnum) -> TokenStream {
    let arms = declared.variants.iter().map(|variant| {
        let (ident, cfg) = (&variant.ident, &variant.attrs);
        let cfg = cfg.iter().filter(|attr| attr.path().is_ident("cfg"));
        quote!(#(#cfg)* <#name>::#ident => {})
    });
    quote! {
        #[allow(deprecated)]
        const _: fn(&#name) = |data| match *data { #(#arms)* };
    }
}

fn idents(ty: &Type, into: &mut Vec<Ident>) {
    fn collect(tokens: TokenStream, into: &mut Vec<Ident>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => into.push(ident),
                TokenTree::Group(group) => collect(group.stream(), into),
                _ => {}
            }
        }
    }
    collect(ty.to_token_stream(), into);
}
