//! Module `particle`: where a charge must be for a particle to meet the origin. The first letter is the mode of the outer
//! derivative, the second that of the inner one.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::particle::{
    miss_by_forward, miss_by_forward_grad, miss_by_forward_jvp, miss_by_reverse,
    miss_by_reverse_grad, miss_by_reverse_jvp,
};
use crate::input::{self, require};
use crate::optimiser::argmin;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "particle",
    functions: &[
        ("ff", |text| {
            run(text, miss_by_forward, |w| miss_by_forward_jvp(w, 1.0).1)
        }),
        ("fr", |text| {
            run(text, miss_by_reverse, |w| miss_by_reverse_jvp(w, 1.0).1)
        }),
        ("rf", |text| {
            run(text, miss_by_forward, miss_by_forward_grad)
        }),
        ("rr", |text| {
            run(text, miss_by_reverse, miss_by_reverse_grad)
        }),
    ],
};

#[derive(Deserialize)]
struct Input {
    w: f64,
}

fn run(text: &str, miss: fn(f64) -> f64, slope: fn(f64) -> f64) -> Result<Answer, Failure> {
    let Input { w } = input::parse(text)?;
    // Elsewhere the particle may never come down.
    require((0.0..=1.0).contains(&w), "`w` must be between 0 and 1")?;
    let ([w], nanoseconds) =
        Repeat::of(text)?.time(|| argmin(|[w]| miss(w), |[w]| [slope(w)], [w]));
    Ok(Answer {
        output: Output::Number(w),
        nanoseconds,
    })
}
