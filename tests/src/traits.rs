//! Traits of another crate, which the attribute cannot read. Some of them take by value what others borrow.

/// What a thing covers.
pub trait Area: Sized {
    /// Not what anybody meant.
    fn area(self) -> f64 {
        0.0
    }
}

impl<T> Area for T {}

/// Growth that nobody sees.
pub trait Growing {
    /// Changes nothing.
    fn grow(&self, _by: f64) {}
}

impl<T> Growing for T {}

/// Sums that are kept elsewhere.
pub trait Tallied {
    /// Changes nothing.
    fn add_assign(&self, _more: f64) {}
}

impl<T> Tallied for T {}

/// Lengths.
pub trait Length {
    /// Of the first component.
    fn norm(self) -> f64;
}

impl Length for [f64; 2] {
    fn norm(self) -> f64 {
        self[0]
    }
}
