//! Minimisers, differentiated twice: third derivatives of what they minimise.
//!
//! ```text
//! r = f_z, or under constraints (f_z - c_z^T mu, -c);    y = z, or (z, mu);    K = r_y, symmetric
//!
//! reverse of the tangent       K nu = y_dot_bar,              theta_dot_bar -= r_theta^T nu
//!                              K pi = y_bar - d/dy (nu . D),  theta_bar -= r_theta^T pi + d/dtheta (nu . D)
//!                              where D = r_y y_dot + r_theta theta_dot
//! tangent of the tangent       K y_12 = -(what r moves by in the directions 1 and 2, and by theta_12)
//! ```
//! Both come from one sweep backwards over the objective (and the constraints) differentiated forward twice: the companion
//! that `order = 3` emits.

use alloc::vec;
use alloc::vec::Vec;

use super::linear::{At, Jacobian};
use super::map_rules::{Second, Shadow, subtract_from};
use super::maps::{Vector, found};
use super::minimum_rules::{conditions, matrix_of, sweep};
use super::second_tangents::Dot;
use super::settings::Linear;
use crate::Tape;

/// Value and tangent in one direction, and how both move in another.
pub(super) type Four<R> = ((R, R), (R, R));

alias! {
    /// The reverse of a function differentiated forward twice: `z` and `theta`, their tangents in the directions 1 and 2 and both,
    /// the adjoints of all of these, tape, seeds.
    #[doc(hidden)]
    pub trait Third<R> = Fn(
        &[f64], &[f64],
        Dot, Dot, Dot, Dot, Dot, Dot,
        &mut [f64], &mut [f64], &mut [f64], &mut [f64],
        &mut [f64], &mut [f64], &mut [f64], &mut [f64],
        &mut Tape, Four<R>,
    ) -> Four<R>
}

/// Directions of `z` and of `theta`.
type Moves<'a> = (Dot<'a>, Dot<'a>);

/// The adjoints of z and theta, and what the value moves by in both directions.
fn turned<R>(
    third: &impl Third<R>,
    (z, theta): (&[f64], &[f64]),
    [(z_1, theta_1), (z_2, theta_2), (z_12, theta_12)]: [Moves<'_>; 3],
    seed: Four<R>,
    tape: &mut Tape,
) -> (Vec<f64>, Vec<f64>, R) {
    let bars = || (vec![0.0; z.len()], vec![0.0; theta.len()]);
    let (mut by_z, mut by_theta) = bars();
    // First and second derivatives: not wanted.
    let [mut one, mut two, mut both] = [bars(), bars(), bars()];
    let (_, (_, moved)) = third(
        z,
        theta,
        z_1,
        theta_1,
        z_2,
        theta_2,
        z_12,
        theta_12,
        &mut by_z,
        &mut by_theta,
        &mut one.0,
        &mut one.1,
        &mut two.0,
        &mut two.1,
        &mut both.0,
        &mut both.1,
        tape,
        seed,
    );
    (by_z, by_theta, moved)
}

fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

// ---- without constraints --------------------------------------------------------------------------------

/// The reverse of the tangent.
pub(super) fn second(
    (second, third): (&impl Second<f64>, &impl Third<f64>),
    (z, theta): (&[f64], &[f64]),
    moves: Moves<'_>,
    (theta_bar, theta_dot_bar): (Shadow<'_>, Shadow<'_>),
    linear: Linear,
    tape: &mut Tape,
    (z_bar, z_dot_bar): (&[f64], &[f64]),
) {
    let at = At { z, residual: &[] };
    let along =
        |p: &[f64], tape: &mut Tape| sweep(second, (z, theta), (Some(p), None), (0.0, 1.0), tape);
    let mut product = |p: &[f64]| along(p, tape).0;
    let hessian = Jacobian::by_rows(z.len(), linear, at, &mut product);
    let hessian = found("second derivative", hessian);
    let nu = hessian.solve_transposed(at, &mut product, z_dot_bar);
    let nu = found("second derivative", nu);
    let directions = [(Some(&nu[..]), None), moves, (None, None)];
    let seed = ((0.0, 0.0), (0.0, 1.0));
    let (d_z, d_theta, _) = turned(third, (z, theta), directions, seed, tape);
    let mut product = |p: &[f64]| along(p, tape).0;
    let pi = hessian.solve_transposed(at, &mut product, &minus(z_bar, &d_z));
    let pi = found("second derivative", pi);
    subtract_from(theta_dot_bar, &along(&nu, tape).1);
    subtract_from(theta_bar, &along(&pi, tape).1);
    subtract_from(theta_bar, &d_theta);
}

/// The tangents in the directions 1 and 2, and in both.
pub(super) fn tangents(
    (second, third): (&impl Second<f64>, &impl Third<f64>),
    (z, theta): (&[f64], &[f64]),
    [theta_1, theta_2, theta_12]: [Dot<'_>; 3],
    linear: Linear,
) -> [Vec<f64>; 3] {
    let (at, mut tape) = (At { z, residual: &[] }, Tape::new());
    let mut product =
        |p: &[f64]| sweep(second, (z, theta), (Some(p), None), (0.0, 1.0), &mut tape).0;
    let hessian = Jacobian::by_columns(z.len(), linear, at, &mut product);
    let hessian = found("tangent", hessian);
    let one = |theta_dot: Dot<'_>| {
        let mut tape = Tape::new();
        let (rhs, ..) = sweep(
            second,
            (z, theta),
            (None, theta_dot),
            (0.0, -1.0),
            &mut tape,
        );
        let mut product =
            |p: &[f64]| sweep(second, (z, theta), (Some(p), None), (0.0, 1.0), &mut tape).0;
        found("tangent", hessian.solve(at, &mut product, &rhs))
    };
    let (z_1, z_2) = (one(theta_1), one(theta_2));
    let directions = [
        (Some(&z_1[..]), theta_1),
        (Some(&z_2[..]), theta_2),
        (None, theta_12),
    ];
    let seed = ((0.0, 0.0), (0.0, -1.0));
    let (rhs, ..) = turned(third, (z, theta), directions, seed, &mut tape);
    let mut product =
        |p: &[f64]| sweep(second, (z, theta), (Some(p), None), (0.0, 1.0), &mut tape).0;
    let z_12 = found("tangent", hessian.solve(at, &mut product, &rhs));
    [z_1, z_2, z_12]
}

// ---- under constraints ----------------------------------------------------------------------------------

/// `z`, `mu`, `theta`.
type Place<'a> = (&'a [f64], &'a [f64], &'a [f64]);

