//! Imported aliases of `Result` whose error has no name here.
//!
//! ```text
//! mod faults { pub struct Fault;  pub type Result<T> = result::Result<T, Fault>; }
//! use faults::Result;                         // here neither `Fault` nor `result` is a name
//! ```
//! What is written out instead tells the error by the alias: `::core::result::Result<T, <Result<T> as Fallible>::Error>`.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{GenericArgument, GenericParam, ItemType, Path, PathArguments, Type, TypeParam};

use crate::known::Known;

/// Writes these anew, of all aliases but those that the module declares itself.
pub fn name_errors(own: &BTreeSet<String>, runtime: &Path, known: &mut Known) {
    let names: Vec<String> = known.generic_aliases.keys().cloned().collect();
    for name in names.iter().filter(|name| !own.contains(*name)) {
        if let Some(alias) = named_by_alias(name, &known.generic_aliases[name], runtime, known) {
            known.generic_aliases.insert(name.clone(), alias);
        }
    }
}

fn named_by_alias(name: &str, alias: &ItemType, runtime: &Path, known: &Known) -> Option<ItemType> {
    let Type::Path(of) = &*alias.ty else {
        return None;
    };
    let last = of
        .path
        .segments
        .last()
        .filter(|last| last.ident == "Result")?;
    let PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let [GenericArgument::Type(value), GenericArgument::Type(error)] =
        &args.args.iter().collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let params = alias.generics.params.iter().map(|param| match param {
        GenericParam::Type(param) => Some(param),
        _ => None,
    });
    let params: Vec<&TypeParam> = params.collect::<Option<_>>()?;
    let mut names = Names {
        known,
        params: &params,
        understood: true,
    };
    names.visit_item_type(alias);
    if names.understood {
        return None;
    }
    let name = syn::Ident::new(name, last.ident.span());
    let mut alias = alias.clone();
    // `type Result<T, E = Fault> = ..`: without the last argument, the alias tells it.
    let defaulted = params.last().filter(|last| {
        let is_error = matches!(error, Type::Path(path) if path.path.is_ident(&last.ident));
        last.default.is_some() && is_error
    });
    let given = params.len() - usize::from(defaulted.is_some());
    let given = params[..given].iter().map(|param| &param.ident);
    let told: Type = syn::parse_quote!(<#name<#(#given),*> as #runtime::rt::Fallible>::Error);
    match defaulted {
        Some(_) => {
            *alias.ty = syn::parse_quote!(::core::result::Result<#value, #error>);
            if let Some(GenericParam::Type(param)) = alias.generics.params.last_mut()
                && let Some((_, default)) = &mut param.default
            {
                *default = told;
            }
        }
        None => *alias.ty = syn::parse_quote!(::core::result::Result<#value, #told>),
    }
    Some(alias)
}

/// Whether every name means the same here.
struct Names<'a> {
    known: &'a Known,
    params: &'a [&'a TypeParam],
    understood: bool,
}

impl<'a> Visit<'a> for Names<'_> {
    fn visit_path(&mut self, path: &'a Path) {
        let Some(first) = path.segments.first() else {
            return;
        };
        let (first, alone) = (&first.ident, path.segments.len() == 1);
        let everywhere = ["crate", "std", "core"].iter().any(|root| first == root);
        let param = self.params.iter().any(|param| param.ident == *first);
        let named = alone && (param || self.known.has_name(&first.to_string()));
        self.understood &= path.leading_colon.is_some() || named || (everywhere && !alone);
        visit::visit_path(self, path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;

    #[track_caller]
    fn check(alias: &str, expected: Option<&str>) {
        let item = |text| syn::parse_str::<ItemType>(text).unwrap();
        let runtime = syn::parse_quote!(::grad_runtime);
        let found = named_by_alias("Answer", &item(alias), &runtime, &Known::default());
        let text = |of: ItemType| of.to_token_stream().to_string();
        assert_eq!(found.map(text), expected.map(|of| text(item(of))));
    }

    #[test]
    fn errors_without_a_name() {
        let told = "type R<T> = ::core::result::Result<[T; 2], \
                    <Answer<T> as ::grad_runtime::rt::Fallible>::Error>;";
        check("type R<T> = result::Result<[T; 2], Fault>;", Some(told));
        check(
            "type R<T> = std::result::Result<[T; 2], super::Fault>;",
            Some(told),
        );
        let told = "type R<T, E = <Answer<T> as ::grad_runtime::rt::Fallible>::Error> \
                    = ::core::result::Result<T, E>;";
        check(
            "type R<T, E = Fault> = std::result::Result<T, E>;",
            Some(told),
        );
        check("type R<T> = std::result::Result<T, crate::Fault>;", None);
        check("type R<T> = core::result::Result<T, String>;", None);
        check("type Pair<T> = (T, Fault);", None);
    }
}
