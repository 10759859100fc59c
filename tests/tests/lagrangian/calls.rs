//! Calls: one constraint each, for every number that they return or write.

use super::support::holds;
use grad_runtime::grad;

#[grad]
fn mix(a: f64, w: &[f64]) -> f64 {
    w.iter().map(|x| x * a).sum::<f64>().tanh()
}

#[grad]
fn polar(x: f64, y: f64) -> (f64, f64) {
    (x.hypot(y), y.atan2(x))
}

#[grad]
fn scaled(v: &[f64], by: f64) -> Vec<f64> {
    v.iter().map(|x| x * by).collect()
}

#[grad]
fn shift(v: &mut [f64], by: f64) {
    for i in 0..v.len() {
        v[i] = v[i] * v[i] + by;
    }
}

#[grad]
fn largest(v: &[f64]) -> (f64, usize) {
    let mut best = 0;
    for i in 1..v.len() {
        if v[i] > v[best] {
            best = i;
        }
    }
    (v[best], best)
}

#[grad(lagrangian)]
fn caller(w: &[f64], x: f64) -> f64 {
    let m = mix(x, w);
    let (r, angle): (f64, f64) = polar(m, x);
    let mut v: Vec<f64> = scaled(w, r);
    shift(&mut v[1..], angle);
    let (top, k) = largest(&v);
    top * w[k] + mix(angle, &v)
}

#[test]
fn every_call_is_one_constraint() {
    let (w, x) = ([0.3, -0.4, 0.8], 0.6);
    let view = caller_lagrangian(&w, x);
    let at = view.forward();
    assert_eq!(at.z.m, mix(x, &w));
    assert_eq!((at.z.r, at.z.angle), polar(at.z.m, x));
    assert_eq!(at.z.v_1, scaled(&w, at.z.r));
    assert_eq!(at.z.v_2.len(), 2);
    let (w_bar, x_bar) = caller_grad(&w, x);
    holds(&view, caller(&w, x), &CallerInputs { w: w_bar, x: x_bar });
}

/// Several outputs: the view is of their weighted sum.
#[grad(lagrangian)]
fn outputs(x: &mut [f64], k: f64) -> (f64, Vec<f64>) {
    for i in 1..x.len() {
        x[i] += k * x[i - 1];
    }
    let norm = (x[0] * x[0] + k).sqrt();
    (norm, vec![norm * k, x[1] - k])
}

#[test]
fn weights_stand_for_the_seed() {
    let mut x = [0.5, 1.5, -0.3];
    let weights = [2.0, -1.0, 0.5, 0.3, 0.7, 1.1];
    let view = outputs_lagrangian(&mut x.clone(), 0.4, &weights);
    let before = x;
    let mut x_bar = weights[3..].to_vec();
    let ((norm, pair), k) = outputs_vjp(
        &mut x,
        0.4,
        &mut x_bar,
        (weights[0], weights[1..3].to_vec()),
    );
    let at = view.forward();
    assert_eq!(at.x.x, before);
    let parts = [&[norm][..], &pair, &x].concat();
    let value: f64 = parts.iter().zip(weights).map(|(a, b)| a * b).sum();
    assert!((view.objective(&at.x, &at.z) - value).abs() < 1e-14);
    let value = view.objective(&at.x, &at.z);
    holds(&view, value, &OutputsInputs { x: x_bar, k });
}

#[test]
#[should_panic(expected = "2 weights are given, the function has 6 outputs")]
fn weights_are_counted() {
    let _ = outputs_lagrangian(&mut [1.0, 2.0, 3.0], 0.1, &[1.0, 2.0]);
}

#[grad]
fn order(v: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..v.len()).collect();
    for i in 1..v.len() {
        let mut j = i;
        while j > 0 && v[order[j - 1]] > v[order[j]] {
            order.swap(j - 1, j);
            j -= 1;
        }
    }
    order
}

fn grid(n: usize) -> Vec<f64> {
    (0..n).map(|k| k as f64 / n as f64).collect()
}

/// What calls return beside numbers with a derivative is frozen.
#[grad(lagrangian)]
fn trimmed(v: &[f64], w: f64) -> f64 {
    let grid: Vec<f64> = grid(v.len());
    let shifted: Vec<f64> = v.iter().zip(&grid).map(|(x, g)| x + w * g).collect();
    let order: Vec<usize> = order(&shifted);
    let mut sum = 0.0;
    for k in &order[1..order.len() - 1] {
        sum += shifted[*k] * w;
    }
    sum
}

#[test]
fn indices_are_frozen() {
    let v = [0.3, 0.9, -0.5, 0.35, 0.1];
    let view = trimmed_lagrangian(&v, 0.2);
    let (v_bar, w) = trimmed_grad(&v, 0.2);
    holds(&view, trimmed(&v, 0.2), &TrimmedInputs { v: v_bar, w });
    // Another order at these inputs, but not in the view.
    let other = TrimmedInputs {
        v: vec![0.9, 0.3, -0.5, 0.35, 0.1],
        w: 0.0,
    };
    let at = view.forward_at(&other);
    assert_eq!(at.z.sum.len(), 3);
    assert_eq!(view.gradient_x(&at).v, [0.0; 5]);
    let at = view.forward_at(&TrimmedInputs { w: 1.0, ..other });
    assert_eq!(view.gradient_x(&at).v, [1.0, 0.0, 0.0, 1.0, 1.0]);
}
