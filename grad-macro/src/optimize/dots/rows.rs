//! Which windows of one list have no element in common.
//!
//! ```text
//! for i in k + 1..n { let (b_i, b_k) = (window(b, i * n, n), window(b, k * n, n)); for j in k + 1..n { .. } }
//! ```
//! Here `b_i` and `b_k` are two rows, whatever `k` is: `i` is greater. The reasoning is the one about reads and writes of
//! the primal (see [`apart`](crate::reverse::apart)): offsets are polynomials in loop indices and values that do not change,
//! and loops and branches around say of these what is at most what.
//!
//! Legality: all values here are those of one moment, at which both windows are in sight: one name, one number. A name that
//! is defined in several ways is a number of which nothing is known.

use crate::ir::{
    Base, Func, Loop, LoopKind, Mem, OpKind, Place, Proj, Pure, Region, RootId, Scalar, ValId,
    try_place_type,
};
use crate::maps::{HashMap, HashSet};
use crate::reverse::apart::{Facts, Poly, Side, Values};

/// What surrounds the ops that are looked at.
pub struct Around {
    types: Vec<Scalar>,
    /// Numbers and what is computed without effects.
    defs: HashMap<ValId, OpKind>,
    views: HashMap<RootId, Part>,
    /// `a + distance <= b` of the loops around, and conditions of the branches, outermost first.
    least: Vec<(ValId, ValId, i64)>,
    conditions: Vec<(ValId, bool)>,
}

/// What was known outside.
pub struct Entered {
    least: usize,
    conditions: usize,
}

/// What a window is part of.
struct Part {
    of: Place,
    at: Option<ValId>,
    /// The row of a list of lists.
    row: Option<ValId>,
}

/// Where a window begins: the memory, and what is added up to the first element.
struct Origin<'p> {
    base: &'p Base,
    path: Vec<Proj>,
    at: Vec<ValId>,
}

/// Elements that a loop accesses in a window: those of the loop's own numbers, or as many from the first one on.
#[derive(Clone, Copy)]
pub struct Elements {
    pub root: RootId,
    pub by_index: bool,
}

impl Around {
    pub fn of(func: &Func, region: &Region) -> Around {
        let mut around = Around {
            types: func.vals.iter().map(|info| info.ty).collect(),
            defs: HashMap::default(),
            views: HashMap::default(),
            least: vec![],
            conditions: vec![],
        };
        let (mut seen, mut several) = (HashSet::default(), HashSet::default());
        let (mut lists, mut twice) = (HashSet::default(), HashSet::default());
        region.for_each_def_deep(&mut |v| {
            if !seen.insert(v) {
                several.insert(v);
            }
        });
        region.walk(&mut |op| match &op.kind {
            OpKind::Lit(_) | OpKind::Pure(..) if !several.contains(&op.results[0]) => {
                around.defs.insert(op.results[0], op.kind.clone());
            }
            OpKind::View { root, of, at, .. } => {
                if !lists.insert(*root) {
                    twice.insert(*root);
                }
                let part = Part {
                    of: of.clone(),
                    at: *at,
                    row: None,
                };
                around.views.insert(*root, part);
            }
            OpKind::Rows(rows) => {
                for (root, row) in rows.roots.iter().zip(&rows.at) {
                    if !lists.insert(*root) {
                        twice.insert(*root);
                    }
                    let part = Part {
                        of: rows.of.clone(),
                        at: None,
                        row: Some(*row),
                    };
                    around.views.insert(*root, part);
                }
            }
            _ => {}
        });
        around.views.retain(|root, _| !twice.contains(root));
        around
    }

    /// Goes into the body of a loop.
    pub fn enter_loop(&mut self, l: &Loop) -> Entered {
        let entered = self.entered();
        if let LoopKind::For {
            lo, hi, inclusive, ..
        } = l.kind
        {
            let index = l.body.params[0];
            self.least.push((lo, index, 0));
            self.least.push((index, hi, i64::from(!inclusive)));
        }
        entered
    }

    /// Goes into a branch.
    pub fn enter_branch(&mut self, cond: ValId, holds: bool) -> Entered {
        let entered = self.entered();
        self.conditions.push((cond, holds));
        entered
    }

