//! Forward mode: tangents against the gradient, and against difference quotients.
// The constructs are the point, not the shortest way to write them.
#![allow(clippy::all)]
#![allow(dead_code)]

mod forward {
    mod language;
    mod second;
}
