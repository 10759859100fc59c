//! What the primal computes or reads twice is computed and read once.
//!
//! ```text
//! valley = x[i + 1] - x[i] * x[i];  along = 1.0 - x[i]
//! ```
//! reads `x[i]` once: its adjoint is then summed in a variable and added to memory once, instead of three times one
//! after the other, each waiting for the memory that the one before has written.
//!
//! Value numbering over the tree of regions (Briggs, Cooper, Simpson 1997, section 3): an op is replaced by one before
//! it, in the same region or around it, that has the same operation, arguments and type. A read holds until something
//! that may be the same memory is written; reads from before a loop hold inside it if the loop does not write.

use std::fmt::Write as _;

use crate::ir::{
    ArgKind, Base, Func, LoopKind, Op, OpKind, Place, Proj, Pure, Region, RootId, ValId,
};
use crate::maps::HashMap;
use crate::reverse::writes_of;

pub fn share(func: &mut Func) {
    let mut body = std::mem::take(&mut func.body);
    let mut share = Share {
        func,
        literals: HashMap::default(),
        instead: HashMap::default(),
    };
    share.region(&mut body, &mut Known::default());
    func.body = body;
}

struct Share<'f> {
    func: &'f mut Func,
    literals: HashMap<ValId, String>,
    instead: HashMap<ValId, ValId>,
}

/// What has been computed, by operation and arguments.
#[derive(Clone, Default)]
struct Known {
    pure: HashMap<String, ValId>,
    reads: HashMap<String, (RootId, ValId)>,
}

impl Known {
    fn forget(&mut self, root: RootId) {
        self.reads.retain(|_, (of, _)| *of != root);
    }
}

impl Share<'_> {
    fn region(&mut self, region: &mut Region, known: &mut Known) {
        let mut kept = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            op.map_values(&mut |v| *self.instead.get(&v).unwrap_or(&v));
            if !self.known_already(&op, known) {
                self.inside(&mut op, known);
                kept.push(op);
            }
        }
        region.ops = kept;
        let instead = |v: &mut ValId| *v = *self.instead.get(v).unwrap_or(v);
        region.yields.iter_mut().for_each(instead);
    }

    fn known_already(&mut self, op: &Op, known: &mut Known) -> bool {
        if let OpKind::Lit(text) = &op.kind {
            let ty = self.func.ty(op.results[0]);
            self.literals.insert(op.results[0], format!("{text}{ty:?}"));
            return false;
        }
        let ([v], Some(key)) = (&op.results[..], self.key(op)) else {
            return false;
        };
        let root = match &op.kind {
            OpKind::Load(place) => match place.base {
                Base::Root(root) => Some(root),
                _ => None,
            },
            _ => None,
        };
        let before = match root {
            Some(_) => known.reads.get(&key).map(|(_, before)| *before),
            None => known.pure.get(&key).copied(),
        };
        let Some(before) = before else {
            match root {
                Some(root) => drop(known.reads.insert(key, (root, *v))),
                None => drop(known.pure.insert(key, *v)),
            }
            return false;
        };
        let name = self.func.vals[v.0 as usize].name.clone();
        let first = &mut self.func.vals[before.0 as usize];
        first.name = first.name.take().or(name);
        self.instead.insert(*v, before);
        true
    }

    fn inside(&mut self, op: &mut Op, known: &mut Known) {
        written(op).into_iter().for_each(|root| known.forget(root));
        op.kind.for_each_region(&mut |region| {
            region.walk(&mut |op| written(op).into_iter().for_each(|root| known.forget(root)));
        });
        match &mut op.kind {
            OpKind::If { then, els, .. } => {
                self.region(then, &mut known.clone());
                self.region(els, &mut known.clone());
            }
            OpKind::Loop(l) => {
                if let LoopKind::While { cond } = &mut l.kind {
                    self.region(cond, &mut known.clone());
                }
                self.region(&mut l.body, &mut known.clone());
            }
            _ => {}
        }
    }

    // ---- keys -------------------------------------------------------------------------------

    /// The same for ops that have the same result.
    fn key(&self, op: &Op) -> Option<String> {
        let mut key = match &op.kind {
            OpKind::Math(math, _) if math.path.is_none() => format!("{} ", math.rule.name),
            OpKind::Pure(Pure::Expr(_), _) => return None,
            OpKind::Pure(pure, _) => format!("{pure:?} "),
            OpKind::Select(..) => "select ".to_owned(),
            OpKind::Load(place) => return self.read(place, op),
            _ => return None,
        };
        op.kind.for_each_value(&mut |v| key += &self.name(*v));
        let _ = write!(key, "{:?}", self.func.ty(op.results[0]));
        Some(key)
    }

    fn read(&self, place: &Place, op: &Op) -> Option<String> {
        let Base::Root(root) = place.base else {
            return None;
        };
        let mut key = format!("{root:?}");
        for step in &place.path {
            match step {
                Proj::Index(i) => key += &format!("[{}]", self.name(*i)),
                Proj::Field(n) => key += &format!(".{n}"),
                Proj::Range(lo, hi) => {
                    for end in [lo, hi] {
                        key += "..";
                        key += &end.map_or(String::new(), |v| self.name(v));
                    }
                }
            }
        }
        let _ = write!(key, "{:?}", self.func.ty(op.results[0]));
        Some(key)
    }

    fn name(&self, v: ValId) -> String {
        match self.literals.get(&v) {
            Some(literal) => format!("{literal} "),
            None => format!("%{} ", v.0),
        }
    }
}

/// The roots that an op may write, nested ones apart.
fn written(op: &Op) -> Vec<RootId> {
    let mut roots: Vec<RootId> = writes_of(op).iter().flat_map(|p| p.roots()).collect();
    match &op.kind {
        OpKind::Alloc(root, _) => roots.push(*root),
        OpKind::Pop(_, Some(root), _) => roots.push(*root),
        OpKind::Effect(_, args) => {
            for arg in args {
                if let ArgKind::Place(place) = &arg.what {
                    roots.extend(place.roots());
                }
            }
        }
        OpKind::Call(call) => roots.extend(call.ret.iter().flat_map(|ret| ret.roots())),
        _ => {}
    }
    roots
}
