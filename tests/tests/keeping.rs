//! Functions that write into their callers' memory: old contents come back only where somebody reads them, and
//! gradients do not notice.
#![allow(clippy::all)]

#[macro_use]
extern crate grad_tests;

mod keeping {
    mod extents;
    mod integrators;
    mod layers;
    mod off;
    mod stored;
}
