//! Ops that overwrite the whole of a root: what was there before is gone for whatever follows.
//!
//! ```text
//! let mut row = vec![0.0; n];
//! for i in 0..m { for j in 0..n { row[j] = .. }  ..  row[k] += ..;  .. }
//! ```
//! The inner loop kills `row` in each iteration of the outer one. So only its own writes can destroy what an earlier
//! iteration read (the sums that follow destroy what this iteration wrote), and no iteration sees anything of the one
//! before: for the outer loop, `row` might as well be declared inside.

use crate::ir::{
    Base, CopyHow, Func, Init, LoopKind, Mem, OpKind, Place, Proj, RootId, RootKind, ValId,
    try_place_type,
};
use crate::maps::{HashMap, HashSet};
use crate::reverse::index::{Index, Pos, RegionIx};
use crate::reverse::keep::Plan;
use crate::reverse::place::{same, whole};
use crate::reverse::returned_roots;

/// The op at `start`, with all that is nested in it.
#[derive(Clone, Copy, Debug)]
pub struct Kill {
    region: RegionIx,
    pub start: Pos,
    end: Pos,
    /// It does nothing else with the root than to overwrite it.
    blind: bool,
}

impl Kill {
    /// Whether the op at `pos` runs after the kill, in the same iteration of whatever loops are around both.
    pub fn precedes(&self, index: &Index, pos: Pos) -> bool {
        self.end < pos && index.within(index.op_region[pos], self.region)
    }

    /// Whether each iteration of this loop, if it gets as far as what the kill precedes, has run it.
    pub fn is_in(&self, index: &Index, body: RegionIx) -> bool {
        index.within(self.region, body)
    }
}

#[derive(Default)]
pub struct Kills {
    of: HashMap<RootId, Vec<Kill>>,
    /// Roots that conditions of `while` loops look at.
    watched: HashSet<RootId>,
}

impl Kills {
    pub fn of(func: &Func, index: &Index, plan: &Plan) -> Kills {
        let mut kills = Kills::default();
        if plan.off.iter().any(|pass| pass == "kills" || pass == "all") {
            return kills;
        }
        func.body.walk(&mut |op| {
            if let OpKind::Loop(l) = &op.kind
                && let LoopKind::While { cond } = &l.kind
            {
                cond.walk(&mut |op| {
                    op.kind
                        .for_each_place(&mut |place| kills.watched.extend(place.roots()));
                });
            }
        });
        let search = Search { func, index, plan };
        for (start, _) in plan.ops() {
            for place in search.overwritten(start) {
                let Base::Root(root) = place.base else {
                    continue;
                };
                // What is exchanged carries its contents elsewhere.
                if !place.path.is_empty() || plan.is_exchanged(root) {
                    continue;
                }
                let end = index.op_end[start];
                kills.of.entry(root).or_default().push(Kill {
                    region: index.op_region[start],
                    start,
                    end,
                    blind: search.mentions(root, start, end) == search.stores(root, start, end),
                });
            }
        }
        kills
    }

    pub fn of_root(&self, root: RootId) -> &[Kill] {
        self.of.get(&root).map_or(&[], Vec::as_slice)
    }

    /// Whether a root might as well be declared in the body of the loop at `pos`: each iteration overwrites it before it
    /// does anything else with it, and nothing else does anything with it.
    pub fn is_private(
        &self,
        (func, index, plan): (&Func, &Index, &Plan),
        root: RootId,
        pos: Pos,
    ) -> bool {
        let body = index.nested[&pos][0];
        let kills = self
            .of_root(root)
            .iter()
            .filter(|k| k.blind && k.is_in(index, body));
        let kills: Vec<&Kill> = kills.collect();
        if kills.is_empty()
            || self.watched.contains(&root)
            || !matches!(func.root(root).kind, RootKind::Local)
            || returned_roots(&func.ret).contains(&root)
        {
            return false;
        }
        plan.ops().all(|(at, op)| {
            let mut mentioned = false;
            op.kind
                .for_each_place(&mut |place| mentioned |= place.roots().contains(&root));
            let inside = pos < at && at <= index.op_end[pos];
            !mentioned
                || matches!(op.kind, OpKind::Len(_))
                || inside
                    && kills.iter().any(|kill| {
                        (kill.start <= at && at <= kill.end) || kill.precedes(index, at)
                    })
        })
    }
}

struct Search<'a> {
    func: &'a Func,
    index: &'a Index,
    plan: &'a Plan,
}

