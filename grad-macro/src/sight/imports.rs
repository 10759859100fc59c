//! What `use` lines bring into sight, from the file itself and from others of the crate.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use quote::ToTokens;
use syn::{Field, Fields, Item, Type, UseTree, Visibility};

use super::bodies::Bodies;
use super::nameless::{self, Imported};
use super::qualified::{self, Spoken};
use super::seen::{Module, Own, Seen};
use super::{files, named, spoken};
use crate::attribute;
use crate::companions::nested::declared;
use crate::higher;
use crate::inline::Callees;
use crate::known::{self, Known};

/// How many `use` lines are followed, one after the other, to a declaration.
pub const STEPS: usize = 4;

/// What `use` lines bring in.
pub struct Imports<'f> {
    pub seen: &'f Seen,
    pub file: &'f Path,
    pub outer: &'f [&'f [Item]],
    /// The functions of that file.
    pub bodies: &'f Rc<Bodies>,
    /// The names that matter.
    pub used: &'f BTreeSet<String>,
    /// The names in what was annotated, if all are there: no method of a type that is not among them is called.
    pub called: Option<&'f BTreeSet<String>>,
    pub steps: usize,
    /// Only traits are looked for.
    pub traits: bool,
}

/// Where a line leads: a module, the rest of the path in it, and the names that the lines that led there pass on beside
/// (`None`: all of them).
struct Place {
    at: Vec<String>,
    rest: Vec<String>,
    beside: Option<BTreeSet<String>>,
}

