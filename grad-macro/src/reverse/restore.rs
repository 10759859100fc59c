//! Which overwritten memory must be recorded ("to be recorded" analysis: Hascoët, Naumann, Pascual 2005).
//!
//! A write is undone in the reverse sweep iff something still to come there reads the place as it was before
//! the write: a load that is repeated, or an argument of a call that is reversed. Not if the write is known to touch other
//! elements than were read before it ([`super::apart`]).

use crate::ir::{
    CallArg, CallMode, CopyHow, Func, Int, LoopKind, Mem, Need, OpKind, Place, Proj, RootId,
    RootKind, Scalar, ValId, ValInfo,
};
use crate::reverse::apart::{Apart, Pair, When};
use crate::reverse::index::{Def, DefKind, Index, Pos, RegionIx, RegionKind};
use crate::reverse::keep::Plan;
use crate::reverse::kills::Kills;
use crate::reverse::place::{may_overlap, roots_of, same};

/// Names the values that restoring would need: old contents, old lengths.
pub fn prepare(func: &mut Func, index: &mut Index, plan: &mut Plan) {
    let mut wanted = vec![];
    for (pos, op) in plan.ops() {
        match &op.kind {
            OpKind::Store(place, v) => wanted.push((pos, place.clone(), Some(*v))),
            OpKind::Copy {
                dst,
                how: CopyHow::Assign,
                ..
            } => wanted.push((pos, dst.clone(), None)),
            OpKind::Truncate(place, _) => wanted.push((pos, place.clone(), None)),
            _ => {}
        }
    }
    let usize_ = Scalar::Int(Int::Usize);
    for (pos, place, stored) in wanted {
        let region = index.op_region[pos];
        match stored {
            Some(v) => {
                let old = match loaded_before(index, plan, &place, pos, v) {
                    Some(loaded) => loaded,
                    None => {
                        let (ty, span) = {
                            let stored = &func.vals[v.0 as usize];
                            (stored.ty, stored.span)
                        };
                        let old = fresh(func, index, plan, ty, "old", region, pos);
                        // Where an error shows that there is no recording it.
                        func.vals[old.0 as usize].span = span;
                        old
                    }
                };
                plan.old.insert(pos, old);
            }
            None => {
                let len = fresh(func, index, plan, usize_, "old_len", region, pos);
                plan.old_length.insert(pos, len);
            }
        }
    }
    let mut births: Vec<_> = index.birth.iter().map(|(r, at)| (*r, at.0)).collect();
    let owned = (0..func.roots.len() as u32).map(RootId);
    let owned = owned.filter(|r| matches!(func.root(*r).kind, RootKind::ParamVal));
    births.extend(owned.map(|root| (root, 0)));
    for (root, region) in births {
        if matches!(func.roots[root.0 as usize].ty, Mem::Vec(_) | Mem::Queue(_)) {
            let last = index.regions[region].end.saturating_sub(1);
            let len = fresh(func, index, plan, usize_, "len", region, last);
            plan.final_length.insert(root, len);
        }
    }
}

fn fresh(
    func: &mut Func,
    index: &mut Index,
    plan: &mut Plan,
    ty: Scalar,
    name: &str,
    region: RegionIx,
    pos: Pos,
) -> ValId {
    let span = proc_macro2::Span::call_site();
    func.vals.push(ValInfo {
        ty,
        name: Some(name.into()),
        span,
        again: false,
        fixed: false,
        consumed: false,
        changed: false,
        function: false,
        lent: false,
        same: None,
    });
    let v = ValId(func.vals.len() as u32 - 1);
    index.def.insert(
        v,
        Def {
            region,
            pos,
            how: DefKind::Op(0),
        },
    );
    plan.record.insert(v);
    plan.fixed.insert(v);
    v
}

/// The value that an assignment to the place loaded from it: `place op= e`, `place = f(place)`. Found among the operands of
/// what is stored, the nearest first, as far as it is worth looking.
fn loaded_before(
    index: &Index,
    plan: &Plan,
    place: &Place,
    pos: Pos,
    stored: ValId,
) -> Option<ValId> {
    const PATIENCE: usize = 16;
    let mut among = vec![stored];
    let mut next = 0;
    while let Some(&v) = among.get(next).filter(|_| next < PATIENCE) {
        next += 1;
        let def = index.def.get(&v);
        let Some(def) = def.filter(|def| matches!(def.how, DefKind::Op(_))) else {
            continue;
        };
        if let OpKind::Math(_, args) | OpKind::Pure(_, args) = &plan.op(def.pos).kind {
            if let Some(&x) = (args.iter()).find(|&&x| holds(index, plan, x, place, pos)) {
                return Some(x);
            }
            among.extend(args);
        }
    }
    None
}

