//! What generated code names. Not for use by hand: it changes without notice.

#[cfg(feature = "alloc")]
pub extern crate alloc;
/// What signatures name.
#[cfg(not(feature = "alloc"))]
pub mod alloc {
    pub mod borrow {
        pub use crate::heap::ToOwned;
    }
    pub mod vec {
        pub use crate::heap::Vec;
    }
}
pub extern crate core;
pub extern crate libm;

pub use crate::adjoint::{
    AccFrom, Shadow, Zero, acc, acc_all, acc_dot, dot, sum_all, sum_of, zero_all,
};
#[cfg(feature = "alloc")]
pub use crate::again::{fill_rows, recopy, refill, refill_rows, rezero};
pub use crate::checks::{
    check_direction, check_directions, check_len, check_lens, check_seed, fit,
};
pub use crate::differentiable::{Differentiable, standing};
pub use crate::direction::{
    DifferentiatedWhereItIsCalled, Dot, IntoTangent, NeedsOrder, NoDot, NoTangent,
    NotDifferentiatedAgain, tangent_or_zero,
};
pub use crate::duplicate::{ByClone, ByNothing, ByRecord, Duplicate, Original};
pub use crate::elementary::{elementary, elementary_of_two};
pub use crate::fallible::Fallible;
pub use crate::flow::{Flow, NoAdjoint};
#[cfg(feature = "alloc")]
pub use crate::lagrangian;
pub use crate::math::{Methods, float};
#[cfg(feature = "alloc")]
pub use crate::matrix::{
    Blocks, Given, Grown, Matrix, Pieces, Units, by_rows, put, put_column, rows_of, take,
};
pub use crate::operators::{AssignOperator, Convert, Operator, conversion, op};
pub use crate::pool::with_tape;
#[cfg(feature = "alloc")]
pub use crate::queues::{fit_queue, sum_queue};
pub use crate::real::{Real, cast};
pub use crate::record::RecordLen;
pub use crate::save::Save;
pub use crate::scratch::{
    ArrayScratch, NestedScratch, Scratch, SliceScratch, Unwanted, scratch, unwanted, unwanted_zeros,
};
pub use crate::shadow::{IntoShadow, LeftOut, all_rows, array_cells, cells, nested, rows};
pub use crate::special;
pub use crate::stand_in::{Nothing, OfDefault, OfParts, StandIn, Wanted, stand_in};
pub use crate::stop_gradient;
pub use crate::tangent::Tangent;
pub use crate::tape::{Mark, Records, Rev, Tape, idle};
pub use crate::word::Word;
pub use crate::{duplicate, stand_in, with_alloc, without_alloc};

/// What a function returns: how the code of its callers names a type that their own tokens do not tell.
pub trait Returns {
    type Output;
}

/// What a call gives whose result the caller takes for an `Option`, going by its use (`unwrap_or` and the like).
#[diagnostic::on_unimplemented(
    message = "`#[grad]` takes the result of this call for an `Option` or a `Result`, but it is `{Self}`",
    note = "bind the result with its type first: `let y: T = ..;`"
)]
pub trait IntoOption {
    type Some;
    fn into_option(self) -> Option<Self::Some>;
}

impl<T> IntoOption for Option<T> {
    type Some = T;
    #[inline(always)]
    fn into_option(self) -> Option<T> {
        self
    }
}

impl<T, E> IntoOption for Result<T, E> {
    type Some = T;
    #[inline(always)]
    fn into_option(self) -> Option<T> {
        self.ok()
    }
}

/// As [`IntoOption::into_option`].
#[inline(always)]
pub fn option<O: IntoOption>(of: O) -> Option<O::Some> {
    of.into_option()
}
/// Accepts a function and itself only: what a path of the user's names is what its derivative is known for.
#[inline(always)]
pub const fn same<F: Copy>(_: F, _: F) {}

/// `z`, of which the function says that it is `w`: for the multipliers its derivative is that of `w + e`, e constant.
#[inline(always)]
pub fn pinned(z: f64, _w: f64) -> f64 {
    z
}

/// Tells the optimiser that the branch that begins with this is seldom taken.
#[cold]
#[inline(always)]
pub fn seldom() {}

/// Elements `at..at + len` of a slice; none if `len` is 0, wherever `at` is.
///
/// The length of what comes back is `len` in either case, in so many words: the optimiser need not find out that a loop
/// over elements does not run where there are none.
#[inline(always)]
pub fn window<T>(slice: &[T], at: usize, len: usize) -> &[T] {
    let at = if len == 0 { 0 } else { at };
    &slice[at..at + len]
}

/// As [`window`].
#[inline(always)]
pub fn window_mut<T>(slice: &mut [T], at: usize, len: usize) -> &mut [T] {
    let at = if len == 0 { 0 } else { at };
    &mut slice[at..at + len]
}

/// The first `n` elements of a slice, or all there are.
#[inline(always)]
pub fn front<T>(slice: &[T], n: usize) -> &[T] {
    &slice[..n.min(slice.len())]
}

/// As [`front`].
#[inline(always)]
pub fn front_mut<T>(slice: &mut [T], n: usize) -> &mut [T] {
    let n = n.min(slice.len());
    &mut slice[..n]
}

/// The items of `range.step_by(step)`, last first, also of ranges whose length may not fit a `usize`.
#[inline]
pub fn steps_back<I: Iterator + Clone>(range: I, step: usize) -> impl Iterator<Item = I::Item> {
    let steps = range.size_hint().0.div_ceil(step);
    (0..steps)
        .rev()
        .map(move |k| range.clone().nth(k * step).expect("a step of the range"))
}

/// The zero gradient of an argument.
#[inline]
pub fn zeros<T: Differentiable + ?Sized>(like: &T) -> T::Tangent {
    like.zero_tangent()
}

/// A float type: what `f_grad` may be the gradient of.
#[diagnostic::on_unimplemented(
    message = "a gradient needs a scalar result, `{Self}` is not one",
    note = "`f_vjp` takes a seed of the result's gradient type instead"
)]
pub trait Scalar: Differentiable<Tangent = Self> + Sized {
    const GRAD_ONE: Self;
}

impl Scalar for f64 {
    const GRAD_ONE: f64 = 1.0;
}

impl Scalar for f32 {
    const GRAD_ONE: f32 = 1.0;
}

/// What a list consists of.
pub trait Elements {
    type Element;
}

impl<E, const N: usize> Elements for [E; N] {
    type Element = E;
}

impl<E> Elements for alloc::vec::Vec<E> {
    type Element = E;
}

/// The list itself: says what it consists of.
#[inline(always)]
pub fn list_of<E, L: Elements<Element = E>>(list: L) -> L {
    list
}
