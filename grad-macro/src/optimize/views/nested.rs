//! Rows of a list of lists that a loop writes are taken once, before it.
//!
//! ```text
//! for j in 0..n { a[i][j] -= f * a[k][j] }
//! ```
//! becomes
//! ```text
//! let [a_1, a_2] = rows(&mut a, [i, k], n);
//! for j in 0..n { a_1[j].set(a_1[j].get() - f * a_2[j].get()) }
//! ```
//! Where the rows are is read from memory, and what the loop writes might be there, for all that compilers know: each
//! access would look for its row again. `i` and `k` may be equal, so the rows are seen through cells.
//!
//! Legality: while the cells live nothing else looks at the memory. The loop does nothing with it but to read, write and add
//! to elements of rows whose numbers are the same in every iteration, and all of that goes through the cells. Every
//! iteration accesses each of the rows (what happens in a branch only does not count), so a row that is missing would have
//! been missed in the loop; where it does not run at all, no row is looked for.

use super::rows::is_list_of;
use super::{Before, Innermost, Key, accessed, is_shared, mentions, rewrite};
use crate::ir::{
    Base, Func, Loop, LoopKind, Mem, Op, OpKind, Place, Proj, RootId, RootKind, Rows, SrcId, ValId,
};
use crate::maps::HashMap;

/// More rows are not compared with one another.
const MOST: usize = 8;

/// Takes the rows of lists of lists; the ops that must precede, only where the loop `runs` at all or in any case.
pub(super) fn in_loop(
    func: &mut Func,
    l: &mut Loop,
    src: SrcId,
    known: &HashMap<ValId, String>,
    runs: bool,
) -> Vec<Op> {
    let LoopKind::For { lo, hi, .. } = l.kind else {
        return vec![];
    };
    let Some(innermost) = Innermost::of(func, l) else {
        return vec![];
    };
    let from_zero = known.get(&lo).is_some_and(|text| text == "0");
    let found = innermost.nested(func);
    if found.is_empty() {
        return vec![];
    }
    let mut before = Before::of(func, &innermost, src, known);
    let len = before.trips(lo, hi, from_zero || runs);
    let mut taken = vec![];
    for (key, rows) in found {
        let roots = before.rows(key, &rows, len);
        taken.push((key, rows, roots));
    }
    let ops = before.ops;
    let mut body = innermost.body.clone();
    rewrite(&mut body, &mut |place| {
        for (key, rows, roots) in &taken {
            let row = innermost.row_of(place, *key);
            let Some(n) = rows.iter().position(|at| Some(*at) == row) else {
                continue;
            };
            place.base = Key {
                root: roots[n],
                ..*key
            }
            .whole()
            .base;
            place.path.remove(0);
            return;
        }
    });
    l.body = body;
    ops
}

