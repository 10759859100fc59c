#![doc = include_str!("../lagrangian.md")]

mod program;
mod trace;
mod tree;
mod view;

#[doc(hidden)]
pub use program::{At, Part};
pub use program::{Field, Inputs, Program, Variables};
#[doc(hidden)]
pub use trace::Recorder;
#[doc(hidden)]
pub use tree::Tree;
pub use view::{Point, PointOf, Row, Table, View};
