//! The companions of minimisers.
//!
//! ```text
//! argmin               H = f_zz
//!   reverse            H p = z_bar,                        theta_bar -= f_thetaz p
//!   forward            H z_dot = -f_ztheta theta_dot
//! argmin_subject_to    K = [ f_zz - (mu . c)_zz   -c_z^T ]
//!                          [ -c_z                    0   ]
//!   reverse            K (p, q) = (z_bar, mu_bar),         theta_bar -= f_thetaz p - (mu . c)_thetaz p - c_theta^T q
//!   forward            K (z_dot, mu_dot) = -((f_ztheta - (mu . c)_ztheta) theta_dot, -c_theta theta_dot)
//! ```
//! Both matrices are symmetric. Products come from the reverse of the tangents of `f` and `c`.
#![allow(missing_docs, non_camel_case_types)]

use alloc::vec;
use alloc::vec::Vec;

use super::constrained::argmin_subject_to;
use super::linear::{At, Jacobian};
use super::map_rules::{Second, Shadow, Solves, subtract_from};
use super::maps::{Vector, found};
use super::minimise::{self, Gradient};
use super::settings::{Linear, Settings};
use super::third::{self, Third};
use crate::Tape;
use crate::rt::{IntoShadow, IntoTangent, LeftOut, NoTangent, Rev};

pub(super) type Two = (Vec<f64>, Vec<f64>);

/// The adjoints of z and theta of one sweep over a tangent, and the tangent. Seeds are for value and tangent.
pub(super) fn sweep<R>(
    second: &impl Second<R>,
    (z, theta): (&[f64], &[f64]),
    (z_dot, theta_dot): (Option<&[f64]>, Option<&[f64]>),
    seed: (R, R),
    tape: &mut Tape,
) -> (Vec<f64>, Vec<f64>, R) {
    let (n, m) = (z.len(), theta.len());
    let (mut by_z, mut by_theta) = (vec![0.0; n], vec![0.0; m]);
    // Those of the directions are first derivatives: not wanted.
    let (mut by_z_dot, mut by_theta_dot) = (vec![0.0; n], vec![0.0; m]);
    let (_, tangent) = second(
        z,
        theta,
        z_dot,
        theta_dot,
        &mut by_z,
        &mut by_theta,
        &mut by_z_dot,
        &mut by_theta_dot,
        tape,
        seed,
    );
    (by_z, by_theta, tangent)
}

fn reverse(
    f: impl Second<f64>,
    (z, theta): (&[f64], &[f64]),
    theta_bar: Shadow<'_>,
    linear: Linear,
    tape: &mut Tape,
    z_bar: &[f64],
) {
    let mut product = |p: &[f64]| sweep(&f, (z, theta), (Some(p), None), (0.0, 1.0), tape).0;
    let at = At { z, residual: &[] };
    let hessian = found(
        "adjoint",
        Jacobian::by_rows(z.len(), linear, at, &mut product),
    );
    let p = found("adjoint", hessian.solve_transposed(at, &mut product, z_bar));
    let (_, by_theta, _) = sweep(&f, (z, theta), (Some(&p), None), (0.0, 1.0), tape);
    subtract_from(theta_bar, &by_theta);
}

fn tangent(
    f: &impl Second<f64>,
    (z, theta): (&[f64], &[f64]),
    theta_dot: Option<&[f64]>,
    linear: Linear,
) -> Vec<f64> {
    let Some(theta_dot) = theta_dot else {
        return vec![0.0; z.len()];
    };
    let mut tape = Tape::new();
    let (rhs, ..) = sweep(
        f,
        (z, theta),
        (None, Some(theta_dot)),
        (0.0, -1.0),
        &mut tape,
    );
    let mut product = |p: &[f64]| sweep(f, (z, theta), (Some(p), None), (0.0, 1.0), &mut tape).0;
    let at = At { z, residual: &[] };
    let hessian = Jacobian::by_columns(z.len(), linear, at, &mut product);
    let hessian = found("tangent", hessian);
    found("tangent", hessian.solve(at, &mut product, &rhs))
}

