//! Times primal, companion and hand-written derivative side by side, in one process.
//!
//! `side_by_side [words..]` runs the cases whose names contain one of the words, all of them without words.

mod cases;
mod clock;
mod data;
mod kernels;

use std::env;

use clock::{Times, measure};

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    println!(
        "{:28} {:>12} {:>10} {:>10} {:>10}",
        "", "primal", "companion", "by hand", "comp/hand"
    );
    for (name, build) in cases::all().into_iter().chain(kernels::all()) {
        if words.is_empty() || words.iter().any(|word| name.contains(word.as_str())) {
            // Built only now, so that one case's memory is gone before the next one's comes.
            report(&name, measure(build()));
        }
    }
}

/// Derivatives are shown as multiples of the primal.
fn report(
    name: &str,
    Times {
        primal,
        companion,
        by_hand,
    }: Times,
) {
    println!(
        "{name:28} {:>9.3} µs {:>10.2} {:>10.2} {:>10.2}",
        primal * 1e6,
        companion / primal,
        by_hand / primal,
        companion / by_hand
    );
}
