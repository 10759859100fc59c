//! Which of these functions a path names, by the `use` lines and the modules in sight.
//!
//! ```text
//! use grad_runtime::implicit::{self as solve, root as zero};
//!
//! zero(g, &z0, &theta)             ::grad_runtime::implicit::root(g, &z0, &theta)
//! solve::argmin(f_v.., ..)         ::grad_runtime::implicit::argmin(f_v.., ..)
//!
//! mod linalg { pub fn det(..) }
//!
//! linalg::det(&a, 3)               self::linalg::det(&a, 3)
//! ```
//! A path into one's own crate is none of ours. What no line in sight tells is known by its module's name.

use proc_macro2::{Ident, Span};
use syn::{Item, Path, Stmt, UseTree};

use super::signature;
use crate::known::Known;

/// What a `use` line brings in: a path, and the name that it gets; `None` for a glob.
pub type Use = (Vec<String>, Option<String>);

/// What a `use` tree brings in.
pub fn uses(tree: &UseTree) -> Vec<Use> {
    let mut out = vec![];
    flatten(tree, &mut vec![], &mut out);
    out
}

fn flatten(tree: &UseTree, path: &mut Vec<String>, out: &mut Vec<Use>) {
    let named = |path: &[String], ident: &Ident, name: &Ident| {
        let mut whole = path.to_vec();
        if ident != "self" {
            whole.push(ident.to_string());
        }
        let name = match name == "self" {
            true => whole.last().cloned(),
            false => Some(name.to_string()),
        };
        (whole, name)
    };
    match tree {
        UseTree::Path(of) => {
            path.push(of.ident.to_string());
            flatten(&of.tree, path, out);
            path.pop();
        }
        UseTree::Name(of) => out.push(named(path, &of.ident, &of.ident)),
        UseTree::Rename(of) => out.push(named(path, &of.ident, &of.rename)),
        UseTree::Glob(_) => out.push((path.clone(), None)),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, path, out)),
    }
}

/// The names in a function.
pub struct Names<'a> {
    known: &'a Known,
    runtime: &'a Path,
    /// What the function itself imports.
    own: Vec<Use>,
}

impl<'a> Names<'a> {
    pub fn new(function: &syn::ItemFn, known: &'a Known, runtime: &'a Path) -> Names<'a> {
        let mut own = vec![];
        for stmt in &function.block.stmts {
            if let Stmt::Item(Item::Use(line)) = stmt {
                own.extend(uses(&line.tree));
            }
        }
        Names {
            known,
            runtime,
            own,
        }
    }

    /// The path as the passes behind understand it; `None` where it is that already.
    pub fn written_out(&self, path: &Path) -> Option<Path> {
        let plain = |segment: &syn::PathSegment| segment.arguments.is_none();
        if path.leading_colon.is_some() || !path.segments.iter().all(plain) {
            return None;
        }
        let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        let names = match &names[..] {
            [first, rest @ ..] if first == "self" && !rest.is_empty() => rest,
            all => all,
        };
        let span = path.segments.last()?.ident.span();
        let whole = self.whole(names);
        let whole = whole.iter().map(String::as_str).collect::<Vec<_>>();
        match whole[..] {
            [first, module, name] if self.is_runtime(first) => {
                signature(&[first, module, name])?;
                let mut path = self.runtime.clone();
                path.segments.push(Ident::new(module, span).into());
                path.segments.push(Ident::new(name, span).into());
                Some(path)
            }
            [first, .., module, name] if super::OWN.contains(&first) => {
                signature(&["", module, name])?;
                Some(absolute(&whole, span))
            }
            _ => None,
        }
    }

    fn whole(&self, names: &[String]) -> Vec<String> {
        let Some((first, rest)) = names.split_first() else {
            return vec![];
        };
        let lines = || self.own.iter().chain(&self.known.uses);
        if let Some((path, _)) = lines().find(|(_, name)| name.as_ref() == Some(first)) {
            return self.anchored([&path[..], rest].concat());
        }
        if rest.is_empty() && !self.known.functions.contains_key(first) {
            let globs = lines().filter(|(_, name)| name.is_none());
            for (path, _) in globs {
                let whole = [&path[..], names].concat();
                let known = whole.iter().map(String::as_str).collect::<Vec<_>>();
                if whole.len() == 3 && self.is_runtime(&whole[0]) && signature(&known).is_some() {
                    return whole;
                }
            }
        }
        self.anchored(names.to_vec())
    }

    /// A path that begins with a module beside the function, from there.
    fn anchored(&self, path: Vec<String>) -> Vec<String> {
        match path.len() > 1 && self.known.modules.contains(&path[0]) {
            true => [vec!["self".to_owned()], path].concat(),
            false => path,
        }
    }

    fn is_runtime(&self, name: &str) -> bool {
        let last = self.runtime.segments.last();
        name == "grad_runtime" || last.is_some_and(|last| last.ident == name)
    }
}

fn absolute(names: &[&str], span: Span) -> Path {
    let segments = names
        .iter()
        .map(|name| syn::PathSegment::from(Ident::new(name, span)));
    Path {
        leading_colon: None,
        segments: segments.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;

    fn written_out(items: &str, path: &str) -> Option<String> {
        let file = syn::parse_file(items).unwrap();
        let known = Known::default().with(&file.items);
        let function = syn::parse_quote!(
            fn f(x: f64) -> f64 {
                use grad_runtime::linalg::det as determinant;
                x
            }
        );
        let runtime = syn::parse_quote!(::grad_runtime);
        let names = Names::new(&function, &known, &runtime);
        let path = names.written_out(&syn::parse_str(path).unwrap())?;
        Some(path.to_token_stream().to_string().replace(' ', ""))
    }

    #[test]
    fn imports_and_modules_tell_whose_it_is() {
        let ours = Some("::grad_runtime::implicit::root".to_owned());
        let cases = [
            ("use grad_runtime::implicit::root;", "root", ours.clone()),
            (
                "use grad_runtime::implicit::{self, root};",
                "implicit::root",
                ours.clone(),
            ),
            (
                "use grad_runtime::implicit::{root as zero};",
                "zero",
                ours.clone(),
            ),
            (
                "use grad_runtime::implicit as solve;",
                "solve::root",
                ours.clone(),
            ),
            (
                "use grad_runtime::{grad, implicit::*};",
                "root",
                ours.clone(),
            ),
            (
                "use grad_runtime::implicit;",
                "self::implicit::root",
                ours.clone(),
            ),
            ("", "grad_runtime::implicit::root", ours),
            (
                "",
                "determinant",
                Some("::grad_runtime::linalg::det".to_owned()),
            ),
            (
                "mod implicit {}",
                "implicit::root",
                Some("self::implicit::root".to_owned()),
            ),
            (
                "use crate::linalg;",
                "linalg::det",
                Some("crate::linalg::det".to_owned()),
            ),
            (
                "mod math {} use math::linalg;",
                "linalg::det",
                Some("self::math::linalg::det".to_owned()),
            ),
            ("fn root() {} use grad_runtime::implicit::*;", "root", None),
            ("use other::root;", "root", None),
            ("", "implicit::root", None),
            ("use grad_runtime::implicit;", "implicit::Settings", None),
        ];
        for (items, path, expected) in cases {
            assert_eq!(written_out(items, path), expected, "{items} {path}");
        }
    }
}
