//! Closures given to solvers, and solvers under other names.

use grad_runtime::grad;
use grad_runtime::implicit::{self as solve, root, root_scalar as zero_of};

// ---- closures -----------------------------------------------------------------------------------------

/// Pressure and flow of two pipes, one after the other.
#[grad(jvp, hvp)]
fn pipes(head: f64, roughness: f64) -> f64 {
    let loss = roughness * roughness + 0.1;
    let z = root(
        |z, _| {
            vec![
                loss * z[0] * z[0].abs() + z[1] - head,
                z[1] - 0.5 * z[0] - 0.2,
            ]
        },
        &[1.0, 1.0],
        &[],
    );
    z[0] * z[1] + loss
}

/// What is captured stands behind what is given: the closure goes on seeing its own `theta`.
#[grad(hvp)]
fn swing(x: f64, y: f64) -> f64 {
    let z = solve::fixed_point(
        |z: &[f64], theta: &[f64]| {
            let drive: f64 = theta.iter().sum();
            [(0.3 * z[0] + 0.1 * drive + y).cos() / theta.len() as f64]
        },
        &[0.0],
        &[x, 2.0 * x],
    );
    z[0] * y
}

/// A solve in each trip, one inside of a helper's argument, one by a variable.
#[grad]
fn steps(x: &[f64], stiffness: f64) -> f64 {
    let cubic = |z: f64, theta: &[f64]| z * z * z + z - theta[0];
    let mut state = 0.1;
    let mut total = 0.0;
    for k in 0..x.len() {
        let push = x[k];
        state = zero_of(|z, _| z - state + stiffness * z.sinh() - push, state, &[]);
        total += zero_of(cubic, 0.5, &[state]);
    }
    total
}

#[grad(lagrangian)]
fn chained(x: f64) -> f64 {
    let y = zero_of(|z, theta| z * z * z - theta[0], 1.0, &[x]);
    let w = zero_of(|z, _| z + 0.5 * z.sin() - y, 1.0, &[]);
    w * y
}

#[test]
fn closures_are_functions() {
    check!(pipes, pipes_value_and_grad, [h = 2.0, r = 0.7] => (h, r));
    check!(swing, swing_value_and_grad, [x = 0.4, y = 0.3] => (x, y));
    check!(steps, steps_value_and_grad, [x = vec![0.3, -0.2, 0.9], s = 0.6] => (&x, s));
    check!(chained, chained_value_and_grad, [x = 2.5] => (x));
}

#[test]
fn closures_have_second_derivatives() {
    let h = 1e-4;
    let product = pipes_hvp(2.0, 0.7, 0.5, -1.0);
    let moved = |h: f64| pipes_grad(2.0 + 0.5 * h, 0.7 - h);
    let (up, down) = (moved(h), moved(-h));
    assert!((product.0 - (up.0 - down.0) / (2.0 * h)).abs() < 1e-6);
    assert!((product.1 - (up.1 - down.1) / (2.0 * h)).abs() < 1e-6);
    let product = swing_hvp(0.4, 0.3, 0.5, -1.0);
    let moved = |h: f64| swing_grad(0.4 + 0.5 * h, 0.3 - h);
    let (up, down) = (moved(h), moved(-h));
    assert!((product.0 - (up.0 - down.0) / (2.0 * h)).abs() < 1e-6);
    assert!((product.1 - (up.1 - down.1) / (2.0 * h)).abs() < 1e-6);
}

#[test]
fn closures_are_constraints() {
    let view = chained_lagrangian(2.5);
    let at = view.forward();
    let slope = chained_grad(2.5);
    assert!((view.gradient_x(&at).x - slope).abs() < 1e-12 * slope.abs());
    assert!((at.z.w * at.z.y - chained(2.5)).abs() < 1e-15);
}

// ---- modules of one's own, called like ours -----------------------------------------------------------

mod own {
    pub mod linalg {
        use grad_runtime::grad;

        /// By Cramer's rule, and no vector.
        #[grad]
        pub fn solve(a: &[f64], b: &[f64], n: usize) -> f64 {
            n as f64 * b[0] / a[0]
        }
    }

    pub mod implicit {
        use grad_runtime::grad;

