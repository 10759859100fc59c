//! The gradient descent that `particle` and `saddle` are defined with.

/// Goes down from `start` until the gradient or a step is shorter than 1e-5. The rate doubles after ten good steps and
/// halves after a bad one.
pub fn argmin<const N: usize>(
    value: impl Fn([f64; N]) -> f64,
    gradient: impl Fn([f64; N]) -> [f64; N],
    start: [f64; N],
) -> [f64; N] {
    let length = |v: [f64; N]| v.iter().map(|v| v * v).sum::<f64>().sqrt();
    let mut x = start;
    let (mut best, mut slope) = (value(x), gradient(x));
    let (mut rate, mut count) = (1e-5, 0);
    loop {
        if length(slope) <= 1e-5 {
            return x;
        }
        if count == 10 {
            rate *= 2.0;
            count = 0;
            continue;
        }
        let next = std::array::from_fn(|k| x[k] - rate * slope[k]);
        if length(std::array::from_fn(|k| x[k] - next[k])) <= 1e-5 {
            return x;
        }
        let reached = value(next);
        if reached < best {
            (x, best, slope) = (next, reached, gradient(next));
            count += 1;
        } else {
            rate /= 2.0;
            count = 0;
        }
    }
}
