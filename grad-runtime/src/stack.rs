//! One stack of a tape: plain memory with a cursor, and slices that shrink as the reverse sweep reads.

use core::ops::{Deref, DerefMut};

use crate::heap::Vec;

/// Elements below `top` are recorded, those above are initialised but meaningless. Memory is never given
/// back by a pop, so that a warm push is a comparison and a store.
pub(crate) struct Stack<'b, T> {
    memory: Memory<'b, T>,
    top: usize,
}

/// Owned memory grows, lent memory does not.
enum Memory<'b, T> {
    #[cfg_attr(not(feature = "alloc"), allow(dead_code))]
    Owned(Vec<T>),
    Lent(&'b mut [T]),
}

impl<T> Deref for Memory<'_, T> {
    type Target = [T];
    #[inline(always)]
    fn deref(&self) -> &[T] {
        match self {
            Memory::Owned(memory) => memory,
            Memory::Lent(memory) => memory,
        }
    }
}

impl<T> DerefMut for Memory<'_, T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Memory::Owned(memory) => memory,
            Memory::Lent(memory) => memory,
        }
    }
}

impl<'b, T> Stack<'b, T> {
    /// Without `alloc` there is no room in it.
    pub const fn new() -> Self {
        Self {
            #[cfg(feature = "alloc")]
            memory: Memory::Owned(Vec::new()),
            #[cfg(not(feature = "alloc"))]
            memory: Memory::Lent(&mut []),
            top: 0,
        }
    }

    pub const fn lent(memory: &'b mut [T]) -> Self {
        Self {
            memory: Memory::Lent(memory),
            top: 0,
        }
    }

    pub const fn is_lent(&self) -> bool {
        matches!(self.memory, Memory::Lent(_))
    }
}

#[cfg(feature = "alloc")]
impl<T: Copy + Default> Stack<'_, T> {
    pub fn with_capacity(n: usize) -> Self {
        Self {
            memory: Memory::Owned(alloc::vec![T::default(); n]),
            top: 0,
        }
    }

    /// Gives memory above the cursor back to the allocator.
    pub fn shrink(&mut self) {
        if let Memory::Owned(memory) = &mut self.memory {
            memory.truncate(self.top);
            memory.shrink_to_fit();
        }
    }
}

/// A copy has memory of its own.
#[cfg(feature = "alloc")]
impl<T: Copy> Clone for Stack<'_, T> {
    fn clone(&self) -> Self {
        Self {
            memory: Memory::Owned(self.memory.to_vec()),
            top: self.top,
        }
    }
}

impl<T: Copy + Default> Stack<'_, T> {
    #[inline]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Elements that fit without an allocation.
    pub fn capacity(&self) -> usize {
        self.memory.len()
    }

    /// A warm push is a check and a store.
    #[inline]
    pub fn push<const K: usize>(&mut self, values: [T; K]) {
        let end = self.top + K;
        if let Some(room) = self.memory.get_mut(self.top..end) {
            room.copy_from_slice(&values);
            self.top = end;
        } else {
            self.grow(K);
            self.block(K).copy_from_slice(&values);
        }
    }

    /// Makes room for `n` elements, with stale contents.
    #[inline]
    pub fn block(&mut self, n: usize) -> &mut [T] {
        if self.memory.len() - self.top < n {
            self.grow(n);
        }
        let from = self.top;
        self.top += n;
        &mut self.memory[from..from + n]
    }

    /// Makes room for `n` rows of `K` elements, with stale contents. Without columns there are no rows either.
    #[inline]
    pub fn rows<const K: usize>(&mut self, n: usize) -> &mut [[T; K]] {
        if K == 0 {
            return &mut [];
        }
        let len = n
            .checked_mul(K)
            .expect("the frame exceeds the address space");
        self.block(len).as_chunks_mut().0
    }

    /// Doubles, at least to the room needed.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, n: usize) {
        let needed = self
            .top
            .checked_add(n)
            .expect("the tape exceeds the address space");
        match &mut self.memory {
            #[cfg(feature = "alloc")]
            Memory::Owned(memory) => {
                let len = needed.max(2 * memory.len()).max(64);
                memory.resize(len, T::default());
            }
            #[cfg(not(feature = "alloc"))]
            Memory::Owned(_) => {}
            Memory::Lent(memory) => {
                let (of, len) = (core::any::type_name::<T>(), memory.len());
                panic!(
                    "the record needs a buffer of at least {needed} `{of}`s, and the tape's has {len}: see `Tape::in_buffer`"
                )
            }
        }
    }

    /// Forgets what lies above `top`.
    #[inline]
    pub fn truncate(&mut self, top: usize) {
        self.top = self.top.min(top);
    }

    /// What was recorded between two heights, also above the cursor.
    #[inline]
    pub fn between(&self, low: usize, high: usize) -> &[T] {
        &self.memory[low.min(high)..high]
    }
}

/// Removes the last `K` elements from a shrinking slice.
#[inline]
pub(crate) fn pop<T: Copy, const K: usize>(rest: &mut &[T]) -> [T; K] {
    let Some((before, last)) = rest.split_last_chunk() else {
        exhausted()
    };
    *rest = before;
    *last
}

/// Removes the last `n` elements from a shrinking slice.
#[inline]
pub(crate) fn pop_block<'t, T>(rest: &mut &'t [T], n: usize) -> &'t [T] {
    let Some(from) = rest.len().checked_sub(n) else {
        exhausted()
    };
    // No slice is longer than that. Compilers do not see it, nor, therefore, by how much the records move from one iteration to the
    // next: those that do test once, before all iterations, whether memory overlaps, take records that move downwards for
    // memory that does, and leave every loop over them unvectorised.
    let (before, last) = rest.split_at(from & (usize::MAX >> 1));
    *rest = before;
    last
}

/// Removes the last `n` rows of `K` elements from a shrinking slice. Without columns there are no rows either.
#[inline]
pub(crate) fn pop_rows<'t, T, const K: usize>(rest: &mut &'t [T], n: usize) -> &'t [[T; K]] {
    if K == 0 {
        return &[];
    }
    pop_block(rest, n.saturating_mul(K)).as_chunks().0
}

#[cold]
#[inline(never)]
fn exhausted() -> ! {
    panic!("the reverse sweep reads more than the forward sweep recorded");
}
