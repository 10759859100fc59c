//! Sums of whole shadows: owned ones (`Vec<f64>`, `[f64; 3]`) and those behind cells, in any combination.

use crate::heap::Vec;
use core::cell::Cell;
use core::ops::{Add, Mul};

use crate::shadow::IntoShadow;
use crate::tangent::Tangent;

/// `shadow += d`.
#[inline(always)]
pub fn acc<T: Copy + Add<Output = T>>(shadow: &Cell<T>, d: T) {
    shadow.set(shadow.get() + d);
}

/// `dst += src`, element by element. Shapes agree: a caller that lets them differ is wrong, and panics.
///
/// Each side is an array, a slice or a `Vec`, behind a reference, of tangents, of cells of them, or of such views.
#[inline]
pub fn acc_all<D: Shadow<View: AccFrom<S::View>>, S: Shadow>(dst: D, src: S) {
    dst.view().acc_from(src.view());
}

/// Sets every float of a shadow to zero.
#[inline]
pub fn zero_all<D: Shadow<View: Zero>>(dst: D) {
    dst.view().zero();
}

/// The sum of a slice's elements: the adjoint of `fill`. Four partial sums, since one would be a chain of
/// dependent additions.
#[inline]
pub fn sum_all<'a, S, X: Summand + 'a>(src: S) -> X::Float
where
    S: Shadow<View = &'a [X]>,
{
    let (quads, rest) = src.view().as_chunks::<4>();
    let mut sums = [X::Float::default(); 4];
    for quad in quads {
        for (sum, x) in sums.iter_mut().zip(quad) {
            *sum = *sum + x.read();
        }
    }
    let mut sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    for x in rest {
        sum = sum + x.read();
    }
    sum
}

/// The sum of the products of the elements of two slices, owned or in cells; in four lanes, as [`sum_all`].
#[inline]
pub fn dot<X, Y>(a: &[X], b: &[Y]) -> X::Float
where
    X: Summand<Float: Mul<Output = X::Float>>,
    Y: Summand<Float = X::Float>,
{
    let (quads, rest) = a.as_chunks::<4>();
    let (other_quads, other_rest) = b.as_chunks::<4>();
    let mut sums = [X::Float::default(); 4];
    for (quad, other) in quads.iter().zip(other_quads) {
        for (sum, (x, y)) in sums.iter_mut().zip(quad.iter().zip(other)) {
            *sum = *sum + x.read() * y.read();
        }
    }
    let mut sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    for (x, y) in rest.iter().zip(other_rest) {
        sum = sum + x.read() * y.read();
    }
    sum
}

/// The sum of a term over the elements that slices of one length have at each position; in four lanes, as [`sum_all`].
#[inline]
pub fn sum_of<T, S: Slices<T>>(slices: S, term: impl Fn(S::Elements) -> T) -> T {
    slices.sum_of(term)
}

/// Slices of numbers, owned or in cells. Not an array of any length, which compilers do not always take apart.
pub trait Slices<T> {
    type Elements;
    fn sum_of(self, term: impl Fn(Self::Elements) -> T) -> T;
}

macro_rules! slices {
    ($($count:literal: $first:ident $X:ident $($other:ident $Y:ident)*;)*) => {$(
        impl<T, $X: Summand<Float = T>, $($Y: Summand<Float = T>),*> Slices<T> for (&[$X], $(&[$Y]),*)
        where
            T: Copy + Default + Add<Output = T>,
        {
            type Elements = [T; $count];

            #[inline]
            fn sum_of(self, term: impl Fn([T; $count]) -> T) -> T {
                let ($first, $($other),*) = self;
                let n = $first.len();
                let $first = $first.as_chunks::<4>();
                $(let $other = $other[..n].as_chunks::<4>();)*
                let mut sums = [T::default(); 4];
                for i in 0..n / 4 {
                    let ($first, $($other),*) = (&$first.0[i], $(&$other.0[i]),*);
                    for k in 0..4 {
                        sums[k] = sums[k] + term([$first[k].read(), $($other[k].read()),*]);
                    }
                }
                let mut sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
                for i in 0..n % 4 {
                    sum = sum + term([$first.1[i].read(), $($other.1[i].read()),*]);
                }
                sum
            }
        }
    )*};
}

