//! Sums of products in the reverse sweep, with like terms collected.
//!
//! ```text
//! valley_bar = seed * t;  valley_bar += seed * valley * 100.0      // t = 100.0 * valley
//! ```
//! becomes
//! ```text
//! valley_bar = seed * 200.0 * valley
//! ```
//! The product rule says the same thing twice wherever a variable occurs twice in a product: squares, cubes, energies
//! `0.5 * m * v * v`. What a hand would write is the polynomial's derivative. Terms of the same monomial are added
//! (`d * x + d * x`), a factor that all terms share is taken out once (`d * a + d * b`), and a literal multiplies the
//! factor that changes least often, so that the product leaves the loop. So does one that all terms have in common, be it hidden
//! in a product of the primal's: `d * t + d * (s - 1) * 4.0` with `t = 4.0 * s` is `d * 4.0 * (s + (s - 1))`.
//!
//! Legality: only adjoints are reassociated, never what the primal computes, nor what the reverse sweep computes again
//! of it ([`ValInfo::again`](crate::ir::ValInfo::again): a branch may depend on it). The sum is the same polynomial; its
//! rounding differs, and near the ends of the floats' range another product may overflow or vanish than before, as in any
//! gradient written by hand. Coefficients stay ordinary numbers, exact in `f32`.

use proc_macro2::Span;

use crate::ir::{Func, Op, OpKind, Region, Scalar, SrcId, ValId};
use crate::maps::{HashMap, HashSet};

/// Longer sums are left as they are: comparing all with all would be quadratic in the function.
const MOST_TERMS: usize = 24;

/// How deep products are looked into when terms are compared.
const DEEP: usize = 4;

pub fn factors(func: &mut Func, region: &mut Region, first_new: usize) {
    let mut uses = HashMap::default();
    region.for_each_value_deep(&mut |v| *uses.entry(v).or_insert(0) += 1);
    let mut pass = Factors {
        func,
        first_new,
        uses,
        defs: HashMap::default(),
        depth: HashMap::default(),
    };
    pass.region(region, 0);
}

struct Factors<'f> {
    func: &'f mut Func,
    first_new: usize,
    uses: HashMap<ValId, usize>,
    /// Products, sums and literals.
    defs: HashMap<ValId, Def>,
    /// How many loops a value changes with.
    depth: HashMap<ValId, usize>,
}

#[derive(Clone)]
struct Def {
    kind: Kind,
    /// The region in whose list of ops it stands.
    region: usize,
}

#[derive(Clone)]
enum Kind {
    Lit(f64),
    Add(ValId, ValId),
    Sub(ValId, ValId),
    Neg(ValId),
    Mul(ValId, ValId),
}

/// `coefficient * factors[0] * ..`
#[derive(Clone, Debug)]
struct Term {
    coefficient: f64,
    factors: Vec<ValId>,
}

/// A sum, as it is written and as it could be.
struct Sum {
    terms: Vec<Term>,
    /// The ops that it replaces.
    absorbed: Vec<ValId>,
}

