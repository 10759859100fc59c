//! Methods that go before others of their name.
//!
//! ```text
//! trait Area { fn size(self) -> f64; }          impl Area for Disc { .. }
//! impl Disc { fn size(&self) -> f64 { .. } }
//!
//! disc.size()      // `Area::size`: what takes `self` as it is comes first, whoever declares it
//! ```
//! Companions borrow the receiver, so that their names find the other one.

use std::collections::{BTreeMap, BTreeSet};

use syn::{ReceiverKind, Signature};

use super::declared::TraitFunction;
use super::{Ty, Types, is_of_lists, is_primitive};
use crate::known::Known;

/// In place of an implementor that may be anything.
const ANY: &str = "_";

/// What is known of methods by their names.
#[derive(Default)]
pub struct Methods {
    /// The types that a trait is implemented for.
    implementors: BTreeMap<String, BTreeSet<String>>,
    /// Types' own methods that borrow the receiver.
    borrowing: BTreeSet<(String, String)>,
}

impl Methods {
    pub fn of(known: &Known) -> Methods {
        let is_said = |name: &String| {
            name.is_empty()
                || is_primitive(name)
                || name == "Vec"
                || known.structs.contains_key(name)
                || known.enums.contains_key(name)
        };
        let name = |of: &String| match is_said(of) {
            true => of.clone(),
            false => ANY.to_owned(),
        };
        let types = known.implementors.iter();
        let types = types.map(|(of, types)| (of.clone(), types.iter().map(name).collect()));
        let own = known.inherent.keys().filter(|key| {
            let method = known.methods.get(*key);
            method.is_some_and(|method| borrows(&method.sig))
        });
        Methods {
            implementors: types.collect(),
            borrowing: own.cloned().collect(),
        }
    }
}

fn borrows(sig: &Signature) -> bool {
    let receiver = sig.receiver();
    receiver.is_some_and(|of| matches!(of.kind, ReceiverKind::Reference(..)))
}

impl Types {
    /// The trait whose method of this name takes `self` by value, if the type may have it and one that borrows.
    pub fn foremost(&self, name: &str, receiver: &Ty) -> Option<&TraitFunction> {
        let receiver = receiver.strip_refs();
        let this = head(receiver)?;
        let declared = self.traits.iter().filter(|function| {
            function.name == name
                && function.sig.receiver().is_some()
                && self.has(&this, &function.of)
        });
        let (borrowing, taking): (Vec<_>, Vec<_>) =
            declared.partition(|function| borrows(&function.sig));
        let is_list = matches!(receiver, Ty::Array(..) | Ty::Slice(_) | Ty::Vec(_));
        let another = !borrowing.is_empty()
            || is_list && is_of_lists(name) && !matches!(name, "map" | "into_iter")
            || self.methods.borrowing.contains(&(this, name.to_owned()));
        taking.into_iter().next().filter(|_| another)
    }

    /// Whether a type may have the methods of a trait.
    fn has(&self, this: &str, of: &str) -> bool {
        let types = self.methods.implementors.get(of);
        types.is_none_or(|types| this == ANY || types.contains(this) || types.contains(ANY))
    }
}

/// The type's name as implementations give it; lists and tuples have none. `None` for what has methods by itself only.
fn head(of: &Ty) -> Option<String> {
    match of {
        Ty::Array(..) | Ty::Slice(_) | Ty::Tuple(_) => Some(String::new()),
        Ty::Vec(_) => Some("Vec".to_owned()),
        Ty::Struct(of) => Some(of.path.0.to_string()),
        Ty::Unknown => Some(ANY.to_owned()),
        other => other.scalar().map(|scalar| scalar.name().to_string()),
    }
}
