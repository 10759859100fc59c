//! Writes that cannot reach what was read before them.
//!
//! ```text
//! for i in 1..n { for j in 1..n { d[i * n + j] = (d[(i - 1) * n + j] - d[i * n + j - 1]).exp() } }
//! for i in 0..n { for j in 0..i { x[i] -= l[i * n + j] * x[j] }  x[i] /= l[i * n + i] }
//! for k in 0..n { for i in k + 1..n { for j in k..n { a[i * n + j] -= f * a[k * n + j] } } }
//! ```
//! A table that is filled in order, a triangular system, an elimination: what an iteration reads is final by then. Each
//! element may be written later than some other is read, but never later than itself is, so the reverse sweep finds the
//! elements as they were, with nothing recorded and nothing restored. (Elimination and its gradient: 4.2 times the primal
//! without this, 3.5 with it, and memory of the square instead of the cube.)
//!
//! The question is whether a write in the same iteration of all common loops, or in a later one of one of them, can have
//! the subscript of the read ([`Apart::ask`]). Both subscripts are written as polynomials in loop indices and in values
//! that do not change, with variables of their own for what differs between the two iterations. What is known of the
//! variables are inequalities: the ranges of loops, the order of the iterations, the conditions of branches around.
//! The difference of the subscripts is at least what is left of it when a multiple of something that is not negative is
//! taken away; if that way all variables that count against it go, and one or more is left, the difference is not zero.
//!
//! Legality: integers are subscripts or are compared with them, hence `usize` and not negative, and arithmetic with
//! them does not overflow: that is a mistake of the program's, for which debug builds panic. (What is meant to wrap around
//! is written as a method, which is a variable here.) A value is one variable only if all iterations compared see the
//! same one.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{
    Base, BinOp, CmpOp, Func, Int, LoopKind, OpKind, Place, Proj, Pure, Scalar, ValId,
};
use crate::maps::HashMap;
use crate::reverse::index::{DefKind, Index, Pos, RegionIx, RegionKind};
use crate::reverse::keep::Plan;

const USIZE: Scalar = Scalar::Int(Int::Usize);

/// Polynomials in more variables at once, or of more terms, are not looked at.
const DEGREE: usize = 3;
const TERMS: usize = 12;

/// Steps of a proof, one after the other and in all.
const DEPTH: usize = 7;
const PATIENCE: usize = 300;

/// When the write runs after the read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum When {
    /// In the same iteration of all loops around both.
    Same,
    /// In a later iteration of the loop with this body, and the same of those around it.
    Later(RegionIx),
}

/// What has been asked before.
pub type Known = RefCell<HashMap<(Pos, Vec<ValId>, Pos, When), bool>>;

/// A read and a write.
#[derive(Clone, Copy)]
pub struct Pair<'p> {
    pub read: (Pos, &'p Place),
    pub write: (Pos, &'p Place),
}

pub struct Apart<'a> {
    pub func: &'a Func,
    pub index: &'a Index,
    pub plan: &'a Plan,
}

impl Apart<'_> {
    /// Whether the write is known not to touch what the read has read.
    pub fn ask(&self, pair: Pair<'_>, when: When) -> bool {
        let mut path = vec![];
        pair.read.1.for_each_value(&mut |v| path.push(*v));
        let key = (pair.read.0, path, pair.write.0, when);
        if let Some(known) = self.plan.apart.borrow().get(&key) {
            return *known;
        }
        let answer = self.differ(pair, when);
        self.plan.apart.borrow_mut().insert(key, answer);
        answer
    }

    fn differ(&self, pair: Pair<'_>, when: When) -> bool {
        let ((_, read), (_, write)) = (pair.read, pair.write);
        let (Base::Root(a), Base::Root(b)) = (&read.base, &write.base) else {
            return false;
        };
        if a != b {
            return false;
        }
        let query = Query {
            of: self,
            pair,
            same: self.same_iteration(pair, when),
        };
        let facts = query.facts(when);
        for (p, q) in read.path.iter().zip(&write.path) {
            match (p, q) {
                (Proj::Index(i), Proj::Index(j)) => {
                    let subscripts = [query.value(*i, Side::Read), query.value(*j, Side::Write)];
                    if facts.differ(subscripts) {
                        return true;
                    }
                }
                (Proj::Field(i), Proj::Field(j)) if i == j => {}
                // What lies behind a range counts from its beginning.
                _ => return false,
            }
        }
        false
    }

    /// The bodies of the loops that both run in the same iteration of.
    fn same_iteration(&self, pair: Pair<'_>, when: When) -> Vec<RegionIx> {
        let [read, write] = [pair.read.0, pair.write.0].map(|pos| self.index.op_region[pos]);
        let common = self.index.outwards(read).filter(|&r| {
            let is_loop = self.index.regions[r].kind == RegionKind::LoopBody;
            is_loop && self.index.within(write, r)
        });
        match when {
            When::Same => common.collect(),
            When::Later(body) => common
                .filter(|&r| r != body && self.index.within(body, r))
                .collect(),
        }
    }
}

