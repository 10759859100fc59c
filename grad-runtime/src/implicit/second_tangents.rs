//! Roots and fixed points, differentiated forward twice. With the residual `r` and `J = r_z`:
//!
//! ```text
//! J z_1 = -r_theta theta_1,     J z_2 = -r_theta theta_2
//! J z_12 = -(what r moves by in the directions (z_1, theta_1) and (z_2, theta_2), and by theta_12)
//! ```
#![allow(missing_docs)]

use alloc::vec;
use alloc::vec::Vec;

use super::linear::{At, Jacobian};
use super::map_rules::{
    Kind, Solves, fixed_point_at_grad, fixed_point_grad, fixed_point_with_grad, root_at_grad,
    root_grad, root_with_grad,
};
use super::maps::{self, Vector, found};
use super::settings::{Linear, Settings};
use crate::rt::{IntoTangent, NoTangent};

/// A direction, if there is one.
pub(super) type Dot<'a> = Option<&'a [f64]>;
type Four = ((Vec<f64>, Vec<f64>), (Vec<f64>, Vec<f64>));

alias! {
    /// A function differentiated forward twice: `z` and `theta`, their tangents in the directions 1 and 2, and in both.
    #[doc(hidden)]
    pub trait Twice<R> = Fn(&[f64], &[f64], Dot, Dot, Dot, Dot, Dot, Dot) -> ((R, R), (R, R))
}

impl Kind {
    fn tangents<R: Vector>(
        self,
        jvp: impl Fn(&[f64], &[f64], Dot, Dot) -> (R, R),
        twice: impl Twice<R>,
        (z, theta): (&[f64], &[f64]),
        dots: [Dot<'_>; 3],
        linear: Linear,
    ) -> [Vec<f64>; 3] {
        let zeros = vec![0.0; z.len()];
        if dots.iter().all(Option::is_none) {
            return [zeros.clone(), zeros.clone(), zeros];
        }
        let at = At { z, residual: &[] };
        let mut product = |v: &[f64]| {
            let (_, tangent) = jvp(z, theta, Some(v), None);
            self.shifted(tangent.as_ref().to_vec(), v)
        };
        let jacobian = Jacobian::by_columns(z.len(), linear, at, &mut product);
        let jacobian = found("tangent", jacobian);
        let mut solved = |moved: &[f64]| {
            let minus: Vec<f64> = moved.iter().map(|r| -r).collect();
            found("tangent", jacobian.solve(at, &mut product, &minus))
        };
        let mut one = |dot: Dot<'_>| match dot {
            None => zeros.clone(),
            Some(_) => solved(jvp(z, theta, None, dot).1.as_ref()),
        };
        let (z_1, z_2) = (one(dots[0]), one(dots[1]));
        let (_, (_, moved)) = twice(
            z,
            theta,
            Some(&z_1),
            dots[0],
            Some(&z_2),
            dots[1],
            None,
            dots[2],
        );
        let z_12 = solved(moved.as_ref());
        [z_1, z_2, z_12]
    }
}

macro_rules! twice {
    ($($hidden:ident, $function:ident, $kind:ident $(, $extra:ident: $ty:ty)?;)*) => {$(
        #[doc(hidden)]
        impl $hidden {
            pub fn order_2_jvp<'a, 'b, 'c, 'd, 'e, 'f, R: Vector>(
                g: impl Fn(&[f64], &[f64]) -> R,
                z: &[f64],
                theta: &[f64],
                $($extra: $ty,)?
                g_jvp: impl Fn(&[f64], &[f64], Dot, Dot) -> (R, R),
                _: impl IntoTangent<&'a [f64]>,
                theta_1: impl IntoTangent<&'b [f64]>,
                $(_: twice!(@still $extra),)?
                g_twice: impl Twice<R>,
                _: impl IntoTangent<&'c [f64]>,
                theta_2: impl IntoTangent<&'d [f64]>,
                $(_: twice!(@still $extra),)?
                _: impl Sized,
                _: impl IntoTangent<&'e [f64]>,
                theta_12: impl IntoTangent<&'f [f64]>,
                $(_: twice!(@still $extra),)?
            ) -> Four {
                let z = maps::$function(g, z, theta $(, $extra)?);
                let dots = [theta_1.given(), theta_2.given(), theta_12.given()];
                let linear = twice!(@linear $($extra)?);
                let [one, two, both] = Kind::$kind.tangents(g_jvp, g_twice, (&z, theta), dots, linear);
                ((z, one), (two, both))
            }
        }
    )*};
    (@still $extra:ident) => { impl NoTangent };
    (@linear) => { Linear::Auto };
    (@linear $extra:ident) => { Solves::linear(&$extra) };
}

twice! {
    root_grad, root, Root;
    root_with_grad, root_with, Root, settings: Settings;
    root_at_grad, root_at, Root, tolerance: f64;
    fixed_point_grad, fixed_point, FixedPoint;
    fixed_point_with_grad, fixed_point_with, FixedPoint, settings: Settings;
    fixed_point_at_grad, fixed_point_at, FixedPoint, tolerance: f64;
}