impl Factors<'_> {
    fn region(&mut self, region: &mut Region, depth: usize) {
        let id = self.defs.len() + self.depth.len();
        for param in &region.params {
            self.depth.insert(*param, depth);
        }
        for op in &mut region.ops {
            let within = depth + usize::from(matches!(op.kind, OpKind::Loop(_)));
            op.kind
                .for_each_region_mut(&mut |inner| self.region(inner, within));
            self.define(op, depth, id);
        }
        let mut carried: HashSet<ValId> = region.params.iter().copied().collect();
        let roots = self.roots(region);
        let mut ops = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            if let Some(&v) = op.results.first()
                && roots.contains(&v)
            {
                // A running sum goes on being one.
                carried.extend(self.running(&op, &carried));
                ops.extend(self.rewritten(&mut op, v, &carried, id));
            }
            ops.push(op);
        }
        region.ops = ops;
    }

    fn define(&mut self, op: &Op, depth: usize, region: usize) {
        let changes = match &op.kind {
            OpKind::Lit(_) | OpKind::Const(_) => 0,
            OpKind::Math(..) | OpKind::Pure(..) | OpKind::Select(..) => {
                let depths = op.operands().into_iter().map(|v| self.depth_of(v));
                depths.max().unwrap_or(0)
            }
            _ => depth,
        };
        for v in &op.results {
            self.depth.insert(*v, changes);
        }
        let kind = match &op.kind {
            OpKind::Lit(text) => {
                let number = text.replace('_', "").parse();
                match number {
                    Ok(x) => Kind::Lit(x),
                    Err(_) => return,
                }
            }
            OpKind::Math(math, args) if math.path.is_none() => match (math.rule.name, &args[..]) {
                ("add", &[a, b]) => Kind::Add(a, b),
                ("sub", &[a, b]) => Kind::Sub(a, b),
                ("mul", &[a, b]) => Kind::Mul(a, b),
                ("neg", &[a]) => Kind::Neg(a),
                _ => return,
            },
            _ => return,
        };
        self.defs.insert(op.results[0], Def { kind, region });
    }

    fn depth_of(&self, v: ValId) -> usize {
        self.depth.get(&v).copied().unwrap_or(0)
    }

    /// A sum, difference or product that differentiation made.
    fn is_adjoint(&self, v: ValId) -> bool {
        let info = self.func.val(v);
        let float = matches!(info.ty, Scalar::F64 | Scalar::F32);
        let known = self.defs.get(&v);
        let op = known.is_some_and(|def| !matches!(def.kind, Kind::Lit(_)));
        op && float && v.0 as usize >= self.first_new && !info.again
    }

    /// Whether the op that defines `v` may be written anew as a part of the only op that uses it.
    fn absorbed(&self, v: ValId, by: ValId, region: usize) -> bool {
        let same_name = |v: ValId| self.func.val(v).name.as_ref();
        let shown = same_name(v).is_some() && same_name(v) != same_name(by);
        self.is_adjoint(v)
            && self.uses.get(&v) == Some(&1)
            && self.defs[&v].region == region
            && !shown
    }

    /// The ops that are no part of another.
    fn roots(&self, region: &Region) -> HashSet<ValId> {
        let mut roots = HashSet::default();
        for op in region.ops.iter().rev() {
            let Some(&v) = op.results.first() else {
                continue;
            };
            if self.is_adjoint(v) {
                roots.insert(v);
            }
        }
        let all: Vec<ValId> = roots.iter().copied().collect();
        for v in all {
            let region = self.defs[&v].region;
            let (sums, products) = match self.defs[&v].kind {
                Kind::Add(a, b) | Kind::Sub(a, b) => (vec![a, b], vec![]),
                Kind::Neg(a) => (vec![a], vec![]),
                Kind::Mul(a, b) => (vec![], vec![a, b]),
                Kind::Lit(_) => continue,
            };
            let is_sum = |v: &ValId| match self.defs.get(v).map(|def| &def.kind) {
                Some(Kind::Add(a, b)) => a != b,
                Some(Kind::Sub(..)) => true,
                _ => false,
            };
            let parts = sums.iter().chain(products.iter().filter(|v| !is_sum(v)));
            for part in parts.filter(|part| self.absorbed(**part, v, region)) {
                roots.remove(part);
            }
        }
        roots
    }

    /// What a sum with a running sum is, is one.
    fn running(&self, op: &Op, carried: &HashSet<ValId>) -> Option<ValId> {
        match self.defs[&op.results[0]].kind {
            Kind::Add(a, b) => carried.contains(&a) || carried.contains(&b),
            Kind::Sub(a, _) => carried.contains(&a),
            _ => false,
        }
        .then_some(op.results[0])
    }

    // ---- reading ----------------------------------------------------------------------------

    fn sum(&self, root: ValId, region: usize) -> Sum {
        let mut sum = Sum {
            terms: vec![],
            absorbed: vec![],
        };
        self.add(root, root, 1.0, region, &mut sum);
        sum
    }

    fn add(&self, v: ValId, by: ValId, sign: f64, region: usize, sum: &mut Sum) {
        let open = v == by || self.absorbed(v, by, region);
        match self.defs.get(&v).map(|def| def.kind.clone()) {
            Some(Kind::Add(a, b)) if open => {
                sum.absorbed.push(v);
                self.add(a, v, sign, region, sum);
                self.add(b, v, sign, region, sum);
            }
            Some(Kind::Sub(a, b)) if open => {
                sum.absorbed.push(v);
                self.add(a, v, sign, region, sum);
                self.add(b, v, -sign, region, sum);
            }
            Some(Kind::Neg(a)) if open => {
                sum.absorbed.push(v);
                self.add(a, v, -sign, region, sum);
            }
            _ => {
                let mut term = Term {
                    coefficient: sign,
                    factors: vec![],
                };
                self.multiply(v, by, region, &mut term, &mut sum.absorbed);
                sum.terms.push(term);
            }
        }
    }

    fn multiply(
        &self,
        v: ValId,
        by: ValId,
        region: usize,
        term: &mut Term,
        absorbed: &mut Vec<ValId>,
    ) {
        let open = v == by || self.absorbed(v, by, region);
        match self.defs.get(&v).map(|def| def.kind.clone()) {
            Some(Kind::Lit(x)) => term.coefficient *= x,
            Some(Kind::Mul(a, b)) if open => {
                absorbed.push(v);
                self.multiply(a, v, region, term, absorbed);
                self.multiply(b, v, region, term, absorbed);
            }
            Some(Kind::Add(a, b)) if open && a == b => {
                absorbed.push(v);
                term.coefficient *= 2.0;
                term.factors.push(a);
            }
            Some(Kind::Neg(a)) if open => {
                absorbed.push(v);
                term.coefficient = -term.coefficient;
                self.multiply(a, v, region, term, absorbed);
            }
            _ => term.factors.push(v),
        }
    }

    /// The same product, looked into: what is multiplied in the end, in order.
    fn monomial(&self, term: &Term) -> Term {
        let mut monomial = Term {
            coefficient: term.coefficient,
            factors: vec![],
        };
        for factor in &term.factors {
            self.expand(*factor, DEEP, &mut monomial);
        }
        monomial.factors.sort();
        monomial
    }

    fn expand(&self, v: ValId, deep: usize, into: &mut Term) {
        match self.defs.get(&v).map(|def| def.kind.clone()) {
            Some(Kind::Lit(x)) => into.coefficient *= x,
            Some(Kind::Mul(a, b)) if deep > 0 => {
                self.expand(a, deep - 1, into);
                self.expand(b, deep - 1, into);
            }
            Some(Kind::Neg(a)) if deep > 0 => {
                into.coefficient = -into.coefficient;
                self.expand(a, deep - 1, into);
            }
            _ => into.factors.push(v),
        }
    }

    // ---- writing ----------------------------------------------------------------------------

    /// The ops that precede; the op itself becomes the last of them.
    fn rewritten(
        &mut self,
        op: &mut Op,
        v: ValId,
        carried: &HashSet<ValId>,
        region: usize,
    ) -> Vec<Op> {
        let sum = self.sum(v, region);
        if sum.terms.len() > MOST_TERMS {
            return vec![];
        }
        let ty = self.func.ty(v);
        let Some(terms) = self.collected(&sum.terms, ty) else {
            return vec![];
        };
        let depth = self.depth_of(v);
        let old: usize = sum
            .absorbed
            .iter()
            .filter(|v| self.depth_of(**v) == depth)
            .count();
        let first = self.func.vals.len();
        let mut writer = Writer {
            pass: self,
            ty,
            src: op.src,
            ops: vec![],
        };
        let Some(result) = writer.sum(terms, carried) else {
            return vec![];
        };
        let mut ops = writer.ops;
        let new = ops.iter().filter(|op| {
            !matches!(op.kind, OpKind::Lit(_)) && self.depth_of(op.results[0]) == depth
        });
        let last = ops.last().is_some_and(|op| op.results[0] == result);
        if new.count() >= old || !last {
            self.func.vals.truncate(first);
            return vec![];
        }
        let last = ops.pop().expect("just seen");
        op.kind = last.kind;
        self.define(op, depth, region);
        ops
    }

    /// Like terms added up; `None` if a coefficient is no ordinary number.
    fn collected(&self, terms: &[Term], ty: Scalar) -> Option<Vec<Term>> {
        let mut groups: Vec<(Term, Vec<&Term>)> = vec![];
        for term in terms {
            let monomial = self.monomial(term);
            match groups
                .iter_mut()
                .find(|(m, _)| m.factors == monomial.factors)
            {
                Some((m, group)) if !m.factors.is_empty() => {
                    m.coefficient += monomial.coefficient;
                    group.push(term);
                }
                _ => groups.push((monomial, vec![term])),
            }
        }
        let mut collected = vec![];
        for (monomial, group) in groups {
            let mut term = match group[..] {
                [term] => term.clone(),
                _ => {
                    let best = group.iter().min_by_key(|term| self.rank(term));
                    let mut term = (*best.expect("not empty")).clone();
                    let own = self.monomial(&term).coefficient;
                    term.coefficient *= monomial.coefficient / own;
                    term
                }
            };
            if !(is_exact(term.coefficient, ty) && term.coefficient.is_normal())
                || term.factors.is_empty()
            {
                return None;
            }
            term.factors.sort_by_key(|v| self.depth_of(*v));
            collected.push(term);
        }
        Some(collected)
    }

    /// Of several ways to write a product, the one that asks least of others is taken.
    fn rank(&self, term: &Term) -> (usize, usize) {
        let product = |v: &&ValId| {
            matches!(
                self.defs.get(v),
                Some(Def {
                    kind: Kind::Mul(..) | Kind::Neg(..),
                    ..
                })
            )
        };
        let made = |v: &&ValId| product(v) && v.0 as usize >= self.first_new;
        let made_count = term.factors.iter().filter(made).count();
        (
            term.factors.len(),
            2 * made_count + term.factors.iter().filter(product).count(),
        )
    }
}

