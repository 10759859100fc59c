//! A shadow element that is zeroed and then accumulated into is assigned instead.

use crate::ir::{Base, Func, Op, OpKind, Place, Proj, Region};

pub fn assign_first(func: &Func, region: &mut Region) -> bool {
    let mut changed = false;
    let mut n = 0;
    while n < region.ops.len() {
        region.ops[n]
            .kind
            .for_each_region_mut(&mut |inner| changed |= assign_first(func, inner));
        if let Some(m) = accumulation_of(func, &region.ops, n) {
            let OpKind::Acc(place, v) = region.ops[m].kind.clone() else {
                unreachable!()
            };
            region.ops[m].kind = OpKind::Store(place, v);
            region.ops.remove(n);
            changed = true;
        } else {
            n += 1;
        }
    }
    changed
}

/// The accumulation that can take the place of the zeroing at `n`.
fn accumulation_of(func: &Func, ops: &[Op], n: usize) -> Option<usize> {
    let OpKind::Store(place, zero) = &ops[n].kind else {
        return None;
    };
    let Base::Shadow(root) = place.base else {
        return None;
    };
    let is_zero = ops[..n].iter().rev().take(64).any(|op| {
        op.results.first() == Some(zero) && matches!(&op.kind, OpKind::Lit(t) if t == "0.0")
    });
    if !is_zero {
        return None;
    }
    for (m, op) in ops.iter().enumerate().skip(n + 1) {
        match &op.kind {
            OpKind::Acc(other, _) if same(place, other) => return Some(m),
            kind => {
                let mut touched = touches(kind, root);
                kind.for_each_region(&mut |r| r.walk(&mut |op| touched |= touches(&op.kind, root)));
                if touched {
                    return None;
                }
            }
        }
    }
    let _ = func;
    None
}

fn touches(kind: &OpKind, root: crate::ir::RootId) -> bool {
    let mut found = matches!(kind, OpKind::Shadow(r, _) if *r == root);
    kind.for_each_place(&mut |place| {
        place.for_each_base(&mut |base| found |= matches!(base, Base::Shadow(r) if *r == root));
    });
    if let OpKind::CallRev(rev) = kind {
        found |= seed_roots(&rev.seed).contains(&root);
    }
    found
}

fn seed_roots(seed: &crate::ir::SeedArg) -> Vec<crate::ir::RootId> {
    use crate::ir::SeedArg;
    match seed {
        SeedArg::Shadow(r) => vec![*r],
        SeedArg::Tuple(parts) | SeedArg::Opt(parts) => parts.iter().flat_map(seed_roots).collect(),
        SeedArg::Unit | SeedArg::Val(_) | SeedArg::Zero => vec![],
    }
}

fn same(a: &Place, b: &Place) -> bool {
    let root = |p: &Place| match p.base {
        Base::Shadow(r) => Some(r),
        _ => None,
    };
    root(a).is_some()
        && root(a) == root(b)
        && a.path.len() == b.path.len()
        && a.path.iter().zip(&b.path).all(|(p, q)| match (p, q) {
            (Proj::Index(i), Proj::Index(j)) => i == j,
            (Proj::Field(i), Proj::Field(j)) => i == j,
            (Proj::Range(a, b), Proj::Range(c, d)) => a == c && b == d,
            _ => false,
        })
}
