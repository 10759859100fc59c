//! Runnable examples of `#[grad]`.
