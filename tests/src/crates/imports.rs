//! `use` lines: those that bring annotated functions need `#[grad]`, and where they bring others too, they are parted.

use std::collections::BTreeSet;

use proc_macro2::LineColumn;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Item, ItemUse, UseTree};

use super::edit::Edit;
use super::modules::{Cfgs, File};
use super::sites::{Kind, Site};

/// What an annotation of a `use` line is.
const ATTRIBUTE: &str = "#[grad_runtime::grad] ";

/// A function, by module and name.
type Place = (Vec<String>, String);

/// The edits of the `use` lines of each file.
pub fn edits(files: &[File], sites: &[Site], cfgs: &Cfgs) -> Vec<Vec<Edit>> {
    let mut lines = vec![];
    for (k, file) in files.iter().enumerate() {
        collect(k, &file.module, &file.items, cfgs, &mut lines);
    }
    let annotated = sites
        .iter()
        .filter(|s| s.kind == Kind::Function && s.annotated);
    let mut places: BTreeSet<Place> = annotated
        .map(|site| {
            let name = site.name.rsplit("::").next().unwrap_or_default();
            (site.module.clone(), name.to_string())
        })
        .collect();
    // What one line brings another may bring on.
    loop {
        let known = places.len();
        for line in &lines {
            for leaf in &line.leaves {
                if leaf.is_among(&line.module, &places) {
                    places.insert((line.module.clone(), leaf.brought.clone()));
                }
            }
            for path in &line.globs {
                let from = absolute(path, &line.module);
                let brought: Vec<Place> = (places.iter())
                    .filter(|(module, _)| *module == from)
                    .map(|(_, name)| (line.module.clone(), name.clone()))
                    .collect();
                places.extend(brought);
            }
        }
        if places.len() == known {
            break;
        }
    }
    let mut edits: Vec<Vec<Edit>> = files.iter().map(|_| vec![]).collect();
    for line in &lines {
        edits[line.file].extend(line.edit(&places));
    }
    edits
}

/// A `use` line.
struct Line {
    file: usize,
    module: Vec<String>,
    leaves: Vec<Leaf>,
    globs: Vec<Vec<String>>,
    /// What stands before `use`, and where the line is.
    vis: String,
    from: LineColumn,
    to: LineColumn,
}

/// A name that a `use` line brings.
struct Leaf {
    path: Vec<String>,
    brought: String,
}

fn collect(file: usize, module: &[String], items: &[Item], cfgs: &Cfgs, lines: &mut Vec<Line>) {
    for item in items {
        match item {
            Item::Use(of) if cfgs.hold(&of.attrs) => lines.push(Line::new(file, module, of)),
            Item::Mod(of) if cfgs.hold(&of.attrs) => {
                let mut inner = module.to_vec();
                inner.push(of.ident.to_string());
                if let Some((_, items)) = &of.content {
                    collect(file, &inner, items, cfgs, lines);
                }
            }
            _ => {}
        }
    }
}

impl Line {
    fn new(file: usize, module: &[String], of: &ItemUse) -> Self {
        let (mut leaves, mut globs) = (vec![], vec![]);
        tree(&of.tree, &mut vec![], &mut leaves, &mut globs);
        let vis = of.vis.to_token_stream();
        let from = match vis.is_empty() {
            true => of.use_token.span().start(),
            false => of.vis.span().start(),
        };
        let vis = if vis.is_empty() {
            String::new()
        } else {
            format!("{vis} ")
        };
        let to = of.semi_token.span().end();
        let module = module.to_vec();
        Line {
            file,
            module,
            leaves,
            globs,
            vis,
            from,
            to,
        }
    }

    fn edit(&self, places: &BTreeSet<Place>) -> Option<Edit> {
        let (with, without): (Vec<&Leaf>, Vec<&Leaf>) =
            (self.leaves.iter()).partition(|leaf| leaf.is_among(&self.module, places));
        if with.is_empty() {
            return None;
        }
        if without.is_empty() && self.globs.is_empty() {
            return Some(Edit::insert(self.from, ATTRIBUTE));
        }
        let mut text = String::new();
        for (attribute, leaves) in [(ATTRIBUTE, with), ("", without)] {
            for leaf in leaves {
                let path = leaf.path.join("::");
                let path = path
                    .strip_suffix("::self")
                    .map_or(path.clone(), |p| format!("{p}::{{self}}"));
                let last = leaf.path.last();
                let renamed = match last.is_some_and(|l| *l == leaf.brought || l == "self") {
                    true => String::new(),
                    false => format!(" as {}", leaf.brought),
                };
                text += &format!("{attribute}{}use {path}{renamed}; ", self.vis);
            }
        }
        for path in &self.globs {
            text += &format!("{}use {}::*; ", self.vis, path.join("::"));
        }
        Some(Edit::replace(self.from, self.to, &text))
    }
}

impl Leaf {
    fn is_among(&self, module: &[String], places: &BTreeSet<Place>) -> bool {
        let Some((name, path)) = self.path.split_last() else {
            return false;
        };
        let from = absolute(path, module);
        places.contains(&(from, name.clone()))
    }
}

/// The module of the crate that a path means.
fn absolute(path: &[String], module: &[String]) -> Vec<String> {
    let (mut at, mut rest) = (module.to_vec(), path);
    match path.first().map(String::as_str) {
        Some("crate") => (at, rest) = (vec![], &path[1..]),
        Some("self") => rest = &path[1..],
        _ => {}
    }
    while rest.first().is_some_and(|s| s == "super") {
        at.pop();
        rest = &rest[1..];
    }
    at.extend(rest.iter().cloned());
    at
}

fn tree(
    of: &UseTree,
    path: &mut Vec<String>,
    leaves: &mut Vec<Leaf>,
    globs: &mut Vec<Vec<String>>,
) {
    match of {
        UseTree::Path(of) => {
            path.push(of.ident.to_string());
            tree(&of.tree, path, leaves, globs);
            path.pop();
        }
        UseTree::Name(of) => {
            let name = of.ident.to_string();
            let brought = name.clone();
            leaves.push(Leaf {
                path: [&path[..], &[name]].concat(),
                brought,
            });
        }
        UseTree::Rename(of) => {
            let (name, brought) = (of.ident.to_string(), of.rename.to_string());
            leaves.push(Leaf {
                path: [&path[..], &[name]].concat(),
                brought,
            });
        }
        UseTree::Glob(_) => globs.push(path.clone()),
        UseTree::Group(of) => {
            for inner in &of.items {
                tree(inner, path, leaves, globs);
            }
        }
    }
}