/// Whether `x` was loaded from `place` in the region of `pos`, and the place has not been written from there to `pos`.
pub fn holds(index: &Index, plan: &Plan, x: ValId, place: &Place, pos: Pos) -> bool {
    let Some(def) = index.def.get(&x) else {
        return false;
    };
    if !matches!(def.how, DefKind::Op(_)) || def.region != index.op_region[pos] || def.pos >= pos {
        return false;
    }
    let OpKind::Load(from) = &plan.op(def.pos).kind else {
        return false;
    };
    same(from, place)
        && roots_of(place).into_iter().all(|root| {
            let writes = plan.writes(root);
            let after = writes.partition_point(|(p, _)| *p <= def.pos);
            let between = writes[after..].iter().take_while(|(p, _)| *p < pos);
            !between
                .into_iter()
                .any(|(_, w)| may_overlap(w, place, |i, j| differ(plan, i, j)))
        })
}

/// Whether a write after the one at `pos` may touch what that has written.
pub fn follows(
    func: &Func,
    index: &Index,
    plan: &Plan,
    root: RootId,
    (pos, written): (Pos, &Place),
) -> bool {
    let apart = Apart { func, index, plan };
    plan.writes(root).iter().any(|(write, place)| {
        let pair = Pair {
            read: (pos, written),
            write: (*write, place),
        };
        may_overlap(written, place, |i, j| differ(plan, i, j))
            && precedes(
                index,
                plan,
                &Kills::default(),
                root,
                (pos, *write),
                &|when| !apart.ask(pair, when),
            )
    })
}

fn differ(plan: &Plan, i: ValId, j: ValId) -> bool {
    matches!((plan.literal(i), plan.literal(j)), (Some(a), Some(b)) if a != b)
}