impl Imports<'_> {
    pub fn follow(&self, items: &[Item], known: &mut Known) {
        for item in items {
            if let Item::Use(item) = item {
                let mut paths = vec![];
                flatten(&item.tree, &mut vec![], &mut paths);
                let matters = |name: &Option<String>| {
                    name.as_ref().is_none_or(|name| self.used.contains(name))
                };
                for (path, name) in paths {
                    match matters(&name) {
                        true => self.import(items, &path, name.as_deref(), known),
                        false if self.steps == STEPS => self.trait_of_methods(items, &path, known),
                        false => {}
                    }
                }
            }
        }
        for path in self.used.iter().filter(|name| name.contains("::")) {
            self.qualified(items, path, known);
        }
    }

    /// What a line names, and from where.
    fn import(&self, items: &[Item], path: &[String], name: Option<&str>, known: &mut Known) {
        let before = known.imported.len();
        self.reach(items, path, name, known);
        let modules = match name {
            Some(_) => &path[..path.len().saturating_sub(1)],
            None => path,
        };
        for imported in &mut known.imported[before..] {
            imported.module = modules.to_vec();
        }
    }

    /// The trait that a path names, if its methods are called: only they say that it matters.
    fn trait_of_methods(&self, items: &[Item], path: &[String], known: &mut Known) {
        let Some(name) = path
            .last()
            .filter(|name| name.starts_with(char::is_uppercase))
        else {
            return;
        };
        let traits = Imports {
            traits: true,
            ..*self
        };
        let mut found = Known::default();
        traits.reach(items, path, Some(name), &mut found);
        let called = |item: &syn::TraitItem| match item {
            syn::TraitItem::Fn(method) => self.used.contains(&method.sig.ident.to_string()),
            _ => false,
        };
        let of = found.traits.get(name);
        if of.is_some_and(|of| of.items.iter().any(called)) {
            known.import(&found, Some(name), Some(name));
        }
    }

    /// What a path names that stands among these items.
    fn reach(&self, items: &[Item], path: &[String], name: Option<&str>, known: &mut Known) {
        match declared(items, path) {
            Some(true) => {
                let own = Module {
                    items,
                    public: false,
                };
                let here = (self.file, self.bodies);
                if !self.take(here, self.outer, own, path, name, known) || name.is_none() {
                    self.passed_on(self.outer, items, path, name, known);
                }
            }
            Some(false) => {
                let path = [&["self".to_owned()], path].concat();
                self.one(&path, name, known);
            }
            None => self.one(path, name, known),
        }
    }

    /// The function, the enum or the trait that is called or written by its path, through a module that is imported or declared here.
    fn qualified(&self, items: &[Item], written: &str, known: &mut Known) {
        let mut path: Vec<String> = written.split("::").map(str::to_owned).collect();
        // What belongs to a type is found with it.
        let modules = &path[..path.len() - 1];
        if modules
            .iter()
            .any(|step| step.starts_with(char::is_uppercase))
        {
            return;
        }
        if let Some(whole) = imported(items, &path[0]) {
            path.splice(..1, whole);
        }
        let mut found = Known::default();
        self.reach(items, &path, Some(written), &mut found);
        if let Some(sig) = found.functions.remove(written) {
            let own = (found.imported.iter().rev()).find(|found| found.alias == written);
            match qualified::spoken(&sig, own, known) {
                Spoken::Primitives => drop(known.qualified.insert(written.to_owned(), sig)),
                Spoken::Structs(mut imported) => {
                    let (modules, _) = written.rsplit_once("::").unwrap_or_default();
                    imported.module = modules.split("::").map(str::to_owned).collect();
                    known.imported.push(imported);
                    known.qualified.insert(written.to_owned(), sig);
                }
                Spoken::Others => {}
            }
        }
        let structs = found.structs.get(written).map(|item| &item.generics);
        let declared = structs.or(found.enums.get(written).map(|item| &item.generics));
        if let Some(generics) = declared {
            let count = generics.lifetimes().count();
            known.lifetimes.insert(written.to_owned(), count);
        }
        if let Some(item) = found.enums.remove(written) {
            known.qualified_enums.insert(written.to_owned(), item);
        }
        if let Some(item) = found.traits.remove(written) {
            // `impl shapes::Shape for Disk`: another of that name may stand here.
            let name = item.ident.to_string();
            known.traits.entry(name).or_insert(item);
        }
    }

    /// `use path::last as name;`, all of `path` for a glob.
    fn one(&self, path: &[String], name: Option<&str>, known: &mut Known) {
        let ups = path.iter().take_while(|step| *step == "super").count();
        let inline = self.outer.len();
        if ups > 0 && ups <= inline {
            // Within the file: what is private is in sight as well.
            let (outer, items) = (&self.outer[..inline - ups], self.outer[inline - ups]);
            let own = Module {
                items,
                public: false,
            };
            let (here, path) = ((self.file, self.bodies), &path[ups..]);
            if !self.take(here, outer, own, path, name, known) || name.is_none() {
                self.passed_on(outer, items, path, name, known);
            }
            return;
        }
        let (root, mut at) = files::place(self.file);
        let rest = match path.first().map(String::as_str) {
            Some("crate") => {
                at.clear();
                &path[1..]
            }
            Some("self") if inline == 0 => &path[1..],
            Some("super") => {
                let keep = at.len().saturating_sub(ups - inline);
                at.truncate(keep);
                &path[ups..]
            }
            _ => return,
        };
        let mut open = vec![Place {
            at,
            rest: rest.to_vec(),
            beside: None,
        }];
        // The nearest first: each place is looked at once, however many lines name it.
        let mut looked_at = BTreeSet::new();
        for _ in 0..=self.steps {
            let mut next = vec![];
            for place in open {
                if looked_at.insert((place.at.clone(), place.rest.clone())) {
                    let (before, beside) = (known.imported.len(), place.beside.clone());
                    self.elsewhere(&root, place, name, known, &mut next);
                    for imported in &mut known.imported[before..] {
                        imported.pass_on(beside.as_ref());
                    }
                }
            }
            open = next;
        }
    }

    /// What a module of this file does not declare, but imports: `mod models { .. }  use models::Card;`, seen by
    /// `use super::Card;`.
    fn passed_on(
        &self,
        outer: &[&[Item]],
        mut items: &[Item],
        path: &[String],
        name: Option<&str>,
        known: &mut Known,
    ) {
        let (modules, last) = match (name, path.split_last()) {
            (None, _) => (path, None),
            (Some(_), Some((last, modules))) => (modules, Some(last)),
            (Some(_), None) => return,
        };
        let mut outer = outer.to_vec();
        for step in modules {
            let Some(found) = inner(items, step) else {
                return;
            };
            outer.push(items);
            items = found;
        }
        let Some(steps) = self.steps.checked_sub(1) else {
            return;
        };
        let there = Imports {
            outer: &outer,
            steps,
            ..*self
        };
        for (mut path, exported) in items.iter().flat_map(lines) {
            let beside = exported.is_some().then(|| passed_on_beside(items, &path));
            let name = match (last, &exported) {
                (Some(last), Some(exported)) if exported == last => name,
                (None, Some(exported)) if self.used.contains(exported) => Some(&exported[..]),
                (_, None) => {
                    path.extend(last.cloned());
                    name
                }
                _ => continue,
            };
            let before = known.imported.len();
            there.reach(items, &path, name, known);
            for imported in &mut known.imported[before..] {
                imported.pass_on(beside.as_ref());
            }
        }
    }

    /// The same in another file; what is passed on there from yet another place is added to `next`.
    fn elsewhere(
        &self,
        root: &Path,
        Place {
            mut at,
            rest,
            beside,
        }: Place,
        name: Option<&str>,
        known: &mut Known,
        next: &mut Vec<Place>,
    ) {
        let (modules, last) = match (name, rest.split_last()) {
            (None, _) => (&rest[..], None),
            (Some(_), Some((last, modules))) => (modules, Some(last)),
            (Some(_), None) => return,
        };
        // As much of the path as has files; what is left are modules in the file.
        let mut file: Option<PathBuf> = files::module(root, &at);
        let mut inline = modules;
        while let Some((next, after)) = inline.split_first() {
            at.push(next.clone());
            match files::module(root, &at) {
                Some(found) => file = Some(found),
                None => break,
            }
            inline = after;
        }
        let Some(file) = file else { return };
        let Some(source) = files::source(&file) else {
            return;
        };
        if self.traits && !last.is_some_and(|of| may_declare(&source.declarations, of)) {
            return;
        }
        let is_there = match last {
            Some(last) => source.names.may_have(last),
            None => source.names.may_have_any(self.used.iter()),
        };
        if !is_there {
            return;
        }
        let Some(parsed) = self.seen.parsed(&file, &source.declarations) else {
            return;
        };
        let (mut items, mut outer) = (&parsed.items[..], vec![]);
        for step in inline {
            match inner(items, step) {
                Some(found) => {
                    outer.push(items);
                    items = found;
                }
                None => return,
            }
        }
        let path: Vec<String> = last.into_iter().cloned().collect();
        // What is within a module sees its private fields.
        let (_, own) = files::place(self.file);
        let from = Module {
            items,
            public: !own.starts_with(&at),
        };
        let found = self.take((&file, &source.bodies), &outer, from, &path, name, known);
        if found && name.is_some() {
            return;
        }
        // `pub use inner::Name;`
        let module = &at[..at.len() - inline.len().min(at.len())];
        let all = items.iter().flat_map(|item| {
            let private = is_private(item);
            lines(item).into_iter().map(move |line| (private, line))
        });
        for (private, (path, exported)) in all {
            // `use super::*;` brings in what is imported there by name.
            let named = exported
                .clone()
                .filter(|of| last.is_none() && self.used.contains(of));
            let other = exported.is_some() && exported.as_ref() != last;
            if named.is_none() && (found && private || other) {
                continue;
            }
            let (base, rest) = match path.first().map(String::as_str) {
                Some("crate") => (vec![], &path[1..]),
                Some("self") => (module.to_vec(), &path[1..]),
                Some("super") => (
                    module[..module.len().saturating_sub(1)].to_vec(),
                    &path[1..],
                ),
                Some(_) => (module.to_vec(), &path[..]),
                None => continue,
            };
            if let (Some(named), Some(steps)) = (named, self.steps.checked_sub(1)) {
                let whole = [&["crate".to_owned()], &base[..], rest].concat();
                let before = known.imported.len();
                Imports { steps, ..*self }.one(&whole, Some(&named), known);
                let beside = passed_on_beside(items, &path);
                for imported in &mut known.imported[before..] {
                    imported.pass_on(Some(&beside));
                }
                continue;
            }
            let mut rest = rest.to_vec();
            let beside = match &exported {
                Some(_) => both(beside.clone(), passed_on_beside(items, &path)),
                None => {
                    rest.extend(last.cloned());
                    beside.clone()
                }
            };
            next.push(Place {
                at: base,
                rest,
                beside,
            });
        }
    }

    /// Adds what the path names among these items of a file; false if there is no such thing.
    fn take(
        &self,
        (file, bodies): (&Path, &Rc<Bodies>),
        outer: &[&[Item]],
        from: Module<'_>,
        path: &[String],
        name: Option<&str>,
        known: &mut Known,
    ) -> bool {
        let (mut from, mut outer) = (from, outer.to_vec());
        let (modules, last) = match (name, path.split_last()) {
            (Some(_), Some((last, modules))) => (modules, Some(last)),
            (Some(_), None) => return false,
            (None, _) => (path, None),
        };
        for step in modules {
            match inner(from.items, step) {
                Some(found) => {
                    outer.push(from.items);
                    from.items = found;
                    from.public = true;
                }
                None => return false,
            }
        }
        let declares = |item: &Item| match (item, last) {
            (Item::Macro(_), _) | (_, None) => true,
            (Item::Fn(item), Some(last)) => known::is_of(last, &item.sig.ident.to_string()),
            (item, Some(last)) => known::name_in(item).as_ref() == Some(last),
        };
        if !from.items.iter().any(declares) {
            return false;
        }
        let used = last.is_none().then_some(self.used);
        let all = (self.seen).declared(from, last, self.steps, used, &|items| {
            self.declared((file, bodies), &outer, items, last)
        });
        if let (Some(last), Some(name)) = (last, name) {
            // An attribute on the `use` line brings these along.
            for suffix in declared::SUFFIXES {
                let (of, name) = (format!("{last}{suffix}"), format!("{name}{suffix}"));
                known.import(&all, Some(&of), Some(&name));
            }
        }
        if let (Some(last), Some(name)) = (last, name) {
            read(from.items, bodies, last, name, known);
            named::add(&all, last, name, known);
            known.imported.push(Imported {
                of: all.clone(),
                module: vec![],
                name: last.clone(),
                alias: name.to_owned(),
                beside: None,
            });
        }
        known.import(&all, last.map(String::as_str), name)
    }

    /// What these items of a file declare: the one of this name, or all that are used, and what they speak of.
    fn declared(
        &self,
        (file, bodies): (&Path, &Rc<Bodies>),
        outer: &[&[Item]],
        items: &[Item],
        last: Option<&String>,
    ) -> Known {
        let own = self.seen.own(items, &|| own(items, bodies, self.called));
        let mut all = own.known.clone();
        all.home = outer.is_empty().then(|| files::place(file).1);
        let wanted = |name: &str| match last {
            Some(last) => last.starts_with(name),
            None => self.used.contains(name),
        };
        all.companions(items, false, &wanted);
        if self.steps > 0 {
            // What the declarations speak of may be imported in turn.
            let used = match last {
                Some(last) => spoken_of(&own, &BTreeSet::from([last.clone()])),
                None => spoken_of(&own, self.used),
            };
            let imports = Imports {
                seen: self.seen,
                file,
                bodies,
                outer,
                used: &used,
                called: self.called,
                steps: self.steps - 1,
                traits: false,
            };
            imports.follow(items, &mut all);
        }
        all.written_out()
    }
}

