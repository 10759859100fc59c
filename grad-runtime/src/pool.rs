//! Tapes for callers that bring none.

use crate::tape::Tape;

/// Runs `f` with an empty tape.
///
/// With the feature `std` it comes from a stack of tapes that each thread keeps: nested calls take further ones,
/// so that they are warm as well. Without `std` it is a new one.
#[cfg(feature = "std")]
#[inline]
pub fn with_tape<R>(f: impl FnOnce(&mut Tape<'_>) -> R) -> R {
    let mut tape = per_thread::take();
    let result = f(&mut tape);
    per_thread::put_back(tape);
    result
}

/// Runs `f` with a new tape.
#[cfg(not(feature = "std"))]
#[inline]
pub fn with_tape<R>(f: impl FnOnce(&mut Tape<'_>) -> R) -> R {
    f(&mut Tape::new())
}

#[cfg(feature = "std")]
mod per_thread {
    use super::Tape;
    use alloc::boxed::Box;
    use alloc::vec::Vec;
    use core::cell::RefCell;

    std::thread_local! {
        /// Boxed, because a pointer moves in and out faster than a tape's hundred bytes.
        #[allow(clippy::vec_box)]
        static POOL: RefCell<Vec<Box<Tape<'static>>>> = const { RefCell::new(Vec::new()) };
    }

    /// The pool is out of reach while the thread ends: then a new tape serves.
    #[inline]
    pub fn take() -> Box<Tape<'static>> {
        POOL.try_with(|pool| pool.borrow_mut().pop())
            .ok()
            .flatten()
            .unwrap_or_default()
    }

    #[inline]
    pub fn put_back(mut tape: Box<Tape<'static>>) {
        tape.clear();
        // While the thread ends the tape is dropped.
        let _ = POOL.try_with(|pool| pool.borrow_mut().push(tape));
    }
}
