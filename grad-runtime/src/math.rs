//! The methods of floats that `core` lacks.

use crate::real::Real;

macro_rules! methods {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $ty:ty),*) = $own:ident;)*) => {
        /// The methods of `f64` and `f32` that `std` has and `core` has not, for crates without `std`.
        ///
        /// They compute by `libm` where the feature `std` is off, and are those of `std` where it is on. The attribute
        /// knows them as it knows the methods of `std`. (Without `std`, a method of this name that another trait in scope
        /// gives to floats is taken to be that function as well.)
        ///
        /// ```
        /// # #[allow(unused_imports)] // Here `std` has these methods.
        /// use grad_runtime::Math as _;
        ///
        /// assert_eq!(2.25f64.sqrt().floor(), 1.0);
        /// ```
        pub trait Math: Real {
            $(
                $(#[$doc])*
                #[inline(always)]
                fn $name(self, $($arg: $ty),*) -> Self {
                    Real::$own(self, $($arg),*)
                }
            )*

            /// Sine and cosine, of radians.
            #[inline(always)]
            fn sin_cos(self) -> (Self, Self) {
                (Math::sin(self), Math::cos(self))
            }
        }

        /// The same for emitted code: methods by reference are found last, behind those of `std` and of the traits that
        /// the user has in scope.
        #[allow(missing_docs)]
        pub trait Methods: Real {
            $(
                #[inline(always)]
                fn $name(&self, $($arg: $ty),*) -> Self {
                    Real::$own(*self, $($arg),*)
                }
            )*

            #[inline(always)]
            fn sin_cos(&self) -> (Self, Self) {
                (Methods::sin(self), Methods::cos(self))
            }
        }
    };
}

methods! {
    /// The largest integer not above.
    fn floor() = grad_floor;
    /// The smallest integer not below.
    fn ceil() = grad_ceil;
    /// The nearest integer, halves away from zero.
    fn round() = grad_round;
    /// The nearest integer, halves to even ones.
    fn round_ties_even() = grad_round_ties_even;
    /// The integer part.
    fn trunc() = grad_trunc;
    /// The fractional part, with the sign of the number.
    fn fract() = grad_fract;
    /// The square root.
    fn sqrt() = grad_sqrt;
    /// The cube root.
    fn cbrt() = grad_cbrt;
    /// e to this power.
    fn exp() = grad_exp;
    /// 2 to this power.
    fn exp2() = grad_exp2;
    /// `exp(x) - 1`, accurate near zero.
    fn exp_m1() = grad_exp_m1;
    /// The natural logarithm.
    fn ln() = grad_ln;
    /// `ln(1 + x)`, accurate near zero.
    fn ln_1p() = grad_ln_1p;
    /// The logarithm to base 2.
    fn log2() = grad_log2;
    /// The logarithm to base 10.
    fn log10() = grad_log10;
    /// The sine, of radians.
    fn sin() = grad_sin;
    /// The cosine, of radians.
    fn cos() = grad_cos;
    /// The tangent, of radians.
    fn tan() = grad_tan;
    /// The arc sine, in radians.
    fn asin() = grad_asin;
    /// The arc cosine, in radians.
    fn acos() = grad_acos;
    /// The arc tangent, in radians.
    fn atan() = grad_atan;
    /// The hyperbolic sine.
    fn sinh() = grad_sinh;
    /// The hyperbolic cosine.
    fn cosh() = grad_cosh;
    /// The hyperbolic tangent.
    fn tanh() = grad_tanh;
    /// The inverse hyperbolic sine.
    fn asinh() = grad_asinh;
    /// The inverse hyperbolic cosine.
    fn acosh() = grad_acosh;
    /// The inverse hyperbolic tangent.
    fn atanh() = grad_atanh;
    /// The remainder of Euclidean division, not negative.
    fn rem_euclid(other: Self) = grad_rem_euclid;
    /// The quotient of Euclidean division.
    fn div_euclid(other: Self) = grad_div_euclid;
    /// `sqrt(x * x + y * y)`, without overflow on the way.
    fn hypot(other: Self) = grad_hypot;
    /// This number to a power.
    fn powf(other: Self) = grad_powf;
    /// The logarithm to a base.
    fn log(other: Self) = grad_log;
    /// The angle of the point (`other`, `self`), in radians.
    fn atan2(other: Self) = grad_atan2;
    /// This number to an integer power.
    fn powi(n: i32) = grad_powi;
    /// `self * a + b`, rounded once.
    fn mul_add(a: Self, b: Self) = grad_mul_add;
}

impl Math for f64 {}
impl Math for f32 {}

impl Methods for f64 {}
impl Methods for f32 {}

/// The argument itself: says its type, where a constant of the user's is called a method on.
#[inline(always)]
pub const fn float<T: Real>(x: T) -> T {
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_functions_are_those_of_std() {
        assert!((Math::exp(1.0f64) - core::f64::consts::E).abs() < 1e-15);
        assert_eq!(Math::powi(1.5f32, 2), 2.25);
        assert_eq!(Methods::mul_add(&2.0f64, 3.0, 1.0), 7.0);
        assert_eq!(Methods::log(&8.0f64, 2.0), 3.0);
    }
}
