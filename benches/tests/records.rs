//! What the programs record and allocate: a lost optimisation shows here first.

use allocation_counter::measure;
use grad_benches::kernels::{lennard_jones, option, rosenbrock};
use grad_benches::programs::{det, gmm, llsq, lse, ode};
use grad_runtime::Tape;

/// The most bytes on the tape, and the allocations of a warm call.
fn recorded(mut run: impl FnMut(&mut Tape)) -> (usize, u64) {
    let mut tape = Tape::new();
    run(&mut tape);
    tape.reset_peak();
    let warm = measure(|| run(&mut tape));
    (tape.peak_bytes(), warm.count_total)
}

fn numbers(n: usize) -> Vec<f64> {
    (0..n).map(|k| 0.1 + (k as f64 * 0.7).sin()).collect()
}

/// Four states per step (the inputs of the four stages), the outgoing state, and the halved step size.
#[test]
fn ode_keeps_the_states_of_the_stages() {
    for (n, s) in [(10, 3), (100, 7)] {
        let x = numbers(n);
        let (mut y, mut x_bar, mut y_bar) = (vec![0.0; n], vec![0.0; n], vec![1.0; n]);
        let (bytes, allocations) = recorded(|tape| {
            ode::integrate_vjp_with(tape, &x, s, &mut y, &mut x_bar, &mut y_bar);
        });
        assert_eq!(bytes, 8 * (s * (4 * n + 1) + n));
        // The five work arrays of the function, and their adjoints.
        assert_eq!(allocations, 10);
    }
}

#[test]
fn a_determinant_by_minors_keeps_nothing() {
    for ell in 2..6 {
        let a = numbers(ell * ell);
        let mut a_bar = vec![0.0; ell * ell];
        let (bytes, allocations) = recorded(|tape| {
            det::determinant_vjp_with(tape, &a, ell, &mut a_bar, 1.0);
        });
        assert_eq!((bytes, allocations), (0, 2));
    }
}

/// Two vectors per point and component, where the columns begin, and what a log-sum-exp keeps.
#[test]
fn gmm_keeps_vectors_and_no_triangles() {
    let bytes = |d: usize| {
        let (k, n) = (4, 6);
        let below = d * (d - 1) / 2;
        let (x, alpha, mu) = (numbers(n * d), numbers(k), numbers(k * d));
        let (q, l) = (numbers(k * d), numbers(k * below));
        let mut bars = [k, k * d, k * d, k * below].map(|len| vec![0.0; len]);
        let [alpha_bar, mu_bar, q_bar, l_bar] = &mut bars;
        let (bytes, _) = recorded(|tape| {
            gmm::objective_vjp_with(
                tape, d, k, n, &x, &alpha, &mu, &q, &l, 1.0, 0, alpha_bar, mu_bar, q_bar, l_bar,
                1.0,
            );
        });
        bytes
    };
    // Linear in the dimension.
    assert_eq!(bytes(24) - bytes(16), bytes(16) - bytes(8));
    assert_eq!(bytes(8), 5376);
}

#[test]
fn sums_keep_nothing() {
    let x = numbers(30);
    let mut x_bar = vec![0.0; 30];
    let (bytes, allocations) = recorded(|tape| {
        rosenbrock::rosenbrock_vjp_with(tape, &x, &mut x_bar, 1.0);
        lennard_jones::energy_vjp_with(tape, &x, &mut x_bar, 1.0);
        option::price_vjp_with(tape, 100.0, 95.0, 0.02, 0.3, 0.5, 1.0);
    });
    assert_eq!((bytes, allocations), (0, 0));
}

/// The powers of one point, never of all.
#[test]
fn a_fit_keeps_one_point() {
    let x = numbers(30);
    let mut x_bar = vec![0.0; 30];
    let (bytes, allocations) = recorded(|tape| {
        llsq::misfit_vjp_with(tape, &x, 400, &mut x_bar, 1.0);
    });
    assert_eq!((bytes, allocations), (8 * 30, 0));
}

/// The exponentials, the largest element's position, and the sum.
#[test]
fn log_sum_exp_keeps_the_exponentials() {
    let x = numbers(50);
    let mut x_bar = vec![0.0; 50];
    let (bytes, allocations) = recorded(|tape| {
        lse::logsumexp_vjp_with(tape, &x, &mut x_bar, 1.0);
    });
    assert_eq!((bytes, allocations), (8 * 50, 0));
}
