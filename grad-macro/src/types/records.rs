//! The user's structs: what their declarations say, and what the uses of their fields tell.

use std::rc::Rc;

use proc_macro2::Ident;
use quote::{ToTokens, quote};

use super::instances::{Generic, Instances};
use super::ty::Tokens;
use proc_macro2::TokenStream;

use super::unify::{Id, Named, Node, Unifier};
use crate::maps::{HashMap, HashSet};

/// The fields seen of every user type, by the type's key. All values of one type share them, unless a declaration in sight
/// says of what they depend: see [`super::instances`].
#[derive(Default)]
pub struct Records {
    fields: HashMap<Rc<str>, Vec<(Rc<str>, Id)>>,
    /// The fields that are marked to have no tangent.
    skipped: HashMap<Rc<str>, Vec<String>>,
    /// Those of variants that are in a box.
    boxed: HashMap<Rc<str>, Vec<String>>,
    /// The types all of whose fields are listed.
    complete: HashSet<Rc<str>>,
    /// Those of which nothing names the type where it is used.
    hidden: HashSet<Rc<str>>,
    /// Those that are declared with fields which have no names where they are used.
    partial: HashSet<Rc<str>>,
    declared: HashSet<Rc<str>>,
    /// Generic types, and what is written of them.
    pub(super) generic: Rc<Generic>,
    /// What their declarations may speak of.
    pub(super) aliases: Rc<HashMap<String, Id>>,
    pub(super) instances: Instances,
    /// The modules of types that are not imported: `tracks::`.
    modules: HashMap<Rc<str>, TokenStream>,
    /// A variant without contents, of enums.
    units: HashMap<Rc<str>, Ident>,
    /// The fields whose type nothing but their use tells.
    guessed: Vec<Id>,
    /// The elements of what is indexed, but not known to be an array.
    elements: HashMap<Id, Id>,
}

impl Records {
    /// The fields of a type in the order in which they were seen.
    pub fn of(&self, key: &str) -> &[(Rc<str>, Id)] {
        self.fields.get(key).map_or(&[], Vec::as_slice)
    }

    /// The same of one of its instances.
    pub fn fields(&self, of: &Named) -> &[(Rc<str>, Id)] {
        match of.instance {
            Some(instance) => &self.instance(instance).fields,
            None => self.of(&of.key),
        }
    }

    pub fn skipped(&self, key: &str) -> Vec<String> {
        self.skipped.get(key).cloned().unwrap_or_default()
    }

    pub fn boxed(&self, key: &str) -> Vec<String> {
        self.boxed.get(key).cloned().unwrap_or_default()
    }

    /// Whether a type has a variant that holds a box, perhaps around the type itself.
    pub fn is_boxed(&self, key: &str) -> bool {
        self.boxed.contains_key(key)
    }

    pub fn set_boxed(&mut self, key: &Rc<str>, name: &str) {
        self.boxed
            .entry(key.clone())
            .or_default()
            .push(name.to_owned());
    }

    /// Notes whether the declaration marks the field.
    pub fn set_marks(&mut self, key: &Rc<str>, name: &str, field: &syn::Field) {
        if crate::derive::is_skipped(field) {
            let skipped = self.skipped.entry(key.clone()).or_default();
            skipped.push(name.to_owned());
        }
    }

    pub fn is_complete(&self, key: &str) -> bool {
        self.complete.contains(key)
    }

    pub fn set_complete(&mut self, key: &Rc<str>) {
        self.complete.insert(key.clone());
    }

    pub fn unit(&self, key: &str) -> Option<&Ident> {
        self.units.get(key)
    }

    pub fn set_unit(&mut self, key: &Rc<str>, variant: &Ident) {
        self.units.insert(key.clone(), variant.clone());
    }

    pub fn is_declared(&self, key: &str) -> bool {
        self.declared.contains(key)
    }

    pub fn set_declared(&mut self, key: &Rc<str>) {
        self.complete.insert(key.clone());
        self.declared.insert(key.clone());
    }

    /// The way to a type's name, if it is not imported.
    pub fn module(&self, key: &str) -> Option<&TokenStream> {
        self.modules.get(key)
    }

    pub fn set_module(&mut self, key: &Rc<str>, module: &TokenStream) {
        self.modules.insert(key.clone(), module.clone());
    }

    pub fn is_partial(&self, key: &str) -> bool {
        self.partial.contains(key)
    }

