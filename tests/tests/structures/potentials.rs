//! Traits of the user's: declared here and elsewhere, called on types and through type parameters.

use std::ops::Mul;

use grad_runtime::{Differentiable, grad};

use super::agree;

#[grad]
pub trait Potential {
    fn energy(&self, r: f64) -> f64;

    /// Minus the slope, as a difference quotient.
    fn force(&self, r: f64) -> f64 {
        let h = 1e-3;
        (self.energy(r - h) - self.energy(r + h)) / (2.0 * h)
    }

    fn name(&self) -> &'static str {
        "unnamed"
    }

    fn stiffen(&mut self, factor: f64);
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct LennardJones {
    epsilon: f64,
    sigma: f64,
}

#[grad]
impl Potential for LennardJones {
    fn energy(&self, r: f64) -> f64 {
        let s6 = (self.sigma / r).powi(6);
        4.0 * self.epsilon * (s6 * s6 - s6)
    }

    fn name(&self) -> &'static str {
        "Lennard-Jones"
    }

    fn stiffen(&mut self, factor: f64) {
        self.epsilon *= factor;
    }
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Morse {
    depth: f64,
    width: f64,
    at: f64,
}

#[grad]
impl Potential for Morse {
    fn energy(&self, r: f64) -> f64 {
        let e = 1.0 - (-self.width * (r - self.at)).exp();
        self.depth * e * e
    }

    fn force(&self, r: f64) -> f64 {
        let e = (-self.width * (r - self.at)).exp();
        -2.0 * self.depth * self.width * (1.0 - e) * e
    }

    fn stiffen(&mut self, factor: f64) {
        self.depth *= factor;
        self.width += factor * factor;
    }
}

/// The energy of a chain.
#[grad]
fn chain<P: Potential>(p: &P, x: &[f64]) -> f64 {
    let mut sum = 0.0;
    for i in 1..x.len() {
        for j in 0..i {
            sum += p.energy((x[i] - x[j]).abs());
        }
    }
    sum
}

#[grad]
fn pull<P>(p: P, r: f64) -> f64
where
    P: Potential + Clone,
{
    p.force(r) * r + p.energy(2.0 * r)
}

#[grad]
fn difference(p: &impl Potential, q: &impl Potential, r: f64) -> f64 {
    let d = p.energy(r) - q.energy(r);
    d * d
}

#[grad]
fn stiffened(p: &Morse, k: f64) -> f64 {
    let mut q = p.clone();
    q.stiffen(k);
    q.energy(1.3) + p.force(1.1)
}

/// A trait that knows nothing of derivatives.
pub trait Continuous<X, T> {
    const SUPPORT: (f64, f64);
    fn pdf(&self, x: X) -> T;
    fn ln_pdf(&self, x: X) -> T;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Normal {
    mean: f64,
    std_dev: f64,
}

#[grad]
impl Continuous<f64, f64> for Normal {
    const SUPPORT: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

    fn pdf(&self, x: f64) -> f64 {
        self.ln_pdf(x).exp()
    }

    fn ln_pdf(&self, x: f64) -> f64 {
        let z = (x - self.mean) / self.std_dev;
        -0.5 * z * z - self.std_dev.ln() - 0.918_938_533_204_672_7
    }
}

#[grad]
fn log_likelihood(n: &Normal, data: &[f64]) -> f64 {
    data.iter().map(|&x| n.ln_pdf(x)).sum()
}

/// Associated types and constants.
pub trait Flow {
    type State;
    const RATE: f64;
    fn slope(&self, s: &Self::State) -> Self::State;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Pendulum {
    damping: f64,
}

#[grad]
impl Flow for Pendulum {
    type State = [f64; 2];
    const RATE: f64 = 2.5;

