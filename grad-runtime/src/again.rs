//! New contents for lists that are there already.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// `n` times a value.
#[inline]
pub fn refill<T: Copy>(list: &mut Vec<T>, value: T, n: usize) {
    list.clear();
    list.resize(n, value);
}

/// The elements of a slice, in the memory of the old ones.
#[inline]
pub fn recopy<T: Clone>(list: &mut Vec<T>, from: &[T]) {
    from.clone_into(list);
}

/// `n` times a row.
#[inline]
pub fn refill_rows<T: Clone>(list: &mut Vec<Vec<T>>, row: &[T], n: usize) {
    list.resize_with(n, Vec::new);
    for copy in list {
        recopy(copy, row);
    }
}

/// So many rows of `n` times a value.
#[inline]
pub fn fill_rows<T: Copy>(list: &mut Vec<Vec<T>>, rows: usize, value: T, n: usize) {
    list.resize_with(rows, Vec::new);
    for row in list {
        refill(row, value, n);
    }
}

/// Zeros in the shape of a list.
#[inline]
pub fn rezero<T: Rezero>(list: &mut Vec<T>, like: &[T]) {
    T::rezero(list, like);
}

/// Elements of such lists: floats, arrays of them, or lists.
pub trait Rezero: Sized {
    fn rezero(list: &mut Vec<Self>, like: &[Self]);
}

/// What has a zero of its own.
pub trait Flat: Copy {
    const ZERO: Self;
}

impl Flat for f64 {
    const ZERO: Self = 0.0;
}

impl Flat for f32 {
    const ZERO: Self = 0.0;
}

impl<T: Flat, const N: usize> Flat for [T; N] {
    const ZERO: Self = [T::ZERO; N];
}

impl<T: Flat> Rezero for T {
    #[inline]
    fn rezero(list: &mut Vec<Self>, like: &[Self]) {
        refill(list, Self::ZERO, like.len());
    }
}

impl<T: Rezero> Rezero for Vec<T> {
    #[inline]
    fn rezero(list: &mut Vec<Self>, like: &[Self]) {
        list.resize_with(like.len(), Self::new);
        for (row, like) in list.iter_mut().zip(like) {
            T::rezero(row, like);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn rows_are_filled_anew() {
        let mut rows = vec![vec![1.0], vec![2.0; 5], vec![3.0]];
        fill_rows(&mut rows, 2, 0.5, 3);
        assert_eq!(rows, [[0.5; 3]; 2]);
        fill_rows(&mut rows, 3, 0.0, 1);
        assert_eq!(rows, [[0.0]; 3]);
        refill_rows(&mut rows, &[1.0, 2.0], 1);
        assert_eq!(rows, [[1.0, 2.0]]);
    }
}
