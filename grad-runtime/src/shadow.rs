//! Shadows of what references point to, as they travel between companions: cells.
//!
//! Cells remove every aliasing conflict: the same buffer passed twice, overlapping windows, two views of one
//! shadow. A `Vec` that the primal may grow has an exclusive shadow instead.

use crate::heap::Vec;
use core::cell::Cell;

use crate::buffers::Rows;

/// The result slot of a by-value parameter, and the shadow of a by-reference one, that `wrt(..)` leaves out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeftOut;

/// Conversion of what a caller has to the shadow that a callee wants.
#[diagnostic::on_unimplemented(
    message = "this argument carries a derivative, but the function called leaves it out or takes another shape",
    label = "a derivative would be lost here",
    note = "`wrt(..)` on the called function excludes this parameter; add it there, or pass a copy made by `stop_gradient(..)` here"
)]
pub trait IntoShadow<S> {
    fn into_shadow(self) -> S;
}

/// Shadows that are what is wanted already.
macro_rules! as_they_are {
    ($([$($generics:tt)*] $shadow:ty;)*) => {$(
        impl<'a, $($generics)*> IntoShadow<$shadow> for $shadow {
            #[inline(always)]
            fn into_shadow(self) -> $shadow {
                self
            }
        }
    )*};
}

as_they_are! {
    [T: ?Sized] &'a Cell<T>;
    [E] &'a [Cell<E>];
    [E, const N: usize] &'a [Cell<E>; N];
    [E] &'a [&'a [Cell<E>]];
    [T: ?Sized] &'a mut T;
}

/// For an argument of a type that the caller's macro cannot see through, and that is not active there.
impl IntoShadow<LeftOut> for LeftOut {
    #[inline(always)]
    fn into_shadow(self) -> LeftOut {
        self
    }
}

/// Conversions: from, to, how.
macro_rules! conversions {
    ($([$($generics:tt)*] $from:ty => $to:ty, |$x:ident| $how:expr;)*) => {$(
        impl<'a, $($generics)*> IntoShadow<$to> for $from {
            #[inline(always)]
            fn into_shadow(self) -> $to {
                let $x = self;
                $how
            }
        }
    )*};
}

conversions! {
    [T] &'a mut T => &'a Cell<T>, |x| Cell::from_mut(x);

    [E] &'a mut [E] => &'a [Cell<E>], |x| cells(x);
    [E] &'a mut Vec<E> => &'a [Cell<E>], |x| cells(x);
    [E, const N: usize] &'a mut [E; N] => &'a [Cell<E>], |x| cells(x);
    [E, const N: usize] &'a [Cell<E>; N] => &'a [Cell<E>], |x| x;
    [E, const N: usize] &'a Cell<[E; N]> => &'a [Cell<E>], |x| x.as_array_of_cells();
    [E] &'a Cell<[E]> => &'a [Cell<E>], |x| x.as_slice_of_cells();

    [E, const N: usize] &'a mut [E; N] => &'a [Cell<E>; N], |x| Cell::from_mut(x).as_array_of_cells();
    [E, const N: usize] &'a Cell<[E; N]> => &'a [Cell<E>; N], |x| x.as_array_of_cells();

    [E] &'a Rows<'a, E> => &'a [&'a [Cell<E>]], |x| x;
    [E, const N: usize] &'a [&'a [Cell<E>]; N] => &'a [&'a [Cell<E>]], |x| x;

    [E] &'a mut Vec<E> => &'a mut [E], |x| x;
    [E, const N: usize] &'a mut [E; N] => &'a mut [E], |x| x;
}

/// A slice as cells.
#[inline(always)]
pub fn cells<E>(slice: &mut [E]) -> &[Cell<E>] {
    Cell::from_mut(slice).as_slice_of_cells()
}

/// An array as cells.
#[inline(always)]
pub fn array_cells<E, const N: usize>(array: &mut [E; N]) -> &[Cell<E>; N] {
    Cell::from_mut(array).as_array_of_cells()
}

/// The views of a shadow of type `[Vec<E>]`: built once per sweep.
#[inline]
pub fn nested<V: AsMut<[E]>, E>(rows: &mut [V]) -> Rows<'_, E> {
    Rows::new(rows.iter_mut().map(|row| cells(row.as_mut())))
}

/// Rows of a list of lists as cells, of which several may be the same; empty ones where there is nothing to see (`len` is 0).
#[inline(always)]
pub fn rows<V: AsMut<[E]>, E, const K: usize>(
    list: &mut [V],
    at: [usize; K],
    len: usize,
) -> [&[Cell<E>]; K] {
    if len == 0 {
        return [&[]; K];
    }
    let apart = (1..K).all(|k| !at[..k].contains(&at[k]));
    if !apart {
        return repeated(list, at);
    }
    match list.get_disjoint_mut(at) {
        Ok(rows) => rows.map(|row| cells(row.as_mut())),
        Err(_) => missing(at),
    }
}

