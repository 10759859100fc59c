//! Recording the contents of memory, and restoring them.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

use crate::heap::Vec;

use crate::tape::{Records, Tape};
use crate::word::Word;

/// What can be recorded on a tape: numbers, `bool`, `char`, spans of time, texts, and arrays, slices, `Vec`s, tuples and `Option`s of them.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` cannot be recorded",
    label = "the reverse sweep needs the former contents of this",
    note = "recorded are numbers, `bool`, `char`, `String`, and arrays, slices, `Vec`s, tuples and `Option`s of them",
    note = "a type of yours, though it carries no derivative: `#[derive(Differentiable)]` on it, or on the type of its field, says how"
)]
pub trait Save {
    /// Pushes the contents.
    fn save(&self, tape: &mut Tape<'_>);

    /// Pops contents of the same type; a `Vec` takes over their length, slices must have it.
    fn restore(&mut self, from: &mut Records<'_>);

    /// Pops contents into a new value.
    fn recreate(from: &mut Records<'_>) -> Self
    where
        Self: Sized;

    /// The same contents in a new value: what a call consumes, of types that are not `Clone`.
    fn duplicate(&self) -> Self
    where
        Self: Sized;

    /// Some value, which stands where none was computed, and which nobody reads.
    fn blank() -> Self
    where
        Self: Sized;

    // Slices of elements go through the element type, so that floats are copied in bulk.

    #[inline]
    fn save_all(slice: &[Self], tape: &mut Tape<'_>)
    where
        Self: Sized,
    {
        for item in slice {
            item.save(tape);
        }
    }

    #[inline]
    fn restore_all(slice: &mut [Self], from: &mut Records<'_>)
    where
        Self: Sized,
    {
        for item in slice.iter_mut().rev() {
            item.restore(from);
        }
    }

    /// Appends `n` elements to `out`.
    #[inline]
    fn recreate_all(out: &mut Vec<Self>, n: usize, from: &mut Records<'_>)
    where
        Self: Sized,
    {
        let old = out.len();
        out.extend((0..n).map(|_| Self::recreate(from)));
        out[old..].reverse();
    }
}

/// What slices of the tape are made of.
pub trait Lend: Sized {
    /// `n` elements, which stay where they are.
    fn lend<'t>(n: usize, from: &mut Records<'t>) -> &'t [Self];
    /// Room for as many, with unspecified contents.
    fn room<'t>(n: usize, tape: &'t mut Tape<'_>) -> &'t mut [Self];
}

macro_rules! floats {
    ($($float:ident $block:ident;)*) => {$(
        impl Save for $float {
            #[inline]
            fn save(&self, tape: &mut Tape<'_>) {
                tape.$block(1)[0] = *self;
            }
            #[inline]
            fn restore(&mut self, from: &mut Records<'_>) {
                *self = from.$block(1)[0];
            }
            #[inline]
            fn recreate(from: &mut Records<'_>) -> Self {
                from.$block(1)[0]
            }
            #[inline]
            fn duplicate(&self) -> Self {
                *self
            }
            #[inline]
            fn blank() -> Self {
                0.0
            }
            #[inline]
            fn save_all(slice: &[Self], tape: &mut Tape<'_>) {
                tape.$block(slice.len()).copy_from_slice(slice);
            }
            #[inline]
            fn restore_all(slice: &mut [Self], from: &mut Records<'_>) {
                slice.copy_from_slice(from.$block(slice.len()));
            }
            #[inline]
            fn recreate_all(out: &mut Vec<Self>, n: usize, from: &mut Records<'_>) {
                out.extend_from_slice(from.$block(n));
            }
        }

        impl Lend for $float {
            #[inline]
            fn lend<'t>(n: usize, from: &mut Records<'t>) -> &'t [Self] {
                from.$block(n)
            }
            #[inline]
            fn room<'t>(n: usize, tape: &'t mut Tape<'_>) -> &'t mut [Self] {
                tape.$block(n)
            }
        }
    )*};
}

floats! {
    f64 block_f64;
    f32 block_f32;
}

macro_rules! words {
    ($($word:ident)*) => {$(
        impl Save for $word {
            #[inline]
            fn save(&self, tape: &mut Tape<'_>) {
                tape.push_words([self.to_word()]);
            }
            #[inline]
            fn restore(&mut self, from: &mut Records<'_>) {
                *self = Self::recreate(from);
            }
            #[inline]
            fn recreate(from: &mut Records<'_>) -> Self {
                Self::from_word(from.pop_word())
            }
            #[inline]
            fn duplicate(&self) -> Self {
                *self
            }
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
            #[inline]
            fn save_all(slice: &[Self], tape: &mut Tape<'_>) {
                for (word, item) in tape.block_words(slice.len()).iter_mut().zip(slice) {
                    *word = item.to_word();
                }
            }
            #[inline]
            fn restore_all(slice: &mut [Self], from: &mut Records<'_>) {
                let words = from.block_words(slice.len());
                for (item, &word) in slice.iter_mut().zip(words) {
                    *item = Self::from_word(word);
                }
            }
            #[inline]
            fn recreate_all(out: &mut Vec<Self>, n: usize, from: &mut Records<'_>) {
                out.extend(from.block_words(n).iter().map(|&word| Self::from_word(word)));
            }
        }
    )*};
}

words! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize bool char }

macro_rules! wide_integers {
    ($($int:ident)*) => {$(
        impl Save for $int {
            #[inline]
            fn save(&self, tape: &mut Tape<'_>) {
                tape.push_words([*self as u64, (*self >> 64) as u64]);
            }
            #[inline]
            fn restore(&mut self, from: &mut Records<'_>) {
                *self = Self::recreate(from);
            }
            #[inline]
            fn recreate(from: &mut Records<'_>) -> Self {
                let high = from.pop_word() as Self;
                let low = from.pop_word() as Self;
                high << 64 | low
            }
            #[inline]
            fn duplicate(&self) -> Self {
                *self
            }
            #[inline]
            fn blank() -> Self {
                0
            }
        }
    )*};
}

wide_integers! { i128 u128 }

impl Save for core::time::Duration {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        self.as_nanos().save(tape);
    }
    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        *self = Self::recreate(from);
    }
    #[inline]
    fn recreate(from: &mut Records<'_>) -> Self {
        const SECOND: u128 = 1_000_000_000;
        let nanos = u128::recreate(from);
        Self::new((nanos / SECOND) as u64, (nanos % SECOND) as u32)
    }
    #[inline]
    fn duplicate(&self) -> Self {
        *self
    }
    #[inline]
    fn blank() -> Self {
        Self::ZERO
    }
}

