//! The derivatives of the programs, written by hand in safe Rust, with the signatures of the emitted companions.
//!
//! They are what the emitted code is measured against. Each returns the primal value bit for bit.

pub mod ba;
pub mod det;
pub mod gmm;
pub mod hello;
pub mod kmeans;
pub mod llsq;
pub mod lse;
pub mod lstm;
pub mod ode;
mod scratch;
