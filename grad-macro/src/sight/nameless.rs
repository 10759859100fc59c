//! Types that imported declarations speak of, and that are not imported themselves.
//!
//! ```text
//! mod tracks { pub struct Point { pub x: f64, pub y: f64 }  pub fn trail(t: f64) -> Vec<Point> { .. } }
//! use tracks::trail;                          // here `Point` is no name of a type
//! ```
//! What is said of their fields and methods counts all the same. Emitted code names such a type by the path through which
//! the other was imported: `tracks::Point`; where that does not lead to it, from the root of the crate, if everyone sees it there.
//! Else rustc infers it. So it does with constants that are lengths of arrays. Where that path is the one of a
//! module that passes on what others declare, it has to pass on both: `pub use points::{trail, Point};`.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;
use syn::{Attribute, ExprPath, Item, TypeArray, Visibility};

use super::idents;
use crate::implicit::paths;
use crate::known::Known;

/// An imported declaration.
#[derive(Clone)]
pub struct Imported {
    /// All declarations of its module.
    pub of: Rc<Known>,
    /// The module, as a path from here.
    pub module: Vec<String>,
    /// Its name there, and here.
    pub name: String,
    pub alias: String,
    /// Where another module declares it: what that path passes on from there beside it.
    pub beside: Option<BTreeSet<String>>,
}

impl Imported {
    /// Through a module that passes on these as well.
    pub fn pass_on(&mut self, beside: Option<&BTreeSet<String>>) {
        let Some(names) = beside else { return };
        match &mut self.beside {
            Some(before) => before.retain(|name| names.contains(name)),
            None => self.beside = Some(names.clone()),
        }
    }

    /// Whether the path to it leads to this name of its module as well.
    pub fn reaches(&self, name: &str) -> bool {
        let passed_on = self
            .beside
            .as_ref()
            .is_none_or(|names| names.contains(name));
        passed_on && self.of.own.contains(name)
    }
}

/// The structs and constants among a module's items that whoever reaches it can name, and what it passes on by name.
pub fn public(items: &[Item]) -> BTreeSet<String> {
    let public = items.iter().flat_map(|item| match item {
        Item::Struct(item) if is_public(&item.vis) => vec![item.ident.to_string()],
        Item::Const(item) if is_public(&item.vis) => vec![item.ident.to_string()],
        Item::Use(line) if is_public(&line.vis) && !is_chosen(&line.attrs) => {
            let names = paths::uses(&line.tree).into_iter();
            names.filter_map(|(_, name)| name).collect()
        }
        _ => vec![],
    });
    public.collect()
}

fn is_chosen(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("cfg"))
}

fn is_public(vis: &Visibility) -> bool {
    match vis {
        Visibility::Public(_) => true,
        Visibility::Restricted(to) => to.path.is_ident("crate"),
        Visibility::Inherited => false,
    }
}

/// Adds the structs that what was imported speaks of, directly or in one another's fields and methods, as far as they are
/// declared in the same module.
pub fn add(known: &mut Known) {
    let mut open = known.imported.clone();
    let mut seen = BTreeSet::new();
    while let Some(imported) = open.pop() {
        let Imported { of, name, .. } = &imported;
        if !seen.insert((Rc::as_ptr(of), name.clone())) {
            continue;
        }
        Lengths::of(&imported, known).rewrite(&imported.alias, known);
        for name in spoken_of(of, name) {
            if !of.structs.contains_key(&name) || known.has_name(&name) {
                continue;
            }
            known.import(of, Some(&name), Some(&name));
            let elsewhere = from_the_root(of, &name).filter(|_| !imported.reaches(&name));
            let path = match (imported.reaches(&name), &elsewhere) {
                (true, _) => Some(&imported.module),
                (false, elsewhere) => elsewhere.as_ref().map(|of| &of.module),
            };
            match path {
                Some(path) => drop(known.nameless.insert(name.clone(), module(path))),
                None => drop(known.hidden.insert(name.clone())),
            }
            open.extend(elsewhere);
            open.push(Imported {
                name: name.clone(),
                alias: name,
                ..imported.clone()
            });
        }
    }
}

/// The structs that what was imported speaks of, and that a line of the module brings in which has not been followed, as
/// nothing there names them.
pub fn brought(known: &Known) -> BTreeSet<String> {
    let lines = known.uses.iter().filter_map(|(_, name)| name.as_ref());
    let lines: BTreeSet<&String> = lines.collect();
    let spoken = known.imported.iter().flat_map(|imported| {
        let names = spoken_of(&imported.of, &imported.name).into_iter();
        names.filter(|name| imported.of.structs.contains_key(name))
    });
    spoken
        .filter(|name| lines.contains(name) && !known.structs.contains_key(name))
        .collect()
}

