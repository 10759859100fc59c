//! Checks the invariants stated in [`super`].
