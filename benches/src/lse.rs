//! Module `lse`: the logarithm of a sum of exponentials.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::lse::logsumexp_value_and_grad_into;
use crate::input::{self, require};
use crate::programs::lse::logsumexp;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "lse",
    functions: &[("primal", primal), ("gradient", gradient)],
};

#[derive(Deserialize)]
struct Input {
    x: Vec<f64>,
}

impl Input {
    fn read(text: &str) -> Result<Input, Failure> {
        let input: Input = input::parse(text)?;
        require(!input.x.is_empty(), "`x` is empty")?;
        Ok(input)
    }
}

fn primal(text: &str) -> Result<Answer, Failure> {
    let Input { x } = Input::read(text)?;
    let (value, nanoseconds) = Repeat::of(text)?.time(|| logsumexp(&x));
    Ok(Answer {
        output: Output::Number(value),
        nanoseconds,
    })
}

fn gradient(text: &str) -> Result<Answer, Failure> {
    let Input { x } = Input::read(text)?;
    let mut x_grad = vec![0.0; x.len()];
    let (_, nanoseconds) =
        Repeat::of(text)?.time(|| logsumexp_value_and_grad_into(&x, &mut x_grad));
    Ok(Answer {
        output: Output::Vector(x_grad),
        nanoseconds,
    })
}