struct Writer<'p, 'f> {
    pass: &'p mut Factors<'f>,
    ty: Scalar,
    src: SrcId,
    ops: Vec<Op>,
}

impl Writer<'_, '_> {
    fn sum(&mut self, mut terms: Vec<Term>, carried: &HashSet<ValId>) -> Option<ValId> {
        let running = terms.iter().position(|term| {
            term.coefficient == 1.0 && matches!(term.factors[..], [v] if carried.contains(&v))
        });
        let running = running.map(|at| terms.remove(at).factors[0]);
        if terms.is_empty() {
            return None;
        }
        let common = self.common(&mut terms);
        // The sign of all goes outside.
        let negative = terms.iter().all(|term| term.coefficient < 0.0);
        if negative {
            terms
                .iter_mut()
                .for_each(|term| term.coefficient = -term.coefficient);
        }
        if let Some(at) = terms.iter().position(|term| term.coefficient > 0.0) {
            let first = terms.remove(at);
            terms.insert(0, first);
        }
        let mut sum = None;
        for term in terms {
            sum = Some(match sum {
                None => self.product(term.coefficient, &term.factors),
                Some(sum) => {
                    let name = if term.coefficient < 0.0 { "sub" } else { "add" };
                    let product = self.product(term.coefficient.abs(), &term.factors);
                    self.math(name, vec![sum, product])
                }
            });
        }
        let mut sum = sum.expect("not empty");
        if let Some(Term {
            coefficient,
            factors,
        }) = common
        {
            let factor = self.product(coefficient, &factors);
            sum = self.math("mul", vec![factor, sum]);
        }
        Some(match (running, negative) {
            (Some(running), true) => self.math("sub", vec![running, sum]),
            (Some(running), false) => self.math("add", vec![running, sum]),
            (None, true) => self.math("neg", vec![sum]),
            (None, false) => sum,
        })
    }

