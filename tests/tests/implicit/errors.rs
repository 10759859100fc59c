//! What goes wrong is said, with the last iterate and the residual.

use std::panic::catch_unwind;

use grad_runtime::grad;
use grad_runtime::implicit::{self, Error, Linear, Settings};

#[grad]
fn circle(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] * z[0] - theta[0], z[1] - z[0]]
}

/// Its Jacobian is singular everywhere.
#[grad]
fn twice_the_same(z: &[f64], theta: &[f64]) -> Vec<f64> {
    let sum = z[0] + z[1] - theta[0];
    vec![sum, 2.0 * sum]
}

#[grad]
fn too_few(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] - theta[0]]
}

#[grad]
fn logarithm(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0].ln() - theta[0], z[1]]
}

fn root_of(g: fn(&[f64], &[f64]) -> Vec<f64>, z0: [f64; 2], theta: f64) -> Result<Vec<f64>, Error> {
    implicit::try_root(g, &z0, &[theta], Settings::default()).map(|solution| solution.z)
}

#[test]
fn each_has_its_error() {
    assert_eq!(root_of(circle, [1.0, 0.0], 4.0), Ok(vec![2.0, 2.0]));
    match root_of(circle, [1.0, 0.0], -1.0) {
        Err(Error::NotConverged { last, residual, .. }) => {
            assert_eq!(residual, circle(&last, &[-1.0]))
        }
        Err(Error::Singular {
            last,
            residual,
            pivot,
        }) => {
            assert_eq!(residual, circle(&last, &[-1.0]));
            assert!(pivot < 2);
        }
        other => panic!("{other:?}"),
    }
    let Err(Error::Singular {
        pivot: 1,
        last,
        residual,
    }) = root_of(twice_the_same, [1.0, 0.0], 3.0)
    else {
        panic!("the Jacobian is singular");
    };
    assert_eq!((last, residual), (vec![1.0, 0.0], vec![-2.0, -4.0]));
    let dimension = Error::Dimension {
        what: "the function's result",
        expected: 2,
        found: 1,
        last: vec![1.0, 0.0],
    };
    assert_eq!(root_of(too_few, [1.0, 0.0], 3.0), Err(dimension));
    let Err(Error::NotFinite { last, residual }) = root_of(logarithm, [-1.0, 0.0], 3.0) else {
        panic!("a logarithm of a negative number");
    };
    assert!(residual[0].is_nan() && last == [-1.0, 0.0]);
}

#[grad]
fn doubling(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] * z[0] + theta[0]]
}

#[test]
fn iterations_that_do_not_end() {
    let settings = Settings {
        iterations: 30,
        memory: 0,
        ..Settings::default()
    };
    let found = implicit::try_fixed_point(doubling, &[0.1], &[-1.5], settings);
    let Err(Error::NotConverged {
        last,
        residual,
        iterations: 30,
    }) = found
    else {
        panic!("it is chaotic: {found:?}");
    };
    assert_eq!(residual, [doubling(&last, &[-1.5])[0] - last[0]]);
    let grown = implicit::try_fixed_point(doubling, &[1e200], &[1.0], settings);
    assert!(matches!(grown, Err(Error::NotFinite { .. })), "{grown:?}");
}

// ---- in differentiated code: panics -------------------------------------------------------------------

fn message(call: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let payload = catch_unwind(call).expect_err("it panics");
    *payload.downcast::<String>().expect("a message")
}

#[grad]
fn at(z: f64, theta: f64) -> f64 {
    let at = [grad_runtime::stop_gradient(z)];
    implicit::root_at(square, &at, &[theta], 1e-9)[0]
}

#[grad]
fn square(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] * z[0] - theta[0]]
}

#[test]
fn derivatives_that_there_are_not() {
    assert_eq!(at_grad(2.0, 4.0).1, 0.25);
    let flat = message(|| {
        at_grad(0.0, 0.0);
    });
    assert!(
        flat.contains("implicit::adjoint: the Jacobian is singular") && flat.contains("[0.0]"),
        "{flat}"
    );
    let wrong = message(|| {
        at_grad(2.0, 5.0);
    });
    assert!(
        wrong.contains("this is no solution: the residual is [-1.0] at [2.0]"),
        "{wrong}"
    );
}