/// Marks the writes that must be undone, from what the last run of the sweep needed.
/// With `params`, writes to `&mut` parameters always are: caller and callee agree on that.
pub fn mark(func: &Func, index: &Index, plan: &mut Plan, kills: &Kills, params: bool) {
    plan.needs_exchanged();
    let looks = !plan.off.iter().any(|pass| pass == "apart" || pass == "all");
    let mut marked = vec![];
    let (mut kept, mut kept_if) = (vec![], vec![]);
    for (n, info) in func.roots.iter().enumerate() {
        let root = crate::ir::RootId(n as u32);
        let mutable = matches!(info.kind, RootKind::ParamRef { mutable: true, .. });
        let always = params && mutable;
        let precedes = |plan: &Plan, read, write, meet: &dyn Fn(When) -> bool| {
            precedes(index, plan, kills, root, (read, write), meet)
        };
        if always {
            plan.needed_roots.insert(root);
        }
        for (pos, place) in plan.writes(root) {
            let is_call = matches!(plan.op(*pos).kind, OpKind::Call(_));
            let settled = plan.restored.contains(pos) && !is_call;
            if !undoable(&plan.op(*pos).kind) || settled {
                continue;
            }
            let own = !func.is_off("unseen") && is_own_yet(index, plan, root, *pos);
            let read = |(l, read): (Pos, &Place)| match plan.exchanged(read, place) {
                true if own && !roots_of(read).contains(&root) => false,
                true if !own => precedes(plan, l, *pos, &|_| true),
                _ => {
                    let pair = Pair {
                        read: (l, read),
                        write: (*pos, place),
                    };
                    let apart = Apart { func, index, plan };
                    let meet = |when| {
                        let by_index = match when {
                            When::Same => false,
                            When::Later(body) => by_index(index, plan, body, read, place),
                        };
                        !(by_index || looks && apart.ask(pair, when))
                    };
                    may_overlap(read, place, |i, j| differ(plan, i, j))
                        && precedes(plan, l, *pos, &meet)
                }
            };
            let mut needed = plan
                .needed
                .iter()
                .flat_map(|(l, places)| places.iter().map(move |p| (*l, p)));
            let counted = || {
                changes_length(&plan.op(*pos).kind)
                    && plan.needed_roots.contains(&root)
                    && plan.writes(root).iter().any(|(earlier, _)| {
                        undoes_itself(&plan.op(*earlier).kind)
                            && precedes(plan, *earlier, *pos, &|_| true)
                    })
            };
            let surely = always || needed.any(read) || counted();
            let perhaps = plan.needed_if.iter().filter(|(l, p, _)| read((*l, p)));
            let perhaps: Vec<&Need> = perhaps.map(|(_, _, need)| need).collect();
            if surely || !perhaps.is_empty() {
                marked.push(*pos);
            }
            let OpKind::Call(call) = &plan.op(*pos).kind else {
                continue;
            };
            let written = |arg: &CallArg| matches!(arg, CallArg::RefMut(p) if same(p, place));
            for (n, _) in call.args.iter().enumerate().filter(|(_, a)| written(a)) {
                match surely {
                    true => kept.push((*pos, n)),
                    false => kept_if.extend(perhaps.iter().map(|&need| ((*pos, n), need.clone()))),
                }
            }
        }
    }
    plan.restored.extend(marked);
    plan.kept.extend(kept);
    for (arg, need) in kept_if {
        let needs = plan.kept_if.entry(arg).or_default();
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
}

/// Whether a root is still what it was when its life began in this iteration: what is written at `pos` nobody has seen
/// by another name before, and nothing was carried into it. (It may be exchanged with something else later.)
fn is_own_yet(index: &Index, plan: &Plan, root: RootId, pos: Pos) -> bool {
    let Some(&(birth, born)) = index.birth.get(&root) else {
        return false;
    };
    // What is taken out of a list had a name before.
    if !matches!(plan.op(born).kind, OpKind::Alloc(..)) {
        return false;
    }
    let mut region = index.op_region[pos];
    let mut end = index.op_end[pos];
    while region != birth {
        let Some((around, owner)) = index.regions[region].parent else {
            return false;
        };
        (region, end) = (around, index.op_end[owner]);
    }
    plan.exchanges(root).all(|exchange| exchange > end)
}

/// Whatever the elements are, a `Vec` must have its length back before swaps, pushes and pops are undone.
fn changes_length(kind: &OpKind) -> bool {
    match kind {
        OpKind::Truncate(..)
        | OpKind::Copy {
            how: CopyHow::Assign,
            ..
        } => true,
        OpKind::Call(call) => call.mode == CallMode::Primal,
        _ => false,
    }
}

fn undoes_itself(kind: &OpKind) -> bool {
    matches!(kind, OpKind::Swap(..) | OpKind::Push(..) | OpKind::Pop(..))
}

/// Swaps, pushes and pops undo themselves, reversed calls too.
fn undoable(kind: &OpKind) -> bool {
    match kind {
        OpKind::Store(..) | OpKind::Fill(..) | OpKind::Copy { .. } | OpKind::Truncate(..) => true,
        OpKind::Call(call) => call.mode == CallMode::Primal,
        _ => false,
    }
}

/// Whether the read may happen before the write, while the root lives, and nothing overwrites all of the root between
/// the two. `meet` tells whether they may touch the same element then.
fn precedes(
    index: &Index,
    plan: &Plan,
    kills: &Kills,
    root: RootId,
    (read, write): (Pos, Pos),
    meet: &dyn Fn(When) -> bool,
) -> bool {
    let kills = kills.of_root(root).iter();
    let kills: Vec<_> = kills.filter(|kill| kill.precedes(index, write)).collect();
    let killed = kills.iter().any(|kill| read < kill.start);
    if read < write && !killed && !exclusive(index, read, write) && meet(When::Same) {
        return true;
    }
    let birth = index.birth.get(&root).map_or(0, |(region, _)| *region);
    let mut common = index.outwards(index.op_region[read]).filter(|&r| {
        let repeats = index.regions[r].kind == RegionKind::LoopBody && !plan.fused.contains(&r);
        let killed = kills.iter().any(|kill| kill.is_in(index, r));
        repeats && !killed && index.within(index.op_region[write], r) && !index.within(birth, r)
    });
    common.any(|body| meet(When::Later(body)))
}

/// Whether two ops stand in different branches of one `if`.
fn exclusive(index: &Index, a: Pos, b: Pos) -> bool {
    index.nested.values().any(|regions| {
        regions.len() == 2 && {
            let side = |pos: Pos| {
                regions.iter().position(|&r| {
                    let info = &index.regions[r];
                    info.start <= pos && pos < info.end
                })
            };
            matches!((side(a), side(b)), (Some(x), Some(y)) if x != y)
        }
    })
}

/// Whether both places are subscripted, at the same level, by one value that differs in every iteration of the loop.
fn by_index(index: &Index, plan: &Plan, body: RegionIx, a: &Place, b: &Place) -> bool {
    let pairs = a.path.iter().zip(&b.path);
    pairs
        .into_iter()
        .take_while(|(p, q)| matches!((p, q), (Proj::Index(_), Proj::Index(_))))
        .any(|(p, q)| match (p, q) {
            (Proj::Index(i), Proj::Index(j)) => i == j && injective(index, plan, body, *i),
            _ => false,
        })
}

/// The loop's index itself.
fn injective(index: &Index, plan: &Plan, body: RegionIx, v: ValId) -> bool {
    let Some(def) = index.def.get(&v) else {
        return false;
    };
    let (_, owner) = index.regions[body]
        .parent
        .expect("a loop body has an owner");
    let counted =
        matches!(&plan.op(owner).kind, OpKind::Loop(l) if matches!(l.kind, LoopKind::For { .. }));
    counted && def.how == DefKind::LoopIndex && def.region == body
}
