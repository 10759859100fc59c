//! Shadows that nobody reads: the argument is inactive, the callee's parameter is not.
//!
//! A callee that leaves the parameter out asks for [`LeftOut`], which only these types offer.

use crate::heap::Vec;
use core::cell::Cell;

use crate::buffers::Buffer;
use crate::differentiable::Differentiable;
use crate::shadow::{IntoShadow, LeftOut, cells};

/// For a value behind a reference.
pub struct Scratch<E>(E);

/// For an array, which callees may take as a slice.
pub struct ArrayScratch<E, const N: usize>([E; N]);

/// For a slice or a `Vec`. The zeros are made when a callee asks for them.
pub struct SliceScratch<E: 'static> {
    len: usize,
    /// The zero of the first element; `None` if there is none.
    zero: Option<E>,
    zeros: Option<Buffer<E>>,
}

/// For a slice or a `Vec` of `Vec`s.
pub struct NestedScratch<'v, E> {
    rows: Vec<Vec<E>>,
    views: Vec<&'v [Cell<E>]>,
}

/// A shadow for `primal` that nobody reads.
#[inline]
pub fn scratch<'v, T: Scratchable<'v> + ?Sized>(primal: &T) -> T::Scratch {
    primal.scratch()
}

/// What an argument behind a reference may be.
pub trait Scratchable<'v> {
    type Scratch;
    fn scratch(&self) -> Self::Scratch;
}

/// What a slice may consist of.
pub trait ScratchElement<'v>: Sized {
    type Scratch;
    fn scratch_of(slice: &[Self]) -> Self::Scratch;
}

impl<'v, T: ScratchElement<'v>> Scratchable<'v> for [T] {
    type Scratch = T::Scratch;
    #[inline]
    fn scratch(&self) -> T::Scratch {
        T::scratch_of(self)
    }
}

impl<'v, T: ScratchElement<'v>> Scratchable<'v> for Vec<T> {
    type Scratch = T::Scratch;
    #[inline]
    fn scratch(&self) -> T::Scratch {
        T::scratch_of(self)
    }
}

impl<T: Differentiable, const N: usize> Scratchable<'_> for [T; N] {
    type Scratch = ArrayScratch<T::Tangent, N>;
    #[inline]
    fn scratch(&self) -> Self::Scratch {
        ArrayScratch(self.zero_tangent())
    }
}

impl<'v, T: Differentiable<Tangent: 'v>> ScratchElement<'v> for Vec<T> {
    type Scratch = NestedScratch<'v, T::Tangent>;
    fn scratch_of(slice: &[Vec<T>]) -> Self::Scratch {
        NestedScratch {
            rows: slice.iter().map(Vec::zero_tangent).collect(),
            views: Vec::with_capacity(0),
        }
    }
}

macro_rules! values {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> Scratchable<'_> for $ty {
            type Scratch = Scratch<<$ty as Differentiable>::Tangent>;
            #[inline]
            fn scratch(&self) -> Self::Scratch {
                Scratch(self.zero_tangent())
            }
        }
    )*};
}

values! {
    [] f64;
    [] f32;
    [A: Differentiable] (A,);
    [A: Differentiable, B: Differentiable] (A, B);
    [A: Differentiable, B: Differentiable, C: Differentiable] (A, B, C);
    [A: Differentiable, B: Differentiable, C: Differentiable, D: Differentiable] (A, B, C, D);
}

macro_rules! elements {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> ScratchElement<'_> for $ty {
            type Scratch = SliceScratch<<$ty as Differentiable>::Tangent>;
            #[inline]
            fn scratch_of(slice: &[Self]) -> Self::Scratch {
                let zero = slice.first().map(Differentiable::zero_tangent);
                SliceScratch { len: slice.len(), zero, zeros: None }
            }
        }
    )*};
}

