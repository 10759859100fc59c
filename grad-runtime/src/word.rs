//! Small values as 64-bit words.

/// A value that fits into a 64-bit word: integers up to that size, `bool`, `char`.
pub trait Word: Copy {
    fn to_word(self) -> u64;
    /// The inverse of [`to_word`](Word::to_word), for words that it made.
    fn from_word(word: u64) -> Self;
}

macro_rules! integers {
    ($($int:ty)*) => {$(
        impl Word for $int {
            #[inline(always)]
            fn to_word(self) -> u64 {
                self as u64
            }
            #[inline(always)]
            fn from_word(word: u64) -> Self {
                word as Self
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

impl Word for bool {
    #[inline(always)]
    fn to_word(self) -> u64 {
        self as u64
    }
    #[inline(always)]
    fn from_word(word: u64) -> Self {
        word != 0
    }
}

impl Word for char {
    #[inline(always)]
    fn to_word(self) -> u64 {
        self as u64
    }
    #[inline]
    fn from_word(word: u64) -> Self {
        // Every word comes from a `char`, so the replacement is never seen.
        char::from_u32(word as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back() {
        fn check<T: Word + PartialEq + core::fmt::Debug>(values: &[T]) {
            for &value in values {
                assert_eq!(T::from_word(value.to_word()), value);
            }
        }
        check(&[i8::MIN, -1, 0, i8::MAX]);
        check(&[i32::MIN, -1, 0, i32::MAX]);
        check(&[i64::MIN, -1, 0, i64::MAX]);
        check(&[isize::MIN, isize::MAX]);
        check(&[u64::MAX, 0]);
        check(&[usize::MAX, 0]);
        check(&[true, false]);
        check(&['a', '\u{10FFFF}', '\0']);
    }
}
