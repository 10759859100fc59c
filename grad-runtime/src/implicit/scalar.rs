//! Roots of one equation.

use alloc::vec;

use super::error::Error;
use super::map_rules::{Shadow, subtract_from};
use super::maps::{checked, found};
use super::newton::newton;
use super::settings::Settings;
use crate::Tape;
use crate::rt::{IntoShadow, IntoTangent, Rev};

/// The root of `g` in its first argument, a number: `z` with `g(z, theta) = 0`, found by Newton's method from `z0`.
///
/// In a function with `#[grad]`, written as `implicit::root_scalar(g, z0, &theta)`, its derivative is
/// `dz = -g_theta dtheta / g_z`. `z0` has none.
///
/// # Panics
/// With an [`Error`]; [`try_root_scalar`] returns it. The derivative panics with [`Error::Singular`] where `g_z` is zero.
pub fn root_scalar(g: impl Fn(f64, &[f64]) -> f64, z0: f64, theta: &[f64]) -> f64 {
    found(
        "root_scalar",
        try_root_scalar(g, z0, theta, Settings::default()),
    )
}

/// As [`root_scalar`], outside of differentiated code.
///
/// # Errors
/// See [`Error`].
pub fn try_root_scalar(
    g: impl Fn(f64, &[f64]) -> f64,
    z0: f64,
    theta: &[f64],
    settings: Settings,
) -> Result<f64, Error> {
    let solution = newton(|z| checked(z, &[g(z[0], theta)]), &[z0], &settings)?;
    Ok(solution.z[0])
}

/// The companions of [`root_scalar`]; the formulas are those of the other roots, with `J` a number.
#[doc(hidden)]
#[allow(missing_docs, non_camel_case_types)]
pub enum root_scalar_grad {}

alias! {
    /// Arguments, tangents, adjoints of theta and of its tangent, tape, seeds; the adjoints of z and of its tangent are
    /// returned.
    #[doc(hidden)]
    pub trait ScalarSecond = Fn(
        f64, &[f64], Option<f64>, Option<&[f64]>, &mut [f64], &mut [f64], &mut Tape,
        (f64, f64),
    ) -> ((f64, f64), (f64, (), f64, ()))
}

alias! {
    /// The function differentiated forward twice.
    #[doc(hidden)]
    pub trait ScalarTwice = Fn(
        f64, &[f64], Option<f64>, Option<&[f64]>, Option<f64>, Option<&[f64]>, Option<f64>,
        Option<&[f64]>,
    ) -> ((f64, f64), (f64, f64))
}

/// `value / slope`.
fn divided(z: f64, value: f64, slope: f64) -> f64 {
    let error = match (slope == 0.0, slope.is_finite()) {
        (false, true) => return value / slope,
        (true, _) => Error::Singular {
            last: vec![z],
            residual: vec![],
            pivot: 0,
        },
        _ => Error::NotFinite {
            last: vec![z],
            residual: vec![slope],
        },
    };
    found("root_scalar", Err(error))
}

fn reverse(
    vjp: impl Fn(f64, &[f64], &mut [f64], &mut Tape, f64) -> (f64, (f64, ())),
    (z, theta): (f64, &[f64]),
    theta_bar: Shadow<'_>,
    tape: &mut Tape,
    z_bar: f64,
) {
    let mut by_theta = vec![0.0; theta.len()];
    let (_, (slope, ())) = vjp(z, theta, &mut by_theta, tape, 1.0);
    let mu = divided(z, z_bar, slope);
    by_theta.iter_mut().for_each(|b| *b *= mu);
    subtract_from(theta_bar, &by_theta);
}

fn second(
    second: impl ScalarSecond,
    (z, theta): (f64, &[f64]),
    (z_dot, theta_dot): (f64, Option<&[f64]>),
    (theta_bar, theta_dot_bar): (Shadow<'_>, Shadow<'_>),
    tape: &mut Tape,
    (z_bar, z_dot_bar): (f64, f64),
) {
    let m = theta.len();
    let mut sweep = |seed| {
        let (mut by_theta, mut by_dot) = (vec![0.0; m], vec![0.0; m]);
        let (_, (by_z, (), _, ())) = second(
            z,
            theta,
            Some(z_dot),
            theta_dot,
            &mut by_theta,
            &mut by_dot,
            tape,
            seed,
        );
        (by_z, by_theta, by_dot)
    };
    let (slope, ..) = sweep((1.0, 0.0));
    let nu = divided(z, z_dot_bar, slope);
    let (d_z, d_theta, by_dot) = sweep((0.0, nu));
    let mu = divided(z, z_bar - d_z, slope);
    let (_, by_theta, _) = sweep((mu, 0.0));
    subtract_from(theta_bar, &d_theta);
    subtract_from(theta_bar, &by_theta);
    subtract_from(theta_dot_bar, &by_dot);
}

