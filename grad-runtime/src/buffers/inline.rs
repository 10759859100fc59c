//! Buffers that are needed during a call only, where nothing can be allocated: short ones, in place.

use core::cell::Cell;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

/// How many elements fit.
const ROOM: usize = 64;

/// A short list in place.
pub struct Buffer<E> {
    room: Option<[E; ROOM]>,
    len: usize,
}

impl<E: Clone> Buffer<E> {
    pub fn new() -> Self {
        Self { room: None, len: 0 }
    }

    /// `len` elements of that value.
    pub fn resize(&mut self, len: usize, value: E) {
        assert!(
            len <= ROOM,
            "the adjoint of an inactive slice of length {len} has no room without the feature `alloc`, {ROOM} elements \
             have: pass an array, or leave the parameter out of the called function's gradient with `wrt(..)`"
        );
        self.room = Some(core::array::from_fn(|_| value.clone()));
        self.len = len;
    }
}

impl<E> Deref for Buffer<E> {
    type Target = [E];
    fn deref(&self) -> &[E] {
        self.room.as_ref().map_or(&[], |room| &room[..self.len])
    }
}

impl<E> DerefMut for Buffer<E> {
    fn deref_mut(&mut self) -> &mut [E] {
        let len = self.len;
        self.room.as_mut().map_or(&mut [], |room| &mut room[..len])
    }
}

/// The rows of a nested shadow as slices of cells: there are none without lists of lists.
pub struct Rows<'a, E>(PhantomData<&'a [Cell<E>]>);

impl<'a, E> Rows<'a, E> {
    pub fn new(mut rows: impl Iterator<Item = &'a [Cell<E>]>) -> Self {
        assert!(
            rows.next().is_none(),
            "views of lists of lists need the feature `alloc` of `grad-runtime`"
        );
        Self(PhantomData)
    }
}

impl<'a, E> Deref for Rows<'a, E> {
    type Target = [&'a [Cell<E>]];
    fn deref(&self) -> &Self::Target {
        &[]
    }
}