/// Whose iteration a value belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    Both,
    Read,
    Write,
}

pub type Var = (ValId, Side);

struct Query<'a> {
    of: &'a Apart<'a>,
    pair: Pair<'a>,
    same: Vec<RegionIx>,
}

/// How integers are computed, and what conditions say of them.
pub trait Values {
    fn ty(&self, v: ValId) -> Scalar;

    fn literal(&self, v: ValId) -> Option<&str>;

    /// The operation that gives a value, if it is one without effects.
    fn pure(&self, v: ValId) -> Option<(&Pure, &[ValId])>;

    /// Whose variable it is, if all it is used for sees the same one.
    fn side(&self, v: ValId, side: Side) -> Option<Side>;

    /// An integer as a polynomial; `None` if it is no `usize`, or too long.
    fn value(&self, v: ValId, side: Side) -> Option<Poly> {
        if self.ty(v) != USIZE {
            return None;
        }
        if let Some(text) = self.literal(v) {
            return text.parse().ok().map(Poly::constant);
        }
        if let Some((Pure::Bin(bin), args)) = self.pure(v)
            && let BinOp::Add | BinOp::Sub | BinOp::Mul = bin
        {
            let [a, b] = [self.value(args[0], side)?, self.value(args[1], side)?];
            return match bin {
                BinOp::Add => a.plus(&b, 1),
                BinOp::Sub => a.plus(&b, -1),
                _ => a.times(&b),
            };
        }
        Some(Poly::variable((v, self.side(v, side)?)))
    }

    /// `a + distance <= b`.
    fn less(&self, a: ValId, on: Side, b: ValId, other: Side, distance: i64, facts: &mut Facts) {
        let (Some(a), Some(b)) = (self.value(a, on), self.value(b, other)) else {
            return;
        };
        let fact = b
            .plus(&a, -1)
            .and_then(|d| d.plus(&Poly::constant(distance), -1));
        facts.0.extend(fact);
    }

    fn condition(&self, cond: ValId, holds: bool, side: Side, facts: &mut Facts) {
        let Some((pure, args)) = self.pure(cond) else {
            return;
        };
        match (pure, args) {
            (Pure::Not, [a]) => self.condition(*a, !holds, side, facts),
            (Pure::Bin(BinOp::AndAnd), [a, b]) if holds => {
                self.condition(*a, true, side, facts);
                self.condition(*b, true, side, facts);
            }
            (Pure::Bin(BinOp::OrOr), [a, b]) if !holds => {
                self.condition(*a, false, side, facts);
                self.condition(*b, false, side, facts);
            }
            (Pure::Cmp(cmp), [a, b]) => self.compared(*cmp, [*a, *b], holds, side, facts),
            _ => {}
        }
    }

    fn compared(&self, cmp: CmpOp, args: [ValId; 2], holds: bool, side: Side, facts: &mut Facts) {
        let [a, b] = args;
        let mut less = |a, b, distance| self.less(a, side, b, side, distance, facts);
        match (cmp, holds) {
            (CmpOp::Lt, true) | (CmpOp::Ge, false) => less(a, b, 1),
            (CmpOp::Le, true) | (CmpOp::Gt, false) => less(a, b, 0),
            (CmpOp::Gt, true) | (CmpOp::Le, false) => less(b, a, 1),
            (CmpOp::Ge, true) | (CmpOp::Lt, false) => less(b, a, 0),
            (CmpOp::Eq, true) | (CmpOp::Ne, false) => {
                less(a, b, 0);
                less(b, a, 0);
            }
            // Other than the least there is.
            (CmpOp::Eq, false) | (CmpOp::Ne, true) => {
                let zero = |v: ValId| self.literal(v) == Some("0");
                match (zero(a), zero(b)) {
                    (true, _) => less(a, b, 1),
                    (_, true) => less(b, a, 1),
                    _ => {}
                }
            }
        }
    }
}

