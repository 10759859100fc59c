//! How much of its `&mut` arguments a function overwrites, as far as its signature can say it.
//!
//! Old contents can be recorded write by write, or at once on entry: everything from the first element up to a bound.
//! The latter is one copy, can be left out where the caller does not need the old contents, and is no more than the
//! former where the function sweeps over its argument.
//!
//! A write lies within a bound if its subscript is
//! 1. a literal, or the index of a loop that ends at a length or at an argument, plus or minus a literal;
//! 2. a sum of loop indices from zero, and of such indices times something (`i * n + j`): then the bound is the whole.
//!
//! Anything else (`y[start + i]`, `y[order[i]]`) may touch little of a long slice: no extent.

use crate::ir::{
    Base, BinOp, Bind, Func, LoopKind, Mem, OpKind, Place, Proj, Pure, RootId, RootKind, ValId,
};
use crate::reverse::index::{DefKind, Index, Pos, RegionKind};
use crate::reverse::keep::Plan;

/// What a function overwrites of one of its arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Extent {
    Nothing,
    Whole,
    /// The elements below the largest of these.
    Front(Vec<(Bound, usize)>),
}

/// A number that is known on entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    Zero,
    /// The value of a parameter, by position.
    Param(usize),
    /// The length of a parameter.
    Len(usize),
}

/// Per `&mut` parameter (by position) what is overwritten; `None` if that is not known of each.
pub fn extents(func: &Func) -> Option<Vec<(usize, Extent)>> {
    let index = Index::of(func);
    let plan = Plan::new(func, &index, vec![]);
    let search = Search {
        func,
        index: &index,
        plan: &plan,
    };
    let mut list = vec![];
    for (n, info) in func.roots.iter().enumerate() {
        if let RootKind::ParamRef {
            param,
            mutable: true,
        } = info.kind
        {
            let root = RootId(n as u32);
            let direct = matches!(func.params[param].bind, Bind::Root(r) if r == root);
            list.push((param, direct.then(|| search.extent(root))??));
        }
    }
    Some(list)
}

struct Search<'a> {
    func: &'a Func,
    index: &'a Index,
    plan: &'a Plan,
}