    pub fn leave(&mut self, entered: Entered) {
        self.least.truncate(entered.least);
        self.conditions.truncate(entered.conditions);
    }

    fn entered(&self) -> Entered {
        Entered {
            least: self.least.len(),
            conditions: self.conditions.len(),
        }
    }

    /// Whether a loop over `lo..hi` accesses no element through both windows.
    pub fn are_apart(&self, func: &Func, of: [Elements; 2], [lo, hi]: [ValId; 2]) -> bool {
        let [a, b] = of;
        let (Some(x), Some(y)) = (self.origin(a.root), self.origin(b.root)) else {
            return false;
        };
        if !same_memory(x.base, y.base) || x.path.len() != y.path.len() {
            return false;
        }
        let facts = self.facts([lo, hi]);
        for (n, (p, q)) in x.path.iter().zip(&y.path).enumerate() {
            match (p, q) {
                (Proj::Index(i), Proj::Index(k)) if i == k => {}
                (Proj::Index(i), Proj::Index(k)) => {
                    let rows = [*i, *k].map(|v| self.value(v, Side::Both));
                    return facts.differ(rows) && owns_parts(func, x.base, &x.path[..=n]);
                }
                (Proj::Field(s), Proj::Field(t)) if s == t => {}
                (Proj::Range(s, t), Proj::Range(u, v)) if s == u && t == v => {}
                _ => return false,
            }
        }
        let ends = |of: Elements, origin: &Origin<'_>| {
            let from = self.sum(&origin.at)?;
            let [lo, hi] = [lo, hi].map(|v| self.value(v, Side::Both));
            let (lo, hi) = (lo?, hi?);
            match of.by_index {
                true => Some([from.plus(&lo, 1)?, from.plus(&hi, 1)?]),
                false => Some([from.clone(), from.plus(&hi, 1)?.plus(&lo, -1)?]),
            }
        };
        let (Some([a_lo, a_hi]), Some([b_lo, b_hi])) = (ends(a, &x), ends(b, &y)) else {
            return false;
        };
        let one = Poly::constant(1);
        let before = |hi: &Poly, lo: &Poly| lo.plus(hi, -1).and_then(|gap| gap.plus(&one, 1));
        facts.positive(before(&a_hi, &b_lo)) || facts.positive(before(&b_hi, &a_lo))
    }

    fn origin(&self, root: RootId) -> Option<Origin<'_>> {
        let mut part = self.views.get(&root)?;
        let mut at = vec![];
        loop {
            at.extend(part.at);
            let inner = match part.of.base {
                Base::Root(of) | Base::Shadow(of) => self.views.get(&of),
                Base::Select(..) => return None,
            };
            match inner {
                Some(of) if part.row.is_none() && part.of.path.is_empty() => part = of,
                _ => {
                    let mut path = part.of.path.clone();
                    path.extend(part.row.map(Proj::Index));
                    return Some(Origin {
                        base: &part.of.base,
                        path,
                        at,
                    });
                }
            }
        }
    }

    /// All that is known where a loop over `lo..hi` runs.
    fn facts(&self, [lo, hi]: [ValId; 2]) -> Facts {
        let mut facts = Facts::default();
        let both = Side::Both;
        for (a, b, distance) in self.least.iter().chain(&[(lo, hi, 1)]) {
            self.less(*a, both, *b, both, *distance, &mut facts);
        }
        for (cond, holds) in &self.conditions {
            self.condition(*cond, *holds, both, &mut facts);
        }
        facts
    }

    fn sum(&self, at: &[ValId]) -> Option<Poly> {
        let mut sum = Poly::constant(0);
        for v in at {
            sum = sum.plus(&self.value(*v, Side::Both)?, 1)?;
        }
        Some(sum)
    }
}

impl Values for Around {
    fn ty(&self, v: ValId) -> Scalar {
        self.types
            .get(v.0 as usize)
            .copied()
            .unwrap_or(Scalar::Other)
    }

    fn literal(&self, v: ValId) -> Option<&str> {
        match self.defs.get(&v)? {
            OpKind::Lit(text) => Some(text),
            _ => None,
        }
    }

