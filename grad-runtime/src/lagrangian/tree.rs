//! What a field of a view's variables holds: a number, none, or one for every trip of a loop.

use alloc::vec::Vec;
use core::fmt::Debug;

/// `f64`, `Option<f64>`, and `Vec`s of them: the values of one name, addressed by the trips of the loops around it.
pub trait Tree: Debug {
    /// Puts a value there, and makes room for it.
    fn put(&mut self, trips: &[usize], value: f64);

    /// The value there.
    fn at(&self, trips: &[usize]) -> Option<f64>;

    /// Makes room for so many trips of an inner loop.
    fn reserve(&mut self, trips: &[usize], count: usize);

    /// How many values there are.
    fn count(&self) -> usize;

    /// Changes the sign of all values.
    fn negate(&mut self);
}

impl Tree for f64 {
    fn put(&mut self, _: &[usize], value: f64) {
        *self = value;
    }
    fn at(&self, trips: &[usize]) -> Option<f64> {
        trips.is_empty().then_some(*self)
    }
    fn reserve(&mut self, _: &[usize], _: usize) {}
    fn count(&self) -> usize {
        1
    }
    fn negate(&mut self) {
        // Not `-0.0`.
        *self = 0.0 - *self;
    }
}

impl Tree for Option<f64> {
    fn put(&mut self, _: &[usize], value: f64) {
        *self = Some(value);
    }
    fn at(&self, trips: &[usize]) -> Option<f64> {
        self.filter(|_| trips.is_empty())
    }
    fn reserve(&mut self, _: &[usize], _: usize) {}
    fn count(&self) -> usize {
        usize::from(self.is_some())
    }
    fn negate(&mut self) {
        self.iter_mut().for_each(Tree::negate);
    }
}

impl<T: Tree + Default + Clone> Tree for Vec<T> {
    fn put(&mut self, trips: &[usize], value: f64) {
        let (trip, inner) = trips.split_first().expect("as many trips as loops");
        if self.len() <= *trip {
            self.resize(trip + 1, T::default());
        }
        self[*trip].put(inner, value);
    }
    fn at(&self, trips: &[usize]) -> Option<f64> {
        let (trip, inner) = trips.split_first()?;
        self.get(*trip)?.at(inner)
    }
    fn reserve(&mut self, trips: &[usize], count: usize) {
        match trips.split_first() {
            None if self.len() < count => self.resize(count, T::default()),
            None => {}
            Some((trip, inner)) => {
                if self.len() <= *trip {
                    self.resize(trip + 1, T::default());
                }
                self[*trip].reserve(inner, count);
            }
        }
    }
    fn count(&self) -> usize {
        self.iter().map(T::count).sum()
    }
    fn negate(&mut self) {
        self.iter_mut().for_each(T::negate);
    }
}