impl Innermost<'_> {
    /// Lists of lists that the loop writes, and which of their rows it accesses.
    fn nested(&self, func: &Func) -> Vec<(Key, Vec<ValId>)> {
        let mut found: Vec<(Key, Vec<ValId>)> = vec![];
        for op in &self.body.ops {
            let (OpKind::Store(place, _) | OpKind::Acc(place, _)) = &op.kind else {
                continue;
            };
            let Some(key) = Key::of(place) else { continue };
            let new = found.iter().all(|(other, _)| *other != key);
            if !new || is_shared(func, key) || !is_list_of(func, key, is_row) {
                continue;
            }
            found.extend(self.rows_of(key).map(|rows| (key, rows)));
        }
        found
    }

    /// The rows of this memory that are accessed, if all that is done with it is to access elements of steady rows, in each
    /// iteration. Of a single row it is one window that serves best, if it is one.
    fn rows_of(&self, key: Key) -> Option<Vec<ValId>> {
        let mut rows: Vec<ValId> = vec![];
        let mut direct = 0;
        for op in &self.body.ops {
            if let Some(row) = accessed(&op.kind).and_then(|place| self.row_of(place, key)) {
                direct += 1;
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        let mut all = 0;
        let mut elements = true;
        self.body.walk(&mut |op| {
            op.kind.for_each_place(&mut |place| {
                if mentions(place, key) {
                    all += 1;
                    let row = accessed(&op.kind).and_then(|_| self.row_of(place, key));
                    elements &= row.is_some_and(|row| rows.contains(&row));
                }
            });
        });
        let several = rows.len() > 1 || direct > 1 && !self.is_one_window(key);
        (elements && several && rows.len() <= MOST).then_some(rows)
    }

    /// The row that an access to an element is in.
    fn row_of(&self, place: &Place, key: Key) -> Option<ValId> {
        let [Proj::Index(row), Proj::Index(_)] = place.path[..] else {
            return None;
        };
        let steady = !self.inside.contains(&row) || self.steady.contains_key(&row);
        let direct = !matches!(place.base, Base::Select(..)) && mentions(place, key);
        (direct && steady).then(|| self.first(row))
    }

    fn is_one_window(&self, key: Key) -> bool {
        let mut places = (self.body.ops.iter())
            .filter_map(|op| accessed(&op.kind))
            .filter(|place| mentions(place, key));
        let first = places.next().and_then(|place| self.access(place));
        first.is_some_and(|(access, _)| self.only(&access))
    }
}

impl Before<'_> {
    /// Views of these rows.
    fn rows(&mut self, key: Key, at: &[ValId], len: ValId) -> Vec<RootId> {
        let info = self.func.root(key.root).clone();
        let (Mem::Slice(row) | Mem::Vec(row)) = &info.ty else {
            unreachable!("a list of lists")
        };
        let Mem::Vec(elem) = &**row else {
            unreachable!("a list of lists")
        };
        let ty = Mem::Slice(elem.clone());
        let kind = RootKind::View {
            of: key.root,
            mutable: false,
            cells: true,
        };
        let mut roots = vec![];
        for _ in at {
            roots.push((self.func).new_root(&info.name, ty.clone(), kind.clone(), info.span));
        }
        let at = at.iter().map(|&row| self.summand(row)).collect();
        self.ops.push(Op {
            results: vec![],
            kind: OpKind::Rows(Box::new(Rows {
                roots: roots.clone(),
                of: key.whole(),
                at,
                len,
            })),
            src: self.src,
        });
        roots
    }
}

fn is_row(elem: &Mem) -> bool {
    matches!(elem, Mem::Vec(elem) if super::rows::is_float(elem))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How many rows are taken at once, for each loop.
    fn rows(source: &str) -> Vec<usize> {
        let taken = |off| {
            let body = vjp(off, source);
            let parts = body.split(":: rows (").skip(1);
            let list = |part: &str| {
                let (_, list) = part.split_once('[').expect("a list of rows");
                let (list, _) = list.split_once(']').expect("its end");
                list.split(" , ").count()
            };
            parts.map(list).collect::<Vec<_>>()
        };
        assert_eq!(taken(quote!(off(rows))), []);
        taken(quote!())
    }

    const ELIMINATE: &str = "fn f(a: &mut [Vec<f64>], i: usize, k: usize, f: f64) { \
                             for j in 0..a[k].len() { a[i][j] -= f * a[k][j]; } }";

    #[test]
    fn rows_of_a_list_of_lists() {
        // The adjoints; what was done to the matrix is undone as a whole.
        assert_eq!(rows(ELIMINATE), [2, 2, 2]);
        let stencil = "fn f(u: &[Vec<f64>]) -> f64 { let n = u.len(); let mut v = u.to_vec(); \
                       for i in 1..n - 1 { for j in 0..n { v[i][j] = v[i - 1][j] * u[i + 1][j].sin(); } } v[1][1] }";
        assert_eq!(rows(stencil), [2, 2]);
    }

    #[test]
    fn rows_that_change() {
        let column = ELIMINATE.replace("a[k][j]", "a[j][k]");
        assert_eq!(rows(&column), []);
        let shifted = ELIMINATE.replace("a[k][j]", "a[k + j][j]");
        assert_eq!(rows(&shifted), []);
    }

    #[test]
    fn rows_of_branches() {
        let seldom = ELIMINATE.replace("a[i][j] -=", "if j > k { a[i][j] = 0.5 * f; } a[k][j] *=");
        assert_eq!(rows(&seldom), []);
    }

    #[test]
    fn rows_that_something_else_looks_at() {
        let grows = "fn f(a: &mut Vec<Vec<f64>>, i: usize, k: usize) { \
                     for j in 0..4 { a[i][j] *= a[k][j]; a[i].push(0.0); } }";
        assert_eq!(rows(grows), []);
    }

    #[test]
    fn one_row() {
        let window = ELIMINATE.replace("a[k][j]", "2.0");
        assert_eq!(rows(&window), []);
        let sums = "fn f(a: &mut [Vec<f64>], i: usize) { for j in 1..a[i].len() { a[i][j] += a[i][j - 1]; } }";
        assert_eq!(rows(sums), [1, 1]);
    }
}
