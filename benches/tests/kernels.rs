//! The kernels' emitted gradients against those written by hand: values to the last bit, gradients to rounding.

use grad_benches::kernels::*;

#[track_caller]
fn close(got: &[f64], want: &[f64]) {
    let largest = want.iter().fold(1e-300, |m: f64, x| m.max(x.abs()));
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        let error = (got - want).abs() / (want.abs() + 1e-3 * largest);
        assert!(error < 1e-9, "{got} instead of {want}");
    }
}

/// Numbers that look random.
fn numbers(n: usize, lo: f64, hi: f64) -> Vec<f64> {
    let wave = |k: usize| (k as f64 * 12.9898 + lo).sin() * 43758.5453;
    (0..n)
        .map(|k| lo + (hi - lo) * (wave(k) - wave(k).floor()))
        .collect()
}

#[test]
fn rosenbrock_() {
    for n in [2, 7, 100] {
        let x = numbers(n, -1.5, 1.5);
        let mut want = vec![0.0; n];
        let value = rosenbrock::by_hand(&x, &mut want);
        let (got, grad) = rosenbrock::rosenbrock_value_and_grad(&x);
        assert_eq!(got.to_bits(), value.to_bits());
        close(&grad, &want);
    }
}

#[test]
fn logistic_() {
    let (w, x) = (numbers(5, -1.0, 1.0), numbers(100, -2.0, 2.0));
    let labels: Vec<f64> = numbers(20, 0.0, 1.0).iter().map(|x| x.round()).collect();
    let mut want = vec![0.0; 5];
    let value = logistic::by_hand(&w, &x, &labels, 0.1, &mut want);
    let (got, grad) = logistic::loss_value_and_grad(&w, &x, &labels, 0.1);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&grad, &want);
}

/// Real flowers: the weights to which the gradient leads tell most of them apart.
#[test]
fn irises_() {
    let (x, labels) = logistic::irises();
    let m = x.len() / labels.len();
    assert_eq!((labels.len(), m), (100, 5));
    let mut w = vec![0.0; m];
    let mut want = w.clone();
    for _ in 0..2_000 {
        let (got, grad) = logistic::loss_value_and_grad(&w, &x, &labels, 1e-3);
        let value = logistic::by_hand(&w, &x, &labels, 1e-3, &mut want);
        assert_eq!(got.to_bits(), value.to_bits());
        close(&grad, &want);
        w.iter_mut().zip(&grad).for_each(|(w, g)| *w -= 0.05 * g);
    }
    let right = x.chunks_exact(m).zip(&labels).filter(|(row, label)| {
        let z: f64 = row.iter().zip(&w).map(|(x, w)| x * w).sum();
        (z > 0.0) == (**label == 1.0)
    });
    assert!(right.count() >= 95);
}

#[test]
fn lennard_jones_() {
    let x = numbers(21, 0.0, 4.0);
    let mut want = vec![0.0; 21];
    let value = lennard_jones::by_hand(&x, &mut want);
    let (got, grad) = lennard_jones::energy_value_and_grad(&x);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&grad, &want);
}

#[test]
fn option_() {
    let (value, want) = option::by_hand(100.0, 95.0, 0.03, 0.2, 0.75);
    let (got, (a, b, c, d, e)) = option::price_value_and_grad(100.0, 95.0, 0.03, 0.2, 0.75);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&[a, b, c, d, e], &want);
}

#[test]
fn kepler_() {
    let (times, seen) = (numbers(30, 0.0, 6.0), numbers(30, -1.0, 1.0));
    let (value, want) = kepler::by_hand(0.3, 1.1, 0.2, &times, &seen);
    let (got, (a, b, c)) = kepler::misfit_value_and_grad(0.3, 1.1, 0.2, &times, &seen);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&[a, b, c], &want);
}

#[test]
fn pendulum_() {
    let (p, start, target) = ([1.3, 0.1, 0.2], [0.5, -0.2], [0.1, 0.3]);
    let (value, want) = pendulum::by_hand(&p, &start, 50, 0.05, &target, &mut Vec::new());
    let (got, grad) = pendulum::miss_value_and_grad(&p, &start, 50, 0.05, &target);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&grad, &want);
}

