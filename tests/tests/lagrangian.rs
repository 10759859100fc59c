//! `#[grad(lagrangian)]`: functions as constraints, and their multipliers.

mod lagrangian {
    #[macro_use]
    pub mod support;
    mod calls;
    mod loops;
    mod scalars;
    mod shapes;
}