/// The reverse of the tangent; `dots` are those of `z` and `mu`, and of `theta`.
pub(super) fn second_constrained<R: Vector>(
    given: (&impl Second<f64>, &impl Second<R>),
    (f, c): (&impl Third<f64>, &impl Third<R>),
    at: Place<'_>,
    (y_dot, theta_dot): ((&[f64], &[f64]), Dot<'_>),
    (theta_bar, theta_dot_bar): (Shadow<'_>, Shadow<'_>),
    tape: &mut Tape,
    (y_bar, y_dot_bar): (&[f64], &[f64]),
) {
    let (z, mu, theta) = at;
    let matrix = matrix_of(given, at, tape);
    let nu = matrix.solve(given, at, y_dot_bar, tape);
    let (p, q) = nu.split_at(z.len());
    let directions = [(Some(p), None), (Some(y_dot.0), theta_dot), (None, None)];
    let of = |components: &[f64]| R::from_components(components);
    let none = vec![0.0; mu.len()];
    let seed = ((0.0, 0.0), (0.0, 1.0));
    let (d_z, d_theta, _) = turned(f, (z, theta), directions, seed, tape);
    let seed = ((of(&none), of(y_dot.1)), (of(q), of(mu)));
    let (c_z, c_theta, moved) = turned(c, (z, theta), directions, seed, tape);
    let d_mu = moved.as_ref().iter().map(|c| -c);
    let d_y: Vec<f64> = minus(&d_z, &c_z).into_iter().chain(d_mu).collect();
    let pi = matrix.solve(given, at, &minus(y_bar, &d_y), tape);
    let mut by_theta = |x: &[f64]| {
        let (p, q) = x.split_at(z.len());
        conditions(given, at, (Some(p), q), None, tape).1
    };
    subtract_from(theta_dot_bar, &by_theta(&nu));
    subtract_from(theta_bar, &by_theta(&pi));
    subtract_from(theta_bar, &minus(&d_theta, &c_theta));
}

/// The tangents of `z` and `mu` in the directions 1 and 2, and in both.
pub(super) fn tangents_constrained<R: Vector>(
    given: (&impl Second<f64>, &impl Second<R>),
    (f, c): (&impl Third<f64>, &impl Third<R>),
    at: Place<'_>,
    [theta_1, theta_2, theta_12]: [Dot<'_>; 3],
) -> [Vec<f64>; 3] {
    let ((z, mu, theta), mut tape) = (at, Tape::new());
    let matrix = matrix_of(given, at, &mut tape);
    let still = vec![0.0; mu.len()];
    let mut one = |theta_dot: Dot<'_>| {
        let (mut rhs, _) = conditions(given, at, (None, &still), theta_dot, &mut tape);
        rhs.iter_mut().for_each(|r| *r = -*r);
        matrix.solve(given, at, &rhs, &mut tape)
    };
    let (y_1, y_2) = (one(theta_1), one(theta_2));
    let ((z_1, mu_1), (z_2, mu_2)) = (y_1.split_at(z.len()), y_2.split_at(z.len()));
    let directions = [(Some(z_1), theta_1), (Some(z_2), theta_2), (None, theta_12)];
    let of = |components: &[f64]| R::from_components(components);
    let seed = ((0.0, 0.0), (0.0, 1.0));
    let (f_z, ..) = turned(f, (z, theta), directions, seed, &mut tape);
    // The multipliers move as well: each in the direction in which the constraints do not.
    let seed = ((of(&still), of(mu_2)), (of(mu_1), of(mu)));
    let (c_z, _, moved) = turned(c, (z, theta), directions, seed, &mut tape);
    let rhs = minus(&c_z, &f_z).into_iter();
    let rhs: Vec<f64> = rhs.chain(moved.as_ref().iter().copied()).collect();
    let y_12 = matrix.solve(given, at, &rhs, &mut tape);
    [y_1, y_2, y_12]
}
