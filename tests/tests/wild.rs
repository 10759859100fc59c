//! Functions written as people write them, each with many constructs at once: annotated as they are, and checked.
// Code of many hands: the style is part of the test.
#![allow(clippy::all)]
#![allow(dead_code)]

#[macro_use]
extern crate grad_tests;

mod wild {
    mod choices;
    mod collections;
    mod cursors;
    mod generic;
    mod given;
    mod iterators;
    mod matrices;
    mod models;
    mod settings;
    mod shading;
    mod sky_and_earth;
    mod steppers;
    mod valuation;
}
