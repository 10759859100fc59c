//! How long the buffers of a tape must be, where it is known at compile time.

/// The lengths of the buffers that a function's companions record in: `f_grad::record()`, for
/// [`Tape::in_buffers`](crate::Tape::in_buffers).
///
/// They are upper bounds, and known if no loop that records runs a number of times which depends on run-time values, and
/// the same is true of the functions called. Where they are not, asking for them is an error of the compiler's in
/// constants and a panic elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RecordLen {
    main: Option<Lengths>,
    /// What reverse sweeps record while the record is being read.
    spare: Option<Lengths>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Lengths {
    f64s: usize,
    f32s: usize,
    words: usize,
}

impl Lengths {
    const fn plus(self, other: Self) -> Self {
        Self {
            f64s: self.f64s + other.f64s,
            f32s: self.f32s + other.f32s,
            words: self.words + other.words,
        }
    }

    const fn times(self, n: usize) -> Self {
        Self {
            f64s: self.f64s * n,
            f32s: self.f32s * n,
            words: self.words * n,
        }
    }
}

const UNKNOWN: &str = "the length of this record depends on run-time values: the panic of a call with too short a buffer \
                       names the length needed";

const fn sum(a: Option<Lengths>, b: Option<Lengths>) -> Option<Lengths> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.plus(b)),
        _ => None,
    }
}

const fn longer(a: Option<Lengths>, b: Option<Lengths>) -> Option<Lengths> {
    const fn max(a: usize, b: usize) -> usize {
        if a > b { a } else { b }
    }
    match (a, b) {
        (Some(a), Some(b)) => Some(Lengths {
            f64s: max(a.f64s, b.f64s),
            f32s: max(a.f32s, b.f32s),
            words: max(a.words, b.words),
        }),
        _ => None,
    }
}

/// In the companions of functions that are written by hand: how much they record depends on their arguments.
#[cfg(feature = "linalg")]
macro_rules! unknown_lengths {
    () => {
        pub const fn record() -> crate::RecordLen {
            crate::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> crate::RecordLen {
            crate::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> crate::RecordLen {
            crate::RecordLen::UNKNOWN
        }
    };
}
#[cfg(feature = "linalg")]
pub(crate) use unknown_lengths;

const fn known(lengths: Option<Lengths>) -> Lengths {
    match lengths {
        Some(lengths) => lengths,
        None => panic!("{}", UNKNOWN),
    }
}

impl RecordLen {
    /// Room for so many `f64`s.
    pub const fn f64s(self) -> usize {
        known(self.main).f64s
    }

    /// Room for so many `f32`s.
    pub const fn f32s(self) -> usize {
        known(self.main).f32s
    }

    /// Room for so many integers and flags.
    pub const fn words(self) -> usize {
        known(self.main).words
    }

    /// The lengths of the [spare tape's](crate::Tape::with_spare) buffers.
    pub const fn spare(self) -> Self {
        // What is recorded there may want a spare one in turn, as long at most.
        Self {
            main: self.spare,
            spare: self.spare,
        }
    }

    /// Whether the lengths are known at compile time.
    pub const fn is_known(self) -> bool {
        self.main.is_some() && self.spare.is_some()
    }
}

/// What emitted code says.
#[doc(hidden)]
#[allow(missing_docs)]
impl RecordLen {
    pub const UNKNOWN: Self = Self {
        main: None,
        spare: None,
    };

    pub const fn of(f64s: usize, f32s: usize, words: usize) -> Self {
        Self {
            main: Some(Lengths { f64s, f32s, words }),
            spare: Some(Lengths {
                f64s: 0,
                f32s: 0,
                words: 0,
            }),
        }
    }

    pub const fn and(self, other: Self) -> Self {
        Self {
            main: sum(self.main, other.main),
            spare: sum(self.spare, other.spare),
        }
    }

    /// Whichever is longer, of each kind.
    pub const fn or(self, other: Self) -> Self {
        Self {
            main: longer(self.main, other.main),
            spare: longer(self.spare, other.spare),
        }
    }

    /// In each of `n` iterations.
    pub const fn times(self, n: usize) -> Self {
        Self {
            main: match self.main {
                Some(main) => Some(main.times(n)),
                None => None,
            },
            spare: match self.spare {
                Some(spare) => Some(spare.times(n)),
                None => None,
            },
        }
    }

    /// Recorded on the spare tape.
    pub const fn apart(self) -> Self {
        Self {
            main: Some(Lengths {
                f64s: 0,
                f32s: 0,
                words: 0,
            }),
            spare: sum(self.main, self.spare),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_add_up() {
        const LEN: RecordLen = RecordLen::of(1, 2, 0)
            .and(RecordLen::of(0, 0, 3).times(4))
            .and(RecordLen::of(5, 0, 0).apart());
        assert_eq!((LEN.f64s(), LEN.f32s(), LEN.words()), (1, 2, 12));
        assert_eq!(LEN.spare().f64s(), 5);
        assert!(LEN.is_known() && !LEN.and(RecordLen::UNKNOWN).is_known());
    }

    #[test]
    #[should_panic(expected = "depends on run-time values")]
    fn lengths_may_be_unknown() {
        RecordLen::UNKNOWN.f64s();
    }
}
