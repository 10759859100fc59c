//! Interleaved timing: each round runs every side for a while, so that a slow moment of the machine hits all of them.

use std::time::{Duration, Instant};

/// Runs its computation once.
pub type Run = Box<dyn FnMut()>;

/// The sides of a case: primal, companion, the gradient by hand, and other crates by name where they apply.
pub struct Sides {
    pub primal: Run,
    pub companion: Run,
    pub by_hand: Run,
    pub peers: Vec<(&'static str, Run)>,
}

/// Seconds of one run: medians over the rounds.
pub struct Times {
    pub primal: f64,
    pub companion: f64,
    pub by_hand: f64,
    pub peers: Vec<(&'static str, f64)>,
}

/// Long enough for the clock, short enough for many rounds.
const BATCH: Duration = Duration::from_millis(2);
const TOTAL: Duration = Duration::from_millis(1200);
const FEWEST_ROUNDS: usize = 7;

pub fn measure(sides: &mut Sides) -> Times {
    let names: Vec<_> = sides.peers.iter().map(|(name, _)| *name).collect();
    let own = [&mut sides.primal, &mut sides.companion, &mut sides.by_hand];
    let seconds = medians(
        own.into_iter()
            .chain(sides.peers.iter_mut().map(|peer| &mut peer.1)),
    );
    Times {
        primal: seconds[0],
        companion: seconds[1],
        by_hand: seconds[2],
        peers: names.into_iter().zip(seconds[3..].to_vec()).collect(),
    }
}

/// Seconds of one run of each.
pub fn medians<'a>(runs: impl IntoIterator<Item = &'a mut Run>) -> Vec<f64> {
    let mut runs: Vec<_> = runs.into_iter().collect();
    let batches: Vec<u32> = runs.iter_mut().map(|run| batch_size(*run)).collect();
    let mut seconds = vec![Vec::new(); runs.len()];
    let start = Instant::now();
    while seconds[0].len() < FEWEST_ROUNDS || start.elapsed() < TOTAL {
        for ((run, batch), seconds) in runs.iter_mut().zip(&batches).zip(&mut seconds) {
            seconds.push(time(*run, *batch));
        }
    }
    seconds.into_iter().map(median).collect()
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

/// With `LEAST` in the environment the fastest round counts: on a machine that does other things as well, what others took
/// is in the rest.
fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    if std::env::var_os("LEAST").is_some() {
        return seconds[0];
    }
    seconds[seconds.len() / 2]
}
