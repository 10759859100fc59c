//! Functions of the user's own structs, as numeric crates have them.
#![allow(clippy::all)]

#[path = "structs/beside.rs"]
mod beside;
#[path = "structs/borrowing.rs"]
mod borrowing;
#[path = "structs/boxed.rs"]
mod boxed;
#[path = "structs/consumed.rs"]
mod consumed;
#[path = "structs/derive.rs"]
mod derive;
#[path = "structs/evaluated.rs"]
mod evaluated;
#[path = "structs/fields.rs"]
mod fields;
#[path = "structs/grown.rs"]
mod grown;
#[path = "structs/lent.rs"]
mod lent;
#[path = "structs/names.rs"]
mod names;
#[path = "structs/nearest.rs"]
mod nearest;
#[path = "structs/sized.rs"]
mod sized;
#[path = "structs/skipped.rs"]
mod skipped;
#[path = "structs/trees.rs"]
mod trees;
#[path = "structs/vectors.rs"]
mod vectors;