/// An annotated function that takes functions has to be read where it is called. One that speaks of its own module cannot be.
fn read(items: &[Item], bodies: &Bodies, of: &str, name: &str, known: &mut Known) {
    let declared = items.iter().find_map(|item| match item {
        Item::Fn(item) if item.sig.ident == of => Some(item),
        _ => None,
    });
    let annotated = declared.filter(|item| {
        let plain = |attr| attribute::options(attr).is_empty();
        higher::takes(&item.sig) && attribute::find(&item.attrs).is_some_and(plain)
    });
    let Some(function) = annotated.and_then(|item| bodies.whole(item)) else {
        return;
    };
    let carried = higher::carried(&function, items);
    let foreign = higher::foreign(&carried).or_else(|| (of != name).then(|| of.to_owned()));
    if let Some(word) = foreign {
        known.unread.insert(name.to_owned(), word);
        return;
    }
    known.bodies.insert(name.to_owned(), Rc::new(function));
    known.carried.insert(name.to_owned(), Rc::new(carried));
}

/// Whether there may be a trait of this name in a file, or a line that brings it in; most other names can be told at sight.
fn may_declare(text: &str, name: &str) -> bool {
    let declares = |what: &str| text.contains(&format!("{what} {name}"));
    let other = ["struct", "enum", "type", "fn", "const"]
        .into_iter()
        .any(declares);
    declares("trait") || text.contains("use ") && text.contains(name) && !other
}

