//! Several rows of memory that a loop writes are seen through cells.
//!
//! ```text
//! for j in k..n { a[i * n + j] -= f * a[k * n + j] }
//! ```
//! becomes
//! ```text
//! let a_1 = cells(&mut a);
//! let (a_2, a_3) = (window(a_1, i * n, n), window(a_1, k * n, n));
//! for j in k..n { a_2[j].set(a_2[j].get() - f * a_3[j].get()) }
//! ```
//! Of two slices of one `Vec` only one could be borrowed exclusively, and without slices every access is checked against
//! the length of the whole (a quarter of the time of an elimination, in both sweeps). Cells may overlap.
//!
//! Where two accesses are a known number of elements apart (`v[i] = k * v[i - 1]`) they stay as they are: compilers keep
//! what the one has written for the other, which they would not see through two slices.
//!
//! Legality: while the cells live nothing else looks at the memory. The loop does nothing with it but to read, write and add
//! to elements, and all of that goes through the cells.

use super::{Access, Innermost, Key, accessed, is_shared, mentions, rewrite};
use crate::ir::{
    Base, Func, Loop, LoopKind, Mem, Op, OpKind, Place, Proj, RootKind, Scalar, SrcId, ValId,
    try_place_type,
};
use crate::maps::HashMap;

/// Sees the memory of several rows through cells; the ops that must precede.
pub(super) fn in_loop(
    func: &mut Func,
    l: &mut Loop,
    src: SrcId,
    known: &HashMap<ValId, String>,
) -> Vec<Op> {
    let LoopKind::For { hi, .. } = l.kind else {
        return vec![];
    };
    let Some(innermost) = Innermost::of(func, l) else {
        return vec![];
    };
    let keys = innermost.rows(func, known);
    let mut before = vec![];
    for key in keys {
        let info = func.root(key.root).clone();
        let (Mem::Slice(elem) | Mem::Vec(elem)) = info.ty else {
            unreachable!("rows of a list")
        };
        let kind = RootKind::View {
            of: key.root,
            mutable: false,
            cells: true,
        };
        let root = func.new_root(&info.name, Mem::Slice(elem), kind, info.span);
        before.push(Op {
            results: vec![],
            kind: OpKind::View {
                root,
                of: key.whole(),
                at: None,
                // The whole, however long that is.
                len: hi,
            },
            src,
        });
        rewrite(&mut l.body, &mut |place| {
            if mentions(place, key) {
                place.base = Key { root, ..key }.whole().base;
            }
        });
    }
    before
}

impl Innermost<'_> {
    /// Memory that the loop writes, and accesses in several rows.
    fn rows(&self, func: &Func, known: &HashMap<ValId, String>) -> Vec<Key> {
        let mut keys: Vec<Key> = vec![];
        for op in &self.body.ops {
            let (OpKind::Store(place, _) | OpKind::Acc(place, _)) = &op.kind else {
                continue;
            };
            let Some(key) = Key::of(place) else { continue };
            let new = !keys.contains(&key) && !is_shared(func, key);
            if new && is_list_of(func, key, is_float) && self.has_rows(key, known) {
                keys.push(key);
            }
        }
        keys
    }

    /// Whether all that is done with this memory is to access elements, of which those of several rows in each iteration.
    fn has_rows(&self, key: Key, known: &HashMap<ValId, String>) -> bool {
        let mut elements = true;
        self.body.walk(&mut |op| {
            let direct = |place: &Place| {
                !matches!(place.base, Base::Select(..))
                    && matches!(&place.path[..], [Proj::Index(_)])
            };
            op.kind.for_each_place(&mut |place| {
                if mentions(place, key) {
                    elements &= accessed(&op.kind).is_some() && direct(place);
                }
            });
        });
        if !elements {
            return false;
        }
        let mut rows = vec![];
        for op in &self.body.ops {
            let access = accessed(&op.kind).filter(|place| mentions(place, key));
            let Some((access, _)) = access.and_then(|place| self.access(place)) else {
                continue;
            };
            if self.has_neighbours(&access, known) {
                return false;
            }
            let row = self.row(&access, known);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows.len() > 1
    }

    /// Whether elements of the same memory are accessed that are a known number of elements away.
    pub(super) fn has_neighbours(&self, access: &Access, known: &HashMap<ValId, String>) -> bool {
        let row = self.row(access, known);
        self.body.ops.iter().any(|op| {
            let other = accessed(&op.kind).filter(|place| mentions(place, access.key));
            let other = other.and_then(|place| self.access(place));
            other.is_some_and(|(other, _)| {
                other.offset != access.offset && self.row(&other, known) == row
            })
        })
    }

    /// The part of an offset that is not a known number, in some order.
    fn row(&self, access: &Access, known: &HashMap<ValId, String>) -> (Vec<ValId>, Vec<ValId>) {
        let is_known = |v: &ValId| {
            known.contains_key(v) || matches!(self.steady.get(v), Some((_, super::Steady::Lit(_))))
        };
        let part = |list: &[ValId]| {
            let mut part: Vec<ValId> = list.iter().copied().filter(|v| !is_known(v)).collect();
            part.sort();
            part
        };
        (part(&access.offset.base), part(&access.offset.less))
    }
}

/// A list of such elements that nothing else can see.
pub(super) fn is_list_of(func: &Func, key: Key, is_elem: fn(&Mem) -> bool) -> bool {
    let list = matches!(
        try_place_type(func, &key.whole()),
        Ok(Mem::Slice(elem) | Mem::Vec(elem)) if is_elem(&elem)
    );
    let kind = &func.root(key.root).kind;
    list && !matches!(kind, RootKind::Const { .. } | RootKind::View { .. })
}

pub(super) fn is_float(elem: &Mem) -> bool {
    matches!(elem, Mem::Scalar(Scalar::F64 | Scalar::F32))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn cells(source: &str) -> usize {
        let count = |off| vjp(off, source).matches(":: cells (").count();
        assert_eq!(count(quote!(off(rows))), 0);
        count(quote!())
    }

    #[test]
    fn rows_of_a_matrix() {
        let eliminate = "fn f(a: &mut [f64], n: usize) { for k in 0..n { for i in k + 1..n { \
                         let f = a[i * n + k] / a[k * n + k]; \
                         for j in k..n { a[i * n + j] -= f * a[k * n + j]; } } } }";
        // What it has done to the matrix need not be undone.
        assert_eq!(cells(eliminate), 1);
        let all = eliminate.replace("i in k + 1..n", "i in 0..n");
        assert_eq!(cells(&all), 2);
        let local = "fn f(x: &[f64], n: usize) -> f64 { let mut d = x.to_vec(); \
                     for i in 1..n { for j in 0..n { d[i * n + j] += d[(i - 1) * n + j].sin(); } } d[n * n - 1] }";
        // The adjoints as well.
        assert_eq!(cells(local), 2);
    }

    #[test]
    fn neighbours() {
        let filter =
            "fn f(v: &mut [f64], k: f64) { for i in 1..v.len() { v[i] += k * v[i - 1]; } }";
        assert_eq!(cells(filter), 0);
    }
}
