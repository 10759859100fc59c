//! What one look around has seen: files name one another in circles, and each is read once.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use syn::Item;

use super::imports::{partial, public};
use crate::known::Known;
use crate::maps::HashMap;

/// The items of a module.
#[derive(Clone, Copy)]
pub struct Module<'f> {
    pub items: &'f [Item],
    /// Only what other modules see of them.
    pub public: bool,
}

/// The files of one look, and what was found in their modules.
#[derive(Default)]
pub struct Seen {
    files: RefCell<HashMap<PathBuf, Option<Rc<syn::File>>>>,
    /// What other modules see of the items that are there.
    public: RefCell<HashMap<*const Item, Rc<[Item]>>>,
    /// What they declare themselves, and what each of them speaks of.
    own: RefCell<HashMap<(*const Item, usize), Rc<Own>>>,
    declared: RefCell<HashMap<Key, Rc<Known>>>,
}

/// What the items of a module declare, before it is known what others say of it.
pub struct Own {
    pub known: Known,
    /// What each item declares, or what it is an `impl` of; and the names in it.
    pub spoken: Vec<(Option<String>, BTreeSet<String>)>,
}

/// A module, by where its items are: these stay as long as the look. Then whether only public items count, the name, the
/// steps that are left, and the names that are used where no name is given.
type Key = (
    *const Item,
    bool,
    Option<String>,
    usize,
    Option<BTreeSet<String>>,
);

impl Seen {
    /// A file's declarations; none if they cannot be read.
    pub fn parsed(&self, path: &Path, declarations: &str) -> Option<Rc<syn::File>> {
        let mut files = self.files.borrow_mut();
        if let Some(found) = files.get(path) {
            return found.clone();
        }
        let parsed = syn::parse_file(declarations).ok().map(Rc::new);
        files.insert(path.to_owned(), parsed.clone());
        parsed
    }

    /// How many files were read, and how often it was asked anew what a module has.
    #[cfg(test)]
    pub fn counts(&self) -> (usize, usize) {
        (self.files.borrow().len(), self.declared.borrow().len())
    }

    fn public(&self, items: &[Item]) -> Rc<[Item]> {
        let mut all = self.public.borrow_mut();
        let of = all.entry(items.as_ptr());
        let of = of.or_insert_with(|| items.iter().map(public).collect());
        of.clone()
    }

    /// What `own` finds among the items, or found there before.
    pub fn own(&self, items: &[Item], own: &dyn Fn() -> Own) -> Rc<Own> {
        let mut all = self.own.borrow_mut();
        let of = all.entry((items.as_ptr(), items.len()));
        of.or_insert_with(|| Rc::new(own())).clone()
    }

    /// What `declared` finds among the items, or found there before.
    pub fn declared(
        &self,
        module: Module<'_>,
        last: Option<&String>,
        steps: usize,
        used: Option<&BTreeSet<String>>,
        declared: &dyn Fn(&[Item]) -> Known,
    ) -> Rc<Known> {
        let key = (
            module.items.as_ptr(),
            module.public,
            last.cloned(),
            steps,
            used.cloned(),
        );
        if let Some(found) = self.declared.borrow().get(&key) {
            return found.clone();
        }
        let found = Rc::new(match module.public {
            true => {
                let mut known = declared(&self.public(module.items));
                known
                    .partial
                    .extend(module.items.iter().filter_map(partial));
                known
            }
            false => declared(module.items),
        });
        self.declared.borrow_mut().insert(key, found.clone());
        found
    }
}
