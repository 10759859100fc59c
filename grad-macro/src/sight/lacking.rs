//! Functions that are named where their companions are not, and what to write so that they are.
//!
//! ```text
//! mod stats { mod robust;  pub use robust::mad;  pub fn spread(x: f64) -> f64 { .. } }
//!
//! #[grad] use stats::mad;         put `#[grad]` on the line in `stats`, too
//! #[grad] use stats::spread;      put `#[grad]` on `fn spread`
//! use stats::deviation;           put `#[grad]` on this line
//! ```
//! Only what files of the crate show for certain is told. Where a glob, a macro or another crate may have the companions,
//! it is rustc that misses them, or finds them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use quote::ToTokens;
use syn::{Ident, Item, ItemUse, UseTree};

use super::files;
use super::imports::flatten;
use super::skeleton;
use crate::attribute::may_be_ours;
use crate::maps::HashMap;
use crate::names;

/// How many `use` lines are followed, one after the other.
const STEPS: usize = 4;

/// Why the function that a path in a body names, in the module of the file that is within these, has none, and the way out.
pub fn called(within: &[String], path: &[String]) -> Option<String> {
    let key = (files::here()?, within.to_vec(), path.to_vec());
    if let Some(told) = TOLD.with_borrow(|told| told.get(&key).filter(|told| told.holds()).cloned())
    {
        return told.reason;
    }
    let (this, crate_) = Crate::around(within, BTreeSet::from([path.last()?.clone()]))?;
    let found = match path {
        [name] => crate_.named(&this, name, STEPS),
        path => crate_.resolve(&this, path, STEPS),
    };
    let told = Told {
        files: crate_.read.take(),
        reason: found.lacking(),
    };
    TOLD.with_borrow_mut(|all| all.insert(key, told.clone()));
    told.reason
}

/// What was told of a function in a module: many call the same.
#[derive(Clone)]
struct Told {
    /// The files that were read, as they were then.
    files: Vec<(PathBuf, SystemTime)>,
    reason: Option<String>,
}

/// The file, the modules in it, and the path.
type Asked = (PathBuf, Vec<String>, Vec<String>);

thread_local! {
    static TOLD: RefCell<HashMap<Asked, Told>> = RefCell::default();
}

impl Told {
    fn holds(&self) -> bool {
        let mut files = self.files.iter();
        files.all(|(file, at)| files::changed(file) == Some(*at))
    }
}

/// What a declaration brings in that has no companions, by its name here.
#[derive(Default)]
pub struct Lacking {
    /// Functions, and why they have none.
    pub functions: Vec<(Ident, String)>,
    pub modules: Vec<Ident>,
}

/// The same of those that this declaration brings in.
pub fn imported(declaration: &ItemUse) -> Lacking {
    let mut out = Lacking::default();
    let mut paths = vec![];
    flatten(&declaration.tree, &mut vec![], &mut paths);
    paths.retain(|(_, alias)| alias.is_some());
    let names = paths.iter().filter_map(|(path, _)| path.last().cloned());
    let around = within(declaration).and_then(|at| Crate::around(&at, names.collect()));
    let Some((this, crate_)) = around else {
        return out;
    };
    for ((path, _), ident) in paths.iter().zip(idents(&declaration.tree)) {
        // What else the line brings has no companions anywhere: types and constants.
        if ident == "self" || path.last().is_none_or(|name| !names::may_be_function(name)) {
            continue;
        }
        match crate_.resolve(&this, path, STEPS) {
            Found::Lacking(reason) => out.functions.push((ident, reason)),
            Found::Module => out.modules.push(ident),
            Found::Followed | Found::Absent | Found::Unknown => {}
        }
    }
    out
}

