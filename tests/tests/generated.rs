//! Generated programs with values and gradients from the dual-number interpreter
//! (`tests/src/generator`). `tests/README.md` says how to write new batches.
#![allow(warnings, arithmetic_overflow, unconditional_panic)]

#[path = "generated/mod.rs"]
mod programs;

/// Structs with methods and operators.
#[path = "generated/structs/mod.rs"]
mod structs;

/// Loops over lists.
#[path = "generated/numeric/mod.rs"]
mod numeric;
