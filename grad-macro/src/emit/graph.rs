//! A function's ops and regions in one flat, numbered list, with the defining op of every value.
//!
//! *Positions* number what happens, in the order of the text: an op has a position at its start and, if it
//! contains regions, one at its end; a region has one for its beginning and one for its yields.

use crate::ir::{Func, LoopKind, Op, OpKind, Region, ValId};

pub type NodeId = usize;
pub type RegionId = usize;
pub type Pos = u32;

pub struct Graph<'a> {
    pub func: &'a Func,
    pub nodes: Vec<Node<'a>>,
    pub regions: Vec<RegionNode<'a>>,
    /// By value.
    defs: Vec<Def>,
}

/// An op.
pub struct Node<'a> {
    pub op: &'a Op,
    pub region: RegionId,
    pub start: Pos,
    pub end: Pos,
    /// The branches; a loop's condition, then its body.
    pub inner: Vec<RegionId>,
}

pub struct RegionNode<'a> {
    pub region: &'a Region,
    pub owner: Option<NodeId>,
    pub nodes: Vec<NodeId>,
    pub begin: Pos,
    pub end: Pos,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Def {
    /// A parameter of the function.
    Outside,
    Param(RegionId, usize),
    Result(NodeId, usize),
}

impl<'a> Graph<'a> {
    /// The top region has id 0.
    pub fn new(func: &'a Func, top: &'a Region) -> Self {
        let mut graph = Graph {
            func,
            nodes: Vec::new(),
            regions: Vec::new(),
            defs: vec![Def::Outside; func.vals.len()],
        };
        let mut clock = 0;
        graph.add_region(top, None, &mut clock);
        graph
    }

    fn add_region(
        &mut self,
        region: &'a Region,
        owner: Option<NodeId>,
        clock: &mut Pos,
    ) -> RegionId {
        let id = self.regions.len();
        self.regions.push(RegionNode {
            region,
            owner,
            nodes: Vec::new(),
            begin: tick(clock),
            end: 0,
        });
        for (at, v) in region.params.iter().enumerate() {
            self.defs[v.0 as usize] = Def::Param(id, at);
        }
        let nodes = region
            .ops
            .iter()
            .map(|op| self.add_node(op, id, clock))
            .collect();
        self.regions[id].nodes = nodes;
        self.regions[id].end = tick(clock);
        id
    }

    fn add_node(&mut self, op: &'a Op, region: RegionId, clock: &mut Pos) -> NodeId {
        let id = self.nodes.len();
        let start = tick(clock);
        for (at, v) in op.results.iter().enumerate() {
            self.defs[v.0 as usize] = Def::Result(id, at);
        }
        self.nodes.push(Node {
            op,
            region,
            start,
            end: start,
            inner: Vec::new(),
        });
        let inner: Vec<_> = op
            .kind
            .regions()
            .into_iter()
            .map(|region| self.add_region(region, Some(id), clock))
            .collect();
        if !inner.is_empty() {
            self.nodes[id].inner = inner;
            self.nodes[id].end = tick(clock);
        }
        id
    }

    pub fn def(&self, v: ValId) -> Def {
        self.defs[v.0 as usize]
    }

    /// The op that computes a value, if an op does.
    pub fn def_op(&self, v: ValId) -> Option<&'a Op> {
        match self.def(v) {
            Def::Result(node, _) => Some(self.nodes[node].op),
            _ => None,
        }
    }

    /// The region in which a value is defined; the top region for the function's parameters.
    pub fn home(&self, v: ValId) -> RegionId {
        match self.def(v) {
            Def::Outside => 0,
            Def::Param(region, _) => region,
            Def::Result(node, _) => self.nodes[node].region,
        }
    }

    pub fn is_loop(&self, node: NodeId) -> bool {
        matches!(self.nodes[node].op.kind, OpKind::Loop(_))
    }

    /// The text of a literal, if the value is one.
    pub fn literal(&self, v: ValId) -> Option<&'a str> {
        match &self.def_op(v)?.kind {
            OpKind::Lit(text) => Some(text),
            _ => None,
        }
    }
}

fn tick(clock: &mut Pos) -> Pos {
    *clock += 1;
    *clock
}

/// How the parameters, yields and results of a loop line up.
#[derive(Clone, Copy)]
pub struct Carried<'a> {
    pub init: &'a [ValId],
    pub params: &'a [ValId],
    /// The parameters of a `while` condition.
    pub cond_params: Option<&'a [ValId]>,
    pub yields: &'a [ValId],
    pub results: &'a [ValId],
    pub index: Option<ValId>,
    pub exit: Option<ValId>,
    pub trips: Option<ValId>,
    pub exited: Option<ValId>,
}

/// Takes a loop op apart. A malformed one gives short lists, never a panic.
pub fn carried(op: &Op) -> Option<Carried<'_>> {
    let OpKind::Loop(l) = &op.kind else {
        return None;
    };
    let has_index = matches!(l.kind, LoopKind::For { .. });
    let extra = op.results.len().saturating_sub(l.init.len());
    let body = &l.body;
    Some(Carried {
        init: &l.init,
        params: body.params.get(usize::from(has_index)..).unwrap_or(&[]),
        cond_params: match &l.kind {
            LoopKind::While { cond } => Some(&cond.params),
            _ => None,
        },
        yields: body.yields.get(usize::from(l.has_exit)..).unwrap_or(&[]),
        results: &op.results[extra..],
        index: if has_index {
            body.params.first().copied()
        } else {
            None
        },
        exit: if l.has_exit {
            body.yields.first().copied()
        } else {
            None
        },
        trips: (extra > 0).then(|| op.results[0]),
        exited: (extra > 1).then(|| op.results[1]),
    })
}