const FEW: Settings = Settings {
    tolerance: 1e-12,
    iterations: 50,
    linear: Linear::Krylov {
        tolerance: 1e-12,
        products: 1,
    },
    memory: 0,
    least_step: 1e-6,
};

#[grad]
fn coupled(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![
        z[0] + 0.5 * z[1] - theta[0],
        3.0 * z[1] - z[2],
        z[2] * 2.0 + z[0] - 1.0,
    ]
}

#[grad]
fn with_few_products(theta: f64) -> f64 {
    let z = implicit::root_with(coupled, &[0.1, 0.2, 0.3], &[theta], FEW);
    z[1]
}

#[test]
fn a_linear_solve_that_stops_early() {
    let text = message(|| {
        with_few_products_grad(2.0);
    });
    assert!(
        text.contains("the linear solve stopped at a relative residual of"),
        "{text}"
    );
}

// ---- each of them through each companion -----------------------------------------------------------------

macro_rules! solved {
    ($name:ident, $g:ident, $solver:ident, $start:expr) => {
        #[grad(jvp, hvp)]
        fn $name(theta: f64) -> f64 {
            let z = implicit::$solver($g, &$start, &[theta]);
            z[0] + z[0] * theta
        }
    };
}

solved!(moves_on, further, fixed_point, [0.1]);
solved!(no_root, above, root, [1.0, 0.0]);
solved!(singular, twice_the_same, root, [1.0, 0.0]);
solved!(short, too_few, root, [1.0, 0.0]);
solved!(not_a_number, logarithm, root, [-1.0, 0.0]);

/// Without a fixed point: it moves by one half at least.
#[grad]
fn further(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0] + 1.0 + theta[0] + z[0].sin()]
}

/// Without a root: it is one fifth at least.
#[grad]
fn above(z: &[f64], theta: &[f64]) -> Vec<f64> {
    vec![z[0].atan() + 1.8 + theta[0] * 0.1, z[1]]
}

#[test]
fn companions_panic_with_the_same_error() {
    macro_rules! all {
        ($grad:ident, $vag:ident, $vjp:ident, $jvp:ident, $hvp:ident, $theta:expr, $($part:expr),+) => {
            let texts = [
                message(|| _ = $grad($theta)),
                message(|| _ = $vag($theta)),
                message(|| _ = $vjp($theta, 2.0)),
                message(|| _ = $jvp($theta, 1.0)),
                message(|| _ = $hvp($theta, 1.0)),
            ];
            for text in texts {
                $(assert!(text.contains($part), "{}: {text}", stringify!($grad));)+
            }
        };
    }
    all!(
        moves_on_grad,
        moves_on_value_and_grad,
        moves_on_vjp,
        moves_on_jvp,
        moves_on_hvp,
        0.5,
        "implicit::fixed_point: no convergence in 200 iterations: the residual is [",
        "] at ["
    );
    all!(
        no_root_grad,
        no_root_value_and_grad,
        no_root_vjp,
        no_root_jvp,
        no_root_hvp,
        0.5,
        "implicit::root: ",
        "residual is [",
        "at ["
    );
    all!(
        singular_grad,
        singular_value_and_grad,
        singular_vjp,
        singular_jvp,
        singular_hvp,
        3.0,
        "the Jacobian is singular (pivot 1 vanishes) at [1.0, 0.0], where the residual is [-2.0, -4.0]"
    );
    all!(
        short_grad,
        short_value_and_grad,
        short_vjp,
        short_jvp,
        short_hvp,
        3.0,
        "the function's result has 1 components, it must have 2 (at [1.0, 0.0])"
    );
    all!(
        not_a_number_grad,
        not_a_number_value_and_grad,
        not_a_number_vjp,
        not_a_number_jvp,
        not_a_number_hvp,
        3.0,
        "a residual is not finite: [NaN, 0.0] at [-1.0, 0.0]"
    );
}
