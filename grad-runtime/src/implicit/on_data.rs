//! The same with data beside the parameters: of any type, and without a derivative.

use alloc::vec::Vec;

use super::map_rules::{Shadow, fixed_point_grad, root_grad};
use super::maps::{self, Vector};
use super::minimise::{self, Gradient};
use super::minimum_rules::argmin_grad;
use super::second_tangents::Dot;
use super::third::Four;
use crate::Tape;
use crate::rt::{IntoShadow, IntoTangent, LeftOut, NoTangent, Rev};

/// As [`root`](super::root), for a `g` that reads data as well, with `#[grad(wrt(z, theta))]`.
///
/// # Panics
/// As [`root`](super::root).
pub fn root_on<D: ?Sized, R: Vector>(
    g: impl Fn(&[f64], &[f64], &D) -> R,
    z0: &[f64],
    theta: &[f64],
    data: &D,
) -> Vec<f64> {
    maps::root(|z, theta| g(z, theta, data), z0, theta)
}

/// As [`fixed_point`](super::fixed_point), for an `f` that reads data as well, with `#[grad(wrt(z, theta))]`.
///
/// # Panics
/// As [`fixed_point`](super::fixed_point).
pub fn fixed_point_on<D: ?Sized, R: Vector>(
    f: impl Fn(&[f64], &[f64], &D) -> R,
    z0: &[f64],
    theta: &[f64],
    data: &D,
) -> Vec<f64> {
    maps::fixed_point(|z, theta| f(z, theta, data), z0, theta)
}

/// As [`argmin`](super::argmin), for an `f` that reads data as well, with `#[grad(wrt(z, theta))]`.
///
/// ```
/// use grad_runtime::{grad, implicit};
///
/// #[grad(wrt(w, theta))]
/// fn cost(w: &[f64], theta: &[f64], points: &[(f64, f64)]) -> f64 {
///     let mut total = theta[0] * w[0] * w[0];
///     for (x, y) in points {
///         total += (w[0] * x - y).powi(2);
///     }
///     total
/// }
///
/// #[grad(wrt(penalty))]
/// fn slope(penalty: f64, points: &[(f64, f64)]) -> f64 {
///     implicit::argmin_on(cost_value_and_grad, &[0.0], &[penalty], points)[0]
/// }
///
/// // 10 / (5 + penalty)
/// assert!((slope_grad(0.0, &[(1.0, 2.0), (2.0, 4.0)]) + 0.4).abs() < 1e-12);
/// ```
///
/// # Panics
/// As [`argmin`](super::argmin).
pub fn argmin_on<D: ?Sized, G: Gradient>(
    f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
    z0: &[f64],
    theta: &[f64],
    data: &D,
) -> Vec<f64> {
    minimise::argmin(|z, theta| f(z, theta, data), z0, theta)
}

/// What a caller has for data: not the shadow of something that carries a derivative.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the data carries a derivative, which would be lost here",
    note = "what the solution depends on with a derivative belongs into `theta`; pass a copy made by `stop_gradient(..)` \
            where it is meant to be constant"
)]
pub trait NoShadow {}

impl<T: IntoShadow<LeftOut>> NoShadow for T {}
impl NoShadow for () {}

alias! {
    /// Arguments, tangents, the adjoints of both, tape, seeds of value and tangent.
    #[doc(hidden)]
    pub trait SecondOn<D: ?Sized, R> = Fn(
        &[f64], &[f64], &D, Option<&[f64]>, Option<&[f64]>,
        &mut [f64], &mut [f64], &mut [f64], &mut [f64], &mut Tape, (R, R),
    ) -> (R, R)
}

alias! {
    /// A function differentiated forward twice.
    #[doc(hidden)]
    pub trait TwiceOn<D: ?Sized, R> = Fn(&[f64], &[f64], &D, Dot, Dot, Dot, Dot, Dot, Dot) -> Four<R>
}

alias! {
    /// The reverse of it.
    #[doc(hidden)]
    pub trait ThirdOn<D: ?Sized, R> = Fn(
        &[f64], &[f64], &D,
        Dot, Dot, Dot, Dot, Dot, Dot,
        &mut [f64], &mut [f64], &mut [f64], &mut [f64],
        &mut [f64], &mut [f64], &mut [f64], &mut [f64],
        &mut Tape, Four<R>,
    ) -> Four<R>
}

