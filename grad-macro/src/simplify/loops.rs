//! Carried values that an iteration never changes are no carried values.

use crate::ir::{Loop, LoopKind, Op, OpKind, Region, ValId};
use crate::maps::HashMap;

pub fn steady(region: &mut Region) -> bool {
    let mut replaced = HashMap::default();
    let changed = in_region(region, &mut replaced);
    if !replaced.is_empty() {
        region.map_values_deep(&mut |mut v| {
            while let Some(&to) = replaced.get(&v) {
                v = to;
            }
            v
        });
    }
    changed
}

fn in_region(region: &mut Region, replaced: &mut HashMap<ValId, ValId>) -> bool {
    let mut changed = false;
    for op in &mut region.ops {
        op.kind
            .for_each_region_mut(&mut |inner| changed |= in_region(inner, replaced));
        changed |= in_loop(op, replaced);
    }
    changed
}

fn in_loop(op: &mut Op, replaced: &mut HashMap<ValId, ValId>) -> bool {
    let Op {
        results,
        kind: OpKind::Loop(l),
        ..
    } = op
    else {
        return false;
    };
    let mut changed = false;
    for n in (0..l.init.len()).rev() {
        let param = l.body.params[usize::from(l.has_index()) + n];
        if l.body.yields[usize::from(l.has_exit) + n] == param {
            let result = results[l.extra_results() + n];
            replaced.insert(param, l.init[n]);
            replaced.insert(result, l.init[n]);
            if let LoopKind::While { cond } = &l.kind {
                replaced.insert(cond.params[n], l.init[n]);
            }
            remove_carried(results, l, n);
            changed = true;
        }
    }
    changed
}

/// Takes carried value `n` out of a loop. Its uses must be gone, or replaced.
pub fn remove_carried(results: &mut Vec<ValId>, l: &mut Loop, n: usize) {
    results.remove(l.extra_results() + n);
    l.body.params.remove(usize::from(l.has_index()) + n);
    l.body.yields.remove(usize::from(l.has_exit) + n);
    l.init.remove(n);
    if let LoopKind::While { cond } = &mut l.kind {
        cond.params.remove(n);
    }
}
