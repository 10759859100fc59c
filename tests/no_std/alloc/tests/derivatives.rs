//! What the companions compute.

use grad_no_std_alloc::*;

#[track_caller]
fn check(f: impl Fn(&[f64]) -> f64, at: &[f64], gradient: &[f64]) {
    assert_eq!(at.len(), gradient.len());
    for k in 0..at.len() {
        let moved = |by: f64| {
            let mut x = at.to_vec();
            x[k] += by;
            f(&x)
        };
        let difference = (moved(1e-6) - moved(-1e-6)) / 2e-6;
        assert!(
            (gradient[k] - difference).abs() < 1e-7 * difference.abs().max(1.0),
            "component {k}: {} instead of {difference}",
            gradient[k]
        );
    }
}

const DATA: [f64; 4] = [0.5, -0.25, 1.5, 0.75];

#[test]
fn gradients_of_slices_are_lists() {
    let (data_bar, mean_bar, sigma_bar) = log_likelihood_grad(&DATA, 0.4, -0.3);
    let all = [&data_bar[..], &[mean_bar, sigma_bar]].concat();
    let f = |x: &[f64]| log_likelihood(&x[..4], x[4], x[5]);
    check(f, &[&DATA[..], &[0.4, -0.3]].concat(), &all);
}

#[test]
fn lists_are_recorded_and_returned() {
    let (value, (signal_bar, weight_bar)) = energy_value_and_grad(&DATA, 0.7);
    assert_eq!(value, energy(&DATA, 0.7));
    let all = [&signal_bar[..], &[weight_bar]].concat();
    let f = |x: &[f64]| energy(&x[..4], x[4]);
    check(f, &[&DATA[..], &[0.7]].concat(), &all);
}

#[test]
fn lists_for_iterators() {
    let points = |x: &[f64]| vec![(x[0], x[1]), (x[2], x[3])];
    let (points_bar, mean_bar) = lines::slope_grad(points(&DATA), (0.4, -0.3)).unwrap();
    let [(a, b), (c, d)] = points_bar[..] else {
        panic!("two points");
    };
    let f = |x: &[f64]| lines::slope(points(x).into_iter(), (x[4], x[5])).unwrap();
    check(
        f,
        &[&DATA[..], &[0.4, -0.3]].concat(),
        &[a, b, c, d, mean_bar.0, mean_bar.1],
    );
}
