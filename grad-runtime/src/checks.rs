//! Lengths of what callers hand in.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;

use crate::differentiable::Differentiable;
use crate::heap::Vec;

/// Panics unless the adjoint buffer of parameter `name` is as long as the argument.
#[inline]
#[track_caller]
pub fn check_len(name: &str, len: usize, bar: usize) {
    if len != bar {
        wrong_len(&At::adjoint(name), len, bar);
    }
}

/// The same for everything inside that has a length at run time: the panic names the element.
#[inline]
#[track_caller]
pub fn check_lens<T: Lengths<B> + ?Sized, B: ?Sized>(name: &str, primal: &T, bar: &B) {
    primal.check(bar, &At::adjoint(name));
}

/// Panics unless the direction of parameter `name` is as long as the argument.
#[inline]
#[track_caller]
pub fn check_direction(name: &str, len: usize, dot: usize) {
    if len != dot {
        wrong_len(&At::direction(name), len, dot);
    }
}

/// The same for everything inside that has a length at run time.
#[inline]
#[track_caller]
pub fn check_directions<T: Lengths<B> + ?Sized, B: ?Sized>(name: &str, primal: &T, dot: &B) {
    primal.check(dot, &At::direction(name));
}

/// Panics unless the seed is as long as the result.
#[inline]
#[track_caller]
pub fn check_seed(result: usize, seed: usize) {
    assert!(
        result == seed,
        "the seed has length {seed}, but the result has length {result}"
    );
}

/// The buffer of a `&mut Vec` parameter holds the adjoint of the contents on return, whose length the caller need
/// not know: an empty buffer stands for zeros.
#[inline]
#[track_caller]
pub fn fit<T: Differentiable>(name: &str, bar: &mut Vec<T::Tangent>, outgoing: &[T]) {
    if bar.is_empty() {
        *bar = outgoing.zero_tangent();
    }
    check_len(name, outgoing.len(), bar.len());
}

/// A part of a parameter.
#[derive(Clone, Copy)]
pub struct At<'a> {
    /// What is checked: an adjoint buffer, a direction.
    what: &'static str,
    name: &'a str,
    up: Option<&'a At<'a>>,
    step: Step,
}

#[derive(Clone, Copy)]
enum Step {
    Here,
    Index(usize),
    Field(usize),
}