#[doc(hidden)]
#[allow(missing_docs)]
impl root_scalar_grad {
    pub const RECORDS: bool = true;
    crate::record::unknown_lengths!();
    pub const READS: [bool; 3] = [true; 3];
    pub const READS_IF_FIXED: [bool; 3] = [true; 3];

    pub fn vjp<'b>(
        g: impl Fn(f64, &[f64]) -> f64,
        z: f64,
        theta: &[f64],
        g_vjp: impl Fn(f64, &[f64], &mut [f64], &mut Tape, f64) -> (f64, (f64, ())),
        _: (),
        theta_bar: impl IntoShadow<Shadow<'b>>,
        tape: &mut Tape,
        seed: f64,
    ) -> (f64, ((), f64, ())) {
        let z = root_scalar(g, z, theta);
        reverse(g_vjp, (z, theta), theta_bar.into_shadow(), tape, seed);
        (z, ((), 0.0, ()))
    }

    pub fn fwd(g: impl Fn(f64, &[f64]) -> f64, z: f64, theta: &[f64], tape: &mut Tape) -> f64 {
        let z = root_scalar(g, z, theta);
        tape.save(&z);
        z
    }

    pub fn rev<'b>(
        _: impl Fn(f64, &[f64]) -> f64,
        _: f64,
        theta: &[f64],
        g_vjp: impl Fn(f64, &[f64], &mut [f64], &mut Tape, f64) -> (f64, (f64, ())),
        _: (),
        theta_bar: impl IntoShadow<Shadow<'b>>,
        tape: &mut Rev<'_, '_>,
        seed: f64,
    ) -> ((), f64, ()) {
        let z: f64 = tape.recreate();
        reverse(
            g_vjp,
            (z, theta),
            theta_bar.into_shadow(),
            tape.tape(),
            seed,
        );
        ((), 0.0, ())
    }

    pub fn jvp<'b>(
        g: impl Fn(f64, &[f64]) -> f64,
        z: f64,
        theta: &[f64],
        g_jvp: impl Fn(f64, &[f64], Option<f64>, Option<&[f64]>) -> (f64, f64),
        _: impl IntoTangent<f64>,
        theta_dot: impl IntoTangent<&'b [f64]>,
    ) -> (f64, f64) {
        let z = root_scalar(g, z, theta);
        let Some(theta_dot) = theta_dot.given() else {
            return (z, 0.0);
        };
        let (_, slope) = g_jvp(z, theta, Some(1.0), None);
        let (_, moved) = g_jvp(z, theta, None, Some(theta_dot));
        (z, -divided(z, moved, slope))
    }

    pub fn order_2_jvp<'a, 'b, 'c>(
        g: impl Fn(f64, &[f64]) -> f64,
        z: f64,
        theta: &[f64],
        g_jvp: impl Fn(f64, &[f64], Option<f64>, Option<&[f64]>) -> (f64, f64),
        _: impl IntoTangent<f64>,
        theta_1: impl IntoTangent<&'a [f64]>,
        g_twice: impl ScalarTwice,
        _: impl IntoTangent<f64>,
        theta_2: impl IntoTangent<&'b [f64]>,
        _: impl Sized,
        _: impl IntoTangent<f64>,
        theta_12: impl IntoTangent<&'c [f64]>,
    ) -> ((f64, f64), (f64, f64)) {
        let z = root_scalar(g, z, theta);
        let (_, slope) = g_jvp(z, theta, Some(1.0), None);
        let one = |dot: Option<&[f64]>| match dot {
            Some(_) => -divided(z, g_jvp(z, theta, None, dot).1, slope),
            None => 0.0,
        };
        let (theta_1, theta_2) = (theta_1.given(), theta_2.given());
        let (z_1, z_2) = (one(theta_1), one(theta_2));
        let theta_12 = theta_12.given();
        if [theta_1, theta_2, theta_12].iter().all(Option::is_none) {
            return ((z, 0.0), (0.0, 0.0));
        }
        let (_, (_, moved)) = g_twice(
            z,
            theta,
            Some(z_1),
            theta_1,
            Some(z_2),
            theta_2,
            None,
            theta_12,
        );
        ((z, z_1), (z_2, -divided(z, moved, slope)))
    }

    pub fn jvp_fwd<'b>(
        g: impl Fn(f64, &[f64]) -> f64,
        z: f64,
        theta: &[f64],
        g_jvp: impl Fn(f64, &[f64], Option<f64>, Option<&[f64]>) -> (f64, f64),
        z_dot: impl IntoTangent<f64>,
        theta_dot: impl IntoTangent<&'b [f64]>,
        tape: &mut Tape,
    ) -> (f64, f64) {
        let both = Self::jvp(g, z, theta, g_jvp, z_dot, theta_dot);
        tape.save(&both.0);
        tape.save(&both.1);
        both
    }

    pub fn jvp_rev<'b, 'c, 'd>(
        _: impl Fn(f64, &[f64]) -> f64,
        _: f64,
        theta: &[f64],
        _: impl Fn(f64, &[f64], Option<f64>, Option<&[f64]>) -> (f64, f64),
        _: impl IntoTangent<f64>,
        theta_dot: impl IntoTangent<&'b [f64]>,
        g_second: impl ScalarSecond,
        _: (),
        theta_bar: impl IntoShadow<Shadow<'c>>,
        _: (),
        _: (),
        theta_dot_bar: impl IntoShadow<Shadow<'d>>,
        tape: &mut Rev<'_, '_>,
        seed: (f64, f64),
    ) -> ((), f64, (), (), f64, ()) {
        let z_dot: f64 = tape.recreate();
        let z: f64 = tape.recreate();
        let bars = (theta_bar.into_shadow(), theta_dot_bar.into_shadow());
        second(
            g_second,
            (z, theta),
            (z_dot, theta_dot.given()),
            bars,
            tape.tape(),
            seed,
        );
        ((), 0.0, (), (), 0.0, ())
    }

    pub fn jvp_vjp<'b, 'c, 'd>(
        g: impl Fn(f64, &[f64]) -> f64,
        z: f64,
        theta: &[f64],
        g_jvp: impl Fn(f64, &[f64], Option<f64>, Option<&[f64]>) -> (f64, f64),
        z_dot: impl IntoTangent<f64>,
        theta_dot: impl IntoTangent<&'b [f64]>,
        g_second: impl ScalarSecond,
        _: (),
        theta_bar: impl IntoShadow<Shadow<'c>>,
        _: (),
        _: (),
        theta_dot_bar: impl IntoShadow<Shadow<'d>>,
        tape: &mut Tape,
        seed: (f64, f64),
    ) -> ((f64, f64), ((), f64, (), (), f64, ())) {
        let theta_dot: Option<&[f64]> = theta_dot.given();
        let both = Self::jvp(g, z, theta, g_jvp, z_dot, theta_dot);
        let bars = (theta_bar.into_shadow(), theta_dot_bar.into_shadow());
        second(
            g_second,
            (both.0, theta),
            (both.1, theta_dot),
            bars,
            tape,
            seed,
        );
        (both, ((), 0.0, (), (), 0.0, ()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn says_why_there_is_no_root() {
        let parabola = |z: f64, theta: &[f64]| z * z + theta[0];
        let root = try_root_scalar(parabola, 3.0, &[-4.0], Settings::default());
        assert_eq!(root, Ok(2.0));
        match try_root_scalar(parabola, 3.0, &[1.0], Settings::default()) {
            Err(
                Error::NotConverged { last, residual, .. } | Error::Singular { last, residual, .. },
            ) => assert_eq!(residual, Vec::from([last[0] * last[0] + 1.0])),
            found => panic!("there is no root: {found:?}"),
        }
        let nan = try_root_scalar(|z, _| z.ln(), -1.0, &[], Settings::default());
        assert!(matches!(nan, Err(Error::NotFinite { .. })));
        let flat = try_root_scalar(|_, _| 1.0, 0.0, &[], Settings::default());
        assert!(matches!(flat, Err(Error::Singular { .. })));
    }
}