    /// Takes out what all terms share, if there are several.
    fn common(&self, terms: &mut [Term]) -> Option<Term> {
        let (first, others) = terms.split_first()?;
        if others.is_empty() || terms.iter().any(|term| term.factors.len() < 2) {
            return None;
        }
        let all = |v: &&ValId| others.iter().all(|term| term.factors.contains(v));
        let factor = first.factors.iter().copied().find(|v| all(&v))?;
        for term in terms.iter_mut() {
            let at = term.factors.iter().position(|v| *v == factor);
            term.factors.remove(at.expect("common to all"));
        }
        let coefficient = alike(terms).or_else(|| {
            let opened: Vec<Term> = terms.iter().map(|term| self.opened(term)).collect();
            let size = alike(&opened).filter(|size| is_exact(*size, self.ty))?;
            terms.clone_from_slice(&opened);
            Some(size)
        });
        let coefficient = coefficient.unwrap_or(1.0);
        for term in terms {
            term.coefficient /= coefficient;
        }
        Some(Term {
            coefficient,
            factors: vec![factor],
        })
    }

    /// The same product, without literals in its factors: what a factor is a multiple of is there as well.
    fn opened(&self, term: &Term) -> Term {
        let mut opened = term.clone();
        for factor in &mut opened.factors {
            let kind = |v: &ValId| self.pass.defs.get(v).map(|def| &def.kind);
            let Some(Kind::Mul(a, b)) = kind(factor) else {
                continue;
            };
            let (of, by) = match (kind(a), kind(b)) {
                (Some(Kind::Lit(x)), _) => (*b, *x),
                (_, Some(Kind::Lit(x))) => (*a, *x),
                _ => continue,
            };
            *factor = of;
            opened.coefficient *= by;
        }
        opened
    }