    fn pure(&self, v: ValId) -> Option<(&Pure, &[ValId])> {
        match self.defs.get(&v)? {
            OpKind::Pure(pure, args) => Some((pure, args)),
            _ => None,
        }
    }

    fn side(&self, _: ValId, side: Side) -> Option<Side> {
        Some(side)
    }
}

fn same_memory(a: &Base, b: &Base) -> bool {
    match (a, b) {
        (Base::Root(a), Base::Root(b)) | (Base::Shadow(a), Base::Shadow(b)) => a == b,
        _ => false,
    }
}

/// Whether the parts of a list are its own, and no references, of which two might be the same.
fn owns_parts(func: &Func, base: &Base, path: &[Proj]) -> bool {
    let part = Place {
        base: base.clone(),
        path: path.to_vec(),
    };
    matches!(
        try_place_type(func, &part),
        Ok(Mem::Vec(_) | Mem::Array(..))
    )
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How often the companion that runs both sweeps adds a row and sums over it in one passage.
    fn together(source: &str) -> usize {
        vjp(quote!(), source).matches(":: acc_dot (").count()
    }

    fn flat(rows: &str, columns: &str) -> usize {
        together(&format!(
            "fn f(a: &[f64], n: usize, w: usize) -> f64 {{ let mut m = a.to_vec(); let mut s = 0.0; \
             for k in 0..n {{ {rows} {{ let f = m[i * n + k] / m[k * n + k]; \
             for j in {columns} {{ m[i * n + j] -= f * m[k * n + j]; }} }} s += m[k * n + k].ln(); }} s }}"
        ))
    }

    #[test]
    fn rows_below() {
        assert_eq!(flat("for i in k + 1..n", "k + 1..n"), 1);
        assert_eq!(flat("for i in 0..k", "k + 1..n"), 1);
        assert_eq!(flat("for i in k + 1..w", "0..n"), 1);
        assert_eq!(flat("for i in k + 1..n", "k + 1..n + k"), 1);
    }

    #[test]
    fn rows_that_may_meet() {
        // The same row.
        assert_eq!(flat("for i in k..n", "k + 1..n"), 0);
        assert_eq!(flat("for i in 0..n", "k + 1..n"), 0);
        // Rows that are longer than they are apart.
        assert_eq!(flat("for i in k + 1..n", "k + 1..w"), 0);
        assert_eq!(flat("for i in k + 1..n", "k..n + k + 1"), 0);
        assert_eq!(flat("for i in k + 1..n", "0..n + 1"), 0);
    }

    #[test]
    fn rows_of_lists() {
        let rows = |range: &str| {
            together(&format!(
                "fn f(a: &[Vec<f64>]) -> f64 {{ let mut m = a.to_vec(); let n = a.len(); let mut s = 0.0; \
                 for k in 0..n {{ for i in {range} {{ let f = m[i][k] / m[k][k]; \
                 for j in k + 1..n {{ m[i][j] -= f * m[k][j]; }} }} s += m[k][k].ln(); }} s }}"
            ))
        };
        assert_eq!(rows("k + 1..n"), 1);
        assert_eq!(rows("k..n"), 0);
        assert_eq!(rows("0..n"), 0);
    }

    #[test]
    fn what_else_the_loop_does() {
        // It puts back what was overwritten, in a passage of its own.
        let source = "fn f(a: &[f64], n: usize, p: usize) -> f64 { let mut m = a.to_vec(); \
            for k in 0..n { m.swap(k, p); for i in k + 1..n { let f = m[i * n + k] * m[k]; \
            for j in k + 1..n { m[i * n + j] -= f * m[k * n + j]; } } } m[n * n - 1] }";
        assert_eq!(together(source), 1);
        // What is added to is read by the rest.
        let reads = "fn f(a: &[f64], y: &mut [f64], n: usize) { \
            for k in 0..n { for i in k + 1..n { let f = a[i]; \
            for j in k + 1..n { let t = f * y[k * n + j]; y[i * n + j] -= t; y[k * n + j] += 0.5 * t; } } } }";
        assert_eq!(together(reads), 0);
    }
}
