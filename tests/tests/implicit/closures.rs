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
