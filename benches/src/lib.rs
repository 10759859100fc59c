//! The GradBench programs, written as plain Rust functions.
