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
    mod loops;
    mod scalars;
    mod shapes;
}
