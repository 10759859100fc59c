//! Where lists come from: `alloc`, or nowhere.
//!
//! Without the feature `alloc` there is a type in the place of `Vec` of which no value exists. Traits and companions
//! may name it, for functions of slices have it in their hidden signatures; nothing can make one.

#[cfg(feature = "alloc")]
pub use alloc::vec::Vec;
#[cfg(not(feature = "alloc"))]
pub use none::{ToOwned, Vec};

#[cfg(not(feature = "alloc"))]
mod none {
    use core::convert::Infallible;
    use core::marker::PhantomData;
    use core::ops::{Deref, DerefMut};
    use core::slice::{Iter, IterMut};

    /// Stands for a `Vec`, and is never there.
    #[derive(Clone, PartialEq, Debug)]
    pub struct Vec<T> {
        never: Infallible,
        of: PhantomData<T>,
    }

    impl<T> Vec<T> {
        #[cold]
        pub(crate) fn with_capacity(_: usize) -> Self {
            panic!(
                "a list of a length known at run time needs the feature `alloc` of `grad-runtime`"
            )
        }

        pub(crate) fn clear(&mut self) {
            match self.never {}
        }

        pub(crate) fn extend(&mut self, _: impl IntoIterator<Item = T>) {
            match self.never {}
        }

        pub(crate) fn extend_from_slice(&mut self, _: &[T]) {
            match self.never {}
        }

        pub(crate) fn as_slice(&self) -> &[T] {
            self
        }

        pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
            self
        }
    }

    /// Copies of what is borrowed: here of what has a size.
    pub trait ToOwned {
        /// What the copy is.
        type Owned;
        /// The copy.
        fn to_owned(&self) -> Self::Owned;
    }

    impl<T: Clone> ToOwned for T {
        type Owned = T;
        fn to_owned(&self) -> T {
            self.clone()
        }
    }

    impl<T: Clone> ToOwned for [T] {
        type Owned = Vec<T>;
        fn to_owned(&self) -> Vec<T> {
            Vec::with_capacity(self.len())
        }
    }

    impl<T> Default for Vec<T> {
        fn default() -> Self {
            Self::with_capacity(0)
        }
    }

    impl<T> FromIterator<T> for Vec<T> {
        fn from_iter<I: IntoIterator<Item = T>>(_: I) -> Self {
            Self::with_capacity(0)
        }
    }

    impl<T> Deref for Vec<T> {
        type Target = [T];
        fn deref(&self) -> &[T] {
            match self.never {}
        }
    }

    impl<T> DerefMut for Vec<T> {
        fn deref_mut(&mut self) -> &mut [T] {
            match self.never {}
        }
    }

    impl<T> AsMut<[T]> for Vec<T> {
        fn as_mut(&mut self) -> &mut [T] {
            self
        }
    }

    impl<'a, T> IntoIterator for &'a Vec<T> {
        type Item = &'a T;
        type IntoIter = Iter<'a, T>;
        fn into_iter(self) -> Iter<'a, T> {
            self.iter()
        }
    }

    impl<'a, T> IntoIterator for &'a mut Vec<T> {
        type Item = &'a mut T;
        type IntoIter = IterMut<'a, T>;
        fn into_iter(self) -> IterMut<'a, T> {
            self.iter_mut()
        }
    }
}
