//! The programs themselves, written as anybody would write them: flat slices, index loops, helper functions.
//!
//! Nothing in here knows that it is benchmarked; `#[grad]` is the only trace of differentiation.

// Index loops are how most numeric code is written.
#![allow(clippy::needless_range_loop)]

pub mod ba;
pub mod det;
pub mod gmm;
pub mod hello;
pub mod ht;
pub mod kmeans;
pub mod llsq;
pub mod lse;
pub mod lstm;
pub mod ode;
pub mod particle;
pub mod saddle;
