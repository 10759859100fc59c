//! Which file the attribute stands in, and where the modules are that its `use` lines name.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use proc_macro2::{TokenStream, TokenTree};
use syn::Item;

use super::bodies::Bodies;
use super::{emitted, forbidden};
use crate::known;
use crate::maps::{HashMap, HashSet};

/// The file that is being expanded, as far as there is one.
pub fn here() -> Option<PathBuf> {
    #[cfg(test)]
    if let Some(given) = std::env::var_os("FILE") {
        return Some(given.into());
    }
    if !proc_macro::is_available() {
        return None;
    }
    let made = MADE_HERE.with_borrow(Clone::clone);
    made.or_else(attributed)
}

/// The file that the attribute is written in.
fn attributed() -> Option<PathBuf> {
    let available = proc_macro::is_available();
    available.then(|| proc_macro::Span::call_site().local_file())?
}

thread_local! {
    /// The file that is being expanded, where the attribute is written in another one.
    static MADE_HERE: RefCell<Option<PathBuf>> = const { RefCell::new(None) };
}

/// Finds the file of an item before anything asks for it. A macro of another file may have made it:
///
/// ```text
/// macro_rules! real { ($t:ty) => { #[grad] impl Real for $t { .. } } }        // macros.rs
/// real!(f64);                                                                 // here
/// ```
pub fn settle(item: &TokenStream) {
    MADE_HERE.with_borrow_mut(|made| *made = None);
    let made = attributed().and_then(|file| {
        let bodies = source(&file)?.bodies;
        let line = proc_macro::Span::call_site().line();
        bodies.is_template(line).then(|| given(item, &file))?
    });
    MADE_HERE.with_borrow_mut(|here| *here = made);
}

/// Another file than this one, from which the macro was given a part of the item.
fn given(item: &TokenStream, file: &Path) -> Option<PathBuf> {
    item.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) => given(&group.stream(), file),
        token => {
            let other = token.span().unwrap().local_file();
            other.filter(|other| other != file)
        }
    })
}

/// The line of that file that the attribute stands in; none if it stands in another one.
pub fn line() -> Option<usize> {
    #[cfg(test)]
    if let Some(given) = std::env::var_os("LINE") {
        return given.to_str()?.parse().ok();
    }
    let elsewhere = MADE_HERE.with_borrow(Option::is_some);
    (proc_macro::is_available() && !elsewhere).then(|| proc_macro::Span::call_site().line())
}

/// What is kept of a file, since it has many annotated functions, until it changes.
#[derive(Clone)]
pub struct Source {
    /// Its declarations, as text.
    pub declarations: Rc<str>,
    /// Its functions.
    pub bodies: Rc<Bodies>,
    /// What is found there.
    pub names: Rc<Names>,
    /// The paths of the modules that it declares and that have files of their own.
    pub modules: Rc<[Vec<String>]>,
    /// The lints that are forbidden there.
    pub forbidden: Rc<[String]>,
}

/// The names that a file declares and brings in, in any of its modules.
#[derive(Default)]
pub struct Names {
    all: HashSet<String>,
    /// There may be others: a macro makes items, or all of another module is brought in.
    open: bool,
}

impl Names {
    fn of(items: &[Item]) -> Names {
        let mut names = Names::default();
        names.add(items);
        names
    }

    fn add(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(module) => {
                    self.all.insert(module.ident.to_string());
                    self.add(module.content.as_ref().map_or(&[], |(_, items)| items));
                }
                Item::Use(line) => {
                    let mut paths = vec![];
                    super::imports::flatten(&line.tree, &mut vec![], &mut paths);
                    self.open |= paths.iter().any(|(_, name)| name.is_none());
                    self.all
                        .extend(paths.into_iter().filter_map(|(_, name)| name));
                }
                Item::Macro(_) => self.open = true,
                _ => self.all.extend(known::name_in(item)),
            }
        }
    }

    /// Whether something of this name may be there, or a companion of a function that is.
    pub fn may_have(&self, name: &str) -> bool {
        let companion = || self.all.iter().any(|own| known::is_of(name, own));
        self.open || self.all.contains(name) || name.contains('_') && companion()
    }

    /// The same for any of several names.
    pub fn may_have_any<'n>(&self, mut names: impl Iterator<Item = &'n String>) -> bool {
        self.open || names.any(|name| self.all.contains(name))
    }
}

/// When a file was changed last.
pub fn changed(path: &Path) -> Option<SystemTime> {
    let data = std::fs::metadata(path);
    data.and_then(|data| data.modified()).ok()
}

