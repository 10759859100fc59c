//! Decides, before anything is written, which values are written as expressions where they are used.
//!
//! A value is inlined if it is pure, has no name of its own, is used once, in the region of its definition, and
//! is part of no big expression. A load is inlined only if nothing between it and its use may write
//! what it reads. Step 1 counts uses, step 2 finds compound assignments, step 3 goes forward through the ops
//! and cuts big trees, step 4 goes backward and decides where inlined values are evaluated.

use super::aliases::{Writes, keys};
use super::demand::{Demand, is_free, is_pure};
use super::graph::{Graph, NodeId, Pos, RegionId, carried};
use super::live::Live;
use crate::ir::{Base, Func, LoopKind, Mem, OpKind, Place, Proj, Pure, ValId};
use crate::maps::{HashMap, HashSet};

/// More ops than this are not written as one expression.
const BIG: u32 = 12;

pub struct Plan<'a> {
    pub graph: Graph<'a>,
    pub demand: Demand,
    pub live: Live,
    /// The stores that are compound assignments.
    pub compound: HashMap<NodeId, Compound>,
    /// Ifs at the end of a loop's body whose branches leave the loop by a literal exit flag.
    pub exits: HashSet<NodeId>,
    uses: Vec<u32>,
    inline: Vec<bool>,
}

/// `place op= rest`.
#[derive(Clone, Copy)]
pub struct Compound {
    pub op: &'static str,
    pub rest: ValId,
}

#[derive(Clone, Copy)]
pub(super) enum Consumer {
    Node(NodeId),
    Yield(RegionId),
}

impl<'a> Plan<'a> {
    pub fn new(graph: Graph<'a>, demand: Demand) -> Self {
        let mut planner = Planner::new(&graph, &demand);
        planner.count();
        planner.find_exits();
        planner.find_compounds();
        planner.cut();
        planner.place();
        let live = planner.live();
        let (compound, exits) = (planner.compound, planner.exits);
        let (uses, inline) = (planner.uses, planner.inline);
        Plan {
            graph,
            demand,
            live,
            compound,
            exits,
            uses,
            inline,
        }
    }

    /// A constant.
    pub fn is_free(&self, v: ValId) -> bool {
        is_free_value(&self.graph, v)
    }

    /// Is the value written as an expression at its use?
    pub fn is_inlined(&self, v: ValId) -> bool {
        self.inline[v.0 as usize]
    }

    pub fn uses(&self, v: ValId) -> u32 {
        self.uses[v.0 as usize]
    }

    pub fn needs(&self, v: ValId) -> bool {
        self.demand.needed[v.0 as usize]
    }

    pub fn last_alive(&self, region: RegionId) -> Option<NodeId> {
        last_alive(&self.graph, &self.demand, region)
    }
}

pub(super) fn last_alive(graph: &Graph, demand: &Demand, region: RegionId) -> Option<NodeId> {
    let alive = |node: &&NodeId| demand.alive[**node] && !is_constant(graph, **node);
    graph.regions[region]
        .nodes
        .iter()
        .rev()
        .find(alive)
        .copied()
}

fn is_constant(graph: &Graph, node: NodeId) -> bool {
    let op = graph.nodes[node].op;
    op.results.first().is_some_and(|v| is_free_value(graph, *v))
}

fn is_free_value(graph: &Graph, v: ValId) -> bool {
    let Some(op) = graph.def_op(v) else {
        return false;
    };
    // A named float constant gets a `let` with its type.
    let info = graph.func.val(v);
    let typed = matches!(op.kind, OpKind::Const(_)) && info.ty.is_float() && info.name.is_some();
    is_free(&op.kind) && !typed
}

/// The values that an op itself uses, as often as they are written out.
fn operands(graph: &Graph, demand: &Demand, node: NodeId) -> Vec<ValId> {
    let op = graph.nodes[node].op;
    let (OpKind::Loop(l), Some(c)) = (&op.kind, carried(op)) else {
        return op.operands();
    };
    let mut out = Vec::new();
    if let LoopKind::For { lo, hi, step, .. } = &l.kind {
        out.extend([*lo, *hi]);
        out.extend(step);
        if has_frame(op) {
            // The frame's length, and the row of an iteration.
            out.extend([*lo, *hi, *lo, *hi]);
            out.extend(step);
        }
    }
    out.extend(demand.carried(graph, node).iter().map(|k| c.init[*k]));
    out
}

