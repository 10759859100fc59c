//! What the programs record and allocate: a lost optimisation shows here first.

use allocation_counter::measure;
use grad_benches::kernels::{
    dense, kalman, kepler, leapfrog, lennard_jones, logistic, option, pendulum, rosenbrock,
    scheduler, spline, water,
};
use grad_benches::programs::{ba, det, gmm, kmeans, llsq, lse, lstm, ode};
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

/// Four states per step: the inputs of the four stages. The outgoing state stays where it is.
#[test]
fn ode_keeps_the_states_of_the_stages() {
    for (n, s) in [(10, 3), (100, 7)] {
        let x = numbers(n);
        let (mut y, mut x_bar, mut y_bar) = (vec![0.0; n], vec![0.0; n], vec![1.0; n]);
        let (bytes, allocations) = recorded(|tape| {
            ode::integrate_vjp_with(tape, &x, s, &mut y, &mut x_bar, &mut y_bar);
        });
        assert_eq!(bytes, 8 * s * 4 * n);
        // The five work arrays of the function and their adjoints are the tape's.
        assert_eq!(allocations, 0);
    }
}

/// One state per step of a long record: those of the stages are computed again.
#[test]
fn ode_keeps_the_states_of_the_steps_where_there_are_many() {
    let (n, s) = (10_000, 100);
    let x = numbers(n);
    let (mut y, mut x_bar, mut y_bar) = (vec![0.0; n], vec![0.0; n], vec![1.0; n]);
    let (bytes, allocations) = recorded(|tape| {
        ode::integrate_vjp_with(tape, &x, s, &mut y, &mut x_bar, &mut y_bar);
    });
    assert_eq!((bytes, allocations), (8 * s * n, 0));
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

/// Of one point: two vectors per component, the shares, and where the columns begin. The diagonals stay where they are.
#[test]
fn gmm_keeps_one_point_and_no_triangles() {
    let bytes = |d: usize, n: usize| {
        let k = 4;
        let below = d * (d - 1) / 2;
        let (x, alpha, mu) = (numbers(n * d), numbers(k), numbers(k * d));
        let (q, l) = (numbers(k * d), numbers(k * below));
        let mut bars = [k, k * d, k * d, k * below].map(|len| vec![0.0; len]);
        let [alpha_bar, mu_bar, q_bar, l_bar] = &mut bars;
        let (bytes, allocations) = recorded(|tape| {
            gmm::objective_vjp_with(
                tape, d, k, n, &x, &alpha, &mu, &q, &l, 1.0, 0, alpha_bar, mu_bar, q_bar, l_bar,
                1.0,
            );
        });
        // The five work arrays of the function and their adjoints are the tape's.
        assert_eq!(allocations, 0);
        bytes
    };
    for (d, n) in [(8, 6), (8, 60), (16, 6)] {
        assert_eq!(bytes(d, n), 8 * (3 * 4 * d + 4));
    }
}

#[test]
fn sums_keep_nothing() {
    let x = numbers(30);
    let mut x_bar = vec![0.0; 30];
    let (bytes, allocations) = recorded(|tape| {
        rosenbrock::rosenbrock_vjp_with(tape, &x, &mut x_bar, 1.0);
        lennard_jones::energy_vjp_with(tape, &x, &mut x_bar, 1.0);
        option::price_vjp_with(tape, 100.0, 95.0, 0.02, 0.3, 0.5, 1.0);
        water::energy_vjp_with(tape, &x[..3], &mut x_bar[..3], 1.0);
    });
    assert_eq!((bytes, allocations), (0, 0));
}

/// The pivots of the knots between the ends, and of the points nothing.
#[test]
fn a_spline_keeps_the_pivots() {
    let x = numbers(50);
    for knots in [5, 20] {
        let places: Vec<f64> = (0..knots).map(|k| k as f64 / 10.0).collect();
        let heights = numbers(knots);
        let mut bar = vec![0.0; knots];
        let (bytes, allocations) = recorded(|tape| {
            spline::misfit_vjp_with(tape, &places, &heights, &x, &x, &mut bar, 1.0);
        });
        assert_eq!((bytes, allocations), (8 * (knots - 2), 0));
    }
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

/// So many numbers per step.
#[test]
fn sequences_keep_their_steps() {
    let series = |n: usize| {
        let z = numbers(n);
        let (bytes, _) = recorded(|tape| {
            kalman::likelihood_vjp_with(tape, 0.9, 0.1, 0.3, &z, 1.0);
        });
        bytes
    };
    assert_eq!([10, 20].map(series), [10, 20].map(|n| 8 * 4 * n));

    let path = |steps: usize| {
        let mut p_bar = [0.0; 3];
        let (bytes, allocations) = recorded(|tape| {
            let (p, start, target) = ([1.3, 0.1, 0.2], [0.5, -0.2], [0.1, 0.3]);
            pendulum::miss_vjp_with(tape, &p, &start, steps, 0.01, &target, &mut p_bar, 1.0);
        });
        assert_eq!(allocations, 0);
        bytes
    };
    assert_eq!([10, 20].map(path), [10, 20].map(|steps| 8 * 12 * steps));

    let orbit = |n: usize, steps: usize| {
        let (mut x, mut v, mass) = (numbers(2 * n), numbers(2 * n), numbers(n));
        let mut bars = [vec![1.0; 2 * n], vec![1.0; 2 * n], vec![0.0; n]];
        let [x_bar, v_bar, mass_bar] = &mut bars;
        let (bytes, _) = recorded(|tape| {
            leapfrog::integrate_vjp_with(
                tape, &mut x, &mut v, &mass, steps, 0.01, x_bar, v_bar, mass_bar,
            );
        });
        bytes
    };
    // Per step six numbers of each pair and seven of each body; the outgoing positions.
    for (n, steps) in [(3, 5), (3, 10), (6, 5)] {
        let pairs = n * (n - 1) / 2;
        assert_eq!(orbit(n, steps), 8 * (steps * (6 * pairs + 7 * n) + 2 * n));
    }

    let cell = |l: usize, c: usize| {
        let b = 3;
        let (main, extra) = (numbers(8 * b * l), numbers(3 * b));
        let (state, sequence) = (numbers(2 * b * l), numbers(b * c));
        let (mut main_bar, mut extra_bar) = (vec![0.0; 8 * b * l], vec![0.0; 3 * b]);
        let (bytes, _) = recorded(|tape| {
            lstm::objective_vjp_with(
                tape,
                l,
                b,
                c,
                &main,
                &extra,
                &state,
                &sequence,
                &mut main_bar,
                &mut extra_bar,
                1.0,
            );
        });
        bytes
    };
    for (l, c) in [(1, 4), (1, 8), (2, 4)] {
        assert_eq!(cell(l, c), 8 * (c - 1) * (39 * l + 11));
    }
}

/// What sums over data keep does not depend on how many there are: the reviews of a card, the iterations of a solver,
/// the units of a layer.
#[test]
fn sums_over_data_keep_one_item() {
    let clusters = |k: usize, n: usize, d: usize| {
        let (points, centroids) = (numbers(n * d), numbers(k * d));
        let mut bar = vec![0.0; k * d];
        let (bytes, allocations) = recorded(|tape| {
            kmeans::cost_vjp_with(tape, n, k, d, &points, &centroids, &mut bar, 1.0);
        });
        assert_eq!(allocations, 0);
        bytes
    };
    assert_eq!((clusters(3, 10, 4), clusters(5, 50, 8)), (0, 0));

    let regression = |n: usize, m: usize| {
        let (w, features, labels) = (numbers(m), numbers(n * m), numbers(n));
        let mut w_bar = vec![0.0; m];
        let (bytes, allocations) = recorded(|tape| {
            logistic::loss_vjp_with(tape, &w, &features, &labels, 0.1, &mut w_bar, 1.0);
        });
        assert_eq!(allocations, 0);
        bytes
    };
    assert_eq!((regression(10, 3), regression(100, 5)), (0, 0));

    let cards = |n: usize| {
        let (w, days) = (
            numbers(14),
            numbers(8 * n).iter().map(|d| 2.0 + d).collect::<Vec<_>>(),
        );
        let grades: Vec<usize> = (0..8 * n).map(|k| k * 7 % 4).collect();
        let mut w_bar = vec![0.0; 14];
        let (bytes, allocations) = recorded(|tape| {
            scheduler::loss_vjp_with(tape, &w, 8, &days, &grades, &mut w_bar, 1.0);
        });
        assert_eq!(allocations, 0);
        bytes
    };
    assert_eq!([3, 30].map(cards), [8 * 84; 2]);

    let orbit = |n: usize| {
        let (times, seen) = (numbers(n), numbers(n));
        let (bytes, allocations) = recorded(|tape| {
            kepler::misfit_vjp_with(tape, 0.3, 1.1, 0.2, &times, &seen, 1.0);
        });
        assert_eq!(allocations, 0);
        bytes
    };
    assert_eq!([3, 30].map(orbit), [8 * 15; 2]);

    let net = |n: usize, hidden: usize| {
        let w = numbers(hidden * 4 + 1);
        let (inputs, targets) = (numbers(2 * n), numbers(n));
        let mut w_bar = vec![0.0; w.len()];
        let (bytes, allocations) = recorded(|tape| {
            dense::error_vjp_with(tape, &w, hidden, &inputs, &targets, &mut w_bar, 1.0);
        });
        assert_eq!(allocations, 0);
        bytes
    };
    assert_eq!((net(5, 4), net(50, 4), net(5, 8)), (8 * 4, 8 * 4, 8 * 8));
}

/// Straight-line code, once for each seed.
#[test]
fn a_projection_keeps_nothing() {
    let (cam, x, feat) = ([0.3; 11], [0.2, 0.9, 1.4], [0.1, 0.2]);
    let (mut cam_bar, mut x_bar) = ([0.0; 11], [0.0; 3]);
    let (bytes, allocations) = recorded(|tape| {
        ba::project_vjp_with(
            tape,
            &cam,
            &x,
            0.4,
            &feat,
            &mut cam_bar,
            &mut x_bar,
            [1.0, 0.0],
        );
        ba::weight_error_vjp_with(tape, 0.4, 1.0);
    });
    assert_eq!((bytes, allocations), (0, 0));
}
