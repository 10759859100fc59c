//! What is called has fewer derivatives than are asked for.

use std::ops::Index;

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Differentiable)]
struct Chain {
    weights: Vec<f64>,
}

#[grad]
impl Chain {
    fn hung(&self, x: f64, links: usize) -> f64 {
        match links {
            0 => x,
            _ => self.hung(x * self.weights[0], links - 1),
        }
    }

    #[grad(order = 2)]
    fn lifted(&self, x: f64, links: usize) -> f64 {
        match links {
            0 => x,
            _ => self.lifted(x / self.weights[0], links - 1),
        }
    }
}

#[grad]
impl Index<(usize, usize)> for Chain {
    type Output = f64;

    fn index(&self, (i, j): (usize, usize)) -> &f64 {
        &self.weights[i + j]
    }
}

#[grad]
fn halved(x: f64, times: usize) -> f64 {
    match times {
        0 => x,
        _ => halved(0.5 * x, times - 1),
    }
}

#[grad(order = 2)]
fn energy(chain: &Chain, x: f64) -> f64 {
    chain.hung(x, 3) + chain.lifted(x, 2) + chain[(0, 1)] * halved(x, 4)
}

#[grad(order = 3)]
fn lifted(chain: &Chain, x: f64) -> f64 {
    chain.lifted(x, 2)
}

/// Of what callers give, only the reverse mode is known.
#[grad(jvp, hvp)]
fn given(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    f(x) * x
}

fn main() {}
