//! Module `saddle`: a minimum of maxima. The first letter is the mode of the outer derivative, the second that of the inner
//! one.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::saddle::{
    height, slope_by_forward, slope_by_reverse, top_by_forward, top_by_forward_grad,
    top_by_forward_jvp, top_by_reverse, top_by_reverse_grad, top_by_reverse_jvp,
};
use crate::input::{self, require};
use crate::optimiser::argmin;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "saddle",
    functions: &[
        ("ff", |text| {
            let columns = |p, start| columns(top_by_forward_jvp, p, start);
            run(text, top_by_forward, columns, slope_by_forward)
        }),
        ("fr", |text| {
            let columns = |p, start| columns(top_by_reverse_jvp, p, start);
            run(text, top_by_reverse, columns, slope_by_reverse)
        }),
        ("rf", |text| {
            run(text, top_by_forward, top_by_forward_grad, slope_by_forward)
        }),
        ("rr", |text| {
            run(text, top_by_reverse, top_by_reverse_grad, slope_by_reverse)
        }),
    ],
};

type Point = [f64; 2];

#[derive(Deserialize)]
struct Input {
    start: Point,
}

/// A gradient by two forward runs.
fn columns(jvp: fn(Point, Point, Point) -> (f64, f64), p: Point, start: Point) -> Point {
    [[1.0, 0.0], [0.0, 1.0]].map(|direction| jvp(p, start, direction).1)
}

fn run(
    text: &str,
    top: fn(Point, Point) -> f64,
    gradient: fn(Point, Point) -> Point,
    slope: fn(Point, Point) -> Point,
) -> Result<Answer, Failure> {
    let Input { start } = input::parse(text)?;
    require(
        start.iter().all(|v| v.abs() <= 1e3),
        "`start` is too far away",
    )?;
    let (found, nanoseconds) = Repeat::of(text)?.time(|| {
        let p = argmin(|p| top(p, start), |p| gradient(p, start), start);
        let down = |q| slope(p, q).map(|v| -v);
        let q = argmin(|q| -height(p, q), down, start);
        [p, q].concat()
    });
    Ok(Answer {
        output: Output::Vector(found),
        nanoseconds,
    })
}