impl Values for Query<'_> {
    fn ty(&self, v: ValId) -> Scalar {
        self.of.func.ty(v)
    }

    fn literal(&self, v: ValId) -> Option<&str> {
        self.of.plan.literal(v)
    }

    fn pure(&self, v: ValId) -> Option<(&Pure, &[ValId])> {
        let def = self.of.index.def.get(&v)?;
        match (def.how, &self.of.plan.op(def.pos).kind) {
            (DefKind::Op(_), OpKind::Pure(pure, args)) => Some((pure, args)),
            _ => None,
        }
    }

    fn side(&self, v: ValId, side: Side) -> Option<Side> {
        let def = self.of.index.def.get(&v)?;
        let around = self.of.index.loop_around(def.region);
        let shared = around.is_none_or(|body| self.same.contains(&body));
        Some(if shared { Side::Both } else { side })
    }
}

impl Query<'_> {
    /// All that is known of the variables.
    fn facts(&self, when: When) -> Facts {
        let mut facts = Facts::default();
        self.around(self.pair.read.0, Side::Read, &mut facts);
        self.around(self.pair.write.0, Side::Write, &mut facts);
        if let When::Later(body) = when
            && let Some((rev, index)) = self.counted(body)
        {
            let sides = match rev {
                false => [Side::Write, Side::Read],
                true => [Side::Read, Side::Write],
            };
            self.less(index, sides[1], index, sides[0], 1, &mut facts);
        }
        facts
    }

    /// The direction of a counted loop, and its index.
    fn counted(&self, body: RegionIx) -> Option<(bool, ValId)> {
        let (_, owner) = self.of.index.regions[body].parent?;
        match &self.of.plan.op(owner).kind {
            OpKind::Loop(l) => match &l.kind {
                LoopKind::For { rev, .. } => Some((*rev, l.body.params[0])),
                _ => None,
            },
            _ => None,
        }
    }

    /// What the loops and branches around an op say.
    fn around(&self, pos: Pos, side: Side, facts: &mut Facts) {
        let index = self.of.index;
        for region in index.outwards(index.op_region[pos]) {
            let Some((_, owner)) = index.regions[region].parent else {
                continue;
            };
            match &self.of.plan.op(owner).kind {
                OpKind::Loop(l) => {
                    let LoopKind::For {
                        lo, hi, inclusive, ..
                    } = l.kind
                    else {
                        continue;
                    };
                    let i = l.body.params[0];
                    self.less(lo, side, i, side, 0, facts);
                    self.less(i, side, hi, side, i64::from(!inclusive), facts);
                }
                OpKind::If { cond, .. } => {
                    let holds = index.nested[&owner][0] == region;
                    self.condition(*cond, holds, side, facts);
                }
                _ => {}
            }
        }
    }
}

/// Polynomials that are not negative.
#[derive(Default)]
pub struct Facts(Vec<Poly>);

impl Facts {
    /// Whether a polynomial is known to be 1 or more.
    pub fn positive(&self, poly: Option<Poly>) -> bool {
        let mut seen = BTreeSet::new();
        poly.is_some_and(|poly| self.search(&poly, DEPTH, &mut seen))
    }

    /// Whether two numbers are known not to be the same.
    pub fn differ(&self, of: [Option<Poly>; 2]) -> bool {
        let [Some(a), Some(b)] = of else {
            return false;
        };
        self.positive(a.minus(&b)) || self.positive(b.minus(&a))
    }

    fn search(&self, poly: &Poly, depth: usize, seen: &mut BTreeSet<Poly>) -> bool {
        if poly.is_positive() {
            return true;
        }
        if depth == 0 || seen.len() >= PATIENCE || !seen.insert(poly.clone()) {
            return false;
        }
        poly.variables().into_iter().any(|var| {
            let Some(factor) = poly.factor(var) else {
                return false;
            };
            self.0.iter().any(|fact| {
                let less = fact.taken_from(poly, var, &factor);
                less.is_some_and(|less| self.search(&less, depth - 1, seen))
            })
        })
    }
}

