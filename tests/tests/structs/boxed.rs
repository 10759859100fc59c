//! Lists whose length stays: `Box<[f64]>`, as a field and as an argument.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;
use grad_tests::check::value_and_gradient;

/// The last values, in a ring.
#[derive(Clone, Debug, Differentiable)]
pub struct MovingAverage {
    period: usize,
    index: usize,
    sum: f64,
    window: Box<[f64]>,
}

#[grad]
impl MovingAverage {
    pub fn next(&mut self, input: f64) -> f64 {
        let old = self.window[self.index];
        self.window[self.index] = input;
        self.index = if self.index + 1 < self.period {
            self.index + 1
        } else {
            0
        };
        self.sum = self.sum - old + input;
        self.sum / self.period as f64
    }

    pub fn damp(&mut self, by: f64) {
        for x in self.window.iter_mut() {
            *x *= by;
        }
    }

    pub fn variance(&self) -> f64 {
        let mean = self.sum / self.window.len() as f64;
        let squares = self.window.iter().map(|x| (x - mean) * (x - mean));
        squares.sum::<f64>() / self.window.len() as f64
    }

    pub fn recent(&self) -> f64 {
        let mut total = 0.0;
        for x in &self.window[..self.index] {
            total += x * x;
        }
        total
    }
}

#[grad]
fn smoothed(average: &mut MovingAverage, inputs: &[f64], by: f64) -> f64 {
    let mut total = 0.0;
    for (k, &x) in inputs.iter().enumerate() {
        if k == 2 {
            average.damp(by);
        }
        total += x * average.next(x * by) + average.recent();
    }
    total + average.variance()
}

fn average(sum: f64, window: Vec<f64>) -> MovingAverage {
    MovingAverage {
        period: window.len(),
        index: 1,
        sum,
        window: window.into_boxed_slice(),
    }
}

#[grad(jvp)]
fn energy(x: &Box<[f64]>, k: f64) -> f64 {
    let mut total = 0.0;
    for i in 0..x.len() {
        total += x[i].powi(2) * k;
    }
    total
}

#[grad]
fn doubled(x: &mut Box<[f64]>) -> f64 {
    let mut total = 0.0;
    for i in 0..x.len() {
        x[i] *= 2.0;
        total += x[i] * x[i];
    }
    total
}

#[grad]
fn consumed(x: Box<[f64]>, k: f64) -> f64 {
    x.iter().map(|v| v * k).sum()
}

#[grad(jvp)]
fn rows(x: &[Box<[f64]>], k: f64) -> f64 {
    let mut total = energy(&x[1], k);
    for row in x {
        for v in row.iter() {
            total += v.sin();
        }
    }
    total * x[0][0]
}

#[grad(jvp)]
fn collected(x: &[f64]) -> f64 {
    let squares: Box<[f64]> = x.iter().map(|v| v * v).collect();
    squares.iter().sum::<f64>() * squares[0]
}

#[test]
fn fields() {
    let at = (1.5, vec![0.25, 0.5, 0.75], vec![1.0, 2.0, 0.5, -1.0], 0.8);
    let (sum, window, inputs, by) = at.clone();
    let (value, (of_average, of_inputs, of_by)) =
        smoothed_value_and_grad(&mut average(sum, window), &inputs, by);
    let gradient = (of_average.sum, of_average.window, of_inputs, of_by);
    value_and_gradient(
        |at: &(f64, Vec<f64>, Vec<f64>, f64)| {
            let (sum, window, inputs, by) = at.clone();
            smoothed(&mut average(sum, window), &inputs, by)
        },
        &at,
        (value, gradient),
    );
}

#[test]
fn arguments() {
    check!(energy, energy_value_and_grad, energy_jvp(&x, k),
        [x = vec![1.0, -0.5], k = 0.3] => (&x.clone().into_boxed_slice(), k));
    check!(doubled, doubled_value_and_grad,
        [x = vec![1.0, -0.5]] => (&mut x.into_boxed_slice()));
    check!(consumed, consumed_value_and_grad,
        [x = vec![1.0, -0.5], k = 0.3] => (x.into_boxed_slice(), k));
    check!(rows, rows_value_and_grad,
        [x = vec![vec![1.0, -0.5], vec![0.25]], k = 0.3] => (&boxes(x), k));
    check!(collected, collected_value_and_grad, collected_jvp(&x), [x = vec![1.0, -0.5]] => (&x));
}

fn boxes(rows: Vec<Vec<f64>>) -> Vec<Box<[f64]>> {
    rows.into_iter().map(Vec::into_boxed_slice).collect()
}
