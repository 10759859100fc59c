//! Closures given to solvers that cannot become functions, and what is no function.

use grad_runtime::grad;
use grad_runtime::implicit;

struct Settings {
    rate: f64,
}

#[grad(wrt(x))]
fn of_a_struct(x: f64, settings: &Settings) -> f64 {
    implicit::root(|z, _| vec![z[0] * settings.rate - x], &[1.0], &[])[0]
}

#[grad]
fn of_rows(rows: &[[f64; 2]]) -> f64 {
    implicit::root(|z, theta| vec![z[0] * rows[0][0] - theta[0]], &[1.0], &[2.0])[0]
}

#[grad]
fn by_name(x: f64) -> f64 {
    let offset = |z: &[f64], _: &[f64]| vec![z[0] - x];
    implicit::root(offset, &[1.0], &[])[0]
}

#[grad]
fn of_a_closure(x: f64) -> f64 {
    let twice = |y: f64| 2.0 * y;
    implicit::root(|z, _| vec![twice(z[0]) - x], &[1.0], &[])[0]
}

#[grad]
fn square(z: &[f64], scale: f64) -> f64 {
    scale * z[0] * z[0] - z[0]
}

#[grad]
fn objective(x: f64) -> f64 {
    implicit::argmin(|z, theta| (z[0] * theta[0], vec![theta[0]]), &[1.0], &[x])[0]
}

#[grad]
fn partly(x: f64) -> f64 {
    implicit::argmin(|z, _| square_value_and_grad(z, x + z[0]), &[1.0], &[])[0]
}

#[grad]
fn scaled(x: f64) -> f64 {
    implicit::argmin(
        |z, _| {
            let longer = [2.0 * z[0]];
            square_value_and_grad(&longer, x)
        },
        &[1.0],
        &[],
    )[0]
}

#[grad(wrt(x))]
fn untyped(x: f64, links: &[(usize, usize)]) -> f64 {
    implicit::root_on(|z, _, data| vec![z[0] * data.len() as f64 - x], &[1.0], &[], &links[1..])[0]
}

#[grad]
fn given(x: f64, g: fn(&[f64], &[f64]) -> Vec<f64>) -> f64 {
    implicit::root(g, &[1.0], &[x])[0]
}

#[grad]
fn taken_apart(x: f64) -> f64 {
    implicit::root_scalar(|z, &[ref a]: &[f64; 1]| z - a, 1.0, &[x])
}

fn main() {}