        /// The larger root of a quadratic, scaled.
        #[grad]
        pub fn root(scale: f64, b: &[f64], c: &[f64]) -> f64 {
            scale * (-b[0] + (b[0] * b[0] - 4.0 * c[0]).sqrt()) / 2.0
        }
    }

    use grad_runtime::grad;

    #[grad]
    pub fn both(x: f64) -> f64 {
        linalg::solve(&[x, 1.0], &[x * x * x], 3) + implicit::root(2.0 * x, &[x], &[-1.0 - x])
    }
}

mod imported {
    use super::own::implicit;
    use super::own::linalg;
    use grad_runtime::grad;

    #[grad]
    pub fn both(x: f64) -> f64 {
        let scale = 2.0 * x;
        linalg::solve(&[x, 1.0], &[x * x * x], 3) + implicit::root(scale, &[x], &[-1.0 - x])
    }
}

#[test]
fn names_of_ones_own_are_ones_own() {
    use imported::both as imported;
    use imported::both_value_and_grad as imported_value_and_grad;
    use own::{both, both_value_and_grad};
    check!(both, both_value_and_grad, [x = 1.3] => (x));
    check!(imported, imported_value_and_grad, [x = 1.3] => (x));
}

// ---- more than numbers captured, and more than roots ----------------------------------------------------------------

/// Rows of a table in which each sample has its own weight.
#[grad(wrt(w, penalty))]
fn ridge(w: &[f64], penalty: f64, samples: &[([f64; 2], f64)]) -> f64 {
    let mut total = penalty * (w[0] * w[0] + w[1] * w[1]);
    for (x, y) in samples {
        total += (w[0] * x[0] + w[1] * x[1] - y).powi(4);
    }
    total
}

#[grad(wrt(log_penalty))]
fn fitted(log_penalty: f64, samples: &[([f64; 2], f64)]) -> f64 {
    let penalty = log_penalty.exp();
    let w = solve::argmin_on(
        |w, _, samples| ridge_value_and_grad(w, penalty, samples),
        &[1.0, 0.5],
        &[],
        samples,
    );
    w[0] * w[1]
}

/// Polynomials of any degree, by a root whose closure captures their coefficients, a count and a number.
#[grad(jvp, hvp)]
fn crossing(coefficients: &[f64], theta: &[f64], scale: f64, degree: usize) -> f64 {
    let last = degree - 1;
    let z = root(
        |z, t| {
            let mut sum = 0.0;
            for k in 0..=last {
                sum += coefficients[k] * z[0].powi(k as i32 + 1);
            }
            vec![
                sum * scale - t[0] - t[1] * z[0],
                z[1] * t.len() as f64 - t[2] * z[0],
            ]
        },
        &[1.0, 0.0],
        theta,
    );
    z[0] * z[1] + scale
}

/// Two sequences, one of them a `Vec` of the function's own, in each trip of a loop.
#[grad]
fn chemistry(rates: &[f64], feed: &[f64; 2], steps: usize) -> f64 {
    let mut state = vec![0.5, 0.4];
    for _ in 0..steps {
        let before: Vec<f64> = state.clone();
        state = solve::fixed_point(
            |z, _| {
                let mut next = before.clone();
                let reaction = rates[0] * z[0] * z[1];
                next[0] += 0.1 * (feed[0] - reaction);
                next[1] += 0.1 * (feed[1] - reaction * rates[1]);
                next
            },
            &state,
            &[],
        );
    }
    state[0] * state[1]
}

#[grad]
fn spring(z: &[f64], stiffness: f64, length: f64) -> f64 {
    let stretch = (z[0] * z[0] + z[1] * z[1]).sqrt() - length;
    0.5 * stiffness * stretch * stretch + z[1]
}

#[grad]
fn rail(z: &[f64], slope: f64) -> [f64; 1] {
    [z[1] + 0.5 - slope * z[0] * z[0]]
}

#[grad]
fn rail_by_theta(z: &[f64], theta: &[f64]) -> [f64; 1] {
    [z[1] + 0.5 - theta[0] * z[0] * z[0]]
}