/// The second derivative with the data in it.
macro_rules! with_data {
    (twice $twice:ident, $data:ident) => {
        |z: &[f64],
         theta: &[f64],
         z_1: Dot<'_>,
         theta_1: Dot<'_>,
         z_2: Dot<'_>,
         theta_2: Dot<'_>,
         z_12: Dot<'_>,
         theta_12: Dot<'_>| {
            $twice(z, theta, $data, z_1, theta_1, z_2, theta_2, z_12, theta_12)
        }
    };
    (third $third:ident, $data:ident) => {
        |z: &[f64],
         theta: &[f64],
         z_1: Dot<'_>,
         theta_1: Dot<'_>,
         z_2: Dot<'_>,
         theta_2: Dot<'_>,
         z_12: Dot<'_>,
         theta_12: Dot<'_>,
         z_bar: &mut [f64],
         theta_bar: &mut [f64],
         z_1_bar: &mut [f64],
         theta_1_bar: &mut [f64],
         z_2_bar: &mut [f64],
         theta_2_bar: &mut [f64],
         z_12_bar: &mut [f64],
         theta_12_bar: &mut [f64],
         tape: &mut Tape,
         seed| {
            $third(
                z,
                theta,
                $data,
                z_1,
                theta_1,
                z_2,
                theta_2,
                z_12,
                theta_12,
                z_bar,
                theta_bar,
                z_1_bar,
                theta_1_bar,
                z_2_bar,
                theta_2_bar,
                z_12_bar,
                theta_12_bar,
                tape,
                seed,
            )
        }
    };
    ($second:ident, $data:ident) => {
        |z: &[f64],
         theta: &[f64],
         z_dot: Option<&[f64]>,
         theta_dot: Option<&[f64]>,
         z_bar: &mut [f64],
         theta_bar: &mut [f64],
         z_dot_bar: &mut [f64],
         theta_dot_bar: &mut [f64],
         tape: &mut Tape,
         seed| {
            $second(
                z,
                theta,
                $data,
                z_dot,
                theta_dot,
                z_bar,
                theta_bar,
                z_dot_bar,
                theta_dot_bar,
                tape,
                seed,
            )
        }
    };
}

