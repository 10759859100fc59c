//! Values of the user's types that stand where none was computed, and that nobody reads.

use core::marker::PhantomData;

use crate::save::Save;

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
    /// It.
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

/// A type of which some value is wanted.
pub struct Wanted<T>(pub PhantomData<T>);

/// Made of parts that have one, as what is recorded is.
pub trait OfParts<T> {
    /// It.
    fn some(self) -> T;
}

impl<T: Save> OfParts<T> for &&Wanted<T> {
    #[inline(always)]
    fn some(self) -> T {
        T::blank()
    }
}

/// By default, or for the error.
pub trait OfDefault<T> {
    /// It.
    fn some(self) -> T
    where
        T: StandIn;
}

impl<T> OfDefault<T> for &Wanted<T> {
    #[inline(always)]
    fn some(self) -> T
    where
        T: StandIn,
    {
        T::stand_in()
    }
}

/// The value of a type that is written, whose fields have no names where it is wanted.
#[macro_export]
#[doc(hidden)]
macro_rules! stand_in {
    ($ty:ty) => {
        match $crate::rt::Wanted::<$ty>(::core::marker::PhantomData) {
            wanted => {
                #[allow(unused_imports)]
                use $crate::rt::{OfDefault as _, OfParts as _};
                (&&wanted).some()
            }
        }
    };
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

#[cfg(test)]
mod tests {
    use crate::save::Save;

    #[derive(Debug, Default, PartialEq)]
    struct Clock(core::time::Duration);

    #[test]
    fn of_parts_or_by_default() {
        assert_eq!(stand_in!((f64, [u8; 2], Option<bool>)), (0.0, [0; 2], None));
        assert_eq!(stand_in!(Clock), Clock::default());
        fn of<T: Save>() -> T {
            stand_in!(T)
        }
        assert!(!of::<bool>());
    }
}
