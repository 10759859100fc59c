//! Lists of references: `&[&[f64]]`, `&[&S]`, `Vec<&[f64]>`.
//!
//! What is behind the references is memory of the list's, as if it were stored there: it cannot be written through them,
//! and its adjoints have places of their own, as in the tangent, a list of lists. An element that the function takes is a
//! reference still, which is never copied from or moved out of the list.

use syn::Expr;

use super::Lower;
use super::value::Value;
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// Says so of a parameter that is such a list.
    pub fn note_references(&mut self, root: RootId, ty: &Ty) {
        if ty.behind_listed() != *ty {
            self.lists_of_references.insert(root, ty.clone());
        }
    }

    /// The same of a list that an expression makes: what the references point to stays as it is while the list is there, so
    /// that copies of it are as good.
    pub fn listed_references(&mut self, expr: &Expr, list: Value<'a>) -> Value<'a> {
        if let Value::Owned { place, .. } = &list
            && let (Base::Root(root), []) = (&place.base, &place.path[..])
        {
            self.note_references(*root, &self.ty(expr));
        }
        list
    }

    /// What becomes an element of such a list: what the reference points to.
    pub fn behind_listed(&mut self, list: &Place, value: Value<'a>) -> Value<'a> {
        let listed = match list.base {
            Base::Root(root) => self.lists_of_references.get(&root),
            _ => None,
        };
        match listed {
            Some(Ty::Vec(of)) if list.path.is_empty() && matches!(**of, Ty::Ref { .. }) => {
                self.strip(value)
            }
            _ => value,
        }
    }

    /// Whether what is in this place is a reference: an element of such a list.
    pub fn holds_reference(&self, place: &Place) -> bool {
        let Base::Root(root) = place.base else {
            return false;
        };
        let of = self.lists_of_references.get(&root);
        of.and_then(|of| after(of, &place.path))
            .is_some_and(|of| matches!(of, Ty::Ref { .. }))
    }

    /// An element by itself is the reference.
    pub fn as_reference(&self, value: Value<'a>) -> Value<'a> {
        match value {
            Value::Owned { place, .. } if self.holds_reference(&place) => Value::Ref {
                place,
                mutable: false,
            },
            value => value,
        }
    }
}

/// The type of a part.
fn after(ty: &Ty, path: &[Proj]) -> Option<Ty> {
    let mut ty = ty.clone();
    for step in path {
        ty = match (step, ty.strip_refs()) {
            (Proj::Index(_), Ty::Slice(of) | Ty::Vec(of) | Ty::Queue(of) | Ty::Array(of, _)) => {
                (**of).clone()
            }
            (Proj::Range(..), Ty::Slice(of) | Ty::Vec(of) | Ty::Array(of, _)) => {
                Ty::Slice(of.clone())
            }
            (Proj::Field(n), Ty::Tuple(parts)) => parts.get(*n)?.clone(),
            _ => return None,
        };
    }
    Some(ty)
}
