//! The batches; written by the `fuzz` binary.

mod batch_20001;
