//! `collect`, `unzip`, `extend`: buffers out of chains.

use grad_runtime::grad;

#[grad(jvp)]
fn softmax_entropy(logits: &[f64]) -> f64 {
    let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let exps: Vec<f64> = logits.iter().map(|&l| (l - max).exp()).collect();
    let total: f64 = exps.iter().sum();
    let probabilities = exps.iter().map(|e| e / total).collect::<Vec<_>>();
    -probabilities.iter().map(|p| p * p.ln()).sum::<f64>()
}

#[grad(jvp)]
fn linspace(a: f64, b: f64, n: usize) -> f64 {
    let step = (b - a) / (n - 1) as f64;
    let grid: Vec<f64> = (0..n).map(|i| a + step * i as f64).collect();
    let values: Vec<_> = grid.iter().map(|x| x.sin()).collect();
    grid.windows(2)
        .zip(values.windows(2))
        .map(|(x, y)| (x[1] - x[0]) * (y[0] + y[1]) / 2.0)
        .sum()
}

#[grad(jvp)]
fn dense(weights: &[Vec<f64>], bias: &[f64], input: &[f64]) -> f64 {
    let hidden: Vec<f64> = weights
        .iter()
        .zip(bias)
        .map(|(row, b)| (row.iter().zip(input).map(|(w, x)| w * x).sum::<f64>() + b).tanh())
        .collect();
    hidden.iter().map(|h| h * h).sum()
}

#[grad(jvp)]
fn transposed(m: &[Vec<f64>]) -> f64 {
    let cols = m[0].len();
    let t: Vec<Vec<f64>> = (0..cols)
        .map(|j| m.iter().map(|row| row[j]).collect())
        .collect();
    t.iter()
        .enumerate()
        .map(|(j, col)| col.iter().map(|x| x * x).sum::<f64>() * (j + 1) as f64)
        .sum()
}

#[grad(jvp)]
fn kept(xs: &[f64], threshold: f64) -> f64 {
    let above: Vec<f64> = xs.iter().copied().filter(|x| *x > threshold).collect();
    let squares: Vec<f64> = above.iter().map(|x| (x - threshold).powi(2)).collect();
    squares.iter().sum::<f64>() / above.len() as f64
}

#[grad(jvp)]
fn indices_of_peaks(xs: &[f64]) -> f64 {
    let peaks: Vec<usize> = (1..xs.len() - 1)
        .filter(|&i| xs[i] > xs[i - 1] && xs[i] > xs[i + 1])
        .collect();
    peaks.iter().map(|&i| xs[i]).sum::<f64>() * peaks.len() as f64
}

#[grad(jvp)]
fn pairs(xs: &[f64], ys: &[f64]) -> f64 {
    let points: Vec<(f64, f64)> = xs.iter().cloned().zip(ys.iter().cloned()).collect();
    let arrays: Vec<[f64; 2]> = points.iter().map(|&(x, y)| [x * y, x - y]).collect();
    points.iter().map(|(x, y)| x * y).sum::<f64>() + arrays.iter().map(|a| a[0] * a[1]).sum::<f64>()
}

#[grad(jvp)]
fn unzipped(points: &[(f64, f64)]) -> f64 {
    let (xs, ys): (Vec<f64>, Vec<f64>) = points.iter().cloned().unzip();
    xs.iter().sum::<f64>() * ys.iter().product::<f64>()
}

#[grad(jvp)]
fn parted(xs: &[f64]) -> f64 {
    let (low, high): (Vec<f64>, Vec<f64>) = xs.iter().partition(|&&x| x < 0.6);
    low.iter().sum::<f64>() / low.len() as f64 - high.iter().product::<f64>()
}

#[grad(jvp)]
fn extended(xs: &[f64], x: f64) -> f64 {
    let mut all = vec![x];
    all.extend(xs.iter().map(|v| v * x));
    all.extend_from_slice(&xs[1..]);
    all.extend(xs);
    all.iter().enumerate().map(|(i, v)| v * v * i as f64).sum()
}

#[grad(jvp)]
fn concatenated(a: &[f64], b: &[f64]) -> f64 {
    let both = [a, b].concat();
    let rows = vec![vec![a[0], b[0]], vec![b[1]]];
    let flat = rows.concat();
    both.iter().map(|x| x * x).sum::<f64>() * flat.iter().product::<f64>()
}

