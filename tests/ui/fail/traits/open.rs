use grad_runtime::{Differentiable, grad};

#[grad]
trait Law {
    fn ln_density(&self, x: f64) -> f64;

    fn total<'a, I: Iterator<Item = &'a f64>>(&self, sample: I) -> f64 {
        sample.map(|&x| self.ln_density(x)).sum()
    }

    fn mean_of<F>(&self, f: F) -> f64
    where
        F: Fn(f64) -> f64;
}

#[derive(Clone, Debug, Differentiable)]
struct Exponential {
    rate: f64,
}

#[grad]
impl Law for Exponential {
    fn ln_density(&self, x: f64) -> f64 {
        self.rate.ln() - self.rate * x
    }

    fn mean_of<F>(&self, f: F) -> f64
    where
        F: Fn(f64) -> f64,
    {
        f(1.0 / self.rate)
    }
}

#[grad]
fn likelihood(law: &Exponential, sample: &[f64]) -> f64 {
    law.total(sample.iter()).exp()
}

#[grad]
fn square<L: Law>(law: &L, k: f64) -> f64 {
    law.mean_of(|x| x * x) * k
}

#[grad]
trait Sampled {
    fn sample(&self) -> impl Iterator<Item = f64>;

    fn sum_of_squares(&self) -> f64 {
        self.sample().map(|x| x * x).sum()
    }
}

#[grad]
impl Sampled for Exponential {
    fn sample(&self) -> impl Iterator<Item = f64> {
        let rate = self.rate;
        (0..3).map(move |k| k as f64 * rate)
    }
}

#[grad]
fn fine(law: &Exponential, x: f64) -> f64 {
    law.ln_density(x) * x
}

fn main() {
    let law = Exponential { rate: 1.0 };
    likelihood(&law, &[1.0]);
    square(&law, 1.0);
    fine_grad(&law, 1.0);
}