/// The companions are those of the function without data, with the data in closures.
macro_rules! maps_on {
    ($($hidden:ident, $function:ident, $without:ident;)*) => {$(
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        pub enum $hidden {}

        #[allow(missing_docs)]
        impl $hidden {
            pub const RECORDS: bool = true;
            crate::record::unknown_lengths!();
            pub const READS: [bool; 4] = [true; 4];
            pub const READS_IF_FIXED: [bool; 4] = [true; 4];

            pub fn vjp<'a, 'b, D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                g_vjp: impl Fn(&[f64], &[f64], &D, &mut [f64], &mut [f64], &mut Tape, R) -> R,
                z_bar: impl IntoShadow<Shadow<'a>>,
                theta_bar: impl IntoShadow<Shadow<'b>>,
                _: impl NoShadow,
                tape: &mut Tape,
                seed: Vec<f64>,
            ) -> (Vec<f64>, ((), (), (), LeftOut)) {
                let (value, _) = $without::vjp(
                    |z: &[f64], theta: &[f64]| g(z, theta, data),
                    z,
                    theta,
                    |z: &[f64], theta: &[f64], z_bar: &mut [f64], theta_bar: &mut [f64], tape: &mut Tape, seed| {
                        g_vjp(z, theta, data, z_bar, theta_bar, tape, seed)
                    },
                    z_bar,
                    theta_bar,
                    tape,
                    seed,
                );
                (value, ((), (), (), LeftOut))
            }

            pub fn fwd<D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                tape: &mut Tape,
            ) -> Vec<f64> {
                $without::fwd(|z: &[f64], theta: &[f64]| g(z, theta, data), z, theta, tape)
            }

            pub fn rev<'a, 'b, D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                g_vjp: impl Fn(&[f64], &[f64], &D, &mut [f64], &mut [f64], &mut Tape, R) -> R,
                z_bar: impl IntoShadow<Shadow<'a>>,
                theta_bar: impl IntoShadow<Shadow<'b>>,
                _: impl NoShadow,
                tape: &mut Rev<'_, '_>,
                seed: Vec<f64>,
            ) -> ((), (), (), LeftOut) {
                $without::rev(
                    |z: &[f64], theta: &[f64]| g(z, theta, data),
                    z,
                    theta,
                    |z: &[f64], theta: &[f64], z_bar: &mut [f64], theta_bar: &mut [f64], tape: &mut Tape, seed| {
                        g_vjp(z, theta, data, z_bar, theta_bar, tape, seed)
                    },
                    z_bar,
                    theta_bar,
                    tape,
                    seed,
                );
                ((), (), (), LeftOut)
            }

            pub fn jvp<'a, 'b, D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                g_jvp: impl Fn(&[f64], &[f64], &D, Option<&[f64]>, Option<&[f64]>) -> (R, R),
                z_dot: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                _: impl NoTangent,
            ) -> (Vec<f64>, Vec<f64>) {
                $without::jvp(
                    |z: &[f64], theta: &[f64]| g(z, theta, data),
                    z,
                    theta,
                    |z: &[f64], theta: &[f64], z_dot: Option<&[f64]>, theta_dot: Option<&[f64]>| {
                        g_jvp(z, theta, data, z_dot, theta_dot)
                    },
                    z_dot,
                    theta_dot,
                )
            }

            pub fn order_2_jvp<'a, 'b, 'c, 'd, 'e, 'f, D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                g_jvp: impl Fn(&[f64], &[f64], &D, Option<&[f64]>, Option<&[f64]>) -> (R, R),
                z_1: impl IntoTangent<&'a [f64]>,
                theta_1: impl IntoTangent<&'b [f64]>,
                _: impl NoTangent,
                g_twice: impl TwiceOn<D, R>,
                z_2: impl IntoTangent<&'c [f64]>,
                theta_2: impl IntoTangent<&'d [f64]>,
                _: impl NoTangent,
                _: impl Sized,
                z_12: impl IntoTangent<&'e [f64]>,
                theta_12: impl IntoTangent<&'f [f64]>,
                _: impl NoTangent,
            ) -> Four<Vec<f64>> {
                $without::order_2_jvp(
                    |z: &[f64], theta: &[f64]| g(z, theta, data),
                    z,
                    theta,
                    |z: &[f64], theta: &[f64], z_dot: Option<&[f64]>, theta_dot: Option<&[f64]>| {
                        g_jvp(z, theta, data, z_dot, theta_dot)
                    },
                    z_1,
                    theta_1,
                    with_data!(twice g_twice, data),
                    z_2,
                    theta_2,
                    (),
                    z_12,
                    theta_12,
                )
            }

            pub fn jvp_fwd<'a, 'b, D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                g_jvp: impl Fn(&[f64], &[f64], &D, Option<&[f64]>, Option<&[f64]>) -> (R, R),
                z_dot: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                _: impl NoTangent,
                tape: &mut Tape,
            ) -> (Vec<f64>, Vec<f64>) {
                $without::jvp_fwd(
                    |z: &[f64], theta: &[f64]| g(z, theta, data),
                    z,
                    theta,
                    |z: &[f64], theta: &[f64], z_dot: Option<&[f64]>, theta_dot: Option<&[f64]>| {
                        g_jvp(z, theta, data, z_dot, theta_dot)
                    },
                    z_dot,
                    theta_dot,
                    tape,
                )
            }

            pub fn jvp_rev<'a, 'b, 'c, 'd, 'e, 'f, D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                g_jvp: impl Fn(&[f64], &[f64], &D, Option<&[f64]>, Option<&[f64]>) -> (R, R),
                z_dot: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                _: impl NoTangent,
                second: impl SecondOn<D, R>,
                z_bar: impl IntoShadow<Shadow<'c>>,
                theta_bar: impl IntoShadow<Shadow<'d>>,
                _: impl NoShadow,
                _: (),
                z_dot_bar: impl IntoShadow<Shadow<'e>>,
                theta_dot_bar: impl IntoShadow<Shadow<'f>>,
                _: impl NoShadow,
                tape: &mut Rev<'_, '_>,
                seed: (Vec<f64>, Vec<f64>),
            ) -> ((), (), (), LeftOut, (), (), (), LeftOut) {
                $without::jvp_rev(
                    |z: &[f64], theta: &[f64]| g(z, theta, data),
                    z,
                    theta,
                    |z: &[f64], theta: &[f64], z_dot: Option<&[f64]>, theta_dot: Option<&[f64]>| {
                        g_jvp(z, theta, data, z_dot, theta_dot)
                    },
                    z_dot,
                    theta_dot,
                    with_data!(second, data),
                    z_bar,
                    theta_bar,
                    (),
                    z_dot_bar,
                    theta_dot_bar,
                    tape,
                    seed,
                );
                ((), (), (), LeftOut, (), (), (), LeftOut)
            }

            pub fn jvp_vjp<'a, 'b, 'c, 'd, 'e, 'f, D: ?Sized, R: Vector>(
                g: impl Fn(&[f64], &[f64], &D) -> R,
                z: &[f64],
                theta: &[f64],
                data: &D,
                g_jvp: impl Fn(&[f64], &[f64], &D, Option<&[f64]>, Option<&[f64]>) -> (R, R),
                z_dot: impl IntoTangent<&'a [f64]>,
                theta_dot: impl IntoTangent<&'b [f64]>,
                _: impl NoTangent,
                second: impl SecondOn<D, R>,
                z_bar: impl IntoShadow<Shadow<'c>>,
                theta_bar: impl IntoShadow<Shadow<'d>>,
                _: impl NoShadow,
                _: (),
                z_dot_bar: impl IntoShadow<Shadow<'e>>,
                theta_dot_bar: impl IntoShadow<Shadow<'f>>,
                _: impl NoShadow,
                tape: &mut Tape,
                seed: (Vec<f64>, Vec<f64>),
            ) -> ((Vec<f64>, Vec<f64>), ((), (), (), LeftOut, (), (), (), LeftOut)) {
                let (both, _) = $without::jvp_vjp(
                    |z: &[f64], theta: &[f64]| g(z, theta, data),
                    z,
                    theta,
                    |z: &[f64], theta: &[f64], z_dot: Option<&[f64]>, theta_dot: Option<&[f64]>| {
                        g_jvp(z, theta, data, z_dot, theta_dot)
                    },
                    z_dot,
                    theta_dot,
                    with_data!(second, data),
                    z_bar,
                    theta_bar,
                    (),
                    z_dot_bar,
                    theta_dot_bar,
                    tape,
                    seed,
                );
                (both, ((), (), (), LeftOut, (), (), (), LeftOut))
            }
        }
    )*};
}