#[test]
fn dense_() {
    let (hidden, m, n) = (4, 3, 10);
    let w = numbers(hidden * (m + 2) + 1, -1.0, 1.0);
    let (inputs, targets) = (numbers(n * m, -1.0, 1.0), numbers(n, -1.0, 1.0));
    let mut want = vec![0.0; w.len()];
    let value = dense::by_hand(&w, hidden, &inputs, &targets, &mut Vec::new(), &mut want);
    let (got, grad) = dense::error_value_and_grad(&w, hidden, &inputs, &targets);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&grad, &want);
}

#[test]
fn kalman_() {
    let series = numbers(40, -1.0, 1.0);
    let (value, want) = kalman::by_hand(0.9, 0.1, 0.3, &series, &mut Vec::new());
    let (got, (a, b, c)) = kalman::likelihood_value_and_grad(0.9, 0.1, 0.3, &series);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&[a, b, c], &want);
}

/// Weights near those in use, with grades of every kind.
pub fn scheduler_case(cards: usize) -> (Vec<f64>, usize, Vec<f64>, Vec<usize>) {
    let w = vec![
        0.4, 1.2, 3.1, 7.8, 5.3, 0.8, 0.3, 0.14, 0.9, 2.2, 0.05, 0.34, 1.3, 0.9,
    ];
    let reviews = 8;
    let days = numbers(cards * reviews, 0.5, 20.0);
    let grades = numbers(cards * reviews, 0.0, 3.99)
        .iter()
        .map(|g| *g as usize)
        .collect();
    (w, reviews, days, grades)
}

#[test]
fn scheduler_() {
    let (w, reviews, days, grades) = scheduler_case(12);
    let mut want = vec![0.0; w.len()];
    let value = scheduler::by_hand(&w, reviews, &days, &grades, &mut Vec::new(), &mut want);
    let (got, grad) = scheduler::loss_value_and_grad(&w, reviews, &days, &grades);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&grad, &want);
}

#[test]
fn leapfrog_() {
    let n = 4;
    let (x, v, mass) = (
        numbers(2 * n, -1.0, 1.0),
        numbers(2 * n, -0.3, 0.3),
        numbers(n, 0.5, 1.5),
    );
    let bars = || {
        (
            numbers(2 * n, -1.0, 1.1),
            numbers(2 * n, -1.0, 1.2),
            vec![0.0; n],
        )
    };
    let (mut x1, mut v1, (mut xb, mut vb, mut mb)) = (x.clone(), v.clone(), bars());
    leapfrog::by_hand(
        &mut x1,
        &mut v1,
        &mass,
        20,
        0.01,
        &mut Vec::new(),
        &mut xb,
        &mut vb,
        &mut mb,
    );
    let (mut x2, mut v2, (mut xc, mut vc, mut mc)) = (x, v, bars());
    leapfrog::integrate_vjp(&mut x2, &mut v2, &mass, 20, 0.01, &mut xc, &mut vc, &mut mc);
    assert_eq!((x1, v1), (x2, v2));
    close(&[xc, vc, mc].concat(), &[xb, vb, mb].concat());
}

#[test]
fn spline_() {
    let mut knots = numbers(9, 0.0, 1.0);
    let mut x = numbers(60, -0.1, 1.1);
    knots.sort_by(f64::total_cmp);
    x.sort_by(f64::total_cmp);
    let (heights, y) = (numbers(9, -1.0, 1.0), numbers(60, -1.0, 1.0));
    let mut want = vec![0.0; 9];
    let value = spline::by_hand(&knots, &heights, &x, &y, &mut Vec::new(), &mut want);
    let (got, grad) = spline::misfit_value_and_grad(&knots, &heights, &x, &y);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&grad, &want);
}

#[test]
fn water_() {
    let x = [0.97, 0.94, 1.8];
    let mut want = [0.0; 3];
    let value = water::by_hand(&x, &mut want);
    let (got, grad) = water::energy_value_and_grad(&x);
    assert_eq!(got.to_bits(), value.to_bits());
    close(&grad, &want);
}
