//! Methods of the user's types.

#[path = "methods/single.rs"]
mod single;
