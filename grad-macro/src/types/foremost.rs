//! Methods that go before others of their name.
//!
//! ```text
//! trait Area { fn size(self) -> f64; }          impl Area for Disc { .. }
//! impl Disc { fn size(&self) -> f64 { .. } }
//!
//! disc.size()      // `Area::size`: what takes `self` as it is comes first, whoever declares it; then what takes `&self`
//! ```
//! Companions take the receiver in ways of their own, so that their names find the other one.

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
    /// How types' own methods take the receiver.
    own: BTreeMap<(String, String), u8>,
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
        let own = known.inherent.keys().filter_map(|key| {
            let method = known.methods.get(key)?;
            Some((key.clone(), rank(&method.sig)?))
        });
        Methods {
            implementors: types.collect(),
            own: own.collect(),
        }
    }
}

/// The order in which rustc tries receivers: as they are, `&`, `&mut`.
fn rank(sig: &Signature) -> Option<u8> {
    Some(match sig.receiver()?.kind {
        ReceiverKind::Reference(_, _, None) => 1,
        ReceiverKind::Reference(_, _, Some(_)) => 2,
        _ => 0,
    })
}

impl Types {
    /// The trait whose method of this name is tried first, if the type may have it and one that borrows more.
    pub fn foremost(&self, name: &str, receiver: &Ty) -> Option<&TraitFunction> {
        let receiver = receiver.strip_refs();
        let this = head(receiver)?;
        let declared = self.traits.iter();
        let declared =
            declared.filter(|function| function.name == name && self.has(&this, &function.of));
        let ranked = declared.filter_map(|function| Some((rank(&function.sig)?, function)));
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let &(first, function) = ranked.first()?;
        let is_list = matches!(receiver, Ty::Array(..) | Ty::Slice(_) | Ty::Vec(_));
        let lists = is_list && is_of_lists(name) && !matches!(name, "map" | "into_iter");
        let own = self.methods.own.get(&(this, name.to_owned()));
        let another = ranked.iter().any(|(rank, _)| *rank > first)
            || lists && first == 0
            || own.is_some_and(|rank| *rank > first);
        another.then_some(function)
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