impl Search<'_> {
    fn extent(&self, root: RootId) -> Option<Extent> {
        let ty = &self.func.roots[root.0 as usize].ty;
        let writes = self.plan.writes(root);
        if writes.is_empty() {
            return Some(Extent::Nothing);
        }
        let swaps = |pos: &Pos| matches!(self.plan.op(*pos).kind, OpKind::Swap(..));
        if !is_plain(ty) || writes.iter().any(|(pos, _)| swaps(pos)) {
            return None;
        }
        let size = match ty {
            Mem::Scalar(_) => return Some(Extent::Whole),
            Mem::Array(_, n) => n.to_string().parse().unwrap_or(usize::MAX),
            _ => 0,
        };
        let repeated = writes
            .iter()
            .any(|(pos, place)| self.in_loop(*pos) || !ends_in_index(place));
        if !repeated && 4 * writes.len() < size {
            return None;
        }
        if matches!(ty, Mem::Array(..)) {
            return Some(Extent::Whole);
        }
        let mut front = vec![];
        for (_, place) in writes {
            match self.bound(place)? {
                Extent::Front(bounds) => front.extend(bounds),
                whole => return Some(whole),
            }
        }
        // Few elements of what may be a long slice.
        let far =
            |(bound, plus): &(Bound, usize)| *bound == Bound::Zero && *plus > 4 * writes.len();
        (repeated || !front.iter().any(far)).then_some(Extent::Front(front))
    }

    fn in_loop(&self, pos: Pos) -> bool {
        let mut regions = self.index.outwards(self.index.op_region[pos]);
        regions.any(|r| self.index.regions[r].kind == RegionKind::LoopBody)
    }

    fn bound(&self, place: &Place) -> Option<Extent> {
        if !matches!(place.base, Base::Root(_)) {
            return None;
        }
        match place.path.first() {
            None | Some(Proj::Range(_, None)) => Some(Extent::Whole),
            Some(Proj::Index(i)) => self.subscript(*i, 1),
            Some(Proj::Range(_, Some(hi))) => self.subscript(*hi, 0),
            Some(Proj::Field(_)) => None,
        }
    }

    /// The elements below `i + plus`.
    fn subscript(&self, i: ValId, plus: usize) -> Option<Extent> {
        match self.front(i, plus) {
            Some(bound) => Some(Extent::Front(vec![bound])),
            None => self.sweeps(i).then_some(Extent::Whole),
        }
    }

    fn front(&self, i: ValId, plus: usize) -> Option<(Bound, usize)> {
        if let Some(literal) = self.literal(i) {
            return Some((Bound::Zero, literal.checked_add(plus)?));
        }
        let def = self.index.def.get(&i)?;
        match def.how {
            DefKind::Param => {
                let is_i = |bind: &Bind| matches!(bind, Bind::Val(v) if *v == i);
                let param = self.func.params.iter().position(|p| is_i(&p.bind))?;
                Some((Bound::Param(param), plus))
            }
            DefKind::LoopIndex => {
                let OpKind::Loop(l) = &self.plan.op(def.pos).kind else {
                    return None;
                };
                let LoopKind::For {
                    lo, hi, inclusive, ..
                } = &l.kind
                else {
                    return None;
                };
                // The last index is one below the bound.
                let plus = if *inclusive {
                    plus
                } else {
                    plus.saturating_sub(1)
                };
                self.sweeps(*lo).then(|| self.front(*hi, plus))?
            }
            DefKind::Op(_) => match &self.plan.op(def.pos).kind {
                OpKind::Len(place) if place.path.is_empty() => {
                    let Base::Root(root) = place.base else {
                        return None;
                    };
                    match self.func.roots[root.0 as usize].kind {
                        RootKind::ParamRef { param, .. } => {
                            let slice =
                                !matches!(self.func.root(root).ty, Mem::Vec(_) | Mem::Queue(_));
                            slice.then_some((Bound::Len(param), plus))
                        }
                        _ => None,
                    }
                }
                OpKind::Pure(Pure::Bin(BinOp::Add), args) => match self.literal(args[1]) {
                    Some(more) => self.front(args[0], plus.checked_add(more)?),
                    None => None,
                },
                OpKind::Pure(Pure::Bin(BinOp::Sub), args) => {
                    self.literal(args[1])?;
                    self.front(args[0], plus)
                }
                _ => None,
            },
            DefKind::Carried(_) => None,
        }
    }

    fn literal(&self, v: ValId) -> Option<usize> {
        self.plan.literal(v)?.parse().ok()
    }

    /// Whether a subscript begins near zero and runs with the loops around it.
    fn sweeps(&self, v: ValId) -> bool {
        if self.literal(v).is_some() {
            return true;
        }
        let Some(def) = self.index.def.get(&v) else {
            return false;
        };
        match def.how {
            DefKind::Param => false,
            DefKind::LoopIndex => match &self.plan.op(def.pos).kind {
                OpKind::Loop(l) => {
                    matches!(&l.kind, LoopKind::For { lo, .. } if self.sweeps(*lo))
                }
                _ => false,
            },
            DefKind::Carried(n) => match &self.plan.op(def.pos).kind {
                OpKind::Loop(l) => self.sweeps(l.init[n]),
                _ => false,
            },
            DefKind::Op(_) => match &self.plan.op(def.pos).kind {
                OpKind::Pure(Pure::Bin(BinOp::Add), args) => args.iter().all(|a| self.sweeps(*a)),
                OpKind::Pure(Pure::Bin(BinOp::Sub), args) => {
                    self.sweeps(args[0]) && self.literal(args[1]).is_some()
                }
                OpKind::Pure(Pure::Bin(BinOp::Mul), args) => {
                    // A literal times something is somewhere.
                    args.iter()
                        .any(|a| self.literal(*a).is_none() && self.sweeps(*a))
                }
                _ => false,
            },
        }
    }
}

fn ends_in_index(place: &Place) -> bool {
    matches!(place.path.last(), Some(Proj::Index(_)))
}

/// Numbers, and arrays of them.
fn is_plain(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(_) => true,
        Mem::Array(elem, _) => is_plain(elem),
        Mem::Slice(elem) => !matches!(**elem, Mem::Slice(_)) && is_plain(elem),
        _ => false,
    }
}