impl<T: Save> Save for [T] {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        T::save_all(self, tape);
    }
    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        T::restore_all(self, from);
    }
}

impl<T: Save, const N: usize> Save for [T; N] {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        T::save_all(self, tape);
    }
    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        T::restore_all(self, from);
    }
    #[inline]
    fn recreate(from: &mut Records<'_>) -> Self {
        let mut items = core::array::from_fn(|_| T::recreate(from));
        items.reverse();
        items
    }
    #[inline]
    fn duplicate(&self) -> Self {
        self.each_ref().map(T::duplicate)
    }
    #[inline]
    fn blank() -> Self {
        core::array::from_fn(|_| T::blank())
    }
    #[inline]
    fn save_all(slice: &[Self], tape: &mut Tape<'_>) {
        T::save_all(slice.as_flattened(), tape);
    }
    #[inline]
    fn restore_all(slice: &mut [Self], from: &mut Records<'_>) {
        T::restore_all(slice.as_flattened_mut(), from);
    }
}

/// Records a list whose length is not known where it is read back.
#[inline]
fn save_list<T: Save>(list: &[T], tape: &mut Tape<'_>) {
    T::save_all(list, tape);
    tape.push_words([list.len() as u64]);
}

impl<T: Save> Save for Vec<T> {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        save_list(self, tape);
    }

    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        let n = from.pop_word() as usize;
        if self.len() == n {
            T::restore_all(self, from);
        } else {
            self.clear();
            T::recreate_all(self, n, from);
        }
    }

    #[inline]
    fn recreate(from: &mut Records<'_>) -> Self {
        let n = from.pop_word() as usize;
        let mut items = Vec::with_capacity(n);
        T::recreate_all(&mut items, n, from);
        items
    }

    #[inline]
    fn duplicate(&self) -> Self {
        self.iter().map(T::duplicate).collect()
    }

    #[inline]
    fn blank() -> Self {
        Vec::with_capacity(0)
    }
}

#[cfg(feature = "alloc")]
impl<T: Save> Save for Box<[T]> {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        save_list(self, tape);
    }

    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        let mut list = core::mem::take(self).into_vec();
        list.restore(from);
        *self = list.into_boxed_slice();
    }

    #[inline]
    fn recreate(from: &mut Records<'_>) -> Self {
        Vec::recreate(from).into_boxed_slice()
    }

    #[inline]
    fn duplicate(&self) -> Self {
        self.iter().map(T::duplicate).collect()
    }

    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

#[cfg(feature = "alloc")]
impl<T: Save> Save for Box<T> {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        (**self).save(tape);
    }

    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        (**self).restore(from);
    }

    #[inline]
    fn recreate(from: &mut Records<'_>) -> Self {
        Box::new(T::recreate(from))
    }

    #[inline]
    fn duplicate(&self) -> Self {
        Box::new((**self).duplicate())
    }

    #[inline]
    fn blank() -> Self {
        Box::new(T::blank())
    }
}

