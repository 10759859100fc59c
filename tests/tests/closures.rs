//! Closures and functions as values, each checked against difference quotients (gradients) and against
//! itself (values, bit for bit).
// The constructs are the point, not the shortest way to write them.
#![allow(clippy::all)]

#[macro_use]
extern crate grad_tests;

mod closures {
    mod captures;
    mod elsewhere;
    mod handed;
    mod local;
    mod numerics;
    mod passed;
}
