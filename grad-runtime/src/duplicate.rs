//! A second value with the contents of the first, for both sweeps of a call that consumes it.
//!
//! A type of the user's need not be `Clone` for that: what says how to record it says how to make another one. The choice is
//! the method lookup's, since no bound can make it: `Clone` stands one reference further out than records do.

use crate::save::Save;

/// What is duplicated.
pub struct Original<'a, T>(pub &'a T);

pub trait ByClone<T> {
    fn again(self) -> T;
}

impl<T: Clone> ByClone<T> for &&Original<'_, T> {
    #[inline]
    fn again(self) -> T {
        self.0.clone()
    }
}

pub trait ByRecord<T> {
    fn again(self) -> T;
}

impl<T: Save> ByRecord<T> for &Original<'_, T> {
    #[inline]
    fn again(self) -> T {
        self.0.duplicate()
    }
}

/// What is left for the error.
pub trait ByNothing<T> {
    fn again(self) -> T
    where
        T: Duplicate;
}

impl<T> ByNothing<T> for Original<'_, T> {
    fn again(self) -> T
    where
        T: Duplicate,
    {
        self.0.clone()
    }
}

#[diagnostic::on_unimplemented(
    message = "`#[grad]` needs a second `{Self}`, which is neither `Clone` nor made of what can be recorded",
    label = "the reverse sweep uses this value after a call or an assignment consumed it",
    note = "derive `Clone` for it, or pass it by reference"
)]
pub trait Duplicate: Clone {}

/// Of a reference, another value like the one it points to.
#[macro_export]
#[doc(hidden)]
macro_rules! duplicate {
    ($original:expr) => {
        match $crate::rt::Original($original) {
            original => {
                #[allow(unused_imports)]
                use $crate::rt::{ByClone as _, ByNothing as _, ByRecord as _};
                (&&original).again()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::save::Save;
    use crate::tape::{Records, Tape};

    struct Plain(f64);

    impl Save for Plain {
        fn save(&self, tape: &mut Tape<'_>) {
            self.0.save(tape);
        }
        fn restore(&mut self, from: &mut Records<'_>) {
            self.0.restore(from);
        }
        fn recreate(from: &mut Records<'_>) -> Self {
            Plain(f64::recreate(from))
        }
        fn duplicate(&self) -> Self {
            Plain(self.0)
        }
        fn blank() -> Self {
            Plain(0.0)
        }
    }

    #[derive(Clone)]
    struct Text(&'static str);

    #[test]
    fn by_whatever_there_is() {
        assert_eq!(duplicate!(&Plain(2.0)).0, 2.0);
        assert_eq!(duplicate!(&Text("as it is")).0, "as it is");
        let text = &mut Text("behind");
        assert_eq!(duplicate!(text).0, "behind");
    }
}
