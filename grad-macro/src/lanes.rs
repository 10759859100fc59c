//! Sweeps in several directions at once: what depends on the direction stands once per direction, everything else once.
//!
//! ```text
//! fn f(x, x_dot, seed)                                  fn f(x, x_dot_0, x_dot_1, seed)
//!     y = sin(x)                                            y = sin(x)
//!     c = cos(x)                                            c = cos(x)
//!     x_bar = seed * (0 - y * x_dot)                        x_bar_0 = seed * (0 - y * x_dot_0)
//!                                                           x_bar_1 = seed * (0 - y * x_dot_1)
//! ```
//! Two steps: find what depends on the direction ([`Varied`], a fixpoint over the region), then write those ops once per
//! lane with values and roots of their own. Lane 0 keeps the names that were there. What is saved for every lane is restored in
//! the opposite order.
//!
//! Deliberately refused (`None`, and the directions are taken one by one): calls that a derivative flows through, `&mut`
//! parameters, results in an `Option`.

mod varied;

use crate::ir::{
    Base, Bind, Func, LoopKind, Op, OpKind, Param, Place, Region, RootId, RootKind, ShadowInit,
    ValId,
};
use crate::maps::HashMap;
use crate::reverse::{Joint, Slot};
use varied::Varied;

/// Both sweeps with several directions.
pub struct Lanes {
    /// The slots of the function's own parameters, lane after lane; so are the yields.
    pub joint: Joint,
    /// How many of these slots are one lane's.
    pub own: usize,
    /// The roots of parameters whose shadow is not the first lane's, with their lane.
    pub shadows: Vec<(RootId, usize)>,
}

/// `joint` are the sweeps of a function whose last half of parameters are the direction, called `dots` in each lane.
pub fn spread(joint: &Joint, dots: &[Vec<proc_macro2::Ident>]) -> Option<Lanes> {
    let own = joint.func.params.len() / 2;
    let varied = Varied::of(joint, own)?;
    let mut spread = Spread {
        func: joint.func.clone(),
        varied,
        lanes: dots.len(),
        vals: HashMap::default(),
        roots: HashMap::default(),
    };
    spread.params(own, dots);
    let ops = spread.ops(&joint.region.ops);
    let leaves = joint.region.yields.len() - joint.slots.iter().map(scalars).sum::<usize>();
    let (mut yields, mut slots) = (vec![], vec![]);
    for k in 0..spread.lanes {
        for v in &joint.region.yields[leaves..] {
            yields.push(spread.val(*v, k));
        }
        for slot in &joint.slots[..own] {
            slots.push(spread.slot(slot, k));
        }
    }
    let is_param = |root: &RootId| matches!(joint.func.root(*root).kind, RootKind::ParamRef { .. });
    let shadows = spread.roots.iter().filter(|(root, _)| is_param(root));
    let shadows = shadows.flat_map(|(_, lanes)| lanes.iter().copied().zip(1..));
    let shadows = shadows.collect();
    Some(Lanes {
        joint: Joint {
            func: spread.func,
            region: Region {
                params: joint.region.params.clone(),
                ops,
                yields,
            },
            slots,
            seeds: joint.seeds.clone(),
            uses_tape: joint.uses_tape,
            reuses: joint.reuses,
            lends_tape: None,
        },
        own,
        shadows,
    })
}

fn scalars(slot: &Slot) -> usize {
    match slot {
        Slot::None | Slot::LeftOut | Slot::Shadow(_) => 0,
        Slot::Val(_) => 1,
        Slot::Tuple(parts) => parts.iter().map(scalars).sum(),
        Slot::Opt(_, payload) => 1 + scalars(payload),
    }
}

struct Spread {
    func: Func,
    varied: Varied,
    lanes: usize,
    /// What stands for a value or a root in the lanes behind the first.
    vals: HashMap<ValId, Vec<ValId>>,
    roots: HashMap<RootId, Vec<RootId>>,
}

