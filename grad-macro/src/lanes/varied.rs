//! What depends on the direction.

use crate::ir::{
    ArgKind, Base, Bind, CallMode, LoopKind, Op, OpKind, Place, Region, RootId, RootKind, ValId,
};
use crate::maps::HashSet;
use crate::reverse::Joint;

/// Values, the contents of roots, and their shadows.
#[derive(Default)]
pub struct Varied {
    pub vals: HashSet<ValId>,
    pub roots: HashSet<RootId>,
    pub shadows: HashSet<RootId>,
}

impl Varied {
    /// `None` where something depends on it that cannot stand once per direction.
    pub fn of(joint: &Joint, own: usize) -> Option<Varied> {
        let mut varied = Varied::default();
        for param in &joint.func.params[own..] {
            varied.bind(&param.bind);
        }
        // What is returned or added to: one for each lane, whatever flows into it.
        for (n, info) in joint.func.roots.iter().enumerate() {
            if matches!(info.kind, RootKind::ParamRef { .. } | RootKind::ParamVal) {
                varied.shadows.insert(RootId(n as u32));
            }
        }
        let replays: Vec<(ValId, ValId)> = joint.func.replays.clone();
        loop {
            let before = varied.size();
            varied.region(&joint.region);
            for (back, kept) in &replays {
                if varied.vals.contains(kept) || varied.vals.contains(back) {
                    varied.vals.extend([*back, *kept]);
                }
            }
            if varied.size() == before {
                break;
            }
        }
        let mut fits = true;
        joint.region.walk(&mut |op| fits &= varied.fits(op));
        fits.then_some(varied)
    }

    fn size(&self) -> usize {
        self.vals.len() + self.roots.len() + self.shadows.len()
    }

    fn bind(&mut self, bind: &Bind) {
        match bind {
            Bind::Val(v) => {
                self.vals.insert(*v);
            }
            Bind::Root(root) => {
                self.roots.insert(*root);
            }
            Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().for_each(|p| self.bind(p)),
        }
    }

    fn place(&self, place: &Place) -> bool {
        let mut found = false;
        place.for_each_base(&mut |base| {
            found |= match base {
                Base::Root(root) => self.roots.contains(root),
                Base::Shadow(root) => self.shadows.contains(root),
                Base::Select(..) => false,
            };
        });
        found
    }

    fn mark(&mut self, place: &Place) {
        place.for_each_base(&mut |base| {
            match base {
                Base::Root(root) => self.roots.insert(*root),
                Base::Shadow(root) => self.shadows.insert(*root),
                Base::Select(..) => false,
            };
        });
    }

    /// Whether this op stands once per lane.
    pub fn op(&self, op: &Op) -> bool {
        let used = op.operands().iter().any(|v| self.vals.contains(v));
        let touched = op.kind.places().iter().any(|place| self.place(place));
        let begun = match &op.kind {
            // All lanes have the same lengths.
            OpKind::Len(_) => return false,
            OpKind::Shadow(root, _) => self.shadows.contains(root),
            kind => kind.allocates().iter().any(|r| self.roots.contains(r)),
        };
        used || touched || begun || op.results.iter().any(|v| self.vals.contains(v))
    }

    fn region(&mut self, region: &Region) {
        region.ops.iter().for_each(|op| self.flow(op));
    }

