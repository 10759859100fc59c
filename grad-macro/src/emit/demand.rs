//! Which ops and values the emitted code needs: what has an effect, and what that depends on.
//!
//! A worklist from the effects upward (mark phase of the usual dead code elimination), so that a loop-carried
//! value that only feeds itself is not needed either.

use super::graph::{Def, Graph, NodeId, carried};
use crate::ir::{Base, OpKind, Place, RootId, ShadowInit, ValId};
use crate::maps::HashSet;

pub struct Demand {
    /// By node.
    pub alive: Vec<bool>,
    /// By value.
    pub needed: Vec<bool>,
    pub roots: HashSet<RootId>,
    pub shadows: HashSet<RootId>,
}

/// `kept`: memory that the caller of the emission uses after the body.
pub fn demand(graph: &Graph, kept: &[Base]) -> Demand {
    let mut marker = Marker::new(graph);
    for base in kept {
        marker.base(base);
    }
    for v in &graph.regions[0].region.yields {
        marker.val(*v);
    }
    for (id, node) in graph.nodes.iter().enumerate() {
        if has_effect(&node.op.kind) {
            marker.node(id);
        }
    }
    marker.run();
    marker.out
}

/// Must it be executed even if nobody uses its results?
fn has_effect(kind: &OpKind) -> bool {
    !is_pure(kind)
        && !matches!(
            kind,
            OpKind::Alloc(..)
                | OpKind::Shadow(..)
                | OpKind::View { .. }
                | OpKind::Rows(_)
                | OpKind::If { .. }
                | OpKind::Loop(_)
        )
}

/// One result that depends on the operands and on memory only.
pub fn is_pure(kind: &OpKind) -> bool {
    is_free(kind)
        || matches!(
            kind,
            OpKind::Math(..)
                | OpKind::Pure(..)
                | OpKind::Select(..)
                | OpKind::Load(_)
                | OpKind::Len(_)
                | OpKind::SumAll(_)
                | OpKind::Dot(..)
                | OpKind::SumOf(_)
        )
}

/// Constants: written where they are used, as often as they are used.
pub fn is_free(kind: &OpKind) -> bool {
    matches!(kind, OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef)
}

struct Marker<'g, 'a> {
    graph: &'g Graph<'a>,
    out: Demand,
    nodes: Vec<NodeId>,
    vals: Vec<ValId>,
    /// The ops that begin the life of a root, of a shadow.
    allocs: Vec<Vec<NodeId>>,
    shadow_allocs: Vec<Vec<NodeId>>,
}

impl<'g, 'a> Marker<'g, 'a> {
    fn new(graph: &'g Graph<'a>) -> Self {
        let count = graph.func.roots.len();
        let mut allocs = vec![Vec::new(); count];
        let mut shadow_allocs = vec![Vec::new(); count];
        for (id, node) in graph.nodes.iter().enumerate() {
            match &node.op.kind {
                OpKind::Alloc(root, _) => allocs[root.0 as usize].push(id),
                OpKind::Shadow(root, _) => shadow_allocs[root.0 as usize].push(id),
                OpKind::View { root, of, .. } => match of.base {
                    Base::Shadow(_) => shadow_allocs[root.0 as usize].push(id),
                    _ => allocs[root.0 as usize].push(id),
                },
                OpKind::Rows(rows) => {
                    let begins = match rows.of.base {
                        Base::Shadow(_) => &mut shadow_allocs,
                        _ => &mut allocs,
                    };
                    let roots = rows.roots.iter();
                    roots.for_each(|root| begins[root.0 as usize].push(id));
                }
                _ => {}
            }
        }
        let out = Demand {
            alive: vec![false; graph.nodes.len()],
            needed: vec![false; graph.func.vals.len()],
            roots: HashSet::default(),
            shadows: HashSet::default(),
        };
        Marker {
            graph,
            out,
            nodes: Vec::new(),
            vals: Vec::new(),
            allocs,
            shadow_allocs,
        }
    }

    fn run(&mut self) {
        loop {
            if let Some(node) = self.nodes.pop() {
                self.visit_node(node);
            } else if let Some(v) = self.vals.pop() {
                self.visit_val(v);
            } else {
                return;
            }
        }
    }

    fn node(&mut self, node: NodeId) {
        if !std::mem::replace(&mut self.out.alive[node], true) {
            self.nodes.push(node);
        }
    }

    fn val(&mut self, v: ValId) {
        if !std::mem::replace(&mut self.out.needed[v.0 as usize], true) {
            self.vals.push(v);
        }
    }