impl Search<'_> {
    /// The places all of which the op at `pos` overwrites, whenever it runs.
    fn overwritten(&self, pos: Pos) -> Vec<Place> {
        match &self.plan.op(pos).kind {
            OpKind::Store(place, _) | OpKind::Fill(place, _) => vec![place.clone()],
            OpKind::Copy {
                dst,
                how: CopyHow::Slice,
                ..
            } => vec![dst.clone()],
            OpKind::Copy { dst, .. } if !self.is_resizable(dst) => vec![dst.clone()],
            OpKind::Loop(l) => {
                let Some((lo, hi)) = l.counted() else {
                    return vec![];
                };
                if l.has_exit || self.plan.literal(lo) != Some("0") {
                    return vec![];
                }
                let body = self.index.nested[&pos][0];
                let each = self.ops_of(body).flat_map(|at| self.overwritten(at));
                each.filter_map(|place| self.swept(place, l.body.params[0], hi, body))
                    .collect()
            }
            _ => vec![],
        }
    }

    /// The ops that every run of a region executes.
    fn ops_of(&self, region: RegionIx) -> impl Iterator<Item = Pos> + '_ {
        let info = &self.index.regions[region];
        (info.start..info.end).filter(move |at| self.index.op_region[*at] == region)
    }

    /// What a loop overwrites that overwrites this in each iteration, for all its indices below `hi`.
    fn swept(&self, mut place: Place, index: ValId, hi: ValId, body: RegionIx) -> Option<Place> {
        let last = place.path.pop()?;
        let by_index = matches!(last, Proj::Index(v) if v == index);
        let mut outside = true;
        place.for_each_value(&mut |v| {
            let inside = |def: &crate::reverse::index::Def| self.index.within(def.region, body);
            outside &= !self.index.def.get(v).is_some_and(inside);
        });
        (by_index && outside && self.is_length(hi, &place)).then_some(place)
    }

    /// Whether a value is the number of elements of a place, whenever that is looked at.
    fn is_length(&self, v: ValId, place: &Place) -> bool {
        let Base::Root(root) = place.base else {
            return false;
        };
        if let Ok(Mem::Array(_, n)) = try_place_type(self.func, place) {
            let n = n.to_string();
            return match self
                .index
                .def
                .get(&v)
                .map(|def| &self.plan.op(def.pos).kind)
            {
                Some(OpKind::Lit(text)) => *text == n,
                Some(OpKind::Const(tokens)) => tokens.to_string() == n,
                Some(OpKind::Len(of)) => same(of, place),
                _ => false,
            };
        }
        if !place.path.is_empty() || !self.keeps_length(root) {
            return false;
        }
        let length_of = |of: &Place| {
            let def = self
                .index
                .def
                .get(&v)
                .map(|def| &self.plan.op(def.pos).kind);
            matches!(def, Some(OpKind::Len(place)) if same(place, of))
        };
        let born = self.index.birth.get(&root);
        let told = match born.map(|(_, pos)| &self.plan.op(*pos).kind) {
            Some(OpKind::Alloc(_, Init::Fill(_, Some(n)))) => *n == v,
            Some(OpKind::Alloc(_, Init::CopyOf(of))) => {
                of.path.is_empty()
                    && of.roots().iter().all(|r| self.keeps_length(*r))
                    && length_of(of)
            }
            _ => false,
        };
        told || length_of(&whole(root))
    }

    fn keeps_length(&self, root: RootId) -> bool {
        let slice = !matches!(self.func.root(root).ty, Mem::Vec(_) | Mem::Queue(_));
        slice
            || self.plan.writes(root).iter().all(|(pos, _)| {
                matches!(
                    self.plan.op(*pos).kind,
                    OpKind::Store(..)
                        | OpKind::Fill(..)
                        | OpKind::Copy {
                            how: CopyHow::Slice,
                            ..
                        }
                )
            })
    }

    fn is_resizable(&self, place: &Place) -> bool {
        try_place_type(self.func, place).map_or(true, |ty| super::memory::resizable(&ty))
    }

    /// How many ops have to do with a root.
    fn mentions(&self, root: RootId, start: Pos, end: Pos) -> usize {
        let mentions = |pos: &Pos| {
            let mut found = false;
            let kind = &self.plan.op(*pos).kind;
            kind.for_each_place(&mut |place| found |= place.roots().contains(&root));
            found
        };
        (start..=end).filter(mentions).count()
    }

    /// How many do nothing but write it.
    fn stores(&self, root: RootId, start: Pos, end: Pos) -> usize {
        let stores = |pos: &Pos| match &self.plan.op(*pos).kind {
            OpKind::Store(place, _) | OpKind::Fill(place, _) => place.roots().contains(&root),
            OpKind::Copy { dst, src, .. } => {
                dst.roots().contains(&root) && !src.roots().contains(&root)
            }
            _ => false,
        };
        (start..=end).filter(stores).count()
    }
}