/// What these items declare, each of them.
fn own(items: &[Item], bodies: &Rc<Bodies>, called: Option<&BTreeSet<String>>) -> Own {
    let mut known = Known {
        read: true,
        ..Known::default()
    }
    .with(items);
    known.own = nameless::public(items);
    known.callees = Rc::new(Callees::of(items, false, Some(Rc::clone(bodies))));
    let spoken = |item: &Item| (subject(item), spoken::by(item, called));
    Own {
        known,
        spoken: items.iter().map(spoken).collect(),
    }
}

/// What the declarations of these names, and what is declared here of what they speak of, speak of.
fn spoken_of(own: &Own, names: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut open: BTreeSet<&String> = names.iter().collect();
    let mut rest: Vec<_> = own.spoken.iter().collect();
    while !open.is_empty() {
        let spoken = |(subject, _): &&(Option<String>, _)| {
            subject.as_ref().is_some_and(|name| open.contains(name))
        };
        let (found, others): (Vec<_>, _) = rest.into_iter().partition(spoken);
        open = found.iter().flat_map(|(_, names)| names).collect();
        all.extend(open.iter().copied());
        rest = others;
    }
    all.into_iter().cloned().collect()
}

/// What an item declares, or what it is an `impl` of.
fn subject(item: &Item) -> Option<String> {
    match item {
        Item::Impl(item) => known::name_of(&item.self_ty),
        item => known::name_in(item),
    }
}