/// The type that carries the companions of each function.
macro_rules! rules {
    ($($hidden:ident, $function:ident $(, $extra:ident: $ty:ty)?;)*) => {$(
        #[doc(hidden)]
        pub enum $hidden {}

        impl $hidden {
            pub const RECORDS: bool = true;
            crate::record::unknown_lengths!();
            pub const READS: [bool; rules!(@count $($extra)?)] = [true; rules!(@count $($extra)?)];
            pub const READS_IF_FIXED: [bool; rules!(@count $($extra)?)] = Self::READS;

            fn linear($($extra: $ty)?) -> Linear {
                rules!(@linear $($extra)?)
            }

            pub fn vjp<'a, 'b, G: Gradient>(
                f: impl Fn(&[f64], &[f64]) -> (f64, G),
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                f_second: impl Second<f64>,
                _: impl IntoShadow<Shadow<'a>>,
                theta_bar: impl IntoShadow<Shadow<'b>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Tape,
                seed: Vec<f64>,
            ) -> (Vec<f64>, rules!(@slots $($extra)?)) {
                let z = minimise::$function(f, z, theta $(, $extra)?);
                let (theta_bar, linear) = (theta_bar.into_shadow(), Self::linear($($extra)?));
                reverse(f_second, (&z, theta), theta_bar, linear, tape, &seed);
                (z, rules!(@none $($extra)?))
            }

            pub fn fwd<G: Gradient>(
                f: impl Fn(&[f64], &[f64]) -> (f64, G),
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                tape: &mut Tape,
            ) -> Vec<f64> {
                let z = minimise::$function(f, z, theta $(, $extra)?);
                tape.save(&z);
                z
            }

            pub fn rev<'a, 'b, G: Gradient>(
                _: impl Fn(&[f64], &[f64]) -> (f64, G),
                _: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                f_second: impl Second<f64>,
                _: impl IntoShadow<Shadow<'a>>,
                theta_bar: impl IntoShadow<Shadow<'b>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Rev<'_, '_>,
                seed: Vec<f64>,
            ) -> rules!(@slots $($extra)?) {
                let z: Vec<f64> = tape.recreate();
                let (theta_bar, linear) = (theta_bar.into_shadow(), Self::linear($($extra)?));
                reverse(f_second, (&z, theta), theta_bar, linear, tape.tape(), &seed);
                rules!(@none $($extra)?)
            }

            pub fn jvp<'a, 'b, G: Gradient>(
                f: impl Fn(&[f64], &[f64]) -> (f64, G),
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                f_second: impl Second<f64>,
                _: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(_: rules!(@still $extra),)?
            ) -> (Vec<f64>, Vec<f64>) {
                let z = minimise::$function(f, z, theta $(, $extra)?);
                let linear = Self::linear($($extra)?);
                let z_dot = tangent(&f_second, (&z, theta), theta_dot.given(), linear);
                (z, z_dot)
            }

            pub fn jvp_fwd<'a, 'b, G: Gradient>(
                f: impl Fn(&[f64], &[f64]) -> (f64, G),
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                f_second: impl Second<f64>,
                z_dot: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(extra_dot: rules!(@still $extra),)?
                tape: &mut Tape,
            ) -> Two {
                $(let _ = &$extra;)?
                let both = Self::jvp(f, z, theta, $($extra,)? f_second, z_dot, theta_dot, $(rules!(@as $extra extra_dot))?);
                tape.save(&both.0);
                tape.save(&both.1);
                both
            }

            pub fn jvp_rev<'a, 'b, 'c, 'd, 'e, 'f, G: Gradient>(
                _: impl Fn(&[f64], &[f64]) -> (f64, G),
                _: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                f_second: impl Second<f64>,
                _: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(_: rules!(@still $extra),)?
                f_third: impl Third<f64>,
                _: impl IntoShadow<Shadow<'c>>,
                theta_bar: impl IntoShadow<Shadow<'d>>,
                $(_: rules!(@unit $extra),)?
                _: (),
                _: impl IntoShadow<Shadow<'e>>,
                theta_dot_bar: impl IntoShadow<Shadow<'f>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Rev<'_, '_>,
                seed: Two,
            ) -> rules!(@slots_twice $($extra)?) {
                let z_dot: Vec<f64> = tape.recreate();
                let z: Vec<f64> = tape.recreate();
                let bars = (theta_bar.into_shadow(), theta_dot_bar.into_shadow());
                let (moves, linear) = ((Some(&z_dot[..]), theta_dot.given()), Self::linear($($extra)?));
                let given = (&f_second, &f_third);
                third::second(given, (&z, theta), moves, bars, linear, tape.tape(), (&seed.0, &seed.1));
                rules!(@none_twice $($extra)?)
            }

            pub fn jvp_vjp<'a, 'b, 'c, 'd, 'e, 'f, G: Gradient>(
                f: impl Fn(&[f64], &[f64]) -> (f64, G),
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                f_second: impl Second<f64>,
                _: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(_: rules!(@still $extra),)?
                f_third: impl Third<f64>,
                _: impl IntoShadow<Shadow<'c>>,
                theta_bar: impl IntoShadow<Shadow<'d>>,
                $(_: rules!(@unit $extra),)?
                _: (),
                _: impl IntoShadow<Shadow<'e>>,
                theta_dot_bar: impl IntoShadow<Shadow<'f>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Tape,
                seed: Two,
            ) -> (Two, rules!(@slots_twice $($extra)?)) {
                let (theta_dot, linear): (Option<&[f64]>, _) = (theta_dot.given(), Self::linear($($extra)?));
                let z = minimise::$function(f, z, theta $(, $extra)?);
                let z_dot = tangent(&f_second, (&z, theta), theta_dot, linear);
                let bars = (theta_bar.into_shadow(), theta_dot_bar.into_shadow());
                let (given, moves) = ((&f_second, &f_third), (Some(&z_dot[..]), theta_dot));
                third::second(given, (&z, theta), moves, bars, linear, tape, (&seed.0, &seed.1));
                ((z, z_dot), rules!(@none_twice $($extra)?))
            }

            pub fn order_2_jvp<'a, 'b, 'c, 'd, 'e, 'f, G: Gradient>(
                f: impl Fn(&[f64], &[f64]) -> (f64, G),
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                f_second: impl Second<f64>,
                _: impl IntoTangent<&'a [f64]>,
                theta_1: impl IntoTangent<&'b [f64]>,
                $(_: rules!(@still $extra),)?
                f_third: impl Third<f64>,
                _: impl IntoTangent<&'c [f64]>,
                theta_2: impl IntoTangent<&'d [f64]>,
                $(_: rules!(@still $extra),)?
                _: impl Sized,
                _: impl IntoTangent<&'e [f64]>,
                theta_12: impl IntoTangent<&'f [f64]>,
                $(_: rules!(@still $extra),)?
            ) -> (Two, Two) {
                let z = minimise::$function(f, z, theta $(, $extra)?);
                let dots = [theta_1.given(), theta_2.given(), theta_12.given()];
                let (given, linear) = ((&f_second, &f_third), Self::linear($($extra)?));
                let [one, two, both] = third::tangents(given, (&z, theta), dots, linear);
                ((z, one), (two, both))
            }
        }
    )*};
    (@slots_twice) => { ((), (), (), (), (), ()) };
    (@slots_twice $extra:ident) => { ((), (), (), LeftOut, (), (), (), LeftOut) };
    (@count) => { 3 };
    (@count $extra:ident) => { 4 };
    (@linear) => { Linear::Auto };
    (@linear $extra:ident) => { Solves::linear(&$extra) };
    (@unit $extra:ident) => { () };
    (@still $extra:ident) => { impl NoTangent };
    (@as $extra:ident $dot:ident) => { $dot };
    (@none_twice) => { ((), (), (), (), (), ()) };
    (@none_twice $extra:ident) => { ((), (), (), LeftOut, (), (), (), LeftOut) };
    (@slots) => { ((), (), ()) };
    (@slots $extra:ident) => { ((), (), (), LeftOut) };
    (@none) => { ((), (), ()) };
    (@none $extra:ident) => { ((), (), (), LeftOut) };
}