slices! {
    1: a A;
    2: a A b B;
    3: a A b B c C;
    4: a A b B c C d D;
    5: a A b B c C d D e E;
    6: a A b B c C d D e E f F;
}

/// `dst += src * factor`, element by element; returns what [`dot`] does of `src` and `with`, having read `src` once.
#[inline]
pub fn acc_dot<'d, F, X, Y>(
    dst: impl IntoShadow<&'d [Cell<F>]>,
    factor: F,
    src: &[X],
    with: &[Y],
) -> F
where
    F: Copy + Default + Add<Output = F> + Mul<Output = F> + 'd,
    X: Summand<Float = F>,
    Y: Summand<Float = F>,
{
    let (shadows, shadow_rest) = dst.into_shadow().as_chunks::<4>();
    let (quads, rest) = src.as_chunks::<4>();
    let (other_quads, other_rest) = with.as_chunks::<4>();
    let mut sums = [F::default(); 4];
    for ((shadow, quad), other) in shadows.iter().zip(quads).zip(other_quads) {
        // All are read before the first is written: they could be the same memory, as far as compilers see.
        let mut new = [F::default(); 4];
        for k in 0..4 {
            let x = quad[k].read();
            sums[k] = sums[k] + x * other[k].read();
            new[k] = shadow[k].get() + x * factor;
        }
        for (cell, new) in shadow.iter().zip(new) {
            cell.set(new);
        }
    }
    let mut sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    for ((cell, x), y) in shadow_rest.iter().zip(rest).zip(other_rest) {
        let x = x.read();
        sum = sum + x * y.read();
        acc(cell, x * factor);
    }
    sum
}

/// A reference to a shadow or a part of one. Arrays, slices and `Vec`s are viewed as slices, the rest as it is.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a shadow")]
pub trait Shadow {
    type View;
    fn view(self) -> Self::View;
}

macro_rules! views {
    ($([$($generics:tt)*] $from:ty => $view:ty, |$x:ident| $how:expr;)*) => {$(
        impl<'a, $($generics)*> Shadow for $from {
            type View = $view;
            #[inline(always)]
            fn view(self) -> $view {
                let $x = self;
                $how
            }
        }
    )*};
}

views! {
    [X] &'a [X] => &'a [X], |x| x;
    [X] &'a Vec<X> => &'a [X], |x| x;
    [X, const N: usize] &'a [X; N] => &'a [X], |x| x;
    [X] &'a mut [X] => &'a mut [X], |x| x;
    [X] &'a mut Vec<X> => &'a mut [X], |x| x;
    [X, const N: usize] &'a mut [X; N] => &'a mut [X], |x| x;
    [E, const N: usize] &'a Cell<[E; N]> => &'a [Cell<E>], |x| x.as_array_of_cells();
}

macro_rules! values {
    ($([$($generics:tt)*] $ty:ty;)*) => {
        views! {$(
            [$($generics)*] &'a $ty => &'a $ty, |x| x;
            [$($generics)*] &'a mut $ty => &'a mut $ty, |x| x;
            [$($generics)*] &'a Cell<$ty> => &'a Cell<$ty>, |x| x;
        )*}
    };
}

values! {
    [] f64;
    [] f32;
    [] ();
    [A] Option<A>;
    [A] (A,);
    [A, B] (A, B);
    [A, B, C] (A, B, C);
    [A, B, C, D] (A, B, C, D);
    [A, B, C, D, E] (A, B, C, D, E);
    [A, B, C, D, E, F] (A, B, C, D, E, F);
}

/// `self += src`, for views.
#[diagnostic::on_unimplemented(message = "shadows of different types: `{Self}` += `{S}`")]
pub trait AccFrom<S> {
    fn acc_from(self, src: S);
}

impl<D: AddOwned<S>, S> AccFrom<&[S]> for &mut [D] {
    #[inline]
    fn acc_from(self, src: &[S]) {
        same_len(self.len(), src.len());
        for (d, s) in self.iter_mut().zip(src) {
            d.add(s);
        }
    }
}

