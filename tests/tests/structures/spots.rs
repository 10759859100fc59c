//! Places and steps with units, which are types that no field holds; used in `marked`.

use std::marker::PhantomData;
use std::ops::{Add, Mul, Sub};

use grad_runtime::{Differentiable, grad};

/// Numbers have it by the crate that everybody has.
pub trait Unity {
    fn unity() -> Self;
}

impl<T: num_traits::One> Unity for T {
    fn unity() -> T {
        num_traits::One::one()
    }
}

#[derive(Differentiable)]
pub struct Spot<T, U> {
    pub x: T,
    pub y: T,
    pub unit: PhantomData<U>,
}

#[derive(Differentiable)]
pub struct Shift<T, U> {
    pub dx: T,
    pub dy: T,
    pub unit: PhantomData<U>,
}

impl<T: Copy, U> Copy for Spot<T, U> {}

impl<T: Clone, U> Clone for Spot<T, U> {
    fn clone(&self) -> Self {
        Spot {
            x: self.x.clone(),
            y: self.y.clone(),
            unit: PhantomData,
        }
    }
}

impl<T: Copy, U> Copy for Shift<T, U> {}

impl<T: Clone, U> Clone for Shift<T, U> {
    fn clone(&self) -> Self {
        Shift {
            dx: self.dx.clone(),
            dy: self.dy.clone(),
            unit: PhantomData,
        }
    }
}

#[grad]
pub const fn spot<T, U>(x: T, y: T) -> Spot<T, U> {
    Spot {
        x,
        y,
        unit: PhantomData,
    }
}

#[grad]
pub const fn shift<T, U>(dx: T, dy: T) -> Shift<T, U> {
    Shift {
        dx,
        dy,
        unit: PhantomData,
    }
}

#[grad]
impl<T: Copy, U> Spot<T, U> {
    pub fn new(x: T, y: T) -> Self {
        spot(x, y)
    }

    pub fn in_unit<V>(self) -> Spot<T, V> {
        spot(self.x, self.y)
    }

    pub fn between(self, other: Self, t: T) -> Self
    where
        T: Unity + Sub<Output = T> + Mul<Output = T> + Add<Output = T>,
    {
        let rest = T::unity() - t;
        spot(rest * self.x + t * other.x, rest * self.y + t * other.y)
    }
}

#[grad]
impl<T: Copy, U> Shift<T, U> {
    pub fn product(self, other: Self) -> T
    where
        T: Add<Output = T> + Mul<Output = T>,
    {
        self.dx * other.dx + self.dy * other.dy
    }

    pub fn turned(self) -> Self {
        shift(self.dy, self.dx)
    }
}

#[grad]
impl<T: Add, U> Add<Shift<T, U>> for Spot<T, U> {
    type Output = Spot<T::Output, U>;

    fn add(self, by: Shift<T, U>) -> Self::Output {
        spot(self.x + by.dx, self.y + by.dy)
    }
}

#[grad]
impl<T: Sub, U> Sub for Spot<T, U> {
    type Output = Shift<T::Output, U>;

    fn sub(self, other: Self) -> Self::Output {
        shift(self.x - other.x, self.y - other.y)
    }
}