impl Spread {
    // ---- names ------------------------------------------------------------------------------

    fn val(&mut self, v: ValId, lane: usize) -> ValId {
        if lane == 0 || !self.varied.vals.contains(&v) {
            return v;
        }
        if !self.vals.contains_key(&v) {
            let info = self.func.val(v).clone();
            let more = (1..self.lanes).map(|_| {
                let twin = self.func.new_val(info.ty, info.name.clone(), info.span);
                self.func.vals[twin.0 as usize].again = info.again;
                twin
            });
            let more = more.collect();
            self.vals.insert(v, more);
        }
        self.vals[&v][lane - 1]
    }

    fn twin(&mut self, root: RootId, lane: usize) -> RootId {
        if !self.roots.contains_key(&root) {
            let info = self.func.root(root).clone();
            let more = (1..self.lanes).map(|_| {
                self.func.roots.push(info.clone());
                RootId(self.func.roots.len() as u32 - 1)
            });
            let more = more.collect();
            self.roots.insert(root, more);
        }
        self.roots[&root][lane - 1]
    }

    fn root(&mut self, root: RootId, lane: usize) -> RootId {
        match lane > 0 && self.varied.roots.contains(&root) {
            true => self.twin(root, lane),
            false => root,
        }
    }

    fn shadow(&mut self, root: RootId, lane: usize) -> RootId {
        match lane > 0 && self.varied.shadows.contains(&root) {
            true => self.twin(root, lane),
            false => root,
        }
    }

    fn base(&mut self, place: &mut Place, lane: usize) {
        match &mut place.base {
            Base::Root(root) => *root = self.root(*root, lane),
            Base::Shadow(root) => *root = self.shadow(*root, lane),
            Base::Select(_, options) => options.iter_mut().for_each(|o| self.base(o, lane)),
        }
    }

    fn slot(&mut self, slot: &Slot, lane: usize) -> Slot {
        match slot {
            Slot::None => Slot::None,
            Slot::LeftOut => Slot::LeftOut,
            Slot::Val(v) => Slot::Val(self.val(*v, lane)),
            Slot::Shadow(root) => Slot::Shadow(self.shadow(*root, lane)),
            Slot::Tuple(parts) => {
                Slot::Tuple(parts.iter().map(|part| self.slot(part, lane)).collect())
            }
            Slot::Opt(some, payload) => {
                Slot::Opt(self.val(*some, lane), Box::new(self.slot(payload, lane)))
            }
        }
    }

    /// The directions of the further lanes become further parameters.
    fn params(&mut self, own: usize, dots: &[Vec<proc_macro2::Ident>]) {
        let first: Vec<Param> = self.func.params[own..].to_vec();
        for (k, dots) in dots.iter().enumerate() {
            for (n, (param, dot)) in first.iter().zip(dots).enumerate() {
                if k == 0 {
                    self.func.params[own + n].ident = dot.clone();
                    continue;
                }
                let at = self.func.params.len();
                let bind = self.bound(&param.bind, k, at);
                self.func.params.push(Param {
                    ident: dot.clone(),
                    bind,
                    wrt: false,
                });
            }
        }
    }

    fn bound(&mut self, bind: &Bind, lane: usize, at: usize) -> Bind {
        match bind {
            Bind::Val(v) => Bind::Val(self.val(*v, lane)),
            Bind::Root(root) => {
                let twin = self.root(*root, lane);
                if let RootKind::ParamRef { param, .. } = &mut self.func.roots[twin.0 as usize].kind
                {
                    *param = at;
                }
                Bind::Root(twin)
            }
            Bind::Tuple(parts) => {
                Bind::Tuple(parts.iter().map(|p| self.bound(p, lane, at)).collect())
            }
            Bind::Opt(parts) => Bind::Opt(parts.iter().map(|p| self.bound(p, lane, at)).collect()),
        }
    }

    // ---- ops --------------------------------------------------------------------------------

