//! Halves of a slice, lent to one call.

use grad_runtime::grad;

#[grad]
fn butterfly(left: &mut [f64], right: &mut [f64], twist: f64) {
    for k in 0..left.len() {
        let (a, b) = (left[k], right[k] * twist);
        left[k] = a + b;
        right[k] = (a - b) * a;
    }
}

#[grad]
fn transform(v: &mut [f64], twist: f64) -> f64 {
    let half = v.len() / 2;
    let (left, right) = v.split_at_mut(half);
    butterfly(left, right, twist);
    v[0] * v[1] + v[2] * v[3]
}

#[test]
fn both_halves_at_once() {
    let (v, twist) = ([0.5, -1.5, 2.0, 0.25], 0.8);
    let f = |v: &[f64; 4], twist: f64| transform(&mut v.clone(), twist);
    let mut now = v;
    let (value, (bar, twist_bar)) = transform_value_and_grad(&mut now, twist);
    assert_eq!(value, f(&v, twist));
    let step = 1e-6;
    for k in 0..4 {
        let moved = |by: f64| {
            let mut v = v;
            v[k] += by;
            f(&v, twist)
        };
        assert!((bar[k] - (moved(step) - moved(-step)) / (2.0 * step)).abs() < 1e-7);
    }
    let slope = (f(&v, twist + step) - f(&v, twist - step)) / (2.0 * step);
    assert!((twist_bar - slope).abs() < 1e-7);
}
