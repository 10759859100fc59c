//! Guards against `0 * inf` that cannot matter go.
//!
//! ```text
//! b = d * q;  x_bar = if b == 0.0 { 0.0 } else { -(b * q) }
//! ```
//! becomes
//! ```text
//! b = d * q;  x_bar = -(b * q)
//! ```
//! The guard is there for a `b` of zero where `q` is infinite. But a product with an infinite factor is infinite or NaN,
//! never zero, and so is a sum with an infinite summand: where `b` is zero, whatever it is made of by multiplication and
//! addition is finite, and zero times that is zero by itself. (So it is where a reciprocal, or a power of one, has a
//! power or a product as its use: potentials, norms, rational functions.)
//!
//! Legality: what is guarded is `b` times values that `b` itself is made of, or finite literals, one after the other; a
//! product of such values might overflow before zero is multiplied in, and counts only if `b` is made of the product.
//! The sign of the zero may differ.

use crate::ir::{CmpOp, Func, OpKind, Pure, Region, ValId};
use crate::maps::{HashMap, HashSet};

/// How deep values are looked into.
const DEEP: usize = 8;

pub fn guards(func: &Func, region: &mut Region, first_new: usize) {
    let mut defs = HashMap::default();
    region.walk(&mut |op| match &op.kind {
        OpKind::Math(math, args) if math.path.is_none() => {
            defs.insert(op.results[0], Def::Math(math.rule.name, args.clone()));
        }
        OpKind::Lit(text) => {
            let number = text.replace('_', "").parse();
            defs.extend(number.ok().map(|x| (op.results[0], Def::Lit(x))));
        }
        OpKind::Pure(Pure::Cmp(CmpOp::Eq), args) => {
            defs.insert(op.results[0], Def::Equal(args[0], args[1]));
        }
        _ => {}
    });
    let mut instead = HashMap::default();
    region.walk(&mut |op| {
        if let OpKind::Select(cond, zero, value) = &op.kind
            && op.results[0].0 as usize >= first_new
            && !func.val(op.results[0]).again
            && is_idle(&defs, *cond, *zero, *value)
        {
            instead.insert(op.results[0], *value);
        }
    });
    if instead.is_empty() {
        return;
    }
    region.map_values_deep(&mut |mut v| {
        while let Some(&value) = instead.get(&v) {
            v = value;
        }
        v
    });
}

enum Def {
    Lit(f64),
    Math(&'static str, Vec<ValId>),
    Equal(ValId, ValId),
}

type Defs = HashMap<ValId, Def>;

fn is_idle(defs: &Defs, cond: ValId, zero: ValId, value: ValId) -> bool {
    let is_zero = |v: ValId| matches!(defs.get(&v), Some(Def::Lit(x)) if *x == 0.0);
    let Some(Def::Equal(b, other)) = defs.get(&cond) else {
        return false;
    };
    if !is_zero(*other) || !is_zero(zero) {
        return false;
    }
    let mut finite = HashSet::default();
    finite_with(defs, *b, DEEP, &mut finite);
    is_zero_with(defs, *b, value, &finite, DEEP)
}

/// What is finite where `v` is.
fn finite_with(defs: &Defs, v: ValId, deep: usize, into: &mut HashSet<ValId>) {
    into.insert(v);
    if let Some(Def::Math("mul" | "add" | "sub" | "neg", args)) = defs.get(&v)
        && deep > 0
    {
        args.iter()
            .for_each(|arg| finite_with(defs, *arg, deep - 1, into));
    }
}

/// Whether `v` is zero where `b` is and `finite` are finite.
fn is_zero_with(defs: &Defs, b: ValId, v: ValId, finite: &HashSet<ValId>, deep: usize) -> bool {
    if v == b {
        return true;
    }
    let (Some(Def::Math(name, args)), true) = (defs.get(&v), deep > 0) else {
        return false;
    };
    let zero = |v: ValId| is_zero_with(defs, b, v, finite, deep - 1);
    let tame = |v: ValId| {
        finite.contains(&v) || matches!(defs.get(&v), Some(Def::Lit(x)) if x.is_finite())
    };
    match (*name, &args[..]) {
        ("neg", [a]) => zero(*a),
        ("mul", [a, c]) => (zero(*a) && tame(*c)) || (tame(*a) && zero(*c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn guards(source: &str) -> usize {
        vjp(quote!(), source).matches("== 0.0").count()
    }

    #[test]
    fn powers_of_a_reciprocal() {
        let source = "fn f(x: &[f64]) -> f64 { let mut e = 0.0; for i in 0..x.len() { \
                      let r = 1.0 / x[i]; let s = r * r * r; e += s * (s - 1.0); } e }";
        assert_eq!(guards(source), 0, "{}", vjp(quote!(), source));
        assert!(vjp(quote!(off(guards)), source).contains("== 0.0"));
    }

    #[test]
    fn a_seed_that_knows_nothing_of_the_factor() {
        assert_eq!(guards("fn f(x: f64) -> f64 { 1.0 / x }"), 1);
        assert_eq!(
            guards("fn f(x: f64, y: f64) -> f64 { y.sin() * (1.0 / x) }"),
            1
        );
        // The square could be infinite where the reciprocal is not.
        let source = "fn f(x: f64, y: f64) -> f64 { (y.exp() - 1.0) * x.sqrt() }";
        assert_eq!(guards(source), 1, "{}", vjp(quote!(), source));
    }
}
