//! Methods without companions that stand where no line of the caller's file leads: `impl` blocks may be anywhere in the crate.
//!
//! ```text
//! mod gas { pub struct Gas { .. } }
//! mod laws { impl Gas { fn sound(&self, t: f64) -> f64 { .. } }  impl<T: Unit> Alpha for T { fn alpha(&self) -> f64 { .. } } }
//!
//! gas.sound(t)                    put `#[grad]` on `fn sound` in `laws.rs`, or on the `impl` that it stands in
//! gas.alpha()                     put `#[grad]` on `trait Alpha`, and on each `impl Alpha for ..`
//! ```
//! Only where no method of this name has an attribute that the call could mean.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;

use proc_macro2::Ident;
use syn::{Generics, ImplItem, Item, ItemImpl, ItemTrait, TraitItem};

use super::{files, skeleton};
use crate::attribute::may_be_ours;
use crate::known::name_of;

/// Why a method, or a function, of the type or the trait of this name has none, and the way out.
pub fn method(this: &str, name: &Ident) -> Option<String> {
    let here = files::here()?;
    let mut search = Search {
        this,
        name: name.to_string(),
        ..Search::default()
    };
    let folder = files::place(&here).0;
    let folder = folder.parent()?;
    let only = BTreeSet::from([search.name.clone()]);
    for (file, source) in files::of_crate(&here) {
        if !declares(&source.declarations, &search.name) {
            continue;
        }
        let parsed = syn::parse_file(&skeleton::pick(&source.declarations, &only)).ok()?;
        search.file = match file == here {
            true => String::new(),
            false => format!(" in `{}`", shown(&file, folder)),
        };
        search.items(&parsed.items, false);
    }
    search.lacking()
}

/// The reason and the way out, of a method that a type has by itself; `file` says where it stands.
pub fn of_type(this: &str, name: &dyn Display, file: &str) -> String {
    format!(
        "`{name}` of `{this}`: it is not annotated\n\
         help: put `#[grad]` on `fn {name}`{file}, or on the `impl` that it stands in"
    )
}

/// The same of a trait's.
pub fn of_trait(of: &str, name: &dyn Display) -> String {
    format!(
        "`{name}` of the trait `{of}`: it is not annotated\n\
         help: put `#[grad]` on `trait {of}`, and on each `impl {of} for ..`"
    )
}

/// Whether a function of this name is among the declarations of a file.
fn declares(declarations: &str, name: &str) -> bool {
    let mut rest = declarations.split("fn ").skip(1);
    rest.any(|rest| {
        let end = rest.trim_start().strip_prefix(name);
        end.is_some_and(|end| !end.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

/// A file's name, from the folder of the crate's root.
fn shown(file: &Path, folder: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    let steps = inside.iter().map(|step| step.to_string_lossy());
    steps.collect::<Vec<_>>().join("/")
}

/// What was found of a method.
#[derive(Default)]
struct Search<'s> {
    this: &'s str,
    name: String,
    /// Which file is looked at, if it is another one.
    file: String,
    /// Some may have companions.
    followed: bool,
    /// Where the type's own stands.
    own: Option<String>,
    /// The traits that it may be of.
    traits: BTreeSet<String>,
}

impl Search<'_> {
    fn lacking(self) -> Option<String> {
        let (this, name) = (self.this, &self.name);
        if self.followed {
            return None;
        }
        if let Some(file) = self.own {
            return Some(of_type(this, name, &file));
        }
        let mut traits = self.traits.iter();
        let of = traits.next().filter(|_| traits.next().is_none())?;
        Some(of_trait(of, name))
    }

    fn items(&mut self, items: &[Item], followed: bool) {
        for item in items {
            match item {
                Item::Impl(block) => self.block(block, followed),
                Item::Trait(of) => self.of_trait(of, followed),
                Item::Mod(module) => {
                    let inner = module.content.as_ref().map(|(_, items)| &items[..]);
                    let followed = followed || may_be_ours(&module.attrs);
                    self.items(inner.unwrap_or_default(), followed);
                }
                _ => {}
            }
        }
    }

    fn block(&mut self, block: &ItemImpl, followed: bool) {
        let of = name_of(&block.self_ty);
        let blanket = of.as_ref().is_some_and(|of| has_type(&block.generics, of));
        if !blanket && of.as_deref() != Some(self.this) {
            return;
        }
        let Some(method) = block.items.iter().find_map(|item| match item {
            ImplItem::Fn(method) if method.sig.ident == self.name => Some(method),
            _ => None,
        }) else {
            return;
        };
        self.followed |= followed || may_be_ours(&block.attrs) || may_be_ours(&method.attrs);
        match &block.trait_ {
            None => self.own = Some(self.file.clone()),
            Some((path, _)) => {
                let of = path.segments.last().map(|last| last.ident.to_string());
                self.traits.extend(of);
            }
        }
    }

    /// The trait that is named, or one that provides it.
    fn of_trait(&mut self, of: &ItemTrait, followed: bool) {
        let named = of.ident == self.this;
        let provides = |item: &TraitItem| match item {
            TraitItem::Fn(method) => {
                method.sig.ident == self.name && (named || method.default.is_some())
            }
            _ => false,
        };
        if of.items.iter().any(provides) {
            self.followed |= followed || may_be_ours(&of.attrs);
            self.traits.insert(of.ident.to_string());
        }
    }
}

/// Whether these parameters have a type of this name.
fn has_type(generics: &Generics, name: &str) -> bool {
    generics.type_params().any(|param| param.ident == name)
}
