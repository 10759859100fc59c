//! Module `ode`: the final state of an integration, and the gradient of its last component.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::ode::integrate_vjp;
use crate::input::{self, require, require_room};
use crate::programs::ode::integrate;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "ode",
    functions: &[("primal", primal), ("gradient", gradient)],
};

#[derive(Deserialize)]
struct Input {
    x: Vec<f64>,
    s: usize,
}

impl Input {
    fn read(text: &str) -> Result<Input, Failure> {
        let input: Input = input::parse(text)?;
        require(!input.x.is_empty(), "`x` is empty")?;
        require(input.s >= 1, "`s` must be 1 at least")?;
        Ok(input)
    }
}

fn primal(text: &str) -> Result<Answer, Failure> {
    let Input { x, s } = Input::read(text)?;
    let mut y = vec![0.0; x.len()];
    let ((), nanoseconds) = Repeat::of(text)?.time(|| integrate(&x, s, &mut y));
    Ok(Answer {
        output: Output::Vector(y),
        nanoseconds,
    })
}

fn gradient(text: &str) -> Result<Answer, Failure> {
    let Input { x, s } = Input::read(text)?;
    require_room(&[x.len(), s])?;
    let mut y = vec![0.0; x.len()];
    let mut x_bar = vec![0.0; x.len()];
    let mut y_bar = vec![0.0; x.len()];
    let ((), nanoseconds) = Repeat::of(text)?.time(|| {
        x_bar.fill(0.0);
        y_bar.fill(0.0);
        y_bar[x.len() - 1] = 1.0;
        integrate_vjp(&x, s, &mut y, &mut x_bar, &mut y_bar);
    });
    Ok(Answer {
        output: Output::Vector(x_bar),
        nanoseconds,
    })
}
