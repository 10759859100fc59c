//! Directions and gradients, as vectors.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

use crate::heap::Vec;
use core::fmt::Debug;

/// A derivative with respect to some value: an element of the vector space in which that value moves.
///
/// Tangents have the shape of their values with the parts left out that cannot move: the tangent of
/// `(f64, usize)` is `(f64, ())`. Binary operations panic on operands of different shape (lengths of `Vec`s, `Some` and `None`).
pub trait Tangent: Clone + PartialEq + Debug {
    /// `self += other`.
    fn add_assign(&mut self, other: &Self);

    /// `self *= factor`.
    fn scale(&mut self, factor: f64);

    /// `self = 0`, of the same shape. (Scaling by zero would keep infinities as NaN.)
    fn set_zero(&mut self);

    /// The sum of products of corresponding components.
    fn dot(&self, other: &Self) -> f64;

    /// The number of components.
    fn len(&self) -> usize;

    /// Whether there are no components.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes the components, in order. Panics unless `out` has exactly [`len`](Tangent::len) elements.
    fn flatten(&self, out: &mut [f64]);

    /// The inverse of [`flatten`](Tangent::flatten): keeps the shape and replaces the components. (`f32`
    /// components are rounded.)
    fn unflatten(&mut self, from: &[f64]);
}

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl Tangent for $float {
            #[inline(always)]
            fn add_assign(&mut self, other: &Self) {
                *self += *other;
            }
            #[inline(always)]
            fn scale(&mut self, factor: f64) {
                *self = (f64::from(*self) * factor) as $float;
            }
            #[inline(always)]
            fn set_zero(&mut self) {
                *self = 0.0;
            }
            #[inline(always)]
            fn dot(&self, other: &Self) -> f64 {
                f64::from(*self) * f64::from(*other)
            }
            #[inline(always)]
            fn len(&self) -> usize {
                1
            }
            #[inline]
            fn flatten(&self, out: &mut [f64]) {
                let [out] = out else { wrong_len(1, out.len()) };
                *out = f64::from(*self);
            }
            #[inline]
            fn unflatten(&mut self, from: &[f64]) {
                let [from] = from else { wrong_len(1, from.len()) };
                *self = *from as $float;
            }
        }
    )*};
}

floats! { f64 f32 }

impl<T: Tangent, const N: usize> Tangent for [T; N] {
    #[inline]
    fn add_assign(&mut self, other: &Self) {
        for (a, b) in self.iter_mut().zip(other) {
            a.add_assign(b);
        }
    }
    #[inline]
    fn scale(&mut self, factor: f64) {
        self.iter_mut().for_each(|a| a.scale(factor));
    }
    #[inline]
    fn set_zero(&mut self) {
        self.iter_mut().for_each(T::set_zero);
    }
    #[inline]
    fn dot(&self, other: &Self) -> f64 {
        self.iter().zip(other).map(|(a, b)| a.dot(b)).sum()
    }
    #[inline]
    fn len(&self) -> usize {
        self.iter().map(T::len).sum()
    }
    fn flatten(&self, out: &mut [f64]) {
        flatten_all(self, out);
    }
    fn unflatten(&mut self, from: &[f64]) {
        unflatten_all(self, from);
    }
}

impl<T: Tangent> Tangent for Vec<T> {
    #[inline]
    fn add_assign(&mut self, other: &Self) {
        same_len(self.as_slice().len(), other.as_slice().len());
        for (a, b) in self.iter_mut().zip(other) {
            a.add_assign(b);
        }
    }
    #[inline]
    fn scale(&mut self, factor: f64) {
        self.iter_mut().for_each(|a| a.scale(factor));
    }
    #[inline]
    fn set_zero(&mut self) {
        self.iter_mut().for_each(T::set_zero);
    }
    #[inline]
    fn dot(&self, other: &Self) -> f64 {
        same_len(self.as_slice().len(), other.as_slice().len());
        self.iter().zip(other).map(|(a, b)| a.dot(b)).sum()
    }
    #[inline]
    fn len(&self) -> usize {
        self.iter().map(T::len).sum()
    }
    fn flatten(&self, out: &mut [f64]) {
        flatten_all(self, out);
    }
    fn unflatten(&mut self, from: &[f64]) {
        unflatten_all(self, from);
    }
}

impl<T: Tangent> Tangent for Option<T> {
    fn add_assign(&mut self, other: &Self) {
        match (self, other) {
            (Some(a), Some(b)) => a.add_assign(b),
            (None, None) => {}
            _ => one_is_none(),
        }
    }
    fn scale(&mut self, factor: f64) {
        self.iter_mut().for_each(|a| a.scale(factor));
    }
    fn set_zero(&mut self) {
        self.iter_mut().for_each(T::set_zero);
    }
    fn dot(&self, other: &Self) -> f64 {
        match (self, other) {
            (Some(a), Some(b)) => a.dot(b),
            (None, None) => 0.0,
            _ => one_is_none(),
        }
    }
    fn len(&self) -> usize {
        self.iter().map(T::len).sum()
    }
    fn flatten(&self, out: &mut [f64]) {
        flatten_all(self.as_slice(), out);
    }
    fn unflatten(&mut self, from: &[f64]) {
        unflatten_all(self.as_mut_slice(), from);
    }
}

/// What is of its own kind is in a box, and so is its tangent.
#[cfg(feature = "alloc")]
impl<T: Tangent> Tangent for Box<T> {
    fn add_assign(&mut self, other: &Self) {
        (**self).add_assign(other);
    }
    fn scale(&mut self, factor: f64) {
        (**self).scale(factor);
    }
    fn set_zero(&mut self) {
        (**self).set_zero();
    }
    fn dot(&self, other: &Self) -> f64 {
        (**self).dot(other)
    }
    fn len(&self) -> usize {
        (**self).len()
    }
    fn flatten(&self, out: &mut [f64]) {
        (**self).flatten(out);
    }
    fn unflatten(&mut self, from: &[f64]) {
        (**self).unflatten(from);
    }
}

