//! What makes types whose fields it does not see, where making them may fail.

use super::{InvalidPeriod, Next, Smoothed, Windowed};
use grad_runtime::{Differentiable, grad};

/// An error goes to the caller.
#[grad]
pub fn weighted(xs: &[f64], period: usize) -> Result<f64, InvalidPeriod> {
    let mut average = Smoothed::new(period)?;
    let mut sum = 0.0;
    for &x in xs {
        sum += average.next(x) * x;
    }
    Ok(sum)
}

/// It is a panic.
#[grad]
pub fn distance(xs: &[f64], period: usize) -> f64 {
    let mut windowed = Windowed::new(period).unwrap();
    let mut smoothed = Smoothed::new(period + 1).expect("more than nothing");
    let error = |x: f64| (windowed.next(x) - smoothed.next(x * x)).powi(2);
    xs.iter().copied().map(error).sum()
}

/// It is a case of its own.
#[grad]
pub fn or_raw(xs: &[f64], period: usize) -> f64 {
    match Windowed::new(period) {
        Ok(mut average) => {
            let mut last = 0.0;
            for &x in xs {
                last = average.next(x.sin());
            }
            last * xs[0]
        }
        Err(_) => xs[xs.len() - 1].powi(2),
    }
}

/// With a factor that carries a derivative, and of which a field is seen.
#[grad]
pub fn by_factor(xs: &[f64], factor: f64) -> Option<f64> {
    let mut average = Smoothed::with_factor(factor)?;
    let mut sum = 0.0;
    for &x in xs {
        sum += average.next(x) * average.factor;
    }
    Some(sum)
}

/// In each of several iterations.
#[grad]
pub fn over_periods(xs: &[f64], periods: &[usize]) -> Result<f64, InvalidPeriod> {
    let mut sum = 0.0;
    for &period in periods {
        let mut average = Windowed::new(period)?;
        for &x in xs {
            sum += average.next(x).powi(3);
        }
    }
    Ok(sum)
}

pub mod dials {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Debug, Differentiable)]
    pub struct Dial {
        pub reading: f64,
        least: f64,
        turns: usize,
    }

    #[grad]
    impl Dial {
        pub fn at(reading: f64, least: f64) -> Result<Self, String> {
            if reading < least {
                return Err(format!("{reading} is below {least}"));
            }
            Ok(Self {
                reading,
                least,
                turns: 0,
            })
        }

        pub fn turn(&mut self, by: f64) -> f64 {
            self.turns += 1;
            self.reading = (self.reading + by).max(self.least);
            self.reading * self.turns as f64
        }
    }
}

use dials::Dial;

/// Of a module in the same file.
#[grad]
pub fn turned(xs: &[f64], least: f64) -> Result<f64, String> {
    let mut dial = Dial::at(xs[0], least)?;
    let mut sum = 0.0;
    for &x in &xs[1..] {
        sum += dial.turn(x).sin() * dial.reading;
    }
    Ok(sum)
}

/// What holds one that may be missing.
#[derive(Clone, Debug, Differentiable)]
pub struct Pair {
    slow: Option<Smoothed>,
    pub weight: f64,
}

#[grad]
impl Pair {
    pub fn new(factor: f64, weight: f64) -> Self {
        Pair {
            slow: Smoothed::with_factor(factor),
            weight,
        }
    }

    pub fn factor(&self) -> f64 {
        self.slow
            .as_ref()
            .map_or(1.0, |slow| slow.factor * self.weight)
    }

    pub fn next(&mut self, x: f64) -> f64 {
        match &mut self.slow {
            Some(slow) => self.weight * slow.next(x),
            None => x,
        }
    }
}

#[grad]
pub fn paired(xs: &[f64], factor: f64, weight: f64) -> f64 {
    let mut pair = Pair::new(factor, weight);
    let mut sum = 0.0;
    for &x in xs {
        sum += pair.next(x) * pair.factor();
    }
    sum
}
