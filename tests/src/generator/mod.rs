//! Random programs from the language that `#[grad]` accepts, and what their gradients should be.

pub mod ast;
pub mod case;
pub mod edit;
pub mod grow;
pub mod harness;
pub mod interp;
pub mod number;
pub mod print;
pub mod rng;
pub mod visit;
