//! Adjoints that are divided by the same number are multiplied by its reciprocal.
//!
//! ```text
//! for .. { a_bar = d / spread;  b_bar = e / spread;  x_bar[i] += f / norm }
//! ```
//! becomes
//! ```text
//! let inverse = 1.0 / norm;
//! for .. { let inverse_1 = 1.0 / spread;  a_bar = d * inverse_1;  b_bar = e * inverse_1;  x_bar[i] += f * inverse }
//! ```
//! A division takes the time of many multiplications, and compilers may not do this. Where the primal has taken the
//! reciprocal itself, that is used. A divisor that each iteration computes anew from what does not change, by sums and
//! products (`4.0 + screening`), is computed before the loop as well, for the reciprocal only.
//!
//! Legality: only what differentiation made is rewritten, and only quotients of adjoints; the result differs by a rounding.
//! (The reciprocal is infinite for subnormal numbers only; the partial derivative with respect to the numerator is that
//! reciprocal, and as infinite.) A division that does not run now may run before a loop: it cannot fail, nor can sums and
//! products of floats.

use proc_macro2::Span;

use crate::ir::{Func, Op, OpKind, Region, Scalar, SrcId, ValId};
use crate::maps::HashMap;

pub fn reciprocals(func: &mut Func, region: &mut Region, first_new: usize) {
    let mut literals = HashMap::default();
    region.walk(&mut |op| {
        if let OpKind::Lit(text) = &op.kind {
            literals.insert(op.results[0], text.clone());
        }
    });
    let mut pass = Reciprocals {
        func,
        first_new,
        literals,
    };
    pass.region(region, &HashMap::default());
}

struct Reciprocals<'f> {
    func: &'f mut Func,
    first_new: usize,
    literals: HashMap<ValId, String>,
}

/// Reciprocals in scope, by what they are the reciprocal of.
type Known = HashMap<ValId, ValId>;

impl Reciprocals<'_> {
    fn region(&mut self, region: &mut Region, around: &Known) {
        let mut known = around.clone();
        let mut count: HashMap<ValId, usize> = HashMap::default();
        for op in &region.ops {
            if let Some((_, by)) = self.quotient(op) {
                *count.entry(by).or_default() += 1;
            }
        }
        let mut ops = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            if let OpKind::Loop(l) = &op.kind {
                // What does not change in the loop.
                for (by, terms) in self.steady_divisors(&l.body) {
                    let outside = self.copied(by, &terms, &mut ops);
                    let inverse = self.inverse(outside, op.src, &mut known, &mut ops);
                    known.insert(by, inverse);
                }
            }
            if let Some((of, by)) = self.quotient(&op)
                && (known.contains_key(&by) || count[&by] > 1)
            {
                let inverse = self.inverse(by, op.src, &mut known, &mut ops);
                op.kind = OpKind::math("mul", &[of, inverse]);
            }
            op.kind
                .for_each_region_mut(&mut |inner| self.region(inner, &known));
            if let Some(of) = self.reciprocal(&op) {
                known.entry(of).or_insert(op.results[0]);
            }
            ops.push(op);
        }
        region.ops = ops;
    }

    /// The reciprocal, written now if it is not there.
    fn inverse(&mut self, by: ValId, src: SrcId, known: &mut Known, ops: &mut Vec<Op>) -> ValId {
        if let Some(inverse) = known.get(&by) {
            return *inverse;
        }
        let ty = self.func.ty(by);
        let one = self.func.new_val(ty, None, Span::call_site());
        let inverse = self.func.new_val(ty, None, Span::call_site());
        ops.push(Op {
            results: vec![one],
            kind: OpKind::Lit("1.0".into()),
            src,
        });
        ops.push(Op {
            results: vec![inverse],
            kind: OpKind::math("div", &[one, by]),
            src,
        });
        known.insert(by, inverse);
        inverse
    }

    /// Of adjoints, by no literal.
    fn quotient(&self, op: &Op) -> Option<(ValId, ValId)> {
        let (of, by) = division(op)?;
        let result = op.results[0];
        let info = self.func.val(result);
        let float = matches!(info.ty, Scalar::F64 | Scalar::F32);
        let is_new = float && result.0 as usize >= self.first_new && !info.again;
        let literal = self.literals.contains_key(&by) || self.literals.contains_key(&of);
        (is_new && !literal).then_some((of, by))
    }

    fn reciprocal(&self, op: &Op) -> Option<ValId> {
        match &op.kind {
            OpKind::Math(math, args) if math.path.is_none() && math.rule.name == "recip" => {
                Some(args[0])
            }
            _ => {
                let (of, by) = division(op)?;
                let one = |text: &String| text.parse() == Ok(1.0);
                self.literals.get(&of).is_some_and(one).then_some(by)
            }
        }
    }

    /// By what the loop divides adjoints and what is the same in every iteration, with the ops of the loop that it takes.
    fn steady_divisors(&self, body: &Region) -> Vec<(ValId, Vec<Op>)> {
        let mut inside = HashMap::default();
        body.for_each_def_deep(&mut |v| {
            inside.insert(v, None);
        });
        body.walk(&mut |op| {
            if let [result] = op.results[..]
                && is_smooth(&op.kind)
            {
                inside.insert(result, Some(op.clone()));
            }
        });
        let mut found: Vec<(ValId, Vec<Op>)> = vec![];
        body.walk(&mut |op| {
            if let Some((_, by)) = self.quotient(op)
                && found.iter().all(|(known, _)| *known != by)
            {
                let mut terms = vec![];
                if is_steady(by, &inside, &mut terms) {
                    found.push((by, terms));
                }
            }
        });
        found
    }

    /// A value that a loop computes by these ops, computed outside.
    fn copied(&mut self, v: ValId, terms: &[Op], ops: &mut Vec<Op>) -> ValId {
        let mut copies: HashMap<ValId, ValId> = HashMap::default();
        for term in terms {
            let mut op = term.clone();
            op.map_values_deep(&mut |v| copies.get(&v).copied().unwrap_or(v));
            let (of, src) = (term.results[0], term.src);
            let copy = self.func.new_val(self.func.ty(of), None, Span::call_site());
            copies.insert(of, copy);
            ops.push(Op {
                results: vec![copy],
                kind: op.kind,
                src,
            });
        }
        copies.get(&v).copied().unwrap_or(v)
    }
}

