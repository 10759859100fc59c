//! The dependency graph of the constraints, with numbers on it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

/// The dependency graph of a function's intermediate variables at a point: what each one is computed from, the partials
/// along the edges, values and multipliers at the nodes.
///
/// Backpropagation can be read off it: a node's multiplier is the sum, over the edges that leave it, of the multiplier
/// at the other end times the partial on the edge (and of its weight, if it is an output).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// The inputs, then the constraints in the order of the source.
    pub nodes: Vec<GraphNode>,
    /// In the order of the nodes that they lead to.
    pub edges: Vec<GraphEdge>,
    /// What the source says at each box, by number: loops, and calls of functions with views of their own.
    pub loops: Vec<String>,
}

/// An input or a constraint.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GraphNode {
    /// The variable's name; `t1`, `t2`, .. for what has none.
    pub name: String,
    /// What it is computed as: `a * b`. Empty for inputs.
    pub operation: String,
    /// The line of the source in its file; 0 for inputs.
    pub line: u32,
    /// The statement.
    pub text: String,
    /// The boxes around it, outermost first, by number.
    pub loops: Vec<usize>,
    /// An input of the function.
    pub is_input: bool,
    /// Its values: one, or one for every time that it is computed, or one for every component of an input.
    pub values: Vec<f64>,
    /// The multipliers, one per value; for inputs, the derivatives of the result.
    pub multipliers: Vec<f64>,
}

/// A dependency.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GraphEdge {
    /// The node that is read.
    pub from: usize,
    /// The node that reads it.
    pub to: usize,
    /// The derivative of the operation there, as a formula.
    pub partial: String,
    /// Its values: one, or those of all loop trips that are not zero, in order. Empty where there are too many.
    pub values: Vec<f64>,
}

impl Graph {
    /// The text of a node: name and operation, value, multiplier, one per line.
    pub(super) fn label(&self, node: &GraphNode) -> String {
        let head = match node.operation.is_empty() {
            true => node.name.clone(),
            false => format!("{} = {}", node.name, node.operation),
        };
        let mark = if node.is_input { "dL/dx" } else { "l" };
        let (values, multipliers) = (numbers(&node.values), numbers(&node.multipliers));
        match values.is_empty() {
            true => head,
            false => format!("{head}\nz = {values}\n{mark} = {multipliers}"),
        }
    }

    /// The text at an edge: the partial, and its value.
    pub(super) fn edge_label(&self, edge: &GraphEdge) -> String {
        let values = numbers(&edge.values);
        // A number already.
        match values.is_empty() || edge.partial.parse::<f64>().is_ok() {
            true => edge.partial.clone(),
            false => format!("{} = {values}", edge.partial),
        }
    }

    /// The graph in the DOT language of Graphviz; loops are boxes around their nodes.
    pub fn dot(&self) -> String {
        let mut out = String::from("digraph {\n  rankdir = TB;\n  node [shape = box];\n");
        self.dot_level(&mut out, &[]);
        for edge in &self.edges {
            let label = quoted(&self.edge_label(edge));
            let _ = writeln!(out, "  n{} -> n{} [label = {label}];", edge.from, edge.to);
        }
        out.push_str("}\n");
        out
    }

    /// The nodes with exactly these loops around, then the boxes within.
    fn dot_level(&self, out: &mut String, around: &[usize]) {
        let indent = "  ".repeat(around.len() + 1);
        let mut inner: Vec<usize> = Vec::new();
        for (n, node) in self.nodes.iter().enumerate() {
            if !node.loops.starts_with(around) {
                continue;
            }
            match node.loops.get(around.len()) {
                Some(next) if !inner.contains(next) => inner.push(*next),
                Some(_) => {}
                None => {
                    let shape = if node.is_input {
                        ", shape = ellipse"
                    } else {
                        ""
                    };
                    let label = quoted(&self.label(node));
                    let _ = writeln!(out, "{indent}n{n} [label = {label}{shape}];");
                }
            }
        }
        for next in inner {
            let text = self.loops.get(next).map_or("loop", String::as_str);
            let _ = writeln!(out, "{indent}subgraph cluster_{next} {{");
            let _ = writeln!(out, "{indent}  label = {};", quoted(text));
            self.dot_level(out, &[around, &[next]].concat());
            let _ = writeln!(out, "{indent}}}");
        }
    }
}

/// One number, or the first three and the last.
fn numbers(all: &[f64]) -> String {
    let texts = |some: &[f64]| {
        some.iter()
            .map(|x| number(*x))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match all {
        [_, _, _, _, _, ..] => format!("{}, .., {}", texts(&all[..3]), number(all[all.len() - 1])),
        all => texts(all),
    }
}

fn number(x: f64) -> String {
    let size = x.abs();
    if x == 0.0 || (1e-3..1e6).contains(&size) {
        let text = format!("{x:.4}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        return text.to_string();
    }
    format!("{x:.3e}")
}

fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('\n', "\\n"))
}
