//! Buffers that are needed during a call only, and kept for the next one.
//!
//! With the feature `std` each thread keeps them, by type; without it they are allocated each time.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::Cell;
use core::mem;
use core::ops::{Deref, DerefMut};

/// An empty `Vec`, with memory from an earlier use if there was one; it goes back when this is dropped.
///
/// Boxed, because boxes are what is kept.
#[allow(clippy::box_collection)]
pub struct Buffer<E: 'static>(Option<Box<Vec<E>>>);

impl<E: 'static> Buffer<E> {
    pub fn new() -> Self {
        Self(Some(kept::take().unwrap_or_default()))
    }
}

impl<E: 'static> Deref for Buffer<E> {
    type Target = Vec<E>;
    #[inline]
    fn deref(&self) -> &Vec<E> {
        self.0.as_ref().expect("present until it is dropped")
    }
}

impl<E: 'static> DerefMut for Buffer<E> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Vec<E> {
        self.0.as_mut().expect("present until it is dropped")
    }
}

impl<E: 'static> Drop for Buffer<E> {
    fn drop(&mut self) {
        if let Some(mut buffer) = self.0.take() {
            buffer.clear();
            kept::put_back(buffer);
        }
    }
}

/// The rows of a nested shadow as slices of cells.
pub struct Rows<'a, E> {
    rows: Vec<&'a [Cell<E>]>,
    /// Where the memory goes back to. Rows of any type and lifetime are of one size.
    memory: Buffer<&'static [u8]>,
}

impl<'a, E> Rows<'a, E> {
    pub fn new(rows: impl Iterator<Item = &'a [Cell<E>]>) -> Self {
        let mut memory = Buffer::new();
        let mut views = emptied(mem::take(&mut *memory));
        views.extend(rows);
        Self {
            rows: views,
            memory,
        }
    }
}

impl<'a, E> Deref for Rows<'a, E> {
    type Target = [&'a [Cell<E>]];
    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.rows
    }
}

impl<E> Drop for Rows<'_, E> {
    fn drop(&mut self) {
        *self.memory = emptied(mem::take(&mut self.rows));
    }
}

/// The memory of a `Vec` for elements of another type: kept where the sizes agree, because std collects in place.
fn emptied<A, B>(mut vec: Vec<A>) -> Vec<B> {
    vec.clear();
    vec.into_iter()
        .map(|_| unreachable!("it is empty"))
        .collect()
}

#[cfg(feature = "std")]
mod kept {
    use super::{Box, Vec};
    use core::any::Any;
    use core::cell::RefCell;

    std::thread_local! {
        static KEPT: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
    }

    /// The one last put back of this type. Out of reach while the thread ends: then there is none.
    pub fn take<T: 'static>() -> Option<Box<T>> {
        let find = |kept: &RefCell<Vec<Box<dyn Any>>>| {
            let mut kept = kept.borrow_mut();
            let at = kept.iter().rposition(|one| one.is::<T>())?;
            kept.swap_remove(at).downcast().ok()
        };
        KEPT.try_with(find).ok().flatten()
    }

    pub fn put_back<T: 'static>(one: Box<T>) {
        // While the thread ends it is dropped.
        let _ = KEPT.try_with(|kept| kept.borrow_mut().push(one));
    }
}

#[cfg(not(feature = "std"))]
mod kept {
    use super::Box;

    pub fn take<T: 'static>() -> Option<Box<T>> {
        None
    }

    pub fn put_back<T: 'static>(_: Box<T>) {}
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;

    #[test]
    fn memory_is_kept_by_type() {
        let mut floats = Buffer::<f64>::new();
        floats.resize(100, 0.0);
        let address = floats.as_ptr();
        drop(floats);
        assert_eq!(Buffer::<f32>::new().capacity(), 0);
        let again = Buffer::<f64>::new();
        assert_eq!((again.len(), again.as_ptr()), (0, address));
        assert_eq!(Buffer::<f64>::new().capacity(), 0);
    }

    #[test]
    fn rows_of_different_types_share_memory() {
        let (a, b) = ([Cell::new(1.0f64)], [Cell::new([0.0f32; 2])]);
        let rows = Rows::new([&a[..], &a[..]].into_iter());
        let address = rows.as_ptr().cast::<()>();
        drop(rows);
        let rows = Rows::new([&b[..]].into_iter());
        assert_eq!(rows.as_ptr().cast::<()>(), address);
    }
}
