//! Methods of the user's types.
#![allow(clippy::all)]

#[path = "methods/single.rs"]
mod single;
