//! Numbers by a trait that is called like that of a well-known crate, and a list behind fields that others do not see.

use std::ops::{Add, AddAssign, Mul, Neg};

use grad_runtime::{Differentiable, grad};

pub trait Float:
    Copy
    + Default
    + From<f32>
    + Add<Output = Self>
    + AddAssign
    + Mul<Output = Self>
    + Neg<Output = Self>
    + 'static
{
}

impl Float for f32 {}
impl Float for f64 {}

#[derive(Clone, Differentiable)]
pub struct Line<T> {
    samples: Vec<T>,
    at: usize,
}

#[grad]
impl<T: Float> Line<T> {
    pub fn new(length: usize) -> Self {
        Line {
            samples: vec![T::from(0.0); length],
            at: 0,
        }
    }

    pub fn read(&self) -> T {
        self.samples[self.at]
    }

    pub fn write(&mut self, sample: T) {
        self.samples[self.at] = sample;
        if self.at == self.samples.len() - 1 {
            self.at = 0;
        } else {
            self.at += 1;
        }
    }
}