/// The paths of a `use` line, and the names that they get.
fn lines(item: &Item) -> Vec<(Vec<String>, Option<String>)> {
    let mut paths = vec![];
    if let Item::Use(line) = item {
        flatten(&line.tree, &mut vec![], &mut paths);
    }
    paths
}

fn is_private(item: &Item) -> bool {
    matches!(item, Item::Use(line) if matches!(line.vis, syn::Visibility::Inherited))
}

/// The names that lines like the one of this path, `pub use bands::{Bands, Reading};`, pass on from the same module.
fn passed_on_beside(items: &[Item], path: &[String]) -> BTreeSet<String> {
    let visibility = |item: &Item| match item {
        Item::Use(line) => line.vis.to_token_stream().to_string(),
        _ => String::new(),
    };
    let all = || items.iter().map(|item| (visibility(item), lines(item)));
    let is_this = |(of, _): &&(Vec<String>, Option<String>)| of[..] == *path;
    let seen = all().find(|(_, lines)| lines.iter().any(|line| is_this(&line)));
    let seen = seen.map(|(visibility, _)| visibility);
    let alike =
        all().filter(|(visibility, _)| visibility == "pub" || Some(visibility) == seen.as_ref());
    let module = path.split_last().map(|(_, module)| module);
    let beside = alike.flat_map(|(_, lines)| lines).filter_map(|(of, name)| {
        let (last, from) = of.split_last()?;
        (Some(from) == module && name.as_ref() == Some(last)).then(|| last.clone())
    });
    beside.collect()
}

/// The names that both pass on; `None` passes on all.
fn both(one: Option<BTreeSet<String>>, other: BTreeSet<String>) -> Option<BTreeSet<String>> {
    Some(match one {
        Some(one) => one.intersection(&other).cloned().collect(),
        None => other,
    })
}

/// What a `use` line among these brings in under this name.
fn imported(items: &[Item], name: &str) -> Option<Vec<String>> {
    items.iter().find_map(|item| {
        let Item::Use(line) = item else { return None };
        let mut paths = vec![];
        flatten(&line.tree, &mut vec![], &mut paths);
        let found = (paths.into_iter()).find(|(_, brought)| brought.as_deref() == Some(name));
        found.map(|(path, _)| path)
    })
}

/// Whether a path begins with a module that is declared there; and if so, whether its contents are there as well.
fn declared(items: &[Item], path: &[String]) -> Option<bool> {
    let first = path.first()?;
    items.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == first => Some(module.content.is_some()),
        _ => None,
    })
}

