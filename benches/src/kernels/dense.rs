//! A small dense network: one hidden layer of `tanh`, squared error.

use grad_runtime::grad;

/// Mean squared error over the samples. `w` holds the hidden layer (a row of weights and a bias per unit), then the
/// output's weights and bias.
#[grad(wrt(w), hvp, hessian, lagrangian)]
pub fn error(w: &[f64], hidden: usize, inputs: &[f64], targets: &[f64]) -> f64 {
    let n = targets.len();
    let m = inputs.len() / n;
    let mut total = 0.0;
    for i in 0..n {
        let x = &inputs[i * m..(i + 1) * m];
        let mut out = w[hidden * (m + 2)];
        for k in 0..hidden {
            let row = &w[k * (m + 1)..(k + 1) * (m + 1)];
            let mut sum = row[m];
            for j in 0..m {
                sum += row[j] * x[j];
            }
            out += w[hidden * (m + 1) + k] * sum.tanh();
        }
        let miss = out - targets[i];
        total += miss * miss;
    }
    total / n as f64
}

/// Value and gradient, by hand; `units` is a reused buffer.
pub fn by_hand(
    w: &[f64],
    hidden: usize,
    inputs: &[f64],
    targets: &[f64],
    units: &mut Vec<f64>,
    grad: &mut [f64],
) -> f64 {
    let n = targets.len();
    let m = inputs.len() / n;
    units.resize(hidden, 0.0);
    grad.fill(0.0);
    let (layer, top) = w.split_at(hidden * (m + 1));
    let (layer_bar, top_bar) = grad.split_at_mut(hidden * (m + 1));
    let mut total = 0.0;
    for (x, target) in inputs.chunks_exact(m).zip(targets) {
        let mut out = top[hidden];
        for ((row, unit), w) in layer.chunks_exact(m + 1).zip(units.iter_mut()).zip(top) {
            let mut sum = row[m];
            for (w, x) in row.iter().zip(x) {
                sum += w * x;
            }
            *unit = sum.tanh();
            out += w * *unit;
        }
        let miss = out - target;
        total += miss * miss;
        let out_bar = 2.0 * miss / n as f64;
        top_bar[hidden] += out_bar;
        let rows = layer_bar.chunks_exact_mut(m + 1).zip(units.iter());
        for ((row_bar, unit), (w, bar)) in rows.zip(top.iter().zip(top_bar.iter_mut())) {
            *bar += out_bar * unit;
            let sum_bar = out_bar * w * (1.0 - unit * unit);
            let (last, row_bar) = row_bar.split_last_mut().expect("a bias");
            *last += sum_bar;
            for (bar, x) in row_bar.iter_mut().zip(x) {
                *bar += sum_bar * x;
            }
        }
    }
    total / n as f64
}
