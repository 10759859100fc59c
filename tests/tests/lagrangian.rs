//! `#[grad(lagrangian)]`: functions as constraints, and their multipliers.

#![allow(
    clippy::needless_range_loop,
    clippy::assign_op_pattern,
    clippy::let_and_return
)]

mod lagrangian {
    #[macro_use]
    pub mod support;
    mod calls;
    mod functions;
    mod graphs;
    mod inputs;
    mod loops;
    mod nested;
    mod optimisation;
    mod scalars;
    mod shapes;
}
