//! One window for the elements up to a loop's own, of the shadow of a list of the function's own.
//!
//! ```text
//! for i in 1..n { let d = v_bar[i]; v_bar[i - 1] = d * x[i] }
//! ```
//! becomes
//! ```text
//! let v_bar_1 = window_mut(v_bar, 0, n);
//! for i in 1..n { let d = v_bar_1[i]; v_bar_1[i - 1] = d * x[i] }
//! ```
//! Two windows of one list could not both be borrowed while one is written, and through cells compilers would no longer see
//! that the two are neighbours (see [`rows`](super::rows)). One window keeps both in sight, and its length is the loop's.
//!
//! Legality: the loop does nothing with the list but to read, write and add to elements. Of these there is one that every
//! iteration reaches, at the index itself, so that all up to the loop's end are there; the others are a known number of
//! elements before it.

use super::{Access, Innermost, Key, accessed, mentions};
use crate::ir::{Func, OpKind, Proj, RootKind, ValId};
use crate::maps::HashMap;

impl Innermost<'_> {
    /// The lists that get such a window: an access each, at the index.
    pub(super) fn reached(&self, func: &Func, known: &HashMap<ValId, String>) -> Vec<Access> {
        let mut reached: Vec<Access> = vec![];
        for op in &self.body.ops {
            let (OpKind::Store(place, _) | OpKind::Acc(place, _)) = &op.kind else {
                continue;
            };
            let Some(key) = Key::of(place) else { continue };
            let new = reached.iter().all(|access| access.key != key);
            let own = key.shadow && matches!(func.root(key.root).kind, RootKind::Local);
            if new
                && own
                && !func.is_in_cells(place)
                && let Some(access) = self.reaches(key, known)
                && self.sliceable(func, &access)
            {
                reached.push(access);
            }
        }
        reached
    }

    /// The access at the index, if there are others, all of them before it.
    fn reaches(&self, key: Key, known: &HashMap<ValId, String>) -> Option<Access> {
        let mut before = true;
        let mut others = false;
        self.body.walk(&mut |op| {
            op.kind.for_each_place(&mut |place| {
                if mentions(place, key) {
                    let direct =
                        accessed(&op.kind).is_some() && matches!(&place.path[..], [Proj::Index(_)]);
                    let access = self.access(place).filter(|_| direct);
                    match access.map(|(access, _)| (access.offset.base, access.offset.less)) {
                        Some((base, less)) if base.is_empty() => {
                            others |= !less.is_empty();
                            before &= less.iter().all(|v| self.is_number(*v, known));
                        }
                        _ => before = false,
                    }
                }
            });
        });
        if !(before && others) {
            return None;
        }
        let own = |access: &Access| access.key == key && access.offset.less.is_empty();
        let places = self.body.ops.iter().filter_map(|op| accessed(&op.kind));
        let mut accesses = places.filter_map(|place| self.access(place));
        accesses
            .find(|(access, _)| own(access))
            .map(|(access, _)| access)
    }

    fn is_number(&self, v: ValId, known: &HashMap<ValId, String>) -> bool {
        known.contains_key(&v) || matches!(self.steady.get(&v), Some((_, super::Steady::Lit(_))))
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Exclusive windows of the shadow.
    fn windows(source: &str) -> usize {
        let text = vjp(quote!(), source);
        text.matches("window_mut (& mut v_bar").count()
    }

    #[test]
    fn what_lies_before() {
        let near = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = vec![1.0; n]; \
                    for i in 1..n { v[i] = x[i] * v[i - 1]; } v[n - 1] }";
        assert_eq!(windows(near), 1);
        // The last iteration reaches beyond the loop's end.
        let beyond = near
            .replace("i in 1..n", "i in 1..n - 1")
            .replace("v[i - 1]", "v[i + 1]");
        assert_eq!(windows(&beyond), 0);
        // Not every iteration reaches its own element.
        let some = near.replace(
            "v[i] = x[i] * v[i - 1];",
            "if x[i] > 0.0 { v[i] = x[i].sin(); } v[i - 1] = v[i - 1].sin();",
        );
        assert_eq!(windows(&some), 0);
        // An element somewhere else.
        let far = near.replace("v[i - 1]", "v[n - i]");
        assert_eq!(windows(&far), 0);
    }
}