pub fn source(path: &Path) -> Option<Source> {
    thread_local! {
        static KEPT: RefCell<HashMap<PathBuf, (SystemTime, Source)>> = RefCell::default();
    }
    let changed = changed(path)?;
    KEPT.with_borrow_mut(|kept| {
        if let Some((at, source)) = kept.get(path)
            && *at == changed
        {
            return Some(source.clone());
        }
        let text = std::fs::read_to_string(path).ok()?;
        let (declarations, items, bodies) = Bodies::of(emitted::written_out(path, &text));
        let source = Source {
            names: Rc::new(Names::of(&items)),
            modules: modules(&items, &[]).into(),
            forbidden: forbidden::in_text(&declarations).into(),
            declarations: declarations.into(),
            bodies: Rc::new(bodies),
        };
        kept.insert(path.to_owned(), (changed, source.clone()));
        Some(source)
    })
}

/// The paths of the modules among these items, which stand within `at`, whose contents stand elsewhere.
fn modules(items: &[Item], at: &[String]) -> Vec<Vec<String>> {
    let mut found = vec![];
    for item in items {
        if let Item::Mod(module) = item {
            let path = [at, &[module.ident.to_string()]].concat();
            match &module.content {
                Some((_, items)) => found.extend(modules(items, &path)),
                None => found.push(path),
            }
        }
    }
    found
}

/// The files of the crate that this one is of, from its root on, as the declarations of modules lead to them.
pub fn of_crate(file: &Path) -> Vec<(PathBuf, Source)> {
    let root = place(file).0;
    let (mut found, mut open) = (vec![], vec![(root.clone(), vec![])]);
    while let Some((file, path)) = open.pop() {
        let Some(source) = source(&file) else {
            continue;
        };
        for inner in source.modules.iter() {
            let path = [&path[..], inner].concat();
            open.extend(module(&root, &path).map(|file| (file, path)));
        }
        found.push((file, source));
    }
    found
}

/// The text of a file that is no source, until it changes.
pub fn text(path: &Path) -> Option<Rc<str>> {
    thread_local! {
        static KEPT: RefCell<HashMap<PathBuf, (SystemTime, Rc<str>)>> = RefCell::default();
    }
    let changed = changed(path)?;
    KEPT.with_borrow_mut(|kept| {
        if let Some((at, text)) = kept.get(path)
            && *at == changed
        {
            return Some(text.clone());
        }
        let text: Rc<str> = std::fs::read_to_string(path).ok()?.into();
        kept.insert(path.to_owned(), (changed, text.clone()));
        Some(text)
    })
}

/// The file of a module of the same crate, by its path from the crate's root.
pub fn module(root: &Path, path: &[String]) -> Option<PathBuf> {
    let folder = root.parent()?;
    let Some((last, folders)) = path.split_last() else {
        return Some(root.to_owned());
    };
    let folder = folders
        .iter()
        .fold(folder.to_owned(), |at, name| at.join(name));
    let plain = folder.join(format!("{last}.rs"));
    let nested = folder.join(last).join("mod.rs");
    [plain, nested].into_iter().find(|file| file.is_file())
}

/// Whether a file of the crate says this.
pub fn any_says(words: &str) -> bool {
    any(&|text| text.contains(words))
}

/// Whether a file of the crate implements a trait for a type of this name, in words that can be read.
pub fn any_implements(of: &str, this: &str) -> bool {
    let words = format!("{of} for ");
    any(&|text| {
        text.split(&words).skip(1).any(|rest| {
            let path = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')));
            let path = path.map(|path| path.trim_end_matches(':')).next();
            path.and_then(|path| path.rsplit("::").next()) == Some(this)
        })
    })
}

fn any(holds: &dyn Fn(&str) -> bool) -> bool {
    fn says(folder: &Path, holds: &dyn Fn(&str) -> bool) -> bool {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).any(|path| {
            let is_source = path.extension().is_some_and(|of| of == "rs");
            let text = || std::fs::read_to_string(&path).is_ok_and(|text| holds(&text));
            is_source && text() || path.is_dir() && says(&path, holds)
        })
    }
    let root = here().map(|file| place(&file).0);
    root.is_some_and(|root| root.parent().is_some_and(|folder| says(folder, holds)))
}

/// The crate's root file and the module path of this file, as folders and names show.
pub fn place(file: &Path) -> (PathBuf, Vec<String>) {
    let stem = |path: &Path| Some(path.file_stem()?.to_str()?.to_owned());
    let name = stem(file).unwrap_or_default();
    let mut modules = match name.as_str() {
        "mod" => vec![],
        "lib" | "main" => return (file.to_owned(), vec![]),
        _ => vec![name],
    };
    let mut folder = file.parent();
    while let Some(at) = folder {
        for root in ["lib.rs", "main.rs"] {
            if at.join(root).is_file() {
                modules.reverse();
                return (at.join(root), modules);
            }
        }
        match at.file_name().and_then(|name| name.to_str()) {
            Some("tests" | "examples" | "benches" | "bin" | "src") | None => break,
            Some(name) => modules.push(name.to_owned()),
        }
        folder = at.parent();
    }
    // A test, an example, a binary: a root of its own.
    (file.to_owned(), vec![])
}
