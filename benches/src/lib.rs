//! The GradBench programs as a GradBench tool: plain Rust functions, their derivatives, and the protocol around them.

// The programs take their matrices as flat slices with dimensions, and their derivatives a buffer for each more.
#![allow(clippy::too_many_arguments)]

pub mod answer;
mod ba;
pub mod by_hand;
pub mod derivatives;
mod det;
mod gmm;
mod hello;
mod ht;
mod input;
pub mod kernels;
mod kmeans;
mod llsq;
mod lse;
mod lstm;
mod matrix;
mod ode;
mod optimiser;
mod particle;
pub mod programs;
pub mod protocol;
mod repeat;
mod saddle;
pub mod tool;
