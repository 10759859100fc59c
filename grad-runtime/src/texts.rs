//! Texts and marks beside numbers: names of units, labels of channels. They carry no derivative, but are parts of values
//! that are recorded.

#[cfg(feature = "alloc")]
use alloc::{string::String, vec::Vec};
use core::marker::PhantomData;

use crate::differentiable::Differentiable;
use crate::save::Save;
use crate::tape::{Records, Tape};

/// Byte by byte.
#[cfg(feature = "alloc")]
impl Save for String {
    fn save(&self, tape: &mut Tape<'_>) {
        self.as_bytes().save(tape);
        self.len().save(tape);
    }

    fn restore(&mut self, from: &mut Records<'_>) {
        *self = Self::recreate(from);
    }

    fn recreate(from: &mut Records<'_>) -> Self {
        String::from_utf8(Vec::recreate(from)).expect("the bytes of a `String`")
    }

    fn duplicate(&self) -> Self {
        self.clone()
    }

    fn blank() -> Self {
        String::new()
    }
}

/// By its place among all texts that were recorded so far: references cannot be made of numbers.
#[cfg(feature = "std")]
impl Save for &'static str {
    fn save(&self, tape: &mut Tape<'_>) {
        let mut texts = recorded();
        let at = texts.iter().position(|text| text == self);
        at.unwrap_or_else(|| {
            texts.push(self);
            texts.len() - 1
        })
        .save(tape);
    }

    fn restore(&mut self, from: &mut Records<'_>) {
        *self = Self::recreate(from);
    }

    fn recreate(from: &mut Records<'_>) -> Self {
        recorded()[usize::recreate(from)]
    }

    fn duplicate(&self) -> Self {
        self
    }

    fn blank() -> Self {
        ""
    }
}

/// All different texts that were recorded. There are as many as a program has literals.
#[cfg(feature = "std")]
fn recorded() -> std::sync::MutexGuard<'static, Vec<&'static str>> {
    static TEXTS: std::sync::Mutex<Vec<&'static str>> = std::sync::Mutex::new(Vec::new());
    TEXTS
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl<T: ?Sized> Save for PhantomData<T> {
    fn save(&self, _: &mut Tape<'_>) {}

    fn restore(&mut self, _: &mut Records<'_>) {}

    fn recreate(_: &mut Records<'_>) -> Self {
        PhantomData
    }

    fn duplicate(&self) -> Self {
        PhantomData
    }

    fn blank() -> Self {
        PhantomData
    }
}

impl<T: ?Sized> Differentiable for PhantomData<T> {
    type Tangent = ();

    fn zero_tangent(&self) {}

    fn move_by(&mut self, _: &(), _: f64) {}
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back() {
        let mut tape = Tape::new();
        let mark = tape.mark();
        let (label, name) = (String::from("Größe"), "ell");
        label.save(&mut tape);
        name.save(&mut tape);
        "rod".save(&mut tape);
        name.save(&mut tape);
        let mut rev = tape.rev(mark);
        assert_eq!(rev.recreate::<&'static str>(), "ell");
        assert_eq!(rev.recreate::<&'static str>(), "rod");
        assert_eq!(rev.recreate::<&'static str>(), "ell");
        assert_eq!(rev.recreate::<String>(), label);
    }
}
