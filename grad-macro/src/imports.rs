//! `#[grad] use ..` brings the companions of functions along.
//!
//! ```text
//! #[grad] pub use stats::{mean, spread as width, robust::mad};
//!
//! pub use stats::{mean, spread as width, robust::mad};
//! #[allow(unused_imports)]
//! pub use stats::{
//!     {mean_grad, mean_vjp, ..},
//!     {spread_grad as width_grad, spread_vjp as width_vjp, ..},
//!     robust::{mad_grad, mad_vjp, ..},
//! };
//! ```
//! `mean_grad` is the gradient and, in the namespace of types, what differentiated callers go through. The other names
//! exist in the namespace of types where there is no such companion, so that importing them is never a mistake.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Ident, ItemUse, UseGroup, UseTree};

use crate::errors::Errors;
use crate::names;
use crate::sight;

/// Options belong to the function, not to its import.
pub fn check_options(options: TokenStream, errors: &mut Errors) {
    if !options.is_empty() && errors.is_empty() {
        let message = "`#[grad]` on a `use` declaration takes no options\n\
                       help: write `#[grad]`, and the options where the function is defined";
        errors.at(options, message);
    }
}

/// The second declaration; none if no name in it may be a function's. What surely has no companions there is reported.
pub fn companions(declaration: &ItemUse, errors: &mut Errors) -> TokenStream {
    let lacking = sight::lacking::imported(declaration);
    for (name, reason) in &lacking.functions {
        let message = format!("`#[grad]` cannot import the companions of `{name}`: {reason}");
        errors.at(name, message);
    }
    let functions = lacking.functions.into_iter().map(|(name, _)| name);
    let without = functions.chain(lacking.modules);
    let mut without: BTreeSet<String> = without.map(|name| name.to_string()).collect();
    if matches!(&declaration.tree, UseTree::Path(path) if path.ident == "grad_runtime") {
        // The attribute itself.
        without.insert("grad".into());
    }
    let taken = sight::lacking::taken(declaration);
    second(declaration, &Names { without, taken })
}

/// What is left out.
#[derive(Default)]
struct Names {
    /// Functions whose companions are not there, and modules.
    without: BTreeSet<String>,
    /// What the module calls otherwise: a function of the user's may have a companion's name, `f_jacobian`.
    taken: BTreeSet<String>,
}

/// The same without those.
fn second(declaration: &ItemUse, names: &Names) -> TokenStream {
    let Some(tree) = tree(&declaration.tree, names) else {
        return TokenStream::new();
    };
    let (vis, colon) = (&declaration.vis, &declaration.leading_colon);
    let cfgs = declaration
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("cfg"));
    quote! {
        #(#cfgs)*
        #[allow(unused_imports)]
        #vis use #colon #tree;
    }
}

fn tree(tree: &UseTree, names: &Names) -> Option<TokenStream> {
    let brought =
        |ident: &Ident| may_be_function(ident) && !names.without.contains(&ident.to_string());
    match tree {
        UseTree::Path(path) => {
            let (ident, rest) = (&path.ident, self::tree(&path.tree, names)?);
            Some(quote!(#ident::#rest))
        }
        UseTree::Group(group) => self::group(group, names),
        UseTree::Name(name) => brought(&name.ident).then(|| all(&name.ident, &name.ident, names)),
        UseTree::Rename(rename) if rename.rename == "_" => None,
        UseTree::Rename(rename) => {
            let fits = may_be_function(&rename.ident) && brought(&rename.rename);
            fits.then(|| all(&rename.ident, &rename.rename, names))
        }
        // Companions are among all the names.
        UseTree::Glob(_) => None,
    }
}

fn group(group: &UseGroup, names: &Names) -> Option<TokenStream> {
    let trees = group.items.iter().filter_map(|of| tree(of, names));
    let trees: Vec<TokenStream> = trees.collect();
    (!trees.is_empty()).then(|| quote!({ #(#trees),* }))
}

fn may_be_function(ident: &Ident) -> bool {
    names::may_be_function(&ident.unraw().to_string())
}

/// `{f_grad as g_grad, ..}`.
fn all(function: &Ident, alias: &Ident, of: &Names) -> TokenStream {
    let name =
        |of: &Ident, suffix: &str| format_ident!("{}_{suffix}", of.unraw(), span = of.span());
    let suffixes = names::SUFFIXES.iter().chain(&names::NESTED);
    let names = suffixes.filter_map(|suffix| {
        let (from, to) = (name(function, suffix), name(alias, suffix));
        match from == to {
            _ if of.taken.contains(&to.to_string()) => None,
            true => Some(quote!(#from)),
            false => Some(quote!(#from as #to)),
        }
    });
    quote!({ #(#names),* })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second declaration, as if `.._grad` were all there is.
    fn check(source: &str, expected: &str) {
        let declaration: ItemUse = syn::parse_str(source).unwrap();
        let allow = quote!(#[allow(unused_imports)]).to_string();
        let found = second(&declaration, &Names::default())
            .to_string()
            .replace(&allow, "");
        let mut short: String = found.split_whitespace().collect();
        for suffix in names::SUFFIXES[1..].iter().chain(&names::NESTED) {
            for name in ["f", "g"] {
                short = short.replace(&format!(",{name}_{suffix}}}"), "}");
                short = short.replace(&format!(",{name}_{suffix},"), ",");
            }
            let renamed = format!(",f_{suffix}asg_{suffix}");
            short = short
                .replace(&format!("{renamed}}}"), "}")
                .replace(&format!("{renamed},"), ",");
        }
        assert_eq!(short, expected, "{source}");
    }

    #[test]
    fn names_paths_and_groups() {
        check("use a::f;", "usea::{f_grad};");
        check(
            "pub(crate) use ::a::b::f;",
            "pub(crate)use::a::b::{f_grad};",
        );
        check("use f as g;", "use{f_gradasg_grad};");
        check(
            "use a::{self, f, T, b::{g, *}};",
            "usea::{{f_grad},b::{{g_grad}}};",
        );
        check(
            "#[cfg(x)] #[doc = \"\"] use a::r#f;",
            "#[cfg(x)]usea::{f_grad};",
        );
    }

    #[test]
    fn what_is_no_function_is_left_alone() {
        for source in [
            "use a::*;",
            "use a::{self, T, MAX};",
            "use a::T as _;",
            "use a::{};",
        ] {
            check(source, "");
        }
    }
}
