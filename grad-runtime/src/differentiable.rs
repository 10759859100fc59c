//! Types whose values can move.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
#[cfg(feature = "alloc")]
use alloc::string::String;

use crate::heap::Vec;
use crate::tangent::Tangent;

/// A type with derivatives: floats, what is built of them, and (with the tangent `()`) what cannot move at all.
///
/// ```
/// use grad_runtime::Differentiable;
///
/// let mut state = (vec![1.0, 2.0], 7usize);
/// let mut direction = state.zero_tangent();
/// direction.0[1] = 10.0;
/// state.move_by(&direction, 0.5);
/// assert_eq!(state, (vec![1.0, 7.0], 7));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `Differentiable`",
    label = "no derivative is defined for this type",
    note = "derive it: `#[derive(Differentiable)]`, or leave the parameter out of the gradient: `#[grad(wrt(..))]`"
)]
pub trait Differentiable {
    /// The type of directions and gradients. Tangents move as well, in directions of their own type: second derivatives
    /// need that.
    type Tangent: Tangent + Differentiable<Tangent = Self::Tangent>;

    /// Zero, with the lengths of this value.
    fn zero_tangent(&self) -> Self::Tangent;

    /// `self += scale * t`. Panics if the shapes differ.
    fn move_by(&mut self, t: &Self::Tangent, scale: f64);

    /// Where this value stands: its floats, in a tangent. What only [`move_by`](Differentiable::move_by) knows of stands
    /// at zero.
    #[doc(hidden)]
    #[inline]
    fn as_tangent(&self) -> Self::Tangent {
        self.zero_tangent()
    }

    /// Puts a value that stands as it was made where the tangent says, the inverse of
    /// [`as_tangent`](Differentiable::as_tangent). Panics if the shapes differ.
    #[doc(hidden)]
    #[inline]
    fn set_from_tangent(&mut self, t: &Self::Tangent) {
        self.move_by(t, 1.0);
    }

    /// The zero tangents of many values; floats get their memory zeroed from the allocator.
    #[doc(hidden)]
    #[inline]
    fn zero_tangents(values: &[Self]) -> Vec<Self::Tangent>
    where
        Self: Sized,
    {
        values.iter().map(Self::zero_tangent).collect()
    }
}

/// A value that stands where the tangent says.
#[doc(hidden)]
pub fn standing<T: Differentiable + Clone>(of: &T, at: &T::Tangent) -> T {
    let mut value = of.clone();
    value.set_from_tangent(at);
    value
}

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl Differentiable for $float {
            type Tangent = $float;
            #[inline(always)]
            fn zero_tangent(&self) -> $float {
                0.0
            }
            #[inline(always)]
            fn move_by(&mut self, t: &$float, scale: f64) {
                *self = (f64::from(*self) + scale * f64::from(*t)) as $float;
            }
            #[inline(always)]
            fn as_tangent(&self) -> $float {
                *self
            }
            #[inline(always)]
            fn set_from_tangent(&mut self, t: &$float) {
                *self = *t;
            }
            #[inline]
            fn zero_tangents(values: &[$float]) -> Vec<$float> {
                #[cfg(feature = "alloc")]
                return alloc::vec![0.0; values.len()];
                #[cfg(not(feature = "alloc"))]
                return Vec::with_capacity(values.len());
            }
        }
    )*};
}

floats! { f64 f32 }

macro_rules! immovable {
    ($($ty:ident)*) => {$(
        impl Differentiable for $ty {
            type Tangent = ();
            #[inline(always)]
            fn zero_tangent(&self) {}
            #[inline(always)]
            fn move_by(&mut self, _: &(), _: f64) {}
        }
    )*};
}

immovable! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool char str }
#[cfg(feature = "alloc")]
immovable! { String }