macro_rules! tuples {
    ($(($($name:ident $other:ident)*);)*) => {$(
        #[allow(non_snake_case, unused_variables, unused_mut, unused_assignments)]
        impl<$($name: Tangent),*> Tangent for ($($name,)*) {
            #[inline]
            fn add_assign(&mut self, other: &Self) {
                let (($($name,)*), ($($other,)*)) = (self, other);
                $($name.add_assign($other);)*
            }
            #[inline]
            fn scale(&mut self, factor: f64) {
                let ($($name,)*) = self;
                $($name.scale(factor);)*
            }
            #[inline]
            fn set_zero(&mut self) {
                let ($($name,)*) = self;
                $($name.set_zero();)*
            }
            #[inline]
            fn dot(&self, other: &Self) -> f64 {
                let (($($name,)*), ($($other,)*)) = (self, other);
                0.0 $(+ $name.dot($other))*
            }
            #[inline]
            fn len(&self) -> usize {
                let ($($name,)*) = self;
                0 $(+ $name.len())*
            }
            fn flatten(&self, out: &mut [f64]) {
                same_len(self.len(), out.len());
                let ($($name,)*) = self;
                let mut rest = out;
                $(
                    let (mine, others) = rest.split_at_mut($name.len());
                    $name.flatten(mine);
                    rest = others;
                )*
            }
            fn unflatten(&mut self, from: &[f64]) {
                same_len(self.len(), from.len());
                let ($($name,)*) = self;
                let mut rest = from;
                $(
                    let (mine, others) = rest.split_at($name.len());
                    $name.unflatten(mine);
                    rest = others;
                )*
            }
        }
    )*};
}

tuples! {
    ();
    (A a);
    (A a B b);
    (A a B b C c);
    (A a B b C c D d);
    (A a B b C c D d E e);
    (A a B b C c D d E e F f);
    (A a B b C c D d E e F f G g);
    (A a B b C c D d E e F f G g H h);
    (A a B b C c D d E e F f G g H h I i);
    (A a B b C c D d E e F f G g H h I i J j);
    (A a B b C c D d E e F f G g H h I i J j K k);
    (A a B b C c D d E e F f G g H h I i J j K k L l);
}

pub(crate) fn flatten_all<T: Tangent>(items: &[T], out: &mut [f64]) {
    let len = out.len();
    let mut rest = out;
    for item in items {
        let Some((mine, others)) = rest.split_at_mut_checked(item.len()) else {
            wrong_len(items.iter().map(T::len).sum(), len)
        };
        item.flatten(mine);
        rest = others;
    }
    if !rest.is_empty() {
        wrong_len(len - rest.len(), len);
    }
}

pub(crate) fn unflatten_all<T: Tangent>(items: &mut [T], from: &[f64]) {
    same_len(items.iter().map(T::len).sum(), from.len());
    let mut rest = from;
    for item in items {
        let (mine, others) = rest.split_at(item.len());
        item.unflatten(mine);
        rest = others;
    }
}

#[inline]
pub(crate) fn same_len(own: usize, other: usize) {
    if own != other {
        wrong_len(own, other);
    }
}

#[cold]
#[track_caller]
fn wrong_len(own: usize, other: usize) -> ! {
    panic!("a tangent of length {own} meets one of length {other}");
}

#[cold]
#[track_caller]
fn one_is_none() -> ! {
    panic!("a tangent that is `Some` meets one that is `None`");
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn arithmetic() {
        let mut t = (1.0, (), vec![[2.0f32, 3.0], [4.0, 5.0]], Some(6.0));
        let other = t.clone();
        t.add_assign(&other);
        t.scale(0.5);
        assert_eq!(t, other);
        assert_eq!(t.dot(&t), 1.0 + 4.0 + 9.0 + 16.0 + 25.0 + 36.0);
        assert_eq!(Tangent::len(&t), 6);
        t.set_zero();
        assert_eq!(t, (0.0, (), vec![[0.0; 2]; 2], Some(0.0)));
    }

    #[test]
    fn zero_even_of_infinities() {
        let mut t = vec![f64::INFINITY, f64::NAN];
        t.set_zero();
        assert_eq!(t, [0.0, 0.0]);
    }

    #[test]
    fn flattening() {
        let t = (
            1.0,
            vec![vec![2.0], vec![], vec![3.0, 4.0]],
            None::<f64>,
            [5.0f32],
        );
        let mut flat = [0.0; 5];
        t.flatten(&mut flat);
        assert_eq!(flat, [1.0, 2.0, 3.0, 4.0, 5.0]);
        let mut other = t.clone();
        other.unflatten(&[5.0, 4.0, 3.0, 2.0, 1.0]);
        assert_eq!(
            other,
            (5.0, vec![vec![4.0], vec![], vec![3.0, 2.0]], None, [1.0])
        );
    }

    #[test]
    #[should_panic(expected = "a tangent of length 2 meets one of length 3")]
    fn lengths_are_checked() {
        vec![1.0, 2.0].add_assign(&vec![1.0; 3]);
    }

    #[test]
    #[should_panic(expected = "a tangent of length 2 meets one of length 3")]
    fn flat_lengths_are_checked() {
        vec![1.0, 2.0].flatten(&mut [0.0; 3]);
    }

    #[test]
    #[should_panic(expected = "a tangent that is `Some` meets one that is `None`")]
    fn variants_are_checked() {
        Some(1.0).add_assign(&None);
    }
}
