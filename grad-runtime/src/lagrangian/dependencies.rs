//! The graph of a view, with the numbers of a point.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::graph::{Graph, GraphEdge, GraphNode};
use super::program::{At, Edge, Inputs, Node, Program};
use super::trace::Slot;
use super::view::{PointOf, View, zeroed};

/// With more constraints than this, partials are not evaluated: one sweep is made for each.
const MANY: usize = 1000;

impl<P: Program> View<P> {
    /// The dependency graph with the numbers of this point. Loops are boxes; so are the calls of functions with views of
    /// their own.
    pub fn graph(&self, at: &PointOf<P>) -> Graph {
        let (z, l) = (self.flatten(&at.z), self.flatten(&at.l));
        let dx = self.gradient_x(at);
        let mut draw = Draw::default();
        for ((name, part), (_, bar)) in at.x.parts().iter().zip(dx.parts()) {
            let (mut values, mut multipliers) = (Vec::new(), Vec::new());
            part.write(&mut values);
            bar.write(&mut multipliers);
            draw.graph.nodes.push(GraphNode {
                name: name.to_string(),
                operation: String::new(),
                line: 0,
                text: String::new(),
                loops: vec![],
                is_input: true,
                values,
                multipliers,
            });
        }
        let inputs: Vec<Vec<usize>> = (0..draw.graph.nodes.len()).map(|n| vec![n]).collect();
        draw.nodes(P::NODES, P::LOOPS, &Around::default());
        draw.edges(P::NODES, P::EDGES, &[], &inputs);
        let Draw {
            mut graph,
            places,
            partials,
        } = draw;
        let edge = |((to, from), partial)| GraphEdge {
            from,
            to,
            partial,
            values: vec![],
        };
        graph.edges = partials.into_iter().map(edge).collect();
        let node_of: Vec<usize> = (self.slots().iter())
            .map(|slot| places[&path(slot)])
            .collect();
        for (n, node) in node_of.iter().enumerate() {
            graph.nodes[*node].values.push(z[n]);
            graph.nodes[*node].multipliers.push(l[n]);
        }
        if z.len() <= MANY {
            self.partials(at, &z, &node_of, &mut graph.edges);
        }
        graph
    }

    fn partials(&self, at: &PointOf<P>, z: &[f64], node_of: &[usize], edges: &mut [GraphEdge]) {
        let none = vec![0.0; self.outputs()];
        let mut unit = vec![0.0; z.len()];
        for (n, node) in node_of.iter().enumerate() {
            // With l the n-th unit vector and no weights, L is `f_n(z) - z_n`.
            unit[n] = 1.0;
            let point = At {
                weights: &none,
                ..self.at(z, &unit)
            };
            let (mut z_bar, mut l_bar) = (vec![0.0; z.len()], vec![0.0; z.len()]);
            let mut x_bar = zeroed(&at.x);
            self.program()
                .value(&at.x, point, &mut x_bar, [&mut z_bar, &mut l_bar]);
            unit[n] = 0.0;
            z_bar[n] += 1.0;
            let x_bar: Vec<Vec<f64>> = (x_bar.parts().iter())
                .map(|(_, part)| {
                    let mut out = Vec::new();
                    part.write(&mut out);
                    out
                })
                .collect();
            for edge in edges.iter_mut().filter(|e| e.to == *node) {
                match x_bar.get(edge.from) {
                    Some(bars) => edge.values.extend(bars.iter().filter(|d| **d != 0.0)),
                    None => {
                        let of = |(j, d): (usize, &f64)| {
                            (node_of[j] == edge.from && *d != 0.0).then_some(*d)
                        };
                        edge.values.extend(z_bar.iter().enumerate().filter_map(of));
                    }
                }
            }
        }
    }
}

/// The nodes of the calls around a constraint, and its own.
fn path(slot: &Slot) -> Vec<usize> {
    let calls = slot.calls.iter().map(|(node, _)| *node);
    calls.chain([slot.node]).collect()
}