impl<T: Differentiable> Differentiable for [T] {
    type Tangent = Vec<T::Tangent>;
    #[inline]
    fn zero_tangent(&self) -> Vec<T::Tangent> {
        T::zero_tangents(self)
    }
    fn move_by(&mut self, t: &Vec<T::Tangent>, scale: f64) {
        let (own, other) = (self.len(), t.as_slice().len());
        assert!(
            own == other,
            "a tangent of length {other} moves a slice of length {own}"
        );
        for (x, t) in self.iter_mut().zip(t) {
            x.move_by(t, scale);
        }
    }
    fn as_tangent(&self) -> Vec<T::Tangent> {
        self.iter().map(T::as_tangent).collect()
    }
    fn set_from_tangent(&mut self, t: &Vec<T::Tangent>) {
        let (own, other) = (self.len(), t.as_slice().len());
        assert!(
            own == other,
            "a tangent of length {other} is given to a slice of length {own}"
        );
        for (x, t) in self.iter_mut().zip(t) {
            x.set_from_tangent(t);
        }
    }
}

impl<T: Differentiable> Differentiable for Vec<T> {
    type Tangent = Vec<T::Tangent>;
    #[inline]
    fn zero_tangent(&self) -> Vec<T::Tangent> {
        T::zero_tangents(self)
    }
    fn move_by(&mut self, t: &Vec<T::Tangent>, scale: f64) {
        self.as_mut_slice().move_by(t, scale);
    }
    fn as_tangent(&self) -> Vec<T::Tangent> {
        self.as_slice().as_tangent()
    }
    fn set_from_tangent(&mut self, t: &Vec<T::Tangent>) {
        self.as_mut_slice().set_from_tangent(t);
    }
}

impl<T: Differentiable, const N: usize> Differentiable for [T; N] {
    type Tangent = [T::Tangent; N];
    #[inline]
    fn zero_tangent(&self) -> [T::Tangent; N] {
        self.each_ref().map(T::zero_tangent)
    }
    fn move_by(&mut self, t: &[T::Tangent; N], scale: f64) {
        for (x, t) in self.iter_mut().zip(t) {
            x.move_by(t, scale);
        }
    }
    fn as_tangent(&self) -> [T::Tangent; N] {
        self.each_ref().map(T::as_tangent)
    }
    fn set_from_tangent(&mut self, t: &[T::Tangent; N]) {
        for (x, t) in self.iter_mut().zip(t) {
            x.set_from_tangent(t);
        }
    }
}

impl<T: Differentiable> Differentiable for Option<T> {
    type Tangent = Option<T::Tangent>;
    #[inline]
    fn zero_tangent(&self) -> Option<T::Tangent> {
        self.as_ref().map(T::zero_tangent)
    }
    fn move_by(&mut self, t: &Option<T::Tangent>, scale: f64) {
        match (self, t) {
            (Some(x), Some(t)) => x.move_by(t, scale),
            (None, None) => {}
            _ => panic!("a tangent that is `Some` meets a value that is `None`, or conversely"),
        }
    }
    fn as_tangent(&self) -> Option<T::Tangent> {
        self.as_ref().map(T::as_tangent)
    }
    fn set_from_tangent(&mut self, t: &Option<T::Tangent>) {
        match (self, t) {
            (Some(x), Some(t)) => x.set_from_tangent(t),
            (None, None) => {}
            _ => panic!("a tangent that is `Some` meets a value that is `None`, or conversely"),
        }
    }
}

impl<T: Differentiable + ?Sized> Differentiable for &mut T {
    type Tangent = T::Tangent;
    #[inline]
    fn zero_tangent(&self) -> T::Tangent {
        (**self).zero_tangent()
    }
    #[inline]
    fn move_by(&mut self, t: &T::Tangent, scale: f64) {
        (**self).move_by(t, scale);
    }
    #[inline]
    fn as_tangent(&self) -> T::Tangent {
        (**self).as_tangent()
    }
    #[inline]
    fn set_from_tangent(&mut self, t: &T::Tangent) {
        (**self).set_from_tangent(t);
    }
}

/// What a shared reference points to has a gradient, but cannot be moved through it.
impl<T: Differentiable + ?Sized> Differentiable for &T {
    type Tangent = T::Tangent;
    #[inline]
    fn zero_tangent(&self) -> T::Tangent {
        (**self).zero_tangent()
    }
    /// Panics, unless nothing moves.
    #[inline]
    fn move_by(&mut self, t: &T::Tangent, _: f64) {
        assert!(
            t.is_empty(),
            "what a shared reference points to cannot be moved through it"
        );
    }
    #[inline]
    fn as_tangent(&self) -> T::Tangent {
        (**self).as_tangent()
    }
}