impl<D: AddShared<S>, S> AccFrom<&[S]> for &[D] {
    #[inline]
    fn acc_from(self, src: &[S]) {
        same_len(self.len(), src.len());
        for (d, s) in self.iter().zip(src) {
            d.add(s);
        }
    }
}

/// Single tangents: not slices, by owned reference or in cells.
macro_rules! single {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> AccFrom<&$ty> for &mut $ty where $ty: Tangent {
            #[inline]
            fn acc_from(self, src: &$ty) {
                self.add_assign(src);
            }
        }
        impl<$($generics)*> AccFrom<&Cell<$ty>> for &mut $ty where $ty: Tangent + Copy {
            #[inline]
            fn acc_from(self, src: &Cell<$ty>) {
                self.add_assign(&src.get());
            }
        }
        impl<$($generics)*> AccFrom<&$ty> for &Cell<$ty> where $ty: Tangent + Copy {
            #[inline]
            fn acc_from(self, src: &$ty) {
                AddShared::add(self, src);
            }
        }
        impl<$($generics)*> AccFrom<&Cell<$ty>> for &Cell<$ty> where $ty: Tangent + Copy {
            #[inline]
            fn acc_from(self, src: &Cell<$ty>) {
                AddShared::add(self, src);
            }
        }
        impl<$($generics)*> Zero for &mut $ty where $ty: Tangent {
            #[inline]
            fn zero(self) {
                self.set_zero();
            }
        }
        impl<$($generics)*> Zero for &Cell<$ty> where $ty: Tangent + Copy {
            #[inline]
            fn zero(self) {
                ZeroShared::zero(self);
            }
        }
    )*};
}

single! {
    [] f64;
    [] f32;
    [] ();
    [A] Option<A>;
    [A] (A,);
    [A, B] (A, B);
    [A, B, C] (A, B, C);
    [A, B, C, D] (A, B, C, D);
    [A, B, C, D, E] (A, B, C, D, E);
    [A, B, C, D, E, F] (A, B, C, D, E, F);
}

/// Sets a view to zero.
pub trait Zero {
    fn zero(self);
}

impl<T: Tangent> Zero for &mut [T] {
    #[inline]
    fn zero(self) {
        // Long ones end up in `memset`, whose call alone takes longer than to write a few numbers: short ones are covered by
        // two pieces of constant length that may overlap.
        if !(zero_ends::<T, 8>(self) || zero_ends::<T, 4>(self) || zero_ends::<T, 2>(self)) {
            self.iter_mut().for_each(T::set_zero);
        }
    }
}

/// Zeroes `N` to `2 N` small elements, tells whether there are so many.
#[inline(always)]
fn zero_ends<T: Tangent, const N: usize>(list: &mut [T]) -> bool {
    let few = size_of::<T>() <= 16 && (N..=2 * N).contains(&list.len());
    if few {
        if let Some(first) = list.first_chunk_mut::<N>() {
            first.iter_mut().for_each(T::set_zero);
        }
        if let Some(last) = list.last_chunk_mut::<N>() {
            last.iter_mut().for_each(T::set_zero);
        }
    }
    few
}

impl<D: ZeroShared> Zero for &[D] {
    #[inline]
    fn zero(self) {
        self.iter().for_each(D::zero);
    }
}

/// `self += src` for what an exclusive slice may consist of.
pub trait AddOwned<S> {
    fn add(&mut self, src: &S);
}

impl<E: Tangent> AddOwned<E> for E {
    #[inline(always)]
    fn add(&mut self, src: &E) {
        self.add_assign(src);
    }
}

impl<E: Tangent + Copy> AddOwned<Cell<E>> for E {
    #[inline(always)]
    fn add(&mut self, src: &Cell<E>) {
        self.add_assign(&src.get());
    }
}

impl<D: AddOwned<S>, S> AddOwned<&[S]> for Vec<D> {
    #[inline]
    fn add(&mut self, src: &&[S]) {
        self.as_mut_slice().acc_from(*src);
    }
}

