//! Iterators and slice methods as numeric code uses them, each checked against difference quotients
//! (gradients) and against itself (values, bit for bit).
// The constructs are the point, not the shortest way to write them.
#![allow(clippy::all)]

#[macro_use]
extern crate grad_tests;

mod iterators {
    mod adaptors;
    mod collecting;
    mod data;
    mod extremes;
    mod loops;
    mod reductions;
    mod slices;
    mod sources;
    mod taken;
}
