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
//! reverse sweep. Only what is too dear to be computed again, with what it takes; only operations on numbers that cannot
//! panic, for the loop may not run at all.

use std::collections::{HashMap, HashSet};

use crate::ir::{Func, Loop, Op, OpKind, Pure, Region, ValId};
use crate::reverse::CHEAP;

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
    let mut inside = HashSet::new();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let mut alike: HashMap<ValId, usize> = HashMap::new();
    let mut leaving = HashSet::new();
    for (n, op) in l.body.ops.iter().enumerate() {
        let operands = op.operands();
        let known = |v: &ValId| !inside.contains(v) || alike.contains_key(v);
        if !is_harmless(func, op) || !operands.iter().all(known) {
            continue;
        }
        alike.insert(op.results[0], n);
        if matches!(&op.kind, OpKind::Math(math, _) if math.rule.price > CHEAP) {
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

fn is_harmless(func: &Func, op: &Op) -> bool {
    match &op.kind {
        OpKind::Lit(_) | OpKind::Const(_) => true,
        OpKind::Math(math, _) => math.path.is_none(),
        OpKind::Pure(Pure::Cast, _) => func.ty(op.results[0]).is_float(),
        _ => false,
    }
}