/// Position and force; what the closures capture is one `theta` for both.
#[grad(jvp)]
fn sliding(stiffness: f64, length: f64, slope: f64) -> f64 {
    let softer = 0.5 * stiffness;
    let (z, mu) = solve::argmin_subject_to(
        |z, _| {
            let shorter = length - 0.1;
            spring_value_and_grad(z, softer, shorter)
        },
        |z, _, z_bar, _, seed| rail_vjp(z, slope, z_bar, seed),
        &[1.0, -0.5],
        &[0.0],
        &[],
    );
    z[0] * mu[0] + z[1]
}

/// The same with one of the two by its name.
#[grad]
fn sliding_by_name(stiffness: f64, length: f64, slope: &[f64]) -> f64 {
    let (softer, shorter) = (0.5 * stiffness, length - 0.1);
    let (z, mu) = solve::argmin_subject_to(
        |z, _| spring_value_and_grad(z, softer, shorter),
        rail_by_theta_vjp,
        &[1.0, -0.5],
        &[0.0],
        slope,
    );
    z[0] * mu[0] + z[1]
}

#[grad(wrt(rank, damping))]
fn surf(rank: &[f64], damping: f64, links: &[(usize, usize)]) -> Vec<f64> {
    let mut out = vec![(1.0 - damping) / rank.len() as f64; rank.len()];
    for (from, to) in links {
        out[*to] += damping * rank[*from] * 0.4;
    }
    out
}

#[grad(wrt(damping))]
fn page(damping: f64, links: &[(usize, usize)]) -> f64 {
    let by_iteration = solve::fixed_point_on(
        |r, _, links| surf(r, damping, links),
        &[0.25; 4],
        &[],
        links,
    );
    let by_newton = solve::root_on(
        |r, theta, links: &[(usize, usize)]| {
            let mut out = surf(r, theta[0], links);
            for k in 0..r.len() {
                out[k] -= r[k];
            }
            out
        },
        &[0.25; 4],
        &[damping * damping],
        links,
    );
    by_iteration[0] / by_newton[2]
}

#[test]
fn closures_capture_what_derivatives_flow_into() {
    let samples = [
        ([0.5, 1.0], 1.0),
        ([1.5, -0.3], 0.2),
        ([0.2, 0.4], 0.7),
        ([2.0, 0.8], 1.4),
    ];
    check!(fitted, fitted_value_and_grad, [p = 0.3] => (p, &samples));
    let (c, t) = (|| vec![1.0, 0.5, 0.25], || vec![1.0, 0.2, 0.3]);
    check!(crossing, crossing_value_and_grad, [c = c(), t = t(), s = 1.1] => (&c, &t, s, 3));
    check!(chemistry, chemistry_value_and_grad, [r = vec![2.0, 0.6], f = [1.5, 0.8]] => (&r, &f, 3));
    check!(sliding, sliding_value_and_grad, [k = 4.0, l = 1.2, s = 0.3] => (k, l, s));
    check!(sliding_by_name, sliding_by_name_value_and_grad, [k = 4.0, l = 1.2, s = vec![0.3]] => (k, l, &s));
    let links = [(0, 1), (0, 2), (1, 2), (2, 0), (3, 2), (3, 0), (3, 1)];
    check!(page, page_value_and_grad, [d = 0.8] => (d, &links));
    assert_eq!(sliding(4.0, 1.2, 0.3), sliding_by_name(4.0, 1.2, &[0.3]));
    let (by_c, by_t, by_s) = crossing_grad(&c(), &t(), 1.1, 3);
    let (_, tangent) = crossing_jvp(&c(), &t(), 1.1, 3, &[1.0, 0.0, -1.0], &[0.5, 0.0, 2.0], 0.3);
    let along = by_c[0] - by_c[2] + 0.5 * by_t[0] + 2.0 * by_t[2] + 0.3 * by_s;
    assert!((tangent - along).abs() < 1e-12 * along.abs().max(1.0));
    let (by_k, by_l, by_slope) = sliding_grad(4.0, 1.2, 0.3);
    let (_, tangent) = sliding_jvp(4.0, 1.2, 0.3, 1.0, -2.0, 0.5);
    assert!((tangent - (by_k - 2.0 * by_l + 0.5 * by_slope)).abs() < 1e-11);
}