rules! {
    argmin_grad, argmin;
    argmin_with_grad, argmin_with, settings: Settings;
    argmin_at_grad, argmin_at, tolerance: f64;
}

// ---- under constraints --------------------------------------------------------------------------------

/// `K (p, q)`, or what theta moves the conditions by, and the adjoint of theta of the same.
pub(super) fn conditions<R: Vector>(
    (f, c): (&impl Second<f64>, &impl Second<R>),
    (z, mu, theta): (&[f64], &[f64], &[f64]),
    (p, q): (Option<&[f64]>, &[f64]),
    theta_dot: Option<&[f64]>,
    tape: &mut Tape,
) -> (Vec<f64>, Vec<f64>) {
    let directions = (p, theta_dot);
    let (mut by_z, mut by_theta, _) = sweep(f, (z, theta), directions, (0.0, 1.0), tape);
    let seed = (R::from_components(q), R::from_components(mu));
    let (c_z, c_theta, moved) = sweep(c, (z, theta), directions, seed, tape);
    by_z.iter_mut().zip(&c_z).for_each(|(a, b)| *a -= b);
    by_theta.iter_mut().zip(&c_theta).for_each(|(a, b)| *a -= b);
    by_z.extend(moved.as_ref().iter().map(|c| -c));
    (by_z, by_theta)
}

