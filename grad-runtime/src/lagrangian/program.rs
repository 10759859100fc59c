//! What the emitted code says about a function.

use alloc::vec::Vec;
use core::fmt::Debug;

use super::trace::Recorder;
use super::tree::Tree;
use crate::Tangent;

/// A constrained variable of the source, as a field of the variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// The field's name: that of the variable, with a number where the source assigns it several times.
    pub name: &'static str,
    /// The line of the source, in its file; 0 if rustc does not tell.
    pub line: u32,
    /// The statement on one line, shortened.
    pub text: &'static str,
    /// What computes it: `mul`, `exp`, `call g`, `copy`, `choice`; empty for the field of those without a name.
    pub operation: &'static str,
    /// The loops around it, outermost first, by number.
    pub loops: &'static [usize],
    /// It stands in a branch within the innermost loop, so that there need not be a value for every trip.
    pub optional: bool,
    /// It collects what has no name in the source, in the order in which it is computed.
    pub unnamed: bool,
}

impl Field {
    #[doc(hidden)]
    pub const fn new(
        name: &'static str,
        (line, text): (u32, &'static str),
        operation: &'static str,
        loops: &'static [usize],
        [optional, unnamed]: [bool; 2],
    ) -> Field {
        Field {
            name,
            line,
            text,
            operation,
            loops,
            optional,
            unnamed,
        }
    }
}

/// A place in the source that computes a constrained value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// The field that holds its values.
    pub field: usize,
    /// The name of the field, or `t1`, `t2`, .. for what has no name.
    pub label: &'static str,
    /// What is computed: `a * b`.
    pub operation: &'static str,
    /// The line of the source, in its file; 0 if rustc does not tell.
    pub line: u32,
    /// The statement.
    pub text: &'static str,
    /// The loops around it, outermost first, by number.
    pub loops: &'static [usize],
}

impl Node {
    #[doc(hidden)]
    pub const fn new(
        field: usize,
        label: &'static str,
        operation: &'static str,
        (line, text): (u32, &'static str),
        loops: &'static [usize],
    ) -> Node {
        Node {
            field,
            label,
            operation,
            line,
            text,
            loops,
        }
    }
}

/// What a node reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edge {
    /// It is an input, else a node.
    pub is_input: bool,
    /// The number of the input or the node.
    pub from: usize,
    /// The node that reads it.
    pub to: usize,
    /// The derivative, as a formula.
    pub partial: &'static str,
}

impl Edge {
    #[doc(hidden)]
    pub const fn input(from: usize, to: usize, partial: &'static str) -> Edge {
        Edge {
            is_input: true,
            from,
            to,
            partial,
        }
    }

    #[doc(hidden)]
    pub const fn node(from: usize, to: usize, partial: &'static str) -> Edge {
        Edge {
            is_input: false,
            ..Edge::input(from, to, partial)
        }
    }
}

/// The differentiated inputs of a function, by name.
pub trait Inputs: Clone + PartialEq + Debug {
    #[doc(hidden)]
    fn parts(&self) -> Vec<(&'static str, &dyn Part)>;
    #[doc(hidden)]
    fn parts_mut(&mut self) -> Vec<(&'static str, &mut dyn Part)>;
}

/// One input: anything that is its own tangent.
pub trait Part {
    /// The number of components.
    fn count(&self) -> usize;
    /// Appends the components.
    fn write(&self, out: &mut Vec<f64>);
    /// Replaces the components.
    fn read(&mut self, from: &[f64]);
}

impl<T: Tangent> Part for T {
    fn count(&self) -> usize {
        Tangent::len(self)
    }
    fn write(&self, out: &mut Vec<f64>) {
        let start = out.len();
        out.resize(start + Tangent::len(self), 0.0);
        self.flatten(&mut out[start..]);
    }
    fn read(&mut self, from: &[f64]) {
        self.unflatten(from);
    }
}

/// The constrained variables of a function, by name.
pub trait Variables: Clone + PartialEq + Debug + Default {
    #[doc(hidden)]
    fn parts(&self) -> Vec<&dyn Tree>;
    #[doc(hidden)]
    fn parts_mut(&mut self) -> Vec<&mut dyn Tree>;
}

/// A function as a set of constraints: implemented by emitted code, on what holds its other arguments.
pub trait Program {
    /// The differentiated inputs.
    type Inputs: Inputs;
    /// The constrained variables.
    type Variables: Variables;
    /// One per field of the variables.
    const FIELDS: &'static [Field];
    /// The places in the source that compute constrained values.
    const NODES: &'static [Node];
    /// What they read, in their order.
    const EDGES: &'static [Edge];
    /// What the source says at each loop.
    const LOOPS: &'static [&'static str];
    /// The function returns one number, which is what is differentiated unless weights are given.
    const SCALAR: bool;

    #[doc(hidden)]
    fn run(&self, x: &Self::Inputs, recorder: &mut Recorder<'_>);

    /// The Lagrangian; adds its gradients to the three last.
    #[doc(hidden)]
    fn value(
        &self,
        x: &Self::Inputs,
        at: At<'_>,
        x_bar: &mut Self::Inputs,
        bars: [&mut [f64]; 2],
    ) -> f64;

    /// The weighted outputs; adds the multipliers to the last.
    #[doc(hidden)]
    fn back(&self, x: &Self::Inputs, at: At<'_>, x_bar: &mut Self::Inputs, l: &mut [f64]) -> f64;

    /// The Hessian of the Lagrangian times a direction, given by its parts in x and in z, l.
    #[doc(hidden)]
    fn product(
        &self,
        x: &Self::Inputs,
        at: At<'_>,
        dx: &Self::Inputs,
        dots: [&[f64]; 2],
    ) -> (Self::Inputs, [Vec<f64>; 2]);
}

/// A point in flat form, with what is fixed.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    pub z: &'a [f64],
    pub l: &'a [f64],
    pub weights: &'a [f64],
    pub frozen: &'a [i64],
}