#[cfg(feature = "alloc")]
impl<T: Differentiable + ?Sized> Differentiable for Box<T> {
    type Tangent = T::Tangent;
    #[inline]
    fn zero_tangent(&self) -> T::Tangent {
        (**self).zero_tangent()
    }
    #[inline]
    fn move_by(&mut self, t: &T::Tangent, scale: f64) {
        (**self).move_by(t, scale);
    }
    #[inline]
    fn as_tangent(&self) -> T::Tangent {
        (**self).as_tangent()
    }
    #[inline]
    fn set_from_tangent(&mut self, t: &T::Tangent) {
        (**self).set_from_tangent(t);
    }
}

macro_rules! tuples {
    ($(($($name:ident $t:ident)*);)*) => {$(
        #[allow(non_snake_case, unused_variables)]
        impl<$($name: Differentiable),*> Differentiable for ($($name,)*) {
            type Tangent = ($($name::Tangent,)*);
            #[inline]
            #[allow(clippy::unused_unit)]
            fn zero_tangent(&self) -> Self::Tangent {
                let ($($name,)*) = self;
                ($($name.zero_tangent(),)*)
            }
            #[inline]
            fn move_by(&mut self, t: &Self::Tangent, scale: f64) {
                let (($($name,)*), ($($t,)*)) = (self, t);
                $($name.move_by($t, scale);)*
            }
            #[inline]
            #[allow(clippy::unused_unit)]
            fn as_tangent(&self) -> Self::Tangent {
                let ($($name,)*) = self;
                ($($name.as_tangent(),)*)
            }
            #[inline]
            fn set_from_tangent(&mut self, t: &Self::Tangent) {
                let (($($name,)*), ($($t,)*)) = (self, t);
                $($name.set_from_tangent($t);)*
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

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn zeros_have_the_shape_of_the_value() {
        assert_eq!([1.0, 2.0][..].zero_tangent(), vec![0.0; 2]);
        assert_eq!(
            vec![vec![1.0f32], vec![]].zero_tangent(),
            vec![vec![0.0f32], vec![]]
        );
        assert_eq!((1.0, 2usize, "x", true).zero_tangent(), (0.0, (), (), ()));
        assert_eq!([[1.0; 2]; 3].zero_tangent(), [[0.0; 2]; 3]);
        assert_eq!((Some(1.0), None::<f64>).zero_tangent(), (Some(0.0), None));
        assert_eq!(Box::new(1.0).zero_tangent(), 0.0);
        let slice = &mut [1.0][..];
        assert_eq!((&slice).zero_tangent(), vec![0.0]);
    }

    #[test]
    fn values_move() {
        let mut x = (1.0, [2.0f32, 3.0], vec![Some(4.0), None], 5u8);
        x.move_by(&(1.0, [1.0, 2.0], vec![Some(3.0), None], ()), 2.0);
        assert_eq!(x, (3.0, [4.0, 7.0], vec![Some(10.0), None], 5));
    }

    #[test]
    fn values_stand_somewhere() {
        let mut x = (
            1.0,
            [2.0f32, 3.0],
            vec![Some(4.0), None],
            5u8,
            Box::new(f64::INFINITY),
        );
        let mut at = x.as_tangent();
        assert_eq!(
            at,
            (1.0, [2.0, 3.0], vec![Some(4.0), None], (), f64::INFINITY)
        );
        (at.1[1], at.2[0], at.4) = (0.1, Some(0.2), 0.3);
        x.set_from_tangent(&at);
        assert_eq!(
            x,
            (1.0, [2.0, 0.1], vec![Some(0.2), None], 5, Box::new(0.3))
        );
    }

    #[test]
    #[should_panic(expected = "a tangent of length 1 moves a slice of length 2")]
    fn lengths_are_checked() {
        vec![1.0, 2.0].move_by(&vec![1.0], 1.0);
    }
}
