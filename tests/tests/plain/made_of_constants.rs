//! Values that begin as constants and become active: accumulators, results that may be missing.

use grad_runtime::{Differentiable, grad};

/// Running moments of a sample.
#[derive(Clone, Debug, Default, Differentiable)]
pub struct Welford {
    count: u64,
    mean: f64,
    m2: f64,
    min: f64,
}
#[grad]
impl Welford {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn push(&mut self, x: f64) {
        self.count += 1;
        let delta = x - self.mean;
        self.mean += delta / self.count as f64;
        let delta2 = x - self.mean;
        self.m2 += delta * delta2;
        self.min = self.min.min(x);
    }
    pub fn variance(&self) -> Option<f64> {
        match self.count {
            0 | 1 => None,
            n => Some(self.m2 / (n - 1) as f64),
        }
    }
    pub fn merge(mut self, other: &Welford) -> Self {
        let n = self.count + other.count;
        let delta = other.mean - self.mean;
        self.m2 += other.m2 + delta * delta * (self.count * other.count) as f64 / n as f64;
        self.mean = (self.mean * self.count as f64 + other.mean * other.count as f64) / n as f64;
        self.count = n;
        self
    }
    pub fn extend(&mut self, xs: &[f64]) -> &mut Self {
        for &x in xs {
            self.push(x);
        }
        self
    }
}
#[grad]
pub fn pooled(xs: &[f64], ys: &[f64]) -> f64 {
    let mut a = Welford::new();
    for x in xs.iter().copied() {
        a.push(x);
    }
    let mut b = Welford::new();
    ys.iter().for_each(|y| b.push(*y));
    let c = a.merge(&b);
    c.variance().unwrap_or(0.0) + c.mean + c.min
}
agrees!(
    statistics_of_two_samples,
    [x = vec![0.1, 0.7, 1.4, -0.3], y = vec![0.4, 0.2, 1.9, 0.6]] => pooled(&x, &y),
    pooled_value_and_grad(&x, &y)
);
/// The principal branch of Lambert's W, by Halley's method.
#[grad]
pub fn lambert_w0<T: num_traits::Float>(z: T) -> Option<T> {
    let two = T::one() + T::one();
    if z < T::from(-0.36787944117144233)? {
        return None;
    }
    let mut w = if z < T::one() { z } else { z.ln() };
    for _ in 0..30 {
        let ew = w.exp();
        let f = w * ew - z;
        let step = f / (ew * (w + T::one()) - (w + two) * f / (two * w + two));
        w = w - step;
        if step.abs() <= T::epsilon() * w.abs() {
            break;
        }
    }
    Some(w)
}
agrees!(
    a_root_of_any_float,
    [z = 1.7] => lambert_w0(z).unwrap(),
    lambert_w0_value_and_grad(z).unwrap()
);

#[grad]
pub fn windowed(xs: &[f64], w: usize) -> f64 {
    let mut total = 0.0;
    for chunk in xs.chunks(w) {
        let mut acc = Welford::new();
        for &x in chunk {
            acc.push(x);
        }
        total += acc.m2 * acc.mean + acc.variance().unwrap_or(0.5);
    }
    total
}
agrees!(
    begun_in_every_iteration,
    [x = vec![0.1, 0.7, 1.4, -0.3, 0.9, 0.2, 1.1]] => windowed(&x, 3),
    windowed_value_and_grad(&x, 3)
);
#[grad]
pub fn restarted(xs: &[f64], w: usize) -> f64 {
    let mut total = 0.0;
    let mut acc = Welford::new();
    for (i, &x) in xs.iter().enumerate() {
        if i % w == 0 {
            acc = Welford::new();
        }
        acc.push(x);
        total += acc.m2 * acc.mean * x;
    }
    total
}
agrees!(
    begun_again,
    [x = vec![0.1, 0.7, 1.4, -0.3, 0.9, 0.2, 1.1]] => restarted(&x, 3),
    restarted_value_and_grad(&x, 3)
);
