//! Variables that equations define, and linear algebra: derivatives against those of the iteration itself, unrolled until
//! the derivative has converged, and against difference quotients.
// The functions are written as people write them.
#![allow(clippy::all)]

#[macro_use]
extern crate grad_tests;

mod implicit {
    mod closures;
    mod errors;
    mod maps;
    mod matrices;
    mod memory;
    mod minima;
    mod scalars;
    mod second;
}
