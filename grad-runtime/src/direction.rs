//! Tangents as they travel between forward companions.

use crate::heap::Vec;

use crate::differentiable::Differentiable;

/// The tangent of an argument.
#[derive(Clone, Copy, Debug)]
pub struct Dot<T>(pub T);

/// The argument does not move.
#[derive(Clone, Copy, Debug)]
pub struct NoDot;

/// Conversion of what a caller has to the tangent that a callee wants; `None` stands for zero.
#[diagnostic::on_unimplemented(
    message = "the tangent of this argument has another shape than the function called expects",
    label = "this is not the tangent of the parameter"
)]
pub trait IntoTangent<T> {
    fn given(self) -> Option<T>;
}

impl<T> IntoTangent<T> for Dot<T> {
    #[inline(always)]
    fn given(self) -> Option<T> {
        Some(self.0)
    }
}

impl<T> IntoTangent<T> for NoDot {
    #[inline(always)]
    fn given(self) -> Option<T> {
        None
    }
}

/// What may be given or not: how solvers hand on directions.
impl<T> IntoTangent<T> for Option<T> {
    #[inline(always)]
    fn given(self) -> Option<T> {
        self
    }
}

/// Conversions: from, to.
macro_rules! conversions {
    ($([$($generics:tt)*] $from:ty => $to:ty;)*) => {$(
        impl<'a, $($generics)*> IntoTangent<$to> for Dot<$from> {
            #[inline(always)]
            fn given(self) -> Option<$to> {
                Some(self.0)
            }
        }
    )*};
}

conversions! {
    [T, const N: usize] &'a [T; N] => &'a [T];
    [T] &'a Vec<T> => &'a [T];
    [T: ?Sized] &'a mut T => &'a T;
    [T, const N: usize] &'a mut [T; N] => &'a [T];
    [T] &'a mut Vec<T> => &'a [T];
    [T, const N: usize] &'a mut [T; N] => &'a mut [T];
    [T] &'a mut Vec<T> => &'a mut [T];
}

/// What a caller may have for a parameter that has no tangent.
#[diagnostic::on_unimplemented(
    message = "this argument carries a derivative, but the function called leaves it out",
    label = "a derivative would be lost here",
    note = "`wrt(..)` on the called function excludes this parameter; add it there, or pass a copy made by `stop_gradient(..)` here"
)]
pub trait NoTangent {}

impl NoTangent for NoDot {}

/// So that an argument that does not fit is not taken for the only type there is.
impl NoTangent for () {}

/// Of what an `Option` refers to.
impl<T: Clone> IntoTangent<Option<T>> for Dot<Option<&T>> {
    #[inline]
    fn given(self) -> Option<Option<T>> {
        Some(self.0.cloned())
    }
}

#[cfg(feature = "alloc")]
impl<T: Clone> IntoTangent<Option<Vec<T>>> for Dot<Option<&[T]>> {
    #[inline]
    fn given(self) -> Option<Option<Vec<T>>> {
        Some(self.0.map(<[T]>::to_vec))
    }
}

/// The tangent that is given, or zero in the shape of the argument.
#[inline(always)]
pub fn tangent_or_zero<A: Differentiable>(
    dot: impl IntoTangent<A::Tangent>,
    primal: &A,
) -> A::Tangent {
    match dot.given() {
        Some(dot) => dot,
        None => primal.zero_tangent(),
    }
}

/// In place of the gradient of a function whose parameters are functions that nothing differentiates on their own: its
/// body is differentiated in the annotated functions that call it.
#[derive(Debug, Clone, Copy)]
pub struct DifferentiatedWhereItIsCalled;

/// In place of the companions of a companion that nobody asked for: `order = ORDER` is missing where the function is.
#[derive(Debug)]
pub struct NeedsOrder<F, const ORDER: usize>(core::marker::PhantomData<F>);

/// The same where there are none: of functions that return an `Option` or a `Result`, that take functions, or whose
/// buffer is changed in place.
#[derive(Debug)]
pub struct NotDifferentiatedAgain<F>(core::marker::PhantomData<F>);
