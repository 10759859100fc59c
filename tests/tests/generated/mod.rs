//! The batches; written by the `fuzz` binary.

mod batch_1;
mod batch_33;
mod batch_65;
