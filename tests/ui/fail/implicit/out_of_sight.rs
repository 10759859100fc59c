//! Names of solvers where there is no file to read imports from.

use grad_runtime::grad;
use grad_runtime::implicit::{argmin, root};

#[grad]
fn cube(z: &[f64], theta: &[f64]) -> [f64; 1] {
    [z[0].powi(3) - theta[0]]
}

#[grad]
fn bowl(z: &[f64], theta: &[f64]) -> f64 {
    (z[0] - theta[0]).powi(2)
}

// What a macro makes that another macro makes is not read.
macro_rules! solves {
    ($d:tt) => {
        macro_rules! solved {
            ($d name:ident) => {
                #[grad]
                fn $d name(x: f64) -> f64 {
                    let a = root(cube, &[1.0], &[x]);
                    let b = root(|z, _| vec![z[0] - x], &[1.0], &[]);
                    a[0] + b[0] + argmin(bowl_value_and_grad, &[1.0], &[x])[0]
                }
            };
        }
    };
}

solves!($);
solved!(both);

fn main() {}
