//! Values of the user's types that stand where none was computed, and that nobody reads.

/// What has such a value.
///
/// Memory that only some paths assign holds it on the others. Numbers have their zeros; of what a companion does not look
/// into, it is the default.
#[diagnostic::on_unimplemented(
    message = "`#[grad]` needs some value of `{Self}` for the paths that do not compute one",
    label = "not assigned on every path, and the type has no default",
    note = "derive `Default` for it, or return from the function where there is no value"
)]
pub trait StandIn: Sized {
    fn stand_in() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> StandIn for T {
    #[inline(always)]
    fn stand_in() -> Self {
        T::default()
    }
}

/// The value of the type that is wanted.
#[inline(always)]
pub fn stand_in<T: StandIn>() -> T {
    T::stand_in()
}

/// The list that stands for one to which nothing refers, and that nobody reads.
pub trait Nothing {
    /// It.
    const NOTHING: Self;
}

impl<T> Nothing for &[T] {
    const NOTHING: Self = &[];
}

#[cfg(feature = "alloc")]
impl<T> Nothing for &alloc::vec::Vec<T> {
    const NOTHING: Self = &alloc::vec::Vec::new();
}
