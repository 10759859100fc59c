//! Derivatives of functions that use derivatives themselves, in all combinations of modes.
// The constructs are the point, not the shortest way to write them.
#![allow(clippy::all)]
#![allow(dead_code)]

mod orders {
    mod gradients;
    mod modes;
    mod operators;
    mod pullbacks;
    mod third;
}