#[grad(jvp)]
fn from_functions(x: f64, y: f64) -> f64 {
    let powers: [f64; 4] = std::array::from_fn(|i| x.powi(i as i32));
    let scaled = powers.map(|p| p * y);
    let doubled = [x, y].map(f64::sin);
    scaled.iter().sum::<f64>() + doubled[0] * doubled[1]
}

#[grad(jvp)]
fn cumulative(xs: &[f64]) -> f64 {
    let mut acc = 0.0;
    let sums: Vec<f64> = xs
        .iter()
        .map(|x| {
            acc += x;
            acc
        })
        .collect();
    sums.iter().map(|s| s * s).sum::<f64>() / acc
}

fn cube(x: f64) -> f64 {
    x * x * x
}

#[grad]
fn returned(xs: &[f64], k: f64) -> Vec<f64> {
    xs.iter().map(|x| x * k).collect()
}

#[grad(jvp)]
fn counted_cubes(n: usize, x: f64) -> f64 {
    let constants: Vec<f64> = (0..n).map(|i| cube(i as f64)).collect();
    constants.iter().map(|c| (c * x).cos()).sum()
}

#[grad(jvp)]
fn boxed(xs: &[f64]) -> f64 {
    let mut sorted: Vec<f64> = Vec::from(xs);
    sorted.reverse();
    let collected = Vec::from_iter(sorted.iter().map(|x| x + 1.0));
    collected.iter().zip(&sorted).map(|(a, b)| a * b).sum()
}

#[test]
fn collecting() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7, 0.4];
    let w = || vec![1.5, 0.2, 0.6, 1.3, 0.7, 0.9];
    let m = || vec![vec![0.5, 1.2, 0.2], vec![0.7, -0.3, 0.6]];
    check!(softmax_entropy, softmax_entropy_value_and_grad, softmax_entropy_jvp(&l), [l = v()] => (&l));
    check!(linspace, linspace_value_and_grad, linspace_jvp(a, b), [a = 0.2, b = 1.4] => (a, b, 7));
    check!(dense, dense_value_and_grad, dense_jvp(&w, &b, &x), [w = m(), b = vec![0.1, 0.2], x = vec![0.5, 0.6, 0.7]] => (&w, &b, &x));
    check!(transposed, transposed_value_and_grad, transposed_jvp(&m), [m = m()] => (&m));
    check!(kept, kept_value_and_grad, kept_jvp(&xs, t), [xs = v(), t = 0.45] => (&xs, t));
    check!(indices_of_peaks, indices_of_peaks_value_and_grad, indices_of_peaks_jvp(&xs), [xs = v()] => (&xs));
    check!(pairs, pairs_value_and_grad, pairs_jvp(&xs, &ys), [xs = v(), ys = w()] => (&xs, &ys));
    check!(unzipped, unzipped_value_and_grad, unzipped_jvp(&p), [p = vec![(0.5, 1.0), (0.7, 0.3)]] => (&p));
    check!(parted, parted_value_and_grad, parted_jvp(&xs), [xs = v()] => (&xs));
    check!(extended, extended_value_and_grad, extended_jvp(&xs, x), [xs = v(), x = 0.7] => (&xs, x));
    check!(concatenated, concatenated_value_and_grad, concatenated_jvp(&a, &b), [a = v(), b = w()] => (&a, &b));
    check!(from_functions, from_functions_value_and_grad, from_functions_jvp(x, y), [x = 0.7, y = 1.2] => (x, y));
    check!(cumulative, cumulative_value_and_grad, cumulative_jvp(&xs), [xs = v()] => (&xs));
    check!(counted_cubes, counted_cubes_value_and_grad, counted_cubes_jvp(x), [x = 0.7] => (4, x));
    check!(boxed, boxed_value_and_grad, boxed_jvp(&xs), [xs = v()] => (&xs));
    let mut bar = vec![0.0; 2];
    let (value, k) = returned_vjp(&[1.0, 2.0], 3.0, &mut bar, vec![1.0, 10.0]);
    assert_eq!((value, k, bar), (vec![3.0, 6.0], 21.0, vec![3.0, 30.0]));
}
