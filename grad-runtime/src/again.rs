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

/// Zeros in the shape of a list.
#[inline]
pub fn rezero<T: Rezero>(list: &mut Vec<T>, like: &[T]) {
    T::rezero(list, like);
}

/// Elements of such lists: floats, or lists of them.
pub trait Rezero: Sized {
    fn rezero(list: &mut Vec<Self>, like: &[Self]);
}

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl Rezero for $float {
            #[inline]
            fn rezero(list: &mut Vec<Self>, like: &[Self]) {
                refill(list, 0.0, like.len());
            }
        }
    )*};
}

floats! { f64 f32 }

impl<T: Rezero> Rezero for Vec<T> {
    #[inline]
    fn rezero(list: &mut Vec<Self>, like: &[Self]) {
        list.resize_with(like.len(), Self::new);
        for (row, like) in list.iter_mut().zip(like) {
            T::rezero(row, like);
        }
    }
}
