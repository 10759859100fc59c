//! Numbers ops and regions of a function, so that analyses can speak of "before" and "within".
//!
//! Ops are numbered in pre-order: an op's nested ops follow it directly, hence "op `p` with everything
//! inside" is the interval `p..=end(p)`.

use crate::ir::{Func, Loop, Op, OpKind, Region, RootId, ValId};
use crate::maps::HashMap;

/// The number of an op in pre-order.
pub type Pos = usize;
/// A region's number; 0 is the function's body.
pub type RegionIx = usize;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RegionKind {
    Body,
    Branch,
    LoopBody,
}

#[derive(Clone, Debug)]
pub struct RegionInfo {
    pub kind: RegionKind,
    /// The enclosing region and the op that owns this one.
    pub parent: Option<(RegionIx, Pos)>,
    /// The first op's number and one past the last (nested ones included).
    pub start: Pos,
    pub end: Pos,
    /// The last region within it, or itself: those within are numbered one after the other.
    pub last: RegionIx,
}

/// Where things are.
#[derive(Debug, Default)]
pub struct Index {
    pub regions: Vec<RegionInfo>,
    /// Per op: the region it stands in, and the last number inside it.
    pub op_region: Vec<RegionIx>,
    pub op_end: Vec<Pos>,
    /// Regions of the control op at a position: branches in order, or the loop's body.
    pub nested: HashMap<Pos, Vec<RegionIx>>,
    /// Defining op of a value. Region parameters: the owning op's position.
    pub def: HashMap<ValId, Def>,
    /// Region and position of a local root's birth.
    pub birth: HashMap<RootId, (RegionIx, Pos)>,
}

#[derive(Clone, Copy, Debug)]
pub struct Def {
    pub region: RegionIx,
    pub pos: Pos,
    pub how: DefKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DefKind {
    /// A parameter of the function.
    Param,
    /// Result number n of the op at `pos`.
    Op(usize),
    /// The index of the `for` loop at `pos`.
    LoopIndex,
    /// Carried value n of the loop at `pos`.
    Carried(usize),
}

impl Index {
    pub fn of(func: &Func) -> Index {
        let mut index = Index::default();
        for param in &func.params {
            index.params(&param.bind);
        }
        index.region(&func.body, RegionKind::Body, None);
        index
    }

    fn params(&mut self, bind: &crate::ir::Bind) {
        use crate::ir::Bind;
        match bind {
            Bind::Val(v) => {
                let def = Def {
                    region: 0,
                    pos: 0,
                    how: DefKind::Param,
                };
                self.def.insert(*v, def);
            }
            Bind::Root(_) => {}
            Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().for_each(|p| self.params(p)),
        }
    }

    fn region(
        &mut self,
        region: &Region,
        kind: RegionKind,
        parent: Option<(RegionIx, Pos)>,
    ) -> RegionIx {
        let ix = self.regions.len();
        let start = self.op_region.len();
        self.regions.push(RegionInfo {
            kind,
            parent,
            start,
            end: start,
            last: ix,
        });
        for op in &region.ops {
            self.op(op, ix);
        }
        self.regions[ix].end = self.op_region.len();
        self.regions[ix].last = self.regions.len() - 1;
        ix
    }

    fn op(&mut self, op: &Op, region: RegionIx) {
        let pos = self.op_region.len();
        self.op_region.push(region);
        self.op_end.push(pos);
        for (n, &v) in op.results.iter().enumerate() {
            self.def.insert(
                v,
                Def {
                    region,
                    pos,
                    how: DefKind::Op(n),
                },
            );
        }
        match &op.kind {
            OpKind::Alloc(root, _) | OpKind::Pop(_, Some(root), _) => {
                self.birth.insert(*root, (region, pos));
            }
            OpKind::Call(call) => {
                if let Some(bind) = &call.ret {
                    self.call_roots(bind, region, pos);
                }
            }
            OpKind::If { then, els, .. } => {
                let parent = Some((region, pos));
                let then = self.region(then, RegionKind::Branch, parent);
                let els = self.region(els, RegionKind::Branch, parent);
                self.nested.insert(pos, vec![then, els]);
            }
            OpKind::Loop(l) => self.loop_(l, region, pos),
            _ => {}
        }
        self.op_end[pos] = self.op_region.len() - 1;
    }

    fn call_roots(&mut self, bind: &crate::ir::Bind, region: RegionIx, pos: Pos) {
        use crate::ir::Bind;
        match bind {
            Bind::Val(_) => {}
            Bind::Root(root) => {
                self.birth.insert(*root, (region, pos));
            }
            Bind::Tuple(parts) | Bind::Opt(parts) => {
                parts.iter().for_each(|p| self.call_roots(p, region, pos))
            }
        }
    }

    fn loop_(&mut self, l: &Loop, region: RegionIx, pos: Pos) {
        let body = self.region(&l.body, RegionKind::LoopBody, Some((region, pos)));
        let has_index = l.has_index();
        for (n, &v) in l.body.params.iter().enumerate() {
            let how = match n {
                0 if has_index => DefKind::LoopIndex,
                _ => DefKind::Carried(n - usize::from(has_index)),
            };
            self.def.insert(
                v,
                Def {
                    region: body,
                    pos,
                    how,
                },
            );
        }
        self.nested.insert(pos, vec![body]);
    }

    /// A region's ops with their numbers.
    pub fn numbered<'r>(
        &'r self,
        region: &'r Region,
        ix: RegionIx,
    ) -> impl Iterator<Item = (Pos, &'r Op)> + 'r {
        let mut next = self.regions[ix].start;
        region.ops.iter().map(move |op| {
            let pos = next;
            next = self.op_end[pos] + 1;
            (pos, op)
        })
    }

    /// The chain of regions from `region` outwards, itself first.
    pub fn outwards(&self, region: RegionIx) -> impl Iterator<Item = RegionIx> + '_ {
        std::iter::successors(Some(region), |&r| self.regions[r].parent.map(|(p, _)| p))
    }

    /// Whether `inner` is `outer` or lies within it.
    pub fn within(&self, inner: RegionIx, outer: RegionIx) -> bool {
        (outer..=self.regions[outer].last).contains(&inner)
    }

    /// The innermost loop body around `region` (itself included).
    pub fn loop_around(&self, region: RegionIx) -> Option<RegionIx> {
        self.outwards(region)
            .find(|&r| self.regions[r].kind == RegionKind::LoopBody)
    }

    /// The op of `region` that contains the op at `pos` (which lies within `region`).
    pub fn op_in(&self, region: RegionIx, pos: Pos) -> Pos {
        let mut pos = pos;
        while self.op_region[pos] != region {
            let (_, owner) = self.regions[self.op_region[pos]]
                .parent
                .expect("within the region");
            pos = owner;
        }
        pos
    }
}