elements! {
    [] f64;
    [] f32;
    [T: Differentiable<Tangent: 'static>, const N: usize] [T; N];
    [A: Differentiable<Tangent: 'static>] (A,);
    [A: Differentiable<Tangent: 'static>, B: Differentiable<Tangent: 'static>] (A, B);
    [A: Differentiable<Tangent: 'static>, B: Differentiable<Tangent: 'static>, C: Differentiable<Tangent: 'static>] (A, B, C);
    [A: Differentiable<Tangent: 'static>, B: Differentiable<Tangent: 'static>, C: Differentiable<Tangent: 'static>, D: Differentiable<Tangent: 'static>] (A, B, C, D);
}

impl<E: Clone> SliceScratch<E> {
    #[inline]
    fn zeros(&mut self) -> &mut Buffer<E> {
        let zeros = self.zeros.get_or_insert_with(Buffer::new);
        if let Some(zero) = self.zero.take() {
            zeros.resize(self.len, zero);
        }
        zeros
    }
}

/// Conversions: from, to, how.
macro_rules! conversions {
    ($([$($generics:tt)*] $from:ty => $to:ty, |$x:ident| $how:expr;)*) => {$(
        impl<'a, $($generics)*> IntoShadow<$to> for &'a mut $from {
            #[inline]
            fn into_shadow(self) -> $to {
                let $x = self;
                $how
            }
        }
    )*};
}

conversions! {
    [E] Scratch<E> => &'a Cell<E>, |s| Cell::from_mut(&mut s.0);
    [E] Scratch<E> => &'a mut E, |s| &mut s.0;
    [E] Scratch<E> => LeftOut, |_s| LeftOut;

    [E, const N: usize] ArrayScratch<E, N> => &'a [Cell<E>; N], |s| Cell::from_mut(&mut s.0).as_array_of_cells();
    [E, const N: usize] ArrayScratch<E, N> => &'a [Cell<E>], |s| cells(&mut s.0);
    [E, const N: usize] ArrayScratch<E, N> => &'a mut [E; N], |s| &mut s.0;
    [E, const N: usize] ArrayScratch<E, N> => LeftOut, |_s| LeftOut;

    [E: Clone] SliceScratch<E> => &'a [Cell<E>], |s| cells(s.zeros());
    [E] SliceScratch<E> => LeftOut, |_s| LeftOut;

    [E] NestedScratch<'a, E> => &'a [&'a [Cell<E>]], |s| {
        s.views = s.rows.iter_mut().map(|row| cells(row)).collect();
        &s.views
    };
    ['v, E] NestedScratch<'v, E> => &'a mut Vec<Vec<E>>, |s| &mut s.rows;
    ['v, E] NestedScratch<'v, E> => &'a mut [Vec<E>], |s| &mut s.rows;
    ['v, E] NestedScratch<'v, E> => LeftOut, |_s| LeftOut;
}

#[cfg(feature = "alloc")]
conversions! {
    [E: Clone] SliceScratch<E> => &'a mut Vec<E>, |s| s.zeros();
}

/// A shadow that nobody reads, for a value of a user's type: made when the callee asks for it.
pub struct Unwanted<'p, T: ?Sized, E> {
    primal: &'p T,
    zero: Option<E>,
}

/// The callee says whether it wants a shadow; one that leaves the parameter out needs nothing of its type.
#[inline]
pub fn unwanted<T: ?Sized, E>(primal: &T) -> Unwanted<'_, T, E> {
    Unwanted { primal, zero: None }
}

/// The same, where the argument is borrowed exclusively during the call.
#[inline]
pub fn unwanted_zeros<T: Differentiable + ?Sized>(primal: &T) -> T::Tangent {
    primal.zero_tangent()
}

impl<T: ?Sized> IntoShadow<LeftOut> for &mut Unwanted<'_, T, ()> {
    #[inline]
    fn into_shadow(self) -> LeftOut {
        LeftOut
    }
}

impl<'a, T: Differentiable<Tangent = E> + ?Sized, E> IntoShadow<&'a mut E>
    for &'a mut Unwanted<'_, T, E>
{
    #[inline]
    fn into_shadow(self) -> &'a mut E {
        let primal = self.primal;
        self.zero.get_or_insert_with(|| primal.zero_tangent())
    }
}

/// A list, for a callee that takes a slice.
impl<'a, T, E> IntoShadow<&'a mut [E]> for &'a mut Unwanted<'_, Vec<T>, Vec<E>>
where
    Vec<T>: Differentiable<Tangent = Vec<E>>,
{
    #[inline]
    fn into_shadow(self) -> &'a mut [E] {
        let primal = self.primal;
        self.zero.get_or_insert_with(|| primal.zero_tangent())
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn zeros_in_the_shape_of_the_argument() {
        let x = vec![1.0f64, 2.0];
        let mut s = scratch(&x[..]);
        let shadow: &[Cell<f64>] = (&mut s).into_shadow();
        assert_eq!(shadow.len(), 2);
        let _: LeftOut = (&mut scratch(&x)).into_shadow();

        let mut s = scratch(&[[1.0f64; 3]; 4][..]);
        let shadow: &[Cell<[f64; 3]>] = (&mut s).into_shadow();
        assert_eq!(shadow.len(), 4);

        let mut s = scratch(&[1.0f64; 3]);
        let shadow: &[Cell<f64>; 3] = (&mut s).into_shadow();
        assert_eq!(shadow[2].get(), 0.0);
        let shadow: &[Cell<f64>] = (&mut s).into_shadow();
        assert_eq!(shadow.len(), 3);

        let mut s = scratch(&1.0f32);
        let shadow: &Cell<f32> = (&mut s).into_shadow();
        assert_eq!(shadow.get(), 0.0);

        let mut s = scratch(&[vec![1.0f64], vec![]][..]);
        let shadow: &[&[Cell<f64>]] = (&mut s).into_shadow();
        assert_eq!((shadow.len(), shadow[0].len(), shadow[1].len()), (2, 1, 0));

        let mut s = scratch(&vec![(1.0f64, 2usize)]);
        let shadow: &[Cell<(f64, ())>] = (&mut s).into_shadow();
        assert_eq!(shadow[0].get(), (0.0, ()));
    }
}
