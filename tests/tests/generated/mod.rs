//! The batches; written by the `fuzz` binary.

mod batch_1;
mod batch_121;
mod batch_161;
mod batch_41;
mod batch_81;