/// Does the loop's body record into, or replay from, a frame?
pub fn has_frame(op: &crate::ir::Op) -> bool {
    let OpKind::Loop(l) = &op.kind else {
        return false;
    };
    let for_loop = matches!(l.kind, LoopKind::For { .. });
    let records = |op: &crate::ir::Op| matches!(op.kind, OpKind::Record(_) | OpKind::Replay);
    l.frame && for_loop && l.body.ops.iter().any(records)
}

/// The yields that somebody needs.
pub fn needed_yields(graph: &Graph, demand: &Demand, region: RegionId) -> Vec<ValId> {
    let info = &graph.regions[region];
    let yields = &info.region.yields;
    let Some(owner) = info.owner else {
        return yields.clone();
    };
    let op = graph.nodes[owner].op;
    let Some(c) = carried(op) else {
        let needed = |(v, _): &(&ValId, &ValId)| demand.needed[v.0 as usize];
        let pairs = op.results.iter().zip(yields);
        return pairs.filter(needed).map(|(_, y)| *y).collect();
    };
    if graph.nodes[owner].inner.len() == 2 && graph.nodes[owner].inner[0] == region {
        return yields.clone();
    }
    let kept = demand.carried(graph, owner);
    let yielded = kept.iter().filter_map(|k| c.yields.get(*k).copied());
    c.exit.into_iter().chain(yielded).collect()
}

pub(super) struct Planner<'g, 'a> {
    pub(super) graph: &'g Graph<'a>,
    pub(super) demand: &'g Demand,
    pub(super) writes: Writes,
    pub(super) uses: Vec<u32>,
    pub(super) consumer: Vec<Option<Consumer>>,
    /// Where each value is used last by an op.
    last: Vec<Pos>,
    inline: Vec<bool>,
    /// Loads and sums that are part of a compound assignment: always inlined.
    pub(super) forced: HashSet<ValId>,
    /// By inlined value: where it is evaluated, and by which op that is written itself.
    at: Vec<(Pos, Option<NodeId>)>,
    pub(super) compound: HashMap<NodeId, Compound>,
    pub(super) exits: HashSet<NodeId>,
}

impl<'g, 'a> Planner<'g, 'a> {
    fn new(graph: &'g Graph<'a>, demand: &'g Demand) -> Self {
        let n = graph.func.vals.len();
        Planner {
            graph,
            demand,
            writes: Writes::new(graph),
            uses: vec![0; n],
            consumer: vec![None; n],
            last: vec![0; n],
            inline: vec![false; n],
            forced: HashSet::default(),
            at: vec![(0, None); n],
            compound: HashMap::default(),
            exits: HashSet::default(),
        }
    }

