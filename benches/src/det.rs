//! Module `det`: the determinant.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::det::determinant_value_and_grad_into;
use crate::input::{self, require, require_len, require_room};
use crate::programs::det::determinant;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "det",
    functions: &[("primal", primal), ("gradient", gradient)],
};

#[derive(Deserialize)]
struct Input {
    #[serde(rename = "A")]
    a: Vec<f64>,
    ell: usize,
}

impl Input {
    fn read(text: &str) -> Result<Input, Failure> {
        let input: Input = input::parse(text)?;
        require(input.ell >= 1, "`ell` must be 1 at least")?;
        require_room(&[input.ell, input.ell])?;
        require_len("A", &input.a, input.ell * input.ell)?;
        Ok(input)
    }
}

fn primal(text: &str) -> Result<Answer, Failure> {
    let Input { a, ell } = Input::read(text)?;
    let (value, nanoseconds) = Repeat::of(text)?.time(|| determinant(&a, ell));
    Ok(Answer {
        output: Output::Number(value),
        nanoseconds,
    })
}

fn gradient(text: &str) -> Result<Answer, Failure> {
    let Input { a, ell } = Input::read(text)?;
    let mut a_grad = vec![0.0; a.len()];
    let (_, nanoseconds) =
        Repeat::of(text)?.time(|| determinant_value_and_grad_into(&a, ell, &mut a_grad));
    Ok(Answer {
        output: Output::Vector(a_grad),
        nanoseconds,
    })
}