    fn ops(&mut self, ops: &[Op]) -> Vec<Op> {
        let mut out = vec![];
        for op in ops {
            self.op(op, &mut out);
        }
        out
    }

    fn op(&mut self, op: &Op, out: &mut Vec<Op>) {
        match &op.kind {
            OpKind::If { cond, then, els } if !self.varied.vals.contains(cond) => {
                let [then, els] = [then, els].map(|branch| Region {
                    params: vec![],
                    ops: self.ops(&branch.ops),
                    yields: self.carried(&branch.yields, &op.results),
                });
                let cond = *cond;
                let kind = OpKind::If { cond, then, els };
                out.push(Op {
                    results: self.all(&op.results),
                    kind,
                    src: op.src,
                });
            }
            OpKind::Loop(l) => {
                let (index, exit) = (usize::from(l.has_index()), usize::from(l.has_exit));
                let carried = &l.body.params[index..];
                let mut spread = (**l).clone();
                spread.init = self.carried(&l.init, carried);
                spread.body.params.truncate(index);
                spread.body.params.extend(self.all(carried));
                spread.body.ops = self.ops(&l.body.ops);
                spread.body.yields.truncate(exit);
                let yields = self.carried(&l.body.yields[exit..], carried);
                spread.body.yields.extend(yields);
                if let LoopKind::While { cond } = &l.kind {
                    let cond = Region {
                        params: self.all(&cond.params),
                        ops: self.ops(&cond.ops),
                        yields: cond.yields.clone(),
                    };
                    spread.kind = LoopKind::While { cond };
                }
                out.push(Op {
                    results: self.all(&op.results),
                    kind: OpKind::Loop(Box::new(spread)),
                    src: op.src,
                });
            }
            OpKind::Record(vals) => {
                let kind = OpKind::Record(self.all(vals));
                out.push(Op { kind, ..op.clone() });
            }
            OpKind::Replay => {
                let results = self.all(&op.results);
                out.push(Op {
                    results,
                    ..op.clone()
                });
            }
            _ if self.varied.op(op) => {
                let backwards = matches!(op.kind, OpKind::Restore(_) | OpKind::Recreate(_));
                for n in 0..self.lanes {
                    let lane = if backwards { self.lanes - 1 - n } else { n };
                    out.push(self.in_lane(op, lane));
                }
            }
            _ => out.push(op.clone()),
        }
    }

    /// Each value, or one for each lane.
    fn all(&mut self, vals: &[ValId]) -> Vec<ValId> {
        self.carried(vals, vals)
    }

    /// The same where `like` decides.
    fn carried(&mut self, vals: &[ValId], like: &[ValId]) -> Vec<ValId> {
        let mut out = vec![];
        for (v, like) in vals.iter().zip(like) {
            let lanes = match self.varied.vals.contains(like) {
                true => self.lanes,
                false => 1,
            };
            out.extend((0..lanes).map(|lane| self.val(*v, lane)));
        }
        out
    }

    fn in_lane(&mut self, op: &Op, lane: usize) -> Op {
        let mut op = op.clone();
        op.rename_deep(&mut |v| self.val(v, lane));
        self.places(&mut op, lane);
        op.kind.for_each_region_mut(&mut |region| {
            region.walk_mut(&mut |op| self.places(op, lane));
        });
        op
    }

    fn places(&mut self, op: &mut Op, lane: usize) {
        op.kind
            .for_each_place_mut(&mut |place| self.base(place, lane));
        match &mut op.kind {
            OpKind::Alloc(root, _) | OpKind::Recreate(root) | OpKind::Pop(_, Some(root), _) => {
                *root = self.root(*root, lane);
            }
            OpKind::Shadow(root, init) => {
                let twin = self.shadow(*root, lane);
                // The root itself may be one for all lanes.
                if matches!(init, ShadowInit::Like) && twin != *root {
                    *init = ShadowInit::As(self.root(*root, lane));
                }
                *root = twin;
            }
            _ => {}
        }
    }
}