    pub(super) fn alive_nodes(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<'g, 'a> {
        let demand = self.demand;
        (0..self.graph.nodes.len()).filter(move |node| demand.alive[*node])
    }

    // ---- 1: uses --------------------------------------------------------------------------------

    fn count(&mut self) {
        for node in self.alive_nodes() {
            for v in operands(self.graph, self.demand, node) {
                self.uses[v.0 as usize] += 1;
                self.consumer[v.0 as usize] = Some(Consumer::Node(node));
                self.last[v.0 as usize] = self.graph.nodes[node].start;
            }
        }
        for region in 0..self.graph.regions.len() {
            for v in self.yields(region) {
                self.uses[v.0 as usize] += 1;
                self.consumer[v.0 as usize] = Some(Consumer::Yield(region));
            }
        }
    }

    fn yields(&self, region: RegionId) -> Vec<ValId> {
        match self.graph.regions[region].owner {
            Some(owner) if !self.demand.alive[owner] => Vec::new(),
            _ => needed_yields(self.graph, self.demand, region),
        }
    }

    // ---- 3: trees ------------------------------------------------------------------------------

    fn cut(&mut self) {
        let mut size = vec![1_u32; self.graph.func.vals.len()];
        for node in self.alive_nodes() {
            let op = self.graph.nodes[node].op;
            let (true, Some(v)) = (is_pure(&op.kind), op.results.first()) else {
                continue;
            };
            if is_free_value(self.graph, *v) {
                continue;
            }
            let inlined = |w: &ValId| self.inline[w.0 as usize];
            let operands = op.operands();
            let sum = operands
                .iter()
                .filter(|w| inlined(w))
                .map(|w| size[w.0 as usize])
                .sum::<u32>();
            size[v.0 as usize] = sum + 1;
            self.inline[v.0 as usize] =
                self.forced.contains(v) || sum < BIG && self.may_inline(*v, node);
        }
    }

    fn may_inline(&self, v: ValId, node: NodeId) -> bool {
        let info = self.graph.func.val(v);
        let region = self.graph.nodes[node].region;
        let kind = &self.graph.nodes[node].op.kind;
        let near = match self.consumer[v.0 as usize] {
            Some(Consumer::Node(user)) => self.graph.nodes[user].region == region,
            Some(Consumer::Yield(by)) => by == region,
            None => false,
        };
        // A float from a template gets a `let` with its type; sums are not cheap to look for.
        let asserted = matches!(kind, OpKind::Pure(Pure::Expr(_), _)) && info.ty.is_float();
        let sum = matches!(kind, OpKind::SumAll(_) | OpKind::Dot(..) | OpKind::SumOf(_));
        let sum = sum && !self.ends_branch(v);
        let named = info.name.is_some() && !self.ends_branch(v) && !self.waits(v, node);
        self.uses[v.0 as usize] == 1 && !named && near && !asserted && !sum
    }

    /// Is the value what a branch evaluates to, so that its name would say nothing?
    fn ends_branch(&self, v: ValId) -> bool {
        let Some(Consumer::Yield(region)) = self.consumer[v.0 as usize] else {
            return false;
        };
        let owner = self.graph.regions[region].owner;
        owner.is_some_and(|owner| !self.graph.is_loop(owner))
    }

    /// Is the value carried to the next iteration by a variable whose old content is still used after this op?
    fn waits(&self, v: ValId, node: NodeId) -> bool {
        let Some(Consumer::Yield(region)) = self.consumer[v.0 as usize] else {
            return false;
        };
        let owner = self.graph.regions[region].owner;
        let Some(c) = owner.and_then(|owner| carried(self.graph.nodes[owner].op)) else {
            return false;
        };
        let k = c.yields.iter().position(|y| *y == v);
        let old = k.and_then(|k| c.params.get(k));
        old.is_some_and(|old| self.last[old.0 as usize] > self.graph.nodes[node].start)
    }

    // ---- 4: positions ---------------------------------------------------------------------------

    fn place(&mut self) {
        for node in self.alive_nodes().rev() {
            let op = self.graph.nodes[node].op;
            let Some(v) = op.results.first().filter(|v| self.inline[v.0 as usize]) else {
                continue;
            };
            let (at, user) = self.use_of(*v);
            if self.is_overwritten(node, at, user) && !self.forced.contains(v) {
                self.inline[v.0 as usize] = false;
            }
            self.at[v.0 as usize] = (at, user);
        }
    }

    /// Where the one use of an inlined value is evaluated.
    fn use_of(&self, v: ValId) -> (Pos, Option<NodeId>) {
        match self.consumer[v.0 as usize] {
            Some(Consumer::Node(node)) => self.evaluated(node),
            Some(Consumer::Yield(region)) => (self.yield_at(region, v), None),
            None => (0, None),
        }
    }

    fn evaluated(&self, node: NodeId) -> (Pos, Option<NodeId>) {
        let info = &self.graph.nodes[node];
        match info.op.results.first() {
            Some(v) if is_pure(&info.op.kind) && self.inline[v.0 as usize] => self.at[v.0 as usize],
            _ => (info.start, Some(node)),
        }
    }

    /// What an exit `If` does not compute itself is assigned before it.
    fn yield_at(&self, region: RegionId, v: ValId) -> Pos {
        let end = self.graph.regions[region].end;
        match last_alive(self.graph, self.demand, region) {
            Some(node) if self.exits.contains(&node) => {
                let own = self.graph.nodes[node].op.results.contains(&v);
                if own {
                    end
                } else {
                    self.graph.nodes[node].start
                }
            }
            _ => end,
        }
    }

    fn is_overwritten(&self, node: NodeId, at: Pos, user: Option<NodeId>) -> bool {
        let info = &self.graph.nodes[node];
        if !reads_memory(&info.op.kind) {
            return false;
        }
        // After the body, memory is moved out.
        if at == self.graph.regions[0].end {
            return true;
        }
        // Assignments evaluate their right side first; other writers borrow the memory meanwhile.
        let assigns = user.is_some_and(|user| {
            matches!(
                self.graph.nodes[user].op.kind,
                OpKind::Store(..) | OpKind::Acc(..)
            )
        });
        let borrowed = info.op.results.first().zip(user);
        let borrowed = borrowed.is_some_and(|(v, user)| self.is_behind_borrow(*v, user));
        let last = if assigns && !borrowed { at - 1 } else { at };
        let places = info.op.kind.places();
        let mut keys = places.iter().flat_map(|p| keys(self.graph.func, p));
        keys.any(|key| self.writes.between(key, info.start, last))
    }

    /// Is the value part of an index behind a step that calls `index_mut`, which holds the memory: `v[1..][i] = ..`, `rows[k][i] = ..`
    /// of a `Vec` of lists?
    fn is_behind_borrow(&self, v: ValId, user: NodeId) -> bool {
        let (OpKind::Store(place, _) | OpKind::Acc(place, _)) = &self.graph.nodes[user].op.kind
        else {
            return false;
        };
        let mut part = v;
        while let Some(Consumer::Node(node)) = self.consumer[part.0 as usize] {
            if node == user {
                return behind_borrow(self.graph.func, place).contains(&part);
            }
            match self.graph.nodes[node].op.results.first() {
                Some(result) => part = *result,
                None => return false,
            }
        }
        false
    }

    fn live(&self) -> Live {
        let mut live = Live::new(self.graph);
        for node in self.alive_nodes() {
            let (at, _) = self.evaluated(node);
            let info = &self.graph.nodes[node];
            for v in operands(self.graph, self.demand, node) {
                live.add(self.graph, v, info.region, at);
            }
            if has_frame(info.op)
                && let (OpKind::Loop(l), Some(body)) = (&info.op.kind, info.inner.last())
                && let LoopKind::For { lo, hi, step, .. } = &l.kind
            {
                for v in step.iter().chain([lo, hi]) {
                    live.add(self.graph, *v, *body, self.graph.regions[*body].end);
                }
            }
        }
        for region in 0..self.graph.regions.len() {
            for v in self.yields(region) {
                live.add(self.graph, v, region, self.graph.regions[region].end);
            }
        }
        live.sort();
        live
    }
}

fn indices(step: &Proj) -> Vec<ValId> {
    match step {
        Proj::Index(v) => vec![*v],
        Proj::Range(lo, hi) => lo.iter().chain(hi).copied().collect(),
        Proj::Field(_) => vec![],
    }
}

/// The indices of a place that stand behind a step which is a call.
fn behind_borrow(func: &Func, place: &Place) -> Vec<ValId> {
    let (Base::Root(root) | Base::Shadow(root)) = place.base else {
        return place.path.iter().flat_map(indices).collect();
    };
    let mut part = Ok(func.root(root).ty.clone());
    let calls = |step: &Proj| {
        let vec = matches!(part, Ok(Mem::Vec(_) | Mem::Queue(_)) | Err(_));
        part = part.clone().and_then(|part| part.step(step));
        match step {
            Proj::Range(..) => true,
            Proj::Index(_) => vec,
            Proj::Field(_) => false,
        }
    };
    let Some(first) = place.path.iter().position(calls) else {
        return vec![];
    };
    let behind = place.path[first + 1..].iter();
    behind.flat_map(indices).collect()
}

fn reads_memory(kind: &OpKind) -> bool {
    matches!(
        kind,
        OpKind::Load(_) | OpKind::Len(_) | OpKind::SumAll(_) | OpKind::Dot(..) | OpKind::SumOf(_)
    )
}
