//! Module `lstm`: the loss of a network on a sequence.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::lstm::objective_value_and_grad_into;
use crate::input::{self, require, require_shape};
use crate::matrix::Matrix;
use crate::programs::lstm::objective;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "lstm",
    functions: &[("objective", primal), ("jacobian", jacobian)],
};

#[derive(Deserialize)]
struct Input {
    main_params: Matrix,
    extra_params: Matrix,
    state: Matrix,
    sequence: Matrix,
}

impl Input {
    fn read(text: &str) -> Result<Input, Failure> {
        let input: Input = input::parse(text)?;
        let (l, b, c) = input.sizes();
        require(l >= 1, "`main_params` has less than two rows")?;
        require(b >= 1, "`extra_params` is empty")?;
        require(c >= 2, "`sequence` has less than two rows")?;
        require_shape("main_params", &input.main_params, 2 * l, 4 * b)?;
        require_shape("extra_params", &input.extra_params, 3, b)?;
        require_shape("state", &input.state, 2 * l, b)?;
        require_shape("sequence", &input.sequence, c, b)?;
        Ok(input)
    }

    /// Numbers of layers, of bits per character and of characters.
    fn sizes(&self) -> (usize, usize, usize) {
        (
            self.main_params.rows / 2,
            self.extra_params.columns,
            self.sequence.rows,
        )
    }
}

fn primal(text: &str) -> Result<Answer, Failure> {
    let input = Input::read(text)?;
    let (l, b, c) = input.sizes();
    let (value, nanoseconds) = Repeat::of(text)?.time(|| {
        objective(
            l,
            b,
            c,
            &input.main_params.data,
            &input.extra_params.data,
            &input.state.data,
            &input.sequence.data,
        )
    });
    Ok(Answer {
        output: Output::Number(value),
        nanoseconds,
    })
}

fn jacobian(text: &str) -> Result<Answer, Failure> {
    let input = Input::read(text)?;
    let (l, b, c) = input.sizes();
    // Both gradients live in one buffer, which is the answer as it stands.
    let mut grad = vec![0.0; (8 * l + 3) * b];
    let (main_grad, extra_grad) = grad.split_at_mut(8 * l * b);
    let (_, nanoseconds) = Repeat::of(text)?.time(|| {
        objective_value_and_grad_into(
            l,
            b,
            c,
            &input.main_params.data,
            &input.extra_params.data,
            &input.state.data,
            &input.sequence.data,
            main_grad,
            extra_grad,
        )
    });
    Ok(Answer {
        output: Output::Vector(grad),
        nanoseconds,
    })
}
