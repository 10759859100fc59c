//! The fuzzer: generates programs, compiles them in batches in a crate of their own, runs them, and
//! shrinks what fails.

mod batch;
mod options;
mod shrink;
mod workshop;

use std::io;

pub use options::{Options, USAGE};
pub use workshop::Verdict;

use crate::generator::case::{self, Case};
use workshop::Workshop;

/// Runs as the options say; returns the number of failing programs.
pub fn run(options: &Options) -> io::Result<usize> {
    if let Some(folder) = &options.write {
        batch::write(folder, options)?;
        return Ok(0);
    }
    if let Some(folder) = &options.print {
        batch::print(folder, options)?;
        return Ok(0);
    }
    let workshop = Workshop::new(options)?;
    let cases: Vec<Case> = (0..options.programs).map(|k| sample(options, k)).collect();
    let mut failures = 0;
    for batch in cases.chunks(options.batch) {
        let verdicts = workshop.judge(batch)?;
        for (case, verdict) in batch.iter().zip(verdicts) {
            if verdict.is_failure() {
                failures += 1;
                report(&workshop, options, case, &verdict)?;
            }
        }
        println!(
            "seeds {} to {}: done, {failures} failures so far",
            batch[0].seed,
            batch[batch.len() - 1].seed
        );
    }
    println!("{} programs, {failures} failures", cases.len());
    Ok(failures)
}

/// The sizes grow with the position, so that the first failure is a small one.
fn sample(options: &Options, k: usize) -> Case {
    let size = options.size.unwrap_or(3 + k * 27 / options.programs.max(1));
    case::sample(options.kind, options.seed + k as u64, size)
}

fn report(
    workshop: &Workshop,
    options: &Options,
    case: &Case,
    verdict: &Verdict,
) -> io::Result<()> {
    println!("\n==== seed {} size {}: {verdict}", case.seed, case.size);
    let (small, small_verdict) = if options.shrink {
        shrink::shrink(workshop, case, verdict)?
    } else {
        (case.clone(), verdict.clone())
    };
    println!(
        "---- as a regression test ({small_verdict}):\n{}",
        batch::test(&small, &format!("seed_{}", case.seed), options.target)
    );
    Ok(())
}
