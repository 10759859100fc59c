//! What a field of a view's variables holds: a number, none, or one for every trip of a loop; or the variables of a
//! function that is called.

use alloc::vec::Vec;
use core::fmt::Debug;

use super::program::Variables;

/// `f64`, the variables of a function, `Option`s and `Vec`s of them: the values of one name, addressed by the trips of
/// the loops around it.
pub trait Tree: Debug {
    /// Puts a value there, and makes room for it.
    fn put(&mut self, address: &[usize], value: f64);

    /// The value there.
    fn at(&self, address: &[usize]) -> Option<f64>;

    /// Makes room for so many trips of an inner loop.
    fn reserve(&mut self, address: &[usize], count: usize);

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

impl<T: Tree + Default> Tree for Option<T> {
    fn put(&mut self, address: &[usize], value: f64) {
        self.get_or_insert_with(T::default).put(address, value);
    }
    fn at(&self, address: &[usize]) -> Option<f64> {
        self.as_ref()?.at(address)
    }
    fn reserve(&mut self, address: &[usize], count: usize) {
        self.get_or_insert_with(T::default).reserve(address, count);
    }
    fn count(&self) -> usize {
        self.as_ref().map_or(0, T::count)
    }
    fn negate(&mut self) {
        self.iter_mut().for_each(Tree::negate);
    }
}

/// The view of a function that is called: the address goes on with the number of the field.
impl<T: Variables> Tree for T {
    fn put(&mut self, address: &[usize], value: f64) {
        let (field, inner) = address.split_first().expect("the number of a field");
        self.parts_mut()[*field].put(inner, value);
    }
    fn at(&self, address: &[usize]) -> Option<f64> {
        let (field, inner) = address.split_first()?;
        self.parts().get(*field)?.at(inner)
    }
    fn reserve(&mut self, address: &[usize], count: usize) {
        if let Some((field, inner)) = address.split_first() {
            self.parts_mut()[*field].reserve(inner, count);
        }
    }
    fn count(&self) -> usize {
        self.parts().iter().map(|part| part.count()).sum()
    }
    fn negate(&mut self) {
        self.parts_mut().into_iter().for_each(|part| part.negate());
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