    fn product(&mut self, coefficient: f64, factors: &[ValId]) -> ValId {
        let mut product = factors[0];
        match coefficient {
            1.0 => {}
            -1.0 => product = self.math("neg", vec![product]),
            _ => {
                let literal = self.write(OpKind::Lit(format!("{coefficient:?}")), 0);
                product = self.math("mul", vec![product, literal]);
            }
        }
        for factor in &factors[1..] {
            product = self.math("mul", vec![product, *factor]);
        }
        product
    }

    fn math(&mut self, name: &str, args: Vec<ValId>) -> ValId {
        let depth = args.iter().map(|v| self.pass.depth_of(*v)).max();
        self.write(OpKind::math(name, &args), depth.unwrap_or(0))
    }

    fn write(&mut self, kind: OpKind, depth: usize) -> ValId {
        let v = self.pass.func.new_val(self.ty, None, Span::call_site());
        self.pass.depth.insert(v, depth);
        self.ops.push(Op {
            results: vec![v],
            kind,
            src: self.src,
        });
        v
    }
}

fn is_exact(coefficient: f64, ty: Scalar) -> bool {
    ty != Scalar::F32 || f64::from(coefficient as f32) == coefficient
}

/// The size of the coefficients, if it is the same.
fn alike(terms: &[Term]) -> Option<f64> {
    let size = terms.first()?.coefficient.abs();
    let all = terms.iter().all(|term| term.coefficient.abs() == size);
    (all && size.is_normal()).then_some(size)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Products in it.
    fn products(source: &str) -> (usize, usize) {
        let count = |options| vjp(options, source).matches(" * ").count();
        (count(quote!()), count(quote!(off(factors))))
    }

    #[test]
    fn squares() {
        let (with, without) = products(
            "fn f(x: &[f64]) -> f64 { let mut s = 0.0; for i in 0..x.len() { s += x[i] * x[i]; } s }",
        );
        // The square itself, and `seed * 2.0 * x`, of which the first product leaves the loop.
        assert_eq!((with, without), (3, 3));
        let text = vjp(
            quote!(),
            "fn f(x: &[f64]) -> f64 { let mut s = 0.0; for i in 0..x.len() { s += x[i] * x[i]; } s }",
        );
        assert!(text.contains("* 2.0"), "{text}");
    }

    #[test]
    fn squares_with_coefficients() {
        let text = vjp(
            quote!(),
            "fn f(x: &[f64]) -> f64 { let mut s = 0.0; for i in 0..x.len() { let v = x[i] - 1.0; s += 100.0 * v * v; } s }",
        );
        assert!(text.contains("200.0"), "{text}");
    }

    #[test]
    fn literals_join_what_changes_least() {
        let source = "fn f(h: f64, y: &mut [f64], k: &[f64]) { for i in 0..k.len() { y[i] += h * k[i] / 4.0; } }";
        let text = vjp(quote!(wrt(y, k)), source);
        assert!(text.contains("h * 0.25"), "{text}");
    }

    #[test]
    fn terms_with_a_factor_in_common() {
        let source = "fn f(x: f64, y: f64, z: f64) -> f64 { let t = x.sin(); t * y + t * z }";
        let (with, without) = products(source);
        assert!(with <= without);
        let source = "fn f(s: &[f64]) -> f64 { let mut e = 0.0; for i in 0..s.len() { let t = s[i].exp(); e += 4.0 * t * (t - 1.0); } e }";
        let (with, without) = products(source);
        assert!(with < without, "{}", vjp(quote!(), source));
    }

    #[test]
    fn literals_that_all_terms_have_in_common() {
        let source = "fn f(s: &[f64]) -> f64 { let mut e = 0.0; for i in 0..s.len() { let t = s[i].exp(); e += 4.0 * t * (t - 1.0); } e }";
        let text = vjp(quote!(), source);
        assert!(text.contains("seed * 4.0"), "{text}");
        // In one of them only.
        let text = vjp(
            quote!(),
            &source.replace("4.0 * t * (t - 1.0)", "4.0 * t * (3.0 * t)"),
        );
        assert!(!text.contains("compile_error"), "{text}");
        let other = "fn f(s: &[f64], c: f64) -> f64 { let mut e = 0.0; for i in 0..s.len() { let t = c * s[i].exp(); e += t * (s[i] - 1.0) * 4.0; } e }";
        assert!(!vjp(quote!(wrt(s)), other).contains("compile_error"));
    }

    #[test]
    fn what_the_primal_computes_stays() {
        // A branch of the reverse sweep depends on it: there it is computed as before.
        let source = "fn f(x: &[f64], y: &mut [f64]) { for i in 0..x.len() { \
                      let s = x[i] * 0.5 * 0.25; if s > 1.0 { y[i] += s.sin(); } } }";
        let text = vjp(quote!(), source);
        assert_eq!(text.matches("* 0.5 * 0.25").count(), 2, "{text}");
        assert_eq!(text.matches("* 0.125").count(), 1, "{text}");
    }

    #[test]
    fn terms_that_cancel_stay() {
        let source = "fn f(x: f64, y: f64) -> f64 { x * y - x * y }";
        let text = vjp(quote!(), source);
        assert!(!text.contains("compile_error"), "{text}");
    }

    #[test]
    fn single_precision() {
        let source = "fn f(x: &[f32]) -> f32 { let mut s = 0.0; for i in 0..x.len() { s += 0.1 * x[i] * x[i]; } s }";
        // 0.2 is not a sum of two `f32` literals that this pass could write exactly.
        let text = vjp(quote!(), source);
        assert!(!text.contains("0.2"), "{text}");
    }
}