    fn flow(&mut self, op: &Op) {
        match &op.kind {
            OpKind::If { cond, then, els } => {
                self.region(then);
                self.region(els);
                let whole = self.vals.contains(cond);
                if whole {
                    for region in [then, els] {
                        region.for_each_def_deep(&mut |v| {
                            self.vals.insert(v);
                        });
                    }
                }
                for (n, result) in op.results.iter().enumerate() {
                    let (a, b) = (then.yields[n], els.yields[n]);
                    if whole || self.vals.contains(&a) || self.vals.contains(&b) {
                        self.vals.insert(*result);
                    }
                }
            }
            OpKind::Loop(l) => {
                let (index, exit) = (usize::from(l.has_index()), usize::from(l.has_exit));
                for n in 0..l.init.len() {
                    let mut same =
                        vec![l.body.params[index + n], op.results[l.extra_results() + n]];
                    if let LoopKind::While { cond } = &l.kind {
                        same.push(cond.params[n]);
                    }
                    let mut others = vec![l.init[n], l.body.yields[exit + n]];
                    others.extend(&same);
                    if others.iter().any(|v| self.vals.contains(v)) {
                        self.vals.extend(same);
                    }
                }
                if let LoopKind::While { cond } = &l.kind {
                    self.region(cond);
                }
                self.region(&l.body);
            }
            OpKind::Record(_) | OpKind::Replay | OpKind::Len(_) => {}
            kind => {
                if !self.op(op) {
                    return;
                }
                self.vals.extend(&op.results);
                match kind {
                    OpKind::Alloc(root, _) | OpKind::Recreate(root) => {
                        self.roots.insert(*root);
                    }
                    OpKind::Pop(_, Some(root), _) => {
                        self.roots.insert(*root);
                    }
                    OpKind::Store(place, _)
                    | OpKind::Fill(place, _)
                    | OpKind::Push(place, _, _)
                    | OpKind::Acc(place, _)
                    | OpKind::Copy { dst: place, .. }
                    | OpKind::AccAll { dst: place, .. } => self.mark(place),
                    OpKind::AccDot(acc) => self.mark(&acc.dst),
                    OpKind::Swap(a, b) => {
                        self.mark(a);
                        self.mark(b);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Whether the op can be written once per lane, or need not be.
    fn fits(&self, op: &Op) -> bool {
        let varies = |v: &ValId| self.vals.contains(v);
        let mut fixed = true;
        for place in op.kind.places() {
            place.for_each_value(&mut |v| fixed &= !varies(v));
        }
        fixed
            && match &op.kind {
                OpKind::If { cond, then, els } if varies(cond) => is_pure(then) && is_pure(els),
                OpKind::Loop(l) => {
                    let bounds = match &l.kind {
                        LoopKind::For { lo, hi, step, .. } => {
                            ![Some(*lo), Some(*hi), *step].iter().flatten().any(varies)
                        }
                        LoopKind::While { cond } => !cond.yields.iter().any(varies),
                        LoopKind::Forever => true,
                    };
                    bounds && !(l.has_exit && varies(&l.body.yields[0]))
                }
                OpKind::Call(call) => call.mode == CallMode::Primal && !self.op(op),
                OpKind::Effect(template, args) => {
                    // Without tokens it stands for an early return.
                    let untouched = |what: &ArgKind| match what {
                        ArgKind::Val(v) => !varies(v),
                        ArgKind::Place(place) => !self.place(place),
                    };
                    !template.0.is_empty() && args.iter().all(|arg| untouched(&arg.what))
                }
                OpKind::CallRev(_)
                | OpKind::View { .. }
                | OpKind::Rows(_)
                | OpKind::Fit(_)
                | OpKind::Room(_)
                | OpKind::Relend(..)
                | OpKind::Lend(_)
                | OpKind::Hold(_)
                | OpKind::Reinstate(_) => false,
                OpKind::Truncate(_, v) | OpKind::Resize(_, v) => !varies(v),
                OpKind::ZeroLike(place) => !self.place(place),
                _ => true,
            }
    }
}

/// Nothing but values.
fn is_pure(region: &Region) -> bool {
    let mut pure = true;
    region.walk(&mut |op| {
        pure &= matches!(
            op.kind,
            OpKind::Lit(_)
                | OpKind::Const(_)
                | OpKind::Undef
                | OpKind::Math(..)
                | OpKind::Pure(..)
                | OpKind::Select(..)
                | OpKind::Load(_)
                | OpKind::If { .. }
        );
    });
    pure
}
