//! Lists that a function makes for itself, kept for the next call.
//!
//! A list of its own costs a call to the allocator; one of many pages costs the first touch of each of them as well, call
//! after call, where the allocator gives memory back to the system in between.

use alloc::vec::Vec;

/// Those that nobody uses at present, the one that was put back last first.
#[derive(Default)]
pub struct Lists {
    f64s: Vec<Vec<f64>>,
    f32s: Vec<Vec<f32>>,
}

impl Lists {
    pub const fn new() -> Self {
        Self {
            f64s: Vec::new(),
            f32s: Vec::new(),
        }
    }

    /// Bytes of memory held.
    pub fn capacity_bytes(&self) -> usize {
        let of = |capacities: &mut dyn Iterator<Item = usize>| capacities.sum::<usize>();
        8 * of(&mut self.f64s.iter().map(Vec::capacity))
            + 4 * of(&mut self.f32s.iter().map(Vec::capacity))
    }

    /// `n` times a value.
    #[inline]
    pub fn filled<T: Listed>(&mut self, value: T, n: usize) -> Vec<T> {
        match self.emptied(n) {
            Some(mut list) => {
                list.resize(n, value);
                list
            }
            None => alloc::vec![value; n],
        }
    }

    /// The elements of a slice.
    #[inline]
    pub fn copied<T: Listed>(&mut self, from: &[T]) -> Vec<T> {
        match self.emptied(from.len()) {
            Some(mut list) => {
                list.extend_from_slice(from);
                list
            }
            None => from.to_vec(),
        }
    }

    #[inline]
    pub fn put_back<T: Listed>(&mut self, list: Vec<T>) {
        if list.capacity() > 0 {
            T::lists(self).push(list);
        }
    }

    /// The list that was put back last, if that many elements fit; else it goes back to the allocator.
    #[inline]
    fn emptied<T: Listed>(&mut self, n: usize) -> Option<Vec<T>> {
        if n == 0 {
            // No memory is needed.
            return None;
        }
        let mut list = T::lists(self).pop().filter(|list| list.capacity() >= n)?;
        list.clear();
        Some(list)
    }
}

/// What such lists are made of.
pub trait Listed: Copy + 'static {
    fn lists(of: &mut Lists) -> &mut Vec<Vec<Self>>;
}

impl Listed for f64 {
    #[inline]
    fn lists(of: &mut Lists) -> &mut Vec<Vec<f64>> {
        &mut of.f64s
    }
}

impl Listed for f32 {
    #[inline]
    fn lists(of: &mut Lists) -> &mut Vec<Vec<f32>> {
        &mut of.f32s
    }
}
