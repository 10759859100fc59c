//! The batches; written by the `fuzz` binary.

mod batch_112000;