impl<T: Save> Save for Option<T> {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        if let Some(item) = self {
            item.save(tape);
        }
        self.is_some().save(tape);
    }

    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        match (bool::recreate(from), self.as_mut()) {
            (true, Some(item)) => item.restore(from),
            (true, None) => *self = Some(T::recreate(from)),
            (false, _) => *self = None,
        }
    }

    #[inline]
    fn recreate(from: &mut Records<'_>) -> Self {
        bool::recreate(from).then(|| T::recreate(from))
    }

    #[inline]
    fn duplicate(&self) -> Self {
        self.as_ref().map(T::duplicate)
    }

    #[inline]
    fn blank() -> Self {
        None
    }
}

macro_rules! tuples {
    ($(($($name:ident)*) ($($reversed:ident)*);)*) => {$(
        #[allow(non_snake_case, unused_variables, clippy::unused_unit)]
        impl<$($name: Save),*> Save for ($($name,)*) {
            #[inline]
            fn save(&self, tape: &mut Tape<'_>) {
                let ($($name,)*) = self;
                $($name.save(tape);)*
            }
            #[inline]
            fn restore(&mut self, from: &mut Records<'_>) {
                let ($($name,)*) = self;
                $($reversed.restore(from);)*
            }
            #[inline]
            fn recreate(from: &mut Records<'_>) -> Self {
                $(let $reversed = $reversed::recreate(from);)*
                ($($name,)*)
            }
            #[inline]
            fn duplicate(&self) -> Self {
                let ($($name,)*) = self;
                ($($name.duplicate(),)*)
            }
            #[inline]
            fn blank() -> Self {
                ($($name::blank(),)*)
            }
        }
    )*};
}

tuples! {
    () ();
    (A) (A);
    (A B) (B A);
    (A B C) (C B A);
    (A B C D) (D C B A);
    (A B C D E) (E D C B A);
    (A B C D E F) (F E D C B A);
    (A B C D E F G) (G F E D C B A);
    (A B C D E F G H) (H G F E D C B A);
    (A B C D E F G H I) (I H G F E D C B A);
    (A B C D E F G H I J) (J I H G F E D C B A);
    (A B C D E F G H I J K) (K J I H G F E D C B A);
    (A B C D E F G H I J K L) (L K J I H G F E D C B A);
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec;
    use core::fmt::Debug;

    /// Saves `value`, and reads it back into `other` and into a new value.
    fn check<T: Save + Clone + PartialEq + Debug>(value: T, mut other: T) {
        let mut tape = Tape::new();
        tape.push_f64s([-1.0]);
        tape.push_words([99]);
        let mark = tape.mark();
        tape.save(&value);
        let mut rev = tape.rev(mark);
        let mut again = rev.records();
        rev.restore(&mut other);
        assert_eq!(other, value);
        assert_eq!(again.recreate::<T>(), value);
        // Exactly what was recorded has been read.
        assert!(tape.rev(mark).records().is_empty());
    }

    #[test]
    fn contents_come_back() {
        check(1.5, 0.0);
        check(1.5f32, 0.0);
        check(-3i8, 0);
        check(true, false);
        check('x', 'y');
        check(-(1i128 << 100) - 7, 0);
        check(u128::MAX - 3, 0);
        check([1.0, 2.0, 3.0], [0.0; 3]);
        check([[1, 2], [3, 4]], [[0; 2]; 2]);
        check((1.0, 2usize, [3.0f32, 4.0]), (0.0, 0, [0.0; 2]));
        check(Some(2.0), None);
        check(None, Some(vec![2.0]));
        check(Some(vec![1.0, 3.0]), Some(vec![2.0]));
        check((), ());
    }

    #[test]
    fn vecs_come_back_with_their_lengths() {
        check(vec![1.0, 2.0], vec![]);
        check(vec![1.0, 2.0], vec![3.0, 4.0]);
        check(vec![], vec![3.0]);
        check(vec![vec![1.0], vec![], vec![2.0, 3.0]], vec![vec![0.0; 5]]);
        check(vec![vec![1.0], vec![2.0, 3.0]], vec![vec![4.0; 2], vec![]]);
        check(vec![[1.0, 2.0], [3.0, 4.0]], vec![]);
        check(vec![(1.0, 2), (3.0, 4)], vec![(0.0, 0); 3]);
        check(vec![(1.0, 2), (3.0, 4)], vec![(0.0, 0); 2]);
        check([vec![1.0], vec![2.0, 3.0]], [vec![], vec![]]);
        check(vec![true, false], vec![]);
        check(vec![1u128, 2, 3], vec![]);
    }

    #[test]
    fn slices_come_back() {
        let mut tape = Tape::new();
        let mark = tape.mark();
        let mut x = [1.0, 2.0, 3.0, 4.0];
        tape.save(&x[1..3]);
        x.fill(0.0);
        tape.rev(mark).restore(&mut x[1..3]);
        assert_eq!(x, [0.0, 2.0, 3.0, 0.0]);
    }
}
