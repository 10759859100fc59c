//! How often to run, and the clock.

use serde::Deserialize;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::answer::Failure;
use crate::input;

/// The repetitions asked for.
#[derive(Deserialize)]
#[serde(default)]
pub struct Repeat {
    min_runs: u64,
    min_seconds: f64,
}

impl Default for Repeat {
    fn default() -> Self {
        Repeat {
            min_runs: 1,
            min_seconds: 0.0,
        }
    }
}

impl Repeat {
    /// Reads the two fields that any input may have beside its own.
    pub fn of(text: &str) -> Result<Repeat, Failure> {
        input::parse(text)
    }

    /// Runs until both minima are reached, once at least; the result of the last run and the nanoseconds of each.
    pub fn time<R>(&self, mut run: impl FnMut() -> R) -> (R, Vec<u64>) {
        let mut nanoseconds = Vec::new();
        let mut elapsed = Duration::ZERO;
        loop {
            let start = Instant::now();
            let result = black_box(run());
            let taken = start.elapsed();
            elapsed += taken;
            nanoseconds.push(u64::try_from(taken.as_nanos()).unwrap_or(u64::MAX));
            if nanoseconds.len() as u64 >= self.min_runs
                && elapsed.as_secs_f64() >= self.min_seconds
            {
                return (result, nanoseconds);
            }
        }
    }
}
