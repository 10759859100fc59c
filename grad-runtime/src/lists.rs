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

/// `n` times a value.
#[inline]
pub fn filled<T: Listed>(lists: &mut Lists, value: T, n: usize) -> Vec<T> {
    match T::lists(lists).pop() {
        Some(mut list) if list.capacity() >= n => {
            list.clear();
            list.resize(n, value);
            list
        }
        _ => alloc::vec![value; n],
    }
}

/// The elements of a slice.
#[inline]
pub fn copied<T: Listed>(lists: &mut Lists, from: &[T]) -> Vec<T> {
    match T::lists(lists).pop() {
        Some(mut list) if list.capacity() >= from.len() => {
            list.clear();
            list.extend_from_slice(from);
            list
        }
        _ => from.to_vec(),
    }
}

#[inline]
pub fn put_back<T: Listed>(lists: &mut Lists, list: Vec<T>) {
    T::lists(lists).push(list);
}