fn inner<'i>(items: &'i [Item], name: &str) -> Option<&'i [Item]> {
    items.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == name => Some(&module.content.as_ref()?.1[..]),
        _ => None,
    })
}

/// An item as other modules see it: private fields are none of their business, nor what comes after one in a tuple.
pub fn public(item: &Item) -> Item {
    let mut item = item.clone();
    if let Item::Struct(of) = &mut item {
        of.fields = match std::mem::replace(&mut of.fields, Fields::Unit) {
            Fields::Named(mut of) => {
                of.named = of.named.into_iter().filter(is_public).collect();
                Fields::Named(of)
            }
            Fields::Unnamed(mut of) => {
                of.unnamed = of.unnamed.into_iter().take_while(is_public).collect();
                Fields::Unnamed(of)
            }
            Fields::Unit => Fields::Unit,
        };
    }
    item
}

/// The struct that other modules do not see all fields of, and the types of those that they do not see.
pub fn partial(item: &Item) -> Option<(String, Rc<[Type]>)> {
    let Item::Struct(of) = item else { return None };
    let hidden: Rc<[Type]> = match &of.fields {
        Fields::Unnamed(of) => (of.unnamed.iter().skip_while(|field| is_public(field)))
            .map(|field| field.ty.clone())
            .collect(),
        of => (of.iter().filter(|field| !is_public(field)))
            .map(|field| field.ty.clone())
            .collect(),
    };
    (!hidden.is_empty()).then(|| (of.ident.to_string(), hidden))
}

fn is_public(field: &Field) -> bool {
    !matches!(field.vis, Visibility::Inherited)
}

/// The paths of a `use` tree, and the names that they get; `None` for a glob.
pub fn flatten(
    tree: &UseTree,
    path: &mut Vec<String>,
    out: &mut Vec<(Vec<String>, Option<String>)>,
) {
    match tree {
        UseTree::Path(of) => {
            path.push(of.ident.to_string());
            flatten(&of.tree, path, out);
            path.pop();
        }
        UseTree::Name(of) if of.ident == "self" => {
            out.push((path.clone(), path.last().cloned()));
        }
        UseTree::Rename(of) if of.ident == "self" => {
            out.push((path.clone(), Some(of.rename.to_string())));
        }
        UseTree::Name(of) => {
            let mut whole = path.clone();
            whole.push(of.ident.to_string());
            out.push((whole, Some(of.ident.to_string())));
        }
        UseTree::Rename(of) => {
            let mut whole = path.clone();
            whole.push(of.ident.to_string());
            out.push((whole, Some(of.rename.to_string())));
        }
        UseTree::Glob(_) => out.push((path.clone(), None)),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, path, out)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each of these modules brings in all of the others, and each struct is made of one in another file.
    #[test]
    fn files_that_name_one_another_are_looked_at_once() {
        const FILES: usize = 12;
        let folder = std::env::temp_dir().join(format!("modules-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let globs: String = (0..FILES)
            .map(|n| format!("use super::m{n}::*;\npub use crate::m{n}::S{n} as T{n};\n"))
            .collect();
        for n in 0..FILES {
            let next = (n + 1) % FILES;
            let text = format!("{globs}pub struct S{n} {{ pub next: Vec<S{next}> }}\n");
            std::fs::write(folder.join(format!("m{n}.rs")), text).unwrap();
        }
        let root = folder.join("lib.rs");
        std::fs::write(&root, "").unwrap();
        let items = syn::parse_file("use crate::m0::*;\nuse crate::m3::{S3, T5};\n")
            .unwrap()
            .items;
        let used = ["S0", "S3", "T5"].map(str::to_owned).into();
        let (seen, mut known) = (Seen::default(), Known::default());
        let bodies = Rc::default();
        let imports = Imports {
            bodies: &bodies,
            seen: &seen,
            file: &root,
            outer: &[],
            used: &used,
            called: Some(&used),
            steps: STEPS,
            traits: false,
        };
        imports.follow(&items, &mut known);
        std::fs::remove_dir_all(&folder).unwrap();
        for name in ["S0", "S1", "S3", "S4", "T5"] {
            assert!(known.structs.contains_key(name), "{name}");
        }
        let (files, modules) = seen.counts();
        assert_eq!(files, FILES);
        assert!(modules <= 10 * FILES * STEPS, "{modules}");
    }
}
