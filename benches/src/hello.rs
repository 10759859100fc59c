//! Module `hello`: a number, squared or differentiated.

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::hello::square_grad;
use crate::input;
use crate::programs::hello::square;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "hello",
    functions: &[("square", primal), ("double", derivative)],
};

fn primal(text: &str) -> Result<Answer, Failure> {
    run(text, square)
}

fn derivative(text: &str) -> Result<Answer, Failure> {
    run(text, square_grad)
}

/// The input is a bare number, without wishes about repetitions.
fn run(text: &str, function: fn(f64) -> f64) -> Result<Answer, Failure> {
    let x = input::parse(text)?;
    let (value, nanoseconds) = Repeat::default().time(|| function(x));
    Ok(Answer {
        output: Output::Number(value),
        nanoseconds,
    })
}
