//! Enums as settings: left out by `wrt`, without numbers, generic, imported by their variants.

use grad_runtime::{Differentiable, grad};

use super::agree;

/// Plain data: nothing is derived.
#[derive(Clone, Debug, PartialEq)]
pub enum Activation {
    Relu,
    LeakyRelu(f64),
    Softplus { beta: f64 },
    Power(i32),
}

impl Activation {
    #[grad(wrt(x))]
    pub fn apply(&self, x: f64) -> f64 {
        match self {
            Activation::Relu => x.max(0.0),
            Activation::LeakyRelu(slope) => {
                if x > 0.0 {
                    x
                } else {
                    slope * x
                }
            }
            Activation::Softplus { beta } => (1.0 + (beta * x).exp()).ln() / beta,
            &Activation::Power(n) => x.powi(n),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub enum Loss {
    Squared,
    Huber { delta: f64 },
    Quantile(f64),
}

use self::Loss::*;

#[grad]
fn loss(kind: &Loss, prediction: f64, target: f64) -> f64 {
    let r = target - prediction;
    match kind {
        Squared => 0.5 * r * r,
        Huber { delta } => {
            if r.abs() <= *delta {
                0.5 * r * r
            } else {
                delta * (r.abs() - 0.5 * delta)
            }
        }
        Quantile(q) => (q * r).max((q - 1.0) * r),
    }
}

#[grad]
fn mean_loss(kind: &Loss, weights: &[f64], data: &[(f64, f64)]) -> f64 {
    let n = data.len() as f64;
    data.iter()
        .map(|&(x, y)| loss(kind, weights[0] + weights[1] * x, y))
        .sum::<f64>()
        / n
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub enum Boundary<T> {
    Open,
    Fixed(T),
    Range { low: T, high: T },
}

#[grad]
fn wrap(b: Boundary<f64>, x: f64) -> f64 {
    match b {
        Boundary::Open => x,
        Boundary::Fixed(v) => v * x,
        Boundary::Range { low, high } => {
            if x < low {
                low + 0.1 * (x - low)
            } else if x > high {
                high * x / high.abs()
            } else {
                x
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub enum Rule {
    Midpoint,
    Simpson,
    Gauss(usize),
}

#[grad]
fn integrate(rule: Rule, a: f64, b: f64) -> f64 {
    let f = |x: f64| (-x * x).exp();
    match rule {
        Rule::Midpoint => (b - a) * f(0.5 * (a + b)),
        Rule::Simpson => (b - a) / 6.0 * (f(a) + 4.0 * f(0.5 * (a + b)) + f(b)),
        Rule::Gauss(n) => {
            let h = (b - a) / n as f64;
            (0..n).map(|k| h * f(a + (k as f64 + 0.5) * h)).sum()
        }
    }
}

/// A stack machine: payloads taken out of a queue of operations.
#[derive(Clone, Debug, PartialEq, Differentiable)]
pub enum Op {
    Push(f64),
    Add,
    Mul,
    Scale { by: f64, times: usize },
}

#[grad]
fn run(program: &[Op], x: f64) -> f64 {
    let mut stack = vec![x];
    for op in program {
        match op {
            Op::Push(v) => stack.push(*v),
            Op::Add => {
                let (a, b) = (stack.pop().unwrap(), stack.pop().unwrap());
                stack.push(a + b);
            }
            Op::Mul => {
                let (a, b) = (stack.pop().unwrap(), stack.pop().unwrap());
                stack.push(a * b);
            }
            Op::Scale { by, times } => {
                let mut a = stack.pop().unwrap();
                for _ in 0..*times {
                    a *= by;
                }
                stack.push(a);
            }
        }
    }
    stack.pop().unwrap()
}

#[test]
fn data_needs_no_derive() {
    for act in [
        Activation::Relu,
        Activation::LeakyRelu(0.1),
        Activation::Softplus { beta: 2.0 },
        Activation::Power(3),
    ] {
        for x in [-0.7, 1.3] {
            agree(&x, |x| act.apply(*x), act.apply_value_and_grad(x));
        }
    }
    for rule in [Rule::Midpoint, Rule::Simpson, Rule::Gauss(4)] {
        let at = (rule, 0.2, 1.1);
        agree(
            &at,
            |at| integrate(at.0, at.1, at.2),
            integrate_value_and_grad(at.0, at.1, at.2),
        );
    }
}

#[test]
fn imported_variants() {
    let data = [(0.1, 0.3), (0.5, 2.0), (0.9, -1.0)];
    for kind in [Squared, Huber { delta: 0.7 }, Quantile(0.3)] {
        let at = (kind, vec![0.4, -0.2]);
        let got = mean_loss_value_and_grad(&at.0, &at.1, &data);
        let (value, (kind_bar, w_bar, _)) = got;
        agree(
            &at,
            |at| mean_loss(&at.0, &at.1, &data),
            (value, (kind_bar, w_bar)),
        );
    }
}

#[test]
fn generic_enums() {
    for b in [
        Boundary::Open,
        Boundary::Fixed(0.7),
        Boundary::Range {
            low: -0.5,
            high: 0.4,
        },
    ] {
        for x in [-1.1, 0.2, 0.9] {
            let at = (b, x);
            agree(&at, |at| wrap(at.0, at.1), wrap_value_and_grad(b, x));
        }
    }
}

#[test]
fn programs() {
    let ops = vec![
        Op::Push(2.0),
        Op::Mul,
        Op::Scale { by: 1.5, times: 2 },
        Op::Push(0.3),
        Op::Add,
    ];
    let at = (ops, 0.7);
    agree(&at, |at| run(&at.0, at.1), run_value_and_grad(&at.0, at.1));
}
