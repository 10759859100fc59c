//! One stack of a tape: plain memory with a cursor, and slices that shrink as the reverse sweep reads.

use alloc::vec::Vec;

/// Elements below `top` are recorded, those above are initialised but meaningless. Memory is never given
/// back by a pop, so that a warm push is a comparison and a store.
#[derive(Clone, Default)]
pub(crate) struct Stack<T> {
    memory: Vec<T>,
    top: usize,
}

impl<T: Copy + Default> Stack<T> {
    pub const fn new() -> Self {
        Self {
            memory: Vec::new(),
            top: 0,
        }
    }

    pub fn with_capacity(n: usize) -> Self {
        Self {
            memory: alloc::vec![T::default(); n],
            top: 0,
        }
    }

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

    /// Makes room for `n` rows of `K` elements, with stale contents.
    #[inline]
    pub fn rows<const K: usize>(&mut self, n: usize) -> &mut [[T; K]] {
        if K == 0 {
            return no_columns(n);
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
        let len = needed.max(2 * self.memory.len()).max(64);
        self.memory.resize(len, T::default());
    }

    /// Forgets what lies above `top`.
    #[inline]
    pub fn truncate(&mut self, top: usize) {
        self.top = self.top.min(top);
    }

    /// Gives memory above the cursor back to the allocator.
    pub fn shrink(&mut self) {
        self.memory.truncate(self.top);
        self.memory.shrink_to_fit();
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
    let (before, last) = rest.split_at(from);
    *rest = before;
    last
}

/// Removes the last `n` rows of `K` elements from a shrinking slice.
#[inline]
pub(crate) fn pop_rows<'t, T: Clone, const K: usize>(rest: &mut &'t [T], n: usize) -> &'t [[T; K]] {
    if K == 0 {
        return no_columns(n);
    }
    pop_block(rest, n.saturating_mul(K)).as_chunks().0
}

/// Rows without elements: they occupy no memory, hence the leak leaks nothing.
fn no_columns<'t, T: Clone, const K: usize>(n: usize) -> &'t mut [[T; K]] {
    let empty = || -> [T; K] { core::array::from_fn(|_| unreachable!("there are no columns")) };
    let mut rows = Vec::new();
    rows.resize_with(n, empty);
    rows.leak()
}

#[cold]
#[inline(never)]
fn exhausted() -> ! {
    panic!("the reverse sweep reads more than the forward sweep recorded");
}
