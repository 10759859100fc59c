//! Smoothing, with fields of its own business.

use std::fmt;

use super::Next;
use grad_runtime::{Differentiable, grad};

/// What a period must not be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InvalidPeriod(pub usize);

impl fmt::Display for InvalidPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no average over {} values", self.0)
    }
}

impl std::error::Error for InvalidPeriod {}

pub type Result<T> = std::result::Result<T, InvalidPeriod>;

/// How the first value counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    AsIs,
    Halved,
}

/// An exponential average.
#[derive(Clone, Debug, Differentiable)]
pub struct Smoothed {
    pub factor: f64,
    level: f64,
    is_new: bool,
    start: Start,
    label: String,
}

#[grad]
impl Smoothed {
    pub fn new(period: usize) -> Result<Self> {
        match period {
            0 => Err(InvalidPeriod(period)),
            _ => Ok(Self {
                factor: 2.0 / (period as f64 + 1.0),
                level: 0.0,
                is_new: true,
                start: Start::AsIs,
                label: format!("EMA({period})"),
            }),
        }
    }

    /// With this factor, if it is one.
    pub fn with_factor(factor: f64) -> Option<Self> {
        if factor > 0.0 && factor <= 1.0 {
            Some(Self {
                factor,
                level: 0.0,
                is_new: true,
                start: Start::Halved,
                label: String::from("EMA"),
            })
        } else {
            None
        }
    }
}

impl fmt::Display for Smoothed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

#[grad]
impl Next<f64> for Smoothed {
    type Output = f64;

    fn next(&mut self, input: f64) -> Self::Output {
        if self.is_new {
            self.is_new = false;
            self.level = match self.start {
                Start::AsIs => input,
                Start::Halved => 0.5 * input,
            };
        } else {
            self.level += self.factor * (input - self.level);
        }
        self.level
    }
}

/// The average of the last values.
#[derive(Clone, Debug, Differentiable)]
pub struct Windowed(Vec<f64>, usize, usize);

#[grad]
impl Windowed {
    pub fn new(period: usize) -> Result<Self> {
        if period == 0 {
            return Err(InvalidPeriod(period));
        }
        Ok(Windowed(vec![0.0; period], 0, 0))
    }
}

#[grad]
impl Next<f64> for Windowed {
    type Output = f64;

    fn next(&mut self, input: f64) -> Self::Output {
        self.0[self.1] = input;
        self.1 = (self.1 + 1) % self.0.len();
        self.2 = (self.2 + 1).min(self.0.len());
        self.0.iter().take(self.2).sum::<f64>() / self.2 as f64
    }
}