/// `self += src` for what a slice of cells or views may consist of.
pub trait AddShared<S> {
    fn add(&self, src: &S);
}

impl<E: Tangent + Copy> AddShared<E> for Cell<E> {
    #[inline(always)]
    fn add(&self, src: &E) {
        let mut sum = self.get();
        sum.add_assign(src);
        self.set(sum);
    }
}

impl<E: Tangent + Copy> AddShared<Cell<E>> for Cell<E> {
    #[inline(always)]
    fn add(&self, src: &Cell<E>) {
        AddShared::<E>::add(self, &src.get());
    }
}

impl<D: AddShared<S>, S> AddShared<&[S]> for &[D] {
    #[inline]
    fn add(&self, src: &&[S]) {
        self.acc_from(*src);
    }
}

impl<D: AddShared<S>, S> AddShared<Vec<S>> for &[D] {
    #[inline]
    fn add(&self, src: &Vec<S>) {
        self.acc_from(src.as_slice());
    }
}

/// Sets to zero what a slice of cells or views may consist of.
pub trait ZeroShared {
    fn zero(&self);
}

impl<E: Tangent + Copy> ZeroShared for Cell<E> {
    #[inline(always)]
    fn zero(&self) {
        let mut value = self.get();
        value.set_zero();
        self.set(value);
    }
}

impl<D: ZeroShared> ZeroShared for &[D] {
    #[inline]
    fn zero(&self) {
        self.iter().for_each(D::zero);
    }
}

/// A float, owned or in a cell.
pub trait Summand {
    type Float: Copy + Default + Add<Output = Self::Float>;
    fn read(&self) -> Self::Float;
}

macro_rules! summands {
    ($($float:ident)*) => {$(
        impl Summand for $float {
            type Float = $float;
            #[inline(always)]
            fn read(&self) -> $float {
                *self
            }
        }
    )*};
}

summands! { f64 f32 }

impl<T: crate::real::Real> Summand for Cell<T> {
    type Float = T;
    #[inline(always)]
    fn read(&self) -> T {
        self.get()
    }
}

