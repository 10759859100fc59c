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
//! reciprocal itself, that is used.
//!
//! Legality: only what differentiation made is rewritten, and only quotients of adjoints; the result differs by a rounding.
//! (The reciprocal is infinite for subnormal numbers only; the partial derivative with respect to the numerator is that
//! reciprocal, and as infinite.) A division that does not run now may run before a loop: it cannot fail.

use proc_macro2::Span;

use crate::ir::{Func, Op, OpKind, Region, Scalar, SrcId, ValId};
use crate::maps::{HashMap, HashSet};

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
                for by in self.steady_divisors(&l.body) {
                    self.inverse(by, op.src, &mut known, &mut ops);
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

    /// By what the loop divides adjoints in every iteration, and does not compute.
    fn steady_divisors(&self, body: &Region) -> Vec<ValId> {
        let mut inside = HashSet::default();
        body.for_each_def_deep(&mut |v| {
            inside.insert(v);
        });
        let mut found = vec![];
        body.walk(&mut |op| {
            if let Some((_, by)) = self.quotient(op)
                && !inside.contains(&by)
                && !found.contains(&by)
            {
                found.push(by);
            }
        });
        found
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
    fn the_primal_is_left_alone() {
        let source =
            "fn f(x: f64, y: f64, s: f64) -> f64 { (x / s).floor() * y + (y / s).floor() * x }";
        assert_eq!(divisions(quote!(), source), 2);
    }
}
