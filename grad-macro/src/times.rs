//! Spans and points of time, which carry no derivative: `Duration`, `Instant` and `SystemTime` of the standard library.
//!
//! ```text
//! use std::time::Duration;
//! fn update(&mut self, error: f64, dt: Duration) -> f64       const _: fn(Duration) -> ::core::time::Duration = |time| time;
//! ```
//! The name alone says nothing: the file imports it from there, or the path is written, and rustc checks that.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::{Path, Signature, TypePath};

use crate::generics::Data;
use crate::known::Known;

const NAMES: [&str; 3] = ["Duration", "Instant", "SystemTime"];

/// The names of those that a signature speaks of.
pub fn named(sig: &Signature, known: &Known) -> Data {
    let found = found(sig, known).into_iter();
    let names = found.flat_map(|(name, written)| [name, spelled(&written)]);
    names.map(|name| (name, None)).collect()
}

fn spelled(path: &Path) -> String {
    path.to_token_stream()
        .to_string()
        .split_whitespace()
        .collect()
}

/// What asserts that these are the standard library's.
pub fn asserted(sig: &Signature, known: &Known) -> TokenStream {
    let found = found(sig, known).into_iter();
    let one = |(name, written): (String, Path)| {
        let ident = written.segments.last().map(|last| &last.ident);
        let whole = match name.as_str() {
            "Duration" => quote!(::core::time::#ident),
            _ => quote!(::std::time::#ident),
        };
        quote!(const _: fn(#written) -> #whole = |time| time;)
    };
    found.map(one).collect()
}

/// The paths by which a signature speaks of them, where all that it calls so is the standard library's.
fn found(sig: &Signature, known: &Known) -> BTreeMap<String, Path> {
    struct Search<'k> {
        known: &'k Known,
        found: BTreeMap<String, Option<Path>>,
    }
    impl<'ast> Visit<'ast> for Search<'_> {
        fn visit_type_path(&mut self, ty: &'ast TypePath) {
            if let Some(last) = ty.path.segments.last()
                && NAMES.iter().any(|name| last.ident == name)
            {
                let standard = ty.qself.is_none() && is_standard(&ty.path, self.known);
                let path = standard.then(|| ty.path.clone());
                let known = self.found.entry(last.ident.to_string());
                known
                    .and_modify(|known| *known = known.take().filter(|_| standard))
                    .or_insert(path);
            }
            visit::visit_type_path(self, ty);
        }
    }
    let mut search = Search {
        known,
        found: BTreeMap::new(),
    };
    search.visit_signature(sig);
    let found = search.found.into_iter();
    found
        .filter_map(|(name, path)| Some((name, path?)))
        .collect()
}

fn is_standard(path: &Path, known: &Known) -> bool {
    let names: Vec<String> = (path.segments.iter())
        .map(|of| of.ident.to_string())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let imported = |name: &str, whole: &[&str]| {
        let mut uses = known.uses.iter();
        uses.any(|(path, own)| own.as_deref() == Some(name) && path.iter().eq(whole.iter()))
    };
    match names[..] {
        ["std" | "core", "time", _] => true,
        ["time", _] => imported("time", &["std", "time"]) || imported("time", &["core", "time"]),
        [name] => imported(name, &["std", "time", name]) || imported(name, &["core", "time", name]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_brought_from_there() {
        let line = |path: &[&str]| {
            let path: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
            let name = path.last().cloned();
            (path, name)
        };
        let names = |sig: &str, uses: &[&[&str]]| {
            let known = Known {
                uses: uses.iter().map(|path| line(path)).collect(),
                ..Known::default()
            };
            let sig = syn::parse_str(sig).unwrap();
            let found = named(&sig, &known).into_keys();
            found.collect::<Vec<_>>().join(" ")
        };
        let sig = "fn f(x: f64, dt: &Duration, at: Option<Instant>) -> f64";
        let (span, point) = (["std", "time", "Duration"], ["std", "time", "Instant"]);
        assert_eq!(names(sig, &[&span, &point]), "Duration Instant");
        assert_eq!(names(sig, &[&["chrono", "Duration"], &point]), "Instant");
        assert_eq!(names(sig, &[]), "");
        let whole = "fn f(x: f64, dt: std::time::Duration) -> f64";
        assert_eq!(names(whole, &[]), "Duration std::time::Duration");
        let both = "fn f(x: f64, a: std::time::Duration, b: chrono::Duration) -> f64";
        assert_eq!(names(both, &[]), "");
    }
}
