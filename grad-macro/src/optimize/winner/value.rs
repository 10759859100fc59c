//! The value that won is what the loop has ended with: forwards, nobody computes it again.
//!
//! ```text
//! let (best, winner) = for i in 0..n { .. };
//! let best_1 = if winner != n { g(x[winner]) } else { best_0 };
//! total += best_1;
//! ```
//! becomes
//! ```text
//! let (best, winner) = for i in 0..n { .. };
//! total += best;
//! ```
//! The branch is there to be differentiated (see [`winners`](super::winners())); where its reverse needs nothing of its
//! forward sweep but the value, it goes. (A tenth of the cost of a clustering with ten centroids.)
//!
//! Legality: the two are the same number to the last bit, by what `winners` says of its own result ([`ValInfo::same`]).
//! What is taken for the value is a result of the loop whose winner the branch asks for, in the same list of ops: a copy
//! of the branch elsewhere does not find it there, and stays.
//!
//! [`ValInfo::same`]: crate::ir::ValInfo::same

use crate::ir::{CmpOp, Func, LoopKind, Op, OpKind, Pure, Region, ValId};
use crate::maps::HashMap;

pub fn value(func: &mut Func, region: &mut Region) {
    if func.vals.iter().all(|val| val.same.is_none()) {
        return;
    }
    let mut same = HashMap::default();
    in_region(func, region, &mut same);
    let new = |v: ValId| same.get(&v).copied().unwrap_or(v);
    for (back, recorded) in &mut func.replays {
        (*back, *recorded) = (new(*back), new(*recorded));
    }
    without_idle(func, region);
}

fn in_region(func: &Func, region: &mut Region, all: &mut HashMap<ValId, ValId>) {
    for n in 0..region.ops.len() {
        let (before, rest) = region.ops.split_at_mut(n);
        let (op, after) = rest.split_first_mut().expect("an op");
        (op.kind).for_each_region_mut(&mut |inner| in_region(func, inner, all));
        let mut same = HashMap::default();
        for result in &op.results {
            if let Some(kept) = func.val(*result).same
                && is_value_of(op, before, kept)
            {
                same.insert(*result, kept);
            }
        }
        if same.is_empty() {
            continue;
        }
        let mut new = |v: ValId| same.get(&v).copied().unwrap_or(v);
        (after.iter_mut()).for_each(|op| op.map_values_deep(&mut new));
        region.yields.iter_mut().for_each(|v| *v = new(*v));
        all.extend(same);
    }
}

/// Whether the op asks for the winner of a loop before it that ends with `kept`.
fn is_value_of(op: &Op, before: &[Op], kept: ValId) -> bool {
    let OpKind::If { cond, .. } = &op.kind else {
        return false;
    };
    let by = |v: ValId| before.iter().find(|op| op.results.contains(&v));
    let Some(OpKind::Pure(Pure::Cmp(CmpOp::Ne), args)) = by(*cond).map(|op| &op.kind) else {
        return false;
    };
    let (Some(decided), Some(ended)) = (by(args[0]), by(kept)) else {
        return false;
    };
    let over = match &decided.kind {
        OpKind::Loop(l) => matches!(l.kind, LoopKind::For { hi, .. } if hi == args[1]),
        _ => false,
    };
    over && std::ptr::eq(decided, ended)
}

/// Leaves out such branches that nobody wants a result of, if there is nothing else to them. (What they do has been done
/// by the loop, so they do not panic.)
fn without_idle(func: &Func, region: &mut Region) {
    let mut used = HashMap::default();
    region.for_each_value_deep(&mut |v| {
        used.insert(v, ());
    });
    drop_idle(func, region, &|v| used.contains_key(&v));
}

fn drop_idle(func: &Func, region: &mut Region, is_used: &impl Fn(ValId) -> bool) {
    region.ops.retain_mut(|op| {
        (op.kind).for_each_region_mut(&mut |inner| drop_idle(func, inner, is_used));
        let is_value = op.results.iter().any(|v| func.val(*v).same.is_some());
        !(is_value && matches!(op.kind, OpKind::If { .. }))
            || op.results.iter().any(|v| is_used(*v))
            || !is_quiet(op)
    });
}

/// Whether all that an op does is to give its results.
fn is_quiet(op: &Op) -> bool {
    let mut quiet = true;
    op.walk(&mut |op| {
        quiet &= match &op.kind {
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Math(..) | OpKind::Select(..) => true,
            OpKind::Load(_) | OpKind::Len(_) | OpKind::If { .. } => true,
            OpKind::Pure(pure, _) => !matches!(pure, Pure::Expr(_)),
            OpKind::Loop(l) => matches!(l.kind, LoopKind::For { .. }) && !l.frame && !l.has_exit,
            _ => false,
        };
    });
    quiet
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::is_value_of;
    use crate::ir::testing::*;
    use crate::optimize::companion::vjp;

    /// How often the companion that runs both sweeps evaluates sines.
    fn sines(source: &str) -> usize {
        vjp(quote!(), source).matches(". sin ()").count()
    }

    #[test]
    fn the_winner_is_not_computed_again() {
        let least = "fn f(x: &[f64]) -> f64 { let mut best = 9.0; \
                     for i in 0..x.len() { let t = x[i].sin(); if t < best { best = t; } } best }";
        assert_eq!(sines(least), 1);
        let largest = least.replace("if t < best { best = t; }", "best = best.max(t);");
        assert_eq!(sines(&largest), 1);
        let used = least.replace("best }", "best * best.exp() }");
        assert_eq!(sines(&used), 1);
    }

    #[test]
    fn what_the_reverse_needs_stays() {
        // Backwards the sine is a factor.
        let factor = "fn f(x: &[f64]) -> f64 { let mut best = 9.0; \
                      for i in 0..x.len() { let t = x[i].sin() * x[i]; if t < best { best = t; } } best }";
        assert_eq!(sines(factor), 2);
    }

    /// What is taken for the value ends the loop whose winner is asked for, and that loop ends where the branch says.
    #[test]
    fn another_loop() {
        let mut f = empty("f");
        let mut size = || val(&mut f, Scalar::USIZE, "");
        let [n, m, first, second, won] = [0; 5].map(|_| size());
        let [best, other] = [0; 2].map(|_| size());
        let counted = |results: &[ValId]| {
            let kind = LoopKind::For {
                lo: m,
                hi: n,
                inclusive: false,
                step: None,
                rev: false,
                step_then_rev: false,
                back: false,
            };
            let l = Loop {
                kind,
                init: vec![],
                body: Region::default(),
                has_exit: false,
                label: None,
                frame: false,
            };
            op(results, OpKind::Loop(Box::new(l)))
        };
        let branch = OpKind::If {
            cond: won,
            then: Region::default(),
            els: Region::default(),
        };
        let found = |winner, end| {
            let asks = OpKind::Pure(Pure::Cmp(CmpOp::Ne), vec![winner, end]);
            let loops = [counted(&[best, first]), counted(&[other, second])];
            let before = [&loops[..], &[op(&[won], asks)]].concat();
            is_value_of(&op(&[], branch.clone()), &before, best)
        };
        assert!(found(first, n));
        assert!(!found(second, n));
        assert!(!found(first, m));
    }
}