/// The tokens of what [`flatten`] names, in the same order.
fn idents(tree: &UseTree) -> Vec<Ident> {
    match tree {
        UseTree::Path(of) => idents(&of.tree),
        UseTree::Name(of) => vec![of.ident.clone()],
        UseTree::Rename(of) if of.ident == "self" => vec![of.ident.clone()],
        UseTree::Rename(of) => vec![of.rename.clone()],
        UseTree::Glob(_) => vec![],
        UseTree::Group(group) => group.items.iter().flat_map(idents).collect(),
    }
}

/// The modules of the file that the declaration stands in, if there is one like it only.
fn within(declaration: &ItemUse) -> Option<Vec<String>> {
    let source = files::source(&files::here()?)?;
    let parsed = syn::parse_file(&source.declarations).ok()?;
    let wanted = declaration.tree.to_token_stream().to_string();
    let mut found = vec![];
    search(&parsed.items, &wanted, &mut vec![], &mut found);
    match found.len() {
        1 => found.pop().map(|(at, _)| at),
        _ => None,
    }
}

/// The names that the modules where such a declaration stands have by themselves: of their items, and of what they import.
pub fn taken(declaration: &ItemUse) -> BTreeSet<String> {
    let mut lines = vec![];
    flatten(&declaration.tree, &mut vec![], &mut lines);
    let mut names: BTreeSet<String> = lines.drain(..).filter_map(|(_, name)| name).collect();
    let source = files::here().and_then(|file| files::source(&file));
    let parsed = source.and_then(|source| syn::parse_file(&source.declarations).ok());
    let Some(parsed) = parsed else { return names };
    let wanted = declaration.tree.to_token_stream().to_string();
    let mut found = vec![];
    search(&parsed.items, &wanted, &mut vec![], &mut found);
    for item in found.iter().flat_map(|(_, items)| *items) {
        match item {
            Item::Use(line) => flatten(&line.tree, &mut vec![], &mut lines),
            Item::Fn(item) => drop(names.insert(item.sig.ident.to_string())),
            _ => {}
        }
    }
    names.extend(lines.into_iter().filter_map(|(_, name)| name));
    names
}

/// The modules among these that have such a line, and what is in them.
fn search<'a>(
    items: &'a [Item],
    wanted: &str,
    at: &mut Vec<String>,
    found: &mut Vec<(Vec<String>, &'a [Item])>,
) {
    for item in items {
        match item {
            Item::Use(line) if line.tree.to_token_stream().to_string() == wanted => {
                found.push((at.clone(), items));
            }
            Item::Mod(module) => {
                let Some((_, items)) = &module.content else {
                    continue;
                };
                at.push(module.ident.to_string());
                search(items, wanted, at, found);
                at.pop();
            }
            _ => {}
        }
    }
}

/// What is known of a name in a module.
enum Found {
    /// The companions are there, too.
    Followed,
    /// Why they are not, and the way out.
    Lacking(String),
    /// It is a module, which has none.
    Module,
    Absent,
    /// Something that is not looked into may have the name.
    Unknown,
}

impl Found {
    fn lacking(self) -> Option<String> {
        match self {
            Found::Lacking(reason) => Some(reason),
            _ => None,
        }
    }
}

struct Module {
    /// From the crate's root.
    path: Vec<String>,
    items: Vec<Item>,
    /// `#[grad] mod`: all functions in it have companions.
    annotated: bool,
}

impl Module {
    fn name(&self) -> &str {
        self.path.last().map_or("crate", String::as_str)
    }
}

/// The files of a crate.
struct Crate {
    root: PathBuf,
    /// The module that is asked from.
    home: Vec<String>,
    /// Those that functions may have which matter.
    names: BTreeSet<String>,
    /// The files that were read, and when they were changed.
    read: RefCell<Vec<(PathBuf, SystemTime)>>,
}

