//! A fit of a natural cubic spline: a tridiagonal system, then a look-up per point.

use grad_runtime::grad;

/// The squared distance of points `(x, y)`, `x` in ascending order, from the spline through `heights` over `knots`.
///
/// The second derivatives at the knots solve a tridiagonal system (de Boor, *A Practical Guide to Splines*, chapter IV);
/// they vanish at both ends.
#[grad(wrt(heights), hvp, lagrangian)]
pub fn misfit(knots: &[f64], heights: &[f64], x: &[f64], y: &[f64]) -> f64 {
    let n = knots.len();
    let mut upper = vec![0.0; n];
    let mut bend = vec![0.0; n];
    for i in 1..n - 1 {
        let left = knots[i] - knots[i - 1];
        let right = knots[i + 1] - knots[i];
        let turn = (heights[i + 1] - heights[i]) / right - (heights[i] - heights[i - 1]) / left;
        let pivot = 2.0 * (left + right) - left * upper[i - 1];
        upper[i] = right / pivot;
        bend[i] = (6.0 * turn - left * bend[i - 1]) / pivot;
    }
    for i in (1..n - 1).rev() {
        bend[i] -= upper[i] * bend[i + 1];
    }
    let mut total = 0.0;
    let mut i = 0;
    for (&x, &y) in x.iter().zip(y) {
        while i + 2 < n && knots[i + 1] < x {
            i += 1;
        }
        let width = knots[i + 1] - knots[i];
        let a = (knots[i + 1] - x) / width;
        let b = 1.0 - a;
        let bow = (a * a * a - a) * bend[i] + (b * b * b - b) * bend[i + 1];
        let residual = a * heights[i] + b * heights[i + 1] + bow * width * width / 6.0 - y;
        total += residual * residual;
    }
    total
}

/// Value and gradient, by hand: the points hand their shares on at once, then the system is solved the other way round.
pub fn by_hand(
    knots: &[f64],
    heights: &[f64],
    x: &[f64],
    y: &[f64],
    work: &mut Vec<f64>,
    grad: &mut [f64],
) -> f64 {
    let n = knots.len();
    work.clear();
    work.resize(4 * n, 0.0);
    let (upper, rest) = work.split_at_mut(n);
    let (inverse, rest) = rest.split_at_mut(n);
    let (bend, bend_bar) = rest.split_at_mut(n);
    for i in 1..n - 1 {
        let left = knots[i] - knots[i - 1];
        let right = knots[i + 1] - knots[i];
        let turn = (heights[i + 1] - heights[i]) / right - (heights[i] - heights[i - 1]) / left;
        let pivot = 2.0 * (left + right) - left * upper[i - 1];
        inverse[i] = 1.0 / pivot;
        upper[i] = right / pivot;
        bend[i] = (6.0 * turn - left * bend[i - 1]) / pivot;
    }
    for i in (1..n - 1).rev() {
        bend[i] -= upper[i] * bend[i + 1];
    }
    grad.fill(0.0);
    let mut total = 0.0;
    let mut i = 0;
    for (&x, &y) in x.iter().zip(y) {
        while i + 2 < n && knots[i + 1] < x {
            i += 1;
        }
        let width = knots[i + 1] - knots[i];
        let a = (knots[i + 1] - x) / width;
        let b = 1.0 - a;
        let (bow_a, bow_b) = (a * a * a - a, b * b * b - b);
        let bow = bow_a * bend[i] + bow_b * bend[i + 1];
        let residual = a * heights[i] + b * heights[i + 1] + bow * width * width / 6.0 - y;
        total += residual * residual;
        let bar = 2.0 * residual;
        grad[i] += bar * a;
        grad[i + 1] += bar * b;
        let bow_bar = bar * width * width / 6.0;
        bend_bar[i] += bow_bar * bow_a;
        bend_bar[i + 1] += bow_bar * bow_b;
    }
    for i in 1..n - 1 {
        bend_bar[i + 1] -= upper[i] * bend_bar[i];
    }
    for i in (1..n - 1).rev() {
        let left = knots[i] - knots[i - 1];
        let right = knots[i + 1] - knots[i];
        let bar = bend_bar[i] * inverse[i];
        bend_bar[i - 1] -= left * bar;
        let turn_bar = 6.0 * bar;
        grad[i + 1] += turn_bar / right;
        grad[i] -= turn_bar / right + turn_bar / left;
        grad[i - 1] += turn_bar / left;
    }
    total
}
