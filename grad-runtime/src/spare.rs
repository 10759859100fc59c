//! The tape on which a reverse sweep records, while its own is being read.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

use crate::tape::Tape;

/// Made when it is asked for, and kept with the tape that is being read, hence warm.
pub(crate) enum Spare<'b> {
    None,
    #[cfg(feature = "alloc")]
    Kept(Box<Tape<'b>>),
    Lent(&'b mut Tape<'b>),
}

impl<'b> Spare<'b> {
    pub fn get(&self) -> Option<&Tape<'b>> {
        match self {
            Spare::None => None,
            #[cfg(feature = "alloc")]
            Spare::Kept(tape) => Some(tape),
            Spare::Lent(tape) => Some(tape),
        }
    }

    pub fn get_mut(&mut self) -> Option<&mut Tape<'b>> {
        match self {
            Spare::None => None,
            #[cfg(feature = "alloc")]
            Spare::Kept(tape) => Some(tape),
            Spare::Lent(tape) => Some(tape),
        }
    }

    /// The tape; a new one if there is none and `lent` does not say that nothing may be allocated.
    #[inline]
    pub fn tape(&mut self, lent: bool) -> &mut Tape<'b> {
        if let Spare::None = self {
            *self = made(lent);
        }
        match self.get_mut() {
            Some(tape) => tape,
            None => unreachable!("it was made"),
        }
    }

    #[cfg(feature = "alloc")]
    pub fn copied(&self) -> Self {
        self.get()
            .map_or(Spare::None, |tape| Spare::Kept(Box::new(tape.clone())))
    }
}

#[cold]
fn made<'b>(lent: bool) -> Spare<'b> {
    #[cfg(feature = "alloc")]
    if !lent {
        return Spare::Kept(Box::default());
    }
    let _ = lent;
    panic!(
        "this reverse sweep records: its tape in a buffer needs a second one, see `Tape::with_spare`"
    )
}
