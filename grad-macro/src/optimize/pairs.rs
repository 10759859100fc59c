//! The sine beside a cosine, and the cosine beside a sine.
//!
//! ```text
//! for .. { angle += h * (-k * angle.sin()); }
//! ```
//! needs `angle.cos()` in its reverse, of an angle that is not there any more. Both from one argument cost little more
//! than one (compilers call `sincos` where the two stand side by side), and the cosine that is recorded spares the
//! reverse sweep the angle and the evaluation. What no derivative asks for is dead code, and is removed as such.

use crate::ir::{Func, Op, OpKind, Region, ValId};
use crate::maps::HashSet;

pub fn pairs(func: &mut Func) {
    let mut body = std::mem::take(&mut func.body);
    in_region(func, &mut body, &mut HashSet::default());
    func.body = body;
}

/// `known`: what has been evaluated of what, here and around.
fn in_region(func: &mut Func, region: &mut Region, known: &mut HashSet<(&'static str, ValId)>) {
    let outside = known.clone();
    known.extend(region.ops.iter().filter_map(evaluated));
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, known));
        let partner = partner(func, &op).filter(|of| !known.contains(of));
        let (result, src) = (op.results.first().copied(), op.src);
        ops.push(op);
        if let (Some((name, arg)), Some(result)) = (partner, result) {
            known.insert((name, arg));
            let (ty, span) = (func.ty(result), func.val(result).span);
            ops.push(Op {
                results: vec![func.new_val(ty, None, span)],
                kind: OpKind::math(name, &[arg]),
                src,
            });
        }
    }
    region.ops = ops;
    *known = outside;
}

fn evaluated(op: &Op) -> Option<(&'static str, ValId)> {
    match &op.kind {
        OpKind::Math(math, args) if math.path.is_none() && args.len() == 1 => {
            Some((math.rule.name, args[0]))
        }
        _ => None,
    }
}

/// What the derivative of an op evaluates, of the same argument.
fn partner(func: &Func, op: &Op) -> Option<(&'static str, ValId)> {
    let (name, arg) = evaluated(op)?;
    let partner = match name {
        "sin" => "cos",
        "cos" => "sin",
        _ => return None,
    };
    func.ty(arg).is_float().then_some((partner, arg))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    #[test]
    fn in_a_loop_both_are_evaluated_once() {
        let source = "fn f(k: f64, n: usize) -> f64 { let mut a = k; for _ in 0..n { a -= k * a.sin(); } a }";
        let text = vjp(quote!(), source);
        assert_eq!(text.matches(". cos ()").count(), 1, "{text}");
        let (forward, _) = text.split_once(". rev (").expect("the turn");
        assert!(forward.contains(". cos ()"), "{text}");
        let text = vjp(quote!(off(pairs)), source);
        let (forward, _) = text.split_once(". rev (").expect("the turn");
        assert!(!forward.contains(". cos ()"), "{text}");
    }

    #[test]
    fn what_nobody_asks_for() {
        let source = "fn f(k: f64, t: f64) -> f64 { k * t.sin() }";
        let text = vjp(quote!(wrt(k)), source);
        assert!(!text.contains(". cos ()"), "{text}");
    }
}