/// `K`, ready to be solved with.
pub(super) struct Matrix(Jacobian);

pub(super) fn matrix_of<R: Vector>(
    given: (&impl Second<f64>, &impl Second<R>),
    at: (&[f64], &[f64], &[f64]),
    tape: &mut Tape,
) -> Matrix {
    let (z, mu, _) = at;
    let mut product = |x: &[f64]| {
        let (p, q) = x.split_at(z.len());
        conditions(given, at, (Some(p), q), None, tape).0
    };
    let (n, place) = (z.len() + mu.len(), At { z, residual: &[] });
    let matrix = Jacobian::by_rows(n, Linear::Auto, place, &mut product);
    Matrix(found("argmin_subject_to", matrix))
}

impl Matrix {
    /// Solves `K x = rhs`.
    pub(super) fn solve<R: Vector>(
        &self,
        given: (&impl Second<f64>, &impl Second<R>),
        at: (&[f64], &[f64], &[f64]),
        rhs: &[f64],
        tape: &mut Tape,
    ) -> Vec<f64> {
        let (z, ..) = at;
        let mut product = |x: &[f64]| {
            let (p, q) = x.split_at(z.len());
            conditions(given, at, (Some(p), q), None, tape).0
        };
        let x = (self.0).solve_transposed(At { z, residual: &[] }, &mut product, rhs);
        found("argmin_subject_to", x)
    }
}

/// Solves `K x = rhs`.
fn solved<R: Vector>(
    given: (&impl Second<f64>, &impl Second<R>),
    at: (&[f64], &[f64], &[f64]),
    rhs: &[f64],
    tape: &mut Tape,
) -> Vec<f64> {
    matrix_of(given, at, tape).solve(given, at, rhs, tape)
}

fn reverse_constrained<R: Vector>(
    given: (&impl Second<f64>, &impl Second<R>),
    at: (&[f64], &[f64], &[f64]),
    theta_bar: Shadow<'_>,
    tape: &mut Tape,
    seed: &(Vec<f64>, Vec<f64>),
) {
    let x = solved(given, at, &[&seed.0[..], &seed.1].concat(), tape);
    let (p, q) = x.split_at(at.0.len());
    let (_, by_theta) = conditions(given, at, (Some(p), q), None, tape);
    subtract_from(theta_bar, &by_theta);
}

#[doc(hidden)]
pub enum argmin_subject_to_grad {}

impl argmin_subject_to_grad {
    pub const RECORDS: bool = true;
    crate::record::unknown_lengths!();
    pub const READS: [bool; 5] = [true; 5];
    pub const READS_IF_FIXED: [bool; 5] = [true; 5];