/// A sum of products of variables, by their coefficients, none of which is 0.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Poly(BTreeMap<Vec<Var>, i64>);

impl Poly {
    pub fn constant(c: i64) -> Poly {
        let mut poly = Poly::default();
        if c != 0 {
            poly.0.insert(vec![], c);
        }
        poly
    }

    fn variable(var: Var) -> Poly {
        Poly(BTreeMap::from([(vec![var], 1)]))
    }

    fn add(&mut self, product: Vec<Var>, c: i64) -> Option<()> {
        let sum = self.0.entry(product.clone()).or_insert(0);
        *sum = sum.checked_add(c)?;
        if *sum == 0 {
            self.0.remove(&product);
        }
        (product.len() <= DEGREE && self.0.len() <= TERMS).then_some(())
    }

    /// `self + c * other`.
    pub fn plus(&self, other: &Poly, c: i64) -> Option<Poly> {
        let mut sum = self.clone();
        for (product, d) in &other.0 {
            sum.add(product.clone(), c.checked_mul(*d)?)?;
        }
        Some(sum)
    }

    fn minus(&self, other: &Poly) -> Option<Poly> {
        self.plus(other, -1)
    }

    fn times(&self, other: &Poly) -> Option<Poly> {
        let mut all = Poly::default();
        for (p, c) in &self.0 {
            for (q, d) in &other.0 {
                let mut product = [&p[..], &q[..]].concat();
                product.sort();
                all.add(product, c.checked_mul(*d)?)?;
            }
        }
        Some(all)
    }

    /// 1 or more, variables being 0 or more.
    fn is_positive(&self) -> bool {
        self.0.values().all(|c| *c > 0) && self.0.contains_key(&vec![])
    }

    /// Those in terms that count against it come first.
    fn variables(&self) -> Vec<Var> {
        let mut terms: Vec<_> = self.0.iter().collect();
        terms.sort_by_key(|(_, c)| **c > 0);
        let mut all: Vec<Var> = vec![];
        for var in terms.into_iter().flat_map(|(product, _)| product) {
            if !all.contains(var) {
                all.push(*var);
            }
        }
        all
    }

    /// What a variable is multiplied with; `None` if with itself.
    fn factor(&self, var: Var) -> Option<Poly> {
        let mut factor = Poly::default();
        for (product, c) in &self.0 {
            let mut rest = product.clone();
            let Some(at) = rest.iter().position(|v| *v == var) else {
                continue;
            };
            rest.remove(at);
            if rest.contains(&var) {
                return None;
            }
            factor.0.insert(rest, *c);
        }
        Some(factor)
    }