/// [`rows`] of which some are the same.
#[cold]
fn repeated<V: AsMut<[E]>, E, const K: usize>(
    mut list: &mut [V],
    at: [usize; K],
) -> [&[Cell<E>]; K] {
    let mut rows = [&[][..]; K];
    let mut order: [usize; K] = core::array::from_fn(|k| k);
    order.sort_unstable_by_key(|&k| at[k]);
    let (mut first, mut last) = (0, None);
    for k in order {
        rows[k] = match last {
            Some((row, cells)) if row == at[k] => cells,
            _ => {
                let (row, rest) = core::mem::take(&mut list)[at[k] - first..]
                    .split_first_mut()
                    .unwrap_or_else(|| missing(at));
                (list, first) = (rest, at[k] + 1);
                cells(row.as_mut())
            }
        };
        last = Some((at[k], rows[k]));
    }
    rows
}

#[cold]
fn missing<const K: usize>(at: [usize; K]) -> ! {
    panic!("index out of bounds: one of the rows {at:?}")
}

/// The same for one call, after which the shadow is the caller's own again.
#[inline]
pub fn all_rows<V: AsMut<[E]>, E>(rows: &mut [V]) -> Vec<&[Cell<E>]> {
    rows.iter_mut().map(|row| cells(row.as_mut())).collect()
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec;

    fn add_one<'a>(bar: impl IntoShadow<&'a [Cell<f64>]>) {
        for cell in bar.into_shadow() {
            cell.set(cell.get() + 1.0);
        }
    }

    fn add_one_each<'a>(bar: impl IntoShadow<&'a [&'a [Cell<f64>]]>) {
        bar.into_shadow().iter().for_each(|&row| add_one(row));
    }

    #[test]
    fn whatever_holds_floats_becomes_cells() {
        let mut vec = vec![1.0, 2.0];
        add_one(&mut vec);
        add_one(&mut vec[1..]);
        assert_eq!(vec, [2.0, 4.0]);

        let mut array = [1.0];
        add_one(&mut array);
        add_one(Cell::from_mut(&mut array));
        add_one(Cell::from_mut(&mut array).as_array_of_cells());
        let shadow: &[Cell<f64>; 1] = (&mut array).into_shadow();
        add_one(&shadow[..]);
        assert_eq!(array, [5.0]);

        let mut rows = vec![[0.0; 2]; 2];
        let shadow: &[Cell<[f64; 2]>] = (&mut rows).into_shadow();
        add_one(&shadow[1]);
        assert_eq!(rows, [[0.0, 0.0], [1.0, 1.0]]);

        let mut scalar = 1.0;
        let shadow: &Cell<f64> = (&mut scalar).into_shadow();
        shadow.set(3.0);
        assert_eq!(scalar, 3.0);
    }

    #[test]
    fn nested_vecs_get_views() {
        let mut rows = vec![vec![0.0; 2], vec![], vec![0.0]];
        add_one_each(&nested(&mut rows));
        assert_eq!(rows, [vec![1.0; 2], vec![], vec![1.0]]);
    }

    #[test]
    fn rows_may_be_the_same() {
        let mut list = vec![vec![1.0], vec![2.0, 3.0], vec![4.0]];
        let [a, b, c, d] = rows(&mut list, [2, 1, 2, 0], 1);
        a[0].set(5.0);
        assert_eq!((b.len(), c[0].get(), d[0].get()), (2, 5.0, 1.0));
        let [a, b] = rows(&mut list, [1, 0], 1);
        b[0].set(a[1].get());
        assert_eq!(list[0], [3.0]);
        assert!(rows(&mut list, [7, 7], 0)[1].is_empty());
    }

    #[test]
    #[should_panic(expected = "out of bounds")]
    fn rows_are_there() {
        rows(&mut [vec![1.0]], [0, 1], 1);
    }

    #[test]
    #[should_panic]
    fn repeated_rows_are_there() {
        rows(&mut [vec![1.0]], [1, 1], 1);
    }

    #[test]
    fn a_growing_vec_is_exclusive() {
        fn push<'a>(bar: impl IntoShadow<&'a mut Vec<f64>>) {
            bar.into_shadow().push(1.0);
        }
        let mut vec = vec![];
        push(&mut vec);
        assert_eq!(vec, [1.0]);
    }
}