/// More ops than these are not computed twice.
const MOST_TERMS: usize = 8;

/// Whether a value of a loop is the same in every iteration. Collects the ops of the loop that it takes, in order.
fn is_steady(v: ValId, inside: &HashMap<ValId, Option<Op>>, terms: &mut Vec<Op>) -> bool {
    let op = match inside.get(&v) {
        None => return true,
        Some(None) => return false,
        Some(Some(op)) => op,
    };
    if terms.iter().any(|term| term.results == op.results) {
        return true;
    }
    let mut steady = true;
    op.kind.for_each_value(&mut |arg| {
        steady = steady && is_steady(*arg, inside, terms);
    });
    terms.push(op.clone());
    steady && terms.len() <= MOST_TERMS
}

/// Sums and products of numbers: what may be computed anywhere, and takes no time to speak of.
fn is_smooth(kind: &OpKind) -> bool {
    match kind {
        OpKind::Lit(_) => true,
        OpKind::Math(math, _) => {
            math.path.is_none() && matches!(math.rule.name, "add" | "sub" | "mul" | "neg")
        }
        _ => false,
    }
}

fn division(op: &Op) -> Option<(ValId, ValId)> {
    match &op.kind {
        OpKind::Math(math, args) if math.path.is_none() && math.rule.name == "div" => {
            Some((args[0], args[1]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn divisions(options: proc_macro2::TokenStream, source: &str) -> usize {
        vjp(options, source).matches(" / ").count()
    }

    #[test]
    fn one_for_several() {
        let source = "fn f(x: f64, y: f64, z: f64) -> f64 { let n = (x * x + y * y + z * z).sqrt(); \
                      (x / n).sin() + (y / n).cos() * (z / n).exp() }";
        assert_eq!(
            divisions(quote!(), source) + 3,
            divisions(quote!(off(reciprocals)), source)
        );
    }

    #[test]
    fn before_the_loop() {
        let source =
            "fn f(x: &[f64], s: f64, y: &mut [f64]) { for i in 0..x.len() { y[i] = x[i] / s; } }";
        let text = vjp(quote!(wrt(x, y)), source);
        let (_, reverse) = text.rsplit_once("1.0 / ").expect("the reciprocal");
        assert!(!reverse.contains(" / "), "{text}");
    }

    #[test]
    fn divisors_that_every_iteration_computes_alike() {
        let source = "fn f(x: &mut [f64], s: f64, steps: usize) { for _ in 0..steps { \
                      for i in 1..x.len() { x[i] += x[i - 1] / (4.0 + s * s); } } }";
        let text = vjp(quote!(wrt(x)), source);
        let (_, reverse) = text.rsplit_once("1.0 / ").expect("the reciprocal");
        assert!(!reverse.contains(" / "), "{text}");
        assert!(reverse.contains("for i in"), "{text}");
    }

    #[test]
    fn divisors_that_change() {
        let source = "fn f(x: &[f64], y: &mut [f64]) { let mut s = 1.0; \
                      for i in 0..x.len() { y[i] = x[i] / (4.0 + s); s = 0.5 * s; } }";
        let text = vjp(quote!(wrt(x, y)), source);
        let (_, reverse) = text.rsplit_once("for ").expect("the loop");
        assert!(reverse.contains(" / "), "{text}");
    }

    #[test]
    fn the_primal_is_left_alone() {
        let source =
            "fn f(x: f64, y: f64, s: f64) -> f64 { (x / s).floor() * y + (y / s).floor() * x }";
        assert_eq!(divisions(quote!(), source), 2);
    }
}
