//! The error of a result that only an alias names.

/// `Result`, by any name.
pub trait Fallible {
    /// What it holds in the place of a value.
    type Error;
}

impl<T, E> Fallible for Result<T, E> {
    type Error = E;
}
