//! Distributions, options, controllers, filters, networks, integrators: methods as such crates have them.

use grad_runtime::{Differentiable, grad};

use super::agree;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Gamma {
    shape: f64,
    rate: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum BadParameter {
    Shape(f64),
    Rate,
}

#[grad]
impl Gamma {
    pub fn new(shape: f64, rate: f64) -> Result<Gamma, BadParameter> {
        if !(shape > 0.0) {
            return Err(BadParameter::Rate);
        }
        if rate <= 0.0 || rate.is_nan() {
            return Err(BadParameter::Rate);
        }
        Ok(Gamma { shape, rate })
    }

    pub fn mean(&self) -> Option<f64> {
        Some(self.shape / self.rate)
    }

    pub fn mode(&self) -> Option<f64> {
        if self.shape < 1.0 {
            None
        } else {
            Some((self.shape - 1.0) / self.rate)
        }
    }

    pub fn ln_pdf(&self, x: f64) -> f64 {
        if x < 0.0 {
            f64::NEG_INFINITY
        } else {
            self.shape * self.rate.ln() - stirling(self.shape) + (self.shape - 1.0) * x.ln()
                - self.rate * x
        }
    }

    pub fn skewness(&self) -> f64 {
        2.0 / self.shape.sqrt()
    }
}

/// ln Gamma for what is large enough.
#[grad]
fn stirling(x: f64) -> f64 {
    (x - 0.5) * x.ln() - x + 0.918_938_533_204_672_7 + 1.0 / (12.0 * x)
}

#[grad]
fn fit(shape: f64, rate: f64, data: &[f64]) -> Result<f64, BadParameter> {
    let g = Gamma::new(shape, rate)?;
    let mut sum = 0.0;
    for &x in data {
        sum += g.ln_pdf(x);
    }
    Ok(sum + g.mean().unwrap_or(0.0) + g.mode().map_or(0.0, |m| m * m))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Differentiable)]