    pub fn vjp<'a, 'b, 'c, G: Gradient, R: Vector>(
        f: impl Fn(&[f64], &[f64]) -> (f64, G),
        c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        z: &[f64],
        mu: &[f64],
        theta: &[f64],
        f_second: impl Second<f64>,
        c_second: impl Second<R>,
        _: impl IntoShadow<Shadow<'a>>,
        _: impl IntoShadow<Shadow<'b>>,
        theta_bar: impl IntoShadow<Shadow<'c>>,
        tape: &mut Tape,
        seed: Two,
    ) -> (Two, ((), (), (), (), ())) {
        let (z, mu) = argmin_subject_to(f, c, z, mu, theta);
        let at = (&z[..], &mu[..], theta);
        let theta_bar = theta_bar.into_shadow();
        reverse_constrained((&f_second, &c_second), at, theta_bar, tape, &seed);
        ((z, mu), ((), (), (), (), ()))
    }

    pub fn fwd<G: Gradient, R: Vector>(
        f: impl Fn(&[f64], &[f64]) -> (f64, G),
        c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        z: &[f64],
        mu: &[f64],
        theta: &[f64],
        tape: &mut Tape,
    ) -> Two {
        let both = argmin_subject_to(f, c, z, mu, theta);
        tape.save(&both.0);
        tape.save(&both.1);
        both
    }

    pub fn rev<'a, 'b, 'c, G: Gradient, R: Vector>(
        _: impl Fn(&[f64], &[f64]) -> (f64, G),
        _: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        _: &[f64],
        _: &[f64],
        theta: &[f64],
        f_second: impl Second<f64>,
        c_second: impl Second<R>,
        _: impl IntoShadow<Shadow<'a>>,
        _: impl IntoShadow<Shadow<'b>>,
        theta_bar: impl IntoShadow<Shadow<'c>>,
        tape: &mut Rev<'_, '_>,
        seed: Two,
    ) -> ((), (), (), (), ()) {
        let mu: Vec<f64> = tape.recreate();
        let z: Vec<f64> = tape.recreate();
        let at = (&z[..], &mu[..], theta);
        let theta_bar = theta_bar.into_shadow();
        reverse_constrained((&f_second, &c_second), at, theta_bar, tape.tape(), &seed);
        ((), (), (), (), ())
    }

    pub fn jvp<'a, 'b, 'c, G: Gradient, R: Vector>(
        f: impl Fn(&[f64], &[f64]) -> (f64, G),
        c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        z: &[f64],
        mu: &[f64],
        theta: &[f64],
        f_second: impl Second<f64>,
        c_second: impl Second<R>,
        _: impl IntoTangent<&'a [f64]>,
        _: impl IntoTangent<&'b [f64]>,
        theta_dot: impl IntoTangent<&'c [f64]>,
    ) -> (Two, Two) {
        let both = argmin_subject_to(f, c, z, mu, theta);
        let (z, mu) = (&both.0[..], &both.1[..]);
        let Some(theta_dot) = theta_dot.given() else {
            return (both.clone(), (vec![0.0; z.len()], vec![0.0; mu.len()]));
        };
        let (given, at, mut tape) = ((&f_second, &c_second), (z, mu, theta), Tape::new());
        let still = vec![0.0; mu.len()];
        let (mut rhs, _) = conditions(given, at, (None, &still), Some(theta_dot), &mut tape);
        rhs.iter_mut().for_each(|r| *r = -*r);
        let x = solved(given, at, &rhs, &mut tape);
        let (z_dot, mu_dot) = x.split_at(z.len());
        let dots = (z_dot.to_vec(), mu_dot.to_vec());
        (both, dots)
    }

    pub fn jvp_fwd<'a, 'b, 'c, G: Gradient, R: Vector>(
        f: impl Fn(&[f64], &[f64]) -> (f64, G),
        c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        z: &[f64],
        mu: &[f64],
        theta: &[f64],
        f_second: impl Second<f64>,
        c_second: impl Second<R>,
        z_dot: impl IntoTangent<&'a [f64]>,
        mu_dot: impl IntoTangent<&'b [f64]>,
        theta_dot: impl IntoTangent<&'c [f64]>,
        tape: &mut Tape,
    ) -> (Two, Two) {
        let both = Self::jvp(
            f, c, z, mu, theta, f_second, c_second, z_dot, mu_dot, theta_dot,
        );
        for part in [&both.0.0, &both.0.1, &both.1.0, &both.1.1] {
            tape.save(part);
        }
        both
    }

    pub fn jvp_rev<'a, 'b, 'c, 'd, 'e, 'f, 'g, 'h, 'i, G: Gradient, R: Vector>(
        _: impl Fn(&[f64], &[f64]) -> (f64, G),
        _: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        _: &[f64],
        _: &[f64],
        theta: &[f64],
        f_second: impl Second<f64>,
        c_second: impl Second<R>,
        _: impl IntoTangent<&'a [f64]>,
        _: impl IntoTangent<&'b [f64]>,
        theta_dot: impl IntoTangent<&'c [f64]>,
        f_third: impl Third<f64>,
        c_third: impl Third<R>,
        _: impl IntoShadow<Shadow<'d>>,
        _: impl IntoShadow<Shadow<'e>>,
        theta_bar: impl IntoShadow<Shadow<'f>>,
        _: (),
        _: (),
        _: impl IntoShadow<Shadow<'g>>,
        _: impl IntoShadow<Shadow<'h>>,
        theta_dot_bar: impl IntoShadow<Shadow<'i>>,
        tape: &mut Rev<'_, '_>,
        seed: (Two, Two),
    ) -> ((), (), (), (), (), (), (), (), (), ()) {
        let mu_dot: Vec<f64> = tape.recreate();
        let z_dot: Vec<f64> = tape.recreate();
        let mu: Vec<f64> = tape.recreate();
        let z: Vec<f64> = tape.recreate();
        third::second_constrained(
            (&f_second, &c_second),
            (&f_third, &c_third),
            (&z, &mu, theta),
            ((&z_dot, &mu_dot), theta_dot.given()),
            (theta_bar.into_shadow(), theta_dot_bar.into_shadow()),
            tape.tape(),
            (&joined(&seed.0), &joined(&seed.1)),
        );
        ((), (), (), (), (), (), (), (), (), ())
    }

    pub fn jvp_vjp<'a, 'b, 'c, 'd, 'e, 'f, 'g, 'h, 'i, G: Gradient, R: Vector>(
        f: impl Fn(&[f64], &[f64]) -> (f64, G),
        c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        z: &[f64],
        mu: &[f64],
        theta: &[f64],
        f_second: impl Second<f64>,
        c_second: impl Second<R>,
        z_dot: impl IntoTangent<&'a [f64]>,
        mu_dot: impl IntoTangent<&'b [f64]>,
        theta_dot: impl IntoTangent<&'c [f64]>,
        f_third: impl Third<f64>,
        c_third: impl Third<R>,
        _: impl IntoShadow<Shadow<'d>>,
        _: impl IntoShadow<Shadow<'e>>,
        theta_bar: impl IntoShadow<Shadow<'f>>,
        _: (),
        _: (),
        _: impl IntoShadow<Shadow<'g>>,
        _: impl IntoShadow<Shadow<'h>>,
        theta_dot_bar: impl IntoShadow<Shadow<'i>>,
        tape: &mut Tape,
        seed: (Two, Two),
    ) -> ((Two, Two), ((), (), (), (), (), (), (), (), (), ())) {
        let theta_dot: Option<&[f64]> = theta_dot.given();
        let both = Self::jvp(
            f, c, z, mu, theta, &f_second, &c_second, z_dot, mu_dot, theta_dot,
        );
        third::second_constrained(
            (&f_second, &c_second),
            (&f_third, &c_third),
            (&both.0.0, &both.0.1, theta),
            ((&both.1.0, &both.1.1), theta_dot),
            (theta_bar.into_shadow(), theta_dot_bar.into_shadow()),
            tape,
            (&joined(&seed.0), &joined(&seed.1)),
        );
        (both, ((), (), (), (), (), (), (), (), (), ()))
    }

    pub fn order_2_jvp<'a, 'b, 'c, 'd, 'e, 'f, 'g, 'h, 'i, G: Gradient, R: Vector>(
        f: impl Fn(&[f64], &[f64]) -> (f64, G),
        c: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], R) -> R,
        z: &[f64],
        mu: &[f64],
        theta: &[f64],
        f_second: impl Second<f64>,
        c_second: impl Second<R>,
        _: impl IntoTangent<&'a [f64]>,
        _: impl IntoTangent<&'b [f64]>,
        theta_1: impl IntoTangent<&'c [f64]>,
        f_third: impl Third<f64>,
        c_third: impl Third<R>,
        _: impl IntoTangent<&'d [f64]>,
        _: impl IntoTangent<&'e [f64]>,
        theta_2: impl IntoTangent<&'f [f64]>,
        _: impl Sized,
        _: impl Sized,
        _: impl IntoTangent<&'g [f64]>,
        _: impl IntoTangent<&'h [f64]>,
        theta_12: impl IntoTangent<&'i [f64]>,
    ) -> ((Two, Two), (Two, Two)) {
        let (z, mu) = argmin_subject_to(f, c, z, mu, theta);
        let [one, two, both] = third::tangents_constrained(
            (&f_second, &c_second),
            (&f_third, &c_third),
            (&z, &mu, theta),
            [theta_1.given(), theta_2.given(), theta_12.given()],
        );
        let parts = |y: &[f64]| {
            let (of_z, of_mu) = y.split_at(z.len());
            (of_z.to_vec(), of_mu.to_vec())
        };
        let (one, two, both) = (parts(&one), parts(&two), parts(&both));
        (((z, mu), one), (two, both))
    }
}

fn joined((z, mu): &Two) -> Vec<f64> {
    [&z[..], mu].concat()
}