impl<'a> At<'a> {
    fn adjoint(name: &'a str) -> At<'a> {
        At {
            what: "adjoint buffer",
            name,
            up: None,
            step: Step::Here,
        }
    }

    fn direction(name: &'a str) -> At<'a> {
        At {
            what: "direction",
            ..At::adjoint(name)
        }
    }

    fn down(&'a self, step: Step) -> At<'a> {
        At {
            what: self.what,
            name: self.name,
            up: Some(self),
            step,
        }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.up {
            Some(up) => fmt::Display::fmt(up, f)?,
            None => f.write_str(self.name)?,
        }
        match self.step {
            Step::Here => Ok(()),
            Step::Index(i) => write!(f, "[{i}]"),
            Step::Field(i) => write!(f, ".{i}"),
        }
    }
}

/// Comparison of a value's lengths with those of its adjoint buffer.
pub trait Lengths<B: ?Sized> {
    #[track_caller]
    fn check(&self, bar: &B, at: &At<'_>);
}

impl<A: Lengths<B>, B> Lengths<[B]> for [A] {
    #[inline]
    #[track_caller]
    fn check(&self, bar: &[B], at: &At<'_>) {
        if self.len() != bar.len() {
            wrong_len(at, self.len(), bar.len());
        }
        for (i, (a, b)) in self.iter().zip(bar).enumerate() {
            a.check(b, &at.down(Step::Index(i)));
        }
    }
}

/// Containers of run-time and of fixed length, and references to them, as slices.
macro_rules! as_slices {
    ($([$($generics:tt)*] $primal:ty, $bar:ty;)*) => {$(
        impl<A: Lengths<B>, B, $($generics)*> Lengths<$bar> for $primal {
            #[inline]
            #[track_caller]
            fn check(&self, bar: &$bar, at: &At<'_>) {
                self[..].check(&bar[..], at);
            }
        }
    )*};
}

as_slices! {
    [] Vec<A>, Vec<B>;
    [] Vec<A>, [B];
    [] &[A], Vec<B>;
    [] &Vec<A>, Vec<B>;
    [const N: usize] [A; N], [B; N];
    [const N: usize] &[A; N], [B; N];
}

#[cfg(feature = "alloc")]
as_slices! {
    [] Box<[A]>, Vec<B>;
    [] Box<[A]>, [B];
}

macro_rules! without_lengths {
    ($($primal:ident $bar:ty;)*) => {$(
        impl Lengths<$bar> for $primal {
            #[inline(always)]
            fn check(&self, _: &$bar, _: &At<'_>) {}
        }
    )*};
}

without_lengths! {
    f64 f64; f32 f32;
    i8 (); i16 (); i32 (); i64 (); i128 (); isize ();
    u8 (); u16 (); u32 (); u64 (); u128 (); usize ();
    bool (); char ();
}

macro_rules! tuples {
    ($(($($a:ident $b:ident $i:tt)*);)*) => {$(
        impl<$($a: Lengths<$b>, $b),*> Lengths<($($b,)*)> for ($($a,)*) {
            #[inline]
            #[track_caller]
            fn check(&self, bar: &($($b,)*), at: &At<'_>) {
                $(self.$i.check(&bar.$i, &at.down(Step::Field($i)));)*
            }
        }
    )*};
}

tuples! {
    (A P 0);
    (A P 0 B Q 1);
    (A P 0 B Q 1 C R 2);
    (A P 0 B Q 1 C R 2 D S 3);
    (A P 0 B Q 1 C R 2 D S 3 E T 4);
    (A P 0 B Q 1 C R 2 D S 3 E T 4 F U 5);
}

#[cold]
#[inline(never)]
#[track_caller]
fn wrong_len(at: &At<'_>, len: usize, bar: usize) -> ! {
    let what = at.what;
    panic!("{what} of `{at}` has length {bar}, but `{at}` has length {len}");
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    #[should_panic(expected = "adjoint buffer of `w` has length 3, but `w` has length 4")]
    fn flat() {
        check_len("w", 4, 3);
    }

    #[test]
    #[should_panic(expected = "adjoint buffer of `w[2]` has length 0, but `w[2]` has length 1")]
    fn nested() {
        check_lens(
            "w",
            &[vec![], vec![1.0], vec![1.0]][..],
            &[vec![], vec![0.0], vec![]][..],
        );
    }

    #[test]
    #[should_panic(
        expected = "adjoint buffer of `w[0][1].0` has length 2, but `w[0][1].0` has length 1"
    )]
    fn nested_deeper() {
        let w = vec![[(vec![1.0], 2usize), (vec![1.0], 3)]];
        check_lens("w", &w, &vec![[(vec![0.0], ()), (vec![0.0; 2], ())]]);
    }

    #[test]
    fn equal_lengths_pass() {
        check_len("w", 4, 4);
        check_lens(
            "w",
            &[&[1.0][..], &[2.0, 3.0]][..],
            &[vec![0.0], vec![0.0; 2]][..],
        );
    }

    #[test]
    fn an_empty_buffer_stands_for_zeros() {
        let mut bar = vec![];
        fit("v", &mut bar, &[1.0, 2.0]);
        assert_eq!(bar, [0.0, 0.0]);
        fit("v", &mut bar, &[1.0, 2.0]);
    }

    #[test]
    #[should_panic(expected = "the seed has length 2, but the result has length 3")]
    fn seeds() {
        check_seed(3, 2);
    }
}
