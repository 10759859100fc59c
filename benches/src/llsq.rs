//! Module `llsq`: a least-squares fit.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::llsq::misfit_value_and_grad_into;
use crate::input::{self, require};
use crate::programs::llsq::misfit;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "llsq",
    functions: &[("primal", primal), ("gradient", gradient)],
};

#[derive(Deserialize)]
struct Input {
    x: Vec<f64>,
    n: usize,
}

impl Input {
    fn read(text: &str) -> Result<Input, Failure> {
        let input: Input = input::parse(text)?;
        require(input.n >= 2, "`n` must be 2 at least")?;
        Ok(input)
    }
}

fn primal(text: &str) -> Result<Answer, Failure> {
    let Input { x, n } = Input::read(text)?;
    let (value, nanoseconds) = Repeat::of(text)?.time(|| misfit(&x, n));
    Ok(Answer {
        output: Output::Number(value),
        nanoseconds,
    })
}

fn gradient(text: &str) -> Result<Answer, Failure> {
    let Input { x, n } = Input::read(text)?;
    let mut x_grad = vec![0.0; x.len()];
    let (_, nanoseconds) =
        Repeat::of(text)?.time(|| misfit_value_and_grad_into(&x, n, &mut x_grad));
    Ok(Answer {
        output: Output::Vector(x_grad),
        nanoseconds,
    })
}
