//! Interleaved timing: each round runs every side for a while, so that a slow moment of the machine hits all of them.

use std::time::{Duration, Instant};

/// The three sides of a case; each runs its computation once.
pub struct Sides {
    pub primal: Box<dyn FnMut()>,
    pub companion: Box<dyn FnMut()>,
    pub by_hand: Box<dyn FnMut()>,
}

/// Seconds of one run: medians over the rounds.
pub struct Times {
    pub primal: f64,
    pub companion: f64,
    pub by_hand: f64,
}

/// Long enough for the clock, short enough for many rounds.
const BATCH: Duration = Duration::from_millis(2);
const TOTAL: Duration = Duration::from_millis(1200);
const FEWEST_ROUNDS: usize = 7;

pub fn measure(mut sides: Sides) -> Times {
    let mut runs = [&mut sides.primal, &mut sides.companion, &mut sides.by_hand];
    let batches = [0, 1, 2].map(|i| batch_size(&mut *runs[i]));
    let mut seconds = [const { Vec::new() }; 3];
    let start = Instant::now();
    while seconds[0].len() < FEWEST_ROUNDS || start.elapsed() < TOTAL {
        for ((run, batch), seconds) in runs.iter_mut().zip(batches).zip(&mut seconds) {
            seconds.push(time(run, batch));
        }
    }
    let [primal, companion, by_hand] = seconds.map(median);
    Times {
        primal,
        companion,
        by_hand,
    }
}

/// Doubles until a batch is long enough, which warms caches and pools as well.
fn batch_size(run: &mut dyn FnMut()) -> u32 {
    let mut batch = 1;
    while time(run, batch) * f64::from(batch) < BATCH.as_secs_f64() {
        batch *= 2;
    }
    batch
}

fn time(run: &mut dyn FnMut(), batch: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..batch {
        run();
    }
    start.elapsed().as_secs_f64() / f64::from(batch)
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}
