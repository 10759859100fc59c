//! Kernels beyond GradBench, as a user would write them; each with a gradient written by hand beside it.
//!
//! The hand-written ones are what an expert would write: no tape where none is needed, buffers on the stack or reused.

// Index loops are how most numeric code is written.
#![allow(clippy::needless_range_loop)]

pub mod dense;
pub mod kalman;
pub mod kepler;
pub mod leapfrog;
pub mod lennard_jones;
pub mod logistic;
pub mod option;
pub mod pendulum;
pub mod rosenbrock;
pub mod scheduler;
pub mod spline;
pub mod water;