maps_on! {
    root_on_grad, root_on, root_grad;
    fixed_point_on_grad, fixed_point_on, fixed_point_grad;
}

#[doc(hidden)]
#[allow(non_camel_case_types)]
pub enum argmin_on_grad {}

#[allow(missing_docs)]
impl argmin_on_grad {
    pub const RECORDS: bool = true;
    crate::record::unknown_lengths!();
    pub const READS: [bool; 4] = [true; 4];
    pub const READS_IF_FIXED: [bool; 4] = [true; 4];

    pub fn vjp<'a, 'b, D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        second: impl SecondOn<D, f64>,
        z_bar: impl IntoShadow<Shadow<'a>>,
        theta_bar: impl IntoShadow<Shadow<'b>>,
        _: impl NoShadow,
        tape: &mut Tape,
        seed: Vec<f64>,
    ) -> (Vec<f64>, ((), (), (), LeftOut)) {
        let f = |z: &[f64], theta: &[f64]| f(z, theta, data);
        let second = with_data!(second, data);
        let (value, _) = argmin_grad::vjp(f, z, theta, second, z_bar, theta_bar, tape, seed);
        (value, ((), (), (), LeftOut))
    }

    pub fn fwd<D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        tape: &mut Tape,
    ) -> Vec<f64> {
        argmin_grad::fwd(|z: &[f64], theta: &[f64]| f(z, theta, data), z, theta, tape)
    }

    pub fn rev<'a, 'b, D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        second: impl SecondOn<D, f64>,
        z_bar: impl IntoShadow<Shadow<'a>>,
        theta_bar: impl IntoShadow<Shadow<'b>>,
        _: impl NoShadow,
        tape: &mut Rev<'_, '_>,
        seed: Vec<f64>,
    ) -> ((), (), (), LeftOut) {
        let f = |z: &[f64], theta: &[f64]| f(z, theta, data);
        let second = with_data!(second, data);
        argmin_grad::rev(f, z, theta, second, z_bar, theta_bar, tape, seed);
        ((), (), (), LeftOut)
    }

    pub fn jvp<'a, 'b, D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        second: impl SecondOn<D, f64>,
        z_dot: impl IntoTangent<&'a [f64]>,
        theta_dot: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
    ) -> (Vec<f64>, Vec<f64>) {
        let f = |z: &[f64], theta: &[f64]| f(z, theta, data);
        argmin_grad::jvp(f, z, theta, with_data!(second, data), z_dot, theta_dot)
    }

    pub fn jvp_fwd<'a, 'b, D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        second: impl SecondOn<D, f64>,
        z_dot: impl IntoTangent<&'a [f64]>,
        theta_dot: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        tape: &mut Tape,
    ) -> (Vec<f64>, Vec<f64>) {
        let f = |z: &[f64], theta: &[f64]| f(z, theta, data);
        let second = with_data!(second, data);
        argmin_grad::jvp_fwd(f, z, theta, second, z_dot, theta_dot, tape)
    }

    pub fn jvp_rev<'a, 'b, 'c, 'd, 'e, 'f, D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        second: impl SecondOn<D, f64>,
        z_dot: impl IntoTangent<&'a [f64]>,
        theta_dot: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        third: impl ThirdOn<D, f64>,
        z_bar: impl IntoShadow<Shadow<'c>>,
        theta_bar: impl IntoShadow<Shadow<'d>>,
        _: impl NoShadow,
        _: (),
        z_dot_bar: impl IntoShadow<Shadow<'e>>,
        theta_dot_bar: impl IntoShadow<Shadow<'f>>,
        _: impl NoShadow,
        tape: &mut Rev<'_, '_>,
        seed: (Vec<f64>, Vec<f64>),
    ) -> ((), (), (), LeftOut, (), (), (), LeftOut) {
        argmin_grad::jvp_rev(
            |z: &[f64], theta: &[f64]| f(z, theta, data),
            z,
            theta,
            with_data!(second, data),
            z_dot,
            theta_dot,
            with_data!(third third, data),
            z_bar,
            theta_bar,
            (),
            z_dot_bar,
            theta_dot_bar,
            tape,
            seed,
        );
        ((), (), (), LeftOut, (), (), (), LeftOut)
    }

    pub fn jvp_vjp<'a, 'b, 'c, 'd, 'e, 'f, D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        second: impl SecondOn<D, f64>,
        z_dot: impl IntoTangent<&'a [f64]>,
        theta_dot: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        third: impl ThirdOn<D, f64>,
        z_bar: impl IntoShadow<Shadow<'c>>,
        theta_bar: impl IntoShadow<Shadow<'d>>,
        _: impl NoShadow,
        _: (),
        z_dot_bar: impl IntoShadow<Shadow<'e>>,
        theta_dot_bar: impl IntoShadow<Shadow<'f>>,
        _: impl NoShadow,
        tape: &mut Tape,
        seed: (Vec<f64>, Vec<f64>),
    ) -> (
        (Vec<f64>, Vec<f64>),
        ((), (), (), LeftOut, (), (), (), LeftOut),
    ) {
        let (both, _) = argmin_grad::jvp_vjp(
            |z: &[f64], theta: &[f64]| f(z, theta, data),
            z,
            theta,
            with_data!(second, data),
            z_dot,
            theta_dot,
            with_data!(third third, data),
            z_bar,
            theta_bar,
            (),
            z_dot_bar,
            theta_dot_bar,
            tape,
            seed,
        );
        (both, ((), (), (), LeftOut, (), (), (), LeftOut))
    }

    pub fn order_2_jvp<'a, 'b, 'c, 'd, 'e, 'f, D: ?Sized, G: Gradient>(
        f: impl Fn(&[f64], &[f64], &D) -> (f64, G),
        z: &[f64],
        theta: &[f64],
        data: &D,
        second: impl SecondOn<D, f64>,
        z_1: impl IntoTangent<&'a [f64]>,
        theta_1: impl IntoTangent<&'b [f64]>,
        _: impl NoTangent,
        third: impl ThirdOn<D, f64>,
        z_2: impl IntoTangent<&'c [f64]>,
        theta_2: impl IntoTangent<&'d [f64]>,
        _: impl NoTangent,
        _: impl Sized,
        z_12: impl IntoTangent<&'e [f64]>,
        theta_12: impl IntoTangent<&'f [f64]>,
        _: impl NoTangent,
    ) -> Four<Vec<f64>> {
        argmin_grad::order_2_jvp(
            |z: &[f64], theta: &[f64]| f(z, theta, data),
            z,
            theta,
            with_data!(second, data),
            z_1,
            theta_1,
            with_data!(third third, data),
            z_2,
            theta_2,
            (),
            z_12,
            theta_12,
        )
    }
}
