//! Methods of the user's types.
#![allow(clippy::all)]

#[path = "methods/blocks.rs"]
mod blocks;
#[path = "methods/single.rs"]
mod single;
#[path = "methods/traits.rs"]
mod traits;