    fn base(&mut self, base: &Base) {
        match base {
            Base::Root(root) => {
                if self.out.roots.insert(*root) {
                    for node in self.allocs[root.0 as usize].clone() {
                        self.node(node);
                    }
                }
            }
            Base::Shadow(root) => {
                if self.out.shadows.insert(*root) {
                    for node in self.shadow_allocs[root.0 as usize].clone() {
                        self.node(node);
                    }
                }
            }
            Base::Select(which, options) => {
                self.val(*which);
                for option in options {
                    self.base(&option.base);
                }
            }
        }
    }

    fn visit_node(&mut self, id: NodeId) {
        let graph = self.graph;
        let node = &graph.nodes[id];
        if let Some(owner) = graph.regions[node.region].owner {
            self.node(owner);
        }
        match &node.op.kind {
            // The initial values are needed one by one.
            OpKind::Loop(_) => self.loop_head(id),
            kind => kind.for_each_value(&mut |v| self.val(*v)),
        }
        for place in node.op.kind.places() {
            self.place(place);
        }
        match &node.op.kind {
            OpKind::Shadow(root, ShadowInit::Like)
            | OpKind::Shadow(_, ShadowInit::As(root))
            | OpKind::Lend(root)
            | OpKind::Hold(root)
            | OpKind::Reinstate(root)
            | OpKind::Fit(root)
            | OpKind::Recreate(root) => self.base(&Base::Root(*root)),
            // The zeros take the shape of the primal.
            OpKind::ZeroLike(place) => place.for_each_base(&mut |base| {
                if let Base::Shadow(root) = base {
                    self.base(&Base::Root(*root));
                }
            }),
            OpKind::CallRev(rev) => seed_shadows(&rev.seed, &mut |root| {
                self.base(&Base::Shadow(root));
            }),
            _ => {}
        }
    }

    fn place(&mut self, place: &Place) {
        self.base(&place.base);
    }

    fn loop_head(&mut self, id: NodeId) {
        let graph = self.graph;
        let OpKind::Loop(l) = &graph.nodes[id].op.kind else {
            return;
        };
        match &l.kind {
            crate::ir::LoopKind::For { lo, hi, step, .. } => {
                self.val(*lo);
                self.val(*hi);
                step.iter().for_each(|step| self.val(*step));
            }
            crate::ir::LoopKind::While { cond } => {
                cond.yields.iter().for_each(|v| self.val(*v));
            }
            crate::ir::LoopKind::Forever => {}
        }
        if l.has_exit {
            l.body.yields.iter().take(1).for_each(|v| self.val(*v));
        }
    }

    fn visit_val(&mut self, v: ValId) {
        let graph = self.graph;
        match graph.def(v) {
            Def::Outside => {}
            Def::Param(region, _) => {
                if let Some(owner) = graph.regions[region].owner {
                    self.carry(owner, v);
                }
            }
            Def::Result(node, at) => {
                self.node(node);
                match &graph.nodes[node].op.kind {
                    OpKind::If { then, els, .. } => {
                        then.yields.get(at).into_iter().for_each(|v| self.val(*v));
                        els.yields.get(at).into_iter().for_each(|v| self.val(*v));
                    }
                    OpKind::Loop(_) => self.carry(node, v),
                    _ => {}
                }
            }
        }
    }

    /// A carried value is needed in one of its forms, hence in those that feed it.
    fn carry(&mut self, node: NodeId, v: ValId) {
        let Some(c) = carried(self.graph.nodes[node].op) else {
            return;
        };
        let same = |list: &[ValId]| list.iter().position(|w| *w == v);
        let at = same(c.params)
            .or_else(|| same(c.results))
            .or_else(|| c.cond_params.and_then(same));
        if let Some(k) = at {
            c.init.get(k).into_iter().for_each(|v| self.val(*v));
            c.yields.get(k).into_iter().for_each(|v| self.val(*v));
        }
    }
}

/// The roots whose shadows a seed moves out.
pub fn seed_shadows(seed: &crate::ir::SeedArg, f: &mut dyn FnMut(RootId)) {
    match seed {
        crate::ir::SeedArg::Shadow(root) => f(*root),
        crate::ir::SeedArg::Tuple(parts) | crate::ir::SeedArg::Opt(parts) => {
            parts.iter().for_each(|part| seed_shadows(part, f));
        }
        _ => {}
    }
}

impl Demand {
    /// Which carried values of a loop are needed.
    pub fn carried(&self, graph: &Graph, node: NodeId) -> Vec<usize> {
        let Some(c) = carried(graph.nodes[node].op) else {
            return Vec::new();
        };
        let needed = |v: Option<&ValId>| v.is_some_and(|v| self.needed[v.0 as usize]);
        (0..c.init.len())
            .filter(|&k| {
                needed(c.params.get(k))
                    || needed(c.results.get(k))
                    || needed(c.cond_params.and_then(|p| p.get(k)))
            })
            .collect()
    }
}
