//! Checks of gradients against difference quotients, for hand-written functions.

use crate::flatten::{Flatten, floats};

/// The difference quotient extrapolated to zero from four widths (Richardson), and an estimate of its
/// error; `None` if the function is not defined nearby.
pub fn quotient(at: impl Fn(f64) -> Option<f64>) -> Option<(f64, f64)> {
    const WIDTHS: usize = 4;
    let mut table = [[0.0; WIDTHS]; WIDTHS];
    let mut h = 8e-3;
    let mut best = (f64::NAN, f64::INFINITY);
    for row in 0..WIDTHS {
        table[row][0] = (at(h)? - at(-h)?) / (2.0 * h);
        let mut scale = 4.0;
        for col in 1..=row {
            table[row][col] =
                (scale * table[row][col - 1] - table[row - 1][col - 1]) / (scale - 1.0);
            scale *= 4.0;
        }
        if row > 0 {
            let error = (table[row][row] - table[row - 1][row - 1]).abs();
            if error < best.1 {
                best = (table[row][row], error);
            }
        }
        h /= 2.0;
    }
    Some(best)
}

/// A closure that takes what `_at` is: rustc looks into a closure before it sees where it is called.
pub fn function_of<X, Y, F: Fn(&X) -> Y>(_at: &X, f: F) -> F {
    f
}

/// The gradient of `f` at `x` by difference quotients, flattened.
pub fn central_gradient<X: Flatten + Clone>(f: impl Fn(&X) -> f64, x: &X) -> Vec<f64> {
    let flat = floats(x);
    (0..flat.len())
        .map(|k| {
            let at = |h: f64| {
                let mut moved = flat.clone();
                moved[k] += h;
                let mut there = x.clone();
                there.refill(&mut &moved[..]);
                Some(f(&there))
            };
            quotient(at).expect("defined everywhere").0
        })
        .collect()
}

/// The largest difference that difference quotients of double precision excuse.
pub const RELATIVE: f64 = 1e-6;

/// Panics unless the flattened gradient agrees with difference quotients of `f` at `x`.
#[track_caller]
pub fn gradient<X: Flatten + Clone, G: Flatten + ?Sized>(
    f: impl Fn(&X) -> f64,
    x: &X,
    gradient: &G,
) {
    close(&floats(gradient), &central_gradient(f, x), RELATIVE);
}

/// The same for functions of `f32`, whose difference quotients are coarse: `f` is the function
/// written in `f64`.
#[track_caller]
pub fn gradient_f32<X: Flatten + Clone, G: Flatten + ?Sized>(
    f: impl Fn(&X) -> f64,
    x: &X,
    gradient: &G,
) {
    close(&floats(gradient), &central_gradient(f, x), 2e-5);
}

/// Panics unless value and gradient of a companion agree with the primal: the value bit for bit.
#[track_caller]
pub fn value_and_gradient<X: Flatten + Clone, G: Flatten>(
    f: impl Fn(&X) -> f64,
    x: &X,
    got: (f64, G),
) {
    same(got.0, f(x));
    gradient(f, x, &got.1);
}

/// A direction in the space of `x`: fixed numbers between -1 and 1.
pub fn direction<X: Flatten + Clone>(x: &X) -> X {
    let components = 0..floats(x).len();
    let flat: Vec<f64> = components
        .map(|k| ((k * 37 + 11) % 17) as f64 / 8.0 - 1.0)
        .collect();
    let mut direction = x.clone();
    direction.refill(&mut &flat[..]);
    direction
}

/// Panics unless forward mode says the same of a direction as value and gradient: the value bit for bit.
#[track_caller]
pub fn tangent_of<X: Flatten, V: Flatten, G: Flatten>(
    direction: &X,
    (value, gradient): &(V, G),
    (forward_value, tangent): &(V, V),
) {
    same(floats(forward_value)[0], floats(value)[0]);
    let (gradient, direction) = (floats(gradient), floats(direction));
    assert_eq!(gradient.len(), direction.len());
    let terms = || gradient.iter().zip(&direction).map(|(g, d)| g * d);
    let (expected, size) = (terms().sum::<f64>(), terms().map(f64::abs).sum::<f64>());
    let tangent = floats(tangent)[0];
    assert!(
        (tangent - expected).abs() <= 1e-9 * (1.0 + size),
        "forward mode: {tangent:e}, reverse mode: {expected:e}"
    );
}

/// The same for a function of several results (flattened) and its adjoints for this seed.
#[track_caller]
pub fn value_and_adjoints<X: Flatten + Clone, Y: Flatten, G: Flatten>(
    f: impl Fn(&X) -> Vec<f64>,
    x: &X,
    (value, adjoints): (Y, G),
    seed: &[f64],
) {
    let (value, expected) = (floats(&value), f(x));
    assert_eq!(value.len(), expected.len());
    value.iter().zip(&expected).for_each(|(v, e)| same(*v, *e));
    let weighted = |at: &X| f(at).iter().zip(seed).map(|(y, s)| y * s).sum();
    gradient(weighted, x, &adjoints);
}

/// Panics unless two values agree bit for bit.
#[track_caller]
pub fn same(got: f64, expected: f64) {
    assert_eq!(
        got.to_bits(),
        expected.to_bits(),
        "got {got:e}, expected {expected:e}"
    );
}

/// Panics unless all components agree within `relative` of the larger of 1 and the component.
#[track_caller]
pub fn close(got: &[f64], expected: &[f64], relative: f64) {
    assert_eq!(
        got.len(),
        expected.len(),
        "got {got:?}, expected {expected:?}"
    );
    for (k, (g, e)) in got.iter().zip(expected).enumerate() {
        let ok = (g - e).abs() <= relative * e.abs().max(1.0);
        assert!(
            ok,
            "component {k}: got {g:e}, expected {e:e}\n  got      {got:?}\n  expected {expected:?}"
        );
    }
}

/// Compares a gradient with central differences of `f`, component by component.
#[track_caller]
pub fn check_tangent<S: grad_runtime::Differentiable + Clone>(
    at: &S,
    f: impl Fn(&S) -> f64,
    gradient: &S::Tangent,
) {
    use grad_runtime::Tangent;
    let mut direction = at.zero_tangent();
    let n = direction.len();
    let mut given = vec![0.0; n];
    gradient.flatten(&mut given);
    for k in 0..n {
        let mut flat = vec![0.0; n];
        flat[k] = 1.0;
        direction.unflatten(&flat);
        let moved = |by: f64| {
            let mut moved = at.clone();
            moved.move_by(&direction, by);
            f(&moved)
        };
        let h = 1e-4;
        let (d1, d2) = (moved(h) - moved(-h), moved(2.0 * h) - moved(-2.0 * h));
        let expected = (8.0 * d1 - d2) / (12.0 * h);
        let scale = 1.0 + expected.abs();
        assert!(
            (given[k] - expected).abs() <= 2e-8 * scale,
            "component {k}: {} instead of {expected}",
            given[k]
        );
    }
}
