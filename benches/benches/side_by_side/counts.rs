//! What a run costs besides time, where it can be counted.

use allocation_counter::measure;
use grad_runtime::rt;

use crate::clock::{Run, Sides};

/// Of the companion, with a warm workspace.
pub struct Counts {
    pub allocations: u64,
    /// The most bytes on the tape at once.
    pub recorded: usize,
    /// Instructions as multiples of the primal's: the companion's, and those of the gradient by hand.
    pub instructions: Option<[f64; 2]>,
}

pub fn count(sides: &mut Sides) -> Counts {
    (sides.companion)();
    // The tape that the companion takes is the one that was given back last.
    rt::with_tape(|tape| tape.reset_peak());
    let allocations = measure(|| (sides.companion)()).count_total;
    let recorded = rt::with_tape(|tape| tape.peak_bytes());
    let runs = [&mut sides.primal, &mut sides.companion, &mut sides.by_hand];
    let [primal, companion, by_hand] = runs.map(instructions);
    let of_primal = |count: Option<u64>| Some(count? as f64 / primal? as f64);
    let instructions = of_primal(companion).zip(of_primal(by_hand));
    Counts {
        allocations,
        recorded,
        instructions: instructions.map(|(companion, by_hand)| [companion, by_hand]),
    }
}

/// Instructions of one run; `None` where the machine or the system has no such counter.
#[cfg(target_os = "linux")]
fn instructions(run: &mut Run) -> Option<u64> {
    use perf_event::{Builder, events::Hardware};

    let mut counter = Builder::new().kind(Hardware::INSTRUCTIONS).build().ok()?;
    counter.enable().ok()?;
    run();
    counter.disable().ok()?;
    counter.read().ok().filter(|count| *count > 0)
}

#[cfg(not(target_os = "linux"))]
fn instructions(_: &mut Run) -> Option<u64> {
    None
}
