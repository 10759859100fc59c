//! Module `gmm`: the log posterior of a Gaussian mixture.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::gmm::objective_value_and_grad_into;
use crate::input::{self, require, require_len, require_room, require_shape};
use crate::matrix::Matrix;
use crate::programs::gmm::objective;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "gmm",
    functions: &[("objective", primal), ("jacobian", jacobian)],
};

#[derive(Deserialize)]
struct Input {
    d: usize,
    k: usize,
    n: usize,
    x: Matrix,
    alpha: Vec<f64>,
    mu: Matrix,
    q: Matrix,
    l: Matrix,
    gamma: f64,
    m: usize,
}

impl Input {
    fn read(text: &str) -> Result<Input, Failure> {
        let input: Input = input::parse(text)?;
        let Input { d, k, n, .. } = input;
        require(d >= 1 && k >= 1, "`d` and `k` must be 1 at least")?;
        require_room(&[d, d, k])?;
        require_shape("x", &input.x, n, d)?;
        require_len("alpha", &input.alpha, k)?;
        require_shape("mu", &input.mu, k, d)?;
        require_shape("q", &input.q, k, d)?;
        require_shape("l", &input.l, k, d * (d - 1) / 2)?;
        require_room(&[input.m])?;
        Ok(input)
    }
}

fn primal(text: &str) -> Result<Answer, Failure> {
    let Input {
        d,
        k,
        n,
        x,
        alpha,
        mu,
        q,
        l,
        gamma,
        m,
    } = Input::read(text)?;
    let (value, nanoseconds) = Repeat::of(text)?.time(|| {
        objective(
            d, k, n, &x.data, &alpha, &mu.data, &q.data, &l.data, gamma, m,
        )
    });
    Ok(Answer {
        output: Output::Number(value),
        nanoseconds,
    })
}

fn jacobian(text: &str) -> Result<Answer, Failure> {
    let Input {
        d,
        k,
        n,
        x,
        alpha,
        mu,
        q,
        l,
        gamma,
        m,
    } = Input::read(text)?;
    let mut alpha_grad = vec![0.0; k];
    let mut mu_grad = mu.zeros_like();
    let mut q_grad = q.zeros_like();
    let mut l_grad = l.zeros_like();
    let (_, nanoseconds) = Repeat::of(text)?.time(|| {
        objective_value_and_grad_into(
            d,
            k,
            n,
            &x.data,
            &alpha,
            &mu.data,
            &q.data,
            &l.data,
            gamma,
            m,
            &mut alpha_grad,
            &mut mu_grad.data,
            &mut q_grad.data,
            &mut l_grad.data,
        )
    });
    let output = Output::Object(vec![
        ("alpha", Output::Vector(alpha_grad)),
        ("mu", Output::Matrix(mu_grad)),
        ("q", Output::Matrix(q_grad)),
        ("l", Output::Matrix(l_grad)),
    ]);
    Ok(Answer {
        output,
        nanoseconds,
    })
}