    fn slope(&self, s: &Self::State) -> Self::State {
        [s[1], -Self::RATE * s[0].sin() - self.damping * s[1]]
    }
}

#[grad]
fn swing(p: &Pendulum, start: [f64; 2], steps: usize) -> f64 {
    let mut s = start;
    for _ in 0..steps {
        let d = p.slope(&s);
        s[0] += 0.01 * d[0];
        s[1] += 0.01 * d[1];
    }
    s[0] * s[0] + s[1]
}

/// Settings are left out, and objects stay possible.
#[grad(wrt(x))]
pub trait Layer {
    fn forward(&self, x: f64) -> f64;
}

pub struct Gain(f64);
pub struct Squash;

#[grad]
impl Layer for Gain {
    fn forward(&self, x: f64) -> f64 {
        self.0 * x
    }
}

#[grad]
impl Layer for Squash {
    fn forward(&self, x: f64) -> f64 {
        x.tanh()
    }
}

#[test]
fn methods_of_traits() {
    let lj = LennardJones {
        epsilon: 0.8,
        sigma: 1.1,
    };
    let morse = Morse {
        depth: 1.2,
        width: 0.9,
        at: 1.4,
    };
    let at = (lj.clone(), 1.3);
    agree(&at, |at| at.0.energy(at.1), lj.energy_value_and_grad(1.3));
    agree(&at, |at| at.0.force(at.1), lj.force_value_and_grad(1.3));
    let at = (morse.clone(), 1.7);
    agree(
        &at,
        |at| at.0.energy(at.1),
        morse.energy_value_and_grad(1.7),
    );
    agree(&at, |at| at.0.force(at.1), morse.force_value_and_grad(1.7));
    let at = (morse.clone(), 0.3);
    agree(
        &at,
        |at| stiffened(&at.0, at.1),
        stiffened_value_and_grad(&morse, 0.3),
    );
}

#[test]
fn type_parameters() {
    let lj = LennardJones {
        epsilon: 0.8,
        sigma: 1.1,
    };
    let morse = Morse {
        depth: 1.2,
        width: 0.9,
        at: 1.4,
    };
    let x = vec![0.0, 1.2, 2.7, 4.0];
    let at = (lj.clone(), x.clone());
    agree(&at, |at| chain(&at.0, &at.1), chain_value_and_grad(&lj, &x));
    let at = (morse.clone(), x.clone());
    agree(
        &at,
        |at| chain(&at.0, &at.1),
        chain_value_and_grad(&morse, &x),
    );
    let at = (morse.clone(), lj.clone(), 1.2);
    let got = difference_value_and_grad(&morse, &lj, 1.2);
    agree(&at, |at| difference(&at.0, &at.1, at.2), got);
    let at = (morse.clone(), 0.9);
    agree(
        &at,
        |at| pull(at.0.clone(), at.1),
        pull_value_and_grad(morse.clone(), 0.9),
    );
}

#[test]
fn traits_that_are_not_annotated() {
    let n = Normal {
        mean: 0.3,
        std_dev: 1.4,
    };
    agree(&(n, 0.9), |at| at.0.pdf(at.1), n.pdf_value_and_grad(0.9));
    let data = vec![0.1, -0.4, 2.2];
    agree(
        &(n, data.clone()),
        |at| log_likelihood(&at.0, &at.1),
        log_likelihood_value_and_grad(&n, &data),
    );
    let p = Pendulum { damping: 0.3 };
    agree(
        &(p, [0.4, 0.1]),
        |at| swing(&at.0, at.1, 20),
        swing_value_and_grad(&p, [0.4, 0.1], 20),
    );
}

#[test]
fn objects_and_settings() {
    let layers: Vec<Box<dyn Layer>> = vec![Box::new(Gain(2.0)), Box::new(Squash)];
    assert_eq!(
        layers.iter().fold(0.5, |x, layer| layer.forward(x)),
        1f64.tanh()
    );
    agree(
        &0.7,
        |x| Gain(2.0).forward(*x),
        Gain(2.0).forward_value_and_grad(0.7),
    );
    agree(
        &0.7,
        |x| Squash.forward(*x),
        Squash.forward_value_and_grad(0.7),
    );
}

#[test]
fn operators_are_apart() {
    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    struct Twice(f64);
    impl Mul<f64> for Twice {
        type Output = f64;
        fn mul(self, k: f64) -> f64 {
            2.0 * self.0 * k
        }
    }
    assert_eq!(Twice(1.0) * 2.0, 4.0);
}
