//! Shapes that are found before anything is inlined: compound assignments, and branches that leave a loop.

use super::aliases::keys;
use super::graph::{Def, Graph, NodeId, RegionId, carried};
use super::plan::{Compound, Consumer, Planner, last_alive};
use crate::ir::{Base, BinOp, OpKind, Place, Proj, Pure, RootKind, ValId};
use crate::rules::Form;

impl Planner<'_, '_> {
    pub(super) fn find_exits(&mut self) {
        for node in self.alive_nodes() {
            let Some(exit) = carried(self.graph.nodes[node].op).and_then(|c| c.exit) else {
                continue;
            };
            if let Some(body) = self.graph.nodes[node].inner.last() {
                self.find_exit(*body, exit);
            }
        }
    }

    /// Does the region end in an `If` that yields a literal exit flag in some branch?
    fn find_exit(&mut self, region: RegionId, exit: ValId) -> bool {
        let Some(node) = last_alive(self.graph, self.demand, region) else {
            return false;
        };
        let op = self.graph.nodes[node].op;
        let (OpKind::If { then, els, .. }, Def::Result(at, k)) = (&op.kind, self.graph.def(exit))
        else {
            return false;
        };
        let yielded_only = op.results.iter().all(|v| {
            let consumer = self.consumer[v.0 as usize];
            !self.demand.needed[v.0 as usize]
                || self.uses[v.0 as usize] == 1
                    && matches!(consumer, Some(Consumer::Yield(by)) if by == region)
        });
        if at != node || !yielded_only {
            return false;
        }
        let (Some(a), Some(b)) = (then.yields.get(k), els.yields.get(k)) else {
            return false;
        };
        let inner = &self.graph.nodes[node].inner;
        let literal = |v: &ValId| self.graph.literal(*v).is_some();
        let then_exits = literal(a) || self.find_exit(inner[0], *a);
        let els_exits = literal(b) || self.find_exit(inner[1], *b);
        let found = then_exits || els_exits;
        if found {
            self.exits.insert(node);
        }
        found
    }

    pub(super) fn find_compounds(&mut self) {
        for node in self.alive_nodes() {
            if let Some((compound, load)) = self.compound(node) {
                self.compound.insert(node, compound);
                // The place is written once, so its path is used once.
                for v in self.graph.nodes[load].op.operands() {
                    self.uses[v.0 as usize] -= 1;
                }
            }
        }
    }

    fn compound(&mut self, node: NodeId) -> Option<(Compound, NodeId)> {
        let OpKind::Store(place, sum) = &self.graph.nodes[node].op.kind else {
            return None;
        };
        if !is_owned(self.graph, place) || !self.is_private(*sum, node) {
            return None;
        }
        let (op, args) = infix(&self.graph.def_op(*sum)?.kind)?;
        let swapped = matches!(op, "+" | "*");
        let pick = |k: usize| self.loaded(args[k], place, node);
        let (load, rest) = match pick(0) {
            Some(load) => (load, args[1]),
            None if swapped => (pick(1)?, args[0]),
            None => return None,
        };
        let loaded = self.graph.nodes[load].op.results[0];
        if rest == loaded {
            return None;
        }
        self.forced.extend([*sum, loaded]);
        Some((Compound { op, rest }, load))
    }

    /// Used only once, unnamed, and defined in the region of the op.
    fn is_private(&self, v: ValId, node: NodeId) -> bool {
        self.uses[v.0 as usize] == 1
            && self.graph.func.val(v).name.is_none()
            && self.graph.home(v) == self.graph.nodes[node].region
    }

    /// The load of this very place that makes `v`, if it may be moved down to `store`.
    fn loaded(&self, v: ValId, place: &Place, store: NodeId) -> Option<NodeId> {
        let Def::Result(node, _) = self.graph.def(v) else {
            return None;
        };
        let OpKind::Load(from) = &self.graph.nodes[node].op.kind else {
            return None;
        };
        let (start, end) = (self.graph.nodes[node].start, self.graph.nodes[store].start);
        let same = same_place(self.graph, from, place) && self.is_private(v, store);
        let written = keys(self.graph.func, from)
            .into_iter()
            .any(|key| self.writes.between(key, start, end - 1));
        (same && !written).then_some(node)
    }
}

/// Is the place written without cells?
fn is_owned(graph: &Graph, place: &Place) -> bool {
    match &place.base {
        _ if graph.func.is_in_cells(place) => false,
        Base::Root(_) => true,
        Base::Shadow(root) => match graph.func.root(*root).kind {
            RootKind::ParamRef { .. } => false,
            RootKind::View { mutable, .. } => mutable,
            _ => true,
        },
        Base::Select(..) => false,
    }
}

/// Do two places mean the same location, whatever is stored meanwhile?
fn same_place(graph: &Graph, a: &Place, b: &Place) -> bool {
    let bases = match (&a.base, &b.base) {
        (Base::Root(a), Base::Root(b)) | (Base::Shadow(a), Base::Shadow(b)) => a == b,
        _ => false,
    };
    let same_val = |a: &ValId, b: &ValId| {
        a == b || graph.literal(*a).is_some() && graph.literal(*a) == graph.literal(*b)
    };
    let same_opt = |a: &Option<ValId>, b: &Option<ValId>| match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => same_val(a, b),
        _ => false,
    };
    let same_step = |(a, b): (&Proj, &Proj)| match (a, b) {
        (Proj::Index(a), Proj::Index(b)) => same_val(a, b),
        (Proj::Field(a), Proj::Field(b)) => a == b,
        (Proj::Range(a, b), Proj::Range(c, d)) => same_opt(a, c) && same_opt(b, d),
        _ => false,
    };
    bases && a.path.len() == b.path.len() && a.path.iter().zip(&b.path).all(same_step)
}

/// An infix operation that has a compound assignment, and its two arguments.
pub fn infix(kind: &OpKind) -> Option<(&'static str, &[ValId])> {
    match kind {
        OpKind::Math(math, args) if math.path.is_none() && args.len() == 2 => {
            match math.rule.form {
                Form::Infix(op) => Some((op, args)),
                _ => None,
            }
        }
        OpKind::Pure(Pure::Bin(op), args) if args.len() == 2 => match op {
            BinOp::AndAnd | BinOp::OrOr => None,
            op => Some((op.symbol(), args)),
        },
        _ => None,
    }
}
