//! Logistic regression with a ridge penalty.

use grad_runtime::grad;

/// Mean negative log likelihood of the labels (0 or 1) under the weights, plus the penalty.
#[grad(wrt(w), hvp, hessian, lagrangian)]
pub fn loss(w: &[f64], features: &[f64], labels: &[f64], ridge: f64) -> f64 {
    let m = w.len();
    let n = labels.len();
    let mut total = 0.0;
    for i in 0..n {
        let mut z = 0.0;
        for j in 0..m {
            z += w[j] * features[i * m + j];
        }
        let p = sigmoid(z);
        total -= labels[i] * p.ln() + (1.0 - labels[i]) * (1.0 - p).ln();
    }
    let mut penalty = 0.0;
    for j in 0..m {
        penalty += w[j] * w[j];
    }
    total / n as f64 + ridge * penalty
}

#[grad]
fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// Value and gradient, by hand.
pub fn by_hand(w: &[f64], features: &[f64], labels: &[f64], ridge: f64, grad: &mut [f64]) -> f64 {
    let (m, n) = (w.len(), labels.len());
    grad.fill(0.0);
    let mut total = 0.0;
    for (row, &label) in features.chunks_exact(m).zip(labels) {
        let mut z = 0.0;
        for (w, x) in w.iter().zip(row) {
            z += w * x;
        }
        let p = sigmoid(z);
        total -= label * p.ln() + (1.0 - label) * (1.0 - p).ln();
        let z_bar = (p - label) / n as f64;
        for (bar, x) in grad.iter_mut().zip(row) {
            *bar += z_bar * x;
        }
    }
    let mut penalty = 0.0;
    for (bar, w) in grad.iter_mut().zip(w) {
        penalty += w * w;
        *bar += 2.0 * ridge * w;
    }
    total / n as f64 + ridge * penalty
}

/// Measurements of 100 irises in centimetres behind a constant one, flower after flower, and which of them are virginica
/// rather than versicolor (R. A. Fisher, *The use of multiple measurements in taxonomic problems*, 1936).
pub fn irises() -> (Vec<f64>, Vec<f64>) {
    let (mut features, mut labels) = (vec![], vec![]);
    for line in include_str!("irises.csv").lines().skip(1) {
        let mut numbers = line.split(',').map(|n| n.parse::<f64>().expect("a number"));
        features.push(1.0);
        features.extend(numbers.by_ref().take(4));
        labels.extend(numbers);
    }
    (features, labels)
}
