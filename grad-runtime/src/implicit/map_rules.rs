//! The companions of roots and fixed points. With the residual `r = g`, or `r = f - z`, and `J = r_z`:
//!
//! ```text
//! reverse           J^T mu = z_bar,                     theta_bar -= r_theta^T mu
//! forward           J z_dot = -r_theta theta_dot
//! reverse of that   J^T nu = z_dot_bar,                 theta_dot_bar -= r_theta^T nu
//!                   J^T mu = z_bar - (d/dz D)^T nu,     theta_bar -= r_theta^T mu + (d/dtheta D)^T nu
//!                   where D = r_z z_dot + r_theta theta_dot
//! ```
#![allow(missing_docs, non_camel_case_types)]

use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;

use super::linear::{At, Jacobian};
use super::maps::{self, Vector, found};
use super::settings::{Linear, Settings};
use crate::Tape;
use crate::rt::{IntoShadow, IntoTangent, LeftOut, NoTangent, Rev};

/// What is solved: `g = 0`, or `f - z = 0`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Root,
    FixedPoint,
}

pub(super) type Shadow<'a> = &'a [Cell<f64>];

/// Adds to a shadow, with the other sign.
pub(super) fn subtract_from(shadow: Shadow<'_>, values: &[f64]) {
    for (cell, value) in shadow.iter().zip(values) {
        cell.set(cell.get() - value);
    }
}

impl Kind {
    /// `J v` or `J^T v` from the same of the function.
    pub(super) fn shifted(self, mut product: Vec<f64>, v: &[f64]) -> Vec<f64> {
        if self == Kind::FixedPoint {
            product.iter_mut().zip(v).for_each(|(p, v)| *p -= v);
        }
        product
    }

    /// `theta_bar -= r_theta^T mu`.
    fn reverse<R: Vector>(
        self,
        vjp: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], &mut Tape, R) -> R,
        (z, theta): (&[f64], &[f64]),
        theta_bar: Shadow<'_>,
        linear: Linear,
        tape: &mut Tape,
        z_bar: &[f64],
    ) {
        let n = z.len();
        let (mut by_z, mut by_theta) = (vec![0.0; n], vec![0.0; theta.len()]);
        let mut transposed = |mu: &[f64]| {
            by_z.fill(0.0);
            by_theta.fill(0.0);
            vjp(
                z,
                theta,
                &mut by_z,
                &mut by_theta,
                tape,
                R::from_components(mu),
            );
            self.shifted(by_z.clone(), mu)
        };
        let at = At { z, residual: &[] };
        let jacobian = found("adjoint", Jacobian::by_rows(n, linear, at, &mut transposed));
        let mu = jacobian.solve_transposed(at, &mut transposed, z_bar);
        let mu = found("adjoint", mu);
        transposed(&mu);
        subtract_from(theta_bar, &by_theta);
    }

    fn tangent<R: Vector>(
        self,
        jvp: impl Fn(&[f64], &[f64], Option<&[f64]>, Option<&[f64]>) -> (R, R),
        (z, theta): (&[f64], &[f64]),
        theta_dot: Option<&[f64]>,
        linear: Linear,
    ) -> Vec<f64> {
        let n = z.len();
        let Some(theta_dot) = theta_dot else {
            return vec![0.0; n];
        };
        let mut product = |v: &[f64]| {
            let (_, tangent) = jvp(z, theta, Some(v), None);
            self.shifted(tangent.as_ref().to_vec(), v)
        };
        let at = At { z, residual: &[] };
        let jacobian = found("tangent", Jacobian::by_columns(n, linear, at, &mut product));
        let (_, moved) = jvp(z, theta, None, Some(theta_dot));
        let minus: Vec<f64> = moved.as_ref().iter().map(|r| -r).collect();
        found("tangent", jacobian.solve(at, &mut product, &minus))
    }

    fn second<R: Vector>(
        self,
        second: impl Second<R>,
        (z, theta): (&[f64], &[f64]),
        (z_dot, theta_dot): (&[f64], Option<&[f64]>),
        (theta_bar, theta_dot_bar): (Shadow<'_>, Shadow<'_>),
        linear: Linear,
        tape: &mut Tape,
        (z_bar, z_dot_bar): (&[f64], &[f64]),
    ) {
        let (n, m) = (z.len(), theta.len());
        let mut bars = [vec![0.0; n], vec![0.0; m], vec![0.0; n], vec![0.0; m]];
        let mut sweep = |value: &[f64], tangent: &[f64]| {
            bars.iter_mut().for_each(|bar| bar.fill(0.0));
            let [z_bar, theta_bar, z_dot_bar, theta_dot_bar] = &mut bars;
            let seed = (R::from_components(value), R::from_components(tangent));
            second(
                z,
                theta,
                Some(z_dot),
                theta_dot,
                z_bar,
                theta_bar,
                z_dot_bar,
                theta_dot_bar,
                tape,
                seed,
            );
            bars.clone()
        };
        let zeros = vec![0.0; n];
        let at = At { z, residual: &[] };
        let mut transposed = |mu: &[f64]| {
            let [by_z, ..] = sweep(mu, &zeros);
            self.shifted(by_z, mu)
        };
        let jacobian = Jacobian::by_rows(n, linear, at, &mut transposed);
        let jacobian = found("second derivative", jacobian);
        let nu = jacobian.solve_transposed(at, &mut transposed, z_dot_bar);
        let nu = found("second derivative", nu);
        let [d_z, d_theta, _, by_theta_dot] = sweep(&zeros, &nu);
        let rhs: Vec<f64> = z_bar.iter().zip(&d_z).map(|(z, d)| z - d).collect();
        let mut transposed = |mu: &[f64]| {
            let [by_z, ..] = sweep(mu, &zeros);
            self.shifted(by_z, mu)
        };
        let mu = jacobian.solve_transposed(at, &mut transposed, &rhs);
        let mu = found("second derivative", mu);
        let [_, by_theta, ..] = sweep(&mu, &zeros);
        subtract_from(theta_bar, &d_theta);
        subtract_from(theta_bar, &by_theta);
        subtract_from(theta_dot_bar, &by_theta_dot);
    }
}