    /// What is left of a polynomial when a multiple of `self`, which is not negative, is taken away such that `var` goes,
    /// which is there with the factor given; `None` if that multiple would be negative.
    fn taken_from(&self, poly: &Poly, var: Var, factor: &Poly) -> Option<Poly> {
        let own = self.factor(var)?;
        let own = match own.0.iter().next() {
            Some((product, c)) if own.0.len() == 1 && product.is_empty() => *c,
            _ => return None,
        };
        if own.abs() != 1 || factor.0.values().any(|c| c.signum() != own) {
            return None;
        }
        poly.plus(&self.times(factor)?, -own)
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How many of the old contents of `v` are recorded.
    fn records(source: &str) -> usize {
        let count = |off| {
            let body = vjp(off, source);
            body.matches("let old").count() + body.matches("tape . save (").count()
        };
        assert!(count(quote!(off(apart))) > 0, "nothing to be won\n{source}");
        count(quote!())
    }

    fn final_at_once(source: &str) {
        let body = vjp(quote!(), source);
        assert_eq!(records(source), 0, "{body}");
    }

    #[test]
    fn a_recurrence() {
        final_at_once(
            "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = vec![0.0; n]; \
             for i in 1..n { v[i] = x[i] * v[i - 1] * v[i - 1]; } v[n - 1] }",
        );
        final_at_once(
            "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = vec![1.0; n]; \
             for i in (0..n - 1).rev() { v[i] = x[i] * v[i + 1] * v[i + 1]; } v[0] }",
        );
        // The other way round it overwrites what it has read.
        let shifted = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = x.to_vec(); \
                       for i in 0..n - 1 { v[i] = x[i] * v[i + 1] * v[i + 1]; } v[0] }";
        let same = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = x.to_vec(); \
                    for i in 0..n { v[i] = x[i] * v[i].sin(); } v[0] }";
        for source in [shifted, same] {
            assert!(vjp(quote!(), source).contains("frame"), "{source}");
        }
    }

    #[test]
    fn a_second_sweep() {
        let twice = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = x.to_vec(); for _ in 0..2 { \
                     for i in 1..n { v[i] = x[i] * v[i - 1] * v[i - 1]; } } v[n - 1] }";
        assert!(records(twice) > 0);
        let after = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = x.to_vec(); \
                     for i in 1..n { v[i] = x[i] * v[i - 1] * v[i - 1]; } v[2] = x[0]; v[n - 1] }";
        assert!(records(after) > 0);
    }

    #[test]
    fn a_triangular_system() {
        final_at_once(
            "fn f(l: &[f64], b: &[f64]) -> f64 { let n = b.len(); let mut x = vec![0.0; n]; for i in 0..n { \
             let mut s = b[i]; for j in 0..i { s -= l[i * n + j] * x[j]; } x[i] = s / l[i * n + i]; } x[n - 1] }",
        );
        // All of the old solution.
        let whole = "fn f(l: &[f64], b: &[f64]) -> f64 { let n = b.len(); let mut x = vec![0.0; n]; for i in 0..n { \
             let mut s = b[i]; for j in 0..n { s -= l[i * n + j] * x[j]; } x[i] = s / l[i * n + i]; } x[n - 1] }";
        assert!(records(whole) > 0);
    }

    #[test]
    fn an_elimination() {
        let eliminate = |from: &str| {
            format!(
                "fn f(x: &[f64], n: usize) -> f64 {{ let mut a = x.to_vec(); for k in 0..n {{ for i in {from}..n {{ \
                 let f = a[i * n + k] / a[k * n + k]; \
                 for j in k + 1..n {{ a[i * n + j] -= f * a[k * n + j]; }} }} }} a[n * n - 1] }}"
            )
        };
        let inner = |source: &str| vjp(quote!(), source).contains("frame [j");
        assert!(!inner(&eliminate("k + 1")));
        // Rows above and this one are changed as well.
        assert!(inner(&eliminate("0")));
        assert!(inner(&eliminate("k")));
        let rows = "fn f(x: &[Vec<f64>]) -> f64 { let n = x.len(); let mut a = x.to_vec(); \
                    for k in 0..n { for i in k + 1..n { let f = a[i][k] / a[k][k]; \
                    for j in k + 1..n { a[i][j] -= f * a[k][j]; } } } a[n - 1][n - 1] }";
        assert!(!inner(rows));
    }

    #[test]
    fn a_table() {
        final_at_once(
            "fn f(w: &[f64], n: usize) -> f64 { let mut d = vec![0.0; n * n]; \
             for i in 0..n { for j in 0..n { \
             if i == 0 || j == 0 { d[i * n + j] = w[i * n + j]; } \
             else { d[i * n + j] = w[i * n + j] * d[(i - 1) * n + j] * d[i * n + j - 1]; } } } d[n * n - 1] }",
        );
        // Columns beyond the row reach the next one.
        let wide = "fn f(w: &[f64], n: usize, m: usize) -> f64 { let mut d = vec![0.0; n * m]; \
             for i in 1..n { for j in 0..m { d[i * n + j] = w[j] * d[(i - 1) * n + j] * d[(i - 1) * n + j]; } } d[n] }";
        assert!(records(wide) > 0);
    }

    #[test]
    fn what_comes_around_again() {
        let ring = "fn f(x: &[f64], n: usize) -> f64 { let mut v = x.to_vec(); \
             for i in 1..2 * n { v[i % n] = x[0] * v[(i - 1) % n] * v[(i - 1) % n]; } v[0] }";
        assert!(records(ring) > 0);
        let waits = "fn f(x: &[f64], n: usize) -> f64 { let mut v = x.to_vec(); let mut i = 1; \
             while i < n { v[i] = x[0] * v[i - 1] * v[i - 1]; i += 1; if i == n && v[0] > 9.0 { i = 1; } } v[0] }";
        assert!(records(waits) > 0);
    }
}