/// What another module imports by this name, from where everyone in the crate sees it: the root of the crate, or a module
/// there.
fn from_the_root(of: &Known, name: &str) -> Option<Imported> {
    let mut all = of.imported.iter();
    let directly = all.find(|found| found.alias == name && found.name == name);
    // What it does not name either came with another type of that module.
    let text = |of: &Known| {
        of.structs
            .get(name)
            .map(|item| item.to_token_stream().to_string())
    };
    let beside = || {
        let own = text(of)?;
        let mut all = of.imported.iter();
        all.find(|found| text(&found.of).as_ref() == Some(&own))
    };
    let found = directly.or_else(beside)?;
    let ups = (found.module.iter()).take_while(|step| *step == "super");
    let path = match (found.module.first().map(String::as_str), ups.count()) {
        (Some("crate"), _) => found.module[1..].to_vec(),
        (Some("self"), _) => [&of.home.as_ref()?[..], &found.module[1..]].concat(),
        (_, ups @ 1..) => {
            let home = of.home.as_ref()?;
            [&home[..home.len().checked_sub(ups)?], &found.module[ups..]].concat()
        }
        _ => return None,
    };
    let seen = path.len() < 2 && found.of.own.contains(name);
    seen.then(|| Imported {
        of: Rc::clone(&found.of),
        module: [&["crate".to_owned()], &path[..]].concat(),
        name: name.to_owned(),
        alias: name.to_owned(),
        beside: found.beside.clone(),
    })
}

/// `tracks::`.
fn module(path: &[String]) -> TokenStream {
    let steps = path.iter().map(|step| match step.as_str() {
        "self" | "super" | "crate" => quote::format_ident!("{step}"),
        step => syn::parse_str(step).unwrap_or_else(|_| quote::format_ident!("r#{step}")),
    });
    quote!(#(#steps::)*)
}

/// The constants that lengths of arrays name, as paths from here; the compiler's business where there is no such path.
struct Lengths {
    paths: BTreeMap<String, Option<TokenStream>>,
}

impl Lengths {
    fn of(imported: &Imported, known: &Known) -> Lengths {
        let module = module(&imported.module);
        let foreign = imported.of.constants.keys();
        let foreign =
            foreign.filter(|name| !known.has_name(name) && !known.constants.contains_key(*name));
        let path = |name: &String| {
            let ident = quote::format_ident!("{name}");
            let own = imported.reaches(name);
            (name.clone(), own.then(|| quote!(#module #ident)))
        };
        Lengths {
            paths: foreign.map(path).collect(),
        }
    }

    fn rewrite(&mut self, name: &str, known: &mut Known) {
        if self.paths.is_empty() {
            return;
        }
        if let Some(sig) = known.functions.get_mut(name) {
            self.visit_signature_mut(Rc::make_mut(sig));
        }
        if let Some(item) = known.structs.get_mut(name) {
            self.visit_fields_mut(&mut item.fields);
        }
        for ((this, _), method) in &mut known.methods {
            if this == name {
                self.visit_signature_mut(Rc::make_mut(&mut method.sig));
            }
        }
    }
}

impl VisitMut for Lengths {
    fn visit_type_array_mut(&mut self, array: &mut TypeArray) {
        self.visit_type_mut(&mut array.elem);
        let mut length = Length {
            paths: &self.paths,
            hidden: false,
        };
        length.visit_expr_mut(&mut array.len);
        if length.hidden {
            array.len = syn::parse_quote!(_);
        }
    }
}

struct Length<'l> {
    paths: &'l BTreeMap<String, Option<TokenStream>>,
    /// A constant in it cannot be named here.
    hidden: bool,
}

impl VisitMut for Length<'_> {
    fn visit_expr_path_mut(&mut self, expr: &mut ExprPath) {
        let name = expr.path.get_ident().map(ToString::to_string);
        match name.and_then(|name| self.paths.get(&name)) {
            Some(Some(path)) => *expr = syn::parse_quote!(#path),
            Some(None) => self.hidden = true,
            None => {}
        }
    }
}

/// The names in a function's signature, or in a struct's fields and methods.
fn spoken_of(all: &Known, of: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    if let Some(sig) = all.functions.get(of) {
        names.extend(idents(sig.to_token_stream()));
    }
    if let Some(item) = all.structs.get(of) {
        names.extend(idents(item.fields.to_token_stream()));
    }
    for ((this, _), method) in &all.methods {
        if this == of {
            names.extend(idents(method.sig.to_token_stream()));
        }
    }
    names
}
