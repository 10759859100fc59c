//! Makes a failing program small: deletes statements, replaces expressions by their parts, as long as
//! it fails in the same way. Candidates are compiled many at a time.

use std::io;

use super::workshop::{Verdict, Workshop};
use crate::generator::ast::Program;
use crate::generator::case::{self, Case};
use crate::generator::edit;

/// Candidates per compilation, and compilations at most.
const WIDTH: usize = 48;
const ROUNDS: usize = 40;

/// The smallest program found that fails like this one, and its verdict.
pub fn shrink(workshop: &Workshop, case: &Case, verdict: &Verdict) -> io::Result<(Case, Verdict)> {
    let mut best = (case.clone(), verdict.clone());
    let mut from = 0;
    for _ in 0..ROUNDS {
        let edits = edit::count(&best.0.program);
        let (candidates, next) = candidates(&best.0, from, edits);
        if candidates.is_empty() {
            if from == 0 {
                break;
            }
            from = 0;
            continue;
        }
        let found = smallest(workshop, candidates, verdict)?;
        match found {
            Some(smaller) => {
                best = smaller;
                from = 0;
            }
            None if next >= edits => break,
            None => from = next,
        }
    }
    Ok(best)
}

/// The smallest of the candidates that fail like this and are themselves good programs: an edit may have
/// removed a declaration, or changed what a name means.
fn smallest(
    workshop: &Workshop,
    candidates: Vec<Case>,
    verdict: &Verdict,
) -> io::Result<Option<(Case, Verdict)>> {
    let verdicts = workshop.judge(&candidates)?;
    let mut failing: Vec<(Case, Verdict)> = candidates
        .into_iter()
        .zip(verdicts)
        .filter(|(_, v)| v.resembles(verdict))
        .collect();
    failing.sort_by_key(|(c, _)| edit::size(&c.program));
    let cases: Vec<Case> = failing.iter().map(|(c, _)| c.clone()).collect();
    let primals = workshop.judge_primals(&cases)?;
    Ok(failing
        .into_iter()
        .zip(primals)
        .find(|(_, p)| !p.is_failure())
        .map(|(found, _)| found))
}

/// Well-behaved results of edits number `from` and up, and the number to go on with.
fn candidates(case: &Case, from: usize, edits: usize) -> (Vec<Case>, usize) {
    let mut found = Vec::new();
    let mut next = from;
    while next < edits && found.len() < WIDTH {
        if let Some(smaller) = edited(case, next) {
            found.push(smaller);
        }
        next += 1;
    }
    (found, next)
}

fn edited(case: &Case, number: usize) -> Option<Case> {
    let program: Program = edit::apply(&case.program, number)?;
    let mut smaller = case::evaluate(program)
        .ok()
        .filter(|c| !c.gradient.is_empty())?;
    (smaller.seed, smaller.size) = (case.seed, case.size);
    Some(smaller)
}