alias! {
    /// The reverse of a tangent companion: arguments, tangents, the adjoints of both, tape, seeds of value and tangent.
    pub trait Second<R> = Fn(
        &[f64], &[f64], Option<&[f64]>, Option<&[f64]>,
        &mut [f64], &mut [f64], &mut [f64], &mut [f64], &mut Tape, (R, R),
    ) -> (R, R)
}

/// How a rule solves: what the settings say, if it has some.
pub(super) trait Solves {
    fn linear(&self) -> Linear;
}

impl Solves for Settings {
    fn linear(&self) -> Linear {
        self.linear
    }
}

/// A tolerance says nothing of it.
impl Solves for f64 {
    fn linear(&self) -> Linear {
        Linear::Auto
    }
}

/// The type that carries the companions of each function.
macro_rules! rules {
    ($($hidden:ident, $function:ident, $kind:ident $(, $extra:ident: $ty:ty)?;)*) => {$(
        #[doc(hidden)]
        pub enum $hidden {}

        impl $hidden {
            pub const RECORDS: bool = true;
            crate::record::unknown_lengths!();
            pub const READS: [bool; rules!(@count g z theta $($extra)?)] = [true; rules!(@count g z theta $($extra)?)];
            pub const READS_IF_FIXED: [bool; rules!(@count g z theta $($extra)?)] = Self::READS;

            fn linear($($extra: $ty)?) -> Linear {
                rules!(@linear $($extra)?)
            }

            pub fn vjp<'a, 'b, R: Vector>(
                g: impl Fn(&[f64], &[f64]) -> R,
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                g_vjp: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], &mut Tape, R) -> R,
                _: impl IntoShadow<Shadow<'a>>,
                theta_bar: impl IntoShadow<Shadow<'b>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Tape,
                seed: Vec<f64>,
            ) -> (Vec<f64>, rules!(@slots $($extra)?)) {
                let z = maps::$function(g, z, theta $(, $extra)?);
                let (theta_bar, linear) = (theta_bar.into_shadow(), Self::linear($($extra)?));
                Kind::$kind.reverse(g_vjp, (&z, theta), theta_bar, linear, tape, &seed);
                (z, rules!(@none $($extra)?))
            }

            pub fn fwd<R: Vector>(
                g: impl Fn(&[f64], &[f64]) -> R,
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                tape: &mut Tape,
            ) -> Vec<f64> {
                let z = maps::$function(g, z, theta $(, $extra)?);
                tape.save(&z);
                z
            }

            pub fn rev<'a, 'b, R: Vector>(
                _: impl Fn(&[f64], &[f64]) -> R,
                _: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                g_vjp: impl Fn(&[f64], &[f64], &mut [f64], &mut [f64], &mut Tape, R) -> R,
                _: impl IntoShadow<Shadow<'a>>,
                theta_bar: impl IntoShadow<Shadow<'b>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Rev<'_, '_>,
                seed: Vec<f64>,
            ) -> rules!(@slots $($extra)?) {
                let z: Vec<f64> = tape.recreate();
                let (theta_bar, linear) = (theta_bar.into_shadow(), Self::linear($($extra)?));
                Kind::$kind.reverse(g_vjp, (&z, theta), theta_bar, linear, tape.tape(), &seed);
                rules!(@none $($extra)?)
            }

            pub fn jvp<'a, 'b, R: Vector>(
                g: impl Fn(&[f64], &[f64]) -> R,
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                g_jvp: impl Fn(&[f64], &[f64], Option<&[f64]>, Option<&[f64]>) -> (R, R),
                _: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(_: rules!(@still $extra),)?
            ) -> (Vec<f64>, Vec<f64>) {
                let z = maps::$function(g, z, theta $(, $extra)?);
                let (theta_dot, linear) = (theta_dot.given(), Self::linear($($extra)?));
                let z_dot = Kind::$kind.tangent(g_jvp, (&z, theta), theta_dot, linear);
                (z, z_dot)
            }

            pub fn jvp_fwd<'a, 'b, R: Vector>(
                g: impl Fn(&[f64], &[f64]) -> R,
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                g_jvp: impl Fn(&[f64], &[f64], Option<&[f64]>, Option<&[f64]>) -> (R, R),
                z_dot: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(extra_dot: rules!(@still $extra),)?
                tape: &mut Tape,
            ) -> (Vec<f64>, Vec<f64>) {
                $(let _ = &$extra;)?
                let both = Self::jvp(g, z, theta, $($extra,)? g_jvp, z_dot, theta_dot, $(rules!(@as $extra extra_dot))?);
                tape.save(&both.0);
                tape.save(&both.1);
                both
            }

            pub fn jvp_rev<'a, 'b, 'c, 'd, 'e, 'f, R: Vector>(
                _: impl Fn(&[f64], &[f64]) -> R,
                _: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                _: impl Fn(&[f64], &[f64], Option<&[f64]>, Option<&[f64]>) -> (R, R),
                _: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(_: rules!(@still $extra),)?
                g_second: impl Second<R>,
                _: impl IntoShadow<Shadow<'c>>,
                theta_bar: impl IntoShadow<Shadow<'d>>,
                $(_: rules!(@unit $extra),)?
                _: (),
                _: impl IntoShadow<Shadow<'e>>,
                theta_dot_bar: impl IntoShadow<Shadow<'f>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Rev<'_, '_>,
                seed: (Vec<f64>, Vec<f64>),
            ) -> rules!(@slots_twice $($extra)?) {
                let z_dot: Vec<f64> = tape.recreate();
                let z: Vec<f64> = tape.recreate();
                let bars = (theta_bar.into_shadow(), theta_dot_bar.into_shadow());
                let (dots, linear) = ((&z_dot[..], theta_dot.given()), Self::linear($($extra)?));
                Kind::$kind.second(g_second, (&z, theta), dots, bars, linear, tape.tape(), (&seed.0, &seed.1));
                rules!(@none_twice $($extra)?)
            }

            pub fn jvp_vjp<'a, 'b, 'c, 'd, 'e, 'f, R: Vector>(
                g: impl Fn(&[f64], &[f64]) -> R,
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                g_jvp: impl Fn(&[f64], &[f64], Option<&[f64]>, Option<&[f64]>) -> (R, R),
                z_dot: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                $(extra_dot: rules!(@still $extra),)?
                g_second: impl Second<R>,
                _: impl IntoShadow<Shadow<'c>>,
                theta_bar: impl IntoShadow<Shadow<'d>>,
                $(_: rules!(@unit $extra),)?
                _: (),
                _: impl IntoShadow<Shadow<'e>>,
                theta_dot_bar: impl IntoShadow<Shadow<'f>>,
                $(_: rules!(@unit $extra),)?
                tape: &mut Tape,
                seed: (Vec<f64>, Vec<f64>),
            ) -> ((Vec<f64>, Vec<f64>), rules!(@slots_twice $($extra)?)) {
                let theta_dot: Option<&[f64]> = theta_dot.given();
                let both = Self::jvp(g, z, theta, $($extra,)? g_jvp, z_dot, theta_dot, $(rules!(@as $extra extra_dot))?);
                let bars = (theta_bar.into_shadow(), theta_dot_bar.into_shadow());
                let (dots, linear) = ((&both.1[..], theta_dot), Self::linear($($extra)?));
                Kind::$kind.second(g_second, (&both.0, theta), dots, bars, linear, tape, (&seed.0, &seed.1));
                (both, rules!(@none_twice $($extra)?))
            }
        }
    )*};
    (@count $($name:ident)*) => { <[()]>::len(&[$(rules!(@one $name)),*]) };
    (@one $name:ident) => { () };
    (@linear) => { Linear::Auto };
    (@linear $extra:ident) => { Solves::linear(&$extra) };
    (@unit $extra:ident) => { () };
    (@still $extra:ident) => { impl NoTangent };
    (@as $extra:ident $dot:ident) => { $dot };
    (@slots) => { ((), (), ()) };
    (@slots $extra:ident) => { ((), (), (), LeftOut) };
    (@none) => { ((), (), ()) };
    (@none $extra:ident) => { ((), (), (), LeftOut) };
    (@slots_twice) => { ((), (), (), (), (), ()) };
    (@slots_twice $extra:ident) => { ((), (), (), LeftOut, (), (), (), LeftOut) };
    (@none_twice) => { ((), (), (), (), (), ()) };
    (@none_twice $extra:ident) => { ((), (), (), LeftOut, (), (), (), LeftOut) };
}

rules! {
    root_grad, root, Root;
    root_with_grad, root_with, Root, settings: Settings;
    root_at_grad, root_at, Root, tolerance: f64;
    fixed_point_grad, fixed_point, FixedPoint;
    fixed_point_with_grad, fixed_point_with, FixedPoint, settings: Settings;
    fixed_point_at_grad, fixed_point_at, FixedPoint, tolerance: f64;
}