impl Crate {
    /// The crate of the file that is being expanded, and the module within these of that file.
    fn around(within: &[String], names: BTreeSet<String>) -> Option<(Module, Crate)> {
        let file = files::here()?;
        let (root, mut path) = files::place(&file);
        path.extend_from_slice(within);
        let home = path.clone();
        let read = RefCell::default();
        let crate_ = Crate {
            root,
            home,
            names,
            read,
        };
        Some((crate_.read(&file, path, within)?, crate_))
    }

    /// The module of this path.
    fn module(&self, path: Vec<String>) -> Option<Module> {
        let in_files = (0..=path.len()).rev().find_map(|count| {
            let file = files::module(&self.root, &path[..count])?;
            Some((file, count))
        });
        let (file, count) = in_files?;
        let inline = path[count..].to_vec();
        self.read(&file, path, &inline)
    }

    /// The declarations of a module in a file, by its path in the crate and within the file.
    fn read(&self, file: &Path, path: Vec<String>, within: &[String]) -> Option<Module> {
        let source = files::source(file)?;
        (self.read.borrow_mut()).push((file.to_owned(), files::changed(file)?));
        // Under another name the attribute is not recognised.
        if source.declarations.contains("grad as ") {
            return None;
        }
        let declarations = skeleton::pick(&source.declarations, &self.names);
        let mut items = syn::parse_file(&declarations).ok()?.items;
        let mut annotated = false;
        for name in within {
            let module = items.into_iter().find_map(|item| match item {
                Item::Mod(module) if module.ident == name => Some(module),
                _ => None,
            })?;
            annotated |= may_be_ours(&module.attrs);
            items = module.content?.1;
        }
        Some(Module {
            path,
            items,
            annotated,
        })
    }

    /// The function that a path from this module leads to.
    fn resolve(&self, from: &Module, path: &[String], steps: usize) -> Found {
        let Some((name, modules)) = path.split_last() else {
            return Found::Unknown;
        };
        match self.walk(from, modules, steps) {
            Some(module) if steps > 0 => self.named(&module, name, steps - 1),
            _ => Found::Unknown,
        }
    }

