//! Results that a callee's reverse reads where the callee has stored them, in memory that the caller goes on to change.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Differentiable)]
struct Layer {
    rate: f64,
}

#[grad]
impl Layer {
    fn squash(&self, x: &[f64], y: &mut [f64]) {
        for i in 0..x.len() {
            let t = (self.rate * x[i]).exp();
            y[i] = t;
        }
    }

    fn accumulate(&self, x: &[f64], y: &mut [f64]) {
        for i in 1..x.len() {
            y[i] = self.rate * (x[i] + y[i - 1] * y[i - 1]);
        }
    }

    fn chain(&self, x: &[f64]) -> f64 {
        let n = x.len();
        let mut y = vec![0.2; n];
        let mut total = 0.0;
        for k in 0..3 {
            self.squash(x, &mut y);
            total += y[0] * y[n - 1];
            for i in 0..n {
                y[i] = y[i].sin() * self.rate + 0.1 * k as f64;
            }
            self.accumulate(x, &mut y);
            for i in 0..n {
                total += y[i] * y[i];
                y[i] *= 0.5 * x[i];
            }
            self.accumulate(&x[1..], &mut y[1..]);
            self.squash(&x[..n - 1], &mut y[1..]);
        }
        for i in 0..n {
            total += y[i] * x[i];
        }
        total
    }
}

#[grad]
fn with_methods(x: &[f64], rate: f64) -> f64 {
    Layer { rate }.chain(x)
}

mod elsewhere {
    use grad_runtime::grad;

    #[grad]
    pub fn squash(rate: f64, x: &[f64], y: &mut [f64]) {
        for i in 0..x.len() {
            let t = (rate * x[i]).exp();
            y[i] = t;
        }
    }

    #[grad]
    pub fn accumulate(rate: f64, x: &[f64], y: &mut Vec<f64>) {
        for i in 1..x.len() {
            y[i] = rate * (x[i] + y[i - 1] * y[i - 1]);
        }
    }
}

#[grad]
fn with_functions(x: &[f64], rate: f64) -> f64 {
    let n = x.len();
    let mut y = vec![0.2; n];
    let mut total = 0.0;
    for k in 0..3 {
        elsewhere::squash(rate, x, &mut y);
        total += y[0] * y[n - 1];
        for i in 0..n {
            y[i] = y[i].sin() * rate + 0.1 * k as f64;
        }
        elsewhere::accumulate(rate, x, &mut y);
        for i in 0..n {
            total += y[i] * y[i];
            y[i] *= 0.5 * x[i];
        }
        elsewhere::squash(0.3, &x[..n - 1], &mut y[1..]);
        elsewhere::accumulate(0.7, x, &mut y);
        y[0] = rate * y[1];
    }
    for i in 0..n {
        total += y[i] * x[i];
    }
    total
}

#[test]
fn results_that_the_caller_overwrites() {
    let x = vec![0.3, -0.7, 0.2, 0.5];
    check!(with_methods, with_methods_value_and_grad, [x = x.clone(), rate = 0.4] => (&x, rate));
    check!(with_functions, with_functions_value_and_grad, [x = x.clone(), rate = 0.4] => (&x, rate));
}