    pub fn set_partial(&mut self, key: &Rc<str>) {
        self.partial.insert(key.clone());
    }

    /// Whether nothing names the type where it is used.
    pub fn is_hidden(&self, key: &str) -> bool {
        self.hidden.contains(key)
    }

    pub fn set_hidden(&mut self, key: &Rc<str>) {
        self.hidden.insert(key.clone());
    }

    pub fn add(&mut self, key: &Rc<str>, field: &str, ty: Id) {
        let fields = self.fields.entry(key.clone()).or_default();
        if !fields.iter().any(|(name, _)| **name == *field) {
            fields.push((field.into(), ty));
        }
    }
}

impl Unifier {
    /// The type of a field of a user type.
    pub fn field(&mut self, of: &Named, field: &str) -> Id {
        let key = &of.key;
        let mut all = self.records.fields(of).iter();
        let known = all.find(|(name, _)| **name == *field);
        if let Some((_, ty)) = known {
            return *ty;
        }
        let ty = self.open();
        self.records.add(key, field, ty);
        self.records.guessed.push(ty);
        ty
    }

    /// What a guessed field consists of is guessed too.
    pub fn guessed(&mut self) -> Id {
        let ty = self.open();
        self.records.guessed.push(ty);
        ty
    }

    /// The type of the elements of what is indexed and not known yet.
    pub fn element_of_unknown(&mut self, container: Id) -> Id {
        let container = self.find(container);
        if let Some(element) = self.records.elements.get(&container) {
            return *element;
        }
        let element = self.guessed();
        self.records.elements.insert(container, element);
        element
    }

    /// Whether the term is a field of which only its uses tell the type.
    pub fn is_guessed_field(&self, id: Id) -> bool {
        let id = self.find(id);
        self.records
            .guessed
            .iter()
            .any(|field| self.find(*field) == id)
    }

    /// A type that nobody wrote, but that has fields.
    pub fn anonymous(&mut self, of: Id) -> Id {
        let key = format!("#{of:?}").into();
        self.add(Node::Named(Rc::new(Named {
            tokens: Tokens(quote!(_)),
            param: false,
            key,
            instance: None,
        })))
    }
}

/// What identifies a user type in one function: its name without path and arguments.
pub fn key_of(ty: &impl ToTokens) -> Rc<str> {
    let tokens = ty.to_token_stream();
    let text = match syn::parse2::<syn::Path>(tokens.clone()) {
        Ok(path) => path.segments.last().map(|last| last.ident.to_string()),
        Err(_) => None,
    };
    text.unwrap_or_else(|| tokens.to_string()).into()
}

/// Types of the standard library that surely carry no derivative.
pub fn is_inert(key: &str) -> bool {
    crate::generics::is_data_named(key) || is_of_std(key) && !crate::generics::is_declared(key)
}

/// Types of fields that have no tangents, by their names alone: no others are called so.
pub fn is_text(key: &str) -> bool {
    matches!(key, "String" | "PhantomData") && !crate::generics::is_declared(key)
}

/// Whole names: `AtomicOrbital` and `NonZeroDrag` are somebody's.
fn is_of_std(key: &str) -> bool {
    const SIZES: [&str; 12] = [
        "U8", "U16", "U32", "U64", "U128", "Usize", "I8", "I16", "I32", "I64", "I128", "Isize",
    ];
    let sized = |rest: &str| SIZES.contains(&rest);
    let non_zero = key.strip_prefix("NonZero");
    let atomic = key.strip_prefix("Atomic");
    matches!(
        key,
        "String"
            | "PhantomData"
            | "Duration"
            | "Instant"
            | "SystemTime"
            | "PathBuf"
            | "Path"
            | "OsString"
            | "TypeId"
    ) || non_zero.is_some_and(|rest| rest.is_empty() || sized(rest))
        || atomic.is_some_and(|rest| rest == "Bool" || sized(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_std_are_whole() {
        for name in [
            "String",
            "NonZero",
            "NonZeroU32",
            "AtomicBool",
            "AtomicUsize",
        ] {
            assert!(is_inert(name), "{name}");
        }
        for name in ["AtomicOrbital", "NonZeroDrag", "Atomic", "Strings"] {
            assert!(!is_inert(name), "{name}");
        }
        // Somebody's own may be called so, and move.
        assert!(is_text("String") && !is_text("Path") && !is_text("Duration"));
    }
}
