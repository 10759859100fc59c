//! Constants to the derivative: numbers, and what consists of numbers.

use grad_runtime::{grad, stop_gradient};
use grad_tests::check::{close, same};

/// A target network's trick: the target is computed from the weights, but not moved.
#[grad]
fn bootstrapped(w: &[f64], next: &[f64], reward: f64) -> f64 {
    let frozen = stop_gradient(w);
    let mut target = reward;
    let mut value = 0.0;
    for i in 0..w.len() {
        target += 0.9 * frozen[i] * next[i];
        value += w[i] * next[i];
    }
    (target - value) * (target - value)
}

#[test]
fn slices() {
    let (w, next) = ([0.5, -1.0], [2.0, 0.25]);
    let gap = 1.0 - 0.1 * (1.0 - 0.25);
    let (value, (w_bar, next_bar, reward_bar)) = bootstrapped_value_and_grad(&w, &next, 1.0);
    same(value, bootstrapped(&w, &next, 1.0));
    close(&w_bar, &[-2.0 * gap * 2.0, -2.0 * gap * 0.25], 1e-12);
    close(&next_bar, &[-0.1 * 2.0 * gap * 0.5, 0.1 * 2.0 * gap], 1e-12);
    close(&[reward_bar], &[2.0 * gap], 1e-12);
}

#[grad]
fn by_value(x: f64, m: [[f64; 2]; 2], v: Vec<f64>, pair: (f64, usize)) -> f64 {
    let fixed = stop_gradient(m);
    let kept = grad_runtime::stop_gradient(v.clone());
    let (scale, n) = stop_gradient(pair);
    let y = stop_gradient(x * 2.0);
    x * y + fixed[0][1] * m[1][0] + kept[0] * v[1] + scale * pair.0 * stop_gradient(n) as f64
}

#[test]
fn values() {
    let m = [[1.0, 2.0], [3.0, 4.0]];
    let (x_bar, m_bar, v_bar, pair_bar) = by_value_grad(0.5, m, vec![5.0, 6.0], (1.5, 2));
    assert_eq!(x_bar, 1.0);
    assert_eq!(m_bar, [[0.0, 0.0], [2.0, 0.0]]);
    assert_eq!(v_bar, [0.0, 5.0]);
    assert_eq!(pair_bar, (3.0, ()));
}
