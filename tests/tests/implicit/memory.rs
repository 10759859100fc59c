//! What a derivative needs does not grow with the iterations that found the solution.

use allocation_counter::measure;
use grad_runtime::grad;
use grad_runtime::implicit::{self, Settings};

/// A damped recurrence: the nearer `theta[0]` is to 1, the longer it takes.
#[grad]
fn damped(z: &[f64], theta: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; z.len()];
    for k in 0..z.len() {
        let before = z[(k + z.len() - 1) % z.len()];
        out[k] = theta[0] * before.sin() + theta[1 + k] * (1.0 - theta[0]);
    }
    out
}

#[grad(wrt(theta))]
fn settled(theta: &[f64], settings: Settings) -> f64 {
    let z = implicit::fixed_point_with(damped, &[0.0; 8], theta, settings);
    z[0] * z[3]
}

#[grad]
fn unrolled(theta: &[f64], trips: usize) -> f64 {
    let mut z = vec![0.0; 8];
    for _ in 0..trips {
        z = damped(&z, theta);
    }
    z[0] * z[3]
}

fn theta(rate: f64) -> Vec<f64> {
    [rate]
        .into_iter()
        .chain((0..8).map(|k| 0.2 + 0.1 * f64::from(k)))
        .collect()
}

/// The most that a warm call holds at once, in bytes.
fn peak(mut call: impl FnMut()) -> u64 {
    call();
    measure(&mut call).bytes_max
}

#[test]
fn fixed_points() {
    for memory in [0, 3] {
        let settings = Settings {
            iterations: 10_000,
            memory,
            ..Settings::default()
        };
        let trips = |rate| {
            let found = implicit::try_fixed_point(damped, &[0.0; 8], &theta(rate), settings);
            found.unwrap().iterations
        };
        let (few, many) = (trips(0.3), trips(0.97));
        assert!(
            many > 2 * few && (memory > 0 || many > 10 * few),
            "{few} {many}"
        );
        let bytes = |rate| peak(|| drop(settled_grad(&theta(rate), settings)));
        assert_eq!(bytes(0.3), bytes(0.97), "{few} and {many} iterations");
    }
    // Through the iterations it does grow.
    let bytes = |trips| peak(|| drop(unrolled_vjp_with_a_tape_of_its_own(&theta(0.97), trips)));
    assert!(bytes(1000) > 20 * bytes(30));
}

fn unrolled_vjp_with_a_tape_of_its_own(theta: &[f64], trips: usize) -> Vec<f64> {
    let mut bar = vec![0.0; theta.len()];
    unrolled_vjp_with(&mut grad_runtime::Tape::new(), theta, trips, &mut bar, 1.0);
    bar
}

/// Newton's method from near and from far.
#[grad]
fn cubic(z: &[f64], theta: &[f64]) -> [f64; 2] {
    [
        z[0].powi(3) - theta[0],
        z[1].powi(3) + 0.1 * z[0] - theta[1],
    ]
}

#[grad(wrt(theta))]
fn root_from(start: &[f64], theta: &[f64]) -> f64 {
    let z = implicit::root(cubic, start, theta);
    z[0] * z[1]
}

#[grad]
fn quartic(z: &[f64], theta: &[f64]) -> f64 {
    z[0].powi(4) - theta[0] * z[0] + (z[1] - theta[1] * z[0]).powi(2)
}

#[grad(wrt(theta))]
fn minimiser_from(start: &[f64], theta: &[f64]) -> f64 {
    let z = implicit::argmin(quartic_value_and_grad, start, theta);
    z[0] * z[1]
}

#[test]
fn roots_and_minimisers() {
    let theta = [2.0, 4.0];
    let (near, far) = ([1.26, 1.0], [400.0, 300.0]);
    let trips = |start| {
        let found = implicit::try_root(cubic, start, &theta, Settings::default());
        found.unwrap().iterations
    };
    assert!(
        trips(&far) > 2 * trips(&near),
        "{} {}",
        trips(&near),
        trips(&far)
    );
    let bytes = |start: &[f64; 2]| peak(|| drop(root_from_grad(start, &theta)));
    assert_eq!(bytes(&near), bytes(&far));
    let trips = |start: &[f64; 2]| {
        let found =
            implicit::try_argmin(quartic_value_and_grad, start, &theta, Settings::default());
        found.unwrap().iterations
    };
    assert!(
        trips(&far) > 2 * trips(&near),
        "{} {}",
        trips(&near),
        trips(&far)
    );
    let bytes = |start: &[f64; 2]| peak(|| drop(minimiser_from_grad(start, &theta)));
    assert_eq!(bytes(&near), bytes(&far));
}