/// Where a function is drawn.
#[derive(Clone, Default)]
struct Around {
    /// The calls, by their nodes; how the names in there begin; the boxes.
    calls: Vec<usize>,
    prefix: String,
    boxes: Vec<usize>,
}

#[derive(Default)]
struct Draw {
    graph: Graph,
    /// By the calls around them and the numbers there.
    places: BTreeMap<Vec<usize>, usize>,
    /// By the nodes that read and those that are read.
    partials: BTreeMap<(usize, usize), String>,
}

impl Draw {
    /// Adds the nodes of a function, and of those that it calls.
    fn nodes(&mut self, nodes: &[Node], loops: &[&str], around: &Around) {
        let first_loop = self.graph.loops.len();
        self.graph
            .loops
            .extend(loops.iter().map(ToString::to_string));
        for (n, node) in nodes.iter().enumerate() {
            let own = node.loops.iter().map(|n| first_loop + n);
            let boxes: Vec<usize> = around.boxes.iter().copied().chain(own).collect();
            let place = [&around.calls[..], &[n]].concat();
            let Some(callee) = node.callee else {
                self.places.insert(place, self.graph.nodes.len());
                self.graph.nodes.push(GraphNode {
                    name: around.prefix.clone() + node.label,
                    operation: node.operation.to_string(),
                    line: node.line,
                    text: node.text.to_string(),
                    loops: boxes,
                    is_input: false,
                    values: vec![],
                    multipliers: vec![],
                });
                continue;
            };
            let inner = Around {
                calls: place,
                prefix: around.prefix.clone() + node.label + ".",
                boxes: [&boxes[..], &[self.graph.loops.len()]].concat(),
            };
            self.graph.loops.push(node.operation.to_string());
            self.nodes(callee.nodes, callee.loops, &inner);
        }
    }

    /// Adds the edges between them. `inputs`: the nodes that each of the function's inputs comes from.
    fn edges(&mut self, nodes: &[Node], edges: &[Edge], calls: &[usize], inputs: &[Vec<usize>]) {
        for (n, node) in nodes.iter().enumerate() {
            let Some(callee) = node.callee else {
                continue;
            };
            let given = |position: &usize| -> Vec<usize> {
                let into = edges.iter();
                let into = into.filter(|e| e.to == n && e.argument == Some(*position));
                into.flat_map(|e| self.sources(e, nodes, calls, inputs))
                    .collect()
            };
            let given: Vec<Vec<usize>> = callee.inputs.iter().map(given).collect();
            let inner = [calls, &[n]].concat();
            self.edges(callee.nodes, callee.edges, &inner, &given);
        }
        for edge in edges.iter().filter(|edge| edge.argument.is_none()) {
            let to = self.places[&[calls, &[edge.to]].concat()];
            for from in self.sources(edge, nodes, calls, inputs) {
                let sum = self.partials.entry((to, from)).or_default();
                if !sum.is_empty() {
                    sum.push_str(" + ");
                }
                sum.push_str(edge.partial);
            }
        }
    }

    /// The nodes at the beginning of an edge: several where that is an input, or a call.
    fn sources(
        &self,
        edge: &Edge,
        nodes: &[Node],
        calls: &[usize],
        inputs: &[Vec<usize>],
    ) -> Vec<usize> {
        match edge.is_input {
            true => inputs[edge.from].clone(),
            false => self.behind(edge.from, nodes, calls),
        }
    }

    fn behind(&self, node: usize, nodes: &[Node], calls: &[usize]) -> Vec<usize> {
        let path = [calls, &[node]].concat();
        match nodes[node].callee {
            None => vec![self.places[&path]],
            Some(callee) => {
                let outputs = callee.outputs.iter();
                outputs
                    .flat_map(|n| self.behind(*n, callee.nodes, &path))
                    .collect()
            }
        }
    }
}
