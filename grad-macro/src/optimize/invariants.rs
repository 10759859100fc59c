//! What every iteration of a loop computes alike is computed once, before it.
//!
//! ```text
//! for i in 0..n { y[i] += h / 6.0 * k[i] }
//! ```
//! becomes
//! ```text
//! let t = h / 6.0;  for i in 0..n { y[i] += t * k[i] }
//! ```
//! Compilers do that too, but by then each iteration would have recorded its quotient, and taken it apart again in the
//! reverse sweep. Only what is too dear to be computed again, with what it takes.
//!
//! The loop may not run at all. So nothing leaves it that could panic, and nothing whose partial could be infinite or NaN
//! while its adjoint is zero: the operation itself is one whose rule is [guarded](Formula::Guard), and what it takes are
//! sums and multiples. (The exponential stays: it may overflow.)

use crate::ir::{Func, Loop, Op, OpKind, Pure, Region, ValId};
use crate::maps::{HashMap, HashSet};
use crate::reverse::CHEAP;
use crate::rules::{Formula, Rule};

pub fn invariants(func: &mut Func) {
    let mut body = std::mem::take(&mut func.body);
    in_region(func, &mut body);
    func.body = body;
}

fn in_region(func: &Func, region: &mut Region) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner));
        if let OpKind::Loop(l) = &mut op.kind {
            ops.extend(hoisted(func, l));
        }
        ops.push(op);
    }
    region.ops = ops;
}

/// Takes what need not stay out of a loop.
fn hoisted(func: &Func, l: &mut Loop) -> Vec<Op> {
    let mut inside = HashSet::default();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let mut alike: HashMap<ValId, usize> = HashMap::default();
    let mut leaving = HashSet::default();
    for (n, op) in l.body.ops.iter().enumerate() {
        let operands = op.operands();
        let known = |v: &ValId| !inside.contains(v) || alike.contains_key(v);
        if !operands.iter().all(known) {
            continue;
        }
        let dear =
            matches!(&op.kind, OpKind::Math(math, _) if math.path.is_none() && is_dear(math.rule));
        let is_literal = |v: &ValId| {
            let op = alike.get(v).map(|n| &l.body.ops[*n].kind);
            matches!(op, Some(OpKind::Lit(_)))
        };
        if dear || is_harmless(func, op, is_literal) {
            alike.insert(op.results[0], n);
        }
        if dear {
            leave(n, &l.body.ops, &alike, &mut leaving);
        }
    }
    let (out, stay): (Vec<_>, Vec<_>) = std::mem::take(&mut l.body.ops)
        .into_iter()
        .enumerate()
        .partition(|(n, _)| leaving.contains(n));
    l.body.ops = stay.into_iter().map(|(_, op)| op).collect();
    out.into_iter().map(|(_, op)| op).collect()
}

/// The op leaves the loop, and what it takes goes before it.
fn leave(n: usize, ops: &[Op], alike: &HashMap<ValId, usize>, leaving: &mut HashSet<usize>) {
    if leaving.insert(n) {
        let taken = ops[n].operands().into_iter();
        taken
            .filter_map(|v| alike.get(&v))
            .for_each(|&n| leave(n, ops, alike, leaving));
    }
}

fn is_dear(rule: &Rule) -> bool {
    let guarded =
        |partial: &fn() -> Formula| matches!(partial(), Formula::Zero | Formula::Guard(_));
    rule.price > CHEAP && rule.partials.iter().all(guarded)
}

/// Sums, and multiples by a literal: an adjoint of zero stays zero, whatever the operands are.
fn is_harmless(func: &Func, op: &Op, is_literal: impl Fn(&ValId) -> bool) -> bool {
    match &op.kind {
        OpKind::Lit(_) | OpKind::Const(_) => true,
        OpKind::Math(math, args) if math.path.is_none() => match math.rule.name {
            "add" | "sub" | "neg" => true,
            "mul" => args.iter().any(is_literal),
            _ => false,
        },
        OpKind::Pure(Pure::Cast, _) => func.ty(op.results[0]).is_float(),
        _ => false,
    }
}
