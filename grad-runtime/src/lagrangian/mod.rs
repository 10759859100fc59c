#![doc = include_str!("../lagrangian.md")]

mod address;
pub mod admm;
mod dependencies;
mod graph;
pub mod optimise;
mod program;
#[cfg(feature = "svg")]
mod svg;
mod trace;
mod tree;
mod view;

pub use graph::{Graph, GraphEdge, GraphNode};
#[doc(hidden)]
pub use program::{At, Part};
pub use program::{Edge, Field, Inputs, Listing, Node, Program, Variables, Viewed};
#[doc(hidden)]
pub use trace::Recorder;
#[doc(hidden)]
pub use tree::Tree;
pub use view::{Point, PointOf, Row, Table, View};
