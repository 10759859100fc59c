//! Reverse-mode automatic differentiation of plain Rust functions.
pub use grad_macro::grad;

#[doc(hidden)]
pub mod special;