    /// The module that a path from this module leads to, if it is one of this crate.
    fn walk(&self, from: &Module, path: &[String], steps: usize) -> Option<Module> {
        let (mut at, mut rest) = (from.path.clone(), path);
        while let [first, after @ ..] = rest {
            match first.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()?),
                _ => break,
            }
            rest = after;
        }
        if rest.len() < path.len() {
            at.extend_from_slice(rest);
            return self.module(at);
        }
        let [first, after @ ..] = rest else {
            return self.module(at);
        };
        let declared = |item: &Item| matches!(item, Item::Mod(module) if module.ident == first);
        if from.items.iter().any(declared) {
            at.extend_from_slice(rest);
            return self.module(at);
        }
        let brought = lines(&from.items).find(|(_, _, alias)| alias.as_ref() == Some(first));
        let (_, path, _) = brought.filter(|_| steps > 0)?;
        // A line that names itself is a crate of that name.
        if path.first() == Some(first) {
            return None;
        }
        self.walk(from, &[&path, after].concat(), steps - 1)
    }

    /// The function of this name in a module.
    fn named(&self, module: &Module, name: &str, steps: usize) -> Found {
        let (mut lacking, mut line_of, mut globs) = (None, None, vec![]);
        for item in &module.items {
            if let Item::Fn(item) = item
                && item.sig.ident == name
            {
                if module.annotated || may_be_ours(&item.attrs) {
                    return Found::Followed;
                }
                lacking = Some(self.bare(module, name));
            }
        }
        for (line, path, alias) in lines(&module.items) {
            match alias {
                Some(alias) if alias == name && may_be_ours(&line.attrs) => {
                    return match self.resolve(module, &path, steps) {
                        found @ (Found::Lacking(_) | Found::Module) => found,
                        _ => Found::Followed,
                    };
                }
                Some(alias) if alias == name => line_of = Some((line, path)),
                Some(alias) if is_companion(&alias, name) => return Found::Followed,
                Some(_) => {}
                None => globs.push(path),
            }
        }
        if let Some(lacking) = lacking {
            return Found::Lacking(lacking);
        }
        let is_module = |item: &Item| matches!(item, Item::Mod(module) if module.ident == name);
        if module.items.iter().any(is_module) {
            return Found::Module;
        }
        let mut through = Found::Absent;
        for glob in globs {
            match self.through(module, &glob, name, steps) {
                Found::Absent => {}
                Found::Lacking(reason) => through = Found::Lacking(reason),
                other => return other,
            }
        }
        let makes = |item: &Item| matches!(item, Item::Macro(item) if item.ident.is_none());
        match (line_of, through) {
            (Some((line, path)), _) => self.passed_on(module, (line, &path), name, steps),
            (None, Found::Absent) if module.items.iter().any(makes) => Found::Unknown,
            (None, through) => through,
        }
    }

    /// A declaration without the attribute.
    fn bare(&self, module: &Module, name: &str) -> String {
        let place = match module.path == self.home {
            true => String::new(),
            false => format!(" in `{}`", module.name()),
        };
        format!("it is not annotated\nhelp: put `#[grad]` on `fn {name}`{place}")
    }

    /// What a glob brings in under this name.
    fn through(&self, from: &Module, glob: &[String], name: &str, steps: usize) -> Found {
        if is_foreign(glob) {
            return Found::Absent;
        }
        match self.walk(from, glob, steps) {
            Some(module) if steps > 0 => self.named(&module, name, steps - 1),
            _ => Found::Unknown,
        }
    }

    /// What a line without the attribute names, which calls it `name`.
    fn passed_on(
        &self,
        module: &Module,
        (line, path): (&ItemUse, &[String]),
        name: &str,
        steps: usize,
    ) -> Found {
        if is_foreign(path) {
            return Found::Unknown;
        }
        let (from, whole) = (module.name(), path.join("::"));
        let whole = match path.last().is_some_and(|last| last == name) {
            true => whole,
            false => format!("{whole} as {name}"),
        };
        let vis = match line.vis.to_token_stream().to_string() {
            vis if vis.is_empty() => vis,
            vis => format!("{vis} "),
        };
        let line = format!("#[grad] {vis}use {whole};");
        let declared = match self.resolve(module, path, steps) {
            Found::Module => return Found::Module,
            declared => declared.lacking(),
        };
        let reason = match &declared {
            Some(reason) => {
                format!("{reason}, and on the line that brings it into `{from}`: `{line}`")
            }
            None => format!(
                "it is imported without its companions\n\
                 help: put `#[grad]` on the line that brings `{name}` into `{from}`: `{line}`"
            ),
        };
        Found::Lacking(reason)
    }
}

/// What the `use` lines among these bring in, by which path, and under which name; `None` for all that is there.
fn lines(items: &[Item]) -> impl Iterator<Item = (&ItemUse, Vec<String>, Option<String>)> {
    items.iter().flat_map(|item| {
        let mut paths = vec![];
        let line = match item {
            Item::Use(line) => Some(line),
            _ => None,
        };
        if let Some(line) = line {
            flatten(&line.tree, &mut vec![], &mut paths);
        }
        paths
            .into_iter()
            .filter_map(move |(path, alias)| Some((line?, path, alias)))
    })
}

/// Whether this is the name of a companion of the function.
fn is_companion(name: &str, function: &str) -> bool {
    let rest = name
        .strip_prefix(function)
        .and_then(|rest| rest.strip_prefix('_'));
    rest.is_some_and(|rest| names::SUFFIXES.contains(&rest))
}

/// Whether a path leads to a crate whose functions have no companions, or are rules.
fn is_foreign(path: &[String]) -> bool {
    const CRATES: [&str; 5] = ["std", "core", "alloc", "num_traits", "libm"];
    path.first()
        .is_some_and(|first| CRATES.contains(&first.as_str()))
}
