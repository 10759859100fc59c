//! What memory an op may write, in terms of roots.

use super::graph::{Graph, Pos};
use crate::ir::{
    BarSlot, Base, Bind, Call, CallArg, Func, OpKind, Place, RootId, RootKind, SeedArg,
};
use crate::maps::HashMap;

/// Memory that does not overlap with that of another key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    Primal(RootId),
    /// The shadow of a local.
    Shadow(RootId),
    /// The shadows behind parameters: a caller may pass the same buffer twice.
    ParamShadows,
}

fn key(func: &Func, base: &Base) -> Key {
    match base {
        Base::Shadow(root) => match func.root(*root).kind {
            RootKind::ParamRef { .. } => Key::ParamShadows,
            RootKind::View { of, .. } => key(func, &Base::Shadow(of)),
            _ => Key::Shadow(*root),
        },
        Base::Root(root) => match func.root(*root).kind {
            RootKind::View { of, .. } => key(func, &Base::Root(of)),
            _ => Key::Primal(*root),
        },
        Base::Select(..) => unreachable!("taken apart by `for_each_base`"),
    }
}

pub fn keys(func: &Func, place: &Place) -> Vec<Key> {
    let mut out = Vec::new();
    place.for_each_base(&mut |base| out.push(key(func, base)));
    out
}

/// Where memory is written, by key, in ascending order.
pub struct Writes(HashMap<Key, Vec<Pos>>);

impl Writes {
    pub fn new(graph: &Graph) -> Self {
        let mut map: HashMap<Key, Vec<Pos>> = HashMap::default();
        for node in &graph.nodes {
            written(graph.func, &node.op.kind, &mut |key| {
                map.entry(key).or_default().push(node.start);
            });
        }
        Writes(map)
    }

    /// Is the memory of `key` written after `from` and not later than `to`?
    pub fn between(&self, key: Key, from: Pos, to: Pos) -> bool {
        self.0.get(&key).is_some_and(|at| {
            let next = at.partition_point(|pos| *pos <= from);
            at.get(next).is_some_and(|pos| *pos <= to)
        })
    }
}

/// The memory that an op itself (not its regions) writes, or borrows exclusively.
fn written(func: &Func, kind: &OpKind, f: &mut dyn FnMut(Key)) {
    let mut place = |p: &Place| keys(func, p).into_iter().for_each(&mut *f);
    match kind {
        OpKind::Store(p, _)
        | OpKind::Fill(p, _)
        | OpKind::Push(p, _, _)
        | OpKind::Truncate(p, _)
        | OpKind::Acc(p, _)
        | OpKind::ZeroAll(p)
        | OpKind::ZeroLike(p)
        | OpKind::Resize(p, _)
        | OpKind::Room(p)
        | OpKind::Relend(p, _)
        | OpKind::Restore(p) => place(p),
        OpKind::Copy { dst, .. } | OpKind::AccAll { dst, .. } => place(dst),
        OpKind::AccDot(acc) => place(&acc.dst),
        OpKind::View { root, of, .. } if is_exclusive(func, *root) => place(of),
        OpKind::Rows(rows) => place(&rows.of),
        OpKind::Swap(a, b) => {
            place(a);
            place(b);
        }
        OpKind::Pop(p, root, _) => {
            place(p);
            root.iter().for_each(|root| f(Key::Primal(*root)));
        }
        OpKind::Alloc(root, _)
        | OpKind::Recreate(root)
        | OpKind::Lend(root)
        | OpKind::Hold(root)
        | OpKind::Reinstate(root) => f(Key::Primal(*root)),
        OpKind::Shadow(root, _) | OpKind::Fit(root) => f(key(func, &Base::Shadow(*root))),
        OpKind::Call(call) => written_by_call(func, call, f),
        OpKind::CallRev(rev) => {
            written_by_call(func, &rev.call, f);
            rev.bars.iter().for_each(|bar| written_bar(func, bar, f));
            written_seed(func, &rev.seed, f);
        }
        _ => {}
    }
}

fn is_exclusive(func: &Func, view: RootId) -> bool {
    matches!(
        func.root(view).kind,
        RootKind::View { mutable: true, .. } | RootKind::View { cells: true, .. }
    )
}

fn written_by_call(func: &Func, call: &Call, f: &mut dyn FnMut(Key)) {
    for arg in &call.args {
        written_arg(func, arg, f);
    }
    for root in call.ret.iter().flat_map(Bind::roots) {
        f(Key::Primal(root));
    }
}

fn written_arg(func: &Func, arg: &CallArg, f: &mut dyn FnMut(Key)) {
    match arg {
        CallArg::RefMut(place) => keys(func, place).into_iter().for_each(f),
        CallArg::Tuple(args) | CallArg::Opt(args) => {
            args.iter().for_each(|arg| written_arg(func, arg, f))
        }
        CallArg::Dot(arg) => written_arg(func, arg, f),
        _ => {}
    }
}

fn written_bar(func: &Func, bar: &BarSlot, f: &mut dyn FnMut(Key)) {
    match bar {
        BarSlot::Own(place) | BarSlot::Shadow(place) => {
            keys(func, place).into_iter().for_each(f);
        }
        BarSlot::Tuple(slots) | BarSlot::Opt(slots) => {
            slots.iter().for_each(|slot| written_bar(func, slot, f))
        }
        _ => {}
    }
}

fn written_seed(func: &Func, seed: &SeedArg, f: &mut dyn FnMut(Key)) {
    super::demand::seed_shadows(seed, &mut |root| f(key(func, &Base::Shadow(root))));
}