#[inline]
fn same_len(dst: usize, src: usize) {
    assert!(
        dst == src,
        "a shadow of length {src} is added to one of length {dst}"
    );
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use crate::shadow::{cells, nested};
    use alloc::vec;

    #[test]
    fn a_multiple_is_added_and_the_product_summed() {
        for n in [0, 3, 4, 9] {
            let src: Vec<f64> = (0..n).map(|i| 1.0 + i as f64).collect();
            let with: Vec<f64> = (0..n).map(|i| 2.0 - i as f64).collect();
            let mut dst = vec![0.5; n];
            let sum = acc_dot(&mut dst[..], 3.0, &src, cells(&mut with.clone()));
            let both = (0..n).map(|i| src[i] * with[i]);
            assert_eq!(sum, both.sum());
            assert!((0..n).all(|i| dst[i] == 0.5 + 3.0 * src[i]));
            acc_dot(cells(&mut dst), -3.0, &src, &with);
            assert_eq!(dst, vec![0.5; n]);
        }
    }

    #[test]
    fn a_term_of_several_slices_is_summed() {
        for n in [0, 3, 4, 9] {
            let a: Vec<f64> = (0..n).map(|i| 1.0 + i as f64).collect();
            let b: Vec<f64> = (0..n).map(|i| 2.0 - i as f64).collect();
            let all = (0..n).map(|i| a[i] * (a[i] - b[i]));
            assert_eq!(
                sum_of((&a[..], cells(&mut b.clone())), |[a, b]| a * (a - b)),
                all.sum()
            );
            assert_eq!(sum_of((&a[..],), |[a]| 2.0 * a), 2.0 * sum_all(&a));
        }
    }

    #[test]
    fn owned_and_cells_in_any_combination() {
        let mut d = vec![1.0, 2.0];
        acc_all(&mut d, &vec![1.0, 1.0]);
        acc_all(&mut d[..], &[1.0, 1.0]);
        let mut s = [1.0, 1.0];
        acc_all(&mut d, cells(&mut s));
        acc_all(cells(&mut d), cells(&mut s));
        acc_all(cells(&mut d), &s);
        acc_all(&mut d[1..], &cells(&mut s)[..1]);
        assert_eq!(d, [6.0, 8.0]);

        let mut rows = [[1.0; 2]; 2];
        acc_all(&cells(&mut rows)[1], &s);
        acc_all(&mut rows[0], &[3.0; 2]);
        acc_all(&mut rows[..1], &[[1.0; 2]]);
        assert_eq!(rows, [[5.0; 2], [2.0; 2]]);
    }

    #[test]
    fn overlapping_views_of_one_shadow() {
        let mut x = [1.0, 2.0, 3.0];
        let all = cells(&mut x);
        acc_all(&all[..2], &all[1..]);
        assert_eq!(x, [3.0, 5.0, 3.0]);
    }

    #[test]
    fn nested_to_any_depth() {
        let mut a = vec![vec![1.0], vec![2.0, 3.0]];
        let mut b = a.clone();
        acc_all(&mut a, &b);
        acc_all(&mut a, &*nested(&mut b));
        acc_all(&*nested(&mut a), &b);
        acc_all(&nested(&mut a)[..], &nested(&mut b)[..]);
        assert_eq!(a, [vec![5.0], vec![10.0, 15.0]]);
        acc_all(&mut a[1], &[1.0, 1.0]);
        acc_all(nested(&mut a)[0], &b[0]);
        assert_eq!(a, [vec![6.0], vec![11.0, 16.0]]);
        zero_all(&*nested(&mut a));
        assert_eq!(a, [vec![0.0], vec![0.0, 0.0]]);

        let mut deep = vec![a.clone(), b.clone()];
        acc_all(&mut deep, &[b.clone(), b]);
        assert_eq!(deep[1], [vec![2.0], vec![4.0, 6.0]]);
        zero_all(&mut deep);
        assert_eq!(deep[1], [vec![0.0], vec![0.0, 0.0]]);
    }

    #[test]
    fn lists_of_any_length_vanish() {
        for n in 0..40 {
            let mut guarded = vec![1.0; n + 2];
            zero_all(&mut guarded[1..=n]);
            assert_eq!(guarded.iter().sum::<f64>(), 2.0);
            assert_eq!((guarded[0], guarded[n + 1]), (1.0, 1.0));
            let mut triples = vec![[1.0f32; 3]; n];
            zero_all(&mut triples);
            assert!(triples.iter().flatten().all(|x| *x == 0.0));
        }
    }

    #[test]
    fn tuples_and_scalars() {
        let mut t = (1.0, ());
        acc_all(&mut t, &(2.0, ()));
        acc_all(Cell::from_mut(&mut t), &(1.0, ()));
        assert_eq!(t, (4.0, ()));
        zero_all(Cell::from_mut(&mut t));
        assert_eq!(t.0, 0.0);
        let mut x = 1.0;
        acc(Cell::from_mut(&mut x), 2.0);
        acc_all(&mut x, Cell::from_mut(&mut 3.0));
        assert_eq!(x, 6.0);
        let mut pairs = vec![(1.0f32, [2.0; 2]); 2];
        acc_all(&mut pairs, &[(1.0, [1.0; 2]); 2]);
        assert_eq!(pairs[1], (2.0, [3.0; 2]));
    }

    #[test]
    fn sums() {
        let mut x: Vec<f64> = (1..=11).map(f64::from).collect();
        assert_eq!(sum_all(&x), 66.0);
        assert_eq!(sum_all(&cells(&mut x)[..3]), 6.0);
        assert_eq!(sum_all(&[0.5f32; 3]), 1.5);
        let mut rows = [[1.0, 2.0]];
        assert_eq!(sum_all(&cells(&mut rows)[0]), 3.0);
    }

    #[test]
    #[should_panic(expected = "a shadow of length 1 is added to one of length 2")]
    fn lengths_are_checked() {
        acc_all(&mut [1.0, 2.0], &[1.0]);
    }
}