pub enum Kind {
    Call,
    Put,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct VanillaOption {
    kind: Kind,
    strike: f64,
    maturity: f64,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Market {
    spot: f64,
    rate: f64,
    vol: f64,
    dividend: Option<f64>,
}

impl Market {
    #[grad]
    fn discount(&self, t: f64) -> f64 {
        (-self.rate * t).exp()
    }

    #[grad]
    fn forward(&self, t: f64) -> f64 {
        let q = self.dividend.unwrap_or(0.0);
        self.spot * ((self.rate - q) * t).exp()
    }
}

#[grad]
fn norm_cdf(x: f64) -> f64 {
    1.0 / (1.0 + (-1.5976 * x - 0.070_565_992 * x * x * x).exp())
}

impl VanillaOption {
    #[grad]
    fn d1(&self, m: &Market) -> f64 {
        let f = m.forward(self.maturity);
        let s = m.vol * self.maturity.sqrt();
        (f / self.strike).ln() / s + 0.5 * s
    }

    #[grad]
    fn price(&self, m: &Market) -> f64 {
        let d1 = self.d1(m);
        let d2 = d1 - m.vol * self.maturity.sqrt();
        let f = m.forward(self.maturity);
        let df = m.discount(self.maturity);
        match self.kind {
            Kind::Call => df * (f * norm_cdf(d1) - self.strike * norm_cdf(d2)),
            Kind::Put => df * (self.strike * norm_cdf(-d2) - f * norm_cdf(-d1)),
        }
    }

    #[grad]
    fn payoff(&self, s: f64) -> f64 {
        match self.kind {
            Kind::Call if s > self.strike => s - self.strike,
            Kind::Put if s < self.strike => self.strike - s,
            _ => 0.0,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Pid {
    kp: f64,
    ki: f64,
    kd: f64,
    limit: Option<f64>,
    state: PidState,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Differentiable)]
pub struct PidState {
    integral: f64,
    last: f64,
}

#[grad]
impl Pid {
    fn update(&mut self, error: f64, dt: f64) -> f64 {
        self.state.integral += error * dt;
        let slope = (error - self.state.last) / dt;
        self.state.last = error;
        let u = self.kp * error + self.ki * self.state.integral + self.kd * slope;
        match self.limit {
            Some(max) => u.clamp(-max, max),
            None => u,
        }
    }

    fn reset(&mut self) -> &mut Self {
        self.state = PidState::default();
        self
    }

    fn cost(&self, target: f64, steps: usize) -> f64 {
        let mut pid = self.clone();
        let (mut x, mut cost) = (0.0, 0.0);
        for _ in 0..steps {
            let e = target - x;
            x += 0.1 * pid.update(e, 0.1);
            cost += e * e;
        }
        cost
    }
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Kalman {
    x: [f64; 2],
    p: [[f64; 2]; 2],
    q: f64,
    r: f64,
}

#[grad]
impl Kalman {
    fn predict(&mut self, dt: f64) {
        self.x[0] += dt * self.x[1];
        let [[a, b], [c, d]] = self.p;
        self.p = [
            [a + dt * (b + c) + dt * dt * d + self.q, b + dt * d],
            [c + dt * d, d + self.q],
        ];
    }

    fn correct(&mut self, z: f64) -> f64 {
        let y = z - self.x[0];
        let s = self.p[0][0] + self.r;
        let k = [self.p[0][0] / s, self.p[1][0] / s];
        self.x = [self.x[0] + k[0] * y, self.x[1] + k[1] * y];
        let p = self.p;
        for i in 0..2 {
            for j in 0..2 {
                self.p[i][j] = p[i][j] - k[i] * p[0][j];
            }
        }
        -0.5 * (y * y / s + s.ln())
    }

    fn log_likelihood(mut self, data: &[f64], dt: f64) -> f64 {
        let mut ll = 0.0;
        for z in data {
            self.predict(dt);
            ll += self.correct(*z);
        }
        ll
    }
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub enum Act {
    Identity,
    Tanh,
    Leaky(f64),
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Dense {
    weights: Vec<Vec<f64>>,
    bias: Vec<f64>,
    act: Act,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Network {
    layers: Vec<Dense>,
}

impl Act {
    #[grad]
    fn apply(&self, x: f64) -> f64 {
        match self {
            Act::Identity => x,
            Act::Tanh => x.tanh(),
            Act::Leaky(a) => {
                if x >= 0.0 {
                    x
                } else {
                    a * x
                }
            }
        }
    }
}

impl Dense {
    #[grad]
    fn forward(&self, input: &[f64]) -> Vec<f64> {
        self.weights
            .iter()
            .zip(&self.bias)
            .map(|(row, b)| {
                let z: f64 = row.iter().zip(input).map(|(w, x)| w * x).sum::<f64>() + b;
                self.act.apply(z)
            })
            .collect()
    }
}

impl Network {
    #[grad]
    fn predict(&self, input: &[f64]) -> f64 {
        let mut x = input.to_vec();
        for layer in &self.layers {
            x = layer.forward(&x);
        }
        x[0]
    }

    #[grad]
    fn loss(&self, inputs: &[Vec<f64>], targets: &[f64]) -> f64 {
        let mut sum = 0.0;
        for (x, t) in inputs.iter().zip(targets.iter()) {
            let e = self.predict(x) - t;
            sum += e * e;
        }
        sum / targets.len() as f64
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct State {
    pos: f64,
    vel: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Oscillator {
    omega: f64,
    zeta: f64,
}

#[grad]
impl Oscillator {
    fn derivative(&self, s: &State) -> State {
        State {
            pos: s.vel,
            vel: -self.omega * self.omega * s.pos - 2.0 * self.zeta * self.omega * s.vel,
        }
    }

    fn rk4(&self, s: State, h: f64) -> State {
        let k1 = self.derivative(&s);
        let k2 = self.derivative(&State {
            pos: s.pos + 0.5 * h * k1.pos,
            vel: s.vel + 0.5 * h * k1.vel,
        });
        let k3 = self.derivative(&State {
            pos: s.pos + 0.5 * h * k2.pos,
            vel: s.vel + 0.5 * h * k2.vel,
        });
        let k4 = self.derivative(&State {
            pos: s.pos + h * k3.pos,
            vel: s.vel + h * k3.vel,
        });
        State {
            pos: s.pos + h / 6.0 * (k1.pos + 2.0 * k2.pos + 2.0 * k3.pos + k4.pos),
            vel: s.vel + h / 6.0 * (k1.vel + 2.0 * k2.vel + 2.0 * k3.vel + k4.vel),
        }
    }

    fn energy_after(&self, start: State, steps: usize) -> f64 {
        let mut s = start;
        let mut peak: Option<f64> = None;
        for _ in 0..steps {
            s = self.rk4(s, 0.05);
            peak = match peak {
                Some(p) if p > s.pos => Some(p),
                _ => Some(s.pos),
            };
        }
        0.5 * s.vel * s.vel + 0.5 * self.omega.powi(2) * s.pos * s.pos + peak.unwrap()
    }
}

#[test]
fn distributions() {
    let g = Gamma {
        shape: 2.4,
        rate: 0.8,
    };
    agree(
        &(g, 1.7),
        |at| at.0.ln_pdf(at.1),
        g.ln_pdf_value_and_grad(1.7),
    );
    agree(&g, |g| g.skewness(), g.skewness_value_and_grad());
    let data = vec![0.4, 1.9, 3.3];
    let at = (2.4, 0.8, data.clone());
    agree(
        &at,
        |at| fit(at.0, at.1, &at.2).unwrap(),
        fit_value_and_grad(2.4, 0.8, &data).unwrap(),
    );
    assert_eq!(
        fit_value_and_grad(2.4, -1.0, &data),
        Err(BadParameter::Rate)
    );
}

#[test]
fn options() {
    let m = Market {
        spot: 101.0,
        rate: 0.03,
        vol: 0.25,
        dividend: Some(0.01),
    };
    for kind in [Kind::Call, Kind::Put] {
        let o = VanillaOption {
            kind,
            strike: 100.0,
            maturity: 0.75,
        };
        let at = (o.clone(), m.clone());
        agree(&at, |at| at.0.price(&at.1), o.price_value_and_grad(&m));
        agree(
            &(o.clone(), 107.0),
            |at| at.0.payoff(at.1),
            o.payoff_value_and_grad(107.0),
        );
    }
}

#[test]
fn controllers_and_filters() {
    for limit in [None, Some(2.0)] {
        let pid = Pid {
            kp: 2.0,
            ki: 0.4,
            kd: 0.01,
            limit,
            state: PidState::default(),
        };
        let at = (pid.clone(), 1.0);
        agree(
            &at,
            |at| at.0.cost(at.1, 8),
            pid.cost_value_and_grad(1.0, 8),
        );
    }
    let k = Kalman {
        x: [0.0, 1.0],
        p: [[1.0, 0.1], [0.1, 0.5]],
        q: 0.01,
        r: 0.2,
    };
    let data = vec![0.2, 0.3, 0.55, 0.5];
    let at = (k.clone(), data.clone(), 0.1);
    agree(
        &at,
        |at| at.0.clone().log_likelihood(&at.1, at.2),
        k.log_likelihood_value_and_grad(&data, 0.1),
    );
}

#[test]
fn networks_and_integrators() {
    let net = Network {
        layers: vec![
            Dense {
                weights: vec![vec![0.3, -0.2], vec![0.8, 0.5]],
                bias: vec![0.1, -0.3],
                act: Act::Tanh,
            },
            Dense {
                weights: vec![vec![1.2, -0.7]],
                bias: vec![0.05],
                act: Act::Leaky(0.1),
            },
            Dense {
                weights: vec![vec![0.9]],
                bias: vec![0.0],
                act: Act::Identity,
            },
        ],
    };
    let inputs = vec![vec![0.4, 1.0], vec![-0.6, 0.3]];
    let targets = vec![0.5, -0.2];
    let at = (net.clone(), inputs.clone(), targets.clone());
    agree(
        &at,
        |at| at.0.loss(&at.1, &at.2),
        net.loss_value_and_grad(&inputs, &targets),
    );
    let o = Oscillator {
        omega: 2.0,
        zeta: 0.1,
    };
    let s = State {
        pos: 0.7,
        vel: -0.2,
    };
    agree(
        &(o, s),
        |at| at.0.energy_after(at.1, 12),
        o.energy_after_value_and_grad(s, 12),
    );
}
